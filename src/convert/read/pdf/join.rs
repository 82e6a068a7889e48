//! Tables and paragraphs that go on over the end of a page.

use std::collections::BTreeSet;

use super::super::gather::Gather;
use super::hand::Hand;
use super::layout::{Edge, Laid, LastCell, letters};
use super::tagged;
use crate::convert::document::{Block, Cell, Furniture, FurnitureKind, PageBreak, Paragraph, Table};

/// Edges as near as this are the same column.
const NEAR: f64 = 4.0;

/// The pages so far.
#[derive(Default)]
pub(super) struct Joiner {
    blocks: Vec<Block>,
    last: Option<Edge>,
    full: bool,
    /// The paragraph that ends the pages so far, as the file tells.
    told: Option<u32>,
    /// The lowest end of a table on any page so far.
    lowest: f64,
}

impl Joiner {
    /// Adds a page.
    pub(super) fn add(&mut self, number: u32, mut page: Laid, known: &Known<'_>, gather: &mut Gather) {
        let columns = match (&self.last, &page.first) {
            (Some(last), Some(first)) => columns_of_both(last, first),
            _ => None,
        };
        let last = self.last.take();
        self.lowest = last.iter().map(|last| last.bottom).fold(self.lowest, f64::max);
        let at_end = last.as_ref().is_some_and(|last| last.bottom > self.lowest - 24.0);
        let full = std::mem::replace(&mut self.full, page.full);
        let mut joined = false;
        let told = std::mem::replace(&mut self.told, page.told.1);
        let same = told.is_some() && told == page.told.0;
        if let Some(Edge { tag: Some(last), .. }) = &last
            && let Some(Edge { tag: Some(first), .. }) = &page.first
            && last.table == first.table
            && let Some(Block::Table(above)) = self.blocks.last_mut()
            && matches!(page.blocks.first(), Some(Block::Table(_)))
            && let Block::Table(below) = page.blocks.remove(0)
        {
            let rows = tagged::go_on(above, last, below, first, known.words);
            joined = true;
            if page.blocks.is_empty()
                && let Some(edge) = &mut page.last
            {
                edge.tag = Some(rows);
            }
        } else if let Some(columns) = columns
            && let (Some(last), Some(first)) = (last, page.first.take())
            && let Some(Block::Table(above)) = self.blocks.last_mut()
            && matches!(page.blocks.first(), Some(Block::Table(_)))
            && let Block::Table(mut below) = page.blocks.remove(0)
        {
            let last = last.among(&columns);
            spread(above, &last.from, &columns);
            let first = first.among(&columns);
            spread(&mut below, &first.from, &columns);
            let seam = Seam { ends: last.edge.cells, starts: first.edge.starts, at_end };
            if let Some(head) = go_on(above, below, &seam, known) {
                let pages = vec![number];
                let kind = FurnitureKind::Header;
                gather.document.furniture.push(Furniture { kind, blocks: head, pages });
            }
            joined = true;
            if page.blocks.is_empty() {
                page.last = page.last.map(|last| last.among(&columns).edge);
            }
        } else if let Some(Block::Paragraph(above)) = self.blocks.last_mut()
            && let Some(Block::Paragraph(below)) = page.blocks.first()
            && (same || known.goes_on(above, below, full))
            && let Block::Paragraph(below) = page.blocks.remove(0)
        {
            append(above, &below, known.words);
            joined = true;
        }
        if number > 1 && !joined {
            self.blocks.push(Block::PageBreak(PageBreak { page: Some(number) }));
        }
        self.last = page.last;
        self.blocks.append(&mut page.blocks);
    }

    pub(super) fn finish(self) -> Vec<Block> {
        self.blocks
    }
}

/// The edges of the columns of two tables that are one, if they are: both begin and end at the same
/// place, and one has all the edges of the other.
fn columns_of_both(last: &Edge, first: &Edge) -> Option<Vec<f64>> {
    // What the file tells of as two tables, or as one and none, is not one.
    if last.tag.is_some() || first.tag.is_some() {
        return None;
    }
    let drawn = last.drawn && first.drawn;
    if !drawn && (last.drawn || first.drawn) {
        return None;
    }
    let (last, mut first) = (&last.columns, first.columns.clone());
    if !drawn && let (Some(end), Some(known)) = (first.last_mut(), last.last()) {
        *end = *known;
    }
    let first = &first;
    let near = |one: f64, other: f64| (one - other).abs() < NEAR;
    let ends = |edges: &[f64]| edges.first().copied().zip(edges.last().copied());
    let ((from, to), (other_from, other_to)) = (ends(last)?, ends(first)?);
    if !near(from, other_from) || !near(to, other_to) {
        return None;
    }
    let has_all = |some: &[f64], of: &[f64]| of.iter().all(|edge| some.iter().any(|own| near(*own, *edge)));
    if has_all(last, first) {
        Some(last.clone())
    } else if has_all(first, last) {
        Some(first.clone())
    } else {
        None
    }
}

