//! From the request to the first plan: 6, 16 and 20 weeks, and the shorter times inside them.

use crate::law::Citation;
use crate::timescales::count::{Days, Weeks};
use crate::timescales::rule::{
    Bound, Certainty, Count, DateRule, OF_ADVICE, OF_AN_ASSESSMENT, Other, USUAL, Who,
};

const REQUEST: &str =
    "the council received the request for an assessment, or became responsible for the child or young person";

pub(super) const RULES: &[DateRule] = &[
    DECISION_TO_ASSESS,
    ADVICE,
    ADVICE_AT_LATEST,
    REFUSAL_TO_ISSUE,
    DRAFT_PLAN,
    REPRESENTATIONS,
    SETTING_REPLY,
    FINAL_PLAN,
    CLOSURE_WINDOW,
];

/// The decision whether to assess: 6 weeks.
pub const DECISION_TO_ASSESS: DateRule = DateRule {
    code: "TL-101",
    name: "decision-to-assess",
    aliases: &[
        "assessment-decision",
        "decide-to-assess",
        "decision-whether-to-assess",
        "refusal-to-assess",
        "refuse-to-assess",
        "assess-decision",
        "six-weeks",
        "6-weeks",
        "week-6",
    ],
    what: "The council decides whether to assess and tells the family",
    from: REQUEST,
    count: Count::Weeks(Weeks(6)),
    law: &[Citation::regulation("5(1)"), Citation::act("36")],
    exceptions: OF_AN_ASSESSMENT,
    ..USUAL
};

/// Advice: 6 weeks.
pub const ADVICE: DateRule = DateRule {
    code: "TL-102",
    name: "advice",
    aliases: &[
        "advice-reply",
        "advice-due",
        "professional-advice",
        "advice-received",
        "advice-response",
        "information-and-advice",
    ],
    what: "Whoever was asked for advice gives it",
    who: Who::AdviceGiver,
    from: "the council's request for advice was received",
    count: Count::Weeks(Weeks(6)),
    law: &[Citation::regulation("8"), Citation::regulation("6")],
    exceptions: OF_ADVICE,
    ..USUAL
};

/// Advice, where it is asked for on the last day of the first six weeks.
pub const ADVICE_AT_LATEST: DateRule = DateRule {
    code: "TL-103",
    name: "advice-at-latest",
    aliases: &["advice-from-request", "advice-latest", "12-weeks", "twelve-weeks", "week-12"],
    what: "The last advice is in, where it was asked for on the last of the first six weeks",
    who: Who::AdviceGiver,
    from: REQUEST,
    count: Count::Weeks(Weeks(12)),
    law: &[Citation::regulation("8"), Citation::regulation("5(1)")],
    certainty: Certainty::Planning,
    note: "6 weeks to decide (regulation 5(1)) and 6 weeks to answer (regulation 8); advice asked for sooner is due sooner",
    exceptions: OF_ADVICE,
    ..USUAL
};

/// The decision not to issue a plan: 16 weeks.
pub const REFUSAL_TO_ISSUE: DateRule = DateRule {
    code: "TL-104",
    name: "refusal-to-issue",
    aliases: &[
        "decision-not-to-issue",
        "refuse-to-issue",
        "no-plan-decision",
        "not-to-issue",
        "decision-to-issue",
        "sixteen-weeks",
        "16-weeks",
        "week-16",
    ],
    what: "The council, if it decides against a plan, tells the family, the health body and the head or principal, with reasons",
    from: REQUEST,
    count: Count::Weeks(Weeks(16)),
    law: &[Citation::regulation("10(1)")],
    exceptions: OF_AN_ASSESSMENT,
    ..USUAL
};

/// The draft plan, so that the rest can be done in time: 16 weeks.
pub const DRAFT_PLAN: DateRule = DateRule {
    code: "TL-105",
    name: "draft-plan",
    aliases: &["draft", "draft-served", "draft-ehcp", "serve-draft"],
    what: "The council sends the draft plan, so that 15 days for the family and for settings and the last work still fit",
    from: REQUEST,
    count: Count::Weeks(Weeks(16)),
    law: &[Citation::act("38"), Citation::regulation("13(1)")],
    certainty: Certainty::Planning,
    note: "a working target; the law limits only the final plan",
    ..USUAL
};

/// The family's time to comment on the draft: 15 days beginning with the day of service.
pub const REPRESENTATIONS: DateRule = DateRule {
    code: "TL-106",
    name: "representations",
    aliases: &[
        "draft-representations",
        "draft-comments",
        "comment-on-draft",
        "time-to-comment",
        "fifteen-days",
        "15-days",
        "representations-on-draft",
        "family-representations",
    ],
    what: "The family has at least until this day to comment on the draft, to ask for a setting and to meet an officer",
    who: Who::Family,
    from: "the draft plan was served",
    count: Count::DaysBeginningWith(Days(15)),
    bound: Bound::AtLeastUntil,
    law: &[Citation::regulation("13(1)(a)"), Citation::act("38(2)")],
    note: "calendar days (Code of Practice 9.77 [M]); the council may allow longer and may not allow less",
    ..USUAL
};

/// A setting's reply to being consulted: 15 days.
pub const SETTING_REPLY: DateRule = DateRule {
    code: "TL-107",
    name: "setting-reply",
    aliases: &[
        "consultation",
        "consultation-reply",
        "setting-consultation",
        "school-consultation",
        "school-reply",
        "consultation-response",
    ],
    what: "The setting that was consulted replies",
    who: Who::Setting,
    from: "the setting was asked",
    count: Count::Days(Days(15)),
    law: &[Citation::code("9.83"), Citation::act("39(2)")],
    certainty: Certainty::Guidance,
    note: "14 days after the request if the day of the request is counted as the first",
    ..USUAL
};

/// The final plan: 20 weeks.
pub const FINAL_PLAN: DateRule = DateRule {
    code: "TL-108",
    name: "final-plan",
    aliases: &[
        "first-plan",
        "final-ehcp",
        "final",
        "issue-plan",
        "plan-issued",
        "twenty-weeks",
        "20-weeks",
        "week-20",
        "finalised-plan",
    ],
    what: "The council sends the final plan to the family, the setting and the health body",
    from: REQUEST,
    count: Count::Weeks(Weeks(20)),
    law: &[Citation::regulation("13(2)"), Citation::regulation("14")],
    exceptions: OF_AN_ASSESSMENT,
    ..USUAL
};

/// The window of the school-closure exception.
pub const CLOSURE_WINDOW: DateRule = DateRule {
    code: "TL-109",
    name: "closure-window",
    aliases: &["school-closure", "school-closure-window", "closure-exception", "summer-exception", "closure"],
    what: "Advice that was asked of a school from a week before its closure until this day can excuse a late step",
    from: "the first day on which the school or setting is closed",
    and: &[Other {
        key: "reopens",
        aliases: &["reopen", "re-opens", "reopening", "re-opening", "opens", "until"],
        what: "the day on which it re-opens",
        needed: true,
    }],
    count: Count::ClosureWindow,
    bound: Bound::On,
    law: &[Citation::regulation("5(4)"), Citation::regulation("10(4)"), Citation::regulation("13(3)")],
    note: "the closure must last at least 4 continuous weeks; there is no fixed added time, and the limit is lifted only where keeping it is impractical because of the closure",
    ..USUAL
};
