//! `ehcp completions`

use super::exit::Failure;
use super::terminal::Terminal;
use super::{Arguments, Exit};
use clap::CommandFactory;
use clap_complete::Shell;

/// Print a script that lets a shell complete commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  ehcp completions bash > ~/.local/share/bash-completion/completions/ehcp")]
pub struct CompletionsCommand {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl CompletionsCommand {
    /// Prints the script.
    ///
    /// # Errors
    /// Where the results cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        // The generator panics where it cannot write, so it writes to memory.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "ehcp", &mut script);
        terminal.out.write_all(&script)?;
        Ok(Exit::Clean)
    }
}
