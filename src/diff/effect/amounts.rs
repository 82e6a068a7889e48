//! Amounts compared as values: minutes, blocks, times, weeks, ratio, group and staff.

use super::lexicon::Lexicon;
use super::side::Side;
use super::{Direction, Fact};
use crate::diff::change::What;
use crate::model::{Range, Ratio};

/// Compares every amount of the two sides. `weakens` says that words such as "up to" came and
/// account for a lower end that went to nothing.
pub(super) fn compare(
    before: &mut Side<'_>,
    after: &mut Side<'_>,
    weakens: Option<Direction>,
    lexicon: &Lexicon,
    facts: &mut Vec<Fact>,
) {
    let known = facts.len();
    let mut explained = true;
    // Words are compared with words: an amount that only the record still has is said no more.
    if before.facts.from_words && !after.facts.from_words {
        after.facts = after.facts.without_amounts();
    } else if after.facts.from_words && !before.facts.from_words {
        before.facts = before.facts.without_amounts();
    }
    let (one, two) = (&before.facts, &after.facts);
    match (one.whole_time, two.whole_time) {
        (true, false) if two.yearly.is_some() => facts.push(Fact::amount(
            What::WholeTime,
            Direction::Less,
            "no longer all the time, now a number of hours",
        )),
        (false, true) if one.yearly.is_some() => {
            facts.push(Fact::amount(What::WholeTime, Direction::More, "now all the time"));
        }
        (true, false) if names_a_part_of_the_day(before, after) => facts.push(Fact::amount(
            What::WholeTime,
            Direction::Less,
            "no longer all the time, now a part of the day",
        )),
        (false, true) if names_a_part_of_the_day(after, before) => {
            facts.push(Fact::amount(What::WholeTime, Direction::More, "now all the time"));
        }
        (true, false) => facts.push(Fact::wording(
            What::WholeTime,
            if weakens == Some(Direction::Less) { Direction::Less } else { Direction::Unclear },
            "no longer says that it is there all the time",
        )),
        _ => explained &= minutes(before, after, weakens, facts),
    }
    let (one, two) = (&before.facts, &after.facts);
    let (old_weeks, new_weeks) = (one.weeks, two.weeks);
    weeks(before, old_weeks, after, new_weeks, facts);
    shares(before, after, facts);
    super::staff::compare(before, after, lexicon, facts);
    counts(before, after, facts);
    let (one, two) = (&before.facts, &after.facts);
    let same_amounts = one.quantities == two.quantities;
    let whole = !one.doubtful && !two.doubtful && one.unrated() == two.unrated();
    if !same_amounts && !whole && !facts[known..].iter().any(|fact| fact.is_amount) {
        let lead = |facts: &crate::diff::facts::Facts| {
            facts.quantities.first().and_then(crate::model::Quantity::minutes_per_year)
        };
        let leads = lead(one).zip(lead(two)).filter(|_| one.quantities.len() == two.quantities.len());
        if let Some(direction) = leads.and_then(|(old, new)| order(old, new)) {
            facts.push(Fact::amount(What::Duration, direction, "the first amount changed"));
        } else {
            facts.push(Fact::wording(
                What::Duration,
                Direction::Unclear,
                "amounts differ that cannot be added up for certain",
            ));
            explained = false;
        }
    }
    // Words of amounts that were compared, and found equal or reported, are accounted for.
    if explained || facts[known..].iter().any(|fact| fact.direction != Direction::Unclear) {
        account_for_amounts(before);
        account_for_amounts(after);
    }
}

/// Whether a side says "mornings only" and the like, and the other does not.
fn names_a_part_of_the_day(other: &Side<'_>, side: &Side<'_>) -> bool {
    let has = |side: &Side<'_>| {
        side.words.iter().any(|word| {
            matches!(
                word.text.as_ref(),
                "morning" | "mornings" | "afternoon" | "afternoons" | "part-time" | "half-day" | "half-days"
            )
        })
    };
    has(side) && !has(other)
}

fn account_for_amounts(side: &mut Side<'_>) {
    for at in 0..side.words.len() {
        if side.in_amount[at] {
            side.accounted[at] = true;
        }
    }
}

