//! The forms and check digits of the identifiers that a plan carries.

/// The check letters of a unique pupil number: the alphabet without I, O and S.
const CHECK_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Whether this is a unique pupil number: a check letter, then 11 digits, then a digit, or a
/// letter for a temporary number. Each place times its value, summed, modulo 23, is the letter.
#[must_use]
pub fn is_unique_pupil_number(number: &str) -> bool {
    let [check, rest @ ..] = number.as_bytes() else { return false };
    if rest.len() != 12 {
        return false;
    }
    let mut sum = 0;
    for (index, byte) in rest.iter().enumerate() {
        let value = match byte {
            b'0'..=b'9' => usize::from(byte - b'0'),
            letter if index == 11 => match CHECK_LETTERS.iter().position(|known| known == letter) {
                Some(value) => value,
                None => return false,
            },
            _ => return false,
        };
        sum += (index + 2) * value;
    }
    CHECK_LETTERS[sum % 23] == *check
}

/// Whether this is an NHS number: ten digits, the last a check digit modulo 11.
#[must_use]
pub fn is_nhs_number(number: &str) -> bool {
    weighted_sum(number).is_some_and(|(sum, last)| match 11 - sum % 11 {
        11 => last == 0,
        check => check == last,
    })
}

/// Whether this is a unique learner number: ten digits that do not begin with 0, the last a
/// check digit; or ten nines, which stand for a number that is still to come.
#[must_use]
pub fn is_unique_learner_number(number: &str) -> bool {
    let temporary = number == "9999999999";
    let checks = || weighted_sum(number).is_some_and(|(sum, last)| sum % 11 != 0 && 10 - sum % 11 == last);
    temporary || (!number.starts_with('0') && checks())
}

/// The first nine of ten digits times 10 to 2, summed, and the tenth.
fn weighted_sum(number: &str) -> Option<(u32, u32)> {
    if number.len() != 10 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits: Vec<u32> = number.bytes().map(|byte| u32::from(byte - b'0')).collect();
    let sum = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    Some((sum, digits[9]))
}

/// Whether this has the form of a postcode of the United Kingdom, in capitals with one space.
#[must_use]
pub fn is_postcode(postcode: &str) -> bool {
    if postcode == "GIR 0AA" {
        return true;
    }
    let Some((outward, inward)) = postcode.split_once(' ') else { return false };
    let letter = |byte: &u8| byte.is_ascii_uppercase();
    let digit = |byte: &u8| byte.is_ascii_digit();
    let area = outward.bytes().take_while(u8::is_ascii_uppercase).count();
    let district_fits = match &outward.as_bytes()[area..] {
        [first] => digit(first),
        [first, second] => digit(first) && (digit(second) || letter(second)),
        _ => false,
    };
    let inward_fits = match inward.as_bytes() {
        [first, rest @ ..] if rest.len() == 2 => {
            digit(first) && rest.iter().all(|byte| letter(byte) && !b"CIKMOV".contains(byte))
        }
        _ => false,
    };
    (1..=2).contains(&area) && district_fits && inward_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unique_pupil_numbers() {
        for number in [
            "R201100018042",
            "H801200001001",
            "M937400126017",
            "P207000016049",
            "C93740012601B",
            "N82324325000A",
        ] {
            assert!(is_unique_pupil_number(number), "{number}");
        }
        for number in [
            "Q207000016049",
            "R201100018043",
            "R20110001804",
            "I201100018042",
            "r201100018042",
            "R2011000180é",
            "",
            "R20110001804S",
        ] {
            assert!(!is_unique_pupil_number(number), "{number}");
        }
    }

    #[test]
    fn nhs_numbers() {
        assert!(is_nhs_number("9434765919"));
        assert!(is_nhs_number("9990000018"));
        for number in ["9434765918", "943 476 5919", "999123456", "9991234560", "9990000000", "x434765919"] {
            assert!(!is_nhs_number(number), "{number}");
        }
    }

    #[test]
    fn unique_learner_numbers() {
        for number in ["1026193604", "1234567899", "9999999999"] {
            assert!(is_unique_learner_number(number), "{number}");
        }
        for number in ["1026193605", "9876543210", "9876543211", "0000000000", "102619360"] {
            assert!(!is_unique_learner_number(number), "{number}");
        }
    }

    #[test]
    fn postcodes() {
        for postcode in ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB", "GIR 0AA"] {
            assert!(is_postcode(postcode), "{postcode}");
        }
        for postcode in
            ["m1 1ae", "M11AE", "M1  1AE", "M1 1CE", "ABC1 1AA", "M 1AE", "M123 1AE", "é1 1AE", ""]
        {
            assert!(!is_postcode(postcode), "{postcode}");
        }
    }
}
