//! The words of a plan, read as facts.

pub mod provision;
pub mod readability;
pub mod tokens;
