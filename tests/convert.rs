//! Legacy plans converted: measured against the truth of the samples, and on layouts of our own.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads the samples")]
#![expect(clippy::print_stdout, reason = "the table of figures is part of the test's output")]
#![expect(clippy::cast_precision_loss, reason = "counts of words are small")]

use ehcp::convert::recognise::Lexicon;
use ehcp::convert::report::Status;
use ehcp::convert::{Conversion, convert};
use ehcp::json::fingerprint_of;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/legacy").join(name)
}

fn converted(bytes: &[u8], name: &str) -> Conversion {
    convert(bytes, name, &fingerprint_of(bytes).0, None, &Lexicon::general()).unwrap()
}

fn file(path: &Path) -> Conversion {
    converted(&std::fs::read(path).unwrap(), path.file_name().unwrap().to_str().unwrap())
}

fn words(text: &str) -> Vec<String> {
    text.replace('\u{2019}', "'")
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'))
        .map(|word| word.trim_matches(['\'', '-']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

fn bag(words: Vec<String>) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    for word in words {
        *bag.entry(word).or_insert(0) += 1;
    }
    bag
}

fn common(one: &str, two: &str) -> (usize, usize, usize) {
    let (one, two) = (words(one), words(two));
    let lengths = (one.len(), two.len());
    let (one, two) = (bag(one), bag(two));
    let both = one.iter().map(|(word, count)| (*count).min(two.get(word).copied().unwrap_or(0))).sum();
    (both, lengths.0, lengths.1)
}

fn alike(one: &str, two: &str) -> f64 {
    let (both, first, second) = common(one, two);
    if first + second == 0 { 0.0 } else { 2.0 * both as f64 / (first + second) as f64 }
}

/// The words of a section in the source's order, as the plan itself tells them.
fn section(plan: &Value, letter: &str) -> String {
    let mut text = Vec::new();
    for piece in plan["extensions"]["ehcp.conversion"]["reading"].as_array().unwrap() {
        let furniture = ["heading", "label", "fixed_wording", "contents", "placeholder", "mark"];
        if piece["section"] != letter || furniture.contains(&piece["as"].as_str().unwrap()) {
            continue;
        }
        match piece["words"].as_str() {
            Some(words) => text.push(words.to_owned()),
            None => text
                .push(plan.pointer(piece["at"][0].as_str().unwrap()).unwrap().as_str().unwrap().to_owned()),
        }
    }
    let mut once: Vec<String> = Vec::new();
    for one in text {
        if once.last() != Some(&one) {
            once.push(one);
        }
    }
    once.join("\n")
}

/// Items of a kind with who and how often, and their identities.
fn items<'p>(plan: &'p Value, kind: &str) -> Vec<(&'p str, &'p Value)> {
    let lists: &[&str] = match kind {
        "need" => &["/sections/B/needs", "/sections/C/needs", "/sections/D/needs"],
        "outcome" => &["/sections/E/outcomes"],
        _ => &[
            "/sections/F/provisions",
            "/sections/G/provisions",
            "/sections/H1/provisions",
            "/sections/H2/provisions",
        ],
    };
    lists
        .iter()
        .filter_map(|list| plan.pointer(list)?.as_array())
        .flatten()
        .map(|item| (item["id"].as_str().unwrap(), item))
        .collect()
}

/// What was measured of one document.
#[derive(Default)]
struct Figures {
    placed: (usize, usize, usize),
    items: (usize, usize, usize),
    beside: (usize, usize),
    links: (usize, usize, usize),
}

fn f1((hit, found, wanted): (usize, usize, usize)) -> f64 {
    if found + wanted == 0 { 1.0 } else { 2.0 * hit as f64 / (found + wanted) as f64 }
}

fn measure(plan: &Value, truth: &Value) -> Figures {
    let mut figures = Figures::default();
    for (letter, text) in truth["sections"].as_object().unwrap() {
        let own = if letter == "H" {
            format!("{}\n{}", section(plan, "H1"), section(plan, "H2"))
        } else {
            section(plan, letter)
        };
        let (both, found, wanted) = common(&own, text.as_str().unwrap());
        figures.placed.0 += both;
        figures.placed.1 += found;
        figures.placed.2 += wanted;
    }
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for kind in ["need", "outcome", "provision"] {
        let own = items(plan, kind);
        figures.items.1 += own.len();
        for wanted in truth["items"].as_array().unwrap().iter().filter(|item| item["type"] == kind) {
            figures.items.2 += 1;
            let text = wanted["text"].as_str().unwrap();
            // Of two that are equally alike the first is meant.
            let best = own.iter().rev().filter(|(id, _)| !known.contains_key(*id)).max_by(|one, two| {
                let score = |item: &Value| alike(item["text"].as_str().unwrap(), text);
                score(one.1).total_cmp(&score(two.1))
            });
            let asked = ["who", "how_often"].iter().filter(|field| wanted[**field].is_string()).count();
            figures.beside.1 += asked;
            let Some((id, item)) =
                best.filter(|(_, item)| alike(item["text"].as_str().unwrap(), text) >= 0.7)
            else {
                continue;
            };
            figures.items.0 += 1;
            known.insert((*id).to_owned(), format!("{kind} {}", wanted["id"].as_str().unwrap()));
            for field in ["who", "how_often"] {
                let Some(words) = wanted[field].as_str() else { continue };
                let own = item["as_written"][field].as_str().unwrap_or_default();
                figures.beside.0 += usize::from(alike(own, words) >= 0.8);
            }
        }
    }
    let mut own = Vec::new();
    for (kind, field, other) in [("provision", "supports", "outcome"), ("outcome", "needs", "need")] {
        for (id, item) in items(plan, kind) {
            for to in item[field].as_array().into_iter().flatten() {
                let name = |id: &str| known.get(id).cloned().unwrap_or_else(|| "?".to_owned());
                own.push((other.to_owned() + kind, name(to.as_str().unwrap()), name(id)));
            }
        }
    }
    let wanted: Vec<(String, String, String)> = truth["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|link| {
            let part = |at: usize| link[at].as_str().unwrap();
            (
                part(0).to_owned() + part(2),
                format!("{} {}", part(0), part(1)),
                format!("{} {}", part(2), part(3)),
            )
        })
        .collect();
    own.retain(|link| wanted.iter().any(|other| other.0 == link.0));
    figures.links = (own.iter().filter(|link| wanted.contains(link)).count(), own.len(), wanted.len());
    figures
}

