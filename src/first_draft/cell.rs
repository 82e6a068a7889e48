//! What one cell of an export says, as a value that a field of the plan can hold.

use super::field::Kind;
use crate::model::Date;
use crate::wording::spelled::MONTHS;
use serde_json::Value;

/// Why a cell does not fit its field. The cell's words are never quoted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellFault {
    /// No date format of the map fits.
    #[error("this is not a date in the formats {0}; mend it, or add its format to `dates`")]
    NotADate(String),
    /// Two date formats of the map fit and give two dates.
    #[error("two formats in `dates` fit and give two dates; keep only the one the export uses")]
    TwoDates,
    /// Not a whole number.
    #[error("this is not a whole number; mend it, or add it under `values`")]
    NotANumber,
    /// Neither yes nor no.
    #[error("this is neither yes nor no; mend it, or add it under `values`")]
    NotYesNo,
    /// Not one of the field's values.
    #[error("this is none of {0}; mend it, or add it under `values`")]
    NotAChoice(String),
    /// A list or object where one value belongs.
    #[error(
        "this holds several values and the field takes one; end the path with `[]`, or ignore the column"
    )]
    SeveralValues,
}

/// The date formats that are tried where a map names none.
pub(super) const USUAL_DATES: [&str; 3] = ["dd/mm/yyyy", "yyyy-mm-dd", "dd-Mon-yyyy"];

/// Reads the words of a cell, which are not blank.
pub(super) fn read(words: &str, kind: &Kind, dates: &[String]) -> Result<Value, CellFault> {
    let plain = words.trim();
    match kind {
        Kind::Words => Ok(Value::from(plain)),
        Kind::Digits => Ok(Value::from(without_gaps(plain))),
        Kind::Postcode => Ok(Value::from(postcode(plain))),
        Kind::Date => date(plain, dates).map(|date| Value::from(date.to_string())),
        Kind::Whole => plain.parse::<i64>().map(Value::from).map_err(|_| CellFault::NotANumber),
        Kind::YesNo => match plain.to_lowercase().as_str() {
            "yes" | "y" | "true" | "1" => Ok(Value::from(true)),
            "no" | "n" | "false" | "0" => Ok(Value::from(false)),
            _ => Err(CellFault::NotYesNo),
        },
        Kind::Choice(choices) => {
            // "Young person" and "young_person" are the same answer.
            let same = |choice: &&&str| choice.eq_ignore_ascii_case(&plain.replace([' ', '-'], "_"));
            let found = choices.iter().find(same).map(|choice| Value::from(*choice));
            found.ok_or_else(|| CellFault::NotAChoice(choices.join(", ")))
        }
    }
}

/// Capitals without the gaps that people write between groups of digits.
fn without_gaps(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase()
}

/// Capitals with one space before the last three characters, where it can be a postcode.
fn postcode(words: &str) -> String {
    let bare = without_gaps(words);
    let at = bare.len().saturating_sub(3);
    if !bare.is_ascii() || !(2..=4).contains(&at) {
        return words.to_owned();
    }
    let (outward, inward) = bare.split_at(at);
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase());
    let fits = inward.starts_with(|c: char| c.is_ascii_digit()) && letters(&inward[1..]);
    if fits { format!("{outward} {inward}") } else { words.to_owned() }
}

/// Whether a date format can be understood.
pub(super) fn is_date_format(format: &str) -> bool {
    let plain = format
        .replace("yyyy", "")
        .replace("Month", "")
        .replace("Mon", "")
        .replace("dd", "")
        .replace("mm", "");
    let one = |part: &str| format.matches(part).count() == 1;
    let month = one("mm") != one("Mon");
    one("dd") && one("yyyy") && month && !plain.chars().any(char::is_alphanumeric)
}

fn date(words: &str, formats: &[String]) -> Result<Date, CellFault> {
    let words = without_midnight(words);
    let mut found = None;
    for date in formats.iter().filter_map(|format| in_format(words, format)) {
        if found.is_some_and(|other| other != date) {
            return Err(CellFault::TwoDates);
        }
        found = Some(date);
    }
    found.ok_or_else(|| CellFault::NotADate(formats.join(", ")))
}

/// The date without the time that databases add to days: only midnight, which says nothing.
fn without_midnight(words: &str) -> &str {
    let Some((day, time)) = words.rsplit_once([' ', 'T']) else { return words };
    if matches!(time, "00:00" | "00:00:00" | "0:00" | "00:00:00.000" | "00:00:00Z") { day } else { words }
}

