//! What is read is what was written, for every plan that the schema allows.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::semicolon_if_nothing_returned, reason = "one change to a plan is one expression")]

mod support;

use ehcp::json;
use ehcp::model::{Labels, Plan};
use ehcp::schema::{self, Places};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::plans::any_plan;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_survives_reading_and_writing(value in any_plan()) {
        prop_assert!(schema::is_valid(&value));
        let plan: Plan = serde_json::from_value(value.clone()).unwrap();
        prop_assert_eq!(&serde_json::to_value(&plan).unwrap(), &value);

        let written = json::write(&plan).unwrap();
        let read = json::read(&written).map_err(|faults| TestCaseError::fail(faults.to_string()))?;
        prop_assert_eq!(&read, &plan);
        prop_assert_eq!(json::write(&read).unwrap(), written);

        let canonical = json::canonical(&plan).unwrap();
        let again = json::read(&canonical).map_err(|faults| TestCaseError::fail(faults.to_string()))?;
        prop_assert_eq!(json::canonical(&again).unwrap(), canonical);
        prop_assert_eq!(json::fingerprint(&again).unwrap(), json::fingerprint(&plan).unwrap());
    }

    #[test]
    fn every_place_of_a_plan_has_words(value in any_plan()) {
        let places = Places::of(&value);
        let mut pointers = vec![String::new()];
        collect(&value, "", &mut pointers);
        for pointer in pointers {
            prop_assert!(!places.words(&pointer).is_empty());
        }
    }
}

fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    let mut inner = |name: &str, value: &Value| {
        let pointer = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
        pointers.push(pointer.clone());
        collect(value, &pointer, pointers);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(name, value)| inner(name, value)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| inner(&index.to_string(), value))
        }
        _ => {}
    }
}

/// Documents take their labels from the plan, places take theirs from the file: they agree.
#[test]
fn labels_are_the_same_in_documents_and_in_places() {
    let mut value = support::plan_value();
    value["sections"]["F"]["provisions"][1]["label"] = json!("F1");
    let (plan, places) = (support::read(&value), Places::of(&value));
    let labels = Labels::of(&plan);
    let provisions = &plan.sections.special_educational_provision.provisions;
    for (index, provision) in provisions.iter().enumerate() {
        let label = labels.get(provision.id).unwrap();
        let words = places.words(&format!("/sections/F/provisions/{index}"));
        assert_eq!(words, format!("Section F, provision {label}"));
    }
    assert_eq!(labels.get(provisions[0].id), Some("F2"));
    let aspiration = plan.sections.views.aspirations[0].id;
    assert_eq!(labels.get(aspiration), Some("A1"));
    assert_eq!(labels.get(plan.sections.social_care_provision_h2.provisions[0].id), Some("H2.1"));
}

#[test]
fn every_place_of_every_fixture_has_words() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plans");
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let plan = json::read_file(&path).unwrap_or_else(|error| panic!("{error}"));
            let value = serde_json::to_value(&plan).unwrap();
            let places = Places::of(&value);
            let mut pointers = Vec::new();
            collect(&value, "", &mut pointers);
            for pointer in pointers {
                let words = places.words(&pointer);
                assert!(!words.contains('_') && !words.contains(", ,"), "{pointer}: {words}");
            }
        }
    }
}

#[test]
fn the_plan_of_the_tests_survives() {
    let plan = json::read(support::PLAN.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(json::write(&plan).unwrap()).unwrap(), support::PLAN);
}

#[test]
fn a_fingerprint_does_not_depend_on_how_the_file_is_written() {
    let plan = json::read(support::PLAN.as_bytes()).unwrap();
    let compact = support::plan_value().to_string();
    let with_points = compact.replace("\"number\":2,", "\"number\":2.0,");
    assert_ne!(compact, with_points);
    let print = json::fingerprint(&plan).unwrap();
    assert_eq!(print.0.len(), 64);
    for other in [compact, with_points] {
        assert_eq!(json::fingerprint(&json::read(other.as_bytes()).unwrap()).unwrap(), print);
    }
}

#[test]
fn the_committed_schema_is_the_generated_one() {
    let generated = serde_json::to_string_pretty(&schema::generate()).unwrap() + "\n";
    assert!(
        schema::COMMITTED == generated,
        "schema/plan.schema.json is stale; regenerate it: ehcp schema > schema/plan.schema.json"
    );
}
