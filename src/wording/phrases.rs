//! Lists of phrases, and the one way in which they are found: by the number of their first word.
//!
//! A phrase is written as in the text, in small letters, and is found in any case, as whole words
//! and never across the end of a sentence or a comma. A space is a space or a hyphen in the text.
//! `(a|b c|)` is a choice of words, nothing included; `a|b` is either of two words, `word?` a word
//! that may be left out, `word*` any word that begins so, `_` any word, `#` any number in figures.
//! No first word may be left out.

use super::Stretch;
use super::written::{Gap, Marks, Word, Words, number_of, pair_of};
use serde::Deserialize;
use std::ops::Range;

/// Phrases to look for, with what each stands for.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct PhraseList {
    phrases: Vec<Phrase>,
    /// The numbers of the first and the second word, in order, each with its phrase. The second is
    /// [`ANY`] where a phrase has none or does not go on with whole words.
    heads: Vec<(u64, u64, usize)>,
    /// What `heads` has, so that nearly every word of a text is passed over without a search.
    filter: Filter,
    /// The phrases that begin with something else than whole words, each with the pair that it
    /// begins with, in order; with [`EVERY`] where that may be any.
    open: Vec<(u64, usize)>,
    /// The numbers of first words, and the pairs with which open phrases begin: most texts have none.
    numbers: Marks,
    pairs: Marks,
}

#[derive(Debug)]
struct Phrase {
    parts: Vec<Part>,
    stands_for: usize,
}

/// Stands for a second word that is not one of some whole words.
const ANY: u64 = 0;

/// Stands for every pair of first letters.
const EVERY: u64 = u64::MAX;

/// One word of a phrase.
#[derive(Debug)]
struct Part {
    /// What stands before it.
    gap: Gap,
    /// The numbers of the whole words that fit, in order.
    words: Vec<u64>,
    /// What else fits.
    others: Vec<Pattern>,
    /// The pairs with which the words begin that fit, in order; [`EVERY`] where that may be any.
    pairs: Vec<u64>,
    optional: bool,
}

#[derive(Debug)]
enum Pattern {
    BeginsWith(String),
    Figures,
    Any,
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// The number of its first word.
    pub first: usize,
    /// The number of the word after its last.
    pub after: usize,
    /// What the list gave with the phrase.
    pub stands_for: usize,
}

impl From<Vec<String>> for PhraseList {
    fn from(phrases: Vec<String>) -> Self {
        Self::new(phrases.iter().map(|phrase| (phrase.as_str(), 0)))
    }
}

impl PhraseList {
    /// A list of these phrases.
    #[must_use]
    pub fn of(phrases: &[&str]) -> Self {
        Self::new(phrases.iter().map(|phrase| (*phrase, 0)))
    }

