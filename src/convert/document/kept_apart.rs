//! What is in the file but is not its current text.

use super::Place;
use serde::{Deserialize, Serialize};

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// What was done.
    pub kind: RevisionKind,
    /// The words that were deleted, inserted or moved. Inserted words are also in the current text.
    pub text: String,
    /// Who did it, as the file names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When, as the file writes it (mostly `2023-05-04T10:00:00Z`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The paragraph it stands in.
    pub place: Place,
}

/// What a tracked change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevisionKind {
    /// The words are no longer in the text.
    Deleted,
    /// The words are new in the text.
    Inserted,
    /// The words stood here and now stand elsewhere.
    MovedFrom,
    /// The words stood elsewhere and now stand here.
    MovedTo,
}

impl RevisionKind {
    /// Whether the words are part of the current text.
    #[must_use]
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Inserted | Self::MovedTo)
    }
}

/// What somebody said in the margin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    /// What they said; its paragraphs on lines of their own.
    pub text: String,
    /// Who, as the file names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When, as the file writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The words it is about, where the file marks them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The paragraph it is anchored in, where the file tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// Text that a reader of the document does not see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hidden {
    /// The words.
    pub text: String,
    /// What hides them.
    pub by: HiddenBy,
    /// The paragraph they stand in.
    pub place: Place,
}

/// A word that a program read off a picture and was not sure of. It is in the current text too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unsure {
    /// The word as it was read.
    pub word: String,
    /// How sure the program was, of 100.
    pub confidence: u8,
    /// The paragraph it stands in.
    pub place: Place,
}

/// What hides a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum HiddenBy {
    /// The text is formatted as hidden.
    Format,
    /// It is an instruction to the program, such as the code of a field.
    FieldCode,
    /// It describes a picture to people who cannot see it.
    Description,
    /// It is a second copy for older programs that says something else than the first.
    OtherCopy,
    /// Nothing in the text refers to it, such as a note without its mark.
    Unreferenced,
    /// It is drawn so that it leaves no mark on the page (invisible, or off the page).
    Drawing,
}
