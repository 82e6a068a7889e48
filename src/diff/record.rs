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

/// Fields of items that say which item is which and what belongs to what.
const LINKS: [&str; 11] = [
    "id",
    "meets",
    "supports",
    "evidence",
    "needs",
    "outcomes",
    "aspirations",
    "relates_to",
    "superseded_by",
    "provisions",
    "label",
];

/// The places of the record that differ, in order, without those whose words are compared: each part of
/// the plan once, with its fields. Identities, labels and links of items are one place.
pub(super) fn record(patch: &[Operation]) -> Vec<String> {
    let mut places: Vec<(String, Vec<String>)> = Vec::new();
    for step in patch {
        let pointer = match step {
            Operation::Add { path, .. } | Operation::Replace { path, .. } | Operation::Remove { path } => {
                path
            }
            Operation::Test { .. } | Operation::Move { .. } => continue,
        };
        let names: Vec<&str> = pointer.split('/').skip(1).collect();
        let (part, field) = match names.as_slice() {
            ["sections", _, _, _, field, ..] if LINKS.contains(field) => {
                ("identities and links of items".to_owned(), None)
            }
            // Whole items that came or went are changes.
            ["sections", letter, _, _, field, ..] if !COMPARED.contains(field) => {
                (format!("Section {letter}"), Some(plain(field)))
            }
            ["sections", letter, field] if !COMPARED.contains(field) && !is_list(field) => {
                (format!("Section {letter}"), Some(plain(field)))
            }
            [] | ["sections", ..] => continue,
            [first, field, ..] if field.parse::<usize>().is_err() => (plain(first), Some(plain(field))),
            [first, ..] => (plain(first), None),
        };
        let at = places.iter().position(|(known, _)| *known == part).unwrap_or_else(|| {
            places.push((part, Vec::new()));
            places.len() - 1
        });
        if let Some(field) = field.filter(|field| !places[at].1.contains(field)) {
            places[at].1.push(field);
        }
    }
    places
        .into_iter()
        .map(|(part, fields)| if fields.is_empty() { part } else { format!("{part}: {}", fields.join(", ")) })
        .collect()
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
