//! The command line. One file for each command; this one names them and runs the one asked for.

mod apply;
mod check;
mod completions;
mod convert;
mod convert_carried;
mod convert_job;
mod convert_scan;
mod copy;
mod date;
mod dates;
mod diff;
mod exit;
mod explain;
mod extract;
mod history;
mod key;
mod letter;
mod limits;
mod man;
mod new;
mod notice;
mod open;
mod pack;
mod plans;
mod read;
mod render;
mod render_job;
mod review;
mod rules;
mod schema;
mod terminal;
mod validate;
mod worker;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};

pub use exit::{Exit, Failure};
pub use plans::{Source, plans};
pub use terminal::Terminal;

/// Education, Health and Care Plans as data and as documents
///
/// A plan is one JSON file. `ehcp` says whether it is sound and makes documents from it. It
/// never asks the network. It looks at today's date only where a command says so and no date is
/// given; the documents never depend on it.
#[derive(Debug, Parser)]
#[command(
    name = "ehcp",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    subcommand_value_name = "COMMAND",
    disable_help_subcommand = true,
    after_help = "\
Examples:
  ehcp new --from export.csv --map map.toml --council council.toml -o drafts/
  ehcp validate plans/
  ehcp check plan.json                    what the law and good practice ask
  ehcp diff before.json after.json        what the child gained or lost
  ehcp notice before.json after.json --on 2026-12-01
  ehcp letter final-plan plan.json --on 2026-12-01
  ehcp copy plan.json --for school --recipient \"Marlbeck Academy\"
  ehcp review v3.json --meeting 2027-09-21 -o v4.json
  ehcp pack versions/ --to \"Northmere Council\" --on 2026-10-26 --key our.sign.key -o plan.ehcp
  ehcp open plan.ehcp --as \"Northmere Council\" --trust trust.toml
  ehcp render plan.json                   both documents, here
  ehcp render plans/ -o documents/        a folder at once
  ehcp extract plan-professional.pdf      the plan back out of the PDF
  ehcp convert old-plans/ -o converted/   plans from Word, PDF and other files
  ehcp read \"SaLT 1:1, 3 x 20 mins pw\"     what the words of a provision say
  ehcp dates plans/                       what is late and what is due, and why
  ehcp date final-plan --from 2026-01-05  one question about the law's time limits
  ehcp schema > plan.schema.json

`-` is standard input or output; a folder means every plan in it. Results go to standard output,
messages to standard error. Exit codes: 0 clean, 1 found something, 2 could not run."
)]
struct Arguments {
    /// What to do
    #[command(subcommand)]
    command: Command,
    /// Print results only, no summary and no progress
    #[arg(long, short, global = true)]
    quiet: bool,
}

/// The commands. A new one is a file beside this, a line here and a line in `run`.
#[derive(Debug, Subcommand)]
enum Command {
    New(new::NewCommand),
    Validate(validate::ValidateCommand),
    Check(check::CheckCommand),
    Explain(explain::ExplainCommand),
    Rules(rules::RulesCommand),
    Diff(diff::DiffCommand),
    Apply(apply::ApplyCommand),
    Notice(notice::NoticeCommand),
    Letter(letter::LetterCommand),
    Copy(copy::CopyCommand),
    Review(review::ReviewCommand),
    History(history::HistoryCommand),
    Pack(pack::PackCommand),
    Open(open::OpenCommand),
    Key(key::KeyCommand),
    Render(render::RenderCommand),
    Extract(extract::ExtractCommand),
    Convert(convert::ConvertCommand),
    Limits(limits::LimitsCommand),
    Read(read::ReadCommand),
    Dates(dates::DatesCommand),
    Date(date::DateCommand),
    Schema(schema::SchemaCommand),
    Completions(completions::CompletionsCommand),
    Man(man::ManCommand),
    #[command(hide = true)]
    Worker(worker::WorkerCommand),
}

impl Command {
    fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        match self {
            Self::New(command) => command.run(terminal),
            Self::Validate(command) => command.run(terminal),
            Self::Check(command) => command.run(terminal),
            Self::Explain(command) => command.run(terminal),
            Self::Rules(command) => command.run(terminal),
            Self::Diff(command) => command.run(terminal),
            Self::Apply(command) => command.run(terminal),
            Self::Notice(command) => command.run(terminal),
            Self::Letter(command) => command.run(terminal),
            Self::Copy(command) => command.run(terminal),
            Self::Review(command) => command.run(terminal),
            Self::History(command) => command.run(terminal),
            Self::Pack(command) => command.run(terminal),
            Self::Open(command) => command.run(terminal),
            Self::Key(command) => command.run(terminal),
            Self::Render(command) => command.run(terminal),
            Self::Extract(command) => command.run(terminal),
            Self::Convert(command) => command.run(terminal),
            Self::Limits(command) => command.run(terminal),
            Self::Read(command) => command.run(terminal),
            Self::Dates(command) => command.run(terminal),
            Self::Date(command) => command.run(terminal),
            Self::Worker(command) => command.run(terminal),
            Self::Schema(command) => command.run(terminal),
            Self::Completions(command) => command.run(terminal),
            Self::Man(command) => command.run(terminal),
        }
    }
}

/// Runs the program with these arguments, the first being its own name, and returns its exit code.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    say_only_the_place_of_a_panic();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are results; anything else is a mistake in the command line.
            let _ = error.print();
            return if error.use_stderr() { Exit::CouldNotRun.code() } else { Exit::Clean.code() };
        }
    };
    let (mut out, mut messages) = (std::io::stdout().lock(), std::io::stderr());
    let mut out = std::io::BufWriter::new(&mut out);
    let mut terminal = Terminal {
        out: &mut out,
        messages: &mut messages,
        colour: terminal::may_have_colour(),
        quiet: arguments.quiet,
    };
    let result = catch_unwind(AssertUnwindSafe(|| {
        let exit = arguments.command.run(&mut terminal)?;
        terminal.out.flush()?;
        Ok::<_, Failure>(exit)
    }));
    let exit = match result {
        Ok(Ok(exit)) => exit,
        Ok(Err(failure)) => {
            if !failure.is_closed_pipe() {
                terminal.complain(&failure);
            }
            Exit::CouldNotRun
        }
        Err(_) => Exit::CouldNotRun,
    };
    exit.code()
}

/// A panic is a fault of the engine. Its message could quote a plan, so only its place is said.
fn say_only_the_place_of_a_panic() {
    set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
        let _ = writeln!(
            std::io::stderr(),
            "ehcp: a fault of the engine itself{}; please report this place",
            place.unwrap_or_default()
        );
    }));
}

/// Today, in universal time, where nobody named a day. Only commands that say so use it.
fn today() -> crate::model::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
