//! Where the child is now.

use super::super::written::{Gap, Words as Cut};
use super::Stretch;
use super::numbers::number;

/// The stretch that says where the child is now, or at a date gone by.
pub(super) fn find(written: &Cut<'_>, date: Option<Stretch>) -> Option<Stretch> {
    let in_date = |at: usize| date.is_some_and(|(first, after)| (first..after).contains(&at));
    (0..written.len())
        .filter(|at| !in_date(*at))
        .find(|at| is_cue(written, *at))
        .map(|cue| around(written, cue, date))
        .or_else(|| (0..written.len()).filter(|at| !in_date(*at)).find_map(|at| from_to(written, at, date)))
        .or_else(|| (0..written.len()).filter(|at| !in_date(*at)).find_map(|at| dated(written, at, date)))
}

/// Whether a word, with its neighbours, says that what is told is so now.
fn is_cue(written: &Cut<'_>, at: usize) -> bool {
    let word = |step: isize| written.near(at, step);
    let any = |steps: std::ops::RangeInclusive<isize>, words: &[&str]| {
        steps.into_iter().any(|step| words.contains(&word(step)))
    };
    match word(0) {
        "currently" | "presently" | "baseline" | "today" => true,
        "present" if matches!(word(1), "level" | "score" | "figure" | "position") => true,
        "present" | "moment" => matches!(word(-1), "at" | "the"),
        "minute" => word(-1) == "the" && word(-2) == "at",
        "now" => {
            let ahead = ["from", "will", "until", "and", "then", "just", "shall"];
            !ahead.contains(&word(-1)) && word(1) != "and"
        }
        "time" => word(-1) == "this" && word(-2) == "at",
        "starting" => matches!(word(1), "point" | "from" | "level"),
        "start" => word(1) == "of" && number(word(2)).is_some(),
        "assessed" | "assessment" | "tested" => {
            any(-4..=-1, &["when", "last", "was", "since"])
                || any(-3..=-1, &["the", "in"])
                    && any(1..=4, &["of", "in", "on"])
                    && any(-6..=-1, &["against", "in", "at"])
        }
        "compared" => matches!(word(1), "with" | "to"),
        "against" => word(-1) == "as",
        "up" => word(1) == "from",
        "current" => {
            (1..=5).any(|step| number(word(step)).is_some() || matches!(word(step), "is" | "are" | "none"))
        }
        "yet" => any(-5..=-1, &["not", "doesn't", "hasn't", "cannot", "can't", "never", "no"]),
        "term" | "year" | "month" | "week" => {
            word(-1) == "this" && any(1..=3, &["is", "was"])
                || (word(-1) == "last" && any(-6..=-1, &["none", "went", "was", "did", "had"]))
                || (word(-1) == "this" && any(-6..=-1, &["none", "answered", "only"]))
        }
        "still" => any(-2..=-1, &["he", "she", "they", "i"]) && !any(-4..=-1, &["will"]),
        "date" => word(-1) == "to" && any(-6..=2, &["has", "have", "had"]),
        "so" => word(1) == "far",
        "position" => any(1..=5, &["being", "is"]),
        _ => false,
    }
}

/// The bracket, the clause or the sentence around a cue, without the words of the target.
fn around(written: &Cut<'_>, cue: usize, date: Option<Stretch>) -> Stretch {
    let (sentence, end) = written.sentence(cue);
    let in_date = |at: usize| date.is_some_and(|(first, after)| (first..after).contains(&at));
    let mut first = cue;
    while first > sentence && written.word(first).gap != Gap::Mark && !in_date(first - 1) && cue - first < 12
    {
        first -= 1;
    }
    let aims = ["will", "shall", "to", "can", "be"];
    let is_aim =
        |at: usize| aims[..2].contains(&written.lower(at)) || (written.lower(at) == "to" && at == sentence);
    // What stands before the cue belongs to the target if the clause aims at something.
    if (first..cue).any(is_aim) || (first == sentence && (sentence..cue).any(|at| written.lower(at) == "to"))
    {
        first = cue;
    }
    let mut after = cue + 1;
    while after < end && !in_date(after) && !(is_close(written, after)) {
        after += 1;
    }
    (first, after)
}

