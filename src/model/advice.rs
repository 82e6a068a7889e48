//! Advice and information (Section K).

use super::{Date, ItemId, Sha256, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One piece of advice that was sought or received (SEND Regulations 2014, regulations 6 and 12(4)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// The identity of this advice.
    pub id: ItemId,
    /// The label it had in a source document, where that differs from the plan's own order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The kind of advice in regulation 6(1).
    pub kind: AdviceKind,
    /// The title of the paper.
    pub title: String,
    /// The author's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The author's role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_role: Option<String>,
    /// The author's organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The day it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_on: Option<Date>,
    /// The day it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written_on: Option<Date>,
    /// The day it was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_on: Option<Date>,
    /// Whether it is appended to the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appended: Option<bool>,
    /// The advice that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<ItemId>,
    /// The SHA-256 of the appended file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sha256>,
    /// The tier of the assessment it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<AssessmentTier>,
    /// Anything else to know, such as that all agreed that older advice is enough (regulation 6(4)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// The kinds of advice in regulation 6(1) of the SEND Regulations 2014.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdviceKind {
    /// (a) The child's parent or the young person.
    ParentOrYoungPerson,
    /// (b) Educational: the head teacher, principal or other person responsible for education.
    Educational,
    /// (c) Medical: a health professional whom the health commissioning body named.
    Medical,
    /// (d) Psychological: an educational psychologist.
    Psychological,
    /// (e) Social care.
    SocialCare,
    /// (f) Any other person whom the council thinks appropriate, such as a therapist.
    OtherPerson,
    /// (g) Preparation for adulthood and independent living, in or beyond Year 9.
    PreparationForAdulthood,
    /// (h) Any person from whom the parent or young person reasonably asked that advice be sought.
    RequestedByParentOrYoungPerson,
}

impl AdviceKind {
    /// The kind in words, as the K table shows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ParentOrYoungPerson => "Parent or young person",
            Self::Educational => "Educational",
            Self::Medical => "Medical",
            Self::Psychological => "Psychological",
            Self::SocialCare => "Social care",
            Self::OtherPerson => "Other person",
            Self::PreparationForAdulthood => "Preparation for adulthood",
            Self::RequestedByParentOrYoungPerson => "Requested by parent or young person",
        }
    }
}

/// The tier of the assessment that a piece of advice came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssessmentTier {
    /// A baseline assessment.
    Baseline,
    /// A targeted assessment.
    Targeted,
    /// A comprehensive assessment.
    Comprehensive,
}
