//! `ehcp schema`

use super::Exit;
use super::exit::Failure;
use super::terminal::Terminal;
use crate::schema::generate;

/// Print the JSON Schema that every plan follows
///
/// The schema (draft 2020-12) describes each field of a plan, its law and its values, for
/// suppliers and councils that read or write plans with their own programs.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  ehcp schema > plan.schema.json")]
pub struct SchemaCommand {}

impl SchemaCommand {
    /// Prints the schema.
    ///
    /// # Errors
    /// Where the results cannot be written.
    #[expect(clippy::unused_self, reason = "every command is run in the same way")]
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        serde_json::to_writer_pretty(&mut *terminal.out, &generate())?;
        writeln!(terminal.out)?;
        Ok(Exit::Clean)
    }
}
