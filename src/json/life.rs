//! Reads of a plan only what its dates rest on, for a caseload of many thousand plans.

use super::LARGEST_FILE;
use super::read::{ReadFaults, read};
use crate::model::Plan;
use crate::schema;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, json};
use std::fmt;

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
    schema: Once,
    id: Once,
    version: Once,
    child_or_young_person: Child,
    #[serde(default, deserialize_with = "present")]
    lifecycle: Option<Once>,
    #[serde(default, deserialize_with = "present")]
    annual_reviews: Option<Once>,
}

#[derive(serde::Deserialize)]
struct Child {
    name: Once,
    date_of_birth: Once,
    #[serde(default, deserialize_with = "present")]
    school_year: Option<Once>,
}

/// A field that is there has a value, if only `null`, which the schema then refuses.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Once>, D::Error> {
    Once::deserialize(deserializer).map(Some)
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
    let mut add = |pointer: &str, field: &str, value: Option<Once>| {
        let place = plan.pointer_mut(pointer).and_then(Value::as_object_mut);
        if let (Some(place), Some(Once(value))) = (place, value) {
            place.insert(field.to_owned(), value);
        }
    };
    add("", "lifecycle", life.lifecycle);
    add("", "annual_reviews", life.annual_reviews);
    add("/child_or_young_person", "school_year", child.school_year);
    if schema::is_valid(&plan) { serde_json::from_value(plan).ok() } else { None }
}

/// A JSON value in which no field is given twice.
struct Once(Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Values).map(Self)
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Once(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((name, Once(value))) = fields.next_entry::<String, Once>()? {
            if map.insert(name, value).is_some() {
                return Err(A::Error::custom("a field is given twice"));
            }
        }
        Ok(Value::Object(map))
    }
}
