//! The words of all texts in one row, each with what stands before it.

use super::PlanWords;
use super::fold::fold_into;
use super::lexicon::{Class, Lexicon, TITLE};
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
    pub(super) fn read(texts: &[PlanWords<'_>]) -> Self {
        let length: usize = texts.iter().map(|words| words.text.len()).sum();
        let mut tokens = Self { row: Vec::with_capacity(length / 5), keys: String::with_capacity(length) };
        let mut sentence = 0;
        for (text, words) in texts.iter().enumerate() {
            sentence = tokens.read_one(text, words.text, sentence + 1);
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

    fn read_one(&mut self, text: usize, words: &str, mut sentence: usize) -> usize {
        let lexicon = Lexicon::get();
        let mut quotes = Quotes::default();
        let mut gap = Gap::new();
        let mut at = 0;
        while let Some(character) = words[at..].chars().next() {
            if character == ' ' {
                gap.see_space();
                at += 1;
                continue;
            }
            if !character.is_alphanumeric() {
                let before = words[..at].chars().next_back();
                quotes.see(character, before, &words[at + character.len_utf8()..]);
                gap.see(character);
                at += character.len_utf8();
                continue;
            }
            let end = end_of_word(words, at);
            let (core, possessive) = possessor(words, at, end);
            let key = self.keys.len();
            fold_into(&mut self.keys, &words[at..core]);
            let class = lexicon.class(&self.keys[key..]);
            let capital = character.is_uppercase();
            let after_title = self.row.last().is_some_and(|last| last.class.is(TITLE)) && !gap.line;
            if gap.start || gap.cell || (gap.ends_sentence(capital) && !after_title) {
                sentence += 1;
                gap.first = true;
            }
            let mut letters = words[at..core].chars();
            self.row.push(Token {
                text,
                span: at..core,
                key: key..self.keys.len(),
                class,
                capital,
                capitals: capital && core - at > 1 && letters.all(|letter| !letter.is_lowercase()),
                first: gap.first,
                quoted: quotes.open(),
                possessive,
                sentence,
                mark: gap.mark,
            });
            gap = Gap { start: false, ..Gap::default() };
            at = end;
        }
        sentence
    }
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

/// Where the word that begins at `start` ends. Apostrophes and hyphens inside it belong to it.
fn end_of_word(words: &str, start: usize) -> usize {
    // Nearly every word is of plain letters.
    let plain = words.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let after = words.as_bytes().get(start + plain);
    if after.is_none_or(|byte| matches!(byte, b' ' | b'.' | b',' | b'\n')) {
        return start + plain;
    }
    let mut end = start;
    let mut characters = words[start..].char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let joins = matches!(character, '\'' | '’' | '-' | '‑')
            && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let mark = ('\u{300}'..='\u{36f}').contains(&character);
        if !character.is_alphanumeric() && !joins && !mark {
            break;
        }
        end = start + at + character.len_utf8();
    }
    end
}

/// Where the word ends without `'s`, and whether it is a possessive.
fn possessor(words: &str, start: usize, end: usize) -> (usize, bool) {
    let word = &words[start..end];
    if !word.ends_with(['s', 'S', 'z', 'x']) {
        return (end, false);
    }
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
