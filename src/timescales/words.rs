//! An answer in words: the arithmetic, and the reasoning around it.

use super::answer::{Answer, Step};
use super::bank_holidays::BankHolidays;
use super::count::move_by;
use super::rule::{Bound, Count, DateRule};
use super::tribunal::GoesOn;
use crate::model::Date;

/// A date as people write it: 5 January 2026.
#[must_use]
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The same with the day of the week: Monday 5 January 2026.
#[must_use]
pub fn weekday(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

impl Answer {
    /// The arithmetic alone, such as `5 January 2026 + 6 weeks = 16 February 2026`.
    #[must_use]
    pub fn arithmetic(&self, holidays: &BankHolidays) -> String {
        let steps: Vec<String> = self.steps.iter().map(|step| step.words(holidays)).collect();
        if steps.is_empty() { day(self.date) } else { steps.join("; ") }
    }

    /// The whole reasoning in sentences: the start, the arithmetic, and the safe working day.
    #[must_use]
    pub fn reasoning(&self, rule: &DateRule, holidays: &BankHolidays) -> String {
        let mut sentences = vec![format!("{}: {}.", sentence(rule.from), day(self.from))];
        for (key, date) in &self.and {
            if let Some(other) = rule.and.iter().find(|other| other.key == *key) {
                sentences.push(format!("{}: {}.", sentence(other.what), day(*date)));
            }
        }
        sentences.extend(self.steps.iter().map(|step| format!("{}.", sentence(&step.words(holidays)))));
        sentences.extend(self.safety(rule, holidays));
        sentences.join(" ")
    }

    /// Why the safe working day is not the statutory day.
    fn safety(&self, rule: &DateRule, holidays: &BankHolidays) -> Option<String> {
        let act = self.last_day.unwrap_or(self.date);
        let why = holidays.why_not_working(act)?;
        let why = format!("{} is {why}", day(act));
        let safe = weekday(self.safe_working_day);
        Some(match rule.bound {
            Bound::By => {
                format!("{why}; no more time is given for it, so the safe working day is {safe}.")
            }
            Bound::AtLeastUntil => {
                format!("{why}, and it still counts; whoever has this time is safe by {safe}.")
            }
            Bound::NotBefore => format!("{why}; the first working day from it is {safe}."),
            Bound::On => format!("{why}; the working day before it is {safe}."),
        })
    }
}

impl Step {
    /// The step in words, without a full stop.
    #[must_use]
    pub fn words(&self, holidays: &BankHolidays) -> String {
        match self {
            Self::Counted(from, count, to) => counted(*from, *count, *to, holidays),
            Self::Later(one, other) => {
                format!("the later of {} and {} is {}", day(*one), day(*other), day(*one.max(other)))
            }
            Self::Sooner(one, other) => {
                format!("the sooner of {} and {} is {}", day(*one), day(*other), day(*one.min(other)))
            }
            Self::GoesOn(ends, why, until) => goes_on(*ends, *why, *until, holidays),
            Self::Before(named, last) => {
                format!("before {} means by {} at the latest", day(*named), day(*last))
            }
            Self::NextDay(one, next) => format!("the day after {} is {}", day(*one), day(*next)),
            Self::KnownInTime(by, aware, moved) => format!(
                "the council knew on {}, which is 15 working days or more before the move (it had to know by {}), so the \
plan goes over on the day of the move, {}",
                day(*aware),
                day(*by),
                day(*moved)
            ),
            Self::KnownBy(by, moved) => format!(
                "the plan goes over on the day of the move, {}, if the council knew of it by {} (15 working days before); \
if not, give the day on which it became aware",
                day(*moved),
                day(*by)
            ),
        }
    }
}

fn counted(from: Date, count: Count, to: Date, holidays: &BankHolidays) -> String {
    let (one, other) = (day(from), day(to));
    match count {
        Count::OnTheDay => format!("at once, on {one}"),
        Count::Weeks(weeks) => format!("{one} + {weeks} = {other}"),
        Count::WeeksBefore(weeks) => format!("{one} - {weeks} = {other}"),
        Count::Days(days) => format!("{one} + {days} = {other}"),
        Count::Months(months) => format!("{one} + {months} = {other}{}", shorter(from, to)),
        Count::MonthsBefore(months) => format!("{one} - {months} = {other}{}", shorter(from, to)),
        Count::DaysBeginningWith(days) => format!("{days} beginning with {one} (day 1) end on {other}"),
        Count::MonthsBeginningWith(months) => format!("{months} beginning with {one} end on {other}"),
        Count::WorkingDays(days) => format!("{one} + {days} = {other}{}", passed(from, to, holidays)),
        Count::TribunalWorkingDays(days) => {
            format!(
                "{one} + {days} = {other}{}; August and 25 December to 1 January are not counted (rule 12(3)(b))",
                passed(from, to, holidays)
            )
        }
        Count::WorkingDaysBeginningWith(days) => {
            let first = holidays.working_day_from(from);
            format!(
                "{days} beginning with {one}{} end on {other}{}",
                if first == from { " (day 1)".to_owned() } else { format!(" (day 1 is {})", day(first)) },
                passed(from, to, holidays)
            )
        }
        Count::WorkingDaysBefore(days) => {
            format!("{days} from {other} end before {one}{}", passed(to, from, holidays))
        }
        Count::Birthday(years) => format!("{one} + {years} years = {other}"),
        Count::SchoolLeaving => {
            format!(
                "the last Friday in June of the school year in which someone born on {one} turns 16 is {other}"
            )
        }
        Count::AfterSchoolLeaving => format!(
            "compulsory school age ends on the last Friday in June of the school year of the 16th birthday, {}; the next day is {other}",
            day(move_by(to, -1))
        ),
        Count::SchoolYear(year) => {
            format!(
                "someone born on {one} is {} on the 31 August before Year {year}, which begins on {other}",
                year + 4
            )
        }
        Count::YearOf25 => {
            format!("the academic year in which someone born on {one} turns 25 ends on {other}")
        }
        _ => other,
    }
}

/// Said where a month has no such day.
fn shorter(from: Date, to: Date) -> &'static str {
    if from.day() == to.day() { "" } else { " (the last day of a shorter month)" }
}

/// The bank holidays on weekdays that were passed over.
fn passed(from: Date, to: Date, holidays: &BankHolidays) -> String {
    let mut names = Vec::new();
    let mut date = from;
    while date < to {
        let weekend = matches!(date.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
        if let Some(name) = holidays.name(date).filter(|_| !weekend) {
            names.push(format!("{name}, {}", date.strftime("%-d %B")));
        }
        date = move_by(date, 1);
    }
    if names.is_empty() {
        " (weekends not counted)".to_owned()
    } else {
        format!(" (not counted: weekends; {})", names.join("; "))
    }
}

fn goes_on(ends: Date, why: GoesOn, until: Date, holidays: &BankHolidays) -> String {
    let until = weekday(until);
    match why {
        GoesOn::August => {
            format!(
                "{} is in August, so an appeal is in time until the first working day after 31 August, {until} (rule 12(3)(a))",
                day(ends)
            )
        }
        GoesOn::Christmas => format!(
            "{} is between 25 December and 1 January, so an appeal is in time until the first working day after 1 January, {until} \
(rule 12(3)(a))",
            day(ends)
        ),
        GoesOn::NotWorking => format!(
            "{} is {}, so an appeal is in time on the next working day, {until} (rule 12(2))",
            day(ends),
            holidays.why_not_working(ends).unwrap_or_default()
        ),
    }
}

/// A sentence begins with a capital letter.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
