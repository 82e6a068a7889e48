//! Numbers in digits and words, ranges of them, and lengths of time.

use crate::model::Range;
use crate::wording::spelled::NUMBERS;
use crate::wording::tokens::{Kind, Tokens};

/// Something that was read, and the place after it.
pub(super) type Read<T> = Option<(T, usize)>;

/// A range in thousandths, with what stood around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub min: u32,
    pub max: Option<u32>,
    pub approximate: bool,
}

impl Bounds {
    const fn exactly(number: u32) -> Self {
        Self { min: number, max: Some(number), approximate: false }
    }

    /// The range in whole numbers, times `unit`. None where it is not a whole number or is upside down.
    pub fn times(self, unit: u32) -> Option<Range> {
        let whole = |thousandths: u32| {
            let product = u64::from(thousandths) * u64::from(unit);
            // A third of an hour is 20 minutes although 333 thousandths are not.
            let rounded = (product + 500) / 1000;
            (product.abs_diff(rounded * 1000) <= 30).then(|| u32::try_from(rounded).ok()).flatten()
        };
        let range =
            Range { min: whole(self.min)?, max: self.max.map_or(Some(None), |max| whole(max).map(Some))? };
        range.max.is_none_or(|max| max >= range.min && max > 0).then_some(range)
    }
}

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn small(word: &str) -> Option<u32> {
    let at = NUMBERS[..20].iter().position(|number| *number == word)?;
    u32::try_from(at).ok().filter(|number| *number > 0)
}

fn tens(word: &str) -> Option<u32> {
    let at = TENS.iter().position(|ten| *ten == word)?;
    u32::try_from(at).ok().map(|at| (at + 2) * 10)
}

/// The place after a hyphen, if there is one here.
pub(super) fn past_hyphen(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.mark(at) == '-' { at + 1 } else { at }
}

/// One number, in thousandths: "3", "1½", "1 1/2", "twenty-five", "one and a half", "fifteen (15)".
pub(super) fn number(tokens: &Tokens<'_>, at: usize) -> Read<u32> {
    let (value, mut next) = plain_number(tokens, at)?;
    // A number that is said twice, once in words, is one number.
    if tokens.mark(next) == '('
        && tokens.mark(next + 2) == ')'
        && let Some((again, _)) = plain_number(tokens, next + 1)
    {
        if again != value {
            return None;
        }
        next += 3;
    }
    if tokens.are(next, &["and", "a", "half"]) {
        return Some((value + 500, next + 3));
    }
    if tokens.are(next, &["and", "a", "quarter"]) && tokens.word(next + 3) != "of" {
        return Some((value + 250, next + 3));
    }
    Some((value, next))
}

/// Whether a word has the first letters of a number in words, or of "a hundred". This only spares time.
fn may_be_number(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [b'o', b'n', ..]
            | [b't', b'w' | b'h' | b'e', ..]
            | [b'f', b'o' | b'i', ..]
            | [b's', b'i' | b'e', ..]
            | [b'e', b'i' | b'l', ..]
            | [b'n', b'i', ..]
            | [b'a']
    )
}

/// Whether numbers or a length of time may begin at a token, with the words that limit them. This only
/// spares time: most words begin none.
pub(super) fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Number(_)) => return true,
        Some(Kind::Word) => tokens.word(at),
        _ => return false,
    };
    may_be_number(word)
        || matches!(
            word,
            "an" | "the"
                | "half"
                | "quarter"
                | "up"
                | "at"
                | "no"
                | "not"
                | "maximum"
                | "minimum"
                | "min"
                | "approximately"
                | "about"
                | "around"
                | "roughly"
                | "circa"
                | "ca"
                | "c"
                | "nearly"
                | "almost"
                | "from"
                | "between"
        )
}

