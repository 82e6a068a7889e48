//! `ehcp notice`

use super::Exit;
use super::diff::{other, read_record};
use super::exit::Failure;
use super::render_job;
use super::terminal::Terminal;
use crate::model::{Date, Plan};
use crate::notice::{self, Fault, Options};
use crate::render::{self, Audience, Rendered};
use crate::whole_file;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Write the notice of proposed amendments to a plan
///
/// The letter that goes to the parent or young person with a copy of the plan in force (SEND
/// Regulations 2014, regulation 22, or 28 where no review came before). It says on page 1 what would
/// be lost, by when to answer and whom to phone; then what to do, the hours before and after, and
/// each change word for word with its reason and its evidence.
///
/// The 15 days begin with the day of service. A change without a reason or without evidence is shown
/// as a gap and reported. No address stands in the notice.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp notice plan-v3.json plan-v4.json --on 2026-12-01 -o notice.pdf
  ehcp notice plan-v3.json plan-v4.json --on 2026-12-01 -o notice.pdf --with-plan
  ehcp notice plan-v3.json plan-v4.json --on 2026-12-01 --brand council.toml -o notice.pdf

Exit codes: 0 made, 1 made and something is missing from the papers, 2 not made.")]
pub struct NoticeCommand {
    /// The plan in force: a final version
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// The version that would change it: a proposed amendment
    #[arg(value_name = "AFTER")]
    after: PathBuf,
    /// The day on which the notice is served, such as 2026-12-01
    #[arg(long, value_name = "DATE")]
    on: Date,
    /// The PDF to write; `-` is standard output [default: AFTER's name with -notice.pdf]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also write the plan in force, which must go with the notice, beside it as FILE-plan.pdf
    #[arg(long)]
    with_plan: bool,
    /// The council's look: name, logo, two colours and contacts, as a TOML file
    #[arg(long, value_name = "FILE")]
    brand: Option<PathBuf>,
    /// Replace files that are already there
    #[arg(long)]
    force: bool,
}

/// Why the notice has nowhere to go.
#[derive(Debug, thiserror::Error)]
enum NoticeFailure {
    /// Both versions would come from the same stream.
    #[error("only one of the two files can be standard input")]
    InputTwice,
    /// There is no place beside standard output.
    #[error("--with-plan writes a second file, so the notice needs a name; give one with -o FILE.pdf")]
    PlanBesideStandardOutput,
    /// A PDF would only disturb a terminal.
    #[error("a PDF cannot be shown on a terminal; send it to a file with -o FILE.pdf")]
    Terminal,
}

impl NoticeCommand {
    /// Makes the notice, and the copy of the plan that goes with it where it is asked for.
    ///
    /// # Errors
    /// Where a file is no plan, where no notice may be served of them on that day, or where a file
    /// cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let from_input = |file: &Path| file.as_os_str() == "-";
        if from_input(&self.before) && from_input(&self.after) {
            return Err(other(NoticeFailure::InputTwice));
        }
        let to_output = self.output.as_deref().is_some_and(from_input);
        if to_output && self.with_plan {
            return Err(other(NoticeFailure::PlanBesideStandardOutput));
        }
        if to_output && std::io::stdout().is_terminal() {
            return Err(other(NoticeFailure::Terminal));
        }
        let (before, after) = (read_record(&self.before)?, read_record(&self.after)?);
        let (brand, notes) = render_job::brand(self.brand.as_deref()).map_err(other)?;
        for note in notes {
            terminal.say(&format!("ehcp: {note}"));
        }
        let options = Options { on: self.on, brand };
        let made = notice::notice(&before, &after, &options).map_err(failure)?;
        let plan = if self.with_plan { Some(plan_in_force(&before, &options)?) } else { None };
        if to_output {
            terminal.out.write_all(&made.document.pdf)?;
        } else {
            let file = self.output.clone().unwrap_or_else(|| PathBuf::from(self.name()));
            let beside = plan.map(|plan| (beside(&file), plan));
            // Both or neither: a notice without the plan that must go with it is only half.
            if let Some((file, _)) = beside.as_ref().filter(|(file, _)| !self.force && file.exists()) {
                return Err(other(whole_file::WriteError::Exists { file: file.clone() }));
            }
            whole_file::write(&file, &made.document.pdf, self.force).map_err(other)?;
            writeln!(terminal.out, "{}", file.display())?;
            if let Some((file, plan)) = beside {
                whole_file::write(&file, &plan.pdf, self.force).map_err(other)?;
                writeln!(terminal.out, "{}", file.display())?;
            }
        }
        terminal.say(&format!(
            "ehcp: a notice under {}; the family may answer until {}, the \
             council decides by {}",
            made.draft.regulation.citation(),
            made.draft.letter.reply_by,
            made.draft.letter.decide_by
        ));
        if !self.with_plan {
            terminal.say("ehcp: a copy of the plan in force goes with the notice; --with-plan writes it");
        }
        for finding in &made.draft.findings {
            terminal.say(&format!("ehcp: {finding}"));
        }
        let marks = made.document.marks.len();
        if marks > 0 {
            terminal.say(&format!("ehcp: {marks} characters that no font shows stand as visible marks"));
        }
        Ok(if made.draft.findings.is_empty() && marks == 0 { Exit::Clean } else { Exit::Found })
    }

    /// The name of the notice where none is given.
    fn name(&self) -> String {
        let name = self.after.file_stem().map_or_else(|| "plan".into(), |stem| stem.to_string_lossy());
        let stem = name.strip_suffix(".plan").unwrap_or(&name);
        format!("{}-notice.pdf", if stem == "-" { "plan" } else { stem })
    }
}

/// The plan in force, as a professional reader has it.
fn plan_in_force(before: &Plan, options: &Options) -> Result<Rendered, Failure> {
    let look = render::Options {
        brand: options.brand.clone(),
        ..render::Options::for_audience(Audience::Professional)
    };
    render::render(before, &look).map_err(other)
}

/// The file beside a notice: `notice.pdf` has `notice-plan.pdf`.
fn beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().map_or_else(|| "notice".into(), |stem| stem.to_string_lossy().into_owned());
    file.with_file_name(format!("{stem}-plan.pdf"))
}

/// A refusal speaks for itself.
fn failure(fault: Fault) -> Failure {
    match fault {
        Fault::Refused(refusal) => other(refusal),
        fault => other(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_has_a_name_of_its_own() {
        assert_eq!(beside(Path::new("a/notice.pdf")), Path::new("a/notice-plan.pdf"));
        assert_eq!(beside(Path::new("letter")), Path::new("letter-plan.pdf"));
    }
}
