//! The receiving council's version: the same plan under its own name, and the proof that nothing owed changed.
//!
//! On the day of the transfer the plan is to be treated as if the new council had made it (SEND Regulations
//! 2014, regulation 15). So its words, amounts and links stay; what changes is who is responsible.

use super::arrival::before_any_review;
use crate::diff::{ChangeKind, Diff, Effect, diff};
use crate::json::{self, WriteError};
use crate::model::{
    Date, Event, EventKind, LocalAuthority, Plan, PreviousAuthority, Reason, ReplacedVersion, Status, Text,
};
use crate::timescales::bank_holidays::BankHolidays;
use crate::timescales::plan_dates;
use crate::timescales::rules::TRANSFER_REVIEW;
use uuid::Uuid;

/// A move, as the package tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Move<'a> {
    /// The day on which the old council became aware.
    pub(super) aware: Option<Date>,
    /// The day of the move.
    pub(super) moved: Option<Date>,
    /// The day of the transfer.
    pub(super) transferred: Date,
    /// The council that the plan comes from.
    pub(super) from: &'a str,
}

/// The version of the receiving council, with its proof.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The new version.
    pub plan: Plan,
    /// The comparison of the version in force with it: no change in anything that is owed.
    pub proof: Diff,
}

/// Why a plan cannot be taken over.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AcceptError {
    /// The transfer is still to come.
    #[error(
        "the plan is transferred on {transferred}, after {on}; until then {sender} is responsible: accept it on that day"
    )]
    TooSoon {
        /// The day of the transfer.
        transferred: Date,
        /// The day of accepting.
        on: Date,
        /// The council that is responsible until then.
        sender: String,
    },
    /// The file of the council names another one than the package is for.
    #[error(
        "the council's file is of {own}, and the package is for {recipient}; name the right file with --as"
    )]
    OtherCouncil {
        /// The council of the file.
        own: String,
        /// The council of the package.
        recipient: String,
    },
    /// The last version number is taken.
    #[error("version {0} is the last number that a version can have")]
    NoNumberLeft(u32),
    /// The comparison found a change. This is a fault of the engine: nothing was written.
    #[error(
        "the new version would not owe what the old one does ({0} changes), so it was not made; please report this"
    )]
    NotNil(usize),
    /// The plan cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// The next version, made by the receiving council of the version in force. What the latest version records
/// of the plan's life goes along, where that is a later one.
pub(super) fn next(
    in_force: &Plan,
    latest: &Plan,
    moved: Move<'_>,
    council: &LocalAuthority,
) -> Result<Plan, AcceptError> {
    let before = latest.version.number;
    let number = before.checked_add(1).ok_or(AcceptError::NoNumberLeft(before))?;
    let mut plan = in_force.clone();
    plan.lifecycle = latest.lifecycle.clone();
    plan.annual_reviews.clone_from(&latest.annual_reviews);
    plan.local_authority = council.clone();
    plan.previous_authorities.push(PreviousAuthority {
        name: in_force.local_authority.name.clone(),
        gss_code: in_force.local_authority.gss_code.clone(),
        number: in_force.local_authority.number.clone(),
        responsible_from: in_force.previous_authorities.last().and_then(|before| before.transferred_on),
        responsible_until: None,
        transferred_on: Some(moved.transferred),
    });
    plan.child_or_young_person.moved_in_with_plan = Some(true);
    let events = &mut plan.lifecycle.events;
    for (kind, on) in [
        (EventKind::BecameAwareOfMove, moved.aware),
        (EventKind::Moved, moved.moved),
        (EventKind::PlanTransferredIn, Some(moved.transferred)),
    ] {
        let Some(on) = on else { continue };
        if events.iter().any(|event| event.kind == kind && event.on == on) {
            continue;
        }
        let note = (kind == EventKind::PlanTransferredIn).then(|| Text(format!("From {}.", moved.from)));
        let at = events.iter().position(|event| event.on > on).unwrap_or(events.len());
        events.insert(at, Event { kind, on, respond_by: None, ordered: Vec::new(), note });
    }
    let version = &mut plan.version;
    version.replaces = Some(ReplacedVersion { id: latest.version.id, sha256: json::fingerprint(latest)? });
    version.id = Uuid::new_v5(&in_force.id.0, format!("/version/{number}/{}", moved.transferred).as_bytes());
    version.number = number;
    version.status = Status::Final;
    version.reason = Reason::TransferBetweenAuthorities;
    version.made_on = Some(moved.transferred.max(latest.version.made_on.unwrap_or(moved.transferred)));
    version.next_review_by = None;
    version.ceased_on = None;
    version.signed_by = None;
    plan.version.next_review_by = before_any_review(in_force, moved.transferred)
        .map(|answer| answer.last())
        .or_else(|| review_by(&plan, moved.transferred));
    Ok(plan)
}

/// The last day for the review of the new council, where the record gives it.
fn review_by(plan: &Plan, on: Date) -> Option<Date> {
    let dates = plan_dates(plan, on, BankHolidays::of_england());
    dates.dates.iter().find(|date| date.rule.code == TRANSFER_REVIEW.code).map(|date| date.answer.last())
}

/// Proves that a version owes the same as the one in force: every section is equal, and the comparison finds no
/// change but that of names.
pub(super) fn proven(in_force: &Plan, plan: Plan) -> Result<Accepted, AcceptError> {
    let proof = diff(in_force, &plan)?;
    let harmless = |kind, effect| kind == ChangeKind::Identity && effect == Effect::None;
    let changed = proof.changes.iter().filter(|change| !harmless(change.kind, change.effect)).count();
    let sections = usize::from(plan.sections != in_force.sections);
    match changed.max(sections) {
        0 => Ok(Accepted { plan, proof }),
        changed => Err(AcceptError::NotNil(changed)),
    }
}
