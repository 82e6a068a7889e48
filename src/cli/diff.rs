//! `ehcp diff`

use super::Exit;
use super::exit::Failure;
use super::plans::Source;
use super::terminal::Terminal;
use crate::diff::display::{
    DisplayError, Shown, Step, write_html, write_json, write_patch, write_text, write_timeline_html,
    write_timeline_json, write_timeline_text,
};
use crate::diff::{Diff, Effect, diff, diff_of_changes};
use crate::json;
use crate::model::Plan;
use crate::whole_file;
use std::path::{Path, PathBuf};

/// Show what a child gained or lost between two versions of a plan
///
/// Items are recognised by what they say, so one that moved, was renumbered or put in another
/// order is no loss. What is lost comes first, then weaker wording, then what a person has to look
/// at. With more than two files, the oldest first: the life of the plan, version by version.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  ehcp diff before.json after.json
  ehcp diff before.json after.json --only losses
  ehcp diff before.json after.json --format html -o changes.html
  ehcp diff v1.json v2.json v3.json          the life of a plan

Exit codes: 0 no change, 1 changed, 2 could not run."
)]
pub struct DiffCommand {
    /// The versions, the oldest first; one of them may be `-` for standard input
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to show what changed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: DiffFormat,
    /// Show only these
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the file where it exists
    #[arg(long)]
    force: bool,
}

/// How a comparison is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum DiffFormat {
    /// For people at a terminal
    #[default]
    Text,
    /// For programs: `ehcp-diff/1`, with the proof that `ehcp apply` checks
    Json,
    /// The operations alone (RFC 6902), for programs that apply patches
    Patch,
    /// One accessible page to read and print, the words side by side
    Html,
}

/// What of a comparison is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Only {
    /// What is lost, weaker or to be looked at; the exit code is then 0 where there is none
    Losses,
}

/// Why versions could not be compared.
#[derive(Debug, thiserror::Error)]
enum DiffFailure {
    /// A file is no plan.
    #[error("{0} cannot be read as a plan; `ehcp validate` says why")]
    NoPlan(String),
    /// A patch is of two versions.
    #[error("a patch is made of two versions; name two files")]
    PatchOfMany,
    /// A copy for one reader decides nothing.
    #[error("{0} is a copy for one reader, not the record; use the record itself")]
    IsCopy(String),
    /// Standard input can be read once.
    #[error("only one of the files can be standard input")]
    InputTwice,
}

impl DiffCommand {
    /// Compares the versions, each with the one before it.
    ///
    /// # Errors
    /// Where a file cannot be read as a plan, or the result cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        if self.files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
            return Err(other(DiffFailure::InputTwice));
        }
        let plans = self.files.iter().map(|file| read(file)).collect::<Result<Vec<Plan>, Failure>>()?;
        let shown = Shown { only_losses: self.only == Some(Only::Losses) };
        // Two versions shown as text or as a patch say nothing of help that stayed as it was.
        let only_changes = plans.len() == 2 && matches!(self.format, DiffFormat::Text | DiffFormat::Patch);
        let compare = if only_changes { diff_of_changes } else { diff };
        let diffs: Vec<Diff> = plans
            .windows(2)
            .map(|pair| compare(&pair[0], &pair[1]).map_err(other))
            .collect::<Result<_, _>>()?;
        let mut bytes = Vec::new();
        let colour = terminal.colour && self.output.is_none();
        match (diffs.as_slice(), self.format) {
            ([diff], DiffFormat::Text) => write_text(&mut bytes, diff, shown, colour),
            ([diff], DiffFormat::Json) => write_json(&mut bytes, diff, shown),
            ([diff], DiffFormat::Patch) => write_patch(&mut bytes, diff),
            ([diff], DiffFormat::Html) => write_html(&mut bytes, diff, shown),
            (_, DiffFormat::Patch) => return Err(other(DiffFailure::PatchOfMany)),
            (diffs, format) => {
                let name = |at: usize| self.files[at].display().to_string();
                let steps: Vec<Step> = diffs
                    .iter()
                    .enumerate()
                    .map(|(at, diff)| Step { from: name(at), to: name(at + 1), diff: diff.clone() })
                    .collect();
                match format {
                    DiffFormat::Json => write_timeline_json(&mut bytes, &steps),
                    DiffFormat::Html => write_timeline_html(&mut bytes, &steps),
                    _ => write_timeline_text(&mut bytes, &steps),
                }
            }
        }
        .map_err(display_failure)?;
        match self.output.as_ref().filter(|path| path.as_os_str() != "-") {
            Some(path) => whole_file::write(path, &bytes, self.force).map_err(other)?,
            None => terminal.out.write_all(&bytes)?,
        }
        let counts = |diff: &Diff| {
            diff.changes.iter().any(|change| {
                !shown.only_losses || matches!(change.effect, Effect::Reduced | Effect::Unclear)
            })
        };
        Ok(if diffs.iter().any(counts) { Exit::Found } else { Exit::Clean })
    }
}

/// Reads one plan, or says which file is none.
pub(super) fn read(file: &Path) -> Result<Plan, Failure> {
    let source =
        if file.as_os_str() == "-" { Source::StandardInput } else { Source::File(file.to_path_buf()) };
    let bytes = source.load()?;
    json::read(&bytes).map_err(|_| other(DiffFailure::NoPlan(source.name())))
}

/// Reads the record of a plan: no copy for one reader, which may lack what a letter or a review rests on.
pub(super) fn read_record(file: &Path) -> Result<Plan, Failure> {
    let plan = read(file)?;
    match plan.copy {
        Some(_) => Err(other(DiffFailure::IsCopy(file.display().to_string()))),
        None => Ok(plan),
    }
}

pub(super) fn other(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::Other(Box::new(error))
}

fn display_failure(error: DisplayError) -> Failure {
    match error {
        DisplayError::Write(error) => Failure::Output(error),
        error => other(error),
    }
}
