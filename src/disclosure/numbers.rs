//! Numbers, postcodes and addresses of the net in running text, known by their form.

use super::mark::Kind;
use std::ops::Range;

/// Something with the form of a number, a postcode, an email or web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coded {
    pub(super) span: Range<usize>,
    pub(super) kind: Kind,
}

/// All that has such a form.
pub(super) fn coded(text: &str) -> Vec<Coded> {
    let mut found = Vec::new();
    net_addresses(text, &mut found);
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        digit_runs(text, &mut found);
        postcodes(text, &mut found);
        pupil_numbers(text, &mut found);
    }
    found
}

/// Only the figures of some words.
pub(super) fn figures(words: &str) -> String {
    words.chars().filter_map(|c| c.to_digit(10).and_then(|digit| char::from_digit(digit, 10))).collect()
}

fn net_addresses(text: &str, found: &mut Vec<Coded>) {
    let outside = |c: char| c.is_whitespace() || "<>()[]{}\"“”|,;".contains(c);
    for (at, _) in text.match_indices('@') {
        let start = text[..at].rfind(outside).map_or(0, |before| before + char_length(text, before));
        let end = text[at..].find(outside).map_or(text.len(), |after| at + after);
        let end = start + text[start..end].trim_end_matches(['.', ':', '!', '?', '\'', '’', '*']).len();
        if at > start && text[at..end].contains('.') {
            found.push(Coded { span: start..end, kind: Kind::Email });
        }
    }
    for sign in ["http://", "https://", "www."] {
        let mut from = 0;
        while let Some(at) = find_small(&text[from..], sign) {
            let start = from + at;
            let end = text[start..].find(outside).map_or(text.len(), |after| start + after);
            let end = start + text[start..end].trim_end_matches(['.', ':', '!', '?', '\'', '’', '*']).len();
            found.push(Coded { span: start..end, kind: Kind::WebAddress });
            from = end.max(start + sign.len());
        }
    }
}

fn char_length(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// Where `needle`, of small ASCII letters, stands in any case.
fn find_small(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes().windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
}

/// Numbers of nine figures and more, in groups too: telephone, health, learner and reference numbers.
fn digit_runs(text: &str, found: &mut Vec<Coded>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let plus = at > 0 && bytes[at - 1] == b'+';
        let bracket = at > 0 && bytes[at - 1] == b'(';
        let start = if plus || bracket { at - 1 } else { at };
        let (mut figures, mut end, mut gap) = (0, at, 0);
        let first = bytes[at];
        while at < bytes.len() {
            match bytes[at] {
                byte if byte.is_ascii_digit() => {
                    figures += 1;
                    end = at + 1;
                    gap = 0;
                }
                b' ' | b'-' | b'.' | b'(' | b')' | b'/' if gap < 2 => gap += 1,
                // A no-break space is two bytes.
                0xc2 | 0xa0 if gap < 4 => gap += 1,
                _ => break,
            }
            at += 1;
        }
        at = at.max(end);
        if figures < 9 || is_list_of_amounts(&text[start..end]) {
            continue;
        }
        let telephone = plus || (first == b'0' && figures <= 11);
        // The letters of a pupil number go with its figures.
        let lone = |at: Option<usize>, beyond: Option<usize>| {
            let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at));
            byte(at).is_some_and(u8::is_ascii_alphabetic)
                && byte(beyond).is_none_or(|byte| !byte.is_ascii_alphanumeric())
        };
        let before = lone(start.checked_sub(1), start.checked_sub(2));
        let after = lone(Some(end), Some(end + 1));
        let (start, end) = (start - usize::from(before), end + usize::from(after));
        found.push(Coded { span: start..end, kind: if telephone { Kind::Telephone } else { Kind::Number } });
    }
}

/// "2024 2025 2026" is no number of a person, and neither is "15/09/2026 - 17/12/2026".
fn is_list_of_amounts(written: &str) -> bool {
    let groups: Vec<&str> =
        written.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let year = |group: &&&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let years = groups.iter().filter(year).count();
    years >= 2
        || (years == 1 && groups.len() == 3 && groups[2].len() == 4)
        || groups.iter().all(|it| it.len() <= 2)
}

/// A UK postcode: SW1A 1AA, m1 1ae, "LE12 7RH".
fn postcodes(text: &str, found: &mut Vec<Coded>) {
    let bytes = text.as_bytes();
    for at in 0..bytes.len() {
        let edge = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte < 0x80);
        if !bytes[at].is_ascii_alphabetic() || !edge(at.checked_sub(1).and_then(|it| bytes.get(it))) {
            continue;
        }
        let Some(end) = postcode_end(&bytes[at..]).map(|length| at + length) else { continue };
        let written = &text[at..end];
        // "in 1st" has the form but no capital; postcodes in small letters have no ordinary end.
        let spaced = written.contains(' ');
        let capitals = written.bytes().all(|byte| !byte.is_ascii_lowercase());
        let small = written.bytes().all(|byte| !byte.is_ascii_uppercase());
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| written.to_ascii_lowercase().ends_with(end));
        if edge(bytes.get(end)) && (capitals || (small && !(spaced && ordinal))) {
            found.push(Coded { span: at..end, kind: Kind::Postcode });
        }
    }
}

/// How long a postcode at the beginning is.
fn postcode_end(bytes: &[u8]) -> Option<usize> {
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let area = if letter(1) { 2 } else { 1 };
    if !figure(area) {
        return None;
    }
    // The longest district first: a letter or a second figure may follow.
    for district in [2, 1] {
        if district == 2 && !(figure(area + 1) || letter(area + 1)) {
            continue;
        }
        let mut at = area + district;
        while bytes.get(at) == Some(&b' ') && at < area + district + 2 {
            at += 1;
        }
        if figure(at) && letter(at + 1) && letter(at + 2) {
            return Some(at + 3);
        }
    }
    None
}

/// A unique pupil number: a letter, eleven figures and a figure or letter.
fn pupil_numbers(text: &str, found: &mut Vec<Coded>) {
    let bytes = text.as_bytes();
    let edge = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    for at in 0..bytes.len().saturating_sub(12) {
        let form = bytes[at].is_ascii_alphabetic()
            && bytes[at + 1..at + 12].iter().all(u8::is_ascii_digit)
            && bytes[at + 12].is_ascii_alphanumeric();
        if form && edge(at.checked_sub(1).and_then(|it| bytes.get(it))) && edge(bytes.get(at + 13)) {
            found.push(Coded { span: at..at + 13, kind: Kind::Number });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_known_and_amounts_are_not() {
        for (text, words) in [
            ("Phone 07700 900123 today", "07700 900123"),
            ("or +44 7700 900 123.", "+44 7700 900 123"),
            ("(01632) 960 001", "(01632) 960 001"),
            ("NHS 943 476 5919", "943 476 5919"),
            ("A823432109001B", "A823432109001B"),
            ("at NM4 7QP now", "NM4 7QP"),
            ("nm47qp", "nm47qp"),
            ("mail anna.n@example.org.", "anna.n@example.org"),
            ("see www.family.example/us, please", "www.family.example/us"),
        ] {
            let found = coded(text);
            assert!(found.iter().any(|it| &text[it.span.clone()] == words), "{text}: {found:?}");
        }
        for text in [
            "45 minutes x 3",
            "20-25 minutes, 2-3 times",
            "from 2024 to 2026",
            "in 1st place",
            "KS2 1:1",
            "E2 and F3",
        ] {
            assert_eq!(coded(text), [], "{text}");
        }
    }
}
