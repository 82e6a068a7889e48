//! Findings as people read them in a terminal.

use super::{Around, Basis, Finding, Report, Severity, Summary};
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
    write_wrapped(out, &format!("{place}: {message}"), |first| {
        first.replacen(place.as_str(), &format!("{bold}{place}{plain}"), 1)
    })?;
    if let Some(quote) = &finding.quote {
        let around = finding.around.clone().unwrap_or_default();
        write_quotation(out, &around, quote, (shade, plain))?;
    }
    if let Some(basis) = basis_in_words(finding) {
        write_wrapped(out, &basis, str::to_owned)?;
    }
    write_wrapped(out, &format!("Mend: {mend}"), str::to_owned)?;
    if let Some(reason) = &finding.waived {
        write_wrapped(out, &format!("Waived: {reason}"), str::to_owned)?;
    }
    Ok(())
}

/// What a finding rests on and the sources for it; none for what the record itself needs.
fn basis_in_words(finding: &Finding) -> Option<String> {
    let word = match finding.basis {
        Basis::Must => "Law",
        Basis::Case => "Case",
        Basis::Should => "Code",
        Basis::GoodPractice if !finding.law.is_empty() => "See",
        Basis::GoodPractice if OF_THE_RECORD.iter().any(|family| finding.code.starts_with(family)) => {
            return None;
        }
        Basis::GoodPractice => return Some("Good practice: no law asks for it".to_owned()),
    };
    Some(format!("{word}: {}", finding.law.join("; ")))
}

/// Families of codes that are about the record, not about what it says.
const OF_THE_RECORD: [&str; 4] = ["JSON-", "S-", "R-", "T-"];

/// How many columns a line of a finding takes at most.
const WIDTH: usize = 100;

/// Writes a paragraph four columns in, its later lines two more. `dress` sees the first line.
fn write_wrapped(out: &mut dyn Write, text: &str, dress: impl Fn(&str) -> String) -> io::Result<()> {
    let mut line = String::new();
    let mut first = true;
    let mut flush = |line: &str, first: &mut bool| {
        let result =
            if *first { writeln!(out, "    {}", dress(line)) } else { writeln!(out, "      {line}") };
        *first = false;
        result
    };
    for word in text.split(' ') {
        let indent = if first { 4 } else { 6 };
        if !line.is_empty() && indent + line.width() + 1 + word.width() > WIDTH {
            flush(&line, &mut first)?;
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    flush(&line, &mut first)
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
