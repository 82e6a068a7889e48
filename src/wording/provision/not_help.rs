//! Numbers that are not the amount of help: names, ages, money, waits, journeys and limits.

use super::number::past_hyphen;
use super::often::is_month;
use crate::wording::quick::WordSet;
use crate::wording::tokens::{Kind, Tokens};
use serde::Deserialize;
use std::sync::OnceLock;

/// The words that this module goes by.
const NOT_HELP: &str = include_str!("not_help.toml");

#[derive(Deserialize)]
struct Words {
    beginnings: WordSet,
    names: WordSet,
    units: WordSet,
    before: WordSet,
    before_of: WordSet,
    after: WordSet,
    after_of: WordSet,
    moving: WordSet,
}

fn words() -> &'static Words {
    static COMMITTED: OnceLock<Words> = OnceLock::new();
    COMMITTED.get_or_init(|| {
        #[expect(clippy::expect_used, reason = "the file is compiled in and every test reads it")]
        toml::from_str(NOT_HELP).expect("the committed words are TOML")
    })
}

/// Whether a piece of an amount may begin with a word. Most words begin nothing, which spares time.
pub(super) fn begins_piece(word: &str) -> bool {
    words().beginnings.contains(word)
}

/// Numbers that are names, ages, money or dates: "Year 7", "Level 2", "5 years old", "£50", "3 May".
/// Gives the place after.
pub(super) fn label(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    if !matches!(token.kind, Kind::Number(_)) {
        return None;
    }
    // "score: 20 minutes" is still a length; a name has no unit after it.
    let named = words().names.contains(tokens.word_before(at))
        && token.spaced
        && !words().units.contains(tokens.word(at + 1));
    let unit = past_hyphen(tokens, at + 1);
    let old = tokens.word(unit) == "year" && tokens.word(past_hyphen(tokens, unit + 1)) == "old";
    let money = tokens.mark(at.wrapping_sub(1)) == '£'
        || tokens.mark(at + 1) == '%'
        || tokens.word(at + 1) == "percent";
    let date = is_month(tokens.word(at + 1)) || is_month(tokens.word_before(at));
    (named || old || money || date).then_some(at + 1)
}

/// Whether a length of time is not an amount of help: a limit on something else, a journey, a wait, an age.
pub(super) fn is_other_time(tokens: &Tokens<'_>, from: usize, until: usize) -> bool {
    let mut back = from;
    while back > 0
        && matches!(
            tokens.word_before(back),
            "about" | "a" | "an" | "the" | "approximately" | "at" | "least" | "up" | "to"
        )
    {
        back -= 1;
    }
    let before = tokens.word_before(back);
    let word_back = |steps: usize| back.checked_sub(steps).map_or("", |at| tokens.word_before(at));
    (is_limit(before, word_back(1)))
        || (before == "of" && is_piece_of_other(word_back(1), word_back(2)))
        || is_other_by_what_follows(tokens, past_hyphen(tokens, until), before)
}

/// "within 10 minutes", "after 20 minutes", "the last 5 minutes", but not "sessions last 45 minutes".
fn is_limit(before: &str, two_before: &str) -> bool {
    let lasting = before == "last"
        && !matches!(two_before, "the" | "his" | "her" | "their" | "that" | "which" | "seizures");
    let spread = before == "over" && two_before == "spread";
    let help = lasting || spread || is_moving_break(before, two_before);
    words().before.contains(before) && !help
}

/// "chunks of 10 minutes", "a break of 5 minutes", but not "a movement break of 10 minutes".
fn is_piece_of_other(noun: &str, before_noun: &str) -> bool {
    words().before_of.contains(noun) && !is_moving_break(noun, before_noun)
}

/// A movement break is help; other breaks are rest from it.
fn is_moving_break(noun: &str, before_noun: &str) -> bool {
    matches!(noun, "break" | "breaks") && words().moving.contains(before_noun)
}

/// "5 minutes late", "10 minutes each way", "8 hours of sleep", "an hour before the end".
fn is_other_by_what_follows(tokens: &Tokens<'_>, after: usize, before: &str) -> bool {
    let word = tokens.word(after);
    words().after.contains(word)
        || (word == "of" && words().after_of.contains(tokens.word(after + 1)))
        || (matches!(word, "before" | "after" | "until") && before != "for")
        || tokens.are(after, &["each", "way"])
        || tokens.are(after, &["a", "night"])
        || tokens.are(after, &["in", "advance"])
}
