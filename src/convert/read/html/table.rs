//! Tables of a page, with cells over several rows and columns.

use super::super::ReadError;
use super::page::Page;
use crate::convert::document::{Block, Cell, CellPlace, Table};
use crate::convert::limits::{DEEPEST_BLOCK, MOST_COLUMNS, MOST_ROWS};

/// A table as it grows.
#[derive(Default)]
pub(super) struct Growing {
    table: Table,
    number: u32,
    /// The row that is open, or the next one.
    row: u32,
    row_open: bool,
    /// The column of the next cell.
    column: u32,
    /// For each column, how many rows from here on a cell above covers.
    covered: Vec<u32>,
    cell: Option<(u32, u32, u32, u32)>,
    in_head: bool,
}

impl Page {
    pub(super) fn open_table(&mut self) -> Result<(), ReadError> {
        if self.tables.len() >= DEEPEST_BLOCK {
            return Err(ReadError::limit("the depth of tables in each other", DEEPEST_BLOCK, "levels"));
        }
        let number = self.gather.next_table();
        self.tables.push(Growing { number, ..Growing::default() });
        Ok(())
    }

    pub(super) fn head(&mut self, on: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.in_head = on;
        }
    }

    pub(super) fn open_row(&mut self) -> Result<(), ReadError> {
        self.close_row();
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        if table.row >= MOST_ROWS {
            return Err(ReadError::limit("the number of rows of a table", MOST_ROWS, "rows"));
        }
        table.row_open = true;
        table.column = 0;
        Ok(())
    }

    pub(super) fn open_cell(&mut self, rows: Option<&str>, columns: Option<&str>) -> Result<(), ReadError> {
        self.close_cell();
        if self.tables.last().is_some_and(|table| !table.row_open) {
            self.open_row()?;
        }
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let of =
            |text: Option<&str>| text.and_then(|text| text.trim().parse::<u32>().ok()).unwrap_or(1).max(1);
        while table.covered.get(table.column as usize).is_some_and(|rows| *rows > 0) {
            table.column += 1;
        }
        if table.column >= MOST_COLUMNS {
            return Err(ReadError::limit("the number of columns of a table", MOST_COLUMNS, "columns"));
        }
        let columns = of(columns).min(MOST_COLUMNS - table.column);
        let rows = of(rows).min(MOST_ROWS);
        table.cell = Some((table.row, table.column, rows, columns));
        let (row, column) = (table.row + 1, table.column + 1);
        self.gather.cells.push(CellPlace { table: table.number, row, column });
        self.flows.push(Vec::new());
        Ok(())
    }

    /// Opens the cell of a value in a list of names; a further value of one name stands in a row of its own.
    pub(super) fn open_value(&mut self) -> Result<(), ReadError> {
        self.close_cell();
        if self.tables.last().is_none_or(|table| !table.row_open || table.column != 1) {
            self.open_row()?;
            self.open_cell(None, None)?;
        }
        self.open_cell(None, None)
    }

    pub(super) fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some((row, column, row_span, column_span)) = table.cell.take() else { return };
        let blocks = self.flows.pop().unwrap_or_default();
        self.gather.cells.pop();
        let end = (column + column_span) as usize;
        if table.covered.len() < end {
            table.covered.resize(end, 0);
        }
        // A cell never goes over one that is there already.
        let free = table.covered[column as usize..end].iter().take_while(|rows| **rows == 0).count();
        let column_span = u32::try_from(free).unwrap_or(1).max(1);
        let end = (column + column_span) as usize;
        table.covered[column as usize..end].fill(row_span);
        table.table.cells.push(Cell { row, column, row_span, column_span, blocks });
        table.column = column + column_span;
        table.table.columns = table.table.columns.max(table.column);
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if std::mem::take(&mut table.row_open) {
            for rows in &mut table.covered {
                *rows = rows.saturating_sub(1);
            }
            if table.in_head && table.table.head_rows == table.row {
                table.table.head_rows += 1;
            }
            table.row += 1;
        }
    }

    pub(super) fn close_table(&mut self) {
        self.end_paragraph();
        self.close_row();
        let Some(growing) = self.tables.pop() else { return };
        let mut table = growing.table;
        table.rows = growing.row;
        for cell in &mut table.cells {
            cell.row_span = cell.row_span.min(table.rows - cell.row);
        }
        if let Some(flow) = self.flows.last_mut()
            && !table.cells.is_empty()
        {
            flow.push(Block::Table(table));
        }
    }
}
