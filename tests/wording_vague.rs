//! Vague words and language, against sentences labelled by hand before the reader was written.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads its fixtures")]
#![expect(clippy::print_stdout, reason = "the scores are for a person")]

#[path = "support/tally.rs"]
mod tally;

use ehcp::wording::language;
use ehcp::wording::vague::{VaguePlace, vague_words};
use proptest::prelude::*;
use serde::Deserialize;
use tally::Tally;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Span {
    #[serde(default)]
    kind: String,
    text: String,
    start: usize,
    end: usize,
}

#[derive(Debug, Deserialize)]
struct Labelled {
    place: VaguePlace,
    text: String,
    vague: Vec<Span>,
    held_back: bool,
}

fn lines<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let file = format!("{}/fixtures/wording/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn overlap(a: &Span, b: &Span) -> bool {
    a.start < b.end && b.start < a.end && a.kind == b.kind
}

fn exact(a: &Span, b: &Span) -> bool {
    (a.start, a.end, &a.kind) == (b.start, b.end, &b.kind)
}

fn found(text: &str, place: VaguePlace) -> Vec<Span> {
    let span = |word: ehcp::wording::vague::VagueWord| Span {
        kind: String::new(),
        text: word.text,
        start: word.start,
        end: word.end,
    };
    vague_words(text, place).into_iter().map(span).collect()
}

#[test]
fn vague_words_are_those_that_were_labelled() {
    let all: Vec<Labelled> = lines("vague.jsonl");
    assert!(all.len() >= 250 && all.iter().filter(|line| line.vague.is_empty()).count() >= 100);
    let show_held_back = std::env::var_os("SHOW_HELD_BACK").is_some();
    for held_back in [false, true] {
        let (mut overlaps, mut exacts) = (Tally::default(), Tally::default());
        for line in all.iter().filter(|line| line.held_back == held_back) {
            let found = found(&line.text, line.place);
            overlaps.add_all(&found, &line.vague, overlap);
            exacts.add_all(&found, &line.vague, exact);
            let words = |spans: &[Span]| spans.iter().map(|span| span.text.clone()).collect::<Vec<_>>();
            if words(&found) != words(&line.vague) && (!held_back || show_held_back) {
                println!(
                    "  {:?}\n     found {:?}\n  labelled {:?}",
                    line.text,
                    words(&found),
                    words(&line.vague)
                );
            }
        }
        let part = if held_back { "held back" } else { "worked on" };
        overlaps.show(&format!("vague words, {part}, overlap"));
        exacts.show(&format!("vague words, {part}, exact"));
        assert!(overlaps.f1() >= if held_back { 0.85 } else { 0.95 }, "{part}: {overlaps:?}");
    }
}

/// A second set by another hand. Its first reading gave F1 0.864; what is still missed are "often" and
/// "regular" in a need, which the first set leaves alone.
#[test]
fn a_second_set_of_vague_words_is_found() {
    let all: Vec<Labelled> = lines("vague_second.jsonl");
    assert!(all.len() >= 80);
    let mut overlaps = Tally::default();
    for line in &all {
        overlaps.add_all(&found(&line.text, line.place), &line.vague, overlap);
    }
    overlaps.show("vague words, second set, overlap");
    assert!(overlaps.f1() >= 0.88, "{overlaps:?}");
}

#[derive(Debug, Deserialize)]
struct LabelledLanguage {
    text: String,
    marks: Vec<Span>,
    held_back: bool,
}

/// Short forms that a reader of the fixtures is taken to know from the glossary.
const GLOSSARY: [&str; 8] = ["NHS", "EHCP", "SEN", "ASD", "PDA", "ODD", "SEND", "EHC"];

fn marks(text: &str) -> Vec<Span> {
    let span = |mark: ehcp::wording::language::LanguageMark| Span {
        kind: serde_json::to_value(mark.kind).unwrap().as_str().unwrap().to_owned(),
        text: mark.text,
        start: mark.start,
        end: mark.end,
    };
    let known = |form: &str| GLOSSARY.contains(&form);
    let all = language::marks(text).into_iter().chain(language::short_forms(text, known));
    all.map(span).collect()
}

#[test]
fn language_is_marked_as_it_was_labelled() {
    let all: Vec<LabelledLanguage> = lines("language.jsonl");
    assert!(all.len() >= 120 && all.iter().filter(|line| line.marks.is_empty()).count() >= 60);
    let show_held_back = std::env::var_os("SHOW_HELD_BACK").is_some();
    for held_back in [false, true] {
        let (mut overlaps, mut exacts) = (Tally::default(), Tally::default());
        for line in all.iter().filter(|line| line.held_back == held_back) {
            let found = marks(&line.text);
            overlaps.add_all(&found, &line.marks, overlap);
            exacts.add_all(&found, &line.marks, exact);
            let words = |spans: &[Span]| spans.iter().map(|span| span.text.clone()).collect::<Vec<_>>();
            if words(&found) != words(&line.marks) && (!held_back || show_held_back) {
                println!(
                    "  {:?}\n     found {:?}\n  labelled {:?}",
                    line.text,
                    words(&found),
                    words(&line.marks)
                );
            }
        }
        let part = if held_back { "held back" } else { "worked on" };
        overlaps.show(&format!("language, {part}, overlap"));
        exacts.show(&format!("language, {part}, exact"));
        assert!(overlaps.f1() >= if held_back { 0.85 } else { 0.95 }, "{part}: {overlaps:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_are_in_order_and_in_the_text(text in "(?s).{0,200}|([a-z“”’'‘\". ]|up to |as needed|Zoë|some |support ){0,60}") {
        let length = text.chars().count();
        for place in [VaguePlace::Provision, VaguePlace::Outcome, VaguePlace::Need] {
            let mut before = 0;
            for word in vague_words(&text, place) {
                prop_assert!(before <= word.start && word.start < word.end && word.end <= length);
                let words: String = text.chars().skip(word.start).take(word.end - word.start).collect();
                prop_assert_eq!(&words, &word.text);
                before = word.end;
            }
        }
    }

    #[test]
    fn marks_are_in_order_and_in_the_text(text in "(?s).{0,200}|([a-z“”’'‘\". ]|SALT |refuses |not that |naughty |Zoë|behind ){0,60}") {
        let length = text.chars().count();
        let mut before = 0;
        for mark in language::marks(&text) {
            prop_assert!(before <= mark.start && mark.start < mark.end && mark.end <= length);
            let words: String = text.chars().skip(mark.start).take(mark.end - mark.start).collect();
            prop_assert_eq!(&words, &mark.text);
            // A long sentence may hold other marks.
            before = if mark.kind == language::MarkKind::LongSentence { mark.start } else { mark.end };
        }
        for mark in language::short_forms(&text, |_| false) {
            prop_assert!(mark.start < mark.end && mark.end <= length);
        }
    }
}
