//! Events in, statutory dates out: the limits that the recorded events of a plan set and whether they were kept.
//!
//! Only recorded events count. A step that nobody recorded may have been taken in time all the same,
//! so a limit is missed for certain only where both its ends are recorded.

pub mod answer;
mod assessment;
pub mod bank_holidays;
pub mod calendar;
pub mod count;
pub mod display;
mod find;
mod list;
mod of_plan;
mod record;
mod review;
pub mod rule;
pub mod rules;
mod state;
pub mod tribunal;
pub mod words;

use crate::model::{Date, Event, EventKind, Plan, PlanPath, TimeLimit};

pub use answer::{Answer, QuestionError};
pub use assessment::{first_plan, reassessment};
pub use bank_holidays::BankHolidays;
pub use find::{NoRule, date_rule};
pub use list::{RuleRecord, date_rules_document, list_date_rules, rule_records};
pub use of_plan::{PlanDate, PlanDates, Unanswered, plan_dates};
pub use record::{DateRecord, FORMAT, OfPlan};
pub use review::{late_review, latest_review, next_review, time_to_comment};
pub use rule::DateRule;
pub use rules::date_rules;
pub use state::State;

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

impl Step {
    /// The rule of the table that gives it its limit.
    #[must_use]
    pub const fn rule(self) -> &'static DateRule {
        match self {
            Self::DecisionToAssess => &rules::DECISION_TO_ASSESS,
            Self::Advice => &rules::ADVICE,
            Self::RefusalToIssue => &rules::REFUSAL_TO_ISSUE,
            Self::FirstPlan => &rules::FINAL_PLAN,
            Self::PlanAfterReassessment => &rules::REASSESSMENT_FINAL,
            Self::ReviewReport => &rules::REVIEW_REPORT,
            Self::ReviewDecision => &rules::REVIEW_DECISION,
            Self::AmendmentNotice => &rules::AMENDMENT_NOTICE,
            Self::AmendedPlan => &rules::AMENDED_PLAN,
            Self::NextReview => &rules::NEXT_REVIEW,
        }
    }
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
            due: step.rule().counted_from(from),
            done: done.map(|(at, event)| (event.on, place(at))),
            start: place(index),
            exception: excused
                .is_some_and(|limit| self.0.lifecycle.exceptions.iter().any(|known| known.limit == limit)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ExceptionReason, LawfulException};
    use jiff::civil::date;

    /// An invented plan whose event log is replaced by these events.
    fn plan(events: &[(EventKind, Date)]) -> Plan {
        let text = include_str!("../../fixtures/plans/complex-medical-age-4.json");
        let mut plan: Plan = serde_json::from_str(text).unwrap();
        plan.annual_reviews.clear();
        plan.lifecycle.exceptions.clear();
        plan.lifecycle.events = events
            .iter()
            .map(|(kind, on)| Event {
                kind: *kind,
                on: *on,
                respond_by: None,
                ordered: Vec::new(),
                note: None,
            })
            .collect();
        plan
    }

    fn of(limits: &[Limit], step: Step) -> &Limit {
        limits.iter().find(|limit| limit.step == step).unwrap()
    }

    #[test]
    fn a_first_plan_has_its_limits_from_the_request() {
        let plan = plan(&[
            (EventKind::RequestReceived, date(2026, 1, 5)),
            (EventKind::DecisionToAssessNotified, date(2026, 2, 16)),
            (EventKind::AdviceRequested, date(2026, 2, 16)),
            (EventKind::AdviceReceived, date(2026, 3, 31)),
            (EventKind::FinalServed, date(2026, 5, 26)),
        ]);
        let limits = first_plan(&plan);
        assert!(!of(&limits, Step::DecisionToAssess).done_late(), "the last day of the six weeks is in time");
        assert_eq!(of(&limits, Step::Advice).due, date(2026, 3, 30));
        assert!(of(&limits, Step::Advice).done_late());
        assert_eq!(of(&limits, Step::FirstPlan).due, date(2026, 5, 25));
        assert!(of(&limits, Step::FirstPlan).done_late(), "a bank holiday does not move the limit");
    }

    #[test]
    fn a_recorded_exception_goes_with_its_limit_only() {
        let mut plan = plan(&[
            (EventKind::RequestReceived, date(2026, 7, 6)),
            (EventKind::DecisionToAssessNotified, date(2026, 8, 20)),
            (EventKind::FinalServed, date(2026, 12, 1)),
        ]);
        plan.lifecycle.exceptions.push(LawfulException {
            limit: TimeLimit::FinalPlan,
            reason: ExceptionReason::SchoolClosure,
            from: Some(date(2026, 7, 22)),
            until: Some(date(2026, 9, 1)),
            note: None,
        });
        let limits = first_plan(&plan);
        assert!(of(&limits, Step::FirstPlan).exception && of(&limits, Step::FirstPlan).done_late());
        assert!(!of(&limits, Step::DecisionToAssess).exception);
    }

    #[test]
    fn an_order_of_the_tribunal_sets_other_limits() {
        let plan = plan(&[
            (EventKind::RequestReceived, date(2025, 1, 6)),
            (EventKind::RefusalToAssessNotified, date(2025, 2, 10)),
            (EventKind::TribunalOrdered, date(2025, 9, 21)),
            (EventKind::FinalServed, date(2025, 12, 20)),
        ]);
        let steps: Vec<Step> = first_plan(&plan).iter().map(|limit| limit.step).collect();
        assert_eq!(steps, [Step::DecisionToAssess]);
    }

    #[test]
    fn a_review_has_two_four_and_eight_weeks() {
        let plan = plan(&[
            (EventKind::ReviewMeetingHeld, date(2026, 11, 10)),
            (EventKind::ReviewReportSent, date(2026, 11, 24)),
            (EventKind::ReviewDecisionNotified, date(2026, 12, 1)),
            (EventKind::AmendmentNoticeServed, date(2026, 12, 1)),
            (EventKind::FinalServed, date(2027, 1, 27)),
        ]);
        let limits = latest_review(&plan);
        assert_eq!(of(&limits, Step::ReviewReport).due, date(2026, 11, 24));
        assert_eq!(of(&limits, Step::ReviewDecision).due, date(2026, 12, 8));
        assert_eq!(of(&limits, Step::AmendmentNotice).due, date(2026, 12, 8));
        let amended = of(&limits, Step::AmendedPlan);
        assert_eq!((amended.due, amended.done_late()), (date(2027, 1, 26), true));
        let served = time_to_comment(&plan);
        assert_eq!(served[0].2, date(2026, 12, 15));
    }

    #[test]
    fn a_review_is_late_only_by_both_ways_of_counting() {
        let events = |second: Date, told: Date| {
            plan(&[
                (EventKind::ReviewMeetingHeld, date(2025, 2, 4)),
                (EventKind::ReviewDecisionNotified, date(2025, 3, 4)),
                (EventKind::ReviewMeetingHeld, second),
                (EventKind::ReviewDecisionNotified, told),
            ])
        };
        assert!(
            late_review(&events(date(2026, 2, 3), date(2026, 3, 10))).is_none(),
            "in time from meeting to meeting"
        );
        assert!(
            late_review(&events(date(2026, 2, 10), date(2026, 3, 3))).is_none(),
            "in time from decision to decision"
        );
        let late = late_review(&events(date(2026, 2, 10), date(2026, 3, 10))).unwrap();
        assert_eq!(late.due, date(2026, 2, 3));
    }

    #[test]
    fn a_council_that_takes_a_plan_over_has_three_months() {
        let plan = plan(&[
            (EventKind::PlanFirstMade, date(2026, 1, 20)),
            (EventKind::PlanTransferredIn, date(2027, 1, 11)),
        ]);
        assert_eq!(next_review(&plan).unwrap().due, date(2027, 4, 10));
    }

    #[test]
    fn a_decision_that_only_the_review_records_counts() {
        let text = include_str!("../../fixtures/plans/autistic-age-8-mainstream.json");
        let mut plan: Plan = serde_json::from_str(text).unwrap();
        plan.lifecycle.events.retain(|event| event.kind != EventKind::ReviewDecisionNotified);
        let limits = latest_review(&plan);
        assert!(of(&limits, Step::ReviewDecision).done.is_some());
    }
}
