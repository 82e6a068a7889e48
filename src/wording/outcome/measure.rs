//! How it will be known: a count, a rate, a score, a level, a time, or yes or no at a stated frequency.

use super::super::written::Gap;
use super::numbers::number;
use super::{Stretch, Target};

/// How good a measure is, best first, so that the best in a sentence is the one shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// So many out of so many, or per cent.
    Rate,
    /// So many times a day, a week or a term.
    Frequency,
    /// A count, a length, a level, a score.
    Count,
    /// Each time, every day.
    Every,
}

/// The words of the best measure. `given` tells that the text is about what is given, whose
/// rhythm measures nothing for the child.
pub(super) fn find(target: &Target<'_, '_>, given: bool) -> Option<Stretch> {
    let mut best: Option<(Kind, usize, usize)> = None;
    for at in target.words() {
        let found = kind_at(target, at).filter(|(kind, _)| !(given && *kind == Kind::Every));
        if let Some((kind, after)) = found.filter(|(kind, _)| best.is_none_or(|(best, _, _)| *kind < best)) {
            best = Some((kind, at, after));
        }
    }
    best.map(|(_, at, after)| widen(target, at, after))
}

/// The measure that begins at a word, and the word after its core.
fn kind_at(target: &Target<'_, '_>, at: usize) -> Option<(Kind, usize)> {
    let word = |step: isize| target.near(at, step);
    let is_number = |step: isize| figure(word(step));
    let period = |word: &str| {
        matches!(
            word,
            "day"
                | "week"
                | "fortnight"
                | "month"
                | "term"
                | "year"
                | "lesson"
                | "session"
                | "hour"
                | "night"
                | "half"
                | "morning"
                | "minute"
                | "days"
                | "school"
                | "afternoon"
        )
    };
    if is_number(0) && !is_label(target, at) {
        if target.has(at) && followed_by_percent(target, at) {
            return Some((Kind::Rate, at + 1));
        }
        if matches!(word(1), "per") && word(2) == "cent" || matches!(word(1), "percent") {
            return Some((Kind::Rate, at + 2));
        }
        let stroke = target.has(at + 1) && target.written.word(at + 1).gap == Gap::Stroke && is_number(1);
        if stroke {
            return Some((Kind::Rate, at + 2));
        }
        for step in 1..=3 {
            let out = usize::from(word(step) == "out");
            let of = step + out.cast_signed();
            if matches!(word(of), "of" | "in" | "from")
                && (is_number(of + 1) || (word(of + 1) == "the" && is_number(of + 2)))
            {
                return Some((Kind::Rate, at + (of + 2).cast_unsigned()));
            }
            if matches!(word(step), "a" | "per" | "each" | "every") && period(word(step + 1)) {
                return Some((Kind::Frequency, at + step.cast_unsigned() + 2));
            }
        }
        if matches!(word(1), "times" | "occasions" | "x" | "days" | "nights" | "lessons" | "mornings") {
            return Some((Kind::Frequency, at + 2));
        }
        return is_count(target, at).then_some((Kind::Count, at + 1));
    }
    // "A reading age of 8:06": years and months.
    let years = word(0).split_once(':').is_some_and(|(years, months)| {
        years.parse::<u8>().is_ok_and(|years| years > 3)
            && months.parse::<u8>().is_ok_and(|months| months < 12)
    });
    if years && (1..=9).any(|step| word(-step) == "age") {
        return Some((Kind::Count, at + 1));
    }
    match word(0) {
        "once" | "twice" if matches!(word(1), "a" | "per" | "each" | "every" | "daily" | "weekly" | "in") => {
            Some((Kind::Frequency, at + 3))
        }
        "daily" | "weekly" | "fortnightly" | "monthly" | "nightly" | "termly" => Some((Kind::Every, at + 1)),
        "every" | "each"
            if !matches!(
                word(1),
                "" | "other" | "opportunity" | "aspect" | "of" | "child" | "one" | "effort"
            ) =>
        {
            Some((Kind::Every, at + 2))
        }
        "all"
            if (1..=3).any(|step| {
                matches!(
                    word(step),
                    "lessons" | "occasions" | "mealtimes" | "playtimes" | "sessions" | "subjects"
                )
            }) =>
        {
            Some((Kind::Every, at + 2))
        }
        _ => None,
    }
}

fn figure(word: &str) -> bool {
    number(word).is_some()
        || (word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(':'))
        || matches!(
            word,
            "fifteen"
                | "thirty"
                | "forty"
                | "fifty"
                | "sixty"
                | "seventy"
                | "eighty"
                | "ninety"
                | "half"
                | "hundred"
                | "fourteen"
                | "thirteen"
                | "seventeen"
        )
}

fn followed_by_percent(target: &Target<'_, '_>, at: usize) -> bool {
    let end = target.written.word(at).end;
    target.written.part(end, end + 1) == "%"
}

