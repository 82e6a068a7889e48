//! A field of a plan by its readable path, such as `child_or_young_person.contacts[1].name`.
//!
//! Lists count from 1, as people count. `[]` stands for every value of a column that holds
//! several. The schema says which fields there are and what each can hold.

use crate::json::nearest;
use crate::model::PlanPath;
use crate::schema::Described;
use serde_json::{Map, Value};
use std::fmt;

/// A field that a column can fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    written: String,
    steps: Vec<Step>,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Name(String),
    Item(usize),
    Each,
}

/// What a field can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words, as they stand.
    Words,
    /// A number that names someone, written without spaces.
    Digits,
    /// A postcode.
    Postcode,
    /// A date.
    Date,
    /// A whole number.
    Whole,
    /// Yes or no.
    YesNo,
    /// One of a few values.
    Choice(Vec<&'static str>),
}

/// Why a path names no field that a column can fill.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FieldFault {
    /// Brackets or full stops that do not make a path.
    #[error(
        "the path is malformed; write names with full stops between them, and `[1]` or `[]` after a list"
    )]
    Malformed,
    /// A list counted from 0.
    #[error("lists count from 1")]
    FromZero,
    /// A number that no list of people would have.
    #[error("a list item above {MOST_ITEMS} is surely a mistake")]
    TooMany,
    /// A name that the plan does not have there.
    #[error("there is no field {name:?}{}", hint.map_or_else(String::new, |hint| format!("; did you mean `{hint}`?")))]
    Unknown {
        /// The name.
        name: String,
        /// The nearest name.
        hint: Option<&'static str>,
    },
    /// A list without brackets.
    #[error(
        "{name:?} is a list; write `{name}[1]` for its first item, or `{name}[]` to add what the column holds"
    )]
    List {
        /// The name of the list.
        name: String,
    },
    /// Brackets after something that is not a list.
    #[error("{name:?} is not a list; leave the brackets out")]
    NotAList {
        /// The name.
        name: String,
    },
    /// `[]` twice in one path.
    #[error("`[]` can stand only once in a path")]
    EachTwice,
    /// A part of the plan that has fields of its own.
    #[error("this is a part with fields of its own; name one of {names}")]
    Part {
        /// The names of its fields.
        names: String,
    },
    /// A field that the engine fills.
    #[error("the engine fills this field itself")]
    FilledByTheEngine,
    /// A setting in a draft.
    #[error(
        "a draft must not name a setting (Children and Families Act 2014, section 38(5)); \
         the school attended now goes to `child_or_young_person.setting_attended.name`"
    )]
    SettingInDraft,
}

/// Nobody has more contacts, needs or addresses than this.
const MOST_ITEMS: usize = 200;

/// What a column cannot fill, since a first draft says it by itself.
const FILLED_BY_THE_ENGINE: [&str; 6] =
    ["schema", "id", "version", "extensions", "unplaced", "annual_reviews"];

impl Field {
    /// Finds the field in the schema.
    pub(super) fn parse(written: &str) -> Result<Self, FieldFault> {
        let steps = parse_steps(written)?;
        match steps.as_slice() {
            [Step::Name(first), ..] if FILLED_BY_THE_ENGINE.contains(&first.as_str()) => {
                return Err(FieldFault::FilledByTheEngine);
            }
            [Step::Name(first), Step::Name(letter), ..] if first == "sections" && letter == "I" => {
                return Err(FieldFault::SettingInDraft);
            }
            _ => {}
        }
        let mut pointer = PlanPath::root();
        let mut name = String::new();
        for (index, step) in steps.iter().enumerate() {
            let described = Described::at(pointer.as_str()).ok_or(FieldFault::Malformed)?;
            let is_list = described.keyword("items").is_some();
            match step {
                Step::Name(_) if is_list => return Err(FieldFault::List { name }),
                Step::Name(field) => {
                    if described.field(field).is_none() {
                        let hint = nearest(field, described.names());
                        return Err(FieldFault::Unknown { name: field.clone(), hint });
                    }
                    pointer = pointer.field(field);
                    name.clone_from(field);
                }
                Step::Item(_) | Step::Each if !is_list => return Err(FieldFault::NotAList { name }),
                Step::Item(_) | Step::Each => {
                    pointer = pointer.index(0);
                    if *step == Step::Each && steps[..index].contains(&Step::Each) {
                        return Err(FieldFault::EachTwice);
                    }
                }
            }
        }
        let described = Described::at(pointer.as_str()).ok_or(FieldFault::Malformed)?;
        if described.keyword("items").is_some() {
            return Err(FieldFault::List { name });
        }
        let kind = kind(described, &name)?;
        Ok(Self { written: written.to_owned(), steps, kind })
    }

