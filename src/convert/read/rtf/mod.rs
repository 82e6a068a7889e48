//! Rich Text Format.

mod charset;
mod destination;
mod flow;
mod state;
mod text;
mod tokens;
mod word;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::gather::Gather;
use super::{ReadError, looks};
use crate::convert::document::{Document, FileType, Furniture, Part, RemarkKind};
use crate::convert::limits::DEEPEST_XML;
use flow::{CellShape, Flow};
use state::{Destination, State};
use tokens::{Token, Tokens};

/// Reads a file of Rich Text Format.
///
/// # Errors
///
/// When it goes beyond the limits. Unclosed groups are closed at the end, with a remark.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut reader = Reader::new();
    for token in Tokens::new(bytes) {
        reader.token(token)?;
    }
    reader.finish()
}

/// A font, as far as it says what bytes mean.
#[derive(Debug, Clone, Default)]
struct Font {
    encoding: Option<&'static Encoding>,
    name: String,
}

/// A named style.
#[derive(Debug, Clone, Default)]
struct Named {
    name: String,
    outline: Option<u8>,
}

/// A note, head, box or comment that is open, with what it interrupts.
struct Outer {
    flow: Flow,
    part: Part,
    cells: Vec<crate::convert::document::CellPlace>,
}

/// A field that is open.
#[derive(Default)]
struct Field {
    code: String,
    entries: Vec<String>,
    form: Option<i32>,
    result: Option<i32>,
    default: Option<i32>,
    /// How long the paragraph was when the field began.
    from: usize,
}

/// What is known while the file is read.
struct Reader {
    gather: Gather,
    state: State,
    groups: Vec<State>,
    flow: Flow,
    outer: Vec<Outer>,
    /// Bytes of the current character set that are not decoded yet.
    bytes: Vec<u8>,
    /// Half a character in UTF-16.
    half: Option<u16>,
    /// How many signs stand in for a character that was read already.
    skip: usize,
    /// `\*` was read: an unknown word now makes the group one to skip.
    starred: bool,
    code_page: &'static Encoding,
    fonts: BTreeMap<i32, Font>,
    default_font: Option<i32>,
    styles: BTreeMap<i32, Named>,
    authors: Vec<String>,
    /// The text of a list of fonts, styles or authors, of a label or a code.
    aside: String,
    label: Option<String>,
    /// The row's cells as last defined, for each level of tables, and the next cell's merges.
    shapes: BTreeMap<usize, Vec<CellShape>>,
    shape: CellShape,
    head_row: bool,
    fields: Vec<Field>,
    comment_author: Option<String>,
    comment_date: Option<String>,
    furniture: Vec<Furniture>,
    parts: (u32, u32),
}

impl Reader {
    fn new() -> Self {
        let gather = Gather::new(FileType::Rtf);
        let flow = Flow::new(&gather);
        Self {
            gather,
            state: State::default(),
            groups: Vec::new(),
            flow,
            outer: Vec::new(),
            bytes: Vec::new(),
            half: None,
            skip: 0,
            starred: false,
            code_page: WINDOWS_1252,
            fonts: BTreeMap::new(),
            default_font: None,
            styles: BTreeMap::new(),
            authors: Vec::new(),
            aside: String::new(),
            label: None,
            shapes: BTreeMap::new(),
            shape: CellShape::default(),
            head_row: false,
            fields: Vec::new(),
            comment_author: None,
            comment_date: None,
            furniture: Vec::new(),
            parts: (0, 0),
        }
    }

    fn token(&mut self, token: Token<'_>) -> Result<(), ReadError> {
        match token {
            Token::Open => {
                self.flush();
                if self.groups.len() >= DEEPEST_XML {
                    return Err(ReadError::limit("the depth of groups", DEEPEST_XML, "levels"));
                }
                self.skip = 0;
                let inside = State { opened: state::Opened::Nothing, ..self.state.clone() };
                self.groups.push(std::mem::replace(&mut self.state, inside));
            }
            Token::Close => {
                self.flush();
                self.skip = 0;
                self.starred = false;
                self.close()?;
            }
            Token::Word(word, number) => {
                if self.skip > 0 && !matches!(word, "u" | "par" | "cell" | "row") {
                    self.skip -= 1;
                    return Ok(());
                }
                self.word(word, number)?;
                self.starred = false;
            }
            Token::Symbol(b'*') => self.starred = true,
            Token::Symbol(symbol) => self.symbol(symbol)?,
            Token::Byte(byte) => {
                if self.skip > 0 {
                    self.skip -= 1;
                } else {
                    self.bytes.push(byte);
                }
            }
            Token::Text(mut text) => {
                let skipped = self.skip.min(text.len());
                self.skip -= skipped;
                text = &text[skipped..];
                self.bytes.extend_from_slice(text);
            }
        }
        Ok(())
    }

    fn symbol(&mut self, symbol: u8) -> Result<(), ReadError> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        match symbol {
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("\u{2011}"),
            b'\n' | b'\r' => return self.word("par", None),
            b'\t' => self.say("\t"),
            b'\\' | b'{' | b'}' => self.bytes.push(symbol),
            // An optional hyphen, an index entry's signs.
            _ => {}
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Document, ReadError> {
        self.flush();
        if !self.groups.is_empty() {
            self.gather.remark_at(RemarkKind::DamagedParts, 1, None);
        }
        while !self.groups.is_empty() {
            self.close()?;
        }
        while let Some(outer) = self.outer.pop() {
            self.flow = outer.flow;
        }
        self.gather.part = Part::Body;
        self.gather.cells.clear();
        // The last paragraph may have no end of its own, but it has its looks.
        if !self.flow.paragraph.is_blank() {
            self.dress();
        }
        let blocks = self.flow.finish(&mut self.gather)?;
        let mut document = self.gather.document;
        document.blocks = blocks;
        document.furniture = self.furniture;
        looks::guess_headings(&mut document);
        Ok(document)
    }

    fn is_shown(&self) -> bool {
        self.state.destination == Destination::Flow
    }
}

#[cfg(test)]
mod tests;
