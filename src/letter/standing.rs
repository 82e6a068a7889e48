//! Whether a letter can be made of a record on a day, and what the record says that it is about.
//!
//! A letter that makes no sense for the state of the plan is refused. What is merely late or missing is a
//! finding, and the letter is made.

use super::Options;
use super::amendment::Regulation;
use super::error::{LetterRefused, decision_name};
use super::kind::Kind;
use crate::model::{
    Date, Event, EventKind as E, PlacementStatus, Plan, Reason, ReviewDecision, Status, TimeLimit,
};
use crate::timescales::rules::{
    AMENDED_PLAN, AMENDMENT_NOTICE, AMENDMENT_REPRESENTATIONS, DECISION_TO_ASSESS, FINAL_PLAN,
    REFUSAL_TO_ISSUE, REPRESENTATIONS, REVIEW_DECISION, TRANSFER_NOTICE,
};
use crate::timescales::{BankHolidays, DateRule};

/// What a letter stands on.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// When the request for an assessment was received.
    pub(super) requested: Option<Date>,
    /// The review meeting.
    pub(super) meeting: Option<Date>,
    /// What was decided after it.
    pub(super) decision: Option<ReviewDecision>,
    /// The last day to comment.
    pub(super) reply_by: Option<Date>,
    /// When a notice of amendments that is already served was served.
    pub(super) noticed: Option<Date>,
    /// The regulation under which amendments are proposed.
    pub(super) regulation: Option<Regulation>,
    /// When the plan came to this council, or left it.
    pub(super) transferred: Option<Date>,
    /// When the old council became aware of the move, and when the move is.
    pub(super) move_known: (Option<Date>, Option<Date>),
    /// What is late, missing or odd, each with its mend.
    pub(super) findings: Vec<String>,
}

struct Look<'a> {
    plan: &'a Plan,
    kind: Kind,
    options: &'a Options,
    found: Standing,
}

/// Looks at a record and a day.
///
/// # Errors
///
/// Where the letter makes no sense for the record, or not on that day.
pub(super) fn standing(plan: &Plan, kind: Kind, options: &Options) -> Result<Standing, LetterRefused> {
    let mut look = Look { plan, kind, options, found: Standing::default() };
    look.flags()?;
    match kind {
        Kind::DecisionToAssess | Kind::DecisionNotToAssess | Kind::DecisionNotToIssue => look.assessment()?,
        Kind::DraftPlan => look.draft()?,
        Kind::FinalPlan => look.final_plan()?,
        Kind::AnnualReviewDecision => look.review()?,
        Kind::AmendmentNotice => look.amendment()?,
        Kind::TransferIn => look.transfer_in()?,
        Kind::TransferOut => look.transfer_out()?,
    }
    Ok(look.found)
}

impl<'a> Look<'a> {
    fn on(&self) -> Date {
        self.options.on
    }

