//! `ehcp new`

use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::first_draft::{
    ColumnMap, Council, Draft, Export, ExportKind, Start, checklist, first_draft, import, missing,
    rights_holder_on, version_id,
};
use crate::json;
use crate::model::{Date, Plan, PlanId, RightsHolderKind};
use crate::whole_file;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Start a first draft, or a draft for each row of a case system's export
///
/// The draft is a valid plan that holds what is known and nothing else. What is still missing is
/// listed section by section, with the law that asks for it.
///
/// With `--from` and `--map` every row of an export becomes a draft. The map says which column
/// fills which field. A column that is neither mapped nor ignored is kept in the plan under
/// `extensions`. A row that cannot become a plan never stops the others. The same export gives
/// the same bytes.
///
/// Messages name rows and columns and never quote them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp new --name Zofia --family Example --born 2016-02-29 --council council.toml -o zofia.json
  ehcp new --from export.csv --map map.toml --council council.toml -o drafts/

Exit codes: 0 all drafts made, 1 a row could not become a draft, 2 nothing could be made.")]
pub struct NewCommand {
    /// First name or names of the child or young person
    #[arg(long, value_name = "GIVEN", required_unless_present = "from", conflicts_with = "from", value_parser = words)]
    name: Option<String>,
    /// Family name, unless the person has none or it is not known
    #[arg(long, value_name = "FAMILY", conflicts_with = "from", value_parser = words)]
    family: Option<String>,
    /// Date of birth
    #[arg(long, value_name = "YYYY-MM-DD", required_unless_present = "from", conflicts_with = "from", value_parser = date)]
    born: Option<Date>,
    /// The council: a TOML file with its name, numbers and services
    #[arg(long, value_name = "FILE")]
    council: PathBuf,
    /// Identity of the plan [default: a new one by chance]
    #[arg(long, value_name = "UUID", conflicts_with = "from")]
    id: Option<Uuid>,
    /// An export of a case system, CSV or JSON; `-` is standard input
    #[arg(long, value_name = "EXPORT", requires = "map")]
    from: Option<PathBuf>,
    /// Which column of the export fills which field: a TOML file
    #[arg(long, value_name = "FILE", requires = "from")]
    map: Option<PathBuf>,
    /// The day on which age decides who holds the rights [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    on: Option<Date>,
    /// The plan to write, `-` for standard output; with `--from`, the folder to write into
    #[arg(long, short, value_name = "FILE|FOLDER")]
    output: PathBuf,
    /// Write the list of what is missing to this file, too
    #[arg(long, value_name = "FILE")]
    checklist: Option<PathBuf>,
    /// Replace files that are already there
    #[arg(long)]
    force: bool,
}

