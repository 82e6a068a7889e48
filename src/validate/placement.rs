//! Section I: what it may and must hold at each stage of a plan.

use super::items::list;
use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{PlacementStatus, Plan, Section, Status};

pub(super) const RULES: &[Rule] = &[
    SETTING_NAMED_IN_DRAFT,
    PLACEMENT_BLANK_IN_FINAL,
    NAMED_WITHOUT_SETTING,
    BLANK_WITH_SETTINGS,
    WRONG_REASON_FOR_BLANK,
];

/// A draft names a setting. The draft of a first plan, or after a re-assessment, must not.
///
/// A proposed amendment is not caught by section 38 and may show Section I.
const SETTING_NAMED_IN_DRAFT: Rule = Rule {
    code: "R-040",
    name: "setting-named-in-draft",
    severity: Severity::Error,
    basis: Basis::Must,
    law: &["Children and Families Act 2014, section 38(5)"],
    check: setting_named_in_draft,
};

fn setting_named_in_draft(plan: &Plan, found: &mut Found) {
    let section = &plan.sections.placement;
    if plan.version.status == Status::Draft && section.status == PlacementStatus::Named {
        found.at(
            list(Section::I, "status"),
            "a draft plan names a setting or a type of setting",
            "set the status of Section I to `blank_in_draft` and take the settings out until the final plan",
        );
    }
}

/// A final plan, or one that has ceased, leaves Section I blank for a reason that only a draft has.
const PLACEMENT_BLANK_IN_FINAL: Rule = Rule {
    code: "R-041",
    name: "placement-blank-in-final",
    severity: Severity::Error,
    basis: Basis::Must,
    law: &["SEND Regulations 2014, regulation 12(1)(i)"],
    check: placement_blank_in_final,
};

fn placement_blank_in_final(plan: &Plan, found: &mut Found) {
    let over = matches!(plan.version.status, Status::Final | Status::Ceased);
    let open =
        matches!(plan.sections.placement.status, PlacementStatus::BlankInDraft | PlacementStatus::LeftOpen);
    if over && open {
        found.at(
            list(Section::I, "status"),
            "a final plan leaves Section I open",
            "name the setting, or the type of setting; use `education_otherwise` only where Section F holds all of the education",
        );
    }
}

/// Section I says that it names a setting and does not.
const NAMED_WITHOUT_SETTING: Rule = Rule {
    code: "R-042",
    name: "named-without-setting",
    severity: Severity::Error,
    basis: Basis::Must,
    law: &["SEND Regulations 2014, regulation 12(1)(i)"],
    check: named_without_setting,
};

fn named_without_setting(plan: &Plan, found: &mut Found) {
    let section = &plan.sections.placement;
    if section.status != PlacementStatus::Named {
        return;
    }
    if section.placements.is_empty() {
        found.at(
            list(Section::I, "status"),
            "Section I says that a setting is named, and there is none",
            "add the setting, or at least its type",
        );
    }
    for (index, placement) in section.placements.iter().enumerate() {
        if placement.name.is_none() && placement.kind.is_none() && placement.type_as_written.is_none() {
            found.at(
                list(Section::I, "placements").index(index),
                "this placement has neither a name nor a type",
                "give the setting's name and type, or its type",
            );
        }
    }
}

/// Section I is marked as blank and holds settings all the same.
///
/// Where education is arranged otherwise than at a setting, Section I prints blank: nothing in
/// it could name a home or describe a package.
const BLANK_WITH_SETTINGS: Rule = Rule {
    code: "R-043",
    name: "blank-placement-with-settings",
    severity: Severity::Error,
    basis: Basis::Must,
    law: &["Children and Families Act 2014, section 38(5)", "Children and Families Act 2014, section 61"],
    check: blank_with_settings,
};

fn blank_with_settings(plan: &Plan, found: &mut Found) {
    let section = &plan.sections.placement;
    let blank = matches!(section.status, PlacementStatus::BlankInDraft | PlacementStatus::EducationOtherwise);
    if blank && !section.placements.is_empty() {
        found.at(
            list(Section::I, "placements"),
            "Section I is marked as blank and names settings",
            "remove the settings, or set the status to `named`",
        );
    }
}

/// Section I is blank for a reason that belongs to another stage of the plan.
const WRONG_REASON_FOR_BLANK: Rule = Rule {
    code: "R-044",
    name: "wrong-reason-for-blank-placement",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &["Children and Families Act 2014, section 38(5)", "SEND Regulations 2014, regulation 22"],
    check: wrong_reason_for_blank,
};

fn wrong_reason_for_blank(plan: &Plan, found: &mut Found) {
    let right = match (plan.version.status, plan.sections.placement.status) {
        (Status::Draft, PlacementStatus::LeftOpen | PlacementStatus::EducationOtherwise) => "blank_in_draft",
        (Status::ProposedAmendment, PlacementStatus::BlankInDraft) => "left_open",
        _ => return,
    };
    found.at(
        list(Section::I, "status"),
        "the reason why Section I is blank does not fit the status of the plan",
        format!("set the status of Section I to `{right}`"),
    );
}
