//! How well a converted plan tells what the truth beside its source says: the measures of `score.py`, simply.

#![expect(clippy::disallowed_methods, reason = "the tests read legacy plans")]
#![expect(clippy::cast_precision_loss, reason = "counts of words are small")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ehcp::convert::recognise::Lexicon;
use ehcp::convert::{Conversion, convert};
use ehcp::json::fingerprint_of;
use serde_json::Value;

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/legacy").join(name)
}

pub fn converted(bytes: &[u8], name: &str) -> Conversion {
    convert(bytes, name, &fingerprint_of(bytes).0, None, &Lexicon::general()).unwrap()
}

pub fn file(path: &Path) -> Conversion {
    converted(&std::fs::read(path).unwrap(), path.file_name().unwrap().to_str().unwrap())
}

pub fn files(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

pub fn truth(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

pub fn words(text: &str) -> Vec<String> {
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
pub fn section(plan: &Value, letter: &str) -> String {
    let mut text = Vec::new();
    let mut told = BTreeSet::new();
    for piece in plan["extensions"]["ehcp.conversion"]["reading"].as_array().unwrap() {
        let furniture = ["heading", "label", "fixed_wording", "contents", "placeholder", "mark"];
        if piece["section"] != letter || furniture.contains(&piece["as"].as_str().unwrap()) {
            continue;
        }
        if let Some(words) = piece["words"].as_str() {
            text.push(words.to_owned());
            continue;
        }
        // Several pieces may make one text of the record: it is told once.
        let pointer = piece["at"][0].as_str().unwrap();
        if told.insert(pointer) {
            text.push(plan.pointer(pointer).unwrap().as_str().unwrap().to_owned());
        }
    }
    text.join("\n")
}

/// Items of a kind with who and how often, and their identities.
pub fn items<'p>(plan: &'p Value, kind: &str) -> Vec<(&'p str, &'p Value)> {
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
pub struct Figures {
    /// Words in their section: right, wrong, missing. Words of the form count for nothing.
    pub placed: (usize, usize, usize),
    /// Runs of three words in their section: right, and all of the truth.
    pub order: (usize, usize),
    /// Items: right, found, wanted.
    pub items: (usize, usize, usize),
    /// Who and how often of provisions: right, wanted.
    pub beside: (usize, usize),
    /// Links of the kinds that the layout shows: right, found, wanted.
    pub links: (usize, usize, usize),
    /// Fields of the front page: right, wanted.
    pub identity: (usize, usize),
    /// Words of a sentence deleted in the source that stand in a section.
    pub deleted: usize,
}

impl Figures {
    /// The F1 of words in their section.
    pub fn words_f1(&self) -> f64 {
        let (right, wrong, missing) = self.placed;
        f1((right, right + wrong, right + missing))
    }

    /// The share of runs of three words that stand in their section in their order.
    pub fn order_kept(&self) -> f64 {
        share(self.order)
    }
}

pub fn share((right, all): (usize, usize)) -> f64 {
    if all == 0 { 1.0 } else { right as f64 / all as f64 }
}

pub fn f1((hit, found, wanted): (usize, usize, usize)) -> f64 {
    if found + wanted == 0 { 1.0 } else { 2.0 * hit as f64 / (found + wanted) as f64 }
}

fn runs(words: &[String]) -> BTreeMap<&[String], usize> {
    let mut found = BTreeMap::new();
    for run in words.windows(3) {
        *found.entry(run).or_insert(0) += 1;
    }
    found
}

fn in_both<T: Ord>(one: &BTreeMap<T, usize>, two: &BTreeMap<T, usize>) -> usize {
    one.iter().map(|(key, count)| (*count).min(two.get(key).copied().unwrap_or(0))).sum()
}

/// Words and their order, section by section.
fn measure_words(plan: &Value, truth: &Value, figures: &mut Figures) {
    let wanted = truth["sections"].as_object().unwrap();
    let joint = wanted.contains_key("H");
    let letters = ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "H", "I", "J", "K"];
    let form = ["heading", "label", "numlabel", "boiler", "placeholder", "toc"];
    let mut all = Vec::new();
    for letter in letters {
        if joint && letter.starts_with('H') && letter != "H" {
            continue;
        }
        let own = match letter {
            "H" if joint => format!("{}\n{}", section(plan, "H1"), section(plan, "H2")),
            "H" => continue,
            letter => section(plan, letter),
        };
        let (own, text) =
            (words(&own), words(wanted.get(letter).and_then(Value::as_str).unwrap_or_default()));
        figures.order.0 += in_both(&runs(&text), &runs(&own));
        figures.order.1 += text.len().saturating_sub(2);
        let (own_bag, mut spare) = (bag(own.clone()), bag(text.clone()));
        let right = in_both(&own_bag, &spare);
        for block in truth["blocks"].as_array().unwrap() {
            let here = block["sec"].as_str().is_none_or(|section| section == letter);
            if here && form.contains(&block["kind"].as_str().unwrap()) {
                for word in words(block["text"].as_str().unwrap()) {
                    *spare.entry(word).or_insert(0) += 1;
                }
            }
        }
        figures.placed.0 += right;
        figures.placed.1 += own.len() - in_both(&own_bag, &spare);
        figures.placed.2 += text.len() - right;
        all.extend(own);
    }
    let standing = all.join(" ");
    let current: Vec<String> = wanted.values().map(|text| words(text.as_str().unwrap()).join(" ")).collect();
    for block in truth["blocks"].as_array().unwrap().iter().filter(|block| block["kind"] == "deleted") {
        let deleted = words(block["text"].as_str().unwrap());
        // The same sentence may stand elsewhere by right.
        if current.iter().any(|text| text.contains(&deleted.join(" "))) {
            continue;
        }
        figures.deleted += if standing.contains(&deleted.join(" ")) { deleted.len() } else { 0 };
    }
}

/// The fields of the front page that the document shows.
fn measure_identity(plan: &Value, truth: &Value, figures: &mut Figures) {
    let child = &plan["child_or_young_person"];
    let whole: Vec<&str> =
        ["given", "middle", "family"].iter().filter_map(|part| child["name"][*part].as_str()).collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for (key, own) in [
        ("child_name", whole.join(" ")),
        ("preferred_name", text(&child["name"]["preferred"])),
        ("dob", text(&child["date_of_birth"])),
        ("upn", text(&child["identifiers"]["unique_pupil_number"])),
        ("nhs", text(&child["identifiers"]["nhs_number"])),
        ("council", text(&plan["local_authority"]["name"])),
        ("setting", text(&child["setting_attended"]["name"])),
        ("parent", text(&child["contacts"][0]["name"])),
        ("issue_date", text(&plan["version"]["made_on"])),
        ("review_date", text(&plan["version"]["next_review_by"])),
        ("status", text(&plan["version"]["status"])),
    ] {
        if let Some(wanted) = truth["identity"][key].as_str() {
            figures.identity.0 += usize::from(words(&own) == words(wanted));
            figures.identity.1 += 1;
        }
    }
}

pub fn measure(plan: &Value, truth: &Value) -> Figures {
    let mut figures = Figures::default();
    measure_words(plan, truth, &mut figures);
    measure_identity(plan, truth, &mut figures);
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
