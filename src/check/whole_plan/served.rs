//! The family's chance to comment before a plan becomes final.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Date, Event, EventKind, PlanPath, Reason, Status};
use crate::timescales::time_to_comment;

pub(super) const FINAL_UNLIKE_DRAFT: Rule = Rule {
    code: "PL-016",
    name: "final-without-the-draft-seen",
    fault: "The final plan is not what the family saw last, or no record shows that they saw it in time to comment",
    doc: "The family must have the draft, or the notice of amendments with the proposed changes, and time to comment before \
the plan is made final (section 38(2), regulations 13(1)(a) and 22(2)). The Code adds that a final plan should differ from \
the draft only by what the family said or by the placement; any other change means serving the draft again.

From one plan the engine sees the events only. It asks where a final plan was served and no draft, or no notice of \
amendments after the last review, is recorded before it; and where the plan was made final within the 15 days and no \
representations are recorded. It is a warning, since the log may lack what really happened. Orders of the Tribunal, \
moves between councils and corrections follow other rules and are not judged.",
    basis: Basis::Must,
    law: &[
        Citation::act("38(2)"),
        Citation::regulation("13(1)(a)"),
        Citation::regulation("22(2)"),
        Citation::code("9.125").not_compared(),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "The amended plan was served; no notice of amendments is recorded after the review.",
    right: "Notice of amendments served on 16 October, representations received on 28 October, final plan on 13 November.",
    decided: Decided::InPart(
        final_without_the_draft_seen,
        "Whether the words of the final plan differ from the draft: that needs both versions, and the comparison of versions shows it.",
    ),
};

fn final_without_the_draft_seen(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    if subject.profile == Profile::Legacy || plan.version.status != Status::Final {
        return;
    }
    let events = &plan.lifecycle.events;
    let latest = |kind: EventKind| events.iter().rev().find(|event| event.kind == kind);
    let Some((index, served)) =
        events.iter().enumerate().rfind(|(_, event)| event.kind == EventKind::FinalServed)
    else {
        return;
    };
    let at = PlanPath::root().field("lifecycle").field("events").index(index);
    let (start, shown, what) = match plan.version.reason {
        Reason::FirstPlan => (EventKind::RequestReceived, EventKind::DraftServed, "draft plan"),
        Reason::Reassessment => {
            (EventKind::ReassessmentDecisionNotified, EventKind::DraftServed, "draft plan")
        }
        Reason::AnnualReview | Reason::EarlyReview | Reason::PhaseTransfer => {
            (EventKind::ReviewMeetingHeld, EventKind::AmendmentNoticeServed, "notice of amendments")
        }
        Reason::TransferBetweenAuthorities
        | Reason::TribunalOrder
        | Reason::Correction
        | Reason::Withheld => return,
    };
    // Without the beginning of the matter the log is not whole enough to miss anything in it.
    let Some(begun) = latest(start).filter(|begun| begun.on <= served.on) else { return };
    let between = |kind: EventKind| {
        events.iter().rev().find(|event| event.kind == kind && event.on >= begun.on && event.on <= served.on)
    };
    if between(EventKind::TribunalOrdered).is_some() {
        return;
    }
    let Some(shown) = between(shown) else {
        found
            .warning(at, format!("the final plan was served, and no {what} is recorded before it"))
            .mend(format!("record the day on which the {what} was served; if none was, give the family the time to comment"));
        return;
    };
    let heard = between(EventKind::RepresentationsReceived).is_some_and(|event| event.on >= shown.on);
    if served.on <= last_day(subject, shown) && !heard {
        found
            .warning(
                at.field("on"),
                format!(
                    "the plan was made final within the 15 days that the family has to comment on the {what}"
                ),
            )
            .mend(
                "record the family's representations, or that they were content before the 15 days were over",
            );
    }
}

/// The last day to comment on a draft or a notice.
fn last_day(subject: &Subject<'_>, shown: &Event) -> Date {
    time_to_comment(subject.plan)
        .into_iter()
        .find(|(_, event, _)| event.on == shown.on && event.kind == shown.kind)
        .map_or(shown.on, |(_, _, last)| last)
}
