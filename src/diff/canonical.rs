//! Texts brought to one form, for comparing only: never shown, never stored.
//!
//! Small letters, one spelling of amounts, periods, abbreviations and common roles; no list marks,
//! no punctuation, no labels or references to other items. Two texts with the same multiset of
//! sentences in this form say the same: councils put the parts of an item in different orders and
//! columns, and without this rule a new layout would show as a change of the child's help.

use super::words::{Kind, Token, tokens};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// One word in the compared form, with the place in the text that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub text: Cow<'static, str>,
    /// The first byte of the words it stands for, and the one after the last.
    pub start: usize,
    pub end: usize,
    /// Whether it begins with a capital and does not begin its sentence.
    pub is_name: bool,
    /// Which sentence of the text it is in.
    pub sentence: usize,
    /// Which text of its item it is in.
    pub of: usize,
}

impl Word {
    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|first: char| first.is_ascii_digit())
    }
}

#[derive(Deserialize)]
struct Data {
    phrases: HashMap<String, String>,
    numbers: HashMap<String, u32>,
    spelling: HashMap<String, String>,
}

/// By first word: the words after it and what the whole stands for, longest first.
type Rows = HashMap<&'static str, Vec<(Vec<&'static str>, Vec<&'static str>)>>;

struct Lists {
    phrases: Rows,
    numbers: HashMap<&'static str, u32>,
    spelling: HashMap<&'static str, &'static str>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let data: &'static Data = Box::leak(Box::new(
            toml::from_str(include_str!("canonical.toml")).expect("the committed list is sound"),
        ));
        let mut rows: Vec<(&str, &str)> =
            data.phrases.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        // In a fixed order, longest first, so that the list decides and not the table's order.
        rows.sort_by_key(|(from, _)| (std::cmp::Reverse(from.split(' ').count()), *from));
        let mut phrases = Rows::new();
        for (from, to) in rows {
            let mut from = from.split(' ');
            if let Some(first) = from.next() {
                phrases.entry(first).or_default().push((from.collect(), to.split(' ').collect()));
            }
        }
        let mut numbers: Vec<(&str, u32)> =
            data.numbers.iter().map(|(word, n)| (word.as_str(), *n)).collect();
        numbers.sort_unstable();
        let mut spelling: Vec<(&str, &str)> =
            data.spelling.iter().map(|(wrong, right)| (wrong.as_str(), right.as_str())).collect();
        spelling.sort_unstable();
        Lists { phrases, numbers: numbers.into_iter().collect(), spelling: spelling.into_iter().collect() }
    })
}

/// A word before its phrase is opened.
struct Raw {
    text: String,
    start: usize,
    end: usize,
    capital: bool,
    first: bool,
    sentence: usize,
}

/// The words of a text in the compared form, in the order of the text.
pub(super) fn canonical(text: &str) -> Vec<Word> {
    canonical_of(text, &tokens(text))
}

/// As [`canonical`], of a text that is cut already.
pub(super) fn canonical_of(text: &str, tokens: &[Token]) -> Vec<Word> {
    open_phrases(&without_references(raw_words(text, tokens)))
}

fn raw_words(text: &str, tokens: &[Token]) -> Vec<Raw> {
    let mut found: Vec<Raw> = Vec::with_capacity(tokens.len() / 2 + 1);
    let (mut sentence, mut first) = (0, true);
    let begin = |first: &mut bool, sentence: &mut usize| {
        if !*first {
            *sentence += 1;
            *first = true;
        }
    };
    for (index, token) in tokens.iter().enumerate() {
        let piece = token.of(text);
        match token.kind {
            Kind::Space => {
                if piece.contains('\n') {
                    begin(&mut first, &mut sentence);
                }
            }
            Kind::Mark => {
                let alone = |at: Option<&Token>| at.is_none_or(|next| next.kind == Kind::Space);
                let before = index.checked_sub(1).and_then(|at| tokens.get(at));
                let ends = match piece {
                    "." | "!" | "?" => alone(tokens.get(index + 1)) || tokens[index + 1].kind == Kind::Mark,
                    ";" | "•" | "|" | "·" | "▪" | "●" => true,
                    "*" | "-" | "–" | "—" => alone(before) && alone(tokens.get(index + 1)),
                    _ => false,
                };
                if ends {
                    begin(&mut first, &mut sentence);
                } else if piece == "%" || piece == "£" || piece == "½" || piece == "¼" {
                    found.push(raw(piece, token, first, sentence));
                    first = false;
                }
            }
            // "Year 6's" is cut after the number: what is left of the possessive says nothing.
            Kind::Word if piece == "s" && ends_possessive(text, &tokens[..index]) => {}
            Kind::Word | Kind::Number => {
                if token.kind == Kind::Word && piece.contains('-') && !keeps_hyphen(piece) {
                    let mut start = token.start;
                    for part in piece.split('-') {
                        let end = start + part.len();
                        found.push(raw(part, &Token { start, end, kind: Kind::Word }, first, sentence));
                        first = false;
                        start = end + 1;
                    }
                } else {
                    found.push(raw(piece, token, first, sentence));
                    first = false;
                }
            }
        }
    }
    found
}

/// Whether the tokens end with a number and an apostrophe.
fn ends_possessive(text: &str, tokens: &[Token]) -> bool {
    matches!(tokens, [.., number, mark]
        if number.kind == Kind::Number && matches!(mark.of(text), "'" | "\u{2019}") && mark.start == number.end)
}

