//! Who holds the rights, and who acts for them.

use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{Plan, PlanPath, RightsHolderKind};

pub(super) const RULES: &[Rule] = &[REPRESENTATIVE_OF_A_PARENT, CAPACITY_NOT_RECORDED];

fn representatives() -> PlanPath {
    PlanPath::root().field("rights_holder").field("representatives")
}

/// The parent holds the rights, and someone acts for a young person who lacks capacity.
///
/// A representative acts only for a young person, and only where capacity is lacking.
const REPRESENTATIVE_OF_A_PARENT: Rule = Rule {
    code: "R-070",
    name: "representative-of-a-parent",
    severity: Severity::Error,
    basis: Basis::Must,
    law: &["Children and Families Act 2014, section 80", "SEND Regulations 2014, regulation 64"],
    check: representative_of_a_parent,
};

fn representative_of_a_parent(plan: &Plan, found: &mut Found) {
    let holder = &plan.rights_holder;
    if holder.kind == RightsHolderKind::Parent && !holder.representatives.is_empty() {
        found.at(
            representatives(),
            "a representative is recorded, and the rights are the parent's",
            "remove the representative, or say that the young person holds the rights",
        );
    }
}

/// Someone acts for a young person, and nothing says when or by whom capacity was assessed.
const CAPACITY_NOT_RECORDED: Rule = Rule {
    code: "R-071",
    name: "capacity-not-recorded",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &["Mental Capacity Act 2005, section 1(2)"],
    check: capacity_not_recorded,
};

fn capacity_not_recorded(plan: &Plan, found: &mut Found) {
    for (index, representative) in plan.rights_holder.representatives.iter().enumerate() {
        if representative.assessed_on.is_none() || representative.assessed_by.is_none() {
            found.at(
                representatives().index(index),
                "nothing says when and by whom capacity for this decision was assessed",
                "give `assessed_on` and `assessed_by`: a person is assumed to have capacity",
            );
        }
    }
}
