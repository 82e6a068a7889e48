//! Words that leave a provision, an outcome or a need open.
//!
//! A plan's help can be delivered and enforced only as far as its words go: what is not
//! quantified, who is not named and when is not said is owed to nobody. The list is that of the
//! quality rules, row by row, in `vague.toml`; their surroundings tell the innocent uses apart.
//!
//! What a sentence settles elsewhere is not open: "a movement break" is vague, and is not in a
//! sentence that gives the minutes, the person and the times. A word that takes back the duty or
//! the amount itself ("may", "where possible", "up to") stays open whatever else is said.
//!
//! Words in quotation marks, in block quotations, in headings and in proper names are never vague.

mod amounts;
mod around;
mod said;
mod surroundings;

use super::phrases::{Hit, PhraseList};
use super::written::{Counter, Words};
use said::Said;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use surroundings::Stands;

/// What a vague word leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// How much.
    Quantity,
    /// Whether at all: it is a permission or a hope, not a duty.
    Option,
    /// Who does it.
    Who,
    /// When or how often.
    Time,
    /// Whether money, staff or someone's agreement will be there.
    Condition,
    /// Nothing, for it says nothing.
    Filler,
    /// What it is.
    Undefined,
}

impl Why {
    /// The letter that the quality rules give to it.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Quantity => 'Q',
            Self::Option => 'O',
            Self::Who => 'W',
            Self::Time => 'T',
            Self::Condition => 'C',
            Self::Filler => 'X',
            Self::Undefined => 'U',
        }
    }
}

/// Where in a plan the text stands, since most of the words are innocent elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VaguePlace {
    /// Provision: Sections F, G, H1, H2 and J.
    Provision,
    /// Outcomes: Section E.
    Outcome,
    /// Needs: Sections B, C and D.
    Need,
}

/// Words that leave something open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VagueWord {
    /// The words, exactly as written.
    pub text: String,
    /// Where they begin, in Unicode scalar values.
    pub start: usize,
    /// Where they end, in Unicode scalar values.
    pub end: usize,
    /// What they leave open. Never empty.
    #[serde(skip)]
    pub why: &'static [Why],
    /// What to write instead, once the adviser has said it.
    #[serde(skip)]
    pub instead: &'static str,
    /// The row of the quality rules' list, from 1.
    #[serde(skip)]
    pub row: u8,
}

/// The words of a text that leave something open, in the order of the text, none overlapping:
/// of two that share a word the earlier stands, and of two that begin together the longer.
#[must_use]
pub fn vague_words(text: &str, place: VaguePlace) -> Vec<VagueWord> {
    open(text, &Words::in_clauses(text), place)
}

/// The same of a text that is cut already.
#[must_use]
pub fn vague_words_in(words: &Words<'_>, place: VaguePlace) -> Vec<VagueWord> {
    // A semicolon parts two things that are owed, so such a text must be cut again.
    if words.text().contains(';') {
        return vague_words(words.text(), place);
    }
    open(words.text(), words, place)
}

fn open(text: &str, written: &Words<'_>, place: VaguePlace) -> Vec<VagueWord> {
    let list = List::committed();
    let mut said = Said::new(written);
    let mut counter = Counter::new(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < written.len() {
        let Some((hit, entry)) = list.open_at(written, at, place, &mut said) else {
            at += 1;
            continue;
        };
        let start = written.word(hit.first).start;
        let end = written.end_with_point(hit.after - 1);
        found.push(VagueWord {
            text: text[start..end].to_owned(),
            start: counter.at(start),
            end: counter.at(end),
            why: &entry.why,
            instead: &entry.instead,
            row: entry.row,
        });
        at = hit.after;
    }
    found
}

/// The committed list, with its index.
struct List {
    entries: Vec<Entry>,
    phrases: PhraseList,
}

/// Some phrases of a row, which are open under the same circumstances.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    row: u8,
    why: Vec<Why>,
    instead: String,
    places: Vec<VaguePlace>,
    #[serde(default)]
    stands: Stands,
    phrases: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entries {
    entry: Vec<Entry>,
}

impl List {
    fn committed() -> &'static Self {
        static COMMITTED: OnceLock<List> = OnceLock::new();
        COMMITTED.get_or_init(|| {
            // A test reads the committed list, so that it is never silently empty.
            let entries: Entries = toml::from_str(include_str!("vague/vague.toml")).unwrap_or_default();
            let phrases = PhraseList::new(entries.entry.iter().enumerate().flat_map(|(number, entry)| {
                entry.phrases.iter().map(move |phrase| (phrase.as_str(), number))
            }));
            Self { entries: entries.entry, phrases }
        })
    }

    /// The longest phrase that begins at a word and leaves something open there.
    fn open_at(
        &'static self,
        written: &Words<'_>,
        at: usize,
        place: VaguePlace,
        said: &mut Said,
    ) -> Option<(Hit, &'static Entry)> {
        self.phrases
            .at(written, at)
            .into_iter()
            .map(|hit| (hit, &self.entries[hit.stands_for]))
            .filter(|(_, entry)| entry.places.contains(&place))
            .find(|(hit, entry)| {
                !written.is_quoted(hit.first)
                    && entry.stands.is_open(written, *hit, place, said)
                    && !written.is_in_name(hit.first)
                    && !written.is_heading(hit.first)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, place: VaguePlace) -> Vec<String> {
        vague_words(text, place).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn every_row_of_the_list_is_read() {
        let rows: std::collections::BTreeSet<u8> =
            List::committed().entries.iter().map(|entry| entry.row).collect();
        assert_eq!(rows.into_iter().collect::<Vec<_>>(), (1..=47).collect::<Vec<_>>());
        assert!(
            List::committed().entries.iter().all(|entry| !entry.why.is_empty() && !entry.phrases.is_empty())
        );
    }

    #[test]
    fn a_sentence_settles_what_it_says() {
        let open = "Movement breaks with prompts.";
        assert_eq!(words(open, VaguePlace::Provision), ["Movement breaks", "prompts"]);
        let settled = "The class teacher gives movement breaks of 5 minutes with prompts every hour.";
        assert!(words(settled, VaguePlace::Provision).is_empty());
        let duty = "The class teacher may give movement breaks of 5 minutes every hour.";
        assert_eq!(words(duty, VaguePlace::Provision), ["may"]);
    }

    #[test]
    fn places_have_words_of_their_own() {
        let text = "Significant support to improve reading, subject to funding";
        assert_eq!(words(text, VaguePlace::Need), ["Significant", "subject to funding"]);
        assert_eq!(words(text, VaguePlace::Outcome), ["improve", "subject to funding"]);
        assert_eq!(words(text, VaguePlace::Provision), ["support", "subject to funding"]);
    }

    #[test]
    fn places_are_counted_in_characters() {
        let found = vague_words("Zoë’s “quiet” time — as needed", VaguePlace::Provision);
        assert_eq!((found[0].start, found[0].end, found[0].text.as_str()), (21, 30, "as needed"));
    }
}
