//! A document engine for Education, Health and Care Plans in England.
//!
//! A plan is one typed record ([`model`]). It is read strictly from JSON ([`json`]), described by
//! an open national schema ([`schema`]), begun from a few facts or a case system's export
//! ([`first_draft`]), held to its form ([`validate`]), judged by the law and good practice
//! ([`check`], [`law`]; both reported by [`finding`]), its words read as facts ([`wording`]), its
//! events held to the law's time limits ([`timescales`]), two versions compared ([`diff`]) and put
//! into a notice of amendments ([`notice`]), letters to families written ([`letter`]), reviews begun and all versions proven one chain
//! ([`review`]), sent to another council and received from one ([`transfer`]), and made into documents for each reader ([`render`]), one at a time or a folder at
//! once ([`batch`]). Legacy plans are read from Word, PDF and other files without losing a word
//! ([`convert`]).
//!
//! ```text
//! plan JSON ── json::read ──▶ model::Plan ─┬─ validate ─▶ findings
//!                                          ├─ check ────▶ findings and a score
//!                 (model ─▶ JSON schema)   ├─ render ───▶ a PDF for one reader
//! two plans ───────────────────────────────┴─ diff ─────▶ what was lost and gained, with its proof
//!                                             notice ───▶ the notice of proposed amendments
//! ```

mod archive;
pub mod batch;
pub mod check;
pub mod cli;
pub mod convert;
pub mod diff;
pub mod disclosure;
pub mod finding;
pub mod first_draft;
pub mod json;
pub mod law;
pub mod letter;
pub mod model;
pub mod notice;
pub mod render;
pub mod review;
pub mod schema;
mod spreadsheet;
pub mod timescales;
pub mod transfer;
pub mod validate;
pub mod whole_file;
pub mod wording;
