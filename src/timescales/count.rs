//! The ways in which the law counts time, each a type of its own, so that no two can be mixed.
//!
//! Weeks, days, months and working days answer different questions: `Weeks(4)` is not `Months(1)`,
//! and fifteen days are not fifteen working days. The Tribunal's own rules stand in
//! [`super::tribunal`]. A date beyond the calendar's end becomes the last date there is.
//!
//! ```compile_fail
//! use ehcp::timescales::count::{Days, Weeks};
//! let time: Weeks = Days(42);
//! ```
//!
//! ```compile_fail
//! use ehcp::timescales::count::{Days, WorkingDays};
//! let _ = Days(15) == WorkingDays(15);
//! ```

use super::bank_holidays::BankHolidays;
use crate::model::Date;
use jiff::ToSpan;
use std::fmt;

/// Whole weeks. School holidays and bank holidays count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weeks(pub u16);

/// Calendar days. School holidays and bank holidays count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(pub u16);

/// Calendar months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Months(pub u16);

/// Days that are no Saturday, Sunday or bank holiday in England.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDays(pub u16);

impl Weeks {
    /// The last day "within so many weeks of" a day, which is not counted.
    #[must_use]
    pub fn after(self, day: Date) -> Date {
        move_by(day, 7 * i32::from(self.0))
    }

    /// The last day that is "at least so many weeks before" a day.
    #[must_use]
    pub fn before(self, day: Date) -> Date {
        move_by(day, -7 * i32::from(self.0))
    }
}

impl Days {
    /// The last day "within so many days of" a day, which is not counted.
    #[must_use]
    pub fn after(self, day: Date) -> Date {
        move_by(day, i32::from(self.0))
    }

    /// The last of so many days "beginning with" a day, which is counted as the first.
    #[must_use]
    pub fn beginning_with(self, day: Date) -> Date {
        move_by(day, i32::from(self.0) - 1)
    }
}

impl Months {
    /// The same day of the month so many months later, or the last day of that month where it is shorter.
    #[must_use]
    pub fn after(self, day: Date) -> Date {
        day.checked_add(i32::from(self.0).months()).unwrap_or(Date::MAX)
    }

    /// The same day of the month so many months earlier, or the last day of that month where it is shorter.
    #[must_use]
    pub fn before(self, day: Date) -> Date {
        day.checked_sub(i32::from(self.0).months()).unwrap_or(Date::MIN)
    }

    /// The last day of "the period of so many months beginning with" a day.
    ///
    /// It is the day before the same number in the last month; where that month has no such day, its
    /// own last day: twelve months beginning with 29 February 2024 end on 28 February 2025.
    #[must_use]
    pub fn beginning_with(self, day: Date) -> Date {
        let same = self.after(day);
        if same.day() == day.day() { move_by(same, -1) } else { same }
    }
}

impl WorkingDays {
    /// The last day "within so many working days of" a day, which is not counted.
    #[must_use]
    pub fn after(self, day: Date, holidays: &BankHolidays) -> Date {
        let mut last = day;
        for _ in 0..self.0 {
            last = holidays.working_day_from(move_by(last, 1));
        }
        last
    }

    /// The last of so many working days "beginning with" a day, which is the first where it is a
    /// working day itself.
    #[must_use]
    pub fn beginning_with(self, day: Date, holidays: &BankHolidays) -> Date {
        let first = holidays.working_day_from(day);
        Self(self.0.saturating_sub(1)).after(first, holidays)
    }

    /// The last day with so many working days from it, itself counted, up to the eve of a day.
    #[must_use]
    pub fn before(self, day: Date, holidays: &BankHolidays) -> Date {
        let mut first = day;
        for _ in 0..self.0 {
            first = holidays.working_day_until(move_by(first, -1));
        }
        first
    }
}

/// The day so many days later, or earlier where the number is below 0.
pub(super) fn move_by(day: Date, days: i32) -> Date {
    let end = if days < 0 { Date::MIN } else { Date::MAX };
    day.checked_add(days.days()).unwrap_or(end)
}

/// A count and its unit, such as "6 weeks" or "1 month".
fn counted(f: &mut fmt::Formatter<'_>, count: u16, unit: &str) -> fmt::Result {
    write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
}

impl fmt::Display for Weeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        counted(f, self.0, "week")
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        counted(f, self.0, "day")
    }
}

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        counted(f, self.0, "month")
    }
}

impl fmt::Display for WorkingDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        counted(f, self.0, "working day")
    }
}
