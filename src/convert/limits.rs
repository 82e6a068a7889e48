//! How much a legacy file may ask of the program. All limits of reading stand here.
//!
//! They are far above any honest plan and far below what harms a machine. What goes beyond is refused
//! with the limit's name, never read in part. Those of ZIP files stand
//! with their guard.

pub use crate::archive::{LARGEST_IN_ALL, LARGEST_PART, MOST_PARTS, MOST_RATIO, RATIO_FREE};

/// The largest file that is read: 50 MiB.
pub const LARGEST_FILE: usize = 50 * 1024 * 1024;

/// How deep elements may stand in each other in XML and HTML, or groups in RTF.
pub const DEEPEST_XML: usize = 256;

/// How deep tables, boxes and notes may stand in each other.
pub const DEEPEST_BLOCK: usize = 64;

/// How many attributes an element may have, declarations of namespaces included.
pub const MOST_ATTRIBUTES: usize = 256;

/// How many elements and texts one part may have.
pub const MOST_NODES: usize = 2_500_000;

/// How many columns a table may have.
pub const MOST_COLUMNS: u32 = 512;

/// How many rows a table may have.
pub const MOST_ROWS: u32 = 20_000;

/// How many paragraphs a document may have; a plan has a few thousand at most.
pub const MOST_PARAGRAPHS: usize = 20_000;

/// How many lines a text file may have.
pub const MOST_LINES: usize = 250_000;

/// How many words a document may have; a plan has thirty thousand at most.
pub const MOST_WORDS: usize = 300_000;

/// How many pages a PDF may have.
pub const MOST_PAGES: usize = 1_000;

/// How many pixels the picture of a page may have: A4 at 600 to the inch.
pub const MOST_PIXELS: u64 = 36_000_000;

/// How many glyphs and lines a page of a PDF may draw.
pub const MOST_MARKS_PER_PAGE: usize = 400_000;

/// How many of one kind of thing kept apart are kept: revisions, comments, hidden texts.
pub const MOST_KEPT_APART: usize = 50_000;

/// The most characters of the words that a comment is about.
pub const LONGEST_ABOUT: usize = 500;
