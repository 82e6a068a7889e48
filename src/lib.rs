//! A document engine for Education, Health and Care Plans in England.

pub mod batch;
pub mod json;
pub mod model;
pub mod render;
pub mod schema;
pub mod whole_file;
