//! `ehcp date`

mod question;

use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::model::Date;
use crate::timescales::words::weekday;
use crate::timescales::{
    BankHolidays, DateRecord, FORMAT, date_rules_document, list_date_rules, rule_records,
};
pub(super) use question::parse_date;
use question::{Question, QuestionFault, read_questions};
use serde::Serialize;
use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Ask the law for one date, with its reasoning
///
/// It counts from the day you give and says the statutory day, the safe working day before a weekend
/// or holiday, the arithmetic, and where the rule stands. Rules have plain names; other usual names,
/// codes and references such as "regulation 20(10)" do as well. Without RULE it reads questions from
/// standard input, one JSON object a line, and answers each on a line of its own.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp date final-plan --from 2026-01-05
  ehcp date appeal --from 2026-06-30 --and certificate=2026-08-14
  ehcp date \"regulation 20(10)\" --from 2026-11-10 --as-of 2026-12-10
  ehcp date --list
  echo '{\"rule\":\"next-review\",\"from\":\"2026-05-18\"}' | ehcp date

A line of standard input: {\"rule\":…,\"from\":…,\"and\":{\"certificate\":…},\"as_of\":…,\"done\":…,\"id\":…}.
A line that cannot be answered gets an object with `error`, and the next line is read.

Exit codes: 0 answered, 1 late on the day of --as-of, 2 a question could not be answered.")]
pub struct DateCommand {
    /// The rule: a name, another name, a code, or a place in the law; `-` for standard input
    #[arg(value_name = "RULE", conflicts_with = "list")]
    rule: Option<String>,
    /// The day from which it counts, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", requires = "rule")]
    from: Option<String>,
    /// A further day that the rule takes, such as certificate=2026-08-14
    #[arg(long = "and", value_name = "OTHER=DATE", requires = "rule")]
    and: Vec<String>,
    /// Judge on this day whether it is done, due or late
    #[arg(long, value_name = "DATE", requires = "rule")]
    as_of: Option<String>,
    /// The day on which it was done
    #[arg(long, value_name = "DATE", requires = "rule")]
    done: Option<String>,
    /// List the rules
    #[arg(long)]
    list: bool,
    /// Further days on which nobody works, as TOML: [[day]] with `on` and `name`
    #[arg(long, value_name = "FILE")]
    holidays: Option<PathBuf>,
    /// How to show the answer; questions from standard input are answered in JSON
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

/// How an answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: `ehcp-dates/1`, one object a line
    Json,
    /// The document of all rules (with --list)
    Markdown,
}

/// A date as one line of `ehcp-dates/1`.
#[derive(Serialize)]
struct Line<'a> {
    format: &'static str,
    engine: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    #[serde(flatten)]
    record: &'a DateRecord<'a>,
}

/// A question that has no answer.
#[derive(Serialize)]
struct Refusal<'a> {
    format: &'static str,
    engine: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    line: usize,
    error: String,
}

const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// Bank holidays of England, with a file of further days if there is one.
pub(super) fn holidays(file: Option<&Path>) -> Result<Cow<'static, BankHolidays>, Failure> {
    let Some(path) = file else { return Ok(Cow::Borrowed(BankHolidays::of_england())) };
    let open = |source| Failure::Open { path: path.to_owned(), source };
    #[expect(clippy::disallowed_methods, reason = "the command line opens the file that was named")]
    let text = std::fs::read_to_string(path).map_err(open)?;
    let holidays = BankHolidays::with(&text).map_err(|error| Failure::Other(Box::new(error)))?;
    Ok(Cow::Owned(holidays))
}

