//! Many plans at once: each in a child process, each with one answer.
//!
//! A poisoned file can crash, hang or eat its own worker and nothing else. The
//! parent never opens a plan: it hands out paths and collects answers.

mod report;
mod run;
mod walk;
mod work;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use report::{Outcome, Report};
pub use run::{Progress, Settings, run};
pub use walk::{Found, WalkError, expand};
pub use work::work;

/// One thing to do with one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
}

impl Answer {
    /// Done, with nothing to say.
    #[must_use]
    pub fn ok() -> Self {
        Self { status: Status::Ok, findings: 0, pages: 0, bytes: 0, message: None }
    }

    /// Not done, and why.
    #[must_use]
    pub fn failed(status: Status, message: impl Into<String>) -> Self {
        Self { status, message: Some(message.into()), ..Self::ok() }
    }
}
