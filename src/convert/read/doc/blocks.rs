//! Paragraphs, lists, tables, boxes and notes.

use std::collections::BTreeMap;

use office_oxide::ir::{self, DocumentIR, Element, InlineContent, ListStyle, VerticalAlign};

use super::super::ReadError;
use super::super::gather::Gather;
use super::super::label::{Numerals, write};
use crate::convert::document::{
    Block, Cell, CellPlace, Comment, Heading, Mark, Note, NoteKind, PageBreak, Paragraph, Place, RemarkKind,
    Style, Table, TextBox,
};
use crate::convert::limits::{DEEPEST_BLOCK, MOST_COLUMNS, MOST_ROWS};

/// Whether a note is what somebody said in the margin.
pub(super) fn is_comment(note: &ir::Note) -> bool {
    let marker = note.marker.as_deref().unwrap_or_default().to_ascii_lowercase();
    note.author.is_some() || marker.starts_with("comment")
}

/// Brings the elements of a file into blocks.
pub(super) struct Reader<'i, 'g> {
    gather: &'g mut Gather,
    notes: BTreeMap<(bool, u32), &'i ir::Note>,
    comments: BTreeMap<u32, &'i ir::Note>,
    /// For each comment, where it is anchored and the words that it is about.
    anchors: BTreeMap<u32, (Place, String)>,
    lists: u32,
}

impl<'i, 'g> Reader<'i, 'g> {
    pub(super) fn new(ir: &'i DocumentIR, gather: &'g mut Gather) -> Self {
        let (mut notes, mut comments) = (BTreeMap::new(), BTreeMap::new());
        for element in ir.sections.iter().flat_map(|section| &section.elements) {
            match element {
                Element::Footnote(note) | Element::Endnote(note) if is_comment(note) => {
                    comments.insert(note.id, note);
                }
                Element::Footnote(note) => {
                    notes.insert((false, note.id), note);
                }
                Element::Endnote(note) => {
                    notes.insert((true, note.id), note);
                }
                _ => {}
            }
        }
        Self { gather, notes, comments, anchors: BTreeMap::new(), lists: 0 }
    }

    /// What people said in the margin.
    pub(super) fn comments(&self) -> Vec<Comment> {
        let text = |note: &ir::Note| super::apart::text_of(&note.content).trim().to_owned();
        let of = |(id, note): (&u32, &&ir::Note)| {
            let anchor = self.anchors.get(id).cloned();
            let about = anchor.as_ref().map(|(_, about)| about.clone()).filter(|about| !about.is_empty());
            let place = anchor.map(|(place, _)| place);
            Comment { text: text(note), author: note.author.clone(), date: None, about, place }
        };
        self.comments.iter().map(of).filter(|comment| !comment.text.is_empty()).collect()
    }

