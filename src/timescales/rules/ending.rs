//! Ending a plan: not while an appeal can still be made.

use crate::law::Citation;
use crate::timescales::rule::{Bound, Count, DateRule, Other, USUAL};

/// The mediation certificate, which can make the time to appeal longer.
pub(super) const CERTIFICATE: Other = Other {
    key: "certificate",
    aliases: &["mediation-certificate", "certificate-issued", "mediation"],
    what: "the day on which the mediation certificate was issued",
    needed: false,
};

const APPEAL_OPEN: &str =
    "where an appeal is made, the plan stays until it is finally decided (section 45(4))";

pub(super) const RULES: &[DateRule] = &[PLAN_CONTINUES_UNTIL, CEASE_EARLIEST];

/// The plan stays at least until the time to appeal is over.
pub const PLAN_CONTINUES_UNTIL: DateRule = DateRule {
    code: "TL-501",
    name: "plan-continues-until",
    aliases: &["plan-stays-until", "maintain-until", "cease-appeal-time", "ceasing-appeal-time"],
    what: "The plan and all that it secures stay in force at least until the end of this day",
    from: "the notice of the decision to end the plan was sent",
    and: &[CERTIFICATE],
    count: Count::AppealTime,
    bound: Bound::AtLeastUntil,
    law: &[Citation::act("45(4)"), Citation::tribunal_rule("20(1)(c)"), Citation::tribunal_rule("12")],
    note: APPEAL_OPEN,
    ..USUAL
};

/// The first day on which the plan can end.
pub const CEASE_EARLIEST: DateRule = DateRule {
    code: "TL-502",
    name: "cease-earliest",
    aliases: &[
        "cease",
        "ceasing",
        "cease-plan",
        "earliest-cease",
        "cease-date",
        "earliest-cease-date",
        "end-of-plan",
        "cease-to-maintain",
    ],
    what: "The plan can end on this day at the earliest",
    from: "the notice of the decision to end the plan was sent",
    and: &[CERTIFICATE],
    count: Count::AfterAppealTime,
    bound: Bound::NotBefore,
    law: &[
        Citation::act("45"),
        Citation::act("45(4)"),
        Citation::regulation("31"),
        Citation::tribunal_rule("20(1)(c)"),
    ],
    note: APPEAL_OPEN,
    ..USUAL
};
