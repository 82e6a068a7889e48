//! Dates that cannot be, or that do not fit together.

use super::items::{list, provisions};
use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{Date, EventKind, Plan, PlanPath, Section, Status};

pub(super) const RULES: &[Rule] = &[
    MADE_BEFORE_BIRTH,
    PLAN_BEYOND_25,
    ENDS_BEFORE_STARTS,
    DATED_BEFORE_BIRTH,
    ADVICE_AFTER_PLAN,
    NOT_OLDEST_FIRST,
    EVENT_BEFORE_ITS_CAUSE,
    SIGNED_FAR_FROM_DATE,
    NEXT_REVIEW_BEFORE_PLAN,
    UNLIKELY_YEAR,
];

fn version(field: &str) -> PlanPath {
    PlanPath::root().field("version").field(field)
}

/// The plan was made before the child was born.
const MADE_BEFORE_BIRTH: Rule = Rule {
    code: "R-020",
    name: "plan-made-before-birth",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: made_before_birth,
};

fn made_before_birth(plan: &Plan, found: &mut Found) {
    if plan.version.made_on.is_some_and(|made| made < plan.child_or_young_person.date_of_birth) {
        found.at(
            version("made_on"),
            "the plan was made before the date of birth",
            "correct one of the two dates",
        );
    }
}

/// The plan was made after it could last: the end of the academic year of the 25th birthday.
///
/// The academic year is taken to end on 31 August, the latest day that it can mean.
const PLAN_BEYOND_25: Rule = Rule {
    code: "R-021",
    name: "plan-beyond-25",
    severity: Severity::Error,
    basis: Basis::Must,
    law: &["Children and Families Act 2014, section 46", "Children and Families Act 2014, section 83(2)"],
    check: plan_beyond_25,
};

fn plan_beyond_25(plan: &Plan, found: &mut Found) {
    let birth = plan.child_or_young_person.date_of_birth;
    let year = birth.year() + if birth.month() >= 9 { 26 } else { 25 };
    let last = Date::new(year, 8, 31).unwrap_or(Date::MAX);
    if plan.version.status != Status::Ceased && plan.version.made_on.is_some_and(|made| made > last) {
        found.at(
            version("made_on"),
            "the plan was made after the academic year of the 25th birthday",
            "correct the date of birth or the date of the plan",
        );
    }
}

/// Something ends before it starts.
const ENDS_BEFORE_STARTS: Rule = Rule {
    code: "R-022",
    name: "ends-before-it-starts",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: ends_before_starts,
};

fn ends_before_starts(plan: &Plan, found: &mut Found) {
    let root = PlanPath::root();
    let mut spans: Vec<(PlanPath, Option<Date>, Option<Date>)> = Vec::new();
    for (_, path, provision) in provisions(plan) {
        spans.push((path.field("ends_on"), provision.starts_on, provision.ends_on));
    }
    let section = &plan.sections.placement;
    for (index, placement) in section.placements.iter().enumerate() {
        let path = list(Section::I, "placements").index(index).field("until");
        spans.push((path, placement.from, placement.until));
    }
    for (index, transition) in section.transitions.iter().enumerate() {
        let steps = list(Section::I, "transitions").index(index).field("steps");
        for (index, step) in transition.steps.iter().enumerate() {
            spans.push((steps.index(index).field("until"), step.from, step.until));
        }
    }
    for (index, council) in plan.previous_authorities.iter().enumerate() {
        let path = root.field("previous_authorities").index(index).field("responsible_until");
        spans.push((path, council.responsible_from, council.responsible_until));
    }
    let lifecycle = root.field("lifecycle");
    for (index, exception) in plan.lifecycle.exceptions.iter().enumerate() {
        let path = lifecycle.field("exceptions").index(index).field("until");
        spans.push((path, exception.from, exception.until));
    }
    for (index, event) in plan.lifecycle.events.iter().enumerate() {
        let path = lifecycle.field("events").index(index).field("respond_by");
        spans.push((path, Some(event.on), event.respond_by));
    }
    for (path, from, until) in spans {
        if matches!((from, until), (Some(from), Some(until)) if until < from) {
            found.at(path, "this ends before it starts", "correct one of the two dates");
        }
    }
}

