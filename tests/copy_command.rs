//! `ehcp copy` from the outside: its files, what it prints, and what a person decides.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads what the program wrote")]

#[path = "support/program.rs"]
mod program;

use serde_json::{Value, json};
use std::path::Path;

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/plans/first-draft-age-6.json");

fn ehcp(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let (out, messages, code) = program::ran(program::ehcp(arguments).current_dir(folder));
    (code, out, messages)
}

fn read(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join(name)).unwrap()).unwrap()
}

#[test]
fn a_copy_for_a_school_is_three_files_and_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["copy", PLAN, "--for", "school", "--recipient", "Marlbeck Academy", "-o", "marlbeck"];
    let (code, out, messages) = ehcp(folder.path(), &arguments);
    assert_eq!(code, 1, "there is something to confirm: {messages}");
    insta::assert_snapshot!(format!("{out}\n{messages}"));
    let copy = read(folder.path(), "marlbeck.plan.json");
    assert_eq!(
        copy["copy"],
        json!({ "reader": "school", "recipient": "Marlbeck Academy", "left_out": ["I", "J"] })
    );
    assert_eq!(copy["sections"]["I"], json!({ "status": "blank_in_draft" }));
    assert_eq!(copy["sections"]["J"], json!({}));
    assert!(copy["child_or_young_person"].get("contacts").is_none());
    assert_eq!(ehcp(folder.path(), &["validate", "marlbeck.plan.json"]).0, 0);
    // The same again, byte for byte; and an older copy is not written over unasked.
    let first = std::fs::read(folder.path().join("marlbeck.pdf")).unwrap();
    assert_eq!(ehcp(folder.path(), &arguments).0, 2);
    assert_eq!(ehcp(folder.path(), &[arguments.as_slice(), &["--force"]].concat()).0, 1);
    assert!(first == std::fs::read(folder.path().join("marlbeck.pdf")).unwrap());
}

#[test]
fn a_person_decides_what_is_not_sure() {
    let folder = tempfile::tempdir().unwrap();
    let base = [
        "copy",
        PLAN,
        "--for",
        "anonymised",
        "--recipient",
        "Placement panel",
        "--on",
        "2026-11-22",
        "-o",
        "panel",
        "--no-pdf",
        "--force",
    ];
    assert_eq!(ehcp(folder.path(), &base).0, 1);
    let mut report = read(folder.path(), "panel.sender-only.json");
    let hits = report["hits"].as_array_mut().unwrap();
    let kept = hits.iter_mut().find(|hit| hit["words"] == "Halliwick").unwrap();
    assert_eq!(kept["decision"], "remove");
    kept["decision"] = json!("keep");
    report["also_remove"] = json!(["supportive chair"]);
    std::fs::write(folder.path().join("gone-through.json"), report.to_string()).unwrap();
    let confirm = [base.as_slice(), &["--confirm", "gone-through.json"]].concat();
    let (code, _, messages) = ehcp(folder.path(), &confirm);
    assert_eq!(code, 0, "{messages}");
    let copy = read(folder.path(), "panel.plan.json");
    assert_eq!(copy["copy"]["confirmed"], true);
    let words = copy.to_string();
    assert!(words.contains("Halliwick") && !words.contains("supportive chair"));

    // What the record itself holds in a field that is left out cannot be kept.
    let mut report = read(folder.path(), "gone-through.json");
    let hits = report["hits"].as_array_mut().unwrap();
    hits.iter_mut().find(|hit| hit["certainty"] == "sure").unwrap()["decision"] = json!("keep");
    std::fs::write(folder.path().join("gone-through.json"), report.to_string()).unwrap();
    let (code, _, messages) = ehcp(folder.path(), &confirm);
    assert_eq!(code, 2);
    assert!(messages.contains("cannot be kept"), "{messages}");

    // A report of another recipient's copy decides nothing.
    report["recipient"] = json!("Somebody else");
    std::fs::write(folder.path().join("gone-through.json"), report.to_string()).unwrap();
    let (code, _, messages) = ehcp(folder.path(), &confirm);
    assert!(code == 2 && messages.contains("another recipient"), "{messages}");
}

#[test]
fn mistakes_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut said = Vec::new();
    let named = ["--recipient", "P", "--no-pdf"];
    let more: [&[&str]; 6] = [
        &["--for", "anonymised"],
        &["--for", "anonymised", "--on", "1999-01-01"],
        &["--for", "school", "--with-views"],
        &["--for", "school", "--with-confidential"],
        &["--for", "anonymised", "--on", "2026-11-22", "--brand", "x.toml"],
        &["--for", "school", "--confirm", PLAN],
    ];
    for arguments in more {
        let (code, _, messages) =
            ehcp(folder.path(), &[&["copy", PLAN], named.as_slice(), arguments].concat());
        assert_eq!(code, 2);
        said.push(messages.replace(PLAN, "PLAN"));
    }
    for recipient in ["", "two\nlines", "a".repeat(81).as_str()] {
        let (code, _, messages) =
            ehcp(folder.path(), &["copy", PLAN, "--for", "full", "--recipient", recipient]);
        assert_eq!(code, 2);
        said.push(messages);
    }
    insta::assert_snapshot!(said.concat());
}

#[test]
fn nothing_is_decided_from_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["copy", PLAN, "--for", "school", "--recipient", "M", "-o", "m", "--no-pdf"];
    assert_eq!(ehcp(folder.path(), &arguments).0, 1);
    for command in [
        &["copy", "m.plan.json", "--for", "full", "--recipient", "N"][..],
        &["review", "m.plan.json", "--meeting", "2027-01-01", "-o", "n.json"],
        &["letter", "draft-plan", "m.plan.json", "--on", "2026-11-22", "-o", "n.txt"],
        &["render", "m.plan.json", "--for", "parent"],
        &["render", "m.plan.json", "--changes-from", PLAN, "-o", "n.pdf"],
        &["notice", PLAN, "m.plan.json", "--on", "2026-11-22", "-o", "n.pdf"],
        &["pack", "m.plan.json", "--to", "N", "--on", "2026-11-22", "-o", "n.ehcp"],
    ] {
        let (code, _, messages) = ehcp(folder.path(), command);
        assert_eq!(code, 2, "{command:?}: {messages}");
        assert!(messages.contains("copy"), "{messages}");
    }
}

/// A recipient's name is data: it stands on the page as it was typed, and is nowhere run.
#[test]
fn a_recipient_is_data() {
    for recipient in
        ["#eval(\"1\") $x$ *a* <l> @r // ]", "{{ 7 * 7 }} {% if %} <b>x</b> &amp;", "= Ω \\u{41} [a](b)"]
    {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["copy", PLAN, "--for", "school", "--recipient", recipient, "-o", "m"];
        let (code, _, messages) = ehcp(folder.path(), &arguments);
        assert_eq!(code, 1, "{messages}");
        assert_eq!(read(folder.path(), "m.plan.json")["copy"]["recipient"], *recipient);
        let pdf =
            std::process::Command::new("pdftotext").args(["m.pdf", "-"]).current_dir(folder.path()).output();
        if let Ok(pdf) = pdf {
            let squeeze = |words: &str| words.split_whitespace().collect::<String>();
            let text = squeeze(&String::from_utf8_lossy(&pdf.stdout));
            assert!(text.contains(&squeeze(recipient)), "{recipient}");
        }
    }
}
