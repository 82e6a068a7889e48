//! Dates as people write them in England: day, month, year.

use crate::model::Date;
use crate::wording::spelled::MONTHS;

/// The date that the whole text is, such as `26th July 2009`, `24/04/2006`, `27.04.09` or `2023-05-04`.
/// A year of two digits is one of this century. None where anything else stands beside it.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim().trim_matches(['(', ')', '.', ',']);
    let lower = text.to_lowercase().replace(['\u{a0}', ',', '\t'], " ");
    let words: Vec<&str> =
        lower.split_whitespace().filter(|word| !is_weekday(word) && *word != "of").collect();
    match words.as_slice() {
        [one] => numeric(one),
        [one, two, year] => {
            let year = year_of(year)?;
            let day_first = number(ordinal(one)).zip(month_of(two).or_else(|| number(two)));
            let month_first = || Some((number(ordinal(two))?, month_of(one)?));
            let (day, month) = day_first.or_else(month_first)?;
            make(day, month, year)
        }
        _ => None,
    }
}

/// The first date in a text.
#[must_use]
pub fn date_in(text: &str) -> Option<Date> {
    if let Some(date) = date(text) {
        return Some(date);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=4).rev().find_map(|length| words.windows(length).find_map(|window| date(&window.join(" "))))
}

fn is_weekday(word: &str) -> bool {
    word.len() >= 3
        && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            .iter()
            .any(|day| *day == word || (word.len() <= 4 && day.starts_with(word)))
}

fn ordinal(word: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn number(word: &str) -> Option<i16> {
    word.chars().all(|c| c.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

fn month_of(word: &str) -> Option<i16> {
    let word = word.trim_end_matches('.');
    let at = MONTHS.iter().position(|month| {
        *month == word
            || (word.len() >= 3 && month.starts_with(word))
            || (word == "sept" && *month == "september")
    })?;
    i16::try_from(at + 1).ok()
}

fn year_of(word: &str) -> Option<i16> {
    let word = word.trim_start_matches('\'');
    let year = number(word)?;
    match word.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

fn numeric(word: &str) -> Option<Date> {
    for separator in ['/', '.', '-', '\u{2011}', '\u{2013}'] {
        let parts: Vec<&str> = word.split(separator).collect();
        if let [one, two, three] = parts.as_slice() {
            if one.len() == 4 {
                return make(number(three)?, number(two)?, number(one)?);
            }
            return make(number(ordinal(one))?, number(two).or_else(|| month_of(two))?, year_of(three)?);
        }
    }
    None
}

fn make(day: i16, month: i16, year: i16) -> Option<Date> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        let said = |text: &str| date(text).map(|date| date.to_string());
        for (text, expected) in [
            ("3 December 2009", "2009-12-03"),
            ("26th July 2009", "2009-07-26"),
            ("24/04/2006", "2006-04-24"),
            ("27.04.09", "2009-04-27"),
            ("2023-05-04", "2023-05-04"),
            ("Tuesday 3rd of Sept 2019", "2019-09-03"),
            ("July 4, 2012", "2012-07-04"),
            ("04-Jul-2012", "2012-07-04"),
        ] {
            assert_eq!(said(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["31/02/2020", "12", "summer 2026", "Year 6", "1/2", "3 December"] {
            assert_eq!(said(text), None, "{text}");
        }
        assert_eq!(
            date_in("Final: 3 December 2009 (amended)").map(|date| date.to_string()).as_deref(),
            Some("2009-12-03")
        );
    }
}
