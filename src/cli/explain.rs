//! `ehcp explain`

use super::Exit;
use super::exit::Failure;
use super::terminal::Terminal;
use crate::check::{find_rule, page};

/// Print the page of a rule: what it looks for, why, what it rests on, an example and its mend
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp explain F-002
  ehcp explain vague-provision")]
pub struct ExplainCommand {
    /// The rule's code or name; `ehcp rules` lists them
    #[arg(value_name = "RULE")]
    rule: String,
}

impl ExplainCommand {
    /// Prints the page.
    ///
    /// # Errors
    /// Where there is no such rule, or the page cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let rule = find_rule(&self.rule).ok_or_else(|| Failure::NoSuchRule(self.rule.clone()))?;
        write!(terminal.out, "{}", page(rule))?;
        Ok(Exit::Clean)
    }
}
