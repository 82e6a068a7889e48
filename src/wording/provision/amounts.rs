//! The amounts of a text, put together from their pieces.
//!
//! Pieces of one clause make an amount until one of them says something that the amount already
//! has: then a new amount begins. An amount that says another again ("one hour a week, as 3 × 20
//! minutes") is not added to it. Where the pieces could be put together in two ways that give
//! different minutes, the reading is marked unsure and has no weekly rate.

use super::change::changes;
use super::chunk::{Chunk, Chunks, What};
use super::counts::{Count, Counted, is_session};
use super::draft::{Draft, Echo};
use super::often::{Cycle, Form};
use super::people::People;
use super::purpose::purpose;
use super::restated::{echo_between, echoes, has_rival_frequency, repeated, said_again_in_table};
use super::review::{is_supervision, without_reviews};
use crate::model::{Period, Quantity, Range};
use crate::wording::quick::WordSet;
use crate::wording::tokens::Tokens;
use serde::Deserialize;
use std::sync::OnceLock;

/// The words that this module goes by.
const WORDS: &str = include_str!("amounts.toml");

/// The words of the data file.
#[derive(Deserialize)]
pub(super) struct Words {
    pub review: WordSet,
    pub delivery: WordSet,
    pub same: WordSet,
    pub parts: WordSet,
    pub direct: WordSet,
    pub trains: WordSet,
    pub staff: WordSet,
    pub writes: WordSet,
    pub programmes: WordSet,
    pub reports: WordSet,
}

pub(super) fn words() -> &'static Words {
    static COMMITTED: OnceLock<Words> = OnceLock::new();
    COMMITTED.get_or_init(|| {
        #[expect(clippy::expect_used, reason = "the file is compiled in and every test reads it")]
        toml::from_str(WORDS).expect("the committed words are TOML")
    })
}

/// The amounts of a text.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a plain answer about the whole text")]
pub(super) struct Amounts {
    /// Each with the tokens it was read from; the lead first.
    pub list: Vec<(Quantity, usize, usize)>,
    /// Whether the rate changes part-way.
    pub changes: bool,
    /// Whether two ways of reading give different minutes.
    pub unsure: bool,
    /// Whether a period is said that has no place in a school year, such as every three weeks.
    pub often_in_words: bool,
    /// Whether a length is said that has no minutes, such as two nights.
    pub long_in_words: bool,
}

/// Puts the pieces together.
pub(super) fn amounts(tokens: &Tokens<'_>, chunks: &Chunks) -> Amounts {
    let kept: Vec<Chunk> = without_reviews(tokens, &chunks.list);
    let mut found = Amounts { changes: changes(tokens, &kept), ..Amounts::default() };
    let mut drafts = drafts(tokens, &kept, &mut found.unsure);
    echoes(&mut drafts, &mut found.unsure);
    leftovers(&mut drafts, &mut found.unsure);
    unite(tokens, chunks, &mut drafts);
    repeated(tokens, &mut drafts, &mut found.unsure);
    if drafts.iter().any(|draft| draft.length.is_some() && !is_supervision(tokens, chunks, draft)) {
        drafts.retain(|draft| !is_supervision(tokens, chunks, draft));
    }
    said_again_in_table(tokens, chunks, &mut drafts);
    found.unsure |= has_rival_frequency(&drafts);
    for draft in &drafts {
        found.often_in_words |= draft.cycle.is_some_and(|cycle| cycle.period.is_none());
        found.long_in_words |= draft.length.is_some_and(|length| length.minutes.is_none());
        found.unsure |= draft.unsure && draft.length.is_some();
        // An amount that cannot be counted would be missing from the sum.
        let timed = draft.length.is_some_and(|length| length.minutes.is_some());
        found.unsure |= timed && drafts.len() > 1 && draft.cycle.is_some_and(|cycle| cycle.period.is_none());
        found.unsure |= tokens.are(draft.until, &["and", "again"]);
        // "5 hours per week each" is owed more than once.
        let ends_with_period =
            kept.iter().any(|chunk| chunk.until == draft.until && matches!(chunk.what, What::Cycle(_)));
        found.unsure |=
            ends_with_period && tokens.word(draft.until) == "each" && tokens.word(draft.until + 1).is_empty();
    }
    for at in 0..drafts.len() {
        let purpose = purpose(tokens, chunks, &drafts, at);
        let draft = &drafts[at];
        if let Some(mut quantity) = draft.quantity(is_session_near(tokens, draft)) {
            quantity.purpose = purpose;
            found.list.push((quantity, draft.from, draft.until));
        }
    }
    let has_time = |quantity: &Quantity| quantity.duration_minutes.is_some() || quantity.total.is_some();
    let is_whole =
        |quantity: &Quantity| has_time(quantity) && (quantity.sessions.is_some() || quantity.total.is_some());
    found
        .list
        .sort_by_key(|(quantity, ..)| (!quantity.is_with_child(), !is_whole(quantity), !has_time(quantity)));
    let lead_has_time = found.list.first().is_some_and(|(lead, ..)| has_time(lead));
    // A bare frequency beside an amount with time adds nothing that could be counted.
    let lead_is_whole = found.list.first().is_some_and(|(lead, ..)| is_whole(lead));
    found.list.retain(
        |(quantity, ..)| {
            if lead_is_whole { is_whole(quantity) } else { !lead_has_time || has_time(quantity) }
        },
    );
    found
}

