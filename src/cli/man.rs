//! `ehcp man`

use super::exit::Failure;
use super::terminal::Terminal;
use super::{Arguments, Exit};
use clap::CommandFactory;

/// Print the manual page of the program or of one command
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp man > ehcp.1
  ehcp man validate > ehcp-validate.1")]
pub struct ManCommand {
    /// The command; without one, the page of the program
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl ManCommand {
    /// Prints the page.
    ///
    /// # Errors
    /// Where there is no such command, or the results cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let mut program = Arguments::command();
        program.build();
        let page = match &self.command {
            None => program,
            Some(name) => {
                let known = program.find_subcommand(name);
                let known = known.ok_or_else(|| Failure::NoSuchCommand(name.clone()))?;
                known.clone()
            }
        };
        clap_mangen::Man::new(page).render(&mut terminal.out)?;
        Ok(Exit::Clean)
    }
}
