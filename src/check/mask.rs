//! What no report may carry: birth dates, pupil, learner and health numbers, addresses.
//!
//! Rules quote the plan's words. Where those words hold such a thing, its characters are
//! replaced one for one, so that the place of the quotation in the text stays right.

use crate::finding::{Around, Finding};
use crate::model::{Date, Plan};
use crate::wording::spelled::MONTHS;

/// What stands in for each character that is left out.
const COVER: char = '\u{2022}';

/// Covers what no report may carry in the quotation and the messages of every finding.
pub(super) fn mask(plan: &Plan, findings: &mut [Finding]) {
    let secrets = secrets(plan);
    for finding in findings {
        if let (Some(quote), Some(around)) = (&mut finding.quote, &mut finding.around) {
            drop_cut_numbers(around);
            // A number may begin before the quotation, so the line is covered as one.
            let mut line = format!("{}{quote}{}", around.before, around.after);
            if cover(&mut line, &secrets) {
                let (before, words) = (around.before.chars().count(), quote.chars().count());
                around.before = line.chars().take(before).collect();
                *quote = line.chars().skip(before).take(words).collect();
                around.after = line.chars().skip(before + words).collect();
            }
        }
        for words in [&mut finding.message, &mut finding.mend] {
            cover(words, &secrets);
        }
    }
}

/// Takes away what is left of a number or a postcode where the line was cut: it could no longer be known as one.
fn drop_cut_numbers(around: &mut Around) {
    let has_digit = |word: &str| word.contains(|letter: char| letter.is_ascii_digit());
    if let Some(rest) = around.before.strip_prefix('\u{2026}') {
        let mut rest = rest;
        while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| has_digit(word)) {
            rest = after;
        }
        around.before = format!("\u{2026}{rest}");
    }
    if let Some(rest) = around.after.strip_suffix('\u{2026}') {
        let mut rest = rest;
        while let Some((before, _)) = rest.rsplit_once(' ').filter(|(_, word)| has_digit(word)) {
            rest = before;
        }
        around.after = format!("{rest}\u{2026}");
    }
}

/// The plan's own secrets in small letters, the longest first.
fn secrets(plan: &Plan) -> Vec<String> {
    let child = &plan.child_or_young_person;
    let mut secrets = written(child.date_of_birth);
    let addresses =
        child.addresses.iter().chain(child.contacts.iter().filter_map(|contact| contact.address.as_ref()));
    for address in addresses {
        // The first line names the house. A later one of one or two words, such as a town, would
        // cover half the plan.
        for (index, line) in address.lines.iter().enumerate() {
            let words = line.split_whitespace().count();
            if line.contains(|c: char| c.is_ascii_digit()) || words > 2 || (index == 0 && words > 1) {
                secrets.push(line.clone());
            }
        }
        secrets.extend(address.postcode.clone());
    }
    if let Some(ids) = &child.identifiers {
        let numbers = [
            &ids.unique_pupil_number,
            &ids.unique_learner_number,
            &ids.nhs_number,
            &ids.consistent_identifier,
        ];
        secrets.extend(numbers.into_iter().flatten().cloned());
        secrets.extend(ids.former_unique_pupil_numbers.iter().cloned());
    }
    for contact in &child.contacts {
        secrets.extend(contact.telephone.clone());
        secrets.extend(contact.email.clone());
    }
    let mut secrets: Vec<String> =
        secrets.into_iter().map(|secret| secret.to_lowercase()).filter(|secret| secret.len() > 3).collect();
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets
}

