//! Every rule of the checks has a page, a plan that trips it and near misses that do not.
//!
//! `fixtures/rules/CODE.json` holds the cases of one rule. A case takes a plan of
//! `fixtures/plans` (by default the one named in `BASE`) and sets values in it by JSON pointer;
//! `null` removes a value, and a list's `-` adds to it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads fixtures")]

use ehcp::check::{Checked, Choice, Decided, Options, Profile, Rule, Settings, check, rules, rules_document};
use ehcp::finding::{Basis, Severity};
use ehcp::json;
use ehcp::law::Force;
use ehcp::model::Date;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The plan that cases start from unless they name another.
const BASE: &str = "autistic-age-8-mainstream";

/// The day as on which cases are judged unless they name another.
const ON: Date = jiff::civil::date(2026, 11, 21);

/// Every rule of the project's list of quality rules. A rule is never renumbered or dropped.
const CODES: [&str; 105] = [
    "PL-001", "PL-002", "PL-003", "PL-004", "PL-005", "PL-006", "PL-007", "PL-008", "PL-009", "PL-010",
    "PL-011", "PL-012", "PL-013", "PL-014", "PL-015", "PL-016", "A-001", "A-002", "A-003", "A-004", "A-005",
    "A-006", "A-007", "A-008", "A-009", "B-001", "B-002", "B-003", "B-004", "B-005", "B-006", "B-007",
    "B-008", "B-009", "B-010", "B-011", "B-012", "C-001", "C-002", "D-001", "D-002", "G-001", "G-002",
    "G-003", "G-004", "H-001", "H-002", "H-003", "E-001", "E-002", "E-003", "E-004", "E-005", "E-006",
    "E-007", "E-008", "E-009", "E-010", "E-011", "E-012", "E-013", "F-001", "F-002", "F-003", "F-004",
    "F-005", "F-006", "F-007", "F-008", "F-009", "F-010", "F-011", "F-012", "F-013", "F-014", "F-015",
    "F-016", "F-017", "F-018", "F-019", "F-020", "F-021", "F-022", "I-001", "I-002", "I-003", "J-001",
    "K-001", "K-002", "K-003", "K-004", "P-001", "P-002", "P-003", "L-001", "L-002", "L-003", "L-004",
    "L-005", "L-006", "L-007", "L-008", "L-009", "L-010",
    // Where text and typed facts disagree.
    "F-023",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    code: String,
    trips: Vec<Case>,
    near_misses: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows, in a few words.
    what: String,
    /// The plan it starts from.
    plan: Option<String>,
    /// What is set in it.
    #[serde(default)]
    set: Map<String, Value>,
    /// The day as on which it is judged.
    on: Option<Date>,
    /// As what it is judged.
    profile: Option<String>,
    /// The place that must be found, or must not. Absent in a near miss: nothing may be found anywhere.
    at: Option<String>,
    /// The severity that must be found.
    severity: Option<String>,
    /// The words that must be quoted.
    quote: Option<String>,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn cases(code: &str) -> Option<Cases> {
    let text = std::fs::read_to_string(folder("rules").join(format!("{code}.json"))).ok()?;
    let cases: Cases = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{code}.json: {error}"));
    assert_eq!(cases.code, code, "{code}.json");
    Some(cases)
}

/// Sets a value at a pointer: `null` removes, `-` adds to a list.
fn set(plan: &mut Value, pointer: &str, value: &Value) {
    let (holder, last) = pointer.rsplit_once('/').unwrap();
    let holder = plan.pointer_mut(holder).unwrap_or_else(|| panic!("there is nothing at {holder}"));
    match holder {
        Value::Array(items) if last == "-" => items.push(value.clone()),
        Value::Array(items) => {
            let index: usize = last.parse().unwrap();
            if value.is_null() {
                items.remove(index);
            } else {
                items[index] = value.clone();
            }
        }
        Value::Object(fields) => {
            if value.is_null() {
                fields.remove(last).unwrap_or_else(|| panic!("there is nothing at {pointer}"));
            } else {
                fields.insert(last.to_owned(), value.clone());
            }
        }
        _ => panic!("nothing can be set at {pointer}"),
    }
}

fn judge(rule: &Rule, case: &Case) -> Checked {
    let name = case.plan.as_deref().unwrap_or(BASE);
    let bytes = std::fs::read(folder("plans").join(format!("{name}.json"))).unwrap();
    let mut value: Value = serde_json::from_slice(&bytes).unwrap();
    for (pointer, new) in &case.set {
        set(&mut value, pointer, new);
    }
    let plan = json::read(value.to_string().as_bytes())
        .unwrap_or_else(|faults| panic!("{}: {}: the case is no plan: {faults}", rule.code, case.what));
    let profile = case.profile.as_deref().map(|name| match name {
        "draft" => Profile::Draft,
        "final" => Profile::Final,
        "legacy" => Profile::Legacy,
        name => panic!("there is no profile {name}"),
    });
    let settings = Settings::default();
    let choice = Choice::new(&[rule.code.to_owned()], &[]).unwrap();
    let checked = check(&plan, &Options { on: case.on.unwrap_or(ON), profile, choice, settings: &settings });
    assert!(checked.broken.is_empty(), "{}: {}: the rule broke down", rule.code, case.what);
    checked
}

fn severity(name: &str) -> Severity {
    match name {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "advice" => Severity::Advice,
        name => panic!("there is no severity {name}"),
    }
}

#[test]

fn the_list_of_rules_is_whole() {
    let known: BTreeSet<&str> = rules().map(|rule| rule.code).collect();
    let missing: Vec<&str> = CODES.into_iter().filter(|code| !known.contains(code)).collect();
    assert!(missing.is_empty(), "rules that do not exist: {missing:?}");
    assert_eq!(known.len(), CODES.len(), "a rule that is not in the list");
    assert_eq!(rules().count(), known.len(), "a code used twice");
    let names: BTreeSet<&str> = rules().map(|rule| rule.name).collect();
    assert_eq!(names.len(), known.len(), "a name used twice");
}

#[test]
fn every_rule_is_told_and_cited() {
    for rule in rules() {
        let code = rule.code;
        assert!(
            rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()),
            "{code}: {}",
            rule.name
        );
        assert!(!rule.fault.is_empty() && !rule.fault.ends_with('.'), "{code}: the fault is one sentence");
        assert!(rule.doc.split_whitespace().count() >= 15, "{code}: the page says too little");
        assert!(!rule.wrong.is_empty() && !rule.right.is_empty(), "{code}: an example");
        let forces: Vec<_> = rule.law.iter().map(|citation| citation.force()).collect();
        let strongest = forces.iter().min();
        match rule.basis {
            Basis::Must => assert!(forces.contains(&Force::Law), "{code}: a duty without a law"),
            Basis::Case => assert!(forces.contains(&Force::Case), "{code}: a case that is not cited"),
            Basis::Should => assert!(forces.contains(&Force::Guidance), "{code}: the Code is not cited"),
            Basis::GoodPractice => assert!(strongest.is_none(), "{code}: good practice that cites"),
        }
    }
}

