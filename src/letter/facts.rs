//! The facts that a letter may say: from the record, from the engine's time limits, and from what the
//! council said for this letter. A fact that nobody knows is absent, never guessed.

use super::addressee::Addressee;
use super::error::LetterRefused;
use super::kind::{Form, Kind};
use super::standing::Standing;
use super::wording::one_line;
use super::{KeptBack, Options};
use crate::model::{Date, PlacementStatus, Plan, Reason, ReviewDecision, RightsHolderKind};
use crate::render::reach;
use crate::timescales::calendar::{age_on, last_day_of_compulsory_school_age};
use crate::timescales::rule::Count;
use crate::timescales::rules::{
    ADVICE, AMENDED_PLAN, AMENDMENT_NOTICE, AMENDMENT_REPRESENTATIONS, APPEAL, FINAL_PLAN, FIRST_REVIEW,
    MEDIATION_CERTIFICATE, MEDIATION_CONTACT, MEDIATION_MEETING, NEXT_REVIEW, ORDER_ASSESS_FINAL,
    ORDER_MAKE_FINAL, PLAN_CONTINUES_UNTIL, REASSESSMENT_FINAL, REFUSAL_TO_ISSUE, REPRESENTATIONS,
    TRANSFER_NOTICE, TRANSFER_ONCE_AWARE, TRANSFER_REVIEW,
};
use crate::timescales::tribunal::{FROM_CERTIFICATE, FROM_DECISION};
use crate::timescales::words::day;
use crate::timescales::{BankHolidays, DateRule, plan_dates};
use minijinja::Value;
use std::collections::BTreeMap;

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fact {
    /// A day.
    Day(Date),
    /// A length of time that the law gives, such as "15 days".
    Time(String),
    /// Words.
    Words(String),
    /// Something that is so, or is not.
    Is(bool),
}

impl Fact {
    /// The fact as it stands in a letter; a number stays with its unit.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Day(date) => day(*date).replace(' ', "\u{a0}"),
            Self::Time(time) => time.replace(' ', "\u{a0}"),
            Self::Words(words) => words.clone(),
            Self::Is(so) => so.to_string(),
        }
    }
}

/// Every fact with what it means, for those who change the words.
pub const FACTS: &[(&str, &str)] = &[
    ("name", "the name the child or young person is called by"),
    ("names", "the same with ’s"),
    ("full_name", "the whole name"),
    ("born", "the day of birth"),
    ("own", "true where the reader is the young person"),
    ("young_person", "true where the plan's rights are a young person's"),
    ("people", "those the letter is addressed to"),
    ("acting", "those who act for a young person"),
    ("acting_one", "true where one person acts"),
    ("council", "the council's name"),
    ("dated", "the day on the letter"),
    ("settings", "`nursery or school`, `school`, or `school or college`, by age"),
    ("council_reach", "whom to ask at the council, with a telephone number"),
    ("advice", "the information, advice and support service, with a telephone number"),
    ("mediation", "the mediation adviser, with a telephone number"),
    ("resolution", "the disagreement resolution service, with a telephone number"),
    ("request_on", "when the request for an assessment was received"),
    ("advice_time", "how long those asked for advice have"),
    ("refusal_by", "the last day to say that there is no plan"),
    ("final_by", "the last day for the final plan, where it is still to come"),
    ("final_was_due", "the same where it is past"),
    ("reply_by", "the last day to comment"),
    ("reply_time", "the least time to comment"),
    ("decide_by", "the last day for the council to decide on proposed changes"),
    ("decide_time", "how long that is"),
    ("appeal_by", "the last day for an appeal to reach the Tribunal"),
    ("appeal_time", "the time to appeal from the day of the letter"),
    ("certificate_time", "the time to appeal from the day of the mediation certificate"),
    ("certificate_issue_time", "in which time the mediation adviser gives the certificate"),
    ("mediation_by", "the last day to contact the mediation adviser"),
    ("mediation_safe", "the last working day for it, where the last day is none"),
    ("mediation_time", "in which time mediation is arranged"),
    ("made_on", "the date of the plan"),
    ("section_i", "true where an appeal can be about the school or college of Section I alone"),
    ("first_plan", "true for a first plan"),
    ("has_health", "true where Section G has health care provision"),
    ("tribunal", "true for a plan made or changed as the Tribunal ordered"),
    ("education_otherwise", "true where all education is otherwise than at a school"),
    ("review_by", "the last day for the next review, where it is still to come"),
    ("review_was_due", "the same where it is past"),
    ("met_on", "the day of the review meeting"),
    ("notice_by", "the last day for the notice of the changes"),
    ("notice_here", "true where the notice comes on the day of the letter"),
    ("notice_was_due", "true where that day is past and no notice is recorded"),
    ("plan_until", "the day until which a plan that is to end stays at the least"),
    ("after_review", "true where changes are proposed after a review"),
    ("old_council", "the council that the plan came from"),
    ("transferred_on", "the day on which the plan came, or went"),
    ("will_assess", "true where the new council will make an assessment"),
    ("new_council", "the council that the plan goes to"),
    ("school_list", "where to find the list of schools and other settings"),
    ("moved_on", "the day of the move"),
    ("transfer_by", "the day on which the plan goes to the new council at the latest"),
    ("told_time", "in which time the new council writes to the family"),
    ("told_by", "the last day for that"),
];

