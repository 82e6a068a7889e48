//! The plan as a whole: its identity, its version and everything that hangs from it.

use super::{
    AnnualReview, ChildOrYoungPerson, Date, ItemId, Lifecycle, LocalAuthority, PlanId, PreviousAuthority,
    Provenance, ReaderCopy, RightsHolder, Sections, Sha256, Text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An Education, Health and Care Plan: the record from which every document is derived.
///
/// PDFs, web pages, notices, returns and calendars come from this record and none of them is
/// authoritative. Law: Children and Families Act 2014, sections 37 to 50; Special Educational
/// Needs and Disability Regulations 2014 (SI 2014/1530), regulation 12.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The name of the schema version that this plan is written in.
    pub schema: SchemaVersion,
    /// The plan's own identity. It stays the same through reviews, amendments and moves between councils.
    #[schemars(example = &"0b54f3a2-6c1f-4e0e-9a57-3d1f6f0a7c21")]
    pub id: PlanId,
    /// Which version of the plan this is, its status and what it replaces.
    pub version: Version,
    /// That this file is a copy made for one reader, and for whom. Absent in the record itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<ReaderCopy>,
    /// The council that is responsible for the plan now (Children and Families Act 2014, section 24).
    pub local_authority: LocalAuthority,
    /// Councils that were responsible for the plan before, oldest first (SEND Regulations 2014, regulation 15).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub previous_authorities: Vec<PreviousAuthority>,
    /// The child or young person whose plan this is: the front page of the plan.
    pub child_or_young_person: ChildOrYoungPerson,
    /// Who holds the rights to be consulted, to receive notices and to appeal.
    pub rights_holder: RightsHolder,
    /// The twelve sections of the plan, each under its statutory letter.
    pub sections: Sections,
    /// Dated events in the life of the plan, and lawful exceptions to its time limits.
    #[serde(default, skip_serializing_if = "Lifecycle::is_empty")]
    pub lifecycle: Lifecycle,
    /// Annual reviews of the plan, oldest first (Children and Families Act 2014, section 44).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annual_reviews: Vec<AnnualReview>,
    /// A council's funding band or top-up, kept as information. It never counts as provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_funding: Option<LocalFunding>,
    /// Words of a converted plan that found no place in the record, each with where it stood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unplaced: Vec<UnplacedText>,
    /// What a council or supplier adds: any JSON under the adder's own namespace, such as
    /// `northmere.example`. The engine ignores it and every operation keeps it.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub extensions: serde_json::Map<String, serde_json::Value>,
}

/// The schema versions that a plan can name. A version's meaning never changes once released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum SchemaVersion {
    /// Version 1.0 of the national plan schema.
    #[serde(rename = "urn:ehcp:plan:1.0")]
    V1_0,
}

impl SchemaVersion {
    /// The name as it stands in a plan file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::V1_0 => "urn:ehcp:plan:1.0",
        }
    }
}

/// One version of the plan. A version that was served never changes; a change makes a new version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The identity of this version.
    pub id: Uuid,
    /// The number of this version, counted from 1.
    #[schemars(range(min = 1))]
    pub number: u32,
    /// Whether this is a draft, a proposed amendment, a final plan or a plan that has ceased.
    pub status: Status,
    /// The day this version was made: for a final plan, the date on the plan. Absent while it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_on: Option<Date>,
    /// Why this version was made.
    pub reason: Reason,
    /// The version that this one replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<ReplacedVersion>,
    /// The last day for the next review, as the council recorded it (Children and Families Act 2014, section 44(1)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_review_by: Option<Date>,
    /// The day the plan really ended, for a plan that has ceased; not the day of the decision
    /// (Children and Families Act 2014, section 45(4)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceased_on: Option<Date>,
    /// The officer of the council who signed this version. The Code of Practice (9.125) asks for it on a final plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<SignedBy>,
}

/// What standing a version of the plan has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A draft of a first plan, or after a re-assessment. Section I is blank by law
    /// (Children and Families Act 2014, section 38(5)).
    Draft,
    /// Amendments that the council proposes to a plan in force (SEND Regulations 2014, regulations 22 and 28).
    /// Section I may be shown.
    ProposedAmendment,
    /// A final plan, or a final amended plan, in force.
    Final,
    /// A plan that has ended, kept as a record (Children and Families Act 2014, section 45).
    Ceased,
}

/// Why a version of the plan was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The first plan after an assessment (Children and Families Act 2014, section 37).
    FirstPlan,
    /// A yearly review (Children and Families Act 2014, section 44).
    AnnualReview,
    /// A review that was brought forward.
    EarlyReview,
    /// A move to the next phase of education (SEND Regulations 2014, regulation 18).
    PhaseTransfer,
    /// A re-assessment (Children and Families Act 2014, section 44(2); SEND Regulations 2014, regulation 27).
    Reassessment,
    /// The plan moved in from another council (SEND Regulations 2014, regulation 15).
    TransferBetweenAuthorities,
    /// An order of the First-tier Tribunal (SEND Regulations 2014, regulation 44).
    TribunalOrder,
    /// A mistake in the record was put right; nothing that is owed changed.
    Correction,
    /// Left out of a copy for one reader. The record itself always has another reason.
    Withheld,
}

/// The version that a version replaces, so that nobody can swap it unseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplacedVersion {
    /// The identity of the replaced version.
    pub id: Uuid,
    /// The SHA-256 of the replaced version's canonical JSON (RFC 8785).
    pub sha256: Sha256,
}

/// Who signed a version for the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedBy {
    /// The officer's name.
    pub name: String,
    /// The officer's role.
    pub role: String,
    /// The day of the signature.
    pub date: Date,
}

/// Money that a council attaches to the plan, as information. Money is not provision
/// (Children and Families Act 2014, section 37(2)(c)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocalFunding {
    /// The council's name for the band or level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// The top-up for a year, in pence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_up_pence_per_year: Option<u32>,
    /// Anything else that the council records about the funding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Words of a source document that a conversion could not place. They are kept exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnplacedText {
    /// The identity of this piece of text.
    pub id: ItemId,
    /// The words, exactly as they stood.
    pub text: Text,
    /// Where they stood in the source, in words: a page, a table, a heading.
    pub place: String,
    /// Why they could not be placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The source file and the place in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}
