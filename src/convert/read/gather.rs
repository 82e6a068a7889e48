//! The document as it grows while a file is read: places counted, what is kept apart collected.

use std::collections::BTreeMap;

use crate::convert::document::{
    Block, CellPlace, Comment, Document, FileType, Hidden, HiddenBy, Paragraph, Part, Place, Remark,
    RemarkKind, Revision, RevisionKind, Unsure,
};
use crate::convert::limits::MOST_KEPT_APART;

/// The document as it grows.
pub(super) struct Gather {
    pub(super) document: Document,
    /// The part that is being read.
    pub(super) part: Part,
    /// The page that is being read, where known.
    pub(super) page: Option<u32>,
    /// The cells around what is being read.
    pub(super) cells: Vec<CellPlace>,
    paragraphs: BTreeMap<Part, u32>,
    tables: BTreeMap<(Part, Vec<CellPlace>), u32>,
    embedded: u32,
}

impl Gather {
    pub(super) fn new(file_type: FileType) -> Self {
        Self {
            document: Document::new(file_type),
            part: Part::Body,
            page: None,
            cells: Vec::new(),
            paragraphs: BTreeMap::new(),
            tables: BTreeMap::new(),
            embedded: 0,
        }
    }

    /// The place of the next paragraph.
    pub(super) fn next_paragraph(&mut self) -> Place {
        let count = self.paragraphs.entry(self.part).or_default();
        *count += 1;
        let paragraph = *count;
        Place { part: self.part, paragraph, page: self.page, cells: self.cells.clone() }
    }

    /// The place of the paragraph that was begun last.
    pub(super) fn here(&self) -> Place {
        let paragraph = self.paragraphs.get(&self.part).copied().unwrap_or(1);
        Place { part: self.part, paragraph, page: self.page, cells: self.cells.clone() }
    }

    /// The number of the next table in what is being read, from 1.
    pub(super) fn next_table(&mut self) -> u32 {
        let count = self.tables.entry((self.part, self.cells.clone())).or_default();
        *count += 1;
        *count
    }

    /// Notes something about the file, once for each kind, with how often.
    pub(super) fn remark(&mut self, kind: RemarkKind) {
        let place = self.here();
        self.remark_at(kind, 1, Some(place));
    }

    pub(super) fn remark_at(&mut self, kind: RemarkKind, count: u32, place: Option<Place>) {
        match self.document.remarks.iter_mut().find(|remark| remark.kind == kind) {
            Some(remark) => remark.count = remark.count.saturating_add(count),
            None => self.document.remarks.push(Remark { kind, count, place }),
        }
    }

    /// Keeps a tracked change; one that goes on where the last ended is one change with it.
    pub(super) fn revision(
        &mut self,
        kind: RevisionKind,
        text: &str,
        author: Option<&str>,
        date: Option<&str>,
    ) {
        if text.is_empty() {
            return;
        }
        let place = self.here();
        if let Some(last) = self.document.revisions.last_mut()
            && last.kind == kind
            && last.place == place
            && last.author.as_deref() == author
            && last.date.as_deref() == date
            && last.text.len() < 10_000
        {
            last.text.push_str(text);
        } else if self.document.revisions.len() < MOST_KEPT_APART {
            let (author, date) = (author.map(str::to_owned), date.map(str::to_owned));
            self.document.revisions.push(Revision { kind, text: text.to_owned(), author, date, place });
        }
    }

    /// Keeps a text that no reader sees; one that goes on where the last ended is one with it.
    pub(super) fn hidden(&mut self, text: &str, by: HiddenBy) {
        if text.trim().is_empty() {
            return;
        }
        let place = self.here();
        if let Some(last) = self.document.hidden.last_mut()
            && last.by == by
            && last.place == place
            && by == HiddenBy::Format
        {
            last.text.push_str(text);
        } else if self.document.hidden.len() < MOST_KEPT_APART {
            self.document.hidden.push(Hidden { text: text.to_owned(), by, place });
        }
    }

    /// Keeps a word that a program read off a picture and was not sure of.
    pub(super) fn unsure(&mut self, word: &str, confidence: u8) {
        let place = self.here();
        if self.document.unsure.len() < MOST_KEPT_APART {
            self.document.unsure.push(Unsure { word: word.to_owned(), confidence, place });
        }
    }

    /// Keeps a comment.
    pub(super) fn comment(&mut self, comment: Comment) {
        if self.document.comments.len() < MOST_KEPT_APART {
            self.document.comments.push(comment);
        }
    }
}

impl Gather {
    /// Takes a document inside this one over: its blocks are handed back, the rest is kept here.
    pub(super) fn adopt(&mut self, mut inside: Document) -> Vec<Block> {
        self.embedded += 1;
        let part = Part::Embedded(self.embedded);
        let first_control = u32::try_from(self.document.controls.len()).unwrap_or(u32::MAX);
        each_paragraph_mut(&mut inside.blocks, &mut |paragraph| {
            paragraph.place.part = part;
            for run in &mut paragraph.runs {
                run.control = run.control.map(|control| control.saturating_add(first_control));
            }
        });
        self.document.controls.append(&mut inside.controls);
        let room = |kept: usize| MOST_KEPT_APART.saturating_sub(kept);
        let revisions = inside.revisions.into_iter().take(room(self.document.revisions.len()));
        self.document.revisions.extend(revisions.map(|mut revision| {
            revision.place.part = part;
            revision
        }));
        let comments = inside.comments.into_iter().take(room(self.document.comments.len()));
        self.document.comments.extend(comments.map(|mut comment| {
            if let Some(place) = &mut comment.place {
                place.part = part;
            }
            comment
        }));
        let hidden = inside.hidden.into_iter().take(room(self.document.hidden.len()));
        self.document.hidden.extend(hidden.map(|mut hidden| {
            hidden.place.part = part;
            hidden
        }));
        for remark in inside.remarks {
            self.remark_at(remark.kind, remark.count, None);
        }
        self.document.furniture.append(&mut inside.furniture);
        inside.blocks
    }
}

/// Calls `change` for each paragraph of the blocks, at any depth.
pub(super) fn each_paragraph_mut(blocks: &mut [Block], change: &mut impl FnMut(&mut Paragraph)) {
    let mut open: Vec<std::slice::IterMut<'_, Block>> = vec![blocks.iter_mut()];
    while let Some(next) = open.last_mut() {
        match next.next() {
            None => {
                open.pop();
            }
            Some(Block::Paragraph(paragraph)) => change(paragraph),
            Some(Block::Table(table)) => {
                open.extend(table.cells.iter_mut().rev().map(|cell| cell.blocks.iter_mut()));
            }
            Some(Block::TextBox(text_box)) => open.push(text_box.blocks.iter_mut()),
            Some(Block::Note(note)) => open.push(note.blocks.iter_mut()),
            Some(Block::PageBreak(_)) => {}
        }
    }
}
