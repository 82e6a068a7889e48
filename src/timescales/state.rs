//! Whether a step is done, due or late on a day.

use super::answer::Answer;
use super::calendar::days_from;
use super::rule::{Bound, DateRule};
use crate::model::Date;

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It was done, or the day that brings it is past.
    Done,
    /// It is still to come.
    Due,
    /// Its last day is past, and nothing says that it was done.
    Late,
}

impl State {
    /// The name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Due => "due",
            Self::Late => "late",
        }
    }
}

impl Answer {
    /// The last day on which the step is in time.
    #[must_use]
    pub fn last(&self) -> Date {
        self.last_day.unwrap_or(self.date)
    }

    /// Where the step stands on a day, given when it was done. Only what must be done by a day can be
    /// late; a time that the other side has, or a day that age brings, is over when it is past.
    #[must_use]
    pub fn state(&self, rule: &DateRule, done: Option<Date>, as_of: Date) -> State {
        let over = match rule.bound {
            Bound::NotBefore => as_of >= self.date,
            Bound::By | Bound::AtLeastUntil | Bound::On => as_of > self.last(),
        };
        match (done.is_some(), over, rule.bound) {
            (false, false, _) => State::Due,
            (false, true, Bound::By) => State::Late,
            _ => State::Done,
        }
    }

    /// How many days after its last day the step was done, or is still not done; none where it is in time.
    #[must_use]
    pub fn days_late(&self, rule: &DateRule, done: Option<Date>, as_of: Date) -> Option<i32> {
        if rule.bound != Bound::By {
            return None;
        }
        let days = days_from(self.last(), done.unwrap_or(as_of));
        (days > 0).then_some(days)
    }
}