#[test]
fn the_samples_reach_the_aims() {
    println!("sample    words in section  items  who, how often  links");
    let mut seen = 0;
    for name in ["s1.docx", "s2.rtf", "s3.docx", "s5.docx", "s7.docx", "s8.txt"] {
        let made = file(&folder("samples").join(name));
        let stem = name.split('.').next().unwrap();
        let truth = std::fs::read_to_string(folder("samples/truth").join(format!("{stem}.json"))).unwrap();
        let truth: Value = serde_json::from_str(&truth).unwrap();
        let figures = measure(&made.plan, &truth);
        let beside = figures.beside.0 as f64 / figures.beside.1.max(1) as f64;
        let (placed, found, links) = (f1(figures.placed), f1(figures.items), f1(figures.links));
        println!("{name:10}{placed:16.3}{found:7.3}{beside:16.3}{links:7.3}");
        assert!(placed >= 0.97 && found >= 0.9 && beside >= 0.9 && links >= 0.85, "{name}");
        assert_eq!(made.report.words.lost, 0, "{name}");
        identity(&made.plan, &truth["identity"], name);
        seen += 1;
    }
    assert_eq!(seen, 6);
}

fn identity(plan: &Value, truth: &Value, name: &str) {
    let child = &plan["child_or_young_person"];
    let whole: Vec<&str> =
        ["given", "middle", "family"].iter().filter_map(|part| child["name"][*part].as_str()).collect();
    let same = |own: &str, key: &str| {
        if let Some(wanted) = truth[key].as_str() {
            assert_eq!(words(own), words(wanted), "{name}: {key}");
        }
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    same(&whole.join(" "), "child_name");
    same(&text(&child["date_of_birth"]), "dob");
    same(&text(&child["identifiers"]["unique_pupil_number"]), "upn");
    same(&text(&child["identifiers"]["nhs_number"]), "nhs");
    same(&text(&plan["local_authority"]["name"]), "council");
    same(&text(&child["setting_attended"]["name"]), "setting");
    same(&text(&plan["version"]["made_on"]), "issue_date");
    same(&text(&plan["version"]["next_review_by"]), "review_date");
}

fn texts(plan: &Value, kind: &str) -> Vec<String> {
    items(plan, kind).into_iter().map(|(_, item)| item["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn layouts_of_our_own_are_read_by_the_same_rules() {
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
