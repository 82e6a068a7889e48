//! The words of a text, cut once and compared by number, so that many rules can look for many phrases in one pass.

use crate::finding::Span;

/// One word of a text: letters and digits, with an apostrophe inside. A hyphen parts words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// The first byte.
    pub(super) start: usize,
    /// One past the last byte, without a possessive `'s`.
    pub(super) end: usize,
    /// The number that stands for the word in small letters.
    pub(super) number: u64,
    /// The sentence or line it stands in, counted from 0.
    pub(super) sentence: u32,
    /// Whether `'s` follows.
    pub(super) possessive: bool,
}

/// Cuts a text into words.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 6 + 1);
    let mut letters = text.char_indices().peekable();
    let (mut sentence, mut ends) = (0, false);
    while let Some((start, letter)) = letters.next() {
        if !letter.is_alphanumeric() {
            match letter {
                '.' | '!' | '?' => ends = true,
                '\n' | '|' => sentence += 1,
                // A full stop inside a number or an abbreviation is not followed by a space.
                c if c.is_whitespace() && ends => {
                    ends = false;
                    sentence += 1;
                }
                ')' | '"' | '\u{201d}' | '\u{2019}' | '\'' | '*' => {}
                _ => ends = false,
            }
            continue;
        }
        ends = false;
        let mut number = Number::default();
        number.add(letter);
        let (mut end, mut possessive) = (start + letter.len_utf8(), false);
        while let Some(&(at, next)) = letters.peek() {
            if next.is_alphanumeric() {
                number.add(next);
                end = at + next.len_utf8();
            } else if matches!(next, '\'' | '\u{2019}') {
                let mut after = text[at + next.len_utf8()..].chars();
                match (after.next(), after.next()) {
                    (Some('s' | 'S'), follows) if !follows.is_some_and(char::is_alphanumeric) => {
                        possessive = true;
                        letters.next();
                        letters.next();
                        break;
                    }
                    (Some(c), _) if c.is_alphanumeric() => {
                        number.add('\'');
                        end = at + next.len_utf8();
                    }
                    _ => break,
                }
            } else {
                break;
            }
            letters.next();
        }
        words.push(Word { start, end, number: number.0, sentence, possessive });
    }
    words
}

/// The number that stands for a word: equal for equal words in any case of their letters.
pub(super) fn number_of(word: &str) -> u64 {
    let mut number = Number::default();
    word.chars().for_each(|letter| number.add(if letter == '\u{2019}' { '\'' } else { letter }));
    number.0
}

/// The stretch of a text between two bytes, in Unicode scalar values.
pub(super) fn span(text: &str, start: usize, end: usize) -> Span {
    let before = text[..start].chars().count();
    Span { start: before, end: before + text[start..end].chars().count() }
}

/// FNV-1a over the letters, which spreads short words well.
struct Number(u64);

impl Default for Number {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Number {
    fn add(&mut self, letter: char) {
        let small = if letter.is_ascii() {
            letter.to_ascii_lowercase()
        } else {
            letter.to_lowercase().next().unwrap_or(letter)
        };
        self.0 = (self.0 ^ u64::from(u32::from(small))).wrapping_mul(0x0100_0000_01b3);
    }
}

/// A list of phrases that are looked for together.
#[derive(Debug)]
pub(super) struct Phrases {
    /// The numbers of their words, sorted by the first, so that a binary search finds the candidates.
    phrases: Vec<Vec<u64>>,
    /// One bit for each first word: nearly every word of a text is none, which this says without a search.
    heads: [u64; 4],
}

/// The bit of a word among 256.
fn bit(number: u64) -> (usize, u64) {
    let mixed = number ^ (number >> 32);
    let place = (mixed ^ (mixed >> 16)) & 0xff;
    (usize::try_from(place >> 6).unwrap_or(0), 1 << (place & 63))
}

/// A phrase that was found: the places of its first and its last word in the list of words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Phrases {
    /// Prepares phrases. Of two that begin alike the longer is found.
    pub(super) fn new<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        let mut phrases: Vec<Vec<u64>> = phrases
            .into_iter()
            .map(|words| words_of(words).iter().map(|word| word.number).collect::<Vec<_>>())
            .filter(|numbers| !numbers.is_empty())
            .collect();
        phrases.sort_by(|one, other| one[0].cmp(&other[0]).then(other.len().cmp(&one.len())));
        let mut heads = [0; 4];
        for numbers in &phrases {
            let (at, bit) = bit(numbers[0]);
            heads[at] |= bit;
        }
        Self { phrases, heads }
    }

    /// The phrases in a text, in order. None goes beyond its sentence, and none overlaps another.
    pub(super) fn find<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = Match> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < words.len() {
                let first = at;
                at += 1;
                if let Some(length) = self.begins(words, first) {
                    at = first + length;
                    return Some(Match { first, last: at - 1 });
                }
            }
            None
        })
    }

    /// Of how many words the longest phrase is that begins with this word.
    pub(super) fn begins(&self, words: &[Word], first: usize) -> Option<usize> {
        let head = words.get(first)?.number;
        let (at, bit) = bit(head);
        if self.heads[at] & bit == 0 {
            return None;
        }
        let from = self.phrases.partition_point(|numbers| numbers[0] < head);
        self.phrases[from..]
            .iter()
            .take_while(|numbers| numbers[0] == head)
            .find(|numbers| {
                words.get(first..first + numbers.len()).is_some_and(|found| {
                    found.iter().map(|word| word.number).eq(numbers.iter().copied())
                        && found[0].sentence == found[found.len() - 1].sentence
                })
            })
            .map(Vec::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, u32)> {
        words_of(text).iter().map(|word| (&text[word.start..word.end], word.sentence)).collect()
    }

    #[test]
    fn words_end_before_a_possessive_and_keep_an_apostrophe() {
        assert_eq!(
            cut("Zofia\u{2019}s teacher doesn't use a 52-week plan."),
            [
                ("Zofia", 0),
                ("teacher", 0),
                ("doesn't", 0),
                ("use", 0),
                ("a", 0),
                ("52", 0),
                ("week", 0),
                ("plan", 0)
            ]
        );
    }

    #[test]
    fn sentences_are_counted_and_numbers_do_not_end_them() {
        assert_eq!(
            cut("About 1.5 hours. Then\nmore (so.) End"),
            [("About", 0), ("1", 0), ("5", 0), ("hours", 0), ("Then", 1), ("more", 2), ("so", 2), ("End", 3)]
        );
    }

    #[test]
    fn the_longest_phrase_wins_and_none_leaves_its_sentence() {
        let phrases = Phrases::new(["child protection", "child protection plan"]);
        let found = |text: &str| {
            phrases.find(&words_of(text)).map(|found| found.last - found.first + 1).collect::<Vec<_>>()
        };
        assert_eq!(found("The Child-Protection plan of May"), [3]);
        assert_eq!(found("a child. Protection plan; child protection"), [2]);
    }

    #[test]
    fn spans_count_characters() {
        let text = "Ága \u{2013} né";
        let words = words_of(text);
        assert_eq!(span(text, words[1].start, words[1].end), Span { start: 6, end: 8 });
    }
}
