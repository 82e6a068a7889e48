//! How often: periods, days of the week, counts of times and sessions, and weeks of the year.

use super::number::{Bounds, Read, bounds, length, number, past_hyphen};
use crate::model::{Period, Range};
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
    const fn of(period: Period, form: Form) -> Self {
        Self { period: Some(period), times: 1, form }
    }

    const fn unknown(form: Form) -> Self {
        Self { period: None, times: 1, form }
    }
}

/// A period: "weekly", "per week", "in each half term", "every other week", "on Mon, Wed and Fri".
pub(super) fn cycle(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    adverb(tokens, at).or_else(|| named_days(tokens, at)).or_else(|| led_by_word(tokens, at))
}

fn adverb(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    let known = |period, length| Some((Cycle::of(period, Form::Adverb), at + length));
    let hyphen = past_hyphen(tokens, at + 1);
    match tokens.word(at) {
        "daily" => known(Period::Day, 1),
        "weekly" => known(Period::Week, 1),
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
        "annual" if matches!(tokens.word(at + 1), "session" | "visit" | "assessment") => known(Period::Year, 1),
        "pw" => known(Period::Week, 1),
        "p" if tokens.are(hyphen, &["w"]) => known(Period::Week, hyphen - at + 1),
        "p" if tokens.mark(at + 1) == '/' && tokens.word(at + 2) == "w" => known(Period::Week, 3),
        "p" if tokens.mark(at + 1) == '/' && matches!(tokens.word(at + 2), "a" | "y") => known(Period::Year, 3),
        "p" if tokens.mark(at + 1) == '/' && tokens.word(at + 2) == "d" => known(Period::Day, 3),
        "p" if tokens.mark(at + 1) == '/' && tokens.word(at + 2) == "t" => known(Period::Term, 3),
        "f" if tokens.mark(at + 1) == '/' && tokens.word(at + 2) == "n" => known(Period::Fortnight, 3),
        "pa" if tokens.get(at).is_some_and(|token| !token.capital) => known(Period::Year, 1),
        // Twice a week and every two weeks are both called that.
        "biweekly" | "bimonthly" => Some((Cycle::unknown(Form::Adverb), at + 1)),
        "bi" if matches!(tokens.word(hyphen), "weekly" | "monthly" | "yearly" | "termly") => {
            Some((Cycle::unknown(Form::Adverb), hyphen + 1))
        }
        "nightly" => Some((Cycle::unknown(Form::Adverb), at + 1)),
        _ => None,
    }
}

/// The place in the week of a day's name, from Monday.
fn weekday(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
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
    let through = matches!(tokens.word(next), "to" | "until" | "through") || tokens.mark(next) == '-' || tokens.mark(next) == '—';
    if let (true, Some(last)) = (through, weekday(tokens, next + 1)) {
        if last <= first || last > 4 {
            return None;
        }
        days = (first..=last).fold(0, |days, day| days | 1 << day);
        return Some((named(days), next + 2));
    }
    loop {
        let mut day = next;
        while matches!(tokens.mark(day), ',' | '/' | '&' | '+') || matches!(tokens.word(day), "and" | "on" | "each" | "every") {
            day += 1;
        }
        let Some(found) = weekday(tokens, day).filter(|_| day > next) else { break };
        days |= 1 << found;
        repeated |= plural(day) || days.count_ones() > 1;
        next = day + 1;
    }
    let dated = matches!(tokens.get(next).map(|token| token.kind), Some(Kind::Number(_) | Kind::Ordinal(_)))
        && tokens.get(next + 1).is_none_or(|token| token.kind == Kind::Word && is_month(tokens.word(next + 1)));
    (repeated && !dated).then_some((named(days), next))
}

fn named(days: u32) -> Cycle {
    Cycle { times: days.count_ones(), ..Cycle::of(Period::Week, Form::Named) }
}

/// Whether a word is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ];
    const SHORT: [&str; 12] =
        ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];
    MONTHS.contains(&word) || SHORT.contains(&word)
}

