//! Findings as people read them in a terminal.

use super::{Finding, Report, Severity, Summary};
use std::io::{self, Write};

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

fn write_finding(out: &mut dyn Write, file: &str, finding: &Finding, colour: bool) -> io::Result<()> {
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
        writeln!(out, "    Words: \u{201c}{quote}\u{201d}")?;
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

/// One line, such as "2 errors and 1 warning in 1 of 3 plans".
fn sum_up(report: &Report) -> String {
    let Summary { error, warning, advice, .. } = report.total();
    let plans = report.plans.len();
    let faulty =
        report.plans.iter().filter(|plan| plan.findings.iter().any(|found| found.waived.is_none())).count();
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
    let unread = match report.could_not_judge.len() {
        0 => String::new(),
        number => format!("; {} could not be opened", counted(number, "file")),
    };
    match parts.as_slice() {
        [] => format!("{}, nothing found{unread}", counted(plans, "plan")),
        parts => {
            let (last, before) = parts
                .split_last()
                .map_or((String::new(), String::new()), |(last, before)| (last.clone(), before.join(", ")));
            let found = if before.is_empty() { last } else { format!("{before} and {last}") };
            let of = if plans == 1 { "1 plan".to_owned() } else { format!("{faulty} of {plans} plans") };
            format!("{found} in {of}{unread}")
        }
    }
}

fn counted(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
