//! The recogniser: which words of a document belong to which section, and what they are.
//!
//! General rules come first and know no council: a section begins at a heading with its letter or its
//! name, a table's columns say what their cells hold, and marks, labels, rows and blocks show what is
//! one item and what belongs together. How councils call their columns and sections is data, in
//! `templates/layouts`. Nothing is guessed: what no rule places is handed on as it stands.
//!
//! ```text
//! Document ─ piece ─▶ pieces ─ heading, column ─▶ where sections begin ─ walk ─▶ entries ─ item, link ─▶ Recognised
//! ```

mod column;
mod date;
mod entry;
mod heading;
mod identity;
mod item;
mod label;
mod letter;
mod lexicon;
mod link;
mod name;
mod normal;
mod piece;
mod sentence;
mod walk;
mod who_when;

use super::document::{Document, FurnitureKind, Place};
use std::collections::{BTreeMap, BTreeSet};

pub use date::date_in as parse_date;
pub use entry::{Entry, ReadAs};
pub use identity::{Identity, IdentityDoubt, Value};
pub use item::{Beside, FoundPaper, Item, Items};
pub use lexicon::{Field, Label, Lexicon, LexiconError, Paper, View};
pub use link::Links;
pub use name::split_name;

/// What a document was recognised as.
#[derive(Debug)]
pub struct Recognised {
    /// Every stretch of the body, in reading order; together they hold every word once.
    pub entries: Vec<Entry>,
    /// Where each entry stands.
    pub places: Vec<Place>,
    /// The marks that were typed before entries and are in no entry's words, by entry.
    pub typed_marks: BTreeMap<usize, String>,
    /// The marks that the program sets, by entry.
    pub set_marks: BTreeMap<usize, String>,
    /// Running heads and feet.
    pub running: Vec<(FurnitureKind, String, Place)>,
    /// Needs, outcomes, provision and so on.
    pub items: Items,
    /// The links that the layout shows.
    pub links: Links,
    /// Whose plan it is.
    pub identity: Identity,
    /// How the document is laid out, in a few words.
    pub layout: String,
}

/// Recognises a document.
#[must_use]
pub fn recognise(document: &Document, lexicon: &Lexicon) -> Recognised {
    let pieces = piece::pieces(document);
    let mut in_cells = BTreeMap::new();
    heading::cells(&pieces.body, &mut in_cells);
    let mut heads = BTreeSet::new();
    column_heads(&pieces.body, &pieces, lexicon, &mut heads);
    let headings = heading::headings(&pieces, &in_cells, &heads, lexicon);
    // The names of the child help to tell outcomes; they come from a first walk.
    let nobody = sentence::Sentences { names: &[] };
    let first = walk::walk(&pieces, &headings, lexicon, &nobody);
    let names = identity::identity(&first, &pieces, lexicon).names();
    let sentences = sentence::Sentences { names: &names };
    let entries = walk::walk(&pieces, &headings, lexicon, &sentences);
    let identity = identity::identity(&entries, &pieces, lexicon);
    let items = item::items(&entries, lexicon);
    let links = link::links(&items, &entries);
    let layout = layout(&headings, &entries);
    let mut typed_marks = BTreeMap::new();
    let mut set_marks = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (at, entry) in entries.iter().enumerate() {
        let Some(mark) = pieces.all[entry.piece].mark.as_ref().filter(|_| seen.insert(entry.piece)) else {
            continue;
        };
        if mark.typed && entry.read_as.is_furniture() && entry.text.starts_with(&mark.label) {
            continue;
        }
        let into = if mark.typed { &mut typed_marks } else { &mut set_marks };
        into.insert(at, mark.label.clone());
    }
    Recognised {
        places: entries.iter().map(|entry| pieces.all[entry.piece].place().clone()).collect(),
        typed_marks,
        set_marks,
        running: pieces
            .running
            .iter()
            .map(|(kind, piece)| (*kind, running_text(piece), piece.place().clone()))
            .collect(),
        entries,
        items,
        links,
        identity,
        layout,
    }
}

/// The words of a running head with the mark typed before them.
fn running_text(piece: &piece::Piece<'_>) -> String {
    match piece.mark.as_ref().filter(|mark| mark.typed) {
        Some(mark) => format!("{} {}", mark.label, piece.text),
        None => piece.text.clone(),
    }
}

/// The pieces that head columns with two sections or more: they begin no section.
fn column_heads(
    nodes: &[piece::Node],
    pieces: &piece::Pieces<'_>,
    lexicon: &Lexicon,
    found: &mut BTreeSet<usize>,
) {
    for node in nodes {
        let piece::Node::Grid(grid) = node else { continue };
        for row in 0..grid.rows.len() {
            let columns = column::columns(grid, row, &pieces.all, lexicon, false);
            if columns.as_ref().is_some_and(|columns| {
                columns.sections() >= 2
                    || columns.kind != column::ColumnsKind::Items
                    || columns.heads.len() > 2
            }) {
                found.extend(heading::row_cells(grid, row).into_iter().flatten());
            }
            if let Some(columns) = columns {
                numbers_below(grid, row, &columns, pieces, found);
            }
            for cell in &grid.rows[row] {
                column_heads(&cell.nodes, pieces, lexicon, found);
            }
        }
    }
}

/// Numbers of outcomes and needs below a head ("E1") look like letters of sections and are none.
fn numbers_below(
    grid: &piece::Grid,
    head: usize,
    columns: &column::Columns,
    pieces: &piece::Pieces<'_>,
    found: &mut BTreeSet<usize>,
) {
    for cell in grid.rows[head + 1..].iter().flatten() {
        let labelled = columns.at(cell.column).is_some_and(|column| column.label.is_some());
        let inside = piece::pieces_in(&cell.nodes);
        if labelled && inside.iter().all(|&at| label::references(&pieces.all[at].shown()).is_some()) {
            found.extend(inside);
        }
    }
}

/// How the document is laid out, told from what was found: a name for reports, not a rule.
fn layout(headings: &heading::Headings, entries: &[Entry]) -> String {
    let named = if headings.lettered { "lettered" } else { "named" };
    let in_columns = entries.iter().filter(|entry| entry.in_columns).count();
    let items = entries
        .iter()
        .filter(|entry| matches!(entry.read_as, ReadAs::Need | ReadAs::Outcome | ReadAs::Provision))
        .count();
    let shape = if in_columns * 2 > items.max(1) { "tables" } else { "running text" };
    format!("{named} sections, {shape}")
}
