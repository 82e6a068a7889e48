//! An item made ready for comparing: its words cut once, in the compared form, and numbered.

use super::canonical::{Word, canonical_of};
use super::facts::Facts;
use super::item::Item;
use super::words::tokens;
use std::collections::HashMap;
use std::sync::OnceLock;

/// An item with its words.
pub(super) struct Prepared<'a> {
    pub item: Item<'a>,
    /// The words of all its texts in the compared form, those of the main text first.
    pub words: Vec<Word>,
    /// How many of them are of the main text.
    pub main: usize,
    /// The numbers of these words.
    pub ids: Vec<u32>,
    /// The sentences of all texts, each as its words, sorted.
    pub sentences: Vec<Vec<u32>>,
    facts: OnceLock<Facts>,
}

/// The numbers of the words of both plans.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
}

impl Vocabulary {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// The number of a word, where one of the plans has it.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }
}

impl<'a> Prepared<'a> {
    pub fn new(item: Item<'a>, vocabulary: &mut Vocabulary) -> Self {
        let pieces = tokens(item.text());
        let mut words = canonical_of(item.text(), &pieces);
        let main = words.len();
        for (of, text) in item.texts.iter().enumerate().skip(1) {
            let next = words.last().map_or(0, |word| word.sentence + 1);
            words.extend(canonical_of(text, &tokens(text)).into_iter().map(|mut word| {
                word.sentence += next;
                word.of = of;
                word
            }));
        }
        let ids: Vec<u32> = words.iter().map(|word| vocabulary.number(&word.text)).collect();
        let numbered: Vec<(usize, u32)> =
            words.iter().map(|word| word.sentence).zip(ids.iter().copied()).collect();
        let mut sentences: Vec<Vec<u32>> = numbered
            .chunk_by(|one, two| one.0 == two.0)
            .map(|sentence| sentence.iter().map(|(_, id)| *id).collect())
            .collect();
        sentences.sort_unstable();
        Self { item, main, ids, sentences, words, facts: OnceLock::new() }
    }

    /// What its words and its typed amounts say. Read when first asked for, since most items of two
    /// versions are equal and never asked.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::of(&self.item))
    }
}
