//! A page's glyphs and ruled lines to blocks.

use std::collections::BTreeSet;

use kurbo::{Point, Rect};

use super::super::ReadError;
use super::super::gather::Gather;
use super::super::text::{bullet, numbered};
use super::columns::{Row, flows};
use super::lines::{Piece, lines};
use super::page::{Drawn, Glyph};
use super::rules::{self, Ruled};
use crate::convert::document::{Block, Cell, CellPlace, Mark, Paragraph, Style, Table, TextBox};
use crate::convert::limits::DEEPEST_BLOCK;

/// A page's blocks, with what is needed to go on over its end.
pub(super) struct Laid {
    pub(super) blocks: Vec<Block>,
    /// The columns of a table that begins the page, and of one that ends it.
    pub(super) first_edges: Option<Vec<f64>>,
    pub(super) last_edges: Option<Vec<f64>>,
}

/// A part of the page: the page itself, or a cell.
#[derive(Default)]
struct Region {
    glyphs: Vec<Glyph>,
    rows: Vec<Vec<Piece>>,
    tables: Vec<usize>,
    /// Where lines end on the right.
    right: Option<f64>,
}

/// A cell without text that is narrower than this is a gap.
const GAP: f64 = 9.0;

/// A page with its glyphs sorted into the cells of its tables.
pub(super) struct Sorted {
    width: f64,
    tables: Vec<Ruled>,
    regions: Vec<Vec<Region>>,
    top: Region,
    turned: Vec<Glyph>,
}

/// Sorts a page's glyphs into the cells that its ruled lines draw.
pub(super) fn sort(drawn: Drawn) -> Sorted {
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
    for region in regions.iter_mut().flatten().chain([&mut top]) {
        region.rows = lines(std::mem::take(&mut region.glyphs));
    }
    Sorted { width: drawn.width, tables, regions, top, turned: drawn.turned }
}

impl Sorted {
    /// Adds the words that stand within lines: these are whole for certain.
    pub(super) fn whole_words(&self, words: &mut BTreeSet<String>) {
        let regions = self.regions.iter().flatten().chain([&self.top]);
        for piece in regions.flat_map(|region| region.rows.iter().flatten()) {
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
    words: &mut BTreeSet<String>,
    gather: &mut Gather,
) -> Result<Laid, ReadError> {
    let Sorted { width, tables, regions, top, turned } = sorted;
    let edges = |blocks: &[Block], order: &[usize], last: bool| {
        let is_table = matches!(if last { blocks.last() } else { blocks.first() }, Some(Block::Table(_)));
        let at = if last { order.last() } else { order.first() };
        at.filter(|_| is_table).map(|&at| tables[at].edges.clone())
    };
    let mut order = top.tables.clone();
    order.sort_by(|one, other| tables[*one].bounds.y0.total_cmp(&tables[*other].bounds.y0));
    order.retain(|&at| has_text(at, &regions));
    let mut layout = Layout { width, tables: &tables, regions, words, gather };
    let mut blocks = layout.region(top, 0)?;
    for flow in flows(lines(turned)) {
        blocks.extend(layout.paragraphs(flow.rows, f64::INFINITY));
    }
    let (first_edges, last_edges) = (edges(&blocks, &order, false), edges(&blocks, &order, true));
    Ok(Laid { blocks, first_edges, last_edges })
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
        if regions[at].iter().any(|region| !region.rows.is_empty()) {
            return true;
        }
        if seen > regions.len() {
            return false;
        }
        open.extend(regions[at].iter().flat_map(|region| region.tables.iter().copied()));
    }
    false
}

struct Layout<'t, 'g> {
    width: f64,
    tables: &'t [Ruled],
    regions: Vec<Vec<Region>>,
    words: &'g mut BTreeSet<String>,
    gather: &'g mut Gather,
}

impl Layout<'_, '_> {
    fn region(&mut self, region: Region, depth: usize) -> Result<Vec<Block>, ReadError> {
        if depth > DEEPEST_BLOCK {
            return Err(ReadError::limit("the depth of tables in each other", DEEPEST_BLOCK, "levels"));
        }
        let mut rows = region.rows;
        let widest = rows.iter().flatten().map(|piece| piece.x1).fold(0.0, f64::max);
        let right = region.right.unwrap_or_else(|| {
            // Where enough lines are full, they show the margin; else it is as wide as the left one.
            let left = rows.iter().flatten().map(|piece| piece.x0).fold(self.width, f64::min);
            let full =
                rows.iter().filter(|row| row.last().is_some_and(|piece| piece.x1 > 0.93 * widest)).count();
            if full >= 6 { widest } else { widest.max(self.width - left) }
        });
        let mut tables = region.tables;
        tables.retain(|&at| has_text(at, &self.regions));
        tables.sort_by(|one, other| self.tables[*one].bounds.y0.total_cmp(&self.tables[*other].bounds.y0));
        let mut blocks = Vec::new();
        for at in tables {
            let top = self.tables[at].bounds.y0;
            let below =
                rows.split_off(rows.partition_point(|row| row.first().is_some_and(|piece| piece.y < top)));
            let above = std::mem::replace(&mut rows, below);
            self.flow(above, right, &mut blocks);
            blocks.extend(self.table(at, depth + 1)?);
        }
        self.flow(rows, right, &mut blocks);
        Ok(blocks)
    }