/// Which of the columns begins or ends at an edge.
fn nearest(columns: &[f64], edge: f64) -> u32 {
    let far = |at: &usize| (columns[*at] - edge).abs();
    let at = (0..columns.len()).min_by(|one, other| far(one).total_cmp(&far(other)));
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or_default()
}

/// Counts the columns of a table by the edges of more columns.
fn spread(table: &mut Table, from: &[f64], to: &[f64]) {
    if from.len() == to.len() {
        return;
    }
    let place = |edge: u32| from.get(edge as usize).map_or(edge, |edge| nearest(to, *edge));
    for cell in &mut table.cells {
        let (start, end) = (place(cell.column), place(cell.column + cell.column_span));
        cell.column = start;
        cell.column_span = end.saturating_sub(start).max(1);
    }
    table.columns = u32::try_from(to.len().saturating_sub(1)).unwrap_or(table.columns);
}

impl Edge {
    /// The same among more columns.
    fn among(mut self, columns: &[f64]) -> Among {
        let from = std::mem::replace(&mut self.columns, columns.to_vec());
        for cell in &mut self.cells {
            cell.column = from.get(cell.column as usize).map_or(cell.column, |edge| nearest(columns, *edge));
        }
        for (_, column, _) in &mut self.starts {
            *column = from.get(*column as usize).map_or(*column, |edge| nearest(columns, *edge));
        }
        Among { edge: self, from }
    }
}

/// The end of a table among more columns, with those that it had.
struct Among {
    edge: Edge,
    from: Vec<f64>,
}

/// What is known of the document's words and of how it sets paragraphs.
pub(super) struct Known<'k> {
    pub(super) words: &'k BTreeSet<String>,
    pub(super) hand: &'k Hand,
}

impl Known<'_> {
    /// Whether a paragraph at the top of a page is the rest of the one before; `full` is whether that
    /// one's last line has no room for another word.
    fn goes_on(&self, above: &Paragraph, below: &Paragraph, full: bool) -> bool {
        if below.mark.is_some() || above.is_bold() != below.is_bold() {
            return false;
        }
        let open = !above.text.trim_end().ends_with(['.', ':', ';', '?', '!']);
        if open && below.text.trim_start().starts_with(char::is_lowercase) {
            return true;
        }
        // A long text without an end has its end on the next page.
        let running = above.text.chars().count() > 60;
        full && running && !self.hand.ends_between_pages(&above.text, &below.text)
    }
}

pub(super) fn append(above: &mut Paragraph, below: &Paragraph, words: &BTreeSet<String>) {
    let style = above.runs.last().map(|run| run.style).unwrap_or_default();
    let page = above.runs.last().and_then(|run| run.page);
    if !above.text.ends_with(' ') && !is_cut(&above.text, &below.text, words) {
        above.push(" ", style, None, false, page);
    }
    for run in &below.runs {
        above.push(below.text_of(run), run.style, run.control, run.inserted, run.page);
    }
}

/// Whether the page ended in the middle of a word: after a hyphen, or in one that stands whole elsewhere.
fn is_cut(above: &str, below: &str, words: &BTreeSet<String>) -> bool {
    if !below.starts_with(char::is_lowercase) {
        return false;
    }
    let first = above.split_whitespace().next_back().unwrap_or_default();
    let rest = below.split_whitespace().next().unwrap_or_default();
    let hyphen = first.len() > 1 && first.ends_with(['-', '\u{2010}', '\u{2011}']);
    hyphen || (words.contains(&letters(&format!("{first}{rest}"))) && !words.contains(&letters(rest)))
}

/// Adds the rows of a table to the one that it goes on from. A head that is repeated is handed back.
fn go_on(above: &mut Table, below: Table, seam: &Seam, known: &Known<'_>) -> Option<Vec<Block>> {
    let row_text = |table: &Table, row: u32| -> Vec<String> { table.row(row).map(Cell::text).collect() };
    let head = row_text(above, 0);
    let repeated = above.rows > 1 && head.iter().any(|text| !text.is_empty()) && head == row_text(&below, 0);
    let skip = u32::from(repeated);
    let mut handed_back = Vec::new();
    let mut rest: Vec<Cell> = Vec::new();
    for cell in below.cells {
        if repeated && cell.row == 0 {
            handed_back.extend(cell.blocks);
        } else {
            rest.push(cell);
        }
    }
    if repeated {
        above.head_rows = above.head_rows.max(1);
    }
    let first: Vec<&Cell> = rest.iter().filter(|cell| cell.row == skip).collect();
    let goes_on = what_goes_on(above, &first, seam, skip);
    // A cell that covers several rows may go on alone beside cells that begin.
    let alone: Vec<u32> =
        first.iter().filter(|cell| seam.cuts(above, cell, skip)).map(|cell| cell.column).collect();
    let full = |column: u32| seam.ends.iter().any(|end| end.column == column && end.full);
    let offset = above.rows - u32::from(goes_on == GoesOn::Row);
    for mut cell in rest {
        let row = cell.row - skip;
        let is_rest = match goes_on {
            GoesOn::Row => true,
            GoesOn::Empty => cell.text().is_empty() || alone.contains(&cell.column),
            GoesOn::Nothing => alone.contains(&cell.column),
        };
        if is_rest && row == 0 {
            let up = above.cells.iter_mut().find(|up| {
                up.column == cell.column && up.row < above.rows && up.row + up.row_span >= above.rows
            });
            if let Some(up) = up {
                let first = cell.blocks.first();
                if let (Some(Block::Paragraph(last)), Some(Block::Paragraph(next))) =
                    (up.blocks.last_mut(), first)
                    && known.goes_on(last, next, full(cell.column))
                {
                    append(last, next, known.words);
                    cell.blocks.remove(0);
                }
                up.blocks.append(&mut cell.blocks);
                up.row_span = up.row_span.max(offset + cell.row_span - up.row);
                continue;
            }
        }
        cell.row = offset + row;
        above.cells.push(cell);
    }
    above.rows = offset + below.rows - skip;
    (!handed_back.is_empty()).then_some(handed_back)
}