/// Whether a number only names something: "Year 3", "Phase 5", "1:1", "two-step", "the 42 bus".
fn is_label(target: &Target<'_, '_>, at: usize) -> bool {
    let word = |step: isize| target.near(at, step);
    let age = matches!(word(-1), "age" | "of")
        && (-5..=-1).any(|step| {
            matches!(word(step), "reading" | "spelling" | "comprehension" | "language" | "maths" | "score")
        });
    let names = [
        "year", "yr", "key", "ks", "phase", "section", "between", "appendix", "aged", "unit", "room", "tier",
        "wave", "book", "ages", "band",
    ];
    // "Take 50 steps" counts them; "a task of two steps" tells of the task.
    let walked = word(1) == "steps" && matches!(word(-1), "take" | "takes" | "walk" | "walks");
    let kinds = ["step", "part", "bus", "steps", "year", "stage", "key", "digit", "way", "word-level"];
    let stage = word(-1) == "stage" && word(-2) == "key";
    let within = word(-1) == "within" && !is_unit(word(1));
    let year = target.written.lower(at).len() == 4 && target.written.lower(at).starts_with("20");
    let people = matches!(word(-1), "with" | "by" | "from" | "alongside" | "to")
        && (1..=2).any(|step| is_people(word(step)));
    let pronoun = word(0) == "one"
        && (!is_unit(word(1))
            && !matches!(
                word(1),
                "sentence" | "word" | "friend" | "new" | "out" | "in" | "of" | "time" | "prompt" | "question"
            )
            || matches!(word(-1), "no" | "any" | "this" | "that" | "to")
            || word(1) == "of" && number(word(2)).is_none() && word(2) != "the")
        && !matches!(word(2), "a" | "per" | "each");
    let money = target.written.between(at).ends_with('£');
    // "At Year 3 level" is a level.
    if matches!(word(1), "level" | "standard") && word(-1) == "year" {
        return false;
    }
    (word(-1) == "age" && !age)
        || names.contains(&word(-1))
        || kinds.contains(&word(1)) && !walked
        || stage
        || within
        || year
        || people
        || pronoun
        || money
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "minute"
            | "minutes"
            | "mins"
            | "min"
            | "hour"
            | "hours"
            | "hrs"
            | "second"
            | "seconds"
            | "metre"
            | "metres"
            | "meters"
            | "m"
            | "km"
            | "day"
            | "days"
            | "week"
            | "weeks"
            | "times"
            | "time"
    )
}

fn is_people(word: &str) -> bool {
    matches!(
        word,
        "peer"
            | "peers"
            | "adult"
            | "adults"
            | "child"
            | "children"
            | "other"
            | "others"
            | "classmate"
            | "classmates"
            | "pupil"
            | "pupils"
            | "people"
            | "friends"
            | "person"
            | "staff"
            | "familiar"
    )
}

/// A number with something that it counts: a noun after it, or the name of a level before it.
fn is_count(target: &Target<'_, '_>, at: usize) -> bool {
    let word = |step: isize| target.near(at, step);
    let level = matches!(
        word(-1),
        "level" | "grade" | "stage" | "score" | "of" | "than" | "least" | "to" | "most" | "entry" | "is"
    ) || word(1) == "or";
    let tail = target.written.lower(at).trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let joined = !tail.is_empty() && target.written.lower(at).starts_with(|c: char| c.is_ascii_digit());
    let next = word(1);
    let noun = !next.is_empty()
        && target.has(at + 1)
        && target.written.word(at + 1).gap == Gap::Near
        && !matches!(
            next,
            "and"
                | "or"
                | "to"
                | "by"
                | "in"
                | "at"
                | "he"
                | "she"
                | "they"
                | "will"
                | "is"
                | "on"
                | "another"
                | "with"
                | "from"
        );
    level || joined || noun
}

/// The core of a measure with the words that lead into it and the noun it counts.
fn widen(target: &Target<'_, '_>, at: usize, after: usize) -> Stretch {
    let near = |at: usize| target.has(at) && target.written.word(at).gap == Gap::Near;
    let mut first = at;
    let leads = [
        "at",
        "least",
        "on",
        "in",
        "for",
        "with",
        "under",
        "over",
        "no",
        "not",
        "more",
        "less",
        "than",
        "fewer",
        "all",
        "of",
        "a",
        "an",
        "the",
        "to",
        "minimum",
        "average",
        "level",
        "grade",
        "stage",
        "score",
        "within",
        "after",
        "accuracy",
        "age",
        "reading",
        "comprehension",
        "entry",
        "up",
    ];
    while first > 0 && target.has(first - 1) && near(first) && leads.contains(&target.near(first, -1)) {
        first -= 1;
    }
    let stops = [
        "and",
        "but",
        "by",
        "with",
        "to",
        "when",
        "that",
        "from",
        "he",
        "she",
        "they",
        "will",
        "so",
        "which",
        "without",
        "while",
        "before",
        "after",
        "using",
        "if",
        "where",
        "because",
        "until",
        "who",
        "using",
        "is",
        "then",
        "using",
        "currently",
    ];
    let mut end = after;
    while end < after + 5 && near(end) && !stops.contains(&target.written.lower(end)) {
        end += 1;
    }
    (first, end.max(first + 1).min(target.written.len()))
}
