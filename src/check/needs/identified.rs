//! Whether the needs that advice shows are there, and whether each need says what shows it.

use super::needs;
use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Advice, AdviceKind, ItemId, Section};
use crate::wording::Words;

pub(super) const NEED_IN_ADVICE_ABSENT: Rule = Rule {
    code: "B-001",
    name: "need-in-advice-absent",
    fault: "A need that the advice shows does not appear in the plan",
    doc: "Section B must specify the special educational needs that were identified, all of them and not only the \
main one (section 37(2)(a), regulation 12(1)(b)), taking into account the advice obtained (regulation 11). A need that \
is left out is never met. The council may disagree with an adviser; then it should say why.

A Section B without a single need is an error. Otherwise the links of the record are looked at: professional advice \
in Section K that no need rests on, directly or through an outcome or a provision linked to a need, is a warning to \
read it once more. Advice that was superseded, the family's own advice, and medical or social care advice where \
Section C or D says that someone looked and found none, are not asked about. In a plan converted from an old paper \
links are not asked for, nor where no need has any link yet.

The record does not hold the words of the advice. Whether every need in it stands in the plan is left to a person.",
    basis: Basis::Must,
    law: &[
        Citation::act("37(2)(a)"),
        Citation::regulation("12(1)(b)"),
        Citation::regulation("11").not_compared(),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "K5 is an occupational therapist\u{2019}s report on handwriting and dressing; no need mentions either.",
    right: "B6 describes how Ines writes and dresses, with K5 as its evidence.",
    decided: Decided::InPart(
        need_in_advice_absent,
        "whether every need described in the words of the advice stands in the plan, and whether the council had a reason to disagree",
    ),
};

fn need_in_advice_absent(subject: &Subject<'_>, found: &mut Found) {
    if needs(subject).next().is_none() {
        found
            .error(Subject::section(Section::B), "Section B holds no special educational need")
            .mend("set out every special educational need that the assessment identified, each with the advice that shows it");
        return;
    }
    let linked = subject.needs.iter().any(|item| !item.need.evidence().is_empty());
    if subject.profile == Profile::Legacy || !linked {
        return;
    }
    for (index, advice) in subject.plan.sections.advice.advice.iter().enumerate() {
        if is_about_needs(subject, advice) && !rests_on(subject, advice.id) {
            let label = subject.labels.get(advice.id).unwrap_or("this advice");
            let path = Subject::section(Section::K).field("advice").index(index);
            found
                .warning(path, format!("no need in Section B, C or D rests on {label}, so a need that it shows may be missing"))
                .mend(format!("read {label} again: add each need that it shows, link the needs that rest on it, or record why the council does not agree"));
        }
    }
}

/// Whether advice is expected to show needs of the child.
fn is_about_needs(subject: &Subject<'_>, advice: &Advice) -> bool {
    let sections = &subject.plan.sections;
    if advice.superseded_by.is_some() || advice.received_on.is_none() && advice.written_on.is_none() {
        return false;
    }
    match advice.kind {
        AdviceKind::Educational | AdviceKind::Psychological | AdviceKind::OtherPerson => true,
        AdviceKind::Medical => sections.health_care_needs.none_identified.is_none(),
        AdviceKind::SocialCare => sections.social_care_needs.none_identified.is_none(),
        AdviceKind::ParentOrYoungPerson
        | AdviceKind::PreparationForAdulthood
        | AdviceKind::RequestedByParentOrYoungPerson => false,
    }
}

/// Whether a need rests on the advice: by its own link, or through an outcome or a provision that names a need.
fn rests_on(subject: &Subject<'_>, advice: ItemId) -> bool {
    subject.needs.iter().any(|item| item.need.evidence().contains(&advice))
        || subject
            .outcomes
            .iter()
            .any(|item| !item.outcome.needs.is_empty() && item.outcome.evidence.contains(&advice))
        || subject
            .provisions
            .iter()
            .any(|item| !item.provision.meets.is_empty() && item.provision.evidence.contains(&advice))
}

pub(super) const NEED_WITHOUT_SOURCE: Rule = Rule {
    code: "B-007",
    name: "need-without-source",
    fault: "A need does not say which advice shows it",
    doc: "Each need should lead back to the advice behind it. Then a reader can look up what was seen, by whom and \
when, a review can ask for the same measure again, and nobody can say that a need was only somebody\u{2019}s impression.

It is judged by the need\u{2019}s link to advice in Section K. A need whose words name their source pass as well: a K \
number, or a year in brackets beside what was found. In a plan converted from an old paper links are not asked for.

Whether the advice really says what the need says is not judged.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Ines struggles with spelling\u{201d}, with no source.",
    right: "\u{201c}Ines spells 3 of 20 common words (K2, educational psychologist, 14 September 2026).\u{201d}",
    decided: Decided::ByEngine(need_without_source),
};

fn need_without_source(subject: &Subject<'_>, found: &mut Found) {
    if subject.profile == Profile::Legacy {
        return;
    }
    for (path, need) in needs(subject) {
        let told = || subject.told_of(Section::B, need.id);
        if need.evidence.is_empty() && !told().any(|(text, words)| names_a_source(text.text, words)) {
            let label = subject.labels.get(need.id).unwrap_or("this need");
            found
                .warning(path.clone(), format!("{label} names no advice that shows it"))
                .mend("link the advice in Section K that shows this need; if there is none, ask who saw it and when");
        }
    }
}

/// Whether the words themselves say where a need was seen: a K number, or a year inside brackets.
fn names_a_source(text: &str, words: &Words<'_>) -> bool {
    let is_label = |word: &str| {
        word.strip_prefix('k')
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    if words.all_lower().any(is_label) {
        return true;
    }
    text.split('(').skip(1).any(|rest| {
        let inside = rest.split(')').next().unwrap_or_default();
        inside
            .split(|c: char| !c.is_ascii_digit())
            .any(|digits| digits.len() == 4 && digits.starts_with("20"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_named_by_a_number_or_a_dated_bracket() {
        let named = |text: &str| names_a_source(text, &Words::of(text));
        assert!(named("Reads 30 words a minute (K2)."));
        assert!(named("Reads slowly (specialist teacher, May 2026)."));
        assert!(!named("Reads slowly (in English) since 2026."));
        assert!(!named("Is in KS2 and weighs 30 kg."));
    }
}
