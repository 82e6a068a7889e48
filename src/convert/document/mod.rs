//! The neutral document that every reader produces and the recogniser reads.
//!
//! A document holds the text as it reads today: insertions accepted, deletions gone. What was
//! deleted, moved away, said in a comment or hidden is data beside it and never part of it. Running
//! heads and feet stand apart, since they repeat on every page. Nothing here knows about file types.

mod control;
mod kept_apart;
mod mark;
mod paragraph;
mod place;
mod remark;
mod table;
mod walk;

use serde::{Deserialize, Serialize};

pub use control::{Control, ControlKind};
pub use kept_apart::{Comment, Hidden, HiddenBy, Revision, RevisionKind, Unsure};
pub use mark::Mark;
pub use paragraph::{Heading, Paragraph, Run, Style};
pub use place::{CellPlace, Part, Place};
pub use remark::{Remark, RemarkKind};
pub use table::{Cell, Table};
pub use walk::{Around, Word, WordCount};

/// What a file was read as. Decided by its content, never by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FileType {
    /// Word since 2007, also as macro-enabled document or template, transitional or strict.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// Text with Markdown's marks.
    Markdown,
    /// Plain text.
    Text,
    /// PDF with text in it.
    Pdf,
    /// Word before 2007.
    Doc,
}

impl FileType {
    /// The type as people call it, for messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Docx => "Word document (.docx)",
            Self::Odt => "OpenDocument text (.odt)",
            Self::Rtf => "Rich Text Format (.rtf)",
            Self::Html => "web page (.html)",
            Self::Markdown => "Markdown (.md)",
            Self::Text => "plain text (.txt)",
            Self::Pdf => "PDF",
            Self::Doc => "old Word document (.doc)",
        }
    }
}

/// A legacy document as read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What the file was read as.
    pub file_type: FileType,
    /// The body's current text, in reading order.
    pub blocks: Vec<Block>,
    /// Running heads and feet, each once, in the order in which the file first has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub furniture: Vec<Furniture>,
    /// Content controls; a run names its own by its position here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub controls: Vec<Control>,
    /// What was deleted, inserted and moved, in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
    /// What people said in the margin, in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Text that a reader of the document does not see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Hidden>,
    /// Words that a program read off pictures and was not sure of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsure: Vec<Unsure>,
    /// What else is in the file or could not be read: macros, pictures, embedded files, lost characters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// How many pages the document has, where the file type tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
}

impl Document {
    /// A document with nothing in it.
    #[must_use]
    pub fn new(file_type: FileType) -> Self {
        Self {
            file_type,
            blocks: Vec::new(),
            furniture: Vec::new(),
            controls: Vec::new(),
            revisions: Vec::new(),
            comments: Vec::new(),
            hidden: Vec::new(),
            unsure: Vec::new(),
            remarks: Vec::new(),
            pages: None,
        }
    }
}

/// One piece of the document, in reading order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Block {
    /// A paragraph, heading or list item.
    Paragraph(Paragraph),
    /// A table as a grid of cells.
    Table(Table),
    /// A box with text of its own. It stands beside the paragraph that it is anchored in: before it
    /// when the anchor comes before the paragraph's first word, else after it.
    TextBox(TextBox),
    /// A footnote or endnote. It stands right after the paragraph that refers to it.
    Note(Note),
    /// The next block begins on a new page.
    PageBreak(PageBreak),
}

/// A box with text of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextBox {
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A footnote or endnote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Whether it stands at the foot of its page or at the end.
    pub kind: NoteKind,
    /// The mark in the text that refers to it, such as `1`, where the file tells or it can be counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end of the document.
    Endnote,
}

/// The start of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageBreak {
    /// The number of the page that begins, counted from 1, where the file type tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A running head or foot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Furniture {
    /// Whether it stands above or below the page's text.
    pub kind: FurnitureKind,
    /// What it says. In a PDF, as on the first page that has it.
    pub blocks: Vec<Block>,
    /// The pages that have it, where the file type tells; empty means unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<u32>,
}

/// Where furniture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FurnitureKind {
    /// Above the page's text.
    Header,
    /// Below the page's text.
    Footer,
}
