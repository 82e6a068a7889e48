//! How old the advice is that the plan rests on.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, item};
use crate::finding::Basis;
use crate::model::{Advice, Date, Section, Status};
use crate::timescales::calendar::{months_after, national_curriculum_year};
use crate::wording::{PhraseList, Words};
use std::sync::LazyLock;

pub(super) const STALE_ADVICE: Rule = Rule {
    code: "K-002",
    name: "stale-advice",
    fault: "The plan rests on advice that was more than a year old when it was made",
    doc: "Children change. Advice of two years ago describes another child in another class, and provision taken from it \
may be too much or too little. The law sets no shelf-life: earlier advice may serve if the adviser, the council and the \
family are all satisfied with it (regulation 6(4)), and the plan should then say so.

The age is counted from the day on which the advice was written to the date of the version, or to the day of judging for \
one that is not final. More than 12 months is a warning, more than 24 a stronger one, and it is said where the child moved \
to another phase of education in between; the numbers are this project\u{2019}s own. A paper is not blamed that is superseded, has a \
newer one of the same kind and role beside it, or has a note that it is agreed to be still right or sufficient.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "The only psychological advice for the move to Year 9 was written in 2021.",
    right: "A report of 2026; or a note that family, adviser and council agreed that the older one is enough.",
    decided: Decided::ByEngine(stale_advice),
};

/// Words by which a note says that older advice still serves.
static STILL_SERVES: LazyLock<PhraseList> = LazyLock::new(|| {
    const WORDS: [&str; 14] = [
        "agreed",
        "agree",
        "agreement",
        "satisfied",
        "sufficient",
        "still accurate",
        "still right",
        "still valid",
        "still applies",
        "still current",
        "still relevant",
        "is enough",
        "enough",
        "remains",
    ];
    PhraseList::of(&WORDS)
});

fn stale_advice(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let judged = match plan.version.status {
        Status::Final | Status::Ceased => plan.version.made_on.unwrap_or(subject.on).min(subject.on),
        Status::Draft | Status::ProposedAmendment => subject.on,
    };
    let all = &plan.sections.advice.advice;
    for (index, advice) in all.iter().enumerate() {
        let Some(written) = advice.written_on else { continue };
        if months_after(written, 12) >= judged || advice.superseded_by.is_some() || is_accepted(advice) {
            continue;
        }
        let newer = all.iter().any(|other| {
            other.kind == advice.kind
                && other.author_role == advice.author_role
                && other.written_on > Some(written)
        });
        if newer {
            continue;
        }
        let label = subject.labels.get(advice.id).unwrap_or("this advice");
        let age = if months_after(written, 24) < judged { "two years" } else { "a year" };
        let moved = if phase(subject, written) == phase(subject, judged) {
            ""
        } else {
            ", and the child has moved to another phase of education since"
        };
        let when = if judged == subject.on { "is" } else { "was" };
        let then = if judged == subject.on { "" } else { " when this version was made" };
        found
            .warning(
                item(Section::K, "advice", index).field("written_on"),
                format!("{label} {when} more than {age} old{then}{moved}"),
            )
            .mend("ask for new advice, or record that the adviser, the family and the council agree that it is still sufficient");
    }
}

fn is_accepted(advice: &Advice) -> bool {
    advice.note.as_ref().is_some_and(|note| {
        let words = Words::of(note.as_str());
        let denies = words.iter().any(|word| {
            let word = &note.as_str()[word.start..word.bare_end];
            word.eq_ignore_ascii_case("not") || word.eq_ignore_ascii_case("no")
        });
        !denies && STILL_SERVES.find(&words).next().is_some()
    })
}

/// The phase of education on a day, by age: early years, primary, secondary, after 16.
fn phase(subject: &Subject<'_>, day: Date) -> u8 {
    match national_curriculum_year(subject.plan.child_or_young_person.date_of_birth, day) {
        ..0 => 0,
        0..=6 => 1,
        7..=11 => 2,
        _ => 3,
    }
}
