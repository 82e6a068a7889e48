//! The engine's reader against the published conformance kit (`fixtures/conformance/`).

#![expect(clippy::disallowed_methods, reason = "the kit is read from its folder")]

use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// Everything that the engine refuses in a plan file, as (JSON pointer, name of the rule).
///
/// The only place in this file that knows the engine.
fn faults_of(bytes: &[u8]) -> Vec<(String, String)> {
    let found = ehcp::validate::validate(bytes).findings;
    found.into_iter().map(|finding| (finding.pointer.as_str().to_owned(), finding.name.to_owned())).collect()
}

#[test]
fn good_plans_are_read() {
    let wrong: Vec<String> = cases("good", None)
        .filter_map(|case| {
            // Warnings ask for a look; they make no plan bad.
            let faults: Vec<_> = ehcp::validate::validate(&case.bytes)
                .findings
                .into_iter()
                .filter(|finding| finding.severity == ehcp::finding::Severity::Error)
                .map(|finding| finding.name)
                .collect();
            (!faults.is_empty()).then(|| format!("{}: {faults:?}", case.file))
        })
        .collect();
    assert!(wrong.is_empty(), "good plans are refused:\n{}", wrong.join("\n"));
}

#[test]
fn files_that_are_not_json_are_refused() {
    assert_refused("json");
}

#[test]
fn plans_against_the_schema_are_refused() {
    assert_refused("schema");
}

#[test]
fn plans_against_the_record_rules_are_refused() {
    assert_refused("record");
}

#[test]
fn the_kit_has_cases_of_every_kind() {
    assert!(cases("good", None).count() >= 45);
    for (layer, least) in [("json", 15), ("schema", 95), ("record", 20)] {
        assert!(cases("bad", Some(layer)).count() >= least, "{layer}");
    }
}

/// Each case is refused for its reason, at one of the places that the index allows.
fn assert_refused(layer: &str) {
    let wrong: Vec<String> = cases("bad", Some(layer))
        .filter_map(|case| {
            let faults = faults_of(&case.bytes);
            let found = faults.iter().any(|(pointer, name)| *name == case.rule && case.is_at(pointer));
            (!found).then(|| {
                format!("{}: expected {} at {:?}, found {faults:?}", case.file, case.rule, case.places)
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} of the {layer} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// One case of the index.
struct Case {
    file: String,
    rule: String,
    /// The pointers at which the fault may be told; empty where the index sets none.
    places: Vec<String>,
    bytes: Vec<u8>,
}

impl Case {
    fn is_at(&self, pointer: &str) -> bool {
        self.places.is_empty() || self.places.iter().any(|place| place == pointer)
    }
}

/// The cases of a kind, and of a layer where one is given.
fn cases(kind: &str, layer: Option<&str>) -> impl Iterator<Item = Case> {
    let kit = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/conformance");
    let index = fs::read(kit.join("index.json")).expect("the index is there");
    let index: Value = serde_json::from_slice(&index).expect("the index is JSON");
    let wanted: Vec<Value> = index["cases"]
        .as_array()
        .expect("the index has cases")
        .iter()
        .filter(|case| case["kind"] == kind && layer.is_none_or(|layer| case["layer"] == layer))
        .cloned()
        .collect();
    wanted.into_iter().map(move |case| {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let also = case["also_accepted"].as_array().into_iter().flatten().filter_map(text);
        let file = text(&case["file"]).expect("a case has a file");
        Case {
            rule: text(&case["rule"]).unwrap_or_default(),
            places: text(&case["pointer"]).into_iter().chain(also).collect(),
            bytes: fs::read(kit.join(&file)).expect("the file of the case is there"),
            file,
        }
    })
}
