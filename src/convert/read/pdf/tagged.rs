//! Tables that a tagged PDF tells of, laid over the glyphs of a page; tags that do not fit are dropped.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::Rect;

use super::join::append;
use super::page::{Drawn, Glyph};
use super::rules::{Ruled, RuledCell, TaggedRows};
use super::tags::{TaggedCell, Tags, Told};
use crate::convert::document::{Block, Table};

/// The share of a page's letters that the tree must cover to be believed.
const COVERED: f64 = 0.8;

/// Drops the tags of a page whose tree covers too little of it, or tells another order than the eye sees.
pub(super) fn distrust(page: &mut Drawn) {
    let own =
        || page.glyphs.iter().filter(|glyph| glyph.told != Told::Artifact && !glyph.text.trim().is_empty());
    let (all, tagged) = (own().count(), own().filter(|glyph| glyph.told.tag().is_some()).count());
    #[expect(clippy::cast_precision_loss, reason = "glyphs of a page are few")]
    let covered = tagged as f64 >= COVERED * all as f64;
    if covered && is_in_order(&page.glyphs) {
        return;
    }
    for glyph in page.glyphs.iter_mut().filter(|glyph| glyph.told.tag().is_some()) {
        glyph.told = Told::Nothing;
    }
}

/// Whether paragraphs go down the page in the tree's order, but for a few.
fn is_in_order(glyphs: &[Glyph]) -> bool {
    let mut boxes: BTreeMap<u32, (Rect, f64)> = BTreeMap::new();
    for glyph in glyphs {
        let Some(tag) = glyph.told.tag() else { continue };
        let own = around(glyph);
        let known = boxes.entry(tag.block).or_insert((own, glyph.size));
        known.0 = known.0.union(own);
    }
    let boxes: Vec<(Rect, f64)> = boxes.into_values().collect();
    let against = boxes.windows(2).filter(|pair| {
        let ((one, size), (other, _)) = (pair[0], pair[1]);
        let shared = one.x1.min(other.x1) - one.x0.max(other.x0);
        other.y1 < one.y0 + 0.3 * size && shared > 0.5 * one.width().min(other.width())
    });
    against.count() <= (boxes.len() / 8).max(2)
}

/// The box of a glyph.
fn around(glyph: &Glyph) -> Rect {
    Rect::new(glyph.x0, glyph.y - 0.95 * glyph.size, glyph.x1, glyph.y + 0.3 * glyph.size)
}

/// The tables that a page's tags tell of, as far as the page shows them.
pub(super) fn tables(glyphs: &[Glyph], tags: &Tags) -> Vec<Ruled> {
    let mut boxes: BTreeMap<u32, Rect> = BTreeMap::new();
    for glyph in glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()) {
        if let Some(cell) = glyph.told.tag().and_then(|tag| tag.cell) {
            let own = around(glyph);
            boxes.entry(cell).and_modify(|known| *known = known.union(own)).or_insert(own);
        }
    }
    // A cell is as large as the tables in it.
    for (cell, bounds) in boxes.clone() {
        let mut inner = tags.cells.get(cell as usize);
        while let Some(cell) = inner.and_then(|cell| tags.tables.get(cell.table)?.around) {
            boxes.entry(cell).and_modify(|known| *known = known.union(bounds)).or_insert(bounds);
            inner = tags.cells.get(cell as usize);
        }
    }
    let tables: BTreeSet<usize> =
        boxes.keys().filter_map(|cell| tags.cells.get(*cell as usize)).map(|cell| cell.table).collect();
    tables.into_iter().filter_map(|table| told(table, &boxes, tags)).collect()
}

