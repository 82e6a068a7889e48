//! What an order of the Tribunal, or a mediation agreement, asks of the council, and by when.

use crate::law::Citation;
use crate::timescales::count::Weeks;
use crate::timescales::rule::{Certainty, Count, DateRule, InForce, OF_AN_ORDER, USUAL, Who};
use jiff::civil::date;

const ORDER: &str = "the Tribunal made the order, the Tribunal told the council that the unopposed appeal is over, or the agreement was made";
const OTHERWISE: &str = "unless the Tribunal directed another time, or the parties agreed one in writing; the same time runs after an unopposed appeal (regulation 45) and after a mediation agreement about what can be appealed (regulation 42)";

pub(super) const RULES: &[DateRule] = &[
    ORDER_CEASE,
    ORDER_ASSESS,
    ORDER_ASSESS_REFUSAL,
    ORDER_ASSESS_FINAL,
    ORDER_MAKE_DRAFT,
    ORDER_MAKE_FINAL,
    ORDER_RECONSIDER,
    ORDER_AMEND_PROVISION,
    ORDER_AMEND_PLACEMENT,
    ORDER_CONTINUE,
    ORDER_CONTINUE_AMEND,
    ORDER_HEALTH_OR_SOCIAL_CARE,
    MEDIATION_AGREEMENT_OTHER,
    MEDIATION_AGREEMENT_HEALTH_TELL,
];

const UNDER_44: DateRule = DateRule {
    from: ORDER,
    law: &[Citation::regulation("44"), Citation::regulation("45"), Citation::regulation("42")],
    note: OTHERWISE,
    exceptions: OF_AN_ORDER,
    ..USUAL
};

/// The appeal against ending the plan was dismissed: at once.
pub const ORDER_CEASE: DateRule = DateRule {
    code: "TL-701",
    name: "order-cease",
    aliases: &[
        "order-dismissed",
        "dismiss-cease-appeal",
        "order-dismiss-cease",
        "order-cease-appeal-dismissed",
    ],
    what: "The council ends the plan, where the appeal against ending it was dismissed",
    count: Count::OnTheDay,
    ..UNDER_44
};

/// Assess or re-assess: the council says that it will in 2 weeks.
pub const ORDER_ASSESS: DateRule = DateRule {
    code: "TL-702",
    name: "order-assess",
    aliases: &[
        "order-reassess",
        "order-re-assess",
        "order-to-assess",
        "order-to-reassess",
        "order-assess-notice",
        "order-assess-notify",
    ],
    what: "The council tells the family that it will assess or re-assess",
    count: Count::Weeks(Weeks(2)),
    ..UNDER_44
};

/// Then no plan: notice with reasons in 10 weeks of the order.
pub const ORDER_ASSESS_REFUSAL: DateRule = DateRule {
    code: "TL-703",
    name: "order-assess-refusal",
    aliases: &[
        "order-assess-refuse",
        "order-assess-no-plan",
        "order-assess-refuse-plan",
        "order-assess-decision-not-to-issue",
    ],
    what: "The council, if it decides against a plan after the assessment that was ordered, tells the family why",
    count: Count::Weeks(Weeks(10)),
    ..UNDER_44
};

/// Then a plan: final in 14 weeks of the order.
pub const ORDER_ASSESS_FINAL: DateRule = DateRule {
    code: "TL-704",
    name: "order-assess-final",
    aliases: &[
        "order-assess-plan",
        "order-assess-final-plan",
        "order-reassess-final",
        "order-reassess-final-plan",
    ],
    what: "The council sends the final plan after the assessment that was ordered",
    count: Count::Weeks(Weeks(14)),
    ..UNDER_44
};

/// Make a plan: draft in 5 weeks.
pub const ORDER_MAKE_DRAFT: DateRule = DateRule {
    code: "TL-705",
    name: "order-make-plan-draft",
    aliases: &[
        "order-make-draft",
        "order-draft",
        "order-plan-draft",
        "order-issue-draft",
        "order-make-and-maintain-draft",
    ],
    what: "The council sends the draft of the plan that it was ordered to make",
    count: Count::Weeks(Weeks(5)),
    ..UNDER_44
};

/// Make a plan: final in 11 weeks.
pub const ORDER_MAKE_FINAL: DateRule = DateRule {
    code: "TL-706",
    name: "order-make-plan-final",
    aliases: &[
        "order-make-final",
        "order-make-plan",
        "order-final",
        "order-plan-final",
        "order-issue-final",
        "order-make-and-maintain",
        "order-make-and-maintain-final",
    ],
    what: "The council sends the final plan that it was ordered to make",
    count: Count::Weeks(Weeks(11)),
    ..UNDER_44
};

