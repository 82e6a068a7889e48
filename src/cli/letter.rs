//! `ehcp letter`

use super::Exit;
use super::diff::{other, read_record};
use super::exit::Failure;
use super::render_job;
use super::terminal::Terminal;
use crate::letter::{
    self, FILES, Kind, LetterError, Options, Said, Wording, WordingError, letters_document, list_letters,
};
use crate::model::{Date, Plan, ReviewDecision, Text};
use crate::whole_file;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Write a letter to the parent or young person: a decision, a plan, a move
///
/// Each letter carries what the law says it must: the decision and its reasons, the right to appeal, the
/// time limits, mediation, disagreement resolution, and where to get advice. `--list` shows the letters.
/// Days come from the law's time limits and from the record. What the record does not say is asked for, or
/// stands in the letter as a gap and is reported. A letter that makes no sense for the record is refused.
///
/// A council's own words stand in a folder of templates. A letter that lost a notice is refused.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp letter draft-plan plan.json --on 2026-10-22 --school-list www.marlbeck.example/schools -o letter.pdf
  ehcp letter decision-not-to-assess plan.json --on 2026-08-14 --reasons reasons.md -o letter.pdf
  ehcp letter annual-review-decision plan.json --decision maintain --on 2026-12-08 -o letter.txt
  ehcp letter --copy-templates words/       our templates, to be changed
  ehcp letter final-plan plan.json --on 2026-11-13 --templates words/ -o letter.pdf

Exit codes: 0 written, 1 written and something is missing or late, 2 not written.")]
pub struct LetterCommand {
    /// Which letter
    #[arg(value_name = "KIND", required_unless_present_any = ["list", "copy_templates"])]
    kind: Option<LetterKind>,
    /// The plan, or the draft record of a child who has none yet
    #[arg(value_name = "FILE", required_unless_present_any = ["list", "copy_templates"])]
    file: Option<PathBuf>,
    /// The day on which the letter is sent, such as 2026-12-01
    #[arg(long, value_name = "DATE", required_unless_present_any = ["list", "copy_templates"])]
    on: Option<Date>,
    /// The day on which a draft or a notice counts as served, if not the same; the 15 days begin with it
    #[arg(long, value_name = "DATE")]
    served_on: Option<Date>,
    /// The file to write; `-` is standard output [default: FILE's name with the KIND, .pdf or .txt]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How to write it [default: by the ending of the output, else pdf]
    #[arg(long, value_enum)]
    format: Option<LetterFormat>,
    /// The council's reasons for its decision, as a file in Markdown
    #[arg(long, value_name = "FILE")]
    reasons: Option<PathBuf>,
    /// What was decided after the review, if the record does not say
    #[arg(long, value_enum)]
    decision: Option<Decision>,
    /// Whether the new council will make an assessment (transfer-in)
    #[arg(long, value_enum, value_name = "YES_OR_NO")]
    will_assess: Option<YesNo>,
    /// The council that the plan goes to (transfer-out)
    #[arg(long, value_name = "NAME")]
    new_council: Option<String>,
    /// Where the list of schools and other settings is (draft-plan)
    #[arg(long, value_name = "WHERE")]
    school_list: Option<String>,
    /// Who signs, if not the officer in the record
    #[arg(long, value_name = "NAME")]
    signed_by: Option<String>,
    /// A folder with the council's own words
    #[arg(long, value_name = "FOLDER")]
    templates: Option<PathBuf>,
    /// The council's look: name, logo, two colours and contacts, as a TOML file
    #[arg(long, value_name = "FILE")]
    brand: Option<PathBuf>,
    /// Replace files that are already there
    #[arg(long)]
    force: bool,
    /// List the letters and what each must tell; with --format markdown the page docs/letters.md
    #[arg(long, conflicts_with_all = ["kind", "file", "output", "copy_templates"])]
    list: bool,
    /// Write our templates into this folder, to be changed
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["kind", "file", "output"])]
    copy_templates: Option<PathBuf>,
}

/// The letters, as they are named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct LetterKind(Kind);

