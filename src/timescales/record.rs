//! An answer as one object of `ehcp-dates/1`.

use super::answer::Answer;
use super::bank_holidays::BankHolidays;
use super::rule::DateRule;
use crate::model::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// The name of the form.
pub const FORMAT: &str = "ehcp-dates/1";

/// One date with everything that led to it. Absent facts are `null`.
#[derive(Debug, Clone, Serialize)]
pub struct DateRecord<'a> {
    /// The rule's plain name.
    pub rule: &'static str,
    /// The rule's code.
    pub code: &'static str,
    /// What is done.
    pub what: &'static str,
    /// Who must or may act.
    pub who: &'static str,
    /// The day from which it counts.
    pub from: Date,
    /// What happened on that day.
    pub from_event: &'static str,
    /// The other days that were used.
    pub and: BTreeMap<&'static str, Date>,
    /// The statutory day.
    pub date: Date,
    /// What the day means: `by`, `at_least_until`, `not_before` or `on`.
    pub meaning: &'static str,
    /// The last day, where the law says "before" the statutory day.
    pub last_day: Option<Date>,
    /// The first day of a window that ends on the statutory day.
    pub opens: Option<Date>,
    /// The working day on which to act to be safe.
    pub safe_working_day: Date,
    /// Where the rule stands, the rule itself first.
    pub law: Vec<String>,
    /// The arithmetic alone.
    pub arithmetic: String,
    /// The whole reasoning.
    pub reasoning: String,
    /// Circumstances in which the law lifts the limit.
    pub exceptions: &'static [&'static str],
    /// `done`, `due` or `late`; absent without a day to judge on.
    pub state: Option<&'static str>,
    /// The day to judge on.
    pub as_of: Option<Date>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// How many days after its last day it was done, or is still not done.
    pub days_late: Option<i32>,
    /// How sure the engine's source is, and what a reader should know.
    pub source_note: String,
    /// What only a plan's own record adds.
    #[serde(flatten)]
    pub of_plan: Option<OfPlan<'a>>,
}

/// What a plan's record adds to a date.
#[derive(Debug, Clone, Serialize)]
pub struct OfPlan<'a> {
    /// Where the start is recorded, as a JSON pointer.
    pub pointer: String,
    /// Exceptions that the council claims, in words.
    pub exceptions_claimed: &'a [String],
    /// The day that the record itself names for it.
    pub recorded: Option<Date>,
}

impl DateRule {
    /// How sure the source is, and the rule's own note.
    #[must_use]
    pub fn source_note(&self) -> String {
        match self.note {
            "" => self.certainty.note().to_owned(),
            note => format!("{}; {note}", self.certainty.note()),
        }
    }

    /// The places in the law, written out.
    #[must_use]
    pub fn law_in_words(&self) -> Vec<String> {
        self.law.iter().map(ToString::to_string).collect()
    }

    /// The record of an answer of this rule, judged on a day if there is one.
    #[must_use]
    pub fn record(
        &'static self,
        answer: &Answer,
        done: Option<Date>,
        as_of: Option<Date>,
        holidays: &BankHolidays,
    ) -> DateRecord<'static> {
        DateRecord {
            rule: self.name,
            code: self.code,
            what: self.what,
            who: self.who.words(),
            from: answer.from,
            from_event: self.from,
            and: answer.and.iter().copied().collect(),
            date: answer.date,
            meaning: self.bound.name(),
            last_day: answer.last_day,
            opens: answer.opens,
            safe_working_day: answer.safe_working_day,
            law: self.law_in_words(),
            arithmetic: answer.arithmetic(holidays),
            reasoning: answer.reasoning(self, holidays),
            exceptions: self.exceptions,
            state: as_of.or(done).map(|on| answer.state(self, done, on).name()),
            as_of,
            done_on: done,
            days_late: as_of.or(done).and_then(|on| answer.days_late(self, done, on)),
            source_note: self.source_note(),
            of_plan: None,
        }
    }
}
