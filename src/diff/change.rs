//! What a comparison says: one entry for each thing that changed, and the ledger, proof and summary beside them.

use super::patch::Operation;
use crate::model::{PlanId, Quantity, Range, Section, Sha256};
use serde::{Deserialize, Serialize};

/// The name of the envelope. A change of its meaning takes another number.
pub const FORMAT: &str = "ehcp-diff/1";

/// What differs between two versions of a plan, what the child gained or lost by it, and the proof.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// The envelope's name.
    pub format: &'static str,
    /// The version of the engine that compared.
    pub engine: &'static str,
    /// The earlier version.
    pub before: VersionNamed,
    /// The later version.
    pub after: VersionNamed,
    /// What changed, losses first. Each item of both versions stands in one change at most.
    pub changes: Vec<Change>,
    /// How much help of each kind, before and after.
    pub ledger: Vec<LedgerLine>,
    /// One line that a parent can quote: every loss, then what else changed.
    pub summary: String,
    /// What changed in the record only: places in it, none of which changes the words of the plan.
    pub record: Vec<String>,
    /// The operations (RFC 6902) that make the later version out of the earlier one.
    pub patch: Vec<Operation>,
}

/// One version of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionNamed {
    /// The plan, for life.
    pub plan: PlanId,
    /// The number of the version.
    pub version: u32,
    /// The fingerprint of its canonical JSON.
    pub sha256: Sha256,
}

/// One difference, keyed to the items that it touches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What happened, in one word. `what_changed` has everything that happened.
    pub kind: ChangeKind,
    /// What it does to what the child is owed.
    pub effect: Effect,
    /// The section before; the one after for what is new. Absent for the front of the plan.
    pub section: Option<Section>,
    /// The section after; the one before for what is gone.
    pub section_after: Option<Section>,
    /// The items before: none for what is new, several for a merge.
    pub before: Vec<ItemShown>,
    /// The items after: none for what is gone, several for a split.
    pub after: Vec<ItemShown>,
    /// The weekly minutes, where either side has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_per_week: Option<BeforeAfter>,
    /// The yearly minutes, where either side has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_per_year: Option<BeforeAfter>,
    /// Everything that changed, the weightiest first.
    pub what_changed: Vec<What>,
    /// How sure it is that these are the same thing.
    pub certainty: Certainty,
    /// Why that is doubtful, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
    /// Words of the earlier text that the later one no longer says and that nothing accounts for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub no_longer_says: Vec<String>,
    /// Words of force that the later text adds and that nothing accounts for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub now_says: Vec<String>,
    /// The words of both, piece by piece: `=` in both, `-` before only, `+` after only.
    pub redline: Vec<Piece>,
    /// The same for each further text of the item that differs, such as a baseline. Not in the envelope.
    #[serde(skip)]
    pub beside: Vec<Vec<Piece>>,
    /// What changed fact by fact, as `message` says it, for documents that say it in their own words.
    /// Not in the envelope.
    #[serde(skip)]
    pub facts: Vec<ChangedFact>,
    /// The amounts of both sides as they were read for the comparison, direct work first. Not in the envelope.
    #[serde(skip)]
    pub amounts: (Vec<Quantity>, Vec<Quantity>),
    /// The short name of the thing, such as "Speech and language therapy".
    pub name: String,
    /// What happened, in a sentence.
    pub message: String,
}

/// One fact that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFact {
    /// What it is about.
    pub what: What,
    /// Whether it went up or down for the child.
    pub direction: Direction,
    /// What changed, in words that follow "it": "now says “may”, not “will”", or `old → new`. Empty
    /// where the kind of the change says it all.
    pub says: String,
}

/// Whether a fact went up or down for the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Down.
    Less,
    /// A person has to look.
    Unclear,
    /// Up.
    More,
    /// Neither.
    Same,
}

/// An item as a reader knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemShown {
    /// Its identity. Absent for text that has none of its own, such as the history in Section A.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its label in that version, such as F3.
    pub label: String,
    /// Its words.
    pub text: String,
}

/// A value of both versions; absent where it cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BeforeAfter {
    /// Before.
    pub before: Option<Range>,
    /// After.
    pub after: Option<Range>,
}

/// A piece of a redline and which version has it. In JSON a pair: the mark and the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which version has the words.
    pub mark: Mark,
    /// The words, with the spaces and marks that stand with them.
    pub text: String,
}

