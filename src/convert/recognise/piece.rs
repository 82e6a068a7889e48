//! The document as the recogniser walks it: pieces of text in reading order, and the grids around them.
//!
//! A piece is a line of a paragraph that stands by itself. Lines that were only wrapped are one piece.

use super::normal::one_line;
use std::collections::BTreeMap;

use crate::convert::document::{Block, Document, FileType, FurnitureKind, Paragraph, Place};

/// A line of a paragraph, with what its looks say.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// The paragraph it stands in.
    pub paragraph: &'a Paragraph,
    /// Its words on one line, without the mark that was typed before them.
    pub text: String,
    /// The number or bullet before it, set by the program or typed: `Need 2`, `(3)`, `•`.
    pub mark: Option<PieceMark>,
    /// Whether it stands in a text box.
    pub text_box: bool,
    /// Whether it is a footnote or an endnote.
    pub note: bool,
    /// Whether all of it still is the placeholder of a form.
    pub placeholder: bool,
    /// The outermost table around it.
    pub table: Option<usize>,
}

/// The number or bullet before a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PieceMark {
    /// As it is shown.
    pub label: String,
    /// How deep in its list.
    pub level: u8,
    /// Whether it is a bullet.
    pub bullet: bool,
    /// Whether it was typed and is part of the paragraph's text.
    pub typed: bool,
}

/// What stands where: a piece by its number, or a grid.
#[derive(Debug, Clone)]
pub enum Node {
    /// A piece.
    Piece(usize),
    /// A table.
    Grid(Grid),
}

/// A table whose cells hold nodes.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The rows that hold a cell, each with its cells from left to right.
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell of a grid.
#[derive(Debug, Clone)]
pub struct GridCell {
    /// The first column it covers, from 0.
    pub column: u32,
    /// How many columns it covers.
    pub span: u32,
    /// How many rows it covers.
    pub row_span: u32,
    /// What is in it.
    pub nodes: Vec<Node>,
}

/// The document cut into pieces.
#[derive(Debug)]
pub struct Pieces<'a> {
    /// All pieces of the body, in reading order.
    pub all: Vec<Piece<'a>>,
    /// The body.
    pub body: Vec<Node>,
    /// Running heads and feet.
    pub running: Vec<(FurnitureKind, Piece<'a>)>,
}

impl Piece<'_> {
    /// Where it stands.
    pub const fn place(&self) -> &Place {
        &self.paragraph.place
    }

    /// Its text with the mark that the program sets before it: what a reader sees.
    pub fn shown(&self) -> String {
        match &self.mark {
            Some(mark) if !mark.bullet => format!("{} {}", mark.label, self.text),
            _ => self.text.clone(),
        }
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// All pieces that nodes hold, in reading order.
pub fn pieces_in(nodes: &[Node]) -> Vec<usize> {
    let mut found = Vec::new();
    collect(nodes, &mut found);
    found
}

fn collect(nodes: &[Node], found: &mut Vec<usize>) {
    for node in nodes {
        match node {
            Node::Piece(piece) => found.push(*piece),
            Node::Grid(grid) => {
                grid.rows.iter().flatten().for_each(|cell| collect(&cell.nodes, found));
            }
        }
    }
}

/// Cuts a document into pieces.
pub fn pieces(document: &Document) -> Pieces<'_> {
    let width = line_width(document);
    let mut cutter = Cutter { document, width, all: Vec::new(), grids: 0 };
    let body = cutter.nodes(&document.blocks, Around::default());
    counted_marks(&mut cutter.all);
    let mut running = Vec::new();
    for furniture in &document.furniture {
        let mut inner = Cutter { document, width, all: Vec::new(), grids: 0 };
        inner.nodes(&furniture.blocks, Around::default());
        running.extend(inner.all.into_iter().map(|piece| (furniture.kind, piece)));
    }
    Pieces { all: cutter.all, body, running }
}

/// The longest line of a plain text, in characters: a line break that was only a wrap is known by it.
fn line_width(document: &Document) -> Option<usize> {
    let plain = matches!(document.file_type, FileType::Text | FileType::Markdown | FileType::Pdf);
    let lines = || {
        document
            .paragraphs()
            .into_iter()
            .flat_map(|(paragraph, _)| paragraph.text.split('\n').map(|line| line.chars().count()))
    };
    plain.then(|| lines().max().unwrap_or_default())
}

#[derive(Clone, Copy, Default)]
struct Around {
    text_box: bool,
    note: bool,
    table: Option<usize>,
}

struct Cutter<'a> {
    document: &'a Document,
    width: Option<usize>,
    all: Vec<Piece<'a>>,
    grids: usize,
}