impl clap::ValueEnum for LetterKind {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [LetterKind; Kind::ALL.len()] = {
            let mut all = [LetterKind(Kind::DecisionToAssess); Kind::ALL.len()];
            let mut at = 0;
            while at < all.len() {
                all[at] = LetterKind(Kind::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.name()))
    }
}

/// How a letter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum LetterFormat {
    /// An accessible PDF
    Pdf,
    /// Plain text, for an email
    Text,
    /// With --list: the page of all letters
    Markdown,
}

/// A decision after a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Decision {
    /// Keep the plan as it is
    Maintain,
    /// Change the plan
    Amend,
    /// End the plan
    Cease,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum YesNo {
    Yes,
    No,
}

/// Why a letter was not written, beside the reasons of the letter itself.
#[derive(Debug, thiserror::Error)]
enum LetterFailure {
    /// A file that was named cannot be read.
    #[error("cannot read {}; check the path, and that it is text in UTF-8", file.display())]
    Open { file: PathBuf, source: io::Error },
    /// A folder of templates without any.
    #[error("there is no template in {}; `ehcp letter --copy-templates {}` writes ours", folder.display(), folder.display())]
    NoTemplates { folder: PathBuf },
    /// The words of the council cannot be used.
    #[error("the templates in {} cannot be used: {source}", folder.display())]
    Words { folder: PathBuf, source: WordingError },
    /// A page of all letters was asked for in the place of a letter.
    #[error("a letter is written as pdf or text; markdown is for --list")]
    Markdown,
    /// A PDF would only disturb a terminal.
    #[error("a PDF cannot be shown on a terminal; send it to a file with -o FILE.pdf, or use --format text")]
    Terminal,
}

