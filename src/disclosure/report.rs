//! What was taken out of a copy and what a person has to look at: `ehcp-copy/1`.
//!
//! The report holds the words themselves, so that a person can judge them. It is the sender's and goes
//! nowhere else.

use super::clean::Found;
use super::mark::{Action, Certainty, Kind};
use super::walk::KeptText;
use super::{Options, kinds};
use crate::model::{CopyReader, Plan, PlanId, Section, Sha256};
use crate::schema::Places;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt::Write as _;

/// The name of the report's form.
const FORMAT: &str = "ehcp-copy/1";

/// What became of one copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    format: String,
    engine: String,
    /// That the report is no paper for the recipient.
    notice: String,
    /// The plan's own identity.
    pub plan: PlanId,
    /// The number of the version that was copied.
    pub version: u32,
    /// The fingerprint of that version.
    pub sha256: Sha256,
    /// The kind of reader.
    pub reader: CopyReader,
    /// For whom the copy is.
    pub recipient: String,
    /// Whether a person's decisions were applied.
    pub confirmed: bool,
    /// Words that a person adds: they are taken out wherever they stand.
    #[serde(default)]
    pub also_remove: Vec<String>,
    /// Every place in free text where something was found, in the order of the record.
    pub hits: Vec<Hit>,
    /// The parts of the record that are not in the copy, the highest place of each.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
}

/// Something found in free text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The field of the record, as a JSON pointer.
    pub pointer: String,
    /// The same in words.
    #[serde(default)]
    pub place: String,
    /// Where in the text, in characters.
    pub start: usize,
    /// The end, in characters.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub certainty: Certainty,
    /// What is done with it. A person may change this where it is not sure.
    pub decision: Action,
    /// The words.
    pub words: String,
}

/// A part of the record that is not in the copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Where it stands in the record.
    pub pointer: String,
    /// The same in words.
    pub place: String,
}

/// A report that a person went through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    report: Report,
    /// Words that the person added.
    pub also_remove: Vec<String>,
}

/// Why a person's decisions cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfirmError {
    /// The file is no report.
    #[error(
        "the file is no report of a copy ({FORMAT}); take the one that `ehcp copy` wrote beside the copy"
    )]
    NoReport(#[source] serde_json::Error),
    /// The report is of another form.
    #[error("the report is of the form {0:?}; this engine reads {FORMAT}")]
    OtherFormat(String),
    /// The report is of something else.
    #[error("the report is of another {0}; make the copy once without --confirm and go through its report")]
    OfAnother(&'static str),
    /// What is sure cannot be kept.
    #[error(
        "{place}, characters {start} to {end}: the record holds these words in a field that this reader may not have, \
         so they cannot be kept; set \"remove\", or mend the record"
    )]
    Sure {
        /// The place in words.
        place: String,
        /// The first character.
        start: usize,
        /// The end.
        end: usize,
    },
    /// A decision about a place where nothing is found.
    #[error(
        "{place}, characters {start} to {end}: nothing is found at this place; change decisions only, and add words \
         under \"also_remove\""
    )]
    NotFound {
        /// The place in words.
        place: String,
        /// The first character.
        start: usize,
        /// The end.
        end: usize,
    },
}

impl Confirmed {
    /// Reads a report that a person went through.
    ///
    /// # Errors
    ///
    /// Where the bytes are no report of a copy.
    pub fn read(bytes: &[u8]) -> Result<Self, ConfirmError> {
        let report: Report = serde_json::from_slice(bytes).map_err(ConfirmError::NoReport)?;
        if report.format != FORMAT {
            return Err(ConfirmError::OtherFormat(report.format));
        }
        let also_remove = report.also_remove.clone();
        Ok(Self { report, also_remove })
    }

    /// Whether the decisions are about this copy of this very version.
    pub(super) fn is_of(&self, report: &Report) -> Result<(), ConfirmError> {
        let of = |same: bool, what| if same { Ok(()) } else { Err(ConfirmError::OfAnother(what)) };
        of(self.report.plan == report.plan, "plan")?;
        of(self.report.sha256 == report.sha256, "version of the plan")?;
        of(self.report.reader == report.reader, "kind of reader")?;
        of(self.report.recipient == report.recipient, "recipient")
    }

    /// The decision on this place, if the person saw it.
    fn decision(&self, pointer: &str, start: usize, end: usize) -> Option<Action> {
        let hits = &self.report.hits;
        let hit = hits.iter().find(|hit| hit.pointer == pointer && hit.start == start && hit.end == end)?;
        Some(hit.decision)
    }

    /// Whether every place to keep was found again. With added words two places can have become one.
    pub(super) fn are_all_found(&self, report: &Report) -> Result<(), ConfirmError> {
        let lost = self.report.hits.iter().filter(|hit| hit.decision == Action::Keep).find(|hit| {
            !report
                .hits
                .iter()
                .any(|other| other.pointer == hit.pointer && other.start < hit.end && hit.start < other.end)
        });
        lost.map_or(Ok(()), |hit| {
            Err(ConfirmError::NotFound { place: hit.place.clone(), start: hit.start, end: hit.end })
        })
    }
}

