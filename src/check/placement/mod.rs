//! Section I: the setting, or the type of setting.

mod fits;
mod named;

use super::rule::Rule;

pub(super) const RULES: &[Rule] =
    &[named::PLACEMENT_MISSING, named::TYPE_OF_SETTING_MISSING, fits::PLACEMENT_AGAINST_PROVISION];
