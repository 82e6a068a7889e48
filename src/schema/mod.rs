//! The national plan schema: generated from the model, and what a plan is validated against.

mod generate;

pub use generate::generate;