impl Report {
    pub(super) fn new(plan: &Plan, sha256: Sha256, options: &Options) -> Self {
        Self {
            format: FORMAT.to_owned(),
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            notice: "For the sender only: this file holds what was taken out of the copy. Never send it with the copy."
                .to_owned(),
            plan: plan.id,
            version: plan.version.number,
            sha256,
            reader: options.reader,
            recipient: options.recipient.trim().to_owned(),
            confirmed: false,
            also_remove: Vec::new(),
            hits: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Notes what was found in a text, and gives the text without what has to go.
    pub(super) fn record(
        &mut self,
        text: &KeptText<'_>,
        found: Vec<Found>,
        confirmed: Option<&Confirmed>,
        young: bool,
    ) -> Result<String, ConfirmError> {
        let mut cleaned = String::with_capacity(text.words.len());
        let (mut done, mut counted_to, mut counted) = (0, 0, 0);
        for it in found {
            // Counted on from the last place: a long text is counted once.
            counted += text.words[counted_to..it.span.start].chars().count();
            counted_to = it.span.start;
            let words = &text.words[it.span.clone()];
            let (start, end) = (counted, counted + words.chars().count());
            let said = confirmed.and_then(|confirmed| confirmed.decision(&text.pointer, start, end));
            if said == Some(Action::Keep) && it.certainty == Certainty::Sure {
                let place = confirmed
                    .and_then(|confirmed| {
                        confirmed
                            .report
                            .hits
                            .iter()
                            .find(|hit| hit.pointer == text.pointer && hit.start == start)
                    })
                    .map(|hit| hit.place.clone());
                return Err(ConfirmError::Sure {
                    place: place.unwrap_or_else(|| text.pointer.clone()),
                    start,
                    end,
                });
            }
            let decision = said.unwrap_or(it.action);
            if decision == Action::Remove {
                cleaned.push_str(&text.words[done..it.span.start]);
                cleaned.push_str(it.kind.mark(young));
                done = it.span.end;
            }
            self.hits.push(Hit {
                pointer: text.pointer.clone(),
                place: String::new(),
                start,
                end,
                kind: it.kind,
                certainty: it.certainty,
                decision,
                words: words.to_owned(),
            });
        }
        cleaned.push_str(&text.words[done..]);
        Ok(cleaned)
    }

    pub(super) fn name_places(&mut self, record: &Value) {
        let places = Places::of(record);
        for hit in &mut self.hits {
            hit.place = places.words(&hit.pointer);
        }
    }

    /// The places that a person has to look at.
    pub fn to_confirm(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(|hit| hit.certainty != Certainty::Sure && !self.confirmed)
    }

    /// The report as JSON, in lines.
    ///
    /// # Errors
    ///
    /// Never for a report that this engine made.
    pub fn json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The report for people. `quotes` says whether the words are shown.
    #[must_use]
    pub fn text(&self, quotes: bool) -> String {
        let mut out = String::new();
        let removed = self.hits.iter().filter(|hit| hit.decision == Action::Remove).count();
        let _ = writeln!(
            out,
            "Copy for {} ({}) of version {}",
            super::report::on_one_line(&self.recipient),
            self.reader.name(),
            self.version
        );
        let _ = writeln!(
            out,
            "{} of the record left out; {} in free text replaced by a mark",
            count(self.left_out.len(), "part", "parts"),
            count(removed, "place", "places")
        );
        for kind in kinds(&self.hits) {
            let sure = |hit: &&Hit| hit.kind == kind && hit.decision == Action::Remove;
            let _ = writeln!(out, "  {:>4}  {}", self.hits.iter().filter(sure).count(), kind.name());
        }
        let open: Vec<&Hit> = self.to_confirm().collect();
        if open.is_empty() {
            let done = if self.confirmed { "A person's decisions were applied.\n" } else { "" };
            out.push_str(done);
            return out;
        }
        let _ = writeln!(out, "\nFor a person to confirm: {}", count(open.len(), "place", "places"));
        for hit in open {
            let words =
                if quotes { format!(" \u{201c}{}\u{201d}", on_one_line(&hit.words)) } else { String::new() };
            let _ = writeln!(
                out,
                "  {:<8} {}, characters {} to {}:{words} {}, {}",
                match hit.decision {
                    Action::Remove => "removed",
                    Action::Keep => "kept",
                },
                hit.place,
                hit.start,
                hit.end,
                hit.kind.name(),
                match hit.certainty {
                    Certainty::Suggested => "perhaps",
                    _ => "probably",
                }
            );
        }
        out
    }
}

impl KeptText<'_> {
    /// Whether the text names a role or a service.
    pub(super) fn is_role(&self) -> bool {
        let field = self.pointer.rsplit('/').next().unwrap_or_default();
        matches!(
            field,
            "role"
                | "author_role"
                | "organisation"
                | "gathered_by"
                | "source"
                | "commissioner"
                | "qualification"
        ) || self.pointer.contains("/delivered_by/")
    }

    /// The section that the text stands in.
    pub(super) fn section(&self) -> Option<Section> {
        let rest = self.pointer.strip_prefix("/sections/")?;
        Section::from_letter(rest.split('/').next()?)
    }
}

/// These pointers with their places in words.
pub(super) fn places(record: &Value, pointers: Vec<String>) -> Vec<LeftOut> {
    let places = Places::of(record);
    pointers.into_iter().map(|pointer| LeftOut { place: places.words(&pointer), pointer }).collect()
}

fn on_one_line(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
