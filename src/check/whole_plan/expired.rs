//! What the plan still announces and what is long past.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, Voice, item};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Date, PlacementStatus, Section, Status};
use crate::timescales::calendar::national_curriculum_year;
use crate::wording::spelled::MONTHS;
use crate::wording::{Stretch, Word, Words, number_of};
use std::sync::LazyLock;

pub(super) const EXPIRED_REFERENCE: Rule = Rule {
    code: "PL-007",
    name: "expired-reference",
    fault: "The plan announces as still to come what was already past when it was made, or names a setting whose time is over",
    doc: "Words carried over from an older version tell people to wait for what has long happened, or was dropped. Facts \
about a person that are wrong now must be put right (UK GDPR, article 5(1)(d)); where the words are only stale, it is good \
practice.

It is judged against the date of the version, not against today: a plan is not at fault because its steps are being \
taken. Found are provision whose last day was past already, a placement that has ended with no other after it, and \
sentences of the council that say \u{201c}will\u{201d} with a month that was past (\u{201c}by July 2024\u{201d}, \
\u{201c}until\u{201d}, \u{201c}before\u{201d}, or a start \u{201c}in\u{201d} it) or a start in a school year below the \
child's own. Outcomes and their dates have a rule of their own. A quotation, a history and what somebody else did are left alone.",
    basis: Basis::Must,
    law: &[Citation::data_protection("5(1)(d)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}She will start in Year 7\u{201d}, of a pupil in Year 9.",
    right: "\u{201c}She joined the school in Year 7, in September 2024.\u{201d}",
    decided: Decided::InPart(
        expired_reference,
        "Whether an event without a date is past, and whether a setting, worker or service that the words name is still the right one.",
    ),
};

fn expired_reference(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let made = plan.version.made_on.map_or(subject.on, |made| made.min(subject.on));
    for provision in &subject.provisions {
        if provision.provision.ends_on.is_some_and(|last| last < made) {
            found
                .warning(
                    provision.path.field("ends_on"),
                    "this provision had ended before this version was made",
                )
                .on(Basis::GoodPractice)
                .mend("take it out, or give the new last day if it goes on");
        }
    }
    let section = &plan.sections.placement;
    let over = |last: Option<Date>| last.is_some_and(|last| last < subject.on);
    if plan.version.status == Status::Final
        && section.status == PlacementStatus::Named
        && !section.placements.is_empty()
        && section.placements.iter().all(|placement| over(placement.until))
    {
        let last = section.placements.len() - 1;
        found
            .warning(
                item(Section::I, "placements", last).field("until"),
                "the last placement that the plan names has ended",
            )
            .mend("name the setting that is attended now, by an amendment, or correct the last day");
    }
    let will = number_of("will");
    let year = national_curriculum_year(plan.child_or_young_person.date_of_birth, made);
    for (text, words) in subject.told() {
        let section =
            text.section.is_some_and(|section| !matches!(section, Section::A | Section::E | Section::K));
        let path = text.path.as_str();
        let judged = text.voice == Voice::Council
            && (section || path.ends_with("/A/history"))
            && !path.ends_with("/statement");
        if !judged || !words.may_say(will) {
            continue;
        }
        for at in 0..words.len() {
            if words[at].number != will {
                continue;
            }
            if let Some((first, last)) = past_month(text.text, words, at, made)
                .or_else(|| past_year(subject, text.text, words, at, year))
            {
                found
                    .warning(
                        text.path.clone(),
                        "this is announced as still to come and was past when this version was made",
                    )
                    .on(Basis::GoodPractice)
                    .quote(text.text, Stretch::of(text.text, words[first].start, words[last].bare_end))
                    .mend("say what happened, or take the sentence out");
            }
        }
    }
}

/// Words that decide how a sentence with "will" is read, as numbers.
struct Needles {
    others: [u64; 11],
    closing: [u64; 3],
}

static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles {
    others: ["will", "since", "after", "from", "as", "which", "that", "she", "he", "they", "it"]
        .map(number_of),
    closing: ["by", "until", "before"].map(number_of),
});

/// Verbs of a beginning: with them a past "in September 2024" is past as a whole.
const BEGINS: [&str; 6] = ["start", "begin", "move", "transfer", "join", "enter"];

/// From "will" to the past month in the same sentence.
fn past_month(text: &str, words: &Words<'_>, will: usize, made: Date) -> Option<(usize, usize)> {
    let begins = (will + 1..=will + 2)
        .filter_map(|at| words.get(at))
        .any(|word| BEGINS.iter().any(|verb| is(text, *word, verb)));
    let mut at = will + 1;
    while let Some(word) = words.get(at).filter(|word| word.sentence == words[will].sentence) {
        // What stands in brackets is beside the promise: "(measured in May 2026)".
        if text[words[at - 1].bare_end..word.start].contains(['(', ';']) {
            return None;
        }
        // Another "will" has its own date; what happened before is told with "since" or "after".
        if NEEDLES.others.contains(&word.bare_number) {
            return None;
        }
        let closes = NEEDLES.closing.contains(&word.bare_number) && !tells_the_past(text, words, will, at);
        let starts = begins && at <= will + 6 && is(text, *word, "in");
        if (closes || starts)
            && let Some((month_end, last)) = month_after(text, words, at)
        {
            return (month_end < made).then_some((will, last));
        }
        at += 1;
    }
    None
}

/// "The report written before June 2025" is past and no promise; "will be written before June 2025" is one.
fn tells_the_past(text: &str, words: &Words<'_>, will: usize, preposition: usize) -> bool {
    let before = words[preposition - 1];
    let participle = text[before.start..before.bare_end].to_lowercase();
    let promised = words.get(will + 1).is_some_and(|next| is(text, *next, "be") || is(text, *next, "have"));
    !promised && preposition > will + 2 && (participle.ends_with("ed") || participle.ends_with("en"))
}

/// The end of the month, or the day, that stands after a preposition: "July 2024", "the end of July 2024", "12 July 2024".
fn month_after(text: &str, words: &Words<'_>, preposition: usize) -> Option<(Date, usize)> {
    let mut at = preposition + 1;
    while at <= preposition + 4 {
        let word = words.get(at)?;
        let small = text[word.start..word.bare_end].to_lowercase();
        if let Some(month) = MONTHS.iter().position(|month| *month == small) {
            let year: i16 =
                words.get(at + 1).and_then(|year| text[year.start..year.bare_end].parse().ok())?;
            let month = i8::try_from(month + 1).ok()?;
            let first = Date::new(year, month, 1).ok().filter(|_| (1990..2100).contains(&year))?;
            let day = words.get(at - 1).filter(|_| at > preposition + 1).and_then(|day| {
                text[day.start..day.bare_end].trim_end_matches(char::is_alphabetic).parse().ok()
            });
            let date =
                day.and_then(|day| Date::new(year, month, day).ok()).unwrap_or_else(|| first.last_of_month());
            return Some((date, at + 1));
        }
        let filler = matches!(small.as_str(), "the" | "end" | "of" | "start" | "mid" | "late" | "early")
            || small.starts_with(|c: char| c.is_ascii_digit());
        if !filler {
            return None;
        }
        at += 1;
    }
    None
}

/// From "will" to a start in a school year below the child's own: "will start in Year 7".
fn past_year(
    subject: &Subject<'_>,
    text: &str,
    words: &Words<'_>,
    will: usize,
    own: i16,
) -> Option<(usize, usize)> {
    let word = |at: usize| words.get(at).filter(|word| word.sentence == words[will].sentence);
    let name = &subject.plan.child_or_young_person.name;
    let child = [Some(name.given.as_str()), name.preferred.as_deref(), Some("she"), Some("he"), Some("they")];
    let who = words.get(will.checked_sub(1)?)?;
    child.into_iter().flatten().find(|child| is(text, *who, child))?;
    BEGINS.iter().find(|verb| word(will + 1).is_some_and(|word| is(text, *word, verb)))?;
    let mut at = will + 2;
    while matches!(
        word(at).map(|word| text[word.start..word.bare_end].to_lowercase()).as_deref(),
        Some("in" | "into" | "to" | "school")
    ) {
        at += 1;
    }
    if !is(text, *word(at)?, "year") {
        return None;
    }
    let number: i16 = word(at + 1).and_then(|year| text[year.start..year.bare_end].parse().ok())?;
    (number < own && (1..=13).contains(&number)).then_some((will, at + 1))
}

fn is(text: &str, word: Word, small: &str) -> bool {
    text[word.start..word.bare_end].eq_ignore_ascii_case(small)
}
