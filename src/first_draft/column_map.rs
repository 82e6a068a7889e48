//! Which column of an export fills which field of the plan: a council's map, in TOML.
//!
//! ```toml
//! key = "Case ID"                      # the plan's identity comes from this column
//! dates = ["dd/mm/yyyy"]               # how the export writes dates
//! ignore = ["Last edited by"]          # columns that no plan needs
//!
//! [columns]
//! "Forename" = "child_or_young_person.name.given"
//! "Gender" = { to = "child_or_young_person.sex", values = { M = "male", F = "female" } }
//! "Learning needs" = { to = "sections.B.needs[].text", split = ";", with = { area = "cognition_and_learning" } }
//!
//! [always]
//! "child_or_young_person.moved_in_with_plan" = false
//! ```
//!
//! A column that is neither mapped nor ignored is kept under `extensions`.

use super::cell::{self, CellFault, USUAL_DATES};
use super::field::{Field, FieldFault};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A column map that was checked against the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMap {
    pub(super) key: String,
    pub(super) dates: Vec<String>,
    pub(super) ignore: BTreeSet<String>,
    pub(super) columns: BTreeMap<String, Target>,
    pub(super) always: Vec<(Field, Value)>,
}

/// What one column fills, and how its cells are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) field: Field,
    /// What parts the values of one cell.
    pub(super) split: Option<String>,
    /// The export's values and what they mean here; an empty meaning is "not known".
    values: BTreeMap<String, String>,
    /// Fields beside the field that get these values with it.
    pub(super) with: Vec<(String, Value)>,
}

