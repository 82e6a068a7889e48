//! The words of all texts in one row, each with what stands before it.

use super::fold::fold_into;
use super::lexicon::{Class, Lexicon, TITLE};
use crate::wording::Words;
use std::ops::Range;

/// One word.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen or not, by itself")]
pub(super) struct Token {
    /// Which text it is in.
    pub(super) text: usize,
    /// Where it stands in the text, in bytes, without `'s`.
    pub(super) span: Range<usize>,
    /// Its folded spelling, in the row's own store.
    key: Range<usize>,
    pub(super) class: Class,
    /// Whether it begins with a capital, and whether all of it is capitals.
    pub(super) capital: bool,
    pub(super) capitals: bool,
    /// Whether a capital is no news: at the start of a sentence, a line, a cell or a quotation, or after a colon.
    pub(super) first: bool,
    /// Whether it is inside quotation marks.
    pub(super) quoted: bool,
    /// Whether `'s`, or an apostrophe after an s, follows.
    pub(super) possessive: bool,
    /// The number of its sentence, over all texts.
    pub(super) sentence: usize,
    /// The last mark between it and the word before; a space where there is none.
    pub(super) mark: char,
}

/// All words of all texts, in order.
pub(super) struct Tokens {
    pub(super) row: Vec<Token>,
    keys: String,
}

