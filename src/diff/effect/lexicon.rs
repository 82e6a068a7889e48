//! The words that decide what a change of wording does, read once from `lexicon.toml`.

use crate::diff::canonical::{Word, canonical};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A list of phrases, found by their first word, the longest first.
#[derive(Default)]
pub(super) struct Phrases {
    by_first: FxHashMap<String, Vec<(Vec<String>, usize)>>,
    pub names: Vec<String>,
    values: Vec<i8>,
}

/// A phrase where it stands: which of the list, its words from the first to the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub phrase: usize,
    pub value: i8,
    pub from: usize,
    pub until: usize,
}

impl Phrases {
    fn new<'a>(rows: impl Iterator<Item = (&'a str, i8)>) -> Self {
        let mut rows: Vec<(Vec<String>, i8)> = rows
            .map(|(phrase, value)| {
                (canonical(phrase).into_iter().map(|word| word.text.into_owned()).collect(), value)
            })
            .collect();
        rows.sort_by(|one, two| two.0.len().cmp(&one.0.len()).then_with(|| one.0.cmp(&two.0)));
        let mut list = Self::default();
        for (words, value) in rows {
            let number = list.names.len();
            list.names.push(words.join(" "));
            list.values.push(value);
            let mut words = words.into_iter();
            if let Some(first) = words.next() {
                list.by_first.entry(first).or_default().push((words.collect(), number));
            }
        }
        list
    }

    /// The phrases in these words, none overlapping, the longest at each place.
    pub fn find(&self, words: &[Word<'_>]) -> Vec<Found> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let hit = self.by_first.get(words[at].text.as_ref()).and_then(|rows| {
                rows.iter().find(|(rest, _)| {
                    words.len() > at + rest.len()
                        && rest.iter().zip(&words[at + 1..]).all(|(one, two)| *one == two.text)
                })
            });
            if let Some((rest, phrase)) = hit {
                let until = at + 1 + rest.len();
                found.push(Found { phrase: *phrase, value: self.values[*phrase], from: at, until });
                at = until;
            } else {
                at += 1;
            }
        }
        found
    }
}

#[derive(Deserialize)]
struct List {
    list: Vec<String>,
}

#[derive(Deserialize)]
struct Rows {
    rows: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct Data {
    duty: HashMap<String, i8>,
    caveats: List,
    examples: List,
    assurances: List,
    expertise: List,
    roles: HashMap<String, i8>,
    delivery: List,
    oversight: List,
    alone: List,
    helped: List,
    always: List,
    conditions: List,
    light: List,
    function: List,
    same: Rows,
}

/// All lists.
pub(super) struct Lexicon {
    pub duty: Phrases,
    pub caveats: Phrases,
    pub examples: FxHashSet<String>,
    pub assurances: Phrases,
    pub expertise: Phrases,
    pub roles: Phrases,
    pub delivery: Phrases,
    pub oversight: Phrases,
    pub alone: Phrases,
    pub helped: Phrases,
    always: FxHashSet<String>,
    conditions: FxHashSet<String>,
    light: FxHashSet<String>,
    function: FxHashSet<String>,
    same: FxHashMap<String, String>,
}

/// The committed lists.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let data: Data = toml::from_str(include_str!("lexicon.toml")).expect("the committed lists are sound");
        let list = |list: &List| Phrases::new(list.list.iter().map(|phrase| (phrase.as_str(), 0)));
        let valued =
            |map: &HashMap<String, i8>| Phrases::new(map.iter().map(|(phrase, n)| (phrase.as_str(), *n)));
        let mut same = FxHashMap::default();
        for row in &data.same.rows {
            for word in row {
                same.entry(word.clone()).or_insert_with(|| format!("={}", row[0]));
            }
        }
        // "Providing" is found by the stem of "provide"; a word of a row of its own goes first.
        for row in &data.same.rows {
            for word in row {
                same.entry(stem(word)).or_insert_with(|| format!("={}", row[0]));
            }
        }
        // Several of a role are the same role.
        let several: Vec<(String, i8)> =
            data.roles.iter().map(|(role, rank)| (format!("{role}s"), *rank)).collect();
        let mut roles = data.roles;
        for (role, rank) in several {
            roles.entry(role).or_insert(rank);
        }
        Lexicon {
            duty: valued(&data.duty),
            caveats: list(&data.caveats),
            examples: data.examples.list.into_iter().collect(),
            assurances: list(&data.assurances),
            expertise: list(&data.expertise),
            roles: valued(&roles),
            delivery: list(&data.delivery),
            oversight: list(&data.oversight),
            alone: list(&data.alone),
            helped: list(&data.helped),
            always: data.always.list.into_iter().collect(),
            conditions: data.conditions.list.into_iter().collect(),
            light: data.light.list.into_iter().collect(),
            function: data.function.list.into_iter().collect(),
            same,
        }
    })
}

impl Lexicon {
    /// Whether the word counts whenever it comes or goes: negation, quantifiers, conditions, numbers.
    pub fn always_counts(&self, word: &Word<'_>) -> bool {
        word.is_number() || self.always.contains(word.text.as_ref())
    }

    /// Whether the word alone names a role, such as "therapist" or "nurses".
    pub fn is_role(&self, word: &str) -> bool {
        self.roles.names.iter().any(|name| name == word)
    }

    /// Whether a condition may have come with the word.
    pub fn begins_condition(&self, word: &Word<'_>) -> bool {
        self.conditions.contains(word.text.as_ref())
    }

    /// Whether the word says so little that another may stand in its place.
    pub fn is_light(&self, word: &Word<'_>) -> bool {
        self.light.contains(word.text.as_ref())
    }

    /// Whether the word never counts: articles, prepositions, auxiliaries.
    pub fn never_counts(&self, word: &Word<'_>) -> bool {
        self.function.contains(word.text.as_ref())
    }

    /// What a word is compared as: the name of its meaning, or its stem.
    pub fn meaning<'w>(&'w self, word: &str) -> Cow<'w, str> {
        if let Some(name) = self.same.get(word) {
            return Cow::Borrowed(name);
        }
        let stem = stem(word);
        self.same.get(stem.as_str()).map_or(Cow::Owned(stem), |name| Cow::Borrowed(name))
    }
}

/// A light stem: the plural, "-ing", "-ed", "-er", "-ist" and "-y" endings of longer words go.
fn stem(word: &str) -> String {
    if word.len() < 5 || word.starts_with(|first: char| !first.is_alphabetic()) {
        return word.trim_end_matches('s').to_owned();
    }
    let word = word.strip_suffix("ies").map_or_else(|| word.to_owned(), |start| format!("{start}y"));
    let mut stem = word.as_str();
    for ending in ["ing", "ed", "es", "s", "e"] {
        if let Some(start) = stem.strip_suffix(ending)
            && start.len() >= 3
            && !(ending == "s" && start.ends_with('s'))
        {
            stem = start;
            break;
        }
    }
    for ending in ["ist", "y"] {
        if let Some(start) = stem.strip_suffix(ending)
            && start.len() >= 5
        {
            stem = start;
            break;
        }
    }
    let mut stem = stem.trim_end_matches('e').to_owned();
    let letters = stem.as_bytes();
    if letters.len() > 4 && letters[letters.len() - 1] == letters[letters.len() - 2] && !stem.ends_with('s') {
        stem.pop();
    }
    stem
}
