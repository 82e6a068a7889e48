//! What a change does to what the child is owed.
//!
//! The order is: amounts as values, duty and certainty, who, outcomes, and then every word that
//! is left. "Reworded" must be earned: each word that went away is accounted for by one of these, or
//! stands in the later text too; else the change is unclear, and is shown with the words that are
//! gone. A gain never hides a loss: where both happened, the loss is the headline.

mod amounts;
mod lexicon;
mod outcome;
mod people;
mod residual;
mod sentences;
mod side;
mod staff;
mod wording;

pub(super) use super::change::Direction;
pub(super) use amounts::{minutes_in_words, one_time};
pub(super) use side::Side;

use super::change::{ChangeKind, Effect, What};
use super::item::Family;
use crate::diff::canonical::Word;
use crate::wording::vague::{self, VaguePlace, Why};
use lexicon::lexicon;

/// One fact that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub what: What,
    pub direction: Direction,
    /// Whether it counts as an amount, so as reduced or increased; else as wording.
    pub is_amount: bool,
    /// What changed, in words for the message.
    pub says: String,
}

impl Fact {
    fn amount(what: What, direction: Direction, says: impl Into<String>) -> Self {
        Self { what, direction, is_amount: true, says: says.into() }
    }

    fn wording(what: What, direction: Direction, says: impl Into<String>) -> Self {
        Self { what, direction, is_amount: false, says: says.into() }
    }
}

/// What is to be said of one pair or group of items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    pub facts: Vec<Fact>,
    pub gone: Vec<String>,
    pub new: Vec<String>,
}

impl Verdict {
    /// The headline of the wording alone.
    pub fn kind(&self) -> (ChangeKind, Effect) {
        let has = |direction: Direction, amount: bool| {
            self.facts.iter().any(|fact| fact.direction == direction && fact.is_amount == amount)
        };
        if has(Direction::Less, true) {
            (ChangeKind::Reduced, Effect::Reduced)
        } else if has(Direction::Less, false) {
            (ChangeKind::WeakenedWording, Effect::Reduced)
        } else if has(Direction::Unclear, true) || has(Direction::Unclear, false) {
            (ChangeKind::WeakenedWording, Effect::Unclear)
        } else if has(Direction::More, true) {
            (ChangeKind::Increased, Effect::Strengthened)
        } else if has(Direction::More, false) {
            (ChangeKind::StrengthenedWording, Effect::Strengthened)
        } else {
            (ChangeKind::Reworded, Effect::None)
        }
    }

    /// Everything that changed, the weightiest first.
    pub fn what_changed(&self) -> Vec<What> {
        let mut facts: Vec<(Direction, bool, What)> =
            self.facts.iter().map(|fact| (fact.direction, !fact.is_amount, fact.what)).collect();
        facts.sort_unstable();
        let mut found = Vec::new();
        for (_, _, what) in facts {
            if !found.contains(&what) {
                found.push(what);
            }
        }
        found
    }
}

/// Holds a verdict without a loss to the words that leave something open: where the later text has one
/// that the earlier had not, the duty is less certain.
pub(super) fn look_for_vague_words(before: &str, after: &str, verdict: &mut Verdict) {
    if !matches!(verdict.kind().1, Effect::None | Effect::Strengthened) {
        return;
    }
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let known = words(before);
    let new: Vec<String> = vague::vague_words(after, VaguePlace::Provision)
        .into_iter()
        .filter(|found| found.why.iter().any(|why| matches!(why, Why::Option | Why::Condition)))
        .map(|found| found.text)
        .filter(|text| !words(text).iter().all(|word| known.contains(word)))
        .collect();
    if !new.is_empty() {
        let quoted: Vec<String> = new.iter().map(|text| format!("“{text}”")).collect();
        let says = format!("now says {}", quoted.join(", "));
        verdict.facts.push(Fact::wording(What::Certainty, Direction::Less, says));
    }
}

/// Compares two sides whose words differ.
pub(super) fn judge(before: &mut Side<'_>, after: &mut Side<'_>, family: Family) -> Verdict {
    let lexicon = lexicon();
    let mut facts = Vec::new();
    after.is_merged = before.is_split;
    before.is_merged = after.is_split;
    side::account_for_shared(before, after, lexicon);
    match family {
        Family::Provision | Family::Payment => {
            let weakens = wording::certainty(before, after, lexicon, &mut facts);
            amounts::compare(before, after, weakens, lexicon, &mut facts);
            wording::duty(before, after, lexicon, &mut facts);
            people::compare(before, after, lexicon, &mut facts);
        }
        Family::Outcome => {
            outcome::compare(before, after, lexicon, &mut facts);
            wording::duty(before, after, lexicon, &mut facts);
        }
        _ => {}
    }
    let owed = matches!(family, Family::Provision | Family::Payment);
    let (mut gone, mut new) = residual::left_over(before, after, lexicon, owed, &mut facts);
    if matches!(family, Family::Narrative | Family::View | Family::Need | Family::Unplaced) {
        sentences::quote_whole(before, after, lexicon, &mut gone, &mut new);
    }
    Verdict { facts, gone, new }
}
