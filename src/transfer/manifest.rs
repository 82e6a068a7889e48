//! What a package says of itself: `manifest.json`, the one file that is signed.
//!
//! It names every other file with its length and its SHA-256, so its signature holds for all of them.

use super::files;
use super::layout::Entry;
use crate::json;
use crate::model::{Date, ItemId, PlanId, Sha256, Status};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The name of the form. A change of its meaning takes another number.
pub const FORMAT: &str = "ehcp-package/1";

/// The content of `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The name of the form, [`FORMAT`].
    pub format: String,
    /// The version of the engine that packed.
    pub engine: String,
    /// The council that sends.
    pub sender: Party,
    /// The council that the package is for. No other takes it.
    pub recipient: Party,
    /// What the plan is sent for.
    pub purpose: Purpose,
    /// The law under which it is sent.
    pub law: String,
    /// The day on which it was packed.
    pub on: Date,
    /// The day on which the sender became aware of the move, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became_aware_on: Option<Date>,
    /// The day of the move, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_on: Option<Date>,
    /// The day on which the plan is transferred: the day of packing, or that of the move where it is still to come.
    pub transferred_on: Date,
    /// The plan, for life.
    pub plan: PlanId,
    /// The number of the version in force: the one in `plan.json`.
    pub in_force: u32,
    /// All versions, oldest first.
    pub versions: Vec<VersionHeld>,
    /// The statutory dates that run from the transfer, and those that the sender leaves open, as on the day of the
    /// transfer.
    pub deadlines: Vec<Deadline>,
    /// Dates that the record cannot give, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_worked_out: Vec<String>,
    /// The advice that Section K lists, in its order, with the file of each, and what is not here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<AdviceHeld>,
    /// Every file but this one, its signature and the list of check sums, in the order of the names.
    pub files: Vec<FileHeld>,
}

/// A council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its name.
    pub council: String,
    /// Its GSS code, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gss_code: Option<String>,
}

/// What a plan is sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The child or young person moved, and the plan goes with them (SEND Regulations 2014, regulation 15).
    TransferOfPlan,
}

/// One version in the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionHeld {
    /// Its number.
    pub number: u32,
    /// Its identity.
    pub id: Uuid,
    /// Its status.
    pub status: Status,
    /// The day on which it was made, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_on: Option<Date>,
    /// The fingerprint of its canonical JSON, by which the next version names it.
    pub fingerprint: Sha256,
    /// Its file.
    pub file: String,
}

/// A statutory date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The rule's code.
    pub code: String,
    /// The rule's plain name.
    pub rule: String,
    /// What is done.
    pub what: String,
    /// Who must or may act.
    pub who: String,
    /// The day from which it counts.
    pub from: Date,
    /// The last day.
    pub date: Date,
    /// The working day on which to act to be safe.
    pub safe_working_day: Date,
    /// `done`, `due` or `late`, as on the day of the transfer.
    pub state: String,
    /// The day on which it was done, where the record says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
    /// How many days after its last day it was done, or is still not done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_late: Option<i32>,
    /// How it was reached.
    pub arithmetic: String,
    /// The law.
    pub law: Vec<String>,
    /// How sure the engine's source is.
    pub source_note: String,
}

/// One entry of Section K.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceHeld {
    /// The entry; absent for a paper that the sender added and that Section K does not list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<ItemId>,
    /// Its label, such as K2.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its file; absent where the paper is not in the package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// A file of the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileHeld {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: Sha256,
}

impl FileHeld {
    /// What the manifest says of a file.
    pub(super) fn of(entry: &Entry) -> Self {
        Self {
            name: entry.name.clone(),
            bytes: entry.bytes.len() as u64,
            sha256: json::fingerprint_of(&entry.bytes),
        }
    }
}

impl Manifest {
    /// The bytes of `manifest.json`.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text.into_bytes()
    }

    /// Reads `manifest.json`. Its signature is checked before.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// The form that the bytes say they are of, where they say one.
    pub(super) fn format_of(bytes: &[u8]) -> Option<String> {
        #[derive(Deserialize)]
        struct Named {
            format: String,
        }
        serde_json::from_slice::<Named>(bytes).ok().map(|named| named.format)
    }
}

/// The list of check sums, in the form of BagIt (RFC 8493) and of `sha256sum`: every file but this list and the
/// signature, in the order of the names.
pub(super) fn check_sums(entries: &[Entry]) -> Vec<u8> {
    let left_out = [files::CHECK_SUMS, files::SIGNATURE];
    let mut listed: Vec<&Entry> =
        entries.iter().filter(|entry| !left_out.contains(&entry.name.as_str())).collect();
    listed.sort_by(|one, two| one.name.cmp(&two.name));
    let mut list = String::new();
    for entry in listed {
        list.push_str(&json::fingerprint_of(&entry.bytes).0);
        list.push_str("  ");
        list.push_str(&entry.name);
        list.push('\n');
    }
    list.into_bytes()
}
