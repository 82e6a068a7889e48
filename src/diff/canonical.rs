//! Texts brought to one form, for comparing only: never shown, never stored.
//!
//! Small letters, one spelling of amounts, periods, abbreviations and common roles; no list marks,
//! no punctuation, no labels or references to other items. Two texts with the same multiset of
//! sentences in this form say the same: councils put the parts of an item in different orders and
//! columns, and without this rule a new layout would show as a change of the child's help.

use super::words::{Kind, Token, tokens};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// One word in the compared form, with the place in the text that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub text: Cow<'t, str>,
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

impl Word<'_> {
    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        Self::is_digits(&self.text)
    }

    /// Whether a text in the compared form is a number.
    pub fn is_digits(text: &str) -> bool {
        text.starts_with(|first: char| first.is_ascii_digit())
    }
}

#[derive(Deserialize)]
struct Data {
    phrases: HashMap<String, String>,
    numbers: HashMap<String, u32>,
    spelling: HashMap<String, String>,
}

/// What the lists say of a word.
#[derive(Default)]
struct Entry {
    /// Phrases that begin with it: the words after it and what the whole stands for, longest first.
    phrases: Vec<(Vec<&'static str>, Vec<&'static str>)>,
    number: Option<u32>,
    /// Its right spelling, where it is a known wrong one.
    spelling: Option<&'static str>,
}

fn lists() -> &'static FxHashMap<&'static str, Entry> {
    static LISTS: OnceLock<FxHashMap<&'static str, Entry>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let data: &'static Data = Box::leak(Box::new(
            toml::from_str(include_str!("canonical.toml")).expect("the committed list is sound"),
        ));
        let mut rows: Vec<(&str, &str)> =
            data.phrases.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        // In a fixed order, longest first, so that the list decides and not the table's order.
        rows.sort_by_key(|(from, _)| (std::cmp::Reverse(from.split(' ').count()), *from));
        let mut lists: FxHashMap<&str, Entry> = FxHashMap::default();
        for (from, to) in rows {
            let mut from = from.split(' ');
            if let Some(first) = from.next() {
                let row = (from.collect(), to.split(' ').collect());
                lists.entry(first).or_default().phrases.push(row);
            }
        }
        let mut numbers: Vec<(&str, u32)> =
            data.numbers.iter().map(|(word, n)| (word.as_str(), *n)).collect();
        numbers.sort_unstable();
        for (word, number) in numbers {
            lists.entry(word).or_default().number = Some(number);
        }
        let mut spelling: Vec<(&str, &str)> =
            data.spelling.iter().map(|(wrong, right)| (wrong.as_str(), right.as_str())).collect();
        spelling.sort_unstable();
        for (wrong, right) in spelling {
            lists.entry(wrong).or_default().spelling = Some(right);
        }
        lists
    })
}

/// A word before its phrase is opened.
struct Raw<'t> {
    text: Cow<'t, str>,
    /// What the lists say of it.
    entry: Option<&'static Entry>,
    start: usize,
    end: usize,
    capital: bool,
    first: bool,
    sentence: usize,
}

/// The words of a text in the compared form, in the order of the text.
pub(super) fn canonical(text: &str) -> Vec<Word<'_>> {
    canonical_of(text, &tokens(text))
}

/// As [`canonical`], of a text that is cut already.
pub(super) fn canonical_of<'t>(text: &'t str, tokens: &[Token]) -> Vec<Word<'t>> {
    open_phrases(without_references(raw_words(text, tokens)))
}

fn raw_words<'t>(text: &'t str, tokens: &[Token]) -> Vec<Raw<'t>> {
    let mut found: Vec<Raw<'t>> = Vec::with_capacity(tokens.len() / 2 + 1);
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
                if piece == ":" {
                    // "How often: daily": a heading of a column says nothing of its own.
                    let from =
                        found.iter().rposition(|word| word.sentence != sentence).map_or(0, |at| at + 1);
                    if is_heading(&found[from..]) {
                        found.truncate(from);
                        first = true;
                    }
                }
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

/// Headings under which councils put the parts of an item.
const HEADINGS: [&[&str]; 20] = [
    &["what"],
    &["who"],
    &["when"],
    &["where"],
    &["how"],
    &["how", "often"],
    &["how", "long"],
    &["how", "much"],
    &["by", "whom"],
    &["delivered", "by"],
    &["provided", "by"],
    &["frequency"],
    &["duration"],
    &["ratio"],
    &["provision"],
    &["support"],
    &["need"],
    &["outcome"],
    &["staffing"],
    &["review"],
];

fn is_heading(words: &[Raw<'_>]) -> bool {
    HEADINGS.iter().any(|heading| heading.iter().copied().eq(words.iter().map(|word| word.text.as_ref())))
}

/// Whether the tokens end with a number and an apostrophe.
fn ends_possessive(text: &str, tokens: &[Token]) -> bool {
    matches!(tokens, [.., number, mark]
        if number.kind == Kind::Number && matches!(mark.of(text), "'" | "\u{2019}") && mark.start == number.end)
}

/// "one-to-one" and "half-termly" have rows of their own; every other hyphen only joins.
fn keeps_hyphen(piece: &str) -> bool {
    let piece = piece.to_lowercase();
    piece.starts_with("co-") || lists().get(piece.as_str()).is_some_and(|entry| !entry.phrases.is_empty())
}

fn raw<'t>(piece: &'t str, token: &Token, first: bool, sentence: usize) -> Raw<'t> {
    let capital = piece.chars().next().is_some_and(char::is_uppercase);
    let mut text = folded(piece);
    let mut entry = lists().get(text.as_ref());
    if let Some(right) = entry.and_then(|entry| entry.spelling) {
        text = Cow::Borrowed(right);
        entry = lists().get(right);
    }
    Raw { text, entry, start: token.start, end: token.end, capital, first, sentence }
}

