//! Outcomes: the change for the child or young person that everyone works towards (Section E).

use super::{Date, ItemId, Provenance, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An outcome: a benefit or difference made to an individual (Code of Practice 9.66).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The identity of this outcome.
    pub id: ItemId,
    /// The label it had in a source document, where that differs from the plan's own order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// A short plain title, such as `asking for help`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The outcome in the plan's exact words.
    #[schemars(
        example = "By July 2028 Zofia will ask for help in words in 4 out of 5 lessons when she is stuck."
    )]
    pub text: Text,
    /// Where the child or young person is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Text>,
    /// What is to be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Text>,
    /// How it will be known that the target is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Text>,
    /// Start, latest and target as numbers on one scale, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<ProgressScale>,
    /// By when it is to be achieved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub achieve_by: Option<AchieveBy>,
    /// Who reviews it and when, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
    /// The areas of preparing for adulthood it serves (Code of Practice chapter 8).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preparing_for_adulthood: Vec<AdulthoodArea>,
    /// The needs in Sections B, C and D it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<ItemId>,
    /// The aspirations in Section A it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aspirations: Vec<ItemId>,
    /// Steps towards it. Shorter-term targets are set by the setting, outside the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Text>,
    /// What kinds of measure it uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measure_kinds: Vec<MeasureKind>,
    /// The advice in Section K behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<ItemId>,
    /// Where the words come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// Numbers on one scale, so that progress can be drawn. The unit says what they count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressScale {
    /// What the numbers count, such as `words a minute`.
    pub unit: String,
    /// Where the child or young person started.
    pub start: i32,
    /// The latest value known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<i32>,
    /// The value to be reached.
    pub target: i32,
}

/// By when an outcome is to be achieved: a date, the end of a phase, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AchieveBy {
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The phase at whose end it is to be achieved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// The plan's own words, such as `by the end of Year 6`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_written: Option<String>,
}

/// A phase of education.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Early years, up to the end of Reception.
    EarlyYears,
    /// Key stage 1: Years 1 and 2.
    KeyStage1,
    /// Key stage 2: Years 3 to 6.
    KeyStage2,
    /// Key stage 3: Years 7 to 9.
    KeyStage3,
    /// Key stage 4: Years 10 and 11.
    KeyStage4,
    /// After 16.
    Post16,
}

/// The four areas of preparing for adulthood (Code of Practice chapter 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdulthoodArea {
    /// Work, including higher education.
    Employment,
    /// Living independently.
    IndependentLiving,
    /// Friends, relationships and the community.
    CommunityInclusion,
    /// Being as healthy as possible.
    Health,
}

/// What an outcome's measure looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// School subjects.
    Academic,
    /// Social and emotional.
    SocialAndEmotional,
    /// Adaptive behaviour: everyday skills.
    AdaptiveBehaviour,
    /// Communication.
    Communication,
    /// Independence.
    Independence,
    /// Health.
    Health,
    /// Attendance.
    Attendance,
}
