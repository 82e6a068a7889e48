//! Needs: special educational (Section B), health care (C) and social care (D).

use super::{Date, ItemId, Provenance, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A special educational need (Section B; Children and Families Act 2014, section 37(2)(a)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecialEducationalNeed {
    /// The identity of this need.
    pub id: ItemId,
    /// The label it had in a source document, where that differs from the plan's own order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// A short plain title, such as `Understanding what people say`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The broad area it belongs to most (Code of Practice 6.28 to 6.35).
    pub area: BroadArea,
    /// The council's own name for a further area, where it uses one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_area: Option<String>,
    /// The types of need in the yearly return, with their rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<NeedType>,
    /// The need in the plan's exact words.
    pub text: Text,
    /// What the child or young person can do in this area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strengths: Option<Text>,
    /// What the need means in the setting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact_in_setting: Option<Text>,
    /// What the need means in daily life.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact_in_daily_life: Option<Text>,
    /// How severe the need is or the level the child is at now, with its date or test where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_level: Option<Text>,
    /// The advice in Section K that shows this need.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<ItemId>,
    /// Where the words come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// A health care need (Section C) or a social care need (Section D).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CareNeed {
    /// The identity of this need.
    pub id: ItemId,
    /// The label it had in a source document, where that differs from the plan's own order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// A short plain title, such as `Absence seizures`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The need in the plan's exact words.
    pub text: Text,
    /// What the child or young person can do in spite of it, or what helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strengths: Option<Text>,
    /// What the need means in the setting and in daily life.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<Text>,
    /// The special educational needs it relates to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relates_to: Vec<ItemId>,
    /// The advice in Section K that shows this need.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<ItemId>,
    /// Where the words come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// What Section B says of one broad area as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaOfNeed {
    /// The broad area.
    pub area: BroadArea,
    /// The council's own name for a further area, where it uses one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_area: Option<String>,
    /// What the child or young person can do in this area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strengths: Option<Text>,
    /// Words on the area as a whole that belong to no single need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// That no special educational need was identified in this area, with who says so and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none_identified: Option<NoneIdentified>,
}

/// The four broad areas of need (Code of Practice 6.28 to 6.35).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BroadArea {
    /// Communication and interaction.
    CommunicationAndInteraction,
    /// Cognition and learning.
    CognitionAndLearning,
    /// Social, emotional and mental health.
    SocialEmotionalMentalHealth,
    /// Sensory and physical.
    SensoryAndPhysical,
}

impl BroadArea {
    /// All four, in the Code's order.
    pub const ALL: [Self; 4] = [
        Self::CommunicationAndInteraction,
        Self::CognitionAndLearning,
        Self::SocialEmotionalMentalHealth,
        Self::SensoryAndPhysical,
    ];

    /// The area's name in the Code of Practice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::CommunicationAndInteraction => "Communication and interaction",
            Self::CognitionAndLearning => "Cognition and learning",
            Self::SocialEmotionalMentalHealth => "Social, emotional and mental health",
            Self::SensoryAndPhysical => "Sensory and physical",
        }
    }
}

/// A type of need in the yearly return (SEN2), with its rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedType {
    /// The code of the type.
    pub code: NeedTypeCode,
    /// 1 for the primary need, 2 for the secondary; the return takes two, a plan may hold more.
    #[schemars(range(min = 1))]
    pub rank: u8,
}

/// The codes for types of need in the yearly return (SEN2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NeedTypeCode {
    /// Specific learning difficulty.
    Spld,
    /// Moderate learning difficulty.
    Mld,
    /// Severe learning difficulty.
    Sld,
    /// Profound and multiple learning difficulty.
    Pmld,
    /// Social, emotional and mental health.
    Semh,
    /// Speech, language and communication needs.
    Slcn,
    /// Autistic spectrum disorder.
    Asd,
    /// Hearing impairment.
    Hi,
    /// Vision impairment.
    Vi,
    /// Multi-sensory impairment.
    Msi,
    /// Physical disability.
    Pd,
    /// Down syndrome.
    Ds,
    /// Other difficulty.
    Oth,
}

/// What a section says where it holds no items. Silence is not an answer, and "not known to
/// the service" is a different answer from "no needs".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoneIdentified {
    /// What was found.
    pub finding: Finding,
    /// The plan's exact words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<Text>,
    /// Who says so: a person by role, or a service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The day it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// What was found where a section holds no items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Someone looked, and found none.
    NoneIdentified,
    /// The service does not know the child or young person. That does not mean there are no needs.
    NotKnownToService,
    /// Nobody looked, or the family did not want it.
    NotAssessed,
    /// The section cannot apply, such as Section H1 at 18 and over.
    NotApplicable,
    /// Nothing was asked for, such as a personal budget.
    NotRequested,
}
