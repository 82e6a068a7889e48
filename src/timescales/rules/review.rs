//! Reviews: every twelve months, and the steps before and after the meeting.

use crate::law::Citation;
use crate::timescales::count::{Days, Months, Weeks};
use crate::timescales::rule::{Bound, Certainty, Count, DateRule, USUAL, Who};

const MEETING: &str = "the review meeting";
const DEVON: &str = "[2022] EWHC 493 (Admin)";

pub(super) const RULES: &[DateRule] = &[
    FIRST_REVIEW,
    NEXT_REVIEW,
    UNDER_FIVE_REVIEW,
    REVIEW_INVITATION,
    REVIEW_PAPERS,
    REVIEW_REPORT,
    REVIEW_DECISION,
    AMENDMENT_NOTICE,
    AMENDMENT_REPRESENTATIONS,
    AMENDED_PLAN,
    REVIEW_TO_AMENDED_PLAN,
];

/// The first review: 12 months beginning with the day on which the plan was first made.
pub const FIRST_REVIEW: DateRule = DateRule {
    code: "TL-201",
    name: "first-review",
    aliases: &["first-annual-review", "review-after-first-plan"],
    what: "The council reviews the plan for the first time",
    from: "the plan was first made",
    count: Count::MonthsBeginningWith(Months(12)),
    law: &[Citation::act("44(1)")],
    note: "an amended plan, or a plan amended after an order, does not start the time again",
    ..USUAL
};

/// The next review: 12 months beginning with the last review.
pub const NEXT_REVIEW: DateRule = DateRule {
    code: "TL-202",
    name: "next-review",
    aliases: &["annual-review", "review", "yearly-review", "12-months", "twelve-months", "review-due"],
    what: "The council reviews the plan again",
    from: "the last review",
    count: Count::MonthsBeginningWith(Months(12)),
    law: &[Citation::act("44(1)")],
    note: "a review is complete when the family is told of the decision; an amended plan does not start the time again",
    ..USUAL
};

/// A child under five: reviews every three to six months.
pub const UNDER_FIVE_REVIEW: DateRule = DateRule {
    code: "TL-203",
    name: "under-five-review",
    aliases: &[
        "under-fives",
        "under-5-review",
        "under-5",
        "early-years-review",
        "six-monthly-review",
        "6-monthly-review",
    ],
    what: "The council considers a further review of the plan of a child under five",
    from: "the plan was made, or the last review",
    count: Count::Months(Months(6)),
    law: &[Citation::code("9.178").not_compared()],
    certainty: Certainty::Guidance,
    note: "every 3 to 6 months; this is the end of the six",
    ..USUAL
};

/// Invitations: 2 weeks before the meeting.
pub const REVIEW_INVITATION: DateRule = DateRule {
    code: "TL-204",
    name: "review-invitation",
    aliases: &[
        "review-invitations",
        "invitation",
        "invitations",
        "review-notice",
        "notice-of-review",
        "review-invite",
    ],
    what: "The family, the setting, the council's officers and the health body's professional have the invitation to the review meeting",
    from: MEETING,
    count: Count::WeeksBefore(Weeks(2)),
    law: &[Citation::regulation("20(3)"), Citation::regulation("20(2)")],
    ..USUAL
};

/// Papers: 2 weeks before the meeting.
pub const REVIEW_PAPERS: DateRule = DateRule {
    code: "TL-205",
    name: "review-papers",
    aliases: &[
        "review-advice",
        "papers",
        "circulate-advice",
        "review-advice-circulated",
        "advice-for-review",
    ],
    what: "Advice of all who were invited is obtained and sent to all who were invited",
    who: Who::Setting,
    from: MEETING,
    count: Count::WeeksBefore(Weeks(2)),
    law: &[Citation::regulation("20(4)")],
    note: "for a child or young person in no school or institution the council does this itself (regulation 21)",
    ..USUAL
};