/// A period that begins with per, each, every, a, in the and the like.
fn led_by_word(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    let preposition =
        matches!(tokens.word(at), "in" | "on" | "over" | "across" | "during" | "throughout" | "within" | "for" | "of");
    let mut next = at + usize::from(preposition);
    if preposition && tokens.are(next, &["the", "course", "of"]) {
        next += 3;
    }
    let form = match tokens.word(next) {
        "per" | "each" | "every" => Form::Each,
        "a" | "an" | "any" if preposition || tokens.word(next) != "any" => Form::Article,
        "the" | "one" if preposition && tokens.word(at) != "of" && tokens.word(at) != "for" => Form::Span,
        _ if tokens.mark(next) == '/' => Form::Each,
        _ => return None,
    };
    let every = matches!(tokens.word(next), "every" | "each");
    next += 1;
    if tokens.word_before(next) == "every" {
        if let Some(found) = every_other(tokens, next) {
            return Some(found);
        }
    }
    while matches!(
        tokens.word(next),
        "school" | "academic" | "teaching" | "calendar" | "working" | "college" | "nursery" | "full" | "single" | "term"
            | "week" | "educational"
    ) && !is_end(tokens, next)
        || (tokens.mark(next) == '-' && tokens.word(next + 1) == "time")
    {
        next += 1;
    }
    let hyphen = past_hyphen(tokens, next + 1);
    let (cycle, end) = match tokens.word(next) {
        "day" => (Cycle::of(Period::Day, form), next + 1),
        "week" => (Cycle::of(Period::Week, form), next + 1),
        "w" | "wk" if tokens.mark(next - 1) == '/' => (Cycle::of(Period::Week, form), next + 1),
        "fortnight" => (Cycle::of(Period::Fortnight, form), next + 1),
        "month" => (Cycle::of(Period::Month, form), next + 1),
        "half" if tokens.word(hyphen) == "term" => (Cycle::of(Period::HalfTerm, form), hyphen + 1),
        "halfterm" => (Cycle::of(Period::HalfTerm, form), next + 1),
        "half" if tokens.word(hyphen) == "year" => (Cycle { times: 2, ..Cycle::of(Period::Year, form) }, hyphen + 1),
        "term" => (Cycle::of(Period::Term, form), next + 1),
        "year" => (Cycle::of(Period::Year, form), next + 1),
        "quarter" if tokens.word(next + 1) != "of" => (Cycle { times: 4, ..Cycle::of(Period::Year, form) }, next + 1),
        "morning" if every => {
            let both = tokens.are(next + 1, &["and", "afternoon"]) || tokens.are(next + 1, &["and", "every", "afternoon"]);
            let times = if both { 2 } else { 1 };
            let end = next + 1 + if !both { 0 } else if tokens.word(next + 2) == "every" { 3 } else { 2 };
            (Cycle { times, ..Cycle::of(Period::Day, form) }, end)
        }
        "afternoon" | "lunchtime" | "playtime" | "weekday" if every => (Cycle::of(Period::Day, form), next + 1),
        "lunch" if every && tokens.word(next + 1) == "time" => (Cycle::of(Period::Day, form), next + 2),
        "evening" | "night" | "weekend" if every => (Cycle::unknown(form), next + 1),
        _ => return None,
    };
    // "a year group", "a day centre", "the week's words" and "a term ago" are no periods.
    let continued = matches!(
        tokens.word(end),
        "group" | "centre" | "service" | "trip" | "old" | "ago" | "care" | "placement" | "visit" | "book" | "diary"
            | "later" | "before" | "r" | "nursery" | "school"
    );
    let label = matches!(tokens.word(end - 1), "year" | "term" | "day")
        && matches!(tokens.get(end).map(|token| token.kind), Some(Kind::Number(_)))
        && form == Form::Article;
    (!continued && !label).then_some((cycle, end))
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
        _ => match tokens.get(at).map(|token| token.kind) {
            Some(Kind::Ordinal(step)) => (step, at + 1),
            _ => {
                let (bounds, next) = bounds(tokens, at)?;
                let exact = bounds.times(1).filter(Range::is_exact).map_or(0, |range| range.min);
                (exact, next)
            }
        },
    };
    let next = past_hyphen(tokens, next);
    let next = next + usize::from(matches!(tokens.word(next), "school" | "calendar" | "teaching" | "academic"));
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
        ("day" | "week" | "month" | "term" | "year" | "fortnight" | "hour" | "minute" | "night", _)
        | ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday", 2) => {
            Cycle::unknown(Form::Each)
        }
        ("half", _) if half_term => Cycle::unknown(Form::Each),
        _ => return None,
    };
    Some((found, end))
}

