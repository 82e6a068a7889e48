//! Reads a plan file, and gathers every fault with its place.

use super::explain::{Objection, explain};
use super::fault::Fault;
use super::parse::{Found, Parsed, Parser, Watch, parse};
use super::position::{Lines, Position};
use super::{LARGEST_FILE, MOST_FAULTS};
use crate::model::{Plan, PlanPath};
use crate::schema::{self, Places};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// One fault of a plan file: what, where and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFault {
    /// The file, where it has a name.
    pub file: Option<PathBuf>,
    /// The place as a JSON pointer.
    pub pointer: PlanPath,
    /// The place in words, such as "Section F, provision F3".
    pub place: String,
    /// The place in the file.
    pub position: Position,
    /// What is wrong.
    pub fault: Fault,
}

/// Everything that is wrong with a plan file. There is at least one fault, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFaults(pub Vec<ReadFault>);

/// Why a plan file could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file is missing or unreadable. The system's reason is in `source`.
    #[error("cannot open {}; check the path and your permission to read it", file.display())]
    Open {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The file was read and is not a plan.
    #[error(transparent)]
    Faults(#[from] ReadFaults),
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}:", file.display())?;
        }
        let (code, name) = self.fault.code_and_name();
        let Position { line, column } = self.position;
        let (place, fault, mend) = (&self.place, &self.fault, self.fault.mend());
        write!(f, "{line}:{column}: {code} {name}: {place}: {fault}; {mend}")
    }
}

impl fmt::Display for ReadFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for ReadFaults {}

/// Reads a plan.
///
/// # Errors
/// Every fault of the bytes: of the JSON, and then of the schema as far as it can be seen.
pub fn read(bytes: &[u8]) -> Result<Plan, ReadFaults> {
    if bytes.len() > LARGEST_FILE {
        return Err(only(Fault::FileTooLarge));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(only(Fault::Utf16));
    }
    let (text, bad_bytes) = decode(bytes);
    let (text, marked) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest, true),
        None => (text.as_ref(), false),
    };
    let bad_bytes: Vec<usize> =
        bad_bytes.into_iter().map(|byte| if marked { byte - '\u{feff}'.len_utf8() } else { byte }).collect();
    let parsed = parse(text, &bad_bytes, &mut Nobody);
    if !marked && parsed.faults.is_empty() && schema::is_valid(&parsed.value) {
        // The error of serde is not kept: it may quote the plan's words.
        return serde_json::from_value(parsed.value).map_err(|_| only(Fault::DoesNotFit));
    }
    Err(gather(text, marked, parsed))
}

/// Reads a plan file.
///
/// # Errors
/// As [`read`], and where the file cannot be opened.
pub fn read_file(file: &Path) -> Result<Plan, ReadError> {
    read(&load(file)?).map_err(|faults| ReadError::Faults(faults.in_file(file)))
}

/// The bytes of a file. Of a file that is too large to read, only enough for [`read`] to say so.
///
/// # Errors
/// Where the file cannot be opened.
pub fn load(file: &Path) -> Result<Vec<u8>, ReadError> {
    let read = || {
        let mut opened = std::fs::File::open(file)?;
        // Room for the whole file at once; a size that lies only makes the room grow.
        let size = usize::try_from(opened.metadata()?.len()).unwrap_or(LARGEST_FILE);
        read_into(Vec::with_capacity(size.min(LARGEST_FILE) + 1), &mut opened)
    };
    read().map_err(|source| ReadError::Open { file: file.to_owned(), source })
}

/// The bytes of a source such as standard input, as [`load`] reads those of a file.
///
/// # Errors
/// Where the source cannot be read.
pub fn load_from(source: &mut dyn Read) -> io::Result<Vec<u8>> {
    read_into(Vec::new(), source)
}

