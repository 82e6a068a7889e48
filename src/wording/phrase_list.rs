//! Lists of phrases that rules look for, and a text cut into words once for all of them.

use super::phrases::Phrases;
use super::written::{Counter, Written};
use std::fmt;

/// A text cut into its words, for many lists of phrases.
pub struct Words<'t> {
    text: &'t str,
    written: Written<'t>,
}

/// A stretch of a text, in Unicode scalar values: `end` is the first that no longer belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The first.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Phrases to look for: in small letters, found in any case, whole words only, never across the
/// end of a sentence. A space also stands for a hyphen, `(a|b|)` is a choice, `#` any number in figures.
#[derive(Debug)]
pub struct PhraseList(Phrases);

impl<'t> Words<'t> {
    /// Cuts the text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self { text, written: Written::new(text) }
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The text as the readers of this module look at it.
    pub(super) const fn written(&self) -> &Written<'t> {
        &self.written
    }

    /// How many words it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.written.len()
    }
}

impl fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.count())
    }
}

impl PhraseList {
    /// A list of these phrases.
    #[must_use]
    pub fn of(phrases: &[&str]) -> Self {
        Self(Phrases::new(phrases.iter().map(|phrase| (*phrase, 0))))
    }

    /// Whether any of the phrases is in the text.
    #[must_use]
    pub fn is_in(&self, words: &Words<'_>) -> bool {
        (0..words.written.len()).any(|at| self.0.begins(&words.written, at).is_some())
    }

    /// Where the first of the phrases stands.
    #[must_use]
    pub fn first(&self, words: &Words<'_>) -> Option<Stretch> {
        self.each(words).next()
    }

    /// Where the phrases stand, in order, none overlapping: the earlier first, and of two that
    /// begin together the longer.
    #[must_use]
    pub fn all(&self, words: &Words<'_>) -> Vec<Stretch> {
        self.each(words).collect()
    }

    fn each<'w>(&'w self, words: &'w Words<'_>) -> impl Iterator<Item = Stretch> + 'w {
        let written = &words.written;
        let mut counter = Counter::new(words.text);
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < written.len() {
                let first = at;
                let Some(after) = self.0.begins(written, first) else {
                    at += 1;
                    continue;
                };
                at = after;
                let (start, end) = (written.word(first).start, written.word(after - 1).end);
                return Some(Stretch { start: counter.at(start), end: counter.at(end) });
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        let list = PhraseList::of(&["top up", "band #", "and/or"]);
        let found = |text: &str| {
            let words = Words::of(text);
            list.all(&words)
                .into_iter()
                .map(|at| text.chars().skip(at.start).take(at.end - at.start).collect::<String>())
                .collect::<Vec<String>>()
        };
        assert_eq!(found("Top-up at Band 4, and/or more"), ["Top-up", "Band 4", "and/or"]);
        assert_eq!(found("an exercise band for her; stop upset"), Vec::<String>::new());
        assert_eq!(found("\u{1f600} \u{c9}l\u{e8}ve: top up"), ["top up"]);
    }
}
