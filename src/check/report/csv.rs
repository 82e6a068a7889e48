//! Findings as a table for a spreadsheet.

use super::{Caseload, CheckedFile, Form, ReportError, Run, basis_name};
use crate::finding::{Finding, NotJudged, PlanFindings};
use crate::spreadsheet::harmless;
use std::io::Write;

const HEADER: [&str; 18] = [
    "file",
    "plan",
    "version",
    "code",
    "name",
    "severity",
    "basis",
    "law",
    "pointer",
    "place",
    "line",
    "column",
    "quote",
    "span_start",
    "span_end",
    "message",
    "mend",
    "waived",
];

/// Writes one row for each finding, under a header. A cell that a spreadsheet would take for a
/// formula gets an apostrophe before it.
#[derive(Debug)]
pub(super) struct Table;

impl Form for Table {
    fn begin(&mut self, out: &mut dyn Write, _: &Run) -> Result<(), ReportError> {
        let mut table = ::csv::Writer::from_writer(out);
        table.write_record(HEADER).map_err(std::io::Error::from)?;
        Ok(table.flush()?)
    }

    fn plan(&mut self, out: &mut dyn Write, file: &CheckedFile) -> Result<(), ReportError> {
        let mut table = ::csv::Writer::from_writer(out);
        for finding in &file.findings.findings {
            let row = row(&file.findings, finding);
            table
                .write_record(row.iter().map(|cell| harmless(cell).into_owned()))
                .map_err(std::io::Error::from)?;
        }
        Ok(table.flush()?)
    }

    fn end(&mut self, _: &mut dyn Write, _: &Run, _: &Caseload, _: &[NotJudged]) -> Result<(), ReportError> {
        Ok(())
    }
}

fn row(plan: &PlanFindings, finding: &Finding) -> [String; HEADER.len()] {
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        plan.file.clone(),
        plan.plan.map(|id| id.0.to_string()).unwrap_or_default(),
        plan.version.map(|version| version.to_string()).unwrap_or_default(),
        finding.code.to_owned(),
        finding.name.to_owned(),
        finding.severity.name().to_owned(),
        basis_name(finding.basis).to_owned(),
        finding.law.join("; "),
        finding.pointer.to_string(),
        finding.place.clone(),
        number(finding.line),
        number(finding.column),
        finding.quote.clone().unwrap_or_default(),
        number(finding.span.map(|span| span.start)),
        number(finding.span.map(|span| span.end)),
        finding.message.clone(),
        finding.mend.clone(),
        finding.waived.clone().unwrap_or_default(),
    ]
}