    /// A list of phrases, each with a number that its hits carry.
    pub(super) fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, usize)>) -> Self {
        let mut list = Self::default();
        for (written, stands_for) in phrases {
            for plain in choices(written) {
                list.add(Phrase { parts: parts(&plain), stands_for });
            }
        }
        list.heads.sort_unstable();
        list.open.sort_unstable();
        list.filter = Filter::of(&list.heads);
        list
    }

    fn add(&mut self, phrase: Phrase) {
        let Some(first) = phrase.parts.first() else { return };
        let place = self.phrases.len();
        if let Some(numbers) = first.numbers() {
            let next = phrase.parts.get(1).filter(|next| !next.optional).and_then(Part::numbers);
            for number in numbers {
                self.numbers.add(*number);
                self.heads.extend(next.unwrap_or(&[ANY]).iter().map(|next| (*number, *next, place)));
            }
        } else if first.pairs.last() == Some(&EVERY) {
            self.open.push((EVERY, place));
        } else {
            first.pairs.iter().for_each(|pair| self.pairs.add(*pair));
            self.open.extend(first.pairs.iter().map(|pair| (*pair, place)));
        }
        self.phrases.push(phrase);
    }

    /// Gives the end of each phrase that begins at a word and ends before `limit`, with what it stands for.
    fn each_at(&self, words: &Words<'_>, first: usize, limit: usize, mut take: impl FnMut(usize, usize)) {
        let word = words.word(first);
        // What is left of a phrase after so many words that fit.
        let mut follow = |place: usize, fit: usize| {
            let phrase = &self.phrases[place];
            if let Some(after) = follow(&phrase.parts[fit..], words, first, first + fit, limit) {
                take(after, phrase.stands_for);
            }
        };
        if self.numbers.has(word.number) {
            let next = words.get(first + 1).map(|next| (word.number, next.number));
            for head in std::iter::once((word.number, ANY)).chain(next) {
                if self.filter.may_have(head) {
                    let from = self.heads.partition_point(|(one, two, _)| (*one, *two) < head);
                    let alike = self.heads[from..].iter().take_while(|(one, two, _)| (*one, *two) == head);
                    alike.for_each(|(.., place)| follow(*place, 1));
                }
            }
        }
        let pair = u64::from(word.pair);
        if self.pairs.has(pair) {
            let from = self.open.partition_point(|(other, _)| *other < pair);
            let alike = self.open[from..].iter().take_while(|(other, _)| *other == pair);
            alike.for_each(|(_, place)| follow(*place, 0));
        }
        let any = self.open.iter().rev().take_while(|(other, _)| *other == EVERY).count();
        self.open[self.open.len() - any..].iter().for_each(|(_, place)| follow(*place, 0));
    }

    /// Every phrase that begins at a word, longest first, and as listed where they are equally long.
    pub(super) fn at(&self, words: &Words<'_>, first: usize) -> Vec<Hit> {
        let mut found = Vec::new();
        if !self.may_begin(words.word(first)) {
            return found;
        }
        self.each_at(words, first, words.len(), |after, stands_for| {
            found.push(Hit { first, after, stands_for });
        });
        found.sort_by_key(|hit: &Hit| (std::cmp::Reverse(hit.after), hit.stands_for));
        found
    }

    /// Whether one of the phrases begins at a word, and where the longest ends.
    #[must_use]
    pub fn begins(&self, words: &Words<'_>, first: usize) -> Option<usize> {
        (first < words.len()).then(|| self.longest(words, first, words.len())).flatten()
    }

    fn longest(&self, words: &Words<'_>, first: usize, limit: usize) -> Option<usize> {
        let mut longest = None;
        self.each_at(words, first, limit, |after, _| longest = longest.max(Some(after)));
        longest
    }

    /// Whether a phrase may begin with a word: nearly no word does.
    fn may_begin(&self, word: &Word) -> bool {
        self.numbers.has(word.number) || self.pairs.has(u64::from(word.pair)) || self.begins_with_any()
    }

    /// Whether a phrase may begin with any word at all.
    fn begins_with_any(&self) -> bool {
        self.open.last().is_some_and(|(pair, _)| *pair == EVERY)
    }

    /// Whether a phrase may stand in a text. False means that none does.
    pub(super) fn may_be_in(&self, words: &Words<'_>) -> bool {
        self.numbers.meets(&words.numbers) || self.pairs.meets(&words.pairs) || self.begins_with_any()
    }

    /// The words of each phrase, in order, none overlapping: the earlier first, and of two that
    /// begin together the longer.
    pub fn find<'w>(&'w self, words: &'w Words<'_>) -> impl Iterator<Item = Range<usize>> + 'w {
        self.find_in(words, 0..words.len())
    }

    /// The same among some of the words.
    pub fn find_in<'w>(
        &'w self,
        words: &'w Words<'_>,
        among: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + 'w {
        let mut at = if self.may_be_in(words) { among.start } else { among.end };
        std::iter::from_fn(move || {
            while at < among.end {
                let first = at;
                at += 1;
                if !self.may_begin(words.word(first)) {
                    continue;
                }
                if let Some(after) = self.longest(words, first, among.end) {
                    at = after;
                    return Some(first..after);
                }
            }
            None
        })
    }

    /// The words of each phrase that does not begin in a quotation.
    pub fn find_unquoted<'w>(&'w self, words: &'w Words<'_>) -> impl Iterator<Item = Range<usize>> + 'w {
        self.find(words).filter(|found| !words.is_quoted(found.start))
    }

    /// Whether any of the phrases is in the text.
    #[must_use]
    pub fn is_in(&self, words: &Words<'_>) -> bool {
        self.find(words).next().is_some()
    }

    /// Whether any of the phrases is among these words.
    #[must_use]
    pub fn is_among(&self, words: &Words<'_>, among: Range<usize>) -> bool {
        self.find_in(words, among).next().is_some()
    }

    /// Where the first of the phrases stands.
    #[must_use]
    pub fn first(&self, words: &Words<'_>) -> Option<Stretch> {
        self.find(words).next().map(|found| words.stretch(&found))
    }

    /// Where the phrases stand.
    #[must_use]
    pub fn all(&self, words: &Words<'_>) -> Vec<Stretch> {
        self.find(words).map(|found| words.stretch(&found)).collect()
    }
}

