//! The words of a plan, read as facts.

pub mod language;
pub mod outcome;
mod phrases;
pub mod readability;
pub mod vague;
mod written;
