//! A text cut into its words, with what surrounds each: the sentence, quotations, headings.
//!
//! Places are bytes inside this module's users and Unicode scalar values in every answer they
//! give. Phrases are told from the words in small letters, so that case never matters, while
//! the text as written stays at hand for the few words where it does ("May" and "may").

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

/// One word: letters, figures and apostrophes, "1:1" and "32.5" included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// What stands before it.
    pub gap: Gap,
    /// The number of its sentence, from 0.
    pub sentence: usize,
}

/// A text with its words.
#[derive(Debug)]
pub(super) struct Written<'t> {
    text: &'t str,
    lower: String,
    words: Vec<Word>,
    quoted: Vec<(usize, usize)>,
}

/// Words whose full stop does not end a sentence when a capital or a figure follows.
const NEVER_LAST: [&str; 13] =
    ["mr", "mrs", "ms", "dr", "prof", "st", "g", "e", "approx", "no", "vs", "incl", "reg"];

impl<'t> Written<'t> {
    /// Cuts a text into words.
    pub(super) fn new(text: &'t str) -> Self {
        let lower = text.to_ascii_lowercase();
        let mut written = Self { text, words: Vec::with_capacity(text.len() / 5), lower, quoted: quoted(text) };
        written.cut();
        written
    }

    fn cut(&mut self) {
        let bytes = self.lower.as_bytes();
        let (mut at, mut before, mut sentence) = (0, 0, 0);
        while at < bytes.len() {
            let length = letter_at(&self.lower, at);
            if length == 0 {
                at += char_length(bytes[at]);
                continue;
            }
            let start = at;
            while at < bytes.len() {
                let length = letter_at(&self.lower, at);
                let joined = if length > 0 { length } else { joint_at(&self.lower, at) };
                if joined == 0 {
                    break;
                }
                at += joined;
            }
            let between = &self.lower[before..start];
            if let Some(last) = self.words.last() {
                if ends_sentence(between, &self.lower[last.start..last.end], &self.text[start..]) {
                    sentence += 1;
                }
            }
            let gap = if self.words.is_empty() { Gap::Mark } else { gap_of(between) };
            self.words.push(Word { start, end: at, gap, sentence });
            before = at;
        }
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with this number. The caller stays below [`Written::len`].
    pub(super) fn word(&self, at: usize) -> &Word {
        &self.words[at]
    }

    /// The word in small letters, or nothing beyond either end of the text.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.lower[word.start..word.end])
    }

    /// The word so many places before or after `at` in the same sentence, in small letters, or nothing.
    pub(super) fn near(&self, at: usize, step: isize) -> &str {
        let Some(there) = at.checked_add_signed(step).filter(|there| *there < self.len()) else { return "" };
        if self.words[there].sentence == self.words[at].sentence { self.lower(there) } else { "" }
    }

