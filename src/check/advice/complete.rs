//! Whether the advice that the Regulations name is there, appended, and says who wrote it and when.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, item};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Advice, AdviceKind, EventKind, Section};

pub(super) const ADVICE_MISSING: Rule = Rule {
    code: "K-001",
    name: "advice-missing",
    fault: "Advice that regulation 6(1) asks for is not listed in Section K, or is not appended",
    doc: "An assessment must bring advice from the parent or young person, the school, health, an educational psychologist \
and social care (regulation 6(1)(a) to (e)), and the advice must be set out in appendices to the plan (regulation 12(4)). \
Older advice may serve if the adviser, the council and the family are satisfied with it (regulation 6(4)); it is then \
listed like any other.

An error is a kind of which Section K lists nothing at all, or of which nothing is appended and no note says why. A note \
makes it a warning, and so does one paper that is left out while others of its kind are appended. Superseded papers need \
not be appended. Advice from others whom the council or the family chose is asked for only by them, and advice for \
adulthood by P-001. A draft is judged once it has been served.",
    basis: Basis::Must,
    law: &[Citation::regulation("6(1)"), Citation::regulation("12(4)")],
    in_force: InForce::SINCE_2014,
    wrong: "Section K lists no psychological advice.",
    right: "\u{201c}Psychological advice, educational psychologist, 25 June 2026, appended.\u{201d}",
    decided: Decided::ByEngine(advice_missing),
};

/// The kinds that every assessment asks for, with their letter and the words for them.
const ALWAYS: [(AdviceKind, &str, &str); 5] = [
    (AdviceKind::ParentOrYoungPerson, "a", "of the parent or the young person"),
    (AdviceKind::Educational, "b", "of the school or another educational adviser"),
    (AdviceKind::Medical, "c", "of a health professional"),
    (AdviceKind::Psychological, "d", "of an educational psychologist"),
    (AdviceKind::SocialCare, "e", "of social care"),
];

fn advice_missing(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let served = plan
        .lifecycle
        .events
        .iter()
        .any(|event| matches!(event.kind, EventKind::DraftServed | EventKind::AmendmentNoticeServed));
    if subject.profile == Profile::Draft && !served {
        return;
    }
    let advice = &plan.sections.advice.advice;
    for (kind, letter, whose) in ALWAYS {
        let of_kind: Vec<(usize, &Advice)> =
            advice.iter().enumerate().filter(|(_, advice)| advice.kind == kind).collect();
        if of_kind.is_empty() {
            found
                .error(
                    Subject::section(Section::K),
                    format!("Section K lists no advice {whose} (regulation 6(1)({letter}))"),
                )
                .mend(
                    "append it and list it with its author, role and date; if it was never given, ask for it",
                );
            continue;
        }
        let any_appended = of_kind.iter().any(|(_, advice)| advice.appended != Some(false));
        for (index, advice) in of_kind {
            if advice.appended != Some(false) || advice.superseded_by.is_some() {
                continue;
            }
            let label = subject.labels.get(advice.id).unwrap_or("this advice");
            let at = item(Section::K, "advice", index);
            let says = if advice.note.is_some() { "; its note says more" } else { "" };
            let message = format!("{label} is listed and not appended{says}");
            match (any_appended, advice.note.is_some()) {
                (true, true) => continue,
                (false, false) => found.error(at, message),
                _ => found.warning(at, message),
            }
            .mend("append the paper, or what of it may be shown, or say in a note why it is left out");
        }
    }
}

pub(super) const ADVICE_WITHOUT_AUTHOR_OR_DATE: Rule = Rule {
    code: "K-003",
    name: "advice-without-author-or-date",
    fault: "A paper in Section K does not say who wrote it, in what role, or when",
    doc: "Advice carries weight by who gave it and when. A paper without a date cannot be told from an older one, and one \
without an author or a role cannot be asked about.

Each paper of Section K is asked for the day it was written and for its author or the author\u{2019}s role. The views of \
the parent or young person are asked for the date only. Superseded papers are not judged. Whether the advice itself says \
how much of the help is needed, by whom and how often stands in the papers, which the engine does not read.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}OT advice\u{201d}",
    right: "\u{201c}Occupational therapy advice, occupational therapist of the community trust, 9 September 2026\u{201d}",
    decided: Decided::InPart(
        advice_without_author_or_date,
        "Whether the paper itself specifies and quantifies what it recommends: papers are not part of the record.",
    ),
};

fn advice_without_author_or_date(subject: &Subject<'_>, found: &mut Found) {
    for (index, advice) in subject.plan.sections.advice.advice.iter().enumerate() {
        if advice.superseded_by.is_some() {
            continue;
        }
        let blank = |words: &Option<String>| words.as_deref().is_none_or(|words| words.trim().is_empty());
        let family = advice.kind == AdviceKind::ParentOrYoungPerson;
        let nobody = !family && blank(&advice.author) && blank(&advice.author_role);
        let missing = match (nobody, advice.written_on.is_none()) {
            (true, true) => "who wrote it, in what role, and when",
            (true, false) => "who wrote it and in what role",
            (false, true) => "when it was written",
            (false, false) => continue,
        };
        let label = subject.labels.get(advice.id).unwrap_or("this advice");
        found
            .warning(item(Section::K, "advice", index), format!("{label} does not say {missing}"))
            .mend("look it up in the paper and add it, or ask whoever sent the paper");
    }
}
