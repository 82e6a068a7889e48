//! A text cut into its words, once for all who read it: small letters, numbers that stand for
//! words, the sentence, quotations, headings.
//!
//! Places are bytes for those who read on, and Unicode scalar values in every answer they give.
//! Words are told by their small letters, so that case never matters, or by a number made of these,
//! so that lists of thousands of phrases need no letters at all. The text as written stays at
//! hand for the few words where case does matter ("May" and "may").

mod marks;
mod number;

use super::Stretch;
use super::readability::sentences::{Sentences, split};
use marks::{ends_sentence, gap_of, is_heading, is_joint, next_letter, quoted};
use number::{Number, add_small};
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::OnceLock;

pub use number::number_of;
pub(super) use number::{Marks, number_of_small, pair_of};

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space or a hyphen: the two may be one phrase.
    Near,
    /// A stroke, as in "and/or".
    Stroke,
    /// A full stop with no space, as in "e.g.".
    Point,
    /// A comma, a bracket or any other mark, and the beginning of the text.
    Mark,
}

/// What an ASCII letter in small has and the same as a capital has not. Every figure has it.
const CASE: u8 = 0x20;

/// One word: letters, figures and apostrophes, "1:1" and "32.5" included. A hyphen parts words.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen or not, by itself")]
pub struct Word {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Where it ends without `'s`, in bytes.
    pub bare_end: usize,
    /// The number of its sentence, from 0.
    pub sentence: usize,
    /// The number that stands for its small letters, by [`number_of`].
    pub number: u64,
    /// The number that stands for it without `'s`.
    pub bare_number: u64,
    /// What stands before it.
    pub(super) gap: Gap,
    /// The number of its first two letters, by [`pair_of`].
    pub(super) pair: u16,
    /// Whether it is quoted.
    quoted: bool,
    /// Whether its line is a heading.
    heading: bool,
    /// Whether a point or a colon stands in it, as in "1:1" and "32.5".
    joint: bool,
    /// Whether it has nothing but plain letters and figures.
    plain: bool,
    /// Whether it has a capital after its first letter, as far as that is known.
    capitals: bool,
    /// Where its small letters begin, and where they end.
    small: (usize, usize),
    /// Where it begins, in Unicode scalar values.
    char: usize,
}

impl Word {
    /// Whether `'s` ends it.
    #[must_use]
    pub const fn is_possessive(&self) -> bool {
        self.bare_end < self.end
    }

    /// Whether it has nothing but plain letters and figures: no accent, no apostrophe, no point.
    pub(super) const fn is_plain(&self) -> bool {
        self.plain
    }

    /// Whether it may have a capital after its first letter. False means that it has none.
    pub(super) const fn may_have_capitals(&self) -> bool {
        self.capitals
    }

    /// Where its small letters stand among those of all words.
    pub(super) const fn small(&self) -> Range<usize> {
        self.small.0..self.small.1
    }

    /// Whether a point or a colon stands in it, as in "1:1" and "32.5".
    pub(super) const fn has_joint(&self) -> bool {
        self.joint
    }
}

/// A text with its words.
pub struct Words<'t> {
    text: &'t str,
    /// Whether it has nothing but ASCII, so that bytes are characters.
    ascii: bool,
    /// The small letters of all words, with straight apostrophes.
    small: String,
    list: Vec<Word>,
    /// The numbers of all words, and their pairs, as sets in which most numbers are missing.
    pub(super) numbers: Marks,
    pub(super) pairs: Marks,
    /// The sentences as a grade counts them, once somebody asked.
    sentences: OnceLock<Sentences<'t>>,
}

impl fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Like `Text`, so that no log can carry the words of a plan by accident.
        write!(f, "Words({})", self.len())
    }
}

/// The words in order.
impl Deref for Words<'_> {
    type Target = [Word];

    fn deref(&self) -> &[Word] {
        &self.list
    }
}

