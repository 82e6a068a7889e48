//! The words of a plan, read as facts.

pub mod glossary;
pub mod identity;
pub mod language;
pub mod outcome;
mod phrase_list;
mod phrases;
pub mod provision;
pub mod readability;
pub mod spelled;
pub mod tokens;
pub mod vague;
mod written;

pub use phrase_list::{PhraseList, Stretch, Words};
