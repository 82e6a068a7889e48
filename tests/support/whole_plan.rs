//! A plan with every field that the schema knows, so that no field can drop out of the documents unseen.

use serde_json::{Map, Value, json};

/// A text of the plan: where it stands, without list positions, such as `/sections/F/provisions/*/text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The place in the schema.
    pub path: String,
    /// Whether it is a `Text`, in which paragraphs, lists and bold words are read.
    pub is_text: bool,
}

/// Makes a plan with every field once. `words` gives the words of each free text.
pub fn whole_plan(words: &mut dyn FnMut(&Field) -> String) -> Value {
    let schema = ehcp::schema::generate();
    let mut maker = Maker { root: &schema, words, ids: 0 };
    let mut plan = maker.value(&schema, "", false);
    link(&mut plan);
    plan
}

struct Maker<'a> {
    root: &'a Value,
    words: &'a mut dyn FnMut(&Field) -> String,
    ids: u32,
}

impl Maker<'_> {
    fn value(&mut self, node: &Value, path: &str, is_text: bool) -> Value {
        if let Some(known) = known(path) {
            return known;
        }
        if let Some(name) = node.get("$ref").and_then(Value::as_str) {
            let target = self.root.pointer(name.trim_start_matches('#')).expect("a type").clone();
            return self.value(&target, path, name.ends_with("/Text"));
        }
        if let Some(only) = node.get("const") {
            return only.clone();
        }
        if let Some(choices) = node.get("oneOf").and_then(Value::as_array) {
            return choices[0]["const"].clone();
        }
        match node["type"].as_str().expect("a type") {
            "boolean" => json!(true),
            "integer" => json!(node["minimum"].as_i64().unwrap_or(0).max(1)),
            "array" => json!([self.value(&node["items"], &format!("{path}/*"), false)]),
            "string" => self.string(node, path, is_text),
            "object" => {
                let properties = node["properties"].as_object().expect("fields").clone();
                let fields = properties.iter().filter(|(name, _)| *name != "extensions");
                let fields = fields
                    .map(|(name, field)| (name.clone(), self.value(field, &format!("{path}/{name}"), false)));
                Value::Object(fields.collect::<Map<_, _>>())
            }
            other => panic!("the schema has a new type: {other}"),
        }
    }

    fn string(&mut self, node: &Value, path: &str, is_text: bool) -> Value {
        match (node["format"].as_str(), node["pattern"].as_str()) {
            (Some("date"), _) => json!("2026-07-14"),
            (Some("uuid"), _) => {
                self.ids += 1;
                json!(format!("00000000-0000-4000-8000-{:012}", self.ids))
            }
            // Anything but white space alone.
            (_, Some(pattern)) if pattern.starts_with("[^") && !pattern.contains('$') => {
                json!((self.words)(&Field { path: path.to_owned(), is_text }))
            }
            (_, Some(pattern)) if pattern.starts_with("^E(06") => json!("E08000001"),
            (_, Some("^[0-9]{3}$")) => json!("301"),
            (_, Some("^[1-9][0-9]{5}$")) => json!("100001"),
            (_, Some("^1[0-9]{7}$")) => json!("10000001"),
            (_, Some("^[0-9a-f]{64}$")) => json!("ab".repeat(32)),
            other => panic!("the schema has a new form of text at {path}: {other:?}"),
        }
    }
}

/// Values that decide what else may be shown.
fn known(path: &str) -> Option<Value> {
    let value = match path {
        "/version/status" => json!("final"),
        "/sections/I/status" => json!("named"),
        "/child_or_young_person/school_year/national_curriculum_year" => json!(9),
        "/rights_holder/kind" => json!("young_person"),
        path if path.ends_with("/confidential") => json!(false),
        _ => return None,
    };
    Some(value)
}

/// Makes the links between the items of the plan lead to items of the right kind.
fn link(plan: &mut Value) {
    let id = |plan: &Value, pointer: &str| plan.pointer(pointer).expect("an item").clone();
    let need = id(plan, "/sections/B/needs/0/id");
    let outcome = id(plan, "/sections/E/outcomes/0/id");
    let advice = id(plan, "/sections/K/advice/0/id");
    let provision = id(plan, "/sections/F/provisions/0/id");
    let aspiration = id(plan, "/sections/A/aspirations/0/id");
    visit(plan, &mut |name, value| match name {
        "meets" | "relates_to" | "needs" if value[0].is_string() => *value = json!([need]),
        "supports" | "outcomes" if value[0].is_string() => *value = json!([outcome]),
        "provisions" if value[0].is_string() => *value = json!([provision]),
        "evidence" => *value = json!([advice]),
        "aspirations" if value[0].is_string() => *value = json!([aspiration]),
        "outcome" => *value = outcome.clone(),
        _ => {}
    });
}

fn visit(value: &mut Value, change: &mut dyn FnMut(&str, &mut Value)) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                change(name, field);
                visit(field, change);
            }
        }
        Value::Array(items) => {
            for item in items {
                change("", item);
                visit(item, change);
            }
        }
        _ => {}
    }
}

/// The same plan with the lists emptied that keep "none identified" and the like from being said.
pub fn without_items(mut plan: Value) -> Value {
    for (pointer, list) in [
        ("/sections/B", "needs"),
        ("/sections/C", "needs"),
        ("/sections/D", "needs"),
        ("/sections/F", "provisions"),
        ("/sections/G", "provisions"),
        ("/sections/H1", "provisions"),
        ("/sections/H2", "provisions"),
        ("/sections/J", "components"),
        ("/sections/J", "direct_payments"),
        ("/sections/J", "text"),
        ("/child_or_young_person", "ethnicity"),
        ("/local_authority", "case_officer"),
        ("/child_or_young_person/setting_attended", "contact"),
    ] {
        plan.pointer_mut(pointer).and_then(Value::as_object_mut).expect("a section").remove(list);
    }
    plan
}

/// The same plan with the typed facts gone where the source's own words stand beside them.
pub fn without_typed_facts(mut plan: Value) -> Value {
    visit(&mut plan, &mut |_, value| {
        if let Some(fields) = value.as_object_mut()
            && fields.contains_key("meets")
            && fields.contains_key("as_written")
        {
            for typed in ["activity", "delivered_by", "quantities"] {
                fields.remove(typed);
            }
        }
        if let Some(fields) = value.as_object_mut()
            && fields.contains_key("as_written")
            && fields.contains_key("phase")
        {
            fields.retain(|key, _| key == "as_written");
        }
    });
    plan
}
