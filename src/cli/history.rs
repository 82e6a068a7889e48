//! `ehcp history`

use super::exit::{Exit, Failure};
use super::plans::plans;
use super::terminal::Terminal;
use super::validate::Format;
use crate::json;
use crate::review::{VersionFile, history, write_text};
use std::path::PathBuf;

/// Prove that the versions of a plan are one unbroken chain
///
/// Reads every version and looks at them together: numbers from 1 without a gap, each version naming
/// the one before it by identity and by fingerprint, one plan throughout, dates in order. A version
/// that was changed after it was replaced no longer has its fingerprint, and is found. Every break is
/// named with its file and how to mend it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp history versions/
  ehcp history v1.json v2.json v3.json
  ehcp history versions/ --format json

Exit codes: 0 one unbroken chain, 1 it breaks somewhere, 2 a file could not be read as a plan.")]
pub struct HistoryCommand {
    /// The versions of one plan, in any order: files, or a folder with all of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to show the chain
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl HistoryCommand {
    /// Looks at all versions that were named.
    ///
    /// # Errors
    /// Where a file or folder cannot be opened, or the result cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let (mut versions, mut unread) = (Vec::new(), 0_usize);
        for source in plans(&self.files)? {
            let file = source.name();
            if let Ok(plan) = json::read(&source.load()?) {
                versions.push(VersionFile { file, plan });
            } else {
                unread += 1;
                terminal.complain(&Unread(file));
            }
        }
        let history = history(&versions).map_err(super::diff::other)?;
        match self.format {
            Format::Text => write_text(terminal.out, &history)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *terminal.out, &history)?;
                writeln!(terminal.out)?;
            }
        }
        Ok(match (unread, history.breaks.is_empty()) {
            (0, true) => Exit::Clean,
            (0, false) => Exit::Found,
            _ => Exit::CouldNotRun,
        })
    }
}

/// A file that is no plan.
#[derive(Debug, thiserror::Error)]
#[error("{0} cannot be read as a plan, so the chain is not known; `ehcp validate` says why")]
struct Unread(String);
