//! `ehcp date` and `ehcp dates` as people and other programs run them.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the tests write plans for the program to read")]

mod support;

use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;
use support::plan_value;
use support::program::{Ran, ehcp, ran};

fn run(arguments: &[&str], input: &str) -> Ran {
    ran(ehcp(arguments).write_stdin(input))
}

fn fixture(name: &str) -> String {
    format!("{}/fixtures/plans/{name}.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn one_question_has_one_answer() {
    let (out, messages, code) = run(&["date", "final-plan", "--from", "2026-01-05"], "");
    assert_eq!((messages.as_str(), code), ("", 0));
    insta::assert_snapshot!(out);
    let late = ["date", "reg 20(10)", "--from", "2026-11-10", "--as-of", "2026-12-09", "--format", "json"];
    let (out, _, code) = run(&late, "");
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 1);
    assert_eq!(
        (&answer["format"], &answer["rule"], &answer["date"], &answer["state"], &answer["days_late"]),
        (&json!("ehcp-dates/1"), &json!("review-decision"), &json!("2026-12-08"), &json!("late"), &json!(1))
    );
    for field in ["from", "safe_working_day", "law", "reasoning", "source_note", "engine"] {
        assert!(!answer[field].is_null(), "{field}");
    }
}

#[test]
fn mistakes_in_a_question_are_told() {
    let mut told = String::new();
    for arguments in [
        &["date", "final-plan"][..],
        &["date", "final-plan", "--from", "5/1/2026"],
        &["date", "final-plan", "--from", "2026-02-30"],
        &["date", "final-plan", "--from", "2013-01-07"],
        &["date", "final-plan", "--from", "9999-12-31"],
        &["date", "mediation-fee", "--from", "2026-01-05"],
        &["date", "section 44(1)", "--from", "2026-01-05"],
        &["date", "transfer-review", "--from", "2026-01-05"],
        &["date", "appeal", "--from", "2026-01-05", "--and", "certificate"],
        &["date", "appeal", "--from", "2026-01-05", "--and", "moved=2026-01-06"],
        &["date", "appeal", "--from", "2026-01-05", "--and", "certificate=2026-01-04"],
        &["date", "closure-window", "--from", "2026-12-19", "--and", "reopens=2027-01-04"],
        &["date", "final-plan", "--from", "2026-01-05", "--format", "markdown"],
        &["dates", "--as-of", "tomorrow", "x.json"],
    ] {
        let (out, messages, code) = run(arguments, "");
        assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}");
        told.push_str(&messages);
    }
    insta::assert_snapshot!(told);
}

#[test]
fn questions_come_in_lines() {
    let mut input =
        String::from("\u{feff}{\"rule\":\"final-plan\",\"from\":\"2026-01-05\",\"id\":1}\n\nnonsense\n");
    input.push_str("{\"rule\":\"appeal\",\"from\":\"2026-06-30\",\"and\":{\"certificate\":\"2026-08-14\"},\"id\":[2]}\r\n");
    input.push_str("{\"rule\":\"appeal\",\"from\":\"2026-06-30\",\"and\":{\"certificate\":20260814}}\n");
    input.push_str("{\"rule\":\"final-plan\",\"from\":\"2026-01-05\",\"of\":\"2026-01-05\",\"id\":3}\n");
    writeln!(input, "{{\"rule\":\"{}\"}}", "x".repeat(100_000)).unwrap();
    input.push_str(
        "{\"rule\":\"final-plan\",\"from\":\"2026-01-05\",\"as_of\":\"2026-06-01\",\"done\":\"2026-05-28\"}",
    );
    for arguments in [&["date"][..], &["date", "-"]] {
        let (out, messages, code) = run(arguments, &input);
        assert_eq!((messages.as_str(), code), ("", 2));
        let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 7);
        assert!(lines.iter().all(|line| line["format"] == "ehcp-dates/1"));
        assert_eq!((&lines[0]["id"], &lines[0]["date"]), (&json!(1), &json!("2026-05-25")));
        assert_eq!((&lines[2]["id"], &lines[2]["date"]), (&json!([2]), &json!("2026-09-14")));
        let refused: Vec<&Value> = lines.iter().filter(|line| line["error"].is_string()).collect();
        assert_eq!(
            refused.iter().map(|line| line["line"].as_u64().unwrap()).collect::<Vec<_>>(),
            [3, 5, 6, 7]
        );
        assert_eq!((&lines[6]["state"], &lines[6]["days_late"]), (&json!("done"), &json!(3)));
    }
}

