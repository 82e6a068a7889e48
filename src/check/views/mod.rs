//! Section A: views, interests and aspirations.
use super::rule::Rule;
pub(super) const RULES: &[Rule] = &[];
