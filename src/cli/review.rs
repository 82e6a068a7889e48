//! `ehcp review`

use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use super::{diff, plans::Source};
use crate::check::{Choice, Options, Settings, check};
use crate::finding::{PlanFindings, Report, Summary, locate, write_text};
use crate::json;
use crate::model::{Date, Plan};
use crate::review::{start, to_fill};
use crate::whole_file;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The rule of outcomes that reviews left where they were.
const CARRIED_ON: &str = "E-012";

/// Start the next version of a plan from its review meeting
///
/// The new version has the next number, the same plan and item identities, and names the version that
/// it replaces by identity and fingerprint. It is a proposed amendment until the council makes it
/// final. A record of the review stands last under `annual_reviews`: every outcome is listed there as
/// not yet said, and what else belongs in it is printed, with its place and its law.
///
/// Outcomes that two reviews and more left where they were, without a note, are findings.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp review v3.json --meeting 2027-09-21 -o v4.json
  ehcp review v3.json --meeting 2027-09-21 -o -

Then fill in the record, amend the plan, and look at both:
  ehcp diff v3.json v4.json

Exit codes: 0 started, 1 started and an outcome was carried on twice, 2 could not run.")]
pub struct ReviewCommand {
    /// The version in force; `-` is standard input
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// The day of the review meeting
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::new::date)]
    meeting: Date,
    /// The plan to write, `-` for standard output
    #[arg(long, short, value_name = "NEXT")]
    output: PathBuf,
    /// Identity of the new version [default: made from the plan, the number and the meeting]
    #[arg(long, value_name = "UUID")]
    new_id: Option<Uuid>,
    /// Write over the file where it exists
    #[arg(long)]
    force: bool,
}

impl ReviewCommand {
    /// Starts the next version.
    ///
    /// # Errors
    /// Where the file is no plan, its version cannot be reviewed, or the result cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let plan = diff::read_record(&self.plan)?;
        let next = start(&plan, self.meeting, self.new_id).map_err(diff::other)?;
        let bytes = json::write(&next).map_err(diff::other)?;
        if self.output == Path::new("-") {
            terminal.out.write_all(&bytes)?;
        } else {
            whole_file::write(&self.output, &bytes, self.force).map_err(diff::other)?;
        }
        let (number, before) = (next.version.number, plan.version.number);
        terminal.say(&format!(
            "ehcp: version {number} is started, a proposed amendment that replaces version {before}"
        ));
        if plan.version.made_on.is_none() {
            terminal.say(&format!(
                "ehcp: version {before} has no date, so nobody can tell whether the meeting came after it"
            ));
        }
        terminal.say("ehcp: to be recorded of the review, in the file:");
        for gap in to_fill(&next) {
            terminal.say(&format!("  {}\n      {} ({})", gap.pointer, gap.what, gap.law));
        }
        self.carried_on(&plan, terminal)
    }

    /// Reports the outcomes that reviews left where they were, as the checks judge them on the day of the meeting.
    fn carried_on(&self, plan: &Plan, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let settings = Settings::default();
        let choice = Choice::new(&[CARRIED_ON.to_owned()], &[]).map_err(diff::other)?;
        let options = Options { on: self.meeting, profile: None, choice, settings: &settings };
        let mut checked = check(plan, &options);
        if checked.findings.is_empty() {
            return Ok(if checked.broken.is_empty() { Exit::Clean } else { Exit::CouldNotRun });
        }
        let bytes = json::write(plan).map_err(diff::other)?;
        locate(&mut checked.findings, &bytes);
        let name = if self.plan == Path::new("-") {
            Source::StandardInput.name()
        } else {
            self.plan.display().to_string()
        };
        let mut report = Report::new();
        report.plans.push(PlanFindings {
            file: name,
            plan: Some(plan.id),
            version: Some(plan.version.number),
            summary: Summary::of(&checked.findings),
            findings: checked.findings,
        });
        write_text(terminal.messages, &report, false, true)?;
        Ok(Exit::Found)
    }
}
