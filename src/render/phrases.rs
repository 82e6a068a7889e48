//! The documents' sentences: phrase files under `templates/phrases/` that a content designer can change.
//!
//! A phrase is found by `file.section.key`. `<b>…</b>` in a phrase makes words bold; the same
//! characters in a plan do not, since the marks are taken from the file before any fact is put in.

use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Stand-ins for the bold marks. They are noncharacters of Unicode: no plan can show them.
pub(super) const BOLD_ON: char = '\u{FDD0}';
/// The end of bold words.
pub(super) const BOLD_OFF: char = '\u{FDD1}';

const FILES: [(&str, &str); 5] = [
    ("changes", include_str!("../../templates/phrases/changes.toml")),
    ("help", include_str!("../../templates/phrases/help.toml")),
    ("notice", include_str!("../../templates/phrases/notice.toml")),
    ("parent", include_str!("../../templates/phrases/parent.toml")),
    ("professional", include_str!("../../templates/phrases/professional.toml")),
];
const RIGHTS: &str = include_str!("../../templates/phrases/rights.toml");
const GLOSSARY: &str = include_str!("../../templates/phrases/glossary.toml");

/// A phrase that could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhraseError {
    /// A phrase file is not what it should be.
    #[error("the phrase file {file}.toml cannot be read: {reason}")]
    File {
        /// The file, without its ending.
        file: String,
        /// What is wrong, and where.
        reason: String,
    },
    /// A phrase is missing or asks for a fact that it is not given.
    #[error("the phrase `{key}` cannot be said: {reason}; see templates/phrases")]
    Phrase {
        /// The phrase, as `file.section.key`.
        key: String,
        /// What is wrong.
        reason: String,
    },
}

/// One entry of the list of hard words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardWord {
    /// The word or words to explain.
    pub term: String,
    /// What it means, in plain English.
    pub meaning: String,
    /// The forms by which it is found in a text. Capitals count; other forms match in any case.
    pub forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Glossary {
    word: Vec<HardWord>,
}

/// One part of "Your rights".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RightsPart {
    pub(super) heading: String,
    pub(super) when: Vec<String>,
    pub(super) who: Option<String>,
    pub(super) list: String,
    pub(super) before: Option<String>,
    pub(super) lines: Vec<String>,
    pub(super) after: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reach {
    heading: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rights {
    heading: String,
    part: Vec<RightsPart>,
    reach: Reach,
}

/// All phrases, read once.
pub(super) struct Phrases {
    environment: Environment<'static>,
    pub(super) rights_heading: String,
    pub(super) rights: Vec<RightsPart>,
    pub(super) reach_heading: String,
    pub(super) hard_words: Vec<HardWord>,
}

impl Phrases {
    /// The phrases that are compiled in.
    pub(super) fn get() -> Result<&'static Self, PhraseError> {
        static PHRASES: OnceLock<Result<Phrases, PhraseError>> = OnceLock::new();
        PHRASES.get_or_init(Self::read).as_ref().map_err(Clone::clone)
    }

    fn read() -> Result<Self, PhraseError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        for (file, text) in FILES {
            let sections: BTreeMap<String, BTreeMap<String, String>> = parse(file, text)?;
            for (section, phrases) in sections {
                for (key, phrase) in phrases {
                    let name = format!("{file}.{section}.{key}");
                    add(&mut environment, name, &phrase)?;
                }
            }
        }
        let mut rights: Rights = parse("rights", RIGHTS)?;
        for (at, part) in rights.part.iter_mut().enumerate() {
            let mut name = |kind: &str, phrase: &mut String| {
                let name = format!("rights.{at}.{kind}");
                let text = std::mem::replace(phrase, name.clone());
                add(&mut environment, name, &text)
            };
            name("heading", &mut part.heading)?;
            for (line, phrase) in part.lines.iter_mut().enumerate() {
                name(&format!("line{line}"), phrase)?;
            }
            part.before.as_mut().map(|phrase| name("before", phrase)).transpose()?;
            part.after.as_mut().map(|phrase| name("after", phrase)).transpose()?;
        }
        let glossary: Glossary = parse("glossary", GLOSSARY)?;
        Ok(Self {
            environment,
            rights_heading: rights.heading,
            rights: rights.part,
            reach_heading: rights.reach.heading,
            hard_words: glossary.word,
        })
    }

    /// Says a phrase with these facts. Bold words stand between [`BOLD_ON`] and [`BOLD_OFF`].
    pub(super) fn say(&self, key: &str, facts: &Value) -> Result<String, PhraseError> {
        self.environment
            .get_template(key)
            .and_then(|template| template.render(facts))
            .map_err(|error| PhraseError::Phrase { key: key.to_owned(), reason: error.kind().to_string() })
    }
}

fn parse<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, PhraseError> {
    toml::from_str(text)
        .map_err(|error| PhraseError::File { file: file.to_owned(), reason: error.message().to_owned() })
}

fn add(environment: &mut Environment<'static>, name: String, phrase: &str) -> Result<(), PhraseError> {
    let marked = phrase.replace("<b>", &BOLD_ON.to_string()).replace("</b>", &BOLD_OFF.to_string());
    environment
        .add_template_owned(name.clone(), marked)
        .map_err(|error| PhraseError::Phrase { key: name, reason: error.kind().to_string() })
}
