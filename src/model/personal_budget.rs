//! Personal budgets and direct payments (Section J).

use super::{ItemId, Provenance, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One part of a personal budget (Children and Families Act 2014, section 49).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetComponent {
    /// The identity of this part.
    pub id: ItemId,
    /// What it is for, in the plan's words.
    pub text: Text,
    /// The amount, in pence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_pence: Option<u32>,
    /// The period the amount is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<MoneyPeriod>,
    /// How it is managed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_as: Option<BudgetManagement>,
    /// The provision it pays for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<ItemId>,
    /// The outcomes it supports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<ItemId>,
}

/// The period that an amount of money is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MoneyPeriod {
    /// A week.
    Week,
    /// A month.
    Month,
    /// A term.
    Term,
    /// A year.
    Year,
    /// Once.
    Once,
}

/// How a part of a personal budget is managed (Code of Practice 9.101).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BudgetManagement {
    /// Paid to the family or young person.
    DirectPayment,
    /// Held and spent by the council or another body.
    Notional,
    /// Held by someone else for the family.
    ThirdParty,
}

/// A direct payment and what it is for (SEND Regulations 2014, regulation 12(1)(j)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectPayment {
    /// The identity of this payment.
    pub id: ItemId,
    /// The label it had in a source document, where that differs from the plan's own order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What the payment is for and how it is arranged, in the plan's words.
    pub text: Text,
    /// The amount, in pence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_pence: Option<u32>,
    /// The period the amount is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<MoneyPeriod>,
    /// Who receives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_to: Option<String>,
    /// The needs it meets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<ItemId>,
    /// The outcomes it meets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<ItemId>,
    /// The provision it pays for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<ItemId>,
    /// Where the words come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}
