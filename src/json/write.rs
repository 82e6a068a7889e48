//! Plans as bytes: the canonical form for fingerprints, and the form for files.

use super::WriteError;
use crate::model::{Plan, Sha256};
use sha2::{Digest, Sha256 as Hasher};

/// The canonical JSON of a plan (RFC 8785): the same bytes in every program that follows the RFC.
///
/// # Errors
/// Only where `extensions` hold a number that JSON cannot write; a plan that was read has none.
pub fn canonical(plan: &Plan) -> Result<Vec<u8>, WriteError> {
    super::canonical::to_vec(plan).map_err(WriteError)
}

/// The fingerprint of a version: the SHA-256 of its canonical JSON. A later version names it.
///
/// # Errors
/// As [`canonical`].
pub fn fingerprint(plan: &Plan) -> Result<Sha256, WriteError> {
    Ok(fingerprint_of(&canonical(plan)?))
}

/// The fingerprint of a version whose canonical JSON is at hand.
#[must_use]
pub fn fingerprint_of(canonical: &[u8]) -> Sha256 {
    use std::fmt::Write;
    let digest = Hasher::digest(canonical);
    let mut hexadecimal = String::with_capacity(64);
    for byte in digest {
        // Writing to a text cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    Sha256(hexadecimal)
}

/// A plan as a tree of JSON values, as it would be read from its canonical JSON: a number under `extensions`
/// that is written in two ways is one value.
///
/// # Errors
/// As [`canonical`].
pub fn tree(plan: &Plan) -> Result<serde_json::Value, WriteError> {
    let mut tree = serde_json::to_value(plan).map_err(WriteError)?;
    if let Some(extensions) = tree.get_mut("extensions") {
        let canonical = serde_json_canonicalizer::to_vec(extensions).map_err(WriteError)?;
        *extensions = serde_json::from_slice(&canonical).map_err(WriteError)?;
    }
    Ok(tree)
}

/// A plan as it stands in a file: two spaces for each level, fields in the order of the model,
/// and a new line at the end.
///
/// # Errors
/// As [`canonical`].
pub fn write(plan: &Plan) -> Result<Vec<u8>, WriteError> {
    let mut bytes = serde_json::to_vec_pretty(plan).map_err(WriteError)?;
    bytes.push(b'\n');
    Ok(bytes)
}