/// Compares the time. Says whether all of it could be compared.
fn minutes(before: &Side<'_>, after: &Side<'_>, weakens: Option<Direction>, facts: &mut Vec<Fact>) -> bool {
    let (one, two) = (&before.facts, &after.facts);
    let weeks_said_once = one.weeks.is_some() != two.weeks.is_some();
    let (mut old, mut new) = (one.yearly, two.yearly);
    let ordinary = |weeks: Option<u8>| weeks.is_none_or(|weeks| (38..=40).contains(&weeks));
    if weeks_said_once && ordinary(one.weeks) && ordinary(two.weeks) {
        (old, new) = (one.weekly, two.weekly);
    }
    match (old, new) {
        (Some(old), Some(new)) => {
            let lower_end_only = old.min != new.min && old.max == new.max && (old.min == 0 || new.min == 0);
            let open_end_only = old.min == new.min && (old.max.is_none() != new.max.is_none());
            if !(lower_end_only && weakens.is_some() || open_end_only)
                && let Some(direction) = order(old, new)
            {
                let (what, says) = what_of_time(before, after);
                facts.push(Fact::amount(what, direction, says));
                return true;
            }
            let rate = |quantity: &crate::model::Quantity| quantity.minutes_per_year();
            let same_parts = one
                .quantities
                .iter()
                .all(|part| two.quantities.iter().any(|other| rate(other) == rate(part)));
            if one.quantities.len() > 1 && one.quantities.len() == two.quantities.len() {
                // The sum is the same, and the first amount, the work with the child, is not.
                let leads = one.quantities.first().and_then(rate).zip(two.quantities.first().and_then(rate));
                if let Some(direction) = leads.and_then(|(old, new)| order(old, new)) {
                    let says = if same_parts {
                        "the same amounts, for other things"
                    } else {
                        "the first amount, with the same sum"
                    };
                    facts.push(Fact::amount(What::Duration, direction, says));
                    return true;
                }
            }
            if let (Some(old), Some(new)) = (one.direct, two.direct)
                && let Some(direction) = order(old, new)
            {
                facts.push(Fact::amount(
                    What::Duration,
                    direction,
                    format!(
                        "time with the child: {} → {} a year",
                        minutes_in_words(old),
                        minutes_in_words(new)
                    ),
                ));
            }
            true
        }
        (None, None) => match (one.block, two.block, one.times, two.times) {
            (Some(old), Some(new), _, _) => {
                push(
                    order(old, new),
                    What::Duration,
                    || format!("{} → {} in all", minutes_in_words(old), minutes_in_words(new)),
                    facts,
                );
                true
            }
            (_, _, Some(old), Some(new)) => {
                push(
                    order(old, new),
                    What::Frequency,
                    || format!("{} → {} times a year", range_in_words(old), range_in_words(new)),
                    facts,
                );
                match (one.session, two.session) {
                    (Some(old), Some(new)) => {
                        push(
                            order(old, new),
                            What::Duration,
                            || format!("{} → {} each time", minutes_in_words(old), minutes_in_words(new)),
                            facts,
                        );
                        true
                    }
                    (None, None) => true,
                    (old, _) => gone_or_new(old.is_some(), before, after, weakens, facts),
                }
            }
            _ if one.has_amount() == two.has_amount() => match (one.session, two.session) {
                (Some(old), Some(new)) if one.times.is_none() && two.times.is_none() => {
                    push(
                        order(old, new),
                        What::Duration,
                        || format!("{} → {} each time", minutes_in_words(old), minutes_in_words(new)),
                        facts,
                    );
                    true
                }
                (Some(_), None) => gone_or_new(true, before, after, weakens, facts),
                (None, Some(_)) => gone_or_new(false, before, after, weakens, facts),
                _ => one.amount_spans.is_empty() && two.amount_spans.is_empty(),
            },
            _ => gone_or_new(one.has_amount(), before, after, weakens, facts),
        },
        (old, _) => gone_or_new(old.is_some(), before, after, weakens, facts),
    }
}

/// An amount that only one side states.
fn gone_or_new(
    gone: bool,
    before: &Side<'_>,
    after: &Side<'_>,
    weakens: Option<Direction>,
    facts: &mut Vec<Fact>,
) -> bool {
    let (from, to) = if gone { (before, after) } else { (after, before) };
    // Times without minutes, as "on Mondays", are no more of anything unless they settle a caveat.
    if !gone
        && after.facts.yearly.is_none()
        && after.facts.block.is_none()
        && weakens != Some(Direction::More)
    {
        return true;
    }
    // The other side may say as much in words that could not be read.
    let may_be_unread = (0..to.words.len()).any(|at| !to.accounted[at] && to.words[at].is_number());
    let still_all = from.facts.yearly.is_some() && to.facts.yearly.is_none() && to.facts.whole_time;
    let direction = match (gone, may_be_unread || still_all) {
        (true, false) => Direction::Less,
        (false, false) => Direction::More,
        _ => Direction::Unclear,
    };
    let direction = match weakens {
        Some(Direction::Less) if gone => Direction::Less,
        Some(Direction::More) if !gone => Direction::More,
        _ => direction,
    };
    let says = if gone {
        "no longer says how much or how often in numbers"
    } else {
        "now says how much or how often in numbers"
    };
    facts.push(Fact::wording(What::Frequency, direction, says));
    direction != Direction::Unclear
}

