//! A text cut into numbers, words and marks, each with its place.
//!
//! Words come out in one spelling, so that a reader of sentences compares plain strings: "mins",
//! "minuets" and "minute" are all "minute". Only the words that amounts and people are made of are
//! put right, and only where the slip cannot be another word of English: a reader that mends
//! "mouth" into "month" would invent an amount.

use super::quick::{WordMap, WordSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The words that are written in many ways, with the ways.
const SPELLINGS: &str = include_str!("tokens.toml");

/// No number of a plan's provision is larger; a longer row of digits is a telephone number or the like.
const LARGEST: u32 = 100_000;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number in digits, in thousandths: 1½ is 1500.
    Number(u32),
    /// A place in a row: 1st, 2nd.
    Ordinal(u32),
    /// Two numbers with a colon between them and no space, as in 1:4.
    Pair(u32, u32),
    /// A word, in small letters and in one spelling.
    Word,
    /// A mark. A new line is `'\n'`; a hyphen or dash with a space on both sides is `'—'`.
    Mark(char),
}

/// One token and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// The first byte in the text, and the byte after the last.
    pub bytes: (usize, usize),
    /// The first Unicode scalar value in the text, and the one after the last.
    pub chars: (usize, usize),
    /// Whether a space or a line's end stands before it.
    pub spaced: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    lower: (usize, usize),
    canonical: Option<&'static str>,
}

/// A text as tokens, in order.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    lower: String,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Cuts the text. Strong marks (`**`) are left out; every other mark is kept.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut cutter = Cutter::new(text);
        while cutter.step() {}
        cutter.tokens
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token at a place, if there is one.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The word at a place in its one spelling; empty where there is a number, a mark or nothing.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        match self.list.get(at) {
            Some(Token { canonical: Some(word), .. }) => word,
            Some(token) => self.lower.get(token.lower.0..token.lower.1).unwrap_or_default(),
            None => "",
        }
    }

    /// The word before a place; empty at the start.
    #[must_use]
    pub fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// The mark at a place; a space where there is none.
    #[must_use]
    pub fn mark(&self, at: usize) -> char {
        match self.list.get(at).map(|token| token.kind) {
            Some(Kind::Mark(mark)) => mark,
            _ => ' ',
        }
    }

    /// Whether the words from a place on are these.
    #[must_use]
    pub fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.word(at + offset) == *word)
    }

    /// The token as it was typed; empty where there is none.
    #[must_use]
    pub fn typed(&self, at: usize) -> &'a str {
        self.list.get(at).and_then(|token| self.text.get(token.bytes.0..token.bytes.1)).unwrap_or_default()
    }

    /// The text from one token up to, and without, another.
    #[must_use]
    pub fn between(&self, from: usize, until: usize) -> &'a str {
        let end = until.checked_sub(1).and_then(|last| self.list.get(last));
        match (self.list.get(from), end) {
            (Some(first), Some(last)) => self.text.get(first.bytes.0..last.bytes.1).unwrap_or_default(),
            _ => "",
        }
    }

    /// Where the tokens from one up to, and without, another stand, in Unicode scalar values.
    #[must_use]
    pub fn span(&self, from: usize, until: usize) -> (usize, usize) {
        let start = self.list.get(from).map_or(0, |token| token.chars.0);
        let end =
            until.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |token| token.chars.1);
        (start, end.max(start))
    }
}

