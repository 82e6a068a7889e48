//! The amounts of a text, put together from their pieces.
//!
//! Pieces of one clause make an amount until one of them says something that the amount already
//! has: then a new amount begins. An amount that says another again ("one hour a week, as 3 × 20
//! minutes") is not added to it. Where the pieces could be put together in two ways that give
//! different minutes, the reading is marked unsure and has no weekly rate.

use super::chunk::{Chunk, Chunks, What};
use super::draft::{Draft, Echo};
use super::often::{Count, Counted, Cycle, Form, is_session};
use super::people::People;
use crate::model::{Period, Purpose, Quantity, Range};
use crate::wording::tokens::Tokens;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The words that this module goes by.
const WORDS: &str = include_str!("amounts.toml");

#[derive(Deserialize)]
struct Words {
    review: BTreeSet<String>,
    delivery: BTreeSet<String>,
    same: BTreeSet<String>,
    parts: BTreeSet<String>,
    direct: BTreeSet<String>,
    purpose: BTreeMap<String, BTreeSet<String>>,
}

fn words() -> &'static Words {
    static COMMITTED: OnceLock<Words> = OnceLock::new();
    COMMITTED.get_or_init(|| {
        #[expect(clippy::expect_used, reason = "the file is compiled in and every test reads it")]
        toml::from_str(WORDS).expect("the committed words are TOML")
    })
}

/// The amounts of a text.
#[derive(Debug, Default)]
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
    for draft in &drafts {
        found.often_in_words |= draft.cycle.is_some_and(|cycle| cycle.period.is_none());
        found.long_in_words |= draft.length.is_some_and(|length| length.minutes.is_none());
        found.unsure |= draft.unsure && draft.length.is_some();
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
    found.list.sort_by_key(|(quantity, ..)| (!quantity.is_with_child(), !has_time(quantity)));
    let lead_has_time = found.list.first().is_some_and(|(lead, ..)| has_time(lead));
    // A bare frequency beside an amount with time adds nothing that could be counted.
    found.list.retain(|(quantity, ..)| !lead_has_time || has_time(quantity));
    found
}

/// The pieces without the periods of reviews, which are not the help.
fn without_reviews(tokens: &Tokens<'_>, chunks: &[Chunk]) -> Vec<Chunk> {
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
        || chunks[..at].iter().rev().find(is_length).is_some_and(|before| before.until + 2 >= chunk.from);
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
        matches!(word, "review" | "reviews" | "monitoring" | "meeting" | "report" | "reports" | "supervision" | "evaluation" | "assessment")
    };
    governed || is_meeting(after) || (is_meeting(beyond) && !words().delivery.contains(after) && !after.is_empty())
}

fn clause_start(tokens: &Tokens<'_>, at: usize) -> usize {
    (0..at).rev().find(|at| matches!(tokens.mark(*at), '\n' | ';' | '.')).map_or(0, |at| at + 1)
}

/// Whether the rate changes part-way: "for 6 weeks, then monthly", "reducing to 10 hours".
fn changes(tokens: &Tokens<'_>, chunks: &[Chunk]) -> bool {
    let is_amount = |chunk: &&Chunk| matches!(chunk.what, What::Length(_) | What::Cycle(_) | What::Count(_));
    let amounts: Vec<&Chunk> = chunks.iter().filter(is_amount).collect();
    let (Some(first), Some(last)) = (amounts.first(), amounts.last()) else { return false };
    (0..tokens.len()).any(|at| {
        let later = last.from > at;
        let between = first.from < at && later;
        let soon = || amounts.iter().any(|chunk| chunk.from > at && chunk.from <= at + 9);
        match tokens.word(at) {
            "thereafter" | "subsequently" => first.from < at && amounts.len() > 1,
            "then" => between && soon() && !matches!(tokens.word_before(at), "and" | "will"),
            "after" => tokens.are(at + 1, &["that"]) && first.from < at || (tokens.are(at + 1, &["which"]) && between),
            "from" => matches!(tokens.word(at + 1), "then" | "there") && between,
            "initially" => true,
            "increasing" | "reducing" | "decreasing" | "rising" | "falling" | "fading" | "tapering" | "dropping" | "reduced"
            | "reduce" | "increased" | "increase" | "moving" | "building" | "stepping" => {
                let directed = (1..=3).any(|more| matches!(tokens.word(at + more), "to" | "from" | "by"));
                directed && later && soon()
            }
            "first" => {
                matches!(tokens.word_before(at), "the") && first.from < at + 4 && amounts.len() > 2
                    && matches!(tokens.word(at + 1), "term" | "half" | "year") && later
            }
            "term" => matches!(tokens.word(at + 1), "one" | "two") && between && tokens.word_before(at) == "in",
            _ => false,
        }
    })
}

