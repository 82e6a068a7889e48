//! `ehcp limits`

use super::convert_job;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::batch;
use crate::convert::limits;

/// Show what a file may ask for, and what this system enforces
///
/// A source for `ehcp convert` is read in a process of its own that takes from itself what reading
/// does not need. Older systems enforce less; this says what yours does.
#[derive(Debug, clap::Args)]
pub struct LimitsCommand {}

impl LimitsCommand {
    /// Prints the limits.
    ///
    /// # Errors
    /// Where standard output is closed.
    #[expect(clippy::unused_self, reason = "every command is run in the same way")]
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        // This process needs nothing any more, so that it can try the confinement on itself.
        let reached = batch::confine(convert_job::MEMORY);
        let yes = |there: bool| if there { "enforced" } else { "not enforced by this system" };
        let mebibytes = |bytes: u64| format!("{} MiB", bytes >> 20);
        let rows = [
            ("largest source", mebibytes(limits::LARGEST_FILE as u64), "enforced"),
            ("depth of tables and boxes in each other", limits::DEEPEST_BLOCK.to_string(), "enforced"),
            ("time for one source", format!("{} seconds", convert_job::TIME.as_secs()), "enforced"),
            ("memory for one source", mebibytes(convert_job::MEMORY), yes(reached.memory.is_some())),
            ("files that the reader may open", "none".to_owned(), yes(reached.no_files)),
            ("network that the reader may use", "none".to_owned(), yes(reached.no_network)),
        ];
        for (what, how_much, enforced) in rows {
            writeln!(terminal.out, "{what:<42}{how_much:<14}{enforced}")?;
        }
        Ok(Exit::Clean)
    }
}
