//! Vague words and language, against sentences labelled by hand before the reader was written.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads its fixtures")]
#![expect(clippy::print_stdout, reason = "the scores are for a person")]

use ehcp::wording::vague::{VaguePlace, vague_words};
use proptest::prelude::*;
use serde::Deserialize;

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

/// Right, found and labelled, of which the three scores are made.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: u32,
    found: u32,
    labelled: u32,
}

impl Tally {
    fn add(&mut self, found: &[Span], labelled: &[Span], same: impl Fn(&Span, &Span) -> bool) {
        self.found += u32::try_from(found.len()).unwrap();
        self.labelled += u32::try_from(labelled.len()).unwrap();
        // One label answers one find.
        let mut free: Vec<&Span> = labelled.iter().collect();
        for span in found {
            if let Some(at) = free.iter().position(|label| same(span, label)) {
                free.remove(at);
                self.right += 1;
            }
        }
    }

    fn f1(self) -> f64 {
        2.0 * f64::from(self.right) / f64::from((self.found + self.labelled).max(1))
    }

    fn show(self, name: &str) {
        let part = |whole: u32| f64::from(self.right) / f64::from(whole.max(1));
        println!("{name}: precision {:.3} recall {:.3} F1 {:.3}", part(self.found), part(self.labelled), self.f1());
    }
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
            overlaps.add(&found, &line.vague, overlap);
            exacts.add(&found, &line.vague, exact);
            let words = |spans: &[Span]| spans.iter().map(|span| span.text.clone()).collect::<Vec<_>>();
            if words(&found) != words(&line.vague) && (!held_back || show_held_back) {
                println!("  {:?}\n     found {:?}\n  labelled {:?}", line.text, words(&found), words(&line.vague));
            }
        }
        let part = if held_back { "held back" } else { "worked on" };
        overlaps.show(&format!("vague words, {part}, overlap"));
        exacts.show(&format!("vague words, {part}, exact"));
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
}
