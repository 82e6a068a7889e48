//! What changed in the record only: version, dates, links, typed facts, papers of the case.

use super::change::Change;
use super::patch::Operation;

/// Fields whose words are compared as changes, so that they are no business of the record.
const COMPARED: [&str; 18] = [
    "text", "strengths", "impact_in_setting", "impact_in_daily_life", "current_level", "impact", "baseline", "target",
    "measure", "reviewed_by", "steps", "activity", "setting", "monitoring", "as_written", "statement", "history",
    "how_to_communicate",
];

/// The places of the record that differ, each once, in order, without those whose words are compared.
pub(super) fn record(patch: &[Operation], _changes: &[Change]) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for operation in patch {
        let path = match operation {
            Operation::Add { path, .. } | Operation::Replace { path, .. } | Operation::Remove { path } => path,
            Operation::Test { .. } | Operation::Move { .. } => continue,
        };
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let place = match parts.as_slice() {
            ["sections", letter, _, _] => {
                let _ = letter;
                continue;
            }
            ["sections", letter, _, _, field, ..] if !COMPARED.contains(field) => {
                format!("Section {letter}: {}", plain(field))
            }
            ["sections", letter, field] if !COMPARED.contains(field) && !is_list(field) => {
                format!("Section {letter}: {}", plain(field))
            }
            ["sections", ..] => continue,
            [first] => plain(first),
            [first, field, ..] if field.parse::<usize>().is_err() => format!("{}: {}", plain(first), plain(field)),
            [first, ..] => plain(first),
            [] => continue,
        };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn is_list(field: &str) -> bool {
    matches!(
        field,
        "needs" | "outcomes" | "provisions" | "views" | "interests" | "strengths" | "aspirations" | "placements"
            | "direct_payments" | "advice"
    )
}

fn plain(field: &str) -> String {
    field.replace('_', " ")
}
