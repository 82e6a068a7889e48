//! The engine's own words: no hole, no leaked value, no doubled stop; and the made sentences, for review.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;

use ehcp::render::engine::prepare;
use serde_json::Value;
use support::documents::{FIXTURES, Kind, plan, with_marks};
use support::pdf::squeezed;

fn view(name: &str, kind: Kind) -> Value {
    let (job, _) = prepare(&plan(name), &kind.options()).expect("a view");
    serde_json::from_slice(&job.view).expect("JSON")
}

/// Every text of a JSON value.
fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(words) => found.push(words),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        // `list` names a kind of list for the template; nobody reads it.
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "list").for_each(|(_, field)| texts(field, found));
        }
        _ => {}
    }
}

/// What a phrase leaves behind when a fact was missing or stood there twice.
const ARTEFACTS: [&str; 17] = [
    "{",
    "}",
    "()",
    "[]",
    "null",
    "None(",
    "Some(",
    "undefined",
    " ,",
    " .",
    " ;",
    ",,",
    ". .",
    ",.",
    "  ",
    "( ",
    " )",
];

/// The plan's own words for an artefact, such as an ellipsis, are not the engine's.
fn is_in_plan(words: &str, plan: &BTreeSet<String>) -> bool {
    plan.iter().any(|own| own.contains(words))
}

#[test]
fn no_sentence_has_a_hole_in_it() {
    let mut found = BTreeSet::new();
    for name in FIXTURES {
        let value = serde_json::to_value(with_marks(&plan(name))).expect("JSON");
        let mut own = Vec::new();
        texts(&value, &mut own);
        let own: BTreeSet<String> = own.into_iter().map(squeezed).collect();
        for kind in [Kind::Professional, Kind::Parent, Kind::Short, Kind::Phone] {
            let view = view(name, kind);
            let mut said = Vec::new();
            texts(&view, &mut said);
            for words in said {
                let doubled = words.contains("..") && !words.contains("...");
                let leaked = ["none", "null", "true", "false"].contains(&words.trim());
                let hole = ARTEFACTS.iter().any(|artefact| words.contains(artefact));
                if (doubled || leaked || hole) && !is_in_plan(&squeezed(words), &own) {
                    found.insert(format!("{name} {kind:?}: {words}"));
                }
            }
        }
    }
    assert_eq!(found, BTreeSet::new());
}

#[test]
fn sentences_begin_and_end_as_sentences_do() {
    let mut found = BTreeSet::new();
    for name in FIXTURES {
        for card in cards(&view(name, Kind::Parent)) {
            let sentence = card["sentence"].as_str().expect("a sentence");
            let begins = sentence.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_ascii());
            if !begins || !sentence.ends_with(['.', '?', '!', '”', '"']) {
                found.insert(format!("{name}: {sentence}"));
            }
        }
    }
    assert_eq!(found, BTreeSet::new());
}

/// The cards of help in a view, in the order of the document.
fn cards(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(cards).collect(),
        Value::Object(fields) if fields.contains_key("sentence") => vec![value],
        Value::Object(fields) => fields.values().flat_map(cards).collect(),
        _ => Vec::new(),
    }
}

/// The made sentences of a plan: label, title and sentence, what is not clear and what to ask.
fn made_sentences(name: &str) -> String {
    let view = view(name, Kind::Parent);
    let mut said = String::new();
    for card in cards(&view) {
        let text = |key: &str| card[key].as_str().unwrap_or_default();
        let _ = writeln!(said, "{} {}\n  {}", text("label"), text("title"), text("sentence"));
        if let Some(gap) = card["gap"].as_object() {
            for line in gap["lines"].as_array().into_iter().flatten() {
                let _ = writeln!(said, "  ? {}", line.as_str().unwrap_or_default());
            }
            let part = |key: &str| gap[key].as_str().unwrap_or_default();
            let _ = writeln!(said, "  {} {}", part("ask"), part("asks"));
        }
    }
    said.replace('\u{a0}', " ")
}

#[test]
fn made_sentences_of_a_plan_written_with_care() {
    insta::assert_snapshot!(made_sentences("autistic-age-8-mainstream"));
}

#[test]
fn made_sentences_of_an_older_plan() {
    insta::assert_snapshot!(made_sentences("converted-with-unplaced"));
}
