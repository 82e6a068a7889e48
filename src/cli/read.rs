//! `ehcp read`

mod layout;
mod record;

use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::wording::outcome::{self, OutcomeReading};
use crate::wording::provision;
use crate::wording::vague::{VaguePlace, VagueWord, vague_words};
use serde::Serialize;
use std::io::{BufRead, Write};

/// Say what the words of a provision or an outcome state
///
/// It says how long, how often, for how many weeks, with how many people and by whom, and what
/// cannot be read: a fact that the words leave open is left open here. Where the words could mean two
/// different amounts there is no number. Without TEXT it reads standard input, one text a line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp read \"A teaching assistant will read with Ella for 15 minutes every day.\"
  ehcp read --format json < provisions.txt > readings.jsonl
  ehcp read --as outcome \"By July 2027 Ella will read 60 words a minute (now 30).\"

Exit codes: 0 read, 2 standard input could not be read.")]
pub struct ReadCommand {
    /// The words, or `-` for standard input, one text a line
    #[arg(value_name = "TEXT", default_value = "-")]
    text: String,
    /// What the words are
    #[arg(long = "as", value_enum, default_value_t, value_name = "KIND")]
    kind: Kind,
    /// How to show what was read
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// What a text is read as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Help that must be given, of Sections F, G, H1 and H2
    #[default]
    Provision,
    /// A change for the child, of Section E
    Outcome,
}

/// How a reading is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: `ehcp-reading/1`, one object a line
    Json,
}

/// The words of a provision that leave something open.
fn vague(text: &str) -> Vec<VagueWord> {
    vague_words(text, VaguePlace::Provision)
}

/// An outcome as one line of `ehcp-reading/1`.
#[derive(Serialize)]
struct OutcomeRecord<'a> {
    format: &'static str,
    text: &'a str,
    #[serde(rename = "as")]
    kind: &'static str,
    #[serde(flatten)]
    reading: OutcomeReading,
}

impl ReadCommand {
    /// Reads the text, or every line of standard input that is not blank.
    ///
    /// # Errors
    /// Where standard input cannot be read as text or the results cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        if self.text != "-" {
            self.show(&self.text, terminal.out)?;
            return Ok(Exit::Clean);
        }
        let mut several = false;
        for line in std::io::stdin().lock().lines() {
            let line = line.map_err(Failure::Input)?;
            if line.trim().is_empty() {
                continue;
            }
            if several && self.format == Format::Text {
                writeln!(terminal.out)?;
            }
            self.show(&line, terminal.out)?;
            several = true;
        }
        Ok(Exit::Clean)
    }

    fn show(&self, text: &str, out: &mut dyn Write) -> Result<(), Failure> {
        match (self.kind, self.format) {
            (Kind::Provision, Format::Text) => {
                layout::write(out, text, &provision::read(text), &vague(text))?;
            }
            (Kind::Provision, Format::Json) => {
                serde_json::to_writer(
                    &mut *out,
                    &record::record(text, &provision::read(text), &vague(text)),
                )?;
                writeln!(out)?;
            }
            (Kind::Outcome, Format::Text) => layout::write_outcome(out, text, &outcome::read(text))?,
            (Kind::Outcome, Format::Json) => {
                let reading = outcome::read(text);
                let record = OutcomeRecord { format: "ehcp-reading/1", text, kind: "outcome", reading };
                serde_json::to_writer(&mut *out, &record)?;
                writeln!(out)?;
            }
        }
        Ok(())
    }
}
