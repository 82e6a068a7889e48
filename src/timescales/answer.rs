//! One question about one rule, its answer, and how the answer was reached.

use super::bank_holidays::BankHolidays;
use super::calendar::last_day_of_compulsory_school_age;
use super::count::{Months, WorkingDays, move_by};
use super::rule::{Bound, Count, DateRule};
use super::tribunal::{FROM_CERTIFICATE, FROM_DECISION, GoesOn, in_time_until};
use crate::model::Date;
use jiff::civil::date;

/// The first and last day from which anything is counted: the bank holidays are known between them.
pub const EARLIEST: Date = date(1980, 1, 1);
/// The last such day.
pub const LATEST: Date = date(2150, 12, 31);

/// Working days that the old council must have known of a move before it (regulation 15(2)).
const KNOWN_IN_TIME: WorkingDays = WorkingDays(15);

/// An answer: the day, what it means for whoever must act, and the steps that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The rule's code.
    pub code: &'static str,
    /// The day from which it was counted.
    pub from: Date,
    /// The other days that were used, by their names.
    pub and: Vec<(&'static str, Date)>,
    /// The statutory day.
    pub date: Date,
    /// The last day, where the law says "before" the statutory day.
    pub last_day: Option<Date>,
    /// The first day of a window that ends on the statutory day.
    pub opens: Option<Date>,
    /// The working day on which to act to be safe: the statutory day, or the one before it where
    /// nobody works then. For a day before which something must not be done it is the one after.
    pub safe_working_day: Date,
    /// How it was reached.
    pub steps: Vec<Step>,
}

/// One step of the arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A day counted from another.
    Counted(Date, Count, Date),
    /// The later of two days decides.
    Later(Date, Date),
    /// The sooner of two days decides.
    Sooner(Date, Date),
    /// The time to start an appeal goes on.
    GoesOn(Date, GoesOn, Date),
    /// The day before a day, because the law says "before".
    Before(Date, Date),
    /// The day after a day.
    NextDay(Date, Date),
    /// What the old council knew in time: known by, the day it knew, the day of the move.
    KnownInTime(Date, Date, Date),
    /// What the old council had to know in time: known by, the day of the move.
    KnownBy(Date, Date),
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// A day outside the calendar that the engine knows.
    #[error("{0} is outside the years that are counted; use a day from {EARLIEST} to {LATEST}")]
    OutsideCalendar(Date),
    /// A further day that the rule needs.
    #[error("{rule} needs {what} as well; add {key}=DATE")]
    Needed {
        /// The rule's name.
        rule: &'static str,
        /// What happened on the day.
        what: &'static str,
        /// The name of the day.
        key: &'static str,
    },
    /// A further day that the rule knows nothing of.
    #[error("{rule} takes no date named {key:?}; it takes {takes}")]
    NotTaken {
        /// The rule's name.
        rule: &'static str,
        /// The name that was given.
        key: String,
        /// The names that it takes, in words.
        takes: String,
    },
    /// A further day that was given twice.
    #[error("{key} was given twice; give it once")]
    Twice {
        /// The name of the day.
        key: &'static str,
    },
    /// Days in an order that cannot be.
    #[error("{what} ({day}) cannot come before {first} ({from}); correct one of the two dates")]
    Order {
        /// What the later day is.
        what: &'static str,
        /// The day.
        day: Date,
        /// What it must follow.
        first: &'static str,
        /// That day.
        from: Date,
    },
    /// A closure that is too short for the exception.
    #[error("a closure of {days} days is no exception; the Regulations ask for 4 continuous weeks, 28 days")]
    ShortClosure {
        /// How many days it lasts.
        days: i32,
    },
    /// A day on which the rule was not the law.
    #[error("{rule} was not in force on {day}; it is in force from {from}")]
    NotInForce {
        /// The rule's name.
        rule: &'static str,
        /// The day.
        day: Date,
        /// The first day of the rule.
        from: Date,
    },
}

impl DateRule {
    /// The answer of this rule, counted from a day, with further days by their names or their aliases.
    ///
    /// # Errors
    /// Where a day is missing, unknown, outside the calendar, or cannot stand in that order.
    pub fn answer(
        &'static self,
        from: Date,
        and: &[(&str, Date)],
        holidays: &BankHolidays,
    ) -> Result<Answer, QuestionError> {
        let and = self.taken(and)?;
        for day in and.iter().map(|(_, day)| *day).chain([from]) {
            if !(EARLIEST..=LATEST).contains(&day) {
                return Err(QuestionError::OutsideCalendar(day));
            }
        }
        if let Some(other) = self.and.iter().find(|other| other.needed && !has(&and, other.key)) {
            return Err(QuestionError::Needed { rule: self.name, what: other.what, key: other.key });
        }
        let mut work = Work { rule: self, from, and: &and, holidays, steps: Vec::new(), opens: None };
        let (date, last_day) = work.day()?;
        let (steps, opens) = (work.steps, work.opens);
        // A birthday or a move counts in the law of its own day, not in that of the birth.
        let governed = if self.bound == Bound::On { date.max(from) } else { from };
        if !self.in_force.holds_on(governed) {
            return Err(QuestionError::NotInForce {
                rule: self.name,
                day: governed,
                from: self.in_force.from,
            });
        }
        let act = last_day.unwrap_or(date);
        let safe_working_day = match self.bound {
            Bound::NotBefore => holidays.working_day_from(act),
            Bound::By | Bound::AtLeastUntil | Bound::On => holidays.working_day_until(act),
        };
        Ok(Answer { code: self.code, from, and, date, last_day, opens, safe_working_day, steps })
    }

