//! By when: a date, a term, the end of a phase, an age, or a number of months.

use super::super::written::{Gap, Words as Cut};
use super::Stretch;
use super::numbers::{month, number, year};
use crate::model::Phase;
use jiff::civil::Date;

/// What the words of a date mean, where that can be told from them alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Achieve {
    /// A day, or the last day of a month.
    Day(Date),
    /// The end of a phase of education.
    Phase(Phase),
    /// The end of a school year, 0 for Reception to 14.
    SchoolYear(u8),
    /// An age in years.
    Age(u8),
    /// A number of months from when the outcome is set.
    Months(u8),
}

/// Words for a stage of education, whose end is a date.
const STAGES: [&str; 26] = [
    "reception",
    "nursery",
    "primary",
    "secondary",
    "school",
    "college",
    "sixth",
    "foundation",
    "eyfs",
    "early",
    "preschool",
    "infants",
    "infant",
    "juniors",
    "junior",
    "term",
    "half",
    "phase",
    "academic",
    "key",
    "course",
    "year",
    "post",
    "apprenticeship",
    "university",
    "education",
];

/// Where the text says by when, and what that means.
pub(super) fn find(written: &Cut<'_>) -> Option<(Stretch, Option<Achieve>)> {
    let led = (0..written.len()).find_map(|at| led(written, at));
    led.or_else(|| (0..written.len()).find_map(|at| bare(written, at)))
}

/// A date with a word before it that makes it a limit: "by", "within", "before", "at the end of".
fn led(written: &Cut<'_>, at: usize) -> Option<(Stretch, Option<Achieve>)> {
    let word = |step: isize| written.near(at, step);
    let (from, limit) = match word(0) {
        "by" => (at + 1, true),
        "before" | "until" => (at + 1, false),
        "later" if word(-1) == "not" || word(-1) == "no" => (at + 1 + usize::from(word(1) == "than"), false),
        "within" | "in" => return within(written, at),
        "over" if word(1) == "the" && matches!(word(2), "next" | "coming") => return within(written, at),
        "at" | "on" | "upon" if word(1) == "the" && word(2) == "end" => (at + 1, false),
        "at" | "on" | "upon" if matches!(word(1), "leaving" | "completing" | "finishing") => (at + 1, false),
        // In mid-sentence it tells in what case, not by when.
        "when" | "once" if at == written.sentence(at).0 => (at, false),
        "end" if !matches!(word(-1), "the" | "by") && at == written.sentence(at).0 => (at, false),
        _ => return None,
    };
    let (mut after, achieve) = point(written, from, limit)?;
    after = extend(written, after);
    let first = if word(0) == "later" { at - 1 } else { at };
    Some(((first, after), achieve))
}

/// A number of months or years: "within 12 months", "in six months' time", "over the next two terms".
fn within(written: &Cut<'_>, at: usize) -> Option<(Stretch, Option<Achieve>)> {
    let mut from = at + 1;
    let mut next = false;
    while matches!(
        written.near(at, (from - at).cast_signed()),
        "the" | "next" | "coming" | "a" | "period" | "of"
    ) {
        next |= matches!(written.lower(from), "next" | "coming");
        from += 1;
    }
    let word = |step: usize| written.near(at, (from + step - at).cast_signed());
    let one_unit = |word: &str| matches!(word, "year" | "month" | "term" | "week");
    let (number, unit_at) = match number(word(0)) {
        // "12-18 months" ends at the later.
        Some(_) if number(word(1)).is_some() => (number(word(1))?, from + 2),
        Some(_) if word(1) == "to" && number(word(2)).is_some() => (number(word(2))?, from + 3),
        Some(number) => (number, from + 1 + usize::from(word(1) == "school" || word(1) == "academic")),
        None if one_unit(word(0)) && written.lower(from - 1) != "the" => (1, from),
        None if matches!(word(0), "academic" | "school") && one_unit(word(1)) => (1, from + 1),
        None => return None,
    };
    let unit = written.near(at, (unit_at - at).cast_signed()).trim_end_matches(['\'', '’']);
    let months = match unit.trim_end_matches("'s").trim_end_matches('s') {
        "month" => Some(number),
        "year" => number.checked_mul(12),
        "term" | "week" => None,
        _ => return None,
    };
    // "In 5 weeks out of 6" is a measure; "in 12 months' time" and "within" are limits.
    let timed = written.lower(unit_at + 1) == "time";
    let of = matches!(written.lower(unit_at + 1), "out" | "of" | "a" | "per");
    let is_limit = match written.lower(at) {
        "within" => unit != "week" && unit != "weeks" || !of,
        "over" => true,
        _ => timed || next || (matches!(unit, "months" | "years") && !of),
    };
    let after = unit_at + 1 + usize::from(timed);
    is_limit.then_some(((at, after), months.map(Achieve::Months)))
}

