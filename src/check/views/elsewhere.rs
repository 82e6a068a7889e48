//! What stands in Section A and must stand, or be used, elsewhere too.

use super::{LISTS, Named, says_nothing};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::Section;
use crate::wording::Words;
use std::ops::Range;

pub(super) const NEED_ONLY_IN_VIEWS: Rule = Rule {
    code: "A-006",
    name: "need-only-in-views",
    fault: "A condition stands in Section A and in no section that anybody must act on",
    doc: "Section A carries no duty. A need that stands only there is met by nobody: special educational needs belong in \
Section B, health needs in C, social care needs in D (regulation 12(1)(b) to (d)).

A short list of conditions that nobody would leave out on purpose (seizures, diabetes, severe allergy, hearing loss and the like) is \
looked for in Section A, and then in Sections B to H, in words and titles. Sentences that speak of the past, of a \
doubt or of another person are left alone. The list is this project\u{2019}s own.

Needs in other words, and provision that is described only in Section A, are left to a person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "The history mentions daily seizures, and Section C says nothing of them.",
    right: "C1 describes the seizures, and the history only says when they began.",
    decided: Decided::InPart(
        need_only_in_views,
        "needs that are told in other words, and provision that stands only in Section A",
    ),
};

fn need_only_in_views(subject: &Subject<'_>, found: &mut Found) {
    for condition in &LISTS.conditions {
        let first = subject
            .told()
            .filter(|(text, _)| text.section == Some(Section::A))
            .find_map(|(text, words)| Some((text, words, stated(condition, words)?)));
        let Some((text, words, range)) = first else { continue };
        if !stands_elsewhere(subject, condition) {
            found
                .warning(text.path.clone(), format!("the plan tells of {} here, and Sections B to H say nothing of it", condition.name))
                .quote(text.text, words.stretch(&range))
                .mend("ask whether this is a need now, and set it out in Section B, C or D with the advice that shows it");
        }
    }
}

/// Where a condition is told as one that the person has now.
fn stated(condition: &Named, words: &Words<'_>) -> Option<Range<usize>> {
    condition.words.find(words).find(|range| {
        let sentence = words.sentence_of(range.start);
        let beside = |among: Range<usize>| LISTS.not_now.is_among(words, among);
        !beside(sentence.start..range.start) && !beside(range.end..sentence.end)
    })
}

/// Whether Sections B to H name it, in a text or in a title.
fn stands_elsewhere(subject: &Subject<'_>, named: &Named) -> bool {
    subject.told().any(|(text, words)| {
        text.section.is_some_and(|section| (Section::B..=Section::H2).contains(&section))
            && (named.words.is_in(words) || named.also.is_in(words))
    }) || titles(subject).any(|title| named.words.is_in(&Words::of(title)))
}

fn titles<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a str> {
    use crate::check::subject::Need;
    let needs = subject.needs.iter().map(|item| match item.need {
        Need::SpecialEducational(need) => need.title.as_deref(),
        Need::Care(need) => need.title.as_deref(),
    });
    needs.chain(subject.provisions.iter().map(|item| item.provision.title.as_deref())).flatten()
}

pub(super) const COMMUNICATION_NOT_TOLD: Rule = Rule {
    code: "A-009",
    name: "communication-not-told",
    fault: "Section A does not say how to communicate with the child or young person, or a way it names is used nowhere",
    doc: "The Code asks Section A to say how to communicate with the child or young person and how to involve them in \
decisions (paragraph 9.69(A)). A new teacher or social worker starts with that page.

Found is a Section A without such words: the field is empty, and no other words of the section speak of communicating. \
Good practice only: a way of communicating that others must learn (Makaton, a communication book, eye gaze and the like), named there \
or on the front page, which no need, outcome or provision mentions. Then nobody is asked to learn or to use it. The \
list of ways is this project\u{2019}s own.",
    basis: Basis::Should,
    law: &[Citation::code("9.69(A)")],
    in_force: InForce::SINCE_2014,
    wrong: "The plan says nowhere how Ines tells people things.",
    right: "\u{201c}Sign and say one idea at a time; Ines answers with Makaton\u{201d}, and F2 teaches her class the signs.",
    decided: Decided::ByEngine(communication_not_told),
};

fn communication_not_told(subject: &Subject<'_>, found: &mut Found) {
    const MEND: &str = "say in Sections B and F how it is used and who learns it, from the advice; or take it out if it is no longer used";
    let how = subject.plan.sections.views.how_to_communicate.as_ref();
    let told = how.is_some_and(|text| !says_nothing(text.as_str()))
        || subject.told().any(|(text, words)| {
            text.section == Some(Section::A) && words.all_lower().any(|word| word.starts_with("communicat"))
        });
    if !told {
        found
            .warning(Subject::section(Section::A), "Section A does not say how to communicate with them or involve them in decisions")
            .mend("ask the family and the people who know them, and write down how to speak, show and listen to them");
    }
    let nowhere = |method: &Named| !stands_elsewhere(subject, method);
    let page =
        subject.told().find(|(text, _)| text.section == Some(Section::A) && text.is("how_to_communicate"));
    for method in &LISTS.methods {
        if let Some((text, words)) = page
            && let Some(range) = stated(method, words)
        {
            if nowhere(method) {
                found
                    .warning(
                        text.path.clone(),
                        format!(
                            "{} is named here, and no need, outcome or provision mentions it",
                            method.name
                        ),
                    )
                    .on(Basis::GoodPractice)
                    .quote(text.text, words.stretch(&range))
                    .mend(MEND);
            }
            continue;
        }
        let front = subject.plan.child_or_young_person.communication.as_ref();
        let listed = front.and_then(|needs| {
            needs.methods.iter().position(|written| method.words.is_in(&Words::of(written)))
        });
        if let Some(index) = listed.filter(|_| nowhere(method)) {
            let path = crate::model::PlanPath::root()
                .field("child_or_young_person")
                .field("communication")
                .field("methods")
                .index(index);
            found
                .warning(
                    path,
                    format!(
                        "{} is named on the front page, and no need, outcome or provision mentions it",
                        method.name
                    ),
                )
                .on(Basis::GoodPractice)
                .mend(MEND);
        }
    }
}
