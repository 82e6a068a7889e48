//! Numbers, months and years in words and figures.

use super::super::spelled::MONTHS;
use super::super::written::Words as Cut;

/// The month at a word, 1 to 12, by its name or the first three or four letters of it.
pub(super) fn month(written: &Cut<'_>, at: usize) -> Option<i8> {
    let word = written.lower(at);
    let found = MONTHS.iter().position(|month| {
        *month == word || (word.len() >= 3 && word.len() <= 4 && month.starts_with(word))
    })?;
    // "May" is a month with a capital or a year, "mar" and "dec" are too short to doubt.
    if word == "may" && !written.as_written(at).starts_with('M') && year(written.lower(at + 1)).is_none() {
        return None;
    }
    i8::try_from(found + 1).ok()
}

/// A year of four figures, or of two where it can be no day and no age of a child.
pub(super) fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    match (word.len(), year) {
        (4, 2000..=2060) => Some(year),
        (2, 20..=45) => Some(2000 + year),
        _ => None,
    }
}

/// A whole number in figures or letters.
pub(super) fn number(word: &str) -> Option<u8> {
    const LETTERS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let teens = match word {
        "sixteen" => Some(16),
        "eighteen" => Some(18),
        "nineteen" => Some(19),
        "twenty" => Some(20),
        _ => None,
    };
    let letters =
        LETTERS.iter().position(|letters| *letters == word).and_then(|found| u8::try_from(found).ok());
    word.parse().ok().or(letters).or(teens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_months_are_read() {
        assert_eq!((number("12"), number("twelve"), number("dozen")), (Some(12), Some(12), None));
        assert_eq!(
            (year("2027"), year("27"), year("12"), year("1999")),
            (Some(2027), Some(2027), None, None)
        );
        let written = Cut::of("Sept may May");
        assert_eq!((month(&written, 0), month(&written, 1), month(&written, 2)), (Some(9), None, Some(5)));
    }
}
