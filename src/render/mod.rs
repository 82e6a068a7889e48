//! From a view of the plan to a PDF for one reader.
//!
//! Only this folder touches the layout engine: [`brand`] reads how a council
//! wants its papers to look, `coverage` makes every character showable,
//! `world` gives the templates the few files they may see, `pdf` lays out and
//! writes the document, and [`extract`] takes the plan back out of one.

pub mod brand;
mod coverage;
pub mod extract;
mod fault;
mod fonts;
mod pdf;
mod templates;
mod world;

/// The rendering machinery without a plan, for the tests of the machinery itself.
#[doc(hidden)]
pub mod engine {
    pub use super::coverage::{Mark, Unshowable, replace_in_value, replace_unshowable};
    pub use super::fault::{Fault, RenderError};
    pub use super::pdf::{Job, Logo, Pdf, compile_pdf};
}
