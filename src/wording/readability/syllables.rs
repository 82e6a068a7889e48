//! The syllables of a word, counted by the places where a hyphen may part it.

use std::cell::RefCell;
use std::iter;
use std::sync::OnceLock;

/// The patterns that say where words may be parted, with where they come from.
const PATTERNS: &str = include_str!("hyphenation.txt");

/// No part of a word is shorter than this, in characters.
const SHORTEST_PART: usize = 2;

/// How many of the words last counted are remembered.
const REMEMBERED: u16 = 0x8000;

thread_local! {
    /// The words that this thread counted last: plans say most of their words again and again.
    static COUNTER: RefCell<Counter> = RefCell::new(Counter::new());
}

/// Counts words with what is remembered of those before.
pub(super) fn with_counter<T>(count: impl FnOnce(&mut Counter) -> T) -> T {
    COUNTER.with_borrow_mut(count)
}

/// Counts words one after another and remembers some, each by its number.
pub(super) struct Counter {
    levels: Vec<u8>,
    /// Numbers, each with its last byte replaced by the syllables.
    last: Vec<u64>,
}

impl Counter {
    pub(super) fn new() -> Self {
        Self { levels: Vec::new(), last: vec![0; usize::from(REMEMBERED)] }
    }

    /// The syllables of a word in small letters without marks; at least 1. The letters are asked for
    /// where the word of this number is not remembered.
    pub(super) fn count(&mut self, number: u64, letters: impl FnOnce() -> String) -> usize {
        let [.., one, two, _] = number.to_be_bytes();
        let known = &mut self.last[usize::from(u16::from_be_bytes([one, two]) % REMEMBERED)];
        let (word, [.., syllables]) = (number & !0xff, known.to_be_bytes());
        if *known & !0xff == word && syllables > 0 {
            return usize::from(syllables);
        }
        let syllables = count(&letters(), &mut self.levels);
        *known = u8::try_from(syllables).map_or(0, |last| word | u64::from(last));
        syllables
    }
}

/// The syllables of a word in small letters without marks; at least 1.
///
/// `levels` is room to work in; what it holds before does not matter.
fn count(word: &str, levels: &mut Vec<u8>) -> usize {
    let patterns = Patterns::committed();
    let length = word.chars().count();
    // Too short to be parted anywhere.
    if length < 2 * SHORTEST_PART {
        return 1;
    }
    levels.clear();
    levels.resize(length + 3, 0);
    // No pattern holds anything but small letters and the points at the ends of the word.
    let letter = |letter: char| u8::try_from(letter).unwrap_or(0);
    patterns.raise(iter::once(b'.').chain(word.chars().map(letter)).chain(iter::once(b'.')), levels);
    let mut rest = word.chars();
    for first in 1..=length {
        patterns.raise(rest.clone().map(letter).chain(iter::once(b'.')), &mut levels[first..]);
        rest.next();
    }
    // The point stands before the word, so the level at `n` is of the gap after `n - 1` characters.
    let gaps = SHORTEST_PART..=length - SHORTEST_PART;
    1 + gaps.filter(|gap| levels[gap + 1] % 2 == 1).count()
}

/// The patterns as a tree of their letters, each with its levels before, between and after them.
///
/// The children of a node stand side by side in the order of their letters, so that a node needs
/// no more than which letters it has and where the first of its children is.
struct Patterns {
    nodes: Vec<Node>,
    levels: Vec<u8>,
}

/// Where some letters of a pattern have been met.
#[derive(Clone, Copy, Default)]
struct Node {
    /// One bit for each letter that may follow.
    letters: u32,
    /// The node of the first of them.
    children: u32,
    /// Where the levels of the pattern that ends here stand, and how many they are.
    levels: (u32, u32),
}

/// The bit of a letter, the point included; none for what no pattern holds.
const fn bit(letter: u8) -> Option<u32> {
    match letter {
        b'.' => Some(1),
        b'a'..=b'z' => Some(2 << (letter - b'a')),
        _ => None,
    }
}

