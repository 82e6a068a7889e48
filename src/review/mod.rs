//! The plan over its life: a review begun as the next version, and the versions proven one chain.
//!
//! ```text
//! version in force + meeting ─▶ next version, with a record of the review to fill
//! versions of one plan ───────▶ one unbroken chain, or every place where it breaks
//! ```
//!
//! A version that was served never changes (`replaces` holds its fingerprint), so a review is always a
//! new version. Identities stay, since comparisons and links rely on them.

mod history;
mod history_text;
mod start;

pub use history::{Break, BreakKind, FORMAT, History, VersionFile, VersionSeen, history};
pub use history_text::write_text;
pub use start::{StartError, ToFill, start, to_fill};