impl<'a> Cutter<'a> {
    /// Blocks nest no deeper than the readers' limit, so that this may call itself.
    fn nodes(&mut self, blocks: &'a [Block], around: Around) -> Vec<Node> {
        let mut nodes = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, around, &mut nodes),
                Block::Table(table) => {
                    let id = self.grids;
                    self.grids += 1;
                    let inside = Around { table: around.table.or(Some(id)), ..around };
                    let mut rows: Vec<Vec<GridCell>> = Vec::new();
                    let mut row_now = None;
                    for cell in &table.cells {
                        if row_now != Some(cell.row) {
                            rows.push(Vec::new());
                            row_now = Some(cell.row);
                        }
                        let nodes = self.nodes(&cell.blocks, inside);
                        let cell = GridCell {
                            column: cell.column,
                            span: cell.column_span,
                            row_span: cell.row_span,
                            nodes,
                        };
                        if let Some(row) = rows.last_mut() {
                            row.push(cell);
                        }
                    }
                    nodes.push(Node::Grid(Grid { rows }));
                }
                Block::TextBox(text_box) => {
                    nodes.extend(self.nodes(&text_box.blocks, Around { text_box: true, ..around }));
                }
                Block::Note(note) => nodes.extend(self.nodes(&note.blocks, Around { note: true, ..around })),
                Block::PageBreak(_) => {}
            }
        }
        nodes
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph, around: Around, nodes: &mut Vec<Node>) {
        let mut first = true;
        for (start, end) in lines(&paragraph.text, self.width) {
            let shown = one_line(&paragraph.text[start..end]);
            if shown.is_empty() {
                continue;
            }
            let set = paragraph.mark.as_ref().filter(|_| first).map(|mark| PieceMark {
                label: mark.label.trim().to_owned(),
                level: mark.level,
                bullet: mark.bullet,
                typed: false,
            });
            first = false;
            let (mark, text) = match set {
                Some(mark) => (Some(mark), shown),
                None => typed_mark(&shown),
            };
            let placeholder = self.is_placeholder(paragraph, start, end);
            nodes.push(Node::Piece(self.all.len()));
            self.all.push(Piece {
                paragraph,
                text,
                mark,
                text_box: around.text_box,
                note: around.note,
                placeholder,
                table: around.table,
            });
        }
    }

    fn is_placeholder(&self, paragraph: &Paragraph, start: usize, end: usize) -> bool {
        let mut any = false;
        for run in paragraph.runs.iter().filter(|run| run.start < end && run.end > start) {
            if !paragraph.text_of(run).contains(char::is_alphanumeric) {
                continue;
            }
            let control = run.control.and_then(|number| self.document.controls.get(number as usize));
            if !control.is_some_and(|control| control.placeholder) {
                return false;
            }
            any = true;
        }
        any
    }
}

/// The lines of a text as bytes from and to. With a width, a break before a word that had no room
/// left on the line is no break.
fn lines(text: &str, width: Option<usize>) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    let mut before: Option<usize> = None;
    for line in text.split('\n') {
        let to = from + line.len();
        let first_word = line.split_whitespace().next().map_or(0, |word| word.chars().count());
        let begins_item = typed_mark(line.trim()).0.is_some();
        let wrapped = width
            .zip(before)
            .is_some_and(|(width, before)| before + 1 + first_word > width && !begins_item && first_word > 0);
        match found.last_mut() {
            Some(last) if wrapped => last.1 = to,
            _ => found.push((from, to)),
        }
        before = Some(line.trim_end().chars().count());
        from = to + 1;
    }
    found
}

/// Numbers without a closing mark that are labels, because they count on: `1.1 ... 1.2 ...`, `A1 ... A2 ...`.
/// One that stands alone may be an amount ("2.5 hours") or a word ("A4 paper") and stays in the text.
fn counted_marks(pieces: &mut [Piece<'_>]) {
    let found: Vec<(usize, String, u32)> = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.mark.is_none())
        .filter_map(|(at, piece)| countable(&piece.text).map(|(before, number)| (at, before, number)))
        .collect();
    // Where each number stands first and last.
    let mut known: BTreeMap<(&str, u32), (usize, usize)> = BTreeMap::new();
    for (at, before, number) in &found {
        known.entry((before, *number)).and_modify(|known| known.1 = *at).or_insert((*at, *at));
    }
    for (at, before, number) in &found {
        let next = known.get(&(before.as_str(), number + 1)).is_some_and(|(_, last)| last > at);
        let previous = number.checked_sub(1).and_then(|number| known.get(&(before.as_str(), number)));
        if !next && previous.is_none_or(|(first, _)| first >= at) {
            continue;
        }
        let piece = &mut pieces[*at];
        if let Some((head, rest)) = piece.text.split_once([' ', '\u{a0}']) {
            piece.mark = Some(PieceMark { label: head.to_owned(), level: 0, bullet: false, typed: true });
            piece.text = rest.trim_start().to_owned();
        }
    }
}

