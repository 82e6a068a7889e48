//! Words about a child or a family for which there are better ones, and sentences that are hard to read.
//!
//! Every mark is a suggestion for a person and never a correction. Nothing is marked in quotation
//! marks or block quotations, nor in official names. Facts about risk and harm are left as they
//! are. A person's own choice of words ("autistic", "Deaf") is the caller's to keep.

mod short_forms;
mod surroundings;

pub use short_forms::{short_forms, short_forms_in};

use super::phrases::PhraseList;
use super::readability::sentences::Piece;
use super::written::{Counter, Words};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use surroundings::Stands;

/// Words in a sentence above which it is long.
const LONGEST_SENTENCE: usize = 25;

/// What is amiss with some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// The child as a disorder, a lack or a burden.
    Deficit,
    /// A moral judgement on what the child does.
    Blame,
    /// High or low functioning, mild or severe autism.
    FunctioningLabel,
    /// An age in place of what the child can do.
    MentalAge,
    /// A judgement on the family.
    FamilyBlame,
    /// A diagnosis stated as a fact with nobody who made it.
    UnsourcedLabel,
    /// An opinion with nobody who holds it.
    Impersonal,
    /// Two negatives that make a statement.
    DoubleNegative,
    /// More than 25 words.
    LongSentence,
    /// A short form that is not explained where it first stands.
    UnexplainedShortForm,
}

impl MarkKind {
    /// The short code of the quality rules.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Deficit | Self::UnsourcedLabel => "L-001",
            Self::Blame => "L-002",
            Self::FunctioningLabel => "L-004",
            Self::UnexplainedShortForm => "L-005",
            Self::Impersonal => "L-006",
            Self::MentalAge => "L-008",
            Self::FamilyBlame => "L-009",
            Self::DoubleNegative | Self::LongSentence => "L-010",
        }
    }
}

/// Words for which there are better ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageMark {
    /// What is amiss.
    pub kind: MarkKind,
    /// The words, exactly as written.
    pub text: String,
    /// Where they begin, in Unicode scalar values.
    pub start: usize,
    /// Where they end, in Unicode scalar values.
    pub end: usize,
    /// What to write instead.
    pub prefer: &'static str,
}

/// The marks of a text, in the order of the text. None overlap, but for long sentences, which
/// may hold others; a long sentence comes before what it holds.
#[must_use]
pub fn marks(text: &str) -> Vec<LanguageMark> {
    marks_in(&Words::of(text))
}

