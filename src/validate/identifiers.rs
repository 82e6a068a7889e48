//! Numbers that name the child in other systems, and postcodes.
//!
//! A wrong digit names another child, so these are errors; but the plan is read all the same.

use super::check_digit::{is_nhs_number, is_postcode, is_unique_learner_number, is_unique_pupil_number};
use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{Address, Plan, PlanPath};

pub(super) const RULES: &[Rule] =
    &[WRONG_UNIQUE_PUPIL_NUMBER, WRONG_NHS_NUMBER, WRONG_UNIQUE_LEARNER_NUMBER, WRONG_POSTCODE];

fn identifiers() -> PlanPath {
    PlanPath::root().field("child_or_young_person").field("identifiers")
}

/// A unique pupil number, of now or of before, whose form or check letter is wrong.
const WRONG_UNIQUE_PUPIL_NUMBER: Rule = Rule {
    code: "R-010",
    name: "wrong-unique-pupil-number",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: wrong_unique_pupil_number,
};

fn wrong_unique_pupil_number(plan: &Plan, found: &mut Found) {
    let Some(numbers) = &plan.child_or_young_person.identifiers else { return };
    let now =
        numbers.unique_pupil_number.iter().map(|number| (identifiers().field("unique_pupil_number"), number));
    let former = identifiers().field("former_unique_pupil_numbers");
    let before = numbers.former_unique_pupil_numbers.iter().enumerate();
    for (path, number) in now.chain(before.map(|(index, number)| (former.index(index), number))) {
        if !is_unique_pupil_number(number) {
            found.at(
                path,
                "the unique pupil number is mistyped: its check letter does not fit",
                "copy it from the school's register; never make one up",
            );
        }
    }
}

/// An NHS number whose form or check digit is wrong.
const WRONG_NHS_NUMBER: Rule = Rule {
    code: "R-011",
    name: "wrong-nhs-number",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: wrong_nhs_number,
};

fn wrong_nhs_number(plan: &Plan, found: &mut Found) {
    let number = plan.child_or_young_person.identifiers.as_ref().and_then(|all| all.nhs_number.as_ref());
    if number.is_some_and(|number| !is_nhs_number(number)) {
        found.at(
            identifiers().field("nhs_number"),
            "the NHS number is mistyped: its check digit does not fit",
            "copy it from a letter of the health service: ten digits without spaces",
        );
    }
}

/// A unique learner number whose form or check digit is wrong.
const WRONG_UNIQUE_LEARNER_NUMBER: Rule = Rule {
    code: "R-012",
    name: "wrong-unique-learner-number",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: wrong_unique_learner_number,
};

fn wrong_unique_learner_number(plan: &Plan, found: &mut Found) {
    let numbers = plan.child_or_young_person.identifiers.as_ref();
    let number = numbers.and_then(|all| all.unique_learner_number.as_ref());
    if number.is_some_and(|number| !is_unique_learner_number(number)) {
        found.at(
            identifiers().field("unique_learner_number"),
            "the unique learner number is mistyped: its check digit does not fit",
            "copy it from the learner's record: ten digits without spaces",
        );
    }
}

/// A postcode that is not in the form of postcodes: letters would go astray.
const WRONG_POSTCODE: Rule = Rule {
    code: "R-013",
    name: "wrong-postcode",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: wrong_postcode,
};

fn wrong_postcode(plan: &Plan, found: &mut Found) {
    let person = PlanPath::root().field("child_or_young_person");
    let council = PlanPath::root().field("local_authority");
    let front = &plan.child_or_young_person;
    let mut addresses: Vec<(PlanPath, &Address)> = Vec::new();
    for (index, address) in front.addresses.iter().enumerate() {
        addresses.push((person.field("addresses").index(index), address));
    }
    for (index, contact) in front.contacts.iter().enumerate() {
        let path = person.field("contacts").index(index).field("address");
        addresses.extend(contact.address.as_ref().map(|address| (path, address)));
    }
    let points = [
        (
            person.field("setting_attended").field("contact_point"),
            front.setting_attended.as_ref().and_then(|setting| setting.contact_point.as_ref()),
        ),
        (
            council.field("special_educational_needs_team"),
            plan.local_authority.special_educational_needs_team.as_ref(),
        ),
        (
            council.field("information_advice_and_support"),
            plan.local_authority.information_advice_and_support.as_ref(),
        ),
        (council.field("mediation_adviser"), plan.local_authority.mediation_adviser.as_ref()),
        (council.field("disagreement_resolution"), plan.local_authority.disagreement_resolution.as_ref()),
    ];
    for (path, point) in points {
        let address = point.and_then(|point| point.address.as_ref());
        addresses.extend(address.map(|address| (path.field("address"), address)));
    }
    for (path, address) in addresses {
        if address.postcode.as_deref().is_some_and(|postcode| !is_postcode(postcode)) {
            found.at(
                path.field("postcode"),
                "this does not have the form of a postcode",
                "write it in capitals with one space, as in SW1A 1AA",
            );
        }
    }
}
