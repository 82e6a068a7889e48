//! Each rule of the record, with a plan that trips it and a near miss that does not.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::semicolon_if_nothing_returned, reason = "one change to a plan is one expression")]

mod support;

use ehcp::finding::{Finding, PlanFindings, Report, Severity, Summary, write_text};
use ehcp::validate::{rules, validate, validate_record};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::{plan_value, read};

type Change = fn(&mut Value);

/// Sets the value at a pointer, which must be there or be a new field of an object that is.
fn set(plan: &mut Value, pointer: &str, value: Value) {
    let (object, name) = pointer.rsplit_once('/').unwrap();
    match plan.pointer_mut(object).unwrap_or_else(|| panic!("{pointer}")) {
        Value::Array(list) => match name.parse::<usize>() {
            Ok(index) if index < list.len() => list[index] = value,
            _ => list.push(value),
        },
        object => object[name] = value,
    }
}

fn remove(plan: &mut Value, pointer: &str) {
    let (object, name) = pointer.rsplit_once('/').unwrap();
    plan.pointer_mut(object).unwrap().as_object_mut().unwrap().shift_remove(name).unwrap();
}

/// The identity that the plan of the tests gives to an item.
fn id(short: &str) -> Value {
    json!(format!("00000000-0000-4000-8000-{short:0>12}"))
}

fn event(plan: &mut Value, kind: &str, on: &str) {
    set(plan, "/lifecycle/events/-", json!({ "kind": kind, "on": on }));
}

/// A plan as a draft of a first plan, which is sound.
fn draft(plan: &mut Value) {
    set(plan, "/version/status", json!("draft"));
    set(plan, "/sections/I/status", json!("blank_in_draft"));
    remove(plan, "/sections/I/placements");
}

