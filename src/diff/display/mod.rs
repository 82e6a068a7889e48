//! A comparison shown: to people as text and as a page, to programs as JSON and as a patch.

mod html;
mod json;
mod text;
mod timeline;

pub use html::write_html;
pub use json::{write_json, write_patch};
pub use text::write_text;
pub use timeline::{Step, write_timeline_html, write_timeline_json, write_timeline_text};

use super::{Change, ChangeKind, Diff, Effect};
use std::io;

/// Why a comparison could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum DisplayError {
    /// It could not be written.
    #[error("the comparison could not be written")]
    Write(#[from] io::Error),
    /// It could not be put into JSON.
    #[error("the comparison could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The template of the page is at fault.
    #[error("the template of the page, templates/web/diff.html, cannot be used: {0}")]
    Template(String),
}

/// What of a comparison is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    /// Only what is lost, weaker or to be looked at.
    pub only_losses: bool,
}

/// A heading and the changes under it.
struct Part<'d> {
    heading: &'static str,
    anchor: &'static str,
    changes: Vec<&'d Change>,
}

/// The changes under their headings, losses first. Headings without changes are left out.
fn parts(diff: &Diff, shown: Shown) -> Vec<Part<'_>> {
    type Wanted = fn(&Change) -> bool;
    let rows: [(&str, &str, bool, Wanted); 7] = [
        ("Lost or less", "lost", true, |change| {
            change.effect == Effect::Reduced && change.kind != ChangeKind::WeakenedWording
        }),
        ("Weaker wording", "weaker", true, |change| {
            change.effect == Effect::Reduced && change.kind == ChangeKind::WeakenedWording
        }),
        ("To be looked at", "unclear", true, |change| change.effect == Effect::Unclear),
        ("Moved", "moved", false, |change| {
            change.kind == ChangeKind::MovedSection
                && !matches!(change.effect, Effect::Reduced | Effect::Unclear)
        }),
        ("Gained or stronger", "gained", false, |change| {
            change.effect == Effect::Strengthened && change.kind != ChangeKind::MovedSection
        }),
        ("In other words, the same owed", "reworded", false, |change| {
            change.effect == Effect::None
                && !matches!(change.kind, ChangeKind::Identity | ChangeKind::MovedSection)
        }),
        ("Names exchanged", "names", false, |change| change.kind == ChangeKind::Identity),
    ];
    rows.into_iter()
        .filter(|row| row.2 || !shown.only_losses)
        .map(|(heading, anchor, _, wanted)| Part {
            heading,
            anchor,
            changes: diff.changes.iter().filter(|change| wanted(change)).collect(),
        })
        .filter(|part| !part.changes.is_empty())
        .collect()
}

/// Where the items of a change stand: "F3", "F3 → G1", "new F5".
fn place(change: &Change) -> String {
    let labels = |items: &[super::ItemShown]| {
        items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>().join(" + ")
    };
    let (old, new) = (labels(&change.before), labels(&change.after));
    match (old.is_empty(), new.is_empty()) {
        (true, true) => String::new(),
        (true, false) => new,
        (false, true) => old,
        (false, false) if old == new => old,
        (false, false) => format!("{old} → {new}"),
    }
}

/// Minutes as hours and minutes: "2 h 30 min".
fn hours(minutes: i64) -> String {
    let (sign, minutes) = if minutes < 0 { ("−", -minutes) } else { ("", minutes) };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{sign}{minutes} min"),
        (hours, 0) => format!("{sign}{hours} h"),
        (hours, minutes) => format!("{sign}{hours} h {minutes} min"),
    }
}

/// What is said at the end: how sure the list is to be whole.
const NOTHING_ELSE: &str = "Nothing else in the words of the plan changed.";

/// What is said of two versions without a change.
const NO_CHANGE: &str = "No change: the words of both versions say the same.";
