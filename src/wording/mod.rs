//! The words of a plan, read as facts.

pub mod identity;
pub mod readability;
