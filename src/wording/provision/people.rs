//! How many staff and how many pupils: ratios and the size of a group.

use super::counts::exact;
use super::number::{Read, bounds, may_begin, past_hyphen};
use crate::model::{Range, Ratio};
use crate::wording::tokens::{Kind, Tokens};

/// What was read of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum People {
    Ratio(Ratio),
    Group(Range),
    /// Grown-ups named with a number, which make a ratio with a group: "with two members of staff".
    Staff(u8),
}

/// The most staff that one ratio has.
const MOST_STAFF: u32 = 6;
/// The most pupils that a ratio or a group has; more is a class.
const MOST_PUPILS: u32 = 20;

fn ratio(staff: u32, pupils: u32) -> Option<People> {
    let fits = (1..=MOST_STAFF).contains(&staff) && (1..=MOST_PUPILS).contains(&pupils);
    fits.then(|| {
        Some(People::Ratio(Ratio { staff: u8::try_from(staff).ok()?, pupils: u8::try_from(pupils).ok()? }))
    })
    .flatten()
}

fn is_staff(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    match tokens.word(at) {
        "adult" | "staff" | "ta" | "lsa" | "teacher" => Some(at + 1),
        "member" | "members" if tokens.are(at + 1, &["of", "staff"]) => Some(at + 3),
        "teaching" if tokens.word(at + 1) == "assistant" => Some(at + 2),
        _ => None,
    }
}

fn is_pupil(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        tokens.word(at),
        "pupil" | "child" | "student" | "learner" | "peer" | "boy" | "boys" | "girl" | "girls"
    )
}

/// A ratio, a group or a number of staff that begins here.
pub(super) fn people(tokens: &Tokens<'_>, at: usize) -> Read<People> {
    let token = tokens.get(at)?;
    if let Kind::Pair(staff, pupils) = token.kind {
        let clock =
            matches!(tokens.word_before(at), "at" | "from" | "until" | "till" | "by" | "between" | "to")
                || matches!(tokens.word(at + 1), "am" | "pm" | "degree" | "honours" | "to");
        let first = matches!(tokens.word(at + 1), "class") && tokens.word(at + 2) == "degree";
        return if clock || first { None } else { Some((ratio(staff, pupils)?, at + 1)) };
    }
    one_to_one(tokens, at).or_else(|| group(tokens, at)).or_else(|| counted_people(tokens, at))
}

/// "one-to-one", "1-1", "1 to 1", "individually", "on an individual basis", "individual therapy".
fn one_to_one(tokens: &Tokens<'_>, at: usize) -> Read<People> {
    let one = |at: usize| {
        tokens.word(at) == "one" || tokens.get(at).is_some_and(|token| token.kind == Kind::Number(1000))
    };
    if one(at) {
        let middle = past_hyphen(tokens, at + 1);
        if matches!(tokens.word(middle), "to" | "on" | "2") {
            let last = past_hyphen(tokens, middle + 1);
            // "one to one and a half hours" is a length of time.
            let alone =
                !tokens.are(last + 1, &["and", "a"]) && !matches!(tokens.word(last + 1), "hour" | "minute");
            return (one(last) && alone).then(|| Some((ratio(1, 1)?, last + 1))).flatten();
        }
        if tokens.mark(at + 1) == '-' && one(at + 2) {
            return Some((ratio(1, 1)?, at + 3));
        }
    }
    match tokens.word(at) {
        "individually" => Some((ratio(1, 1)?, at + 1)),
        "individual" => {
            let is_work = |word: &str| {
                matches!(
                    word,
                    "session"
                        | "therapy"
                        | "basis"
                        | "support"
                        | "teaching"
                        | "tuition"
                        | "lesson"
                        | "work"
                        | "help"
                        | "direct"
                        | "instruction"
                        | "speech"
                        | "slot"
                        | "time"
                        | "coaching"
                        | "sessions"
                        | "occupational"
                        | "physiotherapy"
                        | "reading"
                        | "intervention"
                        | "visit"
                        | "appointment"
                        | "counselling"
                        | "treatment"
                        | "mentoring"
                        | "weekly"
                        | "daily"
                        | "fortnightly"
                        | "adult"
                        | "ta"
                        | "programme"
                        | "attention"
                )
            };
            let next = tokens.word(at + 1);
            let at_edge = next.is_empty()
                && !matches!(tokens.word_before(at), "an" | "the" | "each" | "every" | "this" | "as")
                || matches!(tokens.mark(at.wrapping_sub(1)), '—' | '|' | ',') && next.is_empty();
            // "individual programmes" and "individual support plan" are papers.
            let paper = tokens.word(at + 2) == "plan" || (next == "programme" && tokens.word(at + 2) == "of");
            ((is_work(next) && !paper) || at_edge).then(|| Some((ratio(1, 1)?, at + 1))).flatten()
        }
        _ => None,
    }
}

