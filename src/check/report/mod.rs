//! The findings of a run in the forms that people, managers and other programs read. Every form
//! holds the same findings. All but the page are written plan by plan, so that a caseload of any
//! size fits.

mod caseload;
mod csv;
mod html;
mod json;
mod sarif;
mod text;

use super::{Profile, Score};
use crate::finding::{Basis, NotJudged, PlanFindings};
use std::io::{self, Write};

pub use caseload::{Caseload, CaseloadRow};

/// What became of one file.
#[derive(Debug, Clone)]
pub struct CheckedFile {
    /// The file, the plan and its findings. Where it could not be read as a plan, the faults of the file.
    pub findings: PlanFindings,
    /// As what it was judged; none where it could not be read as a plan.
    pub profile: Option<Profile>,
    /// Its score; none where it could not be read as a plan.
    pub score: Option<Score>,
}

/// What a report says of the run as a whole, known before the first plan.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The day on which the plans are judged, as in `2026-11-21`.
    pub on: String,
    /// Severities that the council changed, such as `F-002 vague-provision is off`.
    pub changed: Vec<String>,
    /// Waivers that ended, such as `F-002, until 2026-03-01`.
    pub ended: Vec<String>,
    /// Whether the plan's own words are left out of the report.
    pub without_quotes: bool,
}

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The template of the page is at fault.
    #[error("the template of the page, templates/web/check.html, cannot be used: {0}")]
    Template(#[from] minijinja::Error),
    /// Something could not be put into JSON.
    #[error("the report could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The report could not be written.
    #[error("the report could not be written")]
    Write(#[from] io::Error),
}

/// One form of a report, written plan by plan.
pub trait Form {
    /// What comes before the first plan.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    fn begin(&mut self, _out: &mut dyn Write, _run: &Run) -> Result<(), ReportError> {
        Ok(())
    }

    /// One plan.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    fn plan(&mut self, out: &mut dyn Write, file: &CheckedFile) -> Result<(), ReportError>;

    /// What comes after the last plan.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    fn end(
        &mut self,
        out: &mut dyn Write,
        run: &Run,
        caseload: &Caseload,
        not_judged: &[NotJudged],
    ) -> Result<(), ReportError>;
}

/// For people at a terminal; `colour` allows colour and bold, `quiet` leaves the summaries out.
#[must_use]
pub fn text(colour: bool, quiet: bool) -> Box<dyn Form> {
    Box::new(text::Lines { colour, quiet, plans: 0 })
}

/// The envelope `ehcp-findings/1`, with the profile and the score by section beside each plan.
#[must_use]
pub fn json() -> Box<dyn Form> {
    Box::new(json::Envelope::default())
}

/// A table with one row for each finding.
#[must_use]
pub fn csv() -> Box<dyn Form> {
    Box::new(csv::Table)
}

/// SARIF 2.1.0, which code hosts and editors show beside the file.
#[must_use]
pub fn sarif() -> Box<dyn Form> {
    Box::new(sarif::Log::default())
}

/// One page that needs nothing beside it.
#[must_use]
pub fn html() -> Box<dyn Form> {
    Box::new(html::Page::default())
}

/// The name of a basis in the envelope.
const fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Must => "must",
        Basis::Case => "case",
        Basis::Should => "should",
        Basis::GoodPractice => "good_practice",
    }
}
