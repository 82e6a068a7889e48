//! Where sentences end: at a full stop, and at the end of a paragraph, a heading or a list item.

use serde::Deserialize;
use std::sync::OnceLock;

/// A line that stops before this many characters, with a capital after it, was ended on purpose.
const SHORTEST_WRAPPED_LINE: usize = 60;

/// The sentences of a text as their words with their marks, in order. None is without words.
#[derive(Debug, Clone, Default)]
pub(in crate::wording) struct Sentences<'t> {
    words: Vec<&'t str>,
    /// Where the sentences end among the words.
    ends: Vec<usize>,
}

impl<'t> Sentences<'t> {
    /// The sentences, each as its words.
    pub(in crate::wording) fn iter(&self) -> impl Iterator<Item = &[&'t str]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.words[start..*end])
    }

    fn end(&mut self) {
        if self.ends.last().copied().unwrap_or(0) < self.words.len() {
            self.ends.push(self.words.len());
        }
    }
}

/// Parts a text into its sentences.
pub(in crate::wording) fn split(text: &str) -> Sentences<'_> {
    let mut found = Sentences { words: Vec::with_capacity(text.len() / 5 + 1), ends: Vec::new() };
    let (lines, blocks) = blocks(text);
    for block in blocks.windows(2).map(|ends| &lines[ends[0]..ends[1]]) {
        // The number of a list item is no sentence.
        let is_mark = block.first().is_some_and(|line| begins_item(line));
        let first = found.words.len() + usize::from(is_mark);
        for line in block {
            for word in words(line) {
                let before = found.words.get(first..).and_then(<[&str]>::last);
                if before.is_some_and(|before| ends_sentence(before, word)) {
                    found.end();
                }
                found.words.push(word);
            }
        }
        found.end();
    }
    found
}

/// The pieces between white space. Nearly every byte is a plain letter, which needs no table.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.strip_prefix(' ').unwrap_or(rest).trim_start();
        let mut end = 0;
        // White space, or a letter of several bytes that may be one.
        let stops = |byte: &u8| *byte <= b' ' || *byte >= 0x80;
        while let Some(step) = rest.as_bytes()[end..].iter().position(stops) {
            end += step;
            match rest[end..].chars().next() {
                Some(letter) if !letter.is_whitespace() => end += letter.len_utf8(),
                _ => break,
            }
        }
        if !rest[end..].starts_with(char::is_whitespace) {
            end = rest.len();
        }
        let (word, after) = rest.split_at(end);
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// The lines that hold anything, and where the runs of them begin that belong together (paragraphs,
/// headings, list items, table rows), with where the last one ends.
fn blocks(text: &str) -> (Vec<&str>, Vec<usize>) {
    let (mut lines, mut blocks) = (Vec::new(), Vec::new());
    let mut before: Option<&str> = None;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            before = None;
            continue;
        }
        if !before.is_some_and(|before| goes_on(before, line)) {
            blocks.push(lines.len());
        }
        lines.push(line);
        before = Some(line);
    }
    blocks.push(lines.len());
    (lines, blocks)
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
    if word.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ',') {
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
            assert_eq!(split(text).iter().count(), count, "{text:?}: {:?}", split(text));
        }
    }
}
