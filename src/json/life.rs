//! Reads of a plan only what its dates rest on, for a caseload of many thousand plans.

use super::LARGEST_FILE;
use super::read::{ReadFaults, read};
use super::unique::Unique;
use crate::model::Plan;
use crate::schema;
use serde::de::{Deserialize, Deserializer};
use serde_json::{Value, json};

/// Reads a plan's identity, version, name, birth, school year, events and reviews; all else stands empty.
///
/// What is read is held to the schema as strictly as [`read`] holds it. The rest is passed over: a fault
/// in a provision does not hide a deadline.
///
/// # Errors
/// Where these parts have a fault; then every fault of the file is told.
pub fn read_life(bytes: &[u8]) -> Result<Plan, ReadFaults> {
    match quick(bytes) {
        Some(plan) => Ok(plan),
        None => read(bytes),
    }
}

/// The parts of a plan that its dates rest on.
#[derive(serde::Deserialize)]
struct Life {
    schema: Unique,
    id: Unique,
    version: Unique,
    child_or_young_person: Child,
    #[serde(default, deserialize_with = "present")]
    lifecycle: Option<Unique>,
    #[serde(default, deserialize_with = "present")]
    annual_reviews: Option<Unique>,
}

#[derive(serde::Deserialize)]
struct Child {
    name: Unique,
    date_of_birth: Unique,
    #[serde(default, deserialize_with = "present")]
    school_year: Option<Unique>,
}

/// A field that is there has a value, if only `null`, which the schema then refuses.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Unique>, D::Error> {
    Unique::deserialize(deserializer).map(Some)
}

fn quick(bytes: &[u8]) -> Option<Plan> {
    if bytes.len() > LARGEST_FILE {
        return None;
    }
    let life: Life = serde_json::from_slice(bytes).ok()?;
    let Life { schema: version_of_schema, id, version, child_or_young_person: child, .. } = life;
    let mut plan = json!({
        "schema": version_of_schema.0,
        "id": id.0,
        "version": version.0,
        "local_authority": { "name": "council" },
        "child_or_young_person": { "name": child.name.0, "date_of_birth": child.date_of_birth.0 },
        "rights_holder": { "kind": "parent" },
        "sections": {
            "A": {}, "B": {}, "C": {}, "D": {}, "E": {}, "F": {}, "G": {}, "H1": {}, "H2": {},
            "I": { "status": "blank_in_draft" }, "J": {}, "K": {}
        }
    });
    let mut add = |pointer: &str, field: &str, value: Option<Unique>| {
        let place = plan.pointer_mut(pointer).and_then(Value::as_object_mut);
        if let (Some(place), Some(Unique(value))) = (place, value) {
            place.insert(field.to_owned(), value);
        }
    };
    add("", "lifecycle", life.lifecycle);
    add("", "annual_reviews", life.annual_reviews);
    add("/child_or_young_person", "school_year", child.school_year);
    if schema::is_valid(&plan) { serde_json::from_value(plan).ok() } else { None }
}