impl LetterCommand {
    /// Writes the letter, the list of letters, or our templates.
    ///
    /// # Errors
    /// Where the file is no plan, where the letter is refused, or where a file cannot be read or written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        if self.list {
            let list = match self.format {
                Some(LetterFormat::Markdown) => letters_document(),
                _ => list_letters(),
            };
            terminal.out.write_all(list.as_bytes())?;
            return Ok(Exit::Clean);
        }
        if let Some(folder) = &self.copy_templates {
            return self.copy(folder, terminal);
        }
        // Clap asks for all three where none of the two above is given.
        let (Some(LetterKind(kind)), Some(file), Some(on)) = (self.kind, &self.file, self.on) else {
            return Ok(Exit::CouldNotRun);
        };
        self.write(kind, file, on, terminal)
    }

    fn write(&self, kind: Kind, file: &Path, on: Date, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let format = self.written_as()?;
        let to_output = self.output.as_deref().is_some_and(|output| output.as_os_str() == "-");
        if to_output && format == LetterFormat::Pdf && io::stdout().is_terminal() {
            return Err(other(LetterFailure::Terminal));
        }
        let plan = read_record(file)?;
        let (brand, notes) = render_job::brand(self.brand.as_deref()).map_err(other)?;
        for note in notes {
            terminal.say(&format!("ehcp: {note}"));
        }
        let wording = self.wording()?;
        let options = Options {
            on,
            served_on: self.served_on,
            brand,
            reasons: self.reasons.as_deref().map(text_of).transpose()?.map(Text),
            said: self.said(),
        };
        let written = letter::letter(&plan, kind, &options, &wording).map_err(|fault| self.failure(fault))?;
        let (bytes, marks) = bytes(&plan, &written, &options, format)?;
        if to_output {
            terminal.out.write_all(&bytes)?;
        } else {
            let path = self.output.clone().unwrap_or_else(|| name(file, kind, format));
            whole_file::write(&path, &bytes, self.force).map_err(other)?;
            writeln!(terminal.out, "{}", path.display())?;
        }
        for finding in &written.findings {
            terminal.say(&format!("ehcp: {finding}"));
        }
        if marks > 0 {
            terminal.say(&format!("ehcp: {marks} characters that no font shows stand as visible marks"));
        }
        Ok(if written.findings.is_empty() && marks == 0 { Exit::Clean } else { Exit::Found })
    }

    fn written_as(&self) -> Result<LetterFormat, Failure> {
        match self.format {
            Some(LetterFormat::Markdown) => Err(other(LetterFailure::Markdown)),
            Some(format) => Ok(format),
            None => {
                let is_text =
                    self.output.as_deref().and_then(Path::extension).is_some_and(|end| end == "txt");
                Ok(if is_text { LetterFormat::Text } else { LetterFormat::Pdf })
            }
        }
    }

    fn said(&self) -> Said {
        Said {
            decision: self.decision.map(|decision| match decision {
                Decision::Maintain => ReviewDecision::Maintain,
                Decision::Amend => ReviewDecision::Amend,
                Decision::Cease => ReviewDecision::Cease,
            }),
            will_assess: self.will_assess.map(|will| will == YesNo::Yes),
            new_council: self.new_council.clone(),
            school_list: self.school_list.clone(),
            signed_by: self.signed_by.clone(),
        }
    }

    /// The words: ours, or those of the council's folder before ours.
    fn wording(&self) -> Result<Wording, Failure> {
        let Some(folder) = &self.templates else {
            return Wording::built_in().map_err(other);
        };
        let cannot = |source| other(LetterFailure::Open { file: folder.clone(), source });
        let mut own = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(cannot)? {
            let path = entry.map_err(cannot)?.path();
            if path.extension().is_some_and(|end| end == "jinja") {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                own.insert(name, text_of(&path)?);
            }
        }
        if own.is_empty() {
            return Err(other(LetterFailure::NoTemplates { folder: folder.clone() }));
        }
        Wording::with(&own).map_err(|source| self.failure(source.into()))
    }

    /// A refusal speaks for itself; a fault of the words is said with their folder.
    fn failure(&self, fault: LetterError) -> Failure {
        match (fault, &self.templates) {
            (LetterError::Wording(source), Some(folder)) => {
                // The message holds its cause already.
                let said = LetterFailure::Words { folder: folder.clone(), source }.to_string();
                Failure::Other(said.into())
            }
            (fault, _) => other(fault),
        }
    }

    fn copy(&self, folder: &Path, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        // All or none: half a folder would hide which words are whose.
        if let Some((name, _)) = FILES.iter().find(|(name, _)| !self.force && folder.join(name).exists()) {
            return Err(other(whole_file::WriteError::Exists { file: folder.join(name) }));
        }
        for (name, text) in FILES {
            let path = folder.join(name);
            whole_file::write(&path, text.as_bytes(), self.force).map_err(other)?;
            writeln!(terminal.out, "{}", path.display())?;
        }
        Ok(Exit::Clean)
    }
}

/// A letter as it is written, and how many characters stand as marks in it.
fn bytes(
    plan: &Plan,
    written: &letter::Letter,
    options: &Options,
    format: LetterFormat,
) -> Result<(Vec<u8>, usize), Failure> {
    if format == LetterFormat::Text {
        return Ok((written.text.clone().into_bytes(), 0));
    }
    let document = written.render(plan, &options.brand).map_err(other)?;
    Ok((document.pdf, document.marks.len()))
}

#[expect(clippy::disallowed_methods, reason = "the command line opens the files that it is given")]
fn text_of(file: &Path) -> Result<String, Failure> {
    let open = |source| other(LetterFailure::Open { file: file.to_owned(), source });
    std::fs::read_to_string(file).map_err(open)
}

/// The name of a letter where none is given: `zofia.plan.json` gives `zofia-final-plan.pdf`.
fn name(file: &Path, kind: Kind, format: LetterFormat) -> PathBuf {
    let stem = file.file_stem().map_or_else(|| "plan".into(), |stem| stem.to_string_lossy());
    let stem = stem.strip_suffix(".plan").unwrap_or(&stem);
    let stem = if stem == "-" { "plan" } else { stem };
    let end = if format == LetterFormat::Text { "txt" } else { "pdf" };
    PathBuf::from(format!("{stem}-{}.{end}", kind.name()))
}
