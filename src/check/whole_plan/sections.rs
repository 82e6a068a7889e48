//! The twelve sections, each under its own label, and Section I in a draft.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{PlacementStatus, PlanPath, Reason, Section, Status};

pub(super) const SECTION_NOT_IDENTIFIED: Rule = Rule {
    code: "PL-001",
    name: "section-not-identified",
    fault: "One of the twelve sections is not separately identified, or says nothing at all",
    doc: "A plan sets out twelve sections, each separately identified: A to G, H1, H2, I, J and K (regulation 12(1)). \
A plan in this record always carries all twelve labels, so a label can be lost in two ways only.

A converted paper may have had one undivided Section H, or one heading for two sections: its words then stand among the \
texts that found no place, and social care has to say which part belongs to H1 and which to H2. And a section may hold \
nothing. An issued plan that identifies no special educational need in Section B, or sets out no provision in Section F, \
lacks what the Act asks for (sections 37(2)(a) and (c)). Sections G and J may have nothing to hold; good practice is to say so.

Silence in Sections A, C, D, E, H1, H2, I and K has rules of its own. A draft is not asked for its sections yet.",
    basis: Basis::Must,
    law: &[Citation::regulation("12(1)"), Citation::act("37(2)")],
    in_force: InForce::SINCE_2014,
    wrong: "The paper has one \u{201c}Section H\u{201d} and does not say what is owed under the 1970 Act.",
    right: "\u{201c}H1: no provision under the 1970 Act is required (social worker, 3 November 2026)\u{201d}, and H2 on its own.",
    decided: Decided::ByEngine(section_not_identified),
};

/// Headings that stand for two sections of the law at once.
const JOINED: [&str; 6] =
    ["section h ", "section h,", "section h:", "section h-", "sections c and d", "sections g and h"];

fn section_not_identified(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    for (index, text) in plan.unplaced.iter().enumerate() {
        let place = format!("{} ", text.place.to_lowercase());
        let heading = format!("{} ", text.text.as_str().lines().next().unwrap_or_default().to_lowercase());
        let joined = JOINED.iter().any(|joined| {
            heading.starts_with(joined) || place.starts_with(joined) || place.contains(&format!(", {joined}"))
        });
        if joined {
            found
                .error(
                    PlanPath::root().field("unplaced").index(index),
                    "the source had one heading here for two sections that the Regulations want separately identified",
                )
                .mend("ask the service that wrote it which part belongs to which section, and place the words there");
        }
    }
    if subject.profile == Profile::Draft {
        return;
    }
    let sections = &plan.sections;
    if sections.special_educational_needs.needs.is_empty() {
        found
            .error(Subject::section(Section::B), "Section B identifies no special educational need")
            .mend("set out every special educational need that the assessment identified");
    }
    if sections.special_educational_provision.provisions.is_empty() {
        found
            .error(Subject::section(Section::F), "Section F sets out no special educational provision")
            .mend("set out the provision that each need in Section B requires, as the advisers specify it");
    }
    let health = &sections.health_care_provision;
    if health.provisions.is_empty() && health.none_identified.is_none() {
        found
            .warning(
                Subject::section(Section::G),
                "Section G holds no provision and does not say that none is required",
            )
            .on(Basis::GoodPractice)
            .mend("say that no health care provision is required, with who says so and when, or set it out");
    }
    let budget = &sections.personal_budget;
    let silent = budget.text.is_none() && budget.none_identified.is_none();
    if silent && budget.components.is_empty() && budget.direct_payments.is_empty() {
        found
            .warning(
                Subject::section(Section::J),
                "Section J does not say whether there is a personal budget",
            )
            .on(Basis::GoodPractice)
            .mend("say that no personal budget was asked for, or set out what was agreed");
    }
}

pub(super) const SETTING_NAMED_IN_DRAFT: Rule = Rule {
    code: "PL-011",
    name: "setting-named-in-draft",
    fault: "A draft of a first plan, or after a re-assessment, names a setting or a type of setting",
    doc: "The draft that goes to the family must not name a school or other institution, or a type of one (section 38(5)): \
the family has the right to ask for a setting before one is named.

A proposed amendment of a plan in force is another thing: section 38 does not apply to it and Section I may be shown \
(regulation 22(1)). Where a version is marked as a draft and was made by a review, only a person can say which of the \
two it is, so it is a warning.",
    basis: Basis::Must,
    law: &[Citation::act("38(5)")],
    in_force: InForce::SINCE_2014,
    wrong: "The draft says \u{201c}Section I: Hollow Beck Primary School\u{201d}.",
    right: "Section I of the draft is blank until the family has been heard.",
    decided: Decided::ByEngine(setting_named_in_draft),
};

fn setting_named_in_draft(subject: &Subject<'_>, found: &mut Found) {
    let (version, section) = (&subject.plan.version, &subject.plan.sections.placement);
    if version.status != Status::Draft {
        return;
    }
    let filled = section.placements.iter().position(|placement| {
        placement.name.is_some()
            || placement.kind.is_some()
            || placement.type_as_written.is_some()
            || placement.text.is_some()
    });
    let at = match filled {
        Some(index) => Subject::section(Section::I).field("placements").index(index),
        None if section.status == PlacementStatus::Named => Subject::section(Section::I).field("status"),
        None => return,
    };
    let mend = "take the setting and its type out until the family has answered the draft";
    if matches!(version.reason, Reason::FirstPlan | Reason::Reassessment) {
        found.error(at, "the draft names a setting or a type of setting in Section I").mend(mend);
    } else {
        found
            .warning(at, "this version is marked as a draft and names a setting, which only a proposed amendment may do")
            .mend("mark the version as a proposed amendment if it is one; otherwise take the setting and its type out");
    }
}
