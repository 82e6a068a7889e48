//! What stands in a paragraph.

use super::super::ReadError;
use super::super::xml::{Child, Element, Ns};
use super::Reader;
use super::changes::plain;
use crate::convert::document::{
    Block, Comment, Control, ControlKind, HiddenBy, Note, NoteKind, Paragraph, Part, RemarkKind,
    RevisionKind, Style, TextBox,
};

/// A paragraph as it grows, with what is anchored in it.
pub(super) struct Line {
    pub(super) paragraph: Paragraph,
    pub(super) before: Vec<Block>,
    pub(super) after: Vec<Block>,
}

impl Reader {
    /// Reads the pieces of a paragraph.
    pub(super) fn inline(
        &mut self,
        parent: Element<'_, '_>,
        looks: Style,
        hidden: bool,
        line: &mut Line,
    ) -> Result<(), ReadError> {
        for child in parent.children() {
            match child {
                Child::Text(text) => self.push(text, looks, hidden, true, line),
                Child::Element(element) => self.piece(element, looks, hidden, line)?,
            }
        }
        Ok(())
    }

    fn piece(
        &mut self,
        element: Element<'_, '_>,
        looks: Style,
        hidden: bool,
        line: &mut Line,
    ) -> Result<(), ReadError> {
        match element.key() {
            (Ns::Text, "span") => {
                let name = element.attribute(Ns::Text, "style-name").unwrap_or_default();
                let (looks, says) = self.styles.text(name, looks);
                self.inline(element, looks, says.unwrap_or(hidden), line)?;
            }
            (Ns::Text, "s") => {
                let count = element.attribute(Ns::Text, "c").and_then(|count| count.parse::<usize>().ok());
                let spaces = " ".repeat(count.unwrap_or(1).min(200));
                self.push(&spaces, looks, hidden, false, line);
            }
            (Ns::Text, "tab") => self.push("\t", looks, hidden, false, line),
            (Ns::Text, "line-break") => self.push("\n", looks, hidden, false, line),
            (Ns::Text, "soft-page-break") => self.soft_page_break(),
            (Ns::Text, "change" | "change-start" | "change-end") => self.change(element),
            (Ns::Text, "note") => self.note(element, line)?,
            (Ns::Office, "annotation") => self.annotation(element),
            (Ns::Text, "hidden-text") => {
                let text =
                    element.attribute(Ns::Text, "string-value").map_or_else(|| element.text(), str::to_owned);
                self.gather.hidden(&text, HiddenBy::Format);
            }
            (Ns::Text, "placeholder") => {
                let number = u32::try_from(self.gather.document.controls.len()).unwrap_or(u32::MAX);
                let title = element.attribute(Ns::Text, "description").map(str::to_owned);
                let control = Control { title, tag: None, placeholder: true, kind: ControlKind::Text };
                self.gather.document.controls.push(control);
                line.paragraph.push(&element.text(), looks, Some(number), false, None);
            }
            (Ns::Text, "drop-down") => {
                // Its other answers stand in labels; its text is the one that was chosen.
                for child in element.children() {
                    if let Child::Text(text) = child {
                        self.push(text, looks, hidden, true, line);
                    }
                }
            }
            (Ns::Text, "ruby-text") => self.gather.hidden(&element.text(), HiddenBy::Description),
            (Ns::Draw, "control") => {
                let id = element.attribute(Ns::Draw, "control").unwrap_or_default();
                let shown = self.changes.fields.get(id).cloned().unwrap_or_default();
                self.push(&shown, looks, hidden, false, line);
            }
            (Ns::Draw, _) => {
                let blocks = self.drawing(element)?;
                if !blocks.is_empty() {
                    let text_box = Block::TextBox(TextBox { blocks });
                    if line.paragraph.is_blank() {
                        line.before.push(text_box);
                    } else {
                        line.after.push(text_box);
                    }
                }
            }
            (Ns::Office, "annotation-end" | "event-listeners") => {}
            (Ns::Text, "dde-connection") => self.gather.remark(RemarkKind::ActiveFields),
            _ => self.inline(element, looks, hidden, line)?,
        }
        Ok(())
    }

