//! How often: periods and days of the week.

use super::number::{Read, bounds, past_hyphen};
use crate::model::{Period, Range};
use crate::wording::spelled;
use crate::wording::tokens::{Kind, Tokens};

/// A period as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cycle {
    /// The period; none where it is said but has no place in a school year, such as every three weeks.
    pub period: Option<Period>,
    /// How many times in it, by the words of the period themselves: 4 for "every three months".
    pub times: u32,
    /// How it is said.
    pub form: Form,
}

/// How a period is said, which decides what a number beside it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "each week", "per week", "every day".
    Each,
    /// "a week", which may be a length and not a period.
    Article,
    /// "weekly".
    Adverb,
    /// Days by name: "Mondays and Fridays".
    Named,
    /// "over the year", "in the week", "throughout the day".
    Span,
}

impl Cycle {
    pub const fn of(period: Period, form: Form) -> Self {
        Self { period: Some(period), times: 1, form }
    }

    const fn unknown(form: Form) -> Self {
        Self { period: None, times: 1, form }
    }
}

/// A period: "weekly", "per week", "in each half term", "every other week", "on Mon, Wed and Fri".
pub(super) fn cycle(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    adverb(tokens, at)
        .or_else(|| named_days(tokens, at))
        .or_else(|| days_of_five(tokens, at))
        .or_else(|| led_by_word(tokens, at))
}

/// "Three days out of five", "4 days in 5": so many days a week.
fn days_of_five(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    let (days, next) = bounds(tokens, at)?;
    let days = days.times(1).filter(Range::is_exact)?.min;
    let out = matches!(tokens.word(next + 1), "in" | "from") || tokens.are(next + 1, &["out", "of"]);
    let five = next + 2 + usize::from(tokens.word(next + 1) == "out");
    let (whole, end) = bounds(tokens, five)?;
    let whole = whole.times(1).filter(Range::is_exact)?.min;
    let fits = tokens.word(next) == "day" && out && whole == 5 && (1..=5).contains(&days);
    fits.then(|| (Cycle { times: days, ..Cycle::of(Period::Week, Form::Named) }, end))
}

fn adverb(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    let known = |period, length| Some((Cycle::of(period, Form::Adverb), at + length));
    let hyphen = past_hyphen(tokens, at + 1);
    match tokens.word(at) {
        "daily" => known(Period::Day, 1),
        "weekly" | "pw" => known(Period::Week, 1),
        "fortnightly" => known(Period::Fortnight, 1),
        "monthly" => known(Period::Month, 1),
        "quarterly" => Some((Cycle { times: 4, ..Cycle::of(Period::Year, Form::Adverb) }, at + 1)),
        "termly" => known(Period::Term, 1),
        "halftermly" => known(Period::HalfTerm, 1),
        "half" if tokens.word(hyphen) == "termly" => known(Period::HalfTerm, hyphen - at + 1),
        "half" if tokens.word(hyphen) == "yearly" => {
            Some((Cycle { times: 2, ..Cycle::of(Period::Year, Form::Adverb) }, hyphen + 1))
        }
        "yearly" => known(Period::Year, 1),
        // "annual review" and "annual leave" are names.
        "annual" if matches!(tokens.word(at + 1), "session" | "visit" | "assessment") => {
            known(Period::Year, 1)
        }
        "p" if tokens.are(hyphen, &["w"]) => known(Period::Week, hyphen - at + 1),
        "p" if tokens.mark(at + 1) == '/' && tokens.word(at + 2) == "w" => known(Period::Week, 3),
        "p" if tokens.mark(at + 1) == '/' && matches!(tokens.word(at + 2), "a" | "y") => {
            known(Period::Year, 3)
        }
        "p" if tokens.mark(at + 1) == '/' && tokens.word(at + 2) == "d" => known(Period::Day, 3),
        "p" if tokens.mark(at + 1) == '/' && tokens.word(at + 2) == "t" => known(Period::Term, 3),
        "f" if tokens.mark(at + 1) == '/' && tokens.word(at + 2) == "n" => known(Period::Fortnight, 3),
        "pa" if tokens.get(at).is_some_and(|token| !token.capital) => known(Period::Year, 1),
        // Twice a week and every two weeks are both called that.
        "biweekly" | "bimonthly" | "nightly" => Some((Cycle::unknown(Form::Adverb), at + 1)),
        "bi" if matches!(tokens.word(hyphen), "weekly" | "monthly" | "yearly" | "termly") => {
            Some((Cycle::unknown(Form::Adverb), hyphen + 1))
        }
        _ => None,
    }
}

/// The place in the week of a day's name, from Monday.
pub(super) fn weekday(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().position(|day| *day == tokens.word(at)).and_then(|at| u32::try_from(at).ok())
}

