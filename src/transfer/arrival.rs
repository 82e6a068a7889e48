//! What the receiving council has to know before it accepts: what is owed from day one, what is tied to the old
//! place, which clocks run, and what to look at.

use super::manifest::{AdviceHeld, Deadline};
use super::owed::{Owed, owed};
use super::tied::{TieKind, speaks_of};
use crate::model::{
    BudgetManagement, Date, EventKind as E, Labels, LocalFunding, PlacementStatus, Plan, PlanPath, Reason,
    Status,
};
use crate::timescales::bank_holidays::BankHolidays;
use crate::timescales::rules::{
    HEALTH_BODY_CHANGE_WITH_MOVE, HEALTH_BODY_REQUEST, TRANSFER_REVIEW, TRANSFER_THREE_MONTHS,
};
use crate::timescales::{Answer, DateRule, PlanDate, State, Unanswered, plan_dates};
use serde::Serialize;

/// What is in a plan for the council that receives it. Everything is as on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arrival {
    /// The day.
    pub as_of: Date,
    /// Every provision, in the plan's order.
    pub owed: Vec<Owed>,
    /// What else needs a new arrangement: the setting, money, people.
    pub arrangements: Vec<Arrangement>,
    /// The statutory dates that run from the move, the soonest first.
    pub clocks: Vec<Deadline>,
    /// Statutory dates that the sender's record leaves open: late ones first.
    pub left_open: Vec<Deadline>,
    /// Dates that the record cannot give, and why.
    pub not_worked_out: Vec<String>,
    /// What a person has to look at.
    pub warnings: Vec<Warning>,
}

/// Something beside the provisions that is tied to the old place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arrangement {
    /// What ties.
    pub kind: TieKind,
    /// The place in the file, as a JSON pointer.
    pub pointer: String,
    /// What needs a new arrangement, in a sentence without a full stop.
    pub what: String,
    /// Whether the record itself says so. Else a person has to look.
    pub sure: bool,
}

/// Something that a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// What it is about.
    pub kind: WarningKind,
    /// The place in the file, as a JSON pointer.
    pub pointer: String,
    /// What it is, with what to do.
    pub message: String,
}

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// An address, a contact or a former name that must not be shown.
    Confidential,
    /// An appeal that the record does not end.
    OpenAppeal,
    /// Mediation that the record does not end.
    OpenMediation,
    /// Amendments that were proposed and not decided.
    OpenProposal,
    /// A review that was held and not decided.
    OpenReview,
    /// Advice that Section K lists and that is not here.
    MissingAdvice,
    /// A child or young person in care, whose social care is another council's.
    LookedAfter,
    /// Words that a conversion found no place for.
    Unplaced,
    /// The package came without encryption.
    NotEncrypted,
}

/// What is said of a paper that is not in the package.
const PAPER: &str = " is not in the package: ask the sender for it";

/// Works out what a plan means for the council that takes it over. `next` is the version that this council would
/// make of `in_force`, with the transfer in its record.
pub(super) fn arrival(
    in_force: &Plan,
    latest: &Plan,
    next: &Plan,
    as_of: Date,
    advice: &[AdviceHeld],
) -> Arrival {
    let mut found = Arrival {
        as_of,
        owed: owed(in_force, as_of),
        arrangements: arrangements(in_force),
        clocks: Vec::new(),
        left_open: Vec::new(),
        not_worked_out: Vec::new(),
        warnings: warnings(in_force, latest, advice),
    };
    clocks(in_force, next, as_of, &mut found);
    found
}

