//! The words of a plan, read as facts.

pub mod glossary;
pub mod identity;
pub mod language;
pub mod outcome;
mod phrases;
pub mod provision;
mod quick;
pub mod readability;
pub mod spelled;
mod stretch;
pub mod tokens;
pub mod vague;
mod written;

pub use phrases::PhraseList;
pub use stretch::Stretch;
pub use written::{Word, Words, number_of};
