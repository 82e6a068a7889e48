//! Under which regulation amendments are proposed: it follows from the reason of the version.

use crate::model::Reason;

/// The regulation under which a notice is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regulation {
    /// Regulation 22: amendments after a review.
    AfterReview,
    /// Regulation 28: amendments without a review or re-assessment, by the steps of regulation 22.
    WithoutReview,
}

/// A reason for which no notice of amendments is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no notice of amendments is served for this reason ({reason}): {instead}")]
pub struct NoNotice {
    /// The reason, as the file has it.
    pub reason: &'static str,
    /// What the law has in its place.
    pub instead: &'static str,
}

impl Regulation {
    /// The regulation that the reason of a version leads to.
    ///
    /// # Errors
    ///
    /// Where no notice of amendments is served for that reason.
    pub const fn of(reason: Reason) -> Result<Self, NoNotice> {
        let (reason, instead) = match reason {
            Reason::AnnualReview | Reason::EarlyReview | Reason::PhaseTransfer => {
                return Ok(Self::AfterReview);
            }
            Reason::Correction => return Ok(Self::WithoutReview),
            Reason::FirstPlan => ("first_plan", "a first plan is sent as a draft (regulation 13)"),
            Reason::Reassessment => {
                ("reassessment", "after a re-assessment a draft plan is sent (regulation 27)")
            }
            Reason::TransferBetweenAuthorities => (
                "transfer_between_authorities",
                "a move between councils changes nothing in the plan (regulation 15); propose changes after a review",
            ),
            Reason::TribunalOrder => {
                ("tribunal_order", "the plan is amended as the Tribunal ordered (regulation 44)")
            }
            Reason::Withheld => ("withheld", "a copy for one reader amends nothing; take the record itself"),
        };
        Err(NoNotice { reason, instead })
    }

    /// How it is cited.
    #[must_use]
    pub const fn citation(self) -> &'static str {
        match self {
            Self::AfterReview => "regulation 22 of the SEND Regulations 2014 (after a review)",
            Self::WithoutReview => "regulation 28 of the SEND Regulations 2014 (without a review)",
        }
    }
}