/// A month with its year, or the end of a stage, where nothing but its place makes it a limit.
fn bare(written: &Cut<'_>, at: usize) -> Option<(Stretch, Option<Achieve>)> {
    let heads = at == written.sentence(at).0;
    let label = ["target", "date", "timescale", "timeframe", "deadline", "when", "achieved"];
    let labelled = (1..=3).any(|step| label.contains(&written.near(at, -step)));
    let bracketed = written.word(at).gap == Gap::Mark && !heads;
    if !(heads || labelled || bracketed) {
        return None;
    }
    let (after, achieve) = calendar(written, at)?;
    let stands_alone = after >= written.len()
        || written.word(after).gap == Gap::Mark
        || written.word(after).sentence != written.word(at).sentence;
    // In brackets a date alone may be that of the baseline, unless a label says otherwise.
    let dated = after > at + 1 || labelled;
    (stands_alone && dated && (heads || labelled || after == written.len())).then_some(((at, after), achieve))
}

/// A point in time: what it means and the word after it. `limit` tells that "by" stands before.
fn point(written: &Cut<'_>, from: usize, limit: bool) -> Option<(usize, Option<Achieve>)> {
    let mut at = from;
    let word = |at: usize| written.lower(at);
    let same = |at: usize| {
        at < written.len() && written.word(at).sentence == written.word(from.min(written.len() - 1)).sentence
    };
    // Words on the way to the point.
    let mut end = false;
    while same(at)
        && matches!(
            word(at),
            "the"
                | "end"
                | "of"
                | "start"
                | "beginning"
                | "close"
                | "around"
                | "this"
                | "next"
                | "current"
                | "his"
                | "her"
                | "their"
                | "my"
                | "summer"
                | "autumn"
                | "spring"
                | "winter"
                | "final"
                | "last"
                | "first"
                | "late"
                | "early"
                | "mid"
                | "about"
                | "annual"
                | "coming"
                | "following"
                | "he"
                | "she"
                | "they"
                | "i"
                | "each"
                | "when"
                | "once"
                | "leaving"
                | "completing"
                | "finishing"
        )
        && !(word(at) == "early" && word(at + 1) == "years")
        && !(matches!(word(at), "each"))
    {
        end |= word(at) == "end";
        if matches!(word(at), "summer" | "autumn" | "spring" | "winter") {
            return Some((at + 1 + usize::from(word(at + 1) == "term"), None));
        }
        at += 1;
    }
    if !same(at) {
        return None;
    }
    if let Some(found) = calendar(written, at) {
        return Some(found);
    }
    if matches!(word(at), "age" | "aged" | "ages") {
        let number_at = at + 1 + usize::from(word(at + 1) == "of");
        let age = number(word(number_at))?;
        return Some((number_at + 1, Some(Achieve::Age(age))));
    }
    if let Some((after, age)) = birthday(written, at, limit, from) {
        return Some((after, Some(Achieve::Age(age))));
    }
    let in_clause = word(at) == "time" || matches!(word(from), "when" | "once") || !limit;
    if let Some(found) = in_clause.then(|| clause(written, at)).flatten() {
        return Some(found);
    }
    if let Some((after, year)) = school_year(written, at) {
        return Some((after, Some(Achieve::SchoolYear(year))));
    }
    if matches!(word(at), "review" | "reviews") || (word(at) == "ehcp" && word(at + 1) == "review") {
        return Some((at + 1 + usize::from(word(at) == "ehcp"), None));
    }
    stage(written, at, end || at > from)
}

