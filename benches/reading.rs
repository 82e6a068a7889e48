//! How long it takes to read a plan of 42 KB: JSON, schema and types.

use ehcp::json;
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// A plan of about 42 KB: the plan of the tests with more needs, outcomes and provision.
fn plan() -> Vec<u8> {
    let mut plan: Value =
        serde_json::from_str(include_str!("../tests/support/plan.json")).unwrap_or_default();
    let lists = ["/sections/F/provisions", "/sections/B/needs", "/sections/E/outcomes"];
    let mut number = 0_u32;
    while serde_json::to_vec_pretty(&plan).map_or(0, |bytes| bytes.len()) < 42_000 {
        for list in lists {
            let Some(items) = plan.pointer_mut(list).and_then(Value::as_array_mut) else { continue };
            number += 1;
            let mut item = items[0].clone();
            item["id"] = json!(format!("00000000-0000-4000-8000-{number:012}"));
            items.push(item);
        }
    }
    serde_json::to_vec_pretty(&plan).unwrap_or_default()
}

#[divan::bench]
fn read(bencher: divan::Bencher<'_, '_>) {
    let bytes = plan();
    assert!(json::read(&bytes).is_ok());
    bencher.counter(divan::counter::BytesCount::of_slice(&bytes)).bench(|| json::read(&bytes));
}

#[divan::bench]
fn read_with_three_faults(bencher: divan::Bencher<'_, '_>) {
    let bytes = String::from_utf8(plan()).unwrap_or_default();
    let bytes = bytes.replacen("\"number\": 2", "\"number\": 0", 1).replacen("\"rank\"", "\"rang\"", 2);
    assert_eq!(json::read(bytes.as_bytes()).map_or_else(|faults| faults.0.len(), |_| 0), 3);
    bencher.bench(|| json::read(bytes.as_bytes()));
}

#[divan::bench]
fn fingerprint(bencher: divan::Bencher<'_, '_>) {
    let plan = json::read(&plan()).ok();
    bencher.bench(|| plan.as_ref().map(json::fingerprint));
}
