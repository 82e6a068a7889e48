//! The head of a table: what each of its columns holds.

use super::label::{heading_reference, label_and_number};
use super::letter::lettered;
use super::lexicon::{Field, Label, Lexicon, Paper};
use super::piece::{Grid, Piece, pieces_in};
use crate::model::Section;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// The sections its head names by letter or name.
    pub sections: Vec<Section>,
    /// Whether the head gives a letter.
    pub lettered: bool,
    /// What its head says it holds.
    pub label: Option<Label>,
    /// What its head would say in Section K.
    pub paper: Option<Paper>,
    /// What its head would say on the front page.
    pub field: Option<Field>,
    /// Whether it has a head at all.
    pub headed: bool,
    /// The outcome or need that it is for: below "Outcome 2" stand ticks.
    pub ticked: Option<(Label, u32)>,
}

impl Column {
    fn says_something(&self) -> bool {
        !self.sections.is_empty() || self.label.is_some() || self.ticked.is_some()
    }
}

/// The columns of a grid by their first column's number, and what they cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// For each head cell: its first column, its span and what it holds.
    pub heads: Vec<(u32, u32, Column)>,
    /// What kind of table they make.
    pub kind: ColumnsKind,
    /// Whether the heads look like heads: all are bold or headings.
    pub bold: bool,
}

/// What kind of table columns make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnsKind {
    /// Needs, outcomes, provision.
    Items,
    /// Section K.
    Papers,
    /// The front page.
    Front,
}

impl Columns {
    /// What the column at this place holds.
    pub fn at(&self, column: u32) -> Option<&Column> {
        self.heads
            .iter()
            .find(|(from, span, _)| (*from..from + span).contains(&column))
            .map(|(.., head)| head)
    }

    /// Whether another row heads the same columns: a head that a page repeats.
    pub fn repeats(&self, other: &Self) -> bool {
        let labels = |columns: &Self| -> Vec<Option<Label>> {
            columns.heads.iter().map(|(.., head)| head.label).collect()
        };
        labels(self) == labels(other)
    }

    /// Whether a column is headed so.
    pub fn has(&self, label: Label) -> bool {
        self.heads.iter().any(|(.., head)| head.label == Some(label))
    }