/// The dates of the new council's version: those of the move, and those that the record leaves open.
fn clocks(in_force: &Plan, next: &Plan, as_of: Date, found: &mut Arrival) {
    let holidays = BankHolidays::of_england();
    let dates = plan_dates(next, as_of, holidays);
    let transferred = next.lifecycle.latest(E::PlanTransferredIn).map(|event| event.on);
    let of_move = |rule: &DateRule| rule.code.starts_with("TL-8");
    for date in &dates.dates {
        let this_move = transferred.is_none_or(|on| {
            date.answer.from == on || date.done.as_ref().is_some_and(|(done, _)| *done == on)
        });
        if of_move(date.rule) && this_move {
            found.clocks.push(deadline(date, holidays));
        } else if date.state != State::Done && !of_move(date.rule) {
            found.left_open.push(deadline(date, holidays));
        }
    }
    let made = next.lifecycle.events.iter().position(|event| event.kind == E::PlanFirstMade);
    let made = made.map(|at| PlanPath::root().field("lifecycle").field("events").index(at).field("on"));
    let mut unanswered = dates.unanswered;
    let Some(transferred) = transferred else { return };
    if !dates.dates.iter().any(|date| date.rule.code == TRANSFER_REVIEW.code) {
        let (rule, answer) = match before_any_review(in_force, transferred) {
            Some(answer) => {
                unanswered.retain(|missing| Some(&missing.at) != made.as_ref());
                (&TRANSFER_REVIEW, Some(answer))
            }
            None => (&TRANSFER_THREE_MONTHS, TRANSFER_THREE_MONTHS.answer(transferred, &[], holidays).ok()),
        };
        if let Some(answer) = answer {
            let state = answer.state(rule, None, as_of).name();
            found.clocks.push(Deadline::of(rule, &answer, state, holidays));
        }
    }
    let said = |missing: &Unanswered| format!("{}: {}", missing.at, missing.why);
    found.not_worked_out.extend(unanswered.iter().map(said));
    found.clocks.sort_by_key(|clock| (clock.date, clock.code.clone()));
    let aware = next.lifecycle.events.iter().any(|event| event.kind == E::BecameAwareOfMove);
    if !aware {
        found.not_worked_out.push(
            "when the old council became aware of the move is not recorded, so whether it handed the plan over in time \
             cannot be said (regulation 15(2): 15 working days beginning with that day, or the day of the move)"
                .to_owned(),
        );
    }
    if !next.sections.health_care_provision.provisions.is_empty() {
        for rule in [&HEALTH_BODY_CHANGE_WITH_MOVE, &HEALTH_BODY_REQUEST] {
            if !found.clocks.iter().any(|clock| clock.code == rule.code) {
                let law = rule.law.first().map(ToString::to_string).unwrap_or_default();
                found.not_worked_out.push(format!(
                    "{}: the 15 working days begin with the day on which {}, which is not recorded ({law}, rule {})",
                    rule.what, rule.from, rule.code
                ));
            }
        }
    }
}

/// The review of the new council for a plan that was never reviewed nor amended: its twelve months begin with the day
/// on which it was made. None for any other plan.
pub(super) fn before_any_review(in_force: &Plan, transferred: Date) -> Option<Answer> {
    let log = &in_force.lifecycle;
    let changed =
        [E::ReviewMeetingHeld, E::ReviewDecisionNotified, E::AmendmentNoticeServed, E::TribunalOrdered];
    let unchanged = in_force.version.reason == Reason::FirstPlan
        && in_force.annual_reviews.is_empty()
        && changed.iter().all(|kind| log.latest(*kind).is_none());
    let made = log.latest(E::PlanFirstMade).filter(|_| unchanged)?.on;
    TRANSFER_REVIEW.answer(transferred, &[("made", made)], BankHolidays::of_england()).ok()
}

fn deadline(date: &PlanDate, holidays: &BankHolidays) -> Deadline {
    Deadline {
        done_on: date.done.as_ref().map(|(on, _)| *on),
        days_late: date.days_late,
        ..Deadline::of(date.rule, &date.answer, date.state.name(), holidays)
    }
}

impl Deadline {
    fn of(rule: &'static DateRule, answer: &Answer, state: &str, holidays: &BankHolidays) -> Self {
        Self {
            code: rule.code.to_owned(),
            rule: rule.name.to_owned(),
            what: rule.what.to_owned(),
            who: rule.who.words().to_owned(),
            from: answer.from,
            date: answer.last(),
            safe_working_day: answer.safe_working_day,
            state: state.to_owned(),
            done_on: None,
            days_late: None,
            arithmetic: answer.arithmetic(holidays),
            law: rule.law_in_words(),
            source_note: rule.source_note(),
        }
    }
}

