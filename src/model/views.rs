//! Entries of Section A: views, interests, strengths and aspirations.

use super::{Date, ItemId, Provenance, Sha256, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One entry of Section A, with whose it is and how it was gathered.
///
/// The Code of Practice (9.69(A)) asks that a plan in the first person makes clear whether
/// the child is quoted directly or someone else's account is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewEntry {
    /// The identity of this entry.
    pub id: ItemId,
    /// The label it had in a source document, where that differs from the plan's own order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// A short plain title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The words, exactly.
    pub text: Text,
    /// Whose view it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whose: Option<Whose>,
    /// The person or people in words, such as `Mum and Dad`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Whether the words are a direct quotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direct_quotation: Option<bool>,
    /// How the view was gathered, such as `chose photo cards`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gathered_how: Option<String>,
    /// Who gathered it, by role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gathered_by: Option<String>,
    /// The day it was gathered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gathered_on: Option<Date>,
    /// Drawings, photographs, sound or video, by reference.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// Where the words come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// Whose view an entry of Section A records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The child's own.
    Child,
    /// The young person's own.
    YoungPerson,
    /// A parent's or carer's.
    Parent,
    /// The child's and the parents' together.
    Family,
    /// Someone else's account of the child's view, such as a key adult's.
    SomeoneElse,
}

/// A drawing, photograph, sound or video that belongs to a view. The file itself stands beside the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Media {
    /// The SHA-256 of the file.
    pub sha256: Sha256,
    /// The media type, such as `image/png`.
    pub media_type: String,
    /// What it shows or says, for people who cannot see or hear it.
    pub alternative_text: String,
    /// Length in seconds, for sound and video. The form tested nationally asks for 5 minutes at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}
