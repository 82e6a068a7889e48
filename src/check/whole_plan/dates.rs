//! Time limits that were missed, and dates that cannot have that order.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, item};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Date, EventKind, PlanPath, Reason, Section, Status};
use crate::timescales::{Limit, Step, calendar};
use crate::timescales::{first_plan, late_review, latest_review, next_review, reassessment, time_to_comment};

pub(super) const TIME_LIMIT_MISSED: Rule = Rule {
    code: "PL-005",
    name: "time-limit-missed",
    fault: "A time limit of the law was missed and no exception is recorded, or dates stand in an order that cannot be",
    doc: "The process has limits that bind the council: 6 weeks to decide whether to assess and to get the advice in, 16 to \
refuse a plan, 20 to the first final plan; 14 after the decision to re-assess; after a review meeting 2 weeks to the \
report, 4 to the decision and to the notice of amendments, and 8 from that notice to the amended plan; 15 days for the \
family to comment; a review in every 12 months. All are calendar days, and holidays count.

An error is a limit of the matter that led to this version whose start and end are both recorded, with the end too late \
and no lawful exception recorded. A review is late only if it is late counted from meeting to meeting and from decision \
to decision. Where the end is not recorded at all, or where more than two years without a review suggest that the log has \
a gap, it is a warning. Older matters are not judged: nothing in this version can mend them.

Warnings of good practice: an event dated after the day of judging, before the birth, or before what it answers; \
advice that is newer than the plan resting on it.",
    basis: Basis::Must,
    law: &[
        Citation::act("44(1)"),
        Citation::regulation("5(1)"),
        Citation::regulation("8"),
        Citation::regulation("10(1)"),
        Citation::regulation("13"),
        Citation::regulation("20"),
        Citation::regulation("22"),
        Citation::regulation("27(2)"),
        Citation::case("[2022] EWHC 493 (Admin)"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "Review meeting on 22 September; the decision was sent on 30 October.",
    right: "Review meeting on 22 September; decision and notice of amendments sent on 16 October.",
    decided: Decided::ByEngine(time_limit_missed),
};

fn time_limit_missed(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let mut limits = match plan.version.reason {
        Reason::FirstPlan => first_plan(plan),
        Reason::Reassessment => reassessment(plan),
        _ => Vec::new(),
    };
    limits.extend(latest_review(plan));
    for limit in &limits {
        missed(subject, limit, found);
    }
    reviews_in_every_year(subject, found);
    comment(subject, found);
    impossible(subject, found);
    unordered(subject, found);
}

/// What a step is called, and where its limit stands.
fn name(step: Step) -> (&'static str, &'static str, &'static str) {
    match step {
        Step::DecisionToAssess => ("decision whether to assess", "6 weeks of the request", "regulation 5(1)"),
        Step::Advice => ("last advice", "6 weeks of the day it was asked for", "regulation 8"),
        Step::RefusalToIssue => {
            ("decision not to issue a plan", "16 weeks of the request", "regulation 10(1)")
        }
        Step::FirstPlan => ("final plan", "20 weeks of the request", "regulation 13(2)"),
        Step::PlanAfterReassessment => {
            ("plan after the re-assessment", "14 weeks of the decision", "regulation 27(2)")
        }
        Step::ReviewReport => ("report of the review", "2 weeks of the meeting", "regulation 20"),
        Step::ReviewDecision => ("decision after the review", "4 weeks of the meeting", "regulation 20(10)"),
        Step::AmendmentNotice => {
            ("notice of amendments", "4 weeks of the meeting", "[2022] EWHC 493 (Admin)")
        }
        Step::AmendedPlan => ("amended plan", "8 weeks of the notice", "regulation 22(3)"),
        Step::NextReview => ("review", "12 months of the one before", "section 44(1)"),
    }
}

fn missed(subject: &Subject<'_>, limit: &Limit, found: &mut Found) {
    if limit.exception {
        return;
    }
    let (what, within, law) = name(limit.step);
    if let Some((on, at)) = limit.done.as_ref().filter(|_| limit.done_late()) {
        let days = calendar::days_from(limit.due, *on);
        let hit = found.error(
            at.clone(),
            format!("the {what} was due within {within}, by {} ({law}), and came {}", limit.due, late(days)),
        );
        if limit.step == Step::AmendmentNotice {
            hit.on(Basis::Case);
        }
        hit.mend("record the lawful exception if there was one, with its dates; otherwise tell the family why it was late");
        return;
    }
    if limit.done.is_some() || limit.due >= subject.on || subject.profile == Profile::Legacy {
        return;
    }
    // Without the end on record, only the plan's own status shows that it is still owed.
    let owed = match limit.step {
        Step::FirstPlan | Step::PlanAfterReassessment => subject.plan.version.status == Status::Draft,
        Step::AmendedPlan => subject.plan.version.status == Status::ProposedAmendment,
        Step::ReviewDecision => no_decision_recorded(subject, limit.from),
        _ => false,
    };
    if owed {
        found
            .warning(
                limit.start.clone(),
                format!("the {what} was due within {within}, by {} ({law}), and none is recorded", limit.due),
            )
            .mend(
                "record the day on which it was sent; if it is still owed, tell the family when it will come",
            );
    }
}

fn late(days: i32) -> String {
    if days == 1 { "1 day late".to_owned() } else { format!("{days} days late") }
}

/// Whether the review that met on this day has no decision, and nothing later shows that there was one.
fn no_decision_recorded(subject: &Subject<'_>, meeting: Date) -> bool {
    let plan = subject.plan;
    let decided =
        plan.annual_reviews.iter().any(|review| review.meeting_on == meeting && review.decision.is_some());
    let went_on = plan.lifecycle.events.iter().any(|event| {
        event.on >= meeting && matches!(event.kind, EventKind::AmendmentNoticeServed | EventKind::FinalServed)
    });
    !decided && !went_on && plan.version.made_on.is_none_or(|made| made <= meeting)
}

/// Days without a review that are more likely a gap in the log than a gap in the reviews: two years.
const SURELY_A_GAP: i32 = 731;

fn reviews_in_every_year(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    if let Some(limit) = late_review(plan)
        && let Some((on, at)) = &limit.done
    {
        let whole = calendar::days_from(limit.from, *on) < SURELY_A_GAP;
        let message = format!(
            "the review was due within 12 months, by {} (section 44(1)), and came {}",
            limit.due,
            late(calendar::days_from(limit.due, *on))
        );
        let hit = if whole { found.error(at.clone(), message) } else { found.warning(at.clone(), message) };
        hit.mend("record a review that took place in between; otherwise tell the family why it was late");
    }
    let (Some(limit), Status::Final) = (next_review(plan), plan.version.status) else { return };
    if let Some(said) = plan.version.next_review_by.filter(|said| *said > limit.due) {
        found
            .warning(
                PlanPath::root().field("version").field("next_review_by"),
                format!(
                    "the plan says that it will be reviewed by {said}; the 12 months end on {} (section 44(1))",
                    limit.due
                ),
            )
            .mend("give a day within 12 months of the last review, or of the day on which the plan was first made");
    }
    // A log that has no review at all may not have been kept.
    let kept = !plan.annual_reviews.is_empty() || plan.version.reason == Reason::FirstPlan;
    if limit.due < subject.on && kept && subject.profile == Profile::Final {
        found
            .warning(
                limit.start,
                format!("no review is recorded in the 12 months that ended on {} (section 44(1))", limit.due),
            )
            .mend("record the review if it took place; otherwise arrange it now");
    }
}

/// The 15 days to comment, as the letter gave them.
fn comment(subject: &Subject<'_>, found: &mut Found) {
    for (index, event, last) in time_to_comment(subject.plan) {
        let Some(said) = event.respond_by.filter(|said| *said < last) else { continue };
        let law = if event.kind == EventKind::DraftServed { "13(1)(a)" } else { "22(2)(c)" };
        let at = PlanPath::root().field("lifecycle").field("events").index(index).field("respond_by");
        found
            .error(
                at,
                format!("the family was given until {said} to comment; the 15 days end on {last} (regulation {law})"),
            )
            .mend("correct the date if it was recorded wrongly; otherwise write to the family with the longer time");
    }
}

/// Dates of what has happened: after the day of judging, or before the birth.
fn impossible(subject: &Subject<'_>, found: &mut Found) {
    let birth = subject.plan.child_or_young_person.date_of_birth;
    for (at, date) in happened(subject) {
        if date > subject.on {
            found
                .warning(at, format!("this is recorded as done on {date}, which is still to come"))
                .on(Basis::GoodPractice)
                .mend("correct the date, or leave it out until it has happened");
        } else if date < birth {
            found
                .warning(at, "this is dated before the child or young person was born")
                .on(Basis::GoodPractice)
                .mend("correct one of the two dates");
        }
    }
}

fn happened(subject: &Subject<'_>) -> Vec<(PlanPath, Date)> {
    let plan = subject.plan;
    let (root, version) = (PlanPath::root(), PlanPath::root().field("version"));
    let mut dates = Vec::new();
    let mut add = |at: PlanPath, date: Option<Date>| dates.extend(date.map(|date| (at, date)));
    add(version.field("made_on"), plan.version.made_on);
    add(version.field("signed_by").field("date"), plan.version.signed_by.as_ref().map(|signed| signed.date));
    add(version.field("ceased_on"), plan.version.ceased_on);
    for (index, advice) in plan.sections.advice.advice.iter().enumerate() {
        let at = item(Section::K, "advice", index);
        add(at.field("requested_on"), advice.requested_on);
        add(at.field("written_on"), advice.written_on);
        add(at.field("received_on"), advice.received_on);
    }
    for (index, event) in plan.lifecycle.events.iter().enumerate() {
        add(root.field("lifecycle").field("events").index(index).field("on"), Some(event.on));
    }
    for (index, review) in plan.annual_reviews.iter().enumerate() {
        let at = root.field("annual_reviews").index(index);
        add(at.field("meeting_on"), Some(review.meeting_on));
        add(at.field("decision_notified_on"), review.decision_notified_on);
    }
    dates
}

/// Pairs of events of which the first cannot come after the second, with the words for the first.
const ORDER: [(EventKind, &str, EventKind); 7] = {
    use EventKind as E;
    [
        (E::RequestReceived, "the request for an assessment", E::DraftServed),
        (E::RequestReceived, "the request for an assessment", E::PlanFirstMade),
        (E::AdviceRequested, "the request for advice", E::AdviceReceived),
        (E::DraftServed, "the draft plan", E::PlanFirstMade),
        (E::ReviewMeetingHeld, "the review meeting", E::ReviewReportSent),
        (E::ReviewMeetingHeld, "the review meeting", E::ReviewDecisionNotified),
        (E::AmendmentNoticeServed, "the notice of amendments", E::FinalServed),
    ]
};

/// The longest that two events can lie apart and still be taken to belong together: 20 weeks.
const SAME_MATTER: i32 = 140;

fn unordered(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let events = &plan.lifecycle.events;
    for (index, event) in events.iter().enumerate() {
        for (cause, words, _) in ORDER.iter().filter(|(.., answer)| *answer == event.kind) {
            // A log may lack its early part: only where every such cause comes later, and soon, is it the cause.
            let first = events.iter().filter(|other| other.kind == *cause).map(|other| other.on).min();
            let later = first.filter(|first| *first > event.on);
            if later.is_some_and(|first| calendar::days_from(event.on, first) <= SAME_MATTER) {
                let at = PlanPath::root().field("lifecycle").field("events").index(index).field("on");
                found
                    .warning(at, format!("this is dated before {words}, which it must follow"))
                    .on(Basis::GoodPractice)
                    .mend("correct one of the two dates");
            }
        }
    }
    for (index, advice) in plan.sections.advice.advice.iter().enumerate() {
        let at = item(Section::K, "advice", index);
        let (written, received) = (advice.written_on, advice.received_on);
        let newer = plan.version.made_on.filter(|_| plan.version.status != Status::ProposedAmendment);
        let (field, message) = if written.zip(newer).is_some_and(|(written, made)| written > made) {
            ("written_on", "this advice is newer than the plan, which cannot rest on it")
        } else if written.zip(received).is_some_and(|(written, received)| received < written) {
            ("received_on", "this advice was received before it was written")
        } else {
            continue;
        };
        found
            .warning(at.field(field), message)
            .on(Basis::GoodPractice)
            .mend("correct the date, or keep the advice for the next version");
    }
}