/// For each rule: its code, the change that trips it, and one that comes near and does not.
const CASES: &[(&str, Change, Change)] = &[
    (
        "R-001",
        |p| set(p, "/sections/F/provisions/0/meets/0", id("77")),
        |p| set(p, "/sections/F/provisions/0/meets/0", id("c2")),
    ),
    (
        "R-002",
        |p| set(p, "/sections/F/provisions/0/supports/0", id("b1")),
        |p| set(p, "/sections/E/outcomes/0/needs/1", id("b2")),
    ),
    (
        "R-002",
        |p| set(p, "/sections/C/needs/0/relates_to/0", id("c2")),
        |p| set(p, "/sections/C/needs/0/relates_to/0", id("b2")),
    ),
    (
        "R-002",
        |p| set(p, "/sections/I/transitions/0/provisions/0", id("92")),
        |p| set(p, "/sections/I/transitions/0/provisions/0", id("f1")),
    ),
    (
        "R-002",
        |p| set(p, "/sections/E/outcomes/0/aspirations/0", id("a1")),
        |p| set(p, "/sections/E/outcomes/0/aspirations/0", id("a4")),
    ),
    ("R-003", |p| set(p, "/unplaced/0/id", id("b2")), |p| set(p, "/unplaced/0/id", id("77"))),
    (
        "R-004",
        |p| set(p, "/annual_reviews/0/progress/-", json!({ "outcome": id("e1"), "status": "met" })),
        |p| set(p, "/sections/F/provisions/1/supports/0", id("e1")),
    ),
    (
        "R-005",
        |p| set(p, "/sections/K/advice/3/superseded_by", id("d3")),
        |p| set(p, "/sections/K/advice/1/superseded_by", id("d4")),
    ),
    (
        "R-006",
        |p| {
            set(
                p,
                "/annual_reviews",
                json!([
                    { "id": id("71"), "meeting_on": "2025-06-10", "progress": [{ "outcome": id("77"), "status": "met" }] },
                    { "id": id("72"), "meeting_on": "2026-06-10" },
                ]),
            )
        },
        |p| {
            set(
                p,
                "/annual_reviews",
                json!([
                    { "id": id("71"), "meeting_on": "2025-06-10", "progress": [{ "outcome": id("e1"), "status": "met" }] },
                    { "id": id("72"), "meeting_on": "2026-06-10" },
                ]),
            )
        },
    ),
    (
        "R-010",
        |p| set(p, "/child_or_young_person/identifiers/unique_pupil_number", json!("R201100018043")),
        |p| set(p, "/child_or_young_person/identifiers/unique_pupil_number", json!("C93740012601B")),
    ),
    (
        "R-010",
        |p| set(p, "/child_or_young_person/identifiers/former_unique_pupil_numbers/0", json!("none")),
        |p| {
            set(p, "/child_or_young_person/identifiers/former_unique_pupil_numbers/0", json!("M937400126017"))
        },
    ),
    (
        "R-011",
        |p| set(p, "/child_or_young_person/identifiers/nhs_number", json!("943 476 5919")),
        |p| set(p, "/child_or_young_person/identifiers/nhs_number", json!("9990000018")),
    ),
    (
        "R-012",
        |p| set(p, "/child_or_young_person/identifiers/unique_learner_number", json!("1026193605")),
        |p| set(p, "/child_or_young_person/identifiers/unique_learner_number", json!("9999999999")),
    ),
    (
        "R-013",
        |p| set(p, "/child_or_young_person/addresses/0/postcode", json!("nm1 2ab")),
        |p| set(p, "/child_or_young_person/addresses/0/postcode", json!("EC1A 1BB")),
    ),
    (
        "R-013",
        |p| set(p, "/local_authority/special_educational_needs_team/address/postcode", json!("NM11AA")),
        |p| remove(p, "/local_authority/special_educational_needs_team/address/postcode"),
    ),
    (
        "R-020",
        |p| {
            set(p, "/version/made_on", json!("2016-03-13"));
        },
        |p| set(p, "/version/made_on", json!("2016-03-14")),
    ),
    (
        "R-021",
        |p| set(p, "/child_or_young_person/date_of_birth", json!("2001-08-31")),
        |p| set(p, "/child_or_young_person/date_of_birth", json!("2001-09-01")),
    ),
    (
        "R-022",
        |p| set(p, "/sections/F/provisions/0/ends_on", json!("2026-10-04")),
        |p| set(p, "/sections/F/provisions/0/ends_on", json!("2026-10-05")),
    ),
    (
        "R-022",
        |p| set(p, "/lifecycle/events/2/respond_by", json!("2022-12-11")),
        |p| set(p, "/lifecycle/events/2/respond_by", json!("2022-12-12")),
    ),
    (
        "R-022",
        |p| set(p, "/previous_authorities/0/responsible_until", json!("2020-01-01")),
        |p| remove(p, "/previous_authorities/0/responsible_from"),
    ),
    (
        "R-023",
        |p| set(p, "/annual_reviews/0/meeting_on", json!("2016-03-13")),
        |p| set(p, "/annual_reviews/0/meeting_on", json!("2016-03-14")),
    ),
    (
        "R-024",
        |p| set(p, "/sections/K/advice/0/received_on", json!("2026-10-06")),
        |p| set(p, "/sections/K/advice/0/received_on", json!("2026-10-05")),
    ),
    ("R-025", |p| event(p, "meeting_held", "2026-01-01"), |p| event(p, "meeting_held", "2026-10-05")),
    (
        "R-026",
        |p| set(p, "/lifecycle/events/2/on", json!("2023-01-21")),
        |p| set(p, "/lifecycle/events/2/on", json!("2023-01-20")),
    ),
    (
        "R-026",
        |p| {
            set(
                p,
                "/lifecycle/events",
                json!([
                    { "kind": "review_decision_notified", "on": "2026-05-01" }, { "kind": "review_meeting_held", "on": "2026-06-01" },
                ]),
            )
        },
        // The meeting of the year before is not in the log.
        |p| {
            set(
                p,
                "/lifecycle/events",
                json!([
                    { "kind": "review_decision_notified", "on": "2025-07-01" }, { "kind": "review_meeting_held", "on": "2026-06-01" },
                ]),
            )
        },
    ),
    (
        "R-027",
        |p| set(p, "/version/signed_by/date", json!("2025-10-05")),
        |p| set(p, "/version/signed_by/date", json!("2026-09-10")),
    ),
    (
        "R-028",
        |p| set(p, "/version/next_review_by", json!("2026-10-05")),
        |p| set(p, "/version/next_review_by", json!("2026-10-06")),
    ),
    (
        "R-029",
        |p| set(p, "/sections/F/provisions/0/ends_on", json!("2107-07-21")),
        |p| set(p, "/sections/F/provisions/0/ends_on", json!("2099-07-21")),
    ),
    (
        "R-040",
        |p| set(p, "/version/status", json!("draft")),
        |p| set(p, "/version/status", json!("proposed_amendment")),
    ),
    (
        "R-041",
        |p| {
            draft(p);
            set(p, "/version/status", json!("final"));
        },
        draft,
    ),
    (
        "R-041",
        |p| {
            set(p, "/sections/I/status", json!("left_open"));
        },
        |p| {
            set(p, "/sections/I/status", json!("education_otherwise"));
            remove(p, "/sections/I/placements");
        },
    ),
    ("R-042", |p| remove(p, "/sections/I/placements"), |p| remove(p, "/sections/I/placements/0/name")),
    (
        "R-042",
        |p| {
            remove(p, "/sections/I/placements/0/name");
            remove(p, "/sections/I/placements/0/type");
        },
        |p| {
            remove(p, "/sections/I/placements/0/type");
        },
    ),
    (
        "R-043",
        |p| set(p, "/sections/I/status", json!("education_otherwise")),
        |p| {
            set(p, "/version/status", json!("proposed_amendment"));
            set(p, "/sections/I/status", json!("left_open"));
        },
    ),
    (
        "R-044",
        |p| {
            draft(p);
            set(p, "/sections/I/status", json!("left_open"));
        },
        draft,
    ),
    (
        "R-044",
        |p| {
            draft(p);
            set(p, "/version/status", json!("proposed_amendment"));
        },
        |p| {
            draft(p);
            set(p, "/version/status", json!("proposed_amendment"));
            set(p, "/sections/I/status", json!("left_open"));
        },
    ),
    (
        "R-050",
        |p| remove(p, "/version/made_on"),
        |p| {
            draft(p);
            remove(p, "/version/made_on");
        },
    ),
    (
        "R-051",
        |p| set(p, "/version/number", json!(1)),
        |p| {
            set(p, "/version/number", json!(1));
            remove(p, "/version/replaces");
        },
    ),
    (
        "R-052",
        |p| remove(p, "/version/replaces"),
        |p| {
            set(p, "/version/number", json!(1));
            remove(p, "/version/replaces");
        },
    ),
    ("R-053", |p| set(p, "/version/replaces/id", id("2")), |p| set(p, "/version/replaces/id", id("1"))),
    (
        "R-054",
        |p| set(p, "/version/status", json!("ceased")),
        |p| {
            set(p, "/version/status", json!("ceased"));
            set(p, "/version/ceased_on", json!("2026-12-01"));
        },
    ),
    (
        "R-055",
        |p| set(p, "/version/ceased_on", json!("2026-12-01")),
        |p| {
            set(p, "/version/status", json!("ceased"));
            set(p, "/version/ceased_on", json!("2026-12-01"));
        },
    ),
    (
        "R-060",
        |p| set(p, "/sections/C/none_identified", json!({ "finding": "none_identified" })),
        |p| {
            set(
                p,
                "/sections/J",
                json!({ "text": "None.", "none_identified": { "finding": "not_requested" } }),
            )
        },
    ),
    (
        "R-060",
        |p| set(p, "/sections/B/areas/0/area", json!("communication_and_interaction")),
        |p| set(p, "/sections/B/areas/0/area", json!("sensory_and_physical")),
    ),
    (
        "R-061",
        |p| set(p, "/sections/B/areas/-", json!({ "area": "cognition_and_learning", "summary": "None." })),
        |p| {
            set(
                p,
                "/sections/B/areas/-",
                json!({ "area": "cognition_and_learning", "local_area": "Independence" }),
            )
        },
    ),
    (
        "R-062",
        |p| set(p, "/sections/B/needs/1/types/0/rank", json!(1)),
        |p| set(p, "/sections/B/needs/1/types/0", json!({ "code": "SLCN", "rank": 1 })),
    ),
    (
        "R-063",
        |p| set(p, "/sections/H2/provisions/0/section_2_service", json!("holidays")),
        |p| {
            let provision = p["sections"]["H2"]["provisions"][0].clone();
            set(p, "/sections/H2", json!({}));
            set(p, "/sections/H1", json!({ "provisions": [provision] }));
            set(p, "/sections/H1/provisions/0/section_2_service", json!("non_residential_short_breaks"));
        },
    ),
    (
        "R-070",
        |p| {
            set(
                p,
                "/rights_holder/representatives",
                json!([{ "decision": "the plan", "name": "A", "kind": "deputy", "assessed_on": "2026-01-01", "assessed_by": "doctor" }]),
            )
        },
        |p| {
            set(
                p,
                "/rights_holder",
                json!({ "kind": "young_person", "representatives": [{ "decision": "the plan", "name": "A", "kind": "deputy", "assessed_on": "2026-01-01", "assessed_by": "doctor" }] }),
            )
        },
    ),
    (
        "R-071",
        |p| {
            set(
                p,
                "/rights_holder",
                json!({ "kind": "young_person", "representatives": [{ "decision": "the plan", "name": "A", "kind": "parent", "assessed_on": "2026-01-01" }] }),
            )
        },
        |p| set(p, "/rights_holder", json!({ "kind": "young_person" })),
    ),
    (
        "R-080",
        |p| set(p, "/sections/F/provisions/1/quantities/0/duration_minutes", json!({ "min": 30, "max": 20 })),
        |p| set(p, "/sections/F/provisions/1/quantities/0/duration_minutes", json!({ "min": 30 })),
    ),
    (
        "R-081",
        |p| set(p, "/sections/F/provisions/0/quantities/0/duration_minutes", json!({ "min": 1441 })),
        |p| set(p, "/sections/F/provisions/0/quantities/0/duration_minutes", json!({ "min": 1440 })),
    ),
    (
        "R-081",
        |p| set(p, "/sections/F/provisions/1/quantities/0/sessions/count", json!({ "min": 25 })),
        |p| set(p, "/sections/F/provisions/1/quantities/0/sessions/count", json!({ "min": 24, "max": 24 })),
    ),
    (
        "R-081",
        |p| {
            set(
                p,
                "/sections/G/provisions/0/quantities/0/total",
                json!({ "minutes": { "min": 10081 }, "per": "week" }),
            )
        },
        |p| {
            set(
                p,
                "/sections/G/provisions/0/quantities/0/total",
                json!({ "minutes": { "min": 10080 }, "per": "week" }),
            )
        },
    ),
    (
        "R-082",
        |p| set(p, "/sections/F/provisions/0/quantities/0/duration_minutes", json!({ "min": 0, "max": 0 })),
        |p| set(p, "/sections/F/provisions/0/quantities/0/duration_minutes", json!({ "min": 0, "max": 45 })),
    ),
    (
        "R-083",
        |p| set(p, "/sections/F/provisions/1/quantities/0/group_size", json!({ "min": 2, "max": 3 })),
        |p| set(p, "/sections/F/provisions/1/quantities/0/group_size", json!({ "min": 2 })),
    ),
    (
        "R-084",
        |p| set(p, "/sections/F/provisions/0/quantities/-", json!({ "purpose": "review" })),
        |p| set(p, "/sections/F/provisions/0/quantities/-", json!({ "whole_time": true })),
    ),
    (
        "R-090",
        |p| set(p, "/sections/E/outcomes/0/scale/target", json!(1)),
        |p| set(p, "/sections/E/outcomes/0/scale/target", json!(2)),
    ),
    (
        "R-100",
        |p| set(p, "/sections/H2/provisions/0/direct_payment", json!(true)),
        |p| set(p, "/sections/H2/provisions/0/direct_payment", json!(false)),
    ),
    (
        "R-101",
        |p| set(p, "/sections/F/provisions/0/direct_payment", json!(false)),
        |p| remove(p, "/sections/F/provisions/0/direct_payment"),
    ),
    (
        "R-102",
        |p| remove(p, "/sections/J/direct_payments/0/per"),
        |p| {
            remove(p, "/sections/J/direct_payments/0/per");
            remove(p, "/sections/J/direct_payments/0/amount_pence");
        },
    ),
];

