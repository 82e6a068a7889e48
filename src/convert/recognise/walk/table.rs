//! Tables: columns with heads, rows with labels, rows that begin sections.

use super::super::column::{Column, Columns, ColumnsKind, columns, is_ticked};
use super::super::entry::ReadAs;
use super::super::heading::row_cells;
use super::super::label::{heading_reference, label_and_number, number_of};
use super::super::lexicon::{Field, Label, View};
use super::super::piece::{Grid, GridCell, pieces_in};
use super::{SHORT, Walk};
use crate::model::Section;

impl Walk<'_> {
    pub(super) fn grid(&mut self, grid: &Grid) {
        let outer = (self.label, self.in_columns);
        self.table_from = self.entries.len();
        let sections_before = self.sections.clone();
        let mut columns_now: Option<Columns> = None;
        let mut outcome_shared = 0_u32;
        let mut below_outcome = false;
        for row in 0..grid.rows.len() {
            let cells = row_cells(grid, row);
            let filled: Vec<usize> = (0..cells.len()).filter(|&at| !cells[at].is_empty()).collect();
            let Some(&first) = filled.first() else { continue };
            let begins = cells[first].first().is_some_and(|piece| self.headings.verdicts.contains_key(piece));
            let in_papers = self.sections == [Section::K];
            let found = if begins && filled.len() == 1 {
                None
            } else {
                columns(grid, row, self.pieces, self.lexicon, in_papers)
            };
            // Below heads only what looks like heads, or says the same, is a new one.
            let found = found.filter(|found| {
                columns_now
                    .as_ref()
                    .is_none_or(|now| found.bold || now.kind == ColumnsKind::Front || found.repeats(now))
            });
            if let Some(found) = found.filter(|_| !begins || filled.len() > 2 || columns_now.is_none()) {
                let same_section =
                    begins && found.sections() < 2 && found.kind == ColumnsKind::Items && filled.len() == 2;
                if !same_section {
                    for &at in &filled {
                        for &piece in &cells[at] {
                            self.add_whole(piece, ReadAs::Label);
                        }
                    }
                    self.row = self.next();
                    below_outcome = self.stands_below_outcome(&found);
                    if !below_outcome {
                        self.block = self.row;
                    }
                    columns_now = Some(found);
                    continue;
                }
            }
            if filled.len() == 1 && (grid.rows[row].len() == 1 || self.is_heading_row(&cells[first])) {
                let keep = columns_now.is_some() && !begins;
                if !keep {
                    columns_now = None;
                    self.label = outer.0;
                }
                self.in_columns = false;
                self.row = self.next();
                self.block = self.row;
                self.cell = self.row;
                self.whole_row = true;
                if keep {
                    let heads = self.is_heading_row(&cells[first]);
                    if heads {
                        self.nodes(&grid.rows[row][first].nodes);
                    } else {
                        self.column_row(grid, row, columns_now.as_ref());
                    }
                } else {
                    self.nodes(&grid.rows[row][first].nodes);
                }
                self.whole_row = false;
                continue;
            }
            if begins && columns_now.as_ref().is_none_or(|columns| columns.sections() < 2) {
                columns_now = None;
                self.label = None;
                self.in_columns = false;
                for &at in &filled {
                    self.cell = self.next();
                    self.row = self.cell;
                    self.block = self.cell;
                    self.names_row = at == first && filled.len() > 1;
                    self.nodes(&grid.rows[row][at].nodes);
                    self.names_row = false;
                }
                continue;
            }
            if columns_now.is_some() {
                let shared = outcome_shared > 0 || Self::repeats_outcome(grid, row, columns_now.as_ref());
                outcome_shared = outcome_shared.saturating_sub(1);
                self.row = self.next();
                if !shared && !below_outcome {
                    self.block = self.row;
                }
                let spans = grid.rows[row].iter().map(|cell| cell.row_span).max().unwrap_or(1);
                if spans > 1 && grid.rows[row].iter().any(|cell| cell.row_span == 1) {
                    outcome_shared = outcome_shared.max(spans - 1);
                }
                self.column_row(grid, row, columns_now.as_ref());
                continue;
            }
            self.labelled_row(&grid.rows[row], &cells, &filled);
        }
        self.label = outer.0;
        self.in_columns = outer.1;
        if columns_now.as_ref().is_some_and(|columns| columns.sections() >= 2) {
            self.sections = sections_before;
        }
        self.field = None;
    }

    /// Whether a table of provision belongs to the outcome before it: both share a section's heading, the
    /// outcome was the last that was read, and no column of the table names another.
    fn stands_below_outcome(&self, columns: &Columns) -> bool {
        let names_outcome = columns.has(Label::Outcome) || columns.has(Label::OutcomeNumber);
        self.sections.contains(&Section::E)
            && (self.sections.contains(&Section::F) || !self.headings.alone.contains(&Section::F))
            && columns.has(Label::Provision)
            && !names_outcome
            && self.entries.iter().rev().find(|entry| !entry.read_as.is_furniture()).is_some_and(|entry| {
                matches!(
                    entry.read_as,
                    ReadAs::Outcome
                        | ReadAs::Step
                        | ReadAs::ByWhen
                        | ReadAs::Baseline
                        | ReadAs::NeedReference
                ) && entry.block == self.block
            })
    }

    /// Whether the pieces of a cell are headings of any kind.
    pub(super) fn is_heading_row(&self, cell: &[usize]) -> bool {
        let Some(&first) = cell.first() else { return false };
        let piece = &self.pieces[first];
        self.headings.verdicts.contains_key(&first)
            || (piece.words() <= SHORT
                && (self.lexicon.area(&piece.text).is_some()
                    || heading_reference(&piece.text).is_some()
                    || label_and_number(&piece.shown(), self.lexicon).is_some()
                    || (piece.paragraph.is_bold() && cell.len() == 1)))
    }

    /// Whether the cell for outcomes is empty below one that was filled: the row goes on with it.
    pub(super) fn repeats_outcome(grid: &Grid, row: usize, columns: Option<&Columns>) -> bool {
        let Some(columns) = columns.filter(|columns| {
            (columns.has(Label::Outcome) || columns.has(Label::OutcomeNumber))
                && columns.has(Label::Provision)
        }) else {
            return false;
        };
        let outcome = if columns.has(Label::Outcome) { Label::Outcome } else { Label::OutcomeNumber };
        let empty = |label: Label| {
            !grid.rows[row].iter().any(|cell| {
                columns.at(cell.column).is_some_and(|head| head.label == Some(label))
                    && !pieces_in(&cell.nodes).is_empty()
            })
        };
        row > 0 && empty(outcome) && !empty(Label::Provision)
    }

    pub(super) fn column_row(&mut self, grid: &Grid, row: usize, columns: Option<&Columns>) {
        let Some(columns) = columns else { return };
        let before = self.sections.clone();
        let area_before = self.area;
        self.own_number = None;
        let outer_numbers = self.take_ticks(&grid.rows[row], columns);
        for cell in &grid.rows[row] {
            if pieces_in(&cell.nodes).is_empty() {
                continue;
            }
            let head = columns.at(cell.column).cloned().unwrap_or_default();
            self.cell = self.next();
            match columns.kind {
                ColumnsKind::Papers => {
                    for piece in pieces_in(&cell.nodes) {
                        self.paper_cell(piece, &head);
                    }
                }
                ColumnsKind::Front => {
                    for piece in pieces_in(&cell.nodes) {
                        self.add_whole(piece, head.field.map_or(ReadAs::Other, ReadAs::Identity));
                    }
                }
                ColumnsKind::Items => {
                    if self.number_cell(cell, &head) {
                        continue;
                    }
                    if head.sections.is_empty() {
                        self.sections.clone_from(&before);
                    } else {
                        self.sections.clone_from(&head.sections);
                        self.begun = true;
                    }
                    if head.label.is_some() && head.sections.is_empty() {
                        self.inherit(columns, cell.column, &before);
                    }
                    if head.headed && head.label.is_none() && head.sections.is_empty() {
                        self.inherit(columns, cell.column, &before);
                        self.aside = columns.has(Label::Provision) || columns.has(Label::Outcome);
                    }
                    self.label = head.label;
                    self.in_columns = true;
                    self.fills_cell = head.label.is_some() && pieces_in(&cell.nodes).len() == 1;
                    self.nodes(&cell.nodes);
                    self.fills_cell = false;
                    self.aside = false;
                }
            }
        }
        if let Some(outer) = outer_numbers {
            (self.outcomes, self.needs) = outer;
        }
        self.label = None;
        self.in_columns = false;
        self.sections = before;
        if columns.sections() >= 2 && area_before.is_some() {
            self.area = area_before;
        }
    }

    /// The outcomes and needs that a row's ticks refer to hold for its items. Gives what held before, where the
    /// table has such columns.
    fn take_ticks(&mut self, row: &[GridCell], columns: &Columns) -> Option<(Vec<u32>, Vec<u32>)> {
        if columns.heads.iter().all(|(.., head)| head.ticked.is_none()) {
            return None;
        }
        let mut numbers = (Vec::new(), Vec::new());
        for cell in row {
            let Some((label, number)) = columns.at(cell.column).and_then(|head| head.ticked) else {
                continue;
            };
            if pieces_in(&cell.nodes).iter().any(|&piece| is_ticked(&self.pieces[piece])) {
                if label == Label::Need { &mut numbers.1 } else { &mut numbers.0 }.push(number);
            }
        }
        let outer = (std::mem::take(&mut self.outcomes), std::mem::take(&mut self.needs));
        (self.outcomes, self.needs) = numbers;
        Some(outer)
    }

    /// A column for who or how often belongs to the section of the column of provision before it.
    pub(super) fn inherit(&mut self, columns: &Columns, column: u32, outer: &[Section]) {
        let before =
            columns.heads.iter().rev().find(|(from, _, head)| *from < column && !head.sections.is_empty());
        if let Some((.., head)) = before {
            self.sections.clone_from(&head.sections);
        } else if !outer.is_empty() {
            self.sections = outer.to_vec();
        }
    }

    pub(super) fn paper_cell(&mut self, piece: usize, head: &Column) {
        self.add_whole(piece, ReadAs::Paper(head.paper));
    }

    /// The number of the row, or of an outcome or a need: not words of an item.
    pub(super) fn number_cell(&mut self, cell: &GridCell, head: &Column) -> bool {
        let read_as = match head.label {
            None if head.ticked.is_some() => ReadAs::Label,
            Some(Label::OutcomeNumber) => ReadAs::OutcomeReference,
            Some(Label::NeedNumber) => ReadAs::NeedReference,
            Some(Label::Number) => ReadAs::Number,
            Some(Label::Area) => ReadAs::Heading,
            _ => return false,
        };
        self.in_columns = true;
        for piece in pieces_in(&cell.nodes) {
            if let ReadAs::Heading = read_as {
                self.area = self.lexicon.area(&self.pieces[piece].text).or(self.area);
            }
            if let ReadAs::Number = read_as {
                self.own_number = number_of(&self.pieces[piece].text);
            }
            self.add_whole(piece, read_as);
        }
        self.in_columns = false;
        true
    }

    /// A row without columns: "label, value" pairs, or cells that are read one after another.
    pub(super) fn labelled_row(&mut self, row: &[GridCell], cells: &[Vec<usize>], filled: &[usize]) {
        let text = |at: usize| -> String {
            cells[at].iter().map(|&piece| self.pieces[piece].text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let front = self.sections.is_empty() || self.sections == [Section::A];
        if front && filled.len() >= 2 {
            let firsts: Vec<usize> = filled.iter().copied().step_by(2).collect();
            let fields: Vec<Vec<Field>> = firsts.iter().map(|&at| self.fields_in_cell(&text(at))).collect();
            let strong = fields.iter().filter(|fields| !fields.is_empty()).count();
            let section_a = self.sections == [Section::A];
            if strong > 0
                && strong * 2 >= firsts.len()
                && (!section_a || fields.iter().flatten().any(|field| is_firm(*field)))
            {
                for (pair, fields) in filled.chunks(2).zip(fields) {
                    for &piece in &cells[pair[0]] {
                        self.add_whole(
                            piece,
                            if !fields.is_empty() || pair.len() == 2 { ReadAs::Label } else { ReadAs::Other },
                        );
                    }
                    self.values(pair.get(1).map(|&at| cells[at].as_slice()).unwrap_or_default(), &fields);
                }
                return;
            }
        }
        self.in_columns = false;
        self.row = self.next();
        let first_text = text(filled[0]);
        let short = cells[filled[0]].len() <= 2 && first_text.split_whitespace().count() <= SHORT;
        if filled.len() == 2
            && short
            && let Some(label) = self.says_only_that(&first_text)
        {
            // "Description" in a record of Section B is the need, in one of Section E the outcome.
            self.label = Some(label);
            self.cell = self.next();
            self.add_whole(cells[filled[0]][0], ReadAs::Label);
            self.in_columns = true;
            self.cell = self.next();
            self.fills_cell = cells[filled[1]].len() == 1;
            self.nodes(&row[filled[1]].nodes);
            (self.fills_cell, self.in_columns) = (false, false);
            return;
        }
        if filled.len() == 2 && short && !self.sections.is_empty() {
            let exact = label_and_number(&first_text, self.lexicon);
            let reference = heading_reference(&first_text);
            let like = (exact.is_none() && reference.is_none() && cells[filled[0]].len() == 1)
                .then(|| self.lexicon.head_label(&first_text))
                .flatten()
                .filter(|_| {
                    self.lexicon.area(&first_text).is_none()
                        && self.sections.iter().all(|section| *section < Section::I && *section != Section::A)
                        && !self.headings.verdicts.contains_key(&cells[filled[0]][0])
                });
            let label = exact.or_else(|| like.map(|label| (label, None)));
            if label.is_some()
                || reference.is_some()
                || self.lexicon.area(&first_text).is_some()
                || self.view_of(&first_text).is_some()
            {
                self.cell = self.next();
                if let Some(label) = like {
                    self.start_label(label, None);
                    self.add_whole(cells[filled[0]][0], ReadAs::Label);
                } else {
                    self.nodes(&row[filled[0]].nodes);
                }
                if let Some(row) = label.and_then(|(label, _)| self.record_above(label)) {
                    (self.row, self.of_record) = (row, true);
                }
                let begins = matches!(label, Some((Label::Provision | Label::Outcome | Label::Need, _)));
                self.in_columns = label.is_some();
                if begins && !matches!(label, Some((Label::Provision, _))) {
                    self.block = self.row;
                }
                self.cell = self.next();
                self.fills_cell = self.in_columns && cells[filled[1]].len() == 1;
                self.nodes(&row[filled[1]].nodes);
                self.fills_cell = false;
                self.in_columns = false;
                self.of_record = false;
                return;
            }
        }
        for &at in filled {
            self.cell = self.next();
            self.nodes(&row[at].nodes);
        }
    }

    /// The row of the item above in the same table that a line of numbers belongs to: every record has its numbers
    /// below its words, and this one has none yet.
    fn record_above(&self, label: Label) -> Option<usize> {
        let (items, numbers): (&[ReadAs], ReadAs) = match label {
            Label::OutcomeNumber => (&[ReadAs::Provision], ReadAs::OutcomeReference),
            Label::NeedNumber => (&[ReadAs::Outcome, ReadAs::Provision], ReadAs::NeedReference),
            _ => return None,
        };
        let since = self.entries.get(self.table_from..)?;
        let first = since.iter().find(|entry| items.contains(&entry.read_as) || entry.read_as == numbers)?;
        let last =
            since.iter().rev().find(|entry| items.contains(&entry.read_as) || entry.read_as == numbers)?;
        (first.read_as != numbers && last.read_as != numbers).then_some(last.row)
    }

    /// What a label holds that says no more than that here is the text of a record: what its section holds. In
    /// sections of provision such words are labels of provision already.
    fn says_only_that(&self, text: &str) -> Option<Label> {
        let words = text.trim().trim_end_matches(':').to_lowercase();
        if !matches!(words.as_str(), "description" | "details" | "detail" | "text" | "wording" | "summary") {
            return None;
        }
        match self.sections.as_slice() {
            [Section::B | Section::C | Section::D] => Some(Label::Need),
            [Section::E] => Some(Label::Outcome),
            _ => None,
        }
    }

    pub(super) fn view_of(&self, text: &str) -> Option<View> {
        (self.sections == [Section::A]).then(|| self.lexicon.view(text)).flatten()
    }
}

/// Whether a field cannot be anything but a field of the front page.
const fn is_firm(field: Field) -> bool {
    matches!(
        field,
        Field::DateOfBirth
            | Field::Upn
            | Field::Nhs
            | Field::Uln
            | Field::Address
            | Field::Telephone
            | Field::Email
            | Field::Preferred
    )
}
