//! The councils that are, or were, responsible for the plan, and how to reach their people.

use super::{Address, Date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The council that is responsible for the plan (Children and Families Act 2014, section 24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocalAuthority {
    /// The council's name.
    #[schemars(example = &"Northmere Council")]
    pub name: String,
    /// The council's nine-character GSS code, such as `E10000099`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^E(06|08|09|10)[0-9]{6}$"))]
    pub gss_code: Option<String>,
    /// The council's three-digit number in the education statistics, such as `999`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[0-9]{3}$"))]
    pub number: Option<String>,
    /// The officer who looks after this plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_officer: Option<Officer>,
    /// How to reach the council's special educational needs team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub special_educational_needs_team: Option<ContactPoint>,
    /// The free, impartial information, advice and support service (SENDIAS; Children and Families Act 2014, section 32).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub information_advice_and_support: Option<ContactPoint>,
    /// The mediation adviser to contact before most appeals (Children and Families Act 2014, section 55).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mediation_adviser: Option<ContactPoint>,
    /// The disagreement resolution service (Children and Families Act 2014, section 57).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disagreement_resolution: Option<ContactPoint>,
}

impl LocalAuthority {
    /// A council of which nothing but its name is known.
    #[must_use]
    pub const fn named(name: String) -> Self {
        Self {
            name,
            gss_code: None,
            number: None,
            case_officer: None,
            special_educational_needs_team: None,
            information_advice_and_support: None,
            mediation_adviser: None,
            disagreement_resolution: None,
        }
    }
}

/// An officer of the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    /// The officer's name.
    pub name: String,
    /// The officer's role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Telephone number, as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// How to reach a team or a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactPoint {
    /// The name of the team or service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Telephone number, as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

/// A council that was responsible for the plan before the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviousAuthority {
    /// The council's name.
    pub name: String,
    /// The council's nine-character GSS code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^E(06|08|09|10)[0-9]{6}$"))]
    pub gss_code: Option<String>,
    /// The council's three-digit number in the education statistics.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[0-9]{3}$"))]
    pub number: Option<String>,
    /// The first day it was responsible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible_from: Option<Date>,
    /// The last day it was responsible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible_until: Option<Date>,
    /// The day the plan was transferred on from this council (SEND Regulations 2014, regulation 15).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transferred_on: Option<Date>,
}