/// A set of first and second words that may have more than was put in, but not many more.
#[derive(Debug, Default)]
struct Filter(Vec<u64>);

impl Filter {
    fn of(heads: &[(u64, u64, usize)]) -> Self {
        // Sixteen bits for each, so that one in sixteen of the others is searched for in vain.
        let mut filter = Self(vec![0; (heads.len() / 4).next_power_of_two()]);
        for (one, two, _) in heads {
            let (at, bit) = filter.place((*one, *two));
            filter.0[at] |= bit;
        }
        filter
    }

    fn may_have(&self, head: (u64, u64)) -> bool {
        let (at, bit) = self.place(head);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(&self, (one, two): (u64, u64)) -> (usize, u64) {
        let mixed = (one ^ two.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let [bit, high, low, ..] = mixed.to_be_bytes();
        let at = usize::from(u16::from_be_bytes([high, low]));
        (at & self.0.len().wrapping_sub(1), 1 << (bit & 63))
    }
}

/// Where a phrase ends whose rest is `parts`, if it goes on at `at`.
fn follow(parts: &[Part], words: &Words<'_>, first: usize, at: usize, limit: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    let fits = at < limit && part.fits(words, first, at);
    let with = if fits { follow(rest, words, first, at + 1, limit) } else { None };
    with.or_else(|| if part.optional { follow(rest, words, first, at, limit) } else { None })
}

impl Part {
    /// A word of a phrase, after what stands before it.
    fn of(gap: Gap, written: &str) -> Self {
        let optional = written.len() > 1 && written.ends_with('?');
        let written = written.trim_end_matches('?');
        let choices = written.split('|').count();
        let room = || Vec::with_capacity(choices);
        let mut part = Self { gap, words: room(), others: Vec::new(), pairs: room(), optional };
        for written in written.split('|') {
            let (pair, pattern) = match written {
                "_" => (EVERY, Some(Pattern::Any)),
                "#" => (u64::from(pair_of("0")), Some(Pattern::Figures)),
                word => match word.strip_suffix('*') {
                    Some(stem) if stem.len() < 2 => (EVERY, Some(Pattern::BeginsWith(stem.to_owned()))),
                    Some(stem) => (u64::from(pair_of(stem)), Some(Pattern::BeginsWith(stem.to_owned()))),
                    None => (u64::from(pair_of(word)), None),
                },
            };
            match pattern {
                Some(pattern) => part.others.push(pattern),
                None => part.words.push(number_of(written)),
            }
            part.pairs.push(pair);
        }
        for numbers in [&mut part.words, &mut part.pairs] {
            numbers.sort_unstable();
            numbers.dedup();
        }
        part
    }

    /// The numbers of its words, where it is one of some whole words.
    fn numbers(&self) -> Option<&[u64]> {
        self.others.is_empty().then_some(self.words.as_slice())
    }

    fn fits(&self, words: &Words<'_>, first: usize, at: usize) -> bool {
        let word = words.word(at);
        let joined = at == first || word.gap == self.gap && word.sentence == words.word(first).sentence;
        joined
            && (self.words.binary_search(&word.number).is_ok()
                || self.others.iter().any(|pattern| match pattern {
                    Pattern::BeginsWith(stem) => words.lower(at).starts_with(stem.as_str()),
                    Pattern::Figures => word.pair == pair_of("0"),
                    Pattern::Any => true,
                }))
    }
}

/// The plain phrases for which a phrase with choices in brackets stands.
fn choices(written: &str) -> Vec<String> {
    let Some((before, rest)) = written.split_once('(') else { return vec![written.to_owned()] };
    let Some((inside, after)) = rest.split_once(')') else { return vec![written.to_owned()] };
    let ends = choices(after);
    inside.split('|').flat_map(|choice| ends.iter().map(move |end| [before, choice, end].concat())).collect()
}

/// The words of a phrase without brackets.
fn parts(phrase: &str) -> Vec<Part> {
    let phrase = phrase.trim();
    let mut parts = Vec::with_capacity(4);
    let (mut gap, mut from) = (Gap::Near, 0);
    let marks = phrase.char_indices().filter(|(_, letter)| matches!(letter, ' ' | '-' | '/' | '.'));
    for (at, mark) in marks.chain([(phrase.len(), ' ')]) {
        let word = &phrase[from..at];
        let next = match mark {
            '/' => Gap::Stroke,
            // "32.5" is one word, "e.g" is two.
            '.' if word.starts_with(|c: char| c.is_ascii_digit()) => continue,
            '.' => Gap::Point,
            _ => Gap::Near,
        };
        if !word.is_empty() {
            parts.push(Part::of(gap, word));
            gap = next;
        }
        from = at + 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, phrases: &[&str]) -> Vec<&'a str> {
        let (words, list) = (Words::of(text), PhraseList::of(phrases));
        let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        list.all(&words).into_iter().map(|at| &text[byte(at.start)..byte(at.end)]).collect()
    }

    #[test]
    fn the_longest_phrase_comes_first() {
        let phrases = [("as required", 0), ("as (and when|) required", 1), ("and/or", 2), ("# hours", 3)];
        let phrases = PhraseList::new(phrases);
        let found = |text: &str| {
            let words = Words::of(text);
            (0..words.len())
                .filter_map(|at| phrases.at(&words, at).first().copied())
                .map(|hit| (hit.first, hit.after, hit.stands_for))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("Help as and when required."), [(1, 5, 1)]);
        assert_eq!(found("As, required and or"), []);
        assert_eq!(found("tea and/or 25 hours"), [(1, 3, 2), (3, 5, 3)]);
        assert_eq!(found("As-required"), [(0, 2, 0)]);
    }

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        let list = ["top up", "band #", "and/or"];
        assert_eq!(found("Top-up at Band 4, and/or more", &list), ["Top-up", "Band 4", "and/or"]);
        assert_eq!(found("an exercise band for her; stop upset", &list), [""; 0]);
        assert_eq!(found("\u{1f600} \u{c9}l\u{e8}ve: top up", &list), ["top up"]);
    }

