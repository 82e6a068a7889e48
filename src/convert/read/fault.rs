//! Why a file could not be read.

use crate::convert::limits::DEEPEST_BLOCK;

/// Why a legacy file could not be read. Each names the cause and the mend; none quotes the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file has no bytes, or nothing but white space.
    #[error("the file is empty; ask for it again")]
    Empty,
    /// The file is locked with a password.
    #[error("the {what} is encrypted; open it with its password, save a copy without one and convert that")]
    Encrypted {
        /// What kind of file it is.
        what: &'static str,
    },
    /// Pages that are pictures of text.
    #[error(
        "this PDF is a scan: {pages} page(s) with pictures and no text; it needs OCR: `ehcp convert --ocr` has its pages read by Tesseract"
    )]
    Scan {
        /// How many pages.
        pages: usize,
    },
    /// The file ends too early.
    #[error("the {what} is cut short; the copy is incomplete, ask for the file again")]
    Truncated {
        /// What kind of file it is.
        what: &'static str,
    },
    /// The file's inner structure is broken.
    #[error(
        "the {what} is damaged ({part} cannot be read); open and save it in its own program, or ask for it again"
    )]
    Damaged {
        /// What kind of file it is.
        what: &'static str,
        /// Which part.
        part: String,
    },
    /// A part would unpack, nest or multiply beyond any honest plan.
    #[error(
        "the file goes beyond what any plan needs: {what} is over the limit of {limit}; it was not read further"
    )]
    Limit {
        /// What is too much.
        what: &'static str,
        /// The limit with its unit.
        limit: String,
    },
    /// XML that declares a document type or its own entities, as no word processor writes.
    #[error(
        "{part} declares a document type or entities of its own, as only a tampered file does; it was not read"
    )]
    DocumentType {
        /// Which part.
        part: String,
    },
    /// Another kind of file, known but not a document with text to convert.
    #[error("this is {found}, not a document that can be converted; {mend}")]
    NotADocument {
        /// What it is, with its article.
        found: &'static str,
        /// What to do.
        mend: &'static str,
    },
    /// Bytes that are no known file.
    #[error(
        "the file is of no known type; a plan can be a Word, OpenDocument, RTF, PDF, web, Markdown or text file"
    )]
    Unknown,
    /// A document with no words in it.
    #[error("the {what} has no text; if it shows any, it is a picture and needs OCR")]
    NoText {
        /// What kind of file it is.
        what: &'static str,
    },
    /// A type that this program was built without.
    #[error("this program was built without the reader for {what}; save the file as .docx and convert that")]
    NotBuiltIn {
        /// What kind of file it is.
        what: &'static str,
    },
    /// The reader itself failed; the fault is ours.
    #[error("reading the {what} failed inside the program; please report it, and save the file as .docx")]
    Internal {
        /// What kind of file it is.
        what: &'static str,
    },
}

impl ReadError {
    /// Goes one table, box or note deeper.
    ///
    /// # Errors
    ///
    /// When that is deeper than any plan.
    pub(super) fn deeper(depth: &mut usize) -> Result<(), Self> {
        *depth += 1;
        if *depth > DEEPEST_BLOCK {
            return Err(Self::limit("the depth of tables and boxes in each other", DEEPEST_BLOCK, "levels"));
        }
        Ok(())
    }

    /// A limit that was passed.
    pub(super) fn limit(what: &'static str, limit: impl std::fmt::Display, unit: &str) -> Self {
        Self::Limit { what, limit: format!("{limit} {unit}") }
    }
}
