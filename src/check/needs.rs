//! Section B: special educational needs.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
