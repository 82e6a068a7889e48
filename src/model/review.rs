//! Annual reviews (Children and Families Act 2014, section 44; SEND Regulations 2014, regulations 18 to 22).

use super::{Date, ItemId, Text, ViewEntry};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One review of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnualReview {
    /// The identity of this review.
    pub id: ItemId,
    /// The day of the meeting.
    pub meeting_on: Date,
    /// Who was invited and who came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendee>,
    /// What the child or young person and their parents said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<ViewEntry>,
    /// Progress against each outcome.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub progress: Vec<OutcomeProgress>,
    /// What the meeting recommended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendations: Option<Text>,
    /// Where people disagreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differences_of_opinion: Option<Text>,
    /// What the council decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<ReviewDecision>,
    /// The day the council told the family. The review is complete on this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_notified_on: Option<Date>,
}

impl AnnualReview {
    /// Whether anything is recorded of the review but its day and who was there. A record that is
    /// not filled yet says nothing of the child's progress.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        let says = |progress: &OutcomeProgress| {
            progress.status != ProgressStatus::NotSaid || progress.note.is_some()
        };
        self.progress.iter().any(says)
            || !self.views.is_empty()
            || self.recommendations.is_some()
            || self.differences_of_opinion.is_some()
            || self.decision.is_some()
    }
}

/// A person who was invited to a review meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// The person's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The person's role.
    pub role: String,
    /// Whether the person came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attended: Option<bool>,
    /// Whether the person sent advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_advice: Option<bool>,
}

/// What a review found of one outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeProgress {
    /// The outcome.
    pub outcome: ItemId,
    /// How far it has come.
    pub status: ProgressStatus,
    /// The review's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// How far an outcome has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProgressStatus {
    /// It is met.
    Met,
    /// It is on the way.
    OnTheWay,
    /// It is not yet met.
    NotYet,
    /// It got harder.
    GotHarder,
    /// The review did not say.
    NotSaid,
    /// The outcome is new.
    New,
}

/// What the council decided after a review (SEND Regulations 2014, regulation 20(10)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewDecision {
    /// Keep the plan as it is.
    Maintain,
    /// Change the plan.
    Amend,
    /// End the plan.
    Cease,
}
