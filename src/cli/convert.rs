//! `ehcp convert`

use super::convert_job::{self, How};
use super::convert_scan;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::batch::{self, Answer, Job, Ledger, Settings, Status, Tesseract};
use crate::convert::recognise::Lexicon;
use crate::convert::report::{Report, SourceFile};
use crate::json::fingerprint_of;
use crate::whole_file;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Convert plans that a council once wrote in Word, PDF or another form
///
/// For each source NAME three files are written: NAME.plan.json, the plan as a record;
/// NAME.report.json, what was found, placed, doubted and refused (`ehcp-conversion/1`); and
/// NAME.proof.html, the source beside the plan for an officer to compare and confirm.
///
/// Every word of the source is in the plan, kept as not placed, or named as part of the form; the
/// report counts them. Deleted text and comments are in no plan. Nothing is guessed: what cannot be
/// read is absent, and the report says so.
///
/// Each file is read in a child process that is held to 512 MiB, 30 seconds, no file and no network,
/// so that no file can stop the rest (`ehcp limits`). A run that was cut off goes on where it stood.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp convert plan.docx -o converted/
  ehcp convert old-plans/ -o converted/ --council \"Northmere Council\" --jobs 2
  ehcp convert old-plans/ -o converted/ --layouts our-words/
  ehcp convert scans/ -o converted/ --ocr

Exit codes: 0 nothing in doubt, 1 a person must look at some plan, 2 a file was refused or the run
could not be done. One bad file never stops the rest.")]
pub struct ConvertCommand {
    /// Sources: files, or folders with all the files in them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder to write into; nothing outside it is written
    #[arg(long, short, value_name = "FOLDER")]
    output: PathBuf,
    /// How many files to read at the same time [default: one for each processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// The council whose plans these are, for sources that do not name it
    #[arg(long, value_name = "NAME")]
    council: Option<String>,
    /// A folder of .toml files with a council's own words, as in templates/layouts/general.toml
    #[arg(long, value_name = "FOLDER")]
    layouts: Option<PathBuf>,
    /// Have pages that are pictures (scans) read by the program Tesseract, which must be installed; what it reads is
    /// never without doubt
    #[arg(long)]
    ocr: bool,
    /// Replace files that are already there
    #[arg(long)]
    force: bool,
}

/// The name of the list of finished files in the output folder.
const LEDGER: &str = "convert.ledger.jsonl";

