//! Validation against the committed schema. Nothing is ever fetched.

use super::quick;
use jsonschema::Validator;
use serde_json::Value;
use std::sync::OnceLock;

/// The committed schema, as other programs see it.
pub const COMMITTED: &str = include_str!("../../schema/plan.schema.json");

/// The committed schema as a value.
pub(crate) fn committed() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(|| serde_json::from_str(COMMITTED).expect("a test reads the committed schema"))
}

/// The validator, which is built once. It checks formats, so that 30 February is not a date.
pub(crate) fn validator() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| {
        jsonschema::draft202012::options()
            .should_validate_formats(true)
            .build(committed())
            .expect("a test builds the committed schema")
    })
}

/// Whether a value is a plan as far as the schema can say. The validator is built only where the quick look
/// is not sure.
#[must_use]
pub fn is_valid(plan: &Value) -> bool {
    quick::accepts(plan) || validator().is_valid(plan)
}
