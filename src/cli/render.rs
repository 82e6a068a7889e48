//! `ehcp render`

use super::diff;
use super::exit::{Exit, Failure};
use super::render_job::{self, Look};
use super::terminal::Terminal;
use crate::batch::{self, Answer, Job, Outcome, Report, Settings};
use crate::model::Date;
use crate::notice;
use crate::render::{Audience, Edition, Paper};
use crate::whole_file;
use clap::ValueEnum;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Make the documents of plans: accessible PDFs for professionals and for parents
///
/// The professional document holds the whole plan under its statutory letters and carries the
/// plan's data inside; `ehcp extract` takes it out again. A plan with a confidential address,
/// contact or former name is not carried. The parent document says in plain words what help the
/// child must get, with the exact words below. `--embed` makes any document carry the data.
///
/// With `--changes-from` the professional document is a tracked copy, with what was removed and added
/// in each card, and the parent document opens with what has changed, losses first.
///
/// Every PDF follows PDF/A-3a and PDF/UA-1. The same plan gives the same bytes. A character that
/// no font shows stands as a visible mark such as [U+1F9C3] and is reported.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp render plan.json                          both documents, here
  ehcp render plan.json --for parent -o zofia.pdf
  ehcp render plan.json --for parent --paper phone
  ehcp render plan.json --for parent --short
  ehcp render plans/ -o documents/ --jobs 2 --brand council.toml
  ehcp render plan-v4.json --changes-from plan-v3.json

Exit codes: 0 all documents made, 1 a plan is not valid or a character was marked, 2 something
could not be done. One bad plan never stops the rest.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct RenderCommand {
    /// Plans to render: files, or folders with all the plans in them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The reader; repeat it or part readers with a comma [default: both]
    #[arg(long = "for", value_enum, value_delimiter = ',', value_name = "READER")]
    readers: Vec<Reader>,
    /// The PDF to write, or the folder to write into; `-` is standard output [default: this folder]
    #[arg(long, short, value_name = "FILE|FOLDER")]
    output: Option<PathBuf>,
    /// The paper of the parent document
    #[arg(long, value_enum, default_value_t = PaperName::A4, value_name = "PAPER")]
    paper: PaperName,
    /// Make the short parent guide, without the exact words
    #[arg(long)]
    short: bool,
    /// Carry the plan's data inside every copy, the parent's and a confidential one too; page 1 says so
    #[arg(long)]
    embed: bool,
    /// Print the parent document on plain white instead of cream
    #[arg(long)]
    white: bool,
    /// Append what `ehcp check` finds, as on this day, to the professional document
    #[arg(long, value_name = "DATE")]
    findings_on: Option<Date>,
    /// Show what changed since this earlier version of the plan
    #[arg(long, value_name = "BEFORE")]
    changes_from: Option<PathBuf>,
    /// The council's look: name, logo, two colours and contacts, as a TOML file
    #[arg(long, value_name = "FILE")]
    brand: Option<PathBuf>,
    /// How many documents to make at the same time [default: one for each processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Replace files that are already there
    #[arg(long)]
    force: bool,
}

/// A reader, as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// Schools, health, social care, councils, tribunals
    Professional,
    /// Parents and carers
    Parent,
}

/// A paper, as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PaperName {
    /// A4, 14 point
    A4,
    /// Pages the size of a phone's screen
    Phone,
    /// A4 in large print
    Large,
}

