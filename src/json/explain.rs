//! What the schema objects to, in plain words: one fault for one mistake.

use super::MOST_FAULTS;
use super::fault::Fault;
use super::nearest::nearest;
use crate::model::{PlanPath, SchemaVersion, Section};
use crate::schema::{Described, validator};
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

/// A fault, the pointer of the place that has it, and whether it is about the name of that field.
pub(super) struct Objection {
    pub(super) pointer: String,
    pub(super) fault: Fault,
    pub(super) at_name: bool,
}

impl Objection {
    fn here(pointer: &str, fault: Fault) -> Self {
        Self { pointer: pointer.to_owned(), fault, at_name: false }
    }
}

/// Everything that the schema objects to.
pub(super) fn explain(plan: &Value) -> Vec<Objection> {
    if names_another_version(plan) {
        return vec![Objection::here("/schema", Fault::UnknownVersion)];
    }
    let mut objections: Vec<Objection> = Vec::new();
    for error in validator().iter_errors(plan) {
        if objections.len() >= MOST_FAULTS {
            objections.push(Objection::here(error.instance_path().as_str(), Fault::More(MOST_FAULTS)));
            break;
        }
        for objection in one(&error) {
            // A date has a form and a pattern; one mistake is told once.
            let told = objections.iter().any(|other| {
                other.pointer == objection.pointer
                    && (other.fault == objection.fault || (is_of_value(other) && is_of_value(&objection)))
            });
            if !told {
                objections.push(objection);
            }
        }
    }
    drop_consequences(&mut objections);
    objections
}

/// Whether the plan says that it is written in a version that this engine does not know.
fn names_another_version(plan: &Value) -> bool {
    let Some(named) = plan.get("schema").and_then(Value::as_str) else { return false };
    let known = SchemaVersion::V1_0.name();
    let (family, number) = known.rsplit_once(':').unwrap_or((known, ""));
    let version = named.strip_prefix(family).and_then(|rest| rest.strip_prefix(':'));
    let bare = named.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    named != known && named != number && (version.is_some() || bare)
}

/// Whether the objection is to the value itself, not to a field that it has or lacks.
fn is_of_value(objection: &Objection) -> bool {
    !matches!(
        objection.fault,
        Fault::UnknownField { .. }
            | Fault::UnknownSection(_)
            | Fault::MissingField { .. }
            | Fault::MissingSection { .. }
            | Fault::WrongNamespace
    )
}

/// A field that is missing since its name is misspelt is one mistake, not two.
fn drop_consequences(objections: &mut Vec<Objection>) {
    let misspelt: Vec<(String, String)> = objections
        .iter()
        .filter_map(|objection| match &objection.fault {
            Fault::UnknownField { hint: Some(name), .. } => {
                let (object, _) = objection.pointer.rsplit_once('/')?;
                Some((object.to_owned(), name.clone()))
            }
            _ => None,
        })
        .collect();
    objections.retain(|objection| match &objection.fault {
        Fault::MissingField { name, .. } => {
            !misspelt.iter().any(|(object, meant)| *object == objection.pointer && meant == name)
        }
        _ => true,
    });
}

fn one(error: &ValidationError<'_>) -> Vec<Objection> {
    let pointer = error.instance_path().as_str();
    let value = error.instance();
    let described = Described::at(pointer);
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|name| unknown_field(pointer, name, value)).collect()
        }
        Kind::Required { property } => {
            vec![missing_field(pointer, property.as_str().unwrap_or_default(), described)]
        }
        Kind::PropertyNames { error } => {
            let name = error.instance().as_str().unwrap_or_default().to_owned();
            let path = PlanPath::from_pointer(pointer).field(&name);
            vec![Objection { pointer: path.as_str().to_owned(), fault: Fault::WrongNamespace, at_name: true }]
        }
        Kind::MinProperties { .. } => vec![Objection::here(pointer, Fault::EmptyObject)],
        _ => vec![Objection::here(pointer, value_fault(error, described, is_required(pointer)))],
    }
}

fn is_required(pointer: &str) -> bool {
    let Some((object, name)) = pointer.rsplit_once('/') else { return true };
    Described::at(object).is_some_and(|object| object.requires(name))
}

/// What is wrong with a value that stands where it may stand.
fn value_fault(error: &ValidationError<'_>, described: Option<Described>, required: bool) -> Fault {
    let value = error.instance();
    if value.is_null() {
        return Fault::Null { required };
    }
    let choices = || described.map(Described::choices).unwrap_or_default();
    match error.kind() {
        Kind::Type { kind: TypeKind::Single(kind) } => {
            Fault::WrongType { expected: kind_in_words(*kind), found: found_in_words(value) }
        }
        Kind::OneOfNotValid { .. } | Kind::Constant { .. } | Kind::Enum { .. } => {
            if value.is_string() || value.is_boolean() {
                Fault::NotAChoice(choices().into_iter().map(str::to_owned).collect())
            } else {
                Fault::WrongType { expected: "a text", found: found_in_words(value) }
            }
        }
        Kind::MinItems { .. } => Fault::EmptyList { required },
        Kind::Format { format } if format == "date" => Fault::NotADate,
        Kind::Format { .. } => Fault::NotAnIdentity,
        Kind::Pattern { pattern } => pattern_fault(pattern, described, required),
        Kind::UniqueItems => Fault::ListedTwice,
        Kind::MinLength { .. } | Kind::MaxLength { .. } => {
            // A code has one length; only free text can be too long.
            let keyword = |name| described.and_then(|described| described.keyword(name));
            match keyword("pattern").and_then(Value::as_str) {
                Some(pattern) if keyword("minLength").is_some() => {
                    pattern_fault(pattern, described, required)
                }
                _ => Fault::TextTooLong,
            }
        }
        Kind::Minimum { .. } | Kind::Maximum { .. } => {
            let limit = |name| {
                described
                    .and_then(|described| described.keyword(name))
                    .map(Value::to_string)
                    .unwrap_or_default()
            };
            Fault::OutsideLimits { least: limit("minimum"), most: limit("maximum") }
        }
        _ => Fault::DoesNotFit,
    }
}