fn what_of_time(before: &Side<'_>, after: &Side<'_>) -> (What, String) {
    let (one, two) = (&before.facts, &after.facts);
    let what = match (one.session, two.session, one.times, two.times) {
        (Some(old), Some(new), _, _) if old != new => What::Duration,
        (_, _, Some(old), Some(new)) if old != new => What::Frequency,
        (Some(old), Some(new), _, _) if old == new => What::Frequency,
        _ => match (one.period, two.period) {
            (Some((old, _)), Some((new, _))) if old == new => What::Frequency,
            _ => What::Duration,
        },
    };
    let says = match (one.weekly, two.weekly) {
        (Some(old), Some(new)) if old != new => {
            format!("{} → {} a week", minutes_in_words(old), minutes_in_words(new))
        }
        _ => match (one.yearly, two.yearly) {
            (Some(old), Some(new)) => format!("{} → {} a year", minutes_in_words(old), minutes_in_words(new)),
            _ => String::new(),
        },
    };
    (what, says)
}

fn push(direction: Option<Direction>, what: What, says: impl Fn() -> String, facts: &mut Vec<Fact>) {
    if let Some(direction) = direction {
        facts.push(Fact::amount(what, direction, says()));
    }
}

/// Whether the amount went up or down: the lower ends decide, then the upper ends. Absent where
/// they are the same, to half a per cent.
pub(super) fn order(old: Range, new: Range) -> Option<Direction> {
    let differ = |one: u32, two: u32| f64::from(one.abs_diff(two)) > 0.005 * f64::from(one.max(two)) + 0.05;
    let by = |one: u32, two: u32| if two < one { Direction::Less } else { Direction::More };
    if differ(old.min, new.min) {
        return Some(by(old.min, new.min));
    }
    match (old.max, new.max) {
        (Some(one), Some(two)) if differ(one, two) => Some(by(one, two)),
        _ => None,
    }
}

/// Weeks of the year; "for one term" is compared with weeks where only one side counts in weeks.
fn weeks(
    before: &mut Side<'_>,
    old: Option<u8>,
    after: &mut Side<'_>,
    new: Option<u8>,
    facts: &mut Vec<Fact>,
) {
    let said = |side: &Side<'_>, weeks: Option<u8>| match weeks {
        Some(weeks) => Some((f64::from(weeks), format!("{weeks} weeks a year"), Vec::new())),
        None => terms(side),
    };
    let (Some((one, then, old_at)), Some((two, now, new_at))) = (said(before, old), said(after, new)) else {
        return;
    };
    if old.is_none() && new.is_none() || (one - two).abs() < 0.1 {
        return;
    }
    let direction = if two < one { Direction::Less } else { Direction::More };
    facts.push(Fact::amount(What::Weeks, direction, format!("{then} → {now}")));
    for at in old_at {
        before.accounted[at] = true;
    }
    for at in new_at {
        after.accounted[at] = true;
    }
}

/// "For one term" in weeks of a school year of 39 weeks with 3 terms, how it is said, and where.
fn terms(side: &Side<'_>) -> Option<(f64, String, Vec<usize>)> {
    (1..side.words.len().saturating_sub(1)).find_map(|at| {
        let number: f64 = side.words[at].text.parse().ok()?;
        let follows_for = matches!(side.words[at - 1].text.as_ref(), "for" | "over");
        let weeks = match side.words[at + 1].text.trim_end_matches('s') {
            "term" => 13.0,
            "half-term" => 6.5,
            _ => return None,
        };
        follows_for.then(|| (number * weeks, side.says(at, at + 2), vec![at, at + 1]))
    })
}