/// What the command line asks for and cannot be.
#[derive(Debug, thiserror::Error)]
enum Mistake {
    /// A birth after the day of the draft.
    #[error("the date of birth is after {0}; mend --born or --on")]
    BornLater(Date),
    /// Many plans and one output.
    #[error("the plans of an export go into a folder; name one with --output")]
    FolderNeeded,
    /// A text file that is not text.
    #[error("{} is not text in UTF-8; save it again as UTF-8", .0.display())]
    NotText(PathBuf),
    /// A file with a fault; the fault is the cause.
    #[error("{} cannot be used", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl NewCommand {
    /// Makes the draft, or one for each row.
    ///
    /// # Errors
    /// Where a file cannot be used at all, or a single draft cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let council = Council::read(&text(&self.council)?).map_err(|error| unusable(&self.council, error))?;
        let on = self.on.unwrap_or_else(super::today);
        match (&self.from, &self.map, &self.name, self.born) {
            (Some(from), Some(map), ..) => self.many(from, map, &council, on, terminal),
            (_, _, Some(given), Some(born)) => self.one(given, born, council, on, terminal),
            // The arguments are declared so that this cannot be reached.
            _ => Ok(Exit::CouldNotRun),
        }
    }

    fn one(
        &self,
        given: &str,
        born: Date,
        council: Council,
        on: Date,
        terminal: &mut Terminal<'_>,
    ) -> Result<Exit, Failure> {
        if born > on {
            return Err(other(Mistake::BornLater(on)));
        }
        let id = PlanId(self.id.unwrap_or_else(Uuid::new_v4));
        let rights_holder = rights_holder_on(born, on);
        let plan = first_draft(&Start {
            id,
            version: if self.id.is_some() { version_id(id) } else { Uuid::new_v4() },
            given: given.to_owned(),
            family: self.family.clone(),
            date_of_birth: born,
            rights_holder,
            local_authority: council.local_authority,
        });
        let bytes = json::write(&plan).map_err(other)?;
        if self.output == Path::new("-") {
            terminal.out.write_all(&bytes)?;
        } else {
            whole_file::write(&self.output, &bytes, self.force).map_err(other)?;
        }
        let holder = match rights_holder {
            RightsHolderKind::Parent => "the parent holds the rights",
            RightsHolderKind::YoungPerson => "the young person holds the rights",
        };
        terminal.say(&format!("ehcp: by age on {on}, {holder}; --on asks for another day"));
        let list = checklist(&missing(&plan));
        terminal.say(list.trim_end());
        self.write_checklist(&list)?;
        Ok(Exit::Clean)
    }

    fn many(
        &self,
        from: &Path,
        map: &Path,
        council: &Council,
        on: Date,
        terminal: &mut Terminal<'_>,
    ) -> Result<Exit, Failure> {
        if self.output == Path::new("-") || self.output.is_file() {
            return Err(other(Mistake::FolderNeeded));
        }
        let columns = ColumnMap::read(&text(map)?).map_err(|error| unusable(map, error))?;
        let bytes = bytes(from)?;
        let export = Export::read(&bytes, ExportKind::of(&bytes)).map_err(|error| unusable(from, error))?;
        for notice in &export.notices {
            terminal.say(&format!("ehcp: {}: {notice}", from.display()));
        }
        if self.on.is_none() {
            terminal
                .say(&format!("ehcp: age on {on} decides who holds the rights; --on asks for another day"));
        }
        let found = import(&export, &columns, council, on).map_err(other)?;
        let mut failed = found.failed.len();
        for row in &found.failed {
            for fault in &row.faults {
                terminal.complain(&Line(format!("{}: {}: {fault}", from.display(), row.row)));
            }
        }
        let mut lists = String::new();
        let mut made = 0_usize;
        for draft in &found.drafts {
            match self.write_draft(draft) {
                Ok(()) => {
                    made += 1;
                    note(&mut lists, draft, terminal);
                }
                Err(failure) => {
                    failed += 1;
                    terminal.complain(&Line(format!("{}: {}: {failure}", from.display(), draft.row)));
                }
            }
        }
        self.write_checklist(&lists)?;
        let drafts = if made == 1 { "draft" } else { "drafts" };
        let rows = if failed == 1 { "row" } else { "rows" };
        terminal.say(&format!("ehcp: {made} {drafts} in {}; {failed} {rows} failed", self.output.display()));
        Ok(if failed == 0 { Exit::Clean } else { Exit::Found })
    }

    fn write_draft(&self, draft: &Draft) -> Result<(), Failure> {
        let bytes = json::write(&draft.plan).map_err(other)?;
        whole_file::write(&self.output.join(&draft.file_name), &bytes, self.force).map_err(other)
    }

    fn write_checklist(&self, list: &str) -> Result<(), Failure> {
        match &self.checklist {
            Some(file) => whole_file::write(file, list.as_bytes(), self.force).map_err(other),
            None => Ok(()),
        }
    }
}

/// Adds a draft's list to the others, and says how long it is.
fn note(lists: &mut String, draft: &Draft, terminal: &mut Terminal<'_>) {
    let gaps = missing(&draft.plan);
    let (row, file, kept) = (draft.row, &draft.file_name, kept_columns(&draft.plan));
    let kept = match kept {
        0 => String::new(),
        1 => ", 1 column kept under extensions".to_owned(),
        count => format!(", {count} columns kept under extensions"),
    };
    terminal.say(&format!("{row}: {file}, {} things still missing{kept}", gaps.len()));
    // Writing to a text cannot fail.
    let _ = writeln!(lists, "# {file}, {row}\n\n{}", checklist(&gaps));
}

/// How many columns the map had no field for.
fn kept_columns(plan: &Plan) -> usize {
    let columns = plan.extensions.values().filter_map(|of_council| of_council.get("columns")?.as_object());
    columns.map(serde_json::Map::len).sum()
}

/// One line of complaint.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Line(String);

fn other(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::Other(Box::new(error))
}

/// A fault of a file as a whole, with the file's name.
fn unusable(file: &Path, error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    other(Mistake::File { file: file.to_owned(), source: Box::new(error) })
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    if file == Path::new("-") {
        return json::load_from(&mut std::io::stdin().lock()).map_err(Failure::Input);
    }
    json::load(file).map_err(other)
}

fn text(file: &Path) -> Result<String, Failure> {
    let text = String::from_utf8(bytes(file)?).map_err(|_| other(Mistake::NotText(file.to_owned())))?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

/// A date of the command line.
pub(super) fn date(written: &str) -> Result<Date, String> {
    let whole = written.len() == 10;
    let parsed = written.parse::<Date>().ok().filter(|_| whole);
    parsed.ok_or_else(|| "a date is written YYYY-MM-DD, such as 2016-02-29".to_owned())
}

/// Words of the command line that are not blank.
fn words(written: &str) -> Result<String, String> {
    let plain = written.trim();
    if plain.is_empty() { Err("leave it out where it is not known".to_owned()) } else { Ok(plain.to_owned()) }
}