struct Cutter<'a> {
    tokens: Tokens<'a>,
    rest: &'a str,
    byte: usize,
    char: usize,
    spaced: bool,
    spellings: &'static Spellings,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str) -> Self {
        let room = text.len() / 4 + 1;
        let tokens =
            Tokens { text, lower: String::with_capacity(text.len()), list: Vec::with_capacity(room) };
        Self { tokens, rest: text, byte: 0, char: 0, spaced: true, spellings: Spellings::committed() }
    }

    /// Takes the next token off the text; false at its end.
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        if first == '\n' {
            self.push(1, Kind::Mark('\n'), false);
            self.spaced = true;
        } else if first.is_whitespace() {
            self.advance(first.len_utf8());
            self.spaced = true;
        } else if matches!(first, '*' | '_' | '\u{200b}' | '\u{ad}' | '\u{fe0f}') {
            self.advance(first.len_utf8());
        } else if first.is_ascii_digit() || fraction(first).is_some() {
            self.number();
        } else if first.is_alphabetic() {
            self.word();
        } else {
            self.mark(first);
        }
        true
    }

    fn advance(&mut self, bytes: usize) {
        let (taken, rest) = self.rest.split_at(bytes);
        self.byte += bytes;
        self.char += if taken.is_ascii() { taken.len() } else { taken.chars().count() };
        self.rest = rest;
    }

    fn push(&mut self, bytes: usize, kind: Kind, capital: bool) {
        let lower = (self.tokens.lower.len(), self.tokens.lower.len());
        self.push_word(bytes, kind, capital, lower, None);
    }

    fn push_word(
        &mut self,
        bytes: usize,
        kind: Kind,
        capital: bool,
        lower: (usize, usize),
        canonical: Option<&'static str>,
    ) {
        let (byte, char, spaced) = (self.byte, self.char, self.spaced);
        self.advance(bytes);
        self.tokens.list.push(Token {
            kind,
            bytes: (byte, self.byte),
            chars: (char, self.char),
            spaced,
            capital,
            lower,
            canonical,
        });
        self.spaced = false;
    }

    fn mark(&mut self, first: char) {
        let length = first.len_utf8();
        let after = self.rest[length..].chars().next();
        let spaced_after = after.is_none_or(char::is_whitespace);
        let mark = match first {
            '-' | '–' | '—' | '−' | '‐' | '‑' if self.spaced && spaced_after => '—',
            '-' | '–' | '—' | '−' | '‐' | '‑' => '-',
            '•' | '◦' | '▪' | '·' | '●' => '\n',
            '×' | '✕' => {
                let start = self.tokens.lower.len();
                self.tokens.lower.push('x');
                self.push_word(length, Kind::Word, false, (start, start + 1), Some("x"));
                return;
            }
            '\u{201c}' | '\u{201d}' => '"',
            '’' | '‘' => '\'',
            other => other,
        };
        self.push(length, Kind::Mark(mark), false);
    }

    /// A number with its decimals or fraction, an ordinal, or two numbers with a colon between them.
    fn number(&mut self) {
        let bytes = self.rest.as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut end = digits(0);
        let mut whole: u32 = value(&self.rest[..end]);
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            whole =
                whole.saturating_mul(1000).saturating_add(value(&self.rest[end + 1..end + 4])).min(LARGEST);
            end += 4;
        }
        if bytes.get(end) == Some(&b':') && (1..=2).contains(&digits(end + 1)) {
            let second = digits(end + 1);
            let pair = Kind::Pair(whole, value(&self.rest[end + 1..end + 1 + second]));
            self.push(end + 1 + second, pair, false);
            return;
        }
        let mut thousandths = whole.saturating_mul(1000);
        if bytes.get(end) == Some(&b'.') && (1..=3).contains(&digits(end + 1)) {
            let count = digits(end + 1);
            let scale = [1, 100, 10, 1][count];
            thousandths = thousandths.saturating_add(value(&self.rest[end + 1..=end + count]) * scale);
            end += 1 + count;
            // A second point makes it a date or the number of a paragraph.
            if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
                end += 1 + digits(end + 1);
                self.push(end, Kind::Mark('#'), false);
                return;
            }
        }
        if let Some((part, length)) =
            self.rest[end..].chars().next().and_then(|c| Some((fraction(c)?, c.len_utf8())))
        {
            thousandths = thousandths.saturating_add(part);
            end += length;
        }
        let ending = self.rest.get(end..end + 2).map(str::to_ascii_lowercase);
        let alone = |at: usize| !self.rest[at..].starts_with(char::is_alphanumeric);
        if matches!(ending.as_deref(), Some("st" | "nd" | "rd" | "th")) && alone(end + 2) {
            self.push(end + 2, Kind::Ordinal(whole), false);
        } else {
            self.push(end, Kind::Number(thousandths.min(LARGEST * 1000)), false);
        }
    }

    fn word(&mut self) {
        let start = self.tokens.lower.len();
        let end = self.plain_word().unwrap_or_else(|| self.any_word());
        let lower = &self.tokens.lower[start..];
        let bare =
            lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).map_or(lower.len(), str::len);
        let canonical = self.spellings.canonical(&lower[..bare]);
        let capital = self.rest.starts_with(char::is_uppercase);
        self.push_word(end, Kind::Word, capital, (start, start + bare), canonical);
    }

    /// Adds the small letters of a word of nothing but plain letters and figures, as nearly every
    /// word is, and gives its end.
    fn plain_word(&mut self) -> Option<usize> {
        let bytes = self.rest.as_bytes();
        let end = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let times = matches!(bytes, [b'x' | b'X', b'0'..=b'9', ..]);
        let plain = match bytes.get(end) {
            Some(b'\'' | b'&') => false,
            Some(b'.') => end > 1,
            after => after.is_none_or(u8::is_ascii),
        };
        if !plain || times {
            return None;
        }
        let start = self.tokens.lower.len();
        self.tokens.lower.push_str(&self.rest[..end]);
        self.tokens.lower[start..].make_ascii_lowercase();
        Some(end)
    }

    /// The same of any word.
    fn any_word(&mut self) -> usize {
        let mut end = 0;
        let mut characters = self.rest.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            let joins = match character {
                '\'' | '’' | '&' => at > 0 && next.is_some_and(char::is_alphabetic),
                // "p.w." and "T.A." are one word.
                '.' => {
                    (at == 1 || self.rest.as_bytes().get(at.wrapping_sub(2)) == Some(&b'.'))
                        && next.is_some_and(char::is_alphabetic)
                }
                other => other.is_alphanumeric(),
            };
            // "x2" is a word and a number; "F3" and "K4" are labels.
            let times =
                at == 1 && character.is_ascii_digit() && matches!(self.rest.as_bytes()[0], b'x' | b'X');
            if !joins || times {
                break;
            }
            end = at + character.len_utf8();
            if character != '.' {
                self.tokens.lower.extend(character.to_lowercase());
            }
        }
        // The last point of "p.w." belongs to it.
        if self.rest[..end].contains('.') && self.rest[end..].starts_with('.') {
            end += 1;
        }
        end
    }
}

