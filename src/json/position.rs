//! Line and column of a place in a file. Both are counted from 1; columns count characters.

use std::cell::Cell;

/// A place in a file, as people and editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Finds the lines of a text once, for many questions.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The byte and column of the last answer: in a file of one long line the next is often near.
    last: Cell<(usize, usize)>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let ends = text.match_indices('\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts, last: Cell::new((0, 1)) }
    }

    /// The position of the character at this byte of the text.
    pub(super) fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line.saturating_sub(1)];
        let (known, column) = match self.last.get() {
            (known, column) if (start..=byte).contains(&known) => (known, column),
            _ => (start, 1),
        };
        let between = self.text.get(known..byte).unwrap_or_default();
        let column = column + between.chars().count();
        self.last.set((byte, column));
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::of("ab\nŁé😀x\n");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(3 + 2 + 2 + 4), Position { line: 2, column: 4 });
        assert_eq!(lines.position(3 + 2), Position { line: 2, column: 2 });
        assert_eq!(lines.position(3 + 2 + 2), Position { line: 2, column: 3 });
        assert_eq!(lines.position(1), Position { line: 1, column: 2 });
        assert_eq!(lines.position(999), Position { line: 3, column: 1 });
    }
}
