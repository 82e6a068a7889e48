//! How a list writes its numbers.

/// How a list writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 1, 2, 3.
    Decimal,
    /// 01, 02, 03.
    TwoDigits,
    /// a, b, c; after z comes aa, then bb.
    LowerLetter,
    /// A, B, C.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// 1st, 2nd, 3rd.
    Ordinal,
    /// One, Two, Three.
    Words,
    /// No number but a bullet.
    Bullet,
}

/// Writes a number. What a numeral system cannot write is written in digits.
pub(super) fn write(number: i64, numerals: Numerals) -> String {
    let written = match numerals {
        Numerals::Decimal | Numerals::Bullet => None,
        Numerals::TwoDigits => Some(format!("{number:02}")),
        Numerals::LowerLetter => letters(number),
        Numerals::UpperLetter => letters(number).map(|letters| letters.to_uppercase()),
        Numerals::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
        Numerals::UpperRoman => roman(number),
        Numerals::Ordinal => Some(format!("{number}{}", ordinal_end(number))),
        Numerals::Words => words(number),
    };
    written.unwrap_or_else(|| number.to_string())
}

fn letters(number: i64) -> Option<String> {
    let zero_based = usize::try_from(number).ok()?.checked_sub(1)?;
    let letter = char::from(b'a' + u8::try_from(zero_based % 26).ok()?);
    let times = zero_based / 26 + 1;
    (times <= 30).then(|| letter.to_string().repeat(times))
}

fn roman(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let (mut rest, mut written) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    Some(written)
}

fn ordinal_end(number: i64) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn words(number: i64) -> Option<String> {
    const WORDS: [&str; 20] = [
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
        "Twenty",
    ];
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    WORDS.get(at).map(|word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_do() {
        let all = |number| {
            use Numerals::*;
            [Decimal, TwoDigits, LowerLetter, UpperLetter, LowerRoman, UpperRoman, Ordinal, Words]
                .map(|numerals| write(number, numerals))
                .join(" ")
        };
        assert_eq!(all(1), "1 01 a A i I 1st One");
        assert_eq!(all(4), "4 04 d D iv IV 4th Four");
        assert_eq!(all(28), "28 28 bb BB xxviii XXVIII 28th 28");
        assert_eq!(all(0), "0 00 0 0 0 0 0th 0");
        assert_eq!(write(i64::MAX, Numerals::LowerLetter), i64::MAX.to_string());
    }
}