    /// The word as written.
    pub(super) fn as_written(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| &self.text[word.start..word.end])
    }

    /// Where a word ends, with the full stop that belongs to "e.g.".
    pub(super) fn end_with_point(&self, at: usize) -> usize {
        let end = self.words[at].end;
        let belongs = self.words[at].gap == Gap::Point && self.text[end..].starts_with('.');
        if belongs { end + 1 } else { end }
    }

    /// The words of the sentence in which `at` stands: the first, and the one after the last.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        let number = self.words[at].sentence;
        let first = self.words.partition_point(|word| word.sentence < number);
        (first, self.words.partition_point(|word| word.sentence <= number))
    }

    /// What stands between a word and the one before it.
    pub(super) fn between(&self, at: usize) -> &str {
        let before = at.checked_sub(1).map_or(0, |before| self.words[before].end);
        self.lower_between(before, self.words[at].start)
    }

    /// Where some words begin and end in bytes, with a bracket, a per cent sign or a pound sign at them.
    pub(super) fn with_marks(&self, first: usize, after: usize) -> (usize, usize) {
        let (mut start, mut end) = (self.words[first].start, self.words[after - 1].end);
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

    /// The text in small letters between two places in bytes.
    pub(super) fn lower_between(&self, start: usize, end: usize) -> &str {
        self.lower.get(start..end).unwrap_or_default()
    }

    /// Whether a place lies in words that the text quotes.
    pub(super) fn is_quoted(&self, byte: usize) -> bool {
        self.quoted.iter().any(|(start, end)| (*start..*end).contains(&byte))
    }

    /// Whether a place stands in a heading's line.
    pub(super) fn is_heading(&self, byte: usize) -> bool {
        let line = self.text[..byte].rfind('\n').map_or(0, |at| at + 1);
        self.text[line..].trim_start().starts_with('#')
    }

    /// Whether the word is part of a name: a capital inside a sentence, with another beside it.
    pub(super) fn is_in_name(&self, at: usize) -> bool {
        let (first, last) = self.sentence(at);
        let titled = |at: usize| {
            let mut letters = self.as_written(at).chars();
            letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
        };
        if !titled(at) {
            return false;
        }
        let beside = |there: usize, later: usize| {
            there >= first && there < last && titled(there) && self.words[later].gap == Gap::Near
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

const fn char_length(first: u8) -> usize {
    match first {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

/// The length in bytes of the letter or figure at a place, or 0.
fn letter_at(text: &str, at: usize) -> usize {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return usize::from(byte.is_ascii_alphanumeric());
    }
    text[at..].chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8)
}

/// The length of a mark inside a word: an apostrophe between letters, a colon or point between figures.
fn joint_at(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let (length, figures) = match bytes[at] {
        b'\'' => (1, false),
        b'.' | b':' => (1, true),
        0xe2 if text[at..].starts_with('’') => (3, false),
        _ => return 0,
    };
    if at + length >= bytes.len() || at == 0 {
        return 0;
    }
    let (before, after) = (bytes[at - 1], bytes[at + length]);
    let joins = if figures {
        before.is_ascii_digit() && after.is_ascii_digit()
    } else {
        before.is_ascii_alphabetic() && after.is_ascii_alphabetic()
    };
    if joins { length } else { 0 }
}

fn gap_of(between: &str) -> Gap {
    match between {
        " " | "-" => return Gap::Near,
        "/" => return Gap::Stroke,
        "." => return Gap::Point,
        _ => {}
    }
    let marks = between.trim();
    if marks.is_empty() && !between.contains("\n\n") {
        return Gap::Near;
    }
    let joined = marks.len() == between.len();
    match marks {
        "-" | "–" | "‑" if joined => Gap::Near,
        "/" => Gap::Stroke,
        _ => Gap::Mark,
    }
}

fn ends_sentence(between: &str, last: &str, rest: &str) -> bool {
    if matches!(between, " " | "-" | ", ") {
        return false;
    }
    if let Some(line) = between.find('\n') {
        let after = &between[line + 1..];
        let item = after.contains(['-', '•', '*', '>', '#', '|', '–', '\n', '(', '▪']);
        return item || rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    }
    let Some(at) = between.find(['.', '!', '?', '…', '•', '|']) else { return false };
    let mark = &between[at..];
    if mark.starts_with(['•', '|']) {
        return true;
    }
    let spaced = mark.contains(char::is_whitespace);
    let begins = rest.starts_with(|c: char| !c.is_lowercase());
    let abbreviated = mark.starts_with('.') && (NEVER_LAST.contains(&last) || !begins);
    spaced && !abbreviated
}

/// The parts of a text that quote someone, in bytes and in order, and its block quotations.
///
/// A quotation begins and ends in one paragraph; a mark that is not closed opens nothing.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut begin = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('>') {
            found.push((begin, begin + line.len()));
        } else if line.contains(['"', '“', '‘', '\'', '«']) {
            quoted_in_line(line, begin, &mut found);
        }
        begin += line.len();
    }
    found
}

fn quoted_in_line(line: &str, begin: usize, found: &mut Vec<(usize, usize)>) {
    let mut open: Option<(usize, char)> = None;
    for (at, mark) in line.char_indices() {
        let before = line[..at].chars().next_back();
        let after = line[at + mark.len_utf8()..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match (open, mark) {
            (None, '"' | '“' | '«') if !before.is_some_and(|c| c.is_ascii_digit()) => open = Some((at, mark)),
            (None, '‘' | '\'') if !letter(before) && letter(after) => open = Some((at, mark)),
            (Some((from, '"')), '"')
            | (Some((from, '“')), '”')
            | (Some((from, '«')), '»')
            | (Some((from, '‘')), '’')
            | (Some((from, '\'')), '\'') => {
                if matches!(mark, '’' | '\'') && letter(after) {
                    continue;
                }
                found.push((begin + from, begin + at));
                open = None;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> usize {
        let written = Written::new(text);
        written.words.last().map_or(0, |word| word.sentence + 1)
    }

    #[test]
    fn words_keep_their_figures_and_apostrophes() {
        let written = Written::new("Sam’s 1:1 help, 32.5 hours and/or low-arousal, e.g. now.");
        let words: Vec<&str> = (0..written.len()).map(|at| written.lower(at)).collect();
        let expected =
            ["sam’s", "1:1", "help", "32.5", "hours", "and", "or", "low", "arousal", "e", "g", "now"];
        assert_eq!(words, expected);
        assert_eq!(written.word(6).gap, Gap::Stroke);
        assert_eq!(written.word(10).gap, Gap::Point);
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

    #[test]
    fn quotations_of_every_mark_are_seen() {
        for text in ["She said \"as needed\".", "‘as needed’ she said", "“as needed”", "> as needed", "'as needed' he"] {
            let written = Written::new(text);
            assert!(written.is_quoted(text.find("needed").unwrap()), "{text}");
        }
        let text = "The boys' room, as needed; Sam's too, 6\" wide";
        assert!(!Written::new(text).is_quoted(text.find("needed").unwrap()));
    }

    #[test]
    fn a_name_is_capitals_side_by_side() {
        let written = Written::new("The Autism Support Team and Support for Sam.");
        assert!(written.is_in_name(2));
        assert!(!written.is_in_name(5));
    }
}
