//! What must not be told to this reader: the words of the fields that the copy does not keep.

use super::mark::Kind;
use super::numbers::figures;
use super::table::Named;
use super::walk::NamedWords;
use super::words::{key, words};
use crate::model::Date;
use crate::wording::identity::{WordClass, word_class};
use std::collections::{BTreeMap, HashMap, HashSet};

/// One word that names somebody or something by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Secret {
    pub(super) kind: Kind,
    /// Whether the word is also one of the language, so that only a capital makes it a name.
    pub(super) everyday: bool,
    /// Whether it is a given or family name, of which spellings and short forms are looked for.
    pub(super) of_a_person: bool,
}

/// All that must not be told, made ready to be looked for.
#[derive(Default)]
pub(super) struct Secrets {
    /// Single words.
    pub(super) words: HashMap<String, Secret>,
    /// Several words in a row, by the first of them.
    pub(super) phrases: BTreeMap<String, Vec<(Vec<String>, Kind)>>,
    /// Days.
    pub(super) days: Vec<(Date, Kind)>,
    /// Figures of numbers.
    pub(super) numbers: Vec<(String, Kind)>,
    /// Letters and figures run together: pupil numbers, postcodes, addresses of the net.
    pub(super) codes: HashMap<String, Kind>,
    /// The first letters of the child's names, as people abbreviate them.
    pub(super) initials: Vec<String>,
    /// Words of names that the copy keeps: never taken for a spelling of another.
    pub(super) kept: HashSet<String>,
}

/// How far the words of the plan itself decide.
pub(super) struct Language<'a> {
    /// The words that stand somewhere in the plan in small letters.
    pub(super) small: &'a HashSet<String>,
    /// Whether towns and other shared places have to go as well.
    pub(super) places_too: bool,
}

impl Secrets {
    pub(super) fn of(named: &[NamedWords<'_>], language: &Language<'_>) -> Self {
        let mut secrets = Self::default();
        for it in named.iter().filter(|it| it.kept) {
            secrets.keep(it);
        }
        let mut child: Vec<Vec<String>> = Vec::new();
        for it in named.iter().filter(|it| !it.kept) {
            let kind = Kind::of(it.names, it.relationship);
            match it.names {
                Named::Child => {
                    child.push(name_words(it.words));
                    secrets.add_person(it.words, kind);
                }
                Named::Contact | Named::Professional => secrets.add_person(it.words, kind),
                Named::Setting | Named::Council | Named::Service => {
                    secrets.add_body(it.words, kind, language);
                }
                Named::Address => secrets.add_address_line(it.words, language),
                Named::Telephone => secrets.add_number(it.words, kind),
                Named::Number if it.words.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') => {
                    secrets.add_number(it.words, kind);
                }
                Named::Postcode | Named::Email | Named::Web | Named::Number => {
                    secrets.add_code(it.words, kind);
                }
                Named::BirthDate | Named::Day => secrets.add_day(it.words, kind),
                Named::Trait => secrets.add_trait(it.words),
            }
        }
        secrets.add_initials(&child);
        secrets.forget_kept();
        secrets
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.phrases.is_empty()
            && self.days.is_empty()
            && self.numbers.is_empty()
            && self.codes.is_empty()
    }

    /// More words to take out, from a person who went through the copy.
    pub(super) fn add_by_hand(&mut self, said: &str) {
        let keys: Vec<String> = words(said).into_iter().map(|word| word.key).collect();
        self.add_phrase(keys, Kind::Name);
    }

    fn keep(&mut self, it: &NamedWords<'_>) {
        match it.names {
            Named::BirthDate | Named::Day => {
                self.kept.insert(it.words.to_owned());
            }
            Named::Telephone | Named::Number => {
                self.kept.insert(figures(it.words));
                self.kept.insert(key(it.words));
            }
            _ => {
                self.kept.extend(words(it.words).into_iter().map(|word| word.key));
                self.kept.insert(joined(it.words));
            }
        }
    }

