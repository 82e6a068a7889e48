//! JSON in which no object has a field twice, for what is read without a place for every fault.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// A JSON value in which no field is given twice: the second would silently replace the first.
/// Reading fails at the first one that is.
#[derive(Debug)]
pub(crate) struct Unique(pub(crate) Value);

impl<'de> Deserialize<'de> for Unique {
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
        while let Some(Unique(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        // Most objects of a plan have a few fields.
        let mut map = Map::with_capacity(fields.size_hint().unwrap_or(6));
        while let Some((name, Unique(value))) = fields.next_entry::<String, Unique>()? {
            if map.insert(name, value).is_some() {
                return Err(A::Error::custom("a field is given twice"));
            }
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_str, json};

    #[test]
    fn no_field_is_given_twice() {
        let read = |text| from_str::<Unique>(text).map(|Unique(value)| value).ok();
        assert_eq!(
            read(r#"{"a": [1, -2, 0.5, null, true, {"a": "b"}]}"#),
            Some(json!({"a": [1, -2, 0.5, null, true, {"a": "b"}]}))
        );
        assert_eq!(read(r#"{"a": 1, "a": 1}"#), None);
        assert_eq!(read(r#"[{"a": {"b": 1, "c": 2, "b": 3}}]"#), None);
        assert_eq!(read(r#"{"a": 1, "\u0061": 2}"#), None);
    }
}
