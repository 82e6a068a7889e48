//! A caseload at a glance: one line for each plan, the worst first, and totals by rule with no names.

use crate::finding::{PlanFindings, Severity};
use crate::spreadsheet::harmless;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What a folder of plans adds up to. It keeps numbers only, so it stays small.
#[derive(Debug, Clone, Default)]
pub struct Caseload {
    rows: Vec<CaseloadRow>,
    rules: BTreeMap<(&'static str, &'static str), [usize; 3]>,
}

/// One plan of a caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadRow {
    /// The file.
    pub file: String,
    /// The plan's identity, where the file could be read.
    pub plan: String,
    /// The score; none where the file could not be read as a plan.
    pub score: Option<u32>,
    /// Errors, warnings and advice.
    pub counts: [usize; 3],
}

impl Caseload {
    /// Adds one plan.
    pub fn add(&mut self, plan: &PlanFindings) {
        let summary = plan.summary;
        self.rows.push(CaseloadRow {
            file: plan.file.clone(),
            plan: plan.plan.map(|id| id.0.to_string()).unwrap_or_default(),
            score: summary.score,
            counts: [summary.error, summary.warning, summary.advice],
        });
        for finding in plan.findings.iter().filter(|finding| finding.waived.is_none()) {
            let at = match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Advice => 2,
            };
            self.rules.entry((finding.code, finding.name)).or_default()[at] += 1;
        }
    }

    /// Whether any plan has a finding at least as bad as this.
    #[must_use]
    pub fn has(&self, severity: Severity) -> bool {
        self.rows.iter().any(|row| {
            let [error, warning, advice] = row.counts;
            match severity {
                Severity::Error => error > 0,
                Severity::Warning => error + warning > 0,
                Severity::Advice => error + warning + advice > 0,
            }
        })
    }

    /// The plans, the worst first: unread ones, then by score, errors and warnings; equal ones by file.
    #[must_use]
    pub fn worst_first(&self) -> Vec<&CaseloadRow> {
        let mut rows: Vec<&CaseloadRow> = self.rows.iter().collect();
        rows.sort_by(|a, b| {
            let key = |row: &CaseloadRow| {
                let [error, warning, advice] = row.counts.map(std::cmp::Reverse);
                (row.score, error, warning, advice)
            };
            key(a).cmp(&key(b)).then_with(|| a.file.cmp(&b.file))
        });
        rows
    }

    /// Each rule that found something, with its errors, warnings and advice, the most frequent first.
    #[must_use]
    pub fn by_rule(&self) -> Vec<(&'static str, &'static str, [usize; 3])> {
        let mut rules: Vec<_> =
            self.rules.iter().map(|((code, name), counts)| (*code, *name, *counts)).collect();
        rules.sort_by_key(|(code, _, counts)| (std::cmp::Reverse(counts.iter().sum::<usize>()), *code));
        rules
    }

    /// Writes the plans as a table, the worst first.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut table = ::csv::Writer::from_writer(out);
        table.write_record(["file", "plan", "score", "errors", "warnings", "advice"])?;
        for row in self.worst_first() {
            let score = row.score.map(|score| score.to_string()).unwrap_or_default();
            let [error, warning, advice] = row.counts.map(|count| count.to_string());
            table.write_record([&*harmless(&row.file), &row.plan, &score, &error, &warning, &advice])?;
        }
        table.flush()
    }

    /// Writes the totals by rule as a table. It names no plan.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write_totals_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut table = ::csv::Writer::from_writer(out);
        table.write_record(["code", "name", "errors", "warnings", "advice"])?;
        for (code, name, counts) in self.by_rule() {
            let [error, warning, advice] = counts.map(|count| count.to_string());
            table.write_record([code, name, &error, &warning, &advice])?;
        }
        table.flush()
    }
}
