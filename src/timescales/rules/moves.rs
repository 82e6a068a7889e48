//! Moves between councils in England, and between health bodies.

use crate::law::Citation;
use crate::timescales::count::{Months, Weeks, WorkingDays};
use crate::timescales::rule::{Count, DateRule, Other, USUAL, Who};

const AWARE: Other = Other {
    key: "aware",
    aliases: &["became-aware", "aware-of-move", "known", "knew", "awareness"],
    what: "the day on which the old council became aware of the move",
    needed: false,
};
const MOVED: Other = Other {
    key: "moved",
    aliases: &["move", "moves", "day-of-move", "moved-on", "move-date"],
    what: "the day of the move",
    needed: false,
};
const LAST_REVIEW: Other = Other {
    key: "last-review",
    aliases: &["review", "reviewed", "previous-review"],
    what: "the last review",
    needed: false,
};
const MADE: Other = Other {
    key: "made",
    aliases: &["plan-made", "first-made", "plan-first-made"],
    what: "the day on which the plan was first made, where there was no review yet",
    needed: false,
};
const OLD_COUNCIL: &str = "regulation 15(2) counts from the day on which the old council became aware, though some guides name the new one";

pub(super) const RULES: &[DateRule] = &[
    TRANSFER_OF_PLAN,
    TRANSFER_ONCE_AWARE,
    TRANSFER_KNOWN_BY,
    TRANSFER_NOTICE,
    TRANSFER_REVIEW,
    TRANSFER_THREE_MONTHS,
    HEALTH_BODY_CHANGE_WITH_MOVE,
    HEALTH_BODY_CHANGE,
    HEALTH_BODY_REQUEST,
];

/// The plan goes to the new council: on the day of the move, or 15 working days from becoming aware.
pub const TRANSFER_OF_PLAN: DateRule = DateRule {
    code: "TL-801",
    name: "transfer",
    aliases: &[
        "transfer-of-plan",
        "transfer-plan",
        "move",
        "move-transfer",
        "transfer-out",
        "move-between-councils",
        "plan-transfer",
    ],
    what: "The old council hands the plan to the new one",
    who: Who::OldCouncil,
    from: "the child or young person moves into the new council's area",
    and: &[AWARE],
    count: Count::TransferOfPlan,
    law: &[Citation::regulation("15(2)"), Citation::regulation("15")],
    note: OLD_COUNCIL,
    ..USUAL
};

/// The same, from the day on which the old council became aware.
pub const TRANSFER_ONCE_AWARE: DateRule = DateRule {
    code: "TL-802",
    name: "transfer-once-aware",
    aliases: &[
        "transfer-aware",
        "became-aware",
        "transfer-when-aware",
        "aware-of-move",
        "transfer-from-awareness",
        "transfer-after-awareness",
    ],
    what: "The old council hands the plan to the new one",
    who: Who::OldCouncil,
    from: "the old council became aware of the move",
    and: &[MOVED],
    count: Count::TransferOnceAware,
    law: &[Citation::regulation("15(2)"), Citation::regulation("15")],
    note: OLD_COUNCIL,
    ..USUAL
};

/// The last day to know of a move so that the plan goes over on the day itself.
pub const TRANSFER_KNOWN_BY: DateRule = DateRule {
    code: "TL-803",
    name: "transfer-known-by",
    aliases: &["known-by", "move-known-by", "15-working-days-before-move"],
    what: "A council that knows of the move by this day hands the plan over on the day of the move",
    who: Who::OldCouncil,
    from: "the child or young person moves into the new council's area",
    count: Count::WorkingDaysBefore(WorkingDays(15)),
    law: &[Citation::regulation("15(2)")],
    ..USUAL
};

/// The new council tells the family: 6 weeks.
pub const TRANSFER_NOTICE: DateRule = DateRule {
    code: "TL-804",
    name: "transfer-notice",
    aliases: &[
        "new-council-notice",
        "transfer-inform",
        "notice-after-transfer",
        "transfer-in-notice",
        "transfer-in",
        "new-council-tells-family",
    ],
    what: "The new council tells the family that the plan was transferred, whether it will assess, and when it will review",
    who: Who::NewCouncil,
    from: "the plan was transferred",
    count: Count::Weeks(Weeks(6)),
    law: &[Citation::regulation("15(5)").not_compared(), Citation::regulation("15")],
    ..USUAL
};

/// The new council's review: the later of 12 months from the last and 3 from the transfer.
pub const TRANSFER_REVIEW: DateRule = DateRule {
    code: "TL-805",
    name: "transfer-review",
    aliases: &["review-after-transfer", "review-after-move", "new-council-review", "transfer-in-review"],
    what: "The new council reviews the plan",
    who: Who::NewCouncil,
    from: "the plan was transferred",
    and: &[LAST_REVIEW, MADE],
    count: Count::ReviewAfterTransfer,
    law: &[Citation::regulation("15(6)").not_compared(), Citation::act("44(1)")],
    ..USUAL
};

/// The new council's three months alone.
pub const TRANSFER_THREE_MONTHS: DateRule = DateRule {
    code: "TL-806",
    name: "transfer-three-months",
    aliases: &["three-months", "3-months", "transfer-3-months", "transfer-review-three-months"],
    what: "The new council reviews the plan, where the 12 months since the last review end no later",
    who: Who::NewCouncil,
    from: "the plan was transferred",
    count: Count::MonthsBeginningWith(Months(3)),
    law: &[Citation::regulation("15(6)").not_compared(), Citation::regulation("15")],
    note: "the limit is the later of this day and 12 months beginning with the last review; ask transfer-review for both",
    ..USUAL
};

/// The old health body tells the new one, where the move of council changes it.
pub const HEALTH_BODY_CHANGE_WITH_MOVE: DateRule = DateRule {
    code: "TL-807",
    name: "health-body-change-with-move",
    aliases: &["icb-change-with-move", "icb-move", "health-body-move"],
    what: "The old health body tells the new one, on the day of the move or in 15 working days from becoming aware",
    who: Who::HealthBody,
    from: "the old health body became aware of the move",
    and: &[MOVED],
    count: Count::TransferOnceAware,
    law: &[Citation::regulation("16(2)").not_compared(), Citation::regulation("16")],
    ..USUAL
};

/// The old health body tells the new one, in any other case.
pub const HEALTH_BODY_CHANGE: DateRule = DateRule {
    code: "TL-808",
    name: "health-body-change",
    aliases: &["icb-change", "icb", "commissioning-body-change", "gp-change", "change-of-icb"],
    what: "The old health body tells the new one of a change that is no move between councils",
    who: Who::HealthBody,
    from: "the old health body became aware of the change",
    count: Count::WorkingDaysBeginningWith(WorkingDays(15)),
    law: &[Citation::regulation("16(3)").not_compared(), Citation::regulation("16")],
    ..USUAL
};

/// The new health body cannot give what Section G says: it asks for a review or an assessment.
pub const HEALTH_BODY_REQUEST: DateRule = DateRule {
    code: "TL-809",
    name: "health-body-request",
    aliases: &[
        "icb-request",
        "icb-cannot-provide",
        "health-body-cannot-provide",
        "section-g-request",
        "icb-review-request",
    ],
    what: "The new health body, if it cannot give what Section G says, asks the council to assess or to review, which the council must do",
    who: Who::HealthBody,
    from: "the new health body became aware of the move",
    count: Count::WorkingDaysBeginningWith(WorkingDays(15)),
    law: &[Citation::regulation("16(4)").not_compared(), Citation::regulation("16")],
    ..USUAL
};
