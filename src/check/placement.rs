//! Section I: the setting, or the type of setting.

use super::found::Found;
use super::rule::{Decided, InForce, Rule};
use super::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{PlacementStatus, Section, Status};

pub(super) const RULES: &[Rule] = &[PLACEMENT_MISSING];

const PLACEMENT_MISSING: Rule = Rule {
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
