//! The exit codes, which scripts rely on.

use std::io;
use std::path::PathBuf;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well: code 0.
    Clean,
    /// The command found something, such as an invalid plan: code 1.
    Found,
    /// The command could not do all its work: code 2.
    CouldNotRun,
}

impl Exit {
    /// The code that the program ends with.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Found => 1,
            Self::CouldNotRun => 2,
        }
    }
}

/// Why a command could not do its work. Its message goes to standard error, and the code is 2.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The results could not be written.
    #[error("the results could not be written to standard output")]
    Output(#[from] io::Error),
    /// Standard input could not be read.
    #[error("standard input could not be read")]
    Input(#[source] io::Error),
    /// A file or folder that was named could not be opened.
    #[error("cannot open {}; check the path and your permission to read it", path.display())]
    Open {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A folder without any plan.
    #[error("there is no plan in {}; plans are files whose names end in .json", path.display())]
    NoPlans {
        /// The folder.
        path: PathBuf,
    },
    /// A command that has no page in the manual.
    #[error("there is no command {0:?}; `ehcp help` lists them")]
    NoSuchCommand(String),
    /// A rule that does not exist.
    #[error("there is no rule {0:?}; `ehcp rules` lists them")]
    NoSuchRule(String),
    /// A result could not be put into JSON.
    #[error("the result could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// Any other failure of a command, in its own words.
    #[error(transparent)]
    Other(#[from] Box<dyn std::error::Error + Send + Sync>),
}

impl Failure {
    /// Whether the reader of the results went away, as `head` does. Nobody needs a message then.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
