//! Every field of the schema has a decision for each reader, and the page of all decisions is fresh.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use ehcp::disclosure::{copies_document, list_copies};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of the printed table: the schema's type, with the names of its fields, for each heading.
fn rows() -> Vec<(String, BTreeSet<String>)> {
    let list = list_copies();
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in list.lines().skip(1) {
        if let Some(row) = line.strip_prefix("  ") {
            let name = row.split_whitespace().next().unwrap().to_owned();
            found.last_mut().unwrap().1.insert(name);
        } else if line == "The plan as a whole" {
            found.push(("Plan".to_owned(), BTreeSet::new()));
        } else if let Some((_, of)) = line.rsplit_once("(`") {
            found.push((of.trim_end_matches("`)").to_owned(), BTreeSet::new()));
        }
    }
    found
}

#[test]
fn every_field_of_the_schema_has_a_row_in_every_table_of_its_type() {
    let schema = ehcp::schema::generate();
    let mut types: BTreeMap<&str, &Value> = BTreeMap::from([("Plan", &schema)]);
    for (name, form) in schema["$defs"].as_object().unwrap() {
        if form["properties"].is_object() {
            types.insert(name, form);
        }
    }
    let rows = rows();
    let mut seen = BTreeSet::new();
    for (of, names) in &rows {
        let fields: BTreeSet<String> =
            types[of.as_str()]["properties"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(*names, fields, "the rows of {of}");
        seen.insert(of.as_str());
    }
    let all: BTreeSet<&str> = types.keys().copied().collect();
    assert_eq!(seen, all, "types of the schema without rows");
}

#[test]
fn the_page_of_all_decisions_is_fresh() {
    let committed = include_str!("../docs/copies.md");
    assert!(committed == copies_document(), "run: ehcp copy --list --format markdown > docs/copies.md");
}
