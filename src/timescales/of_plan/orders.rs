//! What the Tribunal ordered.

use super::log::place;
use super::{Gathered, Raised};
use crate::model::{EventKind as E, TribunalOrder};
use crate::timescales::rule::DateRule;
use crate::timescales::rules::{
    ORDER_AMEND_PLACEMENT, ORDER_AMEND_PROVISION, ORDER_ASSESS, ORDER_ASSESS_FINAL, ORDER_ASSESS_REFUSAL,
    ORDER_CEASE, ORDER_CONTINUE, ORDER_CONTINUE_AMEND, ORDER_HEALTH_OR_SOCIAL_CARE, ORDER_MAKE_DRAFT,
    ORDER_MAKE_FINAL, ORDER_RECONSIDER,
};

/// A limit of an order: the rule, the events that keep it, the events after which it is no matter,
/// and whether it is of interest only until its day because the log has no event for it.
type Limit = (&'static DateRule, &'static [E], &'static [E], bool);

const PLAN: &[E] = &[E::FinalServed];
const FIRST_PLAN: &[E] = &[E::FinalServed, E::PlanFirstMade];

fn limits(order: TribunalOrder) -> &'static [Limit] {
    match order {
        TribunalOrder::EndPlan => &[(&ORDER_CEASE, &[], &[], true)],
        TribunalOrder::Assess => &[
            (
                &ORDER_ASSESS,
                &[E::DecisionToAssessNotified, E::ReassessmentDecisionNotified],
                &[E::AdviceRequested, E::DraftServed, E::FinalServed],
                false,
            ),
            (&ORDER_ASSESS_REFUSAL, &[E::RefusalToIssueNotified], &[E::DraftServed, E::FinalServed], true),
            (&ORDER_ASSESS_FINAL, FIRST_PLAN, &[E::RefusalToIssueNotified], false),
        ],
        TribunalOrder::MakePlan => &[
            (&ORDER_MAKE_DRAFT, &[E::DraftServed], FIRST_PLAN, false),
            (&ORDER_MAKE_FINAL, FIRST_PLAN, &[], false),
        ],
        TribunalOrder::Reconsider => {
            &[(&ORDER_RECONSIDER, &[E::DraftServed, E::RefusalToIssueNotified], FIRST_PLAN, false)]
        }
        TribunalOrder::AmendProvision => &[(&ORDER_AMEND_PROVISION, PLAN, &[], false)],
        TribunalOrder::AmendPlacement => &[(&ORDER_AMEND_PLACEMENT, PLAN, &[], false)],
        TribunalOrder::ContinuePlan => &[(&ORDER_CONTINUE, &[], &[], true)],
        TribunalOrder::ContinueAndAmendPlan => &[(&ORDER_CONTINUE_AMEND, PLAN, &[], false)],
        TribunalOrder::HealthOrSocialCare => &[(&ORDER_HEALTH_OR_SOCIAL_CARE, &[], &[], true)],
    }
}

pub(super) fn add(dates: &mut Gathered<'_>) {
    let log = dates.log;
    for (index, order) in log.of(E::TribunalOrdered) {
        let until = log.next_of(E::TribunalOrdered, order.on);
        if order.ordered.is_empty() && !log.has(FIRST_PLAN, order.on, until) {
            let why = "the record does not say what the Tribunal ordered, and each kind of order has its own time; record it under `ordered`";
            dates.cannot(place(index), why);
        }
        for (rule, done, overtaken, while_open) in order.ordered.iter().flat_map(|kind| limits(*kind)) {
            let done = log.first(done, index, order.on, until).map(|(at, event)| (event.on, place(at)));
            let past = log.first(overtaken, index, order.on, until).map(|(_, event)| event.on);
            if past.is_some_and(|past| done.as_ref().is_none_or(|(done, _)| past < *done)) {
                continue;
            }
            dates.add(Raised { done, while_open: *while_open, ..Raised::new(rule, order.on, place(index)) });
        }
    }
}