/// The facts of one letter.
#[derive(Debug, Default)]
pub(super) struct Facts {
    known: BTreeMap<&'static str, Fact>,
    /// What was found while they were gathered, each with its mend.
    pub(super) findings: Vec<String>,
}

impl Facts {
    pub(super) fn get(&self, key: &str) -> Option<&Fact> {
        self.known.get(key)
    }

    /// The facts as a template takes them.
    pub(super) fn context(&self) -> Value {
        let value = |fact: &Fact| match fact {
            Fact::Is(so) => Value::from(*so),
            other => Value::from(other.words()),
        };
        Value::from_pairs(self.known.iter().map(|(key, fact)| (*key, value(fact))))
    }

    /// The words among them that come from the record or from the council.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.known
            .values()
            .filter_map(|fact| if let Fact::Words(words) = fact { Some(words.as_str()) } else { None })
    }

    /// The days among them.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> {
        self.known.values().filter_map(|fact| if let Fact::Day(day) = fact { Some(*day) } else { None })
    }

    /// The times among them, such as "15 days".
    pub(super) fn times(&self) -> impl Iterator<Item = &str> {
        self.known
            .values()
            .filter_map(|fact| if let Fact::Time(time) = fact { Some(time.as_str()) } else { None })
    }

    fn words(&mut self, key: &'static str, words: Option<impl Into<String>>) {
        let words = words.map(|words| one_line(&words.into()));
        if let Some(words) = words.filter(|words| !words.trim().is_empty()) {
            self.known.insert(key, Fact::Words(words.trim().to_owned()));
        }
    }

    fn is(&mut self, key: &'static str, so: bool) {
        self.known.insert(key, Fact::Is(so));
    }

    fn day(&mut self, key: &'static str, day: Option<Date>) {
        if let Some(day) = day {
            self.known.insert(key, Fact::Day(day));
        }
    }

    /// A last day under one name while it is to come, and under another once it is past.
    fn last_day(&mut self, key: &'static str, past: &'static str, last: Option<Date>, on: Date) {
        if let Some(last) = last {
            self.known.insert(if last < on { past } else { key }, Fact::Day(last));
        }
    }

    /// The time that a rule gives, in words.
    fn time(&mut self, key: &'static str, rule: &DateRule) {
        let words = match rule.count {
            Count::Weeks(weeks) => weeks.to_string(),
            Count::Days(days) | Count::DaysBeginningWith(days) => days.to_string(),
            Count::Months(months) | Count::MonthsBeginningWith(months) => months.to_string(),
            Count::WorkingDays(days) | Count::WorkingDaysBeginningWith(days) => days.to_string(),
            _ => return,
        };
        self.known.insert(key, Fact::Time(words));
    }
}

/// What facts are gathered from.
pub(super) struct Sources<'a> {
    pub(super) plan: &'a Plan,
    pub(super) form: &'static Form,
    pub(super) standing: &'a Standing,
    pub(super) options: &'a Options,
    pub(super) to: &'a Addressee,
    pub(super) kept_back: &'a KeptBack,
}

