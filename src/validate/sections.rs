//! What sections say of themselves: that nothing was identified, areas, types of need.

use super::items::{list, provisions};
use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{NeedTypeCode, Plan, PlanPath, Section};

pub(super) const RULES: &[Rule] =
    &[NONE_IDENTIFIED_BESIDE_ITEMS, AREA_DESCRIBED_TWICE, TWO_PRIMARY_NEEDS, SECTION_TWO_OUTSIDE_H1];

/// A section holds items and says that none were identified.
const NONE_IDENTIFIED_BESIDE_ITEMS: Rule = Rule {
    code: "R-060",
    name: "none-identified-beside-items",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: none_identified_beside_items,
};

fn none_identified_beside_items(plan: &Plan, found: &mut Found) {
    let sections = &plan.sections;
    let budget = &sections.personal_budget;
    let h1 = &sections.social_care_provision_h1;
    let h2 = &sections.social_care_provision_h2;
    let mut places: Vec<PlanPath> = [
        (
            Section::C,
            &sections.health_care_needs.none_identified,
            !sections.health_care_needs.needs.is_empty(),
        ),
        (
            Section::D,
            &sections.social_care_needs.none_identified,
            !sections.social_care_needs.needs.is_empty(),
        ),
        (
            Section::G,
            &sections.health_care_provision.none_identified,
            !sections.health_care_provision.provisions.is_empty(),
        ),
        (Section::H1, &h1.none_identified, !h1.provisions.is_empty()),
        (Section::H2, &h2.none_identified, !h2.provisions.is_empty()),
        (
            Section::J,
            &budget.none_identified,
            !(budget.components.is_empty() && budget.direct_payments.is_empty()),
        ),
    ]
    .into_iter()
    .filter(|(_, none, items)| none.is_some() && *items)
    .map(|(section, ..)| list(section, "none_identified"))
    .collect();
    for (index, area) in sections.special_educational_needs.areas.iter().enumerate() {
        let needs = &sections.special_educational_needs.needs;
        let held = needs.iter().any(|need| need.area == area.area && need.local_area == area.local_area);
        if area.none_identified.is_some() && held {
            places.push(list(Section::B, "areas").index(index).field("none_identified"));
        }
    }
    for place in places {
        found.at(
            place,
            "this says that nothing was identified, and there are items all the same",
            "remove the statement, or the items",
        );
    }
}

/// Section B describes the same broad area twice.
const AREA_DESCRIBED_TWICE: Rule = Rule {
    code: "R-061",
    name: "area-described-twice",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: area_described_twice,
};

fn area_described_twice(plan: &Plan, found: &mut Found) {
    let areas = &plan.sections.special_educational_needs.areas;
    for (index, area) in areas.iter().enumerate() {
        let before = &areas[..index];
        if before.iter().any(|other| other.area == area.area && other.local_area == area.local_area) {
            found.at(
                list(Section::B, "areas").index(index).field("area"),
                "the same area is described twice",
                "join the two",
            );
        }
    }
}

/// Two different types of need are both said to be the primary one.
const TWO_PRIMARY_NEEDS: Rule = Rule {
    code: "R-062",
    name: "two-primary-needs",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &["SEN2 return: rank 1 is the primary need, rank 2 the secondary"],
    check: two_primary_needs,
};

fn two_primary_needs(plan: &Plan, found: &mut Found) {
    for rank in [1, 2] {
        let mut first: Option<NeedTypeCode> = None;
        for (index, need) in plan.sections.special_educational_needs.needs.iter().enumerate() {
            for (place, of) in need.types.iter().enumerate().filter(|(_, of)| of.rank == rank) {
                if *first.get_or_insert(of.code) != of.code {
                    let at = list(Section::B, "needs").index(index).field("types").index(place).field("rank");
                    let word = if rank == 1 { "primary" } else { "secondary" };
                    found.at(
                        at,
                        format!("another type of need is the {word} one already"),
                        "give each type of need a rank of its own",
                    );
                }
            }
        }
    }
}

/// Provision outside Section H1 names a service under section 2 of the Chronically Sick and
/// Disabled Persons Act 1970, which belongs in H1.
const SECTION_TWO_OUTSIDE_H1: Rule = Rule {
    code: "R-063",
    name: "section-2-service-outside-h1",
    severity: Severity::Warning,
    basis: Basis::Must,
    law: &["Children and Families Act 2014, section 37(2)(e)"],
    check: section_two_outside_h1,
};

fn section_two_outside_h1(plan: &Plan, found: &mut Found) {
    for (section, path, provision) in provisions(plan) {
        if section != Section::H1 && provision.section_2_service.is_some() {
            found.at(
                path.field("section_2_service"),
                "a service under section 2 of the 1970 Act stands outside Section H1",
                "move the provision to H1, or leave `section_2_service` out",
            );
        }
    }
}
