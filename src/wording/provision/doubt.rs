//! Words after which a number of times a day would be a guess.

use crate::wording::tokens::{Kind, Tokens};

/// Whether the words tell of more times than a count beside them says: "before and after lunch", "and
/// again after lunch", "at 10.30, 12.30 and 14.30", "1 hour each per day". Each may be two amounts or
/// one amount that is split, so that no rate is read unless a count of its own is written.
pub(super) fn is_told_again(tokens: &Tokens<'_>) -> bool {
    let mut at = 0;
    let mut found = false;
    let mut counted = false;
    let mut sure = false;
    while tokens.get(at).is_some() {
        let word = tokens.word(at);
        counted |= matches!(word, "twice" | "thrice" | "time" | "x" | "session" | "occasion");
        found |= match word {
            "before" => tokens.word(at + 1) == "and" && tokens.word(at + 2) == "after",
            "and" => {
                tokens.word(at + 1) == "again"
                    && matches!(tokens.word(at + 2), "after" | "before" | "at" | "in")
            }
            "at" => is_list_of_hours(tokens, at + 1),
            "each" => {
                tokens.word(at + 1) == "per"
                    && matches!(tokens.word(at + 2), "day" | "week")
                    && is_unit(tokens.word_before(at))
            }
            _ => false,
        };
        sure |= is_more_help(tokens, at) || is_on_and_off(tokens, at) || is_sets(tokens, at);
        at += 1;
    }
    sure || found && !counted
}

/// "And 1 hour after lunch": help, or the time at which it is; both are written so.
fn is_more_help(tokens: &Tokens<'_>, at: usize) -> bool {
    is_unit(tokens.word(at))
        && matches!(tokens.word(at + 1), "after" | "before")
        && matches!(tokens.word(at + 2), "lunch" | "break" | "school" | "registration" | "assembly")
        && (1..=3).any(|back| at.checked_sub(back).is_some_and(|at| tokens.word(at) == "and"))
}

/// "6 weeks on, 6 weeks off": a rate that stops and starts.
fn is_on_and_off(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == "week" && tokens.word(at + 1) == "off"
}

/// "3 sets of exercises of 5 minutes each": what is counted is no session.
fn is_sets(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == "sets"
        && tokens.word(at + 1) == "of"
        && (at + 2..at + 9).any(|at| tokens.word(at) == "each" && is_unit(tokens.word_before(at)))
}

fn is_unit(word: &str) -> bool {
    matches!(word, "minute" | "hour")
}

/// Whether hours of the day follow, two or more: "9, 11 and 2".
fn is_list_of_hours(tokens: &Tokens<'_>, from: usize) -> bool {
    let number = |at: usize| matches!(tokens.get(at).map(|token| token.kind), Some(Kind::Number(_)));
    let (mut at, mut hours) = (from, 0);
    while number(at) {
        hours += 1;
        at += 1 + usize::from(matches!(tokens.word(at + 1), "am" | "pm"));
        if tokens.mark(at) == ',' {
            at += 1;
        }
        if tokens.word(at) == "and" {
            at += 1;
        }
    }
    hours > 1 && !is_unit(tokens.word(at)) && !matches!(tokens.word(at), "pupil" | "year" | "week")
}
