//! A page's glyphs and ruled lines to blocks.

use std::collections::BTreeSet;

use kurbo::{Point, Rect};

use super::super::ReadError;
use super::super::gather::Gather;
use super::columns::{Flow, Row, flows};
use super::hand::Hand;
use super::lines::{Piece, lines};
use super::notes;
use super::page::{Drawn, Glyph};
use super::rules::{self, Ruled, RuledCell};
use super::setter::Setter;
use crate::convert::document::{Block, Cell, CellPlace, Table, TextBox};
use crate::convert::limits::DEEPEST_BLOCK;

/// A page's blocks, with what is needed to go on over its end.
pub(super) struct Laid {
    pub(super) blocks: Vec<Block>,
    /// A table that begins the page, and one that ends it.
    pub(super) first: Option<Edge>,
    pub(super) last: Option<Edge>,
    /// Whether the last line of the page, outside tables, is about full.
    pub(super) full: bool,
}

/// A table at the end of a page or the start of the next.
pub(super) struct Edge {
    /// Where its columns begin and end.
    pub(super) columns: Vec<f64>,
    /// Where it ends on the page.
    pub(super) bottom: f64,
    /// The cells that the last row covers.
    pub(super) cells: Vec<LastCell>,
    /// For each cell of the first two rows, its row and column, and how much room its first word takes.
    pub(super) starts: Vec<(u32, u32, f64)>,
}

/// A cell at the end of a page.
pub(super) struct LastCell {
    pub(super) column: u32,
    /// How many lines it has.
    pub(super) lines: usize,
    /// How many more lines would have room below.
    pub(super) below: f64,
    /// How much room is at the end of its last line.
    pub(super) beside: f64,
    /// Whether its last line is about full.
    pub(super) full: bool,
}

/// A part of the page: the page itself, or a cell.
#[derive(Default)]
struct Region {
    glyphs: Vec<Glyph>,
    tables: Vec<usize>,
    parts: Vec<Part>,
}

/// What stands in a region, from top to bottom.
enum Part {
    Flow(Flow),
    Table(usize),
}

/// A cell without text that is narrower than this is a gap.
const GAP: f64 = 9.0;

/// A page with its glyphs sorted into the cells of its tables.
pub(super) struct Sorted {
    tables: Vec<Ruled>,
    regions: Vec<Vec<Region>>,
    top: Region,
    turned: Vec<Flow>,
    notes: Vec<Flow>,
}

/// Sorts a page's glyphs into the cells that its ruled lines draw.
pub(super) fn sort(mut drawn: Drawn) -> Sorted {
    let notes = flows(lines(notes::take(&mut drawn)), f64::INFINITY);
    let area = drawn.width * drawn.height;
    let mut tables = rules::tables(drawn.rules);
    // A frame around the page is no box.
    tables.retain(|table| table.cells.len() > 1 || table.bounds.area() < 0.5 * area);
    let mut regions: Vec<Vec<Region>> =
        tables.iter().map(|table| table.cells.iter().map(|_| Region::default()).collect()).collect();
    let mut top = Region::default();
    for glyph in drawn.glyphs {
        let middle = Point::new(f64::midpoint(glyph.x0, glyph.x1), glyph.y - 0.3 * glyph.size);
        match cell_at(&tables, middle, None) {
            Some((table, cell)) => regions[table][cell].glyphs.push(glyph),
            None => top.glyphs.push(glyph),
        }
    }
    for at in (0..tables.len()).rev() {
        match cell_at(&tables, tables[at].bounds.center(), Some(at)) {
            Some((table, cell)) => regions[table][cell].tables.push(at),
            None => top.tables.push(at),
        }
    }
    for (table, regions) in tables.iter().zip(&mut regions) {
        let padding = padding(table, regions);
        for (cell, region) in table.cells.iter().zip(regions) {
            region.cut(&tables, |rows| {
                // A word that is too long for its cell may stand beyond.
                let whole = rows.iter().flatten().filter(|piece| piece.words.len() > 1).map(|piece| piece.x1);
                whole.fold(cell.bounds.x1 - padding, f64::max)
            });
        }
    }
    top.cut(&tables, |rows| {
        // Where enough lines are full, they show the margin; else it is as wide as the left one.
        let left = rows.iter().flatten().map(|piece| piece.x0).fold(drawn.width, f64::min);
        let widest = rows.iter().flatten().map(|piece| piece.x1).fold(0.0, f64::max);
        let full = |row: &&Vec<Piece>| row.last().is_some_and(|piece| piece.x1 > 0.93 * widest);
        if rows.iter().filter(full).count() >= 6 { widest } else { widest.max(drawn.width - left) }
    });
    let turned = flows(lines(drawn.turned), f64::INFINITY);
    Sorted { tables, regions, top, turned, notes }
}

