//! Days in running text, however they are written.

use super::words::Word;
#[cfg(test)]
use super::words::words;
use crate::model::Date;
use crate::wording::spelled::MONTHS;
use Piece::{Month, Number};
use std::ops::Range;

/// A day in the words: as much of it as is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) span: Range<usize>,
    of_month: Option<u32>,
    month: Option<u32>,
    /// Two figures or four.
    year: Option<u32>,
    /// Whether the first two numbers may stand for month and day.
    may_swap: bool,
}

impl Day {
    /// Whether day, month and year are written.
    pub(super) fn is_whole(&self) -> bool {
        self.of_month.is_some() && self.month.is_some() && self.year.is_some()
    }

    /// Whether all that is written fits this date.
    pub(super) fn fits(&self, date: Date) -> bool {
        let (day, month) = (date.day().unsigned_abs().into(), date.month().unsigned_abs().into());
        let year: u32 = date.year().unsigned_abs().into();
        let fits_year =
            self.year.is_none_or(|written| written == year || written < 100 && written == year % 100);
        let fits = |of: Option<u32>, is: u32| of.is_none_or(|of| of == is);
        fits_year
            && ((fits(self.of_month, day) && fits(self.month, month))
                || self.may_swap && self.of_month == Some(month) && self.month == Some(day))
    }

    /// Whether a day of a month is written, with or without its year.
    pub(super) fn has_day_and_month(&self) -> bool {
        self.of_month.is_some() && self.month.is_some()
    }
}

const ORDINALS: [&str; 31] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twentyfirst",
    "twentysecond",
    "twentythird",
    "twentyfourth",
    "twentyfifth",
    "twentysixth",
    "twentyseventh",
    "twentyeighth",
    "twentyninth",
    "thirtieth",
    "thirtyfirst",
];

/// One piece of a date: a number, a month or a linking word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Number { value: u32, figures: usize, ordinal: bool },
    Month(u32),
    Link,
}

/// All days that are written in a text.
pub(super) fn days(text: &str, cut: &[Word]) -> Vec<Day> {
    let pieces = pieces(text, cut);
    let mut found: Vec<Day> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match day_at(text, &pieces[at..]) {
            Some((day, used)) => {
                found.push(day);
                at += used;
            }
            None => at += 1,
        }
    }
    found
}

type Placed = (Range<usize>, Piece);

/// Day, month and year, as far as they are written, and whether day and month may be the other way round.
type Parts = (Option<u32>, Option<u32>, Option<u32>, bool);

/// The pieces of dates in a text. "14May2018" has three.
fn pieces(text: &str, cut: &[Word]) -> Vec<Placed> {
    let mut found = Vec::new();
    let mut next = 0;
    while next < cut.len() {
        let word = &cut[next];
        next += 1;
        let has_digit = word.key.bytes().any(|byte| byte.is_ascii_digit());
        if !has_digit {
            // "twenty-first" is two words.
            let joined = cut.get(next).map(|other| format!("{}{}", word.key, other.key));
            let ordinal = |key: &str| ORDINALS.iter().position(|ordinal| *ordinal == key);
            if let Some(value) = joined.as_deref().and_then(ordinal) {
                let end = cut[next].span.end;
                next += 1;
                found.push((word.span.start..end, number(value + 1, 2, true)));
            } else if let Some(value) = ordinal(&word.key) {
                found.push((word.span.clone(), number(value + 1, 2, true)));
            } else if let Some(month) = month_of(&word.key) {
                found.push((word.span.clone(), Month(month)));
            } else if matches!(word.key.as_str(), "of" | "the") {
                found.push((word.span.clone(), Piece::Link));
            }
            continue;
        }
        let written = &text[word.span.clone()];
        if !written.is_ascii() {
            continue;
        }
        let mut start = 0;
        while start < written.len() {
            let digits = written.as_bytes()[start].is_ascii_digit();
            let length =
                written.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit() == digits).count();
            let part = &written[start..start + length];
            let span = word.span.start + start..word.span.start + start + length;
            start += length;
            if digits {
                let ordinal = ["st", "nd", "rd", "th"]
                    .iter()
                    .any(|end| written[start..].to_ascii_lowercase().starts_with(end));
                let end = if ordinal { span.end + 2 } else { span.end };
                if ordinal {
                    start += 2;
                }
                if let Ok(value) = part.parse::<usize>() {
                    found.push((span.start..end, number(value, length, ordinal)));
                }
            } else if let Some(month) = month_of(&part.to_ascii_lowercase()) {
                found.push((span, Month(month)));
            }
        }
    }
    found
}

fn number(value: usize, figures: usize, ordinal: bool) -> Piece {
    Number { value: u32::try_from(value).unwrap_or(u32::MAX), figures, ordinal }
}

fn month_of(key: &str) -> Option<u32> {
    let at = MONTHS
        .iter()
        .position(|month| *month == key || (key.len() >= 3 && key.len() <= 4 && month.starts_with(key)))?;
    u32::try_from(at + 1).ok()
}

/// Whether two pieces stand so near that they are of one date.
fn are_near(text: &str, one: &Placed, other: &Placed) -> bool {
    text.get(one.0.end..other.0.start)
        .is_some_and(|gap| gap.len() <= 4 && gap.chars().all(|c| " ,./-–\u{a0}\u{2011}’'".contains(c)))
}

