//! That a file is a copy made for one reader, and what such a copy says of itself.

use super::{Date, Section};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a copy for one reader says of itself. The record itself never has it.
///
/// A copy is a new plan made from the record by an allow-list: what its reader may not have is
/// absent. It is never the record, and nothing is decided, amended or reviewed from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReaderCopy {
    /// The kind of reader, which decides what the copy holds.
    pub reader: CopyReader,
    /// The one person or body that the copy is for. It stands on every page.
    pub recipient: String,
    /// Whether a person went through the places that the engine was not sure of. Absent until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<bool>,
    /// The age, where the copy does not hold the date of birth. `date_of_birth` is then no date of
    /// birth: it is the day so many years before the day of this age, and says nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<StatedAge>,
    /// The sections that are left out of the copy as a whole, although the record may hold words in them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<Section>,
    /// Whether the record was taken from an older document that nobody has confirmed whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reformatted: Option<bool>,
}

impl ReaderCopy {
    /// Whether the record holds more than this copy may.
    #[must_use]
    pub fn is_reduced(&self) -> bool {
        self.reader != CopyReader::Full
    }
}

/// The kinds of reader that a copy can be made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CopyReader {
    /// The parent, the young person or a council that takes the plan over: the whole plan.
    Full,
    /// A school or other institution that is consulted (Children and Families Act 2014, sections 39 and 40).
    School,
    /// A panel, a broker or a training course: what names the child or young person is taken out.
    Anonymised,
}

impl CopyReader {
    /// All three, from the most to the least.
    pub const ALL: [Self; 3] = [Self::Full, Self::School, Self::Anonymised];

    /// The name as the command line and the files have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::School => "school",
            Self::Anonymised => "anonymised",
        }
    }
}

/// An age in whole years on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatedAge {
    /// The age in whole years.
    #[schemars(range(max = 120))]
    pub years: u8,
    /// The day on which the person has this age.
    pub on: Date,
}
