//! A place in a text, as every answer of this module gives it.

/// A stretch of a text, in Unicode scalar values: `end` is the first that no longer belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The first.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Stretch {
    /// The stretch of a text between two bytes, which are the beginnings of characters.
    #[must_use]
    pub fn of(text: &str, start: usize, end: usize) -> Self {
        let before = text[..start].chars().count();
        Self { start: before, end: before + text[start..end].chars().count() }
    }
}
