//! A letter to a family, as the layout is given it: every word is already written.
//!
//! Nothing is decided here. Whoever wrote the letter fills this in; the view and the template then only
//! lay it out.

use super::reach::Reach;
use crate::model::{Date, Text};

/// Words in a row, all plain or all bold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Whether they are bold.
    pub bold: bool,
    /// The words.
    pub words: String,
}

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// Points of a list.
    Points(Vec<Vec<Run>>),
    /// Something that the letter should say and that nobody told it: shown as a gap.
    Gap(Vec<Run>),
}

/// A part of a letter under a heading of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headed {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A row of the table of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRow {
    /// What is to be done.
    pub what: String,
    /// The last day for it.
    pub day: String,
}

/// A body that can help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// What it is, such as "Council:".
    pub lead: String,
    /// How to reach it.
    pub reach: Reach,
}

/// A whole letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterShown {
    /// The day on it.
    pub sent_on: Date,
    /// What identifies this letter beside the plan: its kind and its days.
    pub ident: String,
    /// The kind of letter, above the title.
    pub kicker: String,
    /// The subject.
    pub title: String,
    /// The title of the file, with the name of the child.
    pub document_title: String,
    /// Those it goes to, and the address under them where one may be shown.
    pub to: Vec<String>,
    /// The day, in words.
    pub dated: String,
    /// About whom it is.
    pub about: String,
    /// The salutation; none where nobody can be named.
    pub dear: Option<String>,
    /// What was decided or sent.
    pub opening: Vec<Block>,
    /// What the reader can do, and by when.
    pub can: Headed,
    /// The heading of the table of days, and of its two columns.
    pub days_heading: [String; 3],
    /// The table of days; no table where it is empty.
    pub days: Vec<DayRow>,
    /// The heading of the reasons; none where the letter gives no reasons.
    pub reasons_heading: Option<String>,
    /// The council's reasons, word for word.
    pub reasons: Option<Text>,
    /// What stands in the place of reasons that nobody gave.
    pub no_reasons: Vec<Block>,
    /// The rest, each part with its own heading.
    pub body: Vec<Block>,
    /// Who can help.
    pub people_heading: String,
    /// The bodies, in order.
    pub people: Vec<Helper>,
    /// Bodies that the record does not name.
    pub people_gaps: Vec<Block>,
    /// What comes with the letter; no blocks where nothing does.
    pub enclosed: Headed,
    /// The closing words.
    pub closing: String,
    /// Who signs, line by line.
    pub signed: Vec<String>,
    /// What stands in the place of a name that nobody gave.
    pub unsigned: Vec<Block>,
    /// The law under which it is sent.
    pub law: String,
    /// The footer: the letter and its day; the words before the number of a page, and before that of all.
    pub footer: [String; 3],
}
