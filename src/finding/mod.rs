//! What a program has to say about a plan, in one form for `validate` and `check`.

mod text;

use crate::json::positions;
use crate::model::{PlanId, PlanPath};
use serde::{Serialize, Serializer};

pub use text::{count_in_words, write_finding, write_text};

/// One thing that someone should look at, with its place, its law and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The code, such as `R-001`. It never changes its meaning.
    pub code: &'static str,
    /// The name of the fault in kebab-case.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it rests on.
    pub basis: Basis,
    /// The law or guidance that it rests on; empty where the record itself asks for it.
    pub law: Vec<String>,
    /// The place as a JSON pointer.
    #[serde(serialize_with = "as_pointer")]
    pub pointer: PlanPath,
    /// The place in words, such as "Section F, provision F3".
    pub place: String,
    /// The line in the file, from 1.
    pub line: Option<usize>,
    /// The column in the file in characters, from 1.
    pub column: Option<usize>,
    /// The words that the finding is about, where it is about words.
    pub quote: Option<String>,
    /// Where those words stand in the text at `pointer`.
    pub span: Option<Span>,
    /// What stands beside those words on their line, for people to find them by. No part of the envelope.
    #[serde(skip)]
    pub around: Option<Around>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub mend: String,
    /// Why someone decided to leave it as it is.
    pub waived: Option<String>,
}

/// A stretch of a text, in Unicode scalar values: `end` is the first that no longer belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl From<crate::wording::Stretch> for Span {
    fn from(stretch: crate::wording::Stretch) -> Self {
        Self { start: stretch.start, end: stretch.end }
    }
}

/// What stands beside a quotation on its line: a few words before it and after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Before it.
    pub before: String,
    /// After it.
    pub after: String,
}

/// How bad a finding is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It must be put right.
    Error,
    /// It is very likely wrong.
    Warning,
    /// It could be better.
    Advice,
}

impl Severity {
    /// The severity in one small word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// What a finding rests on, in the force of its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// An Act or Regulations say that it must be so.
    Must,
    /// A court or the Upper Tribunal decided so.
    Case,
    /// The Code of Practice says that it should be so.
    Should,
    /// Good practice, or what the record itself needs in order to be understood.
    GoodPractice,
}

/// All findings of one run: the envelope `ehcp-findings/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The name of this form.
    pub format: &'static str,
    /// The version of the engine.
    pub engine: &'static str,
    /// The plans, in the order in which they were given.
    pub plans: Vec<PlanFindings>,
    /// What could not be judged, and why.
    pub could_not_judge: Vec<NotJudged>,
}

/// The findings of one plan, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanFindings {
    /// The file; `-` for standard input.
    pub file: String,
    /// The plan; absent where the file could not be read as one.
    pub plan: Option<PlanId>,
    /// The number of the plan's version.
    pub version: Option<u32>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// How many there are.
    pub summary: Summary,
}

/// How many findings of each severity there are; waived ones do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Advice.
    pub advice: usize,
    /// The plan's score, from a command that gives one.
    pub score: Option<u32>,
}

/// Something that could not be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotJudged {
    /// The file.
    pub file: String,
    /// Why not.
    pub reason: String,
}

impl Report {
    /// A report with nothing in it.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            format: "ehcp-findings/1",
            engine: env!("CARGO_PKG_VERSION"),
            plans: Vec::new(),
            could_not_judge: Vec::new(),
        }
    }

    /// The findings of all plans together.
    #[must_use]
    pub fn total(&self) -> Summary {
        let mut total = Summary::default();
        for plan in &self.plans {
            total.error += plan.summary.error;
            total.warning += plan.summary.warning;
            total.advice += plan.summary.advice;
        }
        total
    }

    /// Whether there is a finding at least as bad as this.
    #[must_use]
    pub fn has(&self, severity: Severity) -> bool {
        let Summary { error, warning, advice, .. } = self.total();
        let counted = match severity {
            Severity::Error => error,
            Severity::Warning => error + warning,
            Severity::Advice => error + warning + advice,
        };
        counted > 0
    }
}

impl Default for Report {
    fn default() -> Self {
        Self::new()
    }
}

impl Summary {
    /// Counts the findings that nobody waived.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut summary = Self::default();
        for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
            match finding.severity {
                Severity::Error => summary.error += 1,
                Severity::Warning => summary.warning += 1,
                Severity::Advice => summary.advice += 1,
            }
        }
        summary
    }
}

/// Puts line and column in the file that the plan was read from into findings on it.
pub fn locate(findings: &mut [Finding], file: &[u8]) {
    if findings.is_empty() {
        return;
    }
    let pointers: Vec<&PlanPath> = findings.iter().map(|finding| &finding.pointer).collect();
    let found = positions(file, &pointers);
    for (finding, position) in findings.iter_mut().zip(found) {
        finding.line = position.map(|position| position.line);
        finding.column = position.map(|position| position.column);
    }
}

fn as_pointer<S: Serializer>(path: &PlanPath, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(path.as_str())
}
