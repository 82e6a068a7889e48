//! The version: its date, its number and what it replaces.

use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{Plan, PlanPath, Status};

pub(super) const RULES: &[Rule] = &[
    FINAL_WITHOUT_DATE,
    FIRST_VERSION_REPLACES,
    LATER_VERSION_REPLACES_NOTHING,
    VERSION_REPLACES_ITSELF,
    CEASED_WITHOUT_DATE,
    CEASE_DATE_ON_LIVE_PLAN,
];

fn version(field: &str) -> PlanPath {
    PlanPath::root().field("version").field(field)
}

/// A final plan has no date, so that no time limit can be counted from it.
const FINAL_WITHOUT_DATE: Rule = Rule {
    code: "R-050",
    name: "final-plan-without-date",
    severity: Severity::Warning,
    basis: Basis::Should,
    law: &["Code of Practice, paragraph 9.125"],
    check: final_without_date,
};

fn final_without_date(plan: &Plan, found: &mut Found) {
    if plan.version.status == Status::Final && plan.version.made_on.is_none() {
        found.at(
            PlanPath::root().field("version"),
            "the final plan has no date",
            "give `made_on`, the date on the plan",
        );
    }
}

/// Version 1 says that it replaces another.
const FIRST_VERSION_REPLACES: Rule = Rule {
    code: "R-051",
    name: "first-version-replaces-another",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: first_version_replaces,
};

fn first_version_replaces(plan: &Plan, found: &mut Found) {
    if plan.version.number == 1 && plan.version.replaces.is_some() {
        found.at(
            version("replaces"),
            "version 1 cannot replace another version",
            "correct the number, or leave `replaces` out",
        );
    }
}

/// A later version does not say which version it replaces, so that the chain is broken.
const LATER_VERSION_REPLACES_NOTHING: Rule = Rule {
    code: "R-052",
    name: "later-version-replaces-nothing",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: later_version_replaces_nothing,
};

fn later_version_replaces_nothing(plan: &Plan, found: &mut Found) {
    if plan.version.number > 1 && plan.version.replaces.is_none() {
        found.at(
            version("number"),
            "this version does not say which version it replaces",
            "give `replaces` with the identity and the fingerprint of the version before",
        );
    }
}

/// A version says that it replaces itself.
const VERSION_REPLACES_ITSELF: Rule = Rule {
    code: "R-053",
    name: "version-replaces-itself",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: version_replaces_itself,
};

fn version_replaces_itself(plan: &Plan, found: &mut Found) {
    if plan.version.replaces.as_ref().is_some_and(|replaced| replaced.id == plan.version.id) {
        found.at(
            version("replaces").field("id"),
            "the version says that it replaces itself",
            "give this version an identity of its own (a random UUID)",
        );
    }
}

/// A plan that has ceased does not say when. That is the real end, not the day of the decision.
const CEASED_WITHOUT_DATE: Rule = Rule {
    code: "R-054",
    name: "ceased-plan-without-date",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &["Children and Families Act 2014, section 45(4)"],
    check: ceased_without_date,
};

fn ceased_without_date(plan: &Plan, found: &mut Found) {
    if plan.version.status == Status::Ceased && plan.version.ceased_on.is_none() {
        found.at(
            version("status"),
            "the plan has ceased and does not say when",
            "give `ceased_on`, the day it really ended",
        );
    }
}

/// A plan that has not ceased says when it ended.
const CEASE_DATE_ON_LIVE_PLAN: Rule = Rule {
    code: "R-055",
    name: "cease-date-on-live-plan",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &["Children and Families Act 2014, section 45(4)"],
    check: cease_date_on_live_plan,
};

fn cease_date_on_live_plan(plan: &Plan, found: &mut Found) {
    if plan.version.status != Status::Ceased && plan.version.ceased_on.is_some() {
        found.at(
            version("ceased_on"),
            "the plan has an end and its status is not `ceased`",
            "leave `ceased_on` out until the plan has ended, or set the status to `ceased`",
        );
    }
}