    /// Adds text; runs of white space in the file are one space, but those said as such stay.
    fn push(&mut self, text: &str, looks: Style, hidden: bool, collapse: bool, line: &mut Line) {
        let mut piece = String::new();
        if collapse {
            let end = &line.paragraph.text;
            let mut after_space = end.is_empty() || end.ends_with([' ', '\n', '\t']);
            for character in text.chars() {
                if matches!(character, ' ' | '\n' | '\t' | '\r') {
                    if !after_space {
                        piece.push(' ');
                    }
                    after_space = true;
                } else {
                    piece.push(character);
                    after_space = false;
                }
            }
        } else {
            piece.push_str(text);
        }
        if piece.is_empty() {
            return;
        }
        if hidden {
            self.gather.hidden(&piece, HiddenBy::Format);
            return;
        }
        let inserted = self.changes.inserted().cloned();
        if let Some(change) = &inserted {
            let (author, date) = (change.author.as_deref(), change.date.as_deref());
            self.gather.revision(RevisionKind::Inserted, &piece, author, date);
        }
        line.paragraph.push(&piece, looks, None, inserted.is_some(), None);
    }

    fn note(&mut self, note: Element<'_, '_>, line: &mut Line) -> Result<(), ReadError> {
        let end = note.attribute(Ns::Text, "note-class") == Some("endnote");
        let citation = note.child(Ns::Text, "note-citation").map(Element::text);
        let Some(body) = note.child(Ns::Text, "note-body") else { return Ok(()) };
        let part = if end { Part::Endnotes } else { Part::Footnotes };
        let outer = std::mem::replace(&mut self.gather.part, part);
        let cells = std::mem::take(&mut self.gather.cells);
        let blocks = self.blocks(body);
        self.gather.part = outer;
        self.gather.cells = cells;
        let blocks = blocks?;
        let count = if end { &mut self.notes.1 } else { &mut self.notes.0 };
        *count += 1;
        let mark = citation.map(|mark| mark.trim().to_owned()).filter(|mark| !mark.is_empty());
        let mark = mark.or_else(|| Some(count.to_string()));
        if !blocks.is_empty() {
            let kind = if end { NoteKind::Endnote } else { NoteKind::Footnote };
            line.after.push(Block::Note(Note { kind, mark, blocks }));
        }
        Ok(())
    }

    fn annotation(&mut self, annotation: Element<'_, '_>) {
        let of = |name| annotation.child(Ns::Dc, name).map(Element::text);
        let paragraphs = annotation.elements().filter(|element| element.key().0 == Ns::Text);
        let text = paragraphs.map(plain).collect::<Vec<_>>().join("\n");
        let (author, date) = (of("creator"), of("date"));
        let place = Some(self.gather.here());
        let text = text.trim().to_owned();
        self.gather.comment(Comment { text, author, date, about: None, place });
    }

    /// Reads what a drawing says.
    pub(super) fn drawing(&mut self, element: Element<'_, '_>) -> Result<Vec<Block>, ReadError> {
        let mut blocks = Vec::new();
        for child in element.elements() {
            match child.key() {
                (Ns::Draw, "text-box") => blocks.extend(self.blocks(child)?),
                (Ns::Draw, "image") => self.gather.remark(RemarkKind::Pictures),
                (Ns::Draw, "object" | "object-ole") => self.gather.remark(RemarkKind::EmbeddedFiles),
                (Ns::Svg, "title" | "desc") => self.gather.hidden(&child.text(), HiddenBy::Description),
                (Ns::Text, "p" | "h") => self.paragraph(child, None, &mut blocks)?,
                (Ns::Text, "list") => self.list(child, &mut blocks)?,
                (Ns::Table, "table") => blocks.extend(self.table(child)?.map(Block::Table)),
                _ => blocks.extend(self.drawing(child)?),
            }
        }
        Ok(blocks)
    }
}

/// Takes the one space away that a paragraph's last white space became.
pub(super) fn trim_end(paragraph: &mut Paragraph) {
    let kept = paragraph.text.trim_end().len();
    paragraph.text.truncate(kept);
    paragraph.runs.retain(|run| run.start < kept);
    if let Some(last) = paragraph.runs.last_mut() {
        last.end = last.end.min(kept);
    }
}
