//! The proof of a comparison: the earlier version and the patch give the later version, byte for byte.

use super::change::{FORMAT, VersionNamed};
use super::patch::{Operation, PatchError, carry_out};
use crate::json;
use crate::model::Plan;
use serde::Deserialize;
use serde_json::Value;

/// What [`apply`] needs of a comparison. Everything else in it is for people.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Proof {
    format: String,
    before: VersionNamed,
    after: VersionNamed,
    patch: Vec<Operation>,
}

/// Why the later version could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// The file is no comparison.
    #[error("this is no comparison of two plans; make one with `ehcp diff BEFORE AFTER --format json`")]
    NoDiff(#[source] serde_json::Error),
    /// The envelope is of a kind that this version does not know.
    #[error("the comparison is of the format {0:?}; this version reads {FORMAT:?}")]
    OtherFormat(String),
    /// The plan is not the one that was compared.
    #[error(
        "this plan is not the one that the comparison was made from: its fingerprint is {found}, not {wanted}; nothing was changed"
    )]
    OtherPlan {
        /// The fingerprint of the plan at hand.
        found: String,
        /// The fingerprint of the plan that was compared.
        wanted: String,
    },
    /// The patch does not fit the plan.
    #[error("the patch of the comparison does not fit the plan; nothing was changed")]
    Patch(#[from] PatchError),
    /// The result is not the later version.
    #[error("the patch gives another plan than the comparison promises; nothing was changed")]
    OtherResult,
    /// The plan cannot be written.
    #[error(transparent)]
    Write(#[from] json::WriteError),
}

impl Proof {
    /// Reads the proof out of the JSON of a comparison.
    ///
    /// # Errors
    /// Where it is no comparison, or one of another format.
    pub fn read(bytes: &[u8]) -> Result<Self, ApplyError> {
        let proof: Self = serde_json::from_slice(bytes).map_err(ApplyError::NoDiff)?;
        if proof.format == FORMAT { Ok(proof) } else { Err(ApplyError::OtherFormat(proof.format)) }
    }
}

/// Makes the later version: its canonical JSON. Both fingerprints are checked.
///
/// # Errors
/// Where the plan is not the one that was compared, or the patch does not give the later version.
pub fn apply(before: &Plan, proof: &Proof) -> Result<Vec<u8>, ApplyError> {
    let canonical = json::canonical(before)?;
    let found = json::fingerprint_of(&canonical);
    if found != proof.before.sha256 {
        return Err(ApplyError::OtherPlan { found: found.0, wanted: proof.before.sha256.0.clone() });
    }
    let mut value: Value = serde_json::from_slice(&canonical).map_err(ApplyError::NoDiff)?;
    carry_out(&mut value, &proof.patch)?;
    let made = serde_json_canonicalizer::to_vec(&value).map_err(ApplyError::NoDiff)?;
    if json::fingerprint_of(&made) == proof.after.sha256 { Ok(made) } else { Err(ApplyError::OtherResult) }
}
