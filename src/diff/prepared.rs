//! An item made ready for comparing: its words cut once, in the compared form, and numbered.
//!
//! Most items of two versions say the same. What is worked out of one text is shared by all items that
//! have it, so that the later version costs only what differs.

use super::canonical::{Word, canonical_of};
use super::facts::Facts;
use super::item::{Family, Item};
use super::words::tokens;
use crate::model::{Outcome, Provision};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

/// An item with its words.
pub(super) struct Prepared<'a> {
    pub item: Item<'a>,
    texts: Rc<Texts<'a>>,
    facts: Rc<OnceCell<Facts>>,
}

/// The texts of one item or of several that are equal, cut into words when first asked for.
struct Texts<'a> {
    written: Vec<&'a str>,
    numbers: Rc<Numbers>,
    said: OnceCell<Said<'a>>,
}

/// What the texts of an item say, word by word.
pub(super) struct Said<'a> {
    /// The words of all texts in the compared form, those of the main text first.
    pub words: Vec<Word<'a>>,
    /// How many of them are of the main text.
    pub main: usize,
    /// The numbers of these words.
    pub ids: Vec<u32>,
    /// The sentences of all texts, each as its words, sorted.
    pub sentences: Vec<Vec<u32>>,
}

/// The numbers of the words that were cut so far, of both plans.
#[derive(Default)]
pub(super) struct Numbers(RefCell<FxHashMap<String, u32>>);

/// The texts of both plans that are known so far, and the numbers of their words.
#[derive(Default)]
pub(super) struct Vocabulary<'a> {
    pub numbers: Rc<Numbers>,
    known: FxHashMap<Vec<&'a str>, Vec<Known<'a>>>,
}

/// An item whose texts are known, with what its facts rest on beside them.
struct Known<'a> {
    family: Family,
    provision: Option<&'a Provision>,
    outcome: Option<&'a Outcome>,
    texts: Rc<Texts<'a>>,
    facts: Rc<OnceCell<Facts>>,
}

impl Numbers {
    fn of(&self, words: &[Word<'_>]) -> Vec<u32> {
        let mut numbers = self.0.borrow_mut();
        let mut number = |word: &str| {
            if let Some(&number) = numbers.get(word) {
                return number;
            }
            let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            numbers.insert(word.to_owned(), number);
            number
        };
        words.iter().map(|word| number(&word.text)).collect()
    }

    /// The number of a word, where a text that was cut has it.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.0.borrow().get(word).copied()
    }

    /// How many words have a number.
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }
}

impl<'a> Prepared<'a> {
    pub fn new(item: Item<'a>, vocabulary: &mut Vocabulary<'a>) -> Self {
        let known = vocabulary.known.get(&item.texts).map_or(&[][..], Vec::as_slice);
        let twin = known.iter().find(|known| {
            known.family == item.family
                && same_typed(known.provision, item.provision)
                && same_dated(known.outcome, item.outcome)
        });
        if let Some(Known { texts, facts, .. }) = twin {
            return Self { item, texts: Rc::clone(texts), facts: Rc::clone(facts) };
        }
        let texts = known.first().map_or_else(
            || {
                let (written, numbers) = (item.texts.clone(), Rc::clone(&vocabulary.numbers));
                Rc::new(Texts { written, numbers, said: OnceCell::new() })
            },
            |known| Rc::clone(&known.texts),
        );
        let facts = Rc::new(OnceCell::new());
        vocabulary.known.entry(item.texts.clone()).or_default().push(Known {
            family: item.family,
            provision: item.provision,
            outcome: item.outcome,
            texts: Rc::clone(&texts),
            facts: Rc::clone(&facts),
        });
        Self { item, texts, facts }
    }

    /// Whether the two say the same in the compared form, sentence by sentence in any order.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.texts, &other.texts) || self.sentences == other.sentences
    }

    /// What its words and its typed amounts say. Read when first asked for, since most items of two
    /// versions are equal and never asked.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::of(&self.item))
    }

    /// Whether the two have the same texts and the same typed facts, letter by letter.
    pub fn is_twin_of(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.facts, &other.facts)
    }
}

impl<'a> Deref for Prepared<'a> {
    type Target = Said<'a>;

    fn deref(&self) -> &Self::Target {
        self.texts.said.get_or_init(|| Said::of(&self.texts.written, &self.texts.numbers))
    }
}

impl<'a> Said<'a> {
    fn of(texts: &[&'a str], numbers: &Numbers) -> Self {
        let (mut words, mut main) = (Vec::new(), 0);
        for (of, text) in texts.iter().enumerate() {
            let next = words.last().map_or(0, |word: &Word<'_>| word.sentence + 1);
            words.extend(canonical_of(text, &tokens(text)).into_iter().map(|mut word| {
                word.sentence += next;
                word.of = of;
                word
            }));
            if of == 0 {
                main = words.len();
            }
        }
        let ids = numbers.of(&words);
        let mut sentences = Vec::new();
        let mut from = 0;
        for sentence in words.chunk_by(|one, two| one.sentence == two.sentence) {
            sentences.push(ids[from..from + sentence.len()].to_vec());
            from += sentence.len();
        }
        sentences.sort_unstable();
        Self { words, main, ids, sentences }
    }
}

/// Whether two provisions type the same facts beside their words.
fn same_typed(one: Option<&Provision>, two: Option<&Provision>) -> bool {
    match (one, two) {
        (None, None) => true,
        (Some(one), Some(two)) => one.quantities == two.quantities && one.as_written == two.as_written,
        _ => false,
    }
}

/// Whether two outcomes type the same facts beside their words.
fn same_dated(one: Option<&Outcome>, two: Option<&Outcome>) -> bool {
    match (one, two) {
        (None, None) => true,
        (Some(one), Some(two)) => {
            one.achieve_by == two.achieve_by
                && one.measure == two.measure
                && one.target == two.target
                && one.baseline == two.baseline
        }
        _ => false,
    }
}