impl Patterns {
    fn committed() -> &'static Self {
        static COMMITTED: OnceLock<Patterns> = OnceLock::new();
        COMMITTED.get_or_init(|| {
            let mut patterns: Vec<(String, Vec<u8>)> = PATTERNS
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(parse)
                .collect();
            patterns.sort();
            let mut tree = Self { nodes: vec![Node::default()], levels: Vec::new() };
            tree.grow(0, 0, &patterns);
            tree
        })
    }

    /// Gives a node, which `depth` letters lead to, everything below it. All patterns begin with those letters.
    fn grow(&mut self, node: usize, depth: usize, patterns: &[(String, Vec<u8>)]) {
        let place = |number: usize| u32::try_from(number).unwrap_or(0);
        let mut below = patterns;
        if let Some(((letters, levels), rest)) = patterns.split_first()
            && letters.len() == depth
        {
            self.nodes[node].levels = (place(self.levels.len()), place(levels.len()));
            self.levels.extend(levels);
            below = rest;
        }
        let letter = |pattern: &(String, Vec<u8>)| pattern.0.as_bytes()[depth];
        let children = self.nodes.len();
        self.nodes[node].children = place(children);
        for alike in below.chunk_by(|one, other| letter(one) == letter(other)) {
            self.nodes[node].letters |= bit(letter(&alike[0])).unwrap_or(0);
            self.nodes.push(Node::default());
        }
        for (child, alike) in below.chunk_by(|one, other| letter(one) == letter(other)).enumerate() {
            self.grow(children + child, depth + 1, alike);
        }
    }

    /// Raises the levels to those of every pattern that these letters begin with.
    fn raise(&self, letters: impl Iterator<Item = u8>, levels: &mut [u8]) {
        let mut node = self.nodes[0];
        for letter in letters {
            let Some(bit) = bit(letter).filter(|bit| node.letters & bit != 0) else { return };
            let before = (node.letters & (bit - 1)).count_ones();
            node = self.nodes[(node.children + before) as usize];
            let (from, count) = node.levels;
            for (level, own) in levels.iter_mut().zip(&self.levels[from as usize..][..count as usize]) {
                *level = (*level).max(*own);
            }
        }
    }
}

/// A pattern such as `.un1d`: its letters, and one level more than there are letters.
fn parse(pattern: &str) -> (String, Vec<u8>) {
    let (mut letters, mut levels) = (String::new(), vec![0]);
    for character in pattern.chars() {
        let level = character.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
        if let (Some(level), Some(last)) = (level, levels.last_mut()) {
            *last = level;
        } else {
            letters.push(character);
            levels.push(0);
        }
    }
    (letters, levels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::number_of;

    #[test]
    fn words_have_the_syllables_of_their_hyphens() {
        let mut counter = Counter::new();
        for (word, syllables) in [
            ("help", 1),
            ("week", 1),
            ("45", 1),
            ("2026", 1),
            ("any", 1),
            ("over", 1),
            ("teacher", 2),
            ("minutes", 2),
            ("council", 2),
            ("people", 2),
            ("table", 2),
            ("does", 1),
            ("family", 3),
            ("therapist", 3),
            ("assistant", 3),
            ("education", 4),
            ("occupational", 5),
            ("physiotherapist", 5),
            ("zofia", 1),
            ("oluwaseun", 2),
            ("onetoone", 2),
            ("żółć", 1),
            ("a", 1),
            ("", 1),
        ] {
            assert_eq!(count(word, &mut vec![7; 3]), syllables, "{word}");
            // Once more, as a word that is met and as one that is remembered.
            for _ in 0..2 {
                assert_eq!(counter.count(number_of(word), || word.to_owned()), syllables, "{word}");
            }
        }
    }

    #[test]
    fn every_pattern_is_understood() {
        let lines = PATTERNS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let patterns: Vec<(String, Vec<u8>)> = lines.map(parse).collect();
        assert_eq!(patterns.len(), 9782);
        let tree = Patterns::committed();
        assert_eq!(tree.nodes.iter().filter(|node| node.levels.1 > 0).count(), patterns.len());
        for (letters, levels) in &patterns {
            assert_eq!(levels.len(), letters.chars().count() + 1);
            assert!(letters.bytes().all(|letter| bit(letter).is_some()), "{letters}");
            assert!(levels.iter().any(|level| *level > 0));
            let mut raised = vec![0; levels.len()];
            tree.raise(letters.bytes(), &mut raised);
            assert!(raised.iter().zip(levels).all(|(raised, own)| raised >= own), "{letters}");
        }
    }
}