/// A day, a month, a season or a festival, with its year where it has one.
fn calendar(written: &Cut<'_>, at: usize) -> Option<(usize, Option<Achieve>)> {
    let word = |at: usize| written.lower(at);
    // "31/03/2027", "31.3.27", "2027-03-31".
    if let Some(found) = figures(written, at) {
        return Some(found);
    }
    let day = number(word(at).trim_end_matches(['s', 't', 'n', 'd', 'r', 'h'])).filter(|day| *day <= 31);
    let (month_at, day) = match day {
        Some(day) if word(at).starts_with(|c: char| c.is_ascii_digit()) => {
            (at + 1 + usize::from(word(at + 1) == "of"), Some(day))
        }
        _ => (at, None),
    };
    if let Some(month) = month(written, month_at) {
        let mut after = month_at + 1;
        let mut day = day;
        if day.is_none() {
            // "March 31 2027".
            let figure = word(after).trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
            if let Some(found) =
                number(figure).filter(|day| (1..=31).contains(day) && year(word(after + 1)).is_some())
            {
                day = Some(found);
                after += 1;
            }
        }
        let Some(year) = year(word(after)) else { return Some((after, None)) };
        let achieve = match day {
            Some(day) => Date::new(year, month, i8::try_from(day).ok()?).ok(),
            None => Date::new(year, month, 1).ok().map(Date::last_of_month),
        };
        return Some((after + 1, achieve.map(Achieve::Day)));
    }
    let season = matches!(
        word(at),
        "summer"
            | "autumn"
            | "spring"
            | "winter"
            | "easter"
            | "christmas"
            | "whitsun"
            | "michaelmas"
            | "half"
    );
    if season {
        let term = usize::from(word(at + 1) == "term");
        if word(at) == "half" && term == 0 {
            return None;
        }
        let after = at + 1 + term;
        return Some((after + usize::from(year(word(after)).is_some()), None));
    }
    // "The 2027-28 academic year" is one date.
    year(word(at)).filter(|_| word(at).len() == 4).map(|_| {
        let after = at + 1 + usize::from(word(at + 1).len() == 2 && number(word(at + 1)).is_some());
        let named = matches!(word(after), "academic" | "school") && word(after + 1) == "year";
        (after + 2 * usize::from(named), None)
    })
}

fn figures(written: &Cut<'_>, at: usize) -> Option<(usize, Option<Achieve>)> {
    let word = written.lower(at);
    let parts: Vec<&str> = if word.matches('.').count() == 2 {
        word.split('.').collect()
    } else {
        let joined =
            |at: usize| at < written.len() && matches!(written.word(at).gap, Gap::Stroke | Gap::Near);
        let stroke = written.len() > at + 1 && written.word(at + 1).gap == Gap::Stroke;
        let iso = word.len() == 4 && year(word).is_some();
        if !(stroke || iso) || !joined(at + 1) {
            return None;
        }
        let third = if joined(at + 2) { written.lower(at + 2) } else { "" };
        vec![word, written.lower(at + 1), third]
    };
    let all_figures = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let used = if word.contains('.') { 1 } else { parts.iter().take_while(|part| all_figures(part)).count() };
    let value = |part: &str| part.parse::<i8>().ok();
    let day = match parts.as_slice() {
        [year_first, month, day] if year_first.len() == 4 => {
            Date::new(year(year_first)?, value(month)?, value(day)?)
        }
        [day, month, last] if used != 2 => Date::new(year(last)?, value(month)?, value(day)?),
        // "07/2027".
        [month, last, _] if last.len() == 4 => {
            return Date::new(year(last)?, value(month)?, 1)
                .ok()
                .map(|day| (at + 2, Some(Achieve::Day(day.last_of_month()))));
        }
        _ => return None,
    };
    day.ok().map(|day| (at + used.max(1), Some(Achieve::Day(day))))
}

/// "Year 6", "Yr 6", "Y6", "NCY 6", "Year Six".
fn school_year(written: &Cut<'_>, at: usize) -> Option<(usize, u8)> {
    let word = written.lower(at);
    if matches!(word, "year" | "yr" | "y" | "ncy" | "years" | "grade") {
        let year = number(written.lower(at + 1)).filter(|year| *year <= 14)?;
        return Some((at + 2, year));
    }
    let figure =
        word.strip_prefix("year").or_else(|| word.strip_prefix("yr")).or_else(|| word.strip_prefix('y'))?;
    figure.parse().ok().filter(|year| *year <= 14).map(|year| (at + 1, year))
}

