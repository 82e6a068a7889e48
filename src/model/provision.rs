//! Provision: what must be done (Sections F, G, H1 and H2). One type for all four.

use super::{Date, ItemId, Provenance, Quantity, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One piece of provision: the exact words first, and the facts that they state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// The identity of this provision.
    pub id: ItemId,
    /// The label it had in a source document, where that differs from the plan's own order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// A short plain title, such as `Speech and language therapy`. Without one its kind stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The provision in the plan's exact words. Only these have the force of law.
    #[schemars(
        example = "A speech and language therapist registered with the HCPC will work with Zofia individually for 45 minutes each week, in each of the 39 school weeks."
    )]
    pub text: Text,
    /// What kind of provision it is.
    pub kind: ProvisionKind,
    /// The named or described activity, in a few words, such as `touch typing`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<Text>,
    /// Who delivers it. The first does the main work. Empty where the plan names nobody in particular.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivered_by: Vec<Deliverer>,
    /// How much of it: one amount, or several, direct work first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<Quantity>,
    /// Where and when in the day, such as `in a quiet room, not during PE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<Text>,
    /// The day it starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<Date>,
    /// The day it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// How it is monitored and reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monitoring: Option<Text>,
    /// Who pays for or arranges it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commissioner: Option<String>,
    /// How widely such help is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// The needs it meets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meets: Vec<ItemId>,
    /// The outcomes it supports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<ItemId>,
    /// The advice in Section K that asks for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<ItemId>,
    /// Whether it is secured by a direct payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direct_payment: Option<bool>,
    /// For Section H1: which service of section 2 of the Chronically Sick and Disabled Persons Act 1970 it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section_2_service: Option<SectionTwoService>,
    /// The words of who, how often and the like, where the source had them in columns of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_written: Option<AsWritten>,
    /// Where the words come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// What kind of provision it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProvisionKind {
    /// Teaching by a teacher.
    Teaching,
    /// Teaching or advice by a specialist teacher.
    SpecialistTeaching,
    /// Help by a teaching assistant.
    TeachingAssistant,
    /// Speech and language therapy.
    SpeechAndLanguageTherapy,
    /// Occupational therapy.
    OccupationalTherapy,
    /// Physiotherapy.
    Physiotherapy,
    /// Educational psychology.
    EducationalPsychology,
    /// Help with feelings and mental health: counselling, psychology, trained school helpers.
    EmotionalSupport,
    /// Another therapy, such as music therapy.
    OtherTherapy,
    /// Work in a small group.
    SmallGroup,
    /// An adult who is there, such as supervision or a key adult.
    Staffing,
    /// Personal care.
    PersonalCare,
    /// Nursing and other health care.
    Nursing,
    /// Equipment.
    Equipment,
    /// The place and its surroundings.
    Environment,
    /// A change to what is taught or how, or an exception from it.
    CurriculumModification,
    /// Training or advice for staff.
    Training,
    /// Help to prepare for adulthood, such as travel training or work experience.
    PreparingForAdulthood,
    /// Help with a move to another setting or year.
    TransitionSupport,
    /// Short breaks and leisure.
    ShortBreak,
    /// Practical help at home, or an adaptation of the home.
    HelpAtHome,
    /// Support for the family.
    FamilySupport,
    /// Meetings, reports and liaison.
    Liaison,
    /// Anything else.
    Other,
}

impl ProvisionKind {
    /// A short plain name for the kind, in small letters, as in "3 hours of speech and language therapy".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Teaching => "teaching",
            Self::SpecialistTeaching => "specialist teaching",
            Self::TeachingAssistant => "teaching assistant",
            Self::SpeechAndLanguageTherapy => "speech and language therapy",
            Self::OccupationalTherapy => "occupational therapy",
            Self::Physiotherapy => "physiotherapy",
            Self::EducationalPsychology => "educational psychology",
            Self::EmotionalSupport => "emotional support",
            Self::OtherTherapy => "other therapy",
            Self::SmallGroup => "small group",
            Self::Staffing => "an adult close by",
            Self::PersonalCare => "personal care",
            Self::Nursing => "nursing and health care",
            Self::Equipment => "equipment",
            Self::Environment => "place and surroundings",
            Self::CurriculumModification => "changes to what is taught",
            Self::Training => "training and advice for staff",
            Self::PreparingForAdulthood => "getting ready for adult life",
            Self::TransitionSupport => "help with a move",
            Self::ShortBreak => "short breaks",
            Self::HelpAtHome => "help at home",
            Self::FamilySupport => "family support",
            Self::Liaison => "meetings and reports",
            Self::Other => "other help",
        }
    }

    /// Whether how often, how long and the ratio cannot be asked of this kind: an object or a place.
    #[must_use]
    pub const fn has_no_sessions(self) -> bool {
        matches!(self, Self::Equipment | Self::Environment | Self::CurriculumModification)
    }
}

