//! How the law counts days: weeks after an event, periods that begin with a day, months, school years.
//!
//! Days are calendar days; school and bank holidays count (SEND Regulations 2014 give no extension
//! where a limit ends on one). A date beyond the calendar's end becomes the last date there is.

use crate::model::Date;
use jiff::ToSpan;
use jiff::civil::Weekday;

/// The last day "within `weeks` weeks of" an event. The day of the event is not counted.
#[must_use]
pub fn within_weeks_of(day: Date, weeks: i32) -> Date {
    later(day, weeks.saturating_mul(7))
}

/// The last of `days` days "beginning with" a day, which is counted as the first.
#[must_use]
pub fn last_of_days_beginning_with(day: Date, days: i32) -> Date {
    later(day, days.saturating_sub(1))
}

/// The last day of "the period of `months` months beginning with" a day.
///
/// It is the day before the same number in the last month; where that month has no such day,
/// its own last day: twelve months beginning with 29 February 2024 end on 28 February 2025.
#[must_use]
pub fn last_of_months_beginning_with(day: Date, months: i32) -> Date {
    let same = months_after(day, months);
    if same.day() == day.day() { later(same, -1) } else { same }
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

fn later(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_of_a_first_plan() {
        for (request, six, sixteen, twenty) in [
            (date(2026, 1, 5), date(2026, 2, 16), date(2026, 4, 27), date(2026, 5, 25)),
            (date(2026, 3, 9), date(2026, 4, 20), date(2026, 6, 29), date(2026, 7, 27)),
            (date(2026, 7, 6), date(2026, 8, 17), date(2026, 10, 26), date(2026, 11, 23)),
        ] {
            assert_eq!(within_weeks_of(request, 6), six);
            assert_eq!(within_weeks_of(request, 16), sixteen);
            assert_eq!(within_weeks_of(request, 20), twenty);
        }
    }

    #[test]
    fn weeks_of_a_review() {
        let meeting = date(2026, 11, 10);
        assert_eq!(within_weeks_of(meeting, 2), date(2026, 11, 24));
        assert_eq!(within_weeks_of(meeting, 4), date(2026, 12, 8));
        assert_eq!(within_weeks_of(within_weeks_of(meeting, 4), 8), date(2027, 2, 2));
        assert_eq!(within_weeks_of(date(2026, 12, 1), 8), date(2027, 1, 26));
        assert_eq!(within_weeks_of(date(2026, 9, 18), 14), date(2026, 12, 25));
    }

    #[test]
    fn fifteen_days_begin_with_the_day_of_service() {
        assert_eq!(last_of_days_beginning_with(date(2026, 4, 20), 15), date(2026, 5, 4));
        assert_eq!(last_of_days_beginning_with(date(2026, 12, 1), 15), date(2026, 12, 15));
    }

    #[test]
    fn twelve_months_begin_with_the_day() {
        for (from, last) in [
            (date(2026, 5, 18), date(2027, 5, 17)),
            (date(2026, 2, 2), date(2027, 2, 1)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2025, 3, 1), date(2026, 2, 28)),
        ] {
            assert_eq!(last_of_months_beginning_with(from, 12), last);
        }
        assert_eq!(last_of_months_beginning_with(date(2027, 1, 11), 3), date(2027, 4, 10));
    }

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
