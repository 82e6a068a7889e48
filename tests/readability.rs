//! Grades agree with those that `textstat` 0.7.4 gives the same texts.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use ehcp::wording::readability::grade;
use serde_json::{Value, json};
use std::fmt::Write;

/// One JSON object a line: a text, and its figures by `textstat` 0.7.4.
const SAMPLES: &str = include_str!("../fixtures/readability/samples.jsonl");

fn samples() -> Vec<(String, f64, f64)> {
    SAMPLES
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            let number = |name: &str| row[name].as_f64().unwrap();
            (row["text"].as_str().unwrap().to_owned(), number("fkgl"), number("reading_ease"))
        })
        .collect()
}

#[test]
fn every_sample_has_the_grade_of_textstat() {
    let samples = samples();
    assert!(samples.len() >= 60);
    let mut apart = 0.0;
    for (text, theirs, ease) in &samples {
        let ours = grade(text);
        let difference = (ours.flesch_kincaid - theirs).abs();
        assert!(difference <= 0.6, "{} here, {theirs} by textstat: {text}", ours.flesch_kincaid);
        assert!(
            (ours.reading_ease - ease).abs() <= 5.0,
            "{} here, {ease} by textstat: {text}",
            ours.reading_ease
        );
        assert!((ours.unrounded_grade() - ours.flesch_kincaid).abs() < 0.7);
        apart += difference;
    }
    let count = f64::from(u32::try_from(samples.len()).unwrap());
    assert!(apart / count <= 0.05, "the mean difference is {}", apart / count);
}

/// Writes the grades of the samples for another program to compare, one `{"text", "fkgl"}` a line:
/// `cargo test --test readability -- --ignored`.
#[test]
#[ignore = "only writes a file for another program"]
fn write_the_grades() {
    let mut lines = String::new();
    for (text, ..) in samples() {
        let line = json!({ "fkgl": grade(&text).flesch_kincaid, "text": text });
        writeln!(lines, "{line}").unwrap();
    }
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("readability.jsonl");
    ehcp::whole_file::write(&file, lines.as_bytes(), true).unwrap();
}