/// Gathers all facts of a letter.
///
/// # Errors
///
/// Where a day cannot be worked out.
pub(super) fn facts(of: &Sources<'_>) -> Result<Facts, LetterRefused> {
    let mut facts = Facts::default();
    of.people(&mut facts);
    of.bodies(&mut facts);
    if of.form.parts.iter().any(|part| part.key == "appeal") {
        of.appeal(&mut facts)?;
    }
    match (of.form.kind, of.form.decision) {
        (Kind::DecisionToAssess, _) => of.assessment(&mut facts)?,
        (Kind::DraftPlan, _) => of.draft(&mut facts),
        (Kind::FinalPlan, _) => of.final_plan(&mut facts)?,
        (Kind::AnnualReviewDecision, decision) => of.review(decision, &mut facts)?,
        (Kind::AmendmentNotice, _) => of.amendment(&mut facts)?,
        (Kind::TransferIn, _) => of.transfer_in(&mut facts),
        (Kind::TransferOut, _) => of.transfer_out(&mut facts)?,
        (Kind::DecisionNotToAssess | Kind::DecisionNotToIssue, _) => {
            facts.day("request_on", of.standing.requested);
        }
    }
    Ok(facts)
}

fn ask(rule: &'static DateRule, from: Date) -> Result<Date, LetterRefused> {
    Ok(rule.answer(from, &[], BankHolidays::of_england())?.last())
}