/// The drafts of amounts in order.
fn drafts(tokens: &Tokens<'_>, chunks: &[Chunk], unsure: &mut bool) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut open: Option<Draft> = None;
    let mut last: Option<Chunk> = None;
    for chunk in chunks {
        let continues = last.is_some_and(|last| last.clause == chunk.clause);
        let echo = last.and_then(|last| echo_between(tokens, last.until, chunk, continues));
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
        let complete = principal.is_some_and(|principal| principal.length.is_some() && principal.has_frequency());
        let product = principal.is_some_and(|principal| principal.length.is_some());
        if let Some(echo) = echo.filter(|_| complete || product).filter(|_| !is_split_noun(tokens, chunk)) {
            if complete || echo == Echo::Same {
                drafts.extend(Some(draft).filter(|draft| !draft.is_empty()));
                let mut again = Draft::at(chunk);
                again.echo = Some(echo);
                again.take(chunk, tokens, unsure);
                open = Some(again);
                last = Some(*chunk);
                continue;
            }
        }
        if draft.has_room_for(chunk, tokens) {
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

fn is_split_noun(tokens: &Tokens<'_>, chunk: &Chunk) -> bool {
    // "spread over 38 weeks" tells the weeks.
    matches!(chunk.what, What::Weeks(_)) || tokens.is_empty()
}

/// Whether the words before a piece say that it tells the amount before it again, or a part of it.
fn echo_between(tokens: &Tokens<'_>, from: usize, chunk: &Chunk, continues: bool) -> Option<Echo> {
    let mut found = None;
    for at in from..chunk.from {
        let word = tokens.word(at);
        if words().same.contains(word)
            || tokens.are(at, &["that", "is"])
            || tokens.are(at, &["which", "is"])
            || tokens.are(at, &["made", "up"])
            || tokens.are(at, &["delivered", "as"])
            || tokens.are(at, &["delivered", "in"])
            || tokens.are(at, &["i", "e"])
            || tokens.mark(at) == '='
        {
            found = Some(Echo::Same);
        } else if words().parts.contains(word) || tokens.are(at, &["of", "which"]) || continues && tokens.mark(at) == ':' {
            found = found.or(Some(Echo::Part));
        } else if tokens.word(at) == "total" {
            found = Some(Echo::Total);
        } else if tokens.mark(at) == '(' && at + 1 == chunk.from {
            found = found.or(Some(Echo::Same));
        }
    }
    // "one hour in total"
    let after = chunk.until + usize::from(matches!(tokens.word(chunk.until), "in" | "a" | "overall"));
    if matches!(tokens.word(after), "total" | "altogether" | "overall") && matches!(chunk.what, What::Length(_)) {
        found = Some(Echo::Total);
    }
    found
}

/// Compares what is said twice. What agrees lends its sessions to the amount; what does not makes it unsure.
fn echoes(drafts: &mut Vec<Draft>, unsure: &mut bool) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        let (Some(echo), Some(principal)) = (draft.echo, kept.last_mut()) else {
            kept.push(draft);
            continue;
        };
        if echo != Echo::Part && !principal.agree(&draft) && echo == Echo::Same {
            *unsure = true;
        }
    }
    *drafts = kept;
}

/// A length without a period beside a whole amount in one clause could belong to either.
fn leftovers(drafts: &mut [Draft], unsure: &mut bool) {
    for at in 0..drafts.len() {
        let (clause, bare) = (drafts[at].clause, drafts[at].length.is_some() && !drafts[at].has_frequency());
        if bare {
            let beside = drafts.iter().enumerate().any(|(other, draft)| {
                other != at && draft.clause == clause && draft.length.is_some()
            });
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
            .filter(|other| is_frequency(&drafts[*other]) && drafts[*other].clause.abs_diff(drafts[at].clause) <= 3)
            .filter(|other| {
                let both = drafts[at].count.is_some() && drafts[*other].count.is_some();
                let (length, frequency) = (drafts[at].clause, drafts[*other].clause);
                !both && (length == frequency || speaks_of_sessions(tokens, chunks, length) || speaks_of_sessions(tokens, chunks, frequency))
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
            || matches!(word, "each" | "duration" | "frequency" | "length" | "lasting" | "lasts" | "last" | "they" | "these" | "this" | "it" | "when")
            || tokens.are(at, &["how", "long"])
            || tokens.are(at, &["how", "often"])
        {
            return true;
        }
        others += usize::from(!word.is_empty() && !taken(at));
    }
    others <= 3
}

/// An amount that comes with "the" or "this" speaks of one named before and is not added to it.
fn repeated(tokens: &Tokens<'_>, drafts: &mut Vec<Draft>, unsure: &mut bool) {
    let mut at = 1;
    while at < drafts.len() {
        let from = drafts[at].from;
        let pointing = (1..=3).any(|back| {
            from.checked_sub(back).is_some_and(|at| {
                matches!(tokens.word(at), "the" | "this" | "these" | "those" | "such" | "his" | "her" | "their")
                    && (at + 1..from).all(|at| !matches!(tokens.word(at), "for" | "of" | "in" | "with" | "will" | "by" | "to"))
            })
        }) && drafts[at].length.is_some();
        if pointing {
            let same = drafts[..at].iter().any(|before| before.length.map(|l| l.minutes) == drafts[at].length.map(|l| l.minutes));
            let timed = drafts[..at].iter().any(|before| before.length.is_some() && before.has_frequency());
            if same || (timed && !drafts[at].has_frequency()) {
                drafts.remove(at);
                continue;
            }
            *unsure |= timed;
        }
        at += 1;
    }
}

/// Whether sessions are named near a length, so that it is the length of one.
fn is_session_near(tokens: &Tokens<'_>, draft: &Draft) -> bool {
    let Some((from, until)) = draft.length_at else { return false };
    (from.saturating_sub(4)..until + 5).any(|at| is_session(tokens.word(at)) && at + 1 != from)
        || (from.saturating_sub(4)..from).any(|at| is_session(tokens.word(at)))
}

/// What the time is for, by the words around the amount. None is direct work.
fn purpose(tokens: &Tokens<'_>, chunks: &Chunks, drafts: &[Draft], at: usize) -> Option<Purpose> {
    let draft = &drafts[at];
    let clause_from = chunks.clauses.get(draft.clause).copied().unwrap_or(0);
    let clause_until = chunks.clauses.get(draft.clause + 1).copied().unwrap_or(tokens.len());
    let before = at.checked_sub(1).map(|at| &drafts[at]).filter(|before| before.clause == draft.clause);
    let after = drafts.get(at + 1).filter(|after| after.clause == draft.clause);
    let from = before.map_or(clause_from, |before| before.until.min(draft.from));
    let until = after.map_or(clause_until, |after| after.from);
    let reach = |at: usize| from + at < until;
    let around: Vec<&str> = (0..until.saturating_sub(from)).filter(|at| reach(*at)).map(|at| tokens.word(from + at)).collect();
    if around.iter().any(|word| words().direct.contains(*word)) && !around.contains(&"indirect") {
        return None;
    }
    let staff = around.iter().any(|word| {
        matches!(*word, "staff" | "teachers" | "teacher" | "team" | "assistant" | "ta" | "lsa" | "parent" | "parents" | "adult" | "family" | "school" | "indirect")
    });
    // "training in touch typing" and "writing practice" are the child's own work; training for staff names the staff.
    let trains = |word: &str| words().purpose.get("training_for_staff").is_some_and(|list| list.contains(word));
    let trained_person = around.windows(2).any(|pair| pair[0] == "trained" && pair[1] != "by")
        || around.windows(2).any(|pair| pair[0] == "travel" && trains(pair[1]));
    if staff && !trained_person {
        if let Some(at) = around.iter().position(|word| trains(word)) {
            let with_staff = {
                around[at..].iter().take(8).chain(around[..at].iter().rev().take(2)).any(|word| {
                    matches!(*word, "staff" | "teachers" | "teacher" | "team" | "assistant" | "ta" | "lsa" | "parents" | "adult" | "family" | "school")
                })
            };
            if with_staff {
                return Some(Purpose::TrainingForStaff);
            }
        }
        if around.contains(&"indirect") {
            return Some(Purpose::Programme);
        }
    }
    if around.windows(2).any(|pair| pair[0] == "review" && pair[1] != "and" || matches!(pair[1], "meeting" | "meetings" if pair[0] == "review"))
        && !around.iter().any(|word| words().delivery.contains(*word))
    {
        return Some(Purpose::Review);
    }
    let writes = around.windows(3).any(|three| {
        matches!(three[0], "write" | "writes" | "writing" | "devise" | "devising" | "set" | "setting")
            && three[1..].iter().any(|word| matches!(*word, "programme" | "programmes" | "plan"))
    });
    if writes && !around.contains(&"model") && !around.contains(&"modelling") {
        return Some(Purpose::Programme);
    }
    let reports = around.windows(2).any(|pair| matches!(pair[0], "write" | "writing") && matches!(pair[1], "report" | "reports" | "recommendations"));
    if reports || around.windows(2).any(|pair| pair[0] == "report" && pair[1] == "writing") {
        return Some(Purpose::ReportWriting);
    }
    None
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
