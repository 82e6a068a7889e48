//! The report of one conversion, `ehcp-conversion/1`: what was found, placed, doubted and refused.

use super::build::{Built, Counts, Doubt, Placed, Words};
use super::document::{Comment, Document, Hidden, Remark, RemarkKind, Revision, RevisionKind, Unsure};
use serde::Serialize;

/// The report, as it is written beside the plan.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The constant name of this format.
    pub format: &'static str,
    /// The engine's version.
    pub engine: &'static str,
    /// The file that was read.
    pub source: SourceFile,
    /// Whether the plan can be relied on, must be looked at, or was not made.
    pub status: Status,
    /// Why, in a sentence, where the status is not `ok`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The count of words.
    pub words: Words,
    /// How the document is laid out; absent where nothing was made of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<String>,
    /// What a person should look at, the weightiest first.
    pub doubts: Vec<Doubt>,
    /// Required values that the source lacks, as JSON pointers into the plan.
    pub lacks: Vec<&'static str>,
    /// Tracked changes. Deleted words are in no plan.
    pub revisions: Vec<RevisionSaid>,
    /// Comments in the margin. They are in no plan.
    pub comments: Vec<CommentSaid>,
    /// Text that a reader of the document does not see. It is in no plan.
    pub hidden: Vec<HiddenSaid>,
    /// What else is in the file, or could not be read.
    pub remarks: Vec<String>,
    /// How many items were found.
    pub items: Counts,
    /// Every stretch of the source and where it went.
    pub reading: Vec<Placed>,
    /// Seconds that it took, where the caller measures them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
}

/// The file that was read.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SourceFile {
    /// Its name without folders.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// What it was read as; absent where it could not be told.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
}

/// How a conversion ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing is in doubt.
    Ok,
    /// A plan was made, and a person must look at what is named.
    Doubtful,
    /// No plan was made; the reason says why.
    Refused,
}

/// A tracked change.
#[derive(Debug, Serialize)]
pub struct RevisionSaid {
    /// What was done.
    pub kind: RevisionKind,
    /// The words.
    pub words: String,
    /// By whom, as the file names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When, as the file writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where.
    pub place: String,
}

/// A comment.
#[derive(Debug, Serialize)]
pub struct CommentSaid {
    /// What it says.
    pub words: String,
    /// The words it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// By whom, as the file names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When, as the file writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// A hidden text.
#[derive(Debug, Serialize)]
pub struct HiddenSaid {
    /// The words.
    pub words: String,
    /// Where.
    pub place: String,
}

impl Report {
    /// The report on a document that was made a plan of.
    #[must_use]
    pub fn of(document: &Document, built: &Built, layout: &str, source: SourceFile) -> Self {
        let mut doubts = built.doubts.clone();
        let struck = built.words.unplaced;
        if struck > 0 {
            doubts.push(Doubt {
                place: String::new(),
                words: String::new(),
                reason: format!("{struck} words found no place in the record; they are kept in `unplaced`"),
            });
        }
        doubts.extend(document.unsure.iter().map(unsure));
        let read_off = document.remarks.iter().find(|remark| remark.kind == RemarkKind::ReadOffPictures);
        if let Some(remark) = read_off {
            doubts.insert(0, Doubt {
                place: String::new(),
                words: String::new(),
                reason: format!(
                    "{} page(s) are pictures whose words a program read (OCR); it may have read wrongly: compare every word with the pages",
                    remark.count
                ),
            });
        }
        let empty = built.counts().needs + built.counts().outcomes + built.counts().provisions == 0;
        if empty {
            doubts.insert(0, Doubt {
                place: String::new(),
                words: String::new(),
                reason: "no need, outcome or provision was found: this may be an empty form, or no plan at all".to_owned(),
            });
        }
        let status = if doubts.is_empty() { Status::Ok } else { Status::Doubtful };
        let reason = doubts.first().map(|first| first.reason.clone());
        Self {
            format: FORMAT,
            engine: ENGINE,
            source: SourceFile { kind: Some(document.file_type.name()), ..source },
            status,
            reason,
            words: built.words,
            layout: Some(layout.to_owned()),
            doubts,
            lacks: built.lacks.clone(),
            revisions: document.revisions.iter().map(revision).collect(),
            comments: document.comments.iter().map(comment).collect(),
            hidden: document.hidden.iter().map(hidden).collect(),
            remarks: document.remarks.iter().map(remark).collect(),
            items: built.counts(),
            reading: built.placed.clone(),
            seconds: None,
        }
    }

    /// The report on a file that no plan was made of.
    #[must_use]
    pub fn refused(source: SourceFile, reason: String) -> Self {
        Self {
            format: FORMAT,
            engine: ENGINE,
            source,
            status: Status::Refused,
            reason: Some(reason),
            words: Words::default(),
            layout: None,
            doubts: Vec::new(),
            lacks: Vec::new(),
            revisions: Vec::new(),
            comments: Vec::new(),
            hidden: Vec::new(),
            remarks: Vec::new(),
            items: Counts { needs: 0, outcomes: 0, provisions: 0, links: 0 },
            reading: Vec::new(),
            seconds: None,
        }
    }
}

const FORMAT: &str = "ehcp-conversion/1";
const ENGINE: &str = env!("CARGO_PKG_VERSION");

fn revision(revision: &Revision) -> RevisionSaid {
    RevisionSaid {
        kind: revision.kind,
        words: revision.text.clone(),
        author: revision.author.clone(),
        date: revision.date.clone(),
        place: revision.place.to_string(),
    }
}

fn unsure(unsure: &Unsure) -> Doubt {
    Doubt {
        place: unsure.place.to_string(),
        words: unsure.word.clone(),
        reason: format!(
            "the program that read this word off a picture was not sure of it ({} of 100)",
            unsure.confidence
        ),
    }
}

fn comment(comment: &Comment) -> CommentSaid {
    CommentSaid {
        words: comment.text.clone(),
        about: comment.about.clone(),
        author: comment.author.clone(),
        date: comment.date.clone(),
        place: comment.place.as_ref().map(ToString::to_string),
    }
}

fn hidden(hidden: &Hidden) -> HiddenSaid {
    HiddenSaid { words: hidden.text.clone(), place: hidden.place.to_string() }
}

fn remark(remark: &Remark) -> String {
    let count = if remark.count > 1 { format!(" ({} times)", remark.count) } else { String::new() };
    format!("{}{count}", remark.kind.sentence())
}