/// Whether the baseline ends before a word: at a bracket's end, a semicolon, or where the target begins.
fn is_close(written: &Cut<'_>, at: usize) -> bool {
    if written.word(at).gap != Gap::Mark {
        return false;
    }
    let between = written.between(at);
    between.contains([')', ';', ']', '–', '—'])
        || matches!(written.near(at, 1), "will")
        || written.lower(at) == "by"
}

/// "From 30 to 60 words", "from two out of ten": the end from which it goes.
fn from_to(written: &Cut<'_>, at: usize, date: Option<Stretch>) -> Option<Stretch> {
    if written.lower(at) != "from" && written.lower(at) != "between" {
        return None;
    }
    let (_, end) = written.sentence(at);
    let level = |at: usize| {
        let word = written.lower(at);
        number(word).is_some()
            || word.starts_with(|c: char| c.is_ascii_digit())
            || (word.len() > 1
                && word.starts_with('p')
                && word[1..].bytes().all(|byte| byte.is_ascii_digit()))
            || matches!(word, "none" | "once" | "twice" | "never")
    };
    let named = |at: usize| matches!(written.near(at, -1), "year" | "yr" | "ks" | "key");
    let start = (at + 1..(at + 7).min(end)).find(|at| level(*at) && !named(*at))?;
    if matches!(written.near(start, 1), "am" | "pm") || matches!(written.near(start, -1), "year") {
        return None;
    }
    let in_date = |at: usize| date.is_some_and(|(first, after)| (first..after).contains(&at));
    // Up to "to", to a mark, or to the date.
    let mut after = start + 1;
    let bracket = |at: usize| written.between(at).contains(['(', ')']);
    while after < end
        && written.lower(after) != "to"
        && (written.word(after).gap != Gap::Mark || bracket(after))
        && !in_date(after)
    {
        after += 1;
    }
    let goes_on = written.lower(after) == "to" && (after + 1..(after + 6).min(end)).any(level);
    let measured_before = (0..at).any(|before| level(before) && !in_date(before));
    (goes_on || (measured_before && written.lower(at) == "from")).then_some((at, after))
}

/// A bracket or clause with a date gone by and a figure, or a figure under "rises from".
fn dated(written: &Cut<'_>, at: usize, date: Option<Stretch>) -> Option<Stretch> {
    let word = written.lower(at);
    let is_year = word.len() == 4
        && word.starts_with("20")
        && number(word).is_none()
        && word.bytes().all(|byte| byte.is_ascii_digit());
    let short_year = word.len() == 2
        && number(word).is_some_and(|year| (20..=45).contains(&year))
        && is_month(written.near(at, -1));
    if !(is_year || short_year) || date.is_some_and(|(first, after)| (first..after).contains(&at)) {
        return None;
    }
    let stretch = clause(written, at);
    let subject = |other: usize| {
        matches!(written.lower(other), "he" | "she" | "they")
            && !matches!(written.near(other, 1), "will" | "shall" | "can" | "")
    };
    let told = (stretch.0..stretch.1).any(|other| {
        other != at
            && (subject(other)
                || number(written.lower(other)).is_some()
                || matches!(
                    written.lower(other),
                    "could" | "was" | "needed" | "used" | "read" | "none" | "had" | "did" | "single"
                ))
    });
    let aims = (stretch.0..stretch.1).any(|at| matches!(written.lower(at), "will" | "shall"));
    (told && !aims).then_some(stretch)
}

fn is_month(word: &str) -> bool {
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
        .iter()
        .any(|month| word.starts_with(month))
}

/// The words between the brackets, the semicolons or the sentence's ends around a word.
fn clause(written: &Cut<'_>, at: usize) -> Stretch {
    let (sentence, end) = written.sentence(at);
    let breaks = |at: usize| {
        written.word(at).gap == Gap::Mark && written.between(at).contains(['(', ')', ';', '–', '—', '['])
    };
    let first = (sentence..=at).rev().find(|at| breaks(*at)).unwrap_or(sentence);
    let after = (at + 1..end).find(|at| breaks(*at)).unwrap_or(end);
    (first, after)
}
