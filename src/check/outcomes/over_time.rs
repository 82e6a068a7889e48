//! E-009, E-011 and E-012: outcomes in use: in plain words, looked at, and moving.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{ProgressStatus, Section};
use crate::wording::{PhraseList, Words};
use std::sync::LazyLock;

pub(super) const OUTCOME_WITHOUT_PLAIN_LINE: Rule = Rule {
    code: "E-009",
    name: "outcome-without-plain-line",
    fault: "No outcome has a short plain line that the child or young person could call their own",
    doc: "A child who cannot read the outcome cannot work towards it. A short title (\"asking for help\"), or the outcome in \
the first person, gives the parent's and the child's copy something to show.

Found once for a plan, where no outcome has a title and none speaks in the first person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Eight outcomes in the words of professionals only.",
    right: "The title \u{201c}Asking for help\u{201d}, or \u{201c}I will ask for help with my words\u{201d}.",
    decided: Decided::InPart(
        outcome_without_plain_line,
        "Whether a line is one that this child or young person would use is for them and those who know them.",
    ),
};

fn outcome_without_plain_line(subject: &Subject<'_>, found: &mut Found) {
    static FIRST_PERSON: LazyLock<PhraseList> =
        LazyLock::new(|| PhraseList::of(&["i will", "i shall", "i'll"]));
    let plain = subject.outcomes.iter().any(|item| {
        item.outcome.title.is_some() || FIRST_PERSON.is_in(&Words::of(item.outcome.text.as_str()))
    });
    if !subject.outcomes.is_empty() && !plain {
        found
            .advice(
                Subject::section(Section::E),
                "no outcome has a short plain line for the child or young person",
            )
            .mend("give each outcome a short title in the child's or young person's own words");
    }
}

pub(super) const OUTCOME_REVIEW_MISSING: Rule = Rule {
    code: "E-011",
    name: "outcome-review-missing",
    fault: "Nobody is said to look at an outcome, or when",
    doc: "The Code asks for the arrangements for setting shorter term targets and for monitoring progress. An outcome that \
nobody looks at between reviews is looked at too late.

Words such as \"to be monitored\" say neither who nor when. Arrangements for the section as a whole count for every \
outcome; where no outcome says it, one finding stands for all.",
    basis: Basis::Should,
    law: &[Citation::code("9.69").not_compared()],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}To be monitored.\u{201d}",
    right: "\u{201c}The SENCO checks each half term with the list of ten steps, and tells the parents.\u{201d}",
    decided: Decided::ByEngine(outcome_review_missing),
};

static REVIEWED: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "reviewed by",
        "reviewed each",
        "reviewed every",
        "reviewed termly",
        "checked by",
        "checks",
        "measured by",
        "counted by",
        "recorded by",
        "the senco",
        "class teacher will",
        "assessed by",
        "each half term",
        "every half term",
        "each term",
        "annual review",
    ])
});

/// Words that say when somebody looks at a target.
static RHYTHM: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "(each|every|per|a|the|once|twice|half|new|at|in) (term|half|half-term|week|fortnight|month|year|half term)",
        "(termly|weekly|fortnightly|monthly|annually|yearly|daily|half-termly)",
        "(annual|interim) (review|reviews)",
        "weeks",
        "months",
        "term",
        "terms",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "september",
        "october",
        "november",
        "december",
    ])
});

fn outcome_review_missing(subject: &Subject<'_>, found: &mut Found) {
    let section = &subject.plan.sections.outcomes;
    // "Targets will be reviewed regularly" says neither who nor when.
    let rhythm = |words: &Words| RHYTHM.is_in(words);
    if section
        .arrangements_for_shorter_term_targets
        .as_ref()
        .is_some_and(|text| rhythm(&Words::of(text.as_str())))
    {
        return;
    }
    let missing: Vec<_> = subject
        .outcomes
        .iter()
        .filter(|item| {
            item.outcome.reviewed_by.is_none() && !REVIEWED.is_in(&Words::of(item.outcome.text.as_str()))
        })
        .collect();
    let mend = "say who looks at it, how and how often, and who is told";
    if missing.len() == subject.outcomes.len() && missing.len() > 1 {
        found
            .warning(
                Subject::section(Section::E),
                "no outcome says who reviews it and when, and there are no arrangements for targets",
            )
            .mend(mend);
    } else {
        for item in missing {
            found
                .warning(item.path.field("text"), "nobody is said to look at this outcome, or when")
                .mend(mend);
        }
    }
}

pub(super) const OUTCOME_CARRIED_ON: Rule = Rule {
    code: "E-012",
    name: "outcome-carried-on",
    fault: "An outcome was carried on through two reviews without progress or a word why",
    doc: "A review must consider progress towards the outcomes. An outcome that two reviews left where it was, with no \
note, is either not being worked on or was never right.

Judged from the recorded reviews: at least two of them list the outcome as not yet met, as harder or without a word, and \
none of them has a note. A record of a review that is not filled yet does not count. Whether the provision was changed in between is for a person.",
    basis: Basis::Must,
    law: &[Citation::regulation("20(5)"), Citation::regulation("21(5)")],
    in_force: InForce::SINCE_2014,
    wrong: "The same outcome in 2024, 2025 and 2026, and no note.",
    right: "\u{201c}Partly met (3 of 5); daily sessions from January 2027.\u{201d}",
    decided: Decided::InPart(outcome_carried_on, "Whether a change of provision answers it is for a person."),
};

fn outcome_carried_on(subject: &Subject<'_>, found: &mut Found) {
    for item in &subject.outcomes {
        let told: Vec<_> = subject
            .plan
            .annual_reviews
            .iter()
            // The record of a review that is still to be held or filled says nothing yet.
            .filter(|review| review.is_filled())
            .flat_map(|review| review.progress.iter().filter(|progress| progress.outcome == item.outcome.id))
            .collect();
        let still = told
            .iter()
            .filter(|progress| {
                matches!(
                    progress.status,
                    ProgressStatus::NotYet | ProgressStatus::GotHarder | ProgressStatus::NotSaid
                )
            })
            .count();
        if still >= 2 && still == told.len() && told.iter().all(|progress| progress.note.is_none()) {
            found
                .warning(
                    item.path.field("text"),
                    "two reviews and more left this outcome where it was, without a note",
                )
                .mend("record what was achieved and why it stands, or change the outcome or the provision")
                .on(Basis::GoodPractice);
        }
    }
}
