//! The pieces of amounts in a text, in order: lengths, counts, periods, weeks and people.
//!
//! A number is nothing until the words around it make it an amount of help. What stands after
//! "within", "after" or "every", what is an age, a level, a journey or a wait, is passed over.

use super::counts::{Count, is_session, sessions, times, weeks};
use super::not_help;
use super::number::{self, Length, length};
use super::often::{Cycle, Form, cycle};
use super::people::{People, people};
use crate::model::Period;
use crate::wording::tokens::{Kind, Tokens};

/// One piece, with the tokens it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chunk {
    pub what: What,
    pub from: usize,
    pub until: usize,
    /// Whether it stands between a number and "sessions", as in "six weekly sessions".
    pub inside: bool,
    /// Which sentence, line or bullet it is in.
    pub clause: usize,
}

/// What a piece says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Length(Length),
    Count(Count),
    Cycle(Cycle),
    Weeks(u8),
    People(People),
}

/// The pieces of a text.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    pub list: Vec<Chunk>,
    /// The first token of each clause, and the number of tokens at the end.
    pub clauses: Vec<usize>,
    /// Lengths of time that stand there and were passed over.
    pub passed_over: usize,
}

/// Reads the pieces.
pub(super) fn chunks(tokens: &Tokens<'_>) -> Chunks {
    let mut found = Chunks { list: Vec::with_capacity(8), clauses: vec![0], passed_over: 0 };
    let mut at = 0;
    while at < tokens.len() {
        if ends_clause(tokens, at) {
            found.clauses.push(at + 1);
            at += 1;
        } else {
            at = found.take(tokens, at).max(at + 1);
        }
    }
    found.clauses.push(tokens.len());
    found
}

/// Whether a clause ends with this token: a full stop, a semicolon, a new line or a bullet.
fn ends_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.mark(at) {
        '\n' | ';' | '?' | '!' => true,
        '.' => {
            // "p.m." and "approx." go on; a new sentence begins with a capital or a number.
            let next = tokens.get(at + 1);
            let short = matches!(
                tokens.word_before(at),
                "approximately" | "no" | "incl" | "eg" | "ie" | "e" | "i" | "mr" | "mrs" | "ms" | "dr" | "st"
            ) || (matches!(
                tokens.word_before(at),
                "minute" | "hour" | "week" | "maximum" | "year"
            ) && next.is_some_and(|next| !next.capital && next.kind == Kind::Word));
            next.is_none_or(|next| next.spaced) && !short
        }
        _ => false,
    }
}

impl Chunks {
    fn push(&mut self, what: What, from: usize, until: usize) {
        self.list.push(Chunk { what, from, until, inside: false, clause: self.clauses.len() - 1 });
    }

    /// Takes what begins at a token and gives the place after it.
    fn take(&mut self, tokens: &Tokens<'_>, at: usize) -> usize {
        // Most words begin nothing. This only spares time.
        if !may_begin(tokens, at) {
            return at + 1;
        }
        if let Some(next) = not_help::label(tokens, at) {
            return next;
        }
        if let Some((found, next)) = people(tokens, at) {
            self.push(What::People(found), at, next);
            return next;
        }
        if let Some((found, next)) = weeks(tokens, at) {
            self.push(What::Weeks(found), at, next);
            return next;
        }
        if tokens.are(at, &["at", "least"])
            && let Some((found, next)) = self.cycle(tokens, at + 2)
        {
            // "at least weekly"
            let range = crate::model::Range { min: 1, max: None };
            let of = super::counts::Counted::Times;
            self.push(What::Count(Count { range, approximate: false, of }), at, at + 2);
            self.push(What::Cycle(found), at + 2, next);
            return next;
        }
        if let Some((found, noun)) = self.cycle(tokens, at) {
            self.push(What::Cycle(found), at, noun);
            return noun;
        }
        if let Some((found, next)) = times(tokens, at) {
            self.push(What::Count(found), at, next);
            return next;
        }
        // What is left begins with a number.
        if !number::may_begin(tokens, at) {
            return at + 1;
        }
        if let Some((found, next)) = length(tokens, at) {
            // Nobody is helped for a minute or two: that is how long something takes.
            let moment = found.minutes.is_some_and(|range| range.max.is_some_and(|max| max <= 2));
            if moment || not_help::is_other_time(tokens, at, next) {
                self.passed_over += 1;
            } else {
                self.push(What::Length(found), at, next);
            }
            return next;
        }
        if let Some(next) = self.every_so_many(tokens, at) {
            return next;
        }
        if let Some((found, inner, noun)) = sessions(tokens, at) {
            self.push(What::Count(found), at, inner);
            self.take_inside(tokens, inner, noun);
            return noun + 1;
        }
        if let Some(next) = self.bare_count(tokens, at) {
            return next;
        }
        at + 1
    }