/// Think again: a draft plan or a refusal in 2 weeks.
pub const ORDER_RECONSIDER: DateRule = DateRule {
    code: "TL-707",
    name: "order-reconsider",
    aliases: &[
        "order-remit",
        "order-remitted",
        "order-sent-back",
        "order-refer-back",
        "order-reconsider-plan",
    ],
    what: "The council, to which the case was sent back, sends a draft plan or says that it refuses one",
    count: Count::Weeks(Weeks(2)),
    certainty: Certainty::Memory,
    ..UNDER_44
};

/// Amend the provision: 5 weeks.
pub const ORDER_AMEND_PROVISION: DateRule = DateRule {
    code: "TL-708",
    name: "order-amend-provision",
    aliases: &[
        "order-amend",
        "order-amend-plan",
        "order-amend-section-f",
        "order-amend-f",
        "order-amend-b-f",
        "order-amend-special-educational-provision",
    ],
    what: "The council sends the plan with the special educational provision amended as ordered",
    count: Count::Weeks(Weeks(5)),
    ..UNDER_44
};

/// Amend the setting: 2 weeks.
pub const ORDER_AMEND_PLACEMENT: DateRule = DateRule {
    code: "TL-709",
    name: "order-amend-placement",
    aliases: &[
        "order-amend-setting",
        "order-amend-section-i",
        "order-amend-i",
        "order-name-school",
        "order-placement",
        "order-setting",
        "order-amend-school",
    ],
    what: "The council sends the plan with the name or type of the setting amended as ordered",
    count: Count::Weeks(Weeks(2)),
    ..UNDER_44
};

/// Keep the plan: at once.
pub const ORDER_CONTINUE: DateRule = DateRule {
    code: "TL-710",
    name: "order-continue",
    aliases: &["order-maintain", "order-continue-plan", "order-continue-to-maintain"],
    what: "The council goes on with the plan",
    count: Count::OnTheDay,
    ..UNDER_44
};

/// Keep and amend the plan: 5 weeks.
pub const ORDER_CONTINUE_AMEND: DateRule = DateRule {
    code: "TL-711",
    name: "order-continue-amend",
    aliases: &["order-continue-and-amend", "order-maintain-and-amend", "order-maintain-amend"],
    what: "The council, which goes on with the plan, sends it amended as ordered",
    count: Count::Weeks(Weeks(5)),
    ..UNDER_44
};

/// Recommendations on health or social care: a written answer in 5 weeks.
pub const ORDER_HEALTH_OR_SOCIAL_CARE: DateRule = DateRule {
    code: "TL-712",
    name: "order-health-social-care",
    aliases: &[
        "order-health-or-social-care",
        "order-recommendation",
        "order-recommendations",
        "recommendation-reply",
        "health-recommendation",
        "social-care-recommendation",
        "extended-appeal",
    ],
    what: "The health body, or the council for social care, answers the Tribunal's recommendation in writing",
    who: Who::HealthBody,
    from: "the Tribunal made the order with the recommendation",
    count: Count::Weeks(Weeks(5)),
    law: &[Citation::recommendations_power("")],
    note: "read in a summary by an advice charity, which counts from the order",
    certainty: Certainty::Secondary,
    in_force: InForce { from: date(2018, 4, 3), until: None },
    ..USUAL
};

/// A mediation agreement about other matters: 2 weeks.
pub const MEDIATION_AGREEMENT_OTHER: DateRule = DateRule {
    code: "TL-713",
    name: "mediation-agreement-other",
    aliases: &["mediation-agreement", "mediation-agreement-health", "mediation-agreement-social-care"],
    what: "What was agreed in mediation is done, where it is about health, social care or another matter that cannot be appealed",
    from: "the mediation agreement was made",
    count: Count::Weeks(Weeks(2)),
    law: &[Citation::regulation("42(2)").not_compared(), Citation::regulation("42")],
    note: "what can be appealed has the times of an order instead; the parties may agree another time in writing",
    exceptions: OF_AN_ORDER,
    ..USUAL
};

/// After mediation with the health body alone, the council is told: 1 week.
pub const MEDIATION_AGREEMENT_HEALTH_TELL: DateRule = DateRule {
    code: "TL-714",
    name: "mediation-agreement-health-notice",
    aliases: &["mediation-agreement-icb", "mediation-agreement-icb-notice", "icb-mediation-agreement"],
    what: "The health body tells the council what was agreed in a mediation between it and the family alone",
    who: Who::HealthBody,
    from: "the mediation agreement was made",
    count: Count::Weeks(Weeks(1)),
    law: &[Citation::regulation("42(3)").not_compared(), Citation::regulation("42")],
    ..USUAL
};
