//! The national curriculum year of a child or young person.

use super::subject::Subject;
use crate::model::Date;

/// The year as recorded; where it is not, the year that the age gives on the day of judging.
/// Reception is 0. None before Reception or beyond Year 13, where age does not say it.
pub(super) fn school_year(subject: &Subject<'_>) -> Option<i8> {
    let child = &subject.plan.child_or_young_person;
    match &child.school_year {
        Some(year) => Some(year.national_curriculum_year),
        None => year_by_age(child.date_of_birth, subject.on),
    }
}

/// The year by age: the age on 31 August before the school year began, less four.
pub(super) fn year_by_age(born: Date, on: Date) -> Option<i8> {
    let year = on.year() - i16::from(on.month() < 9);
    let mut age = year - born.year();
    if (born.month(), born.day()) > (8, 31) {
        age -= 1;
    }
    i8::try_from(age - 4).ok().filter(|year| (0..=20).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_year_changes_on_the_first_of_september() {
        let on = date(2026, 11, 21);
        assert_eq!(year_by_age(date(2018, 5, 3), on), Some(4));
        assert_eq!(year_by_age(date(2018, 8, 31), on), Some(4));
        assert_eq!(year_by_age(date(2018, 9, 1), on), Some(3));
        assert_eq!(year_by_age(date(2018, 9, 1), date(2027, 8, 31)), Some(3));
        assert_eq!(year_by_age(date(2018, 9, 1), date(2027, 9, 1)), Some(4));
        assert_eq!(year_by_age(date(2024, 5, 3), on), None);
    }
}
