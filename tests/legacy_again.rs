//! The same plan as PDF, as an old Word document and as its source: what is read must be the same.
//!
//! The files of `fixtures/legacy/again` are made by `tests/interop/legacy_again.sh`. A second reader of
//! Word files (office_oxide) is asked too: it must see no run of words that ours does not.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads the samples")]
#![expect(clippy::cast_precision_loss, reason = "counts are small")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ehcp::convert::convert;
use ehcp::convert::document::Document;
#[cfg(feature = "doc")]
use ehcp::convert::document::{RemarkKind, RevisionKind};
use ehcp::convert::read::read;
use ehcp::convert::recognise::Lexicon;
use ehcp::json::fingerprint_of;
use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/legacy").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    let again = folder("again").join(name);
    let path = if again.exists() { again } else { folder("samples").join(name) };
    std::fs::read(path).unwrap()
}

fn document(name: &str) -> Document {
    read(&bytes(name)).unwrap()
}

/// The paragraphs of the body, with the number before them and white space made alike.
fn paragraphs(document: &Document) -> Vec<String> {
    let body = document.paragraphs().into_iter().filter(|(_, around)| !around.furniture);
    body.map(|(paragraph, _)| {
        let mark = paragraph.mark.as_ref().filter(|mark| !mark.bullet).map(|mark| mark.label.as_str());
        let text = format!("{} {}", mark.unwrap_or_default(), paragraph.text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
    .filter(|text| !text.is_empty())
    .collect()
}

/// The share of the paragraphs of one reading that the other has too, both ways, whichever is less.
fn alike(one: &[String], other: &[String]) -> f64 {
    let share = |of: &[String], among: &[String]| {
        let mut left = among.to_vec();
        let found = of.iter().filter(|text| {
            let at = left.iter().position(|known| known == *text);
            at.map(|at| left.swap_remove(at)).is_some()
        });
        found.count() as f64 / of.len().max(1) as f64
    };
    share(one, other).min(share(other, one))
}

fn items(name: &str, list: &str) -> Vec<String> {
    let bytes = bytes(name);
    let made = convert(&bytes, name, &fingerprint_of(&bytes).0, None, &Lexicon::general()).unwrap();
    assert_eq!(made.report.words.lost, 0, "{name}");
    let text = |item: &Value| {
        item["text"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let found = made.plan.pointer(list).and_then(Value::as_array);
    found.map(|items| items.iter().map(text).collect()).unwrap_or_default()
}

const PAIRS: [(&str, &str, f64); 7] = [
    ("s2.rtf", "s2.pdf", 0.95),
    ("s3.docx", "s3.pdf", 0.90),
    ("s5.docx", "s5.pdf", 0.95),
    ("s6.odt", "s6.pdf", 0.95),
    ("s3.docx", "s3.doc", 0.95),
    ("s5.docx", "s5.doc", 0.95),
    ("s7.docx", "s7.doc", 0.85),
];

/// Whether this build has no reader for a file.
fn is_left_out(name: &str) -> bool {
    !cfg!(feature = "doc") && Path::new(name).extension().is_some_and(|end| end == "doc")
}

#[test]
fn a_plan_reads_the_same_from_a_pdf_and_an_old_word_document() {
    for (source, again, least) in PAIRS {
        if is_left_out(again) {
            continue;
        }
        let (one, other) = (paragraphs(&document(source)), paragraphs(&document(again)));
        let same = alike(&one, &other);
        let only = |of: &[String], but: &[String]| -> Vec<String> {
            of.iter().filter(|text| !but.contains(text)).cloned().collect()
        };
        assert!(same >= least, "{again}: {same:.3}\n{:#?}\n{:#?}", only(&one, &other), only(&other, &one));
    }
}

#[test]
fn needs_and_outcomes_are_the_same_items() {
    for (source, again, _) in PAIRS {
        if is_left_out(again) {
            continue;
        }
        for list in ["/sections/B/needs", "/sections/E/outcomes"] {
            let (one, other) = (items(source, list), items(again, list));
            assert_eq!(one.len(), other.len(), "{again} {list}");
            assert!(alike(&one, &other) >= 0.9, "{again} {list}: {one:#?} {other:#?}");
        }
    }
}

#[cfg(feature = "doc")]
#[test]
fn deleted_words_of_an_old_word_document_are_kept_apart() {
    let (source, again) = (document("s7.docx"), document("s7.doc"));
    let deleted = |document: &Document| -> BTreeSet<String> {
        let gone = document.revisions.iter().filter(|revision| revision.kind == RevisionKind::Deleted);
        gone.flat_map(|revision| revision.text.split_whitespace())
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .filter(|word| !word.is_empty())
            .collect()
    };
    assert!(!deleted(&source).is_empty());
    assert!(deleted(&source).is_subset(&deleted(&again)), "{:?} {:?}", deleted(&source), deleted(&again));
    assert!(again.remarks.iter().any(|remark| remark.kind == RemarkKind::RevisionsUncertain));
    assert_eq!(again.comments.len(), source.comments.len());
}

#[cfg(feature = "doc")]
#[test]
fn an_old_word_document_cut_anywhere_never_panics() {
    let whole = bytes("s5.doc");
    for part in 1..10 {
        let answer = read(&whole[..whole.len() * part / 10]);
        assert!(!matches!(answer, Err(ehcp::convert::read::ReadError::Internal { .. })), "{part}");
    }
    let mut spoilt = whole;
    for at in (513..spoilt.len()).step_by(811) {
        spoilt[at] ^= 0x55;
    }
    assert!(!matches!(read(&spoilt), Err(ehcp::convert::read::ReadError::Internal { .. })));
}

/// Words as both readers have them, without signs and white space of their own.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn another_reader_of_word_files_sees_no_words_that_ours_does_not() {
    for name in ["s1.docx", "s3.docx", "s5.docx", "s7.docx"] {
        let reader = std::io::Cursor::new(bytes(name));
        let other = office_oxide::Document::from_reader(reader, office_oxide::DocumentFormat::Docx).unwrap();
        let document = document(name);
        let mut own = String::new();
        for (paragraph, _) in document.paragraphs() {
            let label = paragraph.mark.as_ref().map(|mark| mark.label.clone()).unwrap_or_default();
            for piece in [label.as_str(), " ", &paragraph.text, "\n"] {
                own.push_str(piece);
            }
        }
        // The other shows comments with a heading of its own.
        for comment in &document.comments {
            for piece in ["Comment ", comment.author.as_deref().unwrap_or_default(), " ", &comment.text, "\n"]
            {
                own.push_str(piece);
            }
        }
        let own = words(&own);
        let runs: BTreeSet<&[String]> = own.windows(3).collect();
        let mut missing = Vec::new();
        // Within its lines, since what follows a note or a cell is each reader's own order.
        for line in other.plain_text().lines().flat_map(|line| line.split('\t')) {
            let line = words(line);
            missing.extend(line.windows(3).filter(|run| !runs.contains(run)).map(<[String]>::to_vec));
        }
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}