impl<'t> Words<'t> {
    /// Cuts a text into words.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self::cut_at(text, false)
    }

    /// Cuts a text into words, where a semicolon ends a sentence as a full stop does.
    pub(super) fn in_clauses(text: &'t str) -> Self {
        Self::cut_at(text, true)
    }

    fn cut_at(text: &'t str, semicolons: bool) -> Self {
        let ascii = text.is_ascii();
        let mut words = Self {
            text,
            ascii,
            small: if ascii { text.to_ascii_lowercase() } else { String::with_capacity(text.len()) },
            list: Vec::with_capacity(text.len() / 5 + 1),
            numbers: Marks::default(),
            pairs: Marks::default(),
            sentences: OnceLock::new(),
        };
        words.cut(semicolons);
        words
    }

    fn cut(&mut self, semicolons: bool) {
        let text = self.text;
        let quoted = quoted(text);
        let mut quotations = quoted.iter().peekable();
        let (mut at, mut before, mut sentence, mut heading) = (0, 0, 0, false);
        while let Some(start) = next_letter(text, at) {
            let word = self.take(start);
            at = word.end;
            let mut gap = Gap::Near;
            // Nearly always one space stands there.
            if self.list.is_empty() || start != before + 1 || text.as_bytes()[before] != b' ' {
                let between = &text[before..start];
                gap = if self.list.is_empty() { Gap::Mark } else { gap_of(between) };
                if let Some(last) = self.list.last() {
                    let ends = semicolons && between.contains(';')
                        || ends_sentence(between, &self.small[last.small.0..last.small.1], &text[start..]);
                    sentence += usize::from(ends);
                }
                if let Some(line) = between.rfind('\n').map(|line| line + 1).or((before == 0).then_some(0)) {
                    heading = is_heading(&text[before + line..]);
                }
            }
            while quotations.next_if(|(_, end)| *end <= start).is_some() {}
            let quoted = quotations.peek().is_some_and(|(begin, _)| *begin <= start);
            let char = match self.list.last() {
                _ if self.ascii => start,
                Some(last) => last.char + text[last.start..start].chars().count(),
                None => text[before..start].chars().count(),
            };
            self.push(Word { sentence, gap, quoted, heading, char, ..word });
            before = at;
        }
    }

    /// The word that begins at a letter, as far as it can be told by itself.
    fn take(&mut self, start: usize) -> Word {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let (mut at, mut apostrophe, mut joint, mut plain) = (start, None, false, true);
        let mut number = Number::new();
        // A bit that every small letter and every figure has, and no capital.
        let mut small = CASE;
        if let Some(first) = bytes.get(start).filter(|byte| byte.is_ascii_alphanumeric()) {
            number.add(first | CASE);
            at += 1;
        }
        loop {
            // Nearly every byte is a plain letter.
            while let Some(letter) = bytes.get(at).filter(|byte| byte.is_ascii_alphanumeric()) {
                small &= letter;
                number.add(letter | CASE);
                at += 1;
            }
            // Nearly every word ends with a space.
            if bytes.get(at).is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'.' | b':')) {
                break;
            }
            let Some(letter) = text[at..].chars().next() else { break };
            if !(letter.is_alphanumeric() || is_joint(text, start, at, letter)) {
                break;
            }
            if matches!(letter, '\'' | '\u{2019}') {
                apostrophe = Some((at, at + letter.len_utf8()));
            }
            joint |= matches!(letter, '.' | ':');
            plain = false;
            at += letter.len_utf8();
        }
        let owner = apostrophe.filter(|(_, after)| matches!(&bytes[*after..at], b"s" | b"S"));
        // The small letters of a text without others than ASCII stand where the letters do.
        let from = if self.ascii { start } else { self.small.len() };
        if !self.ascii {
            add_small(&text[start..at], &mut self.small);
        }
        let until = from + if self.ascii { at - start } else { self.small.len() - from };
        let letters = &self.small[from..until];
        let number = if plain { number.finish() } else { number_of_small(letters) };
        let bare = if owner.is_some() { letters.strip_suffix("'s") } else { None };
        Word {
            start,
            end: at,
            bare_end: owner.map_or(at, |(end, _)| end),
            sentence: 0,
            number,
            bare_number: bare.map_or(number, number_of_small),
            gap: Gap::Mark,
            pair: pair_of(letters),
            quoted: false,
            heading: false,
            joint,
            plain,
            capitals: !plain || small & CASE == 0,
            small: (from, until),
            char: start,
        }
    }

    /// The same words with another in the place of some.
    #[must_use]
    pub fn with(&self, other: &str, in_place_of: impl Fn(&str) -> bool) -> Self {
        let mut words = Self {
            text: self.text,
            ascii: self.ascii,
            small: String::with_capacity(self.small.len() + other.len()),
            list: Vec::with_capacity(self.list.len()),
            numbers: Marks::default(),
            pairs: Marks::default(),
            sentences: OnceLock::new(),
        };
        for (word, letters) in self.list.iter().zip(self.all_lower()) {
            let letters = if in_place_of(letters) { other } else { letters };
            let from = words.small.len();
            words.small.push_str(letters);
            let (number, pair) = (number_of_small(letters), pair_of(letters));
            let bare_number = if word.is_possessive() { word.bare_number } else { number };
            words.push(Word { number, bare_number, pair, small: (from, words.small.len()), ..*word });
        }
        words
    }

    fn push(&mut self, word: Word) {
        self.numbers.add(word.number);
        if word.bare_number != word.number {
            self.numbers.add(word.bare_number);
        }
        self.pairs.add(u64::from(word.pair));
        self.list.push(word);
    }

    /// The sentences as a grade of reading counts them, which are not those of phrases.
    pub(super) fn sentences(&self) -> &Sentences<'t> {
        self.sentences.get_or_init(|| split(self))
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The word with this number. The caller stays below the number of words.
    pub(super) fn word(&self, at: usize) -> &Word {
        &self.list[at]
    }

    /// The word in small letters and with a straight apostrophe, or nothing beyond either end of the text.
    #[must_use]
    pub fn lower(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| &self.small[word.small.0..word.small.1])
    }

    /// All words in small letters.
    pub fn all_lower(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|word| &self.small[word.small.0..word.small.1])
    }

    /// The small letters of all words, in which each has its [place](Word::small).
    pub(super) fn all_small(&self) -> &str {
        &self.small
    }

    /// The word so many places before or after `at` in the same sentence, in small letters, or nothing.
    pub(super) fn near(&self, at: usize, step: isize) -> &str {
        let Some(there) = at.checked_add_signed(step).filter(|there| *there < self.len()) else { return "" };
        if self.list[there].sentence == self.list[at].sentence { self.lower(there) } else { "" }
    }

    /// The word as written.
    #[must_use]
    pub fn as_written(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |word| &self.text[word.start..word.end])
    }

    /// The word as written, without `'s`.
    #[must_use]
    pub fn bare(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |word| &self.text[word.start..word.bare_end])
    }

    /// The number that stands for a word without `'s`.
    #[must_use]
    pub fn bare_number(&self, at: usize) -> u64 {
        self.list.get(at).map_or(0, |word| word.bare_number)
    }

    /// Whether the text may have a word of this number, with or without `'s`. False means that it has none.
    #[must_use]
    pub fn may_say(&self, number: u64) -> bool {
        self.numbers.has(number)
    }

    /// Where a word ends, with the full stop that belongs to "e.g.".
    pub(super) fn end_with_point(&self, at: usize) -> usize {
        let end = self.list[at].end;
        let belongs = self.list[at].gap == Gap::Point && self.text[end..].starts_with('.');
        if belongs { end + 1 } else { end }
    }

    /// The words of the sentence in which `at` stands: the first, and the one after the last.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        let number = self.list[at].sentence;
        let first = self.list[..at].partition_point(|word| word.sentence < number);
        (first, at + self.list[at..].partition_point(|word| word.sentence <= number))
    }

    /// The words of the sentence in which `at` stands; none beyond the end of the text.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        if at < self.len() {
            let (first, after) = self.sentence(at);
            first..after
        } else {
            0..0
        }
    }

    /// What stands between a word and the one before it.
    pub(super) fn between(&self, at: usize) -> &'t str {
        let before = at.checked_sub(1).map_or(0, |before| self.list[before].end);
        self.part(before, self.list[at].start)
    }

    /// Where some words begin and end in bytes, with a bracket, a per cent sign or a pound sign at them.
    pub(super) fn with_marks(&self, first: usize, after: usize) -> (usize, usize) {
        let (mut start, mut end) = (self.list[first].start, self.list[after - 1].end);
        if self.text[end..].starts_with('%') {
            end += 1;
        }
        if self.text[..start].ends_with('£') {
            start -= '£'.len_utf8();
        }
        if self.text[..start].ends_with('(') && self.text[end..].starts_with(')') {
            (start, end) = (start - 1, end + 1);
        }
        (start, end)
    }

    /// The text between two places in bytes.
    pub(super) fn part(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Where these words stand in the text.
    #[must_use]
    pub fn stretch(&self, words: &Range<usize>) -> Stretch {
        let Some(first) = self.list.get(words.start) else { return Stretch { start: 0, end: 0 } };
        let last = words.end.checked_sub(1).and_then(|last| self.list.get(last)).unwrap_or(first);
        let length = self.part(last.start, last.end).chars().count();
        Stretch { start: first.char, end: (last.char + length).max(first.char) }
    }

    /// Whether a word stands in a quotation or a block quotation.
    #[must_use]
    pub fn is_quoted(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.quoted)
    }

    /// The number of the first word that begins at this byte or after it.
    pub(super) fn word_at(&self, byte: usize) -> usize {
        self.list.partition_point(|word| word.start < byte)
    }

    /// Whether a word stands in a heading's line.
    pub(super) fn is_heading(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.heading)
    }

    /// Whether the word is part of a name: a capital inside a sentence, with another beside it.
    pub(super) fn is_in_name(&self, at: usize) -> bool {
        let titled = |at: usize| {
            let mut letters = self.as_written(at).chars();
            letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
        };
        if !titled(at) {
            return false;
        }
        let (first, last) = self.sentence(at);
        let beside = |there: usize, later: usize| {
            there >= first && there < last && titled(there) && self.list[later].gap == Gap::Near
        };
        let after = beside(at + 1, (at + 1).min(last - 1));
        let before = at > first && beside(at - 1, at);
        // The first word of a sentence has a capital of its own.
        if at == first { after && titled(at + 2) && at + 2 < last } else { before || after }
    }
}

