//! A JSON pointer in the words of a caseworker: "Section F, provision F3".

use crate::model::{BroadArea, Date, Section, assign_labels, label_prefix};
use crate::timescales::words::day;
use serde_json::Value;
use std::collections::HashMap;

/// Puts the pointers of one plan into words. It works on any JSON, also on a faulty plan.
#[derive(Debug)]
pub struct Places<'a> {
    plan: &'a Value,
    labels: HashMap<String, String>,
}

/// The lists whose items have labels: section, field, and what one item is called.
const LABELLED: [(Section, &str, &str); 11] = [
    (Section::A, "aspirations", "aspiration"),
    (Section::B, "needs", "need"),
    (Section::C, "needs", "need"),
    (Section::D, "needs", "need"),
    (Section::E, "outcomes", "outcome"),
    (Section::F, "provisions", "provision"),
    (Section::G, "provisions", "provision"),
    (Section::H1, "provisions", "provision"),
    (Section::H2, "provisions", "provision"),
    (Section::J, "direct_payments", "direct payment"),
    (Section::K, "advice", "advice"),
];

/// The parts of a plan whose names in JSON are not the words that people use.
const PARTS: [(&str, &str); 6] = [
    ("child_or_young_person", "front page"),
    ("local_authority", "council"),
    ("rights_holder", "rights holder"),
    ("unplaced", "unplaced text"),
    ("schema", "schema version"),
    ("id", "identity"),
];

/// One item of a list, by the name of the list.
const ITEMS: [(&str, &str); 33] = [
    ("accessible_formats", "accessible format"),
    ("addresses", "address"),
    ("areas", "area"),
    ("aspirations", "aspiration"),
    ("attendance", "person"),
    ("components", "component"),
    ("contacts", "contact"),
    ("delivered_by", "deliverer"),
    ("events", "event"),
    ("exceptions", "exception"),
    ("former", "former name"),
    ("former_unique_pupil_numbers", "former unique pupil number"),
    ("interests", "interest"),
    ("languages", "language"),
    ("lines", "line"),
    ("measure_kinds", "kind of measure"),
    ("media", "media"),
    ("methods", "method"),
    ("other_professionals", "other professional"),
    ("placements", "placement"),
    ("preparing_for_adulthood", "area of adulthood"),
    ("previous_authorities", "previous council"),
    ("progress", "progress"),
    ("quantities", "amount"),
    ("representatives", "representative"),
    ("steps", "step"),
    ("strengths", "strength"),
    ("transitions", "transition"),
    ("types", "type of need"),
    ("unplaced", "unplaced text"),
    ("views", "view"),
    ("annual_reviews", "annual review"),
    ("evidence", "evidence"),
];

impl<'a> Places<'a> {
    /// Prepares the labels of the plan's items.
    #[must_use]
    pub fn of(plan: &'a Value) -> Self {
        let lists: Vec<(&str, Vec<Option<&str>>)> = LABELLED
            .iter()
            .map(|(section, field, _)| {
                let items = plan.pointer(&format!("/sections/{}/{field}", section.letter()));
                let labels = |items: &'a Vec<Value>| {
                    items.iter().map(|item| item.get("label").and_then(Value::as_str)).collect()
                };
                (label_prefix(*section), items.and_then(Value::as_array).map(labels).unwrap_or_default())
            })
            .collect();
        let mut labels = HashMap::new();
        for ((section, field, _), assigned) in LABELLED.iter().zip(assign_labels(&lists)) {
            for (index, label) in assigned.into_iter().enumerate() {
                labels.insert(format!("/sections/{}/{field}/{index}", section.letter()), label);
            }
        }
        Self { plan, labels }
    }

    /// The place at this pointer in words.
    #[must_use]
    pub fn words(&self, pointer: &str) -> String {
        let steps: Vec<String> =
            pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let parts = match steps.as_slice() {
            [] => vec!["the plan as a whole".to_owned()],
            // A list where the plan should be.
            [first, ..] if is_number(first) => vec!["the plan as a whole".to_owned()],
            // What a council calls things under `extensions` is its own affair.
            ["extensions", ..] => vec!["extensions".to_owned()],
            ["sections"] => vec!["sections".to_owned()],
            ["sections", letter, rest @ ..] => self.in_section(letter, rest),
            ["annual_reviews", index, rest @ ..] => {
                let mut parts = vec![self.review(index)];
                parts.extend(inner("", rest));
                parts
            }
            ["lifecycle", rest @ ..] if !rest.is_empty() => inner("", rest),
            [first, index, rest @ ..] if is_number(index) => {
                let mut parts = vec![item(first, index)];
                parts.extend(inner("", rest));
                parts
            }
            [first, rest @ ..] => {
                let named = PARTS.iter().find(|(name, _)| name == first).map(|(_, words)| *words);
                let mut parts = vec![named.map_or_else(|| plain(first), str::to_owned)];
                parts.extend(inner(first, rest));
                parts
            }
        };
        parts.join(", ")
    }

    fn in_section(&self, letter: &str, rest: &[&str]) -> Vec<String> {
        let mut parts = vec![format!("Section {letter}")];
        let section = Section::from_letter(letter);
        match rest {
            [list, index, rest @ ..] if is_number(index) => {
                let labelled = LABELLED.iter().find(|(of, field, _)| Some(*of) == section && field == list);
                let label = self.labels.get(&format!("/sections/{letter}/{list}/{index}"));
                parts.push(match (labelled, label) {
                    (Some((_, _, noun)), Some(label)) => format!("{noun} {label}"),
                    _ if *list == "areas" => self.area(letter, index),
                    _ => item(list, index),
                });
                if rest != ["text"] {
                    parts.extend(inner(list, rest));
                }
            }
            rest => parts.extend(inner("", rest)),
        }
        parts
    }

    /// A broad area by its name, where the plan says which it is.
    fn area(&self, letter: &str, index: &str) -> String {
        let code = self.plan.pointer(&format!("/sections/{letter}/areas/{index}/area"));
        let known: Option<BroadArea> = code.and_then(|code| serde_json::from_value(code.clone()).ok());
        known.map_or_else(|| item("areas", index), |area| format!("area {}", area.title()))
    }

    /// A review by the day of its meeting, where the plan says when it was.
    fn review(&self, index: &str) -> String {
        let on = self.plan.pointer(&format!("/annual_reviews/{index}/meeting_on")).and_then(Value::as_str);
        match on.and_then(|on| on.parse::<Date>().ok()) {
            Some(date) => format!("annual review of {}", day(date)),
            None => item("annual_reviews", index),
        }
    }
}

