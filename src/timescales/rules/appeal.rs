//! Mediation and appeal to the First-tier Tribunal.

use super::ending::CERTIFICATE;
use crate::law::Citation;
use crate::timescales::count::{Days, Months, WorkingDays};
use crate::timescales::rule::{Certainty, Count, DateRule, USUAL, Who};
use crate::timescales::tribunal::TribunalWorkingDays;

const NOTICE: &str = "the council's notice of the decision was sent";

pub(super) const RULES: &[DateRule] = &[
    APPEAL,
    APPEAL_RESPONSE,
    MEDIATION_CONTACT,
    MEDIATION_CERTIFICATE,
    MEDIATION_MEETING,
    MEDIATION_HEALTH_TELL,
    MEDIATION_HEALTH_MEETING,
    SERVED_BY_POST,
];

/// The appeal: 2 months from the notice or 1 month from the certificate, whichever is later.
pub const APPEAL: DateRule = DateRule {
    code: "TL-601",
    name: "appeal",
    aliases: &[
        "appeal-deadline",
        "tribunal-appeal",
        "lodge-appeal",
        "appeal-lodged",
        "register-appeal",
        "send-appeal",
    ],
    what: "The family's appeal reaches the Tribunal",
    who: Who::Family,
    from: NOTICE,
    and: &[CERTIFICATE],
    count: Count::AppealTime,
    law: &[Citation::tribunal_rule("20(1)(c)"), Citation::tribunal_rule("12"), Citation::act("51")],
    note: "by 5pm on this day; no certificate is needed for an appeal about Section I alone; the longer times of August and Christmas are for cases about special educational needs alone, not for claims of disability discrimination",
    ..USUAL
};

/// The council's response: 30 working days of the Tribunal.
pub const APPEAL_RESPONSE: DateRule = DateRule {
    code: "TL-602",
    name: "appeal-response",
    aliases: &["response-to-appeal", "council-response", "tribunal-response", "la-response", "response"],
    what: "The council's response reaches the Tribunal",
    from: "the council received the appeal",
    count: Count::TribunalWorkingDays(TribunalWorkingDays(30)),
    law: &[Citation::tribunal_rule("21"), Citation::tribunal_rule("12(3)(b)")],
    note: "by 5pm on this day, unless the Tribunal directed another",
    ..USUAL
};

/// Contact with the mediation adviser: 2 months, with no more time for weekends.
pub const MEDIATION_CONTACT: DateRule = DateRule {
    code: "TL-603",
    name: "mediation-contact",
    aliases: &["contact-mediation", "mediation-adviser", "contact-mediation-adviser", "mediation-advice"],
    what: "The family has contacted the mediation adviser",
    who: Who::Family,
    from: NOTICE,
    count: Count::Months(Months(2)),
    law: &[Citation::regulation("33"), Citation::act("55"), Citation::regulation("32")],
    note: "not needed for an appeal about Section I alone; the Tribunal's longer times do not help here",
    ..USUAL
};

/// The certificate: 3 working days.
pub const MEDIATION_CERTIFICATE: DateRule = DateRule {
    code: "TL-604",
    name: "mediation-certificate",
    aliases: &["certificate", "issue-certificate", "mediation-declined", "certificate-issued"],
    what: "The mediation adviser issues the certificate",
    who: Who::MediationAdviser,
    from: "the family said that it does not want mediation, mediation ended, or the 30 days for it were over",
    count: Count::WorkingDays(WorkingDays(3)),
    law: &[Citation::act("55(4)").not_compared(), Citation::regulation("34").not_compared()],
    ..USUAL
};

/// The mediation meeting: 30 days.
pub const MEDIATION_MEETING: DateRule = DateRule {
    code: "TL-605",
    name: "mediation",
    aliases: &[
        "mediation-meeting",
        "mediation-arranged",
        "arrange-mediation",
        "thirty-days",
        "30-days",
        "mediation-session",
    ],
    what: "The council has arranged the mediation and takes part in it",
    from: "the council was told that the family wants mediation",
    count: Count::Days(Days(30)),
    law: &[Citation::act("53").not_compared(), Citation::regulation("36").not_compared()],
    note: "where it is not arranged in time, the certificate follows in 3 working days",
    ..USUAL
};

/// Telling the health body that mediation is about health alone: 3 working days.
pub const MEDIATION_HEALTH_TELL: DateRule = DateRule {
    code: "TL-606",
    name: "mediation-health-notice",
    aliases: &["mediation-tell-icb", "mediation-icb-notice", "mediation-health-tell"],
    what: "The council tells the health body that the family wants mediation about health care",
    from: "the council was told that the family wants mediation",
    count: Count::WorkingDays(WorkingDays(3)),
    law: &[Citation::act("54").not_compared(), Citation::regulation("35").not_compared()],
    ..USUAL
};

/// Mediation that the health body arranges: 30 days.
pub const MEDIATION_HEALTH_MEETING: DateRule = DateRule {
    code: "TL-607",
    name: "mediation-health",
    aliases: &["mediation-icb", "health-mediation", "icb-mediation"],
    what: "The health body has arranged the mediation and takes part in it",
    who: Who::HealthBody,
    from: "the council told the health body that the family wants mediation",
    count: Count::Days(Days(30)),
    law: &[Citation::act("54").not_compared(), Citation::regulation("35").not_compared()],
    ..USUAL
};

/// A letter by first-class post: the second working day after it was posted.
pub const SERVED_BY_POST: DateRule = DateRule {
    code: "TL-608",
    name: "served-by-post",
    aliases: &["service-by-post", "deemed-service", "posted", "post", "first-class-post"],
    what: "A letter by first-class post counts as delivered",
    who: Who::Nobody,
    from: "the letter was posted",
    count: Count::WorkingDays(WorkingDays(2)),
    bound: crate::timescales::rule::Bound::On,
    law: &[Citation::interpretation_act("7")],
    certainty: Certainty::Memory,
    note: "in the ordinary course of post; a day of service that was recorded counts before it",
    ..USUAL
};