#[test]
fn every_rule_has_a_plan_that_trips_it_and_near_misses() {
    let mut wrong: Vec<String> = Vec::new();
    for rule in rules() {
        let code = rule.code;
        let cases = cases(code);
        if let Decided::ByPerson(why) = rule.decided {
            assert!(why.split_whitespace().count() >= 6, "{code}: why can no machine decide it?");
            assert!(cases.is_none(), "{code}: a rule for a person has no cases");
            continue;
        }
        let cases = cases.unwrap_or_else(|| panic!("{code} has no fixtures/rules/{code}.json"));
        assert!(!cases.trips.is_empty(), "{code}: no plan trips it");
        assert!(!cases.near_misses.is_empty(), "{code}: no near miss");
        for case in &cases.trips {
            let found = judge(rule, case).findings;
            let at = case.at.as_deref().unwrap_or_else(|| panic!("{code}: {}: where?", case.what));
            let hit = found.iter().find(|finding| {
                finding.pointer.as_str() == at
                    && case.quote.as_deref().is_none_or(|quote| finding.quote.as_deref() == Some(quote))
            });
            let places: Vec<_> =
                found.iter().map(|finding| (finding.pointer.as_str(), finding.quote.as_deref())).collect();
            let Some(hit) = hit else {
                wrong.push(format!("{code}: {}: not found at {at}; found {places:?}", case.what));
                continue;
            };
            if case.severity.as_deref().is_some_and(|wanted| hit.severity != severity(wanted)) {
                wrong.push(format!("{code}: {}: {:?} is another severity", case.what, hit.severity));
            }
        }
        for case in &cases.near_misses {
            let found = judge(rule, case).findings;
            let alarms: Vec<_> = found
                .iter()
                .filter(|finding| {
                    case.at.as_deref().is_none_or(|at| finding.pointer.as_str().starts_with(at))
                })
                .map(|finding| (finding.pointer.as_str(), finding.quote.as_deref(), finding.message.as_str()))
                .collect();
            if !alarms.is_empty() {
                wrong.push(format!("{code}: {}: a false alarm: {alarms:?}", case.what));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_finding_is_whole() {
    for rule in rules() {
        for case in cases(rule.code).iter().flat_map(|cases| &cases.trips) {
            for finding in judge(rule, case).findings {
                let code = finding.code;
                assert!(!finding.message.is_empty() && !finding.mend.is_empty(), "{code}: {}", case.what);
                assert!(
                    !finding.message.ends_with('.'),
                    "{code}: {:?} ends with a full stop",
                    finding.message
                );
                assert!(!finding.mend.ends_with('.'), "{code}: {:?} ends with a full stop", finding.mend);
                let judged = format!("{} {}", finding.message, finding.mend).to_lowercase();
                assert!(!judged.contains("unlawful") && !judged.contains("illegal"), "{code}: a ruling");
                if finding.severity == Severity::Error {
                    assert!(
                        matches!(finding.basis, Basis::Must | Basis::Case),
                        "{code}: an error that rests on {:?}",
                        finding.basis
                    );
                }
                assert_eq!(finding.law.is_empty(), finding.basis == Basis::GoodPractice, "{code}");
            }
        }
    }
}

#[test]
fn the_document_of_the_rules_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == rules_document(),
        "docs/rules.md is stale: ehcp rules --format markdown > docs/rules.md"
    );
}