/// The date that these words give in one format, such as `dd/mm/yyyy`.
fn in_format(words: &str, format: &str) -> Option<Date> {
    let (mut day, mut month, mut year) = (None, None, None);
    let (mut words, mut format) = (words, format);
    while !format.is_empty() {
        if let Some(rest) = format.strip_prefix("yyyy") {
            (year, words) = (Some(number(words, 4, 4)?.0), number(words, 4, 4)?.1);
            format = rest;
        } else if let Some(rest) = format.strip_prefix("dd") {
            (day, words) = (Some(number(words, 1, 2)?.0), number(words, 1, 2)?.1);
            format = rest;
        } else if let Some(rest) = format.strip_prefix("mm") {
            (month, words) = (Some(number(words, 1, 2)?.0), number(words, 1, 2)?.1);
            format = rest;
        } else if let Some(rest) = format.strip_prefix("Month").or_else(|| format.strip_prefix("Mon")) {
            let end = words.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(words.len());
            let written = words[..end].to_lowercase();
            let long_enough = written.len() >= 3;
            let index = MONTHS.iter().position(|name| long_enough && name.starts_with(&written))?;
            month = i16::try_from(index + 1).ok();
            words = &words[end..];
            format = rest;
        } else {
            let sign = format.chars().next()?;
            words = words.strip_prefix(sign)?;
            format = &format[sign.len_utf8()..];
        }
    }
    let small = |number: Option<i16>| i8::try_from(number?).ok();
    if words.is_empty() { Date::new(year?, small(month)?, small(day)?).ok() } else { None }
}

/// The number at the start of the words, of so many digits, and the words after it.
fn number(words: &str, least: usize, most: usize) -> Option<(i16, &str)> {
    let digits = words.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, rest) = words.split_at(digits);
    if digits < least || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn usual() -> Vec<String> {
        USUAL_DATES.map(str::to_owned).to_vec()
    }

    #[test]
    fn dates_are_read_in_the_formats_of_the_map() {
        for (words, date) in [
            ("03/04/2015", Some("2015-04-03")),
            ("3/4/2015", Some("2015-04-03")),
            ("2015-04-03", Some("2015-04-03")),
            ("03-Apr-2015", Some("2015-04-03")),
            ("03-APRIL-2015", Some("2015-04-03")),
            ("2015-04-03 00:00:00", Some("2015-04-03")),
            ("2015-04-03T00:00:00", Some("2015-04-03")),
            ("2015-04-03 10:30", None),
            ("31/02/2015", None),
            ("04/13/2015", None),
            ("03/04/15", None),
            ("3-Ap-2015", None),
            ("42097", None),
            ("03/04/2015 or so", None),
            ("٣/٤/٢٠١٥", None),
        ] {
            let found = read(words, &Kind::Date, &usual());
            assert_eq!(found.ok(), date.map(|date| json!(date)), "{words}");
        }
        let both = ["dd/mm/yyyy".to_owned(), "mm/dd/yyyy".to_owned()];
        assert_eq!(read("03/04/2015", &Kind::Date, &both), Err(CellFault::TwoDates));
        assert_eq!(read("04/04/2015", &Kind::Date, &both), Ok(json!("2015-04-04")));
    }

    #[test]
    fn formats_are_checked() {
        assert!(USUAL_DATES.iter().all(|format| is_date_format(format)));
        assert!(is_date_format("dd Month yyyy"));
        for format in ["", "dd/mm/yy", "dd/mm", "DD/MM/YYYY", "dd/mm/Mon/yyyy", "on dd/mm/yyyy"] {
            assert!(!is_date_format(format), "{format}");
        }
    }

    #[test]
    fn other_kinds_are_read() {
        let choice = Kind::Choice(vec!["male", "young_person"]);
        for (words, kind, value) in [
            (" Zoë ", &Kind::Words, Some(json!("Zoë"))),
            ("943 476 5919", &Kind::Digits, Some(json!("9434765919"))),
            ("ab12cd", &Kind::Postcode, Some(json!("AB1 2CD"))),
            ("unknown", &Kind::Postcode, Some(json!("unknown"))),
            ("not known yet", &Kind::Postcode, Some(json!("not known yet"))),
            ("-1", &Kind::Whole, Some(json!(-1))),
            ("Year 7", &Kind::Whole, None),
            ("Y", &Kind::YesNo, Some(json!(true))),
            ("no", &Kind::YesNo, Some(json!(false))),
            ("?", &Kind::YesNo, None),
            ("Young Person", &choice, Some(json!("young_person"))),
            ("M", &choice, None),
        ] {
            assert_eq!(read(words, kind, &usual()).ok(), value, "{words}");
        }
    }
}
