//! What changed in the record only: version, dates, links, typed facts, papers of the case.

use super::patch::Operation;

/// Fields whose words are compared as changes, so that they are no business of the record.
const COMPARED: [&str; 18] = [
    "text",
    "strengths",
    "impact_in_setting",
    "impact_in_daily_life",
    "current_level",
    "impact",
    "baseline",
    "target",
    "measure",
    "reviewed_by",
    "steps",
    "activity",
    "setting",
    "monitoring",
    "as_written",
    "statement",
    "history",
    "how_to_communicate",
];

/// The places of the record that differ, each once, in order, without those whose words are compared.
pub(super) fn record(patch: &[Operation]) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for step in patch {
        let pointer = match step {
            Operation::Add { path, .. } | Operation::Replace { path, .. } | Operation::Remove { path } => {
                path
            }
            Operation::Test { .. } | Operation::Move { .. } => continue,
        };
        let names: Vec<&str> = pointer.split('/').skip(1).collect();
        let words = match names.as_slice() {
            // Whole items that came or went are changes.
            ["sections", letter, _, _, field, ..] if !COMPARED.contains(field) => {
                format!("Section {letter}: {}", plain(field))
            }
            ["sections", letter, field] if !COMPARED.contains(field) && !is_list(field) => {
                format!("Section {letter}: {}", plain(field))
            }
            [] | ["sections", ..] => continue,
            [first, field, ..] if field.parse::<usize>().is_err() => {
                format!("{}: {}", plain(first), plain(field))
            }
            [first, ..] => plain(first),
        };
        if !places.contains(&words) {
            places.push(words);
        }
    }
    places
}

fn is_list(field: &str) -> bool {
    matches!(
        field,
        "needs"
            | "outcomes"
            | "provisions"
            | "views"
            | "interests"
            | "strengths"
            | "aspirations"
            | "placements"
            | "direct_payments"
            | "advice"
    )
}

fn plain(field: &str) -> String {
    field.replace('_', " ")
}
