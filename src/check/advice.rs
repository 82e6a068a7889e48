//! Section K: advice and information.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