/// Days by name, where they come back every week: "every Tuesday", "Mondays and Thursdays", "Mon-Fri".
fn named_days(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    let mut start = at + usize::from(tokens.word(at) == "on");
    let every = matches!(tokens.word(start), "each" | "every");
    start += usize::from(every);
    let first = weekday(tokens, start)?;
    let plural = |at: usize| tokens.typed(at).to_ascii_lowercase().ends_with("days");
    let (mut days, mut next, mut repeated) = (1_u32 << first, start + 1, every || plural(start));
    let through = matches!(tokens.word(next), "to" | "until" | "through")
        || tokens.mark(next) == '-'
        || tokens.mark(next) == '—';
    if let (true, Some(last)) = (through, weekday(tokens, next + 1)) {
        if last <= first || last > 4 {
            return None;
        }
        days = (first..=last).fold(0, |days, day| days | 1 << day);
        return Some((named(days), next + 2));
    }
    loop {
        let mut day = next;
        while matches!(tokens.mark(day), ',' | '/' | '&' | '+')
            || matches!(tokens.word(day), "and" | "on" | "each" | "every")
        {
            day += 1;
        }
        // "Mon Wed and Thurs" has nothing between the first two.
        let Some(found) = weekday(tokens, day) else { break };
        days |= 1 << found;
        repeated |= plural(day) || days.count_ones() > 1;
        next = day + 1;
    }
    let dated = matches!(tokens.get(next).map(|token| token.kind), Some(Kind::Number(_) | Kind::Ordinal(_)))
        && tokens
            .get(next + 1)
            .is_none_or(|token| token.kind == Kind::Word && is_month(tokens.word(next + 1)));
    (repeated && !dated).then_some((named(days), next))
}

fn named(days: u32) -> Cycle {
    Cycle { times: days.count_ones(), ..Cycle::of(Period::Week, Form::Named) }
}

/// Whether a word is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    spelled::month(word).is_some()
}

/// A period that begins with per, each, every, a, in the and the like.
fn led_by_word(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    let preposition = matches!(
        tokens.word(at),
        "in" | "on" | "over" | "across" | "during" | "throughout" | "within" | "for" | "of"
    );
    let mut next = at + usize::from(preposition);
    if preposition && tokens.are(next, &["the", "course", "of"]) {
        next += 3;
    }
    let form = match tokens.word(next) {
        "alternate" => return every_other(tokens, next),
        "per" | "each" | "every" => Form::Each,
        "a" | "an" if !matches!(tokens.word_before(next), "on" | "for" | "of" | "during" | "throughout") => {
            Form::Article
        }
        "the" if preposition && tokens.word(at) != "of" && tokens.word(at) != "for" => Form::Span,
        _ if tokens.mark(next) == '/' => Form::Each,
        _ => return None,
    };
    next += 1;
    if (matches!(tokens.word_before(next), "every" | "each")
        || (tokens.word(at) == "on" && tokens.word(at + 1) == "alternate"))
        && let Some(found) = every_other(tokens, next)
    {
        return Some(found);
    }
    while matches!(
        tokens.word(next),
        "school"
            | "academic"
            | "teaching"
            | "calendar"
            | "working"
            | "college"
            | "nursery"
            | "full"
            | "single"
            | "term"
            | "week"
            | "educational"
    ) && !is_end(tokens, next)
        || (tokens.mark(next) == '-' && tokens.word(next + 1) == "time")
    {
        next += 1;
    }
    let (cycle, end) = head(tokens, at, next, form)?;
    // "a year group", "a day centre", "the week's words" and "a term ago" are no periods.
    let continued = matches!(
        tokens.word(end),
        "group"
            | "centre"
            | "service"
            | "trip"
            | "old"
            | "ago"
            | "care"
            | "placement"
            | "visit"
            | "book"
            | "diary"
            | "later"
            | "before"
            | "r"
            | "nursery"
            | "school"
    );
    let label = matches!(tokens.word(end - 1), "year" | "term" | "day")
        && matches!(tokens.get(end).map(|token| token.kind), Some(Kind::Number(_)))
        && form == Form::Article;
    (!continued && !label).then_some((cycle, end))
}

