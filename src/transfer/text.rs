//! What a package brings, for a person at a terminal.

use super::arrival::Arrival;
use super::manifest::Deadline;
use super::open::Opened;
use super::owed::Owed;
use super::page::{short, status};
use crate::timescales::words::day;
use serde::Serialize;
use std::io::{self, Write};

/// How many findings the checks have on the version in force, on the day of opening.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Checks {
    /// Errors: what the law asks for.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Advice.
    pub advice: usize,
}

/// How wide the text is.
const WIDTH: usize = 92;

/// Writes what is owed from day one, what needs a new arrangement, which clocks run and what to look at.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_text(out: &mut dyn Write, opened: &Opened, arrival: &Arrival, checks: Checks) -> io::Result<()> {
    let manifest = &opened.manifest;
    writeln!(
        out,
        "Plan {}: from {} to {}",
        manifest.plan, manifest.sender.council, manifest.recipient.council
    )?;
    writeln!(
        out,
        "  Everything in the package holds: signed by key {} (trusted until {}), {} files{}.",
        opened.key,
        short(opened.key_until),
        opened.entries.len(),
        if opened.encrypted { ", encrypted" } else { ", NOT encrypted" }
    )?;
    writeln!(
        out,
        "  Packed {}; transferred {} ({}).",
        short(manifest.on),
        short(manifest.transferred_on),
        manifest.law
    )?;
    for held in &manifest.versions {
        let made = held.made_on.map_or_else(|| "no date".to_owned(), short);
        let in_force = if held.number == manifest.in_force { ", in force" } else { "" };
        writeln!(out, "  version {}  {made}  {}{in_force}", held.number, status(held.status))?;
    }
    let (provisions, amounts, tied) = arrival.counts();
    let provisions = counted(provisions, "provision");
    writeln!(
        out,
        "\nOwed from day one: {provisions}, {amounts} with a sure amount, {tied} tied to the old place"
    )?;
    writeln!(
        out,
        "  The words of the plan decide. \"Not said\" means that no amount is sure, not that none is owed.\n  \
         Tied: the record ties it to the old place, so it needs a new arrangement. Look: ask whether it is."
    )?;
    for owed in &arrival.owed {
        provision(out, owed)?;
    }
    if !arrival.arrangements.is_empty() {
        writeln!(out, "\nTied to the old place, beside the provisions")?;
        for item in &arrival.arrangements {
            let look = if item.sure { "tied" } else { "look" };
            wrapped(out, &format!("  {}: ", item.kind.words()), &format!("{} ({look})", item.what))?;
        }
    }
    writeln!(out, "\nClocks that run from the move, as of {}", day(arrival.as_of))?;
    writeln!(
        out,
        "  from now on      the plan has force here, and what it says is to be secured at once (regulation 15)"
    )?;
    clocks(out, &arrival.clocks)?;
    if !arrival.left_open.is_empty() {
        writeln!(out, "\nDates that the record leaves open")?;
        clocks(out, &arrival.left_open)?;
    }
    if !arrival.not_worked_out.is_empty() {
        writeln!(out, "\nCannot be worked out from the record")?;
        for why in &arrival.not_worked_out {
            wrapped(out, "  ", why)?;
        }
    }
    if !arrival.warnings.is_empty() {
        writeln!(out, "\nLook at")?;
        for (message, pointer) in arrival.messages(true) {
            let place = if pointer.is_empty() { String::new() } else { format!(" ({pointer})") };
            wrapped(out, "  ! ", &format!("{message}{place}"))?;
        }
    }
    let Checks { error, warning, advice } = checks;
    writeln!(
        out,
        "\nChecks of version {}: {}, {}, {advice} of advice; `ehcp check` names them",
        manifest.in_force,
        counted(error, "error"),
        counted(warning, "warning")
    )?;
    Ok(())
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn provision(out: &mut dyn Write, owed: &Owed) -> io::Result<()> {
    let notes = if owed.amount_notes.is_empty() {
        String::new()
    } else {
        format!(" ({})", owed.amount_notes.join("; "))
    };
    writeln!(out)?;
    wrapped(out, &format!("  {:<4} ", owed.label), &format!("{}: {}{notes}", owed.title, owed.amount()))?;
    wrapped(
        out,
        "       \u{201c}",
        &format!("{}\u{201d}", owed.words.split_whitespace().collect::<Vec<_>>().join(" ")),
    )?;
    for tie in &owed.tied {
        let lead = if tie.sure { "       tied: " } else { "       look: " };
        wrapped(out, lead, &tie.reason)?;
    }
    Ok(())
}

fn clocks(out: &mut dyn Write, clocks: &[Deadline]) -> io::Result<()> {
    for clock in clocks {
        let late = match (clock.days_late, clock.state.as_str()) {
            (Some(1), _) => "LATE by 1 day: ".to_owned(),
            (Some(days), _) => format!("LATE by {days} days: "),
            (None, "late") => "LATE: ".to_owned(),
            (None, _) => String::new(),
        };
        let done = clock.done_on.map(|on| format!(" Done {}.", short(on))).unwrap_or_default();
        let what = format!("{late}{}.{done}", clock.what);
        wrapped(out, &format!("  {:<17}", short(clock.date)), &what)?;
        let law = clock.law.first().map(String::as_str).unwrap_or_default();
        wrapped(out, "                   ", &format!("{} ({law}; {})", clock.arithmetic, clock.code))?;
        if clock.safe_working_day != clock.date && clock.state != "done" {
            writeln!(out, "                   safe working day: {}", short(clock.safe_working_day))?;
        }
        if !clock.source_note.starts_with("[S] read in the source") {
            wrapped(out, "                   source: ", &clock.source_note)?;
        }
    }
    Ok(())
}

/// Writes words in lines of a fair width, the later ones under the first. Marks that would move a terminal's cursor
/// are left out.
fn wrapped(out: &mut dyn Write, lead: &str, words: &str) -> io::Result<()> {
    let indent = lead.chars().count();
    let (mut line, mut width) = (lead.to_owned(), indent);
    let mut empty = true;
    for word in words.split_whitespace() {
        let word: String = word.chars().filter(|c| !c.is_control()).collect();
        let length = word.chars().count();
        if !empty && width + 1 + length > WIDTH {
            writeln!(out, "{line}")?;
            line = " ".repeat(indent);
            width = indent;
            empty = true;
        }
        if !empty {
            line.push(' ');
            width += 1;
        }
        line.push_str(&word);
        width += length;
        empty = false;
    }
    writeln!(out, "{line}")
}
