//! A flow of RTF text: paragraphs, and rows of cells to tables.

use super::super::ReadError;
use super::super::gather::Gather;
use super::super::grid::{RawCell, table_of};
use crate::convert::document::{Block, CellPlace, PageBreak, Paragraph};
use crate::convert::limits::{DEEPEST_BLOCK, MOST_COLUMNS, MOST_ROWS};

/// A cell as a row's definition gives it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CellShape {
    /// Where its right edge is, in twentieths of a point.
    pub(super) right: i32,
    /// Goes on from the cell above.
    pub(super) below: bool,
    /// Goes on from the cell to the left.
    pub(super) beside: bool,
}

/// The body, a head, a note or a box, as it grows.
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    tables: Vec<Growing>,
    /// The paragraph being written.
    pub(super) paragraph: Paragraph,
    /// What is anchored in it.
    pub(super) before: Vec<Block>,
    pub(super) after: Vec<Block>,
}

/// A table as it grows.
#[derive(Default)]
struct Growing {
    number: u32,
    rows: Vec<Vec<RawCell>>,
    row: Vec<Vec<Block>>,
    cell: Vec<Block>,
    head_rows: u32,
}

impl Flow {
    pub(super) fn new(gather: &Gather) -> Self {
        Self {
            blocks: Vec::new(),
            tables: Vec::new(),
            paragraph: Paragraph::new(gather.here()),
            before: Vec::new(),
            after: Vec::new(),
        }
    }

    /// Opens or closes tables until as many are open as the paragraph stands in.
    fn stand_in(&mut self, level: usize, gather: &mut Gather) -> Result<(), ReadError> {
        if level > DEEPEST_BLOCK {
            return Err(ReadError::limit("the depth of tables in each other", DEEPEST_BLOCK, "levels"));
        }
        while self.tables.len() > level {
            self.close_table();
        }
        while self.tables.len() < level {
            let outer = std::mem::replace(&mut gather.cells, self.cells());
            let number = gather.next_table();
            gather.cells = outer;
            self.tables.push(Growing { number, ..Growing::default() });
        }
        Ok(())
    }

    fn close_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        if !table.cell.is_empty() || !table.row.is_empty() {
            table.end_row(&[], false);
        }
        let built = table_of(table.rows, table.head_rows);
        if let Some(built) = built {
            self.target().push(Block::Table(built));
        }
    }

    fn target(&mut self) -> &mut Vec<Block> {
        match self.tables.last_mut() {
            Some(table) => &mut table.cell,
            None => &mut self.blocks,
        }
    }

    fn cells(&self) -> Vec<CellPlace> {
        let count = |length: usize| u32::try_from(length + 1).unwrap_or(u32::MAX);
        self.tables
            .iter()
            .map(|table| CellPlace {
                table: table.number,
                row: count(table.rows.len()),
                column: count(table.row.len()),
            })
            .collect()
    }

    /// Ends the paragraph; it stands in so many tables.
    pub(super) fn end_paragraph(&mut self, level: usize, gather: &mut Gather) -> Result<(), ReadError> {
        self.stand_in(level, gather)?;
        let outer = std::mem::replace(&mut gather.cells, self.cells());
        let place = gather.next_paragraph();
        gather.cells = outer;
        let mut paragraph = std::mem::replace(&mut self.paragraph, Paragraph::new(place.clone()));
        paragraph.place = place;
        let (before, after) = (std::mem::take(&mut self.before), std::mem::take(&mut self.after));
        let target = self.target();
        target.extend(before);
        if !paragraph.is_blank() {
            target.push(Block::Paragraph(paragraph));
        }
        target.extend(after);
        Ok(())
    }

    /// Ends a cell.
    pub(super) fn end_cell(&mut self, level: usize, gather: &mut Gather) -> Result<(), ReadError> {
        self.end_paragraph(level, gather)?;
        if let Some(table) = self.tables.last_mut() {
            if table.row.len() >= MOST_COLUMNS as usize {
                return Err(ReadError::limit("the number of columns of a table", MOST_COLUMNS, "columns"));
            }
            let cell = std::mem::take(&mut table.cell);
            table.row.push(cell);
        }
        Ok(())
    }

    /// Ends a row.
    pub(super) fn end_row(
        &mut self,
        level: usize,
        shapes: &[CellShape],
        head: bool,
    ) -> Result<(), ReadError> {
        while self.tables.len() > level.max(1) {
            self.close_table();
        }
        if let Some(table) = self.tables.last_mut() {
            if table.rows.len() >= MOST_ROWS as usize {
                return Err(ReadError::limit("the number of rows of a table", MOST_ROWS, "rows"));
            }
            table.end_row(shapes, head);
        }
        Ok(())
    }

    pub(super) fn page_break(&mut self) {
        let page = Block::PageBreak(PageBreak { page: None });
        if self.paragraph.is_blank() {
            self.before.push(page);
        } else {
            self.after.push(page);
        }
    }

    /// Ends the flow.
    pub(super) fn finish(mut self, gather: &mut Gather) -> Result<Vec<Block>, ReadError> {
        let level = self.tables.len();
        if !self.paragraph.is_blank() || !self.before.is_empty() || !self.after.is_empty() {
            self.end_paragraph(level, gather)?;
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
        Ok(self.blocks)
    }
}

impl Growing {
    fn end_row(&mut self, shapes: &[CellShape], head: bool) {
        if !self.cell.is_empty() {
            let cell = std::mem::take(&mut self.cell);
            self.row.push(cell);
        }
        if head && self.head_rows as usize == self.rows.len() {
            self.head_rows += 1;
        }
        let cells = std::mem::take(&mut self.row);
        let row = cells.into_iter().enumerate().map(|(at, blocks)| {
            let shape = shapes.get(at).copied();
            RawCell {
                // Without a definition, columns are as wide as each other.
                right: shape.map_or_else(|| i32::try_from(at + 1).unwrap_or(i32::MAX), |shape| shape.right),
                below: shape.is_some_and(|shape| shape.below),
                beside: shape.is_some_and(|shape| shape.beside),
                blocks,
            }
        });
        self.rows.push(row.collect());
    }
}
