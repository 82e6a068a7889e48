//! A section's letter in a heading: "Section B:", "B)", "Part B", "Health needs (C)", "Sections E and F".

use super::normal::words_of;
use crate::model::Section;

/// How plainly a heading gives its letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The letter alone.
    Bare,
    /// The letter with a mark, before or after the name.
    Marked,
    /// The word "Section" or "Part" and the letter.
    Explicit,
}

/// A letter found in a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lettered {
    /// The sections named; H alone is both its parts.
    pub sections: Vec<Section>,
    /// How plainly.
    pub strength: Strength,
    /// The words beside the letter.
    pub name: String,
}

/// The letter in a heading, if it has one.
pub fn lettered(text: &str) -> Option<Lettered> {
    let text = text.trim().trim_matches(['*', '_', '|']).trim();
    let mut found =
        explicit(text).or_else(|| marked(text)).or_else(|| bracketed(text)).or_else(|| last(text))?;
    let listed = listed(text);
    if listed.len() >= 2 {
        found.sections.extend(listed);
        found.sections.sort_unstable();
        found.sections.dedup();
    }
    Some(found)
}

/// Every section that a heading names in a list: "Section B (needs), Section E (outcomes)",
/// "Needs (Section B) and provision (Section F)". A section that a heading only refers to ("to meet
/// the needs in Section B") is not of the list.
fn listed(text: &str) -> Vec<Section> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, word) in lower.match_indices("section").chain(lower.match_indices("part")) {
        let before = lower[..at].trim_end();
        let joined = before.is_empty()
            || before.ends_with(['(', '[', ',', '/', '|', '&', '+', ';', '\u{2013}', '\u{2014}', '-'])
            || before.ends_with(" and");
        let rest = text[at + word.len()..].trim_start_matches('s').trim_start();
        if let Some((sections, _)) = letters(rest).filter(|_| joined) {
            found.extend(sections);
        }
    }
    found
}

/// "Section B", "SECTIONS E and F", "Sec. B", "Part B".
fn explicit(text: &str) -> Option<Lettered> {
    let lower = text.to_lowercase();
    let word = ["sections", "section", "sect.", "sect", "sec.", "sec", "parts", "part"]
        .into_iter()
        .find(|word| lower.starts_with(word) && text.is_char_boundary(word.len()))?;
    let rest = text[word.len()..].trim_start();
    if rest.len() == text.len() - word.len() && !word.ends_with('.') && !rest.starts_with(':') {
        return None;
    }
    let (sections, name) = letters(rest)?;
    // "Section B of the plan says ...", "Section I am in": a sentence, not a heading.
    let name = name.trim_start();
    if name.starts_with(|c: char| c.is_lowercase()) && !name.starts_with("the ") {
        return None;
    }
    Some(Lettered { sections, strength: Strength::Explicit, name: clean(name) })
}

/// "B. Needs", "B) Needs", "B: Needs", "B – Needs", "(B) Needs", "H1 Needs", and "B" alone.
fn marked(text: &str) -> Option<Lettered> {
    let inner = text.strip_prefix(['(', '[']).unwrap_or(text);
    let (sections, rest) = letters(inner)?;
    if rest.trim().is_empty() {
        let strength = if inner.len() < text.len() { Strength::Marked } else { Strength::Bare };
        return (inner.trim_end_matches([')', ']', '.', ':']).len() <= 12).then(|| Lettered {
            sections,
            strength,
            name: String::new(),
        });
    }
    let after = &inner[one_letter(inner)?.1..];
    let trimmed = after.trim_start();
    let has_mark = trimmed.starts_with(['.', ')', ']', ':', '\u{2013}', '\u{2014}', '-', '|', '/', '&', ','])
        || after.starts_with('\t')
        || sections != one_letter(inner)?.0
        || inner[..2.min(inner.len())].chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let joins_word = after.starts_with('-') && !after.starts_with("- ");
    (has_mark && !joins_word).then(|| Lettered { sections, strength: Strength::Marked, name: clean(rest) })
}

/// "Health needs (C)", "Care support (H1/H2)".
fn bracketed(text: &str) -> Option<Lettered> {
    let inner = text.trim_end_matches(['.', ':', ' ']).strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let inside = inner[open + 1..].trim();
    let lower = inside.to_lowercase();
    let inside = ["sections ", "section ", "part ", "sec. ", "sec "]
        .iter()
        .find(|word| lower.starts_with(**word))
        .map_or(inside, |word| &inside[word.len()..]);
    let (sections, rest) = letters(inside)?;
    (rest.trim().is_empty()).then(|| Lettered {
        sections,
        strength: Strength::Marked,
        name: clean(&text[..open]),
    })
}

/// "Views – Section A", "Health needs: Section C".
fn last(text: &str) -> Option<Lettered> {
    let lower = text.to_lowercase();
    let at = lower.rfind("section ")?;
    if !text.is_char_boundary(at)
        || !text[..at].trim_end().ends_with(['\u{2013}', '\u{2014}', '-', ':', ',', '|', '('])
    {
        return None;
    }
    let found = explicit(&text[at..])?;
    found.name.is_empty().then(|| Lettered { name: clean(&text[..at]), ..found })
}

fn clean(name: &str) -> String {
    name.trim_matches([
        ' ', '\t', '.', ')', ']', '[', '(', ':', '\u{2013}', '\u{2014}', '-', '|', '/', ',', '\u{a0}', '\n',
    ])
    .to_owned()
}

