//! Plan files, read and written. The only place that knows the file format.
//!
//! Reading is strict, since two programs that read one file differently would serve two
//! plans: a field that is given twice, half a character or a number that other programs
//! round is refused. Reading also tells everything that is wrong at once, each fault with
//! its place and how to mend it, and never quotes the plan's words.

mod canonical;
mod explain;
mod fault;
mod find;
mod life;
mod nearest;
mod number;
mod parse;
mod position;
mod read;
mod text;
mod unique;
mod write;

pub use fault::Fault;
pub use find::positions;
pub use life::read_life;
pub(crate) use nearest::nearest;
pub use position::Position;
pub use read::{ReadError, ReadFault, ReadFaults, load, load_from, read, read_file};
pub(crate) use unique::Unique;
pub use write::{canonical, fingerprint, fingerprint_of, tree, write};

/// The largest file that is read, in bytes: 64 MiB.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// The longest text that is read, in bytes: 4 MiB.
pub const LONGEST_TEXT: usize = 4 * 1024 * 1024;

/// How deep lists and objects may stand inside each other.
pub const MOST_LEVELS: usize = 64;

/// How many faults of one file are told. A person mends the first ones and reads it again.
const MOST_FAULTS: usize = 1000;

/// Why a plan could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the plan cannot be written as JSON; look at the numbers under `extensions`")]
pub struct WriteError(#[source] serde_json::Error);
