//! `ehcp check`

use super::Exit;
use super::exit::Failure;
use super::plans::{Source, is_no_json, plans};
use super::terminal::Terminal;
use crate::check::report::{self, Caseload, CheckedFile, Form, ReportError, Run};
use crate::check::{Choice, Options, Profile, Settings, check, find_rule};
use crate::finding::{NotJudged, PlanFindings, Severity, Summary, locate};
use crate::json;
use crate::model::Date;
use crate::validate::validate;
use crate::whole_file;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

/// Judge plans by statute and by good practice
///
/// Each finding has its place, the plan's own words with a mark under them, why it matters, what
/// it rests on and how to mend it. What rests on an Act, Regulations or a case can be an error;
/// what rests on the Code of Practice or on good practice never is. A finding is a question for
/// a person, not a ruling. `ehcp explain F-002` prints the page of a rule, `ehcp rules` lists them.
///
/// A council can set severities and record waivers in an `ehcp.toml`, as below. Waived findings stay
/// in every report, marked, and do not count.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  ehcp check plan.json
  ehcp check plan.json --select F,E --on 2026-11-21
  ehcp check plans/ --format html > check.html
  ehcp check plans/ --quiet --caseload worst-first.csv --totals by-rule.csv --format csv > findings.csv

An ehcp.toml:
  [severity]
  \"hard-sentence\" = \"off\"          # or \"error\", \"warning\", \"advice\"

  [[waiver]]
  rule = \"F-006\"
  item = \"7c0e3f5e-0000-4000-8000-000000000001\"   # the item's id; or plan = the plan's id
  decided_by = \"SEN team manager\"  # a role, not a name
  reason = \"the tribunal's order gives the weeks\"
  until = \"2027-03-31\"

Exit codes: 0 nothing at or above --fail-on, 1 something found, 2 something could not be judged."
)]
pub struct CheckCommand {
    /// Plans to judge: files, folders with all the plans in them, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to show what was found
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: ReportFormat,
    /// As what to judge the plans; by default what their status says
    #[arg(long, value_enum, value_name = "PROFILE")]
    profile: Option<ProfileChoice>,
    /// The day as on which to judge them, as in 2026-11-21; by default today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Run only these rules: codes (F-002), families (F) or names, parted by commas
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    ignore: Vec<String>,
    /// A council's own severities and waivers; by default the ehcp.toml of this folder, if there is one
    #[arg(long, value_name = "ehcp.toml")]
    settings: Option<PathBuf>,
    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// Leave the plan's own words out of the report
    #[arg(long)]
    no_quotes: bool,
    /// Write the plans as a table to this file, the worst first
    #[arg(long, value_name = "FILE.csv")]
    caseload: Option<PathBuf>,
    /// Write the totals by rule, which name no plan, to this file
    #[arg(long, value_name = "FILE.csv")]
    totals: Option<PathBuf>,
    /// Write over the files of --caseload and --totals where they exist
    #[arg(long)]
    force: bool,
    /// How many plans to judge at once; by default one for each core
    #[arg(long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
}

/// How a report is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum ReportFormat {
    /// For people at a terminal
    #[default]
    Text,
    /// For programs: `ehcp-findings/1`
    Json,
    /// A table for a spreadsheet, one row for each finding
    Csv,
    /// SARIF 2.1.0, for editors and code hosts
    Sarif,
    /// One accessible page to read and print
    Html,
}

/// As what a plan is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ProfileChoice {
    /// A draft or proposed amendment: what belongs to an issued plan is not asked for yet
    Draft,
    /// An issued plan: everything is asked for
    Final,
    /// A plan converted from an old paper: links and facts of a typed record are not asked for
    Legacy,
}

/// The least severity that makes the exit code 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    /// Errors only
    Error,
    /// Warnings and errors
    #[default]
    Warning,
    /// Anything at all
    Advice,
}