/// A date in the ways in which plans write it, in small letters.
fn written(date: Date) -> Vec<String> {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let name =
        usize::try_from(month - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let short = name.get(..3).unwrap_or_default();
    let last = year.rem_euclid(100);
    vec![
        format!("{year:04}-{month:02}-{day:02}"),
        format!("{day:02}/{month:02}/{year:04}"),
        format!("{day}/{month}/{year:04}"),
        format!("{day:02}/{month:02}/{last:02}"),
        format!("{day}/{month}/{last:02}"),
        format!("{day:02}.{month:02}.{year:04}"),
        format!("{day:02}.{month:02}.{last:02}"),
        format!("{day:02}-{month:02}-{year:04}"),
        format!("{day} {name} {year:04}"),
        format!("{day:02} {name} {year:04}"),
        format!("{day} {short} {year:04}"),
        format!("{day:02} {short} {year:04}"),
    ]
}

/// Covers what is secret in these words, and says whether anything was.
fn cover(words: &mut String, secrets: &[String]) -> bool {
    if !may_hold(words, secrets) {
        return false;
    }
    let mut letters: Vec<char> = words.chars().collect();
    let small: Vec<char> = letters.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let mut covered = vec![false; letters.len()];
    for secret in secrets {
        let secret: Vec<char> = secret.chars().collect();
        let mut at = 0;
        while at + secret.len() <= small.len() {
            if small[at..at + secret.len()] == secret[..] {
                covered[at..at + secret.len()].fill(true);
                at += secret.len();
            } else {
                at += 1;
            }
        }
    }
    for (start, end) in numbers(&letters) {
        covered[start..end].fill(true);
    }
    let any = covered.contains(&true);
    if any {
        for (letter, covered) in letters.iter_mut().zip(covered) {
            if covered && !letter.is_whitespace() {
                *letter = COVER;
            }
        }
        *words = letters.into_iter().collect();
    }
    any
}

/// Whether anything may have to be covered: nearly always not, and this says so without looking at each place.
fn may_hold(words: &str, secrets: &[String]) -> bool {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    if digits >= 9 {
        return true;
    }
    let mut small: Option<String> = None;
    // A secret with a figure in it cannot stand where there is none.
    secrets.iter().filter(|secret| digits > 0 || !secret.bytes().any(|byte| byte.is_ascii_digit())).any(
        |secret| {
            let small = small.get_or_insert_with(|| {
                if words.is_ascii() {
                    return words.to_ascii_lowercase();
                }
                words.chars().map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect()
            });
            small.contains(secret.as_str())
        },
    )
}

/// Where numbers of nine digits and more stand, and pupil numbers: they name a person, not an amount.
fn numbers(letters: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let (mut digits, mut end) = (0, at);
        // Groups parted by one space or hyphen are one number, as the NHS writes its own.
        while at < letters.len() {
            if letters[at].is_ascii_digit() {
                digits += 1;
                end = at + 1;
            } else if !(matches!(letters[at], ' ' | '-')
                && letters.get(at + 1).is_some_and(char::is_ascii_digit))
            {
                break;
            }
            at += 1;
        }
        if digits >= 9 {
            let letter_before = start > 0 && letters[start - 1].is_ascii_uppercase();
            let letter_after = letters.get(end).is_some_and(char::is_ascii_uppercase);
            found.push((start - usize::from(letter_before), end + usize::from(letter_after)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_covered_and_amounts_are_not() {
        let mut words = "NHS 943 476 5919, UPN A823432109001B, 45 minutes, 12 sessions in 2026-27".to_owned();
        cover(&mut words, &[]);
        assert_eq!(
            words,
            "NHS \u{2022}\u{2022}\u{2022} \u{2022}\u{2022}\u{2022} \u{2022}\u{2022}\u{2022}\u{2022}, UPN \u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}, 45 minutes, 12 sessions in 2026-27"
        );
    }

    #[test]
    fn a_birth_date_is_covered_however_it_is_written() {
        for form in ["3 May 2018", "03/05/2018", "3/5/18", "2018-05-03", "03 MAY 2018"] {
            let mut words = format!("born on {form} in Leeds");
            let length = words.chars().count();
            cover(
                &mut words,
                &written(jiff::civil::date(2018, 5, 3))
                    .into_iter()
                    .map(|s| s.to_lowercase())
                    .collect::<Vec<_>>(),
            );
            assert!(!words.contains("18"), "{form}");
            assert_eq!(words.chars().count(), length);
        }
    }
}
