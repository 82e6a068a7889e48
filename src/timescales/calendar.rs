//! Ages, school years and the days between two dates.
//!
//! How the law counts time limits stands in `count`. A date beyond the calendar's end becomes the
//! last date there is.

use super::count::Months;
use crate::model::Date;
use jiff::ToSpan;
use jiff::civil::Weekday;

/// The last day of "the period of `months` months beginning with" a day.
#[must_use]
pub fn last_of_months_beginning_with(day: Date, months: u16) -> Date {
    Months(months).beginning_with(day)
}

/// The same day of the month `months` months later, or the last day of that month where it is shorter.
#[must_use]
pub fn months_after(day: Date, months: i32) -> Date {
    day.checked_add(months.months()).unwrap_or(Date::MAX)
}

/// How many whole days lie between two dates, below 0 where the second comes first.
#[must_use]
pub fn days_from(one: Date, other: Date) -> i32 {
    one.until(other).map_or(0, |span| span.get_days())
}

/// The years of age on a day. Someone born on 29 February is a year older on 1 March of a short year.
#[must_use]
pub fn age_on(birth: Date, day: Date) -> i16 {
    let before_birthday = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year().saturating_sub(birth.year()).saturating_sub(i16::from(before_birthday))
}

/// The calendar year in which the school year of this day began. A school year begins on 1 September.
#[must_use]
pub fn school_year_of(day: Date) -> i16 {
    if day.month() >= 9 { day.year() } else { day.year().saturating_sub(1) }
}

/// The national curriculum year that fits the age: the age on 31 August before the school year, less 4.
///
/// Reception is 0, nursery years are below it. A child may be taught in another year by agreement.
#[must_use]
pub fn national_curriculum_year(birth: Date, day: Date) -> i16 {
    let eve = Date::new(school_year_of(day), 8, 31).unwrap_or(day);
    age_on(birth, eve).saturating_sub(4)
}

/// The last day of compulsory school age: the last Friday in June of the school year in which the
/// child turns 16 (Education Act 1996, section 8). From the next day on the rights are the young
/// person's own (Children and Families Act 2014, section 83(2)).
#[must_use]
pub fn last_day_of_compulsory_school_age(birth: Date) -> Date {
    let sixteen = birth.year().saturating_add(16);
    let year = if birth.month() >= 9 { sixteen.saturating_add(1) } else { sixteen };
    Date::new(year, 6, 1).and_then(|june| june.nth_weekday_of_month(-1, Weekday::Friday)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_end_with_the_month() {
        assert_eq!(months_after(date(2026, 6, 30), 2), date(2026, 8, 30));
        assert_eq!(months_after(date(2026, 8, 14), 1), date(2026, 9, 14));
        assert_eq!(months_after(date(2026, 1, 31), 1), date(2026, 2, 28));
    }

    #[test]
    fn compulsory_school_age_ends_on_the_last_friday_of_june() {
        assert_eq!(last_day_of_compulsory_school_age(date(2009, 9, 1)), date(2026, 6, 26));
        assert_eq!(last_day_of_compulsory_school_age(date(2010, 8, 31)), date(2026, 6, 26));
        assert_eq!(last_day_of_compulsory_school_age(date(2010, 10, 3)), date(2027, 6, 25));
        assert_eq!(last_day_of_compulsory_school_age(date(2012, 1, 1)), date(2028, 6, 30));
    }

    #[test]
    fn the_school_year_follows_the_age_on_31_august() {
        for (birth, day, year) in [
            (date(2018, 2, 9), date(2026, 11, 21), 4),
            (date(2018, 2, 9), date(2026, 8, 31), 3),
            (date(2018, 8, 31), date(2026, 9, 1), 4),
            (date(2018, 9, 1), date(2026, 9, 1), 3),
            (date(2022, 10, 3), date(2026, 11, 5), -1),
            (date(2013, 2, 14), date(2026, 9, 29), 9),
        ] {
            assert_eq!(national_curriculum_year(birth, day), year, "{birth} on {day}");
        }
    }

    #[test]
    fn ages_count_birthdays() {
        assert_eq!(age_on(date(2008, 2, 29), date(2026, 2, 28)), 17);
        assert_eq!(age_on(date(2008, 2, 29), date(2026, 3, 1)), 18);
        assert_eq!(days_from(date(2026, 3, 1), date(2026, 2, 27)), -2);
    }
}
