//! What changed between two versions of a plan, as a document of changes is given it.
//!
//! Nothing is compared here. Whoever compared the versions fills this in; the views then decide what
//! each reader sees of it.

use crate::model::{Date, Quantity, Range, Section};

/// What changed, the weightiest first, and the hours before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The day on which the earlier version was made.
    pub before_made_on: Option<Date>,
    /// Whether the earlier version is a plan in force, which still counts while the later one is a proposal.
    pub before_in_force: bool,
    /// Whether the later version is only a proposal, so that nothing has changed yet.
    pub proposed: bool,
    /// The changes, in the order in which they are to be read.
    pub changes: Vec<ChangeShown>,
    /// Hours by kind of help, in the order of the kinds.
    pub hours: Vec<HoursLine>,
    /// Places of the record that differ and change no words of the plan.
    pub record: Vec<String>,
}

/// What a change does, as the documents sort it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Something is taken out, or there is less of it.
    Less,
    /// The same, less surely.
    Weaker,
    /// The same under another letter, so under another law.
    Moved,
    /// Something is new, or there is more of it, or it is surer.
    More,
    /// A person has to look.
    Unclear,
    /// Other words for the same.
    Same,
    /// Names were exchanged, nothing else.
    Names,
}

impl Group {
    /// All groups, in the order in which they are shown.
    pub(super) const ALL: [Self; 7] =
        [Self::Less, Self::Weaker, Self::Moved, Self::More, Self::Unclear, Self::Same, Self::Names];

    /// The name in the phrase files and templates.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Less => "less",
            Self::Weaker => "weaker",
            Self::Moved => "moved",
            Self::More => "more",
            Self::Unclear => "unclear",
            Self::Same => "same",
            Self::Names => "names",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeShown {
    /// What it does.
    pub group: Group,
    /// The short name of the thing, such as "Speech and language therapy".
    pub name: String,
    /// The section before and after; both the same for what came or went. Absent for the front of the plan.
    pub sections: (Option<Section>, Option<Section>),
    /// The labels before: none for what is new.
    pub before: Vec<String>,
    /// The labels after: none for what is gone.
    pub after: Vec<String>,
    /// The label in the later version of what stood before it in the earlier one, for what is gone or moved;
    /// absent where it stood first.
    pub follows: Option<String>,
    /// Whether it came or went without any effect on what is owed, such as a paper of the list.
    pub listed_only: bool,
    /// Whether one became several or several became one.
    pub regrouped: bool,
    /// What changed, fact by fact.
    pub facts: Vec<FactShown>,
    /// The amounts before and after, direct work first.
    pub amounts: (Vec<Quantity>, Vec<Quantity>),
    /// Minutes a week before and after, where they are sure.
    pub weekly: (Option<Range>, Option<Range>),
    /// The words of the date before and after, where the date changed.
    pub dates: Option<(String, String)>,
    /// Words that the later text no longer has, where nothing accounts for them.
    pub no_longer_says: Vec<String>,
    /// Words that the later text adds, where nothing accounts for them.
    pub now_says: Vec<String>,
    /// Whether it is doubtful that both are the same thing.
    pub doubtful: bool,
    /// The words of both, text by text, the main one first.
    pub words: Vec<Vec<Words>>,
    /// What happened, for a professional reader.
    pub message: String,
}

/// One fact that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactShown {
    /// What it is about.
    pub about: About,
    /// Whether it went up or down for the child.
    pub way: Way,
    /// What changed: words that follow "it", or `old → new`. Empty where the change says it all.
    pub says: String,
}

/// What a fact is about, so far as the sentences tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// How long, how often, for how many weeks.
    Time,
    /// How many children share an adult, or how many adults there are.
    Ratio,
    /// How large the group is.
    GroupSize,
    /// Who gives it.
    Who,
    /// How sure it is: a word of duty, "where possible".
    Sureness,
    /// By when a goal is to be reached.
    Date,
    /// How much a goal asks.
    Target,
    /// A name.
    Name,
    /// Anything else.
    Other,
}

/// Which way a fact went for the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Down.
    Less,
    /// A person has to look.
    Unclear,
    /// Up.
    More,
    /// Neither.
    Same,
}

/// Words of a redline and which version has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Which version.
    pub version: InVersion,
    /// The words, with the spaces and marks that stand with them.
    pub text: String,
}

/// Which version has some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InVersion {
    /// Both.
    Both,
    /// The earlier one only.
    Before,
    /// The later one only.
    After,
}

/// The time of one kind of help, in minutes a week that are owed at the least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursLine {
    /// The kind of help.
    pub kind: String,
    /// Minutes a week before.
    pub before: i64,
    /// Minutes a week after.
    pub after: i64,
    /// The items behind it, which add up to it.
    pub items: Vec<HoursItem>,
    /// Labels of help that is not counted, before and after.
    pub uncounted: (Vec<String>, Vec<String>),
}

/// One item behind a line of hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursItem {
    /// Its labels before and after.
    pub labels: (Vec<String>, Vec<String>),
    /// Minutes a week before.
    pub before: i64,
    /// Minutes a week after.
    pub after: i64,
}

/// A notice of proposed amendments: to whom, when, on what ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The day on which it is served.
    pub served_on: Date,
    /// The last day to answer.
    pub reply_by: Date,
    /// The last day for the council to decide.
    pub decide_by: Date,
    /// The people it is addressed to, by name; none where the record names nobody who may be named.
    pub addressed_to: Vec<String>,
    /// People who act for a young person, by name.
    pub acting_for: Vec<String>,
    /// Whether the amendments follow a review (regulation 22), or come without one (regulation 28).
    pub after_review: bool,
    /// The review they follow, where the record has it.
    pub review: Option<ReviewSaid>,
    /// The reason and evidence of each change, in the order of the changes.
    pub grounds: Vec<Grounds>,
    /// Papers that go with the notice beside the plan, such as "K3 Speech and language therapy report".
    pub papers: Vec<String>,
}

/// What a review said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewSaid {
    /// The day of the meeting.
    pub met_on: Date,
    /// What it recommended.
    pub recommendations: Option<crate::model::Text>,
    /// Where people disagreed.
    pub differences: Option<crate::model::Text>,
}

/// Why a change is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounds {
    /// The papers' words that give the reason; none where they give none.
    pub reason: Vec<String>,
    /// What the review found of a goal, in its own words.
    pub found_at_review: Option<String>,
    /// The evidence named: the paper with its label and date.
    pub evidence: Vec<String>,
    /// Whether all of the evidence is older than the plan in force.
    pub evidence_is_old: bool,
    /// Whether a reason and evidence are to be given: not where only words or names change.
    pub needed: bool,
}
