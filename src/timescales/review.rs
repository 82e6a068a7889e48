//! Reviews: the limits of the latest one, of the amendments after it, and of the next.

use super::rules::{FIRST_REVIEW, REPRESENTATIONS, TRANSFER_THREE_MONTHS};
use super::{Limit, Log, Step, place};
use crate::model::{Date, Event, EventKind, Plan, PlanPath};

/// The limits of the latest review and of the amendments that followed it.
#[must_use]
pub fn latest_review(plan: &Plan) -> Vec<Limit> {
    let log = Log(plan);
    let mut limits = Vec::new();
    if let Some((met, meeting)) = log.latest(EventKind::ReviewMeetingHeld) {
        let start = (met, meeting.on);
        let report = log.first_of(&[EventKind::ReviewReportSent], met, meeting.on);
        if report.is_some() {
            limits.push(log.limit(Step::ReviewReport, start, report));
        }
        let decided = log.first_of(&[EventKind::ReviewDecisionNotified], met, meeting.on);
        let mut decision = log.limit(Step::ReviewDecision, start, decided);
        if decision.done.is_none() {
            decision.done = told_after(plan, meeting.on);
        }
        limits.push(decision);
        let notice = log.first_of(&[EventKind::AmendmentNoticeServed], met, meeting.on);
        if notice.is_some() {
            limits.push(log.limit(Step::AmendmentNotice, start, notice));
        }
    }
    if let Some((index, notice)) = log.latest(EventKind::AmendmentNoticeServed) {
        // A decision not to amend after all ends the matter as well (regulation 22(4)).
        let ends = [EventKind::FinalServed, EventKind::ReviewDecisionNotified];
        let made = log.first_of(&ends[..1], index, notice.on).or_else(|| {
            log.first_of(&ends[1..], index, notice.on).filter(|(_, decision)| decision.on > notice.on)
        });
        limits.push(log.limit(Step::AmendedPlan, (index, notice.on), made));
    }
    limits
}

/// The limit of the next review: twelve months beginning with the day on which the last was complete, or on
/// which the plan was first made.
#[must_use]
pub fn next_review(plan: &Plan) -> Option<Limit> {
    let log = Log(plan);
    let reviews = Review::all(plan);
    let first = log.latest(EventKind::PlanFirstMade);
    let from = match (reviews.last(), first) {
        (Some(last), _) => (last.completed(), last.at.clone()),
        (None, Some((index, made))) => (made.on, place(index)),
        (None, None) => return None,
    };
    let due = twelve_months(plan, from.0);
    Some(Limit { step: Step::NextReview, from: from.0, due, done: None, start: from.1, exception: false })
}

/// The latest review, where it came more than twelve months after the one before it, or after the plan was first made.
///
/// A review is complete when the family is told of the decision, while many councils count from
/// meeting to meeting. Only what is late by both is late here.
#[must_use]
pub fn late_review(plan: &Plan) -> Option<Limit> {
    let reviews = Review::all(plan);
    let last = reviews.last()?;
    let log = Log(plan);
    let before = reviews.len().checked_sub(2).and_then(|at| reviews.get(at));
    let (from, start) = if let Some(before) = before {
        let told = last.decided.unwrap_or(last.meeting);
        if before.decided.is_some_and(|decided| told <= twelve_months(plan, decided)) {
            return None;
        }
        (before.meeting, before.at.clone())
    } else {
        let (index, made) = log.latest(EventKind::PlanFirstMade)?;
        (made.on, place(index))
    };
    let due = twelve_months(plan, from);
    let done = Some((last.meeting, last.at.clone()));
    (last.meeting > due).then_some(Limit { step: Step::NextReview, from, due, done, start, exception: false })
}

/// The events that gave the family time to comment, with the last of the 15 days that begin with the day
/// of service (regulations 13(1)(a) and 22(2)(c)): the latest draft and the latest notice of amendments.
#[must_use]
pub fn time_to_comment(plan: &Plan) -> Vec<(usize, &Event, Date)> {
    let log = Log(plan);
    [EventKind::DraftServed, EventKind::AmendmentNoticeServed]
        .into_iter()
        .filter_map(|kind| log.latest(kind))
        .map(|(index, event)| (index, event, REPRESENTATIONS.counted_from(event.on)))
        .collect()
}

/// The last of the twelve months that begin with a day. A council to which the plan came in that time
/// has at least three months beginning with the transfer (regulation 15).
fn twelve_months(plan: &Plan, from: Date) -> Date {
    let due = FIRST_REVIEW.counted_from(from);
    let moved = plan
        .lifecycle
        .events
        .iter()
        .filter(|event| event.kind == EventKind::PlanTransferredIn && event.on >= from && event.on <= due)
        .map(|event| TRANSFER_THREE_MONTHS.counted_from(event.on))
        .max();
    moved.map_or(due, |moved| due.max(moved))
}

/// The day on which the family was told of the decision of the review that met on this day, as the
/// review itself records it.
fn told_after(plan: &Plan, meeting: Date) -> Option<(Date, PlanPath)> {
    let (index, review) =
        plan.annual_reviews.iter().enumerate().find(|(_, review)| review.meeting_on == meeting)?;
    let at = PlanPath::root().field("annual_reviews").index(index).field("decision_notified_on");
    Some((review.decision_notified_on?, at))
}

/// A review as the event log or the record of reviews has it.
pub(super) struct Review {
    pub(super) meeting: Date,
    pub(super) decided: Option<Date>,
    pub(super) at: PlanPath,
}

impl Review {
    /// All reviews, oldest first.
    pub(super) fn all(plan: &Plan) -> Vec<Self> {
        let mut reviews: Vec<Self> = Vec::new();
        for (index, event) in plan.lifecycle.events.iter().enumerate() {
            if event.kind == EventKind::ReviewMeetingHeld {
                reviews.push(Self { meeting: event.on, decided: None, at: place(index) });
            }
        }
        for (index, review) in plan.annual_reviews.iter().enumerate() {
            let known = reviews.iter_mut().find(|known| known.meeting == review.meeting_on);
            if let Some(known) = known {
                known.decided = review.decision_notified_on;
            } else {
                let at = PlanPath::root().field("annual_reviews").index(index).field("meeting_on");
                reviews.push(Self { meeting: review.meeting_on, decided: review.decision_notified_on, at });
            }
        }
        reviews.sort_by_key(|review| review.meeting);
        for index in 0..reviews.len() {
            let until = reviews.get(index + 1).map(|next| next.meeting);
            let review = &mut reviews[index];
            let told = plan
                .lifecycle
                .events
                .iter()
                .filter(|event| {
                    event.kind == EventKind::ReviewDecisionNotified
                        && event.on >= review.meeting
                        && until.is_none_or(|until| event.on < until)
                })
                .map(|event| event.on)
                .min();
            review.decided = review.decided.or(told);
        }
        reviews
    }

    /// The day on which it was complete, as far as is known.
    fn completed(&self) -> Date {
        self.decided.unwrap_or(self.meeting)
    }
}