impl ConvertCommand {
    /// Converts every source.
    ///
    /// # Errors
    /// Where the sources, the words or the output folder cannot be used at all.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let how = How { council: self.council.clone(), ocr: self.ocr, layouts: self.read_layouts()? };
        let reader = self.ocr.then(Tesseract::find).transpose().map_err(other)?;
        // A mistake in the words is said once, before any file is read.
        how.lexicon().map_err(other)?;
        let found = batch::expand_all(&self.files).map_err(other)?;
        make_folder(&self.output)?;
        let mut ledger = Ledger::open(&self.output.join(LEDGER)).map_err(other)?;
        let settings_name = how.name();
        let mut names = Names::default();
        let (mut jobs, mut digests, mut answered) = (Vec::new(), Vec::new(), Vec::new());
        let mut order = Vec::new();
        let mut swept = BTreeSet::new();
        for source in &found {
            let base = names.of(&source.relative);
            let outputs: Vec<PathBuf> = ["plan.json", "report.json", "proof.html"]
                .iter()
                .map(|end| self.output.join(with_end(&base, end)))
                .collect();
            if let Some(folder) = outputs.first().and_then(|output| output.parent())
                && swept.insert(folder.to_owned())
            {
                make_folder(folder)?;
                whole_file::sweep_after_dead(folder);
            }
            let key = source.relative.to_string_lossy().into_owned();
            order.push(key.clone());
            if source.leads_out {
                let message =
                    "this is a link to a file outside the folder; name that file itself, or copy it in";
                let answer = Answer::failed(Status::Refused, message);
                let job = Job { input: source.file.clone(), outputs, ..Job::default() };
                refuse(&job, &answer, "", self.force)?;
                answered.push((key, answer));
                continue;
            }
            let digest = digest_of(&source.file);
            let known = ledger.answer(&key, &digest, &settings_name).filter(|_| outputs[1].exists());
            if let Some(answer) = known {
                answered.push((key, answer.clone()));
                continue;
            }
            let pages = match &reader {
                Some(reader) => match convert_scan::pages(reader, &source.file, terminal) {
                    Ok(pages) => pages,
                    Err(error) => {
                        let answer = Answer::failed(Status::Refused, error.to_string());
                        let job = Job { input: source.file.clone(), outputs, ..Job::default() };
                        refuse(&job, &answer, &digest, self.force)?;
                        answered.push((key, answer));
                        continue;
                    }
                },
                None => Vec::new(),
            };
            let options = convert_job::options(&how, file_name(&source.relative), &digest, pages)?;
            jobs.push(Job {
                input: source.file.clone(),
                operation: convert_job::OPERATION.to_owned(),
                options,
                sealed: true,
                outputs,
                // What an interrupted run left is replaced; what somebody else wrote is not.
                force: self.force,
                ..Job::default()
            });
            digests.push((key, digest));
        }
        let report = self.work(jobs, &digests, &settings_name, &mut ledger, terminal)?;
        ledger.finish(order.iter().map(String::as_str)).map_err(other)?;
        answered.extend(report);
        summarise(&answered, &order, terminal)
    }

    fn work(
        &self,
        jobs: Vec<Job>,
        digests: &[(String, String)],
        settings_name: &str,
        ledger: &mut Ledger,
        terminal: &mut Terminal<'_>,
    ) -> Result<Vec<(String, Answer)>, Failure> {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let workers = self.jobs.map_or(processors, usize::from).min(jobs.len().max(1));
        let mut settings = Settings::this_program(workers)
            .map_err(|source| Failure::Open { path: PathBuf::from("this program"), source })?;
        settings.arguments = vec!["worker".into(), "--sealed".into()];
        settings.time_limit = convert_job::TIME;
        let keys: BTreeMap<PathBuf, &(String, String)> =
            jobs.iter().map(|job| job.input.clone()).zip(digests).collect();
        let bar = terminal.progress_bar(jobs.len(), "files");
        let mut failed = None;
        let force = self.force;
        let report = batch::run(jobs, &settings, |progress| {
            if let Some(bar) = &bar {
                bar.set_position(progress.done as u64);
            }
            let Some((key, digest)) = keys.get(&progress.job.input).copied() else { return };
            let written = refuse(progress.job, progress.answer, digest, force);
            let entry = batch::Entry {
                input: key.clone(),
                sha256: digest.clone(),
                settings: settings_name.to_owned(),
                answer: progress.answer.clone(),
            };
            // A file that could not be opened or written is tried again by the next run.
            if progress.answer.status != Status::Io
                && let Err(error) = written.and_then(|()| ledger.add(entry).map_err(other))
            {
                failed.get_or_insert(error);
            }
        });
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        if let Some(failed) = failed {
            return Err(failed);
        }
        Ok(report
            .answers()
            .iter()
            .filter_map(|(job, answer)| Some((keys.get(&job.input)?.0.clone(), answer.clone())))
            .collect())
    }

    /// The council's own words, by file name.
    #[expect(clippy::disallowed_methods, reason = "the command line opens the files that it is given")]
    fn read_layouts(&self) -> Result<Vec<(String, String)>, Failure> {
        let Some(folder) = &self.layouts else { return Ok(Vec::new()) };
        let open = |path: &Path| {
            let path = path.to_owned();
            move |source| Failure::Open { path, source }
        };
        let mut files: Vec<PathBuf> = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(open(folder))? {
            let path = entry.map_err(open(folder))?.path();
            if path.extension().is_some_and(|end| end == "toml") {
                files.push(path);
            }
        }
        files.sort();
        files
            .into_iter()
            .map(|path| {
                Ok((file_name(&path).to_owned(), std::fs::read_to_string(&path).map_err(open(&path))?))
            })
            .collect()
    }
}