    #[test]
    fn words_of_a_phrase_may_be_choices_stems_and_left_out() {
        let long = ["needs one to one support"];
        assert_eq!(found("\u{c1}mos NEEDS one-to-one support.", &long), ["NEEDS one-to-one support"]);
        assert_eq!(
            found("needs a calm TA, needs a **TA**", &["needs a|an _? ta"]),
            ["needs a calm TA", "needs a **TA"]
        );
        assert_eq!(found("in 25 hours and 1.5 hours", &["# hours"]), ["25 hours", "1.5 hours"]);
        assert_eq!(found("she doesn\u{2019}t know", &["doesn't"]), ["doesn\u{2019}t"]);
        assert_eq!(
            found("Parents, a mum and a carer", &["parent*|mum", "carer*"]),
            ["Parents", "mum", "carer"]
        );
    }

    #[test]
    fn a_phrase_ends_with_its_sentence_and_at_a_comma() {
        assert_eq!(found("He needs. A TA is there.", &["needs a ta"]), [""; 0]);
        assert_eq!(found("What he needs, a TA said", &["needs a ta"]), [""; 0]);
    }

    #[test]
    fn quotations_are_left_alone() {
        let list = PhraseList::of(&["needs a ta"]);
        let unquoted = |text: &str| list.find_unquoted(&Words::of(text)).count();
        for text in ["Mum said \"he needs a TA\".", "\u{201c}needs a TA\u{201d}", "'needs a TA', she said"] {
            assert_eq!(unquoted(text), 0, "{text}");
        }
        assert_eq!(unquoted("James' school says he needs a TA"), 1);
        assert_eq!(unquoted("The boys' den isn't calm: needs a TA"), 1);
    }
}
