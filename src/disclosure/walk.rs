//! One way through a plan by the rows of the table: first to see, then to build the copy.

use super::Options;
use super::table::{Decision, Field, Form, Named, PLAN};
use crate::model::{CopyReader, Date, Section, Status};
use serde_json::{Map, Value};
use std::collections::HashSet;
use uuid::Uuid;

/// A free text that the copy keeps, cleaned.
pub(super) struct KeptText<'a> {
    /// Where it stands in the record.
    pub(super) pointer: String,
    /// The words.
    pub(super) words: &'a str,
}

/// A field whose words name somebody or something.
pub(super) struct NamedWords<'a> {
    pub(super) names: Named,
    pub(super) words: &'a str,
    /// What the record says beside it of a contact: what the person is to the child.
    pub(super) relationship: Option<&'a str>,
    /// Whether the copy keeps the field.
    pub(super) kept: bool,
}

/// What the record holds, by the rows for one reader.
#[derive(Default)]
pub(super) struct Seen<'a> {
    pub(super) texts: Vec<KeptText<'a>>,
    pub(super) named: Vec<NamedWords<'a>>,
    /// The highest places that are left out, in the order of the record.
    pub(super) left_out: Vec<String>,
}

/// The way through one plan for one reader.
pub(super) struct Walk<'o> {
    options: &'o Options,
    status: Option<Status>,
    /// What the new identities are derived from.
    space: Uuid,
    /// What stands for the child or young person.
    token: &'static str,
    /// What stands for the date of birth.
    birth: Option<Date>,
}

/// What becomes of one field of this very plan.
enum Way {
    Absent,
    /// By the rows of this form, where it has fields of its own.
    Kept(Option<&'static Form>),
    Text,
    Words(&'static str),
    Renamed,
    Link,
    Token,
    Age,
    Blank,
}

impl<'o> Walk<'o> {
    /// `birth` stands for the date of birth, where the copy has an age in its place.
    pub(super) fn new(plan: &Value, options: &'o Options, token: &'static str, birth: Option<Date>) -> Self {
        let status = plan.pointer("/version/status").cloned();
        let id = plan.pointer("/id").and_then(Value::as_str).unwrap_or_default();
        let plan_id = Uuid::parse_str(id).unwrap_or_default();
        let of = format!("copy/{}/{}", options.reader.name(), options.recipient);
        Self {
            options,
            status: status.and_then(|status| serde_json::from_value(status).ok()),
            space: Uuid::new_v5(&plan_id, of.as_bytes()),
            token,
            birth,
        }
    }

    /// Whether Section I is no one's to see yet.
    fn is_not_final(&self) -> bool {
        !matches!(self.status, Some(Status::Final | Status::Ceased))
    }

    fn way(&self, field: &'static Field) -> Way {
        let full = self.options.reader == CopyReader::Full;
        let keeps_views = self.options.with_views;
        match field.decision(self.options.reader) {
            Decision::BlankUntilFinal if self.is_not_final() => Way::Blank,
            Decision::Views if keeps_views && field.of.is_none() => Way::Text,
            Decision::Views if keeps_views => Way::Kept(field.of),
            Decision::Extensions if full && self.options.with_extensions => Way::Kept(None),
            Decision::Drop | Decision::Views | Decision::Extensions => Way::Absent,
            Decision::Keep | Decision::BlankUntilFinal => Way::Kept(field.of),
            Decision::As(form) => Way::Kept(Some(form)),
            Decision::Clean => Way::Text,
            Decision::Say(words) => Way::Words(words),
            Decision::Rename => Way::Renamed,
            Decision::Link | Decision::RenamedLink => Way::Link,
            Decision::Token => Way::Token,
            Decision::Age => Way::Age,
        }
    }

    /// Whether the record marks this object as not to be shown, and the copy must heed it.
    fn is_kept_back(&self, form: &Form, object: &Map<String, Value>) -> bool {
        let may_show = self.options.with_confidential && self.options.reader == CopyReader::Full;
        form.guarded
            && !may_show
            && (object.get("confidential") == Some(&Value::Bool(true))
                || object.get("may_be_shown") == Some(&Value::Bool(false)))
    }

    /// Everything that the copy keeps as text, names, or leaves out.
    pub(super) fn see<'a>(&self, plan: &'a Value) -> Seen<'a> {
        let mut seen = Seen::default();
        if let Some(object) = plan.as_object() {
            self.see_object(&PLAN, object, "", false, &mut seen);
        }
        seen
    }

