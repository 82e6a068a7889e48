//! Whether a file is a plan that can be relied on as a record: JSON, schema, and what a schema
//! cannot say, such as a link that points nowhere or a plan that ends before it starts.
//!
//! Quality and most of the law are for the checks; these rules stay with the record itself.
//! A plan that trips one was read all the same.

mod check_digit;
mod dates;
mod identifiers;
mod items;
mod links;
mod money;
mod outcomes;
mod people;
mod placement;
mod quantities;
mod sections;
mod version;

use crate::finding::{Basis, Finding, Severity, locate};
use crate::json::{self, ReadFault, ReadFaults};
use crate::model::{Plan, PlanPath, ReaderCopy};
use crate::schema::Places;

pub use check_digit::{is_nhs_number, is_postcode, is_unique_learner_number, is_unique_pupil_number};

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    /// The plan, where the file could be read as one.
    pub plan: Option<Plan>,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Validates the bytes of a plan file.
#[must_use]
pub fn validate(bytes: &[u8]) -> Validation {
    match json::read(bytes) {
        Err(ReadFaults(faults)) => {
            Validation { plan: None, findings: faults.into_iter().map(finding_of).collect() }
        }
        Ok(plan) => {
            let mut findings = validate_record(&plan);
            locate(&mut findings, bytes);
            findings.sort_by_key(|finding| (finding.line, finding.column));
            Validation { plan: Some(plan), findings }
        }
    }
}

/// Runs the rules of the record on a plan that was read. The findings have no lines, since a
/// plan in memory has none; they stand in the order of the rules.
#[must_use]
pub fn validate_record(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let reduced = plan.copy.as_ref().is_some_and(ReaderCopy::is_reduced);
    for rule in RULES.iter().copied().flatten() {
        if reduced && OF_THE_RECORD.contains(&rule.code) {
            continue;
        }
        let mut found = Found::default();
        (rule.check)(plan, &mut found);
        findings.extend(found.0.into_iter().map(|(pointer, message, mend)| Finding {
            code: rule.code,
            name: rule.name,
            severity: rule.severity,
            basis: rule.basis,
            law: rule.law.iter().map(|law| (*law).to_owned()).collect(),
            pointer,
            place: String::new(),
            line: None,
            column: None,
            quote: None,
            span: None,
            around: None,
            message,
            mend,
            waived: None,
        }));
    }
    if !findings.is_empty() {
        let value = serde_json::to_value(plan).unwrap_or_default();
        let places = Places::of(&value);
        for finding in &mut findings {
            finding.place = places.words(finding.pointer.as_str());
        }
    }
    findings
}

/// The rules that miss something: a copy that holds less than the record lacks it by intent.
const OF_THE_RECORD: [&str; 6] = ["R-042", "R-044", "R-050", "R-052", "R-054", "R-084"];

/// All rules of the record, in the order in which they run.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// The rules, by what they look at.
static RULES: [&[Rule]; 9] = [
    links::RULES,
    identifiers::RULES,
    dates::RULES,
    placement::RULES,
    version::RULES,
    sections::RULES,
    people::RULES,
    quantities::RULES,
    &[
        outcomes::SCALE_WITHOUT_DISTANCE,
        money::PAYMENT_NOT_IN_SECTION_J,
        money::PAYMENT_DENIED_BY_PROVISION,
        money::AMOUNT_WITHOUT_PERIOD,
    ],
];

/// One rule of the record.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// The fault's name.
    pub name: &'static str,
    /// How bad the fault is.
    pub severity: Severity,
    /// What the rule rests on.
    pub basis: Basis,
    /// Its law, where it has one.
    pub law: &'static [&'static str],
    /// Looks for the fault.
    check: fn(&Plan, &mut Found),
}

/// What one rule found: place, message, and how to mend it.
#[derive(Debug, Default)]
struct Found(Vec<(PlanPath, String, String)>);

impl Found {
    fn at(&mut self, place: PlanPath, message: impl Into<String>, mend: impl Into<String>) {
        self.0.push((place, message.into(), mend.into()));
    }
}

/// A fault of the file in the form of a finding.
fn finding_of(fault: ReadFault) -> Finding {
    let (code, name) = fault.fault.code_and_name();
    Finding {
        code,
        name,
        severity: Severity::Error,
        basis: Basis::GoodPractice,
        law: Vec::new(),
        pointer: fault.pointer,
        place: fault.place,
        line: Some(fault.position.line),
        column: Some(fault.position.column),
        quote: None,
        span: None,
        around: None,
        message: fault.fault.to_string(),
        mend: fault.fault.mend(),
        waived: None,
    }
}
