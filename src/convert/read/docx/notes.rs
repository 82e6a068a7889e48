//! Footnotes, endnotes, comments, and documents inside the document.

use std::collections::BTreeMap;

use super::super::ReadError;
use super::super::label::{self, Numerals};
use super::super::xml::{Element, Ns, Tree};
use super::Reader;
use super::inline::Line;
use super::properties::{is_on, number};
use crate::convert::document::{Block, Comment, Hidden, HiddenBy, Note, NoteKind, Part, Place, RemarkKind};
use crate::convert::limits::LONGEST_ABOUT;

/// The notes of a part by their ids, without the lines that separate them from the text.
pub(super) fn by_id<'t, 'a>(tree: Option<&'t Tree<'a>>, name: &str) -> BTreeMap<i64, Element<'t, 'a>> {
    let mut found = BTreeMap::new();
    for note in tree.iter().flat_map(|tree| tree.root().elements()) {
        let real = matches!(note.attribute(Ns::W, "type"), None | Some("normal"));
        if note.is(Ns::W, name)
            && real
            && let Some(id) = number(note.attribute(Ns::W, "id"))
        {
            found.entry(id).or_insert(note);
        }
    }
    found
}

/// All comments, and what they are about as far as it has been read.
#[derive(Default)]
pub(super) struct Comments {
    by_id: BTreeMap<i64, Comment>,
    order: Vec<i64>,
    /// The text that comments may be about, kept only when there are comments.
    text: String,
    begun: BTreeMap<i64, usize>,
}

impl Comments {
    /// Notes current text that has been read.
    pub(super) fn flow(&mut self, text: &str) {
        if !self.by_id.is_empty() {
            self.text.push_str(text);
        }
    }
}

impl Reader<'_, '_, '_> {
    /// Reads what the comments say.
    pub(super) fn collect_comments(&mut self, tree: Option<&Tree<'_>>) {
        for element in tree.iter().flat_map(|tree| tree.root().elements()) {
            let Some(id) = number(element.attribute(Ns::W, "id")) else { continue };
            let of = |name| element.attribute(Ns::W, name).map(str::to_owned);
            let comment = Comment {
                text: said(element),
                author: of("author"),
                date: of("date"),
                about: None,
                place: None,
            };
            if self.comments.by_id.insert(id, comment).is_none() {
                self.comments.order.push(id);
            }
        }
    }

    /// Where a comment's words begin or end, or where it is anchored.
    pub(super) fn comment_mark(&mut self, mark: Element<'_, '_>) {
        let Some(id) = number(mark.attribute(Ns::W, "id")) else { return };
        let here = self.gather.here();
        let comments = &mut self.comments;
        let Some(comment) = comments.by_id.get_mut(&id) else { return };
        comment.place.get_or_insert(here);
        if mark.name() == "commentRangeStart" {
            comments.begun.insert(id, comments.text.len());
        } else if mark.name() == "commentRangeEnd"
            && let Some(from) = comments.begun.remove(&id)
        {
            let about = comments.text.get(from..).unwrap_or_default().trim();
            let about: String = about.chars().take(LONGEST_ABOUT).collect();
            comment.about = Some(about).filter(|about| !about.is_empty());
        }
    }

    /// Hands the comments over, those about the text in its order first.
    pub(super) fn keep_comments(&mut self) {
        let comments = std::mem::take(&mut self.comments);
        let mut by_id = comments.by_id;
        let mut all: Vec<Comment> = comments.order.iter().filter_map(|id| by_id.remove(id)).collect();
        all.sort_by(|one, other| match (&one.place, &other.place) {
            (Some(one), Some(other)) => (one.part, one.paragraph).cmp(&(other.part, other.paragraph)),
            (one, other) => other.is_some().cmp(&one.is_some()),
        });
        for comment in all {
            self.gather.comment(comment);
        }
    }

    /// Reads the note that a mark in the text refers to.
    pub(super) fn note(
        &mut self,
        reference: Element<'_, '_>,
        end: bool,
        line: &mut Line,
    ) -> Result<(), ReadError> {
        let Some(id) = number(reference.attribute(Ns::W, "id")) else { return Ok(()) };
        let notes = if end { &self.endnotes } else { &self.footnotes };
        let Some(note) = notes.get(&id).copied() else { return Ok(()) };
        if !self.noted.insert((end, id)) {
            return Ok(());
        }
        let part = if end { Part::Endnotes } else { Part::Footnotes };
        let outer = std::mem::replace(&mut self.gather.part, part);
        let outer_fields = std::mem::take(&mut self.fields);
        let outer_cells = std::mem::take(&mut self.gather.cells);
        let blocks = self.blocks(note);
        self.gather.part = outer;
        self.gather.cells = outer_cells;
        self.fields = outer_fields;
        let blocks = blocks?;
        if blocks.is_empty() {
            return Ok(());
        }
        let own_mark = reference.attribute(Ns::W, "customMarkFollows").is_some_and(|own| is_on(Some(own)));
        let count = self.noted.iter().filter(|(of_end, _)| *of_end == end).count();
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let numerals = if end { Numerals::LowerRoman } else { Numerals::Decimal };
        let mark = (!own_mark).then(|| label::write(count, numerals));
        let kind = if end { NoteKind::Endnote } else { NoteKind::Footnote };
        line.after.push(Block::Note(Note { kind, mark, blocks }));
        Ok(())
    }

    /// Keeps what notes say that nothing in the text refers to.
    pub(super) fn keep_unreferenced_notes(&mut self) {
        for (end, notes) in [(false, &self.footnotes), (true, &self.endnotes)] {
            for (id, note) in notes {
                if self.noted.contains(&(end, *id)) {
                    continue;
                }
                let text = said(*note);
                if !text.trim().is_empty() {
                    let part = if end { Part::Endnotes } else { Part::Footnotes };
                    let number = u32::try_from(*id).unwrap_or_default();
                    let place = Place::new(part, number);
                    self.gather.document.hidden.push(Hidden { text, by: HiddenBy::Unreferenced, place });
                }
            }
        }
    }

    /// Reads a document inside the document.
    pub(super) fn chunk(&mut self, chunk: Element<'_, '_>) -> Result<Vec<Block>, ReadError> {
        let Some(id) = chunk.attribute(Ns::R, "id") else { return Ok(Vec::new()) };
        let Some((_, bytes)) = self.texts.by_id(id)? else { return Ok(Vec::new()) };
        match super::super::read_inside(&bytes, self.depth) {
            Ok(inside) => Ok(self.gather.adopt(inside)),
            Err(limit @ ReadError::Limit { .. }) => Err(limit),
            Err(_) => {
                self.gather.remark(RemarkKind::DamagedParts);
                Ok(Vec::new())
            }
        }
    }
}

/// What a note or comment says, its paragraphs on lines of their own, without what was deleted.
fn said(element: Element<'_, '_>) -> String {
    let mut text = String::new();
    for piece in element.descendants() {
        match piece.key() {
            (Ns::W, "t") => text.push_str(&piece.text()),
            (Ns::W, "tab") => text.push('\t'),
            (Ns::W, "br" | "cr") => text.push('\n'),
            (Ns::W, "p") if !text.is_empty() && !text.ends_with('\n') => text.push('\n'),
            _ => {}
        }
    }
    text.trim().to_owned()
}