/// Who delivers provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deliverer {
    /// The role, where it is one of the common ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<DelivererRole>,
    /// The role or person in the plan's words, such as `learning support assistant`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_written: Option<String>,
    /// Training, registration, award or supervision of that person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualification: Option<String>,
    /// The organisation the person works for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
}

/// The common roles of people who deliver provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DelivererRole {
    /// A class or subject teacher.
    Teacher,
    /// A specialist teacher.
    SpecialistTeacher,
    /// A teacher of deaf children and young people.
    TeacherOfTheDeaf,
    /// A teacher of children and young people with vision impairment.
    TeacherOfVisionImpaired,
    /// The special educational needs co-ordinator.
    SpecialEducationalNeedsCoordinator,
    /// A teaching assistant, learning support assistant or higher level teaching assistant.
    TeachingAssistant,
    /// A speech and language therapist.
    SpeechAndLanguageTherapist,
    /// A speech and language therapy assistant.
    TherapyAssistant,
    /// An occupational therapist.
    OccupationalTherapist,
    /// A physiotherapist.
    Physiotherapist,
    /// An educational psychologist.
    EducationalPsychologist,
    /// A clinical psychologist.
    ClinicalPsychologist,
    /// A counsellor or psychotherapist.
    Counsellor,
    /// An emotional literacy support assistant.
    EmotionalLiteracySupportAssistant,
    /// A mentor or pastoral worker.
    Mentor,
    /// A tutor.
    Tutor,
    /// A nurse.
    Nurse,
    /// A doctor.
    Doctor,
    /// A dietitian.
    Dietitian,
    /// A habilitation specialist.
    HabilitationSpecialist,
    /// A music, art or drama therapist.
    CreativeTherapist,
    /// A job coach.
    JobCoach,
    /// A travel trainer.
    TravelTrainer,
    /// A social worker.
    SocialWorker,
    /// A personal assistant.
    PersonalAssistant,
    /// A care or support worker.
    SupportWorker,
    /// A sign language interpreter or communication support worker.
    CommunicationSupportWorker,
}

impl DelivererRole {
    /// The role in plain words, without an article.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::SpecialistTeacher => "specialist teacher",
            Self::TeacherOfTheDeaf => "teacher of the deaf",
            Self::TeacherOfVisionImpaired => "teacher for sight loss",
            Self::SpecialEducationalNeedsCoordinator => "special needs co-ordinator (SENCO)",
            Self::TeachingAssistant => "teaching assistant",
            Self::SpeechAndLanguageTherapist => "speech and language therapist",
            Self::TherapyAssistant => "therapy assistant",
            Self::OccupationalTherapist => "occupational therapist",
            Self::Physiotherapist => "physiotherapist",
            Self::EducationalPsychologist => "educational psychologist",
            Self::ClinicalPsychologist => "clinical psychologist",
            Self::Counsellor => "counsellor",
            Self::EmotionalLiteracySupportAssistant => "trained helper for feelings (ELSA)",
            Self::Mentor => "mentor",
            Self::Tutor => "tutor",
            Self::Nurse => "nurse",
            Self::Doctor => "doctor",
            Self::Dietitian => "dietitian",
            Self::HabilitationSpecialist => "habilitation specialist",
            Self::CreativeTherapist => "music, art or drama therapist",
            Self::JobCoach => "job coach",
            Self::TravelTrainer => "travel trainer",
            Self::SocialWorker => "social worker",
            Self::PersonalAssistant => "personal assistant",
            Self::SupportWorker => "support worker",
            Self::CommunicationSupportWorker => "communication support worker",
        }
    }
}

/// How widely such help is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// For every child.
    Universal,
    /// For some children.
    Targeted,
    /// For some children, with more help.
    TargetedPlus,
    /// For few children, by specialists.
    Specialist,
}

/// The closed list of services under section 2 of the Chronically Sick and Disabled Persons Act 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SectionTwoService {
    /// Practical assistance in the home.
    PracticalAssistanceAtHome,
    /// Radio, television, library or similar recreation at home.
    RecreationAtHome,
    /// Lectures, games, outings or other recreation outside the home.
    RecreationOutsideHome,
    /// Help in taking advantage of educational facilities.
    HelpWithEducationalFacilities,
    /// Travel to and from home for such services; not school transport.
    TravelForServices,
    /// Adaptations of the home, or facilities for safety, comfort or convenience.
    AdaptationsOfHome,
    /// Holidays.
    Holidays,
    /// Meals.
    Meals,
    /// A telephone and special equipment to use it.
    Telephone,
    /// Short breaks that are not overnight.
    NonResidentialShortBreaks,
}

/// The words of the source, where it had them in columns of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AsWritten {
    /// The words of what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// The words of who.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The words of the ratio or group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<String>,
    /// The words of how often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how_often: Option<String>,
    /// The words of how long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how_long: Option<String>,
}

/// The health body's agreement to Section G (SEND Regulations 2014, regulation 12(2)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HealthAgreement {
    /// The responsible commissioning body, usually the integrated care board.
    pub body: String,
    /// Who agreed for it, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who agreed for it, by role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The day it agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}