/// The drafts of amounts in order.
fn drafts(tokens: &Tokens<'_>, chunks: &[Chunk], unsure: &mut bool) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut open: Option<Draft> = None;
    let mut last: Option<Chunk> = None;
    for chunk in chunks {
        let continues = last.is_some_and(|last| last.clause == chunk.clause);
        let echo = last
            .filter(|_| matches!(chunk.what, What::Length(_) | What::Count(_)))
            .and_then(|last| echo_between(tokens, last.until, chunk, continues));
        if !continues {
            drafts.extend(open.take().filter(|draft| !draft.is_empty()));
        }
        let mut draft = open.take().unwrap_or_else(|| Draft::at(chunk));
        // People and weeks never begin another amount.
        if let What::People(_) | What::Weeks(_) = chunk.what {
            draft.take_aside(chunk);
            open = Some(draft);
            last = Some(*chunk);
            continue;
        }
        let principal = if draft.is_empty() { drafts.last() } else { Some(&draft) };
        let complete =
            principal.is_some_and(|principal| principal.length.is_some() && principal.has_frequency());
        let product = principal.is_some_and(|principal| principal.length.is_some());
        if let Some(echo) = echo.filter(|_| complete || product)
            && (complete || echo == Echo::Same)
        {
            drafts.extend(Some(draft).filter(|draft| !draft.is_empty()));
            let mut again = Draft::at(chunk);
            again.echo = Some(echo);
            again.take(chunk, tokens, unsure);
            open = Some(again);
            last = Some(*chunk);
            continue;
        }
        // A count with a period of its own belongs to that.
        let own_period = matches!(chunk.what, What::Count(count) if count.of == Counted::Times)
            && draft.cycle.is_some()
            && chunks.iter().any(|next| matches!(next.what, What::Cycle(_)) && next.from == chunk.until);
        if !own_period && draft.has_room_for(chunk, tokens) {
            draft.take(chunk, tokens, unsure);
            open = Some(draft);
        } else {
            let mut next = Draft::at(chunk);
            // A part of a whole goes on in the same list.
            next.echo = draft.echo.filter(|echo| *echo == Echo::Part && continues);
            drafts.push(draft);
            next.take(chunk, tokens, unsure);
            open = Some(next);
        }
        last = Some(*chunk);
    }
    drafts.extend(open.filter(|draft| !draft.is_empty()));
    drafts
}

/// A length without a period beside a whole amount in one clause could belong to either.
fn leftovers(drafts: &mut [Draft], unsure: &mut bool) {
    for at in 0..drafts.len() {
        let (clause, bare) = (drafts[at].clause, drafts[at].length.is_some() && !drafts[at].has_frequency());
        if bare {
            let beside = drafts
                .iter()
                .enumerate()
                .any(|(other, draft)| other != at && draft.clause == clause && draft.length.is_some());
            *unsure |= beside && drafts[at].length.is_some_and(|length| length.minutes.is_some());
        }
    }
}

