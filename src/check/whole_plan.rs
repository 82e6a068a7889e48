//! The plan as a whole: `PL`.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
