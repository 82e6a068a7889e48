//! A document engine for Education, Health and Care Plans in England.

pub mod first_draft;
pub mod json;
pub mod model;
pub mod schema;
pub mod whole_file;
pub mod wording;
