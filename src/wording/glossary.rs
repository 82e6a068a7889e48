//! Words that the documents explain: the list of hard words, so that a short form in it counts as explained.

use serde::Deserialize;
use std::collections::HashSet;
use std::sync::OnceLock;

#[derive(Debug, Default, Deserialize)]
struct List {
    word: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    forms: Vec<String>,
}

/// Whether the documents explain this word or short form, in exactly these letters.
#[must_use]
pub fn explains(form: &str) -> bool {
    static FORMS: OnceLock<HashSet<String>> = OnceLock::new();
    FORMS
        .get_or_init(|| {
            // A test reads the committed list, so that it is never silently empty.
            let list: List =
                toml::from_str(include_str!("../../templates/phrases/glossary.toml")).unwrap_or_default();
            list.word.into_iter().flat_map(|entry| entry.forms).collect()
        })
        .contains(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_hard_words_is_read() {
        assert!(explains("ADHD") && explains("SENCO") && !explains("QQQ"));
    }
}