/// The words for the steps inside a part of the plan.
fn inner(of: &str, steps: &[&str]) -> Vec<String> {
    let mut parts = Vec::new();
    let mut list = of;
    let mut steps = steps.iter().peekable();
    while let Some(step) = steps.next() {
        if is_number(step) {
            parts.push(item(list, step));
        } else if !steps.peek().is_some_and(|next| is_number(next)) {
            parts.push(plain(step));
        }
        list = step;
    }
    parts
}

/// An item of a list that has no label: "contact 1".
fn item(list: &str, index: &str) -> String {
    let noun =
        ITEMS.iter().find(|(name, _)| *name == list).map_or_else(|| plain(list), |(_, noun)| (*noun).into());
    let number = index.parse::<u64>().ok().and_then(|index| index.checked_add(1));
    match number {
        Some(number) => format!("{noun} {number}").trim_start().to_owned(),
        None => noun,
    }
}

/// A field's name in words; what people write in capitals stays in capitals.
fn plain(field: &str) -> String {
    let words = field.split('_').map(|word| match word {
        "nhs" => "NHS",
        "gss" => "GSS",
        "sha256" => "SHA-256",
        "id" => "identity",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_number(step: &str) -> bool {
    !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pointers_become_words() {
        let plan = json!({
            "sections": {
                "B": { "areas": [{ "area": "cognition_and_learning" }] },
                "F": { "provisions": [{}, { "label": "OT-2" }, {}] },
                "H1": { "provisions": [{}] },
                "A": { "aspirations": [{}], "views": [{}, {}] },
            },
            "annual_reviews": [{ "meeting_on": "2026-11-10" }, {}],
        });
        let places = Places::of(&plan);
        for (pointer, words) in [
            ("", "the plan as a whole"),
            ("/sections/F", "Section F"),
            ("/sections/F/provisions/2/text", "Section F, provision F3"),
            ("/sections/F/provisions/1/supports/0", "Section F, provision OT-2, supports 1"),
            (
                "/sections/F/provisions/2/quantities/0/sessions/count/max",
                "Section F, provision F3, amount 1, sessions, count, max",
            ),
            ("/sections/H1/provisions/0", "Section H1, provision H1.1"),
            ("/sections/A/aspirations/0", "Section A, aspiration A1"),
            ("/sections/A/views/1/whose", "Section A, view 2, whose"),
            ("/sections/B/areas/0/summary", "Section B, area Cognition and learning, summary"),
            ("/sections/I/status", "Section I, status"),
            ("/child_or_young_person/contacts/0/telephone", "front page, contact 1, telephone"),
            ("/child_or_young_person/date_of_birth", "front page, date of birth"),
            ("/annual_reviews/0/progress/1", "annual review of 10 November 2026, progress 2"),
            ("/annual_reviews/1/meeting_on", "annual review 2, meeting on"),
            ("/lifecycle/events/3/on", "event 4, on"),
            ("/version/made_on", "version, made on"),
            ("/child_or_young_person/identifiers/nhs_number", "front page, identifiers, NHS number"),
            ("/previous_authorities/0/name", "previous council 1, name"),
            ("/extensions/northmere.example/a~1b", "extensions"),
            ("/local_funding/band", "local funding, band"),
            ("/sections/F/provisions/99999999999999999999999", "Section F, provisions"),
        ] {
            assert_eq!(places.words(pointer), words, "{pointer}");
        }
    }
}
