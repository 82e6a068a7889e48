//! Quantities: how long, how often, for how many weeks and with how many people.
//!
//! Every part is optional and absent where the words do not say it. Units are in the names.

use super::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One amount of provision. A provision with several amounts has several, direct work first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// What the time is for. Absent means direct work with the child or young person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// How long one session lasts, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<Range>,
    /// How often sessions happen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Sessions>,
    /// An amount owed for a period with no session length, such as 25 hours a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<TotalAmount>,
    /// For how many weeks a year, where the plan says so. Otherwise a school year has 39.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 53))]
    pub weeks_per_year: Option<u8>,
    /// How many staff for how many pupils.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Ratio>,
    /// How many children are in the group, this child among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_size: Option<Range>,
    /// Whether the help is there all through the school day, with no minutes given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whole_time: Option<bool>,
    /// Whether the words make the amount inexact, such as `about` or `approximately`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximate: Option<bool>,
    /// The day from which another amount applies. The amount here is the one at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes_on: Option<Date>,
    /// What this amount is for, in the plan's words, such as `to train the staff`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_written: Option<String>,
}

/// A range of whole numbers. An exact number has both ends the same; "up to" has a lower end
/// of 0; "at least" has no upper end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The lower end.
    pub min: u32,
    /// The upper end. Absent where the words set none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
}

/// How many sessions in which period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    /// How many sessions.
    pub count: Range,
    /// In which period.
    pub per: Period,
}

/// An amount of time owed for a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TotalAmount {
    /// The time, in minutes.
    pub minutes: Range,
    /// For which period.
    pub per: Period,
}

/// A period in which sessions are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Each school day.
    Day,
    /// Each week.
    Week,
    /// Every two weeks.
    Fortnight,
    /// Each month.
    Month,
    /// Each half term: there are six in a school year.
    HalfTerm,
    /// Each term: there are three in a school year.
    Term,
    /// Each year.
    Year,
    /// One block or event. It has no weekly rate.
    Once,
}

/// What a stretch of time is for. Only direct work is time with the child or young person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Work with the child or young person.
    DirectWork,
    /// Writing or setting a programme that others deliver.
    Programme,
    /// Training the staff.
    TrainingForStaff,
    /// Advice to staff or family.
    AdviceToStaff,
    /// Reviewing progress or going to meetings.
    Review,
    /// Writing reports.
    ReportWriting,
}

impl Purpose {
    /// Whether this is time with the child or young person.
    #[must_use]
    pub const fn is_with_child(self) -> bool {
        matches!(self, Self::DirectWork)
    }
}

/// How many staff for how many pupils.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// Staff.
    #[schemars(range(min = 1))]
    pub staff: u8,
    /// Pupils, this child among them.
    #[schemars(range(min = 1))]
    pub pupils: u8,
}

/// Weeks in a school year, unless the plan says otherwise.
pub const WEEKS_IN_SCHOOL_YEAR: u32 = 39;

impl Range {
    /// An exact number.
    #[must_use]
    pub const fn exactly(number: u32) -> Self {
        Self { min: number, max: Some(number) }
    }

    /// Whether both ends are the same.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.max == Some(self.min)
    }

    fn times(self, other: Self) -> Option<Self> {
        let min = self.min.checked_mul(other.min)?;
        let max = match (self.max, other.max) {
            (Some(a), Some(b)) => Some(a.checked_mul(b)?),
            _ => None,
        };
        Some(Self { min, max })
    }

    /// This range for `numerator` out of every `denominator`, rounded to the nearest whole number.
    fn scaled(self, numerator: u32, denominator: u32) -> Option<Self> {
        let (numerator, denominator) = (u64::from(numerator), u64::from(denominator));
        let scale = |n: u32| u32::try_from((u64::from(n) * numerator + denominator / 2) / denominator).ok();
        Some(Self { min: scale(self.min)?, max: self.max.map(scale).map_or(Some(None), |n| n.map(Some))? })
    }
}

impl Quantity {
    /// Whether this is time with the child or young person.
    #[must_use]
    pub fn is_with_child(&self) -> bool {
        self.purpose.is_none_or(Purpose::is_with_child)
    }

    /// The minutes in one period, and the period: a total as written, or length times number of sessions.
    #[must_use]
    pub fn minutes_per_period(&self) -> Option<(Range, Period)> {
        match (&self.total, &self.duration_minutes, &self.sessions) {
            (Some(total), _, _) => Some((total.minutes, total.per)),
            (None, Some(duration), Some(sessions)) => Some((duration.times(sessions.count)?, sessions.per)),
            _ => None,
        }
    }

    /// Minutes a week in the weeks in which it happens. Absent for one-off blocks, for whole-time
    /// help, for a rate that changes part-way, and where length or number of sessions is not known.
    ///
    /// Per day × 5, per fortnight ÷ 2, per month × 12/52, per half term × 6/39, per term × 3/39, per year ÷ 39.
    /// The yearly periods are spread over a school year of 39 weeks, or over the weeks written.
    #[must_use]
    pub fn minutes_per_week(&self) -> Option<Range> {
        if self.whole_time == Some(true) || self.changes_on.is_some() {
            return None;
        }
        let weeks = self.weeks_per_year.map_or(WEEKS_IN_SCHOOL_YEAR, u32::from);
        let (minutes, per) = self.minutes_per_period()?;
        match per {
            Period::Day => minutes.scaled(5, 1),
            Period::Week => Some(minutes),
            Period::Fortnight => minutes.scaled(1, 2),
            Period::Month => minutes.scaled(12, 52),
            Period::HalfTerm => minutes.scaled(6, weeks),
            Period::Term => minutes.scaled(3, weeks),
            Period::Year => minutes.scaled(1, weeks),
            Period::Once => None,
        }
    }

    /// Minutes a year: the amount of a period times the periods in a year of 39 school weeks, or of
    /// the weeks written. Absent where there is no weekly rate.
    #[must_use]
    pub fn minutes_per_year(&self) -> Option<Range> {
        self.minutes_per_week()?;
        let weeks = self.weeks_per_year.map_or(WEEKS_IN_SCHOOL_YEAR, u32::from);
        let (minutes, per) = self.minutes_per_period()?;
        match per {
            Period::Day => minutes.scaled(5 * weeks, 1),
            Period::Week => minutes.scaled(weeks, 1),
            Period::Fortnight => minutes.scaled(weeks, 2),
            Period::Month => minutes.scaled(12 * weeks, 52),
            Period::HalfTerm => minutes.scaled(6, 1),
            Period::Term => minutes.scaled(3, 1),
            Period::Year => Some(minutes),
            Period::Once => None,
        }
    }
}
