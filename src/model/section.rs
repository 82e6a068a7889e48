//! The twelve sections of a plan and what each holds.

use super::{
    Advice, AreaOfNeed, BudgetComponent, CareNeed, DirectPayment, HealthAgreement, NoneIdentified, Outcome,
    Placement, PlacementStatus, Provision, SpecialEducationalNeed, Text, Transition, ViewEntry,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The sections of the plan under their statutory letters. All twelve are always there
/// (SEND Regulations 2014, regulation 12(1): the sections must be separately identified).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sections {
    /// Section A: the views, interests and aspirations of the child and their parents, or of the young person.
    #[serde(rename = "A")]
    pub views: Views,
    /// Section B: special educational needs.
    #[serde(rename = "B")]
    pub special_educational_needs: SpecialEducationalNeeds,
    /// Section C: health care needs that relate to the special educational needs.
    #[serde(rename = "C")]
    pub health_care_needs: HealthCareNeeds,
    /// Section D: social care needs that relate to the special educational needs or to a disability.
    #[serde(rename = "D")]
    pub social_care_needs: SocialCareNeeds,
    /// Section E: the outcomes sought.
    #[serde(rename = "E")]
    pub outcomes: Outcomes,
    /// Section F: special educational provision. The council must secure it (Children and Families Act 2014, section 42(2)).
    #[serde(rename = "F")]
    pub special_educational_provision: SpecialEducationalProvision,
    /// Section G: health care provision. The health commissioning body must arrange it (section 42(3)).
    #[serde(rename = "G")]
    pub health_care_provision: HealthCareProvision,
    /// Section H1: social care provision under section 2 of the Chronically Sick and Disabled Persons Act 1970.
    #[serde(rename = "H1")]
    pub social_care_provision_h1: SocialCareProvision,
    /// Section H2: any other social care provision reasonably required.
    #[serde(rename = "H2")]
    pub social_care_provision_h2: SocialCareProvision,
    /// Section I: the school or other institution, or the type of it.
    #[serde(rename = "I")]
    pub placement: PlacementSection,
    /// Section J: personal budget and direct payments.
    #[serde(rename = "J")]
    pub personal_budget: PersonalBudget,
    /// Section K: the advice and information gathered.
    #[serde(rename = "K")]
    pub advice: AdviceAndInformation,
}

impl Sections {
    /// All provision of the plan: Sections F, G, H1 and H2, in the order of the law.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        self.special_educational_provision
            .provisions
            .iter()
            .chain(&self.health_care_provision.provisions)
            .chain(&self.social_care_provision_h1.provisions)
            .chain(&self.social_care_provision_h2.provisions)
    }
}

/// One of the twelve statutory sections.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub enum Section {
    /// Views, interests and aspirations.
    A,
    /// Special educational needs.
    B,
    /// Health care needs.
    C,
    /// Social care needs.
    D,
    /// Outcomes.
    E,
    /// Special educational provision.
    F,
    /// Health care provision.
    G,
    /// Social care provision under the Chronically Sick and Disabled Persons Act 1970.
    H1,
    /// Other social care provision.
    H2,
    /// Placement.
    I,
    /// Personal budget and direct payments.
    J,
    /// Advice and information.
    K,
}

impl Section {
    /// All twelve, in the order of the law.
    pub const ALL: [Self; 12] = [
        Self::A,
        Self::B,
        Self::C,
        Self::D,
        Self::E,
        Self::F,
        Self::G,
        Self::H1,
        Self::H2,
        Self::I,
        Self::J,
        Self::K,
    ];

    /// The statutory letter, which is also the JSON key.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
            Self::G => "G",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::I => "I",
            Self::J => "J",
            Self::K => "K",
        }
    }

    /// The section's name in the law's words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::A => "Views, interests and aspirations",
            Self::B => "Special educational needs",
            Self::C => "Health needs related to special educational needs",
            Self::D => "Social care needs related to special educational needs or a disability",
            Self::E => "Outcomes",
            Self::F => "Special educational provision",
            Self::G => "Health care provision",
            Self::H1 => "Social care provision: Chronically Sick and Disabled Persons Act 1970",
            Self::H2 => "Other social care provision",
            Self::I => "Placement",
            Self::J => "Personal budget and direct payments",
            Self::K => "Advice and information",
        }
    }

    /// The section with this letter, if the law has one.
    #[must_use]
    pub fn from_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.letter() == letter)
    }
}