/// A count of times, sessions or days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub range: Range,
    pub approximate: bool,
    pub of: Counted,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// "3 times", "3 x", "twice".
    Times,
    /// "3 sessions".
    Sessions,
    /// "3 days", before "a week".
    Days,
}

/// Words for one time of help.
pub(super) fn is_session(word: &str) -> bool {
    matches!(
        word,
        "session" | "lesson" | "visit" | "appointment" | "slot" | "meeting" | "occasion" | "break" | "breaks" | "contact"
            | "contacts" | "workshop" | "workshops" | "observation" | "observations" | "tutorial" | "tutorials" | "checkin"
    )
}

/// A count of times: "twice", "3 times", "3 x", "x 3", "on five days" before a week.
pub(super) fn times(tokens: &Tokens<'_>, at: usize) -> Read<Count> {
    let exactly = |number, next| Some((Count { range: Range::exactly(number), approximate: false, of: Counted::Times }, next));
    match tokens.word(at) {
        "once" if is_followed_by_period(tokens, at + 1) => return exactly(1, at + 1),
        "twice" => return exactly(2, at + 1),
        "thrice" => return exactly(3, at + 1),
        "x" => {
            let (found, next) = bounds(tokens, at + 1)?;
            let range = found.times(1)?;
            return Some((Count { range, approximate: found.approximate, of: Counted::Times }, next));
        }
        _ => {}
    }
    let (found, next) = bounds(tokens, at)?;
    let next = past_hyphen(tokens, next);
    let of = match tokens.word(next) {
        "time" | "occasion" => Counted::Times,
        "x" => Counted::Times,
        "day" | "morning" | "afternoon" | "lunchtime"
            if is_week(tokens, next + 1) || (tokens.word(next + 1) == "in" && is_week(tokens, next + 2)) =>
        {
            Counted::Days
        }
        _ => return None,
    };
    // "two times tables" and "3 times as many" count nothing.
    if of == Counted::Times && matches!(tokens.word(next + 1), "table" | "tables" | "as" | "more" | "better") {
        return None;
    }
    Some((Count { range: found.times(1)?, approximate: found.approximate, of }, next + 1))
}

fn is_week(tokens: &Tokens<'_>, at: usize) -> bool {
    cycle(tokens, at).is_some_and(|(cycle, _)| cycle.period == Some(Period::Week))
        || tokens.are(at, &["of", "the", "week"])
}

/// "Once" counts where a period follows; otherwise it may mean "as soon as".
fn is_followed_by_period(tokens: &Tokens<'_>, at: usize) -> bool {
    cycle(tokens, at).is_some() || tokens.are(at, &["only"]) || tokens.word(at) == "week"
}

/// A number of sessions with what stands between the number and the noun: "six 30-minute sessions",
/// "two weekly individual sessions". The places are those of the number's end and of the noun.
pub(super) fn sessions(tokens: &Tokens<'_>, at: usize) -> Option<(Count, usize, usize)> {
    let (found, next) = bounds(tokens, at)?;
    let after_number = past_hyphen(tokens, next);
    let mut noun = after_number;
    for _ in 0..9 {
        if is_session(tokens.word(noun)) {
            let range = found.times(1)?;
            return Some((Count { range, approximate: found.approximate, of: Counted::Sessions }, after_number, noun));
        }
        noun = match session_words(tokens, noun) {
            Some(next) => next,
            None => return None,
        };
    }
    None
}

