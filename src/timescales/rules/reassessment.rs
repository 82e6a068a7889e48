//! Re-assessment: 15 days to decide, 14 weeks to the plan.

use crate::law::Citation;
use crate::timescales::count::{Days, Months, Weeks};
use crate::timescales::rule::{Bound, Certainty, Count, DateRule, OF_AN_ASSESSMENT, USUAL};

pub(super) const RULES: &[DateRule] =
    &[REASSESSMENT_DECISION, REASSESSMENT_FINAL, REASSESSMENT_OWN_MOTION, REASSESSMENT_SIX_MONTHS];

/// The decision on a request: 15 days.
pub const REASSESSMENT_DECISION: DateRule = DateRule {
    code: "TL-401",
    name: "reassessment-decision",
    aliases: &[
        "re-assessment-decision",
        "reassessment-request",
        "re-assessment-request",
        "decision-to-reassess",
    ],
    what: "The council decides whether to re-assess and tells the family",
    from: "the council received the request for a re-assessment",
    count: Count::Days(Days(15)),
    law: &[Citation::regulation("25"), Citation::regulation("24"), Citation::act("44(2)")],
    certainty: Certainty::Secondary,
    note: "one day earlier if the day of the request is counted as the first",
    ..USUAL
};

/// The plan after a re-assessment on request: 14 weeks from telling the family.
pub const REASSESSMENT_FINAL: DateRule = DateRule {
    code: "TL-402",
    name: "reassessment-final",
    aliases: &[
        "re-assessment-final",
        "reassessment-plan",
        "re-assessment-plan",
        "plan-after-reassessment",
        "final-plan-after-reassessment",
        "reassessment-final-plan",
        "reassessment",
        "re-assessment",
        "fourteen-weeks",
        "14-weeks",
    ],
    what: "The council sends the final plan after the re-assessment",
    from: "the family was told of the decision to re-assess",
    count: Count::Weeks(Weeks(14)),
    law: &[Citation::regulation("27(2)"), Citation::regulation("27")],
    exceptions: OF_AN_ASSESSMENT,
    ..USUAL
};

/// The plan after a re-assessment that the council began itself: 14 weeks from deciding.
pub const REASSESSMENT_OWN_MOTION: DateRule = DateRule {
    code: "TL-403",
    name: "reassessment-own-motion",
    aliases: &["re-assessment-own-motion", "own-motion-reassessment", "reassessment-own-motion-final"],
    what: "The council sends the final plan after a re-assessment that it began itself",
    from: "the council decided that a re-assessment is necessary",
    count: Count::Weeks(Weeks(14)),
    law: &[Citation::act("44(3)"), Citation::regulation("27(2)")],
    exceptions: OF_AN_ASSESSMENT,
    ..USUAL
};

/// Until then a request can be refused because the last assessment is recent: 6 months.
pub const REASSESSMENT_SIX_MONTHS: DateRule = DateRule {
    code: "TL-404",
    name: "reassessment-six-months",
    aliases: &["re-assessment-six-months", "six-months", "6-months", "reassessment-too-soon"],
    what: "A request for a re-assessment can no longer be refused because the last one was less than 6 months ago",
    from: "the last assessment or re-assessment",
    count: Count::Months(Months(6)),
    bound: Bound::NotBefore,
    law: &[Citation::regulation("24").not_compared()],
    certainty: Certainty::Secondary,
    note: "a request can still be refused where no re-assessment is necessary",
    ..USUAL
};
