//! The plan as a whole: `PL`.

mod confidential;
mod dates;
mod expired;
mod golden_thread;
mod permissions;
mod placeholders;
mod repetition;
mod school_year;
mod sections;
mod served;
mod signature;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    sections::SECTION_NOT_IDENTIFIED,
    signature::FINAL_NOT_SIGNED,
    dates::TIME_LIMIT_MISSED,
    school_year::WRONG_SCHOOL_YEAR,
    expired::EXPIRED_REFERENCE,
    repetition::COPIED_PASSAGE,
    repetition::REPETITION_OR_CONTRADICTION,
    placeholders::PLACEHOLDER_LEFT,
    sections::SETTING_NAMED_IN_DRAFT,
    golden_thread::BROKEN_GOLDEN_THREAD,
    confidential::CONFIDENTIAL_CONTENT,
    permissions::MEDIA_WITHOUT_PERMISSION,
    served::FINAL_UNLIKE_DRAFT,
];