    /// What the copy keeps in one field is no secret in another.
    fn forget_kept(&mut self) {
        let kept = &self.kept;
        self.words.retain(|word, _| !kept.contains(word));
        self.codes.retain(|code, _| !kept.contains(code));
        self.numbers.retain(|(number, _)| !kept.contains(number));
        self.days.retain(|(day, kind)| *kind == Kind::DateOfBirth || !kept.contains(&day.to_string()));
        for phrases in self.phrases.values_mut() {
            phrases.retain(|(words, _)| !kept.contains(&words.concat()));
        }
    }

    fn add_person(&mut self, name: &str, kind: Kind) {
        let own = name_words(name);
        // "Parents" says who is paid, and names nobody.
        if own.is_empty() {
            return;
        }
        let all: Vec<String> = words(name).into_iter().map(|word| word.key).collect();
        self.add_phrase(all, kind);
        for word in own {
            let everyday =
                word_class(&word) == WordClass::Everyday || word_class(&word) == WordClass::Generic;
            self.add_word(word, Secret { kind, everyday, of_a_person: true });
        }
        // "O'Brien" is written "O Brien" too.
        for part in name.split(|c: char| !c.is_alphabetic()) {
            let part = key(part);
            if part.chars().count() >= 4 && !is_particle(&part) && name.contains(['\'', '’']) {
                let everyday =
                    word_class(&part) != WordClass::Other && word_class(&part) != WordClass::GivenName;
                self.add_word(part, Secret { kind, everyday, of_a_person: true });
            }
        }
    }

    fn add_body(&mut self, name: &str, kind: Kind, language: &Language<'_>) {
        let all: Vec<String> = words(name).into_iter().map(|word| word.key).collect();
        let own: Vec<String> = all.iter().filter(|word| is_own_word(word, kind, language)).cloned().collect();
        // "Speech and Language Therapy Service" names no service more than another.
        if own.is_empty() {
            return;
        }
        let capitals: Vec<&String> =
            all.iter().filter(|word| !matches!(word.as_str(), "of" | "and" | "the" | "for")).collect();
        if capitals.len() >= 3 {
            let short: String = capitals.iter().filter_map(|word| word.chars().next()).collect();
            if !language.small.contains(&short) && word_class(&short) == WordClass::Other {
                self.add_word(short, Secret { kind, everyday: true, of_a_person: false });
            }
        }
        self.add_phrase(all, kind);
        for word in own {
            let everyday = word_class(&word) != WordClass::Other || language.small.contains(&word);
            self.add_word(word, Secret { kind, everyday, of_a_person: false });
        }
    }

    fn add_address_line(&mut self, line: &str, language: &Language<'_>) {
        let all: Vec<String> = words(line).into_iter().map(|word| word.key).collect();
        let has_figures = |word: &String| word.bytes().any(|byte| byte.is_ascii_digit());
        if all.iter().any(has_figures) {
            let street: Vec<String> = all.iter().filter(|word| !has_figures(word)).cloned().collect();
            if street.len() > 1 {
                self.add_phrase(street, Kind::Address);
            }
            self.add_phrase(all, Kind::Address);
        } else if language.places_too {
            if all.len() > 1 {
                self.add_phrase(all, Kind::Place);
            } else if let Some(only) = all.into_iter().next() {
                let everyday = word_class(&only) != WordClass::Other || language.small.contains(&only);
                self.add_word(only, Secret { kind: Kind::Place, everyday, of_a_person: false });
            }
        } else if all.len() > 2 {
            self.add_phrase(all, Kind::Address);
        }
    }

    fn add_trait(&mut self, said: &str) {
        // What plans speak of without meaning anybody: school subjects, and ways of signing.
        let common = ["english", "british", "makaton", "bsl", "white", "none", "other", "unknown", "not"];
        let all: Vec<String> = words(said).into_iter().map(|word| word.key).collect();
        if let [only] = all.as_slice() {
            if !common.contains(&only.as_str()) {
                self.add_word(only.clone(), Secret { kind: Kind::Trait, everyday: true, of_a_person: false });
            }
        } else if !all.iter().any(|word| common.contains(&word.as_str())) {
            self.add_phrase(all, Kind::Trait);
        }
    }