impl From<ProfileChoice> for Profile {
    fn from(choice: ProfileChoice) -> Self {
        match choice {
            ProfileChoice::Draft => Self::Draft,
            ProfileChoice::Final => Self::Final,
            ProfileChoice::Legacy => Self::Legacy,
        }
    }
}

impl From<FailOn> for Severity {
    fn from(choice: FailOn) -> Self {
        match choice {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Advice => Self::Advice,
        }
    }
}

/// What became of one source: a judged file, or why it could not be judged. A file whose rules
/// broke down in part is both.
struct Judged {
    file: Option<CheckedFile>,
    unsure: Vec<NotJudged>,
    failure: Option<Failure>,
}

impl CheckCommand {
    /// Judges every plan that was named.
    ///
    /// # Errors
    /// Where a folder or the settings cannot be read, a rule that was named does not exist, or
    /// the results cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let settings = self.settings(terminal)?;
        let on = self.on.unwrap_or_else(super::today);
        if self.on.is_none() {
            terminal.say(&format!("ehcp: judged as on today, {on}; --on judges as on another day"));
        }
        let choice = Choice::new(&self.select, &self.ignore).map_err(other)?;
        let options = Options { on, profile: self.profile.map(Profile::from), choice, settings: &settings };
        let run = Run {
            on: on.to_string(),
            changed: settings
                .changed()
                .map(|(code, severity)| {
                    let name = find_rule(code).map_or("", |rule| rule.name);
                    format!("{code} {name} is {}", severity.map_or("off", Severity::name))
                })
                .collect(),
            ended: settings
                .ended(on)
                .map(|waiver| format!("{}, until {}", waiver.rule, waiver.until))
                .collect(),
            without_quotes: self.no_quotes,
        };
        let mut form: Box<dyn Form> = match self.format {
            ReportFormat::Text => report::text(terminal.colour, terminal.quiet),
            ReportFormat::Json => report::json(),
            ReportFormat::Csv => report::csv(),
            ReportFormat::Sarif => report::sarif(),
            ReportFormat::Html => report::html(),
        };
        let sources = plans(&self.files)?;
        let progress = (sources.len() > 1).then(|| terminal.progress_bar(sources.len(), "plans")).flatten();
        let mut caseload = Caseload::default();
        let mut not_judged = Vec::new();
        form.begin(terminal.out, &run).map_err(report_failure)?;
        self.judge_all(&sources, &options, |judged| {
            if let Some(bar) = &progress {
                bar.inc(1);
            }
            if let Some(failure) = &judged.failure {
                terminal.complain(failure);
            }
            not_judged.extend(judged.unsure);
            if let Some(file) = judged.file {
                caseload.add(&file.findings);
                form.plan(terminal.out, &file).map_err(report_failure)?;
            }
            Ok(())
        })?;
        if let Some(bar) = progress {
            bar.finish_and_clear();
        }
        form.end(terminal.out, &run, &caseload, &not_judged).map_err(report_failure)?;
        self.write_tables(&caseload)?;
        Ok(match (not_judged.is_empty(), caseload.has(self.fail_on.into())) {
            (false, _) => Exit::CouldNotRun,
            (true, true) => Exit::Found,
            (true, false) => Exit::Clean,
        })
    }

    /// The settings named, or the `ehcp.toml` of the folder the command runs in, or none.
    #[expect(clippy::disallowed_methods, reason = "the command line opens the files that it is given")]
    fn settings(&self, terminal: &mut Terminal<'_>) -> Result<Settings, Failure> {
        let here = PathBuf::from("ehcp.toml");
        let path = match &self.settings {
            Some(path) => path,
            None if here.is_file() => {
                terminal.say("ehcp: with the settings of ehcp.toml in this folder");
                &here
            }
            None => return Ok(Settings::default()),
        };
        let text =
            std::fs::read_to_string(path).map_err(|source| Failure::Open { path: path.clone(), source })?;
        Settings::read(&text).map_err(other)
    }

    /// Judges the sources on several threads and hands the results on in the order of the sources.
    /// At most a few results wait, so memory does not grow with the number of plans.
    fn judge_all(
        &self,
        sources: &[Source],
        options: &Options<'_>,
        mut each: impl FnMut(Judged) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        let jobs = self.jobs.map_or(cores, std::num::NonZeroUsize::get).min(sources.len());
        if jobs <= 1 {
            return sources.iter().try_for_each(|source| each(self.judge(source, options)));
        }
        let next = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            let (send, receive) = sync_channel(jobs * 4);
            for _ in 0..jobs {
                let (send, next) = (send.clone(), &next);
                scope.spawn(move || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(source) = sources.get(index) else { break };
                        // A receiver that is gone has met a failure of its own and says so.
                        if send.send((index, self.judge(source, options))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            let (mut waiting, mut due) = (BTreeMap::new(), 0);
            for (index, judged) in receive {
                waiting.insert(index, judged);
                while let Some(judged) = waiting.remove(&due) {
                    each(judged)?;
                    due += 1;
                }
            }
            Ok(())
        })
    }

    fn judge(&self, source: &Source, options: &Options<'_>) -> Judged {
        let name = source.name();
        let not_judged = |reason: &str| NotJudged { file: name.clone(), reason: reason.to_owned() };
        let bytes = match source.load() {
            Ok(bytes) => bytes,
            Err(failure) => {
                return Judged {
                    file: None,
                    unsure: vec![not_judged("the file could not be opened")],
                    failure: Some(failure),
                };
            }
        };
        if is_no_json(&bytes) {
            let why = not_judged("the file is not JSON, so it is no plan; name a plan file");
            return Judged { file: None, unsure: vec![why], failure: None };
        }
        let Ok(plan) = json::read(&bytes) else {
            // A file that is no plan is named with its faults, and is not a plan without findings.
            let findings = validate(&bytes).findings;
            let summary = Summary::of(&findings);
            let file = CheckedFile {
                findings: PlanFindings { file: name.clone(), plan: None, version: None, findings, summary },
                profile: None,
                score: None,
            };
            let why = not_judged("the file is not a plan; its faults are among the findings");
            return Judged { file: Some(file), unsure: vec![why], failure: None };
        };
        let mut checked = check(&plan, options);
        locate(&mut checked.findings, &bytes);
        if self.no_quotes {
            for finding in &mut checked.findings {
                finding.quote = None;
                finding.around = None;
            }
        }
        let broken = checked
            .broken
            .iter()
            .map(|code| {
                not_judged(&format!(
                    "rule {code} broke down; this is a fault of the engine, please report it"
                ))
            })
            .collect();
        let file = CheckedFile {
            findings: PlanFindings {
                file: name.clone(),
                plan: Some(plan.id),
                version: Some(plan.version.number),
                summary: checked.summary(),
                findings: checked.findings,
            },
            profile: Some(checked.profile),
            score: Some(checked.score),
        };
        Judged { file: Some(file), unsure: broken, failure: None }
    }

    fn write_tables(&self, caseload: &Caseload) -> Result<(), Failure> {
        let write = |path: &Option<PathBuf>, table: fn(&Caseload, &mut dyn Write) -> std::io::Result<()>| {
            let Some(path) = path else { return Ok(()) };
            let mut bytes = Vec::new();
            table(caseload, &mut bytes)?;
            write_whole(path, &bytes, self.force)
        };
        write(&self.caseload, |caseload, out| caseload.write_csv(out))?;
        write(&self.totals, |caseload, out| caseload.write_totals_csv(out))
    }
}

fn write_whole(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    whole_file::write(path, bytes, force).map_err(other)
}

fn other(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::Other(Box::new(error))
}

fn report_failure(error: ReportError) -> Failure {
    match error {
        ReportError::Write(error) => Failure::Output(error),
        error => other(error),
    }
}