/// "one-to-one" and "half-termly" have rows of their own; every other hyphen only joins.
fn keeps_hyphen(piece: &str) -> bool {
    let piece = piece.to_lowercase();
    piece.starts_with("co-") || lists().phrases.contains_key(piece.as_str())
}

fn raw(piece: &str, token: &Token, first: bool, sentence: usize) -> Raw {
    let capital = piece.chars().next().is_some_and(char::is_uppercase);
    let mut text = piece.to_lowercase().replace('’', "'").replace('‑', "-");
    if let Some(right) = lists().spelling.get(text.as_str()) {
        text = (*right).to_owned();
    }
    Raw { text, start: token.start, end: token.end, capital, first, sentence }
}

/// Leaves out "(see F4)", "see F4 and F5", "K6" and the like: labels follow the order of a version.
fn without_references(words: Vec<Raw>) -> Vec<Raw> {
    let is_label = |word: &Raw| {
        let mut letters = word.text.chars();
        word.capital
            && letters.next().is_some_and(|letter| ('a'..='k').contains(&letter))
            && word.text.len() >= 2
            && word.text.len() <= 3
            && letters.all(|letter| letter.is_ascii_digit())
    };
    let labels: Vec<bool> = words.iter().map(is_label).collect();
    if !labels.contains(&true) {
        return words;
    }
    let mut left_out = labels.clone();
    for at in 0..words.len() {
        if labels[at] {
            let mut before = at;
            while before > 0
                && (left_out[before - 1] || matches!(words[before - 1].text.as_str(), "and" | "to"))
            {
                before -= 1;
            }
            if before > 0 && matches!(words[before - 1].text.as_str(), "see" | "section" | "ref") {
                left_out[before - 1..at].fill(true);
            }
        }
    }
    words.into_iter().zip(left_out).filter(|(_, out)| !out).map(|(word, _)| word).collect()
}

fn open_phrases(words: &[Raw]) -> Vec<Word> {
    let lists = lists();
    let mut found: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        let fits = |rest: &[&str]| {
            words.len() > at + rest.len()
                && rest.iter().enumerate().all(|(n, text)| {
                    let next = &words[at + 1 + n];
                    next.text == *text && next.sentence == word.sentence
                })
        };
        let phrase = lists
            .phrases
            .get(word.text.as_str())
            .or_else(|| lists.phrases.get(plain(&word.text).as_str()))
            .and_then(|rows| rows.iter().find(|(rest, _)| fits(rest)))
            .map(|(rest, to)| (rest.len(), to));
        if let Some((more, to)) = phrase {
            let end = words[at + more].end;
            for text in to {
                found.push(Word {
                    text: Cow::Borrowed(text),
                    start: word.start,
                    end,
                    is_name: false,
                    sentence: word.sentence,
                    of: 0,
                });
            }
            at += more + 1;
            continue;
        }
        let number = lists.numbers.get(word.text.as_str()).copied();
        let units = words
            .get(at + 1)
            .filter(|next| next.sentence == word.sentence && next.start <= word.end + 1)
            .and_then(|next| lists.numbers.get(next.text.as_str()).copied());
        let (text, end, more) = match (number, units) {
            (Some(tens @ 20..), Some(units @ 1..=9)) => {
                (Cow::Owned((tens + units).to_string()), words[at + 1].end, 2)
            }
            (Some(number), _) => (Cow::Owned(number.to_string()), word.end, 1),
            _ => (Cow::Owned(plain(&word.text)), word.end, 1),
        };
        found.push(Word {
            text,
            start: word.start,
            end,
            is_name: word.capital && !word.first,
            sentence: word.sentence,
            of: 0,
        });
        at += more;
    }
    hours_to_minutes(found)
}

/// The word without the apostrophe-s of a possessive.
fn plain(word: &str) -> String {
    word.strip_suffix("'s").unwrap_or(word).trim_matches('\'').to_owned()
}

/// "2 hour" becomes "120 minute", so that both spellings of an amount compare as one.
fn hours_to_minutes(mut words: Vec<Word>) -> Vec<Word> {
    for at in 1..words.len() {
        if words[at].text == "hour"
            && let Ok(hours) = words[at - 1].text.parse::<f64>()
        {
            let minutes = hours * 60.0;
            if hours.is_finite() && hours < 10_000.0 && (minutes - minutes.round()).abs() < 1e-6 {
                words[at - 1].text = Cow::Owned(format!("{minutes:.0}"));
                words[at].text = Cow::Borrowed("minute");
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(text: &str) -> String {
        canonical(text).iter().map(|word| word.text.as_ref()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn spellings_of_one_thing_are_one() {
        for (one, two) in [
            (
                "A TA will help for half an hour weekly.",
                "a teaching assistant will help for 30 mins per week",
            ),
            ("Twenty-five hours", "25 hrs"),
            ("one-to-one, 2.5 hours", "1:1 150 minutes"),
            ("Use “Now and Next” (see F4).", "Use \"Now and Next\""),
            ("Help from Y6’s teacher", "Help from Year 6's teacher"),
        ] {
            assert_eq!(compared(one), compared(two));
        }
        assert_ne!(compared("vitamin B12 weekly"), compared("15 vitamin weekly"));
    }
}