/// How far text stands from the sides of a table's cells, as its left side shows.
fn padding(table: &Ruled, regions: &[Region]) -> f64 {
    let cells = table.cells.iter().zip(regions);
    cells
        .flat_map(|(cell, region)| region.glyphs.iter().map(move |glyph| (cell, glyph)))
        .filter(|(_, glyph)| !glyph.text.trim().is_empty())
        .map(|(cell, glyph)| glyph.x0 - cell.bounds.x0)
        .fold(12.0, f64::min)
        .max(0.0)
}

impl Region {
    /// Makes lines of the glyphs and orders them with the tables; `right` tells where lines end.
    fn cut(&mut self, tables: &[Ruled], right: impl Fn(&[Vec<Piece>]) -> f64) {
        let mut rows = lines(std::mem::take(&mut self.glyphs));
        let right = right(&rows);
        let mut order = std::mem::take(&mut self.tables);
        order.sort_by(|one, other| tables[*one].bounds.y0.total_cmp(&tables[*other].bounds.y0));
        let add = |rows: Vec<Vec<Piece>>, parts: &mut Vec<Part>| {
            parts.extend(flows(rows, right).into_iter().map(Part::Flow));
        };
        for at in order {
            let top = tables[at].bounds.y0;
            let below =
                rows.split_off(rows.partition_point(|row| row.first().is_some_and(|piece| piece.y < top)));
            add(std::mem::replace(&mut rows, below), &mut self.parts);
            self.parts.push(Part::Table(at));
        }
        add(rows, &mut self.parts);
    }

    fn flows(&self) -> impl Iterator<Item = &Flow> + Clone {
        self.parts.iter().filter_map(|part| match part {
            Part::Flow(flow) => Some(flow),
            Part::Table(_) => None,
        })
    }

    fn tables(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().filter_map(|part| match part {
            Part::Flow(_) => None,
            Part::Table(at) => Some(*at),
        })
    }
}

impl Sorted {
    /// All flows of lines of the page.
    pub(super) fn flows(&self) -> impl Iterator<Item = &Flow> + Clone {
        self.regions.iter().flatten().chain([&self.top]).flat_map(Region::flows).chain(&self.turned)
    }

    /// Adds the words that stand within lines: these are whole for certain.
    pub(super) fn whole_words(&self, words: &mut BTreeSet<String>) {
        for piece in self.flows().flat_map(|flow| &flow.rows).flat_map(|row| &row.pieces) {
            let text = piece.text();
            let mut all: Vec<&str> = text.split_whitespace().collect();
            all.pop();
            words.extend(all.iter().skip(1).map(|word| letters(word)));
        }
    }
}