fn plain_number(tokens: &Tokens<'_>, at: usize) -> Read<u32> {
    if let Some(Kind::Number(value)) = tokens.get(at).map(|token| token.kind) {
        if matches!(tokens.mark(at.wrapping_sub(1)), '£' | '€' | '$' | '/' | '#')
            || tokens.mark(at + 1) == '%'
        {
            // "1/2" is read from its first number; "20 mins/3 times" is not worth the risk.
            return None;
        }
        if let (true, Some(Kind::Number(below))) =
            (tokens.mark(at + 1) == '/', tokens.get(at + 2).map(|t| t.kind))
        {
            return match (value, below) {
                (1000, 2000) => Some((500, at + 3)),
                (1000, 4000) => Some((250, at + 3)),
                (3000, 4000) => Some((750, at + 3)),
                _ => None,
            };
        }
        // "1 1/2 hours"
        if value % 1000 == 0
            && tokens.mark(at + 2) == '/'
            && let Some((part @ (250 | 500 | 750), next)) = plain_number(tokens, at + 1)
        {
            return Some((value + part, next));
        }
        return Some((value, at + 1));
    }
    let word = tokens.word(at);
    if !may_be_number(word) {
        return None;
    }
    if let Some(ten) = tens(word) {
        let after = past_hyphen(tokens, at + 1);
        return match small(tokens.word(after)).filter(|unit| *unit < 10) {
            Some(unit) => Some(((ten + unit) * 1000, after + 1)),
            None => Some((ten * 1000, at + 1)),
        };
    }
    if let Some(unit) = small(word) {
        if tokens.word(at + 1) == "hundred" {
            return Some(hundreds(tokens, unit, at + 2));
        }
        return Some((unit * 1000, at + 1));
    }
    if tokens.are(at, &["a", "hundred"]) {
        return Some(hundreds(tokens, 1, at + 2));
    }
    None
}

fn hundreds(tokens: &Tokens<'_>, hundreds: u32, at: usize) -> (u32, usize) {
    let rest = if tokens.word(at) == "and" { plain_number(tokens, at + 1) } else { None };
    match rest.filter(|(value, _)| *value < 100_000) {
        Some((value, next)) => (hundreds * 100_000 + value, next),
        None => (hundreds * 100_000, at),
    }
}

/// What stands before a number and opens or closes its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    Most,
    Least,
}

/// The words before a number that make it a limit or inexact.
fn lead(tokens: &Tokens<'_>, mut at: usize) -> (Option<Limit>, bool, usize) {
    let (mut limit, mut approximate) = (None, false);
    loop {
        let article = usize::from(matches!(tokens.word(at), "a" | "the"));
        let word = tokens.word(at + article);
        let next = match word {
            "up" if tokens.word(at + 1) == "to" => Some((Some(Limit::Most), at + 2)),
            "at" if tokens.word(at + 1) == "least" => Some((Some(Limit::Least), at + 2)),
            "at" if tokens.word(at + 1) == "most" => Some((Some(Limit::Most), at + 2)),
            "no" | "not" => match (tokens.word(at + 1), tokens.word(at + 2)) {
                ("more" | "longer" | "greater" | "larger" | "bigger", "than") => {
                    Some((Some(Limit::Most), at + 3))
                }
                ("less" | "fewer" | "shorter" | "smaller", "than") => Some((Some(Limit::Least), at + 3)),
                ("exceeding", _) => Some((Some(Limit::Most), at + 2)),
                ("to", "exceed") => Some((Some(Limit::Most), at + 3)),
                _ => None,
            },
            "maximum" => Some((Some(Limit::Most), at + article + 1)),
            "minimum" | "min" => Some((Some(Limit::Least), at + article + 1)),
            "approximately" | "about" | "around" | "roughly" | "circa" | "ca" | "nearly" | "almost" => {
                approximate = true;
                Some((limit, at + 1))
            }
            "c" if article == 0 => {
                approximate = true;
                Some((limit, at + 1 + usize::from(tokens.mark(at + 1) == '.')))
            }
            _ => None,
        };
        let Some((found, mut after)) = next else { return (limit, approximate, at) };
        limit = found;
        if tokens.word(after) == "of" || matches!(tokens.mark(after), '.' | ':') {
            after += 1;
        }
        at = after;
    }
}

/// The limit that stands before a number word such as "once" or "twice": "at least twice".
pub(super) fn limited_word(
    tokens: &Tokens<'_>,
    at: usize,
    value: impl Fn(&str) -> Option<u32>,
) -> Read<Bounds> {
    let (limit, approximate, start) = lead(tokens, at);
    let number = value(tokens.word(start))?;
    Some((limited(Bounds { approximate, ..Bounds::exactly(number * 1000) }, limit), start + 1))
}