fn shares(before: &Side<'_>, after: &Side<'_>, facts: &mut Vec<Fact>) {
    let (one, two) = (&before.facts, &after.facts);
    let alone = |ratio: Ratio| ratio.pupils <= ratio.staff;
    match (one.ratio, two.ratio) {
        (Some(old), Some(new)) => {
            let (cross_old, cross_new) =
                (u32::from(old.pupils) * u32::from(new.staff), u32::from(new.pupils) * u32::from(old.staff));
            if cross_old != cross_new || old.staff != new.staff {
                let direction = match cross_new.cmp(&cross_old) {
                    std::cmp::Ordering::Greater => Direction::Less,
                    std::cmp::Ordering::Less => Direction::More,
                    std::cmp::Ordering::Equal => Direction::Unclear,
                };
                facts.push(Fact::amount(
                    What::Ratio,
                    direction,
                    format!("{}:{} → {}:{} (staff to pupils)", old.staff, old.pupils, new.staff, new.pupils),
                ));
            }
        }
        (Some(old), None) if alone(old) => {
            let group = two.group.filter(|group| group.max.is_none_or(|max| max > 1));
            match group {
                Some(_) => facts.push(Fact::amount(What::Ratio, Direction::Less, "one to one → a group")),
                None => facts.push(Fact::wording(What::Ratio, Direction::Less, "no longer says one to one")),
            }
        }
        (None, Some(new)) if alone(new) => {
            let group = one.group.filter(|group| group.max.is_none_or(|max| max > 1));
            match group {
                Some(_) => facts.push(Fact::amount(What::Ratio, Direction::More, "a group → one to one")),
                None => facts.push(Fact::wording(What::Ratio, Direction::More, "now says one to one")),
            }
        }
        (Some(_), None) => {
            facts.push(Fact::wording(
                What::Ratio,
                Direction::Less,
                "no longer says how many share the adult",
            ));
        }
        (None, Some(_)) => {
            facts.push(Fact::wording(What::Ratio, Direction::More, "now says how many share the adult"));
        }
        (None, None) => {}
    }
    match (one.group, two.group) {
        (Some(old), Some(new)) if old != new => {
            // A greater group is less for each child in it.
            let most = |range: Range| range.max.unwrap_or(u32::MAX);
            let direction = match most(new).cmp(&most(old)) {
                std::cmp::Ordering::Greater => Direction::Less,
                std::cmp::Ordering::Less => Direction::More,
                std::cmp::Ordering::Equal => Direction::Unclear,
            };
            facts.push(Fact::amount(
                What::GroupSize,
                direction,
                format!("group of {} → {}", range_in_words(old), range_in_words(new)),
            ));
        }
        (Some(_), None) if two.ratio.is_none() => {
            facts.push(Fact::wording(
                What::GroupSize,
                Direction::Less,
                "no longer says how large the group is",
            ));
        }
        (None, Some(_)) if one.ratio.is_none() => {
            facts.push(Fact::wording(What::GroupSize, Direction::More, "now says how large the group is"));
        }
        _ => {}
    }
}

/// Numbers with one unit that only stand in the place of each other: "6 hours each weekend", "2 terms".
/// What the reader of amounts could not put together is still more or less of the same thing.
fn counts(before: &mut Side<'_>, after: &mut Side<'_>, facts: &mut Vec<Fact>) {
    let open = |side: &Side<'_>| -> Vec<usize> {
        (0..side.words.len())
            .filter(|&at| {
                !side.accounted[at] && !side.in_amount[at] && side.words[at].text.parse::<f64>().is_ok()
            })
            .collect()
    };
    let (old, new) = (open(before), open(after));
    let number = |side: &Side<'_>, at: usize| side.words[at].text.parse::<f64>().unwrap_or_default();
    // Fewer is no less of "every 2 hours", and a number after "at" or "Year" is no amount.
    let inverted = |side: &Side<'_>, at: usize| {
        side.words[at.saturating_sub(2)..at].iter().any(|word| {
            matches!(
                word.text.as_ref(),
                "every"
                    | "within"
                    | "than"
                    | "after"
                    | "each"
                    | "maximum"
                    | "at"
                    | "by"
                    | "until"
                    | "from"
                    | "year"
                    | "stage"
                    | "age"
                    | "aged"
                    | "level"
                    | "page"
                    | "room"
                    | "point"
                    | "on"
                    | "before"
                    | "january"
                    | "february"
                    | "march"
                    | "april"
                    | "may"
                    | "june"
                    | "july"
                    | "august"
                    | "september"
                    | "october"
                    | "november"
                    | "december"
            )
        })
    };
    periods(before, after, facts);
    let (one, two) = match (old.as_slice(), new.as_slice()) {
        ([one], [two]) if same_around(before, *one, after, *two) => (*one, *two),
        // "twice a day" that became "once a day" has no number left.
        ([one], []) if has_bare_period(before, *one, after) => {
            facts.push(Fact::amount(What::Frequency, Direction::Less, "less often"));
            before.accounted[*one] = true;
            return;
        }
        ([], [two]) if has_bare_period(after, *two, before) => {
            facts.push(Fact::amount(What::Frequency, Direction::More, "more often"));
            after.accounted[*two] = true;
            return;
        }
        _ => return,
    };
    if inverted(before, one) || inverted(after, two) {
        return;
    }
    let direction = if number(after, two) < number(before, one) { Direction::Less } else { Direction::More };
    let says = format!("{} → {}", before.says(one, one + 2), after.says(two, two + 2));
    facts.push(Fact::amount(What::Duration, direction, says));
    before.accounted[one] = true;
    after.accounted[two] = true;
}