/// Dates of things that happened: the event log, reviews, advice, the version and Section A.
fn happened(plan: &Plan) -> Vec<(PlanPath, Date)> {
    let root = PlanPath::root();
    let mut dates: Vec<(PlanPath, Date)> = Vec::new();
    let mut add = |path: PlanPath, date: Option<Date>| dates.extend(date.map(|date| (path, date)));
    add(version("made_on"), plan.version.made_on);
    add(version("signed_by").field("date"), plan.version.signed_by.as_ref().map(|signed| signed.date));
    add(version("ceased_on"), plan.version.ceased_on);
    let views = &plan.sections.views;
    for (name, entries) in [
        ("views", &views.views),
        ("interests", &views.interests),
        ("strengths", &views.strengths),
        ("aspirations", &views.aspirations),
    ] {
        for (index, entry) in entries.iter().enumerate() {
            add(list(Section::A, name).index(index).field("gathered_on"), entry.gathered_on);
        }
    }
    for (index, advice) in plan.sections.advice.advice.iter().enumerate() {
        let at = list(Section::K, "advice").index(index);
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

/// Something happened before the child was born, such as a review meeting.
const DATED_BEFORE_BIRTH: Rule = Rule {
    code: "R-023",
    name: "dated-before-birth",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: dated_before_birth,
};

fn dated_before_birth(plan: &Plan, found: &mut Found) {
    let made = version("made_on");
    for (path, date) in happened(plan) {
        if date < plan.child_or_young_person.date_of_birth && path != made {
            found.at(path, "this happened before the date of birth", "correct one of the two dates");
        }
    }
}

/// Advice was written or received after the plan was made that rests on it.
const ADVICE_AFTER_PLAN: Rule = Rule {
    code: "R-024",
    name: "advice-after-plan",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: advice_after_plan,
};

fn advice_after_plan(plan: &Plan, found: &mut Found) {
    let (Some(made), true) = (plan.version.made_on, plan.version.status == Status::Final) else { return };
    for (index, advice) in plan.sections.advice.advice.iter().enumerate() {
        let at = list(Section::K, "advice").index(index);
        let late = [("written_on", advice.written_on), ("received_on", advice.received_on)]
            .into_iter()
            .find(|(_, date)| date.is_some_and(|date| date > made));
        if let Some((field, _)) = late {
            found.at(
                at.field(field),
                "the advice is newer than the plan, which cannot rest on it",
                "correct the date, or keep the advice for the next version",
            );
        }
    }
}

/// Events, reviews or former councils do not stand in the order in which they happened.
const NOT_OLDEST_FIRST: Rule = Rule {
    code: "R-025",
    name: "not-oldest-first",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: not_oldest_first,
};

fn not_oldest_first(plan: &Plan, found: &mut Found) {
    let root = PlanPath::root();
    let events = plan.lifecycle.events.iter().map(|event| Some(event.on)).collect();
    let reviews = plan.annual_reviews.iter().map(|review| Some(review.meeting_on)).collect();
    let councils = plan.previous_authorities.iter().map(|council| council.responsible_from).collect();
    let lists: [(PlanPath, &str, Vec<Option<Date>>); 3] = [
        (root.field("lifecycle").field("events"), "on", events),
        (root.field("annual_reviews"), "meeting_on", reviews),
        (root.field("previous_authorities"), "responsible_from", councils),
    ];
    for (at, field, dates) in lists {
        let mut newest: Option<Date> = None;
        for (index, date) in dates.into_iter().enumerate() {
            if date.is_some() && date < newest {
                found.at(
                    at.index(index).field(field),
                    "this is older than what stands before it",
                    "put the oldest first",
                );
            }
            newest = newest.max(date);
        }
    }
}

/// Events that answer others, with what they answer and the words for it.
const ANSWERS: [(EventKind, &[EventKind], &str); 9] = {
    use EventKind as E;
    [
        (E::DecisionToAssessNotified, &[E::RequestReceived], "the request for an assessment"),
        (E::RefusalToAssessNotified, &[E::RequestReceived], "the request for an assessment"),
        (E::PlanFirstMade, &[E::DraftServed], "the draft plan"),
        (E::FinalServed, &[E::DraftServed, E::AmendmentNoticeServed], "the draft plan"),
        (E::AdviceReceived, &[E::AdviceRequested], "the request for advice"),
        (E::ReviewReportSent, &[E::ReviewMeetingHeld], "the review meeting"),
        (E::ReviewDecisionNotified, &[E::ReviewMeetingHeld], "the review meeting"),
        (E::ReassessmentDecisionNotified, &[E::ReassessmentRequested], "the request for re-assessment"),
        (E::TribunalOrdered, &[E::AppealRegistered], "the appeal"),
    ]
};

/// The longest that two events can lie apart and still be taken to belong together: 20 weeks.
const SAME_MATTER: i32 = 140;

/// An event is dated before the event that it answers, such as a final plan before its draft.
///
/// A log may lack its early part, so that a decision stands alone and the next meeting comes a
/// year later. Only what lies at most 20 weeks apart is taken to belong together.
const EVENT_BEFORE_ITS_CAUSE: Rule = Rule {
    code: "R-026",
    name: "event-before-its-cause",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: event_before_its_cause,
};

fn event_before_its_cause(plan: &Plan, found: &mut Found) {
    let events = &plan.lifecycle.events;
    for (index, event) in events.iter().enumerate() {
        for (_, causes, words) in ANSWERS.iter().filter(|(kind, ..)| *kind == event.kind) {
            let mut dates = events.iter().filter(|cause| causes.contains(&cause.kind)).map(|cause| cause.on);
            let Some(first) = dates.next().map(|first| dates.fold(first, Date::min)) else { continue };
            if first > event.on && days_between(event.on, first) <= SAME_MATTER {
                let at = PlanPath::root().field("lifecycle").field("events").index(index).field("on");
                found.at(at, format!("this is dated before {words}"), "correct one of the two dates");
            }
        }
    }
}

/// How many days lie between two dates.
fn days_between(one: Date, other: Date) -> i32 {
    one.until(other).map_or(i32::MAX, |span| span.get_days()).abs()
}

/// The officer signed the version long before or after its date.
const SIGNED_FAR_FROM_DATE: Rule = Rule {
    code: "R-027",
    name: "signed-far-from-its-date",
    severity: Severity::Warning,
    basis: Basis::Should,
    law: &["Code of Practice, paragraph 9.125"],
    check: signed_far_from_date,
};

fn signed_far_from_date(plan: &Plan, found: &mut Found) {
    let (Some(made), Some(signed)) = (plan.version.made_on, &plan.version.signed_by) else { return };
    if days_between(made, signed.date) > 31 {
        found.at(
            version("signed_by").field("date"),
            "the signature is more than a month away from the date of the plan",
            "correct one of the two dates",
        );
    }
}

/// The last day for the next review is not after the day on which the plan was made.
const NEXT_REVIEW_BEFORE_PLAN: Rule = Rule {
    code: "R-028",
    name: "next-review-before-plan",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: next_review_before_plan,
};

fn next_review_before_plan(plan: &Plan, found: &mut Found) {
    let (Some(made), Some(next)) = (plan.version.made_on, plan.version.next_review_by) else { return };
    if next <= made {
        found.at(
            version("next_review_by"),
            "the next review is due before the plan was made",
            "correct one of the two dates",
        );
    }
}

/// A year that no plan can have, which is nearly always a slip of the finger.
const UNLIKELY_YEAR: Rule = Rule {
    code: "R-029",
    name: "unlikely-year",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: unlikely_year,
};

fn unlikely_year(plan: &Plan, found: &mut Found) {
    let birth = PlanPath::root().field("child_or_young_person").field("date_of_birth");
    let mut dates = happened(plan);
    dates.push((birth, plan.child_or_young_person.date_of_birth));
    dates.extend(plan.version.next_review_by.map(|date| (version("next_review_by"), date)));
    for (_, path, provision) in provisions(plan) {
        for (field, date) in [("starts_on", provision.starts_on), ("ends_on", provision.ends_on)] {
            dates.extend(date.map(|date| (path.field(field), date)));
        }
    }
    for (path, date) in dates {
        if !(1980..2100).contains(&date.year()) {
            found.at(path, "no plan can have this year", "correct the year");
        }
    }
}