/// Where a page parts a table.
struct Seam {
    ends: Vec<LastCell>,
    /// Row, column and room of the first word of the cells that the next page begins with.
    starts: Vec<(u32, u32, f64)>,
    /// Whether the first part reaches as far down as any table does.
    at_end: bool,
}

impl Seam {
    /// Whether the page parts a sentence of this cell; `row` is the cell's.
    fn cuts(&self, above: &Table, cell: &Cell, row: u32) -> bool {
        let Some(up) = above.cell_at(above.rows - 1, cell.column) else { return false };
        let (Some(Block::Paragraph(last)), Some(Block::Paragraph(next))) =
            (up.blocks.last(), cell.blocks.first())
        else {
            return false;
        };
        let start = self.starts.iter().find(|start| (start.0, start.1) == (row, cell.column));
        let end = self.ends.iter().find(|end| end.column == cell.column);
        let fits = start.zip(end).is_some_and(|(start, end)| start.2 < end.beside - 1.0);
        let full = end.is_some_and(|end| end.below < 3.4 && end.lines > 1);
        let open = !last.text.trim().ends_with(['.', ':', ';', '?', '!', ')']);
        full && open && next.text.trim_start().starts_with(char::is_lowercase) && !fits
    }
}

/// What of the first row of a page is the rest of the row that the page before ended with.
#[derive(Debug, Clone, Copy, PartialEq)]
enum GoesOn {
    /// All of it.
    Row,
    /// Its empty cells: they cover several rows.
    Empty,
    Nothing,
}

fn what_goes_on(above: &Table, first: &[&Cell], seam: &Seam, row: u32) -> GoesOn {
    let up = |cell: &Cell| above.cell_at(above.rows - 1, cell.column);
    let aligned = first.iter().all(|cell| up(cell).is_some_and(|up| up.column == cell.column));
    let filled = || first.iter().filter(|cell| !cell.text().is_empty());
    if filled().count() == 0 || !aligned {
        return GoesOn::Nothing;
    }
    let end = |cell: &Cell| seam.ends.iter().find(|end| end.column == cell.column);
    let paragraph = |block: Option<&Block>| match block {
        Some(Block::Paragraph(paragraph)) => Some((paragraph.text.trim().to_owned(), paragraph.is_bold())),
        _ => None,
    };
    // Whether the first word had room in the last line above: then a paragraph ended there.
    let fits = |cell: &Cell| {
        let start = seam.starts.iter().find(|start| (start.0, start.1) == (row, cell.column));
        start.zip(end(cell)).is_some_and(|(start, end)| start.2 < end.beside - 1.0)
    };
    let pairs = || {
        filled().filter_map(|cell| {
            let last = up(cell).and_then(|up| paragraph(up.blocks.last()));
            last.zip(paragraph(cell.blocks.first())).map(|pair| (pair, fits(cell)))
        })
    };
    let open = |text: &str| !text.ends_with(['.', ':', ';', '?', '!', ')']);
    let mid_sentence = pairs()
        .any(|(((last, _), (next, _)), fits)| open(&last) && next.starts_with(char::is_lowercase) && !fits);
    let below_head = pairs().any(|(((_, last_bold), (_, next_bold)), _)| last_bold && !next_bold);
    // What goes on must have been full: a paragraph keeps two lines together.
    let full = filled().all(|cell| end(cell).is_some_and(|end| end.below < 3.4 && end.lines > 0));
    // A cell that had ended above and is empty below, beside one that goes on. The first column alone
    // may be empty because it covers several rows.
    let ended = first.iter().any(|cell| {
        let has_room = end(cell).is_some_and(|end| end.lines > 0 && end.below > 1.8);
        cell.text().is_empty() && has_room && (cell.column > 0 || filled().count() == 1)
    });
    let long = filled().any(|cell| end(cell).is_some_and(|end| end.lines > 1));
    if full && (mid_sentence || (seam.at_end && ended && long && !below_head)) {
        GoesOn::Row
    } else if first.len() > 1 && first[0].text().is_empty() {
        GoesOn::Empty
    } else {
        GoesOn::Nothing
    }
}
