//! How hard a text is to read: Flesch-Kincaid grade level and Flesch reading ease.
//!
//! The figures agree with those of `textstat` 0.7.4, which councils and schools use, so that a
//! grade means the same here as anywhere else. That has three consequences:
//!
//! - A word has one syllable more than places where a hyphen may part it. That is fewer than
//!   the tongue makes of some short words ("any" counts once) and one for every number.
//! - A sentence of one or two words is not counted as a sentence. Its words are.
//! - Words per sentence and syllables per word are rounded to one decimal before they go into
//!   the formula. [`Grade::unrounded_grade`] leaves that out; it moves smoothly from one
//!   wording to the next, where the rounded figure moves in steps of about one grade.
//!
//! Unlike `textstat`, a sentence also ends at the end of a list item, a heading or a paragraph,
//! and does not end at a decimal point or an abbreviation. In whole sentences the two are the same.
//!
//! A reading age in the United Kingdom is about the grade plus five. A grade is for a page or for
//! a hundred words: one short sentence with one long word in it says nothing.

pub(super) mod sentences;
mod syllables;

use super::Words;
use super::written::number_of_small;
use sentences::Sentences;
use serde::Serialize;
use syllables::{Counter, with_counter};

/// How hard a text is to read, with what was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Grade {
    /// Words that were counted. A hyphenated word is one word; so is a number.
    pub words: usize,
    /// Sentences of three words and more; at least 1.
    pub sentences: usize,
    /// Syllables of the words that were counted.
    pub syllables: usize,
    /// The Flesch-Kincaid grade level, to one decimal. 0 where there are no words.
    pub flesch_kincaid: f64,
    /// The Flesch reading ease, to two decimals: 100 is very easy, 0 very hard. 0 where there are no words.
    pub reading_ease: f64,
}

impl Grade {
    /// The Flesch-Kincaid grade level by the formula alone, with nothing rounded. 0 where there are no words.
    #[must_use]
    pub fn unrounded_grade(&self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        grade_level(ratio(self.words, self.sentences), ratio(self.syllables, self.words))
    }

    fn of(words: usize, sentences: usize, syllables: usize) -> Self {
        let sentences = sentences.max(1);
        if words == 0 {
            return Self { sentences, ..Self::default() };
        }
        let sentence_length = round(ratio(words, sentences), 10.0);
        let word_length = round(ratio(syllables, words), 10.0);
        Self {
            words,
            sentences,
            syllables,
            flesch_kincaid: round(grade_level(sentence_length, word_length), 10.0),
            reading_ease: round(206.835 - 1.015 * sentence_length - 84.6 * word_length, 100.0),
        }
    }
}

/// Counts the text and grades it.
///
/// The text may be plain or a plan's words with their list and table marks.
#[must_use]
pub fn grade(text: &str) -> Grade {
    grade_excluding(text, &[])
}

/// Grades the text without the words in `names`: people's names, and terms that the document explains.
///
/// A name of several words excludes each of them. Case does not count, and neither does `'s`.
/// Sentences are counted as they stand, names and all.
#[must_use]
pub fn grade_excluding(text: &str, names: &[&str]) -> Grade {
    grade_all([&Words::of(text)], names)
}

/// Grades several texts, which are cut into words already, as one, each in paragraphs of its own.
#[must_use]
pub fn grade_all<'w, 't: 'w>(texts: impl IntoIterator<Item = &'w Words<'t>>, names: &[&str]) -> Grade {
    with_counter(|counter| count(texts.into_iter().map(Words::sentences), names, counter))
}