    /// The latest event of a kind on or after a day.
    fn latest(&self, kind: E, from: Option<Date>) -> Option<&'a Event> {
        let events = self.plan.lifecycle.events.iter();
        let since = |event: &&Event| event.kind == kind && from.is_none_or(|from| event.on >= from);
        events.filter(since).max_by_key(|event| event.on)
    }

    /// Refuses flags that this letter would not show.
    fn flags(&self) -> Result<(), LetterRefused> {
        let (kind, said) = (self.kind, &self.options.said);
        let wrong = [
            (
                self.options.served_on.is_some(),
                "--served-on",
                matches!(kind, Kind::DraftPlan | Kind::AmendmentNotice),
            ),
            (said.decision.is_some(), "--decision", kind == Kind::AnnualReviewDecision),
            (said.will_assess.is_some(), "--will-assess", kind == Kind::TransferIn),
            (said.new_council.is_some(), "--new-council", kind == Kind::TransferOut),
            (said.school_list.is_some(), "--school-list", kind == Kind::DraftPlan),
        ];
        match wrong.into_iter().find(|(given, _, fits)| *given && !fits) {
            Some((_, flag, _)) => Err(LetterRefused::NoPlace { kind, flag }),
            None => Ok(()),
        }
    }

    fn status(&self, wanted: &[Status], needs: &'static str) -> Result<(), LetterRefused> {
        let status = self.plan.version.status;
        if wanted.contains(&status) {
            return Ok(());
        }
        let status = match status {
            Status::Draft => "draft",
            Status::ProposedAmendment => "proposed_amendment",
            Status::Final => "final",
            Status::Ceased => "ceased",
        };
        Err(LetterRefused::WrongStatus { kind: self.kind, status, needs })
    }

    fn reason(&self, instead: &'static str) -> LetterRefused {
        let reason = match self.plan.version.reason {
            Reason::FirstPlan => "first_plan",
            Reason::AnnualReview => "annual_review",
            Reason::EarlyReview => "early_review",
            Reason::PhaseTransfer => "phase_transfer",
            Reason::Reassessment => "reassessment",
            Reason::Correction => "correction",
            Reason::Withheld => "left out of a copy",
            Reason::TribunalOrder => "tribunal_order",
            Reason::TransferBetweenAuthorities => "transfer_between_authorities",
        };
        LetterRefused::WrongReason { kind: self.kind, reason, instead }
    }

    fn not_before(&self, day: Option<Date>, what: &'static str) -> Result<(), LetterRefused> {
        let on = self.on();
        match day.filter(|day| on < *day) {
            Some(day) => Err(LetterRefused::TooEarly { on, what, day }),
            None => Ok(()),
        }
    }

    fn none_of(&self, kinds: &[(E, &'static str)], from: Option<Date>) -> Result<(), LetterRefused> {
        for (event, what) in kinds {
            if let Some(event) = self.latest(*event, from) {
                return Err(LetterRefused::Contradicted { kind: self.kind, what, day: event.on });
            }
        }
        Ok(())
    }

    fn find(&mut self, finding: impl Into<String>) {
        self.found.findings.push(finding.into());
    }

    /// Says that a limit is over, unless the council recorded an exception to it.
    fn late(&mut self, rule: &'static DateRule, from: Option<Date>, excused: Option<TimeLimit>) {
        let Some(answer) = from.and_then(|from| rule.answer(from, &[], BankHolidays::of_england()).ok())
        else {
            return;
        };
        let exceptions = &self.plan.lifecycle.exceptions;
        let is_excused = excused.is_some_and(|limit| exceptions.iter().any(|known| known.limit == limit));
        if self.on() > answer.last() && !is_excused {
            let law: Vec<String> = rule.law.iter().take(1).map(ToString::to_string).collect();
            self.find(format!(
                "the letter is late: it was due by {} ({}); send it now and tell the family why",
                answer.last(),
                law.join("")
            ));
        }
    }

    /// Letters of an assessment: the record is the draft of a plan that may come of it.
    fn assessment(&mut self) -> Result<(), LetterRefused> {
        self.status(
            &[Status::Draft],
            "decisions on a first assessment are told before there is a plan, so of a draft",
        )?;
        if self.plan.version.reason != Reason::FirstPlan {
            return Err(self.reason(
                "decisions on a re-assessment have letters of their own, which this program does not write",
            ));
        }
        let on = self.on();
        let request = self.latest(E::RequestReceived, None).map(|event| event.on);
        self.not_before(request, "the request")?;
        self.found.requested = request;
        let draft = (E::DraftServed, "a draft plan was served");
        let agreed = (E::DecisionToAssessNotified, "the family was told of an assessment");
        let refused = (E::RefusalToAssessNotified, "the family was told that there is no assessment");
        let no_plan = (E::RefusalToIssueNotified, "the family was told that there is no plan");
        let (rule, excused) = match self.kind {
            Kind::DecisionToAssess => {
                self.none_of(&[refused, no_plan, draft], request)?;
                let told = self.latest(E::DecisionToAssessNotified, request);
                same_day(told, on, "the decision to assess was told")?;
                (&DECISION_TO_ASSESS, TimeLimit::DecisionToAssess)
            }
            Kind::DecisionNotToAssess => {
                self.none_of(&[agreed, no_plan, draft], request)?;
                let told = self.latest(E::RefusalToAssessNotified, request);
                same_day(told, on, "the decision not to assess was told")?;
                (&DECISION_TO_ASSESS, TimeLimit::DecisionToAssess)
            }
            _ => {
                self.none_of(&[refused, draft], request)?;
                let told = self.latest(E::RefusalToIssueNotified, request);
                same_day(told, on, "the decision not to make a plan was told")?;
                (&REFUSAL_TO_ISSUE, TimeLimit::RefusalToIssue)
            }
        };
        if request.is_none() {
            self.find(
                "the record does not say when the request was received, so no time limit can be worked out; record the event `request_received`",
            );
        }
        self.late(rule, request, Some(excused));
        Ok(())
    }

    fn draft(&mut self) -> Result<(), LetterRefused> {
        self.status(
            &[Status::Draft],
            "this letter goes with a draft of a first plan or after a re-assessment",
        )?;
        let begun = match self.plan.version.reason {
            Reason::FirstPlan => self.latest(E::RequestReceived, None),
            Reason::Reassessment => self.latest(E::ReassessmentDecisionNotified, None),
            _ => return Err(self.reason(
                "a plan in force is changed by a notice of amendments; ask for an amendment-notice letter",
            )),
        };
        let begun = begun.map(|event| event.on);
        self.found.requested = begun.filter(|_| self.plan.version.reason == Reason::FirstPlan);
        if !self.plan.sections.placement.placements.is_empty() {
            return Err(LetterRefused::Placement {
                kind: self.kind,
                what: "Section I names a school or another setting, and a draft may not (Children and Families Act 2014, section 38(5)); leave it blank",
            });
        }
        let ordered = self.latest(E::TribunalOrdered, begun).map(|event| event.on);
        let refused = [
            (E::RefusalToAssessNotified, "the family was told that there is no assessment"),
            (E::RefusalToIssueNotified, "the family was told that there is no plan"),
        ];
        self.none_of(&refused, ordered.or(begun))?;
        self.not_before(begun, "the assessment began, and its start")?;
        self.not_before(self.plan.version.made_on, "the draft")?;
        if begun.is_none() {
            self.find(
                "the record does not say when the assessment began, so the letter gives no last day for the final plan; record the event `request_received` or `reassessment_decision_notified`",
            );
        }
        self.served(E::DraftServed, begun, &REPRESENTATIONS, "the draft was served")
    }

    /// The day of service and the last day to comment.
    fn served(
        &mut self,
        event: E,
        from: Option<Date>,
        rule: &'static DateRule,
        what: &'static str,
    ) -> Result<(), LetterRefused> {
        let on = self.options.served_on.unwrap_or(self.options.on);
        if on < self.on() {
            return Err(LetterRefused::TooEarly { on, what: "the letter", day: self.on() });
        }
        let due = rule.answer(on, &[], BankHolidays::of_england())?.last();
        let recorded = self.latest(event, from);
        same_day(recorded, on, what)?;
        let recorded = recorded.and_then(|event| event.respond_by);
        if let Some(recorded) = recorded.filter(|recorded| *recorded < due) {
            return Err(LetterRefused::TooFewDays { on, recorded, due });
        }
        // The council may allow longer.
        self.found.reply_by = Some(recorded.unwrap_or(due));
        Ok(())
    }

    fn final_plan(&mut self) -> Result<(), LetterRefused> {
        self.status(&[Status::Final], "this letter goes with a final plan")?;
        let version = &self.plan.version;
        if version.reason == Reason::TransferBetweenAuthorities {
            return Err(self.reason(
                "a plan that came from another council was not made anew; ask for a transfer-in letter",
            ));
        }
        if self.plan.sections.placement.status == PlacementStatus::BlankInDraft {
            return Err(LetterRefused::Placement {
                kind: self.kind,
                what: "Section I says that this is a draft; a final plan names a school or a type of setting, or says that education is otherwise than at school (Children and Families Act 2014, section 40)",
            });
        }
        self.not_before(version.made_on, "the final plan")?;
        let told = version.made_on.and_then(|made| self.latest(E::FinalServed, Some(made)));
        same_day(told, self.on(), "the final plan was served")?;
        match version.reason {
            Reason::FirstPlan => {
                let request = self.latest(E::RequestReceived, None).map(|event| event.on);
                let ordered =
                    request.is_some_and(|from| self.latest(E::TribunalOrdered, Some(from)).is_some());
                self.late(&FINAL_PLAN, request.filter(|_| !ordered), Some(TimeLimit::FinalPlan));
            }
            Reason::AnnualReview | Reason::EarlyReview | Reason::PhaseTransfer | Reason::Correction => {
                let notice = self.latest(E::AmendmentNoticeServed, None).map(|event| event.on);
                self.late(&AMENDED_PLAN, notice.filter(|day| *day <= self.on()), None);
            }
            _ => {}
        }
        Ok(())
    }

    fn review(&mut self) -> Result<(), LetterRefused> {
        let needs =
            "a decision after a review is told of a plan in force, or of the version begun for the review";
        self.status(&[Status::Final, Status::ProposedAmendment], needs)?;
        let on = self.on();
        let held = self.plan.lifecycle.events.iter().filter(|e| e.kind == E::ReviewMeetingHeld).map(|e| e.on);
        let met = self.plan.annual_reviews.iter().map(|review| review.meeting_on);
        let Some(meeting) = held.chain(met).filter(|day| *day <= on).max() else {
            return Err(LetterRefused::NotRecorded {
                kind: self.kind,
                missing: "it has no review meeting on or before that day; record it (`ehcp review`)",
            });
        };
        let version = &self.plan.version;
        let of_review =
            matches!(version.reason, Reason::AnnualReview | Reason::EarlyReview | Reason::PhaseTransfer);
        if let Some(made) =
            version.made_on.filter(|made| version.status == Status::Final && of_review && *made > meeting)
        {
            return Err(LetterRefused::CarriedOut { meeting, made });
        }
        let review = self.plan.annual_reviews.iter().find(|review| review.meeting_on == meeting);
        let recorded = review.and_then(|review| review.decision);
        let decision = match (recorded, self.options.said.decision) {
            (Some(recorded), Some(given)) if recorded != given => {
                return Err(LetterRefused::AnotherDecision {
                    recorded: decision_name(recorded),
                    given: decision_name(given),
                });
            }
            (Some(decision), _) | (None, Some(decision)) => decision,
            (None, None) => return Err(LetterRefused::NoDecision { meeting }),
        };
        let what = "the family was told of the decision";
        if let Some(told) = review.and_then(|review| review.decision_notified_on).filter(|told| *told != on) {
            return Err(LetterRefused::AnotherDay { on, what, recorded: told });
        }
        same_day(self.latest(E::ReviewDecisionNotified, Some(meeting)), on, what)?;
        if decision == ReviewDecision::Cease {
            same_day(self.latest(E::CeaseDecisionNotified, Some(meeting)), on, what)?;
        }
        self.late(&REVIEW_DECISION, Some(meeting), None);
        self.found.noticed = self.latest(E::AmendmentNoticeServed, Some(meeting)).map(|event| event.on);
        self.found.meeting = Some(meeting);
        self.found.decision = Some(decision);
        Ok(())
    }

    fn amendment(&mut self) -> Result<(), LetterRefused> {
        self.status(
            &[Status::ProposedAmendment],
            "a notice of amendments is served of a version with the status `proposed_amendment`",
        )?;
        let regulation = Regulation::of(self.plan.version.reason)?;
        self.found.regulation = Some(regulation);
        self.not_before(self.plan.version.made_on, "the proposed version")?;
        let after = self.latest(E::FinalServed, None).map(|event| event.on);
        self.not_before(after, "the plan in force")?;
        if regulation == Regulation::AfterReview {
            let held =
                self.plan.lifecycle.events.iter().filter(|e| e.kind == E::ReviewMeetingHeld).map(|e| e.on);
            let met = self.plan.annual_reviews.iter().map(|review| review.meeting_on);
            let meeting = held.chain(met).filter(|day| after.is_none_or(|after| *day > after)).max();
            self.not_before(meeting, "the review meeting")?;
            self.late(&AMENDMENT_NOTICE, meeting, None);
            self.found.meeting = meeting;
            if meeting.is_none() {
                self.find("the record has no review meeting after the plan in force was served; record it, or the notice stands on no review");
            }
        }
        // A notice of an earlier amendment stands before the plan that came of it.
        let from = after.and_then(|after| after.tomorrow().ok());
        self.served(E::AmendmentNoticeServed, from, &AMENDMENT_REPRESENTATIONS, "the notice was served")
    }

    fn transfer_in(&mut self) -> Result<(), LetterRefused> {
        let needs = "a plan that came from another council is in force";
        self.status(&[Status::Final, Status::ProposedAmendment], needs)?;
        let Some(transferred) = self.latest(E::PlanTransferredIn, None).map(|event| event.on) else {
            return Err(LetterRefused::NotRecorded {
                kind: self.kind,
                missing: "it does not say that the plan came from another council; record the event `plan_transferred_in`",
            });
        };
        let since = transferred.tomorrow().ok();
        self.none_of(&[(E::PlanTransferredOut, "the plan went on to another council")], since)?;
        self.not_before(Some(transferred), "the transfer")?;
        let told = self.latest(E::FamilyToldOfTransfer, Some(transferred));
        same_day(told, self.on(), "the family was told of the transfer")?;
        self.late(&TRANSFER_NOTICE, Some(transferred), None);
        self.found.transferred = Some(transferred);
        if self.options.said.will_assess.is_none() {
            return Err(LetterRefused::NotTold {
                what: "whether the council will make an assessment",
                law: "SEND Regulations 2014, regulation 15",
                flag: "--will-assess yes or --will-assess no",
            });
        }
        Ok(())
    }

    fn transfer_out(&mut self) -> Result<(), LetterRefused> {
        let needs = "only a plan in force goes to another council";
        self.status(&[Status::Final, Status::ProposedAmendment], needs)?;
        // What came before the plan was here belongs to the move that brought it.
        let here = self.latest(E::PlanTransferredIn, None).and_then(|event| event.on.tomorrow().ok());
        let day = |kind| self.latest(kind, here).map(|event| event.on);
        let (aware, moved) = (day(E::BecameAwareOfMove), day(E::Moved));
        self.found.transferred = day(E::PlanTransferredOut);
        self.found.move_known = (aware, moved);
        if aware.is_none() && moved.is_none() && self.found.transferred.is_none() {
            return Err(LetterRefused::NotRecorded {
                kind: self.kind,
                missing: "it has no move to another council; record the events `became_aware_of_move` and `moved`",
            });
        }
        self.not_before(aware, "the day on which the council became aware of the move")?;
        if aware.is_none() && self.found.transferred.is_none() {
            self.find(
                "the record does not say when the council became aware of the move, so the letter gives no last day for the transfer; record the event `became_aware_of_move`",
            );
        }
        if self.options.said.new_council.is_none() {
            self.find("nobody said which council the plan goes to, so the letter has a gap; give --new-council NAME");
        }
        Ok(())
    }
}

/// An event that is the sending of this very letter: its day must be the day given.
fn same_day(event: Option<&Event>, given: Date, what: &'static str) -> Result<(), LetterRefused> {
    match event.filter(|event| event.on != given) {
        Some(event) => Err(LetterRefused::AnotherDay { on: given, what, recorded: event.on }),
        None => Ok(()),
    }
}