/// The same of a text that is cut already.
#[must_use]
pub fn marks_in(words: &Words<'_>) -> Vec<LanguageMark> {
    let (list, text, written) = (List::committed(), words.text(), words);
    let mut found: Vec<(usize, usize, MarkKind, &'static str)> = Vec::new();
    let mut at = 0;
    while at < written.len() {
        let Some((after, entry)) = list.found_at(written, at) else {
            if let Some(after) = surroundings::negated_twice(written, at) {
                push(&mut found, written, at, after, (MarkKind::DoubleNegative, "one plain statement"));
                at = after;
            } else {
                at += 1;
            }
            continue;
        };
        push(&mut found, written, at, after, (entry.kind, &entry.prefer));
        at = after;
    }
    for (start, end) in long_sentences(words) {
        if !written.is_quoted(written.word_at(start)) {
            found.push((start, end, MarkKind::LongSentence, "two sentences"));
        }
    }
    found.sort_by_key(|(start, end, _, _)| (*start, std::cmp::Reverse(*end)));
    in_characters(text, found)
}

fn push(
    found: &mut Vec<(usize, usize, MarkKind, &'static str)>,
    written: &Words<'_>,
    first: usize,
    after: usize,
    (kind, prefer): (MarkKind, &'static str),
) {
    found.push((written.word(first).start, written.word(after - 1).end, kind, prefer));
}

/// Marks with their places in bytes, in order, as marks with their places in characters.
fn in_characters(text: &str, found: Vec<(usize, usize, MarkKind, &'static str)>) -> Vec<LanguageMark> {
    let mut counter = Counter::new(text);
    let mut mark = |(start, end, kind, prefer): (usize, usize, MarkKind, &'static str)| {
        let words = &text[start..end];
        let from = counter.at(start);
        LanguageMark { kind, text: words.to_owned(), start: from, end: from + words.chars().count(), prefer }
    };
    found.into_iter().map(&mut mark).collect()
}

/// The sentences of more than 25 words, in bytes, split as for the grade.
fn long_sentences(words: &Words<'_>) -> Vec<(usize, usize)> {
    let text = words.text();
    let start = |piece: &Piece<'_>| piece.text.as_ptr().addr() - text.as_ptr().addr();
    let mut found = Vec::new();
    // Most texts have too few spaces for so long a sentence; what is not ASCII may be a space.
    let spaces = text.bytes().filter(|byte| byte.is_ascii_whitespace() || !byte.is_ascii()).count();
    if spaces < LONGEST_SENTENCE {
        return found;
    }
    for sentence in words.sentences().iter() {
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
        let counts = |piece: &&Piece<'_>| piece.text.contains(char::is_alphanumeric);
        if sentence.len() > LONGEST_SENTENCE && sentence.iter().filter(counts).count() > LONGEST_SENTENCE {
            found.push((start(first), start(last) + last.text.len()));
        }
    }
    found
}

/// The committed list, with its index.
struct List {
    entries: Vec<Entry>,
    phrases: PhraseList,
}

/// Some phrases with one suggestion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: MarkKind,
    prefer: String,
    #[serde(default)]
    stands: Stands,
    phrases: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entries {
    entry: Vec<Entry>,
}

impl List {
    fn committed() -> &'static Self {
        static COMMITTED: OnceLock<List> = OnceLock::new();
        COMMITTED.get_or_init(|| {
            // A test reads the committed list, so that it is never silently empty.
            let entries: Entries = toml::from_str(include_str!("language/language.toml")).unwrap_or_default();
            let phrases = PhraseList::new(entries.entry.iter().enumerate().flat_map(|(number, entry)| {
                entry.phrases.iter().map(move |phrase| (phrase.as_str(), number))
            }));
            Self { entries: entries.entry, phrases }
        })
    }

    /// The longest phrase that is to be marked at a word, with the word after it.
    fn found_at(&'static self, written: &Words<'_>, at: usize) -> Option<(usize, &'static Entry)> {
        self.phrases.at(written, at).into_iter().map(|hit| (hit, &self.entries[hit.stands_for])).find_map(
            |(hit, entry)| {
                let stands =
                    !written.is_quoted(at) && entry.stands.is_amiss(written, hit) && !written.is_in_name(at);
                stands.then_some((hit.after, entry))
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        assert!(List::committed().entries.len() > 20);
        let kinds = |kind| List::committed().entries.iter().any(|entry| entry.kind == kind);
        assert!(kinds(MarkKind::Deficit) && kinds(MarkKind::FamilyBlame) && kinds(MarkKind::Impersonal));
    }

    #[test]
    fn long_sentences_are_found_with_their_place() {
        let long = "Mo finds it hard to start when the room is loud and the other children are still coming in \
                    from the playground with all of their bags and coats.";
        let found = marks(&format!("Ünder. A short one here.\n\n{long}"));
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].kind, found[0].start, found[0].text.as_str()),
            (MarkKind::LongSentence, 26, long)
        );
    }

    #[test]
    fn facts_about_risk_are_left_alone() {
        for text in [
            "Mo has hurt himself by cutting twice since March.",
            "Mo has been a victim of abuse and runs into the road.",
            "Mo takes tablets out of the cupboard; it is locked.",
        ] {
            assert_eq!(marks(text), [], "{text}");
        }
    }
}
