//! The letters of the fixtures: each kind, for a parent and a young person, of the records it fits.

use super::documents::plan;
use ehcp::letter::{Kind, Letter, LetterError, Options, Said, Wording, letter};
use ehcp::model::{
    Event, EventKind, Plan, Reason, ReviewDecision, RightsHolder, RightsHolderKind, Status, Text,
};
use std::collections::BTreeMap;

/// Reasons as a council might give them.
pub const REASONS: &str = "We read the school’s report of 14 July.\n\n- It shows that **reading** has improved.\n- The school can meet the needs with what it has.";

/// A letter of a record, before it is written.
pub struct Case {
    /// The name of the case.
    pub name: String,
    /// The record.
    pub plan: Plan,
    /// The letter.
    pub kind: Kind,
    /// Its day and what the council says.
    pub options: Options,
}

impl Case {
    /// Writes it with our own words.
    pub fn write(&self) -> Result<Letter, LetterError> {
        letter(&self.plan, self.kind, &self.options, &Wording::built_in()?)
    }

    /// Writes it with some files of a council's own.
    pub fn write_with(&self, own: &[(&str, &str)]) -> Result<Letter, LetterError> {
        let own: BTreeMap<String, String> =
            own.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        letter(&self.plan, self.kind, &self.options, &Wording::with(&own)?)
    }