/// Which version has some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Mark {
    /// Both.
    #[serde(rename = "=")]
    Same,
    /// The earlier one only.
    #[serde(rename = "-")]
    Gone,
    /// The later one only.
    #[serde(rename = "+")]
    New,
}

impl Serialize for Piece {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.mark, &self.text).serialize(serializer)
    }
}

/// What happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is gone.
    Removed,
    /// There is less of it, or somebody with less expertise gives it, or less is aimed at.
    Reduced,
    /// The duty or its certainty is less. With an unclear effect: words are gone that may matter.
    WeakenedWording,
    /// It stands under another letter, which has another law behind it.
    MovedSection,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// It is new.
    Added,
    /// There is more of it.
    Increased,
    /// The duty or its certainty is more.
    StrengthenedWording,
    /// Other words, nothing else: every word that went away is accounted for.
    Reworded,
    /// Another label.
    Renumbered,
    /// Names were exchanged, nothing else.
    Identity,
}

impl ChangeKind {
    /// The kind as the envelope spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Reduced => "reduced",
            Self::WeakenedWording => "weakened_wording",
            Self::MovedSection => "moved_section",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Added => "added",
            Self::Increased => "increased",
            Self::StrengthenedWording => "strengthened_wording",
            Self::Reworded => "reworded",
            Self::Renumbered => "renumbered",
            Self::Identity => "identity",
        }
    }
}

/// What a change does to what the child is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The child is owed less, or less surely.
    Reduced,
    /// A person has to look: something is gone or added that may matter.
    Unclear,
    /// The child is owed more, or more surely.
    Strengthened,
    /// The same is owed.
    None,
}

impl Effect {
    /// The effect as the envelope spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reduced => "reduced",
            Self::Unclear => "unclear",
            Self::Strengthened => "strengthened",
            Self::None => "none",
        }
    }

    /// The effect of the same change with the versions exchanged.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Reduced => Self::Strengthened,
            Self::Strengthened => Self::Reduced,
            other => other,
        }
    }
}

/// What exactly changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The section.
    Section,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// How long.
    Duration,
    /// How often.
    Frequency,
    /// Whether it is there all the time.
    WholeTime,
    /// For how many weeks of the year.
    Weeks,
    /// How many adults.
    Staff,
    /// How many pupils share an adult.
    Ratio,
    /// How many are in the group.
    GroupSize,
    /// Who gives it.
    Deliverer,
    /// That person's training, registration, award or supervision.
    Qualification,
    /// By when it is to be achieved.
    Date,
    /// How much is to be achieved.
    Target,
    /// How it will be known, or where the child is now.
    Measure,
    /// The word of duty: will, may.
    Duty,
    /// What makes it certain or not: where possible, as needed.
    Certainty,
    /// Not, without, unless, only.
    Negation,
    /// Words that nothing accounts for.
    Words,
    /// Names.
    Names,
    /// The typed amounts beside words that are the same.
    TypedAmounts,
}

/// How sure it is that two items are the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// There is no other candidate near.
    Sure,
    /// The likeliest by far, and not very like.
    Likely,
    /// Another is nearly as like, or this one is hardly like.
    Possibly,
}

/// The help of one kind, before and after, in minutes that are owed at the least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerLine {
    /// The kind of support.
    pub kind: String,
    /// Minutes a week before.
    pub before: i64,
    /// Minutes a week after.
    pub after: i64,
    /// After less before.
    pub difference: i64,
    /// Minutes a year before.
    pub before_per_year: i64,
    /// Minutes a year after.
    pub after_per_year: i64,
    /// After less before, a year.
    pub difference_per_year: i64,
    /// The items behind the line, which add up to it.
    pub items: Vec<LedgerItem>,
    /// Labels of items whose help cannot be counted in minutes, before.
    pub uncounted_before: Vec<String>,
    /// Labels of items whose help cannot be counted in minutes, after.
    pub uncounted_after: Vec<String>,
}

/// One item behind a line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerItem {
    /// Its labels before.
    pub before_labels: Vec<String>,
    /// Its labels after.
    pub after_labels: Vec<String>,
    /// Minutes a week before.
    pub before: i64,
    /// Minutes a week after.
    pub after: i64,
    /// Minutes a year before.
    pub before_per_year: i64,
    /// Minutes a year after.
    pub after_per_year: i64,
}
