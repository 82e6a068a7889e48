//! The dates of plans for people, programs, calendars and spreadsheets.

mod calendar_file;
mod json;
mod table;
mod text;

use super::bank_holidays::BankHolidays;
use super::of_plan::PlanDates;
use crate::model::{Date, Plan};

pub use calendar_file::write_ics;
pub use json::write_json;
pub use table::write_csv;
pub use text::write_text;

/// The dates of one plan, and of the plan only what a list of dates needs.
#[derive(Debug, Clone)]
pub struct CaseDates {
    /// The name of the file.
    pub file: String,
    /// The plan's identity.
    pub plan: String,
    /// The number of the version.
    pub version: u32,
    /// The initials, for titles that strangers may see.
    pub initials: String,
    /// The dates.
    pub dates: PlanDates,
}

/// A file whose dates could not be worked out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NotRead {
    /// The name of the file.
    pub file: String,
    /// Why.
    pub reason: String,
}

/// The dates of a caseload on a day.
#[derive(Debug)]
pub struct Caseload<'a> {
    /// The day of judging.
    pub as_of: Date,
    /// The bank holidays that were counted with.
    pub holidays: &'a BankHolidays,
    /// The plans, in the order of reading.
    pub cases: Vec<CaseDates>,
    /// The files that could not be read.
    pub not_read: Vec<NotRead>,
}

impl CaseDates {
    /// The dates of a plan, with no more of the plan than a list of dates needs.
    #[must_use]
    pub fn of(plan: &Plan, file: String, dates: PlanDates) -> Self {
        let name = &plan.child_or_young_person.name;
        let letters = [Some(name.given.as_str()), name.family.as_deref()];
        let initials: String = letters
            .into_iter()
            .flatten()
            .filter_map(|part| part.chars().find(|letter| letter.is_alphabetic()))
            .flat_map(|letter| letter.to_uppercase().chain(['.']))
            .collect();
        Self { file, plan: plan.id.to_string(), version: plan.version.number, initials, dates }
    }
}
