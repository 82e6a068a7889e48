//! Events in, statutory dates out: the limits that the recorded events of a plan set and whether they were kept.
//!
//! Only recorded events count. A step that nobody recorded may have been taken in time all the same,
//! so a limit is missed for certain only where both its ends are recorded.

mod assessment;
pub mod calendar;
mod review;

use crate::model::{Date, Event, EventKind, Plan, PlanPath, TimeLimit};
use calendar::within_weeks_of;

pub use assessment::{first_plan, reassessment};
pub use review::{late_review, latest_review, next_review, time_to_comment};

/// A step of the process that the law gives a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The decision whether to assess: 6 weeks from the request (SEND Regulations 2014, regulation 5(1)).
    DecisionToAssess,
    /// The last advice: 6 weeks from when it was asked for (regulation 8).
    Advice,
    /// The decision not to issue a plan: 16 weeks from the request (regulation 10(1)).
    RefusalToIssue,
    /// The first final plan: 20 weeks from the request (regulation 13(2)).
    FirstPlan,
    /// The final plan after a re-assessment: 14 weeks from telling the family of the decision (regulation 27(2)).
    PlanAfterReassessment,
    /// The report of a review: 2 weeks from the meeting (regulation 20(8)).
    ReviewReport,
    /// The decision after a review: 4 weeks from the meeting (regulation 20(10)).
    ReviewDecision,
    /// The notice of amendments after a review: 4 weeks from the meeting ([2022] EWHC 493 (Admin)).
    AmendmentNotice,
    /// The final amended plan: 8 weeks from the notice of amendments (regulation 22(3)).
    AmendedPlan,
    /// The next review: 12 months beginning with the last (Children and Families Act 2014, section 44(1)).
    NextReview,
}

/// One limit, with what started it and what was due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// The step.
    pub step: Step,
    /// The day from which it is counted.
    pub from: Date,
    /// The last day for it.
    pub due: Date,
    /// When it was done and where that is recorded; absent while nothing is recorded.
    pub done: Option<(Date, PlanPath)>,
    /// Where the start is recorded.
    pub start: PlanPath,
    /// Whether the council recorded a lawful exception to it.
    pub exception: bool,
}

impl Limit {
    /// Whether it was done, and after the last day.
    #[must_use]
    pub fn done_late(&self) -> bool {
        self.done.as_ref().is_some_and(|(on, _)| *on > self.due)
    }
}

/// Where the day of an event is recorded.
fn place(index: usize) -> PlanPath {
    PlanPath::root().field("lifecycle").field("events").index(index).field("on")
}

/// The event log with the places of its events.
struct Log<'a>(&'a Plan);

impl<'a> Log<'a> {
    fn latest(&self, kind: EventKind) -> Option<(usize, &'a Event)> {
        let events = self.0.lifecycle.events.iter().enumerate();
        events.filter(|(_, event)| event.kind == kind).max_by_key(|(_, event)| event.on)
    }

    /// The first of these kinds on or after a day, other than the event at `index` itself.
    fn first_of(&self, kinds: &[EventKind], index: usize, from: Date) -> Option<(usize, &'a Event)> {
        let events = self.0.lifecycle.events.iter().enumerate();
        events
            .filter(|(at, event)| *at != index && kinds.contains(&event.kind) && event.on >= from)
            .min_by_key(|(_, event)| event.on)
    }

    fn limit(&self, step: Step, start: (usize, Date), done: Option<(usize, &Event)>) -> Limit {
        let (index, from) = start;
        let weeks = match step {
            Step::ReviewReport => 2,
            Step::ReviewDecision | Step::AmendmentNotice => 4,
            Step::AmendedPlan => 8,
            Step::PlanAfterReassessment => 14,
            Step::RefusalToIssue => 16,
            Step::FirstPlan => 20,
            Step::DecisionToAssess | Step::Advice => 6,
            // Twelve months: a review is not counted in weeks and does not come here.
            Step::NextReview => 52,
        };
        let excused = match step {
            Step::DecisionToAssess => Some(TimeLimit::DecisionToAssess),
            Step::Advice => Some(TimeLimit::Advice),
            Step::RefusalToIssue => Some(TimeLimit::RefusalToIssue),
            Step::FirstPlan => Some(TimeLimit::FinalPlan),
            Step::PlanAfterReassessment => Some(TimeLimit::Reassessment),
            _ => None,
        };
        Limit {
            step,
            from,
            due: within_weeks_of(from, weeks),
            done: done.map(|(at, event)| (event.on, place(at))),
            start: place(index),
            exception: excused
                .is_some_and(|limit| self.0.lifecycle.exceptions.iter().any(|known| known.limit == limit)),
        }
    }
}
