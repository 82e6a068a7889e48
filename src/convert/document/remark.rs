//! What else is in a file.

use super::Place;
use serde::{Deserialize, Serialize};

/// Something that a person should know about the file: what is in it beside its text, or what could
/// not be read. It quotes no text of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// How often, or how much of it.
    pub count: u32,
    /// Where the first of it is, where the file tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RemarkKind {
    /// Macros. They were not run.
    Macros,
    /// Files inside the file (a spreadsheet, another document). They were not opened.
    EmbeddedFiles,
    /// Pictures. They may show text that was not read.
    Pictures,
    /// Links to files or pictures elsewhere. Nothing was fetched.
    ExternalLinks,
    /// Fields that would run a program or fetch from elsewhere. They were not run.
    ActiveFields,
    /// Equations, charts or drawings whose text was read without their shape.
    Drawings,
    /// Pages that are pictures only, in a document whose other pages have text.
    PagesWithoutText,
    /// Pages that are pictures and whose words another program read (OCR).
    ReadOffPictures,
    /// Characters that the file does not let anyone read; each stands in the text as U+FFFD.
    UnreadableCharacters,
    /// The file's character set is not named; it was judged from its bytes.
    CharacterSetGuessed,
    /// The file type does not let tracked changes be told from current text with certainty.
    RevisionsUncertain,
    /// Parts of the file are damaged; what could be read was.
    DamagedParts,
    /// The document may be edited only with a password, or only in its form fields. Reading is free.
    ProtectedFromEditing,
    /// Rows or columns of a table that do not fit its grid were moved to where they fit.
    UnevenTables,
    /// Words with a line drawn through them, where the file type tells no deletions. They count as deleted.
    StruckThrough,
    /// A text was left out because it repeats what stands beside it for older programs.
    SecondCopies,
}

impl RemarkKind {
    /// The remark as a sentence, for the report.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Macros => "the file has macros; they were not run",
            Self::EmbeddedFiles => "files are embedded in the file; they were not opened",
            Self::Pictures => "the file has pictures; text that they show was not read",
            Self::ExternalLinks => "the file points to things elsewhere; nothing was fetched",
            Self::ActiveFields => "the file has fields that would run or fetch something; they were not run",
            Self::Drawings => "the text of drawings, charts or equations was read without their shape",
            Self::PagesWithoutText => {
                "some pages are pictures only; their text was not read (`ehcp convert --ocr` reads it)"
            }
            Self::ReadOffPictures => "pages are pictures; another program read their words (OCR)",
            Self::UnreadableCharacters => "some characters cannot be read; they show as \u{FFFD}",
            Self::CharacterSetGuessed => {
                "the file does not name its character set; it was judged from its bytes"
            }
            Self::RevisionsUncertain => {
                "this file type does not let tracked changes be told from current text with certainty"
            }
            Self::DamagedParts => "parts of the file are damaged; what could be read was",
            Self::ProtectedFromEditing => "the document is protected from editing",
            Self::UnevenTables => "a table's cells do not fit its grid; they were put where they fit",
            Self::StruckThrough => {
                "words have a line through them; they were taken as deleted and are in no plan"
            }
            Self::SecondCopies => "copies of the same text for older programs were left out",
        }
    }
}
