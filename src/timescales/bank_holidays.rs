//! Bank holidays in England: the yearly ones by rule, single ones and moved ones from a data file.
//!
//! The yearly rules are those of 1978 and later, and the data file goes back to 1995. Neither the
//! SEND Regulations nor the Children and Families Act say what a working day is; here it is a day
//! that is no Saturday, Sunday or bank holiday, as the Tribunal's rules have it. A council that
//! counts otherwise can give a file of further days.

use super::count::move_by;
use crate::model::Date;
use jiff::civil::{Weekday, date};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The bank holidays of England, by rule and by data.
#[derive(Debug, Clone)]
pub struct BankHolidays {
    single: BTreeMap<Date, String>,
    moved_away: BTreeSet<Date>,
}

/// Why a file of bank holidays could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HolidayError {
    /// The file is not in the form of `bank_holidays.toml`. The place stands in `source`.
    #[error("the file of bank holidays cannot be read; each day is a [[day]] with `on` and `name`")]
    Form(#[from] toml::de::Error),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    day: Vec<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    on: Date,
    name: String,
    in_place_of: Option<Date>,
}

static ENGLAND: LazyLock<BankHolidays> = LazyLock::new(|| {
    BankHolidays::read(include_str!("bank_holidays.toml")).expect("a test reads the file that is built in")
});

impl BankHolidays {
    /// Those of England, as far as they were proclaimed when this version was made.
    #[must_use]
    pub fn of_england() -> &'static Self {
        &ENGLAND
    }

    fn read(text: &str) -> Result<Self, HolidayError> {
        let file: File = toml::from_str(text)?;
        let moved_away = file.day.iter().filter_map(|day| day.in_place_of).collect();
        Ok(Self { single: file.day.into_iter().map(|day| (day.on, day.name)).collect(), moved_away })
    }

    /// Those of England and the days of a file in the form of `bank_holidays.toml`: a new bank
    /// holiday, or days on which a council does not work.
    ///
    /// # Errors
    /// Where the file has another form.
    pub fn with(text: &str) -> Result<Self, HolidayError> {
        let (mut all, more) = (Self::of_england().clone(), Self::read(text)?);
        all.single.extend(more.single);
        all.moved_away.extend(more.moved_away);
        Ok(all)
    }

    /// The name of the bank holiday on this day, if it is one.
    #[must_use]
    pub fn name(&self, day: Date) -> Option<&str> {
        if let Some(name) = self.single.get(&day) {
            return Some(name);
        }
        yearly(day).filter(|_| !self.moved_away.contains(&day))
    }

    /// Whether people are at work: no Saturday, Sunday or bank holiday.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        !is_weekend(day) && self.name(day).is_none()
    }

    /// The day itself where it is a working day, otherwise the next one.
    #[must_use]
    pub fn working_day_from(&self, day: Date) -> Date {
        self.walk(day, 1)
    }

    /// The day itself where it is a working day, otherwise the one before.
    #[must_use]
    pub fn working_day_until(&self, day: Date) -> Date {
        self.walk(day, -1)
    }

    fn walk(&self, mut day: Date, step: i32) -> Date {
        while !self.is_working_day(day) {
            let next = move_by(day, step);
            if next == day {
                break;
            }
            day = next;
        }
        day
    }

    /// What keeps a day from being a working day, such as "a Sunday" or "no working day (Good Friday)".
    #[must_use]
    pub fn why_not_working(&self, day: Date) -> Option<String> {
        if let Some(name) = self.name(day) {
            return Some(format!("no working day ({name})"));
        }
        match day.weekday() {
            Weekday::Saturday => Some("a Saturday".to_owned()),
            Weekday::Sunday => Some("a Sunday".to_owned()),
            _ => None,
        }
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The bank holiday that the yearly rules put on this day.
fn yearly(day: Date) -> Option<&'static str> {
    use Weekday::{Friday, Monday, Tuesday};
    match (day.month(), day.day(), day.weekday()) {
        (1, 1, _) => Some("New Year's Day"),
        (1, 2 | 3, Monday) => Some("New Year's Day (substitute day)"),
        (5, 1..=7, Monday) => Some("Early May bank holiday"),
        (5, 25..=31, Monday) => Some("Spring bank holiday"),
        (8, 25..=31, Monday) => Some("Summer bank holiday"),
        (12, 25, _) => Some("Christmas Day"),
        (12, 26, _) => Some("Boxing Day"),
        // Christmas Day on a Saturday or Sunday gives its day to the first weekday after Boxing Day;
        // Boxing Day on a Saturday to Monday, on a Sunday (after Christmas on Saturday) to Tuesday.
        (12, 27, Monday | Tuesday) => Some("Christmas Day (substitute day)"),
        (12, 28, Monday | Tuesday) => Some("Boxing Day (substitute day)"),
        (3 | 4, _, Friday) if move_by(day, 2) == easter(day.year()) => Some("Good Friday"),
        (3 | 4, _, Monday) if move_by(day, -1) == easter(day.year()) => Some("Easter Monday"),
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar, from the golden number, the epact and the Sunday letter.
#[must_use]
pub fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let golden = year % 19;
    let century = year / 100;
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    // The moon's calendar is a day shorter in the last columns of the table.
    let full_moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + full_moon + 2 - century + century / 4) % 7;
    let sunday = full_moon - weekday;
    let month = 3 + (sunday + 40) / 44;
    let day = sunday + 28 - 31 * (month / 4);
    let small = |number: i32| i8::try_from(number).unwrap_or(1);
    Date::new(i16::try_from(year).unwrap_or(2000), small(month), small(day)).unwrap_or(date(2000, 4, 23))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_is_built_in_can_be_read_and_moves_only_real_holidays() {
        let holidays = BankHolidays::of_england();
        assert_eq!(holidays.single.len(), 12);
        for moved in &holidays.moved_away {
            assert!(yearly(*moved).is_some(), "{moved}");
            assert_eq!(holidays.name(*moved), None);
        }
    }

    #[test]
    fn a_council_adds_days_of_its_own() {
        let text = "[[day]]\non = \"2026-12-24\"\nname = \"the council is closed\"\n";
        let holidays = BankHolidays::with(text).unwrap();
        assert_eq!(holidays.working_day_until(date(2026, 12, 26)), date(2026, 12, 23));
        assert!(holidays.name(date(2026, 12, 25)).is_some());
        assert!(BankHolidays::with("[[day]]\non = \"2026-02-30\"\nname = \"no day\"").is_err());
        assert!(BankHolidays::with("[[days]]\n").is_err());
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_endless_walk() {
        let holidays = BankHolidays::of_england();
        assert_eq!(holidays.working_day_from(Date::MAX), Date::MAX);
        let _ = holidays.working_day_until(Date::MIN);
    }
}
