//! One side of a comparison: its words, its facts, and which words are accounted for.

use super::lexicon::Lexicon;
use crate::diff::canonical::Word;
use crate::diff::facts::Facts;
use crate::diff::identity::Names;
use crate::diff::prepared::Prepared;
use rustc_hash::{FxHashMap, FxHashSet};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::borrow::Cow;

/// The words and facts of one item, or of several that are one thing on the other side.
pub(in crate::diff) struct Side<'t> {
    pub words: Vec<Word<'t>>,
    pub facts: Facts,
    /// Each word as it is written, for quoting; empty where it is part of what the word before stands for.
    pub written: Vec<&'t str>,
    /// Whether this side is several parts of one thing, which may say the same words more than once.
    pub is_split: bool,
    /// Whether the other side is, so that words said more than once there may be said once here.
    pub is_merged: bool,
    /// Whether the word stands in a main text.
    pub in_main: Vec<bool>,
    /// Whether the word stands where an amount, a ratio, a group or weeks were read.
    pub in_amount: Vec<bool>,
    /// Whether the word stands in the date of an outcome.
    pub in_date: Vec<bool>,
    /// Whether the word is on the other side too, or a fact that was judged accounts for it.
    pub accounted: Vec<bool>,
}

impl<'t> Side<'t> {
    /// The items of one side, in their order.
    pub fn of(parts: &[&Prepared<'t>]) -> Self {
        let facts: Vec<&Facts> = parts.iter().map(|part| part.facts()).collect();
        let mut side = Self {
            words: Vec::new(),
            facts: Facts::together(&facts),
            written: Vec::new(),
            is_split: parts.len() > 1,
            is_merged: false,
            in_main: Vec::new(),
            in_amount: Vec::new(),
            in_date: Vec::new(),
            accounted: Vec::new(),
        };
        for part in parts {
            let next = side.words.last().map_or(0, |word| word.sentence + 1);
            let facts = part.facts();
            let within = |word: &Word<'_>, spans: &[(usize, usize)]| {
                spans.iter().any(|&(start, end)| word.start < end && word.end > start)
            };
            let date: Vec<(usize, usize)> = facts.achieve_span.into_iter().collect();
            for (at, word) in part.words.iter().enumerate() {
                let main = at < part.main;
                side.in_main.push(main);
                side.in_amount.push(main && within(word, &facts.amount_spans));
                side.in_date.push(main && within(word, &date));
                let same_place = at > 0 && {
                    let last = &part.words[at - 1];
                    (last.of, last.start, last.end) == (word.of, word.start, word.end)
                };
                let text = part.item.texts.get(word.of).and_then(|text| text.get(word.start..word.end));
                side.written.push(if same_place { "" } else { text.unwrap_or_default() });
                let mut word = word.clone();
                word.sentence += next;
                side.words.push(word);
            }
        }
        side.accounted = vec![false; side.words.len()];
        side
    }

    /// Puts the later names in the place of the earlier ones. Says whether any stood there.
    pub fn rename(&mut self, names: &Names) -> bool {
        if names.is_empty() || !names.touches(&self.words) {
            return false;
        }
        let renamed = names.exchanged(&self.words);
        let kept = |flags: &[bool]| renamed.iter().map(|(_, at)| flags[*at]).collect::<Vec<bool>>();
        self.written = renamed.iter().map(|(_, at)| self.written[*at]).collect();
        self.in_main = kept(&self.in_main);
        self.in_amount = kept(&self.in_amount);
        self.in_date = kept(&self.in_date);
        self.accounted = kept(&self.accounted);
        self.words = renamed.into_iter().map(|(word, _)| word).collect();
        true
    }

    /// The sentences as their words, sorted: two sides with the same ones say the same.
    pub fn sentences(&self) -> Vec<Vec<&str>> {
        let mut found: Vec<Vec<&str>> = self
            .words
            .chunk_by(|one, two| one.sentence == two.sentence)
            .map(|sentence| sentence.iter().map(|word| word.text.as_ref()).collect())
            .collect();
        found.sort_unstable();
        found
    }

    /// Whether both have the same words in the same order, whatever marks stand between them.
    pub fn same_in_order(&self, other: &Side<'_>) -> bool {
        self.words.len() == other.words.len()
            && self.words.iter().zip(&other.words).all(|(one, two)| one.text == two.text)
    }

    /// Whether every word outside the main text stands somewhere on the other side too.
    pub fn asides_stand_in(&self, other: &Side<'_>) -> bool {
        let known: FxHashSet<&str> = other.words.iter().map(|word| word.text.as_ref()).collect();
        self.words.iter().zip(&self.in_main).all(|(word, main)| *main || known.contains(word.text.as_ref()))
    }

    /// The sentences of the main texts, sorted.
    pub fn main_sentences(&self) -> Vec<Vec<&str>> {
        let words: Vec<&Word<'_>> =
            self.words.iter().zip(&self.in_main).filter(|(_, main)| **main).map(|(w, _)| w).collect();
        let mut found: Vec<Vec<&str>> = words
            .chunk_by(|one, two| one.sentence == two.sentence)
            .map(|sentence| sentence.iter().map(|word| word.text.as_ref()).collect())
            .collect();
        found.sort_unstable();
        found
    }

    pub fn account(&mut self, from: usize, until: usize) {
        self.accounted[from..until].fill(true);
    }

    /// The words from one to another, as they are written.
    pub fn says(&self, from: usize, until: usize) -> String {
        let mut from = from;
        // A phrase that stands for several words is quoted from its first.
        while from > 0 && self.written[from].is_empty() {
            from -= 1;
        }
        self.written[from..until]
            .iter()
            .copied()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Accounts for the words that both sides have: first those in the same order, then those that only
/// changed place, then those of the same meaning.
pub(super) fn account_for_shared(before: &mut Side<'_>, after: &mut Side<'_>, lexicon: &Lexicon) {
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let (mut one, mut two) = (Vec::with_capacity(before.words.len()), Vec::with_capacity(after.words.len()));
    for (words, ids) in [(&before.words, &mut one), (&after.words, &mut two)] {
        for word in words {
            let next = numbers.len();
            ids.push(*numbers.entry(word.text.as_ref()).or_insert(next));
        }
    }
    for op in capture_diff_slices(Algorithm::Myers, &one, &two) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            before.account(old_index, old_index + len);
            after.account(new_index, new_index + len);
        }
    }
    for (left, right) in pairs(before, after, |word| word.text.clone()) {
        before.accounted[left] = true;
        after.accounted[right] = true;
    }
    for (left, right) in pairs(before, after, |word| lexicon.meaning(&word.text)) {
        before.accounted[left] = true;
        after.accounted[right] = true;
    }
}

/// The words left on both sides that have the same name, as many as both have.
fn pairs<'s, 't>(
    before: &'s Side<'t>,
    after: &'s Side<'t>,
    name: impl Fn(&'s Word<'t>) -> Cow<'s, str>,
) -> Vec<(usize, usize)> {
    let mut open: FxHashMap<Cow<'s, str>, Vec<usize>> = FxHashMap::default();
    for at in (0..after.words.len()).rev().filter(|&at| !after.accounted[at]) {
        open.entry(name(&after.words[at])).or_default().push(at);
    }
    let mut found = Vec::new();
    for at in (0..before.words.len()).filter(|&at| !before.accounted[at]) {
        if let Some(other) = open.get_mut(&name(&before.words[at])).and_then(Vec::pop) {
            found.push((at, other));
        }
    }
    found
}
