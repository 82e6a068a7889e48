//! The program as people and scripts run it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the tests write plans for the program to read")]

mod support;

use serde_json::{Value, json};
use std::fmt::Write;
use support::program::{ehcp, ran};
use support::{PLAN, plan_value};

/// A folder with a sound plan, a plan with faults, a broken file and a file that is no plan.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let mut faulty = plan_value();
    faulty["version"]["status"] = json!("draft");
    faulty["sections"]["F"]["provisions"][1]["meets"][0] = json!("00000000-0000-4000-8000-000000000077");
    put("a.json", PLAN);
    put("b/faulty.json", &serde_json::to_string_pretty(&faulty).unwrap());
    put("b/broken.json", &PLAN[..1000]);
    put("notes.txt", "not a plan");
    put(".hidden/plan.json", "{");
    folder
}

#[test]
fn a_sound_plan_is_clean() {
    let mut command = ehcp(&["validate", "-"]);
    command.write_stdin(PLAN);
    assert_eq!(ran(&mut command), ("1 plan, nothing found\n".into(), String::new(), 0));
    let mut command = ehcp(&["validate", "--quiet", "-"]);
    command.write_stdin(PLAN);
    assert_eq!(ran(&mut command), (String::new(), String::new(), 0));
}

#[test]
fn a_folder_is_every_plan_in_it() {
    let folder = folder();
    let mut command = ehcp(&["validate", "."]);
    command.current_dir(folder.path());
    let (out, messages, code) = ran(&mut command);
    assert_eq!((messages.as_str(), code), ("", 1));
    insta::assert_snapshot!(out.replace('\\', "/"));
}

#[test]
fn findings_for_programs_have_a_stable_form() {
    let folder = folder();
    let mut command = ehcp(&["validate", "b/faulty.json", "a.json", "--format", "json"]);
    command.current_dir(folder.path());
    let (out, _, code) = ran(&mut command);
    assert_eq!(code, 1);
    let mut report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["engine"], json!(env!("CARGO_PKG_VERSION")));
    report["engine"] = json!("0.0.0");
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap());
}

#[test]
fn what_cannot_be_opened_is_said_and_the_rest_is_done() {
    let folder = folder();
    let mut command = ehcp(&["validate", "a.json", "missing.json"]);
    command.current_dir(folder.path());
    let (out, messages, code) = ran(&mut command);
    assert_eq!(out, "1 plan, nothing found; 1 file could not be opened\n");
    assert!(messages.starts_with("ehcp: cannot open missing.json; check the path"), "{messages}");
    assert_eq!(code, 2);
}

#[test]
fn a_picture_gets_one_answer() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("picture.json");
    let bytes: Vec<u8> =
        b"\x89PNG\r\n\x1a\n".iter().copied().chain((0..40).flat_map(|_| 0..=250_u8)).collect();
    std::fs::write(&picture, bytes).unwrap();
    let (out, _, code) = ran(&mut ehcp(&["validate", picture.to_str().unwrap()]));
    assert_eq!(code, 1);
    assert_eq!(out.matches("the file is not JSON, so it is no plan").count(), 1, "{out}");
    assert!(out.lines().count() < 7, "{out}");
    let (out, _, _) = ran(&mut ehcp(&["validate", "--format", "json", picture.to_str().unwrap()]));
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["plans"][0]["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["plans"][0]["summary"]["error"], 1);
}

#[test]
fn a_folder_without_plans_is_a_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = ehcp(&["validate", "."]);
    command.current_dir(folder.path());
    let (out, messages, code) = ran(&mut command);
    assert_eq!((out.as_str(), code), ("", 2));
    assert_eq!(messages, "ehcp: . holds no .json file; name the folder that the plans are in\n");
}

#[test]
fn the_schema_is_the_committed_one() {
    let (out, messages, code) = ran(&mut ehcp(&["schema"]));
    assert!(out == ehcp::schema::COMMITTED);
    assert_eq!((messages.as_str(), code), ("", 0));
}

#[test]
fn a_wrong_command_line_is_code_2() {
    for arguments in
        [&["validate"] as &[&str], &["nothing"], &["validate", "--format", "xml", "-"], &["man", "nothing"]]
    {
        let (out, messages, code) = ran(&mut ehcp(arguments));
        assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}");
        assert!(!messages.is_empty());
    }
}

#[test]
fn help_reads_like_a_short_manual() {
    let mut report = String::new();
    for arguments in [
        &["--help"] as &[&str],
        &["validate", "--help"],
        &["schema", "--help"],
        &["completions", "--help"],
        &["man", "--help"],
    ] {
        let (out, _, code) = ran(&mut ehcp(arguments));
        assert_eq!(code, 0);
        writeln!(report, "$ ehcp {}\n{out}", arguments.join(" ")).unwrap();
    }
    insta::assert_snapshot!(report.replace("ehcp.exe", "ehcp"));
}

#[test]
fn every_command_has_a_page_and_completions() {
    for arguments in [&["man"] as &[&str], &["man", "validate"], &["man", "schema"]] {
        let (out, _, code) = ran(&mut ehcp(arguments));
        assert!(out.contains(".TH") && code == 0, "{arguments:?}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (out, _, code) = ran(&mut ehcp(&["completions", shell]));
        assert!(out.contains("validate") && code == 0, "{shell}");
    }
}

/// The words of the plan stay out of what is printed, whatever is wrong with it.
#[test]
fn nothing_of_the_plan_is_printed() {
    let canary = "Quillfeather";
    let mut plan = plan_value();
    plan["child_or_young_person"]["name"]["given"] = json!(canary);
    plan["child_or_young_person"]["date_of_birth"] = json!("2030-01-01");
    plan["child_or_young_person"]["identifiers"]["nhs_number"] = json!(canary);
    plan["child_or_young_person"]["addresses"][0]["postcode"] = json!(canary);
    plan["sections"]["F"]["provisions"][0]["text"] = json!(canary);
    plan["sections"]["F"]["provisions"][0]["ends_on"] = json!("2020-01-01");
    let faulty = plan.to_string();
    let broken = faulty.replace("\"family\"", "family");
    let invalid = faulty.replace("\"pronouns\":\"she\"", &format!("\"pronouns\":\"{canary}\""));
    for text in [&faulty, &broken, &invalid, &faulty[..faulty.len() - 9].to_owned()] {
        for format in ["text", "json"] {
            let mut command = ehcp(&["validate", "-", "--format", format]);
            command.write_stdin(text.as_str());
            let (out, messages, code) = ran(&mut command);
            assert_eq!(code, 1);
            assert!(!out.contains(canary) && !messages.contains(canary), "{out}{messages}");
        }
    }
}

#[test]
fn a_file_whose_two_documents_fail_alike_is_named_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notes.txt"), "not a plan").unwrap();
    let mut command = ehcp(&["render", "notes.txt", "-o", "out/"]);
    let (out, messages, code) = ran(command.current_dir(folder.path()));
    assert_eq!((out.as_str(), code), ("", 1));
    assert_eq!(messages.matches("notes.txt").count(), 1, "{messages}");
    assert!(messages.ends_with("0 done, 2 not valid\n"), "{messages}");
}
