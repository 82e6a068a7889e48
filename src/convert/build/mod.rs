//! What was recognised, put into the typed plan, with the proof that no word was lost.
//!
//! Every item carries where its words come from. Identities are derived from the source's digest and
//! the item's place, so that the same file always gives the same plan. What has no home in the record
//! is kept in `unplaced`; the words of the form, and words that a typed value stands for, are kept in
//! the plan's `extensions`, under [`NAMESPACE`], with their places.

mod kept;
mod last_sections;
mod maker;
mod person;
mod placed;
mod proof;
mod provision;
mod sections;

use super::document::Document;
use super::recognise::Recognised;
use crate::model::Plan;
use serde::Serialize;

pub use kept::NAMESPACE;
pub use placed::{Became, Placed};
pub use proof::Words;

/// Where the source comes from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: &'a str,
    /// The council whose plans these are, where the caller knows it.
    pub council: Option<&'a str>,
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// Where in the source, in words; empty where it is about the document as a whole.
    pub place: String,
    /// The words in doubt; empty where words are missing.
    pub words: String,
    /// Why, and what to do.
    pub reason: String,
}

impl Doubt {
    fn new(place: impl Into<String>, words: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { place: place.into(), words: words.into(), reason: reason.into() }
    }
}

/// A plan built from a document.
#[derive(Debug)]
pub struct Built {
    /// The plan. A required value that the source lacks stands in it as a stand-in and is named in `lacks`.
    plan: Plan,
    /// Required values that the source lacks, as JSON pointers. They are not written.
    pub lacks: Vec<&'static str>,
    /// What a person should look at, the weightiest first.
    pub doubts: Vec<Doubt>,
    /// Every stretch of the source and where it went.
    pub placed: Vec<Placed>,
    /// The count of words.
    pub words: Words,
}

/// Builds the plan.
#[must_use]
pub fn build(document: &Document, recognised: &Recognised, source: Source<'_>) -> Built {
    let mut maker = maker::Maker::new(recognised, source);
    let mut plan = person::begin(&mut maker);
    sections::fill(&mut maker, &mut plan);
    let placed = placed::placed(&mut maker, &mut plan);
    kept::keep(&placed, recognised, source, &mut plan);
    let words = proof::count(document, &placed, &plan);
    if words.lost > 0 {
        let reason = format!(
            "{} words of the source are in none of the results; compare the proof with the source and report this",
            words.lost
        );
        maker.doubts.insert(0, Doubt::new("", "", reason));
    }
    Built { plan, lacks: maker.lacks, doubts: maker.doubts, placed, words }
}

impl Built {
    /// The plan as JSON, without the values that the source lacks.
    ///
    /// # Errors
    /// When the plan cannot be written as JSON, which would be a fault of the engine.
    pub fn plan_json(&self) -> Result<serde_json::Value, serde_json::Error> {
        let mut json = serde_json::to_value(&self.plan)?;
        for pointer in &self.lacks {
            let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
            if let Some(object) = json.pointer_mut(parent).and_then(serde_json::Value::as_object_mut) {
                object.shift_remove(key);
            }
        }
        Ok(json)
    }

    /// The plan, where the source lacks nothing that every plan must have.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.lacks.is_empty().then_some(&self.plan)
    }

    /// How many needs, outcomes, provisions and links the plan has.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(&self.plan)
    }
}

/// How many items a plan has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Needs of Sections B, C and D.
    pub needs: usize,
    /// Outcomes.
    pub outcomes: usize,
    /// Provision of Sections F, G, H1 and H2.
    pub provisions: usize,
    /// Links from outcomes to needs, and from provision to needs and outcomes.
    pub links: usize,
}

impl Counts {
    /// How many items and links a plan has.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let sections = &plan.sections;
        let outcomes = &sections.outcomes.outcomes;
        let wanted = outcomes.iter().map(|outcome| outcome.needs.len()).sum::<usize>();
        let given = sections.provisions().map(|provision| provision.meets.len() + provision.supports.len());
        Self {
            needs: sections.special_educational_needs.needs.len()
                + sections.health_care_needs.needs.len()
                + sections.social_care_needs.needs.len(),
            outcomes: outcomes.len(),
            provisions: sections.provisions().count(),
            links: wanted + given.sum::<usize>(),
        }
    }
}
