//! A text as its words, made once for all rules: small letters, sentences, what stands in
//! quotation marks, and phrases found in it.

use crate::finding::Span;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// The words of one text, in order.
#[derive(Default)]
#[expect(clippy::struct_field_names, reason = "the words of a text are its words")]
pub(super) struct Words {
    /// The text in small letters, with straight apostrophes.
    small: String,
    words: Vec<Word>,
    /// The marks of its words together.
    marks: Marks,
}

/// One word: its place in the text in characters, and in the small letters in bytes.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    from: usize,
    to: usize,
    sentence: usize,
    /// The mark of its letters.
    mark: u8,
    /// Whether it stands in quotation marks.
    quoted: bool,
    /// Whether only a space, a hyphen or the like parts it from the word before, so that a phrase may span both.
    joined: bool,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Like `Text`, so that no log can carry the words of a plan by accident.
        write!(f, "Words({})", self.words.len())
    }
}

impl Words {
    /// Parts a text into its words.
    pub(super) fn of(text: &str) -> Self {
        let mut reading = Reading::default();
        let mut letters = text.chars().peekable();
        let mut before = ' ';
        while let Some(letter) = letters.next() {
            reading.take(before, letter, letters.peek().copied());
            before = letter;
        }
        reading.end_word();
        Self::marked(reading.small, reading.words)
    }

    fn marked(small: String, mut words: Vec<Word>) -> Self {
        let mut marks = Marks::default();
        for word in &mut words {
            word.mark = mark_of(&small[word.from..word.to]);
            marks.add(word.mark);
        }
        Self { small, words, marks }
    }

    /// The same words with `child` for each of these names and for the pronouns of a person.
    pub(super) fn with_child(&self, names: &[&str]) -> Self {
        let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        let mut small = String::with_capacity(self.small.len());
        let words = self.words.iter().zip(self.iter()).map(|(word, letters)| {
            let bare = letters.trim_end_matches("'s");
            let person = matches!(bare, "him" | "her" | "them" | "his" | "their" | "he" | "she" | "they")
                || names.iter().any(|name| name == bare);
            let from = small.len();
            small.push_str(if person { "child" } else { letters });
            Word { from, to: small.len(), ..*word }
        });
        let words = words.collect();
        Self::marked(small, words)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// One word in small letters.
    pub(super) fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &self.small[word.from..word.to])
    }

    /// All words in small letters.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.small[word.from..word.to])
    }

    /// Whether a word stands in quotation marks.
    pub(super) fn is_quoted(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.quoted)
    }

    /// Where these words stand in the text.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        let start = self.words.get(words.start).map_or(0, |word| word.start);
        let end = self.words.get(words.end.saturating_sub(1)).map_or(start, |word| word.end);
        Span { start, end }
    }

    /// The words of the sentence that a word belongs to.
    pub(super) fn sentence_of(&self, index: usize) -> Range<usize> {
        let Some(word) = self.words.get(index) else { return 0..0 };
        let start = self.words.partition_point(|other| other.sentence < word.sentence);
        let end = self.words.partition_point(|other| other.sentence <= word.sentence);
        start..end
    }

    /// Where phrases of the list stand, without overlaps, the longest at each place.
    pub(super) fn find<'a>(&'a self, phrases: &'a Phrases) -> impl Iterator<Item = Range<usize>> + 'a {
        self.find_in(phrases, 0..self.len())
    }

    /// The same among some of the words.
    pub(super) fn find_in<'a>(
        &'a self,
        phrases: &'a Phrases,
        among: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        // Most texts have not one word with which a phrase begins.
        let mut at = if phrases.may_begin_in(self) { among.start } else { among.end };
        std::iter::from_fn(move || {
            while at < among.end {
                if let Some(end) = phrases.longest(self, at, among.end) {
                    let found = at..end;
                    at = end;
                    return Some(found);
                }
                at += 1;
            }
            None
        })
    }

    /// Where phrases of the list stand outside quotation marks.
    pub(super) fn find_unquoted<'a>(
        &'a self,
        phrases: &'a Phrases,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        self.find(phrases).filter(|words| !self.is_quoted(words.start))
    }

    /// Whether any phrase of the list stands in the text.
    pub(super) fn has(&self, phrases: &Phrases) -> bool {
        self.find(phrases).next().is_some()
    }

    /// Whether any phrase of the list stands among these words.
    pub(super) fn has_in(&self, phrases: &Phrases, among: Range<usize>) -> bool {
        self.find_in(phrases, among).next().is_some()
    }
}

