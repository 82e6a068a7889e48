//! Finds the phrases of a committed list in a text, the longest first, in one pass over its words.
//!
//! A phrase is written as in the text, in small letters. `(a|b|)` is a choice, nothing included;
//! `#` is any number in figures. A space in a phrase is a space or a hyphen in the text.

use super::written::{Gap, MARKS, Written, mark_of};

/// Letters have buckets of their own; everything else shares one.
const LETTERS: usize = 27;

/// Phrases with what each stands for, as a tree of words, so that a word is compared with a few.
#[derive(Debug)]
pub(super) struct Phrases {
    /// The first words, by their first two letters.
    first: Vec<Vec<Branch>>,
    nodes: Vec<Node>,
    /// One bit for the mark of each first word: nearly every word of a text has none, and is passed over.
    heads: [u64; MARKS / 64],
    /// Whether a phrase begins with any number in figures.
    any_figures: bool,
}

/// Where some words of a phrase have been met.
#[derive(Debug, Default)]
struct Node {
    /// What the phrases that end here stand for.
    stands_for: Vec<usize>,
    /// The words that may follow.
    next: Vec<Branch>,
}

/// A word, what stands before it, and where it leads.
#[derive(Debug)]
struct Branch {
    gap: Gap,
    word: String,
    node: usize,
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

impl Phrases {
    /// An index of phrases, each with a number that its hits carry.
    pub(super) fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, usize)>) -> Self {
        let mut index =
            Self { first: Vec::new(), nodes: Vec::new(), heads: [0; MARKS / 64], any_figures: false };
        index.first.resize_with(LETTERS * LETTERS, Vec::new);
        for (pattern, stands_for) in phrases {
            for plain in choices(pattern) {
                index.add(&words_of(&plain), stands_for);
            }
        }
        index
    }

    fn add(&mut self, words: &[(Gap, String)], stands_for: usize) {
        if let Some((_, word)) = words.first() {
            let mark = usize::from(mark_of(word));
            self.heads[mark / 64] |= 1 << (mark % 64);
            self.any_figures |= word == "#";
        }
        let mut at: Option<usize> = None;
        for (gap, word) in words {
            let fresh = self.nodes.len();
            let branches = match at {
                None => &mut self.first[bucket(word)],
                Some(node) => &mut self.nodes[node].next,
            };
            let known = branches.iter().find(|branch| branch.gap == *gap && branch.word == *word);
            let node = known.map(|branch| branch.node);
            if node.is_none() {
                branches.push(Branch { gap: *gap, word: word.clone(), node: fresh });
                self.nodes.push(Node::default());
            }
            at = node.or(Some(fresh));
        }
        if let Some(node) = at.map(|node| &mut self.nodes[node]) {
            node.stands_for.push(stands_for);
        }
    }

    /// Every phrase that begins at a word, longest first, and as listed where they are equally long.
    pub(super) fn at(&self, written: &Written<'_>, first: usize) -> Vec<Hit> {
        let mut found = Vec::new();
        let mark = usize::from(written.word(first).mark);
        let word = written.lower(first);
        let may_begin = self.heads[mark / 64] & (1 << (mark % 64)) != 0
            || (self.any_figures && word.starts_with(|c: char| c.is_ascii_digit()));
        if !may_begin {
            return found;
        }
        for branch in self.first[bucket(word)].iter().filter(|branch| same(word, &branch.word)) {
            self.follow(written, first, first + 1, branch.node, &mut found);
        }
        found.sort_by_key(|hit: &Hit| (std::cmp::Reverse(hit.after), hit.stands_for));
        found
    }

    fn follow(&self, written: &Written<'_>, first: usize, after: usize, node: usize, found: &mut Vec<Hit>) {
        let node = &self.nodes[node];
        found.extend(node.stands_for.iter().map(|&stands_for| Hit { first, after, stands_for }));
        if node.next.is_empty() || after >= written.len() {
            return;
        }
        let here = written.word(after);
        if here.sentence != written.word(first).sentence {
            return;
        }
        let word = written.lower(after);
        for branch in node.next.iter().filter(|branch| branch.gap == here.gap && same(word, &branch.word)) {
            self.follow(written, first, after + 1, branch.node, found);
        }
    }

    /// Whether one of the phrases begins at a word, and where the longest ends.
    pub(super) fn begins(&self, written: &Written<'_>, first: usize) -> Option<usize> {
        self.at(written, first).first().map(|hit| hit.after)
    }
}

fn same(word: &str, expected: &str) -> bool {
    if expected == "#" { word.starts_with(|c: char| c.is_ascii_digit()) } else { word == expected }
}

fn bucket(word: &str) -> usize {
    let number = |byte: Option<&u8>| match byte {
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a'),
        _ => LETTERS - 1,
    };
    let bytes = word.as_bytes();
    // Figures all look alike, so that `#` is found where they are.
    if bytes.first().is_some_and(|byte| !byte.is_ascii_lowercase()) {
        return LETTERS * LETTERS - 1;
    }
    number(bytes.first()) * LETTERS + number(bytes.get(1))
}

/// The plain phrases for which a pattern with choices stands.
fn choices(pattern: &str) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once('(') else { return vec![pattern.to_owned()] };
    let Some((inside, after)) = rest.split_once(')') else { return vec![pattern.to_owned()] };
    let ends = choices(after);
    inside
        .split('|')
        .flat_map(|choice| ends.iter().map(move |end| format!("{before}{choice}{end}")))
        .collect()
}

fn words_of(phrase: &str) -> Vec<(Gap, String)> {
    let mut words = Vec::new();
    let mut gap = Gap::Near;
    let mut word = String::new();
    for letter in phrase.trim().chars().chain([' ']) {
        let next = match letter {
            ' ' | '-' => Gap::Near,
            '/' => Gap::Stroke,
            // "32.5" is one word, "e.g" is two.
            '.' if !word.starts_with(|c: char| c.is_ascii_digit()) => Gap::Point,
            _ => {
                word.push(letter);
                continue;
            }
        };
        if !word.is_empty() {
            words.push((gap, std::mem::take(&mut word)));
            gap = next;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_comes_first() {
        let phrases =
            Phrases::new([("as required", 0), ("as (and when|) required", 1), ("and/or", 2), ("# hours", 3)]);
        let found = |text: &str| {
            let written = Written::new(text);
            (0..written.len())
                .filter_map(|at| phrases.at(&written, at).first().copied())
                .map(|hit| (hit.first, hit.after, hit.stands_for))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("Help as and when required."), [(1, 5, 1)]);
        assert_eq!(found("As, required and or"), []);
        assert_eq!(found("tea and/or 25 hours"), [(1, 3, 2), (3, 5, 3)]);
        assert_eq!(found("As-required"), [(0, 2, 0)]);
    }
}
