//! Where sentences end: at a full stop, and at the end of a paragraph, a heading or a list item.

use crate::wording::Words;
use serde::Deserialize;
use std::num::NonZeroU64;
use std::sync::OnceLock;

/// A line that stops before this many characters, with a capital after it, was ended on purpose.
const SHORTEST_WRAPPED_LINE: usize = 60;

/// A piece of a text between white space.
#[derive(Debug, Clone, Copy)]
pub(in crate::wording) struct Piece<'t> {
    /// The piece with its marks.
    pub(in crate::wording) text: &'t str,
    /// The number of its word, where it is one word of plain letters with nothing but marks after it, as
    /// nearly every piece is.
    pub(in crate::wording) number: Option<NonZeroU64>,
}

/// The sentences of a text as their pieces, in order. None is without pieces.
#[derive(Debug, Clone, Default)]
pub(in crate::wording) struct Sentences<'t> {
    pieces: Vec<Piece<'t>>,
    /// Where the sentences end among the pieces.
    ends: Vec<usize>,
}

impl<'t> Sentences<'t> {
    /// The sentences, each as its pieces.
    pub(in crate::wording) fn iter(&self) -> impl Iterator<Item = &[Piece<'t>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.pieces[start..*end])
    }

    fn end(&mut self) {
        if self.ends.last().copied().unwrap_or(0) < self.pieces.len() {
            self.ends.push(self.pieces.len());
        }
    }
}

/// Parts a text into its sentences.
///
/// Lines belong together (paragraphs, headings, list items, table rows) as long as each goes on with
/// the one before it.
pub(in crate::wording) fn split<'t>(words: &Words<'t>) -> Sentences<'t> {
    let mut found =
        Sentences { pieces: Vec::with_capacity(words.len() + words.len() / 8 + 1), ends: Vec::new() };
    let mut cutter = Cutter { words, next: 0 };
    let mut before: Option<&str> = None;
    let mut first = 0;
    for line in words.text().lines().map(str::trim) {
        if line.is_empty() {
            before = None;
            continue;
        }
        if !before.is_some_and(|before| goes_on(before, line)) {
            found.end();
            // The number of a list item is no sentence.
            first = found.pieces.len() + usize::from(begins_item(line));
        }
        before = Some(line);
        let from = line.as_ptr().addr() - words.text().as_ptr().addr();
        let (mut at, end) = (from, from + line.len());
        while let Some(piece) = cutter.piece(&mut at, end) {
            let last = found.pieces.get(first..).and_then(<[Piece<'_>]>::last);
            if last.is_some_and(|last| ends_sentence(last.text, piece.text)) {
                found.end();
            }
            found.pieces.push(piece);
        }
    }
    found.end();
    found
}

/// Finds the pieces between white space with the help of the words, most of which are pieces themselves.
struct Cutter<'w, 't> {
    words: &'w Words<'t>,
    /// A word before which none begins that was not passed.
    next: usize,
}

impl<'t> Cutter<'_, 't> {
    /// The piece that begins at a byte or after it, and before `end`; the byte becomes the one after it.
    fn piece(&mut self, at: &mut usize, end: usize) -> Option<Piece<'t>> {
        let text = self.words.text();
        let bytes = text.as_bytes();
        // Nearly always one space stands there, and then a word.
        let mut start = *at + usize::from(bytes[*at..end].first() == Some(&b' '));
        if self.words.get(self.next).is_none_or(|word| word.start != start) {
            start = end - text[start..end].trim_start().len();
            if start == end {
                return None;
            }
            while self.words.get(self.next).is_some_and(|word| word.start < start) {
                self.next += 1;
            }
        }
        *at = start;
        let mut number = None;
        if let Some(word) = self.words.get(self.next).filter(|word| word.start == start && word.is_plain()) {
            let is_mark = |byte: &&u8| byte.is_ascii_punctuation() && **byte != b'_';
            *at = word.end + bytes[word.end..end].iter().take_while(is_mark).count();
            let is_all = *at == end || bytes[*at] == b' ';
            number = NonZeroU64::new(word.number).filter(|_| is_all);
            self.next += 1;
        }
        if number.is_none() {
            let rest = &text[*at..end];
            *at += rest.find(char::is_whitespace).unwrap_or(rest.len());
        }
        Some(Piece { text: &text[start..*at], number })
    }
}