#[test]
fn the_list_of_rules_is_whole_and_the_document_is_not_stale() {
    let (out, _, _) = run(&["date", "--list", "--format", "json"], "");
    let list: Value = serde_json::from_str(&out).unwrap();
    let count = ehcp::timescales::date_rules().count();
    assert_eq!(list["rules"].as_array().unwrap().len(), count);
    let (text, _, _) = run(&["date", "--list"], "");
    assert_eq!(text.matches("TL-").count(), count);
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/dates.md");
    assert!(
        ehcp::timescales::date_rules_document() == std::fs::read_to_string(document).unwrap(),
        "docs/dates.md is stale: ehcp date --list --format markdown > docs/dates.md"
    );
}

#[test]
fn holidays_of_a_council_are_added() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("closed.toml");
    std::fs::write(&file, "[[day]]\non = \"2026-05-22\"\nname = \"the council is closed\"\n").unwrap();
    let file = file.to_str().unwrap();
    let ask = ["date", "final-plan", "--from", "2026-01-05", "--format", "json", "--holidays", file];
    let (out, _, _) = run(&ask, "");
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["safe_working_day"], "2026-05-21");
    std::fs::write(folder.path().join("bad.toml"), "[[day]]\nwhen = 3\n").unwrap();
    let bad = folder.path().join("bad.toml");
    let (_, messages, code) = run(&["date", "--holidays", bad.to_str().unwrap()], "");
    assert_eq!(code, 2);
    assert!(messages.contains("cannot be read"), "{messages}");
}

#[test]
fn a_plan_shows_what_is_due_and_why() {
    let file = fixture("first-draft-age-6");
    let (out, _, code) = run(&["dates", &file, "--as-of", "2026-11-25"], "");
    assert_eq!(code, 1);
    insta::assert_snapshot!(out.replace(&file, "first-draft-age-6.json"));
}

#[test]
fn a_caseload_shows_the_longest_overdue_first() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, from: &str| {
        let plan = std::fs::read(fixture(from)).unwrap();
        std::fs::write(folder.path().join(name), plan).unwrap();
    };
    put("a.json", "first-draft-age-6");
    put("b.json", "phase-transfer-age-11-proposed");
    put("c.json", "moved-in-from-another-council");
    let path = folder.path().to_str().unwrap();
    let (out, messages, code) = run(&["dates", path, "--as-of", "2027-01-20"], "");
    assert_eq!((messages.as_str(), code), ("", 1));
    insta::assert_snapshot!(out.replace(path, ""));
    std::fs::write(folder.path().join("d.json"), "{\"schema\": 1}").unwrap();
    let (out, messages, code) = run(&["dates", path, "--as-of", "2027-01-20", "--format", "json"], "");
    assert_eq!(code, 2);
    assert!(messages.contains("d.json: this is no plan"));
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["plans"].as_array().unwrap().len(), 3);
    assert_eq!(report["could_not_read"].as_array().unwrap().len(), 1);
    for date in report["plans"].as_array().unwrap().iter().flat_map(|plan| plan["dates"].as_array().unwrap())
    {
        assert!(["done", "due", "late"].contains(&date["state"].as_str().unwrap()));
        assert!(date["pointer"].as_str().unwrap().starts_with('/'));
    }
}

#[test]
fn a_fault_outside_a_plans_life_hides_no_date() {
    use ehcp::json::{read, read_life};
    use ehcp::timescales::{BankHolidays, plan_dates};
    let on = "2026-11-25".parse().unwrap();
    let dates = |plan: &ehcp::model::Plan| format!("{:?}", plan_dates(plan, on, BankHolidays::of_england()));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plans");
    for entry in folder.read_dir().unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let (whole, life) = (read(&bytes).unwrap(), read_life(&bytes).unwrap());
        assert_eq!(dates(&life), dates(&whole));
        assert!(
            life.sections.special_educational_provision.provisions.is_empty(),
            "it was read the quick way"
        );
    }
    let whole = plan_value();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut plan = whole.clone();
        change(&mut plan);
        plan.to_string()
    };
    let broken = with(&|plan| plan["sections"]["F"]["provisions"][0]["text"] = json!(3));
    assert!(read(broken.as_bytes()).is_err());
    assert_eq!(
        dates(&read_life(broken.as_bytes()).unwrap()),
        dates(&read(whole.to_string().as_bytes()).unwrap())
    );
    let event = "\"kind\":\"request_received\"";
    for refused in [
        with(&|plan| plan["lifecycle"]["events"][0]["on"] = json!("20220905")),
        with(&|plan| plan["lifecycle"]["events"][0]["on"] = json!("2022-02-30")),
        with(&|plan| plan["lifecycle"]["events"][0]["kind"] = json!("request")),
        with(&|plan| plan["lifecycle"]["events"][0]["day"] = json!("2022-09-05")),
        with(&|plan| plan["lifecycle"] = Value::Null),
        with(&|plan| plan["annual_reviews"] = json!([])),
        with(&|plan| plan["child_or_young_person"]["date_of_birth"] = Value::Null),
        with(&|plan| plan["schema"] = json!("urn:ehcp:plan:9.0")),
        whole.to_string().replacen(event, &format!("\"on\":\"2020-01-01\",{event}"), 1),
        whole.to_string().replacen("\"lifecycle\":", "\"lifecycle\":{},\"lifecycle\":", 1),
        whole.to_string() + "{}",
    ] {
        assert!(read_life(refused.as_bytes()).is_err(), "{}", &refused[..120]);
    }
}

