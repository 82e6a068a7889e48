//! Looking at the help is not the help: the periods of reviews, and the time in which helpers are supervised.

use super::amounts::words;
use super::chunk::{Chunk, Chunks, What};
use super::counts::Counted;
use super::draft::Draft;
use crate::wording::tokens::Tokens;

/// The pieces without the periods of reviews, which are not the help.
pub(super) fn without_reviews(tokens: &Tokens<'_>, chunks: &[Chunk]) -> Vec<Chunk> {
    let mut kept: Vec<Chunk> = Vec::with_capacity(chunks.len());
    let mut dropped_until = None;
    for (at, chunk) in chunks.iter().enumerate() {
        let is_frequency = matches!(chunk.what, What::Cycle(_))
            || matches!(chunk.what, What::Count(count) if count.of == Counted::Times);
        if is_frequency && (Some(chunk.from) == dropped_until || governs_review(tokens, chunks, at)) {
            dropped_until = Some(chunk.until);
        } else {
            kept.push(*chunk);
        }
    }
    kept
}

fn governs_review(tokens: &Tokens<'_>, chunks: &[Chunk], at: usize) -> bool {
    let chunk = chunks[at];
    let same_clause = |other: &&Chunk| other.clause == chunk.clause;
    let is_length = |other: &&Chunk| matches!(other.what, What::Length(_));
    // A review with a length of its own is an amount.
    let next = chunks[at + 1..].iter().filter(same_clause).find(is_length);
    let with_length = next.is_some_and(|next| next.from <= chunk.until + 6)
        || chunks[..at].iter().rev().find(is_length).is_some_and(|before| before.until >= chunk.from);
    if with_length {
        return false;
    }
    let start = chunks[..at]
        .iter()
        .rev()
        .filter(same_clause)
        .find(|before| matches!(before.what, What::Length(_) | What::Cycle(_)))
        .map_or_else(|| clause_start(tokens, chunk.from), |before| before.until);
    let mut governed = false;
    for word in (start..chunk.from).map(|at| tokens.word(at)) {
        if words().review.contains(word) {
            governed = true;
        } else if words().delivery.contains(word) {
            governed = false;
        }
    }
    let after = tokens.word(chunk.until);
    let beyond = tokens.word(chunk.until + 1);
    let is_meeting = |word: &str| {
        matches!(
            word,
            "review"
                | "reviews"
                | "monitoring"
                | "meeting"
                | "report"
                | "reports"
                | "supervision"
                | "evaluation"
                | "assessment"
        )
    };
    governed
        || is_meeting(after)
        || (is_meeting(beyond) && !words().delivery.contains(after) && !after.is_empty())
}

fn clause_start(tokens: &Tokens<'_>, at: usize) -> usize {
    (0..at).rev().find(|at| matches!(tokens.mark(*at), '\n' | ';' | '.')).map_or(0, |at| at + 1)
}

/// Whether an amount is the time in which the one who helps is supervised.
pub(super) fn is_supervision(tokens: &Tokens<'_>, chunks: &Chunks, draft: &Draft) -> bool {
    let from = chunks.clauses.get(draft.clause).copied().unwrap_or(0);
    let mut supervised = false;
    for at in from..draft.from {
        match tokens.word(at) {
            "supervised" => supervised = true,
            "supervision" if !matches!(tokens.word_before(at), "the" | "regular") => supervised = true,
            word if words().delivery.contains(word) => supervised = false,
            _ => {}
        }
    }
    supervised
}