/// The date that begins with the first piece, and how many pieces it takes.
fn day_at(text: &str, pieces: &[Placed]) -> Option<(Day, usize)> {
    // Links are passed over inside a date.
    let mut chain: Vec<(usize, &Placed)> = Vec::new();
    for (at, placed) in pieces.iter().enumerate().take(7) {
        if at > 0 && !are_near(text, &pieces[at - 1], placed) {
            break;
        }
        if placed.1 == Piece::Link {
            if at == 0 {
                return None;
            }
            continue;
        }
        chain.push((at, placed));
        if chain.len() == 3 {
            break;
        }
    }
    let kinds: Vec<Piece> = chain.iter().map(|(_, placed)| placed.1).collect();
    let day = |value: u32| (1..=31).contains(&value);
    let year = |value: u32, figures: usize| figures == 4 && (1900..2100).contains(&value) || figures == 2;
    let whole_year = |value: u32, figures: usize| figures == 4 && (1900..2100).contains(&value);
    let (parts, used) = match kinds.as_slice() {
        [Number { value: d, .. }, Month(m), Number { value: y, figures, ordinal: false }, ..]
            if day(*d) && year(*y, *figures) =>
        {
            ((Some(*d), Some(*m), Some(*y), false), 3)
        }
        [Month(m), Number { value: d, .. }, Number { value: y, figures, ordinal: false }, ..]
            if day(*d) && whole_year(*y, *figures) =>
        {
            ((Some(*d), Some(*m), Some(*y), false), 3)
        }
        [Number { value: y, figures: 4, .. }, Month(m), Number { value: d, .. }, ..]
            if whole_year(*y, 4) && day(*d) =>
        {
            ((Some(*d), Some(*m), Some(*y), false), 3)
        }
        [
            Number { value: y, figures: 4, ordinal: false },
            Number { value: m, ordinal: false, .. },
            Number { value: d, ordinal: false, .. },
            ..,
        ] if whole_year(*y, 4) && day(*d) && (1..=12).contains(m) => {
            ((Some(*d), Some(*m), Some(*y), false), 3)
        }
        [
            Number { value: d, ordinal: false, .. },
            Number { value: m, ordinal: false, .. },
            Number { value: y, figures, ordinal: false },
            ..,
        ] if day(*d)
            && day(*m)
            && (*d <= 12 || *m <= 12)
            && year(*y, *figures)
            && is_numeric(text, &chain) =>
        {
            ((Some(*d), Some(*m), Some(*y), true), 3)
        }
        [Number { value: d, .. }, Month(m), ..] if day(*d) => ((Some(*d), Some(*m), None, false), 2),
        [Month(m), Number { value: y, figures, ordinal: false }, ..] if whole_year(*y, *figures) => {
            ((None, Some(*m), Some(*y), false), 2)
        }
        [Month(m), Number { value: d, .. }, ..] if day(*d) => ((Some(*d), Some(*m), None, false), 2),
        [Number { value: d, ordinal: false, .. }, Number { value: m, ordinal: false, .. }, ..]
            if day(*d) && day(*m) && text.get(chain[0].1.0.end..chain[1].1.0.start) == Some("/") =>
        {
            ((Some(*d), Some(*m), None, true), 2)
        }
        [Number { value, figures: 8, ordinal: false }, ..] => (run_together(*value)?, 1),
        _ => return None,
    };
    let last = chain[used - 1];
    let span = chain[0].1.0.start..last.1.0.end;
    let (day, month, year, may_swap) = parts;
    Some((Day { span, of_month: day, month, year, may_swap }, last.0 + 1))
}

/// Whether the pieces are parted by marks alone, as in 14/05/2018 or 14. 5. 18.
fn is_numeric(text: &str, chain: &[(usize, &Placed)]) -> bool {
    chain.windows(2).all(|pair| {
        text.get(pair[0].1.0.end..pair[1].1.0.start)
            .is_some_and(|gap| gap.contains(['/', '.', '-', '–', ' ']))
    })
}

/// 20180514 or 14052018.
fn run_together(value: u32) -> Option<Parts> {
    let fits = |year: u32, month: u32, day: u32| {
        (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    };
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
    if fits(year, month, day) {
        return Some((Some(day), Some(month), Some(year), false));
    }
    let (day, month, year) = (value / 1_000_000, value / 10_000 % 100, value % 10_000);
    fits(year, month, day).then_some((Some(day), Some(month), Some(year), false))
}

/// The days in a text that is not cut yet.
#[cfg(test)]
fn days_of(text: &str) -> Vec<Day> {
    days(text, &words(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_is_known_however_it_is_written() {
        for text in [
            "14 May 2018",
            "14th May 2018",
            "14th of May, 2018",
            "the fourteenth of May 2018",
            "Monday 14 May 2018",
            "May 14, 2018",
            "May 14th 2018",
            "14/05/2018",
            "14/5/18",
            "14.05.2018",
            "14-05-2018",
            "14-May-18",
            "2018-05-14",
            "14May2018",
            "20180514",
            "14052018",
            "05/14/2018",
            "14 MAY 2018",
            "14\u{a0}May\u{a0}2018",
        ] {
            let found = days_of(&format!("born {text}."));
            assert!(found.len() == 1 && found[0].is_whole(), "{text}: {found:?}");
            assert!(found[0].fits(date(2018, 5, 14)), "{text}");
            assert!(!found[0].fits(date(2018, 5, 15)) && !found[0].fits(date(2019, 5, 14)), "{text}");
        }
    }

    #[test]
    fn parts_of_dates_and_other_numbers() {
        assert!(days_of("his birthday, 14 May, is near")[0].fits(date(2018, 5, 14)));
        assert!(days_of("since May 2018")[0].fits(date(2018, 5, 14)));
        for text in ["45 minutes 3 times", "2 x 30 mins", "may need 2 adults", "1:1 for 15 hours", "in 2018"]
        {
            assert!(days_of(text).iter().all(|day| !day.is_whole()), "{text}: {:?}", days_of(text));
        }
    }
}
