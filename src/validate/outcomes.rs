//! Outcomes whose numbers or dates say nothing.

use super::items::list;
use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{Plan, Section};

/// A scale on which start and target are the same: progress cannot be drawn on it.
pub(super) const SCALE_WITHOUT_DISTANCE: Rule = Rule {
    code: "R-090",
    name: "scale-without-distance",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: scale_without_distance,
};

fn scale_without_distance(plan: &Plan, found: &mut Found) {
    for (index, outcome) in plan.sections.outcomes.outcomes.iter().enumerate() {
        if outcome.scale.as_ref().is_some_and(|scale| scale.start == scale.target) {
            found.at(
                list(Section::E, "outcomes").index(index).field("scale"),
                "the scale starts at its target",
                "give the value at the start, or leave the scale out",
            );
        }
    }
}