fn value(digits: &str) -> u32 {
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(LARGEST).min(LARGEST) }
}

const fn fraction(character: char) -> Option<u32> {
    match character {
        '½' => Some(500),
        '¼' => Some(250),
        '¾' => Some(750),
        '⅓' => Some(333),
        '⅔' => Some(667),
        _ => None,
    }
}

/// The spellings of the words that matter, parsed once.
struct Spellings {
    exact: WordMap<&'static str>,
    /// By first letter and by how many letters are typed.
    mendable: BTreeMap<(u8, usize), Vec<Mendable>>,
    real: WordSet,
}

/// A word that may be mended.
struct Mendable {
    word: &'static str,
    /// Which [letters] it has.
    letters: u32,
    /// How many slips it may have.
    slips: usize,
    /// How it then stands.
    canonical: &'static str,
}

/// A bit for each letter that a word has, and one for all else.
fn letters(word: &str) -> u32 {
    let bit = |byte: u8| if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 1 << 31 };
    word.bytes().fold(0, |letters, byte| letters | bit(byte))
}

/// The data file.
#[derive(Deserialize)]
struct SpellingsFile {
    written: BTreeMap<String, Vec<String>>,
    mended: Vec<String>,
    real: Vec<String>,
}

/// Shorter words are never mended, unless the data file lists the slip.
const SHORTEST_MENDED: usize = 6;

/// Words of this length may have two slips.
const LONG: usize = 10;

