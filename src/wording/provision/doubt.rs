//! Words after which a number of times a day would be a guess.

use crate::wording::tokens::{Kind, Tokens};

/// Whether the words tell of more times than a count beside them says: "before and after lunch", "and
/// again after lunch", "at 10.30, 12.30 and 14.30", "1 hour each per day". Each may be two amounts or
/// one amount that is split, so that no rate is read unless a count of its own is written.
pub(super) fn is_told_again(tokens: &Tokens<'_>) -> bool {
    let mut at = 0;
    let mut found = false;
    let mut counted = false;
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
        at += 1;
    }
    found && !counted
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
