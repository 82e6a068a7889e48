//! `ehcp copy`

use super::Exit;
use super::diff::{other, read};
use super::exit::Failure;
use super::plans::Source;
use super::render_job;
use super::terminal::Terminal;
use crate::disclosure::{Confirmed, Copied, Options, copies_document, copy, list_copies};
use crate::json;
use crate::model::{CopyReader, Date, Plan};
use crate::render::{self, Audience, Options as Look};
use crate::validate::validate_record;
use crate::whole_file;
use std::path::{Path, PathBuf};

/// Make a copy of a plan for one reader: a parent or council, a school, or without names
///
/// The copy is a new plan made by an allow-list (`--list`): a field that the reader may not have is
/// absent, and its words are taken out of the free text that is kept. The recipient's name stands on
/// every page. Three files are written: OUT.plan.json, OUT.pdf, and OUT.sender-only.json, the report.
///
/// The report lists every place in free text where something was taken out or may have to be, with the
/// words: it stays with the sender. Go through it, change `decision` where it is not sure, and run the
/// command again with --confirm. The program never calls a copy anonymous; a person does.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp copy plan.json --for school --recipient \"Marlbeck Academy\" -o marlbeck
  ehcp copy plan.json --for anonymised --recipient \"Placement panel\" --on 2026-11-22 -o panel
  ehcp copy plan.json --for anonymised --recipient \"Placement panel\" --on 2026-11-22 -o panel \\
      --confirm panel.sender-only.json --force
  ehcp copy plan.json --for full --recipient \"Anna Nowak\" -o anna
  ehcp copy --list                        what each reader gets, field by field

Exit codes: 0 made, 1 made and a person has to confirm places, 2 could not run.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct CopyCommand {
    /// The plan; `-` is standard input
    #[arg(value_name = "PLAN", required_unless_present = "list")]
    plan: Option<PathBuf>,
    /// The kind of reader
    #[arg(long = "for", value_enum, value_name = "READER", required_unless_present = "list")]
    reader: Option<ReaderName>,
    /// The one person or body that the copy is for
    #[arg(long, value_name = "NAME", required_unless_present = "list")]
    recipient: Option<String>,
    /// How the files begin [default: the plan's name and the recipient's]
    #[arg(long, short, value_name = "OUT")]
    output: Option<PathBuf>,
    /// For an anonymised copy: the day of the age that stands for the date of birth
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::new::date)]
    on: Option<Date>,
    /// For an anonymised copy: keep Section A, cleaned
    #[arg(long)]
    with_views: bool,
    /// For a full copy: keep confidential addresses and contacts too
    #[arg(long)]
    with_confidential: bool,
    /// For a full copy: keep what the council's own programs added
    #[arg(long)]
    with_extensions: bool,
    /// The report of an earlier run, with a person's decisions
    #[arg(long, value_name = "REPORT")]
    confirm: Option<PathBuf>,
    /// Leave the PDF out
    #[arg(long)]
    no_pdf: bool,
    /// Leave the plan's words out of what is printed
    #[arg(long)]
    no_quotes: bool,
    /// The council's look, for a full copy or one for a school
    #[arg(long, value_name = "FILE")]
    brand: Option<PathBuf>,
    /// Print what each reader gets, field by field
    #[arg(long, conflicts_with_all = ["plan", "reader", "recipient", "output", "confirm"])]
    list: bool,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: ListFormat,
    /// Write over files that exist
    #[arg(long)]
    force: bool,
}

/// The kinds of reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ReaderName {
    /// A parent, a young person or a new council: everything but what is confidential
    Full,
    /// A school that is consulted
    School,
    /// A panel or a training course: without names
    Anonymised,
}

/// How the list is printed, or the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum ListFormat {
    /// Lines
    #[default]
    Text,
    /// With --list: the page docs/copies.md
    Markdown,
}

/// Why no copy was written, beside the reasons of the copy itself.
#[derive(Debug, thiserror::Error)]
enum CopyFailure {
    /// A brand names the council.
    #[error("a brand names the council, and an anonymised copy names nobody; leave --brand out")]
    Brand,
}