impl RenderCommand {
    /// Makes every document that was asked for.
    ///
    /// # Errors
    /// Where a file, the brand or the output folder cannot be used at all.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let looks = self.looks();
        let (_, notes) = render_job::brand(self.brand.as_deref()).map_err(other)?;
        for note in notes {
            terminal.say(&format!("ehcp: {note}"));
        }
        if let Some(before) = &self.changes_from {
            return self.with_changes(before, &looks, terminal);
        }
        if let ([file], [look]) = (self.files.as_slice(), looks.as_slice())
            && !file.is_dir()
        {
            return self.one(file, look, terminal);
        }
        if self.output.as_deref() == Some(Path::new("-")) {
            return Err(other(MistakenOutput::StandardOutput));
        }
        self.many(&looks, terminal)
    }

    /// The documents to make of each plan.
    fn looks(&self) -> Vec<Look> {
        let mut readers = self.readers.clone();
        readers.dedup();
        if readers.is_empty() {
            readers = vec![Reader::Professional, Reader::Parent];
        }
        readers
            .into_iter()
            .map(|reader| Look {
                audience: match reader {
                    Reader::Professional => Audience::Professional,
                    Reader::Parent => Audience::Parent,
                },
                paper: match self.paper {
                    PaperName::A4 => Paper::A4,
                    PaperName::Phone => Paper::Phone,
                    PaperName::Large => Paper::Large,
                },
                edition: if self.short { Edition::Short } else { Edition::Full },
                embed: self.embed,
                white: self.white,
                brand: self.brand.clone(),
                findings_on: self.findings_on,
                force: self.force,
            })
            .collect()
    }

    /// The documents of one plan with what changed since another version, in this process.
    fn with_changes(
        &self,
        before: &Path,
        looks: &[Look],
        terminal: &mut Terminal<'_>,
    ) -> Result<Exit, Failure> {
        let [file] = self.files.as_slice() else { return Err(other(MistakenChanges::ManyPlans)) };
        if file.is_dir() {
            return Err(other(MistakenChanges::ManyPlans));
        }
        if file.as_os_str() == "-" && before.as_os_str() == "-" {
            return Err(other(MistakenChanges::InputTwice));
        }
        let to_output = self.output.as_deref() == Some(Path::new("-"));
        if to_output && looks.len() > 1 {
            return Err(other(MistakenOutput::StandardOutput));
        }
        if to_output && std::io::stdout().is_terminal() {
            return Err(other(MistakenOutput::Terminal));
        }
        let (earlier, later) = (diff::read_record(before)?, diff::read_record(file)?);
        let changes = notice::changes(&earlier, &later).map_err(other)?;
        let mut exit = Exit::Clean;
        for look in looks {
            let made = render_job::make_of(&later, look, Some(&changes))
                .map_err(|answer| other(MistakenChanges::NotMade(answer.message.unwrap_or_default())))?;
            if let Some(message) = &made.message {
                terminal.say(&format!("ehcp: {}: {message}", file.display()));
            }
            if !made.document.marks.is_empty() {
                exit = Exit::Found;
            }
            if to_output {
                terminal.out.write_all(&made.document.pdf)?;
                continue;
            }
            let named = look.file_name(Path::new(file_name(file))).replace(".pdf", "-changes.pdf");
            let output = match &self.output {
                Some(output) if looks.len() == 1 && !is_folder(output) => output.clone(),
                Some(folder) => folder.join(named),
                None => PathBuf::from(named),
            };
            whole_file::write(&output, &made.document.pdf, self.force).map_err(other)?;
            writeln!(terminal.out, "{}", output.display())?;
        }
        Ok(exit)
    }

    /// One document of one plan, in this process.
    fn one(&self, file: &Path, look: &Look, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let to_file = match &self.output {
            Some(output) if output == Path::new("-") => None,
            Some(output) if !is_folder(output) => Some(output.clone()),
            Some(folder) => Some(folder.join(look.file_name(Path::new(file_name(file))))),
            None => Some(PathBuf::from(look.file_name(Path::new(file_name(file))))),
        };
        let Some(output) = to_file else {
            if std::io::stdout().is_terminal() {
                return Err(other(MistakenOutput::Terminal));
            }
            let made = render_job::make(file, look);
            return match made {
                Ok(made) => {
                    terminal.out.write_all(&made.document.pdf)?;
                    if let Some(message) = &made.message {
                        terminal.say(&format!("ehcp: {}: {message}", file.display()));
                    }
                    Ok(if made.document.marks.is_empty() { Exit::Clean } else { Exit::Found })
                }
                Err(answer) => Ok(tell(&Job::render(file, None), &answer, terminal)),
            };
        };
        let job = Job::render(file, Some(output));
        let answer = render_job::perform(&job, look);
        Ok(tell(&job, &answer, terminal))
    }

    /// Many documents, each in a child process, so that none can stop the rest.
    fn many(&self, looks: &[Look], terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let folder = self.output.clone().unwrap_or_else(|| PathBuf::from("."));
        let found = batch::expand(&self.files).map_err(other)?;
        let mut jobs = Vec::with_capacity(found.len() * looks.len());
        for plan in &found {
            for look in looks {
                let output = folder.join(plan.relative.with_file_name(look.file_name(&plan.relative)));
                jobs.push(Job {
                    input: plan.file.clone(),
                    output: Some(output),
                    operation: render_job::OPERATION.to_owned(),
                    options: serde_json::to_value(look)?,
                    ..Job::default()
                });
            }
        }
        for job in &jobs {
            if let Some(parent) = job.output.as_deref().and_then(Path::parent) {
                std::fs::create_dir_all(parent)
                    .map_err(|source| Failure::Open { path: parent.to_owned(), source })?;
            }
        }
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let workers = self.jobs.map_or(processors, usize::from).min(jobs.len().max(1));
        let settings = Settings::this_program(workers)
            .map_err(|source| Failure::Open { path: PathBuf::from("this program"), source })?;
        let bar = terminal.progress_bar(jobs.len(), "documents");
        let report = batch::run(jobs, &settings, |progress| {
            if let Some(bar) = &bar {
                bar.set_position(progress.done as u64);
            }
        });
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        summarise(&report, terminal)?;
        Ok(match report.outcome() {
            Outcome::Clean => Exit::Clean,
            Outcome::Found => Exit::Found,
            Outcome::CouldNotRun => Exit::CouldNotRun,
        })
    }
}

