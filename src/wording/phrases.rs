//! Finds the phrases of a committed list in a text, the longest first, in one pass over its words.
//!
//! A phrase is written as in the text, in small letters. `(a|b|)` is a choice, nothing included;
//! `#` is any number in figures. A space in a phrase is a space or a hyphen in the text.

use super::written::{Gap, Written};

/// Letters and figures have buckets of their own; everything else shares one.
const LETTERS: usize = 27;

/// Phrases with what each stands for, by the first two letters of the first word.
#[derive(Debug)]
pub(super) struct Phrases {
    buckets: Vec<Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<(Gap, String)>,
    stands_for: usize,
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// The number of its first word.
    pub first: usize,
    /// The number of the word after its last.
    pub after: usize,
    /// What the list gave with the phrase.
    pub stands_for: usize,
}

impl Phrases {
    /// An index of phrases, each with a number that its hits carry.
    pub(super) fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, usize)>) -> Self {
        let mut buckets: Vec<Vec<Phrase>> = Vec::new();
        buckets.resize_with(LETTERS * LETTERS, Vec::new);
        for (pattern, stands_for) in phrases {
            for plain in choices(pattern) {
                let words = words_of(&plain);
                if let Some((_, first)) = words.first() {
                    buckets[bucket(first)].push(Phrase { words, stands_for });
                }
            }
        }
        for bucket in &mut buckets {
            bucket.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Self { buckets }
    }

    /// Every phrase that begins at a word, longest first.
    pub(super) fn at(&self, written: &Written<'_>, first: usize) -> impl Iterator<Item = Hit> {
        let word = written.lower(first);
        self.buckets[bucket(word)].iter().filter_map(move |phrase| {
            // The first word is told apart before anything else, for it nearly always differs.
            let fits = phrase.words.iter().enumerate().all(|(offset, (gap, expected))| {
                let at = first + offset;
                at < written.len()
                    && same(written.lower(at), expected)
                    && (offset == 0
                        || (written.word(at).gap == *gap
                            && written.word(at).sentence == written.word(first).sentence))
            });
            fits.then_some(Hit { first, after: first + phrase.words.len(), stands_for: phrase.stands_for })
        })
    }

    /// Whether one of the phrases begins at a word, and where it ends.
    pub(super) fn begins(&self, written: &Written<'_>, first: usize) -> Option<usize> {
        self.at(written, first).next().map(|hit| hit.after)
    }
}

fn same(word: &str, expected: &str) -> bool {
    if expected == "#" { word.starts_with(|c: char| c.is_ascii_digit()) } else { word == expected }
}

fn bucket(word: &str) -> usize {
    let number = |byte: Option<&u8>| match byte {
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a'),
        _ => LETTERS - 1,
    };
    let bytes = word.as_bytes();
    // Figures all look alike, so that `#` is found where they are.
    if bytes.first().is_some_and(|byte| !byte.is_ascii_lowercase()) {
        return LETTERS * LETTERS - 1;
    }
    number(bytes.first()) * LETTERS + number(bytes.get(1))
}

/// The plain phrases for which a pattern with choices stands.
fn choices(pattern: &str) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once('(') else { return vec![pattern.to_owned()] };
    let Some((inside, after)) = rest.split_once(')') else { return vec![pattern.to_owned()] };
    let ends = choices(after);
    inside
        .split('|')
        .flat_map(|choice| ends.iter().map(move |end| format!("{before}{choice}{end}")))
        .collect()
}

fn words_of(phrase: &str) -> Vec<(Gap, String)> {
    let mut words = Vec::new();
    let mut gap = Gap::Near;
    let mut word = String::new();
    for letter in phrase.trim().chars().chain([' ']) {
        let next = match letter {
            ' ' | '-' => Gap::Near,
            '/' => Gap::Stroke,
            // "32.5" is one word, "e.g" is two.
            '.' if !word.starts_with(|c: char| c.is_ascii_digit()) => Gap::Point,
            _ => {
                word.push(letter);
                continue;
            }
        };
        if !word.is_empty() {
            words.push((gap, std::mem::take(&mut word)));
            gap = next;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_comes_first() {
        let phrases = Phrases::new([("as required", 0), ("as (and when|) required", 1), ("and/or", 2), ("# hours", 3)]);
        let found = |text: &str| {
            let written = Written::new(text);
            (0..written.len())
                .filter_map(|at| phrases.at(&written, at).next())
                .map(|hit| (hit.first, hit.after, hit.stands_for))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("Help as and when required."), [(1, 5, 1)]);
        assert_eq!(found("As, required and or"), []);
        assert_eq!(found("tea and/or 25 hours"), [(1, 3, 2), (3, 5, 3)]);
        assert_eq!(found("As-required"), [(0, 2, 0)]);
    }
}