/// Writes the report on a file that the worker did not convert.
fn refuse(job: &Job, answer: &Answer, digest: &str, force: bool) -> Result<(), Failure> {
    let exists = answer.status == Status::Refused
        && answer.detail.is_none()
        && answer.message.as_deref().is_some_and(|message| message.contains("already there"));
    if matches!(answer.status, Status::Ok | Status::Io) || exists {
        return Ok(());
    }
    let source = SourceFile { file: file_name(&job.input).to_owned(), sha256: digest.to_owned(), kind: None };
    let report = Report::refused(source, answer.message.clone().unwrap_or_default());
    let mut bytes = serde_json::to_vec_pretty(&report)?;
    bytes.push(b'\n');
    match whole_file::write(&job.outputs[1], &bytes, force) {
        Err(whole_file::WriteError::Exists { .. }) | Ok(()) => Ok(()),
        Err(error) => Err(other(error)),
    }
}

fn summarise(
    answers: &[(String, Answer)],
    order: &[String],
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Failure> {
    let by_key: BTreeMap<&str, &Answer> =
        answers.iter().map(|(key, answer)| (key.as_str(), answer)).collect();
    let (mut ok, mut doubtful, mut refused) = (0, 0, 0);
    for key in order {
        let Some(answer) = by_key.get(key.as_str()) else { continue };
        let key = shown(key);
        let message = answer.message.as_deref().unwrap_or_default();
        match answer.status {
            Status::Ok if answer.findings == 0 => {
                ok += 1;
                writeln!(terminal.out, "{key}: ok: {message}")?;
            }
            Status::Ok => {
                doubtful += 1;
                writeln!(terminal.out, "{key}: doubtful: {message}")?;
            }
            status => {
                refused += 1;
                let word = if status == Status::Refused { String::new() } else { format!(" ({status})") };
                writeln!(terminal.out, "{key}: refused{word}: {message}")?;
            }
        }
    }
    terminal.out.flush()?;
    let files = if order.len() == 1 { "1 file".to_owned() } else { format!("{} files", order.len()) };
    terminal.say(&format!("ehcp: {files}: {ok} ok, {doubtful} doubtful, {refused} refused"));
    Ok(if refused > 0 {
        Exit::CouldNotRun
    } else if doubtful > 0 {
        Exit::Found
    } else {
        Exit::Clean
    })
}

/// A name as a terminal may show it: one line, and nothing that a terminal obeys.
fn shown(name: &str) -> String {
    name.chars()
        .map(|character| {
            let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if character.is_control() || turns { '\u{fffd}' } else { character }
        })
        .collect()
}

/// Names of outputs: `a.docx` and `a.pdf` in one folder must not both become `a.plan.json`.
#[derive(Default)]
struct Names(BTreeMap<PathBuf, usize>);

impl Names {
    fn of(&mut self, relative: &Path) -> PathBuf {
        let base = relative.with_extension("");
        let count = self.0.entry(base.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { base } else { relative.to_owned() }
    }
}

fn with_end(base: &Path, end: &str) -> PathBuf {
    let mut name = base.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|source| Failure::Open { path: folder.to_owned(), source })
}

/// The digest of a file; empty where it cannot be read, which the job then says.
#[expect(clippy::disallowed_methods, reason = "the command line opens the files that it is given")]
fn digest_of(file: &Path) -> String {
    let small = file.metadata().is_ok_and(|data| data.len() <= batch::MOST_BYTES);
    if !small {
        return String::new();
    }
    std::fs::read(file).map_or_else(|_| String::new(), |bytes| fingerprint_of(&bytes).0)
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or("plan")
}

fn other(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::Other(Box::new(error))
}

impl How {
    /// The words of all files.
    pub(super) fn lexicon(&self) -> Result<Lexicon, crate::convert::recognise::LexiconError> {
        let mut lexicon = Lexicon::general();
        for (name, toml) in &self.layouts {
            lexicon.add(name, toml)?;
        }
        Ok(lexicon)
    }

    /// What a result hangs on beside the source: the engine, the council and the words.
    fn name(&self) -> String {
        let words = serde_json::to_vec(self).unwrap_or_default();
        format!("{} {}", env!("CARGO_PKG_VERSION"), fingerprint_of(&words))
    }
}
