//! What several tests share: the documents of the fixtures, reading PDFs back, and plans written by
//! hand or generated from the schema.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(dead_code, reason = "each test file uses some of this")]

pub mod canaries;
pub mod changes;
pub mod documents;
pub mod easy_words;
pub mod legacy;
pub mod letters;
pub mod pdf;
pub mod plans;
pub mod program;
pub mod whole_plan;

use ehcp::model::Plan;
use serde_json::Value;

/// A final plan with something in every section and no fault.
pub const PLAN: &str = include_str!("plan.json");

/// The plan above as JSON, to be changed by a test.
pub fn plan_value() -> Value {
    serde_json::from_str(PLAN).unwrap()
}

/// Reads a plan that must be readable.
pub fn read(value: &Value) -> Plan {
    ehcp::json::read(value.to_string().as_bytes()).unwrap()
}
