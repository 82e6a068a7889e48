//! What a run has finished, a line each, so that a run that was cut off goes on where it stood.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Answer;
use crate::whole_file::{self, WriteError};

/// One finished file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file, by its path below the folder that was named.
    pub input: String,
    /// The SHA-256 of its bytes, in hexadecimal: a file that changed is done again.
    pub sha256: String,
    /// What else the result hangs on, as the operation tells it: the engine's version and options.
    pub settings: String,
    /// What came of it.
    pub answer: Answer,
}

/// The finished files of a run, in a file of JSON lines.
///
/// A line is added and pushed to the disk when its outputs are there. A line that was cut off is
/// no line: its file is done again.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
    file: File,
    entries: BTreeMap<String, Entry>,
}

/// Why a ledger cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The system refused.
    #[error("cannot use the ledger {}; check the folder and your permission", path.display())]
    Open {
        /// The ledger.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A whole line is not one of ours.
    #[error("line {line} of {} is no line of a ledger; name another output folder, or remove this file to begin again", path.display())]
    NotALedger {
        /// The ledger.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The ordered ledger cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Ledger {
    /// Opens a ledger, or begins one. What follows the last whole line is cut off.
    ///
    /// # Errors
    /// Where the system refuses, or a whole line is not one of a ledger.
    #[expect(clippy::disallowed_methods, reason = "the ledger is the batch's own file")]
    pub fn open(path: &Path) -> Result<Self, LedgerError> {
        let open = |source| LedgerError::Open { path: path.to_owned(), source };
        let bytes = match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read.map_err(open)?,
        };
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let mut entries = BTreeMap::new();
        for (index, line) in bytes[..whole].split_inclusive(|byte| *byte == b'\n').enumerate() {
            let entry: Entry = serde_json::from_slice(line)
                .map_err(|_| LedgerError::NotALedger { path: path.to_owned(), line: index + 1 })?;
            entries.insert(entry.input.clone(), entry);
        }
        let file = File::options().create(true).append(true).open(path).map_err(open)?;
        file.set_len(whole as u64).map_err(open)?;
        Ok(Self { path: path.to_owned(), file, entries })
    }

    /// What came of a file before, if its bytes and the settings are still the same.
    #[must_use]
    pub fn answer(&self, input: &str, sha256: &str, settings: &str) -> Option<&Answer> {
        let entry = self.entries.get(input)?;
        (entry.sha256 == sha256 && entry.settings == settings).then_some(&entry.answer)
    }

    /// Adds a finished file and pushes it to the disk.
    ///
    /// # Errors
    /// Where the system refuses to write.
    pub fn add(&mut self, entry: Entry) -> Result<(), LedgerError> {
        let open = |source| LedgerError::Open { path: self.path.clone(), source };
        let mut line = serde_json::to_vec(&entry).map_err(|error| open(error.into()))?;
        line.push(b'\n');
        self.file.write_all(&line).and_then(|()| self.file.sync_data()).map_err(open)?;
        self.entries.insert(entry.input.clone(), entry);
        Ok(())
    }

    /// Ends a run: the ledger holds these files alone, once each and in this order, so that it does
    /// not tell how often the run was cut off.
    ///
    /// # Errors
    /// Where the system refuses to write.
    pub fn finish<'a>(self, inputs: impl IntoIterator<Item = &'a str>) -> Result<(), LedgerError> {
        let mut bytes = Vec::new();
        for entry in inputs.into_iter().filter_map(|input| self.entries.get(input)) {
            serde_json::to_writer(&mut bytes, entry)
                .map_err(|error| LedgerError::Open { path: self.path.clone(), source: error.into() })?;
            bytes.push(b'\n');
        }
        drop(self.file);
        Ok(whole_file::write(&self.path, &bytes, true)?)
    }
}
