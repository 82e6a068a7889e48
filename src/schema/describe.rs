//! What the schema says of one place in a plan: its description, its fields, its values.

use super::validate::committed;
use serde_json::Value;

/// The schema's words on one place in a plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Described {
    /// The node with references followed.
    node: &'static Value,
    /// The node where the field stands, whose description is about the field.
    field: &'static Value,
}

impl Described {
    /// What the schema says of the place at this pointer; absent where it knows no such place.
    pub(crate) fn at(pointer: &str) -> Option<Self> {
        let mut found = Self::of(committed());
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            let inner = match found.node.get("items") {
                Some(items) if step.bytes().all(|byte| byte.is_ascii_digit()) => items,
                _ => found.node.get("properties")?.get(&step)?,
            };
            found = Self::of(inner);
        }
        Some(found)
    }

    fn of(field: &'static Value) -> Self {
        let name = field.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix("#/$defs/"));
        let node = name.and_then(|name| committed().get("$defs")?.get(name)).unwrap_or(field);
        Self { node, field }
    }

    /// What stands in the field of this name.
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        self.node.get("properties")?.get(name).map(Self::of)
    }

    /// The names of the fields that may stand here.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        self.node
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, _)| name.as_str())
    }

    /// Whether the field of this name must be there.
    pub(crate) fn requires(self, name: &str) -> bool {
        let required = self.node.get("required").and_then(Value::as_array);
        required.is_some_and(|names| names.iter().any(|required| required == name))
    }

    /// The first sentence of the description, without the full stop.
    pub(crate) fn summary(self) -> &'static str {
        let words = self.field.get("description").or_else(|| self.node.get("description"));
        let words = words.and_then(Value::as_str).unwrap_or_default();
        let end = words.find(". ").or_else(|| words.find(".\n")).unwrap_or(words.len());
        words[..end].trim_end_matches('.')
    }

    /// The values that may stand here, where they are few and fixed.
    pub(crate) fn choices(self) -> Vec<&'static str> {
        let of_one = |node: &'static Value| node.get("const").and_then(Value::as_str);
        match self.node.get("oneOf").and_then(Value::as_array) {
            Some(list) => list.iter().filter_map(of_one).collect(),
            None => of_one(self.node).into_iter().collect(),
        }
    }

    /// One keyword of the schema here.
    pub(crate) fn keyword(self, name: &str) -> Option<&'static Value> {
        self.node.get(name)
    }
}
