//! The event log of a plan up to the day of judging.

use crate::model::{Date, Event, EventKind, ExceptionReason, LawfulException, Plan, PlanPath, TimeLimit};
use crate::timescales::calendar::days_from;
use crate::timescales::words::day;

/// The events of a plan that had happened on a day.
#[derive(Clone, Copy)]
pub(super) struct Log<'a> {
    pub(super) plan: &'a Plan,
    pub(super) as_of: Date,
}

/// Where the day of an event is recorded.
pub(super) fn place(index: usize) -> PlanPath {
    PlanPath::root().field("lifecycle").field("events").index(index).field("on")
}

impl<'a> Log<'a> {
    /// The events so far, with their places in the list.
    pub(super) fn events(self) -> impl Iterator<Item = (usize, &'a Event)> {
        let as_of = self.as_of;
        self.plan.lifecycle.events.iter().enumerate().filter(move |(_, event)| event.on <= as_of)
    }

    pub(super) fn of(self, kind: EventKind) -> impl Iterator<Item = (usize, &'a Event)> {
        self.events().filter(move |(_, event)| event.kind == kind)
    }

    /// The latest event of one of these kinds; of two on a day the later in the list.
    pub(super) fn latest(self, kinds: &[EventKind]) -> Option<(usize, &'a Event)> {
        self.events()
            .filter(|(_, event)| kinds.contains(&event.kind))
            .max_by_key(|(at, event)| (event.on, *at))
    }

    /// The first event of these kinds from a day on and before another, besides the one at `index`.
    pub(super) fn first(
        self,
        kinds: &[EventKind],
        index: usize,
        from: Date,
        until: Option<Date>,
    ) -> Option<(usize, &'a Event)> {
        self.events()
            .filter(|(at, event)| {
                *at != index
                    && kinds.contains(&event.kind)
                    && event.on >= from
                    && until.is_none_or(|until| event.on < until)
            })
            .min_by_key(|(at, event)| (event.on, *at))
    }

    pub(super) fn has(self, kinds: &[EventKind], from: Date, until: Option<Date>) -> bool {
        self.first(kinds, usize::MAX, from, until).is_some()
    }

    /// The next event of the same kind on a later day, where one matter ends and another begins.
    pub(super) fn next_of(self, kind: EventKind, after: Date) -> Option<Date> {
        self.of(kind).map(|(_, event)| event.on).filter(|on| *on > after).min()
    }

    /// The exceptions to a limit that the council claims for the time from a day to another.
    pub(super) fn exceptions(self, limit: TimeLimit, from: Date, until: Date) -> Vec<String> {
        self.plan
            .lifecycle
            .exceptions
            .iter()
            .filter(|claimed| claimed.limit == limit)
            .filter(|claimed| claimed.from.is_none_or(|first| first <= until))
            .filter(|claimed| claimed.until.is_none_or(|last| last >= from))
            .map(in_words)
            .collect()
    }
}

/// An exception in words. Its note is left out: it can hold anything.
fn in_words(claimed: &LawfulException) -> String {
    let reason = match claimed.reason {
        ExceptionReason::SchoolClosure => "school closure",
        ExceptionReason::EarlyYearsClosure => "closure of an early years setting",
        ExceptionReason::ExceptionalCircumstances => "exceptional personal circumstances",
        ExceptionReason::AbsentFromArea => "absence from the area",
        ExceptionReason::MissedAppointment => "missed appointment or examination",
    };
    let when = match (claimed.from, claimed.until) {
        (Some(from), Some(until)) => format!(", {} to {}", day(from), day(until)),
        (Some(from), None) => format!(", from {}", day(from)),
        (None, Some(until)) => format!(", until {}", day(until)),
        (None, None) => String::new(),
    };
    let must_last = matches!(
        claimed.reason,
        ExceptionReason::SchoolClosure | ExceptionReason::EarlyYearsClosure | ExceptionReason::AbsentFromArea
    );
    let days = claimed.from.zip(claimed.until).map(|(from, until)| days_from(from, until) + 1);
    let short = match days {
        Some(days) if must_last && days < 28 => {
            format!(" ({} days, less than the 4 continuous weeks that the Regulations ask for)", days.max(0))
        }
        _ => String::new(),
    };
    format!("{reason}{when}{short}")
}
