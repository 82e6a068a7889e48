//! Assessments: the limits from the request to the first plan, and of a re-assessment.

use super::{Limit, Log, Step};
use crate::model::{EventKind, Plan};

/// The limits of a first plan, from the latest request: none where an order or a move set others.
#[must_use]
pub fn first_plan(plan: &Plan) -> Vec<Limit> {
    let log = Log(plan);
    let Some((request, asked)) = log.latest(EventKind::RequestReceived) else { return Vec::new() };
    let mut limits = Vec::new();
    let decided = log.first_of(
        &[EventKind::DecisionToAssessNotified, EventKind::RefusalToAssessNotified],
        request,
        asked.on,
    );
    limits.push(log.limit(Step::DecisionToAssess, (request, asked.on), decided));
    if let Some((sought, advice)) = log.first_of(&[EventKind::AdviceRequested], request, asked.on) {
        let received = log.first_of(&[EventKind::AdviceReceived], sought, advice.on);
        limits.push(log.limit(Step::Advice, (sought, advice.on), received));
    }
    let refused = log.first_of(&[EventKind::RefusalToIssueNotified], request, asked.on);
    if refused.is_some() {
        limits.push(log.limit(Step::RefusalToIssue, (request, asked.on), refused));
    } else {
        // The final plan is sent on the day it was served; some logs know only the day it was made.
        let made = log
            .first_of(&[EventKind::FinalServed], request, asked.on)
            .or_else(|| log.first_of(&[EventKind::PlanFirstMade], request, asked.on));
        limits.push(log.limit(Step::FirstPlan, (request, asked.on), made));
    }
    let last = limits.iter().filter_map(|limit| limit.done.as_ref()).map(|(on, _)| *on).max();
    let other_limits = [
        EventKind::TribunalOrdered,
        EventKind::RefusalToAssessNotified,
        EventKind::Moved,
        EventKind::PlanTransferredIn,
    ];
    let displaced = log.0.lifecycle.events.iter().any(|event| {
        other_limits.contains(&event.kind) && event.on >= asked.on && last.is_none_or(|last| event.on <= last)
    });
    if displaced {
        limits.retain(|limit| limit.step == Step::DecisionToAssess);
    }
    limits
}

/// The limit of the final plan after the latest decision to re-assess.
#[must_use]
pub fn reassessment(plan: &Plan) -> Vec<Limit> {
    let log = Log(plan);
    let Some((index, decision)) = log.latest(EventKind::ReassessmentDecisionNotified) else {
        return Vec::new();
    };
    let made = log.first_of(&[EventKind::FinalServed], index, decision.on);
    vec![log.limit(Step::PlanAfterReassessment, (index, decision.on), made)]
}
