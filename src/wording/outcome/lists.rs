//! The committed lists of words, with an index for those that are phrases.

use super::super::phrases::PhraseList;
use super::super::quick::WordSet;
use serde::Deserialize;
use std::sync::OnceLock;

/// The lists as they stand in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    vague_verbs: Vec<String>,
    pub plain_objects: WordSet,
    pub adults: WordSet,
    pub papers: WordSet,
    pub giving: WordSet,
    pub given: WordSet,
    receiving: Vec<String>,
    pub taking_part: WordSet,
    wishes: Vec<String>,
    hopes: Vec<String>,
    pub occupations: WordSet,
    less: Vec<String>,
    pub not_behaviour: WordSet,
    pub behaviours: WordSet,
    pub verbs: WordSet,
    pub next_steps: WordSet,
    pub skills: WordSet,
    pub one_thing: WordSet,
}

/// The lists with their indexes.
pub(super) struct Index {
    /// The lists of single words.
    pub lists: Lists,
    /// Verbs that say neither where from nor where to.
    pub vague_verbs: PhraseList,
    /// Verbs of being given something.
    pub receiving: PhraseList,
    /// Verbs of wishing.
    pub wishes: PhraseList,
    /// Hopes for a life.
    pub hopes: PhraseList,
    /// Verbs of wanting less.
    pub less: PhraseList,
}

/// Whether a list has a word.
pub(super) fn has(list: &WordSet, word: &str) -> bool {
    !word.is_empty() && list.contains(word)
}

/// The committed lists.
pub(super) fn lists() -> &'static Index {
    static COMMITTED: OnceLock<Index> = OnceLock::new();
    COMMITTED.get_or_init(|| {
        // A test reads the committed lists, so that they are never silently empty.
        let lists: Lists = toml::from_str(include_str!("words.toml")).unwrap_or_default();
        let index = |list: &[String]| PhraseList::new(list.iter().map(|phrase| (phrase.as_str(), 0)));
        Index {
            vague_verbs: index(&lists.vague_verbs),
            receiving: index(&lists.receiving),
            wishes: index(&lists.wishes),
            hopes: index(&lists.hopes),
            less: index(&lists.less),
            lists,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        let lists = &lists().lists;
        assert!(has(&lists.verbs, "read") && has(&lists.adults, "staff") && !has(&lists.verbs, ""));
    }
}