/// A number that may be a label: what stands before its last part, and that part. The words go on with a capital.
fn countable(text: &str) -> Option<(String, u32)> {
    let (head, rest) = text.split_once([' ', '\u{a0}'])?;
    let core = head.trim_end_matches([':', '.', ')']);
    let plain = core.len() <= 8
        && core.chars().enumerate().all(|(at, c)| {
            c.is_ascii_digit() || c == '.' || (at == 0 && matches!(c, 'A'..='K' | 'N' | 'O' | 'P'))
        });
    if !plain || !rest.trim_start().starts_with(char::is_uppercase) || rest.split_whitespace().count() < 2 {
        return None;
    }
    let lettered = core.starts_with(|c: char| c.is_ascii_alphabetic());
    let last = core.rsplit(['.']).next()?;
    let digits = last.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let before = &core[..core.len() - digits.len()];
    if digits.is_empty() || digits.len() > 2 || !(lettered || before.contains('.')) {
        return None;
    }
    Some((before.to_owned(), digits.parse().ok()?))
}

/// A label such as `E1`, `B12`, `F1.2` or `O3`: a letter of a section or of a kind of item, then digits.
fn is_item_label(head: &str) -> bool {
    let mut characters = head.chars();
    let letter = characters.next().is_some_and(|c| matches!(c, 'B'..='H' | 'N' | 'O' | 'P'));
    let digits = characters.as_str();
    let digits = digits.strip_prefix('.').unwrap_or(digits);
    letter
        && (1..=5).contains(&digits.len())
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// What stands in the brackets of "(F1)" and "[F1]".
fn in_brackets(head: &str) -> Option<&str> {
    let round = head.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    round.or_else(|| head.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')))
}

/// A number or bullet that was typed before the words, and the words after it.
fn typed_mark(text: &str) -> (Option<PieceMark>, String) {
    let none = || (None, text.to_owned());
    let Some(first) = text.chars().next() else { return none() };
    if matches!(
        first,
        '-' | '\u{2022}'
            | '*'
            | '\u{00b7}'
            | '\u{25cf}'
            | '\u{25aa}'
            | '\u{2013}'
            | '\u{f0b7}'
            | '\u{25e6}'
            | '\u{2023}'
            | '\u{25a0}'
            | '\u{27a2}'
    ) {
        let rest = &text[first.len_utf8()..];
        if rest.starts_with([' ', '\t', '\u{a0}']) {
            let mark = PieceMark { label: first.to_string(), level: 0, bullet: true, typed: true };
            return (Some(mark), rest.trim_start().to_owned());
        }
        return none();
    }
    let Some((head, rest)) = text.split_once([' ', '\t', '\u{a0}']) else { return none() };
    let core = head.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let closed =
        head.ends_with(')') || (head.ends_with('.') && core.chars().all(|c| c.is_ascii_digit() || c == '.'));
    let number = !core.is_empty() && core.len() <= 5 && core.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = core.len() == 1 && core.chars().all(|c| c.is_ascii_lowercase()) && head.ends_with(')');
    let roman = head.starts_with('(')
        && head.ends_with(')')
        && core.len() <= 4
        && core.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let label = match in_brackets(head.trim_end_matches([':', '.'])) {
        Some(inside) => is_item_label(inside),
        None => !head.starts_with('(') && is_item_label(head.trim_end_matches([':', '.', ')'])),
    };
    if (number && closed) || letter || roman || label {
        let mark = PieceMark { label: head.to_owned(), level: 0, bullet: false, typed: true };
        return (Some(mark), rest.trim_start().to_owned());
    }
    none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_break_that_had_to_be_is_a_wrap() {
        let text = "- one two three\n  four five.\n  Six";
        let cut =
            |width| lines(text, width).into_iter().map(|(a, b)| one_line(&text[a..b])).collect::<Vec<_>>();
        assert_eq!(cut(Some(17)), ["- one two three four five.", "Six"]);
        assert_eq!(cut(None), ["- one two three", "four five.", "Six"]);
    }

    #[test]
    fn typed_marks_are_known() {
        let mark = |text: &str| typed_mark(text).0.map(|mark| mark.label);
        assert_eq!(mark("(12) Sam reads"), Some("(12)".to_owned()));
        assert_eq!(mark("1.2 Sam reads"), None);
        assert_eq!(mark("2. Sam reads"), Some("2.".to_owned()));
        assert_eq!(mark("a) Sam reads"), Some("a)".to_owned()));
        assert_eq!(mark("- Sam reads"), Some("-".to_owned()));
        assert_eq!(mark("E1 Sam reads"), Some("E1".to_owned()));
        assert_eq!(mark("F1.2: Sam reads"), Some("F1.2:".to_owned()));
        assert_eq!(mark("(F1)\tSam reads"), Some("(F1)".to_owned()));
        assert_eq!(mark("[G.2] Sam reads"), Some("[G.2]".to_owned()));
        assert_eq!(mark("(F1 and F2) Sam reads"), None);
        assert_eq!(mark("A. Views"), None);
        assert_eq!(mark("24.5 hours"), None);
        assert_eq!(mark("Sam reads"), None);
    }
}