fn count<'s, 't: 's>(
    texts: impl Iterator<Item = &'s Sentences<'t>>,
    names: &[&str],
    counter: &mut Counter,
) -> Grade {
    let excluded: Vec<u64> = names
        .iter()
        .flat_map(|name| name.split_whitespace())
        .map(|name| number_of_small(&bare(name)))
        .collect();
    let (mut words, mut sentences, mut syllables) = (0, 0, 0);
    for sentence in texts.flat_map(Sentences::iter) {
        let mut here = 0;
        for piece in sentence {
            let (number, left_out) = if let Some(number) = piece.number {
                (number.get(), excluded.contains(&number.get()))
            } else {
                let letters = bare(piece.text);
                if letters.is_empty() {
                    continue;
                }
                let number = number_of_small(&letters);
                let owner = || number_of_small(&bare(without_possessive(piece.text)));
                let is_excluded = |number| excluded.contains(&number);
                (number, !excluded.is_empty() && (is_excluded(number) || is_excluded(owner())))
            };
            here += 1;
            if !left_out {
                words += 1;
                syllables += counter.count(number, || bare(piece.text));
            }
        }
        // One or two words are a label or the rest of an abbreviation.
        sentences += usize::from(here > 2);
    }
    Grade::of(words, sentences, syllables)
}

/// The word in small letters without any marks: "One-to-one," is "onetoone".
fn bare(word: &str) -> String {
    let mut small = String::with_capacity(word.len());
    for letter in word.chars() {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            small.push(letter.to_ascii_lowercase());
        } else if letter.is_alphanumeric() {
            small.extend(letter.to_lowercase());
        }
    }
    small
}

/// The word without `'s`, `’s` or a bare apostrophe at its end, and without the marks after them.
fn without_possessive(word: &str) -> &str {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn grade_level(words_per_sentence: f64, syllables_per_word: f64) -> f64 {
    0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59
}

fn ratio(many: usize, few: usize) -> f64 {
    // Four thousand million words are more than any plan has.
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(many) / number(few)
}

/// Rounds half away from zero at `parts` of one: 10 for one decimal.
fn round(number: f64, parts: f64) -> f64 {
    (number * parts + 0.5_f64.copysign(number)).floor() / parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAM: &str = "A therapist works with Sam for 30 minutes, once a week. They work one to one.";

    #[test]
    fn the_figures_are_those_of_textstat() {
        let found = grade(SAM);
        assert_eq!((found.words, found.sentences, found.syllables), (16, 2, 19));
        assert_eq!((found.flesch_kincaid, found.reading_ease), (1.7, 97.2));
        let hard = grade(
            "The local authority shall secure the specified special educational provision, notwithstanding \
             that responsibility for commissioning the speech and language therapy element rests with the \
             integrated care board.",
        );
        assert_eq!((hard.words, hard.sentences, hard.syllables), (27, 1, 60));
        assert!((hard.flesch_kincaid - 20.9).abs() < 1e-9, "{hard:?}");
    }

    #[test]
    fn nothing_has_no_grade() {
        for text in ["", " \n ", "…", "- "] {
            assert_eq!(grade(text), Grade { sentences: 1, ..Grade::default() }, "{text:?}");
            assert!(grade(text).unrounded_grade().abs() < f64::EPSILON);
        }
    }

    #[test]
    fn names_do_not_count() {
        let text = "Oluwaseun-Marie's goal is to read. Oluwaseun-Marie O’Neill reads to Sam's dog.";
        let without = grade_excluding(text, &["Oluwaseun-Marie", "Sam O'Neill"]);
        assert_eq!(without.words, grade("goal is to read. reads to dog.").words);
        assert_eq!(without.syllables, grade("goal is to read. reads to dog.").syllables);
        assert_eq!(without.sentences, 2);
        assert_eq!(grade_excluding(text, &[]), grade(text));
    }

    #[test]
    fn the_unrounded_grade_is_near() {
        let found = grade(SAM);
        let plain = 0.39 * 8.0 + 11.8 * (19.0 / 16.0) - 15.59;
        assert!((found.unrounded_grade() - plain).abs() < 1e-9);
        assert!((found.unrounded_grade() - found.flesch_kincaid).abs() < 0.7);
    }

    #[test]
    fn lists_and_headings_end_sentences() {
        let list = grade(
            "What happens next week\n\n- Read the plan now\n- Tell us what you think\n- Ask for a school",
        );
        assert_eq!(list.sentences, 4);
        assert_eq!(list.words, 17);
    }
}
