//! What a stretch of time is for: direct work, or work for the child without the child.

use super::amounts::words;
use super::chunk::Chunks;
use super::draft::Draft;
use crate::model::Purpose;
use crate::wording::tokens::Tokens;

/// What the time is for, by the words around the amount. None is direct work.
pub(super) fn purpose(tokens: &Tokens<'_>, chunks: &Chunks, drafts: &[Draft], at: usize) -> Option<Purpose> {
    let around = around(tokens, chunks, drafts, at);
    let has = |wanted: &str| around.contains(&wanted);
    if has("indirect") {
        return Some(if trains_staff(&around) { Purpose::TrainingForStaff } else { Purpose::Programme });
    }
    if around.iter().any(|word| words().direct.contains(*word)) {
        return None;
    }
    if trains_staff(&around) {
        return Some(Purpose::TrainingForStaff);
    }
    if is_review(&around) {
        return Some(Purpose::Review);
    }
    let writes = around.windows(3).any(|three| {
        words().writes.contains(three[0]) && three[1..].iter().any(|word| words().programmes.contains(*word))
    });
    if writes && !has("model") && !has("modelling") {
        return Some(Purpose::Programme);
    }
    let reports = around.windows(2).any(|pair| {
        (words().writes.contains(pair[0]) && words().reports.contains(pair[1]))
            || pair == ["report", "writing"]
    });
    reports.then_some(Purpose::ReportWriting)
}

/// The words of the amount's clause that are nearer to it than to the amounts beside it.
fn around<'a>(tokens: &'a Tokens<'_>, chunks: &Chunks, drafts: &[Draft], at: usize) -> Vec<&'a str> {
    let draft = &drafts[at];
    let edge = |clause: usize| chunks.clauses.get(clause).copied();
    let before = at.checked_sub(1).map(|at| &drafts[at]).filter(|before| before.clause == draft.clause);
    let after = drafts.get(at + 1).filter(|after| after.clause == draft.clause);
    let from = before.map_or(edge(draft.clause).unwrap_or(0), |before| before.until.min(draft.from));
    let until = after.map_or(edge(draft.clause + 1).unwrap_or(tokens.len()), |after| after.from);
    (from..until).map(|at| tokens.word(at)).collect()
}

/// Whether staff or family are trained. "Training in touch typing" and "a trained assistant" are not that.
fn trains_staff(around: &[&str]) -> bool {
    let person = around.windows(2).any(|pair| {
        (pair[0] == "trained" && pair[1] != "by") || (pair[0] == "travel" && words().trains.contains(pair[1]))
    });
    let Some(at) = around.iter().position(|word| words().trains.contains(*word)) else { return false };
    let near = around[at..].iter().take(8).chain(around[..at].iter().rev().take(2));
    !person && near.copied().any(|word| words().staff.contains(word))
}

/// Whether the time is a review or a meeting about the help, and not help that is reviewed.
fn is_review(around: &[&str]) -> bool {
    let named = around.windows(2).any(|pair| {
        matches!(pair, ["review", "meeting" | "meetings"] | ["annual" | "termly", "review" | "reviews"])
    });
    let ends = around.iter().rev().find(|word| !word.is_empty()).is_some_and(|last| *last == "review");
    (named || ends) && !around.iter().any(|word| words().delivery.contains(*word))
}