    /// The field beside this one, in the same object.
    pub(super) fn beside(&self, name: &str) -> Result<Self, FieldFault> {
        match self.written.rsplit_once('.') {
            Some((object, _)) if matches!(self.steps.last(), Some(Step::Name(_))) => {
                Self::parse(&format!("{object}.{name}"))
            }
            _ => Err(FieldFault::Malformed),
        }
    }

    /// Whether the path adds an item for each value.
    pub(super) fn is_each(&self) -> bool {
        self.steps.contains(&Step::Each)
    }

    /// The lists on the way that are filled by adding, and those filled by number.
    pub(super) fn lists(&self) -> impl Iterator<Item = (String, bool)> {
        self.steps
            .iter()
            .enumerate()
            .filter(|(_, step)| !matches!(step, Step::Name(_)))
            .map(|(index, step)| (Self::written(&self.steps[..index]), *step == Step::Each))
    }

    fn written(steps: &[Step]) -> String {
        let mut path = String::new();
        for step in steps {
            match step {
                Step::Name(name) if path.is_empty() => path.push_str(name),
                Step::Name(name) => path.extend([".", name]),
                Step::Item(index) => path.extend(["[", &(index + 1).to_string(), "]"]),
                Step::Each => path.push_str("[]"),
            }
        }
        path
    }

