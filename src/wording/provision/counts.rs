//! Counts of times, sessions and days, and the weeks of the year.

use super::number::{Bounds, Read, bounds, length, limited_word, may_begin, number, past_hyphen};
use super::often::{Cycle, Form, cycle, weekday};
use crate::model::{Period, Range};
use crate::wording::tokens::{Kind, Tokens};

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
        "session"
            | "lesson"
            | "visit"
            | "appointment"
            | "slot"
            | "meeting"
            | "occasion"
            | "break"
            | "breaks"
            | "contact"
            | "contacts"
            | "workshop"
            | "workshops"
            | "observation"
            | "observations"
            | "tutorial"
            | "tutorials"
            | "checkin"
    )
}

/// A count of times: "twice", "3 times", "3 x", "x 3", "on five days" before a week.
pub(super) fn times(tokens: &Tokens<'_>, at: usize) -> Read<Count> {
    if !may_begin(tokens, at) && !matches!(tokens.word(at), "once" | "twice" | "thrice" | "x") {
        return None;
    }
    let word = limited_word(tokens, at, |word| match word {
        "once" => Some(1),
        "twice" => Some(2),
        "thrice" => Some(3),
        _ => None,
    });
    if let Some((found, next)) = word {
        let counts = tokens.word(next - 1) != "once" || is_followed_by_period(tokens, next);
        let range = found.times(1).filter(|_| counts)?;
        return Some((Count { range, approximate: found.approximate, of: Counted::Times }, next));
    }
    if tokens.word(at) == "x" {
        // In "4 sessions x 25 minutes" the length is what is multiplied.
        if is_length(tokens, at + 1) {
            return None;
        }
        let (found, next) = bounds(tokens, at + 1)?;
        let range = found.times(1)?;
        return Some((Count { range, approximate: found.approximate, of: Counted::Times }, next));
    }
    let (found, next) = bounds(tokens, at)?;
    let next = past_hyphen(tokens, next);
    let of = match tokens.word(next) {
        "time" | "occasion" | "x" => Counted::Times,
        // "Two nights per month": how often, with no minutes of its own.
        "night" if cycle(tokens, next + 1).is_some() => Counted::Times,
        // "26 Saturdays a year"
        _ if weekday(tokens, next).is_some()
            && cycle(tokens, next + 1).is_some_and(|(cycle, _)| cycle.period == Some(Period::Year)) =>
        {
            Counted::Times
        }
        "day" | "morning" | "afternoon" | "lunchtime" | "evening" | "evenings"
            if is_week(tokens, next + 1) || (tokens.word(next + 1) == "in" && is_week(tokens, next + 2)) =>
        {
            Counted::Days
        }
        _ => return None,
    };
    // "two times tables" and "3 times as many" count nothing.
    if of == Counted::Times && matches!(tokens.word(next + 1), "table" | "tables" | "as" | "more" | "better")
    {
        return None;
    }
    Some((Count { range: found.times(1)?, approximate: found.approximate, of }, next + 1))
}

/// Whether a length stands here that can be no number of times. "x 3 hour sessions" may be three.
fn is_length(tokens: &Tokens<'_>, at: usize) -> bool {
    number(tokens, at).is_some_and(|(value, next)| match tokens.word(past_hyphen(tokens, next)) {
        "minute" | "min" => true,
        "hour" => {
            let hour = past_hyphen(tokens, next);
            value <= 1000 || value % 1000 != 0 || tokens.between(hour, hour + 1).ends_with('s')
        }
        _ => false,
    })
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
            return Some((
                Count { range, approximate: found.approximate, of: Counted::Sessions },
                after_number,
                noun,
            ));
        }
        noun = session_words(tokens, noun)?;
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
        Kind::Pair(..) | Kind::Mark('-' | '&') => return Some(at + 1),
        _ => return None,
    }
    let stops = matches!(
        tokens.word(at),
        "with"
            | "of"
            | "for"
            | "will"
            | "to"
            | "in"
            | "on"
            | "by"
            | "per"
            | "each"
            | "every"
            | "a"
            | "an"
            | "the"
            | "who"
            | "is"
            | "are"
            | "has"
            | "have"
            | "pupil"
            | "child"
            | "adult"
            | "staff"
            | "peer"
            | "student"
            | "learner"
            | "or"
            | "day"
            | "week"
            | "month"
            | "term"
            | "year"
            | "time"
            | "minute"
            | "hour"
            | "at"
            | "from"
            | "during"
            | "before"
            | "after"
            | "then"
            | "between"
            | "key"
            | "mile"
            | "metre"
    );
    (!stops).then_some(at + 1)
}

/// Weeks of the year in which the help happens: "for 38 weeks", "36 wks", "190 days", "in each of the 39 school weeks".
pub(super) fn weeks(tokens: &Tokens<'_>, at: usize) -> Read<u8> {
    let led =
        matches!(tokens.word(at), "for" | "over" | "across" | "throughout" | "during" | "in" | "x" | "of");
    let mut start = at + usize::from(led);
    let times_mark = tokens.word(at) == "x";
    while matches!(tokens.word(start), "each" | "of" | "the" | "all" | "a" | "total" | "period" | "full")
        && led
    {
        start += 1;
    }
    let (value, next) = number(tokens, start)?;
    let next = past_hyphen(tokens, next);
    let adjective =
        matches!(tokens.word(next), "school" | "academic" | "teaching" | "term" | "consecutive" | "working");
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
    let block =
        matches!(tokens.word(end), "block" | "programme" | "course" | "period" | "intervention" | "blocks");
    let before = tokens.word_before(at);
    let point_in_time = matches!(
        before,
        "every" | "within" | "after" | "first" | "last" | "next" | "than" | "initial" | "by" | "about"
    ) || (led && matches!(tokens.word_before(start), "first" | "last"))
        || (tokens.word(at) == "in" && !adjective && !whole_year && number < 30);
    let placed =
        (led && tokens.word(at) != "of") || adjective || whole_year || number >= 30 || block || times_mark;
    let fits = (1..=53).contains(&weeks) && (weeks >= 2 || whole_year);
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
