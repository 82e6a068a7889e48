//! One self-contained page: losses first, the words side by side, readable without colour.

use super::{DisplayError, NO_CHANGE, NOTHING_ELSE, Shown, hours, parts, place};
use crate::diff::{Change, Diff, Mark, Piece};
use minijinja::{AutoEscape, Environment, Value, context};
use std::io::Write;

/// The template of the page. It escapes what it shows.
pub(super) const PAGE: &str = include_str!("../../../templates/web/diff.html");

/// Writes the comparison as a page.
///
/// # Errors
/// Where it cannot be written.
pub fn write_html(out: &mut dyn Write, diff: &Diff, shown: Shown) -> Result<(), DisplayError> {
    let fault = |fault: minijinja::Error| DisplayError::Template(fault.to_string());
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("diff.html", PAGE).map_err(fault)?;
    let sections: Vec<Value> = parts(diff, shown)
        .iter()
        .map(|part| {
            let changes: Vec<Value> = part
                .changes
                .iter()
                .enumerate()
                .map(|(index, change)| one(change, &format!("{}-{}", part.anchor, index + 1)))
                .collect();
            context! { heading => part.heading, anchor => part.anchor, changes => changes }
        })
        .collect();
    let ledger: Vec<Value> = diff
        .ledger
        .iter()
        .filter(|line| !shown.only_losses || line.difference < 0)
        .map(|line| {
            let items: Vec<Value> = line
                .items
                .iter()
                .map(|item| {
                    context! {
                        before => &item.before_labels, after => &item.after_labels,
                        before_hours => hours(item.before), after_hours => hours(item.after),
                    }
                })
                .collect();
            context! {
                kind => &line.kind, before => hours(line.before), after => hours(line.after),
                difference => format!("{}{}", if line.difference > 0 { "+" } else { "" }, hours(line.difference)),
                before_year => hours(line.before_per_year), after_year => hours(line.after_per_year),
                items => items, uncounted_before => &line.uncounted_before, uncounted_after => &line.uncounted_after,
            }
        })
        .collect();
    let page = environment.get_template("diff.html").map_err(fault)?;
    let text = page
        .render(context! {
            engine => diff.engine,
            before => context! { version => diff.before.version, sha256 => &diff.before.sha256.0 },
            after => context! { version => diff.after.version, sha256 => &diff.after.sha256.0 },
            summary => if diff.changes.is_empty() { NO_CHANGE } else { diff.summary.as_str() },
            parts => sections,
            ledger => ledger,
            record => &diff.record,
            nothing_else => if shown.only_losses || diff.changes.is_empty() { "" } else { NOTHING_ELSE },
        })
        .map_err(fault)?;
    out.write_all(text.as_bytes())?;
    Ok(())
}

/// One change with its words side by side: what is gone on the left, what is new on the right.
fn one(change: &Change, anchor: &str) -> Value {
    let side = |redline: &[Piece], left_out: Mark| -> Vec<Value> {
        redline
            .iter()
            .filter(|piece| piece.mark != left_out)
            .map(|piece| {
                let mark = match piece.mark {
                    Mark::Same => "same",
                    Mark::Gone => "gone",
                    Mark::New => "new",
                };
                context! { mark => mark, text => &piece.text }
            })
            .collect()
    };
    // A baseline or a target that went with its outcome is a loss too.
    let beside: Vec<Value> = change
        .beside
        .iter()
        .map(|redline| context! { old => side(redline, Mark::New), new => side(redline, Mark::Gone) })
        .collect();
    context! {
        anchor => anchor,
        place => place(change),
        name => &change.name,
        message => &change.message,
        effect => change.effect.name(),
        old => side(&change.redline, Mark::New),
        new => side(&change.redline, Mark::Gone),
        beside => beside,
        has_old => !change.before.is_empty() && !change.redline.is_empty(),
        has_new => !change.after.is_empty() && !change.redline.is_empty(),
    }
}
