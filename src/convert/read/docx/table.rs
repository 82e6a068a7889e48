//! Tables: rows and cells to a grid, merged cells as one.

use super::super::ReadError;
use super::super::xml::{Element, Ns};
use super::Reader;
use super::inline::Open;
use super::properties::{is_on, number, value};
use crate::convert::document::{Cell, CellPlace, RemarkKind, Table};
use crate::convert::limits::{MOST_COLUMNS, MOST_ROWS};

/// A table as it grows.
#[derive(Default)]
struct Grid {
    table: Table,
    number: u32,
    row: u32,
    column: u32,
    /// For each column, the cell of the last row that goes on downwards.
    growing: Vec<Option<usize>>,
    head_rows_go_on: bool,
}

impl Reader<'_, '_, '_> {
    /// Reads a table. A table whose rows were all deleted is none.
    pub(super) fn table(&mut self, element: Element<'_, '_>) -> Result<Option<Table>, ReadError> {
        let number = self.gather.next_table();
        let mut grid = Grid { number, head_rows_go_on: true, ..Grid::default() };
        self.rows(element, &mut grid)?;
        let mut table = grid.table;
        table.rows = grid.row;
        for cell in &mut table.cells {
            cell.row_span = cell.row_span.min(table.rows - cell.row);
        }
        Ok((!table.cells.is_empty()).then_some(table))
    }

    fn rows(&mut self, parent: Element<'_, '_>, grid: &mut Grid) -> Result<(), ReadError> {
        for child in parent.elements() {
            if let Some(open) = Open::read(child) {
                self.revisions.push(open);
                self.rows(child, grid)?;
                self.revisions.pop();
                continue;
            }
            match child.key() {
                (Ns::W, "tr") => self.row(child, grid)?,
                (Ns::W, "sdt") => {
                    self.open_control(child);
                    if let Some(content) = child.child(Ns::W, "sdtContent") {
                        self.rows(content, grid)?;
                    }
                    self.controls.pop();
                }
                (Ns::Mc, "AlternateContent") => {
                    if let Some(chosen) = self.chosen(child) {
                        self.rows(chosen, grid)?;
                    }
                }
                (Ns::W, "commentRangeStart" | "commentRangeEnd") => self.comment_mark(child),
                (Ns::W, "tblPr" | "tblGrid" | "tblPrEx") => {}
                _ => self.rows(child, grid)?,
            }
        }
        Ok(())
    }

    fn row(&mut self, row: Element<'_, '_>, grid: &mut Grid) -> Result<(), ReadError> {
        if grid.row >= MOST_ROWS {
            return Err(ReadError::limit("the number of rows of a table", MOST_ROWS, "rows"));
        }
        let properties = row.child(Ns::W, "trPr");
        let revision = properties.and_then(|properties| properties.elements().find_map(Open::read));
        let gone = revision.as_ref().is_some_and(|open| !open.kind.is_current());
        if let Some(properties) = properties {
            let of = |name| properties.child(Ns::W, name);
            let before = of("gridBefore").and_then(|skip| number(value(skip))).unwrap_or_default();
            grid.column = u32::try_from(before).unwrap_or_default().min(MOST_COLUMNS - 1);
            let head = of("tblHeader").is_some_and(|head| is_on(value(head)));
            grid.head_rows_go_on &= head;
        } else {
            grid.column = 0;
            grid.head_rows_go_on = false;
        }
        // A deleted row is read for what it said, and leaves no row behind.
        self.revisions.extend(revision.filter(|_| gone));
        let outer = self.is_gone();
        self.cells(row, grid, outer)?;
        if gone {
            self.revisions.pop();
        }
        if !outer {
            if grid.head_rows_go_on {
                grid.table.head_rows += 1;
            }
            grid.row += 1;
        }
        Ok(())
    }

    fn cells(&mut self, parent: Element<'_, '_>, grid: &mut Grid, gone: bool) -> Result<(), ReadError> {
        for child in parent.elements() {
            match child.key() {
                (Ns::W, "tc") => self.cell(child, grid, gone)?,
                (Ns::W, "sdt") => {
                    self.open_control(child);
                    if let Some(content) = child.child(Ns::W, "sdtContent") {
                        self.cells(content, grid, gone)?;
                    }
                    self.controls.pop();
                }
                (Ns::Mc, "AlternateContent") => {
                    if let Some(chosen) = self.chosen(child) {
                        self.cells(chosen, grid, gone)?;
                    }
                }
                (Ns::W, "commentRangeStart" | "commentRangeEnd") => self.comment_mark(child),
                (Ns::W, "trPr" | "tblPrEx") => {}
                _ => self.cells(child, grid, gone)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, element: Element<'_, '_>, grid: &mut Grid, gone: bool) -> Result<(), ReadError> {
        let properties = element.child(Ns::W, "tcPr");
        let of = |name| properties.and_then(|properties| properties.child(Ns::W, name));
        let wide = of("gridSpan").and_then(|span| number(value(span))).unwrap_or(1);
        let mut wide = u32::try_from(wide).unwrap_or(1).max(1);
        let vertical = of("vMerge").map(|merge| value(merge) == Some("restart"));
        let goes_on_left = of("hMerge").is_some_and(|merge| value(merge) != Some("restart"));
        let revision = properties.and_then(|properties| properties.elements().find_map(Open::read));

        if grid.column >= MOST_COLUMNS {
            return Err(ReadError::limit("the number of columns of a table", MOST_COLUMNS, "columns"));
        }
        if wide > MOST_COLUMNS - grid.column {
            wide = MOST_COLUMNS - grid.column;
            self.gather.remark(RemarkKind::UnevenTables);
        }
        let (row, column) = (grid.row, grid.column);
        self.gather.cells.push(CellPlace { table: grid.number, row: row + 1, column: column + 1 });
        let opened = revision.is_some();
        self.revisions.extend(revision);
        let blocks = self.blocks(element)?;
        let cell_gone = self.is_gone();
        if opened {
            self.revisions.pop();
        }
        self.gather.cells.pop();
        if gone {
            return Ok(());
        }

        let end = (column + wide) as usize;
        if grid.growing.len() < end {
            grid.growing.resize(end, None);
        }
        let above = grid.growing[column as usize];
        let mut owner = None;
        if vertical == Some(false)
            && let Some(above) = above
        {
            let cell = &mut grid.table.cells[above];
            cell.row_span = row + 1 - cell.row;
            cell.blocks.extend(blocks);
            owner = Some(above);
        } else if goes_on_left && let Some(last) = grid.table.cells.last_mut().filter(|last| last.row == row)
        {
            last.column_span += wide;
            last.blocks.extend(blocks);
        } else if !(cell_gone && blocks.is_empty()) {
            grid.table.cells.push(Cell { row, column, row_span: 1, column_span: wide, blocks });
            owner = (vertical.is_some()).then_some(grid.table.cells.len() - 1);
        }
        for place in &mut grid.growing[column as usize..end] {
            *place = None;
        }
        grid.growing[column as usize] = owner;
        grid.column += wide;
        grid.table.columns = grid.table.columns.max(grid.column);
        Ok(())
    }
}
