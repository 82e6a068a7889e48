//! `ehcp check` as caseworkers, managers and scripts run it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the tests write plans for the program to read")]

mod support;

use ehcp::check::{Choice, Options, Settings};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;
use support::documents::FIXTURES;
use support::plans::any_plan;
use support::program::{Ran, ehcp, ran};

const ON: &str = "2026-11-21";

fn run(arguments: &[&str]) -> Ran {
    ran(ehcp(arguments).current_dir(env!("CARGO_MANIFEST_DIR")))
}

fn check(arguments: &[&str]) -> Ran {
    run(&[&["check", "--on", ON], arguments].concat())
}

/// A plan with an error in Section I, and the folder it lies in.
fn faulty() -> (tempfile::TempDir, String, Value) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("faulty.json");
    let mut plan: Value = serde_json::from_str(
        &std::fs::read_to_string("fixtures/plans/autistic-age-8-mainstream.json").unwrap(),
    )
    .unwrap();
    plan["sections"]["I"] = json!({ "status": "left_open" });
    std::fs::write(&file, serde_json::to_string_pretty(&plan).unwrap()).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file, plan)
}

/// What identifies a finding in every form.
type Key = (String, String, String, String);

#[test]
fn every_form_holds_the_same_findings() {
    let (_folder, faulty, _) = faulty();
    let sources = ["fixtures/plans", &faulty];
    let form = |format: &str| check(&[&sources[..], &["--quiet", "--format", format]].concat()).0;

    let report: Value = serde_json::from_str(&form("json")).unwrap();
    let mut wanted: Vec<Key> = Vec::new();
    for plan in report["plans"].as_array().unwrap() {
        for finding in plan["findings"].as_array().unwrap() {
            let word = |name: &str| finding[name].as_str().unwrap().to_owned();
            wanted.push((
                plan["file"].as_str().unwrap().to_owned(),
                word("code"),
                word("place"),
                word("message"),
            ));
        }
    }
    assert!(!wanted.is_empty());

    let log: Value = serde_json::from_str(&form("sarif")).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let mut found: Vec<Key> = Vec::new();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let place = &result["locations"][0];
        let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        let place = place["logicalLocations"][0]["name"].as_str().unwrap();
        let message = result["properties"]["message"].as_str().unwrap();
        let code = result["ruleId"].as_str().unwrap();
        assert!(
            log["runs"][0]["tool"]["driver"]["rules"]
                .as_array()
                .unwrap()
                .iter()
                .any(|rule| rule["id"] == code),
            "{code} is not among the log's rules"
        );
        found.push((uri.to_owned(), code.to_owned(), place.to_owned(), message.to_owned()));
    }
    assert_eq!(found, wanted, "SARIF");

    let table = form("csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let found: Vec<Key> = rows
        .records()
        .map(|row| {
            let row = row.unwrap();
            (row[0].to_owned(), row[3].to_owned(), row[9].to_owned(), row[14 + 1].to_owned())
        })
        .collect();
    assert_eq!(found, wanted, "CSV");

    let lines = form("text");
    let mut found: Vec<Key> = Vec::new();
    let (mut head, mut in_message): (Option<(String, String)>, bool) = (None, false);
    for line in lines.lines() {
        // A long message goes on in the next line, two columns further in.
        if let (Some(last), Some(rest)) = (found.last_mut(), line.strip_prefix("      "))
            && in_message
            && !rest.starts_with('|')
        {
            last.3 = format!("{} {rest}", last.3);
        }
        in_message &= line.starts_with("      ") && !line.starts_with("      |");
        if let Some((file, code)) = head.take() {
            let (place, message) = line.trim_start().split_once(": ").unwrap();
            found.push((file, code, place.to_owned(), message.to_owned()));
            in_message = true;
        }
        let severity = [": error ", ": warning ", ": advice "].into_iter().find(|word| line.contains(word));
        if let (Some(severity), false) = (severity, line.starts_with(' ')) {
            let (place, code) = line.split_once(severity).unwrap();
            let file = place.rsplitn(3, ':').last().unwrap();
            head = Some((file.to_owned(), code.split(' ').next().unwrap().to_owned()));
        }
    }
    assert_eq!(found, wanted, "text");

    let page = form("html");
    let found = page.matches("<article").count();
    assert_eq!(found, wanted.len(), "HTML");
    let mut at = 0;
    for (_, code, place, message) in &wanted {
        for words in [place, code, message] {
            let words = escaped(words);
            at += page[at..].find(&words).unwrap_or_else(|| panic!("the page lacks {words:?} in its turn"));
        }
    }
}

/// Text as the page writes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#x27;")
        .replace('/', "&#x2f;")
}

#[test]
fn the_report_does_not_depend_on_how_many_work_on_it() {
    for format in ["json", "text"] {
        let one = check(&["fixtures/plans", "--jobs", "1", "--format", format]);
        let many = check(&["fixtures/plans", "--jobs", "5", "--format", format]);
        assert!(one == many, "{format}");
    }
}

