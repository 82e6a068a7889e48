//! What an edit of a sentence does to a duty, held to labelled edits; a third of them held back while
//! the rules were written.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::print_stderr, reason = "the scores are read by people")]

mod support;

use ehcp::diff::{Effect, diff};
use ehcp::model::Plan;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize)]
struct Edit {
    section: String,
    before: String,
    after: String,
    kind: String,
    held_back: bool,
}

fn edits() -> Vec<Edit> {
    include_str!("../fixtures/wording/edits.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A whole plan with one more item that says this.
fn plan(section: &str, text: &str) -> Plan {
    let mut plan = support::plan_value();
    let (list, mut item) = match section {
        "B" => ("needs", json!({ "area": "communication_and_interaction" })),
        "E" => ("outcomes", json!({})),
        _ => ("provisions", json!({ "kind": "other" })),
    };
    item["id"] = json!("11111111-1111-4111-8111-111111111111");
    item["text"] = json!(text);
    let place = &mut plan["sections"][section];
    place.as_object_mut().unwrap().shift_remove("none_identified");
    match place.get_mut(list) {
        Some(Value::Array(items)) => items.push(item),
        _ => place[list] = json!([item]),
    }
    support::read(&plan)
}

/// The kind as the labels name it: `unclear` by its effect, `unchanged` for nothing at all.
fn judged(section: &str, before: &str, after: &str) -> String {
    let found = diff(&plan(section, before), &plan(section, after)).unwrap();
    match found.changes.as_slice() {
        [] => "unchanged".to_owned(),
        [change] if change.effect == Effect::Unclear => "unclear".to_owned(),
        [change] => change.kind.name().to_owned(),
        several => several.iter().map(|change| change.kind.name()).collect::<Vec<_>>().join("+"),
    }
}

#[derive(Debug, Default)]
struct Score {
    real: u32,
    real_right: u32,
    losses_hidden: u32,
    harmless: u32,
    harmless_unclear: u32,
    harmless_alarm: u32,
    same: u32,
    same_alarm: u32,
}

fn score(held_back: Option<bool>) -> Score {
    let mut score = Score::default();
    for edit in edits().iter().filter(|edit| held_back.is_none_or(|wanted| edit.held_back == wanted)) {
        let found = judged(&edit.section, &edit.before, &edit.after);
        let harmless = matches!(found.as_str(), "reworded" | "unchanged");
        match edit.kind.as_str() {
            "reworded" => {
                score.harmless += 1;
                score.harmless_unclear += u32::from(found == "unclear");
                score.harmless_alarm += u32::from(!harmless && found != "unclear");
            }
            "unchanged" => {
                score.same += 1;
                score.same_alarm += u32::from(found != "unchanged");
            }
            // Words that are gone: to be shown, as unclear or as a loss.
            "unclear" => score.losses_hidden += u32::from(harmless || found.starts_with("strength")),
            wanted => {
                score.real += 1;
                score.real_right += u32::from(found == wanted);
                let lost = matches!(wanted, "reduced" | "weakened_wording");
                let gained = matches!(found.as_str(), "increased" | "strengthened_wording");
                score.losses_hidden += u32::from(lost && (harmless || gained));
            }
        }
    }
    score
}

#[test]
fn edits_are_judged_as_labelled() {
    let (all, held_back) = (score(None), score(Some(true)));
    eprintln!("all edits: {all:#?}\nheld back: {held_back:#?}");
    assert!(edits().len() >= 150);
    assert_eq!(all.losses_hidden, 0, "a loss was shown as reworded, as a gain or not at all");
    assert_eq!(all.same_alarm, 0, "a false alarm");
    assert!(all.real_right * 100 >= all.real * 95, "{all:?}");
    assert!(all.harmless_unclear * 5 <= all.harmless, "{all:?}");
    assert!(all.harmless_alarm * 20 <= all.harmless, "{all:?}");
}

/// Exchanging the versions exchanges the verdict, wherever it is a verdict.
#[test]
fn a_judgement_mirrors() {
    let mirrored = |kind: &str| {
        match kind {
            "reduced" => "increased",
            "increased" => "reduced",
            "weakened_wording" => "strengthened_wording",
            "strengthened_wording" => "weakened_wording",
            other => return other.to_owned(),
        }
        .to_owned()
    };
    let mut wrong = Vec::new();
    for edit in edits() {
        let (there, back) = (
            judged(&edit.section, &edit.before, &edit.after),
            judged(&edit.section, &edit.after, &edit.before),
        );
        // Words that went away have to be looked at, words that came have not; so these do not mirror.
        let one_way = |kind: &str| matches!(kind, "unclear" | "reworded");
        if one_way(&there) || one_way(&back) {
            continue;
        }
        if mirrored(&there) != back {
            wrong.push((edit.before, edit.after, there, back));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