impl Job {
    fn render(file: &Path, output: Option<PathBuf>) -> Self {
        let operation = render_job::OPERATION.to_owned();
        Self { input: file.to_owned(), output, operation, ..Self::default() }
    }
}

/// Says what was made, file by file, then every failure and the counts.
fn summarise(report: &Report, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    for (job, answer) in report.answers() {
        if let (batch::Status::Ok, Some(output)) = (answer.status, &job.output) {
            writeln!(terminal.out, "{}", output.display())?;
            if let Some(message) = &answer.message {
                terminal.say(&format!("ehcp: {}: {message}", job.input.display()));
            }
        }
    }
    terminal.out.flush()?;
    for line in report.to_string().lines() {
        terminal.say(&format!("ehcp: {line}"));
    }
    Ok(())
}

/// Says what came of one job.
fn tell(job: &Job, answer: &Answer, terminal: &mut Terminal<'_>) -> Exit {
    if answer.status == batch::Status::Ok {
        if let Some(output) = &job.output {
            let _ = writeln!(terminal.out, "{}", output.display());
        }
        if let Some(message) = &answer.message {
            terminal.say(&format!("ehcp: {}: {message}", job.input.display()));
        }
        return if answer.findings == 0 { Exit::Clean } else { Exit::Found };
    }
    let reason = answer.message.as_deref().unwrap_or_default();
    let _ = writeln!(terminal.messages, "ehcp: {}: {}: {reason}", job.input.display(), answer.status);
    if answer.status == batch::Status::Invalid { Exit::Found } else { Exit::CouldNotRun }
}

/// Whether an output names a folder: one that is there, or a path that ends like one.
fn is_folder(output: &Path) -> bool {
    output.is_dir()
        || output.as_os_str().as_encoded_bytes().ends_with(b"/")
        || output.extension().is_none_or(|end| !end.eq_ignore_ascii_case("pdf"))
}

fn file_name(file: &Path) -> &str {
    file.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or("plan.json")
}

fn other(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::Other(Box::new(error))
}

/// What `--changes-from` cannot do.
#[derive(Debug, thiserror::Error)]
enum MistakenChanges {
    /// Several plans have several earlier versions.
    #[error("--changes-from names one earlier version, so name one plan file to render")]
    ManyPlans,
    /// Both versions would come from the same stream.
    #[error("only one of the two versions can be standard input")]
    InputTwice,
    /// A document could not be made.
    #[error("{0}")]
    NotMade(String),
}

/// An output that cannot take what is asked for.
#[derive(Debug, thiserror::Error)]
enum MistakenOutput {
    /// Several documents cannot go to standard output.
    #[error(
        "several documents cannot go to standard output; name one plan and one reader, or give a folder with -o"
    )]
    StandardOutput,
    /// A PDF would only disturb a terminal.
    #[error("a PDF cannot be shown on a terminal; send it to a file with -o FILE.pdf")]
    Terminal,
}
