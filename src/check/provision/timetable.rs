//! F-015 and F-016: less school than others have, and education outside school.

use super::content::is_education_otherwise;
use super::{in_section_f, words_of};
use crate::check::found::{Found, listed};
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{DelivererRole, ProvisionKind, Section};
use crate::wording::PhraseList;
use std::sync::LazyLock;

pub(super) const REDUCED_TIMETABLE_WITHOUT_PLAN: Rule = Rule {
    code: "F-015",
    name: "reduced-timetable-without-plan",
    fault: "A reduced timetable or tuition does not say the hours, the place or the way back",
    doc: "A part-time timetable without an end becomes the timetable. Say the hours of teaching and where, and the steps \
by which attendance grows, with dates. A council's duty to arrange suitable education for a child who cannot attend \
(section 19 of the Education Act 1996) is a separate one.

Judged where the words of Section F name a reduced timetable, a phased return or home tuition.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Reduced timetable. Tuition to be arranged.\u{201d}",
    right: "\u{201c}A tutor teaches her one to one at home for 15 hours a week; from 1 March she visits school on two \
mornings, from 19 April on four.\u{201d}",
    decided: Decided::ByEngine(reduced_timetable_without_plan),
};

pub(super) static REDUCED: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "reduced timetable",
        "part-time timetable",
        "part time timetable",
        "phased return",
        "phased reintegration",
        "reduced hours",
        "home tuition",
        "tuition to be",
        "tuition will be arranged",
        "tuition as",
    ])
});
static PLACES: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "at home",
        "at school",
        "in school",
        "at college",
        "library",
        "centre",
        "online",
        "at the",
        "hospital",
    ])
});
static STEPS: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "from january",
        "from february",
        "from march",
        "from april",
        "from may",
        "from june",
        "from july",
        "from september",
        "from october",
        "from november",
        "from december",
        "rising",
        "growing",
        "increase",
        "increases",
        "by",
        "until",
        "each week",
        "then",
        "step",
        "steps",
        "week 1",
        "after",
    ])
});

fn reduced_timetable_without_plan(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let text = item.provision.text.as_str();
        let Some(span) = REDUCED.first(item.words()) else { continue };
        let hours = item
            .reading()
            .quantities
            .iter()
            .chain(&item.provision.quantities)
            .any(|amount| amount.total.is_some() || amount.duration_minutes.is_some());
        let steps = STEPS.is_in(item.words()) || item.provision.ends_on.is_some();
        let missing: Vec<&str> = [
            (!hours, "the hours"),
            (!PLACES.is_in(item.words()) && item.provision.setting.is_none(), "the place"),
            (!steps, "the way back to full time"),
        ]
        .into_iter()
        .filter_map(|(is_missing, name)| is_missing.then_some(name))
        .collect();
        if let Some(list) = listed(&missing) {
            found
                .warning(words_of(item), format!("less than full-time education is planned without {list}"))
                .mend(format!("say {list}, with dates"))
                .quote(text, span);
        }
    }
}

pub(super) const EDUCATION_OTHERWISE_INCOMPLETE: Rule = Rule {
    code: "F-016",
    name: "education-otherwise-incomplete",
    fault: "All education is to be otherwise than at a school, and Section F does not set it all out",
    doc: "Where a school or institution would not be appropriate, the council may arrange the special educational \
provision elsewhere (section 61). Section I then stays blank, and Section F is the whole of the education: teaching, \
therapy, physical education, examinations and who is responsible for safeguarding. Its content may not be left to a \
professional to settle.

The engine finds a Section F without any teaching, and teaching without an amount. Whether the rest is whole is for a person.",
    basis: Basis::Must,
    law: &[
        Citation::act("37(2)(c)"),
        Citation::act("61"),
        Citation::case("[2019] UKUT 240 (AAC)"),
        Citation::case("[2022] UKUT 230 (AAC)"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "Education is otherwise than at school, and Section F lists only therapy.",
    right: "Section F lists a tutor for 15 hours a week, therapy, swimming each week, entry to examinations and the officer \
responsible for safeguarding.",
    decided: Decided::InPart(
        education_otherwise_incomplete,
        "Whether Section F is the whole of a suitable education for this child or young person is for a person.",
    ),
};

fn education_otherwise_incomplete(subject: &Subject<'_>, found: &mut Found) {
    if !is_education_otherwise(subject.plan) {
        return;
    }
    let mut teaching = in_section_f(subject)
        .filter(|item| {
            let teacher = |role: DelivererRole| {
                matches!(
                    role,
                    DelivererRole::Teacher | DelivererRole::SpecialistTeacher | DelivererRole::Tutor
                )
            };
            matches!(item.provision.kind, ProvisionKind::Teaching | ProvisionKind::SpecialistTeaching)
                || item.reading().who.is_some_and(teacher)
                || item.provision.delivered_by.iter().any(|person| person.role.is_some_and(teacher))
        })
        .peekable();
    if teaching.peek().is_none() {
        found
            .error(Subject::section(Section::F), "all education is otherwise than at a school, and Section F sets out no teaching")
            .mend("set out all of the education in Section F: who teaches what, where, and for how many hours a week");
    } else if !teaching.any(|item| super::said::said(item).amount) {
        found
            .error(
                Subject::section(Section::F),
                "all education is otherwise than at a school, and no teaching in Section F has an amount",
            )
            .mend("say for how many hours a week each kind of teaching is given");
    }
}
