//! Legacy plans: what a council once wrote in Word, PDF or another form, read without losing a word.
//!
//! [`read`] turns a file of any supported type into one neutral [`Document`](document::Document):
//! the current text in reading order, and apart from it what was deleted, commented on or hidden.
//! [`recognise`] finds the sections, items, links and the identity; [`build`] makes the typed plan of
//! them and proves by counting that no word was lost; [`report`] and [`proof_page`] say what a person
//! must look at.
//!
//! ```text
//! bytes ── read ─▶ Document ── recognise ─▶ Recognised ── build ─▶ plan + words counted ─▶ report, proof page
//! ```

pub mod build;
pub mod document;
pub mod limits;
pub mod proof_page;
pub mod read;
pub mod recognise;
pub mod report;

use build::{Source, build};
use document::Document;
use read::{ReadError, ReadPage};
use recognise::{Lexicon, recognise};
use report::{Report, SourceFile};

/// What came of a file.
#[derive(Debug)]
pub struct Conversion {
    /// The plan as JSON, without the required values that the source lacks.
    pub plan: serde_json::Value,
    /// The report.
    pub report: Report,
    /// The proof sheet, a page of its own.
    pub proof: String,
}

/// Why a file could not be converted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConvertError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] read::ReadError),
    /// A result could not be written, which is a fault of the engine.
    #[error("the result could not be written; please report this")]
    Json(#[from] serde_json::Error),
    /// The proof sheet could not be made, which is a fault of the engine.
    #[error("the proof sheet could not be made; please report this")]
    Proof(#[from] minijinja::Error),
}

/// Converts the bytes of one file. `file` is its name without folders, `sha256` the digest of its bytes.
///
/// The same bytes always give the same result.
///
/// # Errors
/// Where the file cannot be read; the message names the cause and the mend.
pub fn convert(
    bytes: &[u8],
    file: &str,
    sha256: &str,
    council: Option<&str>,
    lexicon: &Lexicon,
) -> Result<Conversion, ConvertError> {
    convert_with(bytes, file, sha256, council, lexicon, &[])
}

/// Converts the bytes of one file of which another program read the pages that are pictures. What comes of it is
/// never without doubt.
///
/// # Errors
/// As [`convert`].
pub fn convert_with(
    bytes: &[u8],
    file: &str,
    sha256: &str,
    council: Option<&str>,
    lexicon: &Lexicon,
    pages: &[ReadPage],
) -> Result<Conversion, ConvertError> {
    let document = read::read_with(bytes, pages)?;
    within_limits(&document)?;
    let recognised = recognise(&document, lexicon);
    let built = build(&document, &recognised, Source { sha256, council });
    let source = SourceFile { file: file.to_owned(), sha256: sha256.to_owned(), kind: None };
    let report = Report::of(&document, &built, &recognised.layout, source);
    let plan = built.plan_json()?;
    let proof = proof_page::page(&report, &plan)?;
    Ok(Conversion { plan, report, proof })
}

/// Whether a document is of a size that a plan can have: what follows holds its words several times.
fn within_limits(document: &Document) -> Result<(), ReadError> {
    let over = |what, limit: usize| ReadError::Limit { what, limit: limit.to_string() };
    if document.paragraphs().len() > limits::MOST_PARAGRAPHS {
        return Err(over("the number of paragraphs", limits::MOST_PARAGRAPHS));
    }
    if document.count_words().current() > limits::MOST_WORDS {
        return Err(over("the number of words", limits::MOST_WORDS));
    }
    Ok(())
}