fn read_into(mut bytes: Vec<u8>, source: &mut dyn Read) -> io::Result<Vec<u8>> {
    // One byte more than allowed is enough to know.
    source.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl ReadFaults {
    /// The same faults with the name of the file that has them.
    #[must_use]
    pub fn in_file(mut self, file: &Path) -> Self {
        for fault in &mut self.0 {
            fault.file = Some(file.to_owned());
        }
        self
    }
}

/// A fault of the file as a whole.
fn only(fault: Fault) -> ReadFaults {
    ReadFaults(vec![ReadFault {
        file: None,
        pointer: PlanPath::root(),
        place: "the file".to_owned(),
        position: Position { line: 1, column: 1 },
        fault,
    }])
}

/// The bytes as text, and the places of bytes that were not UTF-8 and became a mark.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<usize>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut text, mut bad_bytes) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            // A file that is no text at all has no need of a longer list.
            if bad_bytes.len() <= MOST_FAULTS {
                bad_bytes.push(text.len());
            }
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (Cow::Owned(text), bad_bytes)
}

struct Nobody;

impl Watch for Nobody {
    fn meet(&mut self, _: &Parser<'_>, _: Option<usize>, _: usize) {}
}

/// Gathers the faults of the JSON and those of the schema, in the order of the file.
fn gather(text: &str, marked: bool, parsed: Parsed) -> ReadFaults {
    let Parsed { value, faults, stopped } = parsed;
    let lines = Lines::of(text);
    let places = Places::of(&value);
    let mut all: Vec<(usize, ReadFault)> = Vec::new();
    let mut add = |byte: usize, pointer: String, place: &str, fault: Fault| {
        let place = if place.is_empty() { "the plan".to_owned() } else { places.words(place) };
        let pointer = PlanPath::from_pointer(pointer);
        all.push((byte, ReadFault { file: None, pointer, place, position: lines.position(byte), fault }));
    };
    if marked {
        add(0, String::new(), "", Fault::ByteOrderMark);
    }
    let objections = if stopped { Vec::new() } else { explain(&value) };
    let spots = Spots::find(text, objections.iter().map(|objection| objection.pointer.clone()));
    for Objection { pointer, fault, at_name } in objections {
        // A value that could not be read is not also of the wrong kind.
        if !faults.iter().any(|found| found.pointer == pointer && hides_the_value(&found.fault)) {
            let object = pointer.rsplit_once('/').map_or("", |(object, _)| object).to_owned();
            let place = if at_name { object } else { pointer.clone() };
            add(spots.byte(&pointer, at_name), pointer, &place, fault);
        }
    }
    for Found { fault, byte, pointer } in faults {
        let place = pointer.clone();
        add(byte, pointer, &place, fault);
    }
    if all.is_empty() {
        return only(Fault::DoesNotFit);
    }
    all.sort_by_key(|(byte, fault)| (*byte, matches!(fault.fault, Fault::More(_))));
    ReadFaults(all.into_iter().map(|(_, fault)| fault).collect())
}

/// Whether the parser put nothing in the place of a value that it could not read.
const fn hides_the_value(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::NotANumber
            | Fault::MalformedNumber(_)
            | Fault::NumberOutOfRange
            | Fault::NumberNotExact
            | Fault::UnknownWord
    )
}

/// Where the names and values at some pointers stand in a text that may have faults.
#[derive(Default)]
struct Spots(HashMap<String, Option<(usize, usize)>>);

impl Spots {
    fn find(text: &str, pointers: impl Iterator<Item = String>) -> Self {
        let mut found = Self(pointers.map(|pointer| (pointer, None)).collect());
        if !found.0.is_empty() {
            parse(text, &[], &mut found);
        }
        found
    }

    fn byte(&self, pointer: &str, at_name: bool) -> usize {
        let spot = self.0.get(pointer).copied().flatten();
        spot.map_or(0, |(name, value)| if at_name { name } else { value })
    }
}

impl Watch for Spots {
    fn meet(&mut self, parser: &Parser<'_>, name: Option<usize>, at: usize) {
        if let Some(spot) = self.0.get_mut(&parser.pointer()) {
            spot.get_or_insert((name.unwrap_or(at), at));
        }
    }
}