/// A number or a range of numbers, with the words that open or close it: "up to 3", "15-20",
/// "between 10 and 15", "three or four".
pub(super) fn bounds(tokens: &Tokens<'_>, at: usize) -> Read<Bounds> {
    let (limit, approximate, start) = lead(tokens, at);
    let from = matches!(tokens.word(start), "from" | "between");
    let (first, next) = number(tokens, start + usize::from(from))?;
    let second = range_end(tokens, next, from).filter(|(second, _)| *second > first);
    let (value, next) = match second {
        Some((second, next)) => (Bounds { min: first, max: Some(second), approximate: false }, next),
        // "from 9" and "between 9" are no amounts.
        None if from => return None,
        None => (Bounds::exactly(first), next),
    };
    Some((limited(Bounds { approximate, ..value }, limit), next))
}

fn limited(bounds: Bounds, limit: Option<Limit>) -> Bounds {
    match limit {
        Some(Limit::Most) => Bounds { min: 0, ..bounds },
        Some(Limit::Least) => Bounds { max: None, ..bounds },
        None => bounds,
    }
}

fn range_end(tokens: &Tokens<'_>, at: usize, from: bool) -> Read<u32> {
    let joined = match tokens.mark(at) {
        '-' | '—' => true,
        _ => match tokens.word(at) {
            "to" | "or" => true,
            "and" => from,
            _ => false,
        },
    };
    // "20 - 1:1" and "3 to maximum 4" are no ranges.
    joined.then(|| number(tokens, at + 1)).flatten()
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    /// In minutes; none for days and nights, whose hours nobody said.
    pub minutes: Option<Range>,
    pub approximate: bool,
}

/// Minutes of one unit of time; 0 where it has no fixed minutes.
fn unit(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    match tokens.word(at) {
        "minute" | "min" => Some(1),
        "hour" => Some(60),
        "day" | "night" => Some(0),
        _ => None,
    }
}

/// A length of time: "45 minutes", "half an hour", "1 hour 30 minutes", "an hour and a quarter",
/// "30 minutes to 1 hour", "no less than 45 minutes and no more than 60 minutes".
pub(super) fn length(tokens: &Tokens<'_>, at: usize) -> Read<Length> {
    let (limit, approximate, start) = lead(tokens, at);
    if limit == Some(Limit::Least)
        && let Some((range, next)) = between_limits(tokens, start)
    {
        return Some((Length { minutes: Some(range), approximate }, next));
    }
    let from = matches!(tokens.word(start), "from" | "between");
    let (first, next) = bare_length(tokens, start + usize::from(from))
        .or_else(|| from.then(|| bare_length(tokens, start)).flatten())?;
    let Some(range) = first else { return Some((Length { minutes: None, approximate }, next)) };
    let mut minutes = match limit {
        Some(Limit::Most) => Range { min: 0, max: range.max },
        Some(Limit::Least) => Range { min: range.min, max: None },
        None => range,
    };
    let mut next = next;
    // A second length with its own unit closes the range.
    let joined = matches!(tokens.word(next), "to" | "or")
        || (from && tokens.word(next) == "and")
        || matches!(tokens.mark(next), '-' | '—');
    if joined
        && limit.is_none()
        && range.is_exact()
        && let Some((Some(second), after)) = bare_length(tokens, next + 1)
        && second.is_exact()
        && second.min > range.min
    {
        minutes.max = second.max;
        next = after;
    }
    if minutes.max.is_none() && matches!(tokens.word(next), "and" | "but") {
        let (upper, _, second) = lead(tokens, next + 1);
        if upper == Some(Limit::Most)
            && let Some((Some(second), after)) = bare_length(tokens, second)
        {
            minutes.max = second.max.filter(|max| *max >= minutes.min);
            next = after;
        }
    }
    Some((Length { minutes: Some(minutes), approximate }, next))
}

/// After "not less than": "40 and not more than 50 minutes", with one unit for both.
fn between_limits(tokens: &Tokens<'_>, at: usize) -> Read<Range> {
    let (least, next) = number(tokens, at)?;
    if !matches!(tokens.word(next), "and" | "but") {
        return None;
    }
    let (Some(Limit::Most), _, upper) = lead(tokens, next + 1) else { return None };
    let (most, end) = bare_length(tokens, upper)?;
    let most = most?.max?;
    let min = least.checked_mul(unit(tokens, end - 1)?)? / 1000;
    (min <= most).then_some((Range { min, max: Some(most) }, end))
}

