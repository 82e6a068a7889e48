//! From a view of the plan to a PDF for one reader.
//!
//! Only this folder touches the layout engine: [`brand`] reads how a council
//! wants its papers to look, `coverage` makes every character showable,
//! `world` gives the templates the few files they may see, `pdf` lays out and
//! writes the document, `settle` says between the two what only finished pages
//! know, and [`extract`] takes the plan back out of one.
//! What each reader sees is decided in `view`, how it is said in the phrase
//! files, how it looks in the templates.

mod audience;
pub mod brand;
pub mod changes;
mod coverage;
mod document;
pub mod extract;
mod fault;
mod fonts;
pub mod letter;
mod lines;
mod pdf;
mod phrases;
pub mod reach;
mod settle;
mod showable;
mod templates;
mod view;
mod world;

pub use audience::{Audience, Edition, Paper};
pub use coverage::{Mark, Unshowable};
pub use document::{
    Appendix, Options, Rendered, Safeguard, render, render_changed, render_letter, render_notice,
};
pub use fault::{Fault, RenderError};
pub use phrases::PhraseError;
pub use showable::unshowable;

/// The rendering machinery without a plan, for the tests of the machinery itself.
#[doc(hidden)]
pub mod engine {
    pub use super::coverage::{Mark, Unshowable, replace_in_value, replace_unshowable};
    pub use super::document::{prepare, prepare_changed, prepare_letter, prepare_notice};
    pub use super::fault::{Fault, RenderError};
    pub use super::pdf::{Job, Logo, Pdf, compile_pdf};
}