/// Turns places in bytes into Unicode scalar values, for places that only go up.
#[derive(Debug)]
pub(super) struct Counter<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> Counter<'t> {
    /// Counts from the beginning of the text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, byte: 0, count: 0 }
    }

    /// How many Unicode scalar values stand before this byte, which is not before the last one asked for.
    pub(super) fn at(&mut self, byte: usize) -> usize {
        if byte > self.byte {
            self.count += self.text.get(self.byte..byte).map_or(0, |part| part.chars().count());
            self.byte = byte;
        }
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> usize {
        let words = Words::of(text);
        words.last().map_or(0, |word| word.sentence + 1)
    }

    #[test]
    fn wordskeep_their_figures_and_apostrophes() {
        let cut = Words::of("Sam’s 1:1 help, 32.5 hours and/or low-arousal, e.g. now.");
        let words: Vec<&str> = cut.all_lower().collect();
        let expected =
            ["sam's", "1:1", "help", "32.5", "hours", "and", "or", "low", "arousal", "e", "g", "now"];
        assert_eq!(words, expected);
        assert_eq!(cut.word(6).gap, Gap::Stroke);
        assert_eq!(cut.word(10).gap, Gap::Point);
    }

    #[test]
    fn sentences_end_at_stops_and_list_items() {
        for (text, count) in [
            ("One. Two.", 2),
            ("Approx. 45 minutes with Dr. Lund, e.g. on Monday.", 1),
            ("- one\n- two\n- three", 3),
            ("It goes on\nto the next line.", 1),
            ("3.5 hours a week", 1),
            ("", 0),
        ] {
            assert_eq!(sentences(text), count, "{text:?}");
        }
    }

    fn needed_is_quoted(text: &str) -> bool {
        let words = Words::of(text);
        let at = words.all_lower().position(|word| word == "needed").unwrap();
        words.is_quoted(at)
    }

    #[test]
    fn quotations_of_every_mark_are_seen() {
        for text in [
            "She said \"as needed\".",
            "‘as needed’ she said",
            "“as needed”",
            "> as needed",
            "'as needed' he",
        ] {
            assert!(needed_is_quoted(text), "{text}");
        }
        let text = "The boys' room, as needed; Sam's too, 6\" wide";
        assert!(!needed_is_quoted(text));
    }

    #[test]
    fn a_name_is_capitals_side_by_side() {
        let words = Words::of("The Autism Support Team and Support for Sam.");
        assert!(words.is_in_name(2));
        assert!(!words.is_in_name(5));
    }

    #[test]
    fn words_are_the_same_in_any_case_and_with_any_apostrophe() {
        let words = Words::of("ZOË’S zoë's Zoë her");
        let [one, two, three, four] = words[..] else { panic!() };
        assert_eq!((one.number, one.is_possessive()), (two.number, true));
        assert_eq!([0, 1, 2].map(|at| words.bare_number(at)), [number_of("zoë"); 3]);
        assert!(four.number != three.number && !three.is_possessive());
        assert_eq!((words.lower(0), words.bare(1)), ("zoë's", "zoë"));
    }

    #[test]
    fn headings_are_lines() {
        let words = Words::of("# Help\nFor Sam\n\n ## And more\nhere");
        let headings: Vec<bool> = (0..words.len()).map(|at| words.is_heading(at)).collect();
        assert_eq!(headings, [true, false, false, true, true, false]);
    }
}