/// A length of time without limits before it. The inner value is none for days and nights.
fn bare_length(tokens: &Tokens<'_>, at: usize) -> Read<Option<Range>> {
    if let Some((thousandths, next)) = part_of_hour(tokens, at) {
        return Some((Some(Range::exactly(thousandths)), next));
    }
    let (bounds, next) = plain_bounds(tokens, at)?;
    let next = past_hyphen(tokens, next);
    let next = next
        + usize::from(matches!(tokens.word(next), "full" | "whole" | "further" | "additional" | "clock"));
    let minutes = unit(tokens, next)?;
    if minutes == 0 {
        return Some((None, next + 1));
    }
    let range = bounds.times(minutes)?;
    let mut after = next + 1;
    after +=
        usize::from(tokens.mark(after) == '.' && tokens.word(next).len() < 4 && is_short(tokens.typed(next)));
    after += usize::from(tokens.mark(after) == '\'');
    // "1 hour 30 minutes", "1h 15", "one hour and fifteen minutes", "an hour and a quarter"
    if minutes == 60
        && range.is_exact()
        && let Some((more, end)) = rest_of_hour(tokens, after)
    {
        return Some((Some(Range::exactly(range.min.saturating_add(more))), end));
    }
    Some((Some(range), after))
}

fn is_short(typed: &str) -> bool {
    matches!(typed.to_ascii_lowercase().as_str(), "min" | "mins" | "hr" | "hrs")
}

/// Numbers before a unit; no limits, since they stand before the whole.
fn plain_bounds(tokens: &Tokens<'_>, at: usize) -> Read<Bounds> {
    if matches!(tokens.word(at), "an" | "a") && tokens.word(at + 1) == "hour" {
        return Some((Bounds::exactly(1000), at + 1));
    }
    let (first, next) = number(tokens, at)?;
    // A hyphen may lead to the unit, "30-minute", or to the end of a range, "30-45 minutes".
    let end =
        range_end(tokens, next, tokens.word_before(at) == "between").filter(|(second, _)| *second > first);
    match end {
        Some((second, after)) if unit(tokens, past_hyphen(tokens, after)).is_some() => {
            Some((Bounds { min: first, max: Some(second), approximate: false }, after))
        }
        _ => Some((Bounds::exactly(first), next)),
    }
}

/// Halves and quarters of an hour, in minutes, and an hour with more: "half an hour", "three-quarters of an hour".
fn part_of_hour(tokens: &Tokens<'_>, at: usize) -> Read<u32> {
    let start = at + usize::from(matches!(tokens.word(at), "a" | "one"));
    let of_hour = |at: usize| {
        let at = past_hyphen(tokens, at);
        let at = at + usize::from(tokens.word(at) == "of");
        let at = at + usize::from(matches!(tokens.word(at), "an" | "a"));
        (tokens.word(at) == "hour").then_some(at + 1)
    };
    if tokens.word(start) == "half" {
        return of_hour(start + 1).map(|next| (30, next));
    }
    if tokens.word(start) == "quarter" {
        return of_hour(start + 1).map(|next| (15, next));
    }
    if tokens.word(at) == "three" {
        let quarter = past_hyphen(tokens, at + 1);
        if tokens.word(quarter) == "quarter" {
            return of_hour(quarter + 1).map(|next| (45, next));
        }
    }
    None
}

/// What follows a whole number of hours and belongs to it, in minutes.
fn rest_of_hour(tokens: &Tokens<'_>, at: usize) -> Read<u32> {
    if tokens.are(at, &["and", "a", "half"]) {
        return Some((30, at + 3));
    }
    if tokens.are(at, &["and", "a", "quarter"]) {
        return Some((15, at + 3));
    }
    if tokens.are(at, &["and", "three", "quarter"]) {
        return Some((45, at + 3));
    }
    let start = at + usize::from(tokens.word(at) == "and");
    let (value, next) = number(tokens, start).filter(|(value, _)| *value < 60_000 && *value % 1000 == 0)?;
    let with_unit = matches!(tokens.word(next), "minute" | "min");
    let glued = start == at && tokens.get(start).is_some_and(|token| !token.spaced);
    if with_unit && tokens.word(at) != "to" {
        return Some((value / 1000, next + 1));
    }
    glued.then_some((value / 1000, next))
}
