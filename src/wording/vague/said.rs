//! What a sentence says exactly: an amount, a rhythm, a person. What is said is not left open.

use super::super::phrases::PhraseList;
use super::super::quick::WordSet;
use super::super::written::Words;
use serde::Deserialize;
use std::sync::OnceLock;

/// What one sentence says exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Facts {
    /// A length of time in figures or words: "20 minutes", "half an hour".
    pub amount: bool,
    /// How often or when: "daily", "twice a week", "each Tuesday", "at 10 am".
    pub frequency: bool,
    /// A role or a named person.
    pub person: bool,
    /// Any number.
    pub number: bool,
    /// How many pupils.
    pub pupils: bool,
    /// A paper with its date, to which the sentence points.
    pub dated: bool,
    /// A word that takes the amount or the rhythm back: "up to", "as needed".
    pub hedged: bool,
}

impl Facts {
    /// How many of amount, rhythm and person are said.
    pub fn settled(self) -> u8 {
        u8::from(self.amount) + u8::from(self.frequency) + u8::from(self.person)
    }
}

/// The facts of the sentences of a text, each read when first asked for.
#[derive(Debug)]
pub(super) struct Said {
    known: Vec<Option<Facts>>,
}

impl Said {
    /// Nothing has been asked yet.
    pub fn new(written: &Words<'_>) -> Self {
        let sentences = written.last().map_or(0, |last| last.sentence + 1);
        Self { known: vec![None; sentences] }
    }

    /// What the sentence of a word says.
    pub fn around(&mut self, written: &Words<'_>, at: usize) -> Facts {
        // The sentences that it goes on from, back to one that is known or begins something new.
        let mut chain = vec![at];
        while let Some(at) =
            chain.last().copied().filter(|at| self.known[written.word(*at).sentence].is_none())
        {
            let (first, _) = written.sentence(at);
            if first == 0 || !goes_on(written, first) {
                break;
            }
            chain.push(first - 1);
        }
        let said = |before: Option<Facts>, at: usize| Some(self.read_on(written, at, before));
        chain.into_iter().rev().fold(None, said).unwrap_or_default()
    }

    /// What a sentence says together with the one before that it goes on from, if it does.
    fn read_on(&mut self, written: &Words<'_>, at: usize, before: Option<Facts>) -> Facts {
        let number = written.word(at).sentence;
        if let Some(facts) = self.known[number] {
            return facts;
        }
        let mut facts = read(written, at);
        if let Some(before) = before {
            facts.amount |= before.amount;
            facts.frequency |= before.frequency;
            facts.person |= before.person;
        }
        let (_, next) = written.sentence(at);
        if next < written.len() && is_note(written, next) {
            let after = read(written, next);
            facts.amount |= after.amount;
            facts.frequency |= after.frequency;
            facts.person |= after.person;
        }
        self.known[number] = Some(facts);
        facts
    }
}

/// Words for roles, units, periods and numbers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    roles: Vec<String>,
    units: WordSet,
    rhythms: Vec<String>,
    periods: WordSet,
    numbers: WordSet,
    pupils: WordSet,
}

struct Index {
    roles: PhraseList,
    rhythms: PhraseList,
    lists: Lists,
}

fn index() -> &'static Index {
    static COMMITTED: OnceLock<Index> = OnceLock::new();
    COMMITTED.get_or_init(|| {
        let lists: Lists = toml::from_str(include_str!("said.toml")).unwrap_or_default();
        let phrases = |list: &[String]| PhraseList::new(list.iter().map(|phrase| (phrase.as_str(), 0)));
        Index { roles: phrases(&lists.roles), rhythms: phrases(&lists.rhythms), lists }
    })
}

/// Whether a word is a number, in figures or in letters. "45mins" is one.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || index().lists.numbers.contains(word)
}

/// Whether a word is a unit of time in which help is measured.
pub(super) fn is_unit(word: &str) -> bool {
    index().lists.units.contains(word)
}

/// Whether a word is for pupils who share something.
pub(super) fn is_pupils(word: &str) -> bool {
    index().lists.pupils.contains(word)
}

/// Whether a role begins at a word, such as "speech and language therapist", and where it ends.
pub(super) fn role_at(written: &Words<'_>, at: usize) -> Option<usize> {
    index().roles.begins(written, at)
}

/// Whether a number with its unit stands at a word: "20 minutes", "45-minute", "half an hour", "30mins".
pub(super) fn amount_at(written: &Words<'_>, at: usize) -> bool {
    let word = written.lower(at);
    if !is_number(word) {
        let hour = matches!(word, "an" | "a" | "half") && (1..=3).any(|step| is_unit(written.near(at, step)));
        return hour && (word != "a" || is_unit(written.near(at, 1)) || written.near(at, 1) == "full");
    }
    let tail = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    // "1:1" begins with a figure too, but measures nothing.
    (!tail.is_empty() && is_unit(tail))
        || (!word.contains(':') && (1..=3).any(|step| is_unit(written.near(at, step))))
}

