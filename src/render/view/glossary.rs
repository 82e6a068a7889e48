//! Hard words: which entries of the list occur in a document.

use super::super::phrases::HardWord;
use serde_json::Value as Json;

/// The entries whose forms occur in these words, in alphabetical order of their terms.
pub(super) fn occurring<'a>(list: &'a [HardWord], words: &str) -> Vec<&'a HardWord> {
    let small = words.to_lowercase();
    let mut found: Vec<&HardWord> = list
        .iter()
        .filter(|entry| {
            entry.forms.iter().any(|form| {
                let exact = form.chars().any(char::is_uppercase);
                occurs(if exact { words } else { &small }, form)
            })
        })
        .collect();
    found.sort_by_key(|entry| entry.term.to_lowercase());
    found
}

/// Whether a form stands in the words as whole words, alone or with a plural ending.
fn occurs(words: &str, form: &str) -> bool {
    words.match_indices(form).any(|(at, _)| {
        let before = words[..at].chars().next_back();
        let rest = &words[at + form.len()..];
        let rest = rest.strip_prefix("es").or_else(|| rest.strip_prefix('s')).unwrap_or(rest);
        let plain_end = words[at + form.len()..].chars().next();
        let ends = |next: Option<char>| next.is_none_or(|c| !c.is_alphanumeric());
        before.is_none_or(|c| !c.is_alphanumeric()) && (ends(plain_end) || ends(rest.chars().next()))
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
        vec![entry("Tribunal", &["tribunal"]), entry("OT", &["OT"]), entry("Cognitive", &["cognitive"])]
    }

    #[test]
    fn whole_words_and_their_case_count() {
        let list = list();
        let terms = |words: &str| occurring(&list, words).iter().map(|e| e.term.clone()).collect::<Vec<_>>();
        assert_eq!(terms("Two Tribunals met the OTs."), ["OT", "Tribunal"]);
        assert!(terms("not a robot, metacognitive").is_empty());
    }
}
