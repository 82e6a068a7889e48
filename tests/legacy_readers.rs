//! Legacy files read into the neutral document: no word lost, none shown that was deleted.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads the samples")]

use std::io::Write;
use std::path::{Path, PathBuf};

use ehcp::convert::document::{Document, FileType, RevisionKind};
use ehcp::convert::read::{ReadError, read};
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

const SAMPLES: [&str; 8] =
    ["s1.docx", "s2.rtf", "s3.docx", "s4.pdf", "s5.docx", "s6.odt", "s7.docx", "s8.txt"];

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

/// A zip file with these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn word(document: &[u8]) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document)])
}

#[test]
fn hostile_files_have_one_clear_answer_each() {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let body = |inside: &str| format!("<w:document {w}><w:body>{inside}</w:body></w:document>").into_bytes();
    let bomb = vec![b' '; 30_000_000];
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound = |stream: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(512, 0);
        bytes.extend(wide(stream));
        bytes
    };
    let attributes: String =
        (0..5_000).map(|number| format!(" a{number}=\"x\"")).collect::<Vec<_>>().concat();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", Vec::new(), "empty"),
        ("white space", b" \r\n\t ".to_vec(), "empty"),
        ("a bomb", word(&bomb), "over the limit"),
        ("entities", word(b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), "document type"),
        ("an entity from elsewhere", word(b"<!DOCTYPE a SYSTEM \"http://x/y.dtd\"><a/>"), "document type"),
        ("a bare entity", word(&body("<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>")), "document type"),
        ("deep tables", word(&body(&"<w:tbl><w:tr><w:tc>".repeat(20_000))), "over the limit"),
        ("many attributes", word(&body(&format!("<w:p{attributes}/>"))), "over the limit"),
        ("broken XML", word(b"<w:document><w:body>"), "damaged"),
        ("no main part", zipped(&[("[Content_Types].xml", b"<Types/>")]), "damaged"),
        ("names that climb", zipped(&[("../../etc/passwd", b"x")]), "an archive"),
        ("a spreadsheet", zipped(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"")]), "spreadsheet"),
        (
            "a presentation",
            zipped(&[("[Content_Types].xml", b""), ("ppt/presentation.xml", b"")]),
            "presentation",
        ),
        (
            "a locked OpenDocument",
            zipped(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
                ("content.xml", b"?"),
            ]),
            "encrypted",
        ),
        ("a locked Word document", compound("EncryptedPackage"), "encrypted"),
        ("an old spreadsheet", compound("Workbook"), "spreadsheet"),
        ("deep RTF", b"{\\rtf1 ".iter().copied().chain(b"{".repeat(1_000_000)).collect(), "over the limit"),
        (
            "deep tables on a page",
            format!("<html>{}", "<table><tr><td>".repeat(20_000)).into_bytes(),
            "over the limit",
        ),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "OCR"),
        ("a program", b"MZ\x90\0\x03\0\0\0".to_vec(), "program"),
        (
            "noise",
            (0..4_000_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect(),
            "no known type",
        ),
        ("a short PDF", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog".to_vec(), "cut short"),
        ("JSON", b"{\"schema\":\"x\"}".to_vec(), "JSON"),
        ("a document without words", word(&body("<w:p/>")), "no text"),
    ];
    for (name, bytes, expected) in cases {
        let answer = read(&bytes).map(|document| document.count_words()).map_err(|error| error.to_string());
        let message = answer.expect_err(name);
        assert!(message.contains(expected), "{name}: {message}");
    }
}

#[test]
fn damaged_samples_are_named() {
    let answer = |name: &str| {
        let bytes = std::fs::read(samples().join("damaged").join(name)).unwrap();
        read(&bytes).map_err(|error| error.to_string())
    };
    assert!(answer("empty.docx").unwrap_err().contains("empty"));
    assert!(answer("cut-short.docx").unwrap_err().contains("cut short"));
    assert!(answer("locked.pdf").unwrap_err().contains("encrypted"));
    assert_eq!(answer("really-a-pdf.docx").unwrap().file_type, FileType::Pdf);
}

#[test]
fn samples_cut_anywhere_never_panic() {
    for name in SAMPLES {
        let bytes = std::fs::read(samples().join(name)).unwrap();
        for part in 1..12 {
            let answer = read(&bytes[..bytes.len() * part / 12]);
            assert!(!matches!(answer, Err(ReadError::Internal { .. })), "{name} {part}");
        }
        let mut spoilt = bytes.clone();
        for at in (97..spoilt.len()).step_by(997) {
            spoilt[at] ^= 0x55;
        }
        assert!(!matches!(read(&spoilt), Err(ReadError::Internal { .. })), "{name}");
    }
}