/// What beside the provisions is tied to the old place.
fn arrangements(plan: &Plan) -> Vec<Arrangement> {
    let mut list = Vec::new();
    let mut add = |kind, pointer: PlanPath, sure, what: String| {
        list.push(Arrangement { kind, pointer: pointer.to_string(), what, sure });
    };
    let council = &plan.local_authority.name;
    let sections = PlanPath::root().field("sections");
    let section_i = &plan.sections.placement;
    let at = sections.field("I");
    for (index, placement) in section_i.placements.iter().enumerate() {
        let at = at.field("placements").index(index);
        if let Some(name) = &placement.name {
            let what = format!(
                "Section I names {name}. If attending it is no longer practicable, arrange another appropriate setting \
                 until the plan is amended"
            );
            add(TieKind::Setting, at.clone(), true, what);
        }
        let words = [&placement.text, &placement.condition, &placement.own_arrangements];
        if words.into_iter().flatten().any(|text| speaks_of(text.as_str()).contains(&TieKind::Transport)) {
            let what =
                "Section I speaks of transport, which is arranged under other law by each council".to_owned();
            add(TieKind::Transport, at, false, what);
        }
    }
    if section_i.status == PlacementStatus::EducationOtherwise {
        let what =
            "education is arranged otherwise than at a setting: all of it has to be secured here".to_owned();
        add(TieKind::Setting, at, false, what);
    }
    if let Some(agreement) = &plan.sections.health_care_provision.agreement {
        let what =
            format!("Section G was agreed by {}: ask which health body is responsible now", agreement.body);
        add(TieKind::HealthBody, sections.field("G").field("agreement"), false, what);
    }
    let budget = &plan.sections.personal_budget;
    let at = sections.field("J");
    let labels = Labels::of(plan);
    for (index, payment) in budget.direct_payments.iter().enumerate() {
        let pays: Vec<&str> = payment.provisions.iter().filter_map(|id| labels.get(*id)).collect();
        let pays = if pays.is_empty() { String::new() } else { format!(" for {}", pays.join(", ")) };
        let what = format!(
            "{council} makes a direct payment{pays}: agree it anew, or secure the provision otherwise"
        );
        add(TieKind::DirectPayment, at.field("direct_payments").index(index), true, what);
    }
    for (index, part) in budget.components.iter().enumerate() {
        if part.managed_as != Some(BudgetManagement::DirectPayment) || budget.direct_payments.is_empty() {
            let what = format!("a part of the personal budget is held under an arrangement of {council}");
            add(TieKind::DirectPayment, at.field("components").index(index), true, what);
        }
    }
    if let Some(LocalFunding { band, top_up_pence_per_year, note }) = &plan.local_funding
        && (band.is_some() || top_up_pence_per_year.is_some() || note.is_some())
    {
        let what =
            format!("the funding recorded is {council}\u{2019}s own and is not provision: set your own");
        add(TieKind::Band, PlanPath::root().field("local_funding"), true, what);
    }
    for (index, text) in plan.unplaced.iter().enumerate() {
        for kind in speaks_of(text.text.as_str()) {
            let of = if kind == TieKind::Band { "a band or top-up" } else { kind.words() };
            let what = format!("words of a converted plan that found no place speak of {of}");
            add(kind, PlanPath::root().field("unplaced").index(index), false, what);
        }
    }
    let child = PlanPath::root().field("child_or_young_person");
    if plan.child_or_young_person.general_practice.is_some() {
        let what =
            "the general practice recorded may change with the move, and the health body with it".to_owned();
        add(TieKind::HealthBody, child.field("general_practice"), false, what);
    }
    if plan.child_or_young_person.social_worker.is_some() {
        let what =
            "a social worker is recorded: ask which council\u{2019}s team is responsible now".to_owned();
        add(TieKind::Team, child.field("social_worker"), false, what);
    }
    list
}

/// What a person has to look at, whatever else is in order.
fn warnings(plan: &Plan, latest: &Plan, advice: &[AdviceHeld]) -> Vec<Warning> {
    let mut list = Vec::new();
    let mut add = |kind, pointer: PlanPath, message: String| {
        list.push(Warning { kind, pointer: pointer.to_string(), message });
    };
    let child = &plan.child_or_young_person;
    let at = PlanPath::root().field("child_or_young_person");
    for (index, _) in
        child.addresses.iter().enumerate().filter(|(_, address)| address.confidential == Some(true))
    {
        let message =
            "an address is confidential: show it to nobody who need not know it, and put it in no letter";
        add(WarningKind::Confidential, at.field("addresses").index(index), message.to_owned());
    }
    for (index, contact) in child.contacts.iter().enumerate() {
        let address = contact.address.as_ref().is_some_and(|address| address.confidential == Some(true));
        if contact.confidential == Some(true) || address {
            let message =
                "a contact is confidential: show it to nobody who need not know it, and put it in no letter";
            add(WarningKind::Confidential, at.field("contacts").index(index), message.to_owned());
        }
    }
    for (index, _) in child.name.former.iter().enumerate().filter(|(_, name)| !name.may_be_shown) {
        let message = "a former name must not be shown".to_owned();
        add(WarningKind::Confidential, at.field("name").field("former").index(index), message);
    }
    life(latest, &mut add);
    for held in advice.iter().filter(|held| held.file.is_none()) {
        let pointer = plan.sections.advice.advice.iter().position(|advice| Some(advice.id) == held.advice);
        let at = PlanPath::root().field("sections").field("K").field("advice");
        let at = pointer.map_or(at.clone(), |index| at.index(index));
        let message = format!("{} {}{PAPER}", held.label, held.title);
        add(WarningKind::MissingAdvice, at, message);
    }
    if child.looked_after.as_ref().is_some_and(|care| care.currently) {
        let message = "the child or young person is looked after: the plan is the council\u{2019}s where they live, social \
                       care stays with the council that placed them; tell the virtual school";
        add(WarningKind::LookedAfter, at.field("looked_after"), message.to_owned());
    }
    if !plan.unplaced.is_empty() {
        let count = plan.unplaced.len();
        let message = format!(
            "{count} {} of a converted plan found no place in the record and may say what is owed: read what stands under \"unplaced\" in plan.json",
            if count == 1 { "piece" } else { "pieces" }
        );
        add(WarningKind::Unplaced, PlanPath::root().field("unplaced"), message);
    }
    list
}

