//! Numbers as they are written, and whether an IEEE double holds them.

use serde_json::{Number, Value};

/// The largest whole number up to which every whole number is a double of its own.
const LARGEST_EXACT: u128 = 1 << 53;

/// Digits that tell every double from every other one.
const DIGITS_OF_A_DOUBLE: usize = 17;

/// What is wrong with a number that is written in JSON's own form, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFault {
    /// Not a number as JSON writes them; says how it should look.
    Malformed(&'static str),
    /// Larger, or closer to zero, than any double.
    OutOfRange,
    /// A double would change its digits.
    NotExact,
}

/// Reads a number. Where `whole` is set, a whole number that is written as `1.0` or `1e2`
/// becomes a whole number, as JSON Schema counts it.
pub(super) fn read(literal: &str, whole: bool) -> Result<Value, NumberFault> {
    if let Some(number) = short_integer(literal) {
        return Ok(number);
    }
    let parts = Parts::of(literal)?;
    if parts.is_integer() {
        let digits = parts.integer.parse::<u128>().map_err(|_| NumberFault::NotExact)?;
        if digits > LARGEST_EXACT {
            let double = literal.parse::<f64>().ok().filter(|double| !whole && is_canonical(*double, &parts));
            let number = double.and_then(Number::from_f64).ok_or(NumberFault::NotExact)?;
            return Ok(Value::Number(number));
        }
        if digits > 0 {
            // At most 2^53: it fits both kinds.
            return Ok(literal.parse::<i64>().map_or(Value::Null, Value::from));
        }
    }
    let double = literal.parse::<f64>().map_err(|_| NumberFault::Malformed("digits"))?;
    if double.is_infinite() || (double == 0.0 && parts.has_value()) {
        return Err(NumberFault::OutOfRange);
    }
    let digits = parts.significant();
    if digits.len() > DIGITS_OF_A_DOUBLE && digits != shortest_digits(double) {
        return Err(NumberFault::NotExact);
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number up to 2^53 fits")]
    if whole && double.fract() == 0.0 && double.abs() <= 9_007_199_254_740_992.0 {
        return Ok(integer(double as i64));
    }
    Ok(Number::from_f64(double).map_or(Value::Null, Value::Number))
}

fn integer(number: i64) -> Value {
    u64::try_from(number).map_or_else(|_| Value::from(number), Value::from)
}

/// The common case: a few digits without a leading zero.
fn short_integer(literal: &str) -> Option<Value> {
    let bytes = literal.as_bytes();
    if bytes.is_empty() || bytes.len() > 15 || (bytes[0] == b'0' && bytes.len() > 1) {
        return None;
    }
    let mut number = 0_u64;
    for byte in bytes {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number * 10 + u64::from(byte - b'0');
    }
    Some(Value::from(number))
}

/// Whether these digits are how canonical JSON writes this double: below 10^21 it writes no exponent,
/// so that a plan written so can be read again.
fn is_canonical(double: f64, parts: &Parts<'_>) -> bool {
    let shortest = shortest_digits(double);
    double.abs() < 1e21
        && parts.integer.strip_prefix(&shortest).is_some_and(|rest| rest.bytes().all(|byte| byte == b'0'))
}

/// The digits of the shortest decimal that reads back as this double.
fn shortest_digits(double: f64) -> String {
    let written = format!("{:e}", double.abs());
    let mantissa = written.split('e').next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// The parts of a number in JSON's form: `-12.5e+3`.
struct Parts<'a> {
    integer: &'a str,
    fraction: Option<&'a str>,
    exponent: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(literal: &'a str) -> Result<Self, NumberFault> {
        let bad = NumberFault::Malformed;
        if literal.starts_with('+') {
            return Err(bad("no plus sign before it"));
        }
        let unsigned = literal.strip_prefix('-').unwrap_or(literal);
        if unsigned.starts_with("0x") || unsigned.starts_with("0X") {
            return Err(bad("decimal digits only"));
        }
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        let (integer, fraction) = match mantissa.split_once('.') {
            Some((integer, fraction)) => (integer, Some(fraction)),
            None => (mantissa, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if integer.is_empty() && fraction.is_some() {
            return Err(bad("a digit before the point"));
        }
        if !digits(integer) {
            return Err(bad("decimal digits only"));
        }
        if integer.len() > 1 && integer.starts_with('0') {
            return Err(bad("no zero in front of it"));
        }
        if fraction.is_some_and(|fraction| !digits(fraction)) {
            return Err(bad("digits after the point"));
        }
        if exponent.is_some_and(|exponent| !digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))) {
            return Err(bad("digits after the `e`"));
        }
        Ok(Self { integer, fraction, exponent })
    }

    fn is_integer(&self) -> bool {
        self.fraction.is_none() && self.exponent.is_none()
    }

    fn significant(&self) -> String {
        let digits = format!("{}{}", self.integer, self.fraction.unwrap_or_default());
        digits.trim_matches('0').to_owned()
    }

    fn has_value(&self) -> bool {
        !self.significant().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn whole_numbers_up_to_two_to_the_53_are_kept() {
        for (literal, number) in
            [("0", json!(0)), ("-7", json!(-7)), ("9007199254740992", json!(1_u64 << 53))]
        {
            assert_eq!(read(literal, true), Ok(number));
        }
        for literal in ["9007199254740993", "-9007199254740993", "123456789012345678901234567890123456789012"]
        {
            assert_eq!(read(literal, true), Err(NumberFault::NotExact));
        }
    }

    #[test]
    fn what_canonical_json_writes_is_read_again() {
        for number in [1.045_308_381_464_917_1e20, -9_007_199_254_740_994.0, 1e20, 123e18, 9.999e20] {
            let literal = serde_json_canonicalizer::to_string(&json!(number)).unwrap();
            assert!(!literal.contains('e'), "{literal}");
            assert_eq!(read(&literal, false), Ok(json!(number)));
            // A whole number of a plan has no reason to be so large.
            assert_eq!(read(&literal, true), Err(NumberFault::NotExact));
        }
        for literal in ["9007199254740993", "104530838146491710001", "1000000000000000000001"] {
            assert_eq!(read(literal, false), Err(NumberFault::NotExact));
        }
    }

    #[test]
    fn a_whole_number_may_be_written_with_a_point() {
        assert_eq!(read("45.0", true), Ok(json!(45)));
        assert_eq!(read("4.5e1", true), Ok(json!(45)));
        assert_eq!(read("-0", true), Ok(json!(0)));
        assert_eq!(read("45.0", false), Ok(json!(45.0)));
    }

    #[test]
    fn what_a_double_cannot_hold_is_refused() {
        assert_eq!(read("1e400", true), Err(NumberFault::OutOfRange));
        assert_eq!(read("1e-400", true), Err(NumberFault::OutOfRange));
        assert_eq!(read("0.1234567890123456789", true), Err(NumberFault::NotExact));
        assert_eq!(read("0.30000000000000004", true), Ok(json!(0.300_000_000_000_000_04)));
        assert_eq!(read("1e300", true), Ok(json!(1e300)));
        assert_eq!(read("0e999", true), Ok(json!(0)));
    }

    #[test]
    fn other_ways_to_write_a_number_are_refused() {
        for literal in
            ["01", "-01", "+1", ".5", "1.", "1e", "1e+", "--1", "0x1F", "1.2.3", "-", "1_000", "-."]
        {
            assert!(matches!(read(literal, true), Err(NumberFault::Malformed(_))), "{literal}");
        }
    }
}
