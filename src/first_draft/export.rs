//! A case system's export as a table: CSV as Excel and databases write it, or JSON.

mod csv_table;
mod json_table;

use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// The largest export that is read, in bytes: 64 MiB.
pub const LARGEST_EXPORT: usize = 64 * 1024 * 1024;

/// How an export is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    /// Comma-separated values with a header row.
    Csv,
    /// A JSON array of objects, flat or nested.
    Json,
}

/// An export: its columns, and its rows in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// What someone should know about how the file was read.
    pub notices: Vec<Notice>,
}

/// The names of the columns, and the rows.
type Table = (Vec<String>, Vec<Row>);

/// One row. Its cells stand in the order of the columns; blank ones are `null`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) name: RowName,
    pub(super) cells: Result<Vec<Value>, ShapeFault>,
}

/// A row as people find it again: "row 5", counted as a spreadsheet counts, or "item 4".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowName {
    kind: &'static str,
    number: usize,
}

impl fmt::Display for RowName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.number)
    }
}

/// Why a row is not a row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ShapeFault {
    /// More or fewer cells than the header.
    Ragged { found: usize, expected: usize },
    /// An entry of the JSON array that is no object.
    NotAnObject,
    /// Two fields that lead to one column.
    SameColumn(String),
}

/// What someone should know about how an export was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// The bytes are not UTF-8 and were read as Windows-1252.
    ReadAsWindows1252,
    /// Rows without a single value were passed over.
    BlankRows(usize),
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReadAsWindows1252 => f.write_str(
                "the export is not UTF-8 and was read as Windows-1252; look at names with accents, \
                 or export it again as \"CSV UTF-8\"",
            ),
            Self::BlankRows(1) => f.write_str("1 blank row was passed over"),
            Self::BlankRows(count) => write!(f, "{count} blank rows were passed over"),
        }
    }
}

/// Why an export cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// Too large a file.
    #[error("the export is larger than {} MiB; split it", LARGEST_EXPORT / 1024 / 1024)]
    TooLarge,
    /// Another encoding.
    #[error("the export is written in UTF-16; export it again as \"CSV UTF-8\"")]
    Utf16,
    /// Bytes that stand for nothing.
    #[error(
        "line {line} holds bytes that are neither UTF-8 nor Windows-1252; export the file again as \"CSV UTF-8\""
    )]
    UnknownBytes {
        /// The line in the file.
        line: usize,
    },
    /// Nothing to read.
    #[error("the export is empty; it needs a header row and a row for each plan")]
    Empty,
    /// Two columns of one name.
    #[error("the columns {first} and {second} are both named {name:?}; rename one")]
    SameColumn {
        /// The name.
        name: String,
        /// The one, counted from 1.
        first: usize,
        /// The other.
        second: usize,
    },
    /// A column without a name that holds values.
    #[error("column {number} has values and no name; name it in the header row")]
    UnnamedColumn {
        /// The column, counted from 1.
        number: usize,
    },
    /// A quotation mark that is never closed, which would swallow all rows after it.
    #[error(
        "a quotation mark that opens on line {line} is never closed; close it, or write it twice inside a cell"
    )]
    UnclosedQuote {
        /// The line in the file.
        line: usize,
    },
    /// The CSV reader gave up.
    #[error("the export cannot be read as CSV near row {row}; open and save it again as \"CSV UTF-8\"")]
    Csv {
        /// The row.
        row: usize,
    },
    /// Not JSON, or one object with a field twice.
    #[error("the export is not JSON at line {line}, column {column}, or gives a field twice; mend it there")]
    Json {
        /// The line in the file.
        line: usize,
        /// The column in the line.
        column: usize,
    },
    /// JSON of another form.
    #[error("the export must be a JSON array of objects, one for each plan")]
    NotAnArray,
}

impl Export {
    /// Reads an export.
    ///
    /// # Errors
    /// When nothing in the file can be trusted. A fault of one row is kept with that row.
    pub fn read(bytes: &[u8], kind: ExportKind) -> Result<Self, ExportError> {
        if bytes.len() > LARGEST_EXPORT {
            return Err(ExportError::TooLarge);
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(ExportError::Utf16);
        }
        let mut notices = Vec::new();
        let text = if let Ok(text) = std::str::from_utf8(bytes) {
            Cow::Borrowed(text)
        } else {
            notices.push(Notice::ReadAsWindows1252);
            Cow::Owned(windows_1252(bytes)?)
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let (columns, mut rows) = match kind {
            ExportKind::Csv => csv_table::read(text)?,
            ExportKind::Json => json_table::read(text)?,
        };
        let before = rows.len();
        rows.retain(|row| !matches!(&row.cells, Ok(cells) if cells.iter().all(Value::is_null)));
        if before > rows.len() {
            notices.push(Notice::BlankRows(before - rows.len()));
        }
        if rows.is_empty() {
            return Err(ExportError::Empty);
        }
        Ok(Self { columns, rows, notices })
    }
}

impl ExportKind {
    /// How these bytes are most likely written: JSON begins with a bracket, which no header row does.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'[' | b'{') => Self::Json,
            _ => Self::Csv,
        }
    }
}

/// The characters of bytes 0x80 to 0x9F in Windows-1252; five of them stand for nothing.
const FROM_0X80: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> Result<String, ExportError> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut line = 1;
    for byte in bytes {
        let character = match byte {
            0x80..=0x9f => FROM_0X80[usize::from(byte - 0x80)],
            byte => char::from(*byte),
        };
        if character == '\0' && *byte != 0 {
            return Err(ExportError::UnknownBytes { line });
        }
        line += usize::from(character == '\n');
        text.push(character);
    }
    Ok(text)
}
