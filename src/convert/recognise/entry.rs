//! What each stretch of the source was read as.

use super::lexicon::{Field, Paper, View};
use crate::model::{BroadArea, Section};

/// A stretch of a piece and what it was read as. Together the entries hold every word of the body once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a plain fact about the layout")]
pub struct Entry {
    /// The piece that it stands in.
    pub piece: usize,
    /// Its words.
    pub text: String,
    /// What it was read as.
    pub read_as: ReadAs,
    /// The section it stands in; none before the first and outside all.
    pub section: Option<Section>,
    /// Whether the source does not tell H1 from H2.
    pub joint_h: bool,
    /// The broad area it stands under.
    pub area: Option<BroadArea>,
    /// What the layout binds together: a row with its merged rows, or a block in running text.
    pub block: usize,
    /// The row, or the paragraph with those that go on with it.
    pub row: usize,
    /// The cell or paragraph group.
    pub cell: usize,
    /// Its own number, as in "Outcome 2" or a list's label.
    pub number: Option<u32>,
    /// Its label as the source shows it.
    pub label: Option<String>,
    /// The numbers of outcomes that a heading above refers it to.
    pub outcomes: Vec<u32>,
    /// The numbers of needs that a heading above refers it to.
    pub needs: Vec<u32>,
    /// Whether a mark or a label of its own says that it begins an item.
    pub begins: bool,
    /// How deep in its list, if in one.
    pub level: Option<u8>,
    /// Whether it stands in a column or row of a table that says what it is.
    pub in_columns: bool,
    /// Whether its piece is a further line of the paragraph of the piece before.
    pub same_paragraph: bool,
    /// The outermost table around it.
    pub table: Option<usize>,
    /// Who gives the provision, by the line above that says so: "The class teacher will provide:".
    pub giver: Option<String>,
}

/// What a stretch of the source was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// The heading of a section, area or part.
    Heading,
    /// The head of a column, or a label.
    Label,
    /// Fixed wording of the form.
    Fixed,
    /// A list of contents or an explanation of the sections.
    Contents,
    /// A placeholder that nobody filled in.
    Placeholder,
    /// A part of Section A.
    View(Option<View>),
    /// What the child can do.
    Strength,
    /// A need.
    Need,
    /// What a need means, a level, or other words on the need before.
    NeedDetail,
    /// An outcome.
    Outcome,
    /// A step towards the outcome before.
    Step,
    /// By when the outcome is to be reached.
    ByWhen,
    /// Where the child is now.
    Baseline,
    /// Provision.
    Provision,
    /// Who gives it.
    Who,
    /// How often.
    HowOften,
    /// How long.
    HowLong,
    /// The ratio or the group.
    Ratio,
    /// How it is reviewed.
    Review,
    /// Numbers of outcomes, or the words of one again.
    OutcomeReference,
    /// Numbers of needs, or the words of one again.
    NeedReference,
    /// The number of a row.
    Number,
    /// That there is nothing in this section.
    NoneIdentified,
    /// Section I.
    Placement,
    /// Section J.
    Budget,
    /// Section K.
    Paper(Option<Paper>),
    /// A footnote or endnote.
    Note,
    /// A field of the front page.
    Identity(Field),
    /// Anything else.
    Other,
}

impl ReadAs {
    /// The name in the report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Label => "label",
            Self::Fixed => "fixed_wording",
            Self::Contents => "contents",
            Self::Placeholder => "placeholder",
            Self::View(_) => "view",
            Self::Strength => "strength",
            Self::Need => "need",
            Self::NeedDetail => "need_detail",
            Self::Outcome => "outcome",
            Self::Step => "step",
            Self::ByWhen => "by_when",
            Self::Baseline => "baseline",
            Self::Provision => "provision",
            Self::Who => "who",
            Self::HowOften => "how_often",
            Self::HowLong => "how_long",
            Self::Ratio => "ratio",
            Self::Review => "review",
            Self::OutcomeReference => "outcome_reference",
            Self::NeedReference => "need_reference",
            Self::Number => "number",
            Self::NoneIdentified => "none_identified",
            Self::Placement => "placement",
            Self::Budget => "personal_budget",
            Self::Paper(_) => "paper",
            Self::Note => "note",
            Self::Identity(_) => "identity",
            Self::Other => "other",
        }
    }

    /// Whether the words belong to the form and not to the child's plan.
    #[must_use]
    pub const fn is_furniture(self) -> bool {
        matches!(self, Self::Heading | Self::Label | Self::Fixed | Self::Contents | Self::Placeholder)
    }
}
