//! Legacy plans: what a council once wrote in Word, PDF or another form, read without losing a word.
//!
//! [`read`] turns a file of any supported type into one neutral [`Document`](document::Document):
//! the current text in reading order, and apart from it what was deleted, commented on or hidden.

pub mod document;
pub mod limits;
pub mod read;
