//! Rows of cells with edges, as RTF gives them, to a grid.

use crate::convert::document::{Block, Cell, Table};
use crate::convert::limits::MOST_COLUMNS;

/// A cell with its right edge.
pub(super) struct RawCell {
    /// Where its right edge is; only the order counts.
    pub(super) right: i32,
    /// Goes on from the cell above.
    pub(super) below: bool,
    /// Goes on from the cell to the left.
    pub(super) beside: bool,
    /// What is in it.
    pub(super) blocks: Vec<Block>,
}

/// Edges closer to each other than this are one: rows drawn by hand seldom meet exactly.
const SLACK: i32 = 60;

/// The grid of rows of cells; `None` when there are no cells.
pub(super) fn table_of(rows: Vec<Vec<RawCell>>, head_rows: u32) -> Option<Table> {
    let mut edges: Vec<i32> = rows.iter().flatten().map(|cell| cell.right).collect();
    edges.sort_unstable();
    let wide = edges.last().is_some_and(|last| *last > 1000);
    edges.dedup_by(|next, kept| next.saturating_sub(*kept) <= if wide { SLACK } else { 0 });
    edges.truncate(MOST_COLUMNS as usize);
    let column_of = |right: i32| -> u32 {
        let at = edges.partition_point(|edge| *edge <= right).max(1) - 1;
        u32::try_from(at).unwrap_or_default()
    };
    let mut table = Table { head_rows, ..Table::default() };
    // For each column, the cell that a cell below may go on from.
    let mut above: Vec<Option<usize>> = vec![None; edges.len()];
    for cells in rows {
        let row = table.rows;
        let mut column = 0;
        for cell in cells {
            let end = (column_of(cell.right) + 1).max(column + 1);
            let span = end - column;
            let first = column as usize;
            if above.len() < end as usize {
                above.resize(end as usize, None);
            }
            let upper = above[first].filter(|_| cell.below);
            let mut owner = None;
            if let Some(upper) = upper {
                let merged = &mut table.cells[upper];
                merged.row_span = row + 1 - merged.row;
                merged.blocks.extend(cell.blocks);
                owner = Some(upper);
            } else if cell.beside
                && let Some(left) = table.cells.last_mut().filter(|left| left.row == row)
            {
                left.column_span += span;
                left.blocks.extend(cell.blocks);
            } else {
                table.cells.push(Cell { row, column, row_span: 1, column_span: span, blocks: cell.blocks });
                owner = Some(table.cells.len() - 1);
            }
            above[first..end as usize].fill(None);
            above[first] = owner;
            column = end;
        }
        table.columns = table.columns.max(column);
        table.rows += 1;
    }
    (!table.cells.is_empty()).then_some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(right: i32) -> RawCell {
        RawCell { right, below: false, beside: false, blocks: Vec::new() }
    }

    #[test]
    fn edges_make_columns() {
        let rows = vec![
            vec![cell(9000)],
            vec![cell(3000), cell(6020), cell(9000)],
            vec![RawCell { below: true, ..cell(3000) }, cell(6000), RawCell { beside: true, ..cell(9010) }],
        ];
        let table = table_of(rows, 0).unwrap();
        let shape: Vec<(u32, u32, u32, u32)> =
            table.cells.iter().map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span)).collect();
        assert_eq!(shape, [(0, 0, 1, 3), (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 2)]);
        assert_eq!((table.rows, table.columns), (3, 3));
    }
}
