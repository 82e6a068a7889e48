//! Legacy plans converted: measured against the truth of the samples, and on layouts of our own.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::print_stdout, reason = "the table of figures is part of the test's output")]

mod support;

use ehcp::convert::report::Status;
use serde_json::Value;
use std::path::Path;
use support::legacy::{Figures, converted, f1, file, folder, items, measure, share, truth};

/// One line of the table, held to the aims.
fn told(name: &str, path: &Path, truth_of: &Path, all: &mut Figures) {
    let (made, truth) = (file(path), truth(truth_of));
    let figures = measure(&made.plan, &truth);
    let (words, order, identity) = (figures.words_f1(), figures.order_kept(), share(figures.identity));
    let (found, beside, links) = (f1(figures.items), share(figures.beside), f1(figures.links));
    println!("{name:30}{words:7.3}{order:7.3}{identity:7.3}{found:7.3}{beside:7.3}{links:7.3}");
    assert!(words >= 0.97 && order >= 0.97 && identity >= 0.98, "{name}");
    assert!(found >= 0.9 && beside >= 0.9 && links >= 0.85, "{name}");
    assert_eq!((made.report.words.lost, figures.deleted), (0, 0), "{name}");
    all.items.0 += figures.items.0;
    all.items.2 += figures.items.2;
}

const TABLE: &str = "source                          words  order  whose  items who/how links";

#[test]
fn the_samples_reach_the_aims() {
    println!("{TABLE}");
    for name in ["s1.docx", "s2.rtf", "s3.docx", "s4.pdf", "s5.docx", "s6.odt", "s7.docx", "s8.txt"] {
        let stem = name.split('.').next().unwrap();
        let truth = folder("samples/truth").join(format!("{stem}.json"));
        told(name, &folder("samples").join(name), &truth, &mut Figures::default());
    }
}

#[test]
fn layouts_of_our_own_reach_the_aims() {
    println!("{TABLE}");
    let mut all = Figures::default();
    let mut truths = support::legacy::files(&folder("layouts/truth"));
    truths.sort();
    assert!(truths.len() >= 19);
    for path in truths {
        let name = truth(&path)["file"].as_str().unwrap().to_owned();
        told(&name, &folder("layouts").join(&name), &path, &mut all);
    }
    assert!(all.items.2 > 600, "the layouts hold {} items", all.items.2);
}

