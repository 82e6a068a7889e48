//! Every finding of every rule on every plan of the fixtures, so that a false alarm is seen in review.
//!
//! One snapshot a plan, one line a finding: severity, code, place and the words that are quoted. Beside
//! the thirteen plans stand two that were written for the checks: a poor one, as a hurried council
//! writes it, which must not pass, and a good one, in which an error or a warning is a false alarm.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads fixtures")]

use ehcp::check::{Checked, Choice, Options, Settings, check};
use ehcp::finding::Severity;
use ehcp::json;
use ehcp::model::Date;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The day as on which all are judged.
const ON: Date = jiff::civil::date(2026, 11, 21);

/// More than this many errors and warnings the poor plan has.
const POOR: usize = 40;
/// At least so many rules find something in the poor plan.
const POOR_RULES: usize = 25;

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    files
}

fn judged(file: &Path) -> Checked {
    let bytes = std::fs::read(file).unwrap();
    let plan = json::read(&bytes).unwrap_or_else(|faults| panic!("{}: {faults}", file.display()));
    let (settings, choice) = (Settings::default(), Choice::default());
    let checked = check(&plan, &Options { on: ON, profile: None, choice, settings: &settings });
    assert!(checked.broken.is_empty(), "{}: a rule broke down", file.display());
    checked
}

/// One line for each finding.
fn lines(checked: &Checked) -> String {
    let mut out = String::new();
    for finding in &checked.findings {
        write!(out, "{:?} {} {}", finding.severity, finding.code, finding.place).unwrap();
        if let Some(quote) = &finding.quote {
            write!(out, " {quote:?}").unwrap();
        }
        out.push('\n');
    }
    out
}

fn grave(checked: &Checked) -> Vec<&ehcp::finding::Finding> {
    checked.findings.iter().filter(|finding| finding.severity != Severity::Advice).collect()
}

#[test]
fn every_finding_on_every_plan_is_seen_in_review() {
    let files: Vec<PathBuf> = [fixtures("plans"), fixtures("checks")].concat();
    assert!(files.len() >= 15);
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        insta::assert_snapshot!(format!("findings_{name}"), lines(&judged(&file)));
    }
}

#[test]
fn a_poor_plan_does_not_pass() {
    let file = fixtures("checks").into_iter().find(|file| file.ends_with("poor-plan-age-12.json")).unwrap();
    let checked = judged(&file);
    let found = grave(&checked);
    let rules: BTreeSet<&str> = found.iter().map(|finding| finding.code).collect();
    assert!(found.len() > POOR, "{} errors and warnings", found.len());
    assert!(rules.len() >= POOR_RULES, "{} rules: {rules:?}", rules.len());
}

#[test]
fn a_good_plan_passes() {
    let file = fixtures("checks").into_iter().find(|file| file.ends_with("good-plan-age-9.json")).unwrap();
    let checked = judged(&file);
    assert!(grave(&checked).is_empty(), "{}", lines(&checked));
}
