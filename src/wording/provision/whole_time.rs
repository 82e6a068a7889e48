//! Help that is there all the time, so that its words say how often and how long without any minutes.

use super::number::past_hyphen;
use crate::wording::tokens::Tokens;

/// Where the words say that help is there all the time, as tokens.
pub(super) fn whole_time(tokens: &Tokens<'_>) -> Option<(usize, usize)> {
    let begins = |word: &str| {
        matches!(word, "at" | "all" | "throughout" | "across" | "for" | "in" | "during" | "full")
    };
    (0..tokens.len()).filter(|at| begins(tokens.word(*at))).find_map(|at| {
        let until =
            whole_day(tokens, at).or_else(|| all_lessons(tokens, at)).or_else(|| full_time(tokens, at))?;
        Some((at, until))
    })
}

/// "throughout the whole of the school day", "all day", "at all times".
fn whole_day(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let next = match tokens.word(at) {
        "at" if tokens.are(at + 1, &["all", "time"]) => return Some(at + 3),
        "all" if tokens.word(at + 1) == "day" => return Some(at + 2),
        "all" if tokens.are(at + 1, &["of", "the", "time"]) => return Some(at + 4),
        "throughout" | "across" => at + 1,
        "for" if matches!(tokens.word(at + 2), "whole" | "entire" | "full") => at + 1,
        _ => return None,
    };
    let mut day = next;
    for _ in 0..8 {
        match tokens.word(day) {
            "the" | "whole" | "entire" | "full" | "of" | "school" | "college" | "nursery" | "or" | "his"
            | "her" | "their" | "each" | "every" => day += 1,
            "day" => return Some(day + 1),
            "week" if day > next + 1 => return Some(day + 1),
            _ => return None,
        }
    }
    None
}

/// "in every lesson", "in all taught sessions", "during all practical lessons".
fn all_lessons(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !matches!(tokens.word(at), "in" | "during" | "throughout" | "across")
        || !matches!(tokens.word(at + 1), "every" | "all" | "each")
    {
        return None;
    }
    (at + 2..at + 5)
        .find(|at| matches!(tokens.word(*at), "lesson" | "lessons" | "classes"))
        .map(|lesson| lesson + 1)
}

/// "full-time", of help and not of a place or a post.
fn full_time(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let time = past_hyphen(tokens, at + 1);
    let found = tokens.word(at) == "full" && tokens.word(time) == "time";
    let place = matches!(
        tokens.word(time + 1),
        "place"
            | "placement"
            | "education"
            | "timetable"
            | "attendance"
            | "equivalent"
            | "provision"
            | "course"
    );
    // "0.6 of a full-time assistant" is a part of one.
    let part = tokens.word_before(at) == "a" && at >= 2 && tokens.word_before(at - 1) == "of";
    (found && !place && !part).then_some(time + 1)
}
