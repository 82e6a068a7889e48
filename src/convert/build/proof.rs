//! The proof that no word was lost, by counting in two ways.

use super::placed::{Became, Placed};
use crate::convert::document::Document;
use crate::model::Plan;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many words the source has, and what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Words {
    /// Current words of the source: body, text boxes, notes, running heads and feet.
    pub source: usize,
    /// Words of items and fields.
    pub placed: usize,
    /// Words kept in `unplaced`.
    pub unplaced: usize,
    /// The form's own words.
    pub furniture: usize,
    /// Words that are in none of these.
    pub lost: usize,
}

/// Counts. The document is counted by its own words; the results by where each stretch went. Then
/// every word of the document is looked for in the plan itself, as written. What either count misses
/// is lost.
pub(super) fn count(document: &Document, placed: &[Placed], plan: &Plan) -> Words {
    let of = |became: Became| -> usize {
        placed.iter().filter(|one| one.became == became).map(|one| one.words.split_whitespace().count()).sum()
    };
    let mut words = Words {
        source: document.count_words().current(),
        placed: of(Became::Placed),
        unplaced: of(Became::Unplaced),
        furniture: of(Became::Furniture),
        lost: 0,
    };
    let by_place = words.source.saturating_sub(words.placed + words.unplaced + words.furniture);
    let mut there: BTreeMap<String, usize> = BTreeMap::new();
    // What the record holds; provenance repeats words and proves nothing.
    let mut json = serde_json::to_value(plan).unwrap_or_default();
    strip_provenance(&mut json);
    strings(&json, &mut |text| {
        for word in tokens(text) {
            *there.entry(word).or_insert(0) += 1;
        }
    });
    let mut missing = 0;
    for word in document.words() {
        for token in tokens(word.text) {
            match there.get_mut(&token) {
                Some(count) if *count > 0 => *count -= 1,
                _ => missing += 1,
            }
        }
    }
    words.lost = by_place.max(missing);
    words
}

fn strip_provenance(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(object) => {
            object.shift_remove("provenance");
            object.shift_remove("furniture");
            object.shift_remove("place");
            object.shift_remove("line");
            object.shift_remove("delivered_by");
            object.values_mut().for_each(strip_provenance);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(strip_provenance),
        _ => {}
    }
}

fn strings(value: &serde_json::Value, visit: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => visit(text),
        serde_json::Value::Array(list) => list.iter().for_each(|value| strings(value, visit)),
        serde_json::Value::Object(object) => object.values().for_each(|value| strings(value, visit)),
        _ => {}
    }
}

/// Runs of letters and digits, in small letters.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}
