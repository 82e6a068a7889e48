//! Who a document is for, on which paper and how much of it.

use serde::{Deserialize, Serialize};

/// The reader a document is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Schools, health, social care, councils and tribunals: the whole plan under its letters.
    Professional,
    /// Parents and carers: the plan in plain words, with the exact words below.
    Parent,
}

impl Audience {
    /// The name as the command line and file names have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Professional => "professional",
            Self::Parent => "parent",
        }
    }
}

/// The paper of the parent document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// A4, 14 point.
    #[default]
    A4,
    /// A page the size of a phone's screen.
    Phone,
    /// A4 in large print, 20 point.
    Large,
}

impl Paper {
    /// The name as the command line and the templates have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Phone => "phone",
            Self::Large => "large",
        }
    }
}

/// How much of the plan the parent document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// Everything, with the exact words.
    #[default]
    Full,
    /// A short guide without the exact words: at most six pages for a usual plan.
    Short,
}