/// The word in small letters, in one spelling of accents (NFC), apostrophes and hyphens.
fn folded(piece: &str) -> Cow<'_, str> {
    if !piece.is_ascii() {
        let composed: String = piece.nfc().collect();
        return Cow::Owned(composed.to_lowercase().replace('’', "'").replace('‑', "-"));
    }
    if piece.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(piece.to_ascii_lowercase())
    } else {
        Cow::Borrowed(piece)
    }
}

/// Leaves out "(see F4)", "see F4 and F5", "K6" and the like: labels follow the order of a version.
fn without_references(words: Vec<Raw<'_>>) -> Vec<Raw<'_>> {
    let is_label = |word: &Raw<'_>| {
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
                && (left_out[before - 1] || matches!(words[before - 1].text.as_ref(), "and" | "to"))
            {
                before -= 1;
            }
            if before > 0 && matches!(words[before - 1].text.as_ref(), "see" | "section" | "ref") {
                left_out[before - 1..at].fill(true);
            }
        }
    }
    words.into_iter().zip(left_out).filter(|(_, out)| !out).map(|(word, _)| word).collect()
}

fn open_phrases(mut words: Vec<Raw<'_>>) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::with_capacity(words.len());
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
        let phrases = |entry: Option<&'static Entry>| entry.filter(|entry| !entry.phrases.is_empty());
        let phrase = phrases(word.entry)
            .or_else(|| {
                let plain = plain(&word.text);
                phrases(if plain.len() == word.text.len() { None } else { lists().get(plain) })
            })
            .and_then(|entry| entry.phrases.iter().find(|(rest, _)| fits(rest)))
            .map(|(rest, to)| (rest.len(), to));
        let (start, sentence) = (word.start, word.sentence);
        if let Some((more, to)) = phrase {
            let end = words[at + more].end;
            let word = |text| Word { text: Cow::Borrowed(text), start, end, is_name: false, sentence, of: 0 };
            found.extend(to.iter().map(|text| word(*text)));
            at += more + 1;
            continue;
        }
        let number = word.entry.and_then(|entry| entry.number);
        let units = number
            .and(words.get(at + 1))
            .filter(|next| next.sentence == sentence && next.start <= word.end + 1);
        let units = units.and_then(|next| next.entry).and_then(|entry| entry.number);
        let is_name = word.capital && !word.first;
        let (mut end, mut more) = (word.end, 1);
        let text = match (number, units) {
            (Some(tens @ 20..), Some(units @ 1..=9)) => {
                (end, more) = (words[at + 1].end, 2);
                Cow::Owned((tens + units).to_string())
            }
            (Some(number), _) => Cow::Owned(number.to_string()),
            _ => match std::mem::take(&mut words[at].text) {
                Cow::Borrowed(text) => Cow::Borrowed(plain(text)),
                Cow::Owned(text) if plain(&text).len() == text.len() => Cow::Owned(text),
                Cow::Owned(text) => Cow::Owned(plain(&text).to_owned()),
            },
        };
        found.push(Word { text, start, end, is_name, sentence, of: 0 });
        at += more;
    }
    hours_to_minutes(found)
}

/// The word without the apostrophe-s of a possessive.
fn plain(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word).trim_matches('\'')
}

/// "2 hour" becomes "120 minute", so that both spellings of an amount compare as one.
fn hours_to_minutes(mut words: Vec<Word<'_>>) -> Vec<Word<'_>> {
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
    // "2 hours 30 minutes" is one amount where nothing but a space stands between.
    let mut at = 3;
    while at < words.len() {
        let number = |word: &Word<'_>| word.text.parse::<u32>().ok();
        let unit = words[at - 2].text == "minute" && words[at].text == "minute";
        let near = words[at - 1].start <= words[at - 2].end + 1;
        match (number(&words[at - 3]), number(&words[at - 1])) {
            (Some(hours @ 60..), Some(minutes @ 1..60)) if unit && near && hours % 60 == 0 => {
                words[at - 3].text = Cow::Owned(hours.saturating_add(minutes).to_string());
                words[at - 2].end = words[at].end;
                words.drain(at - 1..=at);
            }
            _ => at += 1,
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
            ("2 hours 30 minutes each week", "2.5 hrs weekly"),
            ("How often: daily. Who: HLTA", "Daily. HLTA"),
            ("Rene\u{301}e's chair", "Ren\u{e9}e's chair"),
            ("Help from Y6’s teacher", "Help from Year 6's teacher"),
        ] {
            assert_eq!(compared(one), compared(two));
        }
        assert_ne!(compared("2 hours, 30 minutes of it outdoors"), compared("150 minutes of it outdoors"));
        assert_ne!(compared("vitamin B12 weekly"), compared("15 vitamin weekly"));
    }
}