/// Whether a line is the wrapped rest of the line before it.
fn goes_on(before: &str, line: &str) -> bool {
    let stands_alone = |line: &str| line.starts_with(['#', '|']);
    if stands_alone(before) || stands_alone(line) || begins_item(line) {
        return false;
    }
    let ended_on_purpose = before.chars().count() < SHORTEST_WRAPPED_LINE && !before.ends_with(',');
    !(ended_on_purpose && line.starts_with(char::is_uppercase))
}

/// Whether a line begins with the mark of a list item: `-`, `•`, `1.`, `(a)`, `b)`.
fn begins_item(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(char::is_whitespace) else { return false };
    if matches!(mark, "-" | "*" | "+" | "•" | "◦" | "▪" | "–" | "—" | "·") {
        return true;
    }
    let Some(inner) = mark.strip_suffix(['.', ')']) else { return false };
    let bracketed = mark.ends_with(')');
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let numeral = (1..=3).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
    let letter = bracketed && inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    numeral || letter
}

/// Whether a sentence ends with this word, given the word after it.
fn ends_sentence(word: &str, next: &str) -> bool {
    // Nearly every word ends with a letter.
    if word.as_bytes().last().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b',') {
        return false;
    }
    let closing = |c: char| matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '*' | '_');
    let word = word.trim_end_matches(closing);
    if word.ends_with(['!', '?', '…']) {
        return true;
    }
    if !word.ends_with('.') {
        return false;
    }
    let next = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let known = |list: &[String]| list.contains(&word);
    let abbreviations = Abbreviations::committed();
    let abbreviated = known(&abbreviations.never_last)
        || (known(&abbreviations.before_a_number) && next.starts_with(|c: char| c.is_ascii_digit()))
        || (known(&abbreviations.may_be_last) && !next.starts_with(char::is_uppercase));
    !abbreviated
}

/// The committed list of abbreviations.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Abbreviations {
    never_last: Vec<String>,
    before_a_number: Vec<String>,
    may_be_last: Vec<String>,
}

impl Abbreviations {
    fn committed() -> &'static Self {
        static COMMITTED: OnceLock<Abbreviations> = OnceLock::new();
        // A test reads the committed list, so that it is never silently empty.
        COMMITTED.get_or_init(|| toml::from_str(include_str!("abbreviations.toml")).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_abbreviations_is_read() {
        assert!(Abbreviations::committed().never_last.contains(&"e.g.".to_owned()));
    }

    #[test]
    fn sentences_end_where_they_should() {
        for (text, count) in [
            ("It is the law. You can appeal.", 2),
            ("All the help marked F. It is the law.", 2),
            ("Is it one to one? If not, how many? Ask!", 3),
            ("Sam gets 3.5 hours a week, i.e. 42 minutes a day.", 1),
            ("Use pictures, e.g. Makaton. Dr. Shah agrees.", 2),
            ("Bring pens, paper, etc. Then begin. Bring pens etc. and begin.", 3),
            ("See no. 4 and reg. 12. The answer is no. Ask why.", 3),
            ("Write to send@northmere.example or see www.northmere.example today.", 1),
            ("“Do you like it?” he said. (It was new.) She did.", 4),
            ("Your rights\n\nYou can appeal.\nIt is free.", 3),
            ("# Goals\nA goal is a change.", 2),
            ("You can:\n- ask\n- tell\n2. write\n(a) call\nb) meet", 6),
            ("Tell the school\nWrite to the council\nAsk for free advice", 3),
            ("A specialist teacher of the deaf, who is trained, works with\nSam and goes on\nevery day.", 1),
            ("| Who | How often |\n| A teacher | daily |", 2),
            ("", 0),
            ("\n \n", 0),
        ] {
            let found = split(&Words::of(text));
            assert_eq!(found.iter().count(), count, "{text:?}: {found:?}");
        }
    }
}
