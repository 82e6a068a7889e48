//! A plan that is four times as long takes about four times as long to judge, whatever it is filled with.

#![expect(clippy::disallowed_methods, reason = "the test reads a fixture and compares two times of one run")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use ehcp::check::{Choice, Options, Settings, check};
use ehcp::model::Plan;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Four times as much may take so many times as long. What grows with the square takes sixteen times.
const MOST: u32 = 9;

fn fixture() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/plans/autistic-age-8-mainstream.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn fastest(plan: &Plan) -> Duration {
    let settings = Settings::default();
    let on = jiff::civil::date(2026, 11, 21);
    let options = Options { on, profile: None, choice: Choice::default(), settings: &settings };
    let run = |_| {
        let begun = Instant::now();
        assert!(check(plan, &options).broken.is_empty());
        begun.elapsed()
    };
    (0..2).map(run).min().unwrap()
}

fn grows_evenly(what: &str, plan: impl Fn(usize) -> Value, size: usize) {
    let read = |size: usize| ehcp::json::read(plan(size).to_string().as_bytes()).unwrap();
    let (short, long) = (read(size), read(4 * size));
    let (few, many) = (fastest(&short), fastest(&long));
    assert!(many < few * MOST, "{what}: {few:?} for {size}, {many:?} for four times as much");
}

/// One field of the plan filled with the same words again and again.
fn filled(pointer: &str, words: &str, characters: usize) -> Value {
    let mut plan = fixture();
    *plan.pointer_mut(pointer).unwrap() = json!(words.repeat(characters / words.chars().count()).trim());
    plan
}

#[test]
#[ignore = "minutes without optimisation: cargo test --release --test check_growth -- --ignored"]
fn a_field_of_two_hundred_thousand_characters_is_read_in_one_go() {
    const PROVISION: &str = "/sections/F/provisions/0/text";
    const HISTORY: &str = "/sections/A/history";
    const NEED: &str = "/sections/B/needs/0/text";
    for (pointer, words) in [
        (PROVISION, "They may have support as needed from a therapist where possible. "),
        (
            NEED,
            "This \u{2018}goes on\u{2019} \u{2014} caf\u{e9}, as appropriate; it should, if funding allows, be regular. ",
        ),
        (PROVISION, "They help. "),
        (PROVISION, "20 minutes twice a week, and 3 x 45 mins with Tom's brother Ben "),
        (HISTORY, "He said \"no\". She suffers from autism (K9) and [insert name] TBC "),
        (PROVISION, "word"),
    ] {
        grows_evenly(&format!("{words:?} in {pointer}"), |size| filled(pointer, words, size), 50_000);
    }
}

#[test]
fn ten_thousand_provisions_are_read_one_by_one() {
    let many = |count: usize| {
        let mut plan = fixture();
        let list = plan.pointer_mut("/sections/F/provisions").unwrap().as_array_mut().unwrap();
        let known = list.clone();
        for number in list.len()..count {
            let mut item = known[number % known.len()].clone();
            item["id"] = json!(format!("00000000-0000-4000-8000-{number:012}"));
            item["title"] = json!(format!("Help {number}"));
            list.push(item);
        }
        plan
    };
    grows_evenly("provisions", many, 2_500);
}
