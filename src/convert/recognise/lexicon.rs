//! How plans name their parts: word lists from `templates/layouts`, read once.

use super::normal::{beginning, has_more_words, words_of};
use crate::model::{BroadArea, Section};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The general word list, compiled in.
const GENERAL: &str = include_str!("../../../templates/layouts/general.toml");

/// Why a file of layout words cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// The file is not TOML of the shape of `templates/layouts/general.toml`.
    #[error("{name} is no file of layout words: {reason}; compare it with templates/layouts/general.toml")]
    Shape {
        /// The file's name.
        name: String,
        /// What the reader of TOML says.
        reason: String,
    },
    /// A key that no general rule knows.
    #[error(
        "{name} has words for {key:?} under [{table}], which is not known; use a key of templates/layouts/general.toml"
    )]
    UnknownKey {
        /// The file's name.
        name: String,
        /// The table.
        table: &'static str,
        /// The key.
        key: String,
    },
}

/// A file of layout words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    name: String,
    sections: BTreeMap<String, Vec<String>>,
    areas: BTreeMap<String, Vec<String>>,
    labels: BTreeMap<String, Vec<String>>,
    papers: BTreeMap<String, Vec<String>>,
    views: BTreeMap<String, Vec<String>>,
    identity: BTreeMap<String, Vec<String>>,
    fixed: BTreeMap<String, Vec<String>>,
    people: BTreeMap<String, Vec<String>>,
    frequency: BTreeMap<String, Vec<String>>,
    label_patterns: BTreeMap<String, Vec<String>>,
    identity_patterns: BTreeMap<String, Vec<String>>,
}

/// The words that the general rules look for.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// The names of the files that it was read from, in order.
    pub names: Vec<String>,
    sections: Vec<(Vec<Section>, Pattern)>,
    areas: BTreeMap<String, BroadArea>,
    labels: BTreeMap<String, Label>,
    /// The labels without the spaces between their words.
    broken: BTreeMap<String, Label>,
    papers: BTreeMap<String, Paper>,
    views: BTreeMap<String, View>,
    identity: BTreeMap<String, Field>,
    fixed: Vec<String>,
    people: Vec<String>,
    frequency: Vec<String>,
    label_patterns: Vec<(Label, Pattern)>,
    identity_patterns: Vec<(Field, Pattern)>,
}

/// A pattern: words that must all be there, and words that must not.
#[derive(Debug, Clone)]
struct Pattern {
    all: Vec<Vec<String>>,
    none: Vec<String>,
}

