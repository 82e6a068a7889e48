//! The family's time to appeal, and the time for which a plan that is to end must stay.

use super::log::place;
use super::{Gathered, Raised};
use crate::model::{Event, EventKind as E, ReviewDecision};
use crate::timescales::rules::{APPEAL, CEASE_EARLIEST, MEDIATION_CONTACT, PLAN_CONTINUES_UNTIL};

/// Decisions that can be appealed.
const APPEALABLE: [E; 6] = [
    E::RefusalToAssessNotified,
    E::RefusalToIssueNotified,
    E::FinalServed,
    E::RefusalToReassessNotified,
    E::CeaseDecisionNotified,
    E::ReviewDecisionNotified,
];

pub(super) fn add(dates: &mut Gathered<'_>) {
    let log = dates.log;
    let decisions = log.events().filter(|(_, event)| APPEALABLE.contains(&event.kind));
    let decision =
        decisions.filter(|(_, event)| can_be_appealed(dates, event)).max_by_key(|(at, e)| (e.on, *at));
    let Some((index, event)) = decision else { return };
    let certificate = log.first(&[E::MediationCertificateIssued], index, event.on, None);
    let and: Vec<(&str, _)> = certificate.map(|(_, issued)| ("certificate", issued.on)).into_iter().collect();
    let appealed = log
        .first(&[E::AppealRegistered, E::AppealReceived], index, event.on, None)
        .map(|(at, e)| (e.on, place(at)));
    let spoken = [E::MediationRequested, E::MediationDeclined, E::MediationCertificateIssued];
    let contact = log.first(&spoken, index, event.on, None).map(|(at, e)| (e.on, place(at)));
    if event.kind == E::CeaseDecisionNotified {
        if appealed.is_some() {
            let why = "an appeal against the end of the plan was made: the plan stays until it is finally decided, a day that no rule gives";
            dates.cannot(place(index), why);
        } else {
            dates.add(Raised { and: &and, ..Raised::new(&PLAN_CONTINUES_UNTIL, event.on, place(index)) });
            dates.add(Raised { and: &and, ..Raised::new(&CEASE_EARLIEST, event.on, place(index)) });
        }
    }
    let recorded = event.respond_by;
    dates.add(Raised { and: &and, done: appealed, recorded, ..Raised::new(&APPEAL, event.on, place(index)) });
    dates.add(Raised { done: contact, ..Raised::new(&MEDIATION_CONTACT, event.on, place(index)) });
}

/// A decision after a review can be appealed where it was to keep the plan as it is; to amend gives
/// the right with the amended plan, and to end the plan is a decision of its own.
fn can_be_appealed(dates: &Gathered<'_>, event: &Event) -> bool {
    event.kind != E::ReviewDecisionNotified
        || dates.plan.annual_reviews.iter().any(|review| {
            review.decision == Some(ReviewDecision::Maintain)
                && (review.decision_notified_on == Some(event.on)
                    || dates
                        .log
                        .first(&[E::ReviewDecisionNotified], usize::MAX, review.meeting_on, None)
                        .is_some_and(|(_, told)| told.on == event.on))
        })
}
