//! What a plan keeps of its source beside the record, so that the words survive in the plan alone.

use super::Source;
use super::placed::{Became, Placed};
use crate::convert::recognise::Recognised;
use crate::model::Plan;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The namespace in the plan's `extensions`.
pub const NAMESPACE: &str = "ehcp.conversion";

/// Keeps, under [`NAMESPACE`]: `reading`, every stretch in the source's order with its section, what it
/// was read as, and its words or, where an item holds exactly these, the pointers to them; and
/// `furniture`, the form's own words by kind, in order. A value of the front page whose label stands in
/// the same line has that `line` whole.
pub(super) fn keep(placed: &[Placed], recognised: &Recognised, source: Source<'_>, plan: &mut Plan) {
    let json = serde_json::to_value(&*plan).unwrap_or(Value::Null);
    let mut furniture: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut reading = Vec::new();
    let mut line: Option<(&str, String)> = None;
    for one in placed {
        let mut entry = Map::new();
        if let Some(section) = one.section {
            entry.insert("section".into(), section.into());
        }
        entry.insert("as".into(), one.read_as.into());
        if one.became == Became::Furniture {
            furniture.entry(one.read_as).or_default().push(&one.words);
        }
        if !one.at.is_empty() {
            entry.insert("at".into(), json!(one.at));
        }
        let verbatim = one.at.iter().any(|pointer| {
            json.pointer(pointer)
                .and_then(Value::as_str)
                .is_some_and(|text| text.contains(one.words.as_str()))
        });
        if !verbatim {
            entry.insert("words".into(), one.words.clone().into());
        }
        entry.insert("place".into(), one.place.clone().into());
        line = match line.filter(|(place, _)| *place == one.place) {
            Some((place, before)) => Some((place, format!("{before} {}", one.words))),
            None if one.read_as == "label" => Some((one.place.as_str(), one.words.clone())),
            None => None,
        };
        if one.read_as == "identity"
            && let Some((_, line)) = &line
        {
            entry.insert("line".into(), line.clone().into());
        }
        reading.push(Value::Object(entry));
    }
    let mut kept = Map::new();
    kept.insert("format".into(), "ehcp-conversion-words/1".into());
    kept.insert("source_sha256".into(), source.sha256.into());
    kept.insert("layout".into(), recognised.layout.clone().into());
    kept.insert("reading".into(), reading.into());
    kept.insert("furniture".into(), json!(furniture));
    let marks: Vec<&String> =
        recognised.set_marks.values().filter(|mark| mark.chars().any(char::is_alphanumeric)).collect();
    if !marks.is_empty() {
        kept.insert("marks".into(), json!(marks));
    }
    plan.extensions.insert(NAMESPACE.to_owned(), Value::Object(kept));
}