#[test]
fn exit_codes_say_what_was_found() {
    let (folder, faulty, _) = faulty();
    assert_eq!(check(&["--select", "I-001", "fixtures/plans/autistic-age-8-mainstream.json"]).2, 0);
    assert_eq!(check(&["--select", "I-001", &faulty]).2, 1);
    assert_eq!(check(&["--select", "I-001", "--ignore", "placement-missing", &faulty]).2, 0);
    let broken = folder.path().join("broken.json");
    std::fs::write(&broken, "{\"schema\": ").unwrap();
    let (out, _, code) = check(&["--format", "json", broken.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 2);
    assert_eq!(report["could_not_judge"].as_array().unwrap().len(), 1);
    assert_eq!(report["plans"][0]["summary"]["score"], Value::Null);
    let picture = folder.path().join("picture.json");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let (out, _, code) = check(&[picture.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert_eq!(out.matches("is not JSON").count(), 1, "{out}");
    assert!(out.lines().count() < 5, "{out}");
    let (_, messages, code) = check(&["--select", "Z-1", &faulty]);
    assert_eq!(code, 2);
    assert!(messages.contains("ehcp rules"), "{messages}");
    let (_, messages, code) = check(&["nowhere.json"]);
    assert_eq!(code, 2);
    assert!(messages.contains("nowhere.json"), "{messages}");
}

#[test]
fn severities_and_waivers_are_a_councils_own_and_are_shown() {
    let (folder, faulty, plan) = faulty();
    let settings = folder.path().join("ehcp.toml");
    let with = |text: &str| {
        std::fs::write(&settings, text).unwrap();
        let arguments =
            ["--format", "json", "--select", "I-001", "--settings", settings.to_str().unwrap(), &faulty];
        let (out, messages, code) = check(&arguments);
        let report: Value = serde_json::from_str(&out).unwrap_or(Value::Null);
        (report, messages, code)
    };
    let (report, _, code) = with("[severity]\nplacement-missing = \"advice\"\n");
    assert_eq!((&report["plans"][0]["findings"][0]["severity"], code), (&json!("advice"), 0));
    assert_eq!(report["severities_changed"], json!(["I-001 placement-missing is advice"]));
    let (report, _, code) = with("[severity]\nI-001 = \"off\"\n");
    assert_eq!((report["plans"][0]["findings"].as_array().unwrap().len(), code), (0, 0));

    let id = plan["id"].as_str().unwrap();
    let waiver = |until: &str| {
        format!(
            "[[waiver]]\nrule = \"I-001\"\nplan = \"{id}\"\ndecided_by = \"SEN team manager\"\nreason = \"the tribunal names it on 1 December\"\nuntil = \"{until}\"\n"
        )
    };
    let (report, _, code) = with(&waiver("2026-11-21"));
    let finding = &report["plans"][0]["findings"][0];
    assert_eq!(code, 0, "a waived finding does not count");
    assert_eq!(finding["waived"], "the tribunal names it on 1 December (SEN team manager, until 2026-11-21)");
    assert_eq!(report["plans"][0]["summary"], json!({"error": 0, "warning": 0, "advice": 0, "score": 100}));
    let (report, _, code) = with(&waiver("2026-11-20"));
    assert_eq!(
        (&report["plans"][0]["findings"][0]["waived"], code),
        (&Value::Null, 1),
        "it ended the day before"
    );
    assert_eq!(report["waivers_ended"], json!(["I-001, until 2026-11-20"]));

    for (fault, words) in [
        ("[severity]\nI-001 = \"fatal\"\n", "no severity"),
        ("[severity]\nI-901 = \"off\"\n", "no rule"),
        ("[severities]\nI-001 = \"off\"\n", "severities"),
        (
            "[[waiver]]\nrule = \"I-001\"\ndecided_by = \"x\"\nreason = \"y\"\nuntil = \"2027-01-01\"\n",
            "neither a plan nor an item",
        ),
        (&waiver("2027-01-01").replace("SEN team manager", " "), "decided_by"),
    ] {
        let (_, messages, code) = with(fault);
        assert_eq!(code, 2, "{fault}");
        assert!(messages.contains(words), "{fault}: {messages}");
    }
}

#[test]
fn a_caseload_is_told_worst_first_and_totals_name_no_plan() {
    let (folder, faulty, _) = faulty();
    let (caseload, totals) = (folder.path().join("caseload.csv"), folder.path().join("totals.csv"));
    let arguments = [
        "--select",
        "I-001",
        "--quiet",
        "fixtures/plans",
        &faulty,
        "--caseload",
        caseload.to_str().unwrap(),
        "--totals",
        totals.to_str().unwrap(),
    ];
    assert_eq!(check(&arguments).2, 1);
    let rows = std::fs::read_to_string(&caseload).unwrap();
    assert_eq!(rows.lines().count(), 1 + FIXTURES.len() + 1);
    assert!(rows.lines().nth(1).unwrap().starts_with(&faulty), "{rows}");
    let totals_written = std::fs::read_to_string(&totals).unwrap();
    assert_eq!(totals_written, "code,name,errors,warnings,advice\nI-001,placement-missing,1,0,0\n");
    let (_, messages, code) = check(&arguments);
    assert_eq!(code, 2, "an existing table is not written over");
    assert!(messages.contains("--force"), "{messages}");
    assert_eq!(check(&[&arguments[..], &["--force"]].concat()).2, 1);
}

#[test]
fn reports_carry_no_number_date_or_address_that_names_a_person() {
    for fixture in ["forty-pages", "looked-after-confidential-address", "young-person-16-own-rights"] {
        let file = format!("fixtures/plans/{fixture}.json");
        let plan: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let child = &plan["child_or_young_person"];
        let mut secrets: Vec<String> = Vec::new();
        secrets.extend(child["date_of_birth"].as_str().map(str::to_owned));
        for number in ["unique_pupil_number", "unique_learner_number", "nhs_number"] {
            secrets.extend(child["identifiers"][number].as_str().map(str::to_owned));
        }
        for address in child["addresses"].as_array().into_iter().flatten() {
            secrets.extend(address["postcode"].as_str().map(str::to_owned));
            secrets.extend(address["lines"][0].as_str().map(str::to_owned));
        }
        assert!(!secrets.is_empty());
        // The words of the plan that a rule quotes are made to hold them all.
        let mut planted = plan.clone();
        let secret_words = secrets.join(", ");
        if let Some(text) = planted.pointer_mut("/sections/F/provisions/0/text") {
            *text = json!(format!("Regular access to support as required ({secret_words}) where possible."));
        }
        let folder = tempfile::tempdir().unwrap();
        let planted_file = folder.path().join("plan.json");
        std::fs::write(&planted_file, planted.to_string()).unwrap();
        for format in ["text", "json", "csv", "sarif", "html"] {
            let (out, messages, _) = check(&["--format", format, planted_file.to_str().unwrap()]);
            for secret in &secrets {
                assert!(!out.contains(secret) && !messages.contains(secret), "{fixture}, {format}: {secret}");
            }
        }
    }
}

#[test]
fn quotations_can_be_left_out() {
    let (out, _, _) = check(&["--format", "json", "--no-quotes", "fixtures/plans"]);
    let report: Value = serde_json::from_str(&out).unwrap();
    for plan in report["plans"].as_array().unwrap() {
        for finding in plan["findings"].as_array().unwrap() {
            assert_eq!(finding["quote"], Value::Null);
        }
    }
    let (page, _, _) = check(&["--format", "html", "--no-quotes", "fixtures/plans"]);
    assert!(!page.contains("<blockquote>"));
}

#[test]
fn the_page_runs_nothing_and_asks_nobody() {
    let (_folder, faulty, _) = faulty();
    let (page, _, _) = check(&["--format", "html", &faulty]);
    for word in ["<script", "http:", "https:", "url(", "@import", "<link", "<img", " src="] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
}

#[test]
fn a_rule_explains_itself() {
    let (page, _, code) = run(&["explain", "ehcp-i-001"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(page);
    assert_eq!(run(&["explain", "placement-missing"]).0, page);
    let (_, messages, code) = run(&["explain", "nothing-such"]);
    assert_eq!(code, 2);
    assert!(messages.contains("ehcp rules"), "{messages}");
    let (list, _, _) = run(&["rules"]);
    assert!(list.contains("I-001  placement-missing"), "{list}");
}

#[test]
fn a_finding_reads_like_a_careful_colleague() {
    let (folder, _, _) = faulty();
    let mut command = ehcp(&["check", "--on", ON, "--select", "I-001", "faulty.json"]);
    let (out, _, code) = ran(command.current_dir(folder.path()));
    assert_eq!(code, 1);
    insta::assert_snapshot!(out);
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("ehcp.toml").symlink_metadata().is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a plan says, no rule breaks down, and every quotation stands where it says it does.
    #[test]
    fn no_plan_breaks_a_rule(value in any_plan()) {
        let plan = support::read(&value);
        let settings = Settings::default();
        let options = Options {
            on: jiff::civil::date(2026, 11, 21),
            profile: None,
            choice: Choice::default(),
            settings: &settings,
        };
        let checked = ehcp::check::check(&plan, &options);
        prop_assert!(checked.broken.is_empty(), "{:?}", checked.broken);
        prop_assert!(checked.score.of_hundred <= 100);
        for finding in &checked.findings {
            let there = value.pointer(finding.pointer.as_str());
            if let (Some(quote), Some(span)) = (&finding.quote, finding.span) {
                let text = there.and_then(Value::as_str).unwrap_or_default();
                prop_assert_eq!(quote.chars().count(), span.end - span.start, "{}", finding.code);
                prop_assert!(span.end <= text.chars().count(), "{} at {}", finding.code, finding.pointer);
            }
        }
        let again = ehcp::check::check(&plan, &options);
        prop_assert_eq!(checked.findings, again.findings);
    }
}
