//! Direct payments: Section J and the provision that they pay for must agree.

use super::items::{list, provisions};
use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{ItemId, Plan, PlanPath, Section};
use std::collections::{HashMap, HashSet};

/// Provision is said to be secured by a direct payment that Section J does not have.
pub(super) const PAYMENT_NOT_IN_SECTION_J: Rule = Rule {
    code: "R-100",
    name: "direct-payment-not-in-section-j",
    severity: Severity::Warning,
    basis: Basis::Must,
    law: &["SEND Regulations 2014, regulation 12(1)(j)"],
    check: payment_not_in_section_j,
};

fn payment_not_in_section_j(plan: &Plan, found: &mut Found) {
    let payments = &plan.sections.personal_budget.direct_payments;
    let paid: HashSet<ItemId> =
        payments.iter().flat_map(|payment| payment.provisions.iter().copied()).collect();
    for (_, path, provision) in provisions(plan) {
        if provision.direct_payment == Some(true) && !paid.contains(&provision.id) {
            found.at(
                path.field("direct_payment"),
                "no direct payment in Section J names this provision",
                "add it to the `provisions` of a direct payment in Section J",
            );
        }
    }
}

/// A direct payment names provision that says it is not secured by one.
pub(super) const PAYMENT_DENIED_BY_PROVISION: Rule = Rule {
    code: "R-101",
    name: "direct-payment-denied-by-provision",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: payment_denied_by_provision,
};

fn payment_denied_by_provision(plan: &Plan, found: &mut Found) {
    let denied: HashMap<ItemId, bool> =
        provisions(plan).map(|(_, _, item)| (item.id, item.direct_payment == Some(false))).collect();
    for (index, payment) in plan.sections.personal_budget.direct_payments.iter().enumerate() {
        for (place, id) in payment.provisions.iter().enumerate() {
            if denied.get(id) == Some(&true) {
                found.at(
                    list(Section::J, "direct_payments").index(index).field("provisions").index(place),
                    "that provision says that no direct payment secures it",
                    "correct `direct_payment` of the provision, or remove the link",
                );
            }
        }
    }
}

/// An amount of money without the period it is for.
pub(super) const AMOUNT_WITHOUT_PERIOD: Rule = Rule {
    code: "R-102",
    name: "money-without-period",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: amount_without_period,
};

fn amount_without_period(plan: &Plan, found: &mut Found) {
    let budget = &plan.sections.personal_budget;
    let components = budget.components.iter().map(|item| (item.amount_pence, item.per));
    let payments = budget.direct_payments.iter().map(|item| (item.amount_pence, item.per));
    let all = components
        .enumerate()
        .map(|(index, item)| (list(Section::J, "components").index(index), item))
        .chain(
            payments
                .enumerate()
                .map(|(index, item)| (list(Section::J, "direct_payments").index(index), item)),
        );
    let bare: Vec<PlanPath> =
        all.filter(|(_, (amount, per))| amount.is_some() && per.is_none()).map(|(path, _)| path).collect();
    for path in bare {
        found.at(
            path.field("amount_pence"),
            "the amount has no period",
            "give `per`: week, month, term, year or once",
        );
    }
}
