//! Section F: special educational provision.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
