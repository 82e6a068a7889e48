//! The front page of the plan: who the child or young person is and how to reach the people around them.

use super::{ContactPoint, Date, ItemId, PlacementType, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The child or young person whose plan this is.
///
/// The Regulations do not prescribe a front page; these are the fields of the form tested
/// nationally and of the yearly return (SEN2). Anything not known is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChildOrYoungPerson {
    /// The names the child or young person has and uses.
    pub name: PersonName,
    /// Date of birth.
    pub date_of_birth: Date,
    /// Sex as the yearly return records it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Gender identity, in the person's own words. Never inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender_identity: Option<String>,
    /// The pronouns the person uses. Without them documents repeat the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pronouns: Option<Pronouns>,
    /// How the person wants their disability or difference to be spoken of, such as `autistic`. Never corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_wording: Option<Text>,
    /// Ethnicity in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<String>,
    /// The Department for Education's code for the ethnicity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnicity_code: Option<String>,
    /// The first language of the child or young person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_language: Option<String>,
    /// The first language of the parents or carers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_first_language: Option<String>,
    /// All languages used with the child or young person, most used first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Religion, where the family chose to give it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub religion: Option<String>,
    /// Numbers that name the child or young person in other systems.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifiers: Option<Identifiers>,
    /// Addresses of the child or young person, the main one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// Parents, carers and other people to contact, the main one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// How to reach the person in a way that works for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication: Option<CommunicationNeeds>,
    /// The education setting attended now; Section I names the setting the plan gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting_attended: Option<SettingAttended>,
    /// The school year recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// The family doctor's practice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub general_practice: Option<GeneralPractice>,
    /// The health professional who matters most for this plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_health_professional: Option<Professional>,
    /// Whether the child or young person is known to social care.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_to_social_care: Option<bool>,
    /// The social worker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_worker: Option<Professional>,
    /// Other professionals involved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_professionals: Vec<Professional>,
    /// Whether the child is, or has been, looked after by a council (Children Act 1989, section 22).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_after: Option<LookedAfter>,
    /// Whether a parent serves in the armed forces (SEND Regulations 2014, regulation 6(1)(b)(iv)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_in_armed_forces: Option<bool>,
    /// The one-page profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_page_profile: Option<OneFilePaper>,
    /// Whether the child or young person moved in with a plan from another council; see `previous_authorities`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_in_with_plan: Option<bool>,
}

/// The names of the child or young person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonName {
    /// The first name or names given.
    #[schemars(example = &"Zofia")]
    pub given: String,
    /// Middle names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle: Option<String>,
    /// The family name. Left out only where the person has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// The name the person wants to be called by. Documents use it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred: Option<String>,
    /// Names the person had before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerName>,
}

/// A name that the person had before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The whole former name.
    pub name: String,
    /// The last day it was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether documents may show it; `false` for example after adoption.
    pub may_be_shown: bool,
}

/// Sex as the yearly return (SEN2) records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Male.
    Male,
    /// Female.
    Female,
}

/// The pronouns a person uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pronouns {
    /// She, her, hers.
    She,
    /// He, him, his.
    He,
    /// They, them, theirs.
    They,
}

/// Numbers that name the person in other systems. A wrong check digit is a finding, not a refusal to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identifiers {
    /// The unique pupil number: a check letter and 12 characters. Never a public reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_pupil_number: Option<String>,
    /// Unique pupil numbers used before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_unique_pupil_numbers: Vec<String>,
    /// The unique learner number, for learners of 14 and over: 10 digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_learner_number: Option<String>,
    /// The NHS number: 10 digits, written without spaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nhs_number: Option<String>,
    /// Whether the NHS number was traced and verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nhs_number_verified: Option<bool>,
    /// A future consistent identifier for children (Children's Wellbeing and Schools Act 2026, section 4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consistent_identifier: Option<String>,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// The lines of the address, without the postcode.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// The postcode, in capitals with one space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// What the address is, such as `home` or `with father`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the address must be kept from every document and every other reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidential: Option<bool>,
}

/// A parent, carer or other person to contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The identity of this contact.
    pub id: ItemId,
    /// The person's name.
    pub name: String,
    /// What the person is to the child or young person, such as `mother` or `foster carer`.
    pub relationship: String,
    /// Whether the person has parental responsibility (Children Act 1989, section 3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parental_responsibility: Option<bool>,
    /// Telephone number, as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The address, if it is not the child's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// The person's first language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_language: Option<String>,
    /// How to reach the person in a way that works for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication: Option<CommunicationNeeds>,
    /// Whether everything about this contact must be kept from other readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidential: Option<bool>,
    /// Anything else to know before making contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What a person needs in order to be reached and understood (Accessible Information Standard, DCB1605).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommunicationNeeds {
    /// The interpreter needed, such as `Polish` or `British Sign Language`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<String>,
    /// Ways of communicating, such as `Makaton` or `eye-gaze device`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<String>,
    /// Formats in which papers must come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessible_formats: Vec<AccessibleFormat>,
    /// Anything else to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A format in which papers must come for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccessibleFormat {
    /// Large print.
    LargePrint,
    /// Braille.
    Braille,
    /// Easy Read: short sentences beside pictures.
    EasyRead,
    /// A video in British Sign Language.
    BritishSignLanguage,
    /// Sound.
    Audio,
    /// A translation. It has no legal force of its own.
    Translation,
    /// Plain text in an email.
    EmailText,
}

/// The education setting that the child or young person attends now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingAttended {
    /// The setting's name.
    pub name: String,
    /// What kind of setting it is.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlacementType>,
    /// The setting's six-digit unique reference number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[1-9][0-9]{5}$"))]
    pub unique_reference_number: Option<String>,
    /// The eight-digit UK provider reference number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^1[0-9]{7}$"))]
    pub provider_reference_number: Option<String>,
    /// The person to ask at the setting, such as the special educational needs co-ordinator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Professional>,
    /// How to reach the setting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_point: Option<ContactPoint>,
}

/// The school year recorded, where it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchoolYear {
    /// The national curriculum year: Reception is 0, nursery years are below 0, post-16 years are 12 and over.
    #[schemars(range(min = -4, max = 20))]
    pub national_curriculum_year: i8,
    /// Whether the child is taught outside the year group of their age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of_year_group: Option<bool>,
    /// Anything else to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// The family doctor's practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GeneralPractice {
    /// The practice's name.
    pub name: String,
    /// The practice's NHS organisation code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_code: Option<String>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
}

/// A professional who is involved with the child or young person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Professional {
    /// The person's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The person's role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The organisation the person works for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Whether and how a child is, or was, looked after by a council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookedAfter {
    /// Whether the child is looked after now.
    pub currently: bool,
    /// Whether the child was looked after before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previously: Option<bool>,
    /// The legal status, such as `full care order`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_status: Option<String>,
    /// The council that looks after the child, which may be another than the plan's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible_authority: Option<String>,
    /// The virtual school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub virtual_school: Option<String>,
    /// The date of the personal education plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal_education_plan_on: Option<Date>,
}

/// A paper that comes as one file beside the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OneFilePaper {
    /// Whether it was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<bool>,
    /// Whether it is appended to the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appended: Option<bool>,
}