/// A word without the signs around it, in lower case.
pub(super) fn letters(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Lays a page out; `words` are those that stand whole somewhere in the document, and grow by those
/// that were put together again.
pub(super) fn page(
    sorted: Sorted,
    hand: &Hand,
    words: &mut BTreeSet<String>,
    gather: &mut Gather,
) -> Result<Laid, ReadError> {
    let Sorted { tables, regions, top, turned, notes } = sorted;
    let order: Vec<usize> = top.tables().filter(|&at| has_text(at, &regions)).collect();
    let edge = |at: Option<&usize>| at.map(|&at| Edge::of(at, &tables, &regions));
    let (first, last) = (edge(order.first()), edge(order.last()));
    let full = matches!(top.parts.last(), Some(Part::Flow(flow)) if flow.ends_full());
    let mut layout = Layout { tables: &tables, regions, setter: Setter { hand, words, gather } };
    let mut blocks = layout.region(top, 0)?;
    for flow in turned {
        blocks.extend(layout.setter.paragraphs(&flow));
    }
    let foot: Vec<Block> = notes.iter().flat_map(|flow| layout.setter.paragraphs(flow)).collect();
    notes::put(notes::of(foot), &mut blocks);
    let is_table = |block: Option<&Block>| matches!(block, Some(Block::Table(_)));
    let first = first.filter(|_| is_table(blocks.first()));
    let last = last.filter(|_| is_table(blocks.last()));
    Ok(Laid { blocks, first, last, full })
}

impl Edge {
    fn of(at: usize, tables: &[Ruled], regions: &[Vec<Region>]) -> Self {
        let table = &tables[at];
        let in_last_row = |cell: &RuledCell| cell.row + cell.row_span == table.rows;
        let cells = table.cells.iter().zip(&regions[at]).filter(|(cell, _)| in_last_row(cell));
        let cells = cells
            .map(|(cell, region)| {
                let lines = || region.flows().flat_map(|flow| &flow.rows).filter_map(Row::first);
                let inner = region.tables().map(|at| tables[at].bounds.y1).fold(cell.bounds.y0, f64::max);
                let low = lines().map(|piece| piece.y).fold(inner, f64::max);
                let size = lines().map(|piece| piece.size).fold(8.0, f64::max);
                let last = match region.parts.last() {
                    Some(Part::Flow(flow)) => Some(flow),
                    _ => None,
                };
                let end =
                    |flow: &Flow| flow.rows.last().and_then(Row::last).map(|piece| flow.right - piece.x1);
                LastCell {
                    column: cell.column,
                    lines: lines().count() + region.tables().count(),
                    below: (cell.bounds.y1 - low) / (1.2 * size),
                    beside: last.and_then(end).unwrap_or(f64::INFINITY),
                    full: last.is_some_and(Flow::ends_full),
                }
            })
            .collect();
        let starts = table.cells.iter().zip(&regions[at]).filter(|(cell, _)| cell.row < 2);
        let starts = starts.filter_map(|(cell, region)| {
            let Some(Part::Flow(flow)) = region.parts.first() else { return None };
            let piece = flow.rows.first().and_then(Row::first)?;
            Some((cell.row, cell.column, piece.first_chunk() + 0.3 * piece.size))
        });
        let starts = starts.collect();
        Self { columns: table.edges.clone(), bottom: table.bounds.y1, cells, starts }
    }
}

/// The smallest cell around a point, not counting those of one table.
fn cell_at(tables: &[Ruled], point: Point, but: Option<usize>) -> Option<(usize, usize)> {
    let around = |bounds: &Rect| bounds.contains(point);
    tables.iter().enumerate().find_map(|(at, table)| {
        let smaller = but.is_some_and(|but| at <= but);
        if smaller || !around(&table.bounds) {
            return None;
        }
        table.cells.iter().position(|cell| around(&cell.bounds)).map(|cell| (at, cell))
    })
}

fn has_text(at: usize, regions: &[Vec<Region>]) -> bool {
    let mut open = vec![at];
    let mut seen = 0;
    while let Some(at) = open.pop() {
        seen += 1;
        if regions[at].iter().any(|region| region.flows().next().is_some()) {
            return true;
        }
        if seen > regions.len() {
            return false;
        }
        open.extend(regions[at].iter().flat_map(Region::tables));
    }
    false
}

struct Layout<'t, 'g> {
    tables: &'t [Ruled],
    regions: Vec<Vec<Region>>,
    setter: Setter<'g>,
}

impl Layout<'_, '_> {
    fn region(&mut self, region: Region, depth: usize) -> Result<Vec<Block>, ReadError> {
        if depth > DEEPEST_BLOCK {
            return Err(ReadError::limit("the depth of tables in each other", DEEPEST_BLOCK, "levels"));
        }
        let mut blocks = Vec::new();
        for part in region.parts {
            match part {
                Part::Flow(flow) => blocks.extend(self.setter.paragraphs(&flow)),
                Part::Table(at) if has_text(at, &self.regions) => blocks.extend(self.table(at, depth + 1)?),
                Part::Table(_) => {}
            }
        }
        Ok(blocks)
    }

    fn table(&mut self, at: usize, depth: usize) -> Result<Option<Block>, ReadError> {
        let ruled = &self.tables[at];
        let number = self.setter.gather.next_table();
        let boxed = ruled.cells.len() == 1;
        let mut table = Table { rows: ruled.rows, columns: ruled.columns, ..Table::default() };
        for (cell, shape) in ruled.cells.iter().enumerate() {
            let region = std::mem::take(&mut self.regions[at][cell]);
            if !boxed {
                let place = CellPlace { table: number, row: shape.row + 1, column: shape.column + 1 };
                self.setter.gather.cells.push(place);
            }
            let blocks = self.region(region, depth);
            if !boxed {
                self.setter.gather.cells.pop();
            }
            let blocks = blocks?;
            if boxed {
                return Ok((!blocks.is_empty()).then_some(Block::TextBox(TextBox { blocks })));
            }
            // Where a table stands in a cell, the gap between their lines is no cell.
            if blocks.is_empty() && (shape.bounds.width() < GAP || shape.bounds.height() < GAP / 2.0) {
                continue;
            }
            table.cells.push(Cell {
                row: shape.row,
                column: shape.column,
                row_span: shape.row_span,
                column_span: shape.column_span,
                blocks,
            });
        }
        Ok(Some(Block::Table(table)))
    }
}
