//! The dates of one plan: what its recorded events raise under the law, and where each step stands.
//!
//! Only what is recorded counts, and only up to the day of judging. A step that nobody recorded, but
//! that a later event shows to be past, is left out: it may have been done in time. A day that the
//! record itself names stands beside the statutory day and is never put in its place.

mod ages;
mod appeals;
mod log;
mod moves;
mod orders;
mod reviews;
mod steps;

use super::answer::Answer;
use super::bank_holidays::BankHolidays;
use super::record::{DateRecord, OfPlan};
use super::rule::{Bound, DateRule, Who};
use super::state::State;
use crate::model::{Date, Plan, PlanPath};
use log::Log;

/// One statutory date of a plan.
#[derive(Debug, Clone)]
pub struct PlanDate {
    /// The rule.
    pub rule: &'static DateRule,
    /// The answer of the rule.
    pub answer: Answer,
    /// Where the start is recorded.
    pub start: PlanPath,
    /// When it was done and where that is recorded.
    pub done: Option<(Date, PlanPath)>,
    /// Exceptions that the council claims, in words.
    pub exceptions: Vec<String>,
    /// The day that the record itself names.
    pub recorded: Option<Date>,
    /// Where the step stands on the day of judging.
    pub state: State,
    /// How many days after its last day it was done, or is still not done.
    pub days_late: Option<i32>,
}

/// Something the record does not say, without which a date cannot be worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanswered {
    /// The place.
    pub at: PlanPath,
    /// What is missing and how to mend it.
    pub why: &'static str,
}

/// All statutory dates that a plan's recorded events raise.
#[derive(Debug, Clone, Default)]
pub struct PlanDates {
    /// The dates: late ones first, the longest overdue before others; then those to come, the
    /// soonest first; then those done, the latest first.
    pub dates: Vec<PlanDate>,
    /// What could not be worked out.
    pub unanswered: Vec<Unanswered>,
}

/// The statutory dates of a plan, judged on a day. Events after that day have not happened yet; a
/// review meeting after it is planned.
#[must_use]
pub fn plan_dates(plan: &Plan, as_of: Date, holidays: &BankHolidays) -> PlanDates {
    let mut dates = Gathered { plan, log: Log { plan, as_of }, holidays, found: PlanDates::default() };
    steps::add(&mut dates);
    reviews::add(&mut dates);
    appeals::add(&mut dates);
    orders::add(&mut dates);
    moves::add(&mut dates);
    ages::add(&mut dates);
    let mut found = dates.found;
    found.dates.sort_by(|a, b| {
        let order = |date: &PlanDate| match date.state {
            State::Late => (0, date.answer.last(), date.rule.code),
            State::Due => (1, date.answer.last(), date.rule.code),
            State::Done => (2, date.answer.last(), date.rule.code),
        };
        let (one, other) = (order(a), order(b));
        // What is done comes with the latest first.
        if one.0 == 2 && other.0 == 2 { (other.1, one.2).cmp(&(one.1, other.2)) } else { one.cmp(&other) }
    });
    found
}

impl PlanDate {
    /// The date as one object of `ehcp-dates/1`.
    #[must_use]
    pub fn record<'a>(&'a self, as_of: Date, holidays: &BankHolidays) -> DateRecord<'a> {
        let done = self.done.as_ref().map(|(on, _)| *on);
        let mut record: DateRecord<'a> = self.rule.record(&self.answer, done, Some(as_of), holidays);
        record.days_late = self.days_late;
        record.of_plan = Some(OfPlan {
            pointer: self.start.to_string(),
            exceptions_claimed: &self.exceptions,
            recorded: self.recorded,
        });
        record
    }
}

/// The dates of a plan while they are gathered.
struct Gathered<'a> {
    plan: &'a Plan,
    log: Log<'a>,
    holidays: &'a BankHolidays,
    found: PlanDates,
}

/// One date that a recorded day raises.
struct Raised<'a> {
    rule: &'static DateRule,
    from: Date,
    start: PlanPath,
    and: &'a [(&'a str, Date)],
    done: Option<(Date, PlanPath)>,
    exceptions: Vec<String>,
    recorded: Option<Date>,
    /// Whether it is of interest only until its day: nothing shows that it had to be done at all.
    while_open: bool,
}

impl Raised<'_> {
    fn new(rule: &'static DateRule, from: Date, start: PlanPath) -> Self {
        Self {
            rule,
            from,
            start,
            and: &[],
            done: None,
            exceptions: Vec::new(),
            recorded: None,
            while_open: false,
        }
    }
}

impl Gathered<'_> {
    fn as_of(&self) -> Date {
        self.log.as_of
    }

    /// Adds a date. What the law in force then did not ask, or no calendar holds, is left out.
    fn add(&mut self, raised: Raised<'_>) {
        let Raised { rule, from, start, and, done, exceptions, recorded, while_open } = raised;
        let Ok(answer) = rule.answer(from, and, self.holidays) else { return };
        let as_of = self.as_of();
        let done_on = done.as_ref().map(|(on, _)| *on);
        let state = answer.state(rule, done_on, as_of);
        // A time that the family had, or a step of which nothing is recorded, is over when it is past.
        let over = state == State::Late && (while_open || rule.who == Who::Family);
        let window_over = done.is_none() && state == State::Done && while_open;
        if over || window_over {
            return;
        }
        let days_late = answer.days_late(rule, done_on, as_of).filter(|_| rule.certainty.is_law());
        self.found.dates.push(PlanDate { rule, answer, start, done, exceptions, recorded, state, days_late });
    }

    fn cannot(&mut self, at: PlanPath, why: &'static str) {
        self.found.unanswered.push(Unanswered { at, why });
    }
}

impl DateRule {
    /// Whether somebody other than the family must act by the day.
    #[must_use]
    pub fn is_duty(&self) -> bool {
        self.bound == Bound::By && self.who != Who::Family && self.who != Who::Nobody
    }
}
