//! Where every stretch of the source went: to items, to the form's own words, or to `unplaced`.

use super::maker::{Maker, text};
use crate::convert::document::FurnitureKind;
use crate::convert::recognise::ReadAs;
use crate::model::{Confidence, ItemId, Plan, Section, UnplacedText};
use serde::Serialize;
use uuid::Uuid;

/// A stretch of the source and where it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Where it stands in the source, in words.
    pub place: String,
    /// The letter of its section; absent outside all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<&'static str>,
    /// What it was read as.
    pub read_as: &'static str,
    /// The words.
    pub words: String,
    /// Where in the plan they stand, as JSON pointers; none for the form's own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<String>,
    /// What became of them.
    pub became: Became,
}

/// What became of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// Words or a typed value of an item or field.
    Placed,
    /// Kept in `unplaced`.
    Unplaced,
    /// The form's own words.
    Furniture,
}

/// Tells where everything went, and keeps in the plan's `unplaced` what went nowhere.
pub(super) fn placed(maker: &mut Maker<'_>, plan: &mut Plan) -> Vec<Placed> {
    let recognised = maker.recognised;
    let mut found = Vec::new();
    running(maker, FurnitureKind::Header, &mut found);
    for (at, entry) in recognised.entries.iter().enumerate() {
        let place = maker.place(at);
        let section = entry.section.map(Section::letter);
        if let Some(mark) = recognised.typed_marks.get(&at) {
            found.push(Placed {
                place: place.clone(),
                section,
                read_as: "mark",
                words: mark.clone(),
                at: Vec::new(),
                became: Became::Furniture,
            });
        }
        let mut went = maker.went.remove(&at).unwrap_or_default();
        let reference =
            matches!(entry.read_as, ReadAs::OutcomeReference | ReadAs::NeedReference | ReadAs::Number);
        let became = if !went.is_empty() {
            Became::Placed
        } else if entry.read_as.is_furniture() || (reference && referred(maker, at)) {
            Became::Furniture
        } else {
            let id = ItemId(Uuid::new_v5(&maker.id.0, format!("unplaced/{at}:{place}").as_bytes()));
            let outside = "outside all sections".to_owned();
            let stands = section.map_or(outside, |letter| format!("Section {letter}"));
            went.push(format!("/unplaced/{}/text", plan.unplaced.len()));
            plan.unplaced.push(UnplacedText {
                id,
                text: text(&entry.text),
                place: format!("{stands}: {place}"),
                reason: Some(reason(entry.read_as).to_owned()),
                provenance: Some(maker.provenance(&[at], Confidence::Low)),
            });
            Became::Unplaced
        };
        found.push(Placed {
            place,
            section,
            read_as: entry.read_as.name(),
            words: entry.text.clone(),
            at: went,
            became,
        });
    }
    running(maker, FurnitureKind::Footer, &mut found);
    found
}

/// Whether a number was used: some provision or outcome of its row has links.
fn referred(maker: &Maker<'_>, at: usize) -> bool {
    let row = maker.recognised.entries[at].row;
    let items = &maker.recognised.items;
    items.provisions.iter().chain(&items.outcomes).chain(&items.needs).any(|item| item.row == row)
}

fn running(maker: &Maker<'_>, kind: FurnitureKind, found: &mut Vec<Placed>) {
    let read_as = match kind {
        FurnitureKind::Header => "running_head",
        FurnitureKind::Footer => "running_foot",
    };
    found.extend(maker.recognised.running.iter().filter(|(own, ..)| *own == kind).map(
        |(_, words, place)| Placed {
            place: place.to_string(),
            section: None,
            read_as,
            words: words.clone(),
            at: Vec::new(),
            became: Became::Furniture,
        },
    ));
}

const fn reason(read_as: ReadAs) -> &'static str {
    match read_as {
        ReadAs::Note => "a note; the record has no place for notes, so move it to the item that it is about",
        ReadAs::Strength => {
            "what the child can do, with no area of need; put it to the area that it is about"
        }
        ReadAs::Identity(_) => {
            "a field of the front page that could not be read or has no place in the record"
        }
        ReadAs::NoneIdentified => {
            "this says that there is nothing, and there are items in the section all the same"
        }
        _ => "no rule of the layout says what this is",
    }
}
