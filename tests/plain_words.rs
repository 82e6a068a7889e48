//! The words the engine writes for parents are easy: every sentence pattern, in every combination of
//! its facts, and every fixed word of the document. Words copied from a plan are not counted.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise"
)]

mod support;

use ehcp::model::Plan;
use ehcp::render::engine::prepare;
use ehcp::render::{Audience, Edition, Options};
use ehcp::wording::readability::grade;
use serde_json::{Value, json};
use std::fmt::Write;
use support::easy_words::{assert_easy, assert_short, assert_whole};

fn view(plan: &Plan, edition: Edition) -> Value {
    let options = Options { edition, ..Options::for_audience(Audience::Parent) };
    serde_json::from_slice(&prepare(plan, &options).unwrap().0.view).unwrap()
}

fn plan_with(provisions: Vec<Value>) -> Plan {
    let mut plan = support::plan_value();
    plan["child_or_young_person"]["name"] = json!({ "given": "Sam" });
    for field in ["annual_reviews", "unplaced", "lifecycle"] {
        plan.as_object_mut().unwrap().shift_remove(field);
    }
    for section in ["G", "H1", "H2", "J"] {
        plan["sections"][section] = json!({});
    }
    plan["sections"]["I"].as_object_mut().unwrap().shift_remove("transitions");
    plan["sections"]["F"]["provisions"] = Value::Array(provisions);
    support::read(&plan)
}

fn exactly(number: u32) -> Value {
    json!({ "min": number, "max": number })
}

/// Every way in which a provision can state who, how long, how often and with how many people.
fn patterns() -> Vec<Value> {
    let who = [
        None,
        Some(json!({ "role": "teaching_assistant" })),
        Some(json!({ "role": "speech_and_language_therapist" })),
        Some(json!({ "role": "specialist_teacher" })),
        Some(json!({ "role": "special_educational_needs_coordinator" })),
        Some(json!({ "as_written": "school" })),
    ];
    let long = [
        None,
        Some(exactly(30)),
        Some(exactly(60)),
        Some(exactly(105)),
        Some(json!({ "min": 45, "max": 60 })),
        Some(json!({ "min": 0, "max": 20 })),
        Some(json!({ "min": 120 })),
    ];
    let often = [
        None,
        Some(json!({ "count": exactly(1), "per": "week" })),
        Some(json!({ "count": exactly(3), "per": "day" })),
        Some(json!({ "count": exactly(1), "per": "fortnight" })),
        Some(json!({ "count": { "min": 2, "max": 3 }, "per": "half_term" })),
        Some(json!({ "count": exactly(1), "per": "term" })),
        Some(json!({ "count": exactly(6), "per": "once" })),
    ];
    let company = [
        None,
        Some(("ratio", json!({ "staff": 1, "pupils": 1 }))),
        Some(("ratio", json!({ "staff": 2, "pupils": 1 }))),
        Some(("ratio", json!({ "staff": 1, "pupils": 3 }))),
        Some(("group_size", exactly(4))),
        Some(("group_size", json!({ "min": 1, "max": 6 }))),
    ];
    let mut quantities = Vec::new();
    for (at, (long, often)) in long.iter().flat_map(|l| often.iter().map(move |o| (l, o))).enumerate() {
        let mut quantity = json!({});
        if let Some(long) = long {
            quantity["duration_minutes"] = long.clone();
        }
        if let Some(often) = often {
            quantity["sessions"] = often.clone();
        }
        if let Some((name, value)) = &company[at % company.len()] {
            quantity[name] = value.clone();
        }
        quantities.push(quantity);
    }
    quantities.extend([
        json!({ "whole_time": true }),
        json!({ "total": { "minutes": exactly(900), "per": "week" } }),
        json!({ "duration_minutes": exactly(15), "sessions": { "count": exactly(1), "per": "day" }, "approximate": true }),
        json!({ "duration_minutes": exactly(90), "sessions": { "count": exactly(1), "per": "term" }, "purpose": "training_for_staff" }),
        json!({ "duration_minutes": exactly(60), "sessions": { "count": exactly(1), "per": "term" }, "purpose": "advice_to_staff" }),
        json!({ "duration_minutes": exactly(60), "sessions": { "count": exactly(1), "per": "year" }, "purpose": "report_writing" }),
        json!({ "purpose": "review", "duration_minutes": exactly(60) }),
        json!({ "duration_minutes": exactly(30), "sessions": { "count": exactly(1), "per": "week" }, "changes_on": "2027-01-11" }),
    ]);
    let kinds = [
        "teaching_assistant",
        "speech_and_language_therapy",
        "personal_care",
        "equipment",
        "training",
        "liaison",
    ];
    let mut provisions = Vec::new();
    for (at, quantity) in quantities.iter().enumerate() {
        for (number, who) in who.iter().enumerate() {
            let kind = kinds[(at + number) % kinds.len()];
            let mut provision = json!({
                "id": format!("00000000-0000-4000-9000-{:012}", provisions.len()),
                "title": "Reading",
                "text": "Words.",
                "kind": kind,
                "meets": ["00000000-0000-4000-8000-0000000000b1"],
            });
            if quantity.as_object().is_some_and(|fields| !fields.is_empty()) {
                provision["quantities"] = json!([quantity]);
                if number == 2 {
                    provision["quantities"].as_array_mut().unwrap().push(json!({
                        "duration_minutes": exactly(120),
                        "sessions": { "count": exactly(1), "per": "term" },
                        "purpose": "advice_to_staff",
                    }));
                }
            }
            if let Some(who) = who {
                provision["delivered_by"] = json!([who]);
            }
            if number == 3 {
                provision["starts_on"] = json!("2026-09-07");
                provision["ends_on"] = json!("2027-07-21");
            }
            provisions.push(provision);
        }
    }
    provisions
}