    /// The letter, which must be written.
    pub fn written(&self) -> Letter {
        self.write().unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}

fn event(kind: EventKind, on: &str) -> Event {
    Event { kind, on: on.parse().expect("a day"), respond_by: None, ordered: Vec::new(), note: None }
}

/// Replaces the events of a plan.
pub fn set_events(plan: &mut Plan, events: &[(EventKind, &str)]) {
    plan.lifecycle.events = events.iter().map(|(kind, on)| event(*kind, on)).collect();
    plan.lifecycle.exceptions.clear();
}

/// Adds events to a plan.
pub fn add_events(plan: &mut Plan, events: &[(EventKind, &str)]) {
    plan.lifecycle.events.extend(events.iter().map(|(kind, on)| event(*kind, on)));
}

/// Gives the rights to the young person: a person of 16, with no one acting.
pub fn to_young_person(plan: &mut Plan) {
    plan.rights_holder = RightsHolder {
        kind: RightsHolderKind::YoungPerson,
        shares_with_parents: None,
        representatives: Vec::new(),
    };
    plan.child_or_young_person.date_of_birth = "2009-10-02".parse().expect("a day");
}

/// A review of a plan in force, of which nothing is decided yet.
fn reviewed(name: &str) -> Plan {
    let mut plan = plan(name);
    add_events(&mut plan, &[(EventKind::ReviewMeetingHeld, "2027-09-14")]);
    plan
}

/// A case that is made of a record on a day.
pub fn case(name: &str, plan: Plan, kind: Kind, on: &str, said: Said, reasons: bool) -> Case {
    let options = Options {
        on: on.parse().expect("a day"),
        reasons: reasons.then(|| Text::from(REASONS)),
        said,
        ..Options::default()
    };
    Case { name: name.to_owned(), plan, kind, options }
}

/// The record of a child for whom an assessment was asked for.
pub fn requested() -> Plan {
    let mut plan = plan("first-draft-age-6");
    set_events(&mut plan, &[(EventKind::RequestReceived, "2026-07-06")]);
    plan
}

/// Every letter that our fixtures give, for a parent (`parent-`) and a young person (`young-`).
pub fn cases() -> Vec<Case> {
    let mut found = Vec::new();
    let none = Said::default;
    let decision = |decision| Said { decision: Some(decision), ..Said::default() };
    for holder in ["parent", "young"] {
        let mut add = |name: &str, mut plan: Plan, kind: Kind, on: &str, said: Said, reasons: bool| {
            if holder == "young" && plan.rights_holder.kind == RightsHolderKind::Parent {
                to_young_person(&mut plan);
            }
            found.push(case(&format!("{holder}-{name}"), plan, kind, on, said, reasons));
        };
        add("assess", requested(), Kind::DecisionToAssess, "2026-08-14", none(), false);
        add("not-assess", requested(), Kind::DecisionNotToAssess, "2026-08-14", none(), true);
        add("draft", plan("first-draft-age-6"), Kind::DraftPlan, "2026-10-22", none(), false);
        let list = Said { school_list: Some("www.northmere.example/schools".to_owned()), ..none() };
        add("draft-empty", plan("nearly-empty-draft"), Kind::DraftPlan, "2026-10-22", list, false);
        let mut assessed = requested();
        add_events(
            &mut assessed,
            &[
                (EventKind::DecisionToAssessNotified, "2026-08-14"),
                (EventKind::AdviceRequested, "2026-08-17"),
            ],
        );
        add("not-issue", assessed, Kind::DecisionNotToIssue, "2026-10-20", none(), true);
        let (in_force, served) = if holder == "young" {
            ("young-person-16-own-rights", "2026-11-17")
        } else {
            ("autistic-age-8-mainstream", "2026-11-13")
        };
        add("final", plan(in_force), Kind::FinalPlan, served, none(), false);
        add("final-first", plan("complex-medical-age-4"), Kind::FinalPlan, "2026-11-05", none(), false);
        add("final-otherwise", plan("education-otherwise"), Kind::FinalPlan, "2026-07-17", none(), false);
        let review = Kind::AnnualReviewDecision;
        add("maintain", reviewed(in_force), review, "2027-10-05", decision(ReviewDecision::Maintain), true);
        add(
            "maintain-no-reasons",
            reviewed(in_force),
            review,
            "2027-10-05",
            decision(ReviewDecision::Maintain),
            false,
        );
        add("amend", reviewed(in_force), review, "2027-10-05", decision(ReviewDecision::Amend), false);
        add("cease", reviewed(in_force), review, "2027-10-05", decision(ReviewDecision::Cease), true);
        let mut proposed = reviewed(in_force);
        proposed.version.status = Status::ProposedAmendment;
        proposed.version.reason = Reason::AnnualReview;
        proposed.version.made_on = None;
        add("amendment", proposed.clone(), Kind::AmendmentNotice, "2027-10-05", none(), false);
        set_events(&mut proposed, &[]);
        proposed.annual_reviews.clear();
        proposed.version.reason = Reason::Correction;
        add("amendment-no-review", proposed, Kind::AmendmentNotice, "2027-10-05", none(), false);
        let no = Said { will_assess: Some(false), ..none() };
        let yes = Said { will_assess: Some(true), ..none() };
        add("transfer-in", plan("moved-in-from-another-council"), Kind::TransferIn, "2026-11-20", no, false);
        add(
            "transfer-in-assess",
            plan("moved-in-from-another-council"),
            Kind::TransferIn,
            "2026-11-20",
            yes,
            false,
        );
        let mut moving = plan(in_force);
        let moved = [(EventKind::Moved, "2027-01-11"), (EventKind::BecameAwareOfMove, "2027-01-13")];
        add_events(&mut moving, &moved);
        let new = Said { new_council: Some("Eastholme County Council".to_owned()), ..none() };
        add("transfer-out", moving.clone(), Kind::TransferOut, "2027-01-20", new.clone(), false);
        add_events(&mut moving, &[(EventKind::PlanTransferredOut, "2027-01-18")]);
        add("transfer-out-done", moving, Kind::TransferOut, "2027-01-20", new, false);
    }
    found.push(case(
        "acting-final",
        plan("young-person-19-care-act"),
        Kind::FinalPlan,
        "2026-04-24",
        none(),
        false,
    ));
    found.push(case(
        "confidential-final",
        plan("looked-after-confidential-address"),
        Kind::FinalPlan,
        "2026-11-18",
        none(),
        false,
    ));
    found
}
