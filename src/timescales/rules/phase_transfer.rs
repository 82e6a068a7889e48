//! Moves to the next phase of education.

use crate::law::Citation;
use crate::timescales::count::{Months, Weeks};
use crate::timescales::rule::{Certainty, Count, DateRule, USUAL};

const TRANSFER: &str = "the day of the transfer to the next phase; only its year counts";
const FEBRUARY: (i8, i8) = (2, 15);
const MARCH: (i8, i8) = (3, 31);
const BEFORE: &str = "the Regulations say before this day, so the last safe day is the one before; local tiers of schools vary";
const WORKED_BACK: &str =
    "8 weeks from notice to final plan, 4 from meeting to notice, worked back from the last safe day";

pub(super) const RULES: &[DateRule] = &[
    PHASE_TRANSFER,
    PHASE_TRANSFER_NOTICE,
    PHASE_TRANSFER_MEETING,
    POST_16_TRANSFER,
    POST_16_TRANSFER_NOTICE,
    POST_16_TRANSFER_MEETING,
    POST_16_TO_POST_16,
];

const fn before((month, day): (i8, i8), less: &'static [Weeks]) -> Count {
    Count::BeforeDayOfYear { month, day, less }
}

/// Any move to the next phase but those after Year 11: before 15 February.
pub const PHASE_TRANSFER: DateRule = DateRule {
    code: "TL-301",
    name: "phase-transfer",
    aliases: &[
        "15-february",
        "february",
        "phase-transfer-plan",
        "primary-to-secondary",
        "secondary-transfer",
        "school-transfer",
        "early-years-to-school",
        "infant-to-junior",
        "primary-to-middle",
        "middle-to-secondary",
    ],
    what: "The council has reviewed and amended the plan, naming the next setting",
    from: TRANSFER,
    count: before(FEBRUARY, &[]),
    law: &[Citation::regulation("18(1)"), Citation::regulation("2(1)")],
    note: BEFORE,
    ..USUAL
};

/// The notice of amendments that keeps 15 February.
pub const PHASE_TRANSFER_NOTICE: DateRule = DateRule {
    code: "TL-302",
    name: "phase-transfer-notice",
    aliases: &["phase-transfer-amendment-notice"],
    what: "The notice of amendments is out, so that 15 February can be kept",
    from: TRANSFER,
    count: before(FEBRUARY, &[Weeks(8)]),
    law: &[Citation::regulation("18(1)"), Citation::regulation("22(3)")],
    certainty: Certainty::Planning,
    note: WORKED_BACK,
    ..USUAL
};

/// The review meeting that keeps 15 February.
pub const PHASE_TRANSFER_MEETING: DateRule = DateRule {
    code: "TL-303",
    name: "phase-transfer-meeting",
    aliases: &["phase-transfer-review", "phase-transfer-review-meeting"],
    what: "The review meeting has been held, so that 15 February can be kept",
    from: TRANSFER,
    count: before(FEBRUARY, &[Weeks(8), Weeks(4)]),
    law: &[Citation::regulation("18(1)"), Citation::regulation("22(3)"), Citation::regulation("20(10)")],
    certainty: Certainty::Planning,
    note: WORKED_BACK,
    ..USUAL
};

/// From secondary school to a post-16 institution: before 31 March.
pub const POST_16_TRANSFER: DateRule = DateRule {
    code: "TL-304",
    name: "post-16-transfer",
    aliases: &[
        "31-march",
        "march",
        "secondary-to-post-16",
        "phase-transfer-post-16",
        "post-16-phase-transfer",
        "college-transfer",
        "post-16",
    ],
    what: "The council has reviewed and amended the plan, naming the post-16 institution",
    from: TRANSFER,
    count: before(MARCH, &[]),
    law: &[Citation::regulation("18(1)"), Citation::regulation("2(1)")],
    note: BEFORE,
    ..USUAL
};

/// The notice of amendments that keeps 31 March.
pub const POST_16_TRANSFER_NOTICE: DateRule = DateRule {
    code: "TL-305",
    name: "post-16-transfer-notice",
    aliases: &["post-16-amendment-notice", "phase-transfer-post-16-notice"],
    what: "The notice of amendments is out, so that 31 March can be kept",
    from: TRANSFER,
    count: before(MARCH, &[Weeks(8)]),
    law: &[Citation::regulation("18(1)"), Citation::regulation("22(3)")],
    certainty: Certainty::Planning,
    note: WORKED_BACK,
    ..USUAL
};

/// The review meeting that keeps 31 March.
pub const POST_16_TRANSFER_MEETING: DateRule = DateRule {
    code: "TL-306",
    name: "post-16-transfer-meeting",
    aliases: &["post-16-transfer-review", "phase-transfer-post-16-meeting"],
    what: "The review meeting has been held, so that 31 March can be kept",
    from: TRANSFER,
    count: before(MARCH, &[Weeks(8), Weeks(4)]),
    law: &[Citation::regulation("18(1)"), Citation::regulation("22(3)"), Citation::regulation("20(10)")],
    certainty: Certainty::Planning,
    note: WORKED_BACK,
    ..USUAL
};

/// From one post-16 institution to another: at least 5 months before.
pub const POST_16_TO_POST_16: DateRule = DateRule {
    code: "TL-307",
    name: "post-16-to-post-16",
    aliases: &["between-post-16", "college-to-college", "five-months", "5-months", "post-16-change"],
    what: "The council has reviewed and amended the plan for a move from one post-16 institution to another",
    from: "the day of the move to the other institution",
    count: Count::MonthsBefore(Months(5)),
    law: &[Citation::regulation("18(2)").not_compared(), Citation::regulation("18")],
    ..USUAL
};
