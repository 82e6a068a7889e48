//! A document engine for Education, Health and Care Plans in England.

pub mod cli;
pub mod finding;
pub mod json;
pub mod model;
pub mod schema;
pub mod validate;
