//! The table of the law's time limits: one list, a file for each part of the process.

mod ages;
mod appeal;
mod ending;
mod first_plan;
mod moves;
mod order;
mod phase_transfer;
mod reassessment;
mod review;

use super::rule::DateRule;

pub use ages::{
    AGE_18, AGE_19, AGE_25, END_OF_YEAR_25, LAST_DAY_OF_COMPULSORY_SCHOOL_AGE, YEAR_9, YOUNG_PERSON,
};
pub use appeal::{
    APPEAL, APPEAL_RESPONSE, MEDIATION_CERTIFICATE, MEDIATION_CONTACT, MEDIATION_MEETING, SERVED_BY_POST,
};
pub use ending::{CEASE_EARLIEST, PLAN_CONTINUES_UNTIL};
pub use first_plan::{
    ADVICE, CLOSURE_WINDOW, DECISION_TO_ASSESS, DRAFT_PLAN, FINAL_PLAN, REFUSAL_TO_ISSUE, REPRESENTATIONS,
    SETTING_REPLY,
};
pub use moves::{
    HEALTH_BODY_CHANGE, HEALTH_BODY_CHANGE_WITH_MOVE, HEALTH_BODY_REQUEST, TRANSFER_NOTICE, TRANSFER_OF_PLAN,
    TRANSFER_ONCE_AWARE, TRANSFER_REVIEW, TRANSFER_THREE_MONTHS,
};
pub use order::{
    MEDIATION_AGREEMENT_OTHER, ORDER_AMEND_PLACEMENT, ORDER_AMEND_PROVISION, ORDER_ASSESS,
    ORDER_ASSESS_FINAL, ORDER_ASSESS_REFUSAL, ORDER_CEASE, ORDER_CONTINUE, ORDER_CONTINUE_AMEND,
    ORDER_HEALTH_OR_SOCIAL_CARE, ORDER_MAKE_DRAFT, ORDER_MAKE_FINAL, ORDER_RECONSIDER,
};
pub use phase_transfer::{
    PHASE_TRANSFER, PHASE_TRANSFER_MEETING, PHASE_TRANSFER_NOTICE, POST_16_TRANSFER,
    POST_16_TRANSFER_MEETING, POST_16_TRANSFER_NOTICE,
};
pub use reassessment::{REASSESSMENT_DECISION, REASSESSMENT_FINAL};
pub use review::{
    AMENDED_PLAN, AMENDMENT_NOTICE, AMENDMENT_REPRESENTATIONS, FIRST_REVIEW, NEXT_REVIEW, REVIEW_DECISION,
    REVIEW_INVITATION, REVIEW_PAPERS, REVIEW_REPORT, UNDER_FIVE_REVIEW,
};

/// The parts of the process, in order, with their rules.
pub const PARTS: [(&str, &[DateRule]); 9] = [
    ("First plan", first_plan::RULES),
    ("Reviews", review::RULES),
    ("Phase transfers", phase_transfer::RULES),
    ("Re-assessment", reassessment::RULES),
    ("Ending a plan", ending::RULES),
    ("Mediation and appeal", appeal::RULES),
    ("Orders of the Tribunal and agreements", order::RULES),
    ("Moves", moves::RULES),
    ("Ages", ages::RULES),
];

/// Every rule, in the order of the table.
pub fn date_rules() -> impl Iterator<Item = &'static DateRule> {
    PARTS.iter().flat_map(|(_, rules)| rules.iter())
}
