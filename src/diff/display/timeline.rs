//! The life of a plan: more than two versions, one step after another.

use super::{DisplayError, NO_CHANGE, hours};
use crate::diff::{Diff, VersionNamed};
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// One step of the timeline: from which file to which, and what changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The file of the earlier version.
    pub from: String,
    /// The file of the later version.
    pub to: String,
    /// What changed.
    pub diff: Diff,
}

/// A line of the chart: a kind of support and its minutes a week in every version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Line {
    kind: String,
    minutes: Vec<i64>,
    hours: Vec<String>,
    /// Each as a share of the greatest of the whole chart, in hundredths.
    shares: Vec<i64>,
}

fn chart(steps: &[Step]) -> Vec<Line> {
    let mut kinds: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    let versions = steps.len() + 1;
    for (index, step) in steps.iter().enumerate() {
        for line in &step.diff.ledger {
            let minutes = kinds.entry(line.kind.as_str()).or_insert_with(|| vec![0; versions]);
            if index == 0 {
                minutes[0] = line.before;
            }
            minutes[index + 1] = line.after;
        }
    }
    let most = kinds.values().flatten().copied().max().unwrap_or(0).max(1);
    kinds
        .into_iter()
        .filter(|(_, minutes)| minutes.iter().any(|&minutes| minutes > 0))
        .map(|(kind, minutes)| Line {
            kind: kind.to_owned(),
            hours: minutes.iter().map(|&minutes| hours(minutes)).collect(),
            shares: minutes.iter().map(|&minutes| minutes * 100 / most).collect(),
            minutes,
        })
        .collect()
}

fn version(version: &VersionNamed) -> String {
    format!("version {}", version.version)
}

/// Writes the timeline as text, with the ledger as a chart of bars.
///
/// # Errors
/// Where it cannot be written.
pub fn write_timeline_text(out: &mut dyn Write, steps: &[Step]) -> Result<(), DisplayError> {
    for step in steps {
        writeln!(
            out,
            "{} → {} ({} → {})",
            version(&step.diff.before),
            version(&step.diff.after),
            step.from,
            step.to
        )?;
        writeln!(out, "  {}\n", if step.diff.changes.is_empty() { NO_CHANGE } else { &step.diff.summary })?;
    }
    writeln!(out, "Time owed in a week (at the least), version by version")?;
    for line in chart(steps) {
        writeln!(out, "  {}", line.kind)?;
        for ((index, hours), share) in line.hours.iter().enumerate().zip(&line.shares) {
            let named = steps.get(index).map_or_else(
                || steps.last().map_or_else(String::new, |step| version(&step.diff.after)),
                |step| version(&step.diff.before),
            );
            let bar = "#".repeat(usize::try_from(share / 4).unwrap_or(0));
            writeln!(out, "    {named:<12} {bar} {hours}")?;
        }
    }
    Ok(())
}

/// Writes the comparisons as a list of `ehcp-diff/1` envelopes.
///
/// # Errors
/// Where it cannot be written.
pub fn write_timeline_json(out: &mut dyn Write, steps: &[Step]) -> Result<(), DisplayError> {
    let diffs: Vec<&Diff> = steps.iter().map(|step| &step.diff).collect();
    serde_json::to_writer_pretty(&mut *out, &diffs)?;
    writeln!(out)?;
    Ok(())
}

/// Writes the timeline as one page.
///
/// # Errors
/// Where it cannot be written.
pub fn write_timeline_html(out: &mut dyn Write, steps: &[Step]) -> Result<(), DisplayError> {
    let versions: Vec<String> = steps
        .first()
        .map(|step| version(&step.diff.before))
        .into_iter()
        .chain(steps.iter().map(|step| version(&step.diff.after)))
        .collect();
    let rows: Vec<_> = steps
        .iter()
        .map(|step| {
            context! {
                from => version(&step.diff.before),
                to => version(&step.diff.after),
                summary => if step.diff.changes.is_empty() { NO_CHANGE } else { step.diff.summary.as_str() },
                changes => step.diff.changes.iter().map(|change| context! {
                    place => super::place(change), name => &change.name, message => &change.message,
                    effect => change.effect.name(),
                }).collect::<Vec<_>>(),
            }
        })
        .collect();
    let lines: Vec<Value> = chart(steps)
        .into_iter()
        .map(|line| context! { kind => line.kind, hours => line.hours, shares => line.shares })
        .collect();
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment
        .add_template("diff.html", super::html::PAGE)
        .map_err(|fault| DisplayError::Template(fault.to_string()))?;
    let page = environment
        .get_template("diff.html")
        .and_then(|page| {
            page.render(context! {
                engine => env!("CARGO_PKG_VERSION"), steps => rows, versions => versions, chart => lines,
            })
        })
        .map_err(|fault| DisplayError::Template(fault.to_string()))?;
    out.write_all(page.as_bytes())?;
    Ok(())
}
