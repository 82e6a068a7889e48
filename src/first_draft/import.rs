//! Rows into drafts: one plan for each row, or every reason why there is none.

use super::cell::{self, CellFault};
use super::column_map::{ColumnMap, NEEDED, Target};
use super::council::Council;
use super::export::{Export, Row, RowName, ShapeFault};
use super::file_name;
use super::start::{Start, first_draft, item_id, rights_holder_on, version_id};
use crate::json::{self, nearest};
use crate::model::{Date, Plan, PlanId, PlanPath};
use crate::schema::Described;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What became of an export.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The drafts, in the order of the rows.
    pub drafts: Vec<Draft>,
    /// The rows without a draft, in their order.
    pub failed: Vec<FailedRow>,
}

/// One draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The row it comes from.
    pub row: RowName,
    /// A name for its file, unlike that of any other draft of this export.
    pub file_name: String,
    /// The plan.
    pub plan: Plan,
}

/// A row that made no draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedRow {
    /// The row.
    pub row: RowName,
    /// Why; at least one reason.
    pub faults: Vec<RowFault>,
}

/// Why a row made no draft. The row's own words are never quoted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RowFault {
    /// More or fewer cells than the header.
    #[error(
        "the row has {found} cells and the header has {expected}; look for a comma or a quotation mark too many"
    )]
    Ragged {
        /// The cells of the row.
        found: usize,
        /// The cells of the header.
        expected: usize,
    },
    /// An entry that is no object.
    #[error("this entry is not an object with fields")]
    NotAnObject,
    /// Two fields of one object that lead to one column.
    #[error("two fields lead to the column {0:?}; rename one")]
    SameColumn(String),
    /// No key.
    #[error("column {0:?} is empty, and the plan's identity comes from it")]
    NoKey(String),
    /// Another row with the same key.
    #[error("column {column:?} has the same value as {other}; two plans cannot have one identity")]
    SameKey {
        /// The key column.
        column: String,
        /// The other row.
        other: RowName,
    },
    /// A cell that is empty and must not be.
    #[error("column {column:?} is empty, and there is no plan without {field}")]
    Needed {
        /// The column.
        column: String,
        /// The field it fills.
        field: &'static str,
    },
    /// A cell that does not fit its field.
    #[error("column {column:?} for {field}: {fault}")]
    Cell {
        /// The column.
        column: String,
        /// The field it fills.
        field: String,
        /// What is wrong.
        fault: CellFault,
    },
    /// The plan that came out of the row cannot be read.
    #[error("{place}: {fault}; {mend}")]
    Plan {
        /// The place in the plan.
        place: String,
        /// What is wrong.
        fault: String,
        /// How to mend it.
        mend: String,
    },
}

/// Why no row can be turned into a draft.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The council's file has no name space.
    #[error("the council's file has no `namespace`; add one, such as `namespace = \"northmere.example\"`")]
    NoNamespace,
    /// A column of the map that the export does not have.
    #[error("the export has no column {name:?}, which the map names{}", hint.as_ref().map_or_else(String::new, |hint| format!("; did you mean {hint:?}?")))]
    NoColumn {
        /// The column.
        name: String,
        /// The nearest column of the export.
        hint: Option<String>,
    },
}

/// What every row is read with.
struct With<'a> {
    export: &'a Export,
    map: &'a ColumnMap,
    council: &'a Council,
    namespace: &'a str,
    on: Date,
}