impl Spellings {
    fn committed() -> &'static Self {
        static COMMITTED: OnceLock<Spellings> = OnceLock::new();
        static FILE: OnceLock<SpellingsFile> = OnceLock::new();
        COMMITTED.get_or_init(|| {
            let file = FILE.get_or_init(|| {
                #[expect(clippy::expect_used, reason = "the file is compiled in and a test reads it")]
                toml::from_str(SPELLINGS).expect("the committed spellings are TOML")
            });
            let mut exact = WordMap::default();
            for (canonical, written) in &file.written {
                exact.insert(canonical.clone(), canonical.as_str());
                exact.extend(written.iter().map(|written| (written.clone(), canonical.as_str())));
            }
            let mut mendable: BTreeMap<(u8, usize), Vec<_>> = BTreeMap::new();
            for word in file.mended.iter().filter(|word| word.len() >= SHORTEST_MENDED) {
                let canonical = exact.get(word).copied().unwrap_or(word);
                for typed in word.len() - 2..=word.len() + 2 {
                    let slips = if word.len() >= LONG && typed >= LONG { 2 } else { 1 };
                    if word.len().abs_diff(typed) <= slips {
                        let mended = Mendable { word, letters: letters(word), slips, canonical };
                        mendable.entry((word.as_bytes()[0], typed)).or_default().push(mended);
                    }
                }
            }
            Self { exact, mendable, real: file.real.iter().cloned().collect() }
        })
    }

    fn canonical(&self, word: &str) -> Option<&'static str> {
        if let Some(found) = self.exact.get(word) {
            return Some(found);
        }
        if word.len() + 1 < SHORTEST_MENDED || !word.is_ascii() || self.real.contains(word) {
            return None;
        }
        let candidates = self.mendable.get(&(word.as_bytes()[0], word.len()))?;
        let letters = letters(word);
        candidates
            .iter()
            .find(|candidate| {
                // A slip takes at most one letter away and brings at most one.
                (candidate.letters ^ letters).count_ones() <= if candidate.slips > 1 { 4 } else { 2 }
                    && is_within(word.as_bytes(), candidate.word.as_bytes(), candidate.slips)
            })
            .map(|candidate| candidate.canonical)
    }
}

/// Whether two words are at most so many slips apart: a letter too many, too few, another, or two exchanged.
fn is_within(typed: &[u8], right: &[u8], slips: usize) -> bool {
    let common = typed.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (typed, right) = (&typed[common..], &right[common..]);
    if typed.is_empty() || right.is_empty() {
        return typed.len().max(right.len()) <= slips;
    }
    if slips == 0 {
        return false;
    }
    is_within(&typed[1..], &right[1..], slips - 1)
        || is_within(&typed[1..], right, slips - 1)
        || is_within(typed, &right[1..], slips - 1)
        || (typed.len() > 1
            && right.len() > 1
            && typed[0] == right[1]
            && typed[1] == right[0]
            && is_within(&typed[2..], &right[2..], slips - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text);
        (0..tokens.len())
            .map(|at| match tokens.get(at).map(|token| token.kind) {
                Some(Kind::Word) => tokens.word(at).to_owned(),
                other => format!("{:?}", other.unwrap()),
            })
            .collect()
    }

    #[test]
    fn amounts_fall_into_numbers_and_units() {
        assert_eq!(kinds("3x20mins p.w."), ["Number(3000)", "x", "Number(20000)", "minute", "pw"]);
        assert_eq!(kinds("1½ hrs"), ["Number(1500)", "hour"]);
        assert_eq!(kinds("1.25hrs"), ["Number(1250)", "hour"]);
        assert_eq!(kinds("£1,200"), ["Mark('£')", "Number(1200000)"]);
        assert_eq!(kinds("1:4 on the 2nd"), ["Pair(1, 4)", "on", "the", "Ordinal(2)"]);
        assert_eq!(kinds("see 2.3.1"), ["see", "Mark('#')"]);
        assert_eq!(kinds("F3 x2"), ["f3", "x", "Number(2000)"]);
    }

    #[test]
    fn slips_are_mended_and_other_words_are_not() {
        assert_eq!(kinds("minuets sesions fortnigtly"), ["minute", "session", "fortnightly"]);
        assert_eq!(kinds("weakly mouths house specialism"), ["weakly", "mouths", "house", "specialism"]);
    }

    #[test]
    fn places_are_counted_in_scalar_values() {
        let tokens = Tokens::of("Zoë’s **café** 5");
        assert_eq!(tokens.span(0, 1), (0, 5));
        assert_eq!(tokens.span(1, 2), (8, 12));
        assert_eq!(tokens.span(1, 3), (8, 16));
        assert_eq!(tokens.typed(1), "café");
    }
}
