//! E-006: target dates that are past, or too far away to work towards.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::school_year::school_year;
use crate::check::subject::{OutcomeItem, Subject};
use crate::finding::{Basis, Span};
use crate::law::Citation;
use crate::model::{Date, Phase, Status};
use crate::wording::outcome::Achieve;
use jiff::ToSpan;
use jiff::civil::date;

pub(super) const OUTCOME_DATE_OUT_OF_REACH: Rule = Rule {
    code: "E-006",
    name: "outcome-date-out-of-reach",
    fault: "The date of an outcome is past, or more than three years away",
    doc: "The Code of Practice says that outcomes should be time bound. A date that is past asks for nothing any more; a \
date two schools away asks for nothing yet.

The date is the recorded one, or else what the words give: a day, the end of a school year or phase for this child's year \
group, an age, or a number of months from the day the plan was made. Past means before the day of judging. Three years \
are this project's own measure. A missing date is for E-002.",
    basis: Basis::Should,
    law: &[Citation::code("9.66"), Citation::code("9.68").not_compared()],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}By the end of Key Stage 4\u{201d}, for a six-year-old.",
    right: "\u{201c}By July 2028, the end of Year 2.\u{201d}",
    decided: Decided::InPart(
        outcome_date_out_of_reach,
        "Whether a date beyond the end of the present phase, and nearer than three years, is right is for a person.",
    ),
};

fn outcome_date_out_of_reach(subject: &Subject<'_>, found: &mut Found) {
    if subject.plan.version.status == Status::Ceased {
        return;
    }
    let made = subject.plan.version.made_on.unwrap_or(subject.on);
    for item in &subject.outcomes {
        let Some(by) = target_date(subject, item, made) else { continue };
        let words =
            item.reading().date.as_ref().map(|date| Span { start: date.words.start, end: date.words.end });
        let hit = if by < subject.on {
            found
                .warning(item.path.field("text"), "the date by which the outcome is to be reached is past")
                .mend("say at the review whether it was reached, and agree the next step with a new date")
        } else if made.checked_add(3.years()).is_ok_and(|limit| by > limit) {
            found
                .warning(
                    item.path.field("text"),
                    "the date by which the outcome is to be reached is more than three years away",
                )
                .mend("agree a step towards it within this phase of education, with its own date")
                .on(Basis::GoodPractice)
        } else {
            continue;
        };
        if let Some(span) = words {
            hit.quote(item.outcome.text.as_str(), span);
        }
    }
}

/// The last day on which the outcome is to be reached, where the record or the words say it.
fn target_date(subject: &Subject<'_>, item: &OutcomeItem<'_>, made: Date) -> Option<Date> {
    if let Some(by) = &item.outcome.achieve_by {
        if let Some(day) = by.date {
            return Some(day);
        }
        if let Some(phase) = by.phase {
            return end_of_year(subject, last_year(phase));
        }
    }
    match item.reading().date.as_ref()?.achieve? {
        Achieve::Day(day) => Some(day),
        Achieve::Phase(phase) => end_of_year(subject, last_year(phase)),
        Achieve::SchoolYear(year) => end_of_year(subject, i8::try_from(year).ok()?),
        Achieve::Age(age) => {
            subject.plan.child_or_young_person.date_of_birth.checked_add((i64::from(age) + 1).years()).ok()
        }
        Achieve::Months(months) => made.checked_add(i64::from(months).months()).ok(),
    }
}

/// The last school year of a phase.
const fn last_year(phase: Phase) -> i8 {
    match phase {
        Phase::EarlyYears => 0,
        Phase::KeyStage1 => 2,
        Phase::KeyStage2 => 6,
        Phase::KeyStage3 => 9,
        Phase::KeyStage4 => 11,
        Phase::Post16 => 14,
    }
}

/// The last day of a school year for this child: 31 August.
fn end_of_year(subject: &Subject<'_>, year: i8) -> Option<Date> {
    let now = school_year(subject)?;
    let on = subject.on;
    let this_year_ends = on.year() + i16::from(on.month() > 8);
    Some(date(this_year_ends + i16::from(year) - i16::from(now), 8, 31))
}
