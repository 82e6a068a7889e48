//! Language: `L`. Words about people, and sentences that people can read.
//!
//! Only the council's own words are judged, never what the family said, never an adviser's words
//! in Section K, never a quotation. A word that the family chose for itself is kept. Every
//! finding is a suggestion.

mod identity;
mod plain;
mod words;

use super::rule::Rule;
use super::subject::{PlanText, Subject, Voice};
use crate::model::Section;

pub(super) const RULES: &[Rule] = &[
    words::DEFICIT_LANGUAGE,
    words::BLAMING_LANGUAGE,
    identity::IDENTITY_WORDING_CHANGED,
    words::FUNCTIONING_LABEL,
    plain::SHORT_FORM_UNEXPLAINED,
    words::NOBODY_SAYS_SO,
    plain::NEEDS_BEFORE_STRENGTHS,
    words::MENTAL_AGE,
    words::FAMILY_BLAMED,
    plain::HARD_SENTENCE,
];

/// The texts that are judged for their language.
fn judged<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s PlanText<'a>> {
    subject.texts.iter().filter(|text| is_judged(text))
}

fn is_judged(text: &PlanText<'_>) -> bool {
    text.voice == Voice::Council && text.section != Some(Section::K)
}
