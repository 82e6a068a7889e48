//! Rates that change part-way. The amount that was read is then the one at the start, and there is no weekly rate.

use super::amounts::words;
use super::chunk::{Chunk, What};
use crate::wording::tokens::{Kind, Tokens};
use std::collections::BTreeSet;

/// Whether the rate changes part-way: "for 6 weeks, then monthly", "reducing to 10 hours".
pub(super) fn changes(tokens: &Tokens<'_>, chunks: &[Chunk]) -> bool {
    let is_amount = |chunk: &&Chunk| matches!(chunk.what, What::Length(_) | What::Cycle(_) | What::Count(_));
    let amounts: Vec<&Chunk> = chunks.iter().filter(is_amount).collect();
    let (Some(first), Some(last)) = (amounts.first(), amounts.last()) else { return false };
    if differs_by_term_or_year(tokens, &amounts) {
        return true;
    }
    (0..tokens.len()).any(|at| {
        let later = last.from > at;
        let between = first.from < at && later;
        let soon = || amounts.iter().any(|chunk| chunk.from > at && chunk.from <= at + 9);
        let much_later = || amounts.iter().any(|chunk| chunk.from > at && chunk.from <= at + 20);
        let dated = |at: usize| {
            (at..at + 3).any(|at| {
                super::often::is_month(tokens.word(at)) || matches!(tokens.word(at), "easter" | "christmas")
            })
        };
        match tokens.word(at) {
            "thereafter" | "subsequently" => {
                first.from < at && amounts.len() > 1 && !words().review.contains(tokens.word_before(at))
            }
            "then" => between && soon() && !matches!(tokens.word_before(at), "and" | "will"),
            "after" => {
                tokens.are(at + 1, &["that"]) && first.from < at
                    || (tokens.are(at + 1, &["which"]) && between)
            }
            "from" | "until" if dated(at + 1) => first.from < at && much_later(),
            "change" | "changes" | "changing" => tokens.word(at + 1) == "to" && between,
            "from" => matches!(tokens.word(at + 1), "then" | "there") && between,
            "initially" => true,
            "increasing" | "reducing" | "decreasing" | "rising" | "falling" | "fading" | "tapering"
            | "dropping" | "reduced" | "reduce" | "increased" | "increase" | "moving" | "building"
            | "stepping" => {
                let directed = (1..=3).any(|more| matches!(tokens.word(at + more), "to" | "from" | "by"));
                directed && later && soon()
            }
            "first" => {
                matches!(tokens.word_before(at), "the")
                    && first.from < at + 4
                    && amounts.len() > 2
                    && (matches!(tokens.word(at + 1), "term" | "year")
                        || tokens.are(at + 1, &["half", "term"]))
                    && later
            }
            "term" => {
                matches!(tokens.word(at + 1), "one" | "two") && between && tokens.word_before(at) == "in"
            }
            _ => false,
        }
    })
}

/// Whether several amounts are for different terms or school years: "weekly in the autumn term, fortnightly in spring".
fn differs_by_term_or_year(tokens: &Tokens<'_>, amounts: &[&Chunk]) -> bool {
    let lengths = amounts.iter().filter(|chunk| matches!(chunk.what, What::Length(_))).count();
    let cycles = amounts.iter().filter(|chunk| matches!(chunk.what, What::Cycle(_))).count();
    if lengths < 2 && cycles < 2 {
        return false;
    }
    let season = |at: usize| {
        let word = tokens.word(at);
        let term = (1..=3).any(|more| tokens.word(at + more) == "term");
        (matches!(word, "autumn" | "spring" | "summer") && term).then(|| word.to_owned())
    };
    let year = |at: usize| match tokens.get(at + 1).map(|token| token.kind) {
        Some(Kind::Number(number)) if tokens.word(at) == "year" => Some(number.to_string()),
        // "weeks 1-6"
        Some(Kind::Number(number)) if tokens.word(at) == "week" && tokens.mark(at + 2) == '-' => {
            Some(number.to_string())
        }
        _ => None,
    };
    let named: BTreeSet<String> =
        (0..tokens.len()).filter_map(|at| season(at).or_else(|| year(at))).collect();
    named.len() > 1
}
