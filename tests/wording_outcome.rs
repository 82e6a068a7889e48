//! Outcome sentences, against labels written by hand before the reader was.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads its fixtures")]
#![expect(clippy::print_stdout, reason = "the scores are for a person")]

#[path = "support/tally.rs"]
mod tally;

use ehcp::wording::outcome::{OutcomeReading, Verdict, read};
use proptest::prelude::*;
use serde::Deserialize;
use tally::Tally;

#[derive(Debug, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the labels are those of the reading")]
struct Labelled {
    text: String,
    /// Any of these is the measure; none when there is no measure.
    measure: Vec<String>,
    baseline: Option<String>,
    date: Option<String>,
    is_provision: bool,
    is_aspiration: bool,
    is_service_focused: bool,
    deficit: bool,
    double_barrelled: bool,
    vague_verbs: Vec<String>,
    verdict: String,
    held_back: bool,
}

fn lines(name: &str) -> Vec<Labelled> {
    let file = format!("{}/fixtures/wording/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether words found lie in the labelled part of the text, at least in part.
fn overlap(text: &str, found: Option<&ehcp::wording::outcome::Words>, label: &str) -> bool {
    let Some(found) = found else { return false };
    let Some(byte) = text.find(label) else { panic!("{label:?} is not in {text:?}") };
    let start = text[..byte].chars().count();
    found.start < start + label.chars().count() && start < found.end
}

/// A second set by another hand. Its first reading gave 53 right verdicts of 60.
#[test]
fn the_verdicts_of_a_second_set_are_those_that_were_labelled() {
    let all = lines("outcomes_second.jsonl");
    assert!(all.len() >= 60);
    let verdict = |line: &Labelled| match read(&line.text).verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
    };
    let wrong: Vec<&str> =
        all.iter().filter(|line| verdict(line) != line.verdict).map(|line| line.text.as_str()).collect();
    println!("second set: {} wrong verdicts of {}: {wrong:?}", wrong.len(), all.len());
    assert!(wrong.len() * 20 <= all.len(), "{wrong:?}");
}

#[test]
fn outcomes_are_read_as_they_were_labelled() {
    let all = lines("outcomes.jsonl");
    assert!(all.len() >= 200);
    let show_held_back = std::env::var_os("SHOW_HELD_BACK").is_some();
    for held_back in [false, true] {
        let mut parts = [Tally::default(); 3];
        let mut faults = [Tally::default(); 5];
        let mut verbs = Tally::default();
        let (mut verdicts, mut count) = (0_u32, 0_u32);
        for line in all.iter().filter(|line| line.held_back == held_back) {
            let reading = read(&line.text);
            let mut wrong = Vec::new();
            let measure =
                line.measure.iter().any(|label| overlap(&line.text, reading.measure.as_ref(), label));
            let part = |label: Option<&String>, found: Option<&ehcp::wording::outcome::Words>| {
                label.is_some_and(|label| overlap(&line.text, found, label))
            };
            let date = reading.date.as_ref().map(|date| &date.words);
            let rows = [
                ("measure", reading.measure.as_ref(), !line.measure.is_empty(), measure),
                (
                    "baseline",
                    reading.baseline.as_ref(),
                    line.baseline.is_some(),
                    part(line.baseline.as_ref(), reading.baseline.as_ref()),
                ),
                ("date", date, line.date.is_some(), part(line.date.as_ref(), date)),
            ];
            for (tally, (name, found, labelled, right)) in parts.iter_mut().zip(rows) {
                tally.add(found.is_some(), labelled, right);
                if right != labelled || found.is_some() != labelled {
                    wrong.push(format!("{name} {:?}", found.map(|words| &words.text)));
                }
            }
            let rows = [
                ("provision", reading.is_provision, line.is_provision),
                ("aspiration", reading.is_aspiration, line.is_aspiration),
                ("service", reading.is_service_focused, line.is_service_focused),
                ("deficit", reading.deficit, line.deficit),
                ("double", reading.double_barrelled, line.double_barrelled),
            ];
            for (tally, (name, found, labelled)) in faults.iter_mut().zip(rows) {
                tally.add(found, labelled, found && labelled);
                if found != labelled {
                    wrong.push(format!("{name} {found}"));
                }
            }
            for verb in &reading.vague_verbs {
                verbs.add(true, false, line.vague_verbs.contains(verb));
            }
            verbs.labelled += u32::try_from(line.vague_verbs.len()).unwrap();
            if reading.vague_verbs != line.vague_verbs {
                wrong.push(format!("verbs {:?}", reading.vague_verbs));
            }
            count += 1;
            verdicts += u32::from((reading.verdict == Verdict::Pass) == (line.verdict == "pass"));
            if !wrong.is_empty() && (!held_back || show_held_back) {
                println!("  {:?}\n      {}", line.text, wrong.join("; "));
            }
        }
        let part = if held_back { "held back" } else { "worked on" };
        println!("{part}: {count} outcomes, verdict right {:.3}", f64::from(verdicts) / f64::from(count));
        for (tally, name) in parts.iter().zip(["measure", "baseline", "date"]) {
            tally.show(&format!("  {name}"));
        }
        for (tally, name) in faults.iter().zip(["provision", "aspiration", "service", "deficit", "double"]) {
            tally.show(&format!("  {name}"));
        }
        verbs.show("  vague verbs");
        let floor = if held_back { 0.85 } else { 0.95 };
        for tally in parts.iter().chain(&faults).chain([&verbs]) {
            assert!(tally.f1() >= floor, "{part}: {tally:?}");
        }
        assert!(f64::from(verdicts) / f64::from(count) >= floor);
    }
}

#[test]
fn a_reading_says_in_json_what_was_read() {
    let json = serde_json::to_value(read("By July 2027 Mo will swim 20 metres (now 5 metres).")).unwrap();
    assert_eq!(json["measure"], "20 metres");
    assert_eq!(json["baseline"], "(now 5 metres)");
    assert_eq!(json["date"], "By July 2027");
    assert_eq!((&json["verdict"], &json["reasons"]), (&"pass".into(), &serde_json::json!([])));
    let json = serde_json::to_value(read("To be happy.")).unwrap();
    assert!(json["measure"].is_null() && json["baseline"].is_null() && json["date"].is_null());
    assert_eq!((&json["is_aspiration"], &json["verdict"]), (&true.into(), &"fail".into()));
    assert_eq!(json["reasons"].as_array().unwrap().len(), 4);
}

fn holds(text: &str, reading: &OutcomeReading) -> Result<(), TestCaseError> {
    let words =
        [reading.measure.as_ref(), reading.baseline.as_ref(), reading.date.as_ref().map(|date| &date.words)];
    for words in words.into_iter().flatten() {
        let there: String = text.chars().skip(words.start).take(words.end - words.start).collect();
        prop_assert_eq!(&there, &words.text);
        prop_assert!(!words.text.is_empty());
    }
    prop_assert_eq!(reading.reasons.is_empty(), reading.verdict == Verdict::Pass);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_text_can_be_read(text in "(?s).{0,160}") {
        holds(&text, &read(&text))?;
    }

    #[test]
    fn any_order_of_an_outcomes_words_can_be_read(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "by", "July", "2027", "the end of", "Year 6", "will", "£5", "4", "of", "5", "/", "80%", "(", ")", "now",
                "currently", "from", "to", "and", "receive", "by 16", "within", "12 months", "Zoë", ";", ".", ",", "every",
                "one", "31/03/2027", "stop", "not", "be", "a", "the time", "he is", "attend", "when",
            ]),
            0..24,
        )
    ) {
        let text = words.join(" ");
        holds(&text, &read(&text))?;
    }
}
