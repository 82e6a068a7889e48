//! What building needs at every step: identities, provenance, doubts, and where each entry went.

use super::{Doubt, Source};
use crate::convert::recognise::{Item, Recognised};
use crate::model::{Confidence, ItemId, PlanId, Provenance, Sha256, Text};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The state of building.
pub(super) struct Maker<'a> {
    /// What was recognised.
    pub recognised: &'a Recognised,
    /// The source.
    pub source: Source<'a>,
    /// The plan's identity.
    pub id: PlanId,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
    /// Required values that are not known.
    pub lacks: Vec<&'static str>,
    /// Where each entry went, as JSON pointers.
    pub went: BTreeMap<usize, Vec<String>>,
}

impl<'a> Maker<'a> {
    pub fn new(recognised: &'a Recognised, source: Source<'a>) -> Self {
        let name = format!("urn:ehcp:converted-from:sha256:{}", source.sha256);
        Self {
            recognised,
            source,
            id: PlanId(Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())),
            doubts: Vec::new(),
            lacks: Vec::new(),
            went: BTreeMap::new(),
        }
    }

    /// The identity of an item: from the source's digest, what it is and where it stands.
    pub fn item_id(&self, kind: &str, entries: &[usize]) -> ItemId {
        let place = entries.first().map_or_else(String::new, |at| format!("{at}:{}", self.place(*at)));
        ItemId(Uuid::new_v5(&self.id.0, format!("{kind}/{place}").as_bytes()))
    }

    /// Where an entry stands, in words.
    pub fn place(&self, entry: usize) -> String {
        self.recognised.places.get(entry).map_or_else(String::new, ToString::to_string)
    }

    /// Where the words of an item come from.
    pub fn provenance(&self, entries: &[usize], confidence: Confidence) -> Provenance {
        let mut sorted = entries.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let place = match (sorted.first(), sorted.last()) {
            (Some(first), Some(last)) if self.place(*first) == self.place(*last) => self.place(*first),
            (Some(first), Some(last)) => format!("{} to {}", self.place(*first), self.place(*last)),
            _ => String::new(),
        };
        let words: Vec<&str> = sorted
            .iter()
            .filter_map(|at| self.recognised.entries.get(*at))
            .map(|entry| entry.text.as_str())
            .collect();
        Provenance {
            source_sha256: Some(Sha256(self.source.sha256.to_owned())),
            place: (!place.is_empty()).then_some(place),
            words: Some(words.join("\n")),
            confidence: Some(confidence),
            confirmed_by: None,
            confirmed_on: None,
        }
    }

    /// How sure the layout makes an item.
    pub fn confidence(item: &Item) -> Confidence {
        if item.joint_h {
            Confidence::Low
        } else if item.plain {
            Confidence::High
        } else {
            Confidence::Medium
        }
    }

    /// Notes that an entry went to a place of the plan.
    pub fn goes(&mut self, entry: usize, pointer: impl Into<String>) {
        self.went.entry(entry).or_default().push(pointer.into());
    }

    /// Notes a doubt.
    pub fn doubt(&mut self, entry: Option<usize>, reason: impl Into<String>) {
        let (place, words) = entry.map_or_else(Default::default, |at| {
            (
                self.place(at),
                self.recognised.entries.get(at).map(|entry| entry.text.clone()).unwrap_or_default(),
            )
        });
        self.doubts.push(Doubt::new(place, words, reason));
    }
}

/// Words as a text of the plan.
pub(super) fn text(words: &str) -> Text {
    Text(words.to_owned())
}
