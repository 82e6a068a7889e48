//! `ehcp apply`

use super::Exit;
use super::diff::{other, read};
use super::exit::Failure;
use super::plans::Source;
use super::terminal::Terminal;
use crate::diff::{Proof, apply};
use crate::whole_file;
use std::path::PathBuf;

/// Make the later version of a plan out of the earlier one and a comparison
///
/// Proves that a comparison is whole: the plan must be the one that it was made from, and the
/// result must be, byte for byte, the later version in canonical form (RFC 8785). Else nothing is
/// written.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  ehcp diff before.json after.json --format json -o changes.json
  ehcp apply before.json changes.json -o after.json

Exit codes: 0 made, 2 could not run."
)]
pub struct ApplyCommand {
    /// The earlier version
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// The comparison, as `ehcp diff --format json` writes it; `-` is standard input
    #[arg(value_name = "DIFF")]
    diff: PathBuf,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the file where it exists
    #[arg(long)]
    force: bool,
}

impl ApplyCommand {
    /// Makes the later version.
    ///
    /// # Errors
    /// Where a file cannot be read, the plan is another one, or the result cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let before = read(&self.before)?;
        let source = if self.diff.as_os_str() == "-" {
            Source::StandardInput
        } else {
            Source::File(self.diff.clone())
        };
        let proof = Proof::read(&source.load()?).map_err(other)?;
        let made = apply(&before, &proof).map_err(other)?;
        match self.output.as_ref().filter(|path| path.as_os_str() != "-") {
            Some(path) => whole_file::write(path, &made, self.force).map_err(other)?,
            None => terminal.out.write_all(&made)?,
        }
        Ok(Exit::Clean)
    }
}
