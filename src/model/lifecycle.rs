//! Dated events in the life of a plan. The date calculator reads only these.

use super::{Date, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What happened and when, and which lawful exceptions the council claims.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("minProperties" = 1))]
pub struct Lifecycle {
    /// The events, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Lawful exceptions to time limits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<LawfulException>,
}

impl Lifecycle {
    /// Whether nothing is recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.exceptions.is_empty()
    }

    /// The latest recorded event of this kind.
    #[must_use]
    pub fn latest(&self, kind: EventKind) -> Option<&Event> {
        self.events.iter().filter(|event| event.kind == kind).max_by_key(|event| event.on)
    }
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The day it happened.
    pub on: Date,
    /// The last day to answer, as the letter gave it: to comment on a draft, or to appeal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub respond_by: Option<Date>,
    /// What the Tribunal ordered, for an order: each part has a time limit of its own (regulation 44).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ordered: Vec<TribunalOrder>,
    /// Anything else to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What an order of the First-tier Tribunal can ask of the council (regulation 44).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TribunalOrder {
    /// The appeal against ending the plan is dismissed: the plan ends.
    EndPlan,
    /// An assessment or a re-assessment.
    Assess,
    /// A plan is made and maintained.
    MakePlan,
    /// The case goes back to the council to be decided again.
    Reconsider,
    /// The special educational needs or provision in the plan are amended.
    AmendProvision,
    /// The name or type of the setting in the plan is amended.
    AmendPlacement,
    /// The plan goes on.
    ContinuePlan,
    /// The plan goes on and is amended.
    ContinueAndAmendPlan,
    /// Recommendations on health care or social care, to be answered in writing (SI 2017/1306).
    HealthOrSocialCare,
}

/// The kinds of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The request for an assessment was received (Children and Families Act 2014, section 36(1)).
    RequestReceived,
    /// The decision whether to assess was sent (SEND Regulations 2014, regulation 5).
    DecisionToAssessNotified,
    /// The decision not to assess was sent (regulation 5).
    RefusalToAssessNotified,
    /// Advice was asked for (regulation 6).
    AdviceRequested,
    /// The last advice was received (regulation 8).
    AdviceReceived,
    /// The decision not to issue a plan was sent (regulation 10).
    RefusalToIssueNotified,
    /// The draft plan was served (Children and Families Act 2014, section 38; regulation 13).
    DraftServed,
    /// The family's representations were received (regulation 13).
    RepresentationsReceived,
    /// A setting was consulted (Children and Families Act 2014, sections 39 and 40).
    SettingConsulted,
    /// A meeting with an officer of the council took place (regulation 13(1)(b)).
    MeetingHeld,
    /// The first final plan was made (Children and Families Act 2014, section 37).
    PlanFirstMade,
    /// The final plan, or final amended plan, was served (regulations 14 and 22).
    FinalServed,
    /// Invitations to a review meeting were sent (regulation 20(2) and (3)).
    ReviewInvitationsSent,
    /// The advice for a review meeting was sent to all who were invited (regulation 20(4)).
    ReviewPapersSent,
    /// A review meeting took place (regulation 20).
    ReviewMeetingHeld,
    /// The review's report was sent (regulation 20(7)).
    ReviewReportSent,
    /// The decision after a review was sent (regulation 20(10)).
    ReviewDecisionNotified,
    /// Notice of proposed amendments was served (regulations 22 and 28).
    AmendmentNoticeServed,
    /// A request for re-assessment was received (regulation 24).
    ReassessmentRequested,
    /// The decision on re-assessment was sent (regulations 25 and 27).
    ReassessmentDecisionNotified,
    /// The decision not to re-assess was sent (regulation 25).
    RefusalToReassessNotified,
    /// The council became aware of a move (regulation 15).
    BecameAwareOfMove,
    /// The child or young person moved (regulation 15).
    Moved,
    /// The plan was transferred from another council (regulation 15).
    PlanTransferredIn,
    /// The plan was transferred to another council (regulation 15).
    PlanTransferredOut,
    /// The family was told that the plan was transferred, and when it will be reviewed (regulation 15).
    FamilyToldOfTransfer,
    /// The health commissioning body changed (regulation 16).
    CommissioningBodyChanged,
    /// The old health commissioning body became aware of the move or change (regulation 16).
    CommissioningBodyBecameAware,
    /// The old health commissioning body told the new one (regulation 16).
    CommissioningBodyToldNewBody,
    /// The decision to end the plan was sent (Children and Families Act 2014, section 45; regulation 31).
    CeaseDecisionNotified,
    /// The family said that it wants mediation (sections 51 to 57).
    MediationRequested,
    /// The family said that it does not want mediation (sections 51 to 57).
    MediationDeclined,
    /// A mediation certificate was issued (section 55).
    MediationCertificateIssued,
    /// An appeal was registered (section 51).
    AppealRegistered,
    /// The council received the appeal from the Tribunal (rule 21 of the Tribunal's rules).
    AppealReceived,
    /// An appeal ended without an order: it was withdrawn, or the council gave way (regulation 45).
    AppealEnded,
    /// The Tribunal made an order (regulation 44).
    TribunalOrdered,
}

/// A lawful exception to a time limit. Limits are only lifted where keeping them is impractical because of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawfulException {
    /// The limit it lifts.
    pub limit: TimeLimit,
    /// The reason in the Regulations.
    pub reason: ExceptionReason,
    /// The first day of the circumstance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day of the circumstance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What happened, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// The time limits to which the Regulations allow exceptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeLimit {
    /// Six weeks to decide whether to assess (regulation 5(4)).
    DecisionToAssess,
    /// Six weeks to give advice (regulation 8).
    Advice,
    /// Sixteen weeks to refuse to issue a plan (regulation 10(4)).
    RefusalToIssue,
    /// Twenty weeks to the final plan (regulation 13(3)).
    FinalPlan,
    /// Fourteen weeks after a re-assessment (regulation 27(3)).
    Reassessment,
}

/// The reasons for an exception (SEND Regulations 2014, regulations 5(4), 10(4), 13(3) and 27(3)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionReason {
    /// (a) Advice was sought from a school around a closure of at least four weeks.
    SchoolClosure,
    /// (b) Advice was sought from an early years provider around a closure of at least four weeks.
    EarlyYearsClosure,
    /// (c) Exceptional personal circumstances of the child, the parent or the young person.
    ExceptionalCircumstances,
    /// (d) The child, the parent or the young person was away from the area for at least four weeks.
    AbsentFromArea,
    /// An appointment or examination was missed (advice only, regulation 8).
    MissedAppointment,
}