/// The end of a stage. Without "the end of" or an article, only a named stage is one.
fn stage(written: &Cut<'_>, at: usize, led: bool) -> Option<(usize, Option<Achieve>)> {
    let word = written.lower(at);
    let next = written.lower(at + 1);
    if let Some(phase) = word.strip_prefix("ks").and_then(|figure| figure.parse().ok()).and_then(key_stage) {
        return Some((at + 1, Some(Achieve::Phase(phase))));
    }
    if matches!(word, "ks" | "key") {
        let number_at = at + 1 + usize::from(word == "key");
        let phase = number(written.lower(number_at)).and_then(key_stage);
        return match phase {
            Some(phase) => Some((number_at + 1, Some(Achieve::Phase(phase)))),
            None if led && next == "stage" => Some((at + 2, None)),
            None => None,
        };
    }
    let achieve = match word {
        "reception" | "nursery" | "foundation" | "eyfs" | "early" | "preschool" => {
            Some(Achieve::Phase(Phase::EarlyYears))
        }
        "primary" | "juniors" | "junior" => Some(Achieve::Phase(Phase::KeyStage2)),
        "infants" | "infant" => Some(Achieve::Phase(Phase::KeyStage1)),
        "secondary" => Some(Achieve::Phase(Phase::KeyStage4)),
        "post" if next == "16" => Some(Achieve::Phase(Phase::Post16)),
        _ => None,
    };
    let named = achieve.is_some() && word != "early";
    if !(STAGES.contains(&word) && (led || named)) {
        return None;
    }
    let more = [
        "school",
        "year",
        "years",
        "term",
        "phase",
        "education",
        "stage",
        "form",
        "16",
        "of",
        "foundation",
        "setting",
    ];
    let mut after = at + 1;
    let near = |after: usize| after < written.len() && written.word(after).gap == Gap::Near;
    while after < at + 4 && near(after) && more.contains(&written.near(at, (after - at).cast_signed())) {
        after += 1;
    }
    if written.lower(after - 1) == "of" {
        after -= 1;
    }
    Some((after, achieve))
}

fn key_stage(number: u8) -> Option<Phase> {
    match number {
        1 => Some(Phase::KeyStage1),
        2 => Some(Phase::KeyStage2),
        3 => Some(Phase::KeyStage3),
        4 => Some(Phase::KeyStage4),
        5 => Some(Phase::Post16),
        _ => None,
    }
}

