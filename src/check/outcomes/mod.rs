//! Section E: outcomes.
//!
//! What an outcome says is read from its words and from the fields beside them together: a
//! baseline that stands in a field of its own is not missing.

mod dates;
mod linked;
mod over_time;
mod smart;
mod whose;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    linked::NO_OUTCOME_FOR_NEED,
    smart::OUTCOME_NOT_SMART,
    whose::OUTCOME_IS_PROVISION,
    whose::OUTCOME_IS_ASPIRATION,
    smart::VAGUE_OUTCOME,
    dates::OUTCOME_DATE_OUT_OF_REACH,
    linked::ADULTHOOD_AREA_MISSING,
    whose::OUTCOME_FOR_SERVICE,
    over_time::OUTCOME_WITHOUT_PLAIN_LINE,
    smart::DOUBLE_OUTCOME,
    over_time::OUTCOME_REVIEW_MISSING,
    over_time::OUTCOME_CARRIED_ON,
    whose::DEFICIT_OUTCOME,
];
