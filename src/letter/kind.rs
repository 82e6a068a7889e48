//! The letters, and what each must hold: one table for the program, the checks and `docs/letters.md`.

use crate::law::Citation;
use crate::model::ReviewDecision;

/// The letters that a council sends to a family in the life of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The council will assess.
    DecisionToAssess,
    /// The council will not assess.
    DecisionNotToAssess,
    /// The draft plan goes to the family.
    DraftPlan,
    /// There will be no plan.
    DecisionNotToIssue,
    /// The final plan, or the final amended plan, goes to the family.
    FinalPlan,
    /// What was decided after a review: to keep, to amend or to end the plan.
    AnnualReviewDecision,
    /// The letter that goes with the notice of proposed amendments.
    AmendmentNotice,
    /// The new council tells the family that the plan has come to it.
    TransferIn,
    /// The old council tells the family that the plan goes to another.
    TransferOut,
}

impl Kind {
    /// All kinds, in the order of the process.
    pub const ALL: [Self; 9] = [
        Self::DecisionToAssess,
        Self::DecisionNotToAssess,
        Self::DraftPlan,
        Self::DecisionNotToIssue,
        Self::FinalPlan,
        Self::AnnualReviewDecision,
        Self::AmendmentNotice,
        Self::TransferIn,
        Self::TransferOut,
    ];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DecisionToAssess => "decision-to-assess",
            Self::DecisionNotToAssess => "decision-not-to-assess",
            Self::DraftPlan => "draft-plan",
            Self::DecisionNotToIssue => "decision-not-to-issue",
            Self::FinalPlan => "final-plan",
            Self::AnnualReviewDecision => "annual-review-decision",
            Self::AmendmentNotice => "amendment-notice",
            Self::TransferIn => "transfer-in",
            Self::TransferOut => "transfer-out",
        }
    }

    /// The letter itself: after a review there is one for each decision.
    pub(super) fn form(self, decision: ReviewDecision) -> &'static Form {
        let is_it = |form: &&Form| form.kind == self && form.decision.is_none_or(|of| of == decision);
        // Every kind stands in the table; a test holds that.
        FORMS.iter().find(is_it).unwrap_or(&FORMS[0])
    }
}

/// One letter.
#[derive(Debug)]
pub struct Form {
    /// Its kind.
    pub kind: Kind,
    /// The decision of the review that it tells.
    pub decision: Option<ReviewDecision>,
    /// The name of its template, without the ending.
    pub file: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// Of which plans it can be made, and when it is refused.
    pub when: &'static str,
    /// Where it stands in the law; none where no law that was read asks for the letter itself.
    pub law: &'static [Citation],
    /// What it must hold, and what else it may, in the order of the page.
    pub parts: &'static [Part],
    /// Whether it must give reasons, and where the law says so.
    pub reasons: Reasons,
    /// The days in its table, by the names of the facts.
    pub days: &'static [&'static str],
}

/// Whether a letter gives reasons.
#[derive(Debug, Clone, Copy)]
pub enum Reasons {
    /// It has no place for them.
    None,
    /// Without reasons it is refused.
    Needed(&'static [Citation]),
    /// Without reasons there is a gap in it, and a warning.
    Expected,
}

/// Where on the page a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the beginning, before anything else.
    Opening,
    /// In the box "What you can do".
    Box,
    /// Below the box and the days.
    Body,
    /// What comes with the letter.
    Enclosed,
}

/// A part of a letter: a block of its template.
#[derive(Debug)]
pub struct Part {
    /// The name of the block.
    pub key: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it must tell the family; none for words that a council may leave out.
    pub notice: Option<Notice>,
}

/// Something that a letter must tell the family.
#[derive(Debug, Clone, Copy)]
pub struct Notice {
    /// What it tells, after "the letter must tell".
    pub what: &'static str,
    /// Where the law asks for it; none where it is good practice only.
    pub law: &'static [Citation],
    /// The facts that must stand in it where they are known.
    pub holds: &'static [&'static str],
}

const fn needed(
    key: &'static str,
    place: Place,
    what: &'static str,
    law: &'static [Citation],
    holds: &'static [&'static str],
) -> Part {
    Part { key, place, notice: Some(Notice { what, law, holds }) }
}

const fn free(key: &'static str, place: Place) -> Part {
    Part { key, place, notice: None }
}

const fn decision(what: &'static str, law: &'static [Citation], holds: &'static [&'static str]) -> Part {
    needed("decision", Place::Opening, what, law, holds)
}

const fn appeal(law: &'static [Citation]) -> Part {
    needed("appeal", Place::Box, "the right to appeal", law, &[])
}