/// Makes a draft from each row of the export.
///
/// `on` is the day on which the age decides who holds the rights. A row that cannot be turned
/// into a plan never stops the others. Two rows of one key are both refused, since nobody can
/// tell here which is right.
///
/// # Errors
/// When the map does not fit the export, or the council has no name space.
pub fn import(export: &Export, map: &ColumnMap, council: &Council, on: Date) -> Result<Import, ImportError> {
    let namespace = council.namespace.as_deref().ok_or(ImportError::NoNamespace)?;
    let named = std::iter::once(&map.key).chain(map.columns.keys()).chain(&map.ignore);
    for name in named {
        if !export.columns.contains(name) {
            let hint = nearest(name, export.columns.iter().map(String::as_str)).map(str::to_owned);
            return Err(ImportError::NoColumn { name: name.clone(), hint });
        }
    }
    let with = With { export, map, council, namespace, on };
    let keys: Vec<Option<String>> = export.rows.iter().map(|row| with.key(row)).collect();
    let mut rows_of_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            rows_of_key.entry(key).or_default().push(index);
        }
    }
    let mut found = Import { drafts: Vec::new(), failed: Vec::new() };
    for (index, row) in export.rows.iter().enumerate() {
        let key = keys[index].as_deref();
        let same = key.and_then(|key| rows_of_key.get(key));
        let twin = same.and_then(|rows| rows.iter().find(|other| **other != index));
        match with.draft(row, key, twin.map(|other| export.rows[*other].name)) {
            Ok((file_name, plan)) => found.drafts.push(Draft { row: row.name, file_name, plan }),
            Err(faults) => found.failed.push(FailedRow { row: row.name, faults }),
        }
    }
    part_equal_names(&mut found.drafts);
    Ok(found)
}

impl With<'_> {
    /// The words of the key column.
    fn key(&self, row: &Row) -> Option<String> {
        let place = self.export.columns.iter().position(|column| *column == self.map.key)?;
        let key = scalar(row.cells.as_ref().ok()?.get(place)?)?;
        Some(key.trim().to_owned()).filter(|key| !key.is_empty())
    }

    fn draft(
        &self,
        row: &Row,
        key: Option<&str>,
        twin: Option<RowName>,
    ) -> Result<(String, Plan), Vec<RowFault>> {
        let cells = row.cells.as_ref().map_err(|shape| vec![RowFault::from(shape)])?;
        let mut faults = Vec::new();
        if let Some(other) = twin {
            faults.push(RowFault::SameKey { column: self.map.key.clone(), other });
        }
        if key.is_none() {
            faults.push(RowFault::NoKey(self.map.key.clone()));
        }
        let mut fills: Vec<(&Target, Vec<Value>)> = Vec::new();
        let mut kept = Map::new();
        for (column, cell) in self.export.columns.iter().zip(cells) {
            match self.map.columns.get(column) {
                Some(target) => match self.values(target, cell) {
                    Ok(values) => {
                        let path = target.field.to_string();
                        match NEEDED.into_iter().find(|needed| *needed == path && values.is_empty()) {
                            Some(field) => faults.push(RowFault::Needed { column: column.clone(), field }),
                            None => fills.push((target, values)),
                        }
                    }
                    Err(fault) => {
                        let field = target.field.to_string();
                        faults.push(RowFault::Cell { column: column.clone(), field, fault });
                    }
                },
                None if self.map.ignore.contains(column) || cell.is_null() => {}
                None => {
                    kept.insert(column.clone(), cell.clone());
                }
            }
        }
        match key {
            Some(key) if faults.is_empty() => self.plan(key, &fills, &kept),
            _ => Err(faults),
        }
    }

    /// The plan that the values of one row make.
    fn plan(
        &self,
        key: &str,
        fills: &[(&Target, Vec<Value>)],
        kept: &Map<String, Value>,
    ) -> Result<(String, Plan), Vec<RowFault>> {
        let value_of = |path: &str| {
            let fill = fills.iter().find(|(target, _)| target.field.to_string() == path);
            fill.and_then(|(_, values)| values.first()?.as_str()).unwrap_or_default()
        };
        let [given, born] = NEEDED.map(value_of);
        let date_of_birth = born.parse().map_err(|_| vec![unreadable("the date of birth cannot be read")])?;
        let council = Uuid::new_v5(&Uuid::NAMESPACE_DNS, self.namespace.as_bytes());
        let id = PlanId(Uuid::new_v5(&council, key.as_bytes()));
        let draft = first_draft(&Start {
            id,
            version: version_id(id),
            given: given.to_owned(),
            family: None,
            date_of_birth,
            rights_holder: rights_holder_on(date_of_birth, self.on),
            local_authority: self.council.local_authority.clone(),
        });
        let mut plan = serde_json::to_value(&draft)
            .map_err(|_| vec![unreadable("the draft cannot be written as JSON")])?;
        for (field, value) in &self.map.always {
            field.fill(&mut plan, value.clone(), &[]);
        }
        for (target, values) in fills {
            for value in values {
                target.field.fill(&mut plan, value.clone(), &target.with);
            }
        }
        close_gaps(&mut plan);
        mint(&mut plan, &PlanPath::root(), id);
        if !kept.is_empty() {
            plan["extensions"] = json!({ self.namespace: { "columns": kept } });
        }
        let plan = json::read(plan.to_string().as_bytes()).map_err(|faults| {
            let told = faults.0.iter().map(|found| RowFault::Plan {
                place: found.place.clone(),
                fault: found.fault.to_string(),
                mend: found.fault.mend(),
            });
            told.collect::<Vec<_>>()
        })?;
        Ok((self.file_name(key, &plan), plan))
    }

    /// A name from the key, unless the key says who the child is.
    fn file_name(&self, key: &str, plan: &Plan) -> String {
        let name = &plan.child_or_young_person.name;
        let key_in_small = key.to_lowercase();
        let names_the_child = [Some(&name.given), name.family.as_ref(), name.preferred.as_ref()]
            .into_iter()
            .flatten()
            .flat_map(|name| name.split_whitespace())
            .any(|part| key_in_small.contains(&part.to_lowercase()));
        if names_the_child || self.map.key_is_personal() {
            file_name::of_identity(plan.id)
        } else {
            file_name::of_key(key, plan.id)
        }
    }

    /// The values of one cell for its field.
    fn values(&self, target: &Target, cell: &Value) -> Result<Vec<Value>, CellFault> {
        let each: Vec<String> = match cell {
            Value::Null => Vec::new(),
            Value::Array(items) if target.field.is_each() => {
                items.iter().map(scalar).collect::<Option<_>>().ok_or(CellFault::SeveralValues)?
            }
            single => {
                let words = scalar(single).ok_or(CellFault::SeveralValues)?;
                match &target.split {
                    Some(split) => words.split(split.as_str()).map(str::to_owned).collect(),
                    None => vec![words],
                }
            }
        };
        let meanings = each.iter().filter_map(|words| target.meaning(words));
        meanings.map(|words| cell::read(words, &target.field.kind, &self.map.dates)).collect()
    }
}

