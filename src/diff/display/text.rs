//! For a person at a terminal: what was lost, in the first line.

use super::{DisplayError, NO_CHANGE, NOTHING_ELSE, Shown, hours, parts, place};
use crate::diff::{Change, ChangeKind, Diff, Mark};
use std::io::Write;

/// Writes the comparison as text. Marks are words and signs; colour only adds to them.
///
/// # Errors
/// Where it cannot be written.
pub fn write_text(out: &mut dyn Write, diff: &Diff, shown: Shown, colour: bool) -> Result<(), DisplayError> {
    if diff.changes.is_empty() {
        writeln!(out, "{NO_CHANGE}")?;
        return Ok(record(out, diff)?);
    }
    writeln!(out, "{}", diff.summary)?;
    let (bold, plain) = if colour { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    for part in parts(diff, shown) {
        writeln!(out, "\n{bold}{}{plain}", part.heading)?;
        for change in part.changes {
            writeln!(out, "\n  {bold}{}{plain}  {}", place(change), change.name)?;
            writeln!(out, "    {}", change.message)?;
            if change.kind == ChangeKind::Identity {
                continue;
            }
            for line in marked(change, colour).lines().filter(|line| !line.trim().is_empty()) {
                writeln!(out, "    | {line}")?;
            }
        }
    }
    if shown.only_losses {
        return Ok(());
    }
    ledger(out, diff)?;
    writeln!(out, "\n{NOTHING_ELSE}")?;
    Ok(record(out, diff)?)
}

/// The words with what is gone in [-…-] and what is new in {+…+}.
fn marked(change: &Change, colour: bool) -> String {
    change
        .redline
        .iter()
        .map(|piece| match (piece.mark, colour) {
            (Mark::Same, _) => piece.text.clone(),
            (Mark::Gone, false) => format!("[-{}-]", piece.text),
            (Mark::New, false) => format!("{{+{}+}}", piece.text),
            (Mark::Gone, true) => format!("\u{1b}[31m[-{}-]\u{1b}[0m", piece.text),
            (Mark::New, true) => format!("\u{1b}[32m{{+{}+}}\u{1b}[0m", piece.text),
        })
        .collect()
}

fn ledger(out: &mut dyn Write, diff: &Diff) -> std::io::Result<()> {
    let changed: Vec<_> =
        diff.ledger.iter().filter(|line| line.difference != 0 || line.difference_per_year != 0).collect();
    if changed.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nTime owed in a week (at the least)")?;
    for line in changed {
        let items: Vec<String> = line
            .items
            .iter()
            .filter(|item| item.before != item.after || item.before_per_year != item.after_per_year)
            .map(|item| {
                let labels =
                    |labels: &[String]| if labels.is_empty() { "none".to_owned() } else { labels.join(", ") };
                format!("{} → {}", labels(&item.before_labels), labels(&item.after_labels))
            })
            .collect();
        writeln!(
            out,
            "  {}: {} → {} ({}{}); in a year {} → {}; {}",
            line.kind,
            hours(line.before),
            hours(line.after),
            if line.difference > 0 { "+" } else { "" },
            hours(line.difference),
            hours(line.before_per_year),
            hours(line.after_per_year),
            items.join("; "),
        )?;
    }
    Ok(())
}

fn record(out: &mut dyn Write, diff: &Diff) -> std::io::Result<()> {
    if diff.record.is_empty() {
        return Ok(());
    }
    writeln!(out, "The record also differs in: {}.", diff.record.join("; "))
}
