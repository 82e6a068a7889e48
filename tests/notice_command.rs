//! `ehcp notice` and `ehcp render --changes-from`, as people run them.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the tests read what the program wrote")]

#[path = "support/program.rs"]
mod program;

use std::path::{Path, PathBuf};

fn ehcp(arguments: &[&str]) -> program::Ran {
    program::ran(&mut program::ehcp(arguments))
}

fn file(folder: &str, case: &str, name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("fixtures").join(folder).join(case).join(name).display().to_string()
}

fn pair(folder: &str, case: &str) -> (String, String) {
    (file(folder, case, "before.json"), file(folder, case, "after.json"))
}

fn is_pdf(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"%PDF-1.7"))
}

#[test]
fn a_notice_is_written_with_the_plan_that_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let output: PathBuf = folder.path().join("notice.pdf");
    let to = output.display().to_string();
    let (before, after) = pair("notices", "nothing-less");
    let (out, messages, code) =
        ehcp(&["notice", &before, &after, "--on", "2027-10-01", "-o", &to, "--with-plan"]);
    assert_eq!(code, 0, "{messages}");
    let beside = folder.path().join("notice-plan.pdf");
    assert_eq!(out, format!("{}\n{}\n", output.display(), beside.display()));
    assert!(is_pdf(&output) && is_pdf(&beside));
    assert!(messages.contains("regulation 22"), "{messages}");
    assert!(messages.contains("until 2027-10-15") && messages.contains("by 2027-11-26"), "{messages}");

    // An existing file stays, also where only the copy of the plan is there.
    std::fs::remove_file(&output).unwrap();
    let (_, messages, code) =
        ehcp(&["notice", &before, &after, "--on", "2027-10-01", "-o", &to, "--with-plan"]);
    assert_eq!((code, output.exists()), (2, false), "{messages}");
    assert!(messages.contains("--force"), "{messages}");
}

#[test]
fn what_the_papers_lack_is_said_by_label_only() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("notice.pdf").display().to_string();
    let (before, after) = pair("reviews", "hours-cut-prose-nicer");
    let (_, messages, code) = ehcp(&["notice", &before, &after, "--on", "2026-12-01", "-o", &to]);
    assert_eq!(code, 1);
    for said in ["ehcp: F1: no reason is given", "ehcp: F5: all its evidence is older", "--with-plan"] {
        assert!(messages.contains(said), "{said}: {messages}");
    }
    for word in ["Zofia", "therapy", "Help in lessons"] {
        assert!(!messages.contains(word), "{messages}");
    }
    let (_, messages, code) =
        ehcp(&["notice", "-q", &before, &after, "--on", "2026-12-01", "-o", &to, "--force"]);
    assert_eq!((messages.as_str(), code), ("", 1));
}

#[test]
fn refusals_end_with_2_and_write_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("notice.pdf");
    let to = output.display().to_string();
    for (case, said) in [
        ("council-move-local-names", "different councils"),
        ("everything-reordered-with-new-ids", "nothing is proposed"),
        ("phase-transfer", "no plan in force"),
    ] {
        let (before, after) = pair("reviews", case);
        let (out, messages, code) = ehcp(&["notice", &before, &after, "--on", "2026-12-01", "-o", &to]);
        assert_eq!((out.as_str(), code, output.exists()), ("", 2, false), "{messages}");
        assert!(messages.contains(said), "{messages}");
    }
    let (before, after) = pair("reviews", "will-to-may");
    let (_, messages, code) = ehcp(&["notice", &before, &after, "--on", "2026-11-01", "-o", &to]);
    assert!(code == 2 && messages.contains("2026-11-13"), "{messages}");
    let (_, messages, code) = ehcp(&["notice", &before, &after, "-o", &to]);
    assert!(code == 2 && messages.contains("--on"), "{messages}");
    let (_, messages, code) = ehcp(&["notice", "-", "-", "--on", "2026-12-01", "-o", &to]);
    assert!(code == 2 && messages.contains("standard input"), "{messages}");
}

#[test]
fn both_documents_of_a_plan_that_changed_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().display().to_string();
    let (before, after) = pair("reviews", "will-to-may");
    let (out, messages, code) = ehcp(&["render", &after, "--changes-from", &before, "-o", &to]);
    assert_eq!(code, 0, "{messages}");
    let names =
        ["after-professional-changes.pdf", "after-parent-changes.pdf"].map(|name| folder.path().join(name));
    assert_eq!(out, format!("{}\n{}\n", names[0].display(), names[1].display()));
    assert!(names.iter().all(|name| is_pdf(name)));
    let (_, messages, code) = ehcp(&["render", &after, "--changes-from", &before, "-o", &to]);
    assert!(code == 2 && messages.contains("--force"), "{messages}");
}

#[test]
fn changes_are_of_two_versions_of_one_plan() {
    let (before, after) = pair("reviews", "will-to-may");
    let other = file("notices", "young-person", "before.json");
    let (_, messages, code) = ehcp(&["render", &after, "--changes-from", &other]);
    assert!(code == 2 && messages.contains("different plans"), "{messages}");
    let (_, messages, code) = ehcp(&["render", &after, &before, "--changes-from", &before]);
    assert!(code == 2 && messages.contains("one plan file"), "{messages}");
}

#[test]
fn the_help_has_an_example() {
    let (out, _, code) = ehcp(&["notice", "--help"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out);
}