impl From<&ShapeFault> for RowFault {
    fn from(fault: &ShapeFault) -> Self {
        match fault {
            ShapeFault::Ragged { found, expected } => Self::Ragged { found: *found, expected: *expected },
            ShapeFault::NotAnObject => Self::NotAnObject,
            ShapeFault::SameColumn(name) => Self::SameColumn(name.clone()),
        }
    }
}

fn unreadable(fault: &str) -> RowFault {
    RowFault::Plan { place: "the plan".to_owned(), fault: fault.to_owned(), mend: "mend the row".to_owned() }
}

/// The words of a single value; a list or an object is none, and neither is nothing.
fn scalar(cell: &Value) -> Option<String> {
    match cell {
        Value::String(words) => Some(words.clone()),
        Value::Bool(_) | Value::Number(_) => Some(cell.to_string()),
        Value::Null => Some(String::new()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// Takes out the list items that no column of the row filled: a second contact without a first.
fn close_gaps(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(close_gaps);
        }
        Value::Object(fields) => fields.values_mut().for_each(close_gaps),
        _ => {}
    }
}

/// Gives an identity to every item that must have one.
fn mint(value: &mut Value, at: &PlanPath, plan: PlanId) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                mint(item, &at.index(index), plan);
            }
        }
        Value::Object(fields) => {
            let needs_one = Described::at(at.as_str()).is_some_and(|described| described.requires("id"));
            if needs_one && !fields.contains_key("id") {
                fields.insert("id".to_owned(), Value::from(item_id(plan, at.as_str()).to_string()));
            }
            for (name, inner) in fields.iter_mut() {
                mint(inner, &at.field(name), plan);
            }
        }
        _ => {}
    }
}

/// Gives drafts whose files would have one name, on systems that do not tell capitals, two names.
fn part_equal_names(drafts: &mut [Draft]) {
    for part in [file_name::with_identity, |_: &str, plan| file_name::of_identity(plan)] {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for draft in drafts.iter() {
            *count.entry(draft.file_name.to_lowercase()).or_default() += 1;
        }
        for draft in drafts.iter_mut() {
            if count.get(&draft.file_name.to_lowercase()).is_some_and(|count| *count > 1) {
                draft.file_name = part(&draft.file_name, draft.plan.id);
            }
        }
    }
}
