//! Whether the words of a letter still hold every notice that the law asks for, with the engine's days.
//!
//! A notice is a block of the template, so that it is there or not: nothing is searched for in prose. In it
//! must stand the facts that the table names, and no other day or time may.

use super::facts::{FACTS, Facts};
use super::kind::{Form, Notice};
use super::wording::{file_of, plain};
use crate::law::Citation;
use crate::render::letter::Block;
use crate::timescales::words::day;
use crate::wording::spelled::{MONTHS, NUMBERS};
use std::collections::BTreeMap;

/// What is wrong with the notices of a letter, each with its law and how to mend it.
pub(super) fn faults(
    form: &Form,
    blocks: &BTreeMap<&'static str, Option<Vec<Block>>>,
    facts: &Facts,
) -> Vec<String> {
    let mut faults = Vec::new();
    for part in form.parts {
        let Some(notice) = &part.notice else { continue };
        let said = blocks.get(part.key).and_then(Option::as_ref).map(|blocks| spaced(&plain(blocks)));
        // A heading alone tells nothing.
        let tells = |blocks: &Vec<Block>| blocks.iter().any(|block| !matches!(block, Block::Heading(_)));
        let is_said = blocks.get(part.key).and_then(Option::as_ref).is_some_and(tells);
        let place = format!("block `{}` of {}", part.key, file_of(form));
        let Some(said) = said.filter(|_| is_said) else {
            faults.push(format!(
                "- it must tell {} ({}), and {place} is missing or empty; put it back",
                notice.what,
                law(notice)
            ));
            continue;
        };
        for key in notice.holds {
            let Some(fact) = facts.get(key) else { continue };
            if !said.contains(&spaced(&fact.words())) {
                let meaning = FACTS.iter().find(|(known, _)| known == key);
                let meaning = meaning.map_or("", |(_, meaning)| meaning);
                faults.push(format!(
                    "- it must tell {} ({}), and {place} does not give {meaning}; put {{{{ {key} }}}} in it",
                    notice.what,
                    law(notice)
                ));
            }
        }
        // A street or a service may have a day or a number in its name.
        let mut names: Vec<String> = facts.names().map(spaced).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let own = names.iter().fold(said, |said, name| said.replace(name.as_str(), "…"));
        for stray in strays(&own, facts) {
            faults.push(format!(
                "- {place} says “{stray}”, which is none of the days and times of this letter; take them from the facts"
            ));
        }
    }
    faults
}

/// Where the law asks for a notice, or that none does.
pub(super) fn law(notice: &Notice) -> String {
    if notice.law.is_empty() {
        return "good practice; no law that was read asks for it".to_owned();
    }
    citations(notice.law)
}

pub(super) fn citations(law: &[Citation]) -> String {
    law.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Words with simple spaces between them.
fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Days and times that stand in the words and are no facts of the letter.
fn strays(said: &str, facts: &Facts) -> Vec<String> {
    let days: Vec<String> = facts.days().map(day).collect();
    let times: Vec<String> = facts.times().map(|time| time.trim_end_matches('s').to_owned()).collect();
    let mark = |c: char| !c.is_alphanumeric();
    let words: Vec<&str> = said.split(' ').map(|word| word.trim_matches(mark)).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = |by: usize| words.get(at + by).copied().unwrap_or_default();
        let before = at.checked_sub(1).map_or("", |at| words[at]);
        if is_month(word) {
            let (first, last) = (number(before), number(next(1)));
            let said = match (first, last) {
                (Some(day), Some(year)) if year > 31 => format!("{day} {word} {year}"),
                (Some(day), _) => format!("{day} {word}"),
                (None, Some(day)) => format!("{word} {day}"),
                (None, None) => continue,
            };
            let known =
                days.iter().any(|day| *day == said || day.strip_prefix(&format!("{said} ")).is_some());
            if !known {
                found.push(said);
            }
        } else if word.chars().filter(|c| matches!(c, '/' | '-' | '.')).count() == 2
            && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'))
        {
            found.push((*word).to_owned());
        } else if let Some(count) = number(word) {
            let kind =
                if matches!(next(1), "working" | "calendar" | "school") { Some(next(1)) } else { None };
            let unit = next(if kind.is_some() { 2 } else { 1 }).to_lowercase();
            let unit = unit.trim_end_matches('s');
            if ["day", "week", "month", "year", "fortnight"].contains(&unit) {
                let kind =
                    kind.filter(|kind| *kind == "working").map_or(String::new(), |kind| format!("{kind} "));
                let said = format!("{count} {kind}{unit}");
                if !times.contains(&said) {
                    found.push(format!("{word} {kind}{}", next(if kind.is_empty() { 1 } else { 2 })));
                }
            }
        }
    }
    found
}

/// The name of a month. It has a capital; "may" without one is no month.
fn is_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && MONTHS.contains(&word.to_lowercase().as_str())
}

/// A number in digits, with or without "th", or in words.
fn number(word: &str) -> Option<u32> {
    let small = word.to_lowercase();
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| small.strip_suffix(end)).unwrap_or(&small);
    let in_words = || NUMBERS.iter().position(|known| *known == small).and_then(|at| u32::try_from(at).ok());
    digits.parse().ok().or_else(in_words)
}
