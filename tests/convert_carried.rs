//! A PDF of ours, converted: the plan inside comes out as it is, and its pages are not read.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test writes and reads files of its own")]

use assert_cmd::Command;
use ehcp::json;
use ehcp::render::{Audience, Options, render};
use serde_json::Value;

#[test]
fn a_pdf_of_ours_gives_the_very_plan_back() {
    let fixture = include_bytes!("../fixtures/plans/first-draft-age-6.json");
    let plan = json::read(fixture).unwrap();
    let carried = json::canonical(&plan).unwrap();
    let with = Options { embed: true, ..Options::for_audience(Audience::Parent) };
    let without = Options::for_audience(Audience::Parent);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("with.pdf"), render(&plan, &with).unwrap().pdf).unwrap();
    std::fs::write(folder.path().join("without.pdf"), render(&plan, &without).unwrap().pdf).unwrap();
    let run = |name: &str| {
        let mut command = Command::cargo_bin("ehcp").unwrap();
        command.current_dir(folder.path()).args(["convert", name, "-o", "out"]).output().unwrap()
    };
    let output = run("with.pdf");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("taken out"), "{output:?}");
    let read = |name: &str| std::fs::read(folder.path().join("out").join(name)).unwrap();
    assert!(read("with.plan.json") == carried, "the plan is not what the PDF carries");
    let report: Value = serde_json::from_slice(&read("with.report.json")).unwrap();
    assert_eq!(report["status"], "ok");
    assert_eq!(report["items"]["outcomes"], plan.sections.outcomes.outcomes.len());
    assert!(report["remarks"][0].as_str().unwrap().contains("the pages were not read"));
    // A copy without it is read from its pages.
    run("without.pdf");
    let report: Value = serde_json::from_slice(&read("without.report.json")).unwrap();
    assert_ne!(report["status"], "ok");
    assert!(report["words"]["source"].as_u64().unwrap() > 100);
}