impl Tokens {
    pub(super) fn read(texts: &[&Words<'_>]) -> Self {
        let length: usize = texts.iter().map(|words| words.all_small().len()).sum();
        let words: usize = texts.iter().map(|words| words.len()).sum();
        let mut tokens = Self {
            row: Vec::with_capacity(words + words / 16),
            keys: String::with_capacity(length + length / 16),
        };
        let mut sentence = 0;
        for (text, words) in texts.iter().enumerate() {
            sentence = tokens.read_one(text, words, sentence + 1);
        }
        tokens
    }

    /// The folded spelling of a word, without `'s`.
    pub(super) fn key(&self, at: usize) -> &str {
        self.row.get(at).map_or("", |token| &self.keys[token.key.clone()])
    }

    /// The word at this place, if it is in the same sentence as the word at `from`.
    pub(super) fn near(&self, from: usize, at: usize) -> Option<&Token> {
        self.row
            .get(at)
            .filter(|token| self.row.get(from).is_some_and(|near| near.sentence == token.sentence))
    }

    /// The class of the word at this place, if it is in the same sentence as the word at `from`.
    pub(super) fn class_near(&self, from: usize, at: usize) -> Class {
        self.near(from, at).map_or_else(Class::default, |token| token.class)
    }

    fn read_one(&mut self, text: usize, words: &Words<'_>, mut sentence: usize) -> usize {
        // Nearly every key is a word in small letters as it was cut, so all of these are taken over.
        let keys = self.keys.len();
        self.keys.push_str(words.all_small());
        let written = words.text();
        let mut quotes = Quotes::default();
        let mut gap = Gap::new();
        let mut before = 0;
        let mut pieces = Pieces { words, next: 0, rest: 0..0 };
        let mut next = pieces.take();
        while let Some(first) = next {
            let start = first.span.start;
            let (mut end, mut whole) = (first.span.end, first.whole);
            // Apostrophes and hyphens inside a word belong to it, and so do marks that stand by themselves.
            loop {
                next = pieces.take();
                // Nearly every word ends so.
                if matches!(written.as_bytes().get(end), None | Some(b' ' | b'.' | b',' | b'\n')) {
                    break;
                }
                let after = written[end..].len() - written[end..].trim_start_matches(is_mark).len();
                whole = whole.filter(|_| after == 0);
                end += after;
                let Some(other) =
                    next.as_ref().filter(|other| joins(&written[end..other.span.start], after > 0))
                else {
                    break;
                };
                (end, whole) = (other.span.end, None);
            }
            if start == before + 1 && written.as_bytes()[before] == b' ' {
                gap.see_space();
            } else {
                for (at, character) in written[before..start].char_indices() {
                    let (at, after) = (before + at, before + at + character.len_utf8());
                    if character == ' ' {
                        gap.see_space();
                    } else {
                        quotes.see(character, written[..at].chars().next_back(), &written[after..]);
                        gap.see(character);
                    }
                }
            }
            before = end;
            let (core, possessive) = possessor(written, start, end);
            let (key, class) =
                match whole.map(|at| words.word(at)).filter(|word| word.is_plain() && core == end) {
                    Some(word) => {
                        let small = word.small();
                        (keys + small.start..keys + small.end, Lexicon::get().class_of(word.number))
                    }
                    None => self.key_and_class(words, whole, &written[start..core], core < end),
                };
            let capital = match written.as_bytes()[start] {
                first if first.is_ascii() => first.is_ascii_uppercase(),
                _ => written[start..].starts_with(char::is_uppercase),
            };
            let after_title = self.row.last().is_some_and(|last| last.class.is(TITLE)) && !gap.line;
            if gap.start || gap.cell || (gap.ends_sentence(capital) && !after_title) {
                sentence += 1;
                gap.first = true;
            }
            let small = || written[start..core].contains(char::is_lowercase);
            self.row.push(Token {
                text,
                span: start..core,
                key,
                class,
                capital,
                capitals: capital && core - start > 1 && !small(),
                first: gap.first,
                quoted: quotes.open(),
                possessive,
                sentence,
                mark: gap.mark,
            });
            gap = Gap::default();
        }
        sentence
    }

    /// The folded spelling of a word, put into the store, and what the word can be.
    ///
    /// `whole` is its place where it is one of the words as they were cut; `bare` says that it was
    /// written with `'s`.
    fn key_and_class(
        &mut self,
        words: &Words<'_>,
        whole: Option<usize>,
        written: &str,
        bare: bool,
    ) -> (Range<usize>, Class) {
        let lexicon = Lexicon::get();
        let from = self.keys.len();
        if let Some(at) = whole.filter(|_| written.is_ascii()) {
            self.keys.push_str(&words.lower(at)[..written.len()]);
            let number = if bare { words.bare_number(at) } else { words.word(at).number };
            (from..self.keys.len(), lexicon.class_of(number))
        } else {
            fold_into(&mut self.keys, written);
            (from..self.keys.len(), lexicon.class(&self.keys[from..]))
        }
    }
}

/// The words as they were cut, those like "1:1" and "2.5" in their parts.
struct Pieces<'w, 't> {
    words: &'w Words<'t>,
    next: usize,
    /// What is left of a word in parts.
    rest: Range<usize>,
}

struct Piece {
    span: Range<usize>,
    /// Its place among the words, where it is one of them.
    whole: Option<usize>,
}

impl Pieces<'_, '_> {
    fn take(&mut self) -> Option<Piece> {
        if self.rest.is_empty() {
            let place = self.next;
            let word = self.words.get(place)?;
            self.next += 1;
            if !word.has_joint() {
                return Some(Piece { span: word.start..word.end, whole: Some(place) });
            }
            self.rest = word.start..word.end;
        }
        let part = &self.words.text()[self.rest.clone()];
        let end = self.rest.start + part.find(['.', ':']).unwrap_or(part.len());
        let span = self.rest.start..end;
        self.rest.start = (end + 1).min(self.rest.end);
        Some(Piece { span, whole: None })
    }
}

/// Whether the marks between two pieces make one word of them. `marked` says that the one before
/// ends with a mark that stands by itself.
fn joins(between: &str, marked: bool) -> bool {
    matches!(between, "-" | "'" | "’" | "‑") || (marked && between.is_empty())
}

/// Whether a character is the mark above or below a letter, in a decomposed spelling.
const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// What was seen between two words.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
struct Gap {
    start: bool,
    full_stop: bool,
    line: bool,
    cell: bool,
    first: bool,
    bullet: bool,
    mark: char,
    space: bool,
}

impl Gap {
    fn new() -> Self {
        Self { start: true, mark: ' ', ..Self::default() }
    }

