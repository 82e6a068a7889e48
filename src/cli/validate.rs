//! `ehcp validate`

use super::Exit;
use super::exit::Failure;
use super::plans::{is_no_json, plans};
use super::terminal::Terminal;
use crate::finding::{Finding, NotJudged, PlanFindings, Report, Severity, Summary, locate, write_text};
use crate::render::unshowable;
use crate::validate::validate;
use std::path::PathBuf;

/// Say whether files are plans, and everything that is wrong with them
///
/// A plan is valid when it is JSON, when it follows the national schema, and when its record
/// holds together: links point to items that are there, dates and identifiers can be true,
/// Section I fits the stage of the plan. Every fault is told at once, with its place in the
/// file and in the plan, its law where there is one, and how to mend it. Quality and statute
/// are for `ehcp check`.
///
/// Messages never quote the plan. Advice alone does not make a plan invalid.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp validate plan.json
  ehcp validate plans/ --format json > findings.json
  cat plan.json | ehcp validate -

Exit codes: 0 all plans are valid, 1 something was found, 2 a file could not be opened.")]
pub struct ValidateCommand {
    /// Plans to validate: files, folders with all the plans in them, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to show what was found
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: `ehcp-findings/1`
    Json,
}

impl ValidateCommand {
    /// Validates every plan that was named.
    ///
    /// # Errors
    /// Where a folder cannot be read, or the results cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let mut report = Report::new();
        for source in plans(&self.files)? {
            let bytes = match source.load() {
                Ok(bytes) => bytes,
                Err(failure) => {
                    terminal.complain(&failure);
                    report.could_not_judge.push(NotJudged {
                        file: source.name(),
                        reason: "the file could not be opened".to_owned(),
                    });
                    continue;
                }
            };
            let mut validation = validate(&bytes);
            if is_no_json(&bytes) {
                tell_once(&mut validation.findings);
            }
            if let Some(plan) = &validation.plan {
                let mut unshowable = unshowable(plan);
                locate(&mut unshowable, &bytes);
                validation.findings.extend(unshowable);
            }
            report.plans.push(PlanFindings {
                file: source.name(),
                plan: validation.plan.as_ref().map(|plan| plan.id),
                version: validation.plan.as_ref().map(|plan| plan.version.number),
                summary: Summary::of(&validation.findings),
                findings: validation.findings,
            });
        }
        match self.format {
            Format::Text => write_text(terminal.out, &report, terminal.colour, terminal.quiet)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *terminal.out, &report)?;
                writeln!(terminal.out)?;
            }
        }
        Ok(match (report.could_not_judge.is_empty(), report.has(Severity::Warning)) {
            (false, _) => Exit::CouldNotRun,
            (true, true) => Exit::Found,
            (true, false) => Exit::Clean,
        })
    }
}

/// Lets the first of many faults stand for all in a file that is something else than JSON. It keeps its code and place.
fn tell_once(faults: &mut Vec<Finding>) {
    if faults.len() > 1 {
        faults.truncate(1);
        for fault in faults {
            "the file is not JSON, so it is no plan".clone_into(&mut fault.message);
            "name a plan file".clone_into(&mut fault.mend);
        }
    }
}
