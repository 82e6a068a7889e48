//! The proof sheet: the source on the left, the plan on the right, each piece linked both ways, what
//! is in doubt first, and a box for the officer to confirm. One page that needs nothing beside it.

use super::build::Became;
use super::report::Report;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use std::collections::BTreeMap;

const PAGE: &str = include_str!("../../templates/web/proof.html");

/// The page.
///
/// # Errors
/// Where the template is broken, which would be a fault of the engine.
pub fn page(report: &Report, plan: &serde_json::Value) -> Result<String, minijinja::Error> {
    let mut environment = Environment::empty();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_filter("length", |value: Value| value.len().unwrap_or(0));
    environment.add_filter("spaced", |words: String| words.replace('_', " "));
    environment.add_filter("sentence", |words: String| sentence(&words));
    environment.add_filter("day", |date: String| date.chars().take_while(|c| *c != 'T').collect::<String>());
    environment.add_template("proof.html", PAGE)?;
    // What was inserted stands in the plan; what was deleted in none.
    let (accepted, removed): (Vec<_>, Vec<_>) =
        report.revisions.iter().partition(|revision| revision.kind.is_current());
    // Each place of the plan that words went to, in the plan's order, with its pieces of the source.
    let mut targets: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, one) in report.reading.iter().enumerate() {
        for pointer in &one.at {
            let at = *known.entry(pointer).or_insert_with(|| {
                targets.push((pointer, Vec::new()));
                targets.len() - 1
            });
            targets[at].1.push(number + 1);
        }
    }
    let doubtful: BTreeMap<&str, &str> = report
        .doubts
        .iter()
        .filter(|doubt| !doubt.place.is_empty())
        .map(|doubt| (doubt.place.as_str(), doubt.reason.as_str()))
        .collect();
    let source: Vec<Value> = report
        .reading
        .iter()
        .enumerate()
        .map(|(number, one)| {
            let to: Vec<Value> = one
                .at
                .iter()
                .filter_map(|pointer| known.get(pointer.as_str()).map(|at| context! { number => at + 1, name => name(pointer) }))
                .collect();
            context! {
                number => number + 1,
                section => one.section,
                read_as => one.read_as.replace('_', " "),
                words => one.words.as_str(),
                place => one.place.as_str(),
                to,
                became => match one.became { Became::Placed => "placed", Became::Unplaced => "unplaced", Became::Furniture => "form" },
                doubtful => doubtful.contains_key(one.place.as_str()),
            }
        })
        .collect();
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_by_key(|&at| (group(targets[at].0), at));
    let parts: Vec<Value> = order
        .into_iter()
        .map(|at| {
            let (pointer, from) = &targets[at];
            context! {
                number => at + 1,
                name => name(pointer),
                words => words(plan, pointer),
                from => from.iter().map(|number| context! { number => number, place => report.reading[*number - 1].place.as_str() }).collect::<Vec<_>>(),
            }
        })
        .collect();
    let doubts: Vec<Value> = report
        .doubts
        .iter()
        .map(|doubt| {
            let at = report.reading.iter().position(|one| !doubt.place.is_empty() && one.place == doubt.place);
            context! { reason => doubt.reason.as_str(), words => doubt.words.as_str(), place => doubt.place.as_str(), number => at.map(|at| at + 1) }
        })
        .collect();
    environment.get_template("proof.html")?.render(context! {
        engine => report.engine,
        file => report.source.file.as_str(),
        kind => report.source.kind,
        sha256 => report.source.sha256.as_str(),
        status => Value::from(Serde(report.status)),
        count => Value::from(Serde(report.words)),
        items => Value::from(Serde(report.items)),
        doubts,
        source,
        parts,
        accepted => Value::from(Serde(&accepted)),
        removed => Value::from(Serde(&removed)),
        comments => Value::from(Serde(&report.comments)),
        hidden => Value::from(Serde(&report.hidden)),
        remarks => Value::from(Serde(&report.remarks)),
    })
}

/// The words that stand at a place of the plan; for a value that is no text, the value.
fn words(plan: &serde_json::Value, pointer: &str) -> String {
    match plan.pointer(pointer) {
        Some(serde_json::Value::String(text)) => text.clone(),
        // The name that the child likes stands by itself.
        Some(serde_json::Value::Object(object)) if pointer.ends_with("/name") => {
            ["given", "middle", "family"]
                .iter()
                .filter_map(|part| object.get(*part)?.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        }
        Some(serde_json::Value::Object(object)) => {
            let texts: Vec<&str> = object
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "id" | "kind"))
                .filter_map(|(_, value)| value.as_str())
                .collect();
            texts.join(", ")
        }
        Some(serde_json::Value::Null) | None => "left out: the source lacks it".to_owned(),
        Some(other) => other.to_string(),
    }
}

/// A reason as a sentence: its first letter is a capital.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Front page first, then the sections, then what was not placed.
fn group(pointer: &str) -> (u8, String) {
    if let Some(rest) = pointer.strip_prefix("/sections/") {
        return (1, rest.split('/').next().unwrap_or_default().to_owned());
    }
    (if pointer.starts_with("/unplaced") { 2 } else { 0 }, String::new())
}

/// A place of the plan in words: `/sections/F/provisions/2/text` is "Section F, provision 3".
fn name(pointer: &str) -> String {
    let parts: Vec<&str> = pointer.trim_start_matches('/').split('/').collect();
    let plain = |part: &str| match part {
        "needs" => "need".to_owned(),
        "outcomes" => "outcome".to_owned(),
        "provisions" => "provision".to_owned(),
        "placements" => "placement".to_owned(),
        "areas" => "area".to_owned(),
        "as_written" => "as written".to_owned(),
        other => other.replace('_', " "),
    };
    let (head, rest) = match parts.as_slice() {
        ["sections", letter, rest @ ..] => (format!("Section {letter}"), rest),
        ["unplaced", rest @ ..] => ("Not placed".to_owned(), rest),
        ["child_or_young_person", rest @ ..] => ("Front page".to_owned(), rest),
        [first, rest @ ..] => (plain(first), rest),
        [] => return String::new(),
    };
    let mut said = head;
    for part in rest {
        match part.parse::<usize>() {
            Ok(number) => {
                said.push(' ');
                said.push_str(&(number + 1).to_string());
            }
            Err(_) if *part == "text" => {}
            Err(_) => {
                said.push_str(", ");
                said.push_str(&plain(part));
            }
        }
    }
    said
}
