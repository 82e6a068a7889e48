//! Steps that begin with one event and end with another: one table.

use super::log::place;
use super::{Gathered, Raised};
use crate::model::{Date, EventKind, EventKind as E, PlanPath, ReviewDecision, Status, TimeLimit};
use crate::timescales::count::Weeks;
use crate::timescales::rule::{DateRule, Who};
use crate::timescales::rules::{
    ADVICE, AMENDED_PLAN, AMENDMENT_NOTICE, AMENDMENT_REPRESENTATIONS, APPEAL_RESPONSE, DECISION_TO_ASSESS,
    DRAFT_PLAN, FINAL_PLAN, MEDIATION_CERTIFICATE, MEDIATION_MEETING, REASSESSMENT_DECISION,
    REASSESSMENT_FINAL, REFUSAL_TO_ISSUE, REPRESENTATIONS, REVIEW_DECISION, REVIEW_REPORT, SETTING_REPLY,
    TRANSFER_NOTICE,
};

/// A step of the process in the event log.
struct StepInLog {
    rule: &'static DateRule,
    /// The event that starts its time.
    start: EventKind,
    /// The events that end it, on the day of the start or later.
    done: &'static [EventKind],
    /// Events that end it on a later day than the start.
    done_later: &'static [EventKind],
    /// Events after which it no longer matters, or must have been done unrecorded.
    overtaken: &'static [EventKind],
    lifted: Option<TimeLimit>,
    /// Whether it is of interest only until its day.
    while_open: bool,
    /// Whether only the latest start counts.
    latest: bool,
    /// Whether it arises at all.
    arises: fn(&Gathered<'_>, Date) -> bool,
}

const STEP: StepInLog = StepInLog {
    rule: &FINAL_PLAN,
    start: E::RequestReceived,
    done: &[],
    done_later: &[],
    overtaken: &[],
    lifted: None,
    while_open: false,
    latest: false,
    arises: |_, _| true,
};

const STEPS: &[StepInLog] = &[
    StepInLog {
        rule: &DECISION_TO_ASSESS,
        done: &[E::DecisionToAssessNotified, E::RefusalToAssessNotified],
        overtaken: &[
            E::AdviceRequested,
            E::DraftServed,
            E::RefusalToIssueNotified,
            E::PlanFirstMade,
            E::FinalServed,
            E::Moved,
            E::PlanTransferredIn,
        ],
        lifted: Some(TimeLimit::DecisionToAssess),
        ..STEP
    },
    StepInLog {
        rule: &ADVICE,
        start: E::AdviceRequested,
        done: &[E::AdviceReceived],
        overtaken: &[
            E::DraftServed,
            E::PlanFirstMade,
            E::FinalServed,
            E::RefusalToIssueNotified,
            E::ReviewMeetingHeld,
        ],
        lifted: Some(TimeLimit::Advice),
        arises: is_in_an_assessment,
        ..STEP
    },
    StepInLog {
        rule: &REFUSAL_TO_ISSUE,
        done: &[E::RefusalToIssueNotified],
        overtaken: &[
            E::RefusalToAssessNotified,
            E::DraftServed,
            E::PlanFirstMade,
            E::FinalServed,
            E::TribunalOrdered,
            E::Moved,
            E::PlanTransferredIn,
        ],
        lifted: Some(TimeLimit::RefusalToIssue),
        while_open: true,
        ..STEP
    },
    StepInLog {
        rule: &DRAFT_PLAN,
        done: &[E::DraftServed],
        overtaken: &[
            E::RefusalToAssessNotified,
            E::RefusalToIssueNotified,
            E::PlanFirstMade,
            E::FinalServed,
            E::TribunalOrdered,
            E::Moved,
            E::PlanTransferredIn,
        ],
        while_open: true,
        ..STEP
    },
    StepInLog {
        rule: &FINAL_PLAN,
        done: &[E::FinalServed, E::PlanFirstMade],
        overtaken: &[
            E::RefusalToAssessNotified,
            E::RefusalToIssueNotified,
            E::TribunalOrdered,
            E::Moved,
            E::PlanTransferredIn,
        ],
        lifted: Some(TimeLimit::FinalPlan),
        ..STEP
    },
    StepInLog { rule: &REPRESENTATIONS, start: E::DraftServed, latest: true, ..STEP },
    StepInLog {
        rule: &SETTING_REPLY,
        start: E::SettingConsulted,
        overtaken: &[E::FinalServed, E::PlanFirstMade],
        while_open: true,
        latest: true,
        ..STEP
    },
    StepInLog {
        rule: &REVIEW_REPORT,
        start: E::ReviewMeetingHeld,
        done: &[E::ReviewReportSent],
        overtaken: &[E::ReviewDecisionNotified, E::AmendmentNoticeServed, E::FinalServed],
        ..STEP
    },
    StepInLog {
        rule: &REVIEW_DECISION,
        start: E::ReviewMeetingHeld,
        done: &[E::ReviewDecisionNotified],
        overtaken: &[E::AmendmentNoticeServed, E::FinalServed, E::CeaseDecisionNotified, E::TribunalOrdered],
        ..STEP
    },
    StepInLog {
        rule: &AMENDMENT_NOTICE,
        start: E::ReviewMeetingHeld,
        done: &[E::AmendmentNoticeServed],
        overtaken: &[E::FinalServed, E::CeaseDecisionNotified, E::TribunalOrdered],
        arises: may_amend,
        ..STEP
    },
    StepInLog { rule: &AMENDMENT_REPRESENTATIONS, start: E::AmendmentNoticeServed, latest: true, ..STEP },
    StepInLog {
        rule: &AMENDED_PLAN,
        start: E::AmendmentNoticeServed,
        done: &[E::FinalServed],
        done_later: &[E::ReviewDecisionNotified],
        overtaken: &[E::CeaseDecisionNotified, E::TribunalOrdered, E::PlanTransferredOut],
        ..STEP
    },
    StepInLog {
        rule: &REASSESSMENT_DECISION,
        start: E::ReassessmentRequested,
        done: &[E::ReassessmentDecisionNotified, E::RefusalToReassessNotified],
        overtaken: &[E::DraftServed, E::FinalServed, E::TribunalOrdered],
        ..STEP
    },
    StepInLog {
        rule: &REASSESSMENT_FINAL,
        start: E::ReassessmentDecisionNotified,
        done: &[E::FinalServed],
        overtaken: &[E::RefusalToReassessNotified, E::RefusalToIssueNotified, E::TribunalOrdered],
        lifted: Some(TimeLimit::Reassessment),
        arises: is_being_reassessed,
        ..STEP
    },
    StepInLog {
        rule: &MEDIATION_MEETING,
        start: E::MediationRequested,
        done: &[E::MediationCertificateIssued],
        overtaken: &[E::AppealRegistered, E::AppealEnded, E::MediationDeclined],
        while_open: true,
        ..STEP
    },
    StepInLog {
        rule: &MEDIATION_CERTIFICATE,
        start: E::MediationDeclined,
        done: &[E::MediationCertificateIssued],
        overtaken: &[E::AppealRegistered],
        ..STEP
    },
    StepInLog {
        rule: &APPEAL_RESPONSE,
        start: E::AppealReceived,
        overtaken: &[E::TribunalOrdered, E::AppealEnded],
        while_open: true,
        ..STEP
    },
    StepInLog {
        rule: &TRANSFER_NOTICE,
        start: E::PlanTransferredIn,
        done: &[E::FamilyToldOfTransfer],
        overtaken: &[E::ReviewMeetingHeld, E::AmendmentNoticeServed, E::FinalServed],
        ..STEP
    },
];

/// Adds the steps of the table, for each event that starts one.
pub(super) fn add(dates: &mut Gathered<'_>) {
    for step in STEPS {
        let log = dates.log;
        let latest = log.latest(&[step.start]).map(|(at, _)| at);
        for (index, event) in log.of(step.start) {
            if (step.latest && latest != Some(index)) || !(step.arises)(dates, event.on) {
                continue;
            }
            let until = log.next_of(step.start, event.on);
            let find = |kinds: &[EventKind]| log.first(kinds, index, event.on, until);
            let later = |kinds: &[EventKind]| find(kinds).filter(|(_, found)| found.on > event.on);
            let done = [find(step.done), later(step.done_later)]
                .into_iter()
                .flatten()
                .map(|(at, found)| (found.on, place(at)))
                .min_by_key(|(on, _)| *on)
                .or_else(|| review_decision(dates, step, event.on));
            let overtaken = find(step.overtaken).map(|(_, found)| found.on);
            let past = match (&done, overtaken) {
                (Some((done, _)), Some(overtaken)) => overtaken < *done,
                (None, Some(_)) => true,
                (None, None) => until.is_some() || is_past(dates, step, event.on),
                (Some(_), None) => false,
            };
            if past {
                continue;
            }
            let end = done.as_ref().map_or(log.as_of, |(on, _)| *on);
            let undecided = step.rule.code == AMENDMENT_NOTICE.code && decision(dates, event.on).is_none();
            dates.add(Raised {
                exceptions: step.lifted.map(|limit| log.exceptions(limit, event.on, end)).unwrap_or_default(),
                recorded: event.respond_by.filter(|_| step.rule.who == Who::Family),
                while_open: step.while_open || undecided,
                done,
                ..Raised::new(step.rule, event.on, place(index))
            });
        }
    }
}

/// Whether the version itself shows that a step was taken: it was made after the step had begun.
fn is_past(dates: &Gathered<'_>, step: &StepInLog, begun: Date) -> bool {
    let version = &dates.plan.version;
    let made = version.made_on.is_some_and(|made| made > begun && made <= dates.as_of());
    let settles = !step.done.is_empty() && step.start != E::PlanTransferredIn;
    version.status == Status::Final && made && settles
}

/// Whether advice was asked for in an assessment, and not for a review.
fn is_in_an_assessment(dates: &Gathered<'_>, asked: Date) -> bool {
    let log = dates.log;
    let begins = [E::RequestReceived, E::DecisionToAssessNotified, E::ReassessmentDecisionNotified];
    let begun =
        log.events().filter(|(_, e)| begins.contains(&e.kind) && e.on <= asked).map(|(_, e)| e.on).max();
    let ends = [E::PlanFirstMade, E::FinalServed, E::RefusalToIssueNotified];
    begun.is_some_and(|begun| !log.has(&ends, begun, Some(asked)))
}

/// Whether the decision on a re-assessment was to make one: what follows shows it, or it is still in time.
fn is_being_reassessed(dates: &Gathered<'_>, decided: Date) -> bool {
    let after = [E::AdviceRequested, E::AdviceReceived, E::DraftServed, E::FinalServed];
    let recent = Weeks(14).after(decided) >= dates.as_of();
    recent || dates.log.has(&after, decided, None)
}

/// The decision of the review that met on a day, as the record of reviews has it.
fn decision(dates: &Gathered<'_>, met: Date) -> Option<ReviewDecision> {
    dates.plan.annual_reviews.iter().find(|review| review.meeting_on == met)?.decision
}

/// Whether the review that met on a day can still lead, or has led, to a notice of amendments.
fn may_amend(dates: &Gathered<'_>, met: Date) -> bool {
    let until = dates.log.next_of(E::ReviewMeetingHeld, met);
    match decision(dates, met) {
        Some(ReviewDecision::Amend) => true,
        Some(ReviewDecision::Maintain | ReviewDecision::Cease) => false,
        None => {
            dates.log.has(&[E::AmendmentNoticeServed], met, until)
                || !dates.log.has(&[E::ReviewDecisionNotified], met, until)
        }
    }
}

/// The day on which the family was told, where only the record of reviews has it.
fn review_decision(dates: &Gathered<'_>, step: &StepInLog, met: Date) -> Option<(Date, PlanPath)> {
    if step.rule.code != REVIEW_DECISION.code {
        return None;
    }
    let reviews = dates.plan.annual_reviews.iter().enumerate();
    let (index, review) = reviews.into_iter().find(|(_, review)| review.meeting_on == met)?;
    let told = review.decision_notified_on.filter(|told| *told <= dates.as_of())?;
    let at = PlanPath::root().field("annual_reviews").index(index).field("decision_notified_on");
    Some((told, at))
}
