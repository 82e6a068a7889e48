//! Questions of `ehcp date`, from the arguments or from lines of JSON.

use crate::model::Date;
use crate::timescales::{BankHolidays, DateRecord, NoRule, QuestionError, date_rule};
use serde::Deserialize;
use std::io::{self, BufRead};

/// The longest line of a question. A longer one is no question.
const LONGEST_LINE: usize = 64 * 1024;

/// One question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    rule: String,
    from: String,
    #[serde(default)]
    and: serde_json::Map<String, serde_json::Value>,
    as_of: Option<String>,
    #[serde(alias = "done_on")]
    done: Option<String>,
    /// Whatever the asker wants back with the answer.
    pub(super) id: Option<serde_json::Value>,
}

/// Why a question was not answered.
#[derive(Debug, thiserror::Error)]
pub(super) enum QuestionFault {
    /// A line that is no question.
    #[error("this line is no question; write {{\"rule\":\"final-plan\",\"from\":\"2026-01-05\"}}")]
    Form(#[from] serde_json::Error),
    /// A line that is too long.
    #[error("this line is longer than 64 KiB; a question is short")]
    TooLong,
    /// A line that is no text.
    #[error("this line is not UTF-8 text")]
    NotText,
    /// A further day that is not written as NAME=DATE.
    #[error("{0:?} is not OTHER=DATE; write for example certificate=2026-08-14")]
    NotAPair(String),
    /// A day that is none.
    #[error("{0:?} is no date; write YYYY-MM-DD, for example 2026-01-05")]
    NoDate(String),
    /// No rule, or more than one.
    #[error(transparent)]
    Rule(#[from] NoRule),
    /// The rule does not answer.
    #[error(transparent)]
    Answer(#[from] QuestionError),
    /// A rule without the day from which it counts.
    #[error("the day from which to count is missing; add --from DATE")]
    NoStart,
    /// The document form is for the list of rules.
    #[error("--format markdown is for --list; use text or json")]
    MarkdownIsForLists,
}

impl QuestionFault {
    /// The sentence with its cause.
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Form(cause) => format!("{self} ({cause})"),
            _ => self.to_string(),
        }
    }
}

impl Question {
    /// The question of the command line's arguments.
    pub(super) fn from_arguments(
        rule: &str,
        from: &str,
        and: &[String],
        as_of: Option<&str>,
        done: Option<&str>,
    ) -> Result<Self, QuestionFault> {
        let mut others = serde_json::Map::new();
        for pair in and {
            let (key, day) = pair
                .split_once('=')
                .ok_or_else(|| QuestionFault::NotAPair(pair.chars().take(80).collect()))?;
            let twice = others.insert(key.to_owned(), day.into());
            if twice.is_some() {
                return Err(QuestionFault::NotAPair(format!("{key} given twice")));
            }
        }
        Ok(Self {
            rule: rule.to_owned(),
            from: from.to_owned(),
            and: others,
            as_of: as_of.map(str::to_owned),
            done: done.map(str::to_owned),
            id: None,
        })
    }

    /// The answer, judged on the day of the question if it has one.
    pub(super) fn answer(&self, holidays: &BankHolidays) -> Result<DateRecord<'static>, QuestionFault> {
        let rule = date_rule(&self.rule)?;
        let mut and = Vec::new();
        for (key, day) in &self.and {
            let text = day.as_str().ok_or_else(|| QuestionFault::NoDate(day.to_string()))?;
            and.push((key.as_str(), date(text)?));
        }
        let optional = |day: &Option<String>| day.as_deref().map(date).transpose();
        let (as_of, done) = (optional(&self.as_of)?, optional(&self.done)?);
        let answer = rule.answer(date(&self.from)?, &and, holidays)?;
        Ok(rule.record(&answer, done, as_of, holidays))
    }
}

/// A civil date in the one form that plans use.
pub(in crate::cli) fn parse_date(text: &str) -> Option<Date> {
    let plain = text.trim();
    let shape = plain.len() == 10
        && plain.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if shape { plain.parse().ok() } else { None }
}

fn date(text: &str) -> Result<Date, QuestionFault> {
    parse_date(text).ok_or_else(|| QuestionFault::NoDate(text.chars().take(40).collect()))
}

type Numbered = (usize, Result<Question, QuestionFault>);

/// The questions of a stream, one a line, with the number of the line. Blank lines are passed over.
pub(super) fn read_questions(mut input: impl BufRead) -> impl Iterator<Item = io::Result<Numbered>> {
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            number += 1;
            match read_line(&mut input) {
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
                Ok(Some(Err(fault))) => return Some(Ok((number, Err(fault)))),
                Ok(Some(Ok(line))) if line.trim().is_empty() => {}
                Ok(Some(Ok(line))) => {
                    let question = serde_json::from_str(&line).map_err(QuestionFault::from);
                    return Some(Ok((number, question)));
                }
            }
        }
    })
}

/// The next line, or nothing at the end. Of a line that is too long only its length is kept.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Result<String, QuestionFault>>> {
    let (mut line, mut too_long, mut any) = (Vec::new(), false, false);
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        if line.len() + part.len() > LONGEST_LINE {
            too_long = true;
            line.clear();
        } else if !too_long {
            line.extend_from_slice(part);
        }
        let used = end.map_or(buffer.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok(any.then(|| {
        if too_long {
            return Err(QuestionFault::TooLong);
        }
        let bytes = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).to_vec();
        String::from_utf8(bytes).map_err(|_| QuestionFault::NotText)
    }))
}