/// The state of parting a text.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each tells of one sign that was met, and they come in any mixture"
)]
struct Reading {
    small: String,
    words: Vec<Word>,
    /// The character of the text at which the reading stands.
    at: usize,
    /// Where the word that is being read began, in characters and in bytes of the small letters.
    begun: Option<(usize, usize)>,
    sentence: usize,
    /// Whether the last sentence ended and the next word begins another.
    ended: bool,
    parted: bool,
    in_double: bool,
    in_single: bool,
}

impl Reading {
    fn take(&mut self, before: char, letter: char, after: Option<char>) {
        let next_is_letter = after.is_some_and(char::is_alphanumeric);
        let apostrophe = matches!(letter, '\'' | '\u{2019}');
        if letter.is_alphanumeric() || (apostrophe && self.begun.is_some() && next_is_letter) {
            if self.begun.is_none() {
                self.begun = Some((self.at, self.small.len()));
            }
            if apostrophe {
                self.small.push('\'');
            } else if letter.is_ascii() {
                self.small.push(letter.to_ascii_lowercase());
            } else {
                self.small.extend(letter.to_lowercase());
            }
        } else {
            self.end_word();
            self.part(before, letter, after);
        }
        self.at += 1;
    }

    /// What a character between two words means.
    fn part(&mut self, before: char, letter: char, after: Option<char>) {
        match letter {
            '\u{201c}' => self.in_double = true,
            '\u{201d}' => self.in_double = false,
            '"' => self.in_double = !self.in_double,
            '\u{2018}' => self.in_single = true,
            '\'' if !before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric) => {
                self.in_single = true;
            }
            '\'' | '\u{2019}' => self.in_single = false,
            '.' | '!' | '?' => self.ended = self.ended || after.is_none_or(|after| !after.is_alphanumeric()),
            '\n' => {
                self.ended = true;
                if before == '\n' {
                    (self.in_double, self.in_single) = (false, false);
                }
            }
            // A ratio such as 1:1 is one thing.
            ':' if before.is_ascii_digit() && after.is_some_and(|after| after.is_ascii_digit()) => {}
            ',' | ';' | ':' | '(' | ')' | '|' | '\u{2013}' | '\u{2014}' => self.parted = true,
            _ => {}
        }
    }

    fn end_word(&mut self) {
        let Some((start, from)) = self.begun.take() else { return };
        if self.ended {
            self.sentence += 1;
        }
        self.words.push(Word {
            start,
            end: self.at,
            from,
            to: self.small.len(),
            sentence: self.sentence,
            mark: 0,
            quoted: self.in_double || self.in_single,
            joined: !self.ended && !self.parted,
        });
        (self.ended, self.parted) = (false, false);
    }
}

/// A list of phrases, from a data file.
///
/// A phrase is words parted by spaces. `a|b` is either of two words, `word?` a word that may be
/// left out, `word*` any word that begins so, `_` any word, `#` a number in digits. No first
/// word can be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Phrases {
    /// The phrases whose first word is known, by that word.
    by_first: BTreeMap<String, Vec<Vec<Part>>>,
    /// The phrases whose first word is not one exact word.
    others: Vec<Vec<Part>>,
    /// The marks of the known first words, so that nearly every other word is passed over without a search.
    heads: Marks,
}

/// One of 256 marks that a word has by its letters. Equal words have the same; few others share it.
fn mark_of(word: &str) -> u8 {
    let mixed =
        word.bytes().fold(0x811c_9dc5_u32, |mixed, byte| (mixed ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    mixed.to_be_bytes()[0] ^ mixed.to_be_bytes()[2]
}

/// A set of marks.
#[derive(Debug, Clone, Copy, Default)]
struct Marks([u64; 4]);

impl Marks {
    fn add(&mut self, mark: u8) {
        self.0[usize::from(mark >> 6)] |= 1 << (mark & 63);
    }

    fn has(self, mark: u8) -> bool {
        self.0[usize::from(mark >> 6)] & (1 << (mark & 63)) != 0
    }

    fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(one, other)| one & other != 0)
    }
}

#[derive(Debug, Clone)]
struct Part {
    any_of: Vec<Pattern>,
    optional: bool,
}

#[derive(Debug, Clone)]
enum Pattern {
    Exact(String),
    BeginsWith(String),
    Number,
    Any,
}

impl From<Vec<String>> for Phrases {
    fn from(phrases: Vec<String>) -> Self {
        Self::of(phrases.iter().map(String::as_str))
    }
}