/// A plan whose every text is an attack on calendars and spreadsheets.
fn hostile() -> Value {
    let mut plan = plan_value();
    plan["child_or_young_person"]["name"]["given"] =
        json!("Zofia\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd");
    plan["child_or_young_person"]["name"]["family"] = json!("=cmd|'/c calc'!A1;,\\n");
    plan
}

#[test]
fn calendars_are_read_by_another_program() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("=a, Zofia Nowak.json"), hostile().to_string()).unwrap();
    let put = |name: &str| {
        std::fs::copy(fixture(name), folder.path().join(format!("{name}.json"))).unwrap();
    };
    put("first-draft-age-6");
    put("phase-transfer-age-11-proposed");
    let path = folder.path().to_str().unwrap();
    let ask = |format: &str| run(&["dates", path, "--as-of", "2026-11-25", "--format", format], "").0;
    let ics = ask("ics");
    assert_eq!(ics, ask("ics"), "the same bytes");
    assert!(ics.ends_with("END:VCALENDAR\r\n"));
    assert!(!ics.replace("\r\n", "").contains(['\r', '\n']), "lines end in CRLF");
    assert!(ics.split("\r\n").all(|line| line.len() <= 75), "lines are folded at 75 octets");
    for private in ["Zofia", "Nowak", "Simmi", "passwd", "calc"] {
        assert!(!ics.contains(private), "{private}");
    }
    let calendar: Calendar = ics.parse().unwrap();
    let report: Value = serde_json::from_str(&ask("json")).unwrap();
    let mut open: Vec<(String, String)> = Vec::new();
    for date in report["plans"].as_array().unwrap().iter().flat_map(|plan| plan["dates"].as_array().unwrap())
    {
        if date["state"] != "done" {
            let day = date["last_day"].as_str().or(date["date"].as_str()).unwrap();
            open.push((day.replace('-', ""), date["reasoning"].as_str().unwrap().to_owned()));
        }
    }
    let mut events = Vec::new();
    let mut identities = Vec::new();
    for component in &calendar.components {
        let CalendarComponent::Event(event) = component else { panic!("only events") };
        let day = match event.get_start().unwrap() {
            DatePerhapsTime::Date(day) => day.format("%Y%m%d").to_string(),
            DatePerhapsTime::DateTime(CalendarDateTime::Utc(time)) => panic!("{time}"),
            DatePerhapsTime::DateTime(_) => panic!("a time"),
        };
        assert_eq!(event.property_value("DTSTAMP"), Some("20261125T000000Z"));
        identities.push(event.get_uid().unwrap().to_owned());
        let details = event.get_description().unwrap().to_owned();
        events.push((day, details));
    }
    assert_eq!(events.len(), open.len());
    assert!(open.len() > 5);
    for (day, reasoning) in &open {
        let found = events.iter().any(|(on, details)| {
            on == day
                && details.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").contains(reasoning)
        });
        assert!(found, "{day}: {reasoning}");
    }
    identities.sort();
    identities.dedup();
    assert_eq!(identities.len(), open.len(), "identities are unique");
}

#[test]
fn tables_run_no_formulas() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.json"), hostile().to_string()).unwrap();
    let mut command = ehcp(&["dates", "=1+1.json", "plan.json", "--as-of", "2026-11-25", "--format", "csv"]);
    std::fs::write(folder.path().join("=1+1.json"), hostile().to_string()).unwrap();
    let (table, _, _) = ran(command.current_dir(folder.path()));
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(rows.headers().unwrap().len(), 17);
    let mut count = 0;
    for row in rows.records() {
        let row = row.unwrap();
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
        assert!(["done", "due", "late"].contains(&&row[3]));
        count += 1;
    }
    assert!(count > 4);
    assert!(table.contains("'=1+1.json"));
}
