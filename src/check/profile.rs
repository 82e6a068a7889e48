//! As what a plan is judged: work in progress, an issued plan, or an old paper that was converted.

use crate::model::{Plan, Status};

/// As what a plan is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// A draft or a proposed amendment: what belongs to an issued plan only is not asked for yet
    Draft,
    /// An issued plan: everything is asked for
    Final,
    /// A plan converted from an old paper: links and facts that only a typed record has are not asked for
    Legacy,
}

impl Profile {
    /// The profile that fits the status of a plan.
    #[must_use]
    pub const fn of(plan: &Plan) -> Self {
        match plan.version.status {
            Status::Draft | Status::ProposedAmendment => Self::Draft,
            Status::Final | Status::Ceased => Self::Final,
        }
    }

    /// The profile's name as the command line writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
            Self::Legacy => "legacy",
        }
    }
}
