//! The national plan schema: generated from the model, and what a plan is validated against.

mod describe;
mod generate;
mod place;
mod quick;
mod validate;

pub(crate) use describe::Described;
pub use generate::generate;
pub use place::Places;
pub(crate) use validate::validator;
pub use validate::{COMMITTED, is_valid};
