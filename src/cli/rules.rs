//! `ehcp rules`

use super::Exit;
use super::exit::Failure;
use super::terminal::Terminal;
use crate::check::{list_rules, rules_document};

/// List the rules of `ehcp check`
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp rules
  ehcp rules --format markdown > docs/rules.md")]
pub struct RulesCommand {
    /// How to show them
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: RulesFormat,
}

/// How the rules are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum RulesFormat {
    /// A line for each
    #[default]
    Text,
    /// Every rule's page in one document
    Markdown,
}

impl RulesCommand {
    /// Prints the list.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let list = match self.format {
            RulesFormat::Text => list_rules(),
            RulesFormat::Markdown => rules_document(),
        };
        write!(terminal.out, "{list}")?;
        Ok(Exit::Clean)
    }
}
