//! All versions of a plan together: one chain, and which of them is in force.

use crate::json::WriteError;
use crate::model::{Plan, Status};
use crate::review::{Break, VersionFile, history};

/// Why no version of a plan can go to another council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotInForce {
    /// There is nothing.
    #[error("there is no version; name the plan's versions, or the folder that holds them")]
    Nothing,
    /// The plan was never made final.
    #[error(
        "no version is final, so there is no plan to transfer; a council to which a child moves during an assessment \
         decides anew, and may use the advice"
    )]
    OnlyDrafts,
    /// A version is a copy that `ehcp copy` made for one reader, and may lack what is owed.
    #[error("version {0} is a copy for one reader and not the record; pack the record")]
    Copy(u32),
    /// The plan ended.
    #[error("version {0} records that the plan has ceased; a plan that ended is not transferred")]
    Ceased(u32),
}

/// All versions, oldest first, with the one in force.
#[derive(Debug, Clone)]
pub(super) struct Versions {
    /// The versions, oldest first. There is at least one.
    pub(super) all: Vec<Plan>,
    in_force: usize,
}

/// Why versions cannot be taken together.
#[derive(Debug)]
pub(super) enum VersionsFault {
    NotInForce(NotInForce),
    /// The first break of the chain, and how many there are.
    Broken(Break, usize),
    Write(WriteError),
}

impl Versions {
    /// Proves that the files are one chain from version 1 on, and finds the version in force: the latest
    /// that is final. A later draft or proposal is not in force, and a plan that ceased has none.
    pub(super) fn of(files: &[VersionFile]) -> Result<Self, VersionsFault> {
        let history = history(files).map_err(VersionsFault::Write)?;
        let count = history.breaks.len();
        if let Some(first) = history.breaks.into_iter().next() {
            return Err(VersionsFault::Broken(first, count));
        }
        let mut all: Vec<Plan> = files.iter().map(|file| file.plan.clone()).collect();
        all.sort_by_key(|plan| plan.version.number);
        let ceased = all.iter().find(|plan| plan.version.status == Status::Ceased);
        let copy = all.iter().find(|plan| plan.copy.is_some());
        let refused = match (copy, ceased) {
            _ if all.is_empty() => Some(NotInForce::Nothing),
            (Some(plan), _) => Some(NotInForce::Copy(plan.version.number)),
            (None, Some(plan)) => Some(NotInForce::Ceased(plan.version.number)),
            (None, None) => None,
        };
        if let Some(refused) = refused {
            return Err(VersionsFault::NotInForce(refused));
        }
        let in_force = all.iter().rposition(|plan| plan.version.status == Status::Final);
        let in_force = in_force.ok_or(VersionsFault::NotInForce(NotInForce::OnlyDrafts))?;
        Ok(Self { all, in_force })
    }

    /// The version in force.
    pub(super) fn in_force(&self) -> &Plan {
        &self.all[self.in_force]
    }

    /// The latest version: the one in force, or a proposal after it.
    pub(super) fn latest(&self) -> &Plan {
        &self.all[self.all.len() - 1]
    }
}
