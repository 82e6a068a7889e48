//! Whether Section I names a setting, its type and its numbers.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, item};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Placement, PlacementStatus, PlacementType, Section, Status};

pub(super) const PLACEMENT_MISSING: Rule = Rule {
    code: "I-001",
    name: "placement-missing",
    fault: "A final plan names neither a setting nor a type of setting, and Section F does not set out education otherwise than at school",
    doc: "A final plan must name the school or other institution, or its type (regulation 12(1)(i), sections 39 and 40). \
Section I may stay blank only where education is to happen otherwise than at a school or institution; then all of it \
stands in Section F, and no descriptive words belong in Section I.

A draft of a first plan is not judged: there the law wants Section I blank.",
    basis: Basis::Must,
    law: &[
        Citation::regulation("12(1)(i)"),
        Citation::act("39"),
        Citation::act("40"),
        Citation::case("[2019] UKUT 240 (AAC)"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "Section I is blank, and Section F speaks of \u{201c}the school\u{201d}.",
    right: "\u{201c}Type: maintained special school\u{201d}; or Section I blank and Section F setting out all of the education.",
    decided: Decided::ByEngine(placement_missing),
};

fn placement_missing(subject: &Subject<'_>, found: &mut Found) {
    let section = &subject.plan.sections.placement;
    if subject.plan.version.status != Status::Final || section.status == PlacementStatus::EducationOtherwise {
        return;
    }
    let named = section.placements.iter().any(|placement| {
        placement.name.is_some() || placement.kind.is_some() || placement.type_as_written.is_some()
    });
    if !named {
        found
            .error(Subject::section(Section::I), "a final plan names neither a setting nor a type of setting")
            .mend("name the setting and its type, or the type alone; if all education is otherwise than at a school, record that and set all of it out in Section F");
    }
}

pub(super) const TYPE_OF_SETTING_MISSING: Rule = Rule {
    code: "I-002",
    name: "type-of-setting-missing",
    fault: "A setting is named without its type, or its name or numbers do not say which setting it is",
    doc: "A final plan names the setting and its type, or the type alone (regulation 12(1)(i)). The type matters: it says \
which settings the family may ask for and which must admit the child.

An error is a setting named without any type. Warnings of good practice: a name that names nobody, such as \
\u{201c}local school\u{201d}; one setting with two reference numbers, or one number for two settings, here or on the front \
page. A setting with no number is not blamed. Whether a number is the right one, and whether the setting is still open, \
needs the national register, which the engine does not carry.",
    basis: Basis::Must,
    law: &[Citation::regulation("12(1)(i)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Local school\u{201d}",
    right: "\u{201c}Hollow Beck Primary School, URN 123456, mainstream maintained school with resourced provision\u{201d}",
    decided: Decided::InPart(
        type_of_setting_missing,
        "Whether the reference number is the setting\u{2019}s own and the setting is open: only the national register knows.",
    ),
};

/// Names that fit any setting.
const NO_NAMES: [&str; 12] = [
    "local school",
    "local primary school",
    "local secondary school",
    "local college",
    "mainstream school",
    "a mainstream school",
    "special school",
    "a special school",
    "specialist school",
    "school",
    "college",
    "nursery",
];

fn type_of_setting_missing(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    if plan.version.status != Status::Final {
        return;
    }
    let placements = &plan.sections.placement.placements;
    for (index, placement) in placements.iter().enumerate() {
        let at = item(Section::I, "placements", index);
        let Some(name) = placement.name.as_deref() else { continue };
        if !has_type(placement) {
            found
                .error(at.clone(), "the setting is named without its type")
                .mend("add the type of setting, such as a maintained special school");
        }
        if NO_NAMES.contains(&name.trim().to_lowercase().as_str()) {
            found.warning(at.field("name"), "this name would fit any setting").on(Basis::GoodPractice).mend(
                "give the setting\u{2019}s full name, or leave the name out where only the type is meant",
            );
        }
        numbers(subject, index, placement, found);
    }
}

/// Whether a type is given. "Other" is one only with the words that say which.
fn has_type(placement: &Placement) -> bool {
    placement.type_as_written.is_some() || placement.kind.is_some_and(|kind| kind != PlacementType::Other)
}

/// The setting's numbers against those of the placements before it and of the front page.
fn numbers(subject: &Subject<'_>, index: usize, placement: &Placement, found: &mut Found) {
    let attended = subject.plan.child_or_young_person.setting_attended.as_ref();
    let others = subject.plan.sections.placement.placements[..index]
        .iter()
        .map(|other| {
            (other.name.as_deref(), &other.unique_reference_number, &other.provider_reference_number)
        })
        .chain(attended.map(|setting| {
            (
                Some(setting.name.as_str()),
                &setting.unique_reference_number,
                &setting.provider_reference_number,
            )
        }));
    let own = placement.name.as_deref().map(|name| name.trim().to_lowercase());
    for (name, urn, ukprn) in others {
        let same_name = name.map(|name| name.trim().to_lowercase()) == own;
        for (field, mine, theirs) in [
            ("unique_reference_number", &placement.unique_reference_number, urn),
            ("provider_reference_number", &placement.provider_reference_number, ukprn),
        ] {
            let (Some(mine), Some(theirs)) = (mine, theirs) else { continue };
            if (mine == theirs) == same_name {
                continue;
            }
            let message = if same_name {
                "another place in the plan gives this setting another number"
            } else {
                "another setting in the plan has the same number"
            };
            found
                .warning(item(Section::I, "placements", index).field(field), message)
                .on(Basis::GoodPractice)
                .mend("look the setting up in the national register and correct the wrong number");
        }
    }
}
