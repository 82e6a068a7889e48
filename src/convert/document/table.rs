//! A table as a grid of cells.

use super::Block;
use serde::{Deserialize, Serialize};

/// A table as a grid of cells.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// How many rows the grid has.
    pub rows: u32,
    /// How many columns the grid has.
    pub columns: u32,
    /// How many of the first rows are said to be the head, repeated on every page.
    #[serde(default)]
    pub head_rows: u32,
    /// The cells by row, then column of their top left corner. No two overlap; a place of the grid
    /// may be without a cell.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The first row it covers, from 0.
    pub row: u32,
    /// The first column it covers, from 0.
    pub column: u32,
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// How many columns it covers, at least 1.
    pub column_span: u32,
    /// What is in it; a nested table is a block like any other.
    pub blocks: Vec<Block>,
}

impl Table {
    /// The cell that covers a place of the grid, both numbers from 0.
    #[must_use]
    pub fn cell_at(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| {
            (cell.row..cell.row + cell.row_span).contains(&row)
                && (cell.column..cell.column + cell.column_span).contains(&column)
        })
    }

    /// The cells that begin in a row, left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(move |cell| cell.row == row)
    }
}

impl Cell {
    /// Its text: its paragraphs on lines of their own, those of nested tables and boxes included.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        super::walk::each_paragraph(&self.blocks, &mut |paragraph, _| {
            if !paragraph.is_blank() {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(paragraph.text.trim());
            }
        });
        text
    }
}
