//! What the marks between words mean: where a word, a sentence, a heading and a quotation begin and end.

use super::Gap;

/// Words whose full stop does not end a sentence when a capital or a figure follows.
const NEVER_LAST: [&str; 13] =
    ["mr", "mrs", "ms", "dr", "prof", "st", "g", "e", "approx", "no", "vs", "incl", "reg"];

/// Where the next letter or figure stands, in bytes.
pub(super) fn next_letter(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        if byte.is_ascii_alphanumeric() {
            return Some(at);
        }
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        let letter = text[at..].chars().next()?;
        if letter.is_alphanumeric() {
            return Some(at);
        }
        at += letter.len_utf8();
    }
}

/// Whether a mark belongs to the word around it: an apostrophe between letters, a colon or point between figures.
pub(super) fn is_joint(text: &str, start: usize, at: usize, mark: char) -> bool {
    let before = text[start..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    let both = |fits: fn(char) -> bool| before.is_some_and(fits) && after.is_some_and(fits);
    match mark {
        '\'' | '\u{2019}' => both(char::is_alphabetic),
        '.' | ':' => both(|letter| letter.is_ascii_digit()),
        _ => false,
    }
}

/// Whether the line that a text begins with is a heading.
pub(super) fn is_heading(text: &str) -> bool {
    text.trim_start_matches([' ', '\t']).starts_with('#')
}

pub(super) fn gap_of(between: &str) -> Gap {
    match between {
        " " | "-" => return Gap::Near,
        "/" => return Gap::Stroke,
        "." => return Gap::Point,
        _ => {}
    }
    // The stars of strong words part nothing, but for those at the beginning of a line.
    let star = if between.contains('\n') { ' ' } else { '*' };
    let marks = between.trim_matches(|c: char| c.is_whitespace() || c == star);
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

pub(super) fn ends_sentence(between: &str, last: &str, rest: &str) -> bool {
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
pub(super) fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    // Looked for in all bytes at once, since most texts have none of these.
    let may_quote = |any, byte: &u8| any | matches!(byte, b'"' | b'\'' | b'>' | 0xe2 | 0xc2);
    if !text.as_bytes().iter().fold(false, may_quote) {
        return found;
    }
    let mut begin = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('>') {
            found.push((begin, begin + line.len()));
        } else {
            quoted_in_line(line, begin, &mut found);
        }
        begin += line.len();
    }
    found
}

fn quoted_in_line(line: &str, begin: usize, found: &mut Vec<(usize, usize)>) {
    let mut open: Option<(usize, char)> = None;
    let mut next = 0;
    // Marks of quotations begin with these bytes, and few letters do.
    let may_be_mark = |byte: &u8| matches!(byte, b'"' | b'\'' | 0xe2 | 0xc2);
    while let Some(step) = line.as_bytes()[next..].iter().position(may_be_mark) {
        let at = next + step;
        let Some(mark) = line[at..].chars().next() else { break };
        next = at + mark.len_utf8();
        if !matches!(mark, '"' | '\'' | '“' | '”' | '«' | '»' | '‘' | '’') {
            continue;
        }
        let before = line[..at].chars().next_back();
        let after = line[next..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match (open, mark) {
            (None, '"' | '“' | '«') if !before.is_some_and(|c| c.is_ascii_digit()) => {
                open = Some((at, mark));
            }
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