/// The report: 2 weeks after the meeting.
pub const REVIEW_REPORT: DateRule = DateRule {
    code: "TL-206",
    name: "review-report",
    aliases: &["report", "report-of-review", "annual-review-report", "school-report"],
    what: "The report of the review, with recommendations, differences and all advice, is sent to all who were invited",
    who: Who::Setting,
    from: MEETING,
    count: Count::Weeks(Weeks(2)),
    law: &[Citation::regulation("20(8)"), Citation::regulation("20(7)"), Citation::regulation("20(9)")],
    note: "for a child or young person in no school or institution the council does this itself (regulation 21)",
    ..USUAL
};

/// The decision: 4 weeks after the meeting.
pub const REVIEW_DECISION: DateRule = DateRule {
    code: "TL-207",
    name: "review-decision",
    aliases: &[
        "decision-after-review",
        "annual-review-decision",
        "maintain-amend-cease",
        "review-outcome",
        "four-weeks",
        "4-weeks",
    ],
    what: "The council decides to keep, amend or end the plan and tells the family and the setting",
    from: MEETING,
    count: Count::Weeks(Weeks(4)),
    law: &[Citation::regulation("20(10)"), Citation::regulation("21")],
    ..USUAL
};

/// The notice of amendments: within the same 4 weeks.
pub const AMENDMENT_NOTICE: DateRule = DateRule {
    code: "TL-208",
    name: "amendment-notice",
    aliases: &[
        "notice-of-amendments",
        "notice-of-proposed-amendments",
        "proposed-amendments",
        "amendments-notice",
    ],
    what: "The council, if it amends the plan, sends the proposed amendments with the evidence",
    from: MEETING,
    count: Count::Weeks(Weeks(4)),
    law: &[Citation::case(DEVON), Citation::regulation("22(2)"), Citation::regulation("20(10)")],
    note: "the High Court reads regulations 20 and 22 so that the notice goes out in the same 4 weeks as the decision",
    ..USUAL
};

/// The family's time to comment on the amendments: 15 days beginning with the day of service.
pub const AMENDMENT_REPRESENTATIONS: DateRule = DateRule {
    code: "TL-209",
    name: "amendment-representations",
    aliases: &[
        "amendment-comments",
        "comment-on-amendments",
        "representations-on-amendments",
        "amendments-representations",
    ],
    what: "The family has at least until this day to comment on the amendments, to ask for a setting and to meet an officer",
    who: Who::Family,
    from: "the notice of amendments was served",
    count: Count::DaysBeginningWith(Days(15)),
    bound: Bound::AtLeastUntil,
    law: &[Citation::regulation("22(2)(c)")],
    note: "calendar days; the council may allow longer and may not allow less",
    ..USUAL
};

/// The amended plan: 8 weeks from the notice.
pub const AMENDED_PLAN: DateRule = DateRule {
    code: "TL-210",
    name: "amended-plan",
    aliases: &[
        "final-amended-plan",
        "amended-final-plan",
        "eight-weeks",
        "8-weeks",
        "decision-not-to-amend",
        "final-after-amendment-notice",
    ],
    what: "The council sends the final amended plan, or says with reasons that it does not amend",
    from: "the notice of amendments was sent",
    count: Count::Weeks(Weeks(8)),
    law: &[Citation::regulation("22(3)"), Citation::regulation("22(4)"), Citation::regulation("28")],
    ..USUAL
};

/// From the meeting to the amended plan: 12 weeks at most.
pub const REVIEW_TO_AMENDED_PLAN: DateRule = DateRule {
    code: "TL-211",
    name: "review-to-amended-plan",
    aliases: &[
        "amended-plan-from-meeting",
        "meeting-to-final",
        "review-to-final",
        "final-amended-plan-from-meeting",
    ],
    what: "The council sends the final amended plan, where notice was given on the last day",
    from: MEETING,
    count: Count::Weeks(Weeks(12)),
    law: &[Citation::case(DEVON), Citation::regulation("20(10)"), Citation::regulation("22(3)")],
    note: "4 weeks to the notice and 8 weeks from it; an earlier notice makes the plan due earlier",
    ..USUAL
};
