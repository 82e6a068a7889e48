//! Groups that hold something else than the text itself.

use super::super::ReadError;
use super::flow::Flow;
use super::state::{Destination, Opened, State};
use super::{Field, Named, Outer, Reader};
use crate::convert::document::{
    Block, Comment, Furniture, FurnitureKind, HiddenBy, Note, NoteKind, Part, RemarkKind, TextBox,
};
use crate::convert::limits::DEEPEST_BLOCK;

impl Reader {
    /// Whether a word says what its group holds; the group is opened accordingly.
    pub(super) fn destination(&mut self, word: &str, number: Option<i32>) -> Result<bool, ReadError> {
        let skipped = matches!(self.state.destination, Destination::Skip | Destination::Upright);
        if skipped && !(word == "ud" && self.state.destination == Destination::Upright) {
            return Ok(true);
        }
        let note = || Part::Footnotes;
        match word {
            "fonttbl" => self.begin(Destination::Fonts),
            "stylesheet" => self.begin(Destination::Styles),
            "revtbl" => self.begin(Destination::Authors),
            "listtext" | "pntext" => self.begin(Destination::Label),
            "fldinst" => self.begin(Destination::Code),
            "ffl" | "ffname" | "ffdeftext" => self.begin(Destination::FormEntry),
            "atnauthor" => self.begin(Destination::CommentAuthor),
            "atndate" => self.begin(Destination::CommentDate),
            "pict" => {
                self.gather.remark(RemarkKind::Pictures);
                self.begin(Destination::Skip);
            }
            "objdata" => {
                self.gather.remark(RemarkKind::EmbeddedFiles);
                self.begin(Destination::Skip);
            }
            "shprslt" => {
                self.gather.remark(RemarkKind::SecondCopies);
                self.begin(Destination::Skip);
            }
            "colortbl" | "info" | "listtable" | "listoverridetable" | "nonshppict" | "nonesttables"
            | "rsidtbl" | "themedata" | "colorschememapping" | "datastore" | "latentstyles" | "xmlnstbl"
            | "bkmkstart" | "bkmkend" | "filetbl" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc"
            | "ftncn" | "aftncn" | "atnid" | "atnref" | "atrfstart" | "atrfend" | "atnicn" | "objclass"
            | "objname" | "sp" | "fontemb" | "generator" | "userprops" | "xe" | "tc" | "pgptbl" | "pn"
            | "template" | "falt" | "panose" => self.begin(Destination::Skip),
            "upr" => {
                self.state.destination = Destination::Upright;
            }
            "ud" => self.state.destination = Destination::Flow,
            "header" | "headerl" | "headerr" | "headerf" => {
                self.parts.0 += 1;
                self.open(Opened::Head, Part::Header(self.parts.0))?;
            }
            "footer" | "footerl" | "footerr" | "footerf" => {
                self.parts.1 += 1;
                self.open(Opened::Foot, Part::Footer(self.parts.1))?;
            }
            "footnote" => self.open(Opened::Note, note())?,
            "ftnalt" => self.gather.part = Part::Endnotes,
            "annotation" => self.open(Opened::Comment, Part::Comments)?,
            "shptxt" | "dptxbxtext" => {
                let part = self.gather.part;
                self.open(Opened::TextBox, part)?;
            }
            "field" => {
                let from = self.flow.paragraph.text.len();
                self.fields.push(Field { from, ..Field::default() });
                self.state.opened = Opened::Field;
            }
            "formfield" => self.state.destination = Destination::FormEntry,
            "fftype" => self.form(|field| field.form = number),
            "ffres" => self.form(|field| field.result = number),
            "ffdefres" => self.form(|field| field.default = number),
            "nestrow" => {
                let level = self.state.tables().max(2);
                self.end_row(level)?;
            }
            "nesttableprops" | "shpinst" | "shp" | "shppict" | "do" | "shptext" | "fldrslt" | "result"
            | "object" => {}
            _ if self.starred && !known_beside_text(word) => self.begin(Destination::Skip),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn form(&mut self, change: impl FnOnce(&mut Field)) {
        if let Some(field) = self.fields.last_mut() {
            change(field);
        }
    }

    fn begin(&mut self, destination: Destination) {
        self.state.destination = destination;
        self.state.opened = Opened::Upper;
        self.aside.clear();
    }

    /// Opens a flow beside the one that is being read.
    fn open(&mut self, opened: Opened, part: Part) -> Result<(), ReadError> {
        if self.outer.len() >= DEEPEST_BLOCK {
            return Err(ReadError::limit("the depth of notes and boxes", DEEPEST_BLOCK, "levels"));
        }
        let before = self.gather.part;
        let cells = std::mem::take(&mut self.gather.cells);
        self.gather.part = part;
        let flow = std::mem::replace(&mut self.flow, Flow::new(&self.gather));
        self.outer.push(Outer { flow, part: before, cells });
        let (stand_ins, deleted) = (self.state.stand_ins, self.state.deleted);
        let (author, date) = (self.state.author, self.state.date);
        self.state = State { deleted, author, date, stand_ins, opened, ..State::default() };
        Ok(())
    }

    /// Ends a group.
    pub(super) fn close(&mut self) -> Result<(), ReadError> {
        let Some(outside) = self.groups.pop() else { return Ok(()) };
        let inside = std::mem::replace(&mut self.state, outside);
        let listed = matches!(inside.destination, Destination::Styles | Destination::Authors);
        if listed || inside.destination != self.state.destination || inside.opened == Opened::Upper {
            self.end_aside(&inside);
        }
        match inside.opened {
            Opened::Nothing | Opened::Upper => {}
            Opened::Field => self.end_field(),
            opened => {
                let state = std::mem::replace(&mut self.state, inside);
                if !self.flow.paragraph.is_blank() {
                    self.dress();
                }
                self.state = state;
                self.end_flow(opened)?;
            }
        }
        Ok(())
    }

    /// Ends a list of fonts, styles or authors, a label or a code.
    fn end_aside(&mut self, inside: &State) {
        let text = std::mem::take(&mut self.aside);
        match inside.destination {
            Destination::Styles => {
                let name = text.trim().trim_end_matches(';').to_owned();
                if let Some(number) = inside.named_style.filter(|_| !name.is_empty()) {
                    self.styles.insert(number, Named { name, outline: inside.outline });
                }
            }
            Destination::Authors => {
                let name = text.trim().trim_end_matches(';').to_owned();
                if !name.is_empty() {
                    self.authors.push(name);
                }
            }
            Destination::Label => self.label = Some(text).filter(|text| !text.trim().is_empty()),
            Destination::Code => self.form(|field| field.code.push_str(&text)),
            Destination::FormEntry => {
                self.form(|field| {
                    if field.form == Some(2) && !text.is_empty() {
                        field.entries.push(text);
                    }
                });
            }
            Destination::CommentAuthor => self.comment_author = Some(text.trim().to_owned()),
            Destination::CommentDate => self.comment_date = Some(text.trim().to_owned()),
            _ => {}
        }
    }

    fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else { return };
        let shown = self.flow.paragraph.text.get(field.from..).unwrap_or_default();
        let blank = shown.trim().is_empty();
        // 25 stands for "as the form has it".
        let chosen = field.result.filter(|result| *result != 25).or(field.default);
        match field.form {
            Some(1) if blank => self.say(if chosen.unwrap_or_default() > 0 { "☒" } else { "☐" }),
            Some(2) if blank => {
                let entry = usize::try_from(chosen.unwrap_or_default()).ok();
                // The first entry may be the field's name.
                let entries = &field.entries;
                if let Some(entry) = entry.and_then(|entry| entries.get(entry)).cloned() {
                    self.say(&entry);
                }
            }
            _ => {}
        }
        let name = field.code.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        if ["DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "DATABASE", "LINK", "IMPORT", "MACROBUTTON"]
            .contains(&name.as_str())
        {
            self.gather.remark(RemarkKind::ActiveFields);
            self.gather.hidden(field.code.trim(), HiddenBy::FieldCode);
        }
    }

    /// Ends a flow and puts it where it belongs.
    fn end_flow(&mut self, opened: Opened) -> Result<(), ReadError> {
        let Some(outer) = self.outer.pop() else { return Ok(()) };
        let part = self.gather.part;
        let flow = std::mem::replace(&mut self.flow, outer.flow);
        let blocks = flow.finish(&mut self.gather)?;
        self.gather.part = outer.part;
        self.gather.cells = outer.cells;
        if opened == Opened::Comment {
            let comment = Comment {
                text: said(&blocks),
                author: self.comment_author.take(),
                date: self.comment_date.take(),
                about: None,
                place: Some(self.gather.here()),
            };
            self.gather.comment(comment);
            return Ok(());
        }
        if blocks.is_empty() {
            return Ok(());
        }
        match opened {
            Opened::Head | Opened::Foot => {
                let kind = if opened == Opened::Head { FurnitureKind::Header } else { FurnitureKind::Footer };
                self.furniture.push(Furniture { kind, blocks, pages: Vec::new() });
            }
            Opened::Note => {
                let kind = if part == Part::Endnotes { NoteKind::Endnote } else { NoteKind::Footnote };
                self.flow.after.push(Block::Note(Note { kind, mark: None, blocks }));
            }
            _ => {
                let text_box = Block::TextBox(TextBox { blocks });
                if self.flow.paragraph.is_blank() {
                    self.flow.before.push(text_box);
                } else {
                    self.flow.after.push(text_box);
                }
            }
        }
        Ok(())
    }

    /// Adds to the name of the font being listed.
    pub(super) fn font_name(&mut self, text: &str) {
        let name = text.trim_end_matches(';').trim();
        if let Some(font) = self.state.font.and_then(|font| self.fonts.get_mut(&font))
            && !name.is_empty()
            && font.name.len() < 200
        {
            if font.name == "Symbol" {
                font.name.clear();
            }
            font.name.push_str(name);
        }
    }
}

/// Words that follow `\*` but hold text all the same, or are looked at elsewhere.
fn known_beside_text(word: &str) -> bool {
    matches!(word, "cs" | "ts" | "ds" | "s" | "f")
}

fn said(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        if let Block::Paragraph(paragraph) = block {
            lines.push(paragraph.text.trim());
        }
    }
    lines.join("\n")
}