/// Section A: views, interests and aspirations (SEND Regulations 2014, regulation 12(1)(a)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Views {
    /// A short history of the child or young person. The form tested nationally allows 500 words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<Text>,
    /// How to communicate with the child or young person and involve them in decisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how_to_communicate: Option<Text>,
    /// What the child or young person and their parents say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<ViewEntry>,
    /// What the child or young person likes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<ViewEntry>,
    /// What the child or young person is good at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strengths: Vec<ViewEntry>,
    /// What the child or young person hopes for. Labelled A1, A2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aspirations: Vec<ViewEntry>,
}

/// Section B: special educational needs (Children and Families Act 2014, section 37(2)(a)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecialEducationalNeeds {
    /// What is said of a broad area as a whole: strengths, a summary, or that no need was identified in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<AreaOfNeed>,
    /// The needs, in the order of the plan. Labelled B1, B2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<SpecialEducationalNeed>,
}

/// Section C: health care needs related to the special educational needs (regulation 12(1)(c)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HealthCareNeeds {
    /// What the child or young person can do and what helps, for their health as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strengths: Option<Text>,
    /// The needs, in the order of the plan. Labelled C1, C2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<CareNeed>,
    /// What is said where the section holds no needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none_identified: Option<NoneIdentified>,
}

/// Section D: social care needs related to the special educational needs or to a disability (regulation 12(1)(d)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SocialCareNeeds {
    /// What the child or young person can do and what helps, for their care as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strengths: Option<Text>,
    /// The needs, in the order of the plan. Labelled D1, D2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<CareNeed>,
    /// What is said where the section holds no needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none_identified: Option<NoneIdentified>,
    /// Whether the parents consented to words about a child in need or child protection plan (Code of Practice 9.69(D)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent_to_child_protection_content: Option<bool>,
}

/// Section E: the outcomes sought (Children and Families Act 2014, section 37(2)(b)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// How the setting will set shorter-term targets (Code of Practice 9.69(E)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrangements_for_shorter_term_targets: Option<Text>,
    /// The outcomes, in the order of the plan. Labelled E1, E2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
}

/// Section F: special educational provision (Children and Families Act 2014, sections 21 and 37(2)(c)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecialEducationalProvision {
    /// The provision, in the order of the plan. Labelled F1, F2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Provision>,
}

/// Section G: health care provision reasonably required (section 37(2)(d)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HealthCareProvision {
    /// The provision, in the order of the plan. Labelled G1, G2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Provision>,
    /// What is said where the section holds no provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none_identified: Option<NoneIdentified>,
    /// The health body's agreement to the provision (SEND Regulations 2014, regulation 12(2)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<HealthAgreement>,
}

/// Section H1 or H2: social care provision (section 37(2)(e) and (f)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SocialCareProvision {
    /// The provision, in the order of the plan. Labelled H1.1, H1.2 and so on, or H2.1, H2.2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Provision>,
    /// What is said where the section holds no provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none_identified: Option<NoneIdentified>,
}

/// Section I: placement (SEND Regulations 2014, regulation 12(1)(i)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacementSection {
    /// Whether a setting is named, or the section is blank and why.
    pub status: PlacementStatus,
    /// The settings, in the order of the plan. Empty where the section is blank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placements: Vec<Placement>,
    /// Moves between settings that Section I and Section F plan together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transitions: Vec<Transition>,
}

/// Section J: personal budget and direct payments (SEND Regulations 2014, regulation 12(1)(j); SI 2014/1652).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonalBudget {
    /// The words of the section as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The parts of a personal budget.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<BudgetComponent>,
    /// Direct payments, each with the needs, outcomes and provision it is for. Labelled J1, J2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub direct_payments: Vec<DirectPayment>,
    /// What is said where there is no personal budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none_identified: Option<NoneIdentified>,
}

/// Section K: the advice and information gathered (SEND Regulations 2014, regulation 12(4)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdviceAndInformation {
    /// The advice, in the order of the plan. Labelled K1, K2 and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<Advice>,
}