/// What the plan's life leaves open.
fn life(latest: &Plan, add: &mut dyn FnMut(WarningKind, PlanPath, String)) {
    let events = &latest.lifecycle.events;
    let at = |index: usize| PlanPath::root().field("lifecycle").field("events").index(index);
    let last = |kinds: &[E]| {
        let of_kind = events.iter().enumerate().filter(|(_, event)| kinds.contains(&event.kind));
        of_kind.max_by_key(|(index, event)| (event.on, *index))
    };
    // An event on the day that ends a matter belongs to the matter.
    let open = |starts: &[E], ends: &[E]| {
        let (index, started) = last(starts)?;
        let ended = last(ends).is_some_and(|(_, ended)| ended.on >= started.on);
        (!ended).then_some((index, started.on))
    };
    if let Some((index, on)) =
        open(&[E::AppealRegistered, E::AppealReceived], &[E::AppealEnded, E::TribunalOrdered])
    {
        let message = format!(
            "an appeal of {on} has no end in the record: ask the sender and the Tribunal how it stands, and take it over"
        );
        add(WarningKind::OpenAppeal, at(index), message);
    }
    if let Some((index, on)) =
        open(&[E::MediationRequested], &[E::MediationCertificateIssued, E::AppealEnded])
    {
        let message =
            format!("mediation was asked for on {on} and has no end in the record: ask how it stands");
        add(WarningKind::OpenMediation, at(index), message);
    }
    if let Some((index, on)) = open(&[E::AmendmentNoticeServed], &[E::FinalServed, E::ReviewDecisionNotified])
        .filter(|(_, on)| last(&[E::TribunalOrdered]).is_none_or(|(_, order)| order.on < *on))
    {
        let message = format!("amendments were proposed on {on} and not decided by the record: decide them");
        add(WarningKind::OpenProposal, at(index), message);
    } else if latest.version.status == Status::ProposedAmendment {
        let message = format!(
            "version {} proposes amendments and was not made final: it is among the versions, and is not in force",
            latest.version.number
        );
        add(WarningKind::OpenProposal, PlanPath::root().field("version"), message);
    }
    let decided = [E::ReviewDecisionNotified, E::FinalServed, E::CeaseDecisionNotified];
    if let Some((index, on)) = open(&[E::ReviewMeetingHeld], &decided)
        && !latest
            .annual_reviews
            .iter()
            .any(|review| review.meeting_on == on && review.decision_notified_on.is_some())
    {
        let message =
            format!("a review met on {on} and has no decision in the record: decide it, or review anew");
        add(WarningKind::OpenReview, at(index), message);
    }
}

impl Arrival {
    /// How many provisions there are, how many have an amount, and how many are tied by the record itself.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let has_amount = self.owed.iter().filter(|owed| owed.minutes_per_week.is_some()).count();
        let tied = self.owed.iter().filter(|owed| owed.needs_arrangement()).count();
        (self.owed.len(), has_amount, tied)
    }

    /// The warnings as messages, each with its place; papers that are missing are one message, with
    /// their names where the reader does not see these elsewhere.
    #[must_use]
    pub fn messages(&self, with_papers: bool) -> Vec<(String, String)> {
        let is_paper = |warning: &&Warning| warning.kind == WarningKind::MissingAdvice;
        let mut messages: Vec<(String, String)> = self
            .warnings
            .iter()
            .filter(|warning| !is_paper(warning))
            .map(|warning| (warning.message.clone(), warning.pointer.clone()))
            .collect();
        let papers: Vec<&Warning> = self.warnings.iter().filter(is_paper).collect();
        match papers.as_slice() {
            [] => {}
            [one] => messages.push((one.message.clone(), one.pointer.clone())),
            many => {
                let name =
                    |paper: &&Warning| paper.message.split_once(PAPER).map(|(name, _)| name.to_owned());
                let names: Vec<String> = many.iter().filter_map(name).collect();
                let names = if with_papers { format!(": {}", names.join("; ")) } else { String::new() };
                let count = many.len();
                let message = format!(
                    "{count} papers of Section K are not in the package; ask the sender for them{names}"
                );
                messages.push((message, "/sections/K/advice".to_owned()));
            }
        }
        messages
    }
}