/// Brings together a length and a frequency that stand in neighbouring clauses and speak of the same sessions.
fn unite(tokens: &Tokens<'_>, chunks: &Chunks, drafts: &mut Vec<Draft>) {
    let is_length = |draft: &Draft| draft.length.is_some() && draft.cycle.is_none();
    let is_frequency = |draft: &Draft| draft.length.is_none() && draft.has_frequency();
    let mut at = 0;
    while at < drafts.len() {
        if !is_length(&drafts[at]) {
            at += 1;
            continue;
        }
        let partners: Vec<usize> = (0..drafts.len())
            .filter(|other| {
                is_frequency(&drafts[*other]) && drafts[*other].clause.abs_diff(drafts[at].clause) <= 3
            })
            .filter(|other| {
                let both = drafts[at].count.is_some() && drafts[*other].count.is_some();
                let (length, frequency) = (drafts[at].clause, drafts[*other].clause);
                !both
                    && (length == frequency
                        || speaks_of_sessions(tokens, chunks, length)
                        || speaks_of_sessions(tokens, chunks, frequency))
            })
            .collect();
        let rivals = drafts.iter().filter(|draft| is_length(draft)).count();
        if let ([partner], 1) = (partners.as_slice(), rivals) {
            let frequency = drafts[*partner];
            drafts[at].count = drafts[at].count.or(frequency.count);
            drafts[at].cycle = drafts[at].cycle.or(frequency.cycle);
            drafts[at].block |= frequency.block;
            drafts[at].inside |= frequency.inside;
            drafts[at].adverb_first |= frequency.adverb_first;
            drafts.remove(*partner);
            return;
        }
        at += 1;
    }
}

/// Whether a clause speaks of sessions already named, or is a field of a list such as "Duration: 20 minutes".
fn speaks_of_sessions(tokens: &Tokens<'_>, chunks: &Chunks, clause: usize) -> bool {
    let (from, until) = match (chunks.clauses.get(clause), chunks.clauses.get(clause + 1)) {
        (Some(from), Some(until)) => (*from, *until),
        _ => return false,
    };
    let taken = |at: usize| chunks.list.iter().any(|chunk| (chunk.from..chunk.until).contains(&at));
    let mut others = 0;
    for at in from..until {
        let word = tokens.word(at);
        if is_session(word)
            || matches!(
                word,
                "each"
                    | "duration"
                    | "frequency"
                    | "length"
                    | "lasting"
                    | "lasts"
                    | "last"
                    | "they"
                    | "these"
                    | "this"
                    | "it"
                    | "when"
            )
            || tokens.are(at, &["how", "long"])
            || tokens.are(at, &["how", "often"])
        {
            return true;
        }
        others += usize::from(!word.is_empty() && !taken(at));
    }
    others <= 3
}

/// Whether sessions are named near a length, so that it is the length of one.
fn is_session_near(tokens: &Tokens<'_>, draft: &Draft) -> bool {
    let Some((from, until)) = draft.length_at else { return false };
    (from.saturating_sub(4)..until + 5).any(|at| is_session(tokens.word(at)) && at + 1 != from)
        || (from.saturating_sub(4)..from).any(|at| is_session(tokens.word(at)))
}

/// What a period and a count make together.
pub(super) fn per_period(count: Option<Count>, cycle: Cycle) -> Option<(Range, Period)> {
    let period = cycle.period?;
    let range = match count {
        None => Range::exactly(cycle.times),
        Some(count) if cycle.times == 1 => count.range,
        // "Mon, Wed and Fri, three times" says the same twice.
        Some(count) if cycle.form == Form::Named && period == Period::Week => {
            if count.range == Range::exactly(cycle.times) {
                count.range
            } else if count.range == Range::exactly(1) {
                Range::exactly(cycle.times)
            } else {
                return None;
            }
        }
        Some(count) => Range {
            min: count.range.min.checked_mul(cycle.times)?,
            max: match count.range.max {
                Some(max) => Some(max.checked_mul(cycle.times)?),
                None => None,
            },
        },
    };
    Some((range, period))
}

/// People of a text: the first ratio and the first group, and where they stand.
pub(super) fn first_people(chunks: &Chunks) -> (Option<&Chunk>, Option<&Chunk>, Option<&Chunk>) {
    let find = |wanted: fn(&People) -> bool| {
        chunks.list.iter().find(|chunk| matches!(&chunk.what, What::People(people) if wanted(people)))
    };
    (
        find(|people| matches!(people, People::Ratio(_))),
        find(|people| matches!(people, People::Group(_))),
        find(|people| matches!(people, People::Staff(_))),
    )
}