/// The place after one thing that may stand between a number and "sessions".
fn session_words(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if let Some((_, next)) = length(tokens, at) {
        return Some(past_hyphen(tokens, next));
    }
    match tokens.get(at)?.kind {
        Kind::Word => {}
        Kind::Pair(..) => return Some(at + 1),
        Kind::Mark('-' | '&') => return Some(at + 1),
        _ => return None,
    }
    let stops = matches!(
        tokens.word(at),
        "with" | "of" | "for" | "will" | "to" | "in" | "on" | "by" | "per" | "each" | "every" | "a" | "an" | "the" | "who"
            | "is" | "are" | "has" | "have" | "pupil" | "child" | "adult" | "staff" | "peer" | "student" | "learner" | "or"
            | "day" | "week" | "month" | "term" | "year" | "time" | "minute" | "hour" | "at" | "from" | "during" | "before"
            | "after" | "then" | "between" | "key" | "mile" | "metre"
    );
    (!stops).then_some(at + 1)
}

/// Weeks of the year in which the help happens: "for 38 weeks", "36 wks", "190 days", "in each of the 39 school weeks".
pub(super) fn weeks(tokens: &Tokens<'_>, at: usize) -> Read<u8> {
    let led = matches!(tokens.word(at), "for" | "over" | "across" | "throughout" | "during" | "in" | "x" | "of");
    let mut start = at + usize::from(led);
    let times_mark = tokens.word(at) == "x";
    while matches!(tokens.word(start), "each" | "of" | "the" | "all" | "a" | "total" | "period" | "full") && led {
        start += 1;
    }
    let (value, next) = number(tokens, start)?;
    let next = past_hyphen(tokens, next);
    let adjective = matches!(tokens.word(next), "school" | "academic" | "teaching" | "term" | "consecutive" | "working");
    let unit = next + usize::from(adjective);
    let unit = unit + usize::from(tokens.word(next) == "term" && tokens.word(unit) == "time");
    let number = (value % 1000 == 0).then_some(value / 1000)?;
    let weeks = match tokens.word(unit) {
        "week" => number,
        "day" if number >= 100 && number % 5 == 0 => number / 5,
        _ => return None,
    };
    let mut end = unit + 1;
    let of_year = cycle(tokens, end)
        .or_else(|| tokens.are(end, &["of", "the"]).then(|| cycle_after_of(tokens, end)).flatten());
    let mut weeks = weeks;
    let mut whole_year = false;
    if let Some((cycle, after)) = of_year {
        match cycle.period {
            Some(Period::Year) if cycle.times == 1 => whole_year = true,
            Some(Period::Term) => weeks *= 3,
            Some(Period::HalfTerm) => weeks *= 6,
            _ => return None,
        }
        end = after;
    }
    let block = matches!(tokens.word(end), "block" | "programme" | "course" | "period" | "intervention" | "blocks");
    let before = tokens.word_before(at);
    let point_in_time = matches!(before, "every" | "within" | "after" | "first" | "last" | "next" | "than" | "initial" | "by" | "about")
        || (led && matches!(tokens.word_before(start), "first" | "last"))
        || (tokens.word(at) == "in" && !adjective && !whole_year && number < 30);
    let placed = (led && tokens.word(at) != "of") || adjective || whole_year || number >= 30 || block || times_mark;
    let fits = (1..=53).contains(&weeks) && !(weeks < 2 && !whole_year);
    (placed && !point_in_time && fits).then(|| Some((u8::try_from(weeks).ok()?, end))).flatten()
}

/// "of the school year", "of the year".
fn cycle_after_of(tokens: &Tokens<'_>, at: usize) -> Read<Cycle> {
    let next = at + 2 + usize::from(matches!(tokens.word(at + 2), "school" | "academic" | "calendar"));
    (tokens.word(next) == "year").then_some((Cycle::of(Period::Year, Form::Span), next + 1))
}

/// A number that stands for both ends of a range, for the callers that need one.
pub(super) fn exact(bounds: Bounds) -> Option<u32> {
    bounds.times(1).filter(Range::is_exact).map(|range| range.min)
}