    fn flow(&mut self, rows: Vec<Vec<Piece>>, right: f64, blocks: &mut Vec<Block>) {
        for flow in flows(rows) {
            let right = flow.right.unwrap_or(right);
            blocks.extend(self.paragraphs(flow.rows, right));
        }
    }

    fn table(&mut self, at: usize, depth: usize) -> Result<Option<Block>, ReadError> {
        let ruled = &self.tables[at];
        let number = self.gather.next_table();
        let boxed = ruled.cells.len() == 1;
        let mut table = Table { rows: ruled.rows, columns: ruled.columns, ..Table::default() };
        for (cell, shape) in ruled.cells.iter().enumerate() {
            let mut region = std::mem::take(&mut self.regions[at][cell]);
            let left = region.rows.iter().flatten().map(|piece| piece.x0).fold(shape.bounds.x1, f64::min);
            let padding = (left - shape.bounds.x0).clamp(0.0, 12.0);
            region.right = Some(shape.bounds.x1 - padding);
            if !boxed {
                let place = CellPlace { table: number, row: shape.row + 1, column: shape.column + 1 };
                self.gather.cells.push(place);
            }
            let blocks = self.region(region, depth);
            if !boxed {
                self.gather.cells.pop();
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

    /// Lines to paragraphs.
    fn paragraphs(&mut self, rows: Vec<Row>, right: f64) -> Vec<Block> {
        let mut steps: Vec<f64> = rows.windows(2).map(|pair| pair[1].y() - pair[0].y()).collect();
        steps.sort_by(f64::total_cmp);
        let usual = steps.get(steps.len() / 4).copied();
        let mut blocks: Vec<Block> = Vec::new();
        let mut open: Option<Paragraph> = None;
        let mut last: Option<Row> = None;
        for row in rows {
            let text = row.text();
            let marked = row.pieces.first().and_then(|_| bullet(text.trim_start()).map(|(bullet, _)| bullet));
            let cut = last.as_ref().is_some_and(|last| is_cut(last, &text, right, self.words));
            if cut && let Some(last) = &last {
                let rest = text.split_whitespace().next().unwrap_or_default();
                self.words.insert(letters(&format!("{}{rest}", last.text().trim())));
            }
            let goes_on = last.as_ref().is_some_and(|last| goes_on(last, &row, &text, right, usual, cut));
            if let Some(paragraph) = open.as_mut().filter(|_| goes_on && marked.is_none()) {
                if !cut && !paragraph.text.ends_with(' ') {
                    let style = paragraph.runs.last().map(|run| run.style).unwrap_or_default();
                    paragraph.push(" ", style, None, false, self.gather.page);
                }
                row.write(paragraph, None, self.gather.page);
            } else {
                blocks.extend(open.take().map(Block::Paragraph));
                let mut paragraph = Paragraph::new(self.gather.next_paragraph());
                if let Some(bullet) = marked {
                    let label = bullet.to_string();
                    paragraph.mark = Some(Mark { label, level: 0, bullet: true, list: 1 });
                }
                row.write(&mut paragraph, marked, self.gather.page);
                open = Some(paragraph);
            }
            last = Some(row);
        }
        blocks.extend(open.take().map(Block::Paragraph));
        blocks
    }
}

/// Whether a line is the rest of the paragraph that the line above is in.
fn goes_on(last: &Row, row: &Row, text: &str, right: f64, usual: Option<f64>, cut: bool) -> bool {
    let (Some(end), Some(start)) = (last.pieces.last(), row.pieces.first()) else { return false };
    if last.pieces.len() > 1 || row.pieces.len() > 1 || (numbered(text.trim_start()) && !cut) {
        return false;
    }
    let step = start.y - end.y;
    let wide = usual.map_or(1.6 * end.size, |usual| (1.3 * usual).max(1.15 * end.size));
    if step > wide || step < 0.0 || (start.size - end.size).abs() > 1.0 {
        return false;
    }
    let bold = |piece: &Piece| piece.is_all(|style| style.bold);
    if bold(end) != bold(start) && (bold(end) || start.is_all(|style| style.bold)) {
        return false;
    }
    let last_text = last.text();
    let ended = last_text.trim_end().ends_with(['.', ':', ';', '?', '!']);
    let lower = text.trim_start().starts_with(char::is_lowercase);
    let digit = text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let most = end.x1 - last.pieces[0].x0 > 0.6 * (right - last.pieces[0].x0);
    let full = end.x1 + 0.2 * end.size + start.first_word() > right - 2.0;
    full || (lower && !ended) || (digit && most && !ended)
}

/// Whether a line begins in the middle of a word: after a hyphen, or where a word too long for its
/// line was broken. A word so broken fills its line alone, and its two parts stand nowhere as words.
fn is_cut(last: &Row, text: &str, right: f64, words: &BTreeSet<String>) -> bool {
    let before = last.text();
    let before = before.trim_end();
    if last.pieces.len() > 1 || !text.trim_start().starts_with(char::is_lowercase) {
        return false;
    }
    if before.ends_with(['-', '\u{2010}', '\u{2011}']) {
        return before.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    }
    let fills = last.pieces.last().is_some_and(|piece| right - piece.x1 < 0.6 * piece.size);
    if !before.chars().all(char::is_alphabetic) || !fills {
        return false;
    }
    let (first, rest) = (letters(before), letters(text.split_whitespace().next().unwrap_or_default()));
    let known = |word: &String| words.contains(word);
    known(&format!("{first}{rest}")) || (!known(&first) && !known(&rest))
}

impl Row {
    fn y(&self) -> f64 {
        self.pieces.first().map_or(0.0, |piece| piece.y)
    }

    fn text(&self) -> String {
        self.pieces.iter().map(Piece::text).collect::<Vec<_>>().join("\t")
    }

    /// Adds the line to a paragraph, without the bullet it begins with.
    fn write(&self, paragraph: &mut Paragraph, bullet: Option<char>, page: Option<u32>) {
        let mut skip = bullet.is_some();
        for (at, piece) in self.pieces.iter().enumerate() {
            if at > 0 && !paragraph.text.is_empty() {
                paragraph.push("\t", Style::default(), None, false, page);
            }
            for (text, style) in &piece.spans {
                let mut text = text.as_str();
                if skip {
                    let trimmed = text.trim_start();
                    let mut letters = trimmed.chars();
                    letters.next();
                    text = if paragraph.text.is_empty() && !trimmed.is_empty() {
                        skip = false;
                        letters.as_str().trim_start()
                    } else {
                        trimmed
                    };
                } else if paragraph.text.is_empty() {
                    text = text.trim_start();
                }
                paragraph.push(text, *style, None, false, page);
            }
        }
    }
}