    fn see_object<'a>(
        &self,
        form: &'static Form,
        object: &'a Map<String, Value>,
        at: &str,
        absent: bool,
        seen: &mut Seen<'a>,
    ) {
        let kept_back = self.is_kept_back(form, object);
        if kept_back && !absent {
            seen.left_out.push(at.to_owned());
        }
        let absent = absent || kept_back;
        for (name, value) in object {
            let pointer = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
            let Some(field) = form.fields.iter().find(|field| field.name == name) else {
                if !absent {
                    seen.left_out.push(pointer);
                }
                continue;
            };
            let way = self.way(field);
            let gone =
                absent || matches!(way, Way::Absent | Way::Words(_) | Way::Token | Way::Age | Way::Blank);
            if gone && !absent {
                seen.left_out.push(pointer.clone());
            }
            let inner = match way {
                Way::Kept(Some(form)) => Some(form),
                _ => field.of,
            };
            each(value, &pointer, &mut |value, pointer| match (inner, value) {
                (Some(form), Value::Object(object)) => self.see_object(form, object, pointer, gone, seen),
                (_, Value::String(words)) => {
                    if let Some(names) = field.names {
                        let relationship = object.get("relationship").and_then(Value::as_str);
                        seen.named.push(NamedWords { names, words, relationship, kept: !gone });
                    }
                    if !gone && matches!(way, Way::Text) {
                        seen.texts.push(KeptText { pointer: pointer.to_owned(), words });
                    }
                }
                _ => {}
            });
        }
    }

    /// The copy, with the cleaned texts in the order in which they were seen.
    pub(super) fn build(&self, plan: &Value, cleaned: Vec<String>) -> Value {
        let mut texts = cleaned.into_iter();
        let built = plan.as_object().map(|object| self.build_object(&PLAN, object, &mut texts));
        let mut copy = Value::Object(built.unwrap_or_default());
        let mut items = HashSet::new();
        item_ids(&copy, "", &mut items);
        drop_dead_links(&PLAN, self.options.reader, &mut copy, &items);
        copy
    }

    fn build_object(
        &self,
        form: &'static Form,
        object: &Map<String, Value>,
        texts: &mut std::vec::IntoIter<String>,
    ) -> Map<String, Value> {
        let mut built = Map::new();
        for (name, value) in object {
            let Some(field) = form.fields.iter().find(|field| field.name == name) else { continue };
            let made = match self.way(field) {
                Way::Absent => None,
                Way::Kept(None) => Some(value.clone()),
                Way::Kept(Some(form)) => map_each(value, &mut |value| {
                    let inner = value.as_object()?;
                    if self.is_kept_back(form, inner) {
                        return None;
                    }
                    let made = self.build_object(form, inner, texts);
                    // A section stands even where it is empty; nothing else does.
                    (!made.is_empty() || is_section(name)).then_some(Value::Object(made))
                }),
                Way::Text => map_each(value, &mut |value| match value {
                    Value::String(_) => texts.next().map(Value::from),
                    other => Some(other.clone()),
                }),
                Way::Words(words) => Some(Value::from(words)),
                Way::Renamed => map_each(value, &mut |value| self.renamed(value)),
                Way::Link => map_each(value, &mut |value| match field.decision(self.options.reader) {
                    Decision::RenamedLink => self.renamed(value),
                    _ => Some(value.clone()),
                }),
                Way::Token => Some(Value::from(self.token)),
                Way::Age => self.birth.map(|day| Value::from(day.to_string())),
                Way::Blank => Some(self.blank(value)),
            };
            if let Some(made) = made {
                built.insert(name.clone(), made);
            }
        }
        built
    }

    fn renamed(&self, value: &Value) -> Option<Value> {
        let id = value.as_str()?;
        Some(Value::from(Uuid::new_v5(&self.space, id.as_bytes()).to_string()))
    }

    fn blank(&self, section: &Value) -> Value {
        let status = match self.status {
            Some(Status::ProposedAmendment) => "left_open",
            _ => "blank_in_draft",
        };
        let otherwise = section.get("status").and_then(Value::as_str) == Some("education_otherwise");
        serde_json::json!({ "status": if otherwise { "education_otherwise" } else { status } })
    }

    /// The sections that are left out as a whole for this reader, whatever the record holds.
    pub(super) fn sections_left_out(&self) -> Vec<Section> {
        let Some(sections) = PLAN.fields.iter().find(|field| field.name == "sections").and_then(|it| it.of)
        else {
            return Vec::new();
        };
        let left_out = |field: &&'static Field| match self.way(field) {
            Way::Kept(Some(form)) => form.fields.iter().all(|field| matches!(self.way(field), Way::Absent)),
            Way::Blank | Way::Absent => true,
            _ => false,
        };
        let letters = sections.fields.iter().filter(left_out).map(|field| field.name);
        letters.filter_map(Section::from_letter).collect()
    }
}

fn is_section(name: &str) -> bool {
    Section::from_letter(name).is_some()
}

/// The value, or each item of a list, with its place.
fn each<'a>(value: &'a Value, pointer: &str, visit: &mut dyn FnMut(&'a Value, &str)) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(item, &format!("{pointer}/{index}"));
            }
        }
        value => visit(value, pointer),
    }
}

/// The value made anew, or the list of its items made anew; nothing where nothing is left.
fn map_each(value: &Value, make: &mut dyn FnMut(&Value) -> Option<Value>) -> Option<Value> {
    match value {
        Value::Array(items) => {
            let list: Vec<Value> = items.iter().filter_map(make).collect();
            (!list.is_empty()).then_some(Value::Array(list))
        }
        value => make(value),
    }
}

/// The identities of all items of the copy.
fn item_ids(value: &Value, name: &str, found: &mut HashSet<String>) {
    match value {
        Value::String(id) if name == "id" => {
            found.insert(id.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| item_ids(item, name, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, field)| item_ids(field, name, found)),
        _ => {}
    }
}

/// Takes out links to what the copy does not have.
fn drop_dead_links(form: &Form, reader: CopyReader, value: &mut Value, items: &HashSet<String>) {
    let Some(object) = value.as_object_mut() else { return };
    for field in form.fields {
        let decision = field.decision(reader);
        let Some(held) = object.get_mut(field.name) else { continue };
        if matches!(decision, Decision::Link | Decision::RenamedLink) {
            let lives = |link: &Value| link.as_str().is_some_and(|id| items.contains(id));
            let empty = match held {
                Value::Array(links) => {
                    links.retain(lives);
                    links.is_empty()
                }
                // The outcome of a review may be one that a later version no longer has.
                one => field.name != "outcome" && !lives(one),
            };
            if empty {
                object.shift_remove(field.name);
            }
            continue;
        }
        let inner = match decision {
            Decision::As(form) => Some(form),
            _ => field.of,
        };
        let Some(inner) = inner else { continue };
        match held {
            Value::Array(list) => {
                for item in list {
                    drop_dead_links(inner, reader, item, items);
                }
            }
            one => drop_dead_links(inner, reader, one, items),
        }
    }
}
