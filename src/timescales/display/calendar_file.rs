//! The dates to come, and those overdue, as a calendar file (RFC 5545) that Outlook and Google open.
//!
//! Titles carry initials at most: calendars are shared. The same plan and day give the same bytes.

use super::{CaseDates, Caseload};
use crate::model::Date;
use crate::timescales::count::move_by;
use crate::timescales::of_plan::PlanDate;
use crate::timescales::rule::Bound;
use crate::timescales::state::State;
use crate::timescales::words::day;
use std::fmt::Write as _;
use std::io::{self, Write};
use uuid::Uuid;

/// The most octets of a line before it is folded (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

/// The namespace of the identities of events, from the name `urn:ehcp:dates`.
const EVENTS: &str = "urn:ehcp:dates";

/// Writes an all-day event for each date that is not done.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_ics(out: &mut dyn Write, load: &Caseload<'_>) -> io::Result<()> {
    let mut lines = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        concat!("PRODID:-//ehcp//Statutory dates ", env!("CARGO_PKG_VERSION"), "//EN"),
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        fold(&mut lines, line);
    }
    fold(&mut lines, "X-WR-CALNAME:Statutory dates of EHC plans");
    out.write_all(lines.as_bytes())?;
    for case in &load.cases {
        for date in case.dates.dates.iter().filter(|date| date.state != State::Done) {
            out.write_all(event(load, case, date).as_bytes())?;
        }
    }
    out.write_all(b"END:VCALENDAR\r\n")
}

fn event(load: &Caseload<'_>, case: &CaseDates, date: &PlanDate) -> String {
    let answer = &date.answer;
    // The event stands on the last day to act, which for "before 15 February" is the 14th.
    let on = answer.last();
    let plan = case.plan.split('-').next().unwrap_or_default();
    let who = if case.initials.is_empty() { plan.to_owned() } else { format!("{} {plan}", case.initials) };
    let meaning = match date.rule.bound {
        Bound::By => "last day",
        Bound::AtLeastUntil => "time until",
        Bound::NotBefore => "not before",
        Bound::On => "on this day",
    };
    let late = if date.state == State::Late { "LATE: " } else { "" };
    let title = format!("{late}{} ({meaning}) {who}", plain(date.rule.name));
    let mut details = format!("{}.", date.rule.what);
    let _ = write!(details, "\n{}", answer.reasoning(date.rule, load.holidays));
    if let Some(recorded) = date.recorded.filter(|recorded| *recorded != on) {
        let _ = write!(details, "\nThe record says {}.", day(recorded));
    }
    for exception in &date.exceptions {
        let _ = write!(details, "\nException claimed: {exception}.");
    }
    let _ = write!(details, "\nLaw: {}.", date.rule.law_in_words().join("; "));
    let _ = write!(details, "\nSource: {}.", date.rule.source_note());
    let _ = write!(details, "\nPlan {}, version {}.", case.plan, case.version);
    // The identity is that of the plan, the rule and its start, so that a new file updates the event.
    let name = format!("{}/{}/{}", case.plan, date.rule.code, answer.from);
    let id = Uuid::new_v5(&Uuid::new_v5(&Uuid::NAMESPACE_URL, EVENTS.as_bytes()), name.as_bytes());
    let mut lines = String::new();
    for (property, value) in [
        ("BEGIN", "VEVENT".to_owned()),
        ("UID", id.to_string()),
        ("DTSTAMP", format!("{}T000000Z", compact(load.as_of))),
        ("DTSTART;VALUE=DATE", compact(on)),
        ("DTEND;VALUE=DATE", compact(move_by(on, 1))),
        ("SUMMARY", escape(&title)),
        ("DESCRIPTION", escape(&details)),
        ("CLASS", "PRIVATE".to_owned()),
        ("TRANSP", "TRANSPARENT".to_owned()),
        ("CATEGORIES", if date.state == State::Late { "Late".to_owned() } else { "Due".to_owned() }),
        ("END", "VEVENT".to_owned()),
    ] {
        fold(&mut lines, &format!("{property}:{value}"));
    }
    lines
}

/// A rule's name as words: "Final plan".
fn plain(name: &str) -> String {
    crate::timescales::words::sentence(&name.replace('-', " "))
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text as RFC 5545, section 3.3.11, has it. Other control characters are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Appends a line, folded so that no part is longer than 75 octets and no character is cut.
fn fold(lines: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            lines.push_str("\r\n ");
            length = 1;
        }
        lines.push(letter);
        length += letter.len_utf8();
    }
    lines.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut lines = String::new();
        fold(&mut lines, &"é".repeat(100));
        assert!(lines.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
        assert_eq!(lines.replace("\r\n ", "").trim_end(), "é".repeat(100));
    }

    #[test]
    fn text_cannot_begin_a_property() {
        assert_eq!(escape("a;b,c\\d\r\nEND:VEVENT"), "a\\;b\\,c\\\\d\\nEND:VEVENT");
    }
}
