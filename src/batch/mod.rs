//! Many plans at once: each in a child process, each with one answer.
//!
//! A poisoned file can crash, hang or eat its own worker and nothing else. The
//! parent never opens a plan: it hands out paths and collects answers.
//!
//! A sealed job goes further: the parent hands the worker the bytes of the file and writes the
//! bytes that come back, so that a worker that reads a stranger's file needs no file, no folder
//! and no network, and can be [confined](confine) to its memory.

mod confine;
mod ledger;
mod report;
mod run;
mod sealed;
mod tesseract;
mod walk;
mod work;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use confine::{Confinement, confine};
pub use ledger::{Entry, Ledger, LedgerError};
pub use report::{Outcome, Report};
pub use run::{Progress, Settings, run};
pub use sealed::MOST_BYTES;
pub use tesseract::{OcrError, Tesseract, become_tesseract};
pub use walk::{Found, WalkError, expand, expand_all};
pub use work::work;

/// One thing to do with one file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// The file to read.
    pub input: PathBuf,
    /// The file to write, if the operation writes one.
    pub output: Option<PathBuf>,
    /// What to do, as the worker knows it.
    pub operation: String,
    /// How to do it, as the worker knows it.
    #[serde(default)]
    pub options: serde_json::Value,
    /// Whether the worker is handed the bytes of the input and opens no file itself.
    #[serde(default)]
    pub sealed: bool,
    /// Where the bytes that come back from a sealed job are written, in the order of
    /// [`Answer::files`]. The worker never learns of them.
    #[serde(skip)]
    pub outputs: Vec<PathBuf>,
    /// Whether the bytes that come back stay in the answer and are written nowhere.
    #[serde(skip)]
    pub keep: bool,
    /// Whether `outputs` may replace older files.
    #[serde(skip)]
    pub force: bool,
}

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Done; there may be findings.
    Ok,
    /// The input is no valid plan.
    Invalid,
    /// The program would not do it, for example because the output exists.
    Refused,
    /// The program failed inside.
    Crashed,
    /// It took longer than any honest plan.
    Timeout,
    /// The system refused to read or write.
    Io,
}

/// What came of a job. It holds no word of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// How it ended.
    pub status: Status,
    /// How many findings there were.
    #[serde(default)]
    pub findings: usize,
    /// How many pages were written.
    #[serde(default)]
    pub pages: usize,
    /// How many bytes were written.
    #[serde(default)]
    pub bytes: usize,
    /// Why, if it did not end well; never a child's data.
    #[serde(default)]
    pub message: Option<String>,
    /// What the operation tells of its result beside these, as it knows it; never a child's data.
    #[serde(default)]
    pub detail: Option<Box<serde_json::Value>>,
    /// How many files follow the line of a sealed answer; set on the way.
    #[serde(default)]
    pub carried: usize,
    /// What a sealed job gives back: the bytes of each of [`Job::outputs`].
    #[serde(skip)]
    pub files: Vec<Vec<u8>>,
}

impl Answer {
    /// Done, with nothing to say.
    #[must_use]
    pub fn ok() -> Self {
        Self {
            status: Status::Ok,
            findings: 0,
            pages: 0,
            bytes: 0,
            message: None,
            detail: None,
            carried: 0,
            files: Vec::new(),
        }
    }

    /// Not done, and why.
    #[must_use]
    pub fn failed(status: Status, message: impl Into<String>) -> Self {
        Self { status, message: Some(message.into()), ..Self::ok() }
    }
}