/// "a group of four", "groups of 2-4", "in a pair", "group no larger than six", "max 6 children".
fn group(tokens: &Tokens<'_>, at: usize) -> Read<People> {
    match tokens.word(at) {
        "group" | "groups" | "class" => {
            let opened = tokens.mark(at + 1) == '(';
            let next = at + 1 + usize::from(opened);
            let next = next + usize::from(matches!(tokens.word(next), "of" | "size"));
            let next = next + usize::from(tokens.mark(next) == ':');
            let (found, end) = bounds(tokens, next)?;
            // Without "of", a number after "group" belongs to something else.
            let size = tokens.word_before(next) == "of"
                || tokens.word_before(next) == "size"
                || found.min == 0
                || is_pupil(tokens, end);
            let range = found.times(1).filter(|range| range.max.is_some_and(|max| max <= MOST_PUPILS))?;
            let timed = matches!(
                tokens.word(past_hyphen(tokens, end)),
                "minute" | "hour" | "week" | "time" | "x" | "session"
            );
            (size && !timed).then_some((People::Group(range), end + usize::from(is_pupil(tokens, end))))
        }
        "pair" | "pairs" if matches!(tokens.word_before(at), "a" | "in" | "his" | "her" | "their") => {
            Some((People::Group(Range::exactly(2)), at + 1))
        }
        _ => None,
    }
}

/// A number of staff with those joined to it: "one teacher and two assistants", "the teacher and one TA".
fn with_others(tokens: &Tokens<'_>, at: usize, staff: u32, end: usize) -> (u32, usize) {
    let (mut sum, mut end) = (staff, end);
    let article =
        at.checked_sub(3).is_some_and(|at| matches!(tokens.word(at), "a" | "an" | "the" | "one" | "class"));
    if tokens.word_before(at) == "and"
        && article
        && at.checked_sub(2).is_some_and(|at| is_staff(tokens, at).is_some())
    {
        sum = sum.saturating_add(1);
    }
    while tokens.word(end) == "and" {
        let Some((more, next)) = bounds(tokens, end + 1) else { break };
        let (Some(more), Some(after)) = (exact(more), is_staff(tokens, next)) else { break };
        sum = sum.saturating_add(more);
        end = after;
    }
    (sum, end)
}

/// Staff and pupils by number: "1 adult to 3 pupils", "2 adults", "one other pupil", "no more than 8 children".
fn counted_people(tokens: &Tokens<'_>, at: usize) -> Read<People> {
    if !may_begin(tokens, at) {
        return None;
    }
    let (found, next) = bounds(tokens, at)?;
    if let (Some(staff), Some(end)) = (exact(found), is_staff(tokens, next)) {
        let (staff, end) = with_others(tokens, at, staff, end);
        let linked = matches!(tokens.word(end), "to" | "for" | "per") || tokens.mark(end) == ':';
        if linked {
            let pupils = end + 1 + usize::from(matches!(tokens.word(end + 1), "every" | "each"));
            let (count, last) = bounds(tokens, pupils).unwrap_or((found, pupils));
            if is_pupil(tokens, last) {
                let count = if last == pupils { Some(1) } else { exact(count) };
                return Some((ratio(staff, count?)?, last + 1));
            }
        }
        return (1..=MOST_STAFF)
            .contains(&staff)
            .then(|| Some((People::Staff(u8::try_from(staff).ok()?), end)))
            .flatten();
    }
    if let (Some(staff), "to") = (exact(found), tokens.word(next)) {
        let led = matches!(tokens.word_before(at), "of" | "ratio")
            && tokens.word_before(at.wrapping_sub(1)) == "ratio"
            || tokens.word_before(at) == "ratio";
        if let (true, Some((pupils, last))) = (led, bounds(tokens, next + 1)) {
            return Some((ratio(staff, exact(pupils)?)?, last));
        }
    }
    // "ratio of 1 to 4" is read as a range of numbers.
    let led_by_ratio = tokens.word_before(at) == "ratio"
        || (tokens.word_before(at) == "of" && tokens.word_before(at - 1) == "ratio");
    if led_by_ratio {
        let range = found.times(1)?;
        return Some((ratio(range.min, range.max?)?, next));
    }
    let others = usize::from(matches!(tokens.word(next), "other" | "more"));
    if !is_pupil(tokens, next + others) {
        return None;
    }
    let range = found.times(1).filter(|range| range.max.is_some_and(|max| max <= MOST_PUPILS))?;
    // "With six peers": the child is the seventh.
    let peers = tokens.word(next) == "peer" && tokens.word_before(at) == "with";
    let with_child = u32::from(others == 1 || peers);
    let grouped = others == 1
        || peers
        || found.min == 0
        || (0..6).any(|back| {
            at.checked_sub(back + 1)
                .is_some_and(|at| matches!(tokens.word(at), "group" | "groups" | "maximum" | "alongside"))
        });
    let range = Range {
        min: range.min.saturating_add(with_child),
        max: range.max.map(|max| max.saturating_add(with_child)),
    };
    grouped.then_some((People::Group(range), next + others + 1))
}
