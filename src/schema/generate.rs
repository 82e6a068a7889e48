//! The schema, generated from the types of the model.

use crate::model::Plan;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// The longest text that a plan may hold, in bytes; a schema counts characters.
const LONGEST_TEXT: u64 = 4 * 1024 * 1024;

/// The national plan schema as a JSON value (JSON Schema draft 2020-12).
///
/// The same on every run: schemars sorts nothing by chance and no clock is read.
#[must_use]
pub fn generate() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<Plan>();
    OneSpelling.transform(&mut schema);
    let mut root = Map::new();
    root.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("$id".into(), json!(Plan::schema_id_urn()));
    root.insert("title".into(), json!("Education, Health and Care Plan"));
    for (key, value) in schema.to_value().as_object().cloned().unwrap_or_default() {
        root.entry(key).or_insert(value);
    }
    Value::Object(root)
}

impl Plan {
    /// The identifier of the schema, which is also what a plan names in its `schema` field.
    fn schema_id_urn() -> &'static str {
        crate::model::SchemaVersion::V1_0.name()
    }
}

/// Makes the schema say that a plan is written in one way only: nothing is `null`, no text is
/// blank, no list is empty, identities are in lower case and dates are whole.
struct OneSpelling;

impl Transform for OneSpelling {
    fn transform(&mut self, schema: &mut Schema) {
        // What a council adds under `extensions` is its own affair.
        if let Some(object) = schema.as_object_mut() {
            forbid_null(object);
            if let Some(Value::String(words)) = object.get_mut("description") {
                *words = unwrap_lines(words);
            }
            if let Some(mut extensions) = object.get("properties").and_then(|p| p.get("extensions")).cloned()
            {
                if let Some(map) = extensions.as_object_mut() {
                    map.insert("propertyNames".into(), json!({ "pattern": "^[a-z0-9][a-z0-9.-]*$" }));
                    map.insert("minProperties".into(), json!(1));
                    map.remove("default");
                }
                if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
                    properties.insert("extensions".into(), extensions);
                }
            }
            object.remove("default");
            match object.get("type").and_then(Value::as_str) {
                Some("string") if !object.contains_key("const") && !object.contains_key("enum") => {
                    text(object);
                }
                Some("array") => list(object),
                Some("object") => record(object),
                Some("integer") => whole_number(object),
                _ => {}
            }
        }
        transform_subschemas(self, schema);
    }
}

/// Joins lines that were broken for the source code; blank lines still part paragraphs.
fn unwrap_lines(words: &str) -> String {
    words.split("\n\n").map(|part| part.replace('\n', " ")).collect::<Vec<_>>().join("\n\n")
}

fn forbid_null(object: &mut Map<String, Value>) {
    if let Some(kinds) = object.get_mut("type").and_then(Value::as_array_mut) {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    let Some(choices) = object.get("anyOf").and_then(Value::as_array) else { return };
    let kept: Vec<Value> =
        choices.iter().filter(|choice| choice.get("type") != Some(&json!("null"))).cloned().collect();
    if let [Value::Object(only)] = kept.as_slice() {
        let only = only.clone();
        object.remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}

/// White space in any script: a text must hold something else as well. The characters stand in the
/// pattern themselves, since `\s` means different things to different validators.
const BLANKS: &str =
    "\u{9}-\u{D} \u{85}\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";

/// The form of a civil date. It refuses most impossible days for validators that do not look at `format`.
const DATE: &str = "^(18|19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

const UUID: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

fn text(object: &mut Map<String, Value>) {
    let pattern = object.get("pattern").and_then(Value::as_str).map(str::to_owned);
    match (object.get("format").and_then(Value::as_str), pattern) {
        (Some("date"), _) => form(object, DATE, 10),
        (Some("uuid"), _) => form(object, UUID, 36),
        (_, None) => {
            object.insert("pattern".into(), json!(format!("[^{BLANKS}]")));
            object.insert("maxLength".into(), json!(LONGEST_TEXT));
        }
        (_, Some(pattern)) => {
            let length = match pattern.as_str() {
                "^[0-9a-f]{64}$" => 64,
                "^E(06|08|09|10)[0-9]{6}$" => 9,
                "^1[0-9]{7}$" => 8,
                "^[1-9][0-9]{5}$" => 6,
                "^[0-9]{3}$" => 3,
                _ => return,
            };
            form(object, &pattern, length);
        }
    }
}

/// A code of a fixed form. The length keeps out a line break at the end, which `$` lets pass in
/// some validators.
fn form(object: &mut Map<String, Value>, pattern: &str, length: u64) {
    object.insert("pattern".into(), json!(pattern));
    object.insert("minLength".into(), json!(length));
    object.insert("maxLength".into(), json!(length));
}

/// No list is empty; no link and no choice stands twice in one list.
fn list(object: &mut Map<String, Value>) {
    object.entry("minItems").or_insert(json!(1));
    let items = object.get("items");
    let is_link = items.and_then(|items| items.get("format")) == Some(&json!("uuid"));
    let name = items.and_then(|items| items.get("$ref")).and_then(Value::as_str).unwrap_or_default();
    let is_choice =
        ["AccessibleFormat", "AdulthoodArea", "MeasureKind"].iter().any(|choice| name.ends_with(choice));
    if is_link || is_choice {
        object.insert("uniqueItems".into(), json!(true));
    }
}

/// A record with nothing in it is left out, save a section: its letter always stands.
fn record(object: &mut Map<String, Value>) {
    let is_section =
        object.get("description").and_then(Value::as_str).is_some_and(|words| words.starts_with("Section "));
    if object.contains_key("properties") && !object.contains_key("required") && !is_section {
        object.insert("minProperties".into(), json!(1));
    }
}

fn whole_number(object: &mut Map<String, Value>) {
    let most = match object.remove("format").as_ref().and_then(Value::as_str) {
        Some("uint32") => u32::MAX.into(),
        Some("int32") => i64::from(i32::MAX),
        Some("uint8") => u8::MAX.into(),
        _ => return,
    };
    object.entry("maximum").or_insert(json!(most));
    object.entry("minimum").or_insert(json!(if most == i64::from(i32::MAX) {
        i64::from(i32::MIN)
    } else {
        0
    }));
}