/// Every card of a view, wherever it stands.
fn cards<'a>(view: &'a Value, found: &mut Vec<&'a Value>) {
    match view {
        Value::Object(fields) => {
            if fields.contains_key("sentence") {
                found.push(view);
            }
            fields.values().for_each(|field| cards(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| cards(item, found)),
        _ => {}
    }
}

/// The made words of a card: the sentence, what could not be told and what to ask.
fn made(card: &Value) -> String {
    let mut words = card["sentence"].as_str().unwrap().to_owned();
    for line in card["gap"]["lines"].as_array().into_iter().flatten() {
        write!(words, " {}", line.as_str().unwrap()).unwrap();
    }
    if let Some(asks) = card["gap"]["asks"].as_str() {
        write!(words, " {asks}").unwrap();
    }
    words.replace('\u{a0}', " ")
}

#[test]
fn every_sentence_pattern_is_easy() {
    let plan = plan_with(patterns());
    let mut all = Vec::new();
    for edition in [Edition::Full, Edition::Short] {
        let view = view(&plan, edition);
        let mut found = Vec::new();
        cards(&view["needs"], &mut found);
        assert!(found.len() >= 300, "{} combinations", found.len());
        let texts: Vec<String> = found.into_iter().map(made).collect();
        assert_whole(&texts);
        assert_short(&texts);
        all.extend(assert_easy("sentence patterns", &texts, &["Sam"]));
    }
    publish(&all);
}

/// Strings of a view that the engine wrote, in order: no plan text stands under these keys.
fn fixed(view: &Value) -> Vec<String> {
    let mut texts = Vec::new();
    let mut words = |value: &Value| {
        let mut line = String::new();
        strings(value, &mut line);
        if !line.trim().is_empty() {
            texts.push(line.replace('\u{a0}', " "));
        }
    };
    words(&view["front"]["lines"]);
    words(&view["help"]["gap"]);
    words(&view["next"]["items"]);
    words(&view["week"]["lead"]);
    words(&view["week"]["overlap"]);
    words(&view["needs"]["duty"]);
    words(&view["goals"]["lead"]);
    for part in view["rights"]["parts"].as_array().unwrap() {
        words(&part["heading"]);
        words(&part["before"]);
        part["lines"].as_array().unwrap().iter().for_each(&mut words);
        words(&part["after"]);
    }
    texts
}

fn strings(value: &Value, into: &mut String) {
    match value {
        Value::String(words) if words != "s" => {
            into.push_str(words);
            into.push(' ');
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        _ => {}
    }
}

#[test]
fn the_fixed_words_of_each_status_are_easy() {
    let mut plan = support::plan_value();
    plan["child_or_young_person"]["name"] = json!({ "given": "Sam" });
    plan["local_authority"]["case_officer"] = json!({ "name": "Jo Hill" });
    plan["local_authority"]["information_advice_and_support"] = json!({ "name": "Family Help" });
    plan["local_authority"]["mediation_adviser"] =
        json!({ "name": "Talk First", "telephone": "01632 960 100" });
    let served =
        |kind: &str| json!({ "events": [{ "kind": kind, "on": "2026-05-01", "respond_by": "2027-07-01" }] });
    for (status, kind, section) in [
        ("draft", "draft_served", json!({ "status": "blank_in_draft" })),
        ("proposed_amendment", "amendment_notice_served", json!({ "status": "left_open" })),
        ("final", "final_served", plan["sections"]["I"].clone()),
        ("ceased", "final_served", plan["sections"]["I"].clone()),
    ] {
        for holder in ["parent", "young_person"] {
            plan["version"]["status"] = json!(status);
            plan["lifecycle"] = served(kind);
            plan["sections"]["I"] = section.clone();
            plan["rights_holder"] = json!({ "kind": holder });
            let texts = fixed(&view(&support::read(&plan), Edition::Full));
            assert_easy(&format!("fixed words, {status}, {holder}"), &texts, &["Sam"]);
            assert_short(&texts);
        }
    }
}

#[test]
fn the_list_of_hard_words_is_easy() {
    #[derive(serde::Deserialize)]
    struct Word {
        meaning: String,
    }
    #[derive(serde::Deserialize)]
    struct Glossary {
        word: Vec<Word>,
    }
    let glossary: Glossary = toml::from_str(include_str!("../templates/phrases/glossary.toml")).unwrap();
    let texts: Vec<String> = glossary.word.into_iter().map(|word| word.meaning).collect();
    assert!(texts.len() > 150);
    assert_easy("hard words", &texts, &["Sam"]);
}

/// Leaves the pages for `tests/interop/readability.py`, which has `textstat` grade them too.
fn publish(pages: &[String]) {
    let mut lines = String::new();
    for page in pages {
        writeln!(lines, "{}", json!({ "text": page, "fkgl": grade(page).flesch_kincaid })).unwrap();
    }
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    std::fs::write(target.join("readability.jsonl"), lines).unwrap();
}