const fn time_limit(law: &'static [Citation]) -> Part {
    let holds = &["appeal_by", "appeal_time", "certificate_time"];
    needed("time_limit", Place::Box, "the time limit for an appeal", law, holds)
}

const fn mediation(law: &'static [Citation]) -> Part {
    let what = "mediation: the adviser, the certificate, and by when";
    needed("mediation", Place::Body, what, law, &["mediation", "mediation_by"])
}

const fn resolution(law: &'static [Citation]) -> Part {
    needed(
        "disagreement_resolution",
        Place::Body,
        "the disagreement resolution service",
        law,
        &["resolution"],
    )
}

const fn advice(law: &'static [Citation]) -> Part {
    needed("advice", Place::Body, "where to get information, advice and support", law, &["advice"])
}

const TIME: &[Citation] = &[Citation::tribunal_rule("20(1)(c)"), Citation::tribunal_rule("12")];
const OF_THE_ACT: [&[Citation]; 4] = [
    &[Citation::act("51(2)")],
    &[Citation::act("55"), Citation::regulation("32"), Citation::regulation("33")],
    &[Citation::act("57")],
    &[Citation::act("32")],
];

/// The table of all letters.
pub const FORMS: [Form; 11] = [
    Form {
        kind: Kind::DecisionToAssess,
        decision: None,
        file: "decision-to-assess",
        what: "The council will assess",
        when: "a draft of a first plan, from which no assessment was refused and of which no draft was served",
        law: &[Citation::regulation("5(1)"), Citation::act("36")],
        parts: &[
            decision("the decision to assess", &[Citation::regulation("5(1)"), Citation::act("36")], &[]),
            free("views", Place::Box),
            free("next", Place::Body),
            advice(&[Citation::act("32")]),
        ],
        reasons: Reasons::None,
        days: &["refusal_by", "final_by"],
    },
    Form {
        kind: Kind::DecisionNotToAssess,
        decision: None,
        file: "decision-not-to-assess",
        what: "The council will not assess",
        when: "a draft of a first plan, for which no assessment was agreed",
        law: &[Citation::regulation("5(1)"), Citation::act("36")],
        parts: &[
            decision("the decision not to assess", &[Citation::regulation("5(1)"), Citation::act("36")], &[]),
            appeal(&[Citation::act("51(2)"), Citation::regulation("5(3)").not_compared()]),
            time_limit(TIME),
            mediation(OF_THE_ACT[1]),
            resolution(&[Citation::act("57"), Citation::regulation("5(3)").not_compared()]),
            advice(&[Citation::act("32"), Citation::regulation("5(3)").not_compared()]),
            free("help_now", Place::Body),
        ],
        reasons: Reasons::Needed(&[Citation::act("36(5)").not_compared()]),
        days: &["mediation_by", "appeal_by"],
    },
    Form {
        kind: Kind::DraftPlan,
        decision: None,
        file: "draft-plan",
        what: "The draft plan",
        when: "a draft of a first plan or after a re-assessment, with no school named in Section I",
        law: &[Citation::act("38"), Citation::regulation("13(1)")],
        parts: &[
            decision("that this is a draft", &[Citation::act("38")], &[]),
            needed(
                "comment",
                Place::Box,
                "the right to comment, and the 15 days for it",
                &[Citation::regulation("13(1)(a)"), Citation::act("38(2)")],
                &["reply_by", "reply_time"],
            ),
            needed(
                "school",
                Place::Box,
                "the right to ask for a school or another setting",
                &[Citation::act("38(2)"), Citation::regulation("13(1)(a)")],
                &[],
            ),
            needed(
                "meeting",
                Place::Box,
                "the offer of a meeting with an officer",
                &[Citation::regulation("13(1)")],
                &[],
            ),
            needed(
                "school_list",
                Place::Body,
                "where to find schools and other settings to choose from",
                &[Citation::regulation("13(1)")],
                &["school_list"],
            ),
            free("next", Place::Body),
            advice(&[Citation::act("32")]),
            needed("enclosed", Place::Enclosed, "that the draft comes with it", &[Citation::act("38")], &[]),
        ],
        reasons: Reasons::None,
        days: &["reply_by", "final_by"],
    },
    Form {
        kind: Kind::DecisionNotToIssue,
        decision: None,
        file: "decision-not-to-issue",
        what: "There will be no plan",
        when: "a draft of a first plan, of which no draft was served",
        law: &[Citation::regulation("10(1)"), Citation::act("36")],
        parts: &[
            decision("the decision not to make a plan", &[Citation::regulation("10(1)")], &[]),
            appeal(&[Citation::act("51(2)"), Citation::regulation("10")]),
            time_limit(TIME),
            mediation(OF_THE_ACT[1]),
            resolution(&[Citation::act("57"), Citation::regulation("10")]),
            advice(&[Citation::act("32"), Citation::regulation("10")]),
            free("help_now", Place::Body),
        ],
        reasons: Reasons::Needed(&[Citation::regulation("10(1)"), Citation::act("36(9)").not_compared()]),
        days: &["mediation_by", "appeal_by"],
    },
    Form {
        kind: Kind::FinalPlan,
        decision: None,
        file: "final-plan",
        what: "The final plan, or the final amended plan",
        when: "a final plan with Section I filled in, which was not taken over from another council unchanged",
        law: &[Citation::regulation("13(2)"), Citation::regulation("14")],
        parts: &[
            decision(
                "that the plan is final, and that its help must be given",
                &[Citation::regulation("13(2)"), Citation::act("42(2)")],
                &[],
            ),
            appeal(&[Citation::act("51(2)"), Citation::regulation("14")]),
            time_limit(TIME),
            mediation(OF_THE_ACT[1]),
            resolution(&[Citation::act("57"), Citation::regulation("14")]),
            advice(&[Citation::act("32"), Citation::regulation("14")]),
            free("next", Place::Body),
            needed(
                "enclosed",
                Place::Enclosed,
                "that the plan comes with it",
                &[Citation::regulation("13(2)")],
                &[],
            ),
        ],
        reasons: Reasons::None,
        days: &["mediation_by", "appeal_by", "review_by"],
    },
    Form {
        kind: Kind::AnnualReviewDecision,
        decision: Some(ReviewDecision::Maintain),
        file: "annual-review-maintain",
        what: "After a review: the plan stays as it is",
        when: "a plan in force, or the version begun for the review, with a review meeting whose decision was not carried out yet",
        law: &[Citation::regulation("20(10)")],
        parts: &[
            decision("the decision to keep the plan as it is", &[Citation::regulation("20(10)")], &[]),
            appeal(&[Citation::act("51(2)"), Citation::regulation("20(11)").not_compared()]),
            time_limit(TIME),
            mediation(OF_THE_ACT[1]),
            resolution(&[Citation::act("57"), Citation::regulation("20(11)").not_compared()]),
            advice(&[Citation::act("32"), Citation::regulation("20(11)").not_compared()]),
            free("next", Place::Body),
        ],
        reasons: Reasons::Expected,
        days: &["mediation_by", "appeal_by", "review_by"],
    },
    Form {
        kind: Kind::AnnualReviewDecision,
        decision: Some(ReviewDecision::Amend),
        file: "annual-review-amend",
        what: "After a review: the plan is to be changed",
        when: "a plan in force, or the version begun for the review, with a review meeting whose decision was not carried out yet",
        law: &[Citation::regulation("20(10)")],
        parts: &[
            decision("the decision to change the plan", &[Citation::regulation("20(10)")], &[]),
            needed(
                "notice",
                Place::Body,
                "when the notice of the changes comes",
                &[Citation::case("[2022] EWHC 493 (Admin)"), Citation::regulation("22(2)")],
                &["notice_by"],
            ),
            needed("appeal_later", Place::Body, "when there will be a right to appeal", OF_THE_ACT[0], &[]),
            advice(&[Citation::act("32")]),
        ],
        reasons: Reasons::None,
        days: &["notice_by"],
    },
    Form {
        kind: Kind::AnnualReviewDecision,
        decision: Some(ReviewDecision::Cease),
        file: "annual-review-cease",
        what: "After a review: the plan is to end",
        when: "a plan in force, or the version begun for the review, with a review meeting whose decision was not carried out yet",
        law: &[Citation::act("45"), Citation::regulation("31"), Citation::regulation("20(10)")],
        parts: &[
            decision("the decision to end the plan", &[Citation::regulation("31"), Citation::act("45")], &[]),
            needed(
                "plan_stays",
                Place::Opening,
                "that the plan stays in force while an appeal can be made",
                &[Citation::act("45(4)")],
                &["plan_until"],
            ),
            appeal(&[Citation::act("51(2)"), Citation::regulation("31")]),
            time_limit(TIME),
            mediation(OF_THE_ACT[1]),
            resolution(&[Citation::act("57"), Citation::regulation("31")]),
            advice(&[Citation::act("32"), Citation::regulation("31")]),
        ],
        reasons: Reasons::Needed(&[Citation::act("45")]),
        days: &["mediation_by", "appeal_by", "plan_until"],
    },
    Form {
        kind: Kind::AmendmentNotice,
        decision: None,
        file: "amendment-notice",
        what: "The letter with the notice of proposed amendments",
        when: "a proposed amendment after a review, or without one as a correction",
        law: &[Citation::regulation("22(2)"), Citation::regulation("28")],
        parts: &[
            decision("that changes are proposed", &[Citation::regulation("22(2)")], &[]),
            needed(
                "comment",
                Place::Box,
                "the right to comment, and the 15 days for it",
                &[Citation::regulation("22(2)(c)")],
                &["reply_by", "reply_time"],
            ),
            needed(
                "school",
                Place::Box,
                "the right to ask for a school or another setting",
                &[Citation::regulation("22(2)")],
                &[],
            ),
            needed(
                "meeting",
                Place::Box,
                "the offer of a meeting with an officer",
                &[Citation::regulation("22(2)(c)")],
                &[],
            ),
            needed(
                "next",
                Place::Body,
                "by when the council decides",
                &[Citation::regulation("22(3)"), Citation::regulation("22(4)")],
                &["decide_by"],
            ),
            advice(&[Citation::act("32")]),
            needed(
                "enclosed",
                Place::Enclosed,
                "that the plan in force, the proposed changes and the evidence come with it",
                &[Citation::regulation("22(2)")],
                &[],
            ),
        ],
        reasons: Reasons::None,
        days: &["reply_by", "decide_by"],
    },
    Form {
        kind: Kind::TransferIn,
        decision: None,
        file: "transfer-in",
        what: "The plan has come to this council",
        when: "a plan in force with the event that it was transferred in",
        law: &[Citation::regulation("15")],
        parts: &[
            decision("that the plan was transferred", &[Citation::regulation("15")], &["transferred_on"]),
            needed(
                "help_now",
                Place::Opening,
                "that the help in the plan goes on",
                &[Citation::regulation("15"), Citation::act("42(2)")],
                &[],
            ),
            needed(
                "assessment",
                Place::Body,
                "whether the council will make an assessment",
                &[Citation::regulation("15")],
                &[],
            ),
            needed(
                "review",
                Place::Body,
                "when the council will review the plan",
                &[Citation::regulation("15"), Citation::act("44(1)")],
                &["review_by"],
            ),
            free("setting", Place::Body),
            advice(&[Citation::act("32")]),
        ],
        reasons: Reasons::None,
        days: &["review_by"],
    },
    Form {
        kind: Kind::TransferOut,
        decision: None,
        file: "transfer-out",
        what: "The plan goes to another council",
        when: "a plan in force with a move, or the council's knowledge of one, after any transfer to this council",
        law: &[Citation::regulation("15(2)")],
        parts: &[
            decision(
                "that the plan goes to the new council",
                &[Citation::regulation("15(2)")],
                &["new_council", "transfer_by"],
            ),
            needed(
                "help_now",
                Place::Opening,
                "that the new council must give the help in the plan",
                &[Citation::regulation("15"), Citation::act("42(2)")],
                &[],
            ),
            needed(
                "next",
                Place::Body,
                "what the new council must tell the family, and by when",
                &[Citation::regulation("15")],
                &["told_time"],
            ),
            advice(&[Citation::act("32")]),
        ],
        reasons: Reasons::None,
        days: &["transfer_by", "told_by"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_letters() {
        use ReviewDecision::{Amend, Cease, Maintain};
        for kind in Kind::ALL {
            let forms: Vec<&Form> = FORMS.iter().filter(|form| form.kind == kind).collect();
            let of_review = kind == Kind::AnnualReviewDecision;
            assert_eq!(forms.len(), if of_review { 3 } else { 1 }, "{}", kind.name());
            for decision in [Maintain, Amend, Cease] {
                let form = kind.form(decision);
                assert!(form.kind == kind && form.decision.is_none_or(|of| of == decision));
            }
        }
    }

    #[test]
    fn what_can_be_appealed_carries_the_five_notices() {
        let five = ["appeal", "time_limit", "mediation", "disagreement_resolution", "advice"];
        for form in &FORMS {
            let keys: Vec<&str> =
                form.parts.iter().filter(|part| part.notice.is_some()).map(|part| part.key).collect();
            let can_be_appealed = keys.contains(&"appeal");
            let all = five.iter().all(|key| keys.contains(key));
            assert_eq!(can_be_appealed, all, "{}", form.file);
            let expected = matches!(
                (form.kind, form.decision),
                (Kind::DecisionNotToAssess | Kind::DecisionNotToIssue | Kind::FinalPlan, _)
                    | (_, Some(ReviewDecision::Maintain | ReviewDecision::Cease))
            );
            assert_eq!(can_be_appealed, expected, "{}", form.file);
        }
    }
}
