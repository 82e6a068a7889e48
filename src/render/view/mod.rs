//! What each reader sees: a plan turned into the data that a template lays out.
//!
//! What a reader sees is decided here, how it looks in the templates, and how it is said in the
//! phrase files: three things in three places.

mod amount;
mod changes;
mod gaps;
mod glossary;
mod help;
mod letter;
mod notice;
mod parent;
mod professional;
mod voice;
mod who;

pub(super) use changes::{open_with, track};
pub(super) use letter::letter;
pub(super) use notice::notice;
pub(super) use parent::parent;
pub(super) use professional::professional;
pub(super) use voice::{has_long_words, on_one_line};

use super::audience::Paper;
use super::brand::Brand;
use super::document::Appendix;
use crate::model::{Date, Labels, Plan, Status};
use crate::timescales::rules::{FIRST_REVIEW, NEXT_REVIEW, TRANSFER_REVIEW};
use crate::timescales::{BankHolidays, DateRule, State, plan_dates};
use serde_json::{Value as Json, json};

/// What a view is made from, beside the plan.
pub(super) struct Setting<'a> {
    /// The council's look and contacts.
    pub(super) brand: &'a Brand,
    /// The paper of the parent document.
    pub(super) paper: Paper,
    /// Whether the parent document leaves out the exact words.
    pub(super) short: bool,
    /// Whether the plan's data is carried inside the PDF.
    pub(super) embedded: bool,
    /// Whether the paper is plain white instead of cream.
    pub(super) white: bool,
    /// The fingerprint of this version.
    pub(super) fingerprint: &'a str,
    /// The labels of the plan's items.
    pub(super) labels: &'a Labels,
    /// Findings for an appendix of the professional document.
    pub(super) appendix: Option<&'a Appendix>,
}

impl Setting<'_> {
    fn council<'a>(&'a self, plan: &'a Plan) -> &'a str {
        self.brand.name.as_deref().unwrap_or(&plan.local_authority.name)
    }

    fn brand_view(&self, plan: &Plan) -> Json {
        json!({
            "name": self.council(plan),
            "primary": self.brand.primary.to_string(),
            "tint": self.brand.tint.to_string(),
            "logo_alt": self.brand.logo_alternative_text,
        })
    }
}

/// Tells every object of a view how many letters it holds, as `letters`: bytes of its strings, names of
/// fields aside.
///
/// Templates decide by this whether a card may break. Counting there would cost as much as a page.
pub(super) fn count_letters(view: &mut Json) -> usize {
    match view {
        Json::String(words) => words.len(),
        Json::Array(items) => items.iter_mut().map(count_letters).sum(),
        Json::Object(fields) => {
            let letters: usize = fields.values_mut().map(count_letters).sum();
            fields.insert("letters".to_owned(), letters.into());
            letters
        }
        _ => 0,
    }
}

/// The key of a status in the phrase files.
fn status_key(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::ProposedAmendment => "proposed_amendment",
        Status::Final => "final",
        Status::Ceased => "ceased",
    }
}

/// The date of a document: the day the version was made, else the latest day recorded in its life.
///
/// A PDF/A file must have a date and no clock may be read, so a record without any event takes
/// the date of birth, the one date every plan holds.
fn document_date(plan: &Plan) -> Date {
    if let Some(age) = plan.copy.as_ref().and_then(|copy| copy.age) {
        // What stands for the date of birth in such a copy is no date to show anywhere.
        return plan.version.made_on.unwrap_or(age.on);
    }
    let latest_event = plan.lifecycle.events.iter().map(|event| event.on).max();
    plan.version.made_on.or(latest_event).unwrap_or(plan.child_or_young_person.date_of_birth)
}

/// The last day that the law gives for one of these steps, worked out from the record's own events, where
/// it was still to come at the latest of them. A day that the record itself names goes before it.
fn by_law(plan: &Plan, rules: &[&DateRule]) -> Option<Date> {
    let events = plan.lifecycle.events.iter().map(|event| event.on);
    let reviews =
        plan.annual_reviews.iter().flat_map(|r| [Some(r.meeting_on), r.decision_notified_on]).flatten();
    let as_of = events.chain(reviews).fold(document_date(plan), Date::max);
    let found = plan_dates(plan, as_of, BankHolidays::of_england()).dates;
    let open = found.iter().filter(|date| date.state == State::Due);
    open.filter(|date| rules.iter().any(|rule| rule.code == date.rule.code)).map(|d| d.answer.last()).min()
}

/// The last day for the next review: the recorded one, else the one that the law gives.
fn review_by(plan: &Plan) -> Option<Date> {
    let rules = [&FIRST_REVIEW, &NEXT_REVIEW, &TRANSFER_REVIEW];
    plan.version.next_review_by.or_else(|| by_law(plan, &rules))
}

fn date_parts(date: Date) -> Json {
    json!([date.year(), date.month(), date.day()])
}

/// An amount of money, such as "£1,250" or "£12.50".
fn money(pence: u32) -> String {
    let (pounds, rest) = (pence / 100, pence % 100);
    let digits = pounds.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest == 0 { format!("£{grouped}") } else { format!("£{grouped}.{rest:02}") }
}

/// Whether the plan was made from an older paper by a conversion that nobody has confirmed whole.
fn is_reformatted(plan: &Plan) -> bool {
    let sections = &plan.sections;
    let from_source = |provision: &crate::model::Provision| {
        provision.provenance.as_ref().is_some_and(|source| source.confirmed_on.is_none())
    };
    !plan.unplaced.is_empty() || sections.special_educational_provision.provisions.iter().any(from_source)
}

/// Whether the words already stand in quotation marks of their own.
fn is_quoted(text: &crate::model::Text) -> bool {
    text.as_str().trim_start().starts_with(['"', '“', '‘', '\'', '«', '„'])
}