    /// Whether below the heads for single outcomes or needs stand ticks and nothing else, some in each table.
    fn are_ticked(&self, grid: &Grid, row: usize, pieces: &[Piece<'_>]) -> bool {
        let mut ticks = 0;
        for cell in grid.rows[row + 1..].iter().flatten() {
            if self.at(cell.column).is_none_or(|head| head.ticked.is_none()) {
                continue;
            }
            let inside = pieces_in(&cell.nodes);
            if !inside.iter().all(|&piece| is_tick(&pieces[piece])) {
                return false;
            }
            ticks += inside.len();
        }
        ticks > 0
    }

    /// How many different sections the heads name.
    pub fn sections(&self) -> usize {
        let mut all: Vec<Section> =
            self.heads.iter().filter_map(|(.., head)| head.sections.first().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }
}

/// Whether a row heads the columns of its table, and how. `in_papers` tells that the row stands in Section K.
pub fn columns(
    grid: &Grid,
    row: usize,
    pieces: &[Piece<'_>],
    lexicon: &Lexicon,
    in_papers: bool,
) -> Option<Columns> {
    let mut heads = Vec::new();
    let (mut filled, mut items, mut papers, mut fields) = (0, 0, 0, 0);
    let mut bold = true;
    for cell in &grid.rows[row] {
        let inside = pieces_in(&cell.nodes);
        if inside.is_empty() {
            heads.push((cell.column, cell.span, Column::default()));
            continue;
        }
        filled += 1;
        let text: Vec<&str> = inside.iter().map(|&piece| pieces[piece].text.as_str()).collect();
        let text = text.join(" ");
        let words = text.split_whitespace().count();
        let sentence = words > 3 && text.ends_with(['.', ';', '!']);
        if inside.len() > 4 || words > 14 || sentence {
            return None;
        }
        bold &= inside.iter().all(|&piece| {
            let paragraph = pieces[piece].paragraph;
            paragraph.is_bold() || paragraph.heading.is_some()
        });
        let head = column(&text, lexicon);
        items += usize::from(head.says_something());
        papers += usize::from(head.paper.is_some());
        fields += usize::from(head.field.is_some());
        heads.push((cell.column, cell.span, head));
    }
    if filled < 2 || (filled == 2 && !in_papers && labels_down(grid, row, pieces, lexicon)) {
        return None;
    }
    let values_follow = row + 1 < grid.rows.len();
    let most = |count: usize| count >= 2 && count * 2 >= filled && values_follow;
    let has = |paper: Paper| heads.iter().any(|(.., head): &(u32, u32, Column)| head.paper == Some(paper));
    let as_papers = most(papers) && has(Paper::Title) && (has(Paper::Author) || has(Paper::Date));
    if as_papers && (in_papers || papers > items) {
        return Some(Columns { heads, kind: ColumnsKind::Papers, bold });
    }
    let mut found = Columns { heads, kind: ColumnsKind::Items, bold };
    if !found.are_ticked(grid, row, pieces) {
        for (.., head) in &mut found.heads {
            items -= usize::from(head.ticked.take().is_some() && !head.says_something());
        }
    }
    let main = [Label::Need, Label::Outcome, Label::Provision].iter().any(|label| found.has(*label));
    // Two cells that name one section ("Section C", "Health needs") are a heading, not columns.
    let several = found.sections() >= 2;
    let different = {
        let mut labels: Vec<Option<Label>> = found.heads.iter().map(|(.., head)| head.label).collect();
        labels.sort_unstable();
        labels.dedup();
        labels.iter().flatten().count() >= 2
    };
    if most(items) && (several || (different && (main || bold))) {
        return Some(found);
    }
    // A front page with its labels above its values: a row of nothing but labels, and below it none.
    (filled >= 2
        && fields == filled
        && values_follow
        && !in_papers
        && filled == grid.rows[row].len()
        && !has_field(grid, row + 1, pieces, lexicon))
    .then_some(Columns { kind: ColumnsKind::Front, ..found })
}

/// Whether a piece is a tick or a cross in a box, or an empty box.
pub fn is_tick(piece: &Piece<'_>) -> bool {
    let text = piece.shown();
    matches!(text.trim(), "x" | "X" | "Y" | "y" | "Yes" | "yes" | "*" | "\u{2022}" | "-" | "\u{2013}")
        || (!text.trim().is_empty()
            && text.chars().all(|c| matches!(c, '\u{2610}'..='\u{2612}' | '\u{2713}'..='\u{2718}' | ' ' | '\u{fe0f}' | '\u{2705}')))
}

/// Whether a box is ticked, and not empty or struck out with a dash.
pub fn is_ticked(piece: &Piece<'_>) -> bool {
    is_tick(piece) && !matches!(piece.shown().trim(), "-" | "\u{2013}" | "\u{2610}")
}

/// Whether the other rows of a table of pairs have labels at their left: then this row is one of them
/// ("Who | Learning support assistant") and heads no columns.
fn labels_down(grid: &Grid, row: usize, pieces: &[Piece<'_>], lexicon: &Lexicon) -> bool {
    let (mut pairs, mut labelled) = (0, 0);
    for (at, cells) in grid.rows.iter().enumerate() {
        let mut filled = cells.iter().filter(|cell| !pieces_in(&cell.nodes).is_empty());
        let (Some(first), Some(_), None) = (filled.next(), filled.next(), filled.next()) else { continue };
        if at == row {
            continue;
        }
        pairs += 1;
        let text: Vec<&str> =
            pieces_in(&first.nodes).iter().map(|&piece| pieces[piece].text.as_str()).collect();
        let text = text.join(" ");
        let short = text.split_whitespace().count() <= 8;
        labelled += usize::from(
            short && (label_and_number(&text, lexicon).is_some() || lexicon.head_label(&text).is_some()),
        );
    }
    labelled >= 2 && labelled * 2 > pairs
}

/// Whether a cell of the row is a label of the front page.
fn has_field(grid: &Grid, row: usize, pieces: &[Piece<'_>], lexicon: &Lexicon) -> bool {
    grid.rows.get(row).into_iter().flatten().any(|cell| {
        let inside = pieces_in(&cell.nodes);
        let text: Vec<&str> = inside.iter().map(|&piece| pieces[piece].text.as_str()).collect();
        lexicon.field_like(&text.join(" ")).is_some()
    })
}

/// What the head of a column says.
fn column(text: &str, lexicon: &Lexicon) -> Column {
    let number = label_and_number(text, lexicon)
        .and_then(|(label, number)| Some((label, number?)))
        .filter(|(label, _)| matches!(label, Label::Outcome | Label::Need));
    if number.is_some() {
        return Column { headed: true, ticked: number, ..Column::default() };
    }
    // "Help with outcome 1" beside a section's letter says what the rows below are for, not what a
    // column holds.
    if heading_reference(text).is_some_and(|(_, numbers)| !numbers.is_empty()) {
        return Column { headed: true, ..Column::default() };
    }
    let letter = lettered(text);
    let name = letter.as_ref().map_or(text, |letter| letter.name.as_str());
    let plain = name.split(['(', '[']).next().unwrap_or(name);
    let label = label_and_number(name, lexicon)
        .or_else(|| label_and_number(plain, lexicon))
        .map(|(label, _)| label)
        .or_else(|| lexicon.head_label(plain).or_else(|| lexicon.head_label(name)));
    let mut sections = letter.as_ref().map(|letter| letter.sections.clone()).unwrap_or_default();
    if sections.is_empty()
        && let Some(named) = lexicon.section_named(name)
        && (named.words >= 2 || label.is_none())
        && !matches!(
            label,
            Some(Label::OutcomeNumber | Label::NeedNumber | Label::Who | Label::HowOften | Label::Step)
        )
    {
        sections = named.sections;
    }
    Column {
        lettered: letter.is_some(),
        label: label.or_else(|| label_of(&sections)),
        sections,
        paper: lexicon.paper(plain),
        field: lexicon.field_like(plain),
        headed: true,
        ticked: None,
    }
}

/// What the column of a section holds, where its head says no more than the section.
fn label_of(sections: &[Section]) -> Option<Label> {
    Some(match sections.first()? {
        Section::B | Section::C | Section::D => Label::Need,
        Section::E => Label::Outcome,
        Section::F | Section::G | Section::H1 | Section::H2 => Label::Provision,
        _ => return None,
    })
}
