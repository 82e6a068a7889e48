//! Section J: personal budget and direct payments.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
