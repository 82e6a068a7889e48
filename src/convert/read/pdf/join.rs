//! Tables and paragraphs that go on over the end of a page.

use std::collections::BTreeSet;

use super::super::gather::Gather;
use super::layout::{Laid, letters};
use crate::convert::document::{Block, Cell, Furniture, FurnitureKind, PageBreak, Paragraph, Table};

/// Edges as near as this are the same column.
const NEAR: f64 = 4.0;

/// The pages so far.
#[derive(Default)]
pub(super) struct Joiner {
    blocks: Vec<Block>,
    last_edges: Option<Vec<f64>>,
}

impl Joiner {
    /// Adds a page.
    pub(super) fn add(&mut self, number: u32, mut page: Laid, words: &BTreeSet<String>, gather: &mut Gather) {
        let same = match (&self.last_edges, &page.first_edges) {
            (Some(last), Some(first)) => {
                last.len() == first.len()
                    && last.iter().zip(first).all(|(one, other)| (one - other).abs() < NEAR)
            }
            _ => false,
        };
        let mut joined = false;
        if same
            && let Some(Block::Table(above)) = self.blocks.last_mut()
            && matches!(page.blocks.first(), Some(Block::Table(_)))
            && let Block::Table(below) = page.blocks.remove(0)
        {
            if let Some(head) = go_on(above, below, words) {
                let pages = vec![number];
                gather.document.furniture.push(Furniture {
                    kind: FurnitureKind::Header,
                    blocks: head,
                    pages,
                });
            }
            joined = true;
        } else if let Some(Block::Paragraph(above)) = self.blocks.last_mut()
            && let Some(Block::Paragraph(below)) = page.blocks.first()
            && goes_on(above, below)
            && let Block::Paragraph(below) = page.blocks.remove(0)
        {
            append(above, &below, words);
            joined = true;
        }
        if number > 1 && !joined {
            self.blocks.push(Block::PageBreak(PageBreak { page: Some(number) }));
        }
        let ends_in_joined = joined && page.blocks.is_empty();
        if !ends_in_joined || page.last_edges.is_some() {
            self.last_edges = page.last_edges;
        }
        self.blocks.append(&mut page.blocks);
    }

    pub(super) fn finish(self) -> Vec<Block> {
        self.blocks
    }
}

/// Whether a paragraph at the top of a page is the rest of the one before.
fn goes_on(above: &Paragraph, below: &Paragraph) -> bool {
    let open = !above.text.trim_end().ends_with(['.', ':', ';', '?', '!']);
    let lower = below.text.trim_start().starts_with(char::is_lowercase);
    // A long text without an end has its end on the next page.
    let running = above.text.chars().count() > 60;
    open && (lower || running) && below.mark.is_none() && above.is_bold() == below.is_bold()
}

fn append(above: &mut Paragraph, below: &Paragraph, words: &BTreeSet<String>) {
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
fn go_on(above: &mut Table, below: Table, words: &BTreeSet<String>) -> Option<Vec<Block>> {
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
    // A first row that says nothing in its first column is the rest of the row that the page cut.
    let first: Vec<&Cell> = rest.iter().filter(|cell| cell.row == skip).collect();
    let cut = first.len() > 1
        && first.first().is_some_and(|cell| cell.text().is_empty())
        && first.iter().all(|cell| {
            above.cell_at(above.rows - 1, cell.column).is_some_and(|up| up.column == cell.column)
        });
    let offset = above.rows - u32::from(cut);
    for mut cell in rest {
        let row = cell.row - skip;
        if cut && row == 0 {
            let up = above.cells.iter_mut().find(|up| {
                up.column == cell.column && up.row < above.rows && up.row + up.row_span >= above.rows
            });
            if let Some(up) = up {
                let first = cell.blocks.first();
                if let (Some(Block::Paragraph(last)), Some(Block::Paragraph(next))) =
                    (up.blocks.last_mut(), first)
                    && goes_on(last, next)
                {
                    append(last, next, words);
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