/// Whether something that says how often begins at a word.
fn frequency_at(written: &Words<'_>, at: usize) -> bool {
    let lists = &index().lists;
    let word = written.lower(at);
    if index().rhythms.begins(written, at).is_some() {
        return true;
    }
    let next = written.near(at, 1);
    let period = |word: &str| lists.periods.contains(word);
    match word {
        "each" | "every" => {
            !next.is_empty() && !matches!(next, "opportunity" | "effort" | "child" | "pupil" | "other")
        }
        "per" | "a" | "an" => {
            period(next)
                || (next == "half" && written.near(at, 2) == "term")
                || (next == "school" && period(written.near(at, 2)))
        }
        "times" | "sessions" | "visits" => is_number(written.near(at, -1)) && period(written.near(at, 2)),
        _ => false,
    }
}

/// Whether a sentence is a note that gives the amount of what stands before it: "1:1. x5 weekly."
fn is_note(written: &Words<'_>, first: usize) -> bool {
    let word = written.lower(first);
    let figure = word.strip_prefix('x').unwrap_or(word).starts_with(|c: char| c.is_ascii_digit());
    figure && !written.between(first).contains('\n')
}

/// Whether a sentence goes on about what the one before it sets out: "The sessions will cover …".
fn goes_on(written: &Words<'_>, first: usize) -> bool {
    let works = [
        "sessions",
        "session",
        "programme",
        "work",
        "therapist",
        "teacher",
        "assistant",
        "lessons",
        "visits",
        "group",
        "blocks",
        "mentor",
        "counsellor",
        "tutor",
        "time",
        "therapy",
    ];
    match written.lower(first) {
        "they" | "these" | "this" | "those" => true,
        "the" => works.contains(&written.lower(first + 1)),
        _ => false,
    }
}

/// Whether what follows a role is its paper or its work, so that nobody is meant: "the OT report".
fn is_paper(word: &str) -> bool {
    ["programme", "programmes", "program", "report", "reports", "input", "advice", "targets"].contains(&word)
}

/// Words that take back what an amount or a rhythm says.
const HEDGES: [&str; 13] = [
    "up",
    "maximum",
    "max",
    "approximately",
    "approx",
    "about",
    "around",
    "required",
    "needed",
    "necessary",
    "possible",
    "appropriate",
    "regular",
];

fn read(written: &Words<'_>, at: usize) -> Facts {
    let (first, after) = written.sentence(at);
    let mut facts = Facts::default();
    for at in first..after {
        let word = written.lower(at);
        facts.number |= is_number(word) && word != "one" && !word.contains(':');
        facts.amount |= amount_at(written, at);
        facts.frequency |= frequency_at(written, at);
        facts.person |= role_at(written, at).is_some_and(|after| !is_paper(written.lower(after)));
        facts.hedged |= HEDGES.contains(&word);
        facts.pupils |= is_pupils_at(written, at);
        facts.dated |= word == "dated" && (1..=4).any(|step| is_number(written.near(at, step)));
    }
    facts
}

/// Whether a number of pupils stands at a word: "six pupils", "a group of 4", "1:4".
fn is_pupils_at(written: &Words<'_>, at: usize) -> bool {
    let word = written.lower(at);
    if let Some((_, pupils)) = word.split_once(':') {
        return pupils.parse::<u8>().is_ok_and(|pupils| pupils > 1);
    }
    let counted = is_number(word) && (1..=3).any(|step| is_pupils(written.near(at, step)));
    let group = matches!(word, "group" | "groups" | "class")
        && (1..=4).any(|step| {
            is_number(written.near(at, step))
                && !is_unit(written.near(at, step + 1))
                && matches!(written.near(at, 1), "of" | "with" | "max" | "maximum" | "size")
        });
    counted || group
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str) -> Facts {
        read(&Words::of(text), 0)
    }

    #[test]
    fn the_three_facts_of_a_sentence_are_read() {
        let all = facts("A speech and language therapist sees Sam for 45 minutes twice a week.");
        assert_eq!((all.amount, all.frequency, all.person), (true, true, true));
        for (text, amount, frequency, person) in [
            ("Half an hour with the TA", true, false, true),
            ("3 x 20 mins pw", true, true, false),
            ("30mins every Tuesday", true, true, false),
            ("1:1 help in class", false, false, false),
            ("Staff will help when they can", false, false, false),
            ("Mr Finch, daily", false, true, true),
        ] {
            let found = facts(text);
            assert_eq!((found.amount, found.frequency, found.person), (amount, frequency, person), "{text}");
        }
    }

    #[test]
    fn pupils_are_counted() {
        for text in ["a small group of 4", "six pupils", "at 1:3", "a group (up to five children)"] {
            assert!(facts(text).pupils, "{text}");
        }
        assert!(!facts("in a small group at 1:1 for 20 minutes").pupils);
    }
}
