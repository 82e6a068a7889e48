//! Every day of fifty years against a second calculation, written another way.
//!
//! The second calculation knows no calendar: it counts days from 1 January 1970, finds dates by
//! walking through years and months, and takes the bank holidays of 1995 to 2030 from a table that
//! was typed in from what was published. From 2031 on it derives them by another way to Easter.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use ehcp::model::Date;
use ehcp::timescales::bank_holidays::easter;
use ehcp::timescales::count::{Days, Months, Weeks, WorkingDays};
use ehcp::timescales::tribunal::{TribunalWorkingDays, in_time_until};
use ehcp::timescales::{BankHolidays, date_rule};
use std::collections::BTreeSet;

/// Year, month, day.
type Day = (i64, i64, i64);

fn is_leap(year: i64) -> bool {
    year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
}

fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1 January 1970.
fn number((year, month, day): Day) -> i64 {
    let years: i64 = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
    let months: i64 = (1..month).map(|month| month_length(year, month)).sum();
    years + months + day - 1
}

fn from_number(mut number: i64) -> Day {
    let mut year = 1970;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if number < length {
            break;
        }
        number -= length;
        year += 1;
    }
    let mut month = 1;
    while number >= month_length(year, month) {
        number -= month_length(year, month);
        month += 1;
    }
    (year, month, number + 1)
}

/// Monday is 0. The first day of 1970 was a Thursday.
fn weekday(number: i64) -> i64 {
    (number + 3).rem_euclid(7)
}

fn shift((year, month, day): Day, months: i64) -> Day {
    let month = year * 12 + month - 1 + months;
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    (year, month, day.min(month_length(year, month)))
}