fn pattern_fault(pattern: &str, described: Option<Described>, required: bool) -> Fault {
    let format = described.and_then(|described| described.keyword("format")).and_then(Value::as_str);
    match (format, form_in_words(pattern)) {
        (Some("date"), _) => Fault::NotADate,
        (Some("uuid"), _) => Fault::NotAnIdentity,
        (_, Some(form)) => Fault::WrongForm(form),
        (_, None) => Fault::EmptyText { required },
    }
}

/// The form that a pattern asks for; absent for the pattern that asks for any words at all.
pub(super) fn form_in_words(pattern: &str) -> Option<&'static str> {
    Some(match pattern {
        "^E(06|08|09|10)[0-9]{6}$" => "E06, E08, E09 or E10 and six digits",
        "^[0-9]{3}$" => "three digits",
        "^[1-9][0-9]{5}$" => "six digits that do not begin with 0",
        "^1[0-9]{7}$" => "eight digits that begin with 1",
        "^[0-9a-f]{64}$" => "64 digits and small letters from a to f (a SHA-256)",
        _ => return None,
    })
}

fn unknown_field(pointer: &str, name: &str, object: &Value) -> Objection {
    let fault = if pointer == "/sections" && looks_like_a_letter(name) {
        Fault::UnknownSection(name.to_owned())
    } else {
        let names = || Described::at(pointer).into_iter().flat_map(Described::names);
        let hint = nearest(name, names().filter(|known| object.get(known).is_none()))
            .or_else(|| nearest(name, names()));
        Fault::UnknownField { name: name.to_owned(), hint: hint.map(str::to_owned) }
    };
    let pointer = PlanPath::from_pointer(pointer).field(name).as_str().to_owned();
    Objection { pointer, fault, at_name: true }
}

fn looks_like_a_letter(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && characters.next().is_none_or(|second| second.is_ascii_digit())
        && characters.next().is_none()
}

fn missing_field(pointer: &str, name: &str, object: Option<Described>) -> Objection {
    let holds = object.and_then(|object| object.field(name)).map(Described::summary).unwrap_or_default();
    let fault = if pointer == "/sections" && Section::from_letter(name).is_some() {
        let holds = holds.split_once(": ").map_or(holds, |(_, holds)| holds);
        Fault::MissingSection { letter: name.to_owned(), holds: holds.to_owned() }
    } else {
        Fault::MissingField { name: name.to_owned(), holds: small_first(holds) }
    };
    Objection::here(pointer, fault)
}

/// The words with a small first letter, for the middle of a sentence; `NHS` and `A` stay.
fn small_first(words: &str) -> String {
    let mut characters = words.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(words.chars().skip(1)).collect()
        }
        _ => words.to_owned(),
    }
}

const fn kind_in_words(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "a list",
        JsonType::Boolean => "yes or no",
        JsonType::Integer => "a whole number",
        JsonType::Null => "nothing",
        JsonType::Number => "a number",
        JsonType::Object => "an object with fields",
        JsonType::String => "a text",
    }
}

fn found_in_words(value: &Value) -> &'static str {
    match value {
        Value::Array(_) => "a list",
        Value::Bool(_) => "yes or no",
        Value::Null => "nothing",
        Value::Number(number) if number.is_f64() => "a number that is not whole",
        Value::Number(_) => "a number",
        Value::Object(_) => "an object with fields",
        Value::String(_) => "a text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::generate;

    /// A new pattern in the model needs its words here, or people would read that a text has no words.
    #[test]
    fn every_pattern_of_the_schema_has_its_words() {
        fn patterns(node: &Value, found: &mut Vec<String>) {
            match node {
                Value::Object(map) => {
                    let is_text = map.contains_key("maxLength") && !map.contains_key("minLength");
                    let ours = map.get("format").is_some() || is_text;
                    if let (false, Some(Value::String(pattern))) = (ours, map.get("pattern")) {
                        found.push(pattern.clone());
                    }
                    map.values().for_each(|inner| patterns(inner, found));
                }
                Value::Array(list) => list.iter().for_each(|inner| patterns(inner, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        patterns(&generate(), &mut found);
        found.retain(|pattern| pattern != "^[a-z0-9][a-z0-9.-]*$");
        assert!(found.len() > 4);
        for pattern in found {
            assert!(form_in_words(&pattern).is_some(), "{pattern}");
        }
    }
}
