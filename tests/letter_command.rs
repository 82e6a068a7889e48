//! `ehcp letter`, as people run it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the tests read what the program wrote")]

#[path = "support/program.rs"]
mod program;

use std::path::Path;

fn ehcp(arguments: &[&str]) -> program::Ran {
    program::ran(&mut program::ehcp(arguments))
}

fn plan(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plans").join(name).display().to_string()
}

const FINAL: &str = "autistic-age-8-mainstream.json";

#[test]
fn a_letter_is_a_pdf_or_text_by_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (pdf, text) = (at("letter.pdf"), at("letter.txt"));
    let (out, messages, code) =
        ehcp(&["letter", "final-plan", &plan(FINAL), "--on", "2026-11-13", "-o", &pdf]);
    assert_eq!((out, messages.as_str(), code), (format!("{pdf}\n"), "", 0));
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-1.7"));
    let (_, _, code) = ehcp(&["letter", "final-plan", &plan(FINAL), "--on", "2026-11-13", "-o", &text]);
    let written = std::fs::read_to_string(&text).unwrap();
    assert!(code == 0 && written.contains("by 5pm on 13 January 2027"), "{written}");
    let (out, _, code) =
        ehcp(&["letter", "final-plan", &plan(FINAL), "--on", "2026-11-13", "--format", "text", "-o", "-"]);
    assert_eq!((out, code), (written, 0));
    let (_, messages, code) = ehcp(&["letter", "final-plan", &plan(FINAL), "--on", "2026-11-13", "-o", &pdf]);
    assert!(code == 2 && messages.contains("--force"), "{messages}");
}

#[test]
fn what_is_missing_is_said_and_the_code_is_1() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("draft.txt").display().to_string();
    let (_, messages, code) =
        ehcp(&["letter", "draft-plan", &plan("nearly-empty-draft.json"), "--on", "2026-10-22", "-o", &to]);
    assert_eq!(code, 1);
    for said in ["--school-list", "--signed-by", "no address", "section 32"] {
        assert!(messages.contains(said), "{said}: {messages}");
    }
    assert!(!messages.contains("Ottilie"));
    let again = [
        "letter",
        "-q",
        "draft-plan",
        &plan("nearly-empty-draft.json"),
        "--on",
        "2026-10-22",
        "-o",
        &to,
        "--force",
    ];
    let (_, messages, code) = ehcp(&again);
    assert_eq!((messages.as_str(), code), ("", 1));
}

#[test]
fn refusals_end_with_2_and_write_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("letter.pdf");
    let to = output.display().to_string();
    for (arguments, said) in [
        (vec!["final-plan", "first-draft-age-6.json", "--on", "2026-10-22"], "status is draft"),
        (vec!["transfer-out", FINAL, "--on", "2026-12-01"], "became_aware_of_move"),
        (vec!["decision-not-to-assess", "nearly-empty-draft.json", "--on", "2026-12-01"], "--reasons FILE"),
        (vec!["final-plan", FINAL, "--on", "2026-11-13", "--reasons", "no-such-file.md"], "no-such-file.md"),
        (vec!["final-plan", FINAL, "--on", "2026-11-13", "--templates", "no-such-folder"], "no-such-folder"),
        (vec!["final-plan", FINAL, "--on", "2026-11-13", "--format", "markdown"], "--list"),
        (vec!["final-letter", FINAL, "--on", "2026-11-13"], "annual-review-decision"),
        (vec!["final-plan", FINAL], "--on"),
    ] {
        let file = plan(arguments[1]);
        let mut all = vec!["letter", arguments[0], &file];
        all.extend(&arguments[2..]);
        all.extend(["-o", &to]);
        let (out, messages, code) = ehcp(&all);
        assert_eq!((out.as_str(), code, output.exists()), ("", 2, false), "{messages}");
        assert!(messages.contains(said), "{said}: {messages}");
    }
}

#[test]
fn a_council_copies_our_templates_and_changes_them() {
    let folder = tempfile::tempdir().unwrap();
    let words = folder.path().join("words");
    let own = words.display().to_string();
    let to = folder.path().join("letter.txt").display().to_string();
    let (out, _, code) = ehcp(&["letter", "--copy-templates", &own]);
    assert_eq!((out.lines().count(), code), (12, 0));
    let (_, messages, code) = ehcp(&["letter", "--copy-templates", &own]);
    assert!(code == 2 && messages.contains("--force"), "{messages}");
    let write = |force: &str| {
        ehcp(&[
            "letter",
            "final-plan",
            &plan(FINAL),
            "--on",
            "2026-11-13",
            "--templates",
            &own,
            "-o",
            &to,
            force,
        ])
    };
    assert_eq!(write("--force").2, 0, "our own words, copied, are our words");
    let file = words.join("final-plan.jinja");
    let ours = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, ours.replace("Final plan", "The plan")).unwrap();
    assert_eq!(write("--force").2, 0);
    std::fs::write(&file, ours.replace("{% block appeal %}", "{% block appeals %}")).unwrap();
    // The general notice takes its place, so nothing is lost.
    assert_eq!(write("--force").2, 0);
    std::fs::write(&file, format!("{ours}{{% block mediation %}}{{% endblock %}}")).unwrap();
    let (_, messages, code) = write("--force");
    assert!(code == 2 && messages.contains(&own) && messages.contains("mediation"), "{messages}");
    assert!(messages.contains("Children and Families Act 2014, section 55"), "{messages}");
    std::fs::write(&file, ours.replace("{{ made_on }}", "{{ maid_on }}")).unwrap();
    let (_, messages, code) = write("--force");
    assert!(code == 2 && messages.contains("final-plan.jinja, line 9"), "{messages}");
    std::fs::write(words.join("final_plan.jinja"), "x").unwrap();
    let (_, messages, code) = write("--force");
    assert!(code == 2 && messages.contains("final_plan.jinja is no template"), "{messages}");
}

#[test]
fn the_letters_are_listed() {
    let (out, _, code) = ehcp(&["letter", "--list"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!("the_list_of_letters", out);
    let (page, _, _) = ehcp(&["letter", "--list", "--format", "markdown"]);
    assert!(page.starts_with("# Letters\n"));
}

#[test]
fn the_help_has_an_example() {
    let (out, _, code) = ehcp(&["letter", "--help"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!("the_help_of_letters", out);
}
