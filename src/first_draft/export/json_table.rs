//! A table from a JSON array of objects, flat or nested.

use super::{ExportError, Row, RowName, ShapeFault, Table};
use crate::json::Unique;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(text: &str) -> Result<Table, ExportError> {
    let Unique(value) = serde_json::from_str(text)
        .map_err(|error| ExportError::Json { line: error.line(), column: error.column() })?;
    let Value::Array(items) = value else { return Err(ExportError::NotAnArray) };
    let mut columns: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut flat = Vec::new();
    for item in items {
        let mut cells = Vec::new();
        let shape = match item {
            Value::Object(object) => {
                flatten("", object, &mut cells);
                let mut seen = BTreeSet::new();
                match cells.iter().find(|(name, _)| !seen.insert(name.as_str())) {
                    Some((name, _)) => Err(ShapeFault::SameColumn(name.clone())),
                    None => Ok(()),
                }
            }
            _ => Err(ShapeFault::NotAnObject),
        };
        for (name, _) in &cells {
            places.entry(name.clone()).or_insert_with(|| {
                columns.push(name.clone());
                columns.len() - 1
            });
        }
        flat.push(shape.map(|()| cells));
    }
    let rows = flat.into_iter().enumerate().map(|(index, cells)| {
        let cells = cells.map(|cells| {
            let mut row = vec![Value::Null; columns.len()];
            for (name, value) in cells {
                if let Some(place) = places.get(&name) {
                    row[*place] = value;
                }
            }
            row
        });
        Row { name: RowName { kind: "item", number: index + 1 }, cells }
    });
    let rows = rows.collect();
    Ok((columns, rows))
}

/// The values of an object under dotted names: `parent.phone`. Lists stay as they are.
fn flatten(before: &str, object: Map<String, Value>, cells: &mut Vec<(String, Value)>) {
    for (name, value) in object {
        let path =
            if before.is_empty() { name.trim().to_owned() } else { format!("{before}.{}", name.trim()) };
        match value {
            Value::Object(inner) => flatten(&path, inner, cells),
            Value::String(words) if words.trim().is_empty() => cells.push((path, Value::Null)),
            Value::Array(list) if list.is_empty() => cells.push((path, Value::Null)),
            value => cells.push((path, value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nested_objects_become_dotted_columns() {
        let (columns, rows) =
            read(r#"[{"id": 7, "child": {"name": "A", "tags": ["x"]}}, {"id": " ", "other": true}, 3]"#)
                .unwrap();
        assert_eq!(columns, ["id", "child.name", "child.tags", "other"]);
        assert_eq!(rows[0].cells, Ok(vec![json!(7), json!("A"), json!(["x"]), Value::Null]));
        assert_eq!(rows[1].cells, Ok(vec![Value::Null, Value::Null, Value::Null, json!(true)]));
        assert_eq!(rows[2].cells, Err(ShapeFault::NotAnObject));
        assert_eq!(rows[2].name.to_string(), "item 3");
    }

    #[test]
    fn nothing_is_silently_replaced() {
        assert!(matches!(read(r#"[{"a": 1, "a": 2}]"#), Err(ExportError::Json { line: 1, .. })));
        let (_, rows) = read(r#"[{"a.b": 1, "a": {"b": 2}}]"#).unwrap();
        assert_eq!(rows[0].cells, Err(ShapeFault::SameColumn("a.b".to_owned())));
        assert!(matches!(read("{}"), Err(ExportError::NotAnArray)));
    }
}
