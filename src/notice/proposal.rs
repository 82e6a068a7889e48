//! Whether a notice of amendments may be served of two versions on a day, and the dates that follow.

use crate::json;
use crate::letter::{NoNotice, Regulation};
use crate::model::{Date, EventKind, Plan, Status};
use crate::timescales::count::{Days, Weeks};

/// The days that the family has at the least, the day of service being the first (regulation 22(2)(c)).
const TO_ANSWER: Days = Days(15);
/// The weeks in which the council decides (regulation 22(3) and (4)).
const TO_DECIDE: Weeks = Weeks(8);
/// The weeks after a review meeting in which the notice is due ([2022] EWHC 493 (Admin)).
const TO_SERVE: Weeks = Weeks(4);

/// Why no notice can be made. Each says how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoticeError {
    /// The files are of two plans.
    #[error(
        "the two files are of different plans (their `id` differs), so neither amends the other; name two versions of one plan"
    )]
    AnotherPlan,
    /// Both files are the same version.
    #[error(
        "both files are the same, so nothing is proposed; name the plan in force and the version that would change it"
    )]
    SameVersion,
    /// The words of both say the same.
    #[error(
        "nothing is proposed: the words of both versions say the same; `ehcp diff` shows what else differs"
    )]
    NothingProposed,
    /// The earlier version is not in force.
    #[error(
        "the first file is no plan in force (its status is {status}); a notice proposes changes to a final plan, so name that one first"
    )]
    NotInForce {
        /// Its status.
        status: &'static str,
    },
    /// The later version is no proposal.
    #[error(
        "the second file proposes nothing (its status is {status}); a notice is served of a version with the status `proposed_amendment`"
    )]
    NoProposal {
        /// Its status.
        status: &'static str,
    },
    /// The later version names another version as the one it replaces.
    #[error(
        "the second file replaces another version than the first file ({what} differs); name the version that `version.replaces` names"
    )]
    ReplacesAnother {
        /// What differs: the identity or the fingerprint.
        what: &'static str,
    },
    /// The later version has no higher number.
    #[error(
        "the second file is version {after} and the first is version {before}; the plan in force comes first"
    )]
    WrongOrder {
        /// The number of the first file.
        before: u32,
        /// The number of the second.
        after: u32,
    },
    /// The council is another one.
    #[error(
        "the two versions belong to different councils; a move is no amendment: record the transferred plan as final first, then propose changes to it"
    )]
    AnotherCouncil,
    /// The version came about in a way that has no notice of amendments.
    #[error(transparent)]
    NoNoticeForReason(#[from] NoNotice),
    /// The day is before something that must come first.
    #[error("the notice cannot be served on {on}: {what} was on {day}; give a later day with --on")]
    TooEarly {
        /// The day given.
        on: Date,
        /// What came later.
        what: &'static str,
        /// When that was.
        day: Date,
    },
    /// The record has another day of service.
    #[error(
        "the record says that this notice was served on {recorded}, not on {on}; give that day with --on, or mend the event `amendment_notice_served`"
    )]
    AnotherDay {
        /// The day given.
        on: Date,
        /// The day recorded.
        recorded: Date,
    },
    /// The record gives less time to answer than the law.
    #[error(
        "the record gives the family until {recorded} to answer, but the 15 days that begin on {on} end on {due}; mend `respond_by` of the event `amendment_notice_served`"
    )]
    TooFewDays {
        /// The day of service.
        on: Date,
        /// The last day recorded.
        recorded: Date,
        /// The last day by law.
        due: Date,
    },
    /// The days that follow it have no date.
    #[error(
        "the notice cannot be served on {on}: the calendar of this program ends before the days that follow it"
    )]
    NoSuchDay {
        /// The day given.
        on: Date,
    },
}

/// A notice that may be served.
pub(super) struct Proposal {
    pub(super) regulation: Regulation,
    pub(super) reply_by: Date,
    pub(super) decide_by: Date,
    pub(super) findings: Vec<String>,
}

