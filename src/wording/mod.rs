//! The words of a plan, read as facts.

pub mod language;
pub mod outcome;
mod phrases;
pub mod provision;
pub mod readability;
pub mod tokens;
pub mod vague;
mod written;