/// Whether two numbers stand in the same place: a unit, a period or "full-time" follows both, or the
/// same words stand around both.
fn same_around(before: &Side<'_>, one: usize, after: &Side<'_>, two: usize) -> bool {
    let word = |side: &Side<'_>, at: Option<usize>| {
        at.and_then(|at| side.words.get(at))
            .map_or_else(String::new, |word| word.text.trim_end_matches('s').to_owned())
    };
    let following = word(before, Some(one + 1));
    let measured = matches!(
        following.as_str(),
        "minute"
            | "hour"
            | "time"
            | "session"
            | "term"
            | "week"
            | "day"
            | "night"
            | "visit"
            | "block"
            | "place"
            | "each"
            | "full"
            | "lesson"
            | "meeting"
            | "afternoon"
            | "morning"
    );
    following == word(after, Some(two + 1))
        && (measured
            || !following.is_empty() && word(before, one.checked_sub(1)) == word(after, two.checked_sub(1)))
}

/// "Reviewed each term" that became "reviewed each year".
fn periods(before: &mut Side<'_>, after: &mut Side<'_>, facts: &mut Vec<Fact>) {
    let open = |side: &Side<'_>| -> Vec<(usize, u8)> {
        (1..side.words.len())
            .filter(|&at| !side.accounted[at] && !side.in_amount[at] && side.words[at - 1].text == "each")
            .filter_map(|at| Some((at, how_often(&side.words[at].text)?)))
            .collect()
    };
    let (old, new) = (open(before), open(after));
    if let ([(one, old)], [(two, new)]) = (old.as_slice(), new.as_slice()) {
        if old != new {
            let direction = if new < old { Direction::Less } else { Direction::More };
            let says = format!("{} → {}", before.says(*one, one + 1), after.says(*two, two + 1));
            facts.push(Fact::amount(What::Frequency, direction, says));
        }
        before.accounted[*one] = true;
        after.accounted[*two] = true;
    }
}

/// Periods in order, the most frequent highest.
fn how_often(period: &str) -> Option<u8> {
    Some(match period {
        "lesson" => 8,
        "day" | "morning" | "afternoon" => 7,
        "week" => 6,
        "fortnight" => 5,
        "month" => 4,
        "half-term" => 3,
        "term" => 2,
        "year" => 1,
        _ => return None,
    })
}

/// Whether a number of times a period stands against the same period without a number.
fn has_bare_period(side: &Side<'_>, at: usize, other: &Side<'_>) -> bool {
    let is =
        |side: &Side<'_>, at: usize, wanted: &str| side.words.get(at).is_some_and(|word| word.text == wanted);
    if !is(side, at + 1, "time") || !is(side, at + 2, "each") || side.words[at].text == "1" {
        return false;
    }
    let Some(period) = side.words.get(at + 3).map(|word| word.text.as_ref()) else { return false };
    (0..other.words.len()).any(|at| {
        is(other, at, "each")
            && is(other, at + 1, period)
            && !at.checked_sub(1).is_some_and(|back| is(other, back, "time"))
    })
}

/// Minutes in words: "45 minutes", "2 hours 30 minutes", "up to 20 minutes", "30 to 45 minutes".
pub(in crate::diff) fn minutes_in_words(range: Range) -> String {
    match range.max {
        Some(max) if max == range.min => one_time(max),
        Some(max) if range.min == 0 => format!("up to {}", one_time(max)),
        Some(max) => format!("{} to {}", one_time(range.min), one_time(max)),
        None => format!("at least {}", one_time(range.min)),
    }
}

/// A number of minutes in words.
pub(in crate::diff) fn one_time(minutes: u32) -> String {
    let plural = |n: u32, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => plural(minutes, "minute"),
        (hours, 0) => plural(hours, "hour"),
        (hours, minutes) => format!("{} {}", plural(hours, "hour"), plural(minutes, "minute")),
    }
}

fn range_in_words(range: Range) -> String {
    match range.max {
        Some(max) if max == range.min => max.to_string(),
        Some(max) if range.min == 0 => format!("up to {max}"),
        Some(max) => format!("{} to {max}", range.min),
        None => format!("at least {}", range.min),
    }
}
