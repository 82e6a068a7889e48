//! Placement (Section I) and moves between settings.

use super::{Date, ItemId, Provenance, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether Section I names a setting, or is blank and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlacementStatus {
    /// One or more settings are named, or the type of setting.
    Named,
    /// Blank by law, since this is a draft of a first plan or after a re-assessment
    /// (Children and Families Act 2014, section 38(5)).
    BlankInDraft,
    /// Blank, since no setting is right and all education is arranged otherwise than at one
    /// (Children and Families Act 2014, section 61). Section F holds the whole of it.
    EducationOtherwise,
    /// Left open in a proposed amendment until the family has been heard.
    LeftOpen,
}

/// A setting that Section I names, or a type of setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The identity of this placement.
    pub id: ItemId,
    /// The setting's name. Absent where the plan gives a type only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The type of setting (SEND Regulations 2014, regulation 12(1)(i)).
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlacementType>,
    /// The type in the plan's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_as_written: Option<String>,
    /// The setting's six-digit unique reference number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[1-9][0-9]{5}$"))]
    pub unique_reference_number: Option<String>,
    /// The eight-digit UK provider reference number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^1[0-9]{7}$"))]
    pub provider_reference_number: Option<String>,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// How much of the week is spent there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
    /// Whether and how the child or young person lives there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residential: Option<ResidentialPattern>,
    /// Whether parents made their own arrangements (Children and Families Act 2014, section 42(5)), in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_arrangements: Option<Text>,
    /// A condition that was agreed, such as that parents pay for transport.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Text>,
    /// The words of the section, where it has more than a name and a type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Where the words come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// The types of setting that Section I can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlacementType {
    /// A maintained nursery school.
    MaintainedNursery,
    /// A private, voluntary or independent early years setting.
    PrivateVoluntaryIndependentEarlyYears,
    /// A mainstream school that the council maintains.
    MainstreamMaintained,
    /// A mainstream academy or free school.
    MainstreamAcademy,
    /// A mainstream school with a unit for special educational needs.
    MainstreamWithUnit,
    /// A mainstream school with resourced provision.
    MainstreamWithResourcedProvision,
    /// A special school that the council maintains.
    MaintainedSpecial,
    /// A special academy or free school.
    SpecialAcademy,
    /// A non-maintained special school.
    NonMaintainedSpecial,
    /// An independent special school on the section 41 list.
    IndependentSpecialApproved,
    /// An independent special school that is not on the section 41 list.
    IndependentSpecialNotApproved,
    /// An independent mainstream school.
    IndependentMainstream,
    /// Alternative provision or a pupil referral unit.
    AlternativeProvision,
    /// A hospital school.
    HospitalSchool,
    /// A general further education college.
    FurtherEducationCollege,
    /// A sixth-form college.
    SixthFormCollege,
    /// A specialist post-16 institution on the section 41 list.
    SpecialistPost16Approved,
    /// A specialist post-16 institution that is not on the section 41 list.
    SpecialistPost16NotApproved,
    /// A supported internship.
    SupportedInternship,
    /// An apprenticeship or traineeship.
    Apprenticeship,
    /// Education at home by the parents' choice.
    ElectiveHomeEducation,
    /// A secure setting or youth custody.
    SecureSetting,
    /// Another type; the words say which.
    Other,
}

impl PlacementType {
    /// The type in plain words, without an article.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MaintainedNursery => "maintained nursery school",
            Self::PrivateVoluntaryIndependentEarlyYears => {
                "private, voluntary or independent early years setting"
            }
            Self::MainstreamMaintained => "mainstream maintained school",
            Self::MainstreamAcademy => "mainstream academy or free school",
            Self::MainstreamWithUnit => "mainstream school with a special educational needs unit",
            Self::MainstreamWithResourcedProvision => "mainstream school with resourced provision",
            Self::MaintainedSpecial => "maintained special school",
            Self::SpecialAcademy => "special academy or free school",
            Self::NonMaintainedSpecial => "non-maintained special school",
            Self::IndependentSpecialApproved => "independent special school (section 41 approved)",
            Self::IndependentSpecialNotApproved => "independent special school (not section 41 approved)",
            Self::IndependentMainstream => "independent mainstream school",
            Self::AlternativeProvision => "alternative provision",
            Self::HospitalSchool => "hospital school",
            Self::FurtherEducationCollege => "general further education college",
            Self::SixthFormCollege => "sixth-form college",
            Self::SpecialistPost16Approved => "specialist post-16 institution (section 41 approved)",
            Self::SpecialistPost16NotApproved => "specialist post-16 institution (not section 41 approved)",
            Self::SupportedInternship => "supported internship",
            Self::Apprenticeship => "apprenticeship or traineeship",
            Self::ElectiveHomeEducation => "elective home education",
            Self::SecureSetting => "secure setting",
            Self::Other => "other setting",
        }
    }
}

/// How much of the week is spent at a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Full time.
    FullTime,
    /// Part time.
    PartTime,
}

/// Whether and how the child or young person lives at a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResidentialPattern {
    /// Day only.
    Day,
    /// Weekly boarding.
    Weekly,
    /// Termly boarding, 38 to 51 weeks.
    Termly,
    /// Boarding for 52 weeks.
    FiftyTwoWeeks,
}

/// A move that Section I and Section F plan together: to the next phase, back to school, into adult life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// The identity of this transition.
    pub id: ItemId,
    /// What kind of move it is.
    pub kind: TransitionKind,
    /// From where, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// To where, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The words of the plan on the move as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The steps, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<TransitionStep>,
    /// When and how people check that it goes well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_ins: Option<Text>,
    /// Who leads it, by role or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub led_by: Option<String>,
    /// The provision in Section F that belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<ItemId>,
}

/// The kinds of move a transition can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TransitionKind {
    /// To the next phase of education (SEND Regulations 2014, regulation 18).
    PhaseTransfer,
    /// Back to a setting after time away.
    ReturnToSetting,
    /// Into adult life.
    MoveIntoAdulthood,
}

/// One step of a transition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionStep {
    /// What happens.
    pub text: Text,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The share of the week spent at the new setting, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub share_of_week_percent: Option<u8>,
}
