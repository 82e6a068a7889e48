//! One amount while it is being put together.

use super::amounts::per_period;
use super::chunk::{Chunk, What};
use super::number::Length;
use super::often::{Count, Counted, Cycle, Form};
use crate::model::{Period, Quantity, Range, Sessions, TotalAmount};
use crate::wording::tokens::Tokens;

/// How an amount stands to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Echo {
    /// It says it again: "that is, 36 sessions of 30 minutes".
    Same,
    /// It adds it up: "one hour in total".
    Total,
    /// It is a part of it: "including two hours of training".
    Part,
}

/// An amount and what is still missing of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub length: Option<Length>,
    pub length_at: Option<(usize, usize)>,
    pub count: Option<Count>,
    pub cycle: Option<Cycle>,
    pub weeks: Option<u8>,
    /// Whether the sessions are a block: "a block of six".
    pub block: bool,
    /// Whether the period stands between the number and "sessions".
    pub inside: bool,
    /// Whether an adverb came first and then "for" or "x" and a number of sessions: "weekly for 6 sessions".
    pub adverb_first: bool,
    /// How many sessions a total is split into.
    pub split: Option<Range>,
    pub echo: Option<Echo>,
    pub unsure: bool,
    pub clause: usize,
    pub from: usize,
    pub until: usize,
}

/// An amount for a period that is as long as this or longer is no single session, unless sessions are named.
const LONGEST_SESSION: u32 = 100;