    /// Puts a value into a plan, and makes what stands around it. `beside` goes into the same object.
    pub(super) fn fill(&self, plan: &mut Value, value: Value, beside: &[(String, Value)]) {
        let mut place = plan;
        for (index, step) in self.steps.iter().enumerate() {
            if index + 1 == self.steps.len() && !beside.is_empty() {
                let object = as_object(place);
                for (name, value) in beside {
                    object.entry(name).or_insert_with(|| value.clone());
                }
            }
            place = match step {
                Step::Name(name) => as_object(place).entry(name).or_insert(Value::Null),
                Step::Item(index) => {
                    let list = as_list(place);
                    if list.len() <= *index {
                        list.resize(index + 1, Value::Null);
                    }
                    &mut list[*index]
                }
                Step::Each => {
                    let list = as_list(place);
                    let end = list.len();
                    list.push(Value::Null);
                    &mut list[end]
                }
            };
        }
        *place = value;
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// The object here; what is empty becomes one. The schema was asked, so nothing else stands here.
fn as_object(place: &mut Value) -> &mut Map<String, Value> {
    if !place.is_object() {
        *place = Value::Object(Map::new());
    }
    match place {
        Value::Object(object) => object,
        _ => unreachable!("it was just made an object"),
    }
}

fn as_list(place: &mut Value) -> &mut Vec<Value> {
    if !place.is_array() {
        *place = Value::Array(Vec::new());
    }
    match place {
        Value::Array(list) => list,
        _ => unreachable!("it was just made a list"),
    }
}

fn parse_steps(written: &str) -> Result<Vec<Step>, FieldFault> {
    let mut steps = Vec::new();
    for part in written.split('.') {
        let (name, brackets) = part.find('[').map_or((part, ""), |at| part.split_at(at));
        if name.is_empty() || name.contains(']') {
            return Err(FieldFault::Malformed);
        }
        steps.push(Step::Name(name.to_owned()));
        if brackets.is_empty() {
            continue;
        }
        let inner = brackets.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        steps.push(match inner.ok_or(FieldFault::Malformed)? {
            "" => Step::Each,
            number => match number.parse::<usize>().map_err(|_| FieldFault::Malformed)? {
                0 => return Err(FieldFault::FromZero),
                number if number > MOST_ITEMS => return Err(FieldFault::TooMany),
                number => Step::Item(number - 1),
            },
        });
    }
    Ok(steps)
}

fn kind(described: Described, name: &str) -> Result<Kind, FieldFault> {
    let choices = described.choices();
    if !choices.is_empty() {
        return Ok(Kind::Choice(choices));
    }
    let word = |keyword| described.keyword(keyword).and_then(Value::as_str);
    match (word("type"), word("format")) {
        (Some("string"), Some("date")) => Ok(Kind::Date),
        (Some("string"), Some("uuid")) => Err(FieldFault::FilledByTheEngine),
        (Some("string"), _) => Ok(match name {
            "nhs_number" | "unique_learner_number" | "unique_pupil_number" => Kind::Digits,
            "postcode" => Kind::Postcode,
            _ => Kind::Words,
        }),
        (Some("boolean"), _) => Ok(Kind::YesNo),
        (Some("integer"), _) => Ok(Kind::Whole),
        _ => Err(FieldFault::Part { names: described.names().collect::<Vec<_>>().join(", ") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_are_found_with_what_they_hold() {
        for (path, kind) in [
            ("child_or_young_person.name.given", Kind::Words),
            ("child_or_young_person.date_of_birth", Kind::Date),
            ("child_or_young_person.sex", Kind::Choice(vec!["male", "female"])),
            ("child_or_young_person.contacts[2].parental_responsibility", Kind::YesNo),
            ("child_or_young_person.school_year.national_curriculum_year", Kind::Whole),
            ("child_or_young_person.identifiers.nhs_number", Kind::Digits),
            ("child_or_young_person.addresses[1].lines[]", Kind::Words),
            ("child_or_young_person.languages[1]", Kind::Words),
            ("child_or_young_person.addresses[1].postcode", Kind::Postcode),
            ("sections.B.needs[].text", Kind::Words),
            ("sections.H1.provisions[1].text", Kind::Words),
            ("lifecycle.events[1].on", Kind::Date),
        ] {
            assert_eq!(Field::parse(path).map(|field| field.kind), Ok(kind), "{path}");
        }
    }

    #[test]
    fn other_paths_are_refused_with_what_to_do() {
        for (path, words) in [
            ("child_or_young_person.name.givn", "did you mean `given`?"),
            ("child_or_young_person.contacts.name", "write `contacts[1]`"),
            ("child_or_young_person.languages", "write `languages[1]`"),
            ("child_or_young_person.name[1].given", "not a list"),
            ("child_or_young_person.contacts[0].name", "count from 1"),
            ("child_or_young_person.contacts[99999].name", "mistake"),
            ("child_or_young_person.contacts[].address.lines[]", "only once"),
            ("child_or_young_person.name", "given, middle, family"),
            ("child_or_young_person.contacts[1].id", "engine"),
            ("sections.F.provisions[1].meets[1]", "engine"),
            ("version.status", "engine"),
            ("sections.I.placements[1].name", "38(5)"),
            ("sections.X.needs[1].text", "no field \"X\""),
            ("", "malformed"),
            ("a..b", "malformed"),
            ("a[1", "malformed"),
        ] {
            let fault = Field::parse(path).unwrap_err().to_string();
            assert!(fault.contains(words), "{path}: {fault}");
        }
    }

    #[test]
    fn values_go_where_they_belong() {
        let mut plan = json!({ "sections": { "B": {} } });
        let second = Field::parse("child_or_young_person.contacts[2].name").unwrap();
        second.fill(&mut plan, json!("B"), &[("relationship".to_owned(), json!("aunt"))]);
        let need = Field::parse("sections.B.needs[].text").unwrap();
        for words in ["one", "two"] {
            need.fill(&mut plan, json!(words), &[("area".to_owned(), json!("x"))]);
        }
        assert_eq!(
            plan,
            json!({
                "sections": { "B": { "needs": [{ "area": "x", "text": "one" }, { "area": "x", "text": "two" }] } },
                "child_or_young_person": { "contacts": [null, { "relationship": "aunt", "name": "B" }] },
            })
        );
        assert_eq!(need.lists().collect::<Vec<_>>(), [("sections.B.needs".to_owned(), true)]);
    }
}