    /// The pieces between a number and "sessions".
    fn take_inside(&mut self, tokens: &Tokens<'_>, from: usize, noun: usize) {
        let mut at = from;
        while at < noun {
            let before = self.list.len();
            let next = self.take(tokens, at).max(at + 1);
            for chunk in self.list.iter_mut().skip(before) {
                chunk.inside = true;
            }
            at = next;
        }
    }

    /// A period, where the words around make it one.
    fn cycle(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Cycle, usize)> {
        let (found, next) = match cycle(tokens, at) {
            Some(found) => found,
            // "1 x week", "3 x p/w"
            None => bare_period(tokens, at)?,
        };
        if found.form == Form::Article {
            // "a week" is a period only after what happens in it.
            let amount_before =
                self.list.iter().rev().take_while(|chunk| chunk.clause + 1 == self.clauses.len()).any(
                    |chunk| {
                        matches!(chunk.what, What::Length(_) | What::Count(_))
                            && at - chunk.until.min(at) <= 9
                    },
                );
            if !amount_before {
                return None;
            }
        }
        if found.form == Form::Span && found.period == Some(Period::Day) {
            // "throughout the day" is whole-time help.
            let here = || self.list.iter().filter(|chunk| chunk.clause + 1 == self.clauses.len());
            let counted = here().any(|chunk| matches!(chunk.what, What::Count(_) | What::Length(_)))
                && !here().any(|chunk| matches!(chunk.what, What::Cycle(_)));
            let opens = tokens.word(at) == "during" && self.clauses.last() == Some(&at);
            return (counted || opens).then_some((found, next));
        }
        // "the daily timetable" and "weekly spellings" name things.
        let names = matches!(
            tokens.word(next),
            "timetable"
                | "diary"
                | "living"
                | "life"
                | "routine"
                | "routines"
                | "target"
                | "targets"
                | "book"
                | "planner"
                | "newsletter"
                | "log"
                | "report"
                | "basis"
        );
        let is_basis = tokens.word(next) == "basis";
        (is_basis || !(names && found.form == Form::Adverb)).then_some((found, next))
    }

    /// "three-weekly" is every three weeks, which has no place in a school year.
    fn every_so_many(&mut self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let (_, next) = number::number(tokens, at)?;
        let (found, end) = cycle(tokens, next + 1).filter(|_| tokens.mark(next) == '-')?;
        (found.form == Form::Adverb)
            .then(|| self.push(What::Cycle(Cycle { period: None, ..found }), at, end))?;
        Some(end)
    }

    /// "2 per term", where visits or sessions were named before.
    fn bare_count(&mut self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let (bounds, next) = number::bounds(tokens, at)?;
        let (cycle, end) = cycle(tokens, next)?;
        let named = (1..=4).any(|back| at.checked_sub(back).is_some_and(|at| is_session(tokens.word(at))));
        let range = bounds.times(1)?;
        // "three weekly" and "6-weekly" may mean every so many weeks, so they count nothing; nor does "10 daily".
        let alone = cycle.form == Form::Adverb;
        if alone && is_session(tokens.word(end)) {
            return None;
        }
        if alone {
            let unknown = Cycle { period: None, ..cycle };
            self.push(What::Cycle(unknown), at, end);
            return Some(end);
        }
        let row_from = self.clauses.last().copied().unwrap_or(0);
        let in_table = (row_from..at).any(|at| tokens.mark(at) == '|');
        let rate = tokens.mark(next) == '/' && range.max.is_some_and(|max| max <= 10);
        if !named && !in_table && !rate {
            // A number with nothing counted: what it says of the period is not known.
            self.push(What::Cycle(Cycle { period: None, ..cycle }), at, end);
            return Some(end);
        }
        let of = super::counts::Counted::Sessions;
        self.push(What::Count(Count { range, approximate: bounds.approximate, of }), at, next);
        self.push(What::Cycle(cycle), next, end);
        Some(end)
    }
}

fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Number(_) | Kind::Pair(..)) => true,
        Some(Kind::Mark(mark)) => mark == '/',
        Some(Kind::Word) => not_help::begins_piece(tokens.word(at)),
        _ => false,
    }
}

/// A period without a word that leads it, where "x" stands before: "1x fortnight", "2 x week".
fn bare_period(tokens: &Tokens<'_>, at: usize) -> Option<(Cycle, usize)> {
    let both = tokens.are(at, &["morning", "and", "afternoon"]);
    if both {
        return Some((Cycle { period: Some(Period::Day), times: 2, form: Form::Named }, at + 3));
    }
    if !matches!(tokens.word_before(at), "x" | "once" | "twice" | "time") {
        return None;
    }
    let period = match tokens.word(at) {
        "week" => Period::Week,
        "fortnight" => Period::Fortnight,
        "day" => Period::Day,
        "term" => Period::Term,
        _ => return None,
    };
    Some((Cycle { period: Some(period), times: 1, form: Form::Adverb }, at + 1))
}