/// The bank holidays of England that were published, on the weekdays on which they were kept, by year.
const PUBLISHED: &[(i64, &[(i64, i64)])] = &[
    (1995, &[(1, 2), (4, 14), (4, 17), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (1996, &[(1, 1), (4, 5), (4, 8), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (1997, &[(1, 1), (3, 28), (3, 31), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (1998, &[(1, 1), (4, 10), (4, 13), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (1999, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28), (12, 31)]),
    (2000, &[(1, 3), (4, 21), (4, 24), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2001, &[(1, 1), (4, 13), (4, 16), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]),
    (2002, &[(1, 1), (3, 29), (4, 1), (5, 6), (6, 3), (6, 4), (8, 26), (12, 25), (12, 26)]),
    (2003, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2004, &[(1, 1), (4, 9), (4, 12), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2005, &[(1, 3), (3, 25), (3, 28), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)]),
    (2006, &[(1, 2), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2007, &[(1, 1), (4, 6), (4, 9), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]),
    (2008, &[(1, 1), (3, 21), (3, 24), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2009, &[(1, 1), (4, 10), (4, 13), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2010, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2011, &[(1, 3), (4, 22), (4, 25), (4, 29), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)]),
    (2012, &[(1, 2), (4, 6), (4, 9), (5, 7), (6, 4), (6, 5), (8, 27), (12, 25), (12, 26)]),
    (2013, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2014, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2015, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2016, &[(1, 1), (3, 25), (3, 28), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)]),
    (2017, &[(1, 2), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2018, &[(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]),
    (2019, &[(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2020, &[(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2022, &[(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]),
    (2023, &[(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, &[(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2028, &[(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2029, &[(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]),
    (2030, &[(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
];

/// Easter Sunday by the way of Gauss, with its two exceptions.
#[expect(clippy::many_single_char_names, reason = "the letters under which the method is known")]
fn easter_by_gauss(year: i64) -> Day {
    let (a, b, c) = (year % 19, year % 4, year % 7);
    let (k, p) = (year / 100, (13 + 8 * (year / 100)) / 25);
    let q = k / 4;
    let (m, n) = ((15 - p + k - q) % 30, (4 + k - q) % 7);
    let d = (19 * a + m) % 30;
    let e = (2 * b + 4 * c + 6 * d + n) % 7;
    let mut day = 22 + d + e;
    if (d == 29 && e == 6) || (d == 28 && e == 6 && (11 * m + 11) % 30 < 19) {
        day -= 7;
    }
    if day > 31 { (year, 4, day - 31) } else { (year, 3, day) }
}

/// The bank holidays of a year on weekdays, as day numbers.
fn holidays_of(year: i64) -> Vec<i64> {
    if let Some((_, days)) = PUBLISHED.iter().find(|(published, _)| *published == year) {
        return days.iter().map(|(month, day)| number((year, *month, *day))).collect();
    }
    let monday = |mut day: i64, step: i64| {
        while weekday(day) != 0 {
            day += step;
        }
        day
    };
    let sunday = number(easter_by_gauss(year));
    let mut days = vec![
        sunday - 2,
        sunday + 1,
        monday(number((year, 5, 1)), 1),
        monday(number((year, 5, 31)), -1),
        monday(number((year, 8, 31)), -1),
    ];
    // Each of these goes to the next weekday that is free.
    for (month, day) in [(1, 1), (12, 25), (12, 26)] {
        let mut on = number((year, month, day));
        let other = |on: i64| (month, day) == (12, 25) && from_number(on).2 == 26;
        while weekday(on) > 4 || days.contains(&on) || other(on) {
            on += 1;
        }
        days.push(on);
    }
    // Christmas Day on a Sunday gives Monday to Boxing Day and takes Tuesday.
    days
}

struct Second {
    holidays: BTreeSet<i64>,
}

impl Second {
    fn new() -> Self {
        Self { holidays: (1995..=2075).flat_map(holidays_of).collect() }
    }

    fn works(&self, day: i64) -> bool {
        weekday(day) < 5 && !self.holidays.contains(&day)
    }

    fn next(&self, mut day: i64) -> i64 {
        while !self.works(day) {
            day += 1;
        }
        day
    }

    fn last(&self, mut day: i64) -> i64 {
        while !self.works(day) {
            day -= 1;
        }
        day
    }

    /// The day on which the nth working day from `first` falls, `first` being one that may count.
    fn nth(&self, first: i64, count: usize) -> i64 {
        (first..).filter(|day| self.works(*day)).nth(count - 1).unwrap()
    }

    fn tribunal(&self, day: i64, count: usize) -> i64 {
        let quiet = |day: i64| matches!(from_number(day), (_, 8, _) | (_, 1, 1) | (_, 12, 25..=31));
        (day + 1..).filter(|day| self.works(*day) && !quiet(*day)).nth(count - 1).unwrap()
    }

    fn appeal(&self, day: i64) -> i64 {
        let ends = number(shift(from_number(day), 2));
        let (year, month, of_month) = from_number(ends);
        match (month, of_month) {
            (8, _) => self.next(number((year, 9, 1))),
            (12, 25..) => self.next(number((year + 1, 1, 2))),
            (1, 1) => self.next(number((year, 1, 2))),
            _ => self.next(ends),
        }
    }
}

fn civil(number: i64) -> Date {
    let (year, month, day) = from_number(number);
    Date::new(i16::try_from(year).unwrap(), i8::try_from(month).unwrap(), i8::try_from(day).unwrap()).unwrap()
}

#[test]
fn bank_holidays_are_those_that_were_published() {
    let holidays = BankHolidays::of_england();
    for (year, days) in PUBLISHED {
        let ours: Vec<(i64, i64)> = (number((*year, 1, 1))..number((*year + 1, 1, 1)))
            .filter(|day| weekday(*day) < 5 && holidays.name(civil(*day)).is_some())
            .map(|day| (from_number(day).1, from_number(day).2))
            .collect();
        assert_eq!(&ours.as_slice(), days, "{year}");
    }
}

#[test]
fn easter_is_the_same_by_another_way() {
    for year in 1900..=2199 {
        let (_, month, day) = easter_by_gauss(year);
        let ours = easter(i16::try_from(year).unwrap());
        assert_eq!((i64::from(ours.month()), i64::from(ours.day())), (month, day), "{year}");
    }
}

/// 1 September 2014 to 31 August 2064.
fn fifty_years() -> std::ops::Range<i64> {
    number((2014, 9, 1))..number((2064, 9, 1))
}

#[test]
fn every_kind_of_time_agrees_on_every_day() {
    let (second, holidays) = (Second::new(), BankHolidays::of_england());
    assert_eq!(fifty_years().count(), 18_262 + 1);
    for at in fifty_years() {
        let day = civil(at);
        assert_eq!(holidays.is_working_day(day), second.works(at), "{day}");
        assert_eq!(holidays.working_day_from(day), civil(second.next(at)), "{day}");
        assert_eq!(holidays.working_day_until(day), civil(second.last(at)), "{day}");
        for weeks in [1_u16, 2, 4, 5, 6, 8, 10, 11, 12, 14, 16, 20] {
            assert_eq!(Weeks(weeks).after(day), civil(at + 7 * i64::from(weeks)), "{weeks} weeks from {day}");
        }
        assert_eq!(Weeks(2).before(day), civil(at - 14), "{day}");
        assert_eq!(Days(15).beginning_with(day), civil(at + 14), "{day}");
        assert_eq!(Days(30).after(day), civil(at + 30), "{day}");
        for months in [1_u16, 2, 3, 5, 6, 12] {
            let target = shift(from_number(at), i64::from(months));
            assert_eq!(Months(months).after(day), civil(number(target)), "{months} months from {day}");
            let clamped = target.2 != from_number(at).2;
            let last = number(target) - i64::from(!clamped);
            assert_eq!(Months(months).beginning_with(day), civil(last), "{months} months with {day}");
            let before = shift(from_number(at), -i64::from(months));
            assert_eq!(Months(months).before(day), civil(number(before)), "{months} months before {day}");
        }
        for days in [2_usize, 3, 15, 30] {
            let count = u16::try_from(days).unwrap();
            assert_eq!(WorkingDays(count).after(day, holidays), civil(second.nth(at + 1, days)), "{day}");
            assert_eq!(
                WorkingDays(count).beginning_with(day, holidays),
                civil(second.nth(at, days)),
                "{day}"
            );
            let tribunal = TribunalWorkingDays(count).after(day, holidays);
            assert_eq!(tribunal, civil(second.tribunal(at, days)), "{day}");
        }
        let two_months = Months(2).after(day);
        assert_eq!(in_time_until(two_months, holidays).0, civil(second.appeal(at)), "{day}");
        // The last day with 15 working days before the move: one day later there are only 14.
        let known = WorkingDays(15).before(day, holidays);
        let known_at = (at - 60..at).rev().find(|first| {
            (*first..at).filter(|day| second.works(*day)).count() == 15 && second.works(*first)
        });
        assert_eq!(known, civil(known_at.unwrap()), "{day}");
    }
}

#[test]
fn rules_agree_on_every_day() {
    let (second, holidays) = (Second::new(), BankHolidays::of_england());
    let ask = |rule: &str, at: i64| {
        let answer = date_rule(rule).unwrap().answer(civil(at), &[], holidays).unwrap();
        (answer.date, answer.safe_working_day)
    };
    for at in fifty_years() {
        let by = |last: i64| (civil(last), civil(second.last(last)));
        for (rule, weeks) in [
            ("decision-to-assess", 6),
            ("refusal-to-issue", 16),
            ("final-plan", 20),
            ("review-report", 2),
            ("review-decision", 4),
            ("amended-plan", 8),
            ("reassessment-final", 14),
            ("order-make-plan-final", 11),
        ] {
            assert_eq!(ask(rule, at), by(at + 7 * weeks), "{rule} from {}", civil(at));
        }
        let appeal = second.appeal(at);
        assert_eq!(ask("appeal", at), (civil(appeal), civil(appeal)));
        assert_eq!(ask("cease-earliest", at), (civil(appeal + 1), civil(second.next(appeal + 1))));
        let (year, ..) = from_number(at);
        let fourteenth = number((year, 2, 14));
        assert_eq!(ask("phase-transfer", at), (civil(fourteenth + 1), civil(second.last(fourteenth))));
        let birth = at - 16 * 365;
        let (born, month, _) = from_number(birth);
        let june = number((born + 16 + i64::from(month >= 9), 6, 30));
        let friday = (june - 6..=june).find(|day| weekday(*day) == 4).unwrap();
        assert_eq!(ask("end-of-compulsory-school-age", birth).0, civil(friday));
        assert_eq!(ask("young-person", birth).0, civil(friday + 1));
    }
}