    /// The statutory day that the rule's count leads to, whatever the calendar holds and the law was.
    pub(super) fn counted_from(&self, from: Date) -> Date {
        simple(from, self.count, BankHolidays::of_england()).unwrap_or(from)
    }

    fn taken(&'static self, given: &[(&str, Date)]) -> Result<Vec<(&'static str, Date)>, QuestionError> {
        let mut taken: Vec<(&'static str, Date)> = Vec::new();
        for (key, day) in given {
            let plain = key.trim().to_lowercase().replace(['_', ' '], "-");
            let other = self.and.iter().find(|o| o.key == plain || o.aliases.contains(&plain.as_str()));
            let Some(other) = other else {
                return Err(QuestionError::NotTaken {
                    rule: self.name,
                    key: (*key).to_owned(),
                    takes: self.takes(),
                });
            };
            if has(&taken, other.key) {
                return Err(QuestionError::Twice { key: other.key });
            }
            taken.push((other.key, *day));
        }
        Ok(taken)
    }

    fn takes(&self) -> String {
        let keys: Vec<&str> = self.and.iter().map(|other| other.key).collect();
        if keys.is_empty() { "none besides the first".to_owned() } else { keys.join(" and ") }
    }
}

fn has(and: &[(&'static str, Date)], key: &str) -> bool {
    and.iter().any(|(known, _)| *known == key)
}

/// A question while it is being worked out.
struct Work<'a> {
    rule: &'static DateRule,
    from: Date,
    and: &'a [(&'static str, Date)],
    holidays: &'a BankHolidays,
    steps: Vec<Step>,
    opens: Option<Date>,
}

impl Work<'_> {
    fn other(&self, key: &str) -> Option<Date> {
        self.and.iter().find(|(known, _)| *known == key).map(|(_, day)| *day)
    }

    /// The day that a simple count leads to, from a day.
    fn counted(&mut self, from: Date, count: Count) -> Date {
        let to = simple(from, count, self.holidays).unwrap_or(from);
        self.steps.push(Step::Counted(from, count, to));
        to
    }

    /// The statutory day, and the last day where the law says "before" it.
    fn day(&mut self) -> Result<(Date, Option<Date>), QuestionError> {
        let from = self.from;
        Ok(match self.rule.count {
            Count::AppealTime => (self.appeal()?, None),
            Count::AfterAppealTime => {
                let ends = self.appeal()?;
                let next = move_by(ends, 1);
                self.steps.push(Step::NextDay(ends, next));
                (next, None)
            }
            Count::BeforeDayOfYear { month, day, less } => {
                let named = Date::new(from.year(), month, day).unwrap_or(from);
                let mut last = move_by(named, -1);
                self.steps.push(Step::Before(named, last));
                for weeks in less {
                    last = self.counted(last, Count::WeeksBefore(*weeks));
                }
                if less.is_empty() { (named, Some(last)) } else { (last, None) }
            }
            Count::TransferOfPlan => (self.transfer(Some(from), self.other("aware")), None),
            Count::TransferOnceAware => (self.transfer(self.other("moved"), Some(from)), None),
            Count::ReviewAfterTransfer => (self.review_after_transfer()?, None),
            Count::ClosureWindow => (self.closure()?, None),
            Count::YearOf25 if self.other("course-ends").is_some() => (self.course_ends(), None),
            count => (self.counted(from, count), None),
        })
    }

    fn appeal(&mut self) -> Result<Date, QuestionError> {
        let mut ends = self.counted(self.from, Count::Months(FROM_DECISION));
        if let Some(certificate) = self.other("certificate") {
            if certificate < self.from {
                return Err(QuestionError::Order {
                    what: "the certificate",
                    day: certificate,
                    first: "the decision",
                    from: self.from,
                });
            }
            let second = self.counted(certificate, Count::Months(FROM_CERTIFICATE));
            self.steps.push(Step::Later(ends, second));
            ends = ends.max(second);
        }
        let (until, why) = in_time_until(ends, self.holidays);
        if let Some(why) = why {
            self.steps.push(Step::GoesOn(ends, why, until));
        }
        Ok(until)
    }

    /// The day on which the old council hands the plan over. Without the day of the move it is only
    /// known that the plan was not handed over on it.
    fn transfer(&mut self, moved: Option<Date>, aware: Option<Date>) -> Date {
        let known_by = moved.map(|moved| KNOWN_IN_TIME.before(moved, self.holidays));
        match (moved, known_by, aware) {
            (Some(moved), Some(known_by), Some(aware)) if aware <= known_by => {
                self.steps.push(Step::KnownInTime(known_by, aware, moved));
                moved
            }
            (Some(moved), Some(known_by), None) => {
                self.steps.push(Step::KnownBy(known_by, moved));
                moved
            }
            (_, _, Some(aware)) => self.counted(aware, Count::WorkingDaysBeginningWith(KNOWN_IN_TIME)),
            (_, _, None) => self.from,
        }
    }

    fn review_after_transfer(&mut self) -> Result<Date, QuestionError> {
        let (reviewed, made) = (self.other("last-review"), self.other("made"));
        // The last review decides; the day on which the plan was made only where there was none.
        let Some(last) = reviewed.or(made) else {
            return Err(QuestionError::Needed {
                rule: self.rule.name,
                what: "the last review, or the day on which the plan was first made,",
                key: "last-review",
            });
        };
        let year = self.counted(last, Count::MonthsBeginningWith(Months(12)));
        let quarter = self.counted(self.from, Count::MonthsBeginningWith(Months(3)));
        self.steps.push(Step::Later(year, quarter));
        Ok(year.max(quarter))
    }

    /// Outside further education: the end of the course, or the eve of the 26th birthday.
    fn course_ends(&mut self) -> Date {
        let ends = self.other("course-ends").unwrap_or(self.from);
        let birthday = self.counted(self.from, Count::Birthday(26));
        let eve = move_by(birthday, -1);
        self.steps.push(Step::Sooner(ends, eve));
        ends.min(eve)
    }

    fn closure(&mut self) -> Result<Date, QuestionError> {
        let reopens = self.other("reopens").unwrap_or(self.from);
        let days = super::calendar::days_from(self.from, reopens);
        if days < 28 {
            return Err(QuestionError::ShortClosure { days: days.max(0) });
        }
        let week = Count::WeeksBefore(super::count::Weeks(1));
        self.opens = Some(self.counted(self.from, week));
        Ok(self.counted(reopens, week))
    }
}

