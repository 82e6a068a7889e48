//! What a group of RTF says of the text in it.

use crate::convert::document::Style;

/// What the text of a group is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// It is text of the flow.
    Flow,
    /// It is nothing that people read.
    Skip,
    /// A list of fonts, styles or authors.
    Fonts,
    Styles,
    Authors,
    /// The mark of a list item.
    Label,
    /// The code of a field.
    Code,
    /// What the field of an old form may hold.
    FormEntry,
    /// Who wrote a comment, and when.
    CommentAuthor,
    CommentDate,
    /// The first form of a thing that has a newer one beside it.
    Upright,
}

/// What a group says of the text in it; it is inherited by the groups inside.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the file")]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) style: Style,
    pub(super) font: Option<i32>,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    pub(super) moved_from: bool,
    pub(super) moved_to: bool,
    /// Who did it and when, for insertions and for deletions.
    pub(super) author: [Option<i32>; 2],
    pub(super) date: [Option<i32>; 2],
    /// How many signs after `\u` stand in for it.
    pub(super) stand_ins: usize,
    pub(super) named_style: Option<i32>,
    pub(super) outline: Option<u8>,
    pub(super) in_table: bool,
    pub(super) depth: usize,
    pub(super) list: Option<i32>,
    pub(super) level: u8,
    pub(super) break_before: bool,
    /// Whether the group itself opened a flow, a field or a label, to be closed with it.
    pub(super) opened: Opened,
}

/// What a group opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    Nothing,
    Head,
    Foot,
    Note,
    Comment,
    TextBox,
    Field,
    Upper,
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Flow,
            style: Style::default(),
            font: None,
            hidden: false,
            deleted: false,
            inserted: false,
            moved_from: false,
            moved_to: false,
            author: [None; 2],
            date: [None; 2],
            stand_ins: 1,
            named_style: None,
            outline: None,
            in_table: false,
            depth: 0,
            list: None,
            level: 0,
            break_before: false,
            opened: Opened::Nothing,
        }
    }
}

impl State {
    /// `\pard`: the paragraph's formats as at the start.
    pub(super) fn reset_paragraph(&mut self) {
        self.named_style = None;
        self.outline = None;
        self.in_table = false;
        self.depth = 0;
        self.list = None;
        self.level = 0;
        self.break_before = false;
    }

    /// `\plain`: the text's formats as at the start; revisions stay.
    pub(super) fn reset_text(&mut self) {
        self.style = Style::default();
        self.font = None;
        self.hidden = false;
        self.deleted = false;
        self.inserted = false;
        self.moved_from = false;
        self.moved_to = false;
    }

    /// How many tables the paragraph stands in.
    pub(super) fn tables(&self) -> usize {
        if self.in_table {
            self.depth.max(1)
        } else {
            self.depth.saturating_sub(usize::from(self.depth == 1))
        }
    }
}