    fn see_space(&mut self) {
        self.space = true;
        if self.mark == '\0' {
            self.mark = ' ';
        }
    }

    fn see(&mut self, character: char) {
        match character {
            '\n' | '\r' => {
                // Two line ends, or one after a mark that ends a sentence, end the sentence in any case.
                self.bullet |= self.line;
                self.line = true;
            }
            '.' | '!' | '?' | '…' => self.full_stop = true,
            '|' => self.cell = true,
            ':' | '"' | '“' | '‘' | '(' | '[' => self.first = true,
            '•' | '-' | '–' | '—' | '*' | '·' | '●' | '▪' if self.line || self.start => {
                self.bullet = true;
            }
            _ => {}
        }
        if character.is_whitespace() {
            self.see_space();
        } else if !matches!(character, '*' | '_' | '#' | '"' | '“' | '”' | '‘' | '’' | '\'' | '`') {
            self.mark = character;
        }
        if self.mark == '\0' {
            self.mark = ' ';
        }
    }

    /// Whether the next word begins a sentence.
    fn ends_sentence(&self, capital: bool) -> bool {
        self.bullet || (capital && (self.line || (self.full_stop && self.space)))
    }
}

/// Whether the place is inside quotation marks. A quotation ends with its line at the latest.
#[derive(Default)]
struct Quotes {
    double: bool,
    single: bool,
}

impl Quotes {
    fn open(&self) -> bool {
        self.double || self.single
    }

    fn see(&mut self, character: char, before: Option<char>, after: &str) {
        let opens = before.is_none_or(|before| before.is_whitespace() || before == '(');
        match character {
            '\n' => *self = Self::default(),
            '"' => self.double = !self.double,
            '“' | '„' => self.double = true,
            '”' => self.double = false,
            '‘' => self.single = true,
            '\'' if !self.single => self.single = opens && closes_later(after),
            '\'' | '’' => self.single = self.single && after.starts_with(char::is_alphanumeric),
            _ => {}
        }
    }
}

/// Whether an apostrophe that can close a quotation stands later in the line.
fn closes_later(after: &str) -> bool {
    let line = after.split('\n').next().unwrap_or_default();
    line.match_indices('\'').any(|(at, _)| {
        !line[at + 1..].starts_with(char::is_alphanumeric)
            && line[..at].chars().next_back().is_some_and(|before| !before.is_whitespace())
    })
}

/// Where the word ends without `'s`, and whether it is a possessive.
fn possessor(words: &str, start: usize, end: usize) -> (usize, bool) {
    if !matches!(words.as_bytes()[end - 1], b's' | b'S' | b'z' | b'x') {
        return (end, false);
    }
    let word = &words[start..end];
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(owner) = word.strip_suffix(ending)
            && !owner.is_empty()
            && !matches!(owner, "He" | "he" | "She" | "she" | "It" | "it" | "That" | "that")
        {
            return (start + owner.len(), true);
        }
    }
    let after = &words[end..];
    let bare = word.ends_with(['s', 'z', 'x']) && after.starts_with(['\'', '’']);
    (end, bare && after.chars().nth(1).is_none_or(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_and_parted_as_names_and_figures_are() {
        let words = Words::of("He’s 1-2.5 with Zoe\u{308}-Ann’s TAs' 1:1, O'Neil's 2's");
        let tokens = Tokens::read(&[&words]);
        let keys: Vec<&str> = (0..tokens.row.len()).map(|at| tokens.key(at)).collect();
        assert_eq!(keys, ["he's", "1-2", "5", "with", "zoe-ann", "tas", "1", "1", "o'neil", "2"]);
        let owners = tokens.row.iter().filter(|word| word.possessive).map(|word| word.span.clone());
        assert_eq!(owners.collect::<Vec<_>>(), [18..27, 32..35, 42..48, 51..52]);
        assert_eq!(tokens.row[7].mark, ':');
    }
}