    /// Adds the blocks of elements.
    pub(super) fn elements(
        &mut self,
        elements: &'i [Element],
        depth: usize,
        blocks: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        if depth > DEEPEST_BLOCK {
            return Err(ReadError::limit("the depth of tables in each other", DEEPEST_BLOCK, "levels"));
        }
        for element in elements {
            match element {
                Element::Heading(heading) => {
                    let level = Some(heading.level.clamp(1, 9));
                    let set = |paragraph: &mut Paragraph| {
                        paragraph.heading = Some(Heading { level, certain: true });
                    };
                    self.paragraph(&heading.content, depth, blocks, set)?;
                }
                Element::Paragraph(paragraph) => {
                    let style = paragraph.style.clone();
                    self.paragraph(&paragraph.content, depth, blocks, |made| made.style = style)?;
                }
                Element::List(list) => self.list(list, 0, depth, blocks)?,
                Element::Table(table) => {
                    if let Some(table) = self.table(table, depth)? {
                        blocks.push(Block::Table(table));
                    }
                }
                Element::TextBox(text_box) => {
                    let mut inside = Vec::new();
                    self.elements(&text_box.content, depth + 1, &mut inside)?;
                    blocks.push(Block::TextBox(TextBox { blocks: inside }));
                }
                Element::PageBreak => blocks.push(Block::PageBreak(PageBreak { page: None })),
                Element::Image(_) => self.gather.remark(RemarkKind::Pictures),
                Element::Footnote(note) if !is_comment(note) => self.note(note.id, false, depth, blocks)?,
                Element::Endnote(note) if !is_comment(note) => self.note(note.id, true, depth, blocks)?,
                Element::CodeBlock(code) => {
                    let mut paragraph = Paragraph::new(self.gather.next_paragraph());
                    paragraph.push(&code.content, Style::default(), None, false, None);
                    blocks.push(Block::Paragraph(paragraph));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A paragraph, and after it the notes that it refers to.
    fn paragraph(
        &mut self,
        content: &'i [InlineContent],
        depth: usize,
        blocks: &mut Vec<Block>,
        set: impl FnOnce(&mut Paragraph),
    ) -> Result<(), ReadError> {
        let mut paragraph = Paragraph::new(self.gather.next_paragraph());
        let mut notes = Vec::new();
        let mut comments: BTreeMap<u32, usize> = BTreeMap::new();
        for inline in content {
            match inline {
                InlineContent::Text(span) => {
                    let text = span.text.replace(['\r', '\u{b}'], "\n").replace('\u{1e}', "-");
                    paragraph.push(&text.replace('\u{1f}', ""), style(span), None, false, None);
                }
                InlineContent::LineBreak => paragraph.push("\n", Style::default(), None, false, None),
                InlineContent::FootnoteRef(note) => notes.push((note.note_id, false)),
                InlineContent::EndnoteRef(note) => notes.push((note.note_id, true)),
                InlineContent::CommentStart(comment) => {
                    comments.insert(comment.comment_id, paragraph.text.len());
                }
                InlineContent::CommentRef(comment) => {
                    let start = comments.get(&comment.comment_id).copied().unwrap_or(paragraph.text.len());
                    let about = paragraph.text[start..].trim().to_owned();
                    self.anchors.insert(comment.comment_id, (paragraph.place.clone(), about));
                }
                _ => {}
            }
        }
        set(&mut paragraph);
        blocks.push(Block::Paragraph(paragraph));
        for (id, end) in notes {
            self.note(id, end, depth, blocks)?;
        }
        Ok(())
    }

    /// A note, once: where it is referred to, else where it stands.
    fn note(&mut self, id: u32, end: bool, depth: usize, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        let Some(note) = self.notes.remove(&(end, id)) else { return Ok(()) };
        let mut inside = Vec::new();
        self.elements(&note.content, depth + 1, &mut inside)?;
        let kind = if end { NoteKind::Endnote } else { NoteKind::Footnote };
        blocks.push(Block::Note(Note { kind, mark: note.marker.clone(), blocks: inside }));
        Ok(())
    }

    /// The items of a list. Where the file's reader was not told how the list counts, each is marked
    /// as an item without a label.
    fn list(
        &mut self,
        list: &'i ir::List,
        level: u8,
        depth: usize,
        blocks: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        if depth + usize::from(level) > DEEPEST_BLOCK {
            return Err(ReadError::limit("the depth of lists in each other", DEEPEST_BLOCK, "levels"));
        }
        self.lists += 1;
        let number = self.lists;
        for (at, item) in list.items.iter().enumerate() {
            let label = label(list, at);
            let first = blocks.len();
            self.elements(&item.content, depth, blocks)?;
            if let Some(Block::Paragraph(paragraph)) = blocks.get_mut(first) {
                let bullet = label.is_none();
                let label = label.unwrap_or_else(|| "\u{2022}".to_owned());
                paragraph.mark = Some(Mark { label, level: level.max(list.level), bullet, list: number });
            }
            if let Some(nested) = &item.nested {
                self.list(nested, level.saturating_add(1), depth + 1, blocks)?;
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &'i ir::Table, depth: usize) -> Result<Option<Table>, ReadError> {
        if table.rows.len() > MOST_ROWS as usize {
            return Err(ReadError::limit("the number of rows of a table", MOST_ROWS, "rows"));
        }
        let number = self.gather.next_table();
        let mut made = Table::default();
        // For each column, how many rows the cell above still covers.
        let mut covered: Vec<u32> = Vec::new();
        for row in &table.rows {
            let mut column = 0;
            for cell in &row.cells {
                while covered.get(column as usize).is_some_and(|left| *left > 0) {
                    column += 1;
                }
                let (wide, high) = (cell.col_span.max(1), cell.row_span.max(1));
                if column + wide > MOST_COLUMNS {
                    return Err(ReadError::limit(
                        "the number of columns of a table",
                        MOST_COLUMNS,
                        "columns",
                    ));
                }
                let end = (column + wide) as usize;
                covered.resize(covered.len().max(end), 0);
                covered[column as usize..end].fill(high);
                self.gather.cells.push(CellPlace { table: number, row: made.rows + 1, column: column + 1 });
                let mut blocks = Vec::new();
                let read = self.elements(&cell.content, depth + 1, &mut blocks);
                self.gather.cells.pop();
                read?;
                let (row, column_span) = (made.rows, wide);
                made.cells.push(Cell { row, column, row_span: high, column_span, blocks });
                column += wide;
                made.columns = made.columns.max(column);
            }
            for left in &mut covered {
                *left = left.saturating_sub(1);
            }
            made.rows += 1;
            if row.is_header && made.head_rows + 1 == made.rows {
                made.head_rows += 1;
            }
        }
        for cell in &mut made.cells {
            cell.row_span = cell.row_span.min(made.rows - cell.row);
        }
        Ok((!made.cells.is_empty()).then_some(made))
    }
}

fn style(span: &ir::TextSpan) -> Style {
    Style {
        bold: span.bold,
        italic: span.italic,
        underline: span.underline.is_some(),
        struck: span.strikethrough,
        caps: span.all_caps || span.small_caps,
        raised: span.vertical_align == Some(VerticalAlign::Superscript),
        size: span.font_size_half_pt.and_then(|size| u16::try_from(size).ok()),
    }
}

/// The number of an item as it is shown, where the file says how the list counts.
fn label(list: &ir::List, at: usize) -> Option<String> {
    let numerals = match list.style.as_ref()? {
        ListStyle::Decimal => Numerals::Decimal,
        ListStyle::LowerRoman => Numerals::LowerRoman,
        ListStyle::UpperRoman => Numerals::UpperRoman,
        ListStyle::LowerAlpha => Numerals::LowerLetter,
        ListStyle::UpperAlpha => Numerals::UpperLetter,
        _ => return None,
    };
    let number = i64::from(list.start_number.unwrap_or(1)) + i64::try_from(at).ok()?;
    let own = write(number, numerals);
    let pattern = list.marker_pattern.clone().unwrap_or_else(|| format!("%{}.", list.level + 1));
    let label = pattern.replace(&format!("%{}", list.level + 1), &own);
    // Numbers of the levels above are not known here.
    (!label.contains('%')).then_some(label)
}