impl Sources<'_> {
    fn on(&self) -> Date {
        self.options.on
    }

    fn people(&self, facts: &mut Facts) {
        let child = &self.plan.child_or_young_person;
        let name = child.name.preferred.as_ref().unwrap_or(&child.name.given).trim().to_owned();
        let full = [Some(&child.name.given), child.name.middle.as_ref(), child.name.family.as_ref()];
        let full: Vec<&str> = full.into_iter().flatten().map(|part| part.trim()).collect();
        let young_person = self.plan.rights_holder.kind == RightsHolderKind::YoungPerson;
        facts.words("names", Some(format!("{name}’s")));
        facts.words("name", Some(name));
        facts.words("full_name", Some(full.join(" ")));
        facts.day("born", Some(child.date_of_birth));
        facts.is("young_person", young_person);
        facts.is("own", young_person && self.to.acting_for.is_empty());
        facts.words("people", Some(in_a_row(&self.to.names)));
        facts.words("acting", Some(in_a_row(&self.to.acting_for)));
        facts.is("acting_one", self.to.acting_for.len() == 1);
        let brand = self.options.brand.name.as_deref();
        facts.words("council", Some(brand.unwrap_or(&self.plan.local_authority.name)));
        facts.day("dated", Some(self.on()));
        let age = age_on(child.date_of_birth, self.on());
        let settings = match age {
            ..5 => "nursery or school",
            5..15 => "school",
            _ => "school or college",
        };
        facts.words("settings", Some(settings));
        let last = last_day_of_compulsory_school_age(child.date_of_birth);
        if young_person && self.on() <= last {
            facts.findings.push(format!(
                "the record says that the rights are the young person's own, but compulsory school age ends on {last}: until \
                 then they are the parent's (Children and Families Act 2014, section 83(2)); check `rights_holder`"
            ));
        } else if !young_person && self.on() > last {
            facts.findings.push(format!(
                "compulsory school age ended on {last}, so the rights are the young person's own (Children and Families \
                 Act 2014, section 83(2)), but the letter goes to the parent; check `rights_holder`"
            ));
        }
    }

    fn bodies(&self, facts: &mut Facts) {
        let brand = &self.options.brand;
        let all = [
            ("council_reach", reach::council(self.plan, brand)),
            ("advice", reach::advice(self.plan, brand)),
            ("mediation", reach::mediation(self.plan)),
            ("resolution", reach::resolution(self.plan)),
        ];
        for (key, found) in all {
            facts.words(key, found.map(|found| found.in_a_line()));
        }
    }

    fn appeal(&self, facts: &mut Facts) -> Result<(), LetterRefused> {
        let on = self.on();
        facts.day("appeal_by", Some(ask(&APPEAL, on)?));
        facts.known.insert("appeal_time", Fact::Time(FROM_DECISION.to_string()));
        facts.known.insert("certificate_time", Fact::Time(FROM_CERTIFICATE.to_string()));
        let contact = MEDIATION_CONTACT.answer(on, &[], BankHolidays::of_england())?;
        facts.day("mediation_by", Some(contact.date));
        let safe = Some(contact.safe_working_day).filter(|safe| *safe != contact.date);
        facts.day("mediation_safe", safe);
        let of_a_plan =
            self.form.kind == Kind::FinalPlan || self.form.decision == Some(ReviewDecision::Maintain);
        facts.is("section_i", of_a_plan);
        facts.time("certificate_issue_time", &MEDIATION_CERTIFICATE);
        facts.time("mediation_time", &MEDIATION_MEETING);
        Ok(())
    }

    fn assessment(&self, facts: &mut Facts) -> Result<(), LetterRefused> {
        facts.day("request_on", self.standing.requested);
        facts.time("advice_time", &ADVICE);
        if let Some(from) = self.standing.requested {
            let (refusal, last) = (ask(&REFUSAL_TO_ISSUE, from)?, ask(&FINAL_PLAN, from)?);
            facts.day("refusal_by", Some(refusal).filter(|refusal| *refusal >= self.on()));
            facts.last_day("final_by", "final_was_due", Some(last), self.on());
        }
        Ok(())
    }

    /// The last day of a step that the record's events raise and that is still to be done.
    fn open(&self, rules: &[&DateRule]) -> Option<Date> {
        let found = plan_dates(self.plan, self.on(), BankHolidays::of_england()).dates;
        let open = found.into_iter().filter(|date| date.done.is_none());
        open.filter(|date| rules.iter().any(|rule| rule.code == date.rule.code))
            .map(|date| date.answer.last())
            .min()
    }

    fn draft(&self, facts: &mut Facts) {
        facts.day("reply_by", self.standing.reply_by);
        facts.time("reply_time", &REPRESENTATIONS);
        let rules = [&FINAL_PLAN, &REASSESSMENT_FINAL, &ORDER_MAKE_FINAL, &ORDER_ASSESS_FINAL];
        facts.last_day("final_by", "final_was_due", self.open(&rules), self.on());
        facts.is("first_plan", self.plan.version.reason == Reason::FirstPlan);
        let said = self.masked(self.options.said.school_list.as_deref(), "--school-list", facts);
        facts.words("school_list", said);
        if self.options.said.school_list.is_none() {
            facts.findings.push(
                "the letter does not say where the list of schools and other settings is (SEND Regulations 2014, regulation 13(1)); \
                 give --school-list WHERE"
                    .to_owned(),
            );
        }
    }

    /// What the council said for this letter, without words that the record keeps back.
    fn masked(&self, said: Option<&str>, flag: &str, facts: &mut Facts) -> Option<String> {
        let said = said?;
        let mut words = said.to_owned();
        self.kept_back.mask(&mut words);
        if words != said {
            facts.findings.push(format!(
                "words of {flag} that the record marks as confidential stand as [kept back] in the letter; take them out"
            ));
        }
        Some(words)
    }

    fn final_plan(&self, facts: &mut Facts) -> Result<(), LetterRefused> {
        let version = &self.plan.version;
        facts.day("made_on", version.made_on);
        facts.is("first_plan", version.reason == Reason::FirstPlan);
        facts.is("tribunal", version.reason == Reason::TribunalOrder);
        let sections = &self.plan.sections;
        facts.is("has_health", !sections.health_care_provision.provisions.is_empty());
        let status = sections.placement.status;
        facts.is("education_otherwise", status == PlacementStatus::EducationOtherwise);
        let law = self.open(&[&FIRST_REVIEW, &NEXT_REVIEW, &TRANSFER_REVIEW]);
        let first = version.made_on.filter(|_| version.reason == Reason::FirstPlan);
        let law =
            law.map_or_else(|| first.map(|made| ask(&FIRST_REVIEW, made)).transpose(), |law| Ok(Some(law)))?;
        self.review_by(law, facts);
        Ok(())
    }

    /// The recorded last day for the next review, where it keeps to the law; else the law's.
    fn review_by(&self, law: Option<Date>, facts: &mut Facts) {
        let recorded = self.plan.version.next_review_by;
        let by = match (recorded, law) {
            (Some(recorded), Some(law)) if recorded > law => {
                facts.findings.push(format!(
                    "the record's last day for the next review ({recorded}) is after the law's ({law}; Children and Families Act \
                     2014, section 44(1)); the letter gives the law's, mend `version.next_review_by`"
                ));
                Some(law)
            }
            (Some(recorded), _) => Some(recorded),
            (None, law) => law,
        };
        if by.is_none() {
            facts.findings.push(
                "the record does not show when the plan was made or last reviewed, so the letter names no last day for the next \
                 review; record the events `plan_first_made` or `review_meeting_held`"
                    .to_owned(),
            );
        }
        facts.last_day("review_by", "review_was_due", by, self.on());
    }

    fn review(&self, decision: Option<ReviewDecision>, facts: &mut Facts) -> Result<(), LetterRefused> {
        facts.day("met_on", self.standing.meeting);
        facts.day("made_on", self.plan.version.made_on);
        match (decision, self.standing.meeting) {
            (Some(ReviewDecision::Maintain), _) => {
                facts.day("review_by", Some(ask(&NEXT_REVIEW, self.on())?));
            }
            (Some(ReviewDecision::Cease), _) => {
                let until = PLAN_CONTINUES_UNTIL.answer(self.on(), &[], BankHolidays::of_england())?;
                facts.day("plan_until", Some(until.date));
            }
            (Some(ReviewDecision::Amend), Some(meeting)) => {
                let due = ask(&AMENDMENT_NOTICE, meeting)?;
                let served = self.standing.noticed;
                facts.day("notice_by", Some(served.unwrap_or(due)));
                facts.is("notice_here", served == Some(self.on()));
                facts.is("notice_was_due", served.is_none() && due < self.on());
                facts.time("reply_time", &AMENDMENT_REPRESENTATIONS);
                facts.time("decide_time", &AMENDED_PLAN);
            }
            _ => {}
        }
        Ok(())
    }

    fn amendment(&self, facts: &mut Facts) -> Result<(), LetterRefused> {
        let served = self.options.served_on.unwrap_or(self.on());
        facts.day("reply_by", self.standing.reply_by);
        facts.time("reply_time", &AMENDMENT_REPRESENTATIONS);
        facts.day("decide_by", Some(ask(&AMENDED_PLAN, served)?));
        facts.time("decide_time", &AMENDED_PLAN);
        facts.day("met_on", self.standing.meeting);
        let after = self.standing.regulation == Some(super::Regulation::AfterReview);
        facts.is("after_review", after && self.standing.meeting.is_some());
        Ok(())
    }

    fn transfer_in(&self, facts: &mut Facts) {
        facts.day("transferred_on", self.standing.transferred);
        let old = self.plan.previous_authorities.last().map(|council| council.name.as_str());
        facts.words("old_council", old);
        facts.is("will_assess", self.options.said.will_assess == Some(true));
        self.review_by(self.open(&[&TRANSFER_REVIEW]), facts);
    }

    fn transfer_out(&self, facts: &mut Facts) -> Result<(), LetterRefused> {
        let said = self.masked(self.options.said.new_council.as_deref(), "--new-council", facts);
        facts.words("new_council", said);
        let (aware, moved) = self.standing.move_known;
        facts.day("moved_on", moved);
        facts.time("told_time", &TRANSFER_NOTICE);
        let done = self.standing.transferred;
        facts.day("transferred_on", done.filter(|done| *done <= self.on()));
        let by = match (done, aware) {
            (Some(done), _) => Some(done),
            (None, Some(aware)) => {
                let and: Vec<(&str, Date)> = moved.map(|moved| ("moved", moved)).into_iter().collect();
                Some(TRANSFER_ONCE_AWARE.answer(aware, &and, BankHolidays::of_england())?.last())
            }
            (None, None) => None,
        };
        facts.day("transfer_by", by);
        if let Some(by) = by.filter(|by| done.is_none() && *by < self.on()) {
            facts.findings.push(format!(
                "the plan was due at the new council by {by} (SEND Regulations 2014, regulation 15(2)) and no transfer is recorded; \
                 transfer it now, and record `plan_transferred_out`"
            ));
        }
        facts.day("told_by", done.map(|done| ask(&TRANSFER_NOTICE, done)).transpose()?);
        Ok(())
    }
}

/// Names in a row: "a, b and c".
pub(super) fn in_a_row(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., end] => format!("{} and {end}", start.join(", ")),
    }
}