/// An age without the word: "his 12th birthday", "18 years of age", and "by 16" before a name or a mark.
fn birthday(written: &Cut<'_>, at: usize, limit: bool, from: usize) -> Option<(usize, u8)> {
    let word = written.lower(at);
    let age =
        number(word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h'])).filter(|age| (2..=25).contains(age))?;
    if written.lower(at + 1) == "birthday" {
        return Some((at + 2, age));
    }
    if matches!(written.lower(at + 1), "years" | "yrs") && matches!(written.lower(at + 2), "of" | "old") {
        return Some((at + 3 + usize::from(written.lower(at + 2) == "of"), age));
    }
    let grows = (2..=8).any(|step| {
        ["increase", "increases", "rise", "rises", "improve", "improves", "reduce", "grow", "by"]
            .contains(&written.near(at, -step))
    });
    let ends = at + 1 >= written.len()
        || written.word(at + 1).gap == Gap::Mark
        || written.word(at + 1).sentence != written.word(at).sentence
        || written.as_written(at + 1).starts_with(char::is_uppercase)
        || matches!(written.lower(at + 1), "he" | "she" | "they");
    (limit && from == at && ends && !grows).then_some((at + 1, age))
}

/// "The time he is 18", "she leaves Year 11", "moving to secondary school": to the point inside it.
fn clause(written: &Cut<'_>, at: usize) -> Option<(usize, Option<Achieve>)> {
    let turning = [
        "is",
        "are",
        "am",
        "turns",
        "turn",
        "reaches",
        "reach",
        "leaves",
        "leave",
        "leaving",
        "starts",
        "start",
        "starting",
        "moves",
        "move",
        "moving",
        "finishes",
        "finish",
        "finishing",
        "completes",
        "completing",
        "transfers",
        "transfer",
        "transferring",
        "goes",
        "enters",
        "begins",
        "transition",
        "transitions",
        "transitioning",
        "joins",
        "complete",
    ];
    let from = (0..=5).find(|step| turning.contains(&written.near(at, *step)))?;
    let mut place = at + from.cast_unsigned() + 1;
    while matches!(
        written.lower(place),
        "to" | "into" | "on" | "at" | "his" | "her" | "their" | "the" | "age" | "of" | "from" | "in" | "out"
    ) {
        place += 1;
    }
    if place >= written.len() || written.word(place).sentence != written.word(at).sentence {
        return None;
    }
    if let Some((after, year)) = school_year(written, place) {
        return Some((after, Some(Achieve::SchoolYear(year))));
    }
    if let Some(age) = number(written.lower(place)).filter(|age| (2..=25).contains(age)) {
        let years = usize::from(matches!(written.lower(place + 1), "years"));
        return Some((
            place + 1 + years * (1 + usize::from(written.lower(place + 2) == "old")),
            Some(Achieve::Age(age)),
        ));
    }
    calendar(written, place).or_else(|| stage(written, place, true))
}

/// A year, a month or another phase that follows and belongs to the same point.
fn extend(written: &Cut<'_>, after: usize) -> usize {
    let mut after = after;
    for _ in 0..3 {
        if after >= written.len() || written.word(after).sentence != written.word(after - 1).sentence {
            break;
        }
        let near = written.word(after).gap == Gap::Near;
        let step = usize::from(matches!(written.lower(after), "in" | "of" | "on" | "at"));
        if step == 1 && !near {
            break;
        }
        let mut at = after + step;
        while step == 1 && matches!(written.lower(at), "the" | "end") {
            at += 1;
        }
        if at >= written.len() {
            break;
        }
        let found = calendar(written, at)
            .or_else(|| school_year(written, at).map(|(after, _)| (after, None)))
            .filter(|_| near || after + 2 > at);
        let dated = |until: usize| {
            (at..until).any(|at| {
                year(written.lower(at)).is_some()
                    || month(written, at).is_some()
                    || school_year(written, at).is_some()
            })
        };
        match found {
            Some((until, _)) if dated(until) && (near || !has_number_after(written, until)) => after = until,
            _ => break,
        }
    }
    after
}

/// Whether a bracket that began with a date goes on with a figure, as a baseline does.
fn has_number_after(written: &Cut<'_>, at: usize) -> bool {
    (at..(at + 4).min(written.len()))
        .any(|at| written.word(at).gap == Gap::Near && number(written.lower(at)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn found(text: &str) -> Option<(String, Option<Achieve>)> {
        let written = Cut::of(text);
        find(&written).map(|((first, after), achieve)| {
            let (start, end) = (written.word(first).start, written.word(after - 1).end);
            (text[start..end].to_owned(), achieve)
        })
    }

    #[test]
    fn dates_of_every_kind_are_read() {
        for (text, words, achieve) in [
            ("By July 2027 Sam will", "By July 2027", Some(Achieve::Day(date(2027, 7, 31)))),
            ("Sam will swim by 31/03/2027.", "by 31/03/2027", Some(Achieve::Day(date(2027, 3, 31)))),
            ("By 3rd June 2027, Sam", "By 3rd June 2027", Some(Achieve::Day(date(2027, 6, 3)))),
            ("By the end of Year 6 Sam will", "By the end of Year 6", Some(Achieve::SchoolYear(6))),
            ("by the end of KS2", "by the end of KS2", Some(Achieve::Phase(Phase::KeyStage2))),
            ("By age 16 Sam", "By age 16", Some(Achieve::Age(16))),
            ("By the time she is 18, Sam", "By the time she is 18", Some(Achieve::Age(18))),
            ("Within 12 months Sam will", "Within 12 months", Some(Achieve::Months(12))),
            ("By the end of the summer term 2027 Sam", "By the end of the summer term 2027", None),
            ("End of KS3: spell", "End of KS3", Some(Achieve::Phase(Phase::KeyStage3))),
        ] {
            assert_eq!(found(text), Some((words.to_owned(), achieve)), "{text}");
        }
    }

    #[test]
    fn what_is_no_limit_is_no_date() {
        for text in [
            "Throughout Year 7 Sam will read",
            "Sam will do it by using a card",
            "Sam reads a Year 3 book",
            "Sam reads (September 2026: 3 words)",
            "increase by 10 words",
            "in 4 out of 5 weeks",
            "from September 2026",
            "Sam will be helped by his mum",
            "by himself",
            "in Year 6",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
