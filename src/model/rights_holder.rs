//! Who holds the rights under the Act: the parent, or the young person.

use super::{Date, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who is consulted, receives notices and may appeal.
///
/// Over compulsory school age the rights are the young person's own (Children and Families Act
/// 2014, section 83(2)): after the last Friday in June of the school year of the 16th birthday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RightsHolder {
    /// Whether the child's parent or the young person holds the rights.
    pub kind: RightsHolderKind,
    /// Whether the young person agreed that papers are shared with their parents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares_with_parents: Option<bool>,
    /// People who act for the young person, decision by decision (Children and Families Act 2014, section 80).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub representatives: Vec<Representative>,
}

/// Whose rights they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RightsHolderKind {
    /// The parent of a child.
    Parent,
    /// The young person.
    YoungPerson,
}

/// Someone who acts for a young person who lacks capacity for one decision (Mental Capacity Act 2005).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    /// The decision for which capacity was assessed.
    pub decision: Text,
    /// The representative's name.
    pub name: String,
    /// By what right the person acts.
    pub kind: RepresentativeKind,
    /// The day capacity was assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessed_on: Option<Date>,
    /// Who assessed capacity, by role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessed_by: Option<String>,
}

/// By what right a representative acts (SEND Regulations 2014, regulations 63 and 64).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RepresentativeKind {
    /// A deputy whom the Court of Protection appointed.
    Deputy,
    /// A person who holds a lasting or enduring power of attorney.
    Attorney,
    /// The young person's parent, where there is no deputy or attorney.
    Parent,
}
