//! Generated plans: every type of the model, every optional field sometimes there.
//!
//! The generator walks the schema, so a new field of the model is generated from the day it
//! exists. Links between items point nowhere; that is a fault of the record, not of the file.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Any plan that the schema allows, as JSON.
pub fn any_plan() -> BoxedStrategy<Value> {
    let schema = ehcp::schema::generate();
    value(&schema, &schema)
}

fn value(node: &Value, root: &Value) -> BoxedStrategy<Value> {
    if let Some(name) = node.get("$ref").and_then(Value::as_str) {
        return value(root.pointer(name.trim_start_matches('#')).unwrap(), root);
    }
    if let Some(only) = node.get("const") {
        return Just(only.clone()).boxed();
    }
    if let Some(choices) = node.get("oneOf").and_then(Value::as_array) {
        let choices: Vec<Value> = choices.iter().map(|choice| choice["const"].clone()).collect();
        return select(choices).boxed();
    }
    match node["type"].as_str().unwrap() {
        "boolean" => any::<bool>().prop_map(Value::from).boxed(),
        "integer" => {
            let limit = |name: &str| node[name].as_i64().unwrap();
            let (least, most) = (limit("minimum"), limit("maximum"));
            prop_oneof![Just(least), Just(most), least..=most].prop_map(Value::from).boxed()
        }
        "array" => {
            let unique = node["uniqueItems"] == true;
            vec(value(&node["items"], root), 1..3)
                .prop_map(move |mut items| {
                    if unique {
                        items.dedup();
                    }
                    Value::from(items)
                })
                .boxed()
        }
        "string" => string(node),
        "object" => object(node, root),
        other => panic!("the schema has a new type: {other}"),
    }
}

fn object(node: &Value, root: &Value) -> BoxedStrategy<Value> {
    let required = node["required"].as_array().cloned().unwrap_or_default();
    let least = usize::try_from(node["minProperties"].as_u64().unwrap_or(0)).unwrap();
    let (mut names, mut fields) = (Vec::new(), Vec::new());
    for (name, field) in node["properties"].as_object().unwrap() {
        let present = if name == "extensions" { extensions() } else { value(field, root) };
        let always = required.iter().any(|required| required == name);
        names.push(name.clone());
        fields.push(if always {
            present.prop_map(Some).boxed()
        } else {
            prop::option::weighted(0.35, present).boxed()
        });
    }
    fields
        .prop_map(move |values| {
            let fields = names.iter().cloned().zip(values);
            Value::Object(fields.filter_map(|(name, value)| Some((name, value?))).collect::<Map<_, _>>())
        })
        .prop_filter("an object that may not be empty", move |value| {
            value.as_object().unwrap().len() >= least
        })
        .boxed()
}

fn string(node: &Value) -> BoxedStrategy<Value> {
    match (node["format"].as_str(), node["pattern"].as_str()) {
        (Some("date"), _) => (1990_u16..2060, 1_u8..=12, 1_u8..=28)
            .prop_map(|(year, month, day)| json!(format!("{year}-{month:02}-{day:02}")))
            .boxed(),
        (Some("uuid"), _) => {
            any::<u128>().prop_map(|id| json!(uuid::Uuid::from_u128(id).to_string())).boxed()
        }
        (_, Some(pattern)) if pattern.starts_with("[^") => words().prop_map(Value::from).boxed(),
        (_, Some("^E(06|08|09|10)[0-9]{6}$")) => {
            (0..1_000_000_u32).prop_map(|n| json!(format!("E08{n:06}"))).boxed()
        }
        (_, Some("^[0-9]{3}$")) => (0..1000_u32).prop_map(|n| json!(format!("{n:03}"))).boxed(),
        (_, Some("^[1-9][0-9]{5}$")) => (100_000..1_000_000_u32).prop_map(|n| json!(n.to_string())).boxed(),
        (_, Some("^1[0-9]{7}$")) => (0..10_000_000_u32).prop_map(|n| json!(format!("1{n:07}"))).boxed(),
        (_, Some("^[0-9a-f]{64}$")) => any::<u128>().prop_map(|n| json!(format!("{n:064x}"))).boxed(),
        other => panic!("the schema has a new form of text: {other:?}"),
    }
}

/// Words with all that makes text hard: quotes, line breaks, other scripts, control characters.
fn words() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[A-Za-z][A-Za-z ,.'\"-]{0,40}",
        2 => "[a-zA-ZżółćŁé日本😀\u{202e}\u{0}\u{7f}\\\\\n\t/#]{0,20}x",
        1 => any::<String>().prop_map(|words| format!("{words}.")),
    ]
    .boxed()
}

fn extensions() -> BoxedStrategy<Value> {
    let namespaces = prop::string::string_regex("[a-z0-9][a-z0-9.-]{0,12}").unwrap();
    btree_map(namespaces, anything(), 1..3).prop_map(|map| json!(map)).boxed()
}

/// Any JSON that other programs also keep.
fn anything() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-(1_i64 << 53)..=(1 << 53)).prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no NaN", |number| number.is_finite()).prop_map(Value::from),
        (-1000_i32..1000).prop_map(|number| json!(f64::from(number) / 8.0)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(any::<String>(), inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
    .boxed()
}
