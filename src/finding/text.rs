//! Findings as people read them in a terminal.

use super::{Around, Finding, Report, Severity, Summary};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Writes a report for people: each finding with its place, its law and how to mend it, and
/// then one line that sums it up. `colour` allows colour and bold.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_text(out: &mut dyn Write, report: &Report, colour: bool, quiet: bool) -> io::Result<()> {
    for plan in &report.plans {
        for finding in &plan.findings {
            write_finding(out, &plan.file, finding, colour)?;
            writeln!(out)?;
        }
    }
    if quiet { Ok(()) } else { writeln!(out, "{}", sum_up(report)) }
}

/// Writes one finding: its place in the file and in the plan, its words, its law and how to mend it.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_finding(out: &mut dyn Write, file: &str, finding: &Finding, colour: bool) -> io::Result<()> {
    let (bold, plain) = if colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let shade = match (colour, finding.severity) {
        (false, _) => "",
        (true, Severity::Error) => "\x1b[1;31m",
        (true, Severity::Warning) => "\x1b[1;33m",
        (true, Severity::Advice) => "\x1b[1;36m",
    };
    let Finding { code, name, severity, place, message, mend, .. } = finding;
    write!(out, "{file}")?;
    if let (Some(line), Some(column)) = (finding.line, finding.column) {
        write!(out, ":{line}:{column}")?;
    }
    writeln!(out, ": {shade}{}{plain} {code} {name}", severity.name())?;
    writeln!(out, "    {bold}{place}{plain}: {message}")?;
    if let Some(quote) = &finding.quote {
        let around = finding.around.clone().unwrap_or_default();
        write_quotation(out, &around, quote, (shade, plain))?;
    }
    if !finding.law.is_empty() {
        writeln!(out, "    Law: {}", finding.law.join("; "))?;
    }
    writeln!(out, "    Mend: {mend}")?;
    if let Some(reason) = &finding.waived {
        writeln!(out, "    Waived: {reason}")?;
    }
    Ok(())
}

/// The quotation on its line, with carets under its words.
fn write_quotation(
    out: &mut dyn Write,
    around: &Around,
    quote: &str,
    (shade, plain): (&str, &str),
) -> io::Result<()> {
    // A quotation over several lines shows its first.
    let first = quote.lines().next().unwrap_or_default();
    let cut = first.len() < quote.len();
    let after = if cut { "\u{2026}" } else { around.after.as_str() };
    writeln!(out, "      | {}{first}{after}", around.before)?;
    let indent = " ".repeat(around.before.width());
    writeln!(out, "      | {indent}{shade}{}{plain}", "^".repeat(first.width().max(1)))
}

/// One line, such as "2 errors and 1 warning in 1 of 3 plans".
fn sum_up(report: &Report) -> String {
    let faulty =
        report.plans.iter().filter(|plan| plan.findings.iter().any(|found| found.waived.is_none())).count();
    let unread = match report.could_not_judge.len() {
        0 => String::new(),
        number => format!("; {} could not be opened", counted(number, "file")),
    };
    format!("{}{unread}", count_in_words(report.total(), report.plans.len(), faulty))
}

/// How much was found in how many plans, such as "2 errors and 1 warning in 1 of 3 plans".
/// `faulty` of the `plans` have findings.
#[must_use]
pub fn count_in_words(total: Summary, plans: usize, faulty: usize) -> String {
    let Summary { error, warning, advice, .. } = total;
    let parts: Vec<String> = [(error, "error"), (warning, "warning"), (advice, "advice")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| {
            if word == "advice" {
                format!("{} of advice", counted(number, "piece"))
            } else {
                counted(number, word)
            }
        })
        .collect();
    let Some((last, before)) = parts.split_last() else {
        return format!("{}, nothing found", counted(plans, "plan"));
    };
    let found = if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) };
    if plans == 1 { format!("{found} in 1 plan") } else { format!("{found} in {faulty} of {plans} plans") }
}

fn counted(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
