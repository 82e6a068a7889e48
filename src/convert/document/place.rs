//! Where in the source a paragraph stands.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Where in the source a paragraph stands. Two paragraphs of a document never have the same place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Which part of the file.
    pub part: Part,
    /// Which paragraph of the part, counted from 1 in the source's order, blank ones and those in
    /// tables and boxes included. In a text file the line on which it begins.
    pub paragraph: u32,
    /// The page on which it begins, from 1, where the file type tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The cells around it, outermost first; empty outside tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellPlace>,
}

/// A part of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Part {
    /// The text itself.
    Body,
    /// A running head, counted from 1.
    Header(u32),
    /// A running foot, counted from 1.
    Footer(u32),
    /// The footnotes.
    Footnotes,
    /// The endnotes.
    Endnotes,
    /// The comments.
    Comments,
    /// A document inside the document, counted from 1.
    Embedded(u32),
}

/// A cell of a table, each number from 1 as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellPlace {
    /// Which table: in the part's order at the top, in the cell's order when nested.
    pub table: u32,
    /// Which row.
    pub row: u32,
    /// Which column.
    pub column: u32,
}

impl Place {
    /// The place of a paragraph outside tables.
    #[must_use]
    pub const fn new(part: Part, paragraph: u32) -> Self {
        Self { part, paragraph, page: None, cells: Vec::new() }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body => f.write_str("body"),
            Self::Header(number) => write!(f, "header {number}"),
            Self::Footer(number) => write!(f, "footer {number}"),
            Self::Footnotes => f.write_str("footnotes"),
            Self::Endnotes => f.write_str("endnotes"),
            Self::Comments => f.write_str("comments"),
            Self::Embedded(number) => write!(f, "embedded document {number}"),
        }
    }
}

impl fmt::Display for Place {
    /// As in "page 3, table 2, row 4, column 1, paragraph 57"; the body is not named.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.part != Part::Body {
            write!(f, "{}, ", self.part)?;
        }
        if let Some(page) = self.page {
            write!(f, "page {page}, ")?;
        }
        for CellPlace { table, row, column } in &self.cells {
            write!(f, "table {table}, row {row}, column {column}, ")?;
        }
        write!(f, "paragraph {}", self.paragraph)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_in_words() {
        let mut place = Place::new(Part::Body, 57);
        assert_eq!(place.to_string(), "paragraph 57");
        place.page = Some(3);
        place.cells.push(CellPlace { table: 2, row: 4, column: 1 });
        assert_eq!(place.to_string(), "page 3, table 2, row 4, column 1, paragraph 57");
        assert_eq!(Place::new(Part::Header(2), 1).to_string(), "header 2, paragraph 1");
    }
}
