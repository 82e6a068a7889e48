//! A converted plan is a plan: it is valid, the checks read it, and its documents hold every word placed.
//!
//! Three sources by default; all of them with `EHCP_EVERY_SOURCE=1`, as `.ci/run` has it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test hands plans to the program")]

mod support;

use std::path::PathBuf;

use serde_json::Value;
use support::documents::{Kind, make, shown, with_marks};
use support::legacy::{file, files, folder, truth};
use support::pdf::{read, without_spaces};
use support::program;

fn sources() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        ["s1.docx", "s2.rtf", "s3.docx", "s4.pdf", "s5.docx", "s6.odt", "s7.docx", "s8.txt"]
            .iter()
            .map(|name| folder("samples").join(name))
            .collect();
    for path in files(&folder("layouts/truth")) {
        all.push(folder("layouts").join(truth(&path)["file"].as_str().unwrap()));
    }
    all.sort();
    if std::env::var_os("EHCP_EVERY_SOURCE").is_none() {
        all.retain(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            ["s1.docx", "s7.docx", "landscape-merged.docx"].contains(&name)
        });
    }
    all
}

/// What the program says of a plan on standard output, and its exit code.
fn ehcp(arguments: &[&str], plan: &std::path::Path) -> (Value, i32) {
    let (out, _, code) = program::ran(program::ehcp(arguments).args(["--format", "json"]).arg(plan));
    (serde_json::from_str(&out).unwrap_or_default(), code)
}

#[test]
fn converted_plans_are_valid_checked_and_drawn_with_every_word() {
    let place = tempfile::tempdir().unwrap();
    let sources = sources();
    assert!(sources.len() >= 3);
    for source in sources {
        let made = file(&source);
        let path = place.path().join("plan.json");
        let bytes = serde_json::to_vec_pretty(&made.plan).unwrap();
        std::fs::write(&path, &bytes).unwrap();
        // That a plan has no date is a warning, and true of the source.
        let (findings, code) = ehcp(&["validate"], &path);
        assert!(code < 2, "{source:?}");
        assert_eq!(findings["plans"][0]["summary"]["error"], 0, "{source:?}: {findings}");
        let (findings, code) = ehcp(&["check", "--profile", "legacy", "--on", "2026-11-21"], &path);
        assert!(code < 2, "{source:?}");
        assert_eq!(findings["could_not_judge"], serde_json::json!([]), "{source:?}");

        let plan = ehcp::json::read(&bytes).unwrap();
        let marked = serde_json::to_value(with_marks(&plan)).unwrap();
        for kind in [Kind::Professional, Kind::Parent] {
            let rendered = make(&plan, &kind.options());
            let words = without_spaces(&read(&rendered.pdf).text());
            let mut looked = 0;
            for piece in &made.report.reading {
                for pointer in piece.at.iter().filter(|pointer| is_words(pointer)) {
                    let text: ehcp::model::Text =
                        serde_json::from_value(marked.pointer(pointer).unwrap().clone()).unwrap();
                    let text = shown(&text);
                    assert!(words.contains(&text), "{source:?} {kind:?}: {pointer} is not in the document");
                    looked += 1;
                }
            }
            assert!(looked > 20, "{source:?}: {looked} pieces");
        }
    }
}

/// Whether a place of the plan holds an item's own words.
fn is_words(pointer: &str) -> bool {
    let item = ["/needs/", "/outcomes/", "/provisions/", "/views/"].iter().any(|list| pointer.contains(list));
    item && pointer.starts_with("/sections/") && pointer.ends_with("/text")
}
