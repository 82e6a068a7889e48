//! `ehcp dates`

use super::date::{holidays, parse_date};
use super::exit::{Exit, Failure};
use super::plans::plans;
use super::terminal::Terminal;
use crate::json;
use crate::model::Date;
use crate::timescales::display::{
    CaseDates, Caseload, NotRead, write_csv, write_ics, write_json, write_text,
};
use crate::timescales::{State, plan_dates};
use std::path::PathBuf;

/// Show every statutory date of a plan or a caseload: late, due and done, and why
///
/// The dates follow from the events that a plan records, and from nothing else. A step that nobody
/// recorded, but that a later event shows to be past, is left out. Only the parts of a plan that dates
/// rest on are read, so that a fault in a provision hides no deadline. Of a folder it shows what is late
/// and due, the longest overdue first.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp dates plan.json
  ehcp dates plans/ --as-of 2026-12-01 --format csv > dates.csv
  ehcp dates plans/ --format ics > dates.ics

The calendar file holds what is late and due, with initials at most in its titles.
Exit codes: 0 nothing is late, 1 something is late, 2 a file could not be read.")]
pub struct DatesCommand {
    /// Plans: files, folders with all the plans in them, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Judge as on this day; today (in universal time) where none is given
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How to show the dates
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Of a folder show what is done as well
    #[arg(long)]
    all: bool,
    /// Further days on which nobody works, as TOML: [[day]] with `on` and `name`
    #[arg(long, value_name = "FILE")]
    holidays: Option<PathBuf>,
}

/// How dates are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: `ehcp-dates/1`
    Json,
    /// For calendars: iCalendar, what is late and due
    Ics,
    /// For spreadsheets
    Csv,
}

/// A day that is none.
#[derive(Debug, thiserror::Error)]
#[error("--as-of {0:?} is no date; write YYYY-MM-DD, for example 2026-01-05")]
struct NoDay(String);

impl DatesCommand {
    /// Works out the dates of every plan that was named.
    ///
    /// # Errors
    /// Where a folder or the file of holidays cannot be read, or the results cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let as_of = self.judged_on(terminal)?;
        let holidays = holidays(self.holidays.as_deref())?;
        let sources = plans(&self.files)?;
        let bar = terminal.progress_bar(sources.len(), "plans");
        let mut load = Caseload { as_of, holidays: &holidays, cases: Vec::new(), not_read: Vec::new() };
        for source in sources {
            let file = source.name();
            match source.load() {
                Err(failure) => {
                    terminal.complain(&failure);
                    let reason = "the file could not be opened".to_owned();
                    load.not_read.push(NotRead { file, reason });
                }
                Ok(bytes) => match json::read_life(&bytes) {
                    Ok(plan) => {
                        let dates = plan_dates(&plan, as_of, &holidays);
                        load.cases.push(CaseDates::of(&plan, file, dates));
                    }
                    Err(faults) => {
                        let count = faults.0.len();
                        let reason = format!(
                            "this is no plan ({count} fault{}); `ehcp validate` names every fault",
                            if count == 1 { "" } else { "s" }
                        );
                        terminal.say(&format!("ehcp: {file}: {reason}"));
                        load.not_read.push(NotRead { file, reason });
                    }
                },
            }
            if let Some(bar) = &bar {
                bar.inc(1);
            }
        }
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        match self.format {
            Format::Text if load.cases.is_empty() => {}
            Format::Text => write_text(terminal.out, &load, self.all)?,
            Format::Json => write_json(terminal.out, &load)?,
            Format::Ics => write_ics(terminal.out, &load)?,
            Format::Csv => write_csv(terminal.out, &load)?,
        }
        let late =
            load.cases.iter().any(|case| case.dates.dates.iter().any(|date| date.state == State::Late));
        Ok(match (load.not_read.is_empty(), late) {
            (false, _) => Exit::CouldNotRun,
            (true, true) => Exit::Found,
            (true, false) => Exit::Clean,
        })
    }

    fn judged_on(&self, terminal: &mut Terminal<'_>) -> Result<Date, Failure> {
        let Some(text) = &self.as_of else {
            let today = super::today();
            terminal.say(&format!("ehcp: judged as on {today}; --as-of names another day"));
            return Ok(today);
        };
        parse_date(text).ok_or_else(|| Failure::Other(Box::new(NoDay(text.chars().take(40).collect()))))
    }
}
