//! Hard words: which entries of the list occur in a document.

use super::super::phrases::HardWord;
use rustc_hash::FxHashSet;
use serde_json::Value as Json;

/// The entries whose forms occur in these words, in alphabetical order of their terms.
pub(super) fn occurring<'a>(list: &'a [HardWord], words: &str) -> Vec<&'a HardWord> {
    let small = words.to_lowercase();
    let (exact, small) = (Text::of(words), Text::of(&small));
    let mut found: Vec<&HardWord> = list
        .iter()
        .filter(|entry| {
            entry.forms.iter().any(|form| {
                let has_capitals = form.chars().any(char::is_uppercase);
                if has_capitals { &exact } else { &small }.has(form)
            })
        })
        .collect();
    found.sort_by_key(|entry| entry.term.to_lowercase());
    found
}

/// A text and its words, so that most forms are settled without a search.
struct Text<'a> {
    text: &'a str,
    words: FxHashSet<&'a str>,
}

impl<'a> Text<'a> {
    fn of(text: &'a str) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        Self { text, words }
    }

    /// Whether a form stands in the text as whole words, alone or with a plural ending.
    fn has(&self, form: &str) -> bool {
        let Some(end) = form.find(|c: char| !c.is_alphanumeric()) else {
            return ["", "s", "es"]
                .iter()
                .any(|plural| self.words.contains(format!("{form}{plural}").as_str()));
        };
        (end == 0 || self.words.contains(&form[..end])) && occurs(self.text, form)
    }
}

/// Whether a form of several words stands in the text, alone or with a plural ending.
fn occurs(words: &str, form: &str) -> bool {
    words.match_indices(form).any(|(at, _)| {
        let before = words[..at].chars().next_back();
        let rest = &words[at + form.len()..];
        let plural = rest.strip_prefix("es").or_else(|| rest.strip_prefix('s')).unwrap_or(rest);
        let ends = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        before.is_none_or(|c| !c.is_alphanumeric()) && (ends(rest) || ends(plural))
    })
}

/// All words of a view, to look hard words up in.
pub(super) fn all_words(view: &Json, into: &mut String) {
    match view {
        Json::String(words) => {
            into.push_str(words);
            into.push('\n');
        }
        Json::Array(items) => items.iter().for_each(|item| all_words(item, into)),
        Json::Object(fields) => fields.values().for_each(|field| all_words(field, into)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Vec<HardWord> {
        let entry = |term: &str, forms: &[&str]| HardWord {
            term: term.into(),
            meaning: "m".into(),
            forms: forms.iter().map(|&form| form.to_owned()).collect(),
        };
        vec![
            entry("Tribunal", &["tribunal"]),
            entry("OT", &["OT"]),
            entry("Cognitive", &["cognitive"]),
            entry("Care plan", &["care plan", "one-page plan"]),
        ]
    }

    #[test]
    fn whole_words_and_their_case_count() {
        let list = list();
        let terms = |words: &str| occurring(&list, words).iter().map(|e| e.term.clone()).collect::<Vec<_>>();
        assert_eq!(terms("Two Tribunals met the OTs."), ["OT", "Tribunal"]);
        assert_eq!(terms("Her Care\nplan; two care plans."), ["Care plan"]);
        assert_eq!(terms("a one-page plan"), ["Care plan"]);
        assert!(terms("not a robot, metacognitive, care planning, self-care plane").is_empty());
    }
}
