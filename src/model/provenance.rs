//! Where the words of an item come from.

use super::{Date, Sha256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The source of an item's words: which file, where in it, and how sure the reading is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The SHA-256 of the source file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<Sha256>,
    /// The place in the source, in words: a page, a table and row, a paragraph range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The exact words of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// How sure the reading is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Who confirmed it, by role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
    /// The day it was confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_on: Option<Date>,
}

/// How sure a reading of a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The layout shows it plainly.
    High,
    /// Likely, but a person should look.
    Medium,
    /// A guess that a person must confirm.
    Low,
}