fn codes(findings: &[Finding]) -> BTreeSet<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn the_plan_of_the_tests_is_sound() {
    assert_eq!(validate_record(&read(&plan_value())), []);
}

#[test]
fn each_rule_finds_its_fault_and_lets_the_near_miss_be() {
    for (code, trip, near_miss) in CASES {
        let mut plan = plan_value();
        trip(&mut plan);
        let found = validate_record(&read(&plan));
        assert!(codes(&found).contains(code), "{code} does not find its fault: {:?}", codes(&found));
        let mut plan = plan_value();
        near_miss(&mut plan);
        let found = validate_record(&read(&plan));
        assert!(!codes(&found).contains(code), "{code} finds a fault in its near miss: {found:?}");
    }
}

#[test]
fn rules_are_told_apart_and_tested() {
    let tested: BTreeSet<&str> = CASES.iter().map(|(code, ..)| *code).collect();
    let known: BTreeSet<&str> = rules().map(|rule| rule.code).collect();
    assert_eq!(tested, known);
    let names: BTreeSet<&str> = rules().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules().count());
    assert_eq!(known.len(), rules().count());
    for rule in rules() {
        assert!(
            rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            rule.name
        );
        assert_eq!(rule.code.len(), 5, "{}", rule.code);
    }
}