/// Looks at two versions and a day.
///
/// # Errors
///
/// Where no notice may be served of them, or not on that day.
pub(super) fn proposal(before: &Plan, after: &Plan, on: Date) -> Result<Proposal, NoticeError> {
    versions(before, after)?;
    let regulation = Regulation::of(after.version.reason)?;
    let recorded = served(before, after);
    let reply_by = TO_ANSWER.beginning_with(on);
    let decide_by = TO_DECIDE.after(on);
    if decide_by == Date::MAX {
        return Err(NoticeError::NoSuchDay { on });
    }
    let met = last_meeting(before, after);
    let first = [
        (before.version.made_on, "the plan in force"),
        (after.version.made_on, "the proposed version"),
        (met, "the review meeting"),
    ];
    for (day, what) in first {
        if let Some(day) = day.filter(|day| on < *day) {
            return Err(NoticeError::TooEarly { on, what, day });
        }
    }
    let mut findings = Vec::new();
    let mut last_day = reply_by;
    if let Some((served_on, respond_by)) = recorded {
        if served_on != on {
            return Err(NoticeError::AnotherDay { on, recorded: served_on });
        }
        if let Some(recorded) = respond_by {
            if recorded < reply_by {
                return Err(NoticeError::TooFewDays { on, recorded, due: reply_by });
            }
            // The council may allow longer.
            last_day = recorded;
        }
    }
    if after.version.replaces.is_none() {
        findings.push(
            "the second file does not say which version it replaces; fill in `version.replaces` with the \
             identity and fingerprint of the plan in force"
                .to_owned(),
        );
    }
    if let Some(due) = met.map(|met| TO_SERVE.after(met)).filter(|due| on > *due) {
        findings.push(format!(
            "the notice is late: after the review meeting it was due by {due} (SEND Regulations 2014, \
             regulation 20(10); [2022] EWHC 493 (Admin)); serve it now and tell the family why"
        ));
    }
    Ok(Proposal { regulation, reply_by: last_day, decide_by, findings })
}

/// Whether one version proposes to change the other.
fn versions(before: &Plan, after: &Plan) -> Result<(), NoticeError> {
    let (old, new) = (&before.version, &after.version);
    if before.id != after.id {
        return Err(NoticeError::AnotherPlan);
    }
    if before == after {
        return Err(NoticeError::SameVersion);
    }
    if old.status != Status::Final {
        return Err(NoticeError::NotInForce { status: name(old.status) });
    }
    if new.status != Status::ProposedAmendment {
        return Err(NoticeError::NoProposal { status: name(new.status) });
    }
    let council = |plan: &Plan| {
        let authority = &plan.local_authority;
        authority.gss_code.clone().unwrap_or_else(|| authority.name.clone())
    };
    let same_kind = before.local_authority.gss_code.is_some() == after.local_authority.gss_code.is_some();
    if same_kind && council(before) != council(after) {
        return Err(NoticeError::AnotherCouncil);
    }
    if let Some(replaces) = &new.replaces {
        if replaces.id != old.id {
            return Err(NoticeError::ReplacesAnother { what: "the identity" });
        }
        if json::fingerprint(before).is_ok_and(|fingerprint| fingerprint != replaces.sha256) {
            return Err(NoticeError::ReplacesAnother { what: "the fingerprint" });
        }
    }
    if new.number <= old.number {
        return Err(NoticeError::WrongOrder { before: old.number, after: new.number });
    }
    Ok(())
}

/// The day of service of this notice and the last day to answer, where the proposed version records them.
fn served(before: &Plan, after: &Plan) -> Option<(Date, Option<Date>)> {
    let known = &before.lifecycle.events;
    let of_this = after
        .lifecycle
        .events
        .iter()
        .filter(|event| event.kind == EventKind::AmendmentNoticeServed && !known.contains(event));
    of_this.max_by_key(|event| event.on).map(|event| (event.on, event.respond_by))
}

/// The latest review meeting that the plan in force does not know of.
fn last_meeting(before: &Plan, after: &Plan) -> Option<Date> {
    let known = |plan: &Plan, day: Date| {
        plan.annual_reviews.iter().any(|review| review.meeting_on == day)
            || plan
                .lifecycle
                .events
                .iter()
                .any(|event| event.kind == EventKind::ReviewMeetingHeld && event.on == day)
    };
    let meetings = after.annual_reviews.iter().map(|review| review.meeting_on);
    let events = after.lifecycle.events.iter().filter(|event| event.kind == EventKind::ReviewMeetingHeld);
    meetings.chain(events.map(|event| event.on)).filter(|day| !known(before, *day)).max()
}

const fn name(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::ProposedAmendment => "proposed_amendment",
        Status::Final => "final",
        Status::Ceased => "ceased",
    }
}
