//! The next review, and the invitations and papers of one that is planned.

use super::log::place;
use super::{Gathered, Raised};
use crate::model::{Date, EventKind as E, PlanPath, Reason, Status};
use crate::timescales::calendar::age_on;
use crate::timescales::review::Review;
use crate::timescales::rules::{
    FIRST_REVIEW, NEXT_REVIEW, REVIEW_INVITATION, REVIEW_PAPERS, TRANSFER_REVIEW, UNDER_FIVE_REVIEW,
};

pub(super) fn add(dates: &mut Gathered<'_>) {
    meetings(dates);
    next(dates);
}

/// Invitations and papers: two weeks before each meeting that is planned, or of which they are recorded.
fn meetings(dates: &mut Gathered<'_>) {
    let (plan, as_of) = (dates.plan, dates.as_of());
    let mut meetings: Vec<(Date, PlanPath)> = Vec::new();
    for (index, event) in plan.lifecycle.events.iter().enumerate() {
        if event.kind == E::ReviewMeetingHeld {
            meetings.push((event.on, place(index)));
        }
    }
    for (index, review) in plan.annual_reviews.iter().enumerate() {
        if meetings.iter().all(|(on, _)| *on != review.meeting_on) {
            let at = PlanPath::root().field("annual_reviews").index(index).field("meeting_on");
            meetings.push((review.meeting_on, at));
        }
    }
    meetings.sort_by_key(|(on, _)| *on);
    for index in 0..meetings.len() {
        let (met, at) = meetings[index].clone();
        let before = index.checked_sub(1).map_or(Date::MIN, |at| meetings[at].0);
        for (rule, kind) in
            [(&REVIEW_INVITATION, E::ReviewInvitationsSent), (&REVIEW_PAPERS, E::ReviewPapersSent)]
        {
            let sent = dates
                .log
                .of(kind)
                .filter(|(_, event)| event.on > before && event.on <= met)
                .max_by_key(|(_, event)| event.on)
                .map(|(at, event)| (event.on, place(at)));
            if met > as_of || sent.is_some() {
                let open = Raised { done: sent, while_open: true, ..Raised::new(rule, met, at.clone()) };
                dates.add(open);
            }
        }
    }
}

fn next(dates: &mut Gathered<'_>) {
    let (plan, log, as_of) = (dates.plan, dates.log, dates.as_of());
    let gone = log.latest(&[E::PlanTransferredOut, E::PlanTransferredIn]);
    if !matches!(plan.version.status, Status::Final | Status::ProposedAmendment)
        || gone.is_some_and(|(_, event)| event.kind == E::PlanTransferredOut)
    {
        return;
    }
    let reviews = Review::all(plan);
    let last = reviews.iter().rfind(|review| review.meeting <= as_of);
    let made = log.of(E::PlanFirstMade).max_by_key(|(_, event)| event.on);
    let (rule, from, start) = match (last, made) {
        (Some(last), _) => {
            let told = last.decided.filter(|told| *told <= as_of);
            (&NEXT_REVIEW, told.unwrap_or(last.meeting), last.at.clone())
        }
        (None, Some((index, made))) => {
            let amended = log.has(&[E::AmendmentNoticeServed, E::TribunalOrdered], made.on, None)
                || plan.version.reason != Reason::FirstPlan;
            if amended {
                let why = "no review is recorded, though the plan has changed since it was first made; record the last review";
                dates.cannot(place(index), why);
                return;
            }
            (&FIRST_REVIEW, made.on, place(index))
        }
        (None, None) => return,
    };
    let recorded = plan.version.next_review_by;
    let moved = log.of(E::PlanTransferredIn).filter(|(_, event)| event.on >= from).max_by_key(|(_, e)| e.on);
    if let Some((index, moved)) = moved {
        let key = if rule.code == FIRST_REVIEW.code { "made" } else { "last-review" };
        let and = [(key, from)];
        dates.add(Raised { and: &and, recorded, ..Raised::new(&TRANSFER_REVIEW, moved.on, place(index)) });
    } else {
        dates.add(Raised { recorded, ..Raised::new(rule, from, start.clone()) });
    }
    if age_on(plan.child_or_young_person.date_of_birth, as_of) < 5 {
        dates.add(Raised { while_open: true, ..Raised::new(&UNDER_FIVE_REVIEW, from, start) });
    }
}
