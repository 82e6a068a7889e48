//! Tables, with repeated and covered cells.

use super::super::ReadError;
use super::super::xml::{Element, Ns};
use super::Reader;
use crate::convert::document::{Cell, CellPlace, HiddenBy, Table};
use crate::convert::limits::{MOST_COLUMNS, MOST_ROWS};

impl Reader {
    /// Reads a table.
    pub(super) fn table(&mut self, element: Element<'_, '_>) -> Result<Option<Table>, ReadError> {
        let number = self.gather.next_table();
        let mut table = Table::default();
        self.rows(element, number, false, &mut table)?;
        for cell in &mut table.cells {
            cell.row_span = cell.row_span.min(table.rows - cell.row);
        }
        Ok((!table.cells.is_empty()).then_some(table))
    }

    fn rows(
        &mut self,
        parent: Element<'_, '_>,
        number: u32,
        head: bool,
        table: &mut Table,
    ) -> Result<(), ReadError> {
        for child in parent.elements() {
            match child.key() {
                (Ns::Table, "table-row") => {
                    if table.rows >= MOST_ROWS {
                        return Err(ReadError::limit("the number of rows of a table", MOST_ROWS, "rows"));
                    }
                    self.row(child, number, table)?;
                    if head && table.head_rows == table.rows {
                        table.head_rows += 1;
                    }
                    table.rows += 1;
                }
                (Ns::Table, "table-header-rows") => self.rows(child, number, true, table)?,
                (Ns::Table, "table-rows" | "table-row-group") => self.rows(child, number, head, table)?,
                (Ns::Text, "soft-page-break") => self.soft_page_break(),
                (Ns::Table, name) if name.starts_with("table-column") => {}
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, row: Element<'_, '_>, number: u32, table: &mut Table) -> Result<(), ReadError> {
        let mut column = 0;
        for cell in row.elements() {
            let of = |name| {
                cell.attribute(Ns::Table, name).and_then(|count| count.parse::<u32>().ok()).unwrap_or(1)
            };
            let repeated = of("number-columns-repeated").max(1);
            if column >= MOST_COLUMNS {
                return Err(ReadError::limit("the number of columns of a table", MOST_COLUMNS, "columns"));
            }
            match cell.key() {
                (Ns::Table, "table-cell") => {
                    let column_span = of("number-columns-spanned").max(1).min(MOST_COLUMNS - column);
                    let row_span = of("number-rows-spanned").clamp(1, MOST_ROWS);
                    let place = CellPlace { table: number, row: table.rows + 1, column: column + 1 };
                    self.gather.cells.push(place);
                    let lists = self.hold_lists();
                    let blocks = self.blocks(cell)?;
                    self.release_lists(lists);
                    self.gather.cells.pop();
                    let row = table.rows;
                    table.columns = table.columns.max(column + column_span);
                    table.cells.push(Cell { row, column, row_span, column_span, blocks });
                }
                (Ns::Table, "covered-table-cell") => self.gather.hidden(&cell.text(), HiddenBy::Format),
                _ => continue,
            }
            // A cell that is repeated says the same again only in spreadsheets; here it is blank.
            column = column.saturating_add(repeated).min(MOST_COLUMNS);
            table.columns = table.columns.max(column);
        }
        Ok(())
    }
}
