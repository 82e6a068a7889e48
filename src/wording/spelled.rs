//! Numbers and months as they are spelled, in small letters.

/// The months by their full names, in order.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The numbers from nought to twenty; a number stands at its own place.
pub const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The month, from 1 to 12, by its full name or its usual short form ("sep" and "sept").
pub(super) fn month(word: &str) -> Option<u8> {
    let is_month = |month: &&str| **month == *word || month[..3] == *word;
    let at = MONTHS.iter().position(is_month).or((word == "sept").then_some(8))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_short_forms() {
        assert_eq!(["may", "september", "sept", "sep", "dec"].map(month), [5, 9, 9, 9, 12].map(Some));
        assert_eq!(["marc", "", "ma", "decem"].map(month), [None; 4]);
    }
}
