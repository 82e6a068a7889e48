//! Amounts that no week has room for, or that say nothing.

use super::items::provisions;
use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{Period, Plan, PlanPath, Quantity, Range};

pub(super) const RULES: &[Rule] = &[
    RANGE_UPSIDE_DOWN,
    MORE_TIME_THAN_THERE_IS,
    NO_TIME_AT_ALL,
    GROUP_SMALLER_THAN_RATIO,
    AMOUNT_SAYS_NOTHING,
];

/// Minutes in a day.
const DAY: u64 = 24 * 60;

fn quantities(plan: &Plan) -> impl Iterator<Item = (PlanPath, &Quantity)> {
    provisions(plan).flat_map(|(_, path, provision)| {
        let at = path.field("quantities");
        provision.quantities.iter().enumerate().map(move |(index, quantity)| (at.index(index), quantity))
    })
}

/// The ranges of a quantity with their fields.
fn ranges(quantity: &Quantity) -> impl Iterator<Item = (&'static [&'static str], Range)> {
    let all: [(&'static [&'static str], Option<Range>); 4] = [
        (&["duration_minutes"], quantity.duration_minutes),
        (&["sessions", "count"], quantity.sessions.map(|sessions| sessions.count)),
        (&["total", "minutes"], quantity.total.map(|total| total.minutes)),
        (&["group_size"], quantity.group_size),
    ];
    all.into_iter().filter_map(|(fields, range)| Some((fields, range?)))
}

fn inside(path: &PlanPath, fields: &[&str]) -> PlanPath {
    fields.iter().fold(path.clone(), |path, field| path.field(field))
}

/// The lower end of a range is above its upper end.
const RANGE_UPSIDE_DOWN: Rule = Rule {
    code: "R-080",
    name: "range-upside-down",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: range_upside_down,
};

fn range_upside_down(plan: &Plan, found: &mut Found) {
    for (path, quantity) in quantities(plan) {
        for (fields, range) in ranges(quantity) {
            if range.max.is_some_and(|max| max < range.min) {
                found.at(
                    inside(&path, fields),
                    "the lower end is above the upper end",
                    "swap `min` and `max`",
                );
            }
        }
    }
}

/// More time than the day or the period has: hours were likely given as minutes, or the
/// sessions of a year as those of a week.
const MORE_TIME_THAN_THERE_IS: Rule = Rule {
    code: "R-081",
    name: "more-time-than-there-is",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: more_time_than_there_is,
};

fn more_time_than_there_is(plan: &Plan, found: &mut Found) {
    for (path, quantity) in quantities(plan) {
        if quantity.duration_minutes.is_some_and(|duration| largest(duration) > DAY) {
            found.at(
                path.field("duration_minutes"),
                "one session lasts longer than a day",
                "give the length in minutes",
            );
            continue;
        }
        if quantity.sessions.is_some_and(|sessions| largest(sessions.count) > 24 * days(sessions.per)) {
            found.at(
                path.field("sessions"),
                "there are more sessions than hours",
                "look at the number of sessions and at the period they are counted in",
            );
            continue;
        }
        let Some((minutes, per)) = quantity.minutes_per_period() else { continue };
        if largest(minutes) > DAY * days(per) {
            found.at(
                path,
                "this is more time than the period has",
                "look at the length, at the number of sessions and at the period they are counted in",
            );
        }
    }
}

fn largest(range: Range) -> u64 {
    u64::from(range.max.unwrap_or(range.min).max(range.min))
}

/// The most days that a period can have; no end for something that happens once.
const fn days(per: Period) -> u64 {
    match per {
        Period::Day => 1,
        Period::Week => 7,
        Period::Fortnight => 14,
        Period::Month => 31,
        Period::HalfTerm => 56,
        Period::Term => 112,
        Period::Year | Period::Once => 366,
    }
}

/// An amount whose upper end is zero: nothing would be owed.
const NO_TIME_AT_ALL: Rule = Rule {
    code: "R-082",
    name: "no-time-at-all",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: no_time_at_all,
};

fn no_time_at_all(plan: &Plan, found: &mut Found) {
    for (path, quantity) in quantities(plan) {
        for (fields, range) in ranges(quantity) {
            if range.max == Some(0) {
                found.at(
                    inside(&path, fields),
                    "the amount is zero, so that nothing would be owed",
                    "give the amount, or leave it out where the words do not say it",
                );
            }
        }
    }
}

/// The group has fewer children than the ratio counts.
const GROUP_SMALLER_THAN_RATIO: Rule = Rule {
    code: "R-083",
    name: "group-smaller-than-ratio",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: group_smaller_than_ratio,
};

fn group_smaller_than_ratio(plan: &Plan, found: &mut Found) {
    for (path, quantity) in quantities(plan) {
        let (Some(ratio), Some(Range { max: Some(most), .. })) = (quantity.ratio, quantity.group_size) else {
            continue;
        };
        if most > 0 && most < u32::from(ratio.pupils) {
            found.at(
                path.field("group_size"),
                "the group has fewer children than the ratio counts",
                "correct the size of the group or the ratio",
            );
        }
    }
}

/// An amount that states neither time nor times nor people: what it is for alone is no amount.
const AMOUNT_SAYS_NOTHING: Rule = Rule {
    code: "R-084",
    name: "amount-says-nothing",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: amount_says_nothing,
};

fn amount_says_nothing(plan: &Plan, found: &mut Found) {
    for (path, quantity) in quantities(plan) {
        let says_something = quantity.duration_minutes.is_some()
            || quantity.sessions.is_some()
            || quantity.total.is_some()
            || quantity.ratio.is_some()
            || quantity.group_size.is_some()
            || quantity.weeks_per_year.is_some()
            || quantity.whole_time.is_some();
        if !says_something {
            found.at(path, "this amount states nothing", "leave it out, or give what the words say");
        }
    }
}