impl Phrases {
    /// A list from its phrases.
    pub(super) fn of<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut list = Self::default();
        for phrase in phrases {
            let parts: Vec<Part> = phrase.split_whitespace().map(Part::of).collect();
            let Some(first) = parts.first() else { continue };
            let exact: Option<Vec<&String>> = first
                .any_of
                .iter()
                .map(|pattern| match pattern {
                    Pattern::Exact(word) => Some(word),
                    _ => None,
                })
                .collect();
            match exact {
                Some(words) => {
                    for word in words {
                        list.heads.add(mark_of(word));
                        list.by_first.entry(word.clone()).or_default().push(parts.clone());
                    }
                }
                None => list.others.push(parts),
            }
        }
        list
    }

    /// Whether any word of a text may begin a phrase. False means that none does.
    fn may_begin_in(&self, words: &Words) -> bool {
        !self.others.is_empty() || self.heads.meets(words.marks)
    }

    /// Where the longest phrase that begins at a word ends.
    fn longest(&self, words: &Words, at: usize, limit: usize) -> Option<usize> {
        let may_begin = words.words.get(at).is_some_and(|word| self.heads.has(word.mark));
        if !may_begin && self.others.is_empty() {
            return None;
        }
        let known = may_begin.then(|| self.by_first.get(words.word(at))).flatten().into_iter().flatten();
        known.chain(&self.others).filter_map(|parts| follow(parts, words, at, at, limit)).max()
    }
}

/// Where a phrase ends whose rest is `parts`, if it goes on at `at`.
fn follow(parts: &[Part], words: &Words, begun: usize, at: usize, limit: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    let fits = at < limit
        && (at == begun || words.words[at].joined)
        && part.any_of.iter().any(|pattern| pattern.fits(words.word(at)));
    let with = if fits { follow(rest, words, begun, at + 1, limit) } else { None };
    with.or_else(|| if part.optional { follow(rest, words, begun, at, limit) } else { None })
}

impl Part {
    fn of(written: &str) -> Self {
        let optional = written.ends_with('?');
        let any_of = written
            .trim_end_matches('?')
            .split('|')
            .map(|word| match word {
                "_" => Pattern::Any,
                "#" => Pattern::Number,
                word => match word.strip_suffix('*') {
                    Some(stem) => Pattern::BeginsWith(stem.to_owned()),
                    None => Pattern::Exact(word.to_owned()),
                },
            })
            .collect();
        Self { any_of, optional }
    }
}

impl Pattern {
    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Exact(exact) => exact == word,
            Self::BeginsWith(stem) => word.starts_with(stem.as_str()),
            Self::Number => word.starts_with(|first: char| first.is_ascii_digit()),
            Self::Any => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, phrases: &[&str]) -> Vec<&'a str> {
        let words = Words::of(text);
        let phrases = Phrases::of(phrases.iter().copied());
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let byte = |at: usize| letters.get(at).map_or(text.len(), |(byte, _)| *byte);
        words
            .find_unquoted(&phrases)
            .map(|range| {
                let span = words.span(&range);
                &text[byte(span.start)..byte(span.end)]
            })
            .collect()
    }

    #[test]
    fn phrases_are_found_as_they_stand() {
        assert_eq!(
            found("Ámos NEEDS one-to-one support.", &["needs one to one support"]),
            ["NEEDS one-to-one support"]
        );
        assert_eq!(found("needs a calm TA", &["needs a|an _? ta"]), ["needs a calm TA"]);
        assert_eq!(found("in 25 hours", &["# hours"]), ["25 hours"]);
        assert_eq!(found("she doesn\u{2019}t know", &["doesn't"]), ["doesn\u{2019}t"]);
    }

    #[test]
    fn a_phrase_ends_with_its_sentence_and_at_a_comma() {
        assert_eq!(found("He needs. A TA is there.", &["needs a ta"]), [""; 0]);
        assert_eq!(found("What he needs, a TA said", &["needs a ta"]), [""; 0]);
    }

    #[test]
    fn quotations_are_left_alone() {
        for text in ["Mum said \"he needs a TA\".", "\u{201c}needs a TA\u{201d}", "'needs a TA', she said"] {
            assert_eq!(found(text, &["needs a ta"]), [""; 0], "{text}");
        }
        assert_eq!(found("James' school says he needs a TA", &["needs a ta"]), ["needs a TA"]);
        assert_eq!(found("The boys' den isn't calm: needs a TA", &["needs a ta"]), ["needs a TA"]);
    }

    #[test]
    fn sentences_are_parted() {
        let words = Words::of("One two. Three, four?\n- Five 1.5 six");
        assert_eq!(words.sentence_of(0), 0..2);
        assert_eq!(words.sentence_of(3), 2..4);
        assert_eq!(words.sentence_of(4), 4..words.len());
    }
}
