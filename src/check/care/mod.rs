//! Sections C, D, G and H: health and social care.
use super::rule::Rule;
pub(super) const RULES: &[Rule] = &[];
