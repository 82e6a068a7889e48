//! A page's glyphs and ruled lines to blocks.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Point, Rect};

use super::super::ReadError;
use super::super::gather::Gather;
use super::columns::{Flow, Row, flows};
use super::hand::Hand;
use super::lines::{Piece, lines};
use super::notes;
use super::page::{Drawn, Glyph};
use super::rules::{self, Ruled, RuledCell, TaggedRows};
use super::setter::Setter;
use super::tagged;
use super::tags::Tags;
use super::unruled::{self, Ground, Step};
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
    /// The paragraphs that begin and end it, as the file tells.
    pub(super) told: (Option<u32>, Option<u32>),
}

/// A table at the end of a page or the start of the next.
pub(super) struct Edge {
    /// Where its columns begin and end.
    pub(super) columns: Vec<f64>,
    /// Whether lines draw them; else where the last ends is not known.
    pub(super) drawn: bool,
    /// The table that the file tells of.
    pub(super) tag: Option<TaggedRows>,
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

/// The columns of tables told by gaps on the pages beside: one that ends the page before, and one that
/// begins the next.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) before: Option<Vec<f64>>,
    pub(super) after: Option<Vec<f64>>,
}

/// Heads of tables that pages repeat, each as the words of its lines.
pub(super) type Heads = [Vec<String>];