impl Draft {
    pub fn at(chunk: &Chunk) -> Self {
        Self {
            length: None,
            length_at: None,
            count: None,
            cycle: None,
            weeks: None,
            block: false,
            inside: false,
            adverb_first: false,
            split: None,
            echo: None,
            unsure: false,
            clause: chunk.clause,
            from: chunk.from,
            until: chunk.until,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.length.is_none() && !self.has_frequency() && self.weeks.is_none()
    }

    pub fn has_frequency(&self) -> bool {
        self.count.is_some() || self.cycle.is_some()
    }

    /// Takes a piece that is no amount by itself.
    pub fn take_aside(&mut self, chunk: &Chunk) {
        if let What::Weeks(weeks) = chunk.what {
            self.weeks = self.weeks.or(Some(weeks));
        }
    }

    /// Whether a piece can belong to this amount.
    pub fn has_room_for(&self, chunk: &Chunk, tokens: &Tokens<'_>) -> bool {
        match chunk.what {
            What::Length(_) => self.length.is_none(),
            What::Count(count) => match self.count {
                None => self.length.is_none() || self.cycle.is_none() || self.may_take_count(count, chunk, tokens),
                Some(before) => before.range == count.range || self.block && count.range == Range::exactly(1),
            },
            What::Cycle(cycle) => match self.cycle {
                None => true,
                Some(before) => before.period == cycle.period || self.widens(cycle),
            },
            What::Weeks(_) | What::People(_) => true,
        }
    }

    /// Whether a count can still join a length with a period.
    fn may_take_count(&self, count: Count, chunk: &Chunk, tokens: &Tokens<'_>) -> bool {
        let adverb = self.cycle.is_some_and(|cycle| cycle.form == Form::Adverb);
        let day = self.cycle.is_some_and(|cycle| cycle.period == Some(Period::Day));
        let multiplied = tokens.word(chunk.from) == "x" || tokens.word_before(chunk.from) == "for";
        (count.of == Counted::Days && day) || (adverb && (multiplied || count.of == Counted::Sessions)) || self.count.is_none() && multiplied
            || (count.of == Counted::Times && chunk.from <= self.until + 1)
    }

    /// Whether a second period goes with the first: "six weekly sessions each term", "daily, five days a week".
    fn widens(&self, cycle: Cycle) -> bool {
        let Some(before) = self.cycle else { return true };
        let days = self.count.is_some_and(|count| count.of == Counted::Days);
        let (Some(old), Some(new)) = (before.period, cycle.period) else { return cycle.form == Form::Span };
        (self.inside && is_longer(new, old))
            || (self.block && is_longer(new, old))
            || cycle.form == Form::Span
            || (days && matches!((old, new), (Period::Week, Period::Day) | (Period::Day, Period::Week)))
            || matches!((old, new, cycle.form), (Period::Day, Period::Week, Form::Named))
    }

    /// Takes a piece for which there is room.
    pub fn take(&mut self, chunk: &Chunk, tokens: &Tokens<'_>, unsure: &mut bool) {
        self.from = self.from.min(chunk.from);
        self.until = self.until.max(chunk.until);
        match chunk.what {
            What::Length(length) => {
                self.length = Some(length);
                self.length_at = Some((chunk.from, chunk.until));
            }
            What::Count(count) => self.take_count(count, chunk, tokens),
            What::Cycle(cycle) => self.take_cycle(cycle, chunk, unsure),
            What::Weeks(weeks) => self.weeks = self.weeks.or(Some(weeks)),
            What::People(_) => {}
        }
    }

    fn take_count(&mut self, count: Count, chunk: &Chunk, tokens: &Tokens<'_>) {
        let block = (1..=3).any(|back| {
            chunk.from.checked_sub(back).is_some_and(|at| {
                matches!(tokens.word(at), "block" | "course" | "series" | "package" | "programme" | "cycle" | "set")
                    && tokens.word(at + 1) == "of"
            })
        });
        let blocks = (1..=3).any(|back| chunk.from.checked_sub(back).is_some_and(|at| matches!(tokens.word(at), "blocks" | "sets")));
        self.block |= block;
        // How many blocks there are decides the number.
        self.unsure |= blocks;
        if count.of == Counted::Days && self.cycle.is_some_and(|cycle| cycle.period == Some(Period::Day)) {
            let times = self.cycle.map_or(1, |cycle| cycle.times);
            let each = self.count.map_or(Range::exactly(times), |each| each.range);
            self.count = product(each, count.range).map(|range| Count { range, ..count });
            self.cycle = Some(Cycle { period: Some(Period::Week), times: 1, form: Form::Each });
            self.unsure |= self.count.is_none();
            return;
        }
        if self.count.is_some() {
            return;
        }
        let adverb = self.cycle.filter(|cycle| cycle.form == Form::Adverb);
        let multiplied = tokens.word(chunk.from) == "x" || tokens.word_before(chunk.from) == "for";
        if adverb.is_some_and(|cycle| cycle.period != Some(Period::Day)) && multiplied {
            self.adverb_first = true;
        }
        self.count = Some(count);
    }

    fn take_cycle(&mut self, cycle: Cycle, chunk: &Chunk, unsure: &mut bool) {
        let Some(before) = self.cycle else {
            self.cycle = Some(cycle);
            self.inside = chunk.inside;
            return;
        };
        let (Some(old), Some(new)) = (before.period, cycle.period) else { return };
        if old == new {
            if cycle.form == Form::Named && before.form != Form::Named && self.count.is_none() && old == Period::Week {
                // "weekly, on Mondays and Fridays" is twice a week.
                self.cycle = Some(cycle);
            }
            return;
        }
        let longer = is_longer(new, old);
        if longer && (self.inside || self.block) && cycle.form != Form::Named {
            self.cycle = Some(cycle);
            self.inside = false;
            self.block = false;
        } else if cycle.form == Form::Named && old == Period::Day {
            // "daily, Monday to Friday"
            *unsure |= cycle.times != 5;
        } else if old == Period::Day && new == Period::Week && self.count.is_some_and(|count| count.of == Counted::Days) {
            self.cycle = Some(cycle);
        }
    }

    /// Takes over what a second telling of the same amount adds. False where the two disagree.
    pub fn agree(&mut self, again: &Self) -> bool {
        self.until = self.until.max(again.until);
        let Some(length) = again.length else {
            if let (Some(count), Some(_)) = (again.count, self.length) {
                // "45 minutes a week, split over three sessions"
                if self.count.is_none() {
                    self.split = Some(count.range);
                }
                return true;
            }
            return again.count.is_none();
        };
        let mut other = *again;
        other.cycle = other.cycle.or(self.cycle);
        other.weeks = other.weeks.or(self.weeks);
        let mut own = *self;
        own.cycle = own.cycle.or(again.cycle);
        own.weeks = own.weeks.or(again.weeks);
        let rates = (own.rate(), other.rate());
        let agrees = match rates {
            (Some(one), Some(two)) => {
                let near = |a: u32, b: u32| a.abs_diff(b) <= 1 + a.max(b) / 100;
                near(one.min, two.min) && match (one.max, two.max) {
                    (Some(one), Some(two)) => near(one, two),
                    (one, two) => one == two,
                }
            }
            _ => false,
        };
        if agrees && self.count.is_none() && again.count.is_some() {
            self.length = Some(length);
            self.length_at = again.length_at;
            self.count = again.count;
            self.cycle = other.cycle;
        } else if agrees {
            self.cycle = own.cycle;
        }
        self.weeks = own.weeks;
        agrees
    }

    fn rate(&self) -> Option<Range> {
        self.quantity(false).and_then(|quantity| quantity.minutes_per_week())
    }

    /// The amount as a plan holds it. None where it says nothing.
    pub fn quantity(&self, session_named: bool) -> Option<Quantity> {
        if self.is_empty() || self.unsure && self.length.is_none() {
            return None;
        }
        let minutes = self.length.and_then(|length| length.minutes);
        let approximate = self.length.is_some_and(|length| length.approximate) || self.count.is_some_and(|count| count.approximate);
        let mut quantity = Quantity {
            weeks_per_year: self.weeks,
            approximate: approximate.then_some(true),
            ..Quantity::default()
        };
        let sessions = self.sessions();
        let periodic = self.cycle.filter(|cycle| cycle.times == 1 && cycle.form != Form::Named);
        let long = minutes.is_some_and(|range| range.max.unwrap_or(range.min) >= LONGEST_SESSION);
        match (minutes, periodic.and_then(|cycle| cycle.period)) {
            (Some(minutes), Some(per)) if self.split.is_some() || (self.count.is_none() && long && !session_named) => {
                quantity.total = Some(TotalAmount { minutes, per });
                quantity.sessions = self.split.map(|count| Sessions { count, per });
            }
            _ => {
                quantity.duration_minutes = minutes;
                quantity.sessions = sessions;
            }
        }
        Some(quantity)
    }

    fn sessions(&self) -> Option<Sessions> {
        let Some(cycle) = self.cycle else {
            return self.count.map(|count| Sessions { count: count.range, per: Period::Once });
        };
        let Some(count) = self.count else {
            let (count, per) = per_period(None, cycle)?;
            return Some(Sessions { count, per });
        };
        let many = count.range.max.is_none_or(|max| max > 1);
        let block = self.block || self.adverb_first || self.may_be_block(cycle, count);
        let known = matches!(cycle.period, Some(Period::Week | Period::Fortnight | Period::Month));
        if block && known && many {
            return Some(Sessions { count: count.range, per: Period::Once });
        }
        let (count, per) = per_period(Some(count), cycle)?;
        Some(Sessions { count, per })
    }

    /// Whether a number of sessions with "weekly" or "fortnightly" is the length of a block, not a rate.
    fn may_be_block(&self, cycle: Cycle, count: Count) -> bool {
        if cycle.form != Form::Adverb || count.of != Counted::Sessions {
            return false;
        }
        match cycle.period {
            Some(Period::Week) => count.range.min > 5,
            Some(Period::Fortnight | Period::Month) => count.range.min > 1,
            _ => false,
        }
    }
}

/// Whether one period is longer than another.
const fn is_longer(new: Period, old: Period) -> bool {
    days(new) > days(old)
}

const fn days(period: Period) -> u32 {
    match period {
        Period::Day => 1,
        Period::Week => 7,
        Period::Fortnight => 14,
        Period::Month => 30,
        Period::HalfTerm => 45,
        Period::Term => 90,
        Period::Year | Period::Once => 365,
    }
}

fn product(one: Range, two: Range) -> Option<Range> {
    let max = match (one.max, two.max) {
        (Some(one), Some(two)) => Some(one.checked_mul(two)?),
        _ => None,
    };
    Some(Range { min: one.min.checked_mul(two.min)?, max })
}