fn texts(plan: &Value, kind: &str) -> Vec<String> {
    items(plan, kind).into_iter().map(|(_, item)| item["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn short_pages_are_read_by_the_same_rules() {
    for (name, needs, outcomes, provisions, supports) in [
        // Parts with numbers and no letters, a list of contents, numbers of outcomes in a column.
        ("numbered-parts.html", 3, 2, 3, 4),
        // A table explains every section first, K is printed first, E and F share a table with merged rows.
        ("explained-first.html", 3, 2, 4, 3),
        // Capitals alone mark the headings of a plain text.
        ("capitals.txt", 3, 2, 4, 3),
        // Letters in the first column of one long table, labels such as E1 typed before outcomes.
        ("letters-first-column.html", 2, 2, 3, 3),
    ] {
        let made = file(&folder("layouts").join(name));
        let plan = &made.plan;
        assert_eq!(texts(plan, "need").len(), needs, "{name}: {:?}", texts(plan, "need"));
        assert_eq!(texts(plan, "outcome").len(), outcomes, "{name}: {:?}", texts(plan, "outcome"));
        assert_eq!(texts(plan, "provision").len(), provisions, "{name}: {:?}", texts(plan, "provision"));
        let links: usize = items(plan, "provision")
            .iter()
            .map(|(_, item)| item["supports"].as_array().map_or(0, Vec::len))
            .sum();
        assert_eq!(links, supports, "{name}");
        assert_eq!(made.report.words.lost, 0, "{name}");
        for (_, item) in items(plan, "provision") {
            let in_f = plan["sections"]["F"]["provisions"].as_array().unwrap().contains(item);
            assert!(!in_f || item["as_written"]["who"].is_string(), "{name}: {item}");
            assert!(!in_f || item["as_written"]["how_often"].is_string(), "{name}: {item}");
        }
        assert!(plan["sections"]["K"]["advice"].as_array().is_some_and(|advice| advice.len() == 2), "{name}");
        assert!(plan["child_or_young_person"]["date_of_birth"].is_string(), "{name}");
    }
}

#[test]
fn a_converted_plan_is_read_again_and_fits_the_schema() {
    for name in ["s1.docx", "s2.rtf", "s3.docx", "s5.docx", "s7.docx", "s8.txt"] {
        let made = file(&folder("samples").join(name));
        let bytes = serde_json::to_vec(&made.plan).unwrap();
        let read = ehcp::json::read(&bytes);
        assert!(read.is_ok(), "{name}: {:?}", read.err());
    }
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let path = folder("samples").join("s1.docx");
    let (one, two) = (file(&path), file(&path));
    assert_eq!(serde_json::to_vec(&one.plan).unwrap(), serde_json::to_vec(&two.plan).unwrap());
    assert_eq!(serde_json::to_vec(&one.report).unwrap(), serde_json::to_vec(&two.report).unwrap());
    assert_eq!(one.proof, two.proof);
}

#[test]
fn deleted_words_and_comments_are_told_and_in_no_plan() {
    let made = file(&folder("samples").join("s7.docx"));
    assert!(made.report.revisions.iter().any(|revision| !revision.kind.is_current()));
    assert!(!made.report.comments.is_empty());
    let plan = serde_json::to_string(&made.plan).unwrap();
    for comment in &made.report.comments {
        assert!(!plan.contains(&comment.words));
    }
}

#[test]
fn words_of_the_plan_are_no_code_on_the_proof_sheet() {
    let text = "Northmere Council\nName: Sam <script>alert(1)</script>\nDate of birth: 1 May 2015\n\n\
                Section B: Special educational needs\n\nSam says \"><img src=x onerror=alert(1)> {{ 7 * 7 }}.\n\n\
                Section E: Outcomes\n\nSam will wait {% raw %} his turn.\n\n\
                Section F: Special educational provision\n\nA quiet room each day.\n";
    let made = converted(text.as_bytes(), "<b>.txt");
    assert!(!made.proof.contains("<script>") && !made.proof.contains("<img") && !made.proof.contains("<b>."));
    assert!(made.proof.contains("{{ 7 * 7 }}") && made.proof.contains("&lt;script&gt;"));
}

#[test]
fn what_the_source_lacks_is_absent_and_said() {
    let text = "Section B: Special educational needs\n\nSam finds reading hard.\n\n\
                Section F: Special educational provision\n\nA reading pen.\n";
    let made = converted(text.as_bytes(), "plan.txt");
    assert_eq!(made.report.status, Status::Doubtful);
    for (lack, parent, key) in [
        ("/child_or_young_person/date_of_birth", "/child_or_young_person", "date_of_birth"),
        ("/child_or_young_person/name", "/child_or_young_person", "name"),
        ("/local_authority/name", "/local_authority", "name"),
    ] {
        assert!(made.report.lacks.contains(&lack));
        assert!(made.plan.pointer(parent).unwrap().get(key).is_none());
    }
}

#[test]
fn amounts_that_differ_from_the_words_are_left_out() {
    let page = "<p>Northmere Council</p><p>Name: Sam Vale</p><p>DOB: 1/5/2015</p>\
        <h2>Section E: Outcomes</h2><p>Sam will read a page by July 2027.</p>\
        <h2>Section F: Special educational provision</h2><table><tr><th>Provision</th><th>Who</th><th>How often</th></tr>\
        <tr><td>Reading for 20 minutes, twice a week.</td><td>Class teacher</td><td>10 minutes each day</td></tr>\
        <tr><td>Phonics practice.</td><td>Teaching assistant</td><td>15 minutes, three times a week</td></tr></table>";
    let made = converted(format!("<html><body>{page}</body></html>").as_bytes(), "plan.html");
    let list = made.plan["sections"]["F"]["provisions"].as_array().unwrap();
    assert!(list[0].get("quantities").is_none());
    assert_eq!(list[1]["quantities"][0]["duration_minutes"]["min"], 15);
    assert!(made.report.doubts.iter().any(|doubt| doubt.reason.contains("different amounts")));
}
