//! The syllables of a word, counted by the places where a hyphen may part it.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The patterns that say where words may be parted, with where they come from.
const PATTERNS: &str = include_str!("hyphenation.txt");

/// No part of a word is shorter than this, in characters.
const SHORTEST_PART: usize = 2;

/// The syllables of a word in small letters without marks; at least 1.
pub(super) fn count(word: &str) -> usize {
    let patterns = Patterns::committed();
    let pointed = format!(".{word}.");
    let starts: Vec<usize> = pointed.char_indices().map(|(at, _)| at).chain([pointed.len()]).collect();
    let mut levels = vec![0_u8; starts.len() + 1];
    for (first, from) in starts.iter().enumerate() {
        for until in starts.iter().skip(first + 1).take(patterns.longest) {
            if let Some(found) = patterns.levels.get(&pointed[*from..*until]) {
                for (offset, level) in found.iter().enumerate() {
                    levels[first + offset] = levels[first + offset].max(*level);
                }
            }
        }
    }
    // The point stands before the word, so the level at `n` is of the gap after `n - 1` characters.
    let length = starts.len().saturating_sub(3);
    let gaps = SHORTEST_PART..=length.saturating_sub(SHORTEST_PART);
    1 + gaps.filter(|gap| levels[gap + 1] % 2 == 1).count()
}

/// The patterns by their letters, each with its levels before, between and after them.
struct Patterns {
    levels: HashMap<String, Vec<u8>>,
    longest: usize,
}

impl Patterns {
    fn committed() -> &'static Self {
        static COMMITTED: OnceLock<Patterns> = OnceLock::new();
        COMMITTED.get_or_init(|| {
            let levels: HashMap<String, Vec<u8>> = PATTERNS
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(parse)
                .collect();
            let longest = levels.values().map(Vec::len).max().unwrap_or_default();
            Self { levels, longest }
        })
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

    #[test]
    fn words_have_the_syllables_of_their_hyphens() {
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
            assert_eq!(count(word), syllables, "{word}");
        }
    }

    #[test]
    fn every_pattern_is_understood() {
        let patterns = Patterns::committed();
        assert_eq!(patterns.levels.len(), 9782);
        assert!(patterns.levels.iter().all(|(letters, levels)| levels.len() == letters.chars().count() + 1));
        assert!(patterns.levels.values().all(|levels| levels.iter().any(|level| *level > 0)));
    }
}