/// One table of the tree as a page shows it; `None` where its cells do not stand as cells do.
fn told(table: usize, boxes: &BTreeMap<u32, Rect>, tags: &Tags) -> Option<Ruled> {
    let own = &tags.tables[table];
    let all: Vec<(u32, TaggedCell, Option<Rect>)> =
        own.cells.iter().map(|&at| (at, tags.cells[at as usize], boxes.get(&at).copied())).collect();
    let shown: Vec<(TaggedCell, Rect)> =
        all.iter().filter_map(|(_, cell, bounds)| Some((*cell, (*bounds)?))).collect();
    if !is_grid(&shown) {
        return None;
    }
    let rows: Vec<u32> =
        shown.iter().map(|(cell, _)| cell.row).collect::<BTreeSet<u32>>().into_iter().collect();
    let columns = own.columns() as usize;
    let mut left = vec![f64::INFINITY; columns];
    let mut right = vec![f64::NEG_INFINITY; columns];
    for (cell, bounds) in &shown {
        let (from, last) = (cell.column as usize, (cell.column + cell.column_span) as usize - 1);
        left[from] = left[from].min(bounds.x0);
        right[last] = right[last].max(bounds.x1);
    }
    let whole = shown.iter().map(|(_, bounds)| *bounds).reduce(|one, other| one.union(other))?;
    let mut xs: Vec<f64> = Vec::new();
    for x in left {
        let before = xs.last().copied().unwrap_or(whole.x0);
        xs.push(if x.is_finite() { x.max(before) } else { before });
    }
    xs.push(whole.x1);
    let mut tops: Vec<f64> = Vec::new();
    for row in &rows {
        let own = shown.iter().filter(|(cell, _)| cell.row == *row).map(|(_, bounds)| bounds.y0);
        let top = own.fold(f64::INFINITY, f64::min);
        tops.push(top.max(tops.last().copied().unwrap_or(top)));
    }
    tops.push(whole.y1);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut cells: Vec<RuledCell> = Vec::new();
    for (at, cell, bounds) in all.iter().filter(|(_, cell, _)| rows.binary_search(&cell.row).is_ok()) {
        let row = rows.partition_point(|known| *known < cell.row);
        let end = rows.partition_point(|known| *known < cell.row + cell.row_span).max(row + 1);
        let (from, to) = (cell.column as usize, (cell.column + cell.column_span) as usize);
        // As wide as the widest line that ends where it ends.
        let (low, wide) =
            bounds.map_or((tops[end], xs[to]), |bounds| (tops[end].max(bounds.y1), right[to - 1]));
        cells.push(RuledCell {
            row: count(row),
            column: cell.column,
            row_span: count(end - row),
            column_span: cell.column_span,
            bounds: Rect::new(xs[from], tops[row], wide.max(xs[from]), low.max(tops[row])),
            tag: Some(*at),
        });
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let spans = all.iter().map(|(_, cell, _)| ((cell.row, cell.column), cell.row_span)).collect();
    Some(Ruled {
        bounds: whole,
        edges: xs,
        rows: count(rows.len()),
        columns: count(columns),
        cells,
        drawn: false,
        tag: Some(TaggedRows { table, rows, spans, ..TaggedRows::default() }),
    })
}

/// Whether cells that follow each other in a row or a column stand beside or below each other, but for a few.
fn is_grid(cells: &[(TaggedCell, Rect)]) -> bool {
    let (mut pairs, mut against) = (0, 0);
    for pair in cells.windows(2) {
        let ((one, left), (other, right)) = (&pair[0], &pair[1]);
        if one.row == other.row {
            pairs += 1;
            against += usize::from(right.x0 < left.x1 - 2.0);
        }
    }
    let mut above: BTreeMap<u32, &Rect> = BTreeMap::new();
    for (cell, bounds) in cells {
        if let Some(upper) = above.insert(cell.column, bounds) {
            pairs += 1;
            against += usize::from(bounds.y0 < upper.y1 - 0.5 * upper.height().min(10.0));
        }
    }
    against * 10 <= pairs
}

/// Adds what the next page shows of a table, by the numbers of its rows; hands back all rows so far.
pub(super) fn go_on(
    above: &mut Table,
    last: &TaggedRows,
    below: Table,
    first: &TaggedRows,
    words: &BTreeSet<String>,
) -> TaggedRows {
    let mut rows = last.rows.clone();
    rows.extend(first.rows.iter().filter(|row| last.rows.binary_search(row).is_err()));
    rows.sort_unstable();
    let at = |row: u32| u32::try_from(rows.partition_point(|known| *known < row)).unwrap_or(u32::MAX);
    for cell in &mut above.cells {
        cell.row = last.rows.get(cell.row as usize).map_or(cell.row, |row| at(*row));
    }
    for mut cell in below.cells {
        let Some(row) = first.rows.get(cell.row as usize).copied() else { continue };
        let (place, column) = ((row, cell.column), cell.column);
        cell.row = at(row);
        match above.cells.iter_mut().find(|up| up.row == cell.row && up.column == column) {
            Some(up) => {
                let same = first.begins.get(&place).is_some_and(|block| last.ends.get(&place) == Some(block));
                if same
                    && let (Some(Block::Paragraph(end)), Some(Block::Paragraph(start))) =
                        (up.blocks.last_mut(), cell.blocks.first())
                {
                    append(end, start, words);
                    cell.blocks.remove(0);
                }
                up.blocks.append(&mut cell.blocks);
            }
            None => above.cells.push(cell),
        }
    }
    for cell in &mut above.cells {
        let row = rows.get(cell.row as usize).copied().unwrap_or_default();
        let span = first.spans.get(&(row, cell.column)).copied().unwrap_or(1);
        cell.row_span = at(row.saturating_add(span)).saturating_sub(cell.row).max(1);
    }
    above.rows = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    above.cells.sort_by_key(|cell| (cell.row, cell.column));
    let mut ends = last.ends.clone();
    ends.extend(first.ends.iter().map(|(place, block)| (*place, *block)));
    TaggedRows { rows, ends, ..first.clone() }
}