impl DateCommand {
    /// Answers the question, the questions of standard input, or lists the rules.
    ///
    /// # Errors
    /// Where the question has no answer, or the results cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        if self.list {
            return self.show_list(terminal);
        }
        if self.format == Some(Format::Markdown) {
            return Err(fault(QuestionFault::MarkdownIsForLists));
        }
        let holidays = holidays(self.holidays.as_deref())?;
        let Some(rule) = self.rule.as_deref().filter(|rule| *rule != "-") else {
            return self.answer_lines(terminal, &holidays);
        };
        let from = self.from.as_deref().ok_or_else(|| fault(QuestionFault::NoStart))?;
        let question =
            Question::from_arguments(rule, from, &self.and, self.as_of.as_deref(), self.done.as_deref())
                .map_err(fault)?;
        let record = question.answer(&holidays).map_err(fault)?;
        self.show(terminal.out, &record, None, self.format == Some(Format::Json))?;
        Ok(if record.state == Some("late") { Exit::Found } else { Exit::Clean })
    }

    fn answer_lines(&self, terminal: &mut Terminal<'_>, holidays: &BankHolidays) -> Result<Exit, Failure> {
        let (mut exit, mut first) = (Exit::Clean, true);
        let json = self.format != Some(Format::Text);
        for line in read_questions(std::io::stdin().lock()) {
            let (number, question) = line.map_err(Failure::Input)?;
            let (id, answer) = match question {
                Ok(question) => (question.id.clone(), question.answer(holidays)),
                Err(fault) => (None, Err(fault)),
            };
            match answer {
                Ok(record) => {
                    if !json && !first {
                        writeln!(terminal.out)?;
                    }
                    self.show(terminal.out, &record, id.as_ref(), json)?;
                }
                Err(fault) => {
                    exit = Exit::CouldNotRun;
                    let error = fault.in_words();
                    if json {
                        let refusal =
                            Refusal { format: FORMAT, engine: ENGINE, id: id.as_ref(), line: number, error };
                        serde_json::to_writer(&mut *terminal.out, &refusal)?;
                        writeln!(terminal.out)?;
                    } else {
                        writeln!(terminal.messages, "ehcp: line {number}: {error}")?;
                    }
                }
            }
            // Another program waits for each answer.
            terminal.out.flush()?;
            first = false;
        }
        Ok(exit)
    }

    #[expect(clippy::unused_self, reason = "reads as a part of the command, like its neighbours")]
    fn show(
        &self,
        out: &mut dyn Write,
        record: &DateRecord<'_>,
        id: Option<&serde_json::Value>,
        json: bool,
    ) -> Result<(), Failure> {
        if json {
            serde_json::to_writer(&mut *out, &Line { format: FORMAT, engine: ENGINE, id, record })?;
            writeln!(out)?;
        } else {
            write_text(out, record)?;
        }
        Ok(())
    }

    fn show_list(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        match self.format {
            None | Some(Format::Text) => write!(terminal.out, "{}", list_date_rules())?,
            Some(Format::Markdown) => write!(terminal.out, "{}", date_rules_document())?,
            Some(Format::Json) => {
                #[derive(Serialize)]
                struct List<T> {
                    format: &'static str,
                    engine: &'static str,
                    rules: T,
                }
                let list = List { format: FORMAT, engine: ENGINE, rules: rule_records() };
                serde_json::to_writer_pretty(&mut *terminal.out, &list)?;
                writeln!(terminal.out)?;
            }
        }
        Ok(Exit::Clean)
    }
}

fn fault(fault: QuestionFault) -> Failure {
    Failure::Other(Box::new(fault))
}

fn write_text(out: &mut dyn Write, record: &DateRecord<'_>) -> std::io::Result<()> {
    let meaning = match record.meaning {
        "at_least_until" => "at least until",
        "not_before" => "not before",
        "on" => "on",
        _ => "by",
    };
    writeln!(out, "{} ({}): {meaning} {}", record.rule, record.code, weekday(record.date))?;
    let mut line = |label: &str, words: &str| writeln!(out, "  {label:<10} {words}");
    let written = |date: Option<Date>| date.map(weekday);
    if let Some(opens) = written(record.opens) {
        line("opens", &opens)?;
    }
    if let Some(last) = written(record.last_day) {
        line("last day", &last)?;
    }
    if record.safe_working_day != record.last_day.unwrap_or(record.date) {
        line("safe day", &weekday(record.safe_working_day))?;
    }
    line("what", &format!("{}.", record.what))?;
    line("why", &record.reasoning)?;
    line("law", &record.law.join("; "))?;
    for (at, exception) in record.exceptions.iter().enumerate() {
        line(if at == 0 { "unless" } else { "" }, exception)?;
    }
    line("source", &record.source_note)?;
    if let (Some(state), Some(on)) = (record.state, record.as_of.or(record.done_on)) {
        let late = match record.days_late {
            Some(1) => ", 1 day late".to_owned(),
            Some(days) => format!(", {days} days late"),
            None => String::new(),
        };
        match record.done_on {
            Some(done) => line("state", &format!("{state} on {}{late}", weekday(done)))?,
            None => line("state", &format!("{state} on {}{late}", weekday(on)))?,
        }
    }
    Ok(())
}