/// Sorts a page's glyphs into the cells that its ruled lines draw, or that tags, gaps and shading show.
pub(super) fn sort(mut drawn: Drawn, beside: &Beside, heads: &Heads, tags: &Tags) -> Sorted {
    let notes = flows(lines(notes::take(&mut drawn)), f64::INFINITY);
    let area = drawn.width * drawn.height;
    let mut tables = rules::tables(drawn.rules.clone());
    // A frame around the page is no box.
    tables.retain(|table| table.cells.len() > 1 || table.bounds.area() < 0.5 * area);
    let told = tagged::tables(&drawn.glyphs, tags);
    let overlap = |one: &Ruled, other: &Ruled| one.bounds.intersect(other.bounds).area();
    tables.retain(|table| !told.iter().any(|other| overlap(table, other) > 0.6 * table.bounds.area()));
    tables.extend(told);
    add_unruled(&mut tables, &drawn, beside, heads);
    // The smaller first; of equal ones the inner, which the tree tells of later.
    let inner = |table: &Ruled| std::cmp::Reverse(table.tag.as_ref().map(|tag| tag.table));
    tables.sort_by(|one, other| {
        one.bounds.area().total_cmp(&other.bounds.area()).then(inner(one).cmp(&inner(other)))
    });
    let told: BTreeMap<u32, (usize, usize)> = tables
        .iter()
        .enumerate()
        .flat_map(|(at, table)| table.cells.iter().enumerate().map(move |(cell, of)| (of.tag, (at, cell))))
        .filter_map(|(tag, place)| Some((tag?, place)))
        .collect();
    let mut regions: Vec<Vec<Region>> =
        tables.iter().map(|table| table.cells.iter().map(|_| Region::default()).collect()).collect();
    let mut top = Region::default();
    for glyph in drawn.glyphs {
        let middle = Point::new(f64::midpoint(glyph.x0, glyph.x1), glyph.y - 0.3 * glyph.size);
        let own = glyph.told.tag().and_then(|tag| told.get(&tag.cell?).copied());
        match own.or_else(|| cell_at(&tables, middle, None)) {
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

/// Adds the tables that no lines draw, in what stands outside those with drawn columns.
fn add_unruled(tables: &mut Vec<Ruled>, drawn: &Drawn, beside: &Beside, heads: &Heads) {
    let columned = |table: &&Ruled| table.columns > 1 || table.tag.is_some();
    let outside = |glyph: &&Glyph| {
        let middle = Point::new(f64::midpoint(glyph.x0, glyph.x1), glyph.y - 0.3 * glyph.size);
        !tables.iter().filter(columned).any(|table| table.bounds.contains(middle))
    };
    let lines = lines(drawn.glyphs.iter().filter(outside).cloned().collect());
    let across = drawn.rules.iter().filter(|rule| rule.across);
    let mut steps: Vec<Step> =
        across.map(|rule| Step { y: rule.at, from: rule.from, to: rule.to, shade: false }).collect();
    for fill in &drawn.fills {
        let at = |y: f64| Step { y, from: fill.x0, to: fill.x1, shade: true };
        steps.extend([at(fill.y0), at(fill.y1)]);
    }
    let right = lines.iter().flatten().map(|piece| piece.x1).fold(0.0, f64::max);
    let (before, after) = (beside.before.as_deref(), beside.after.as_deref());
    let found = unruled::tables(&lines, &Ground { steps: &steps, right, heads, before, after });
    // Rows drawn without columns are rows of such a table.
    tables.retain(|table| {
        let share =
            |other: &Ruled| table.bounds.intersect(other.bounds).area() / table.bounds.area().max(1.0);
        table.columns > 1 || table.tag.is_some() || !found.iter().any(|other| share(other) > 0.5)
    });
    tables.extend(found);
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

/// Whether the file tells of every letter what it is part of.
fn is_told(glyphs: &[Glyph]) -> bool {
    glyphs.iter().all(|glyph| glyph.told.tag().is_some() || glyph.text.trim().is_empty())
}

/// The lines of paragraphs in the order of the file's own telling.
fn told_lines(glyphs: &mut Vec<Glyph>) -> Vec<Vec<Piece>> {
    let mut blocks: BTreeMap<u32, Vec<Glyph>> = BTreeMap::new();
    for glyph in glyphs.drain(..) {
        if let Some(tag) = glyph.told.tag() {
            blocks.entry(tag.block).or_default().push(glyph);
        }
    }
    blocks.into_values().flat_map(lines).collect()
}

impl Region {
    /// Makes lines of the glyphs and orders them with the tables; `right` tells where lines end.
    fn cut(&mut self, tables: &[Ruled], right: impl Fn(&[Vec<Piece>]) -> f64) {
        let told = is_told(&self.glyphs);
        let mut rows =
            if told { told_lines(&mut self.glyphs) } else { lines(std::mem::take(&mut self.glyphs)) };
        let right = right(&rows);
        let mut order = std::mem::take(&mut self.tables);
        order.sort_by(|one, other| tables[*one].bounds.y0.total_cmp(&tables[*other].bounds.y0));
        let add = |rows: Vec<Vec<Piece>>, parts: &mut Vec<Part>| {
            let flows = if told { Flow::of(rows, right).into_iter().collect() } else { flows(rows, right) };
            parts.extend(flows.into_iter().map(Part::Flow));
        };
        for at in order {
            let top = tables[at].bounds.y0;
            let is_below = |row: &Vec<Piece>| row.first().is_some_and(|piece| piece.y >= top);
            let below = rows.split_off(rows.iter().position(is_below).unwrap_or(rows.len()));
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
    /// The columns of a table told by gaps that ends the page.
    pub(super) fn open_columns(&self) -> Option<Vec<f64>> {
        self.told_by_gaps(self.top.parts.last())
    }

    /// The columns of a table told by gaps that begins the page, or that follows lines which all begin in one of its
    /// columns but the first: then these are the rest of a row.
    pub(super) fn first_columns(&self) -> Option<Vec<f64>> {
        match self.top.parts.as_slice() {
            [Part::Flow(flow), table @ Part::Table(_), ..] => {
                let columns = self.told_by_gaps(Some(table))?;
                let begins = |row: &Row| {
                    row.first().is_some_and(|piece| columns[1..].iter().any(|x| (piece.x0 - x).abs() < 2.0))
                };
                flow.rows.iter().all(begins).then_some(columns)
            }
            parts => self.told_by_gaps(parts.first()),
        }
    }

    /// Whether a table begins the page.
    pub(super) fn begins_with_table(&self) -> bool {
        matches!(self.top.parts.first(), Some(Part::Table(_)))
    }

    fn told_by_gaps(&self, part: Option<&Part>) -> Option<Vec<f64>> {
        let Some(Part::Table(at)) = part else { return None };
        let table = self.tables.get(*at).filter(|table| !table.drawn && table.tag.is_none())?;
        let (_, starts) = table.edges.split_last()?;
        Some(starts.iter().map(|edge| edge + unruled::PADDING).collect())
    }

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
    let told = (begins(&top), ends(&top));
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
    Ok(Laid { blocks, first, last, full, told })
}

/// The paragraph that a region begins with, as the file tells.
fn begins(region: &Region) -> Option<u32> {
    let Some(Part::Flow(flow)) = region.parts.first() else { return None };
    Some(flow.rows.first()?.first()?.tag?.block)
}

/// The paragraph that a region ends with, as the file tells.
fn ends(region: &Region) -> Option<u32> {
    let Some(Part::Flow(flow)) = region.parts.last() else { return None };
    Some(flow.rows.last()?.last()?.tag?.block)
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
        let mut tag = table.tag.clone();
        if let Some(tag) = &mut tag {
            for (cell, region) in table.cells.iter().zip(&regions[at]) {
                let Some(row) = tag.rows.get(cell.row as usize).copied() else { continue };
                let place = (row, cell.column);
                tag.begins.extend(begins(region).map(|block| (place, block)));
                tag.ends.extend(ends(region).map(|block| (place, block)));
            }
        }
        Self { columns: table.edges.clone(), drawn: table.drawn, tag, bottom: table.bounds.y1, cells, starts }
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
