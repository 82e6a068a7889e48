//! Findings as people read them in a terminal, then the score by section, then the caseload.

use super::{Caseload, CheckedFile, Form, ReportError, Run};
use crate::finding::{NotJudged, Summary, count_in_words, write_finding};
use std::io::Write;

/// How many plans and rules of a caseload are listed.
const LISTED: usize = 20;

/// Writes findings for people.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) colour: bool,
    pub(super) quiet: bool,
    pub(super) plans: usize,
}

impl Form for Lines {
    fn plan(&mut self, out: &mut dyn Write, file: &CheckedFile) -> Result<(), ReportError> {
        self.plans += 1;
        let plan = &file.findings;
        for finding in &plan.findings {
            write_finding(out, &plan.file, finding, self.colour)?;
            writeln!(out)?;
        }
        let (false, Some(score)) = (self.quiet, &file.score) else { return Ok(()) };
        let (bold, reset) = if self.colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
        writeln!(out, "{bold}{}{reset}: score {} of 100", plan.file, score.of_hundred)?;
        writeln!(
            out,
            "    {:<30}{:>7}{:>10}{:>8}{:>10}{:>8}",
            "", "weight", "in order", "errors", "warnings", "advice"
        )?;
        for group in &score.groups {
            let rate = format!("{} %", group.rate);
            writeln!(
                out,
                "    {:<30}{:>7}{rate:>10}{:>8}{:>10}{:>8}",
                group.group.title(),
                group.weight,
                group.error,
                group.warning,
                group.advice
            )?;
        }
        writeln!(out, "    The weights are this project's own; no published standard has them.")?;
        if score.needs_work {
            writeln!(out, "    With an error left, no score makes it a good plan.")?;
        }
        writeln!(out)?;
        Ok(())
    }

    fn end(
        &mut self,
        out: &mut dyn Write,
        run: &Run,
        caseload: &Caseload,
        not_judged: &[NotJudged],
    ) -> Result<(), ReportError> {
        for note in not_judged {
            writeln!(out, "{}: could not judge: {}", note.file, note.reason)?;
        }
        if self.quiet {
            return Ok(());
        }
        if self.plans > 1 {
            write_caseload(out, caseload)?;
        }
        for note in &run.changed {
            writeln!(out, "The council's own setting: {note}.")?;
        }
        for note in &run.ended {
            writeln!(out, "A waiver that no longer holds: {note}.")?;
        }
        let mut total = Summary::default();
        let rows = caseload.worst_first();
        for [error, warning, advice] in rows.iter().map(|row| row.counts) {
            total.error += error;
            total.warning += warning;
            total.advice += advice;
        }
        let faulty = rows.iter().filter(|row| row.counts != [0; 3]).count();
        writeln!(out, "{}, judged as on {}", count_in_words(total, self.plans, faulty), run.on)?;
        Ok(())
    }
}

fn write_caseload(out: &mut dyn Write, caseload: &Caseload) -> Result<(), ReportError> {
    let rows = caseload.worst_first();
    writeln!(out, "The plans, worst first:")?;
    writeln!(out, "    {:>8}{:>8}{:>10}{:>8}  plan", "score", "errors", "warnings", "advice")?;
    for row in rows.iter().take(LISTED) {
        let score = row.score.map_or_else(|| "unread".to_owned(), |score| score.to_string());
        let [error, warning, advice] = row.counts;
        writeln!(out, "    {score:>8}{error:>8}{warning:>10}{advice:>8}  {}", row.file)?;
    }
    if rows.len() > LISTED {
        writeln!(out, "    and {} more; --caseload FILE writes them all", rows.len() - LISTED)?;
    }
    let rules = caseload.by_rule();
    writeln!(out, "\nBy rule:\n    {:>8}{:>10}{:>8}  rule", "errors", "warnings", "advice")?;
    for (code, name, [error, warning, advice]) in rules.iter().take(LISTED) {
        writeln!(out, "    {error:>8}{warning:>10}{advice:>8}  {code} {name}")?;
    }
    if rules.len() > LISTED {
        writeln!(out, "    and {} more; --totals FILE writes them all", rules.len() - LISTED)?;
    }
    writeln!(out)?;
    Ok(())
}