/// Every rule on its own plan, as people read it.
#[test]
fn findings_are_told_with_place_law_and_mend() {
    let mut report = Report::new();
    for (code, trip, _) in CASES {
        let mut plan = plan_value();
        trip(&mut plan);
        let file = serde_json::to_string_pretty(&plan).unwrap();
        let mut findings = validate(file.as_bytes()).findings;
        findings.retain(|finding| finding.code == *code);
        assert!(findings.iter().all(|finding| finding.line.is_some()), "{findings:?}");
        report.plans.push(PlanFindings {
            file: "plan.json".into(),
            plan: None,
            version: None,
            summary: Summary::of(&findings),
            findings,
        });
    }
    let mut text = Vec::new();
    write_text(&mut text, &report, false, false).unwrap();
    insta::assert_snapshot!(String::from_utf8(text).unwrap());
}

#[test]
fn a_file_that_is_no_plan_has_findings_too() {
    let validation = validate(b"{}");
    assert_eq!(validation.plan, None);
    assert!(validation.findings.iter().all(|finding| finding.severity == Severity::Error));
    assert_eq!(codes(&validation.findings), BTreeSet::from(["S-004"]));
}

#[test]
fn the_plans_of_the_fixtures_are_sound() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plans");
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let bytes = ehcp::json::load(&path).unwrap();
            let first = validate(&bytes);
            assert!(first.plan.is_some(), "{}: {:?}", path.display(), first.findings);
            let errors: Vec<_> =
                first.findings.iter().filter(|found| found.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            assert_eq!(first, validate(&bytes));
        }
    }
}