    fn add_day(&mut self, written: &str, kind: Kind) {
        if let Ok(day) = written.parse::<Date>()
            && !self.days.contains(&(day, kind))
        {
            self.days.push((day, kind));
        }
    }

    fn add_number(&mut self, written: &str, kind: Kind) {
        let figures = figures(written);
        if figures.len() >= 6 {
            self.numbers.push((figures, kind));
        } else if !figures.is_empty() {
            self.add_code(written, kind);
        }
    }

    fn add_code(&mut self, written: &str, kind: Kind) {
        let code = joined(written);
        if code.chars().count() >= 4 {
            self.codes.insert(code, kind);
        }
    }

    fn add_phrase(&mut self, words: Vec<String>, kind: Kind) {
        let Some(first) = words.first().filter(|_| words.len() > 1).cloned() else {
            if let Some(only) = words.into_iter().next() {
                let everyday =
                    word_class(&only) != WordClass::Other && word_class(&only) != WordClass::GivenName;
                self.add_word(only, Secret { kind, everyday, of_a_person: kind == Kind::Name });
            }
            return;
        };
        let known = self.phrases.entry(first).or_default();
        if !known.iter().any(|(other, _)| *other == words) {
            known.push((words, kind));
            // The longest first.
            known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
    }

    /// The child's word goes before everybody else's.
    fn add_word(&mut self, word: String, secret: Secret) {
        if word.is_empty() || (word.chars().count() == 1 && word.is_ascii()) {
            return;
        }
        let known = self.words.entry(word).or_insert(secret);
        let of_a_person = known.of_a_person || secret.of_a_person;
        if secret.kind < known.kind {
            *known = secret;
        }
        known.of_a_person = of_a_person;
    }

    /// "ZN", "Z N" and "ZMN" for the given, middle and family names.
    fn add_initials(&mut self, names: &[Vec<String>]) {
        let letters: Vec<char> =
            names.iter().flatten().filter_map(|word| word.chars().next()).take(6).collect();
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return };
        if letters.len() > 1 {
            self.initials.push(format!("{first}{last}"));
            self.initials.push(letters.iter().collect());
            for other in &letters[1..letters.len() - 1] {
                self.initials.push(format!("{first}{other}"));
            }
        }
        self.initials.sort();
        self.initials.dedup();
    }
}

/// All letters and figures of some words.
pub(super) fn joined(said: &str) -> String {
    words(said).into_iter().map(|word| word.key).collect()
}

/// The words of a name that name its bearer: no titles, no "of" and "van".
pub(super) fn name_words(name: &str) -> Vec<String> {
    let cut = words(name);
    let has_capitals = cut.iter().any(|word| word.capital);
    cut.into_iter()
        .filter(|word| word.capital || !has_capitals)
        .map(|word| word.key)
        .filter(|word| !is_particle(word) && !word.bytes().any(|byte| byte.is_ascii_digit()))
        .collect()
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "mx"
            | "dr"
            | "prof"
            | "professor"
            | "sir"
            | "the"
            | "and"
            | "of"
            | "de"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "mum"
            | "dad"
            | "mother"
            | "father"
            | "parent"
            | "parents"
            | "carer"
            | "carers"
            | "family"
            | "guardian"
    )
}

/// Whether a word tells this body from others of its kind.
fn is_own_word(word: &str, kind: Kind, language: &Language<'_>) -> bool {
    if word.chars().count() < 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    match word_class(word) {
        WordClass::Generic => false,
        WordClass::Other | WordClass::GivenName => kind == Kind::School || !language.small.contains(word),
        // The town of "Leeds City Council" is an everyday word to the reader of names.
        WordClass::Everyday => {
            kind != Kind::Service
                && !language.small.contains(word)
                && !matches!(word, "london" | "council" | "nhs")
        }
    }
}