macro_rules! keys {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each is named as in templates/layouts/general.toml, which explains it")]
        pub enum $name { $($variant),+ }
        impl $name {
            fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

keys! {
    /// What a column or a label says that it holds.
    Label {
        Need = "need", Strength = "strength", Outcome = "outcome", Step = "step", Provision = "provision",
        Who = "who", HowOften = "how_often", HowLong = "how_long", Ratio = "ratio",
        OutcomeNumber = "outcome_number", NeedNumber = "need_number", Number = "number", Area = "area",
        ByWhen = "by_when", Review = "review", Baseline = "baseline", Impact = "impact",
    }
}

keys! {
    /// What a column of Section K holds.
    Paper {
        Title = "title", Author = "author", Date = "date", Role = "role", Organisation = "organisation",
        Appended = "appended",
    }
}

keys! {
    /// What a part of Section A holds.
    View {
        Child = "child", Parent = "parent", History = "history", Interests = "interests",
        Strengths = "strengths", Aspirations = "aspirations", HowToCommunicate = "how_to_communicate",
    }
}

keys! {
    /// A field of the front page.
    Field {
        Name = "name", Given = "given", Middle = "middle", Family = "family", Preferred = "preferred",
        DateOfBirth = "date_of_birth", Upn = "upn", Uln = "uln", Nhs = "nhs", Council = "council",
        Setting = "setting", IssueDate = "issue_date", ReviewDate = "review_date", Parent = "parent",
        Address = "address", Sex = "sex", Ethnicity = "ethnicity", FirstLanguage = "first_language",
        Religion = "religion", YearGroup = "year_group", Status = "status", Telephone = "telephone",
        Email = "email",
    }
}

/// How well a heading's words fit the name of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The section; H1 and H2 together where the words do not part them.
    pub sections: Vec<Section>,
    /// How many words of the pattern stand in the heading.
    pub words: usize,
}

impl Lexicon {
    /// The general words.
    #[must_use]
    pub fn general() -> Self {
        let mut lexicon = Self::empty();
        // The file is part of the program and a test reads it; were it broken, headings by letter still work.
        let _ = lexicon.add("general.toml", GENERAL);
        lexicon
    }

    fn empty() -> Self {
        Self {
            names: Vec::new(),
            sections: Vec::new(),
            areas: BTreeMap::new(),
            labels: BTreeMap::new(),
            broken: BTreeMap::new(),
            papers: BTreeMap::new(),
            views: BTreeMap::new(),
            identity: BTreeMap::new(),
            fixed: Vec::new(),
            people: Vec::new(),
            frequency: Vec::new(),
            label_patterns: Vec::new(),
            identity_patterns: Vec::new(),
        }
    }

    /// Adds the words of a further file.
    ///
    /// # Errors
    /// Where the file is not of the shape of `templates/layouts/general.toml`.
    pub fn add(&mut self, name: &str, toml: &str) -> Result<(), LexiconError> {
        let shape = |error: toml::de::Error| LexiconError::Shape {
            name: name.to_owned(),
            reason: error.message().to_owned(),
        };
        let file: File = toml::from_str(toml).map_err(shape)?;
        let unknown =
            |table, key: &str| LexiconError::UnknownKey { name: name.to_owned(), table, key: key.to_owned() };
        for (key, patterns) in &file.sections {
            let sections = match key.as_str() {
                "H" => vec![Section::H1, Section::H2],
                letter => vec![Section::from_letter(letter).ok_or_else(|| unknown("sections", key))?],
            };
            self.sections.extend(patterns.iter().map(|pattern| (sections.clone(), Pattern::read(pattern))));
        }
        for (key, phrases) in &file.areas {
            let area = match key.as_str() {
                "communication_and_interaction" => BroadArea::CommunicationAndInteraction,
                "cognition_and_learning" => BroadArea::CognitionAndLearning,
                "social_emotional_mental_health" => BroadArea::SocialEmotionalMentalHealth,
                "sensory_and_physical" => BroadArea::SensoryAndPhysical,
                _ => return Err(unknown("areas", key)),
            };
            self.areas.extend(phrases.iter().map(|phrase| (words_of(phrase).join(" "), area)));
        }
        fill(&mut self.labels, &file.labels, Label::from_key).map_err(|key| unknown("labels", &key))?;
        for (phrase, label) in &self.labels {
            self.broken.entry(phrase.replace(' ', "")).or_insert(*label);
        }
        fill(&mut self.papers, &file.papers, Paper::from_key).map_err(|key| unknown("papers", &key))?;
        fill(&mut self.views, &file.views, View::from_key).map_err(|key| unknown("views", &key))?;
        fill(&mut self.identity, &file.identity, Field::from_key).map_err(|key| unknown("identity", &key))?;
        like(&mut self.label_patterns, &file.label_patterns, Label::from_key)
            .map_err(|key| unknown("label_patterns", &key))?;
        like(&mut self.identity_patterns, &file.identity_patterns, Field::from_key)
            .map_err(|key| unknown("identity_patterns", &key))?;
        self.fixed.extend(file.fixed.values().flatten().map(|phrase| words_of(phrase).join(" ")));
        self.people.extend(file.people.into_values().flatten());
        self.frequency.extend(file.frequency.into_values().flatten());
        self.names.push(if file.name.is_empty() { name.to_owned() } else { file.name });
        Ok(())
    }

    /// The section whose name the words are, if one fits best.
    #[must_use]
    pub fn section_named(&self, text: &str) -> Option<Named> {
        let words = words_of(text);
        if let Some(sections) = joint(text) {
            return Some(Named { words: sections.len() + 1, sections });
        }
        let mut best: Option<Named> = None;
        let mut tie = false;
        for (sections, pattern) in &self.sections {
            let Some(score) = pattern.fits(&words) else { continue };
            match &mut best {
                Some(known) if known.sections == *sections => known.words = known.words.max(score),
                Some(known) if known.words > score => {}
                Some(known) if known.words == score => tie = true,
                _ => {
                    best = Some(Named { sections: sections.clone(), words: score });
                    tie = false;
                }
            }
        }
        best.filter(|_| !tie)
    }

    /// The area of need whose name the words are.
    #[must_use]
    pub fn area(&self, text: &str) -> Option<BroadArea> {
        // "Social, emotional and mental health (SEMH)".
        if let Some((name, _)) = text.split_once('(').filter(|(name, _)| name.split_whitespace().count() > 1)
            && let Some(area) = self.area(name)
        {
            return Some(area);
        }
        let mut words = words_of(text);
        if let Some(area) = self.areas.get(&words.join(" ")) {
            return Some(*area);
        }
        let short = [
            "and",
            "or",
            "the",
            "area",
            "of",
            "need",
            "needs",
            "my",
            "difficulties",
            "difficulty",
            "1",
            "2",
            "3",
            "4",
            "b1",
            "b2",
            "b3",
            "b4",
            "in",
            "with",
            "development",
            "skills",
            "a",
            "b",
            "c",
            "d",
            "health",
        ];
        if words.len() > 10 {
            return None;
        }
        let full = words.clone();
        words.retain(|word| !short.contains(&word.as_str()));
        let known: Vec<BroadArea> = self
            .areas
            .iter()
            .filter(|(phrase, _)| {
                let mut phrase: Vec<&str> = phrase.split(' ').collect();
                phrase.retain(|word| !short.contains(word));
                phrase.len() > 1 && phrase.iter().copied().eq(words.iter().map(String::as_str))
            })
            .map(|(_, area)| *area)
            .collect();
        let first = known.first().copied()?;
        (known.iter().all(|area| *area == first) && full.len() <= 10).then_some(first)
    }

    /// What a column headed so, or a paragraph labelled so, holds.
    #[must_use]
    pub fn label(&self, text: &str) -> Option<Label> {
        look_up(&self.labels, text)
    }

    /// What a column headed so holds: its label, or the kind of words in it.
    #[must_use]
    pub fn head_label(&self, text: &str) -> Option<Label> {
        let broken = || look_up_broken(&self.broken, text);
        self.label(text).or_else(broken).or_else(|| best(&self.label_patterns, text))
    }

    /// What a column of Section K headed so holds.
    #[must_use]
    pub fn paper(&self, text: &str) -> Option<Paper> {
        look_up(&self.papers, text)
    }

    /// What a part of Section A headed so holds.
    #[must_use]
    pub fn view(&self, text: &str) -> Option<View> {
        look_up(&self.views, text)
    }

    /// The field of the front page that is labelled so.
    #[must_use]
    pub fn field(&self, text: &str) -> Option<Field> {
        look_up(&self.identity, text)
    }

    /// The field of a label that is set apart from its value: its name, or the kind of words in it.
    #[must_use]
    pub fn field_like(&self, text: &str) -> Option<Field> {
        self.field(text).or_else(|| best(&self.identity_patterns, text))
    }

    /// Whether a paragraph begins as the fixed wording of a form does.
    #[must_use]
    pub fn is_fixed_wording(&self, text: &str) -> bool {
        let begin: Vec<String> = words_of(beginning(text)).into_iter().take(14).collect();
        let begin = begin.join(" ") + " ";
        self.fixed
            .iter()
            .any(|phrase| begin.starts_with(phrase.as_str()) && begin[phrase.len()..].starts_with(' '))
    }

    /// How many words name people who give help.
    #[must_use]
    pub fn people_in(&self, text: &str) -> usize {
        count(&self.people, text)
    }

    /// How many words tell how often or how long.
    #[must_use]
    pub fn frequency_in(&self, text: &str) -> usize {
        count(&self.frequency, text)
    }
}

fn fill<V: Copy>(
    into: &mut BTreeMap<String, V>,
    from: &BTreeMap<String, Vec<String>>,
    value: impl Fn(&str) -> Option<V>,
) -> Result<(), String> {
    for (key, phrases) in from {
        let value = value(key).ok_or_else(|| key.clone())?;
        into.extend(phrases.iter().map(|phrase| (words_of(phrase).join(" "), value)));
    }
    Ok(())
}

fn like<V: Copy>(
    into: &mut Vec<(V, Pattern)>,
    from: &BTreeMap<String, Vec<String>>,
    value: impl Fn(&str) -> Option<V>,
) -> Result<(), String> {
    for (key, patterns) in from {
        let value = value(key).ok_or_else(|| key.clone())?;
        into.extend(patterns.iter().map(|pattern| (value, Pattern::read(pattern))));
    }
    Ok(())
}

/// What the pattern with most words says, where no other that says something else has as many.
fn best<V: Copy + PartialEq>(patterns: &[(V, Pattern)], text: &str) -> Option<V> {
    if has_more_words(text, 8) {
        return None;
    }
    let words = words_of(text);
    let sentence = words.len() > 3 && text.trim_end().ends_with(['.', ';', '!']);
    if words.is_empty() || words.len() > 8 || sentence {
        return None;
    }
    let fits: Vec<(usize, V)> =
        patterns.iter().filter_map(|(value, pattern)| Some((pattern.fits(&words)?, *value))).collect();
    let most = fits.iter().map(|(score, _)| *score).max()?;
    let mut values = fits.iter().filter(|(score, _)| *score == most).map(|(_, value)| *value);
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The sections of a heading that names needs, outcomes and provision side by side: "Outcomes and
/// provision", "Health needs and health provision". One that only refers to another ("Provision to meet
/// the needs") names one.
fn joint(text: &str) -> Option<Vec<Section>> {
    let spaced = text.to_lowercase();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() > 16 {
        return None;
    }
    let health = spaced.contains("health") && !spaced.contains("education");
    let care = (spaced.contains("social care") || spaced.contains("care need")) && !health;
    let kind = |word: &str| {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        match plain {
            "need" | "needs" | "difficulties" => Some(0),
            "outcome" | "outcomes" => Some(1),
            "provision" | "provisions" => Some(2),
            _ => None,
        }
    };
    let mut found: Vec<u8> = Vec::new();
    let mut joined = true;
    for word in &words {
        if let Some(kind) = kind(word) {
            if !found.is_empty() && !joined {
                return None;
            }
            if !found.contains(&kind) {
                found.push(kind);
            }
            joined = word.ends_with([',', '/', '+', ';']);
            continue;
        }
        if found.is_empty() {
            continue;
        }
        match *word {
            "and" | "&" | "+" | "/" | "," | "|" | "\u{2013}" | "-" => joined = true,
            "for" | "to" | "of" | "meet" | "meeting" | "in" | "towards" | "with" | "from" => joined = false,
            _ => {}
        }
    }
    if found.len() < 2 {
        return None;
    }
    let mut sections: Vec<Section> = found
        .iter()
        .flat_map(|kind| match (kind, health, care) {
            (0, true, _) => vec![Section::C],
            (0, _, true) => vec![Section::D],
            (0, ..) => vec![Section::B],
            (1, ..) => vec![Section::E],
            (_, true, _) => vec![Section::G],
            (_, _, true) => vec![Section::H1, Section::H2],
            _ => vec![Section::F],
        })
        .collect();
    sections.sort_unstable();
    Some(sections)
}

/// Looks a phrase up as it is, then without the small words and numbers around it.
fn look_up<V: Copy>(map: &BTreeMap<String, V>, text: &str) -> Option<V> {
    if has_more_words(text, 9) {
        return None;
    }
    let words = words_of(text);
    if words.is_empty() || words.len() > 9 {
        return None;
    }
    if let Some(value) = map.get(&words.join(" ")) {
        return Some(*value);
    }
    let without = |drop: &[&str]| {
        let kept: Vec<&str> = words.iter().map(String::as_str).filter(|word| !drop.contains(word)).collect();
        map.get(&kept.join(" ")).copied()
    };
    without(&["the", "of", "this", "my", "will", "is", "be", "a"])
        .or_else(|| {
            without(&["the", "childs", "pupils", "young", "persons", "person", "students", "or", "learners"])
        })
        .or_else(|| {
            without(&["proposed", "agreed", "required", "specific", "key", "expected", "main", "any"])
        })
}

/// Looks up a phrase with a word that a narrow column broke in two ("Outco me"), among phrases without spaces.
fn look_up_broken<V: Copy>(map: &BTreeMap<String, V>, text: &str) -> Option<V> {
    if has_more_words(text, 4) {
        return None;
    }
    let words = words_of(text);
    let whole = words.concat();
    if !(2..=4).contains(&words.len()) || whole.len() < 6 {
        return None;
    }
    map.get(&whole).copied()
}

fn count(patterns: &[String], text: &str) -> usize {
    words_of(text)
        .iter()
        .filter(|word| patterns.iter().any(|pattern| matches_word(pattern, word)) || is_clock(word))
        .count()
}

/// Whether the word is a time such as `30mins`.
fn is_clock(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && ["min", "mins", "minutes", "hr", "hrs", "h", "m", "hours", "x"].contains(&unit)
}

fn matches_word(pattern: &str, word: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == word, |begin| word.starts_with(begin))
}

impl Pattern {
    fn read(text: &str) -> Self {
        let (mut all, mut none) = (Vec::new(), Vec::new());
        for part in text.to_lowercase().split_whitespace() {
            match part.strip_prefix('!') {
                Some(word) => none.push(word.to_owned()),
                None => all.push(part.split('|').map(str::to_owned).collect()),
            }
        }
        Self { all, none }
    }

    /// How many words had to be there, if they all are and none that must not.
    fn fits(&self, words: &[String]) -> Option<usize> {
        let has = |pattern: &String| words.iter().any(|word| matches_word(pattern, word));
        if self.none.iter().any(has) || !self.all.iter().all(|any| any.iter().any(has)) {
            return None;
        }
        Some(self.all.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(text: &str) -> String {
        let named = Lexicon::general().section_named(text);
        named.map_or_else(String::new, |named| named.sections.iter().map(|s| s.letter()).collect())
    }

    #[test]
    fn sections_are_known_by_name() {
        let mut lexicon = Lexicon::empty();
        lexicon.add("general.toml", GENERAL).unwrap();
        for (text, letter) in [
            ("My special educational needs", "B"),
            ("The child's Special Educational Needs (SEN)", "B"),
            ("Health care needs which relate to the child's SEN", "C"),
            ("Social care needs related to SEN or to a disability", "D"),
            ("Outcomes sought for the child", "E"),
            ("Special educational provision", "F"),
            ("Any health provision reasonably required", "G"),
            ("Social care provision under the Chronically Sick and Disabled Persons Act 1970", "H1"),
            ("Any other social care provision", "H2"),
            ("Care support", "H1H2"),
            ("Placement", "I"),
            ("Personal Budget (including Direct Payments)", "J"),
            ("Advice and information", "K"),
            ("The views, interests and aspirations of the child and their parents", "A"),
            ("Listening to the child and family", "A"),
            ("Outcomes and the provision that supports them", "EF"),
            ("Needs, outcomes and provision", "BEF"),
            ("Health needs and provision", "CG"),
            ("Provision to meet the special educational needs", "F"),
            ("Provision for special educational needs and disability", "F"),
            ("Biscuits", ""),
        ] {
            assert_eq!(section(text), letter, "{text}");
        }
    }

    #[test]
    fn a_councils_own_words_are_added_and_unknown_keys_refused() {
        let mut lexicon = Lexicon::general();
        assert_eq!(lexicon.label("What helps me shine"), None);
        lexicon.add("own.toml", "[labels]\nprovision = [\"what helps me shine\"]").unwrap();
        assert_eq!(lexicon.label("What helps me shine:"), Some(Label::Provision));
        let error = lexicon.add("own.toml", "[labels]\nhelping = [\"x\"]").unwrap_err();
        assert!(error.to_string().contains("helping"), "{error}");
        assert!(lexicon.add("own.toml", "[sections").is_err());
    }
}