/// The day that a count leads to by itself; none for a count that needs more than one day.
fn simple(from: Date, count: Count, holidays: &BankHolidays) -> Option<Date> {
    Some(match count {
        Count::OnTheDay => from,
        Count::Weeks(weeks) => weeks.after(from),
        Count::WeeksBefore(weeks) => weeks.before(from),
        Count::Days(days) => days.after(from),
        Count::DaysBeginningWith(days) => days.beginning_with(from),
        Count::Months(months) => months.after(from),
        Count::MonthsBefore(months) => months.before(from),
        Count::MonthsBeginningWith(months) => months.beginning_with(from),
        Count::WorkingDays(days) => days.after(from, holidays),
        Count::WorkingDaysBeginningWith(days) => days.beginning_with(from, holidays),
        Count::WorkingDaysBefore(days) => days.before(from, holidays),
        Count::TribunalWorkingDays(days) => days.after(from, holidays),
        Count::Birthday(years) => birthday(from, years),
        Count::SchoolLeaving => last_day_of_compulsory_school_age(from),
        Count::AfterSchoolLeaving => move_by(last_day_of_compulsory_school_age(from), 1),
        Count::SchoolYear(year) => first_day_of_school_year(from, year),
        Count::YearOf25 => end_of_year_of(birthday(from, 25)),
        Count::AppealTime
        | Count::AfterAppealTime
        | Count::BeforeDayOfYear { .. }
        | Count::TransferOfPlan
        | Count::TransferOnceAware
        | Count::ReviewAfterTransfer
        | Count::ClosureWindow => return None,
    })
}

/// The birthday so many years after the birth: 1 March in a short year for 29 February.
fn birthday(birth: Date, years: i16) -> Date {
    let year = birth.year().saturating_add(years);
    Date::new(year, birth.month(), birth.day()).or_else(|_| Date::new(year, 3, 1)).unwrap_or(Date::MAX)
}

/// 1 September of the school year in which a child of this birth is in a national curriculum year.
fn first_day_of_school_year(birth: Date, curriculum_year: i16) -> Date {
    let late = i16::from(birth.month() >= 9);
    let year = birth.year().saturating_add(curriculum_year).saturating_add(4).saturating_add(late);
    Date::new(year, 9, 1).unwrap_or(Date::MAX)
}

/// 31 July on or after a day: the end of an academic year in further education.
fn end_of_year_of(day: Date) -> Date {
    let year = if day.month() >= 8 { day.year().saturating_add(1) } else { day.year() };
    Date::new(year, 7, 31).unwrap_or(Date::MAX)
}
