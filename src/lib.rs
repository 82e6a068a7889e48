//! A document engine for Education, Health and Care Plans in England.

pub mod batch;
pub mod render;
pub mod whole_file;