impl CopyCommand {
    /// Makes the copy, or prints the table.
    ///
    /// # Errors
    /// Where the file is no plan, the options do not fit, or a file cannot be read or written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        if self.list {
            let list = match self.format {
                ListFormat::Text => list_copies(),
                ListFormat::Markdown => copies_document(),
            };
            terminal.out.write_all(list.as_bytes())?;
            return Ok(Exit::Clean);
        }
        // Clap asks for all three where no list is asked for.
        let (Some(file), Some(reader), Some(recipient)) = (&self.plan, self.reader, &self.recipient) else {
            return Ok(Exit::CouldNotRun);
        };
        let reader = match reader {
            ReaderName::Full => CopyReader::Full,
            ReaderName::School => CopyReader::School,
            ReaderName::Anonymised => CopyReader::Anonymised,
        };
        if self.brand.is_some() && reader == CopyReader::Anonymised {
            return Err(other(CopyFailure::Brand));
        }
        let plan = read(file)?;
        let confirmed = match &self.confirm {
            Some(report) => {
                let bytes = Source::File(report.clone()).load()?;
                Some(Confirmed::read(&bytes).map_err(other)?)
            }
            None => None,
        };
        let options = Options {
            reader,
            recipient: recipient.clone(),
            on: self.on,
            with_views: self.with_views,
            with_confidential: self.with_confidential,
            with_extensions: self.with_extensions,
            confirmed,
        };
        let copied = copy(&plan, &options).map_err(other)?;
        for fault in new_faults(&plan, &copied) {
            terminal.say(&format!("ehcp: the copy has a fault that the record has not: {fault}"));
        }
        self.write(file, &copied, terminal)
    }

    fn write(&self, file: &Path, copied: &Copied, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let begin = self.output.clone().unwrap_or_else(|| names(file, &copied.report.recipient));
        let with_end = |end: &str| {
            let mut name = begin.clone().into_os_string();
            name.push(end);
            PathBuf::from(name)
        };
        let mut files = vec![(with_end(".plan.json"), json::write(&copied.plan).map_err(other)?)];
        if !self.no_pdf {
            let mut look = Look::for_audience(Audience::Professional);
            let (brand, notes) = render_job::brand(self.brand.as_deref()).map_err(other)?;
            for note in notes {
                terminal.say(&format!("ehcp: {note}"));
            }
            look.brand = brand;
            let made = render::render(&copied.plan, &look).map_err(other)?;
            if let Some(safeguard) = made.safeguard {
                terminal.say(&format!("ehcp: {}", safeguard.message()));
            }
            files.push((with_end(".pdf"), made.pdf));
        }
        files.push((with_end(".sender-only.json"), copied.report.json()?));
        // All or none: a copy without its report, or beside an older one, would mislead.
        if let Some((taken, _)) = files.iter().find(|(path, _)| !self.force && path.exists()) {
            return Err(other(whole_file::WriteError::Exists { file: taken.clone() }));
        }
        for (path, bytes) in &files {
            whole_file::write(path, bytes, self.force).map_err(other)?;
            writeln!(terminal.out, "{}", path.display())?;
        }
        if !terminal.quiet {
            writeln!(terminal.out, "\n{}", copied.report.text(!self.no_quotes).trim_end())?;
        }
        let open = copied.report.to_confirm().count();
        if open > 0 {
            let report = with_end(".sender-only.json");
            terminal.say(&format!(
                "ehcp: before it is sent, a person goes through {0}; then run this again with --confirm {0} --force",
                report.display()
            ));
        }
        Ok(if open == 0 { Exit::Clean } else { Exit::Found })
    }
}

/// The faults of the copy, as a record, that the record itself has not: each with its place.
fn new_faults(plan: &Plan, copied: &Copied) -> Vec<String> {
    let known: Vec<&str> = validate_record(plan).iter().map(|finding| finding.code).collect();
    let found = validate_record(&copied.plan).into_iter().filter(|finding| !known.contains(&finding.code));
    found.map(|finding| format!("{} at {}", finding.code, finding.place)).collect()
}

/// How the files begin where nobody says: `zofia.json` for "Marlbeck Academy" gives `zofia-for-marlbeck-academy`.
fn names(file: &Path, recipient: &str) -> PathBuf {
    let stem = file.file_stem().map_or_else(|| "plan".into(), |stem| stem.to_string_lossy());
    let stem = stem.strip_suffix(".plan").unwrap_or(&stem);
    let stem = if stem == "-" { "plan" } else { stem };
    let mut name = String::new();
    for letter in recipient.to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            name.push(letter);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    PathBuf::from(format!("{stem}-for-{}", name.trim_matches('-')))
}