/// The letters at the start: "B", "H1", "C1", "E and F", "H1/H2", "H1 & H2", and what follows.
fn letters(text: &str) -> Option<(Vec<Section>, &str)> {
    let (mut sections, first) = one_letter(text)?;
    let mut rest = &text[first.min(text.len())..];
    loop {
        let trimmed = rest.trim_start();
        let joined = ["and ", "& ", "/", "&", ", ", "+ ", "or "]
            .iter()
            .find_map(|join| without(trimmed, join))
            .map(|after| {
                let after = after.trim_start();
                let after = without(after, "and ").unwrap_or(after);
                ["section ", "part "].iter().find_map(|word| without(after, word)).unwrap_or(after)
            });
        let Some((more, next)) = joined.and_then(|after| Some((one_letter(after)?, after))) else { break };
        for section in more.0 {
            if !sections.contains(&section) {
                sections.push(section);
            }
        }
        rest = &next[more.1.min(next.len())..];
    }
    Some((sections, rest))
}

/// A text without what it begins with, in capitals or not.
fn without<'t>(text: &'t str, begin: &str) -> Option<&'t str> {
    let head = text.get(..begin.len())?;
    head.eq_ignore_ascii_case(begin).then(|| &text[begin.len()..])
}

/// One letter with its digit, and their length in bytes: it stands by itself, and is a capital.
fn one_letter(text: &str) -> Option<(Vec<Section>, usize)> {
    let mut characters = text.chars();
    let letter = characters.next().filter(|c| ('A'..='K').contains(c))?;
    let next = characters.next();
    let digit = next.filter(|c| ('1'..='4').contains(c));
    let after = if digit.is_some() { characters.next() } else { next };
    if after.is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '\u{2019}') {
        return None;
    }
    // "F1.2" and "C1.1" are labels of items.
    if digit.is_some() && after == Some('.') && characters.next().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    // "D.O.B.", "G.P.", "A.D.H.D."
    let mut rest = text.get(1..)?.chars();
    if digit.is_none()
        && rest.next() == Some('.')
        && rest.next().is_some_and(char::is_alphabetic)
        && rest.next().is_none_or(|c| !c.is_alphanumeric())
    {
        return None;
    }
    let sections = match (letter, digit) {
        ('H', Some('1')) => vec![Section::H1],
        ('H', Some('2')) => vec![Section::H2],
        ('H', None) => vec![Section::H1, Section::H2],
        ('H', Some(_)) => return None,
        (letter, digit) => {
            if digit.is_some() && !matches!(letter, 'A' | 'B' | 'C' | 'D' | 'G' | 'F' | 'E') {
                return None;
            }
            vec![Section::from_letter(&letter.to_string())?]
        }
    };
    Some((sections, 1 + usize::from(digit.is_some())))
}

/// The part of an old statement of special educational needs that a heading names: "Part 2".
pub fn old_part(text: &str) -> Option<(u8, String)> {
    let words = words_of(text);
    if words.first()? != "part" {
        return None;
    }
    let number = match words.get(1)?.as_str() {
        "1" | "one" | "i" => 1,
        "2" | "two" | "ii" => 2,
        "3" | "three" | "iii" => 3,
        "4" | "four" | "iv" => 4,
        "5" | "five" | "v" => 5,
        "6" | "six" | "vi" => 6,
        _ => return None,
    };
    Some((number, words[2..].join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        lettered(text).map_or_else(String::new, |found| {
            let letters: Vec<&str> = found.sections.iter().map(|section| section.letter()).collect();
            format!("{}|{}|{:?}", letters.join(","), found.name, found.strength)
        })
    }

    #[test]
    fn letters_are_read_however_they_are_written() {
        for (text, expected) in [
            ("Section B: Special educational needs", "B|Special educational needs|Explicit"),
            ("SECTION A \u{2013} YOUR CHILD\u{2019}S STORY", "A|YOUR CHILD\u{2019}S STORY|Explicit"),
            ("Sec. H1 Provision by social care", "H1|Provision by social care|Explicit"),
            ("Sections E and F | Outcomes and provision", "E,F|Outcomes and provision|Explicit"),
            ("Part B", "B||Explicit"),
            ("B. Needs", "B|Needs|Marked"),
            ("B) Needs", "B|Needs|Marked"),
            ("(B) Needs", "B|Needs|Marked"),
            ("B", "B||Bare"),
            ("H1/H2", "H1,H2||Bare"),
            ("H Care", ""),
            ("H: Care", "H1,H2|Care|Marked"),
            ("Health needs (C)", "C|Health needs|Marked"),
            ("Care support (H1/H2)", "H1,H2|Care support|Marked"),
            ("Views \u{2013} Section A", "A|Views|Explicit"),
            ("C1 Health needs", "C|Health needs|Marked"),
            ("F1.2 Daily practice", ""),
            ("D.O.B:", ""),
            ("G.P. details", ""),
            ("B.Needs", "B|Needs|Marked"),
            ("A befriender for six hours", ""),
            ("I don't want to sit at the front", ""),
            ("I want to have a tree house", ""),
            ("B-roll", ""),
            ("Appendix A", ""),
            ("Section F of the plan says", ""),
            ("Biscuit", ""),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
        assert_eq!(
            old_part("Part 2: Special educational needs"),
            Some((2, "special educational needs".into()))
        );
    }
}
