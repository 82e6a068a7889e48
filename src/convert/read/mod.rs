//! A file of any supported type, read into the neutral document.
//!
//! The type is told by the content, never by the name. What cannot be read is refused by name: an
//! encrypted file, a scan, a file cut short, a bomb, something that is no document. A hostile file may
//! ask for more than the limits allow; it is then refused, and nothing in it is run or fetched.

#[cfg(feature = "doc")]
mod doc;
mod docx;
mod fault;
mod gather;
mod grid;
mod html;
mod kind;
mod label;
mod looks;
mod markdown;
mod odt;
mod package;
mod pdf;
mod rtf;
mod style_facts;
mod symbols;
mod text;
mod text_table;
mod xml;

use std::panic::{self, AssertUnwindSafe};
use std::thread;

use super::document::{Document, FileType};
use super::limits::{DEEPEST_BLOCK, LARGEST_FILE, MOST_LINES};
use kind::Kind;
use package::Package;

pub use fault::ReadError;
pub use pdf::{PagePicture, ReadPage};

/// Room for files that nest as deeply as the limits allow.
const STACK: usize = 32 * 1024 * 1024;

/// Reads a legacy file.
///
/// # Errors
///
/// When the file is no document that can be read, with the cause and the mend. A fault of the reader
/// itself is an error too, never a panic.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    read_with(bytes, &[])
}

/// Reads a legacy file of which another program read the pages that are pictures. Such pages are in PDFs only.
///
/// # Errors
///
/// As [`read`].
pub fn read_with(bytes: &[u8], pages: &[ReadPage]) -> Result<Document, ReadError> {
    apart(bytes, || read_whole(bytes, pages))
}

/// The picture of the first page of a PDF, from page `first` on, that has no text; `None` where there is none.
///
/// # Errors
///
/// As [`read`].
pub fn picture(bytes: &[u8], first: u32) -> Result<Option<PagePicture>, ReadError> {
    apart(bytes, || match kind::kind(bytes)? {
        Kind::Of(FileType::Pdf) => pdf::picture(bytes, first),
        _ => Ok(None),
    })
}

/// Does something with a file on a thread with room for it, whatever it does.
fn apart<T: Send>(bytes: &[u8], work: impl FnOnce() -> Result<T, ReadError> + Send) -> Result<T, ReadError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ReadError::limit("the size of the file", LARGEST_FILE / (1024 * 1024), "MiB"));
    }
    let failed = || ReadError::Internal { what: "file" };
    thread::scope(|scope| {
        let reader = thread::Builder::new().name("read".to_owned()).stack_size(STACK);
        let reader = reader.spawn_scoped(scope, || {
            panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(failed()))
        });
        reader.map_err(|_| failed())?.join().unwrap_or_else(|_| Err(failed()))
    })
}

fn read_whole(bytes: &[u8], pages: &[ReadPage]) -> Result<Document, ReadError> {
    let document = match kind::kind(bytes)? {
        Kind::Of(FileType::Pdf) => pdf::read(bytes, pages)?,
        _ => read_inside(bytes, 0)?,
    };
    let words = document.count_words();
    if words.current() == 0 && document.revisions.is_empty() {
        return Err(ReadError::NoText { what: document.file_type.name() });
    }
    Ok(document)
}

/// Reads a file, or one inside another; `depth` counts what stands around it.
fn read_inside(bytes: &[u8], depth: usize) -> Result<Document, ReadError> {
    // A file in a file counts as much as many tables, so that three of them are the end.
    let depth = depth + DEEPEST_BLOCK / 4;
    if depth > DEEPEST_BLOCK {
        return Err(ReadError::limit("the depth of documents in each other", 3, "levels"));
    }
    match kind::kind(bytes)? {
        Kind::Zip => zipped(bytes, depth),
        Kind::Compound => compound(bytes),
        Kind::WebArchive => html::read_archive(bytes),
        Kind::Of(FileType::Html) => html::read(bytes),
        Kind::Of(FileType::Markdown | FileType::Text) if too_many_lines(bytes) => {
            Err(ReadError::limit("the number of lines", MOST_LINES, "lines"))
        }
        Kind::Of(FileType::Markdown) => markdown::read(bytes),
        Kind::Of(FileType::Text) => Ok(text::read(bytes)),
        Kind::Of(FileType::Pdf) => pdf::read(bytes, &[]),
        Kind::Of(FileType::Rtf) => rtf::read(bytes),
        Kind::Of(_) => Err(ReadError::Unknown),
    }
}

fn too_many_lines(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() > MOST_LINES
}

/// Reads the document that a zip file is.
fn zipped(bytes: &[u8], depth: usize) -> Result<Document, ReadError> {
    const SAVE: &str = "if it holds a plan, save it as .docx or PDF and convert that";
    let mut package = Package::open(bytes, "Word document or other zip file")?;
    if package.has("mimetype") || package.has("content.xml") {
        let mimetype = package.part("mimetype")?.unwrap_or_default();
        let mimetype = String::from_utf8_lossy(&mimetype).trim().to_owned();
        let text = mimetype.contains("opendocument.text") || mimetype.contains("sun.xml.writer");
        if text || (mimetype.is_empty() && package.has("content.xml")) {
            return odt::read(package);
        }
        let found = match mimetype.as_str() {
            other if other.contains("spreadsheet") => "a spreadsheet (.ods)",
            other if other.contains("presentation") => "a presentation (.odp)",
            other if other.contains("epub") => "an e-book",
            _ => "an archive (zip)",
        };
        return Err(ReadError::NotADocument { found, mend: SAVE });
    }
    if package.has("[Content_Types].xml") || package.has("word/document.xml") {
        let found = if package.has("xl/workbook.xml") || package.has("xl/workbook.bin") {
            "a spreadsheet (.xlsx)"
        } else if package.has("ppt/presentation.xml") {
            "a presentation (.pptx)"
        } else if package.has("visio/document.xml") {
            "a drawing (.vsdx)"
        } else {
            return docx::read(package, depth);
        };
        return Err(ReadError::NotADocument { found, mend: SAVE });
    }
    let mend = "unpack it and convert what is inside";
    Err(ReadError::NotADocument { found: "an archive (zip)", mend })
}

fn compound(bytes: &[u8]) -> Result<Document, ReadError> {
    match kind::of_compound(bytes)? {
        #[cfg(feature = "doc")]
        FileType::Doc => doc::read(bytes),
        #[cfg(not(feature = "doc"))]
        FileType::Doc => Err(ReadError::NotBuiltIn { what: "old Word documents (.doc)" }),
        _ => Err(ReadError::Unknown),
    }
}
