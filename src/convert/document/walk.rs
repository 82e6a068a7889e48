//! All words of a document with their places, so that "no word lost" can be proved by counting.

use super::{Block, Document, Furniture, FurnitureKind, Paragraph, Place};
use serde::{Deserialize, Serialize};

/// What a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Around {
    /// How many tables, one in another.
    pub tables: u8,
    /// Whether a text box.
    pub text_box: bool,
    /// Whether a footnote or endnote.
    pub note: bool,
    /// Whether a running head or foot.
    pub furniture: bool,
}

/// A word of the current text: what stands between white space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Word<'a> {
    /// The word as it is written.
    pub text: &'a str,
    /// The paragraph it stands in.
    pub paragraph: &'a Paragraph,
    /// Where it begins in the paragraph's text, in bytes.
    pub start: usize,
    /// What the paragraph stands in.
    pub around: Around,
}

impl<'a> Word<'a> {
    /// Where the paragraph stands in the source.
    #[must_use]
    pub fn place(&self) -> &'a Place {
        &self.paragraph.place
    }
}

/// How many words a document has. No word is counted twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WordCount {
    /// Current words of the body outside text boxes and notes.
    pub body: usize,
    /// Current words in text boxes.
    pub text_boxes: usize,
    /// Current words in notes.
    pub notes: usize,
    /// Current words in running heads and feet.
    pub furniture: usize,
    /// Words of the marks that the program sets before list items. They are in no paragraph's text.
    pub marks: usize,
}

impl WordCount {
    /// All current words, marks apart.
    #[must_use]
    pub const fn current(&self) -> usize {
        self.body + self.text_boxes + self.notes + self.furniture
    }
}

/// The words of a text: what stands between white space, with where each begins in bytes.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Calls `visit` for each paragraph in reading order.
pub(super) fn each_paragraph<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Paragraph, Around)) {
    let mut open = vec![(blocks.iter(), Around::default())];
    walk(&mut open, visit);
}

fn walk<'a>(
    open: &mut Vec<(std::slice::Iter<'a, Block>, Around)>,
    visit: &mut impl FnMut(&'a Paragraph, Around),
) {
    while let Some((blocks, around)) = open.last_mut() {
        let around = *around;
        match blocks.next() {
            None => {
                open.pop();
            }
            Some(Block::Paragraph(paragraph)) => visit(paragraph, around),
            Some(Block::Table(table)) => {
                let inside = Around { tables: around.tables.saturating_add(1), ..around };
                open.extend(table.cells.iter().rev().map(|cell| (cell.blocks.iter(), inside)));
            }
            Some(Block::TextBox(text_box)) => {
                open.push((text_box.blocks.iter(), Around { text_box: true, ..around }));
            }
            Some(Block::Note(note)) => open.push((note.blocks.iter(), Around { note: true, ..around })),
            Some(Block::PageBreak(_)) => {}
        }
    }
}

impl Document {
    /// Every paragraph of the current text with what it stands in: heads, then the body in reading
    /// order, then feet.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<(&Paragraph, Around)> {
        let mut found = Vec::new();
        let furniture = |kind: FurnitureKind, found: &mut Vec<_>| {
            let around = Around { furniture: true, ..Around::default() };
            let of_kind = |furniture: &&Furniture| furniture.kind == kind;
            for furniture in self.furniture.iter().filter(of_kind) {
                let mut open = vec![(furniture.blocks.iter(), around)];
                walk(&mut open, &mut |paragraph, around| found.push((paragraph, around)));
            }
        };
        furniture(FurnitureKind::Header, &mut found);
        each_paragraph(&self.blocks, &mut |paragraph, around| found.push((paragraph, around)));
        furniture(FurnitureKind::Footer, &mut found);
        found
    }

    /// Every current word with its place: heads, then the body in reading order, then feet. Marks of
    /// lists are not among them.
    pub fn words(&self) -> impl Iterator<Item = Word<'_>> {
        self.paragraphs().into_iter().flat_map(|(paragraph, around)| {
            words_of(&paragraph.text).map(move |(start, text)| Word { text, paragraph, start, around })
        })
    }

    /// How many words the document has.
    #[must_use]
    pub fn count_words(&self) -> WordCount {
        let mut count = WordCount::default();
        for (paragraph, around) in self.paragraphs() {
            let words = words_of(&paragraph.text).count();
            if around.furniture {
                count.furniture += words;
            } else if around.note {
                count.notes += words;
            } else if around.text_box {
                count.text_boxes += words;
            } else {
                count.body += words;
            }
            let marks = paragraph.mark.iter().filter(|mark| !mark.bullet);
            count.marks += marks.map(|mark| words_of(&mark.label).count()).sum::<usize>();
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, FileType, Note, NoteKind, Part, Style, Table, TextBox};
    use super::*;

    fn paragraph(number: u32, text: &str) -> Block {
        let mut paragraph = Paragraph::new(Place::new(Part::Body, number));
        paragraph.push(text, Style::default(), None, false, None);
        Block::Paragraph(paragraph)
    }

    fn cell(row: u32, column: u32, blocks: Vec<Block>) -> Cell {
        Cell { row, column, row_span: 1, column_span: 1, blocks }
    }

    #[test]
    fn words_come_in_reading_order_with_their_places() {
        let nested =
            Table { rows: 1, columns: 1, head_rows: 0, cells: vec![cell(0, 0, vec![paragraph(3, "three")])] };
        let cells = vec![
            cell(0, 0, vec![paragraph(2, "two"), Block::Table(nested)]),
            cell(0, 1, vec![paragraph(4, "four  and\n\ta half")]),
        ];
        let mut document = Document::new(FileType::Docx);
        document.blocks = vec![
            paragraph(1, "one"),
            Block::Table(Table { rows: 1, columns: 2, head_rows: 0, cells }),
            Block::Note(Note { kind: NoteKind::Footnote, mark: None, blocks: vec![paragraph(5, "five")] }),
            Block::TextBox(TextBox { blocks: vec![paragraph(6, "six")] }),
        ];
        document.furniture.push(Furniture {
            kind: FurnitureKind::Footer,
            blocks: vec![paragraph(7, "seven")],
            pages: vec![],
        });
        document.furniture.push(Furniture {
            kind: FurnitureKind::Header,
            blocks: vec![paragraph(0, "zero")],
            pages: vec![],
        });
        let words: Vec<(&str, u32)> =
            document.words().map(|word| (word.text, word.place().paragraph)).collect();
        assert_eq!(
            words,
            [
                ("zero", 0),
                ("one", 1),
                ("two", 2),
                ("three", 3),
                ("four", 4),
                ("and", 4),
                ("a", 4),
                ("half", 4),
                ("five", 5),
                ("six", 6),
                ("seven", 7)
            ]
        );
        let half = document.words().find(|word| word.text == "half").unwrap();
        assert_eq!(&half.paragraph.text[half.start..], "half");
        assert_eq!(half.around, Around { tables: 1, ..Around::default() });
        let count = document.count_words();
        assert_eq!((count.body, count.text_boxes, count.notes, count.furniture), (7, 1, 1, 2));
        assert_eq!(count.current(), words.len());
    }
}
