//! How the First-tier Tribunal counts time in cases about special educational needs.
//!
//! The Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules
//! 2008, rule 12. Nothing here applies to the duties of the SEND Regulations, which get no more time.

use super::bank_holidays::BankHolidays;
use super::count::{Months, move_by};
use crate::model::Date;
use std::fmt;

/// Working days of the Tribunal for anything but the start of an appeal: days from 25 December to
/// 1 January and days in August are not counted (rule 12(3)(b)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TribunalWorkingDays(pub u16);

impl TribunalWorkingDays {
    /// The last day "within so many working days after" a day, which is not counted.
    #[must_use]
    pub fn after(self, day: Date, holidays: &BankHolidays) -> Date {
        let mut last = day;
        for _ in 0..self.0 {
            last = move_by(last, 1);
            while is_quiet(last) || !holidays.is_working_day(last) {
                let next = move_by(last, 1);
                if next == last {
                    return last;
                }
                last = next;
            }
        }
        last
    }
}

impl fmt::Display for TribunalWorkingDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} working days of the Tribunal", self.0)
    }
}

/// The time to start an appeal from the day of the decision (rule 20(1)(c)).
pub const FROM_DECISION: Months = Months(2);
/// The time to start an appeal from the day of the mediation certificate (rule 20(1)(c)).
pub const FROM_CERTIFICATE: Months = Months(1);

/// Why the time to start an appeal goes on after the day on which it would have ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoesOn {
    /// It ended in August: rule 12(3)(a).
    August,
    /// It ended between 25 December and 1 January: rule 12(3)(a).
    Christmas,
    /// It ended on a Saturday, Sunday or bank holiday: rule 12(2).
    NotWorking,
}

/// The day on which an appeal is still in time, where the months end on `ends`, and why it is another.
///
/// The rules are read as they stand: the day on which the months end decides once. A time that ends
/// on Saturday 31 July is in time on Monday 2 August, not in September.
#[must_use]
pub fn in_time_until(ends: Date, holidays: &BankHolidays) -> (Date, Option<GoesOn>) {
    let next = |day: Date| holidays.working_day_from(day);
    if ends.month() == 8 {
        let after = Date::new(ends.year(), 9, 1).unwrap_or(ends);
        (next(after), Some(GoesOn::August))
    } else if is_christmas(ends) {
        let year = if ends.month() == 12 { ends.year().saturating_add(1) } else { ends.year() };
        (next(Date::new(year, 1, 2).unwrap_or(ends)), Some(GoesOn::Christmas))
    } else if holidays.is_working_day(ends) {
        (ends, None)
    } else {
        (next(ends), Some(GoesOn::NotWorking))
    }
}

/// Days that do not count for an act other than starting an appeal.
fn is_quiet(day: Date) -> bool {
    day.month() == 8 || is_christmas(day)
}

fn is_christmas(day: Date) -> bool {
    (day.month() == 12 && day.day() >= 25) || (day.month() == 1 && day.day() == 1)
}