/// Why a column map cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MapError {
    /// It is not TOML, or a setting is unknown or of the wrong kind.
    #[error("the map cannot be read; mend the line it names")]
    Toml(#[from] Box<toml::de::Error>),
    /// The settings of one column are unknown or of the wrong kind.
    #[error(
        "the map's column {column:?} is malformed; give a path, or `to` with `split`, `values` or `with`"
    )]
    Column {
        /// The column.
        column: String,
        /// The reason.
        source: Box<toml::de::Error>,
    },
    /// A path that names no field.
    #[error("{at} leads to {path:?}: {fault}")]
    Field {
        /// The column or setting.
        at: String,
        /// The path as written.
        path: String,
        /// What is wrong with it.
        fault: FieldFault,
    },
    /// A value of the map that its field cannot hold.
    #[error("{at} gives {path} the value {value:?}: {fault}")]
    Value {
        /// The column or setting.
        at: String,
        /// The field.
        path: String,
        /// The value as written in the map.
        value: String,
        /// What is wrong with it.
        fault: CellFault,
    },
    /// One field has two columns.
    #[error("the columns {first:?} and {second:?} both fill {path}; keep one, or ignore one")]
    FilledTwice {
        /// The field.
        path: String,
        /// One column.
        first: String,
        /// The other.
        second: String,
    },
    /// One list is filled by adding and by number.
    #[error("the list {list} is filled with `[]` and by number; use one way for all its columns")]
    MixedList {
        /// The list.
        list: String,
    },
    /// An item of a list for every plan, also for those that have none.
    #[error("`always` leads to {0:?}, which is in a list; use `with` beside the column that fills the item")]
    AlwaysInList(String),
    /// A field that every plan must have has no column.
    #[error("no column fills {0}, and there is no plan without it")]
    Needed(&'static str),
    /// A column that is mapped and ignored.
    #[error("the column {0:?} is both mapped and ignored; keep one of the two")]
    MappedAndIgnored(String),
    /// A separator without a list.
    #[error("the column {0:?} has `split`, and its path has no `[]` to put the values in")]
    SplitWithoutList(String),
    /// An empty separator.
    #[error("the column {0:?} has an empty `split`; give what stands between the values, such as \";\"")]
    EmptySplit(String),
    /// A date format that cannot be understood.
    #[error(
        "the date format {0:?} is not understood; write dd, mm, Mon or Month, and yyyy, such as \"dd/mm/yyyy\""
    )]
    DateFormat(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    key: String,
    dates: Option<Vec<String>>,
    #[serde(default)]
    ignore: BTreeSet<String>,
    columns: BTreeMap<String, toml::Value>,
    #[serde(default)]
    always: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Detailed {
    to: String,
    split: Option<String>,
    #[serde(default)]
    values: BTreeMap<String, toml::Value>,
    #[serde(default)]
    with: BTreeMap<String, toml::Value>,
}

impl ColumnMap {
    /// Reads a map and checks every path and value in it against the schema.
    ///
    /// # Errors
    /// The first thing in the map that cannot be.
    pub fn read(text: &str) -> Result<Self, MapError> {
        let file: File = toml::from_str(text).map_err(Box::new)?;
        let dates = file.dates.unwrap_or_else(|| USUAL_DATES.map(str::to_owned).to_vec());
        if let Some(format) = dates.iter().find(|format| !cell::is_date_format(format)) {
            return Err(MapError::DateFormat(format.clone()));
        }
        let mut columns = BTreeMap::new();
        for (column, value) in file.columns {
            if file.ignore.contains(&column) {
                return Err(MapError::MappedAndIgnored(column));
            }
            let target = target(&column, value, &dates)?;
            columns.insert(column, target);
        }
        let mut always = Vec::new();
        for (path, value) in file.always {
            let at = "`always`";
            let field = parse(at, &path)?;
            if field.lists().next().is_some() {
                return Err(MapError::AlwaysInList(path));
            }
            if let Some((first, _)) = columns.iter().find(|(_, target)| target.field == field) {
                return Err(MapError::FilledTwice {
                    path,
                    first: first.clone(),
                    second: "always".to_owned(),
                });
            }
            let value = fixed(at, &field, &plain(at, &path, &value)?, &dates)?;
            always.push((field, value));
        }
        one_column_a_field(&columns)?;
        for needed in NEEDED {
            if !columns.values().any(|target| target.field.to_string() == needed) {
                return Err(MapError::Needed(needed));
            }
        }
        Ok(Self { key: file.key, dates, ignore: file.ignore, columns, always })
    }

    /// Whether the key column says who the child is.
    pub(super) fn key_is_personal(&self) -> bool {
        let target = self.columns.get(&self.key);
        target.is_some_and(|target| target.field.to_string().starts_with("child_or_young_person."))
    }
}

/// The fields without which there is no draft.
pub(super) const NEEDED: [&str; 2] =
    ["child_or_young_person.name.given", "child_or_young_person.date_of_birth"];

impl Target {
    /// What a cell's words mean here; `None` where the map says that they mean nothing.
    pub(super) fn meaning<'a>(&'a self, words: &'a str) -> Option<&'a str> {
        let found = self.values.get(words.trim()).map(String::as_str).or_else(|| {
            let same =
                |(written, _): &(&String, &String)| written.to_lowercase() == words.trim().to_lowercase();
            self.values.iter().find(same).map(|(_, meaning)| meaning.as_str())
        });
        Some(found.unwrap_or(words)).filter(|words| !words.trim().is_empty())
    }
}

fn parse(at: &str, path: &str) -> Result<Field, MapError> {
    Field::parse(path).map_err(|fault| MapError::Field { at: at.to_owned(), path: path.to_owned(), fault })
}

/// A value that stands in the map itself.
fn fixed(at: &str, field: &Field, written: &str, dates: &[String]) -> Result<Value, MapError> {
    // Someone who writes a map may write dates as the plan does.
    let dates: Vec<String> = std::iter::once("yyyy-mm-dd".to_owned()).chain(dates.iter().cloned()).collect();
    cell::read(written, &field.kind, &dates).map_err(|fault| MapError::Value {
        at: at.to_owned(),
        path: field.to_string(),
        value: written.to_owned(),
        fault,
    })
}

fn target(column: &str, value: toml::Value, dates: &[String]) -> Result<Target, MapError> {
    let at = format!("the column {column:?}");
    let detailed = match value {
        toml::Value::String(to) => {
            Detailed { to, split: None, values: BTreeMap::new(), with: BTreeMap::new() }
        }
        other => other
            .try_into::<Detailed>()
            .map_err(|source| MapError::Column { column: column.to_owned(), source: Box::new(source) })?,
    };
    let field = parse(&at, &detailed.to)?;
    match &detailed.split {
        Some(split) if split.is_empty() => return Err(MapError::EmptySplit(column.to_owned())),
        Some(_) if !field.is_each() => return Err(MapError::SplitWithoutList(column.to_owned())),
        _ => {}
    }
    let mut values = BTreeMap::new();
    for (written, meaning) in detailed.values {
        let meaning = plain(&at, &detailed.to, &meaning)?;
        if !meaning.trim().is_empty() {
            fixed(&at, &field, &meaning, dates)?;
        }
        values.insert(written.trim().to_owned(), meaning);
    }
    let mut with = Vec::new();
    for (name, value) in detailed.with {
        let beside = field.beside(&name).map_err(|fault| MapError::Field {
            at: format!("{at} under `with`"),
            path: name.clone(),
            fault,
        })?;
        let value = fixed(&at, &beside, &plain(&at, &name, &value)?, dates)?;
        with.push((name, value));
    }
    Ok(Target { field, split: detailed.split, values, with })
}

/// The words of a value that was written with or without quotation marks.
fn plain(at: &str, path: &str, value: &toml::Value) -> Result<String, MapError> {
    Ok(match value {
        toml::Value::String(words) => words.clone(),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(answer) => answer.to_string(),
        toml::Value::Datetime(date) => date.to_string(),
        toml::Value::Array(_) | toml::Value::Table(_) => {
            return Err(MapError::Value {
                at: at.to_owned(),
                path: path.to_owned(),
                value: "in brackets".to_owned(),
                fault: CellFault::SeveralValues,
            });
        }
    })
}

/// No field is filled twice, and no list in two ways.
fn one_column_a_field(columns: &BTreeMap<String, Target>) -> Result<(), MapError> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut lists: BTreeMap<String, bool> = BTreeMap::new();
    for (column, target) in columns {
        let path = target.field.to_string();
        match seen.insert(path.clone(), column) {
            Some(first) if !target.field.is_each() => {
                return Err(MapError::FilledTwice { path, first: first.to_owned(), second: column.clone() });
            }
            _ => {}
        }
        for (list, by_adding) in target.field.lists() {
            if lists.insert(list.clone(), by_adding).is_some_and(|other| other != by_adding) {
                return Err(MapError::MixedList { list });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "key = \"ID\"\n[columns]\n\"First\" = \"child_or_young_person.name.given\"\n\
                        \"Born\" = \"child_or_young_person.date_of_birth\"\n";

    #[test]
    fn a_map_is_read() {
        let map = ColumnMap::read(&format!(
            "{BASE}\"Sex\" = {{ to = \"child_or_young_person.sex\", values = {{ M = \"male\", NK = \"\" }} }}\n\
             \"Year\" = {{ to = \"child_or_young_person.school_year.national_curriculum_year\", values = {{ R = 0 }} }}\n\
             \"Needs\" = {{ to = \"sections.B.needs[].text\", split = \";\", with = {{ area = \"cognition_and_learning\" }} }}\n"
        ))
        .unwrap();
        let sex = &map.columns["Sex"];
        assert_eq!(
            (sex.meaning("m"), sex.meaning(" NK "), sex.meaning("X")),
            (Some("male"), None, Some("X"))
        );
        assert_eq!(map.columns["Year"].meaning("R"), Some("0"));
        assert!(!map.key_is_personal());
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (map, words) in [
            ("key = 1", "mend the line"),
            ("key = \"ID\"\n[columns]\n\"First\" = \"child_or_young_person.name.given\"", "date_of_birth"),
            (&format!("{BASE}\"X\" = \"child_or_young_person.name.famly\""), "did you mean `family`?"),
            (&format!("{BASE}\"X\" = {{ too = \"a\" }}"), "column \"X\" is malformed"),
            (&format!("{BASE}\"X\" = \"child_or_young_person.name.given\""), "both fill"),
            (
                &format!(
                    "{BASE}\"X\" = {{ to = \"child_or_young_person.sex\", values = {{ M = \"man\" }} }}"
                ),
                "male, female",
            ),
            (
                &format!("{BASE}\"X\" = {{ to = \"child_or_young_person.sex\", split = \";\" }}"),
                "has `split`",
            ),
            (
                &format!("{BASE}\"X\" = {{ to = \"child_or_young_person.languages[]\", split = \"\" }}"),
                "empty `split`",
            ),
            (
                &format!("{BASE}\"X\" = {{ to = \"sections.B.needs[].text\", with = {{ arae = \"x\" }} }}"),
                "`area`",
            ),
            (
                &format!(
                    "{BASE}\"X\" = \"child_or_young_person.languages[]\"\n\"Y\" = \"child_or_young_person.languages[1]\""
                ),
                "by number",
            ),
            (&format!("ignore = [\"Born\"]\n{BASE}"), "both mapped and ignored"),
            (&format!("dates = [\"dd/mm/yy\"]\n{BASE}"), "\"dd/mm/yy\" is not understood"),
            (&format!("{BASE}[always]\n\"sections.I.status\" = \"named\""), "38(5)"),
        ] {
            let error = ColumnMap::read(map).unwrap_err().to_string();
            assert!(error.contains(words), "{map}\n{error}");
        }
    }
}
