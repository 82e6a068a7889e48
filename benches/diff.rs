//! How long a comparison takes: with identities, without them, and of a plan three times as long.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail")]
#![expect(clippy::disallowed_methods, reason = "the benchmark reads the fixtures")]

use divan::Bencher;
use ehcp::diff::diff;
use ehcp::json;
use ehcp::model::Plan;
use serde_json::{Value, json};
use std::path::Path;

fn main() {
    divan::main();
}

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plans").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Every item in a few other words; with other identities in another order where these are to go.
fn altered(value: &Value, identities: bool) -> Value {
    let mut value = value.clone();
    let mut number = 0;
    for section in ["B", "C", "D", "E", "F", "G", "H1", "H2"] {
        for list in ["needs", "outcomes", "provisions"] {
            let Some(items) = value["sections"][section].get_mut(list).and_then(Value::as_array_mut) else {
                continue;
            };
            for item in items.iter_mut() {
                let text = item["text"].as_str().unwrap().replace(" will ", " may ").replace(" and ", " or ");
                item["text"] = json!(format!("{text} It was looked at again in the autumn."));
                if !identities {
                    number += 1;
                    item["id"] = json!(format!("33333333-3333-4333-8333-{number:012}"));
                }
            }
            if !identities {
                items.reverse();
            }
        }
    }
    value
}

fn pair(name: &str, identities: bool) -> (Plan, Plan) {
    let before = fixture(name);
    let after = altered(&before, identities);
    let read = |value: &Value| json::read(value.to_string().as_bytes()).unwrap();
    let unlinked = |value: &Value| serde_json::from_value::<Plan>(value.clone()).unwrap();
    (read(&before), unlinked(&after))
}

#[divan::bench(args = ["autistic-age-8-mainstream.json", "forty-pages.json"])]
fn with_identities(bencher: Bencher<'_, '_>, name: &str) {
    let (before, after) = pair(name, true);
    bencher.bench_local(|| diff(&before, &after).unwrap());
}

#[divan::bench(args = ["autistic-age-8-mainstream.json", "forty-pages.json"])]
fn without_identities(bencher: Bencher<'_, '_>, name: &str) {
    let (before, after) = pair(name, false);
    bencher.bench_local(|| diff(&before, &after).unwrap());
}