/// The noun of a period that began at `at`, and the place after it.
fn head(tokens: &Tokens<'_>, at: usize, next: usize, form: Form) -> Read<Cycle> {
    let every = matches!(tokens.word_before(next), "every" | "each")
        || (at..next).any(|at| matches!(tokens.word(at), "every" | "each"));
    let hyphen = past_hyphen(tokens, next + 1);
    let found = match tokens.word(next) {
        // "at the start and the end of every day" is twice.
        "day" if every && is_start_and_end(tokens, at) => {
            (Cycle { times: 2, ..Cycle::of(Period::Day, form) }, next + 1)
        }
        "day" if form == Form::Article && tokens.word(next + 1) == "of" => return None,
        "day" => (Cycle::of(Period::Day, form), next + 1),
        "week" => (Cycle::of(Period::Week, form), next + 1),
        "w" | "wk" if tokens.mark(next - 1) == '/' => (Cycle::of(Period::Week, form), next + 1),
        "fortnight" => (Cycle::of(Period::Fortnight, form), next + 1),
        "month" => (Cycle::of(Period::Month, form), next + 1),
        "half" if tokens.word(hyphen) == "term" => (Cycle::of(Period::HalfTerm, form), hyphen + 1),
        "halfterm" => (Cycle::of(Period::HalfTerm, form), next + 1),
        "half" if tokens.word(hyphen) == "year" => {
            (Cycle { times: 2, ..Cycle::of(Period::Year, form) }, hyphen + 1)
        }
        "term" => (Cycle::of(Period::Term, form), next + 1),
        "year" => (Cycle::of(Period::Year, form), next + 1),
        "quarter" if tokens.word(next + 1) != "of" => {
            (Cycle { times: 4, ..Cycle::of(Period::Year, form) }, next + 1)
        }
        "morning" if every => {
            let again = matches!(tokens.word(next + 2), "each" | "every");
            let both =
                tokens.word(next + 1) == "and" && tokens.word(next + 2 + usize::from(again)) == "afternoon";
            let times = if both { 2 } else { 1 };
            let end = next + 1 + if both { 2 + usize::from(again) } else { 0 };
            (Cycle { times, ..Cycle::of(Period::Day, form) }, end)
        }
        "afternoon" | "lunchtime" | "playtime" | "weekday" if every => {
            (Cycle::of(Period::Day, form), next + 1)
        }
        "lunch" if every && tokens.word(next + 1) == "time" => (Cycle::of(Period::Day, form), next + 2),
        "evening" if every => (Cycle::of(Period::Day, form), next + 1),
        "weekend" if every => (Cycle::of(Period::Week, form), next + 1),
        "january" | "february" | "march" | "april" | "june" | "july" | "august" | "september" | "october"
        | "november" | "december"
            if every =>
        {
            (Cycle::of(Period::Year, form), next + 1)
        }
        "night" if every => (Cycle::unknown(form), next + 1),
        _ => return None,
    };
    Some(found)
}

/// Whether "start and end of" stands before a place.
fn is_start_and_end(tokens: &Tokens<'_>, at: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| tokens.word(at));
    let of = usize::from(tokens.word(at) != "of");
    let ends = matches!(back(of + 1), "end" | "finish") && (of == 0 || back(1) == "of");
    ends && (2..=5).any(|steps| matches!(back(of + steps), "start" | "beginning"))
}

/// Whether a word that could qualify the period is itself the period.
fn is_end(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.word(at) {
        // "term time" qualifies, "term" alone is the period.
        "term" => !(tokens.word(at + 1) == "time" && matches!(tokens.word(at + 2), "week" | "day")),
        "week" => tokens.word(at + 1) != "day",
        _ => false,
    }
}

/// What follows "every": "other week", "second week", "two weeks", "3 months".
fn every_other(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    let (step, next) = match tokens.word(at) {
        "other" | "second" | "alternate" => (2, at + 1),
        "third" => (3, at + 1),
        _ => {
            if let Some(Kind::Ordinal(step)) = tokens.get(at).map(|token| token.kind) {
                (step, at + 1)
            } else {
                let (bounds, next) = bounds(tokens, at)?;
                let exact = bounds.times(1).filter(Range::is_exact).map_or(0, |range| range.min);
                (exact, next)
            }
        }
    };
    let next = past_hyphen(tokens, next);
    let next =
        next + usize::from(matches!(tokens.word(next), "school" | "calendar" | "teaching" | "academic"));
    let hyphen = past_hyphen(tokens, next + 1);
    let half_term = tokens.word(next) == "half" && tokens.word(hyphen) == "term";
    let end = if half_term { hyphen + 1 } else { next + 1 };
    let year = |times| Cycle { times, ..Cycle::of(Period::Year, Form::Each) };
    let found = match (tokens.word(next), step) {
        ("day", 1) => Cycle::of(Period::Day, Form::Each),
        ("week", 1) => Cycle::of(Period::Week, Form::Each),
        ("week", 2) => Cycle::of(Period::Fortnight, Form::Each),
        ("month", 1) => Cycle::of(Period::Month, Form::Each),
        ("month", 2 | 3 | 4 | 6 | 12) => year(12 / step),
        ("half", 2) if half_term => Cycle::of(Period::Term, Form::Each),
        ("term", 3) | ("year", 1) => Cycle::of(Period::Year, Form::Each),
        // "Three sessions, each 25 minutes" is a length.
        ("hour" | "minute", _) if tokens.word_before(at) == "each" => return None,
        ("day" | "week" | "month" | "term" | "year" | "fortnight" | "hour" | "minute" | "night", _) => {
            Cycle::unknown(Form::Each)
        }
        ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday", 2) => {
            Cycle::of(Period::Fortnight, Form::Each)
        }
        ("half", _) if half_term => Cycle::unknown(Form::Each),
        _ => return None,
    };
    Some((found, end))
}
