//! Legacy files read into the neutral document: no word lost, none shown that was deleted.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads the samples")]

use std::path::{Path, PathBuf};

use ehcp::convert::document::{Document, RevisionKind};
use ehcp::convert::read::read;
use serde_json::Value;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/legacy/samples")
}

fn sample(name: &str) -> Document {
    read(&std::fs::read(samples().join(name)).unwrap()).unwrap()
}

fn truth(name: &str) -> Value {
    let stem = name.split('.').next().unwrap();
    let text = std::fs::read_to_string(samples().join("truth").join(format!("{stem}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Words as the samples' scorer cuts them: letters, digits and what joins them.
fn words(text: &str) -> Vec<String> {
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}'))
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        })
        .collect();
    let mut found = Vec::new();
    for piece in text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '\'' || c == '-')) {
        let word = piece.trim_matches(|c| c == '\'' || c == '-').to_lowercase();
        if !word.is_empty() {
            found.push(word);
        }
    }
    found
}

/// Everything current in its order: heads, body, feet, with the marks that lists show.
fn current(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for (paragraph, _) in document.paragraphs() {
        if let Some(mark) = paragraph.mark.as_ref().filter(|mark| !mark.bullet) {
            all.extend(words(&mark.label));
        }
        all.extend(words(&paragraph.text));
    }
    all
}

fn blocks<'t>(truth: &'t Value, wanted: &dyn Fn(&str) -> bool) -> Vec<(&'t str, &'t str)> {
    let blocks = truth["blocks"].as_array().unwrap();
    blocks
        .iter()
        .map(|block| (block["kind"].as_str().unwrap(), block["text"].as_str().unwrap()))
        .filter(|(kind, _)| wanted(kind))
        .collect()
}

fn contains(all: &[String], run: &[String]) -> bool {
    run.is_empty() || all.windows(run.len()).any(|window| window == run)
}

const SAMPLES: [&str; 6] = ["s1.docx", "s2.rtf", "s3.docx", "s5.docx", "s7.docx", "s8.txt"];

#[test]
fn every_word_of_the_samples_is_read_once_and_no_other() {
    for name in SAMPLES {
        let (document, truth) = (sample(name), truth(name));
        let all = current(&document);
        let mut left = std::collections::BTreeMap::<&str, i64>::new();
        for word in &all {
            *left.entry(word).or_default() += 1;
        }
        let mut lost = Vec::new();
        let expected: Vec<String> = blocks(&truth, &|kind| !matches!(kind, "deleted" | "comment"))
            .iter()
            .flat_map(|(_, text)| words(text))
            .collect();
        for word in &expected {
            let count = left.entry(word).or_default();
            *count -= 1;
            if *count < 0 {
                lost.push(word.as_str());
            }
        }
        // The truth leaves out page numbers and the numbers that some layouts set before needs.
        let extra: Vec<&str> = left
            .iter()
            .filter(|(word, count)| **count > 0 && **word != "page" && word.parse::<u32>().is_err())
            .map(|(word, _)| *word)
            .collect();
        assert!(lost.is_empty() && extra.is_empty(), "{name}: lost {lost:?}, beyond the truth {extra:?}");
    }
}

#[test]
fn blocks_of_the_samples_keep_their_words_together_and_in_order() {
    let mut broken = Vec::new();
    for name in SAMPLES {
        let (document, truth) = (sample(name), truth(name));
        let all = current(&document);
        for (kind, text) in blocks(&truth, &|kind| !matches!(kind, "deleted" | "comment")) {
            // The truth gives the labels of one item in one string.
            let pieces: Vec<&str> = if kind == "label" { text.split(':').collect() } else { vec![text] };
            if !pieces.iter().all(|piece| contains(&all, &words(piece))) {
                broken.push(format!("{name} {kind}: {text}"));
            }
        }
    }
    assert!(broken.is_empty(), "{} broken: {broken:#?}", broken.len());
}

#[test]
fn deleted_words_and_comments_are_kept_apart_with_who_and_when() {
    let (document, truth) = (sample("s7.docx"), truth("s7.docx"));
    for (kind, text) in blocks(&truth, &|kind| kind == "deleted") {
        let found = document
            .revisions
            .iter()
            .find(|revision| revision.kind == RevisionKind::Deleted && revision.text.trim() == text.trim());
        let found = found.unwrap_or_else(|| panic!("{kind}: {text}"));
        assert!(found.author.is_some() && found.date.is_some());
    }
    for (kind, text) in blocks(&truth, &|kind| kind == "comment") {
        let found = document.comments.iter().find(|comment| comment.text.trim() == text.trim());
        let found = found.unwrap_or_else(|| panic!("{kind}: {text}"));
        assert!(found.author.is_some() && found.place.is_some() && found.about.is_some());
    }
    for (_, text) in blocks(&truth, &|kind| kind == "inserted") {
        assert!(document.revisions.iter().any(|revision| revision.kind == RevisionKind::Inserted
            && words(&revision.text).join(" ").contains(&words(text).join(" "))));
    }
}
