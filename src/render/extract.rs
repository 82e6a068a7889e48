//! The plan that a PDF carries, taken back out.
//!
//! The PDF may come from anyone: whatever it holds, the answer is the plan's
//! bytes or a reason, never a crash and never more than a plan can be.

use std::panic::{self, AssertUnwindSafe};
use std::thread;

use hayro_syntax::object::{Array, Dict, Object, Stream, String as PdfString};
use hayro_syntax::{Filter, LoadPdfError, Pdf};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// The name under which a plan is carried.
pub const PLAN_NAME: &str = "plan.json";
/// The largest PDF looked into.
pub const MOST_BYTES_IN: usize = 64 * 1024 * 1024;
/// The largest plan taken out.
pub const MOST_BYTES_OUT: usize = 64 * 1024 * 1024;
/// The most that all packed parts of a PDF together may unpack to.
const MOST_BYTES_UNPACKED: usize = 1024 * 1024 * 1024;
/// How deep the tree of names may be; real ones have one or two levels.
const DEEPEST: usize = 16;
/// How many nodes and names are looked at in all.
const MOST_NODES: usize = 10_000;
/// A hostile file may nest deeply; the reader needs room for it.
const STACK: usize = 64 * 1024 * 1024;

/// Why no plan came out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// Not a PDF, or one too damaged to read.
    #[error("this file is no PDF, or is damaged; ask for it again")]
    NotAPdf,
    /// A PDF under a password.
    #[error("this PDF is encrypted; save a copy without a password and try that")]
    Encrypted,
    /// A PDF without a plan.
    #[error(
        "this PDF carries no plan; only the professional copy of a plan with nothing confidential, or a copy made with --embed, does"
    )]
    NoPlan,
    /// A plan whose data cannot be read.
    #[error("the plan inside this PDF is damaged; ask for the file again")]
    Damaged,
    /// More bytes than any plan has.
    #[error("this file, or what it carries, is too large for a plan")]
    TooLarge,
}

/// Takes the plan's bytes out of a PDF. They are not yet read as a plan.
///
/// # Errors
///
/// When the file is no PDF, is encrypted, carries no `plan.json`, or carries
/// one that is damaged or too large.
pub fn extract(pdf: Vec<u8>) -> Result<Vec<u8>, ExtractError> {
    if pdf.len() > MOST_BYTES_IN {
        return Err(ExtractError::TooLarge);
    }
    thread::Builder::new()
        .name("extract".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            panic::catch_unwind(AssertUnwindSafe(|| find(pdf))).unwrap_or(Err(ExtractError::Damaged))
        })
        .map_err(|_| ExtractError::Damaged)?
        .join()
        .unwrap_or(Err(ExtractError::Damaged))
}

fn find(bytes: Vec<u8>) -> Result<Vec<u8>, ExtractError> {
    if !bytes.windows(5).take(1024).any(|window| window == b"%PDF-") {
        return Err(ExtractError::NotAPdf);
    }
    if is_bomb(&bytes, MOST_BYTES_UNPACKED) {
        return Err(ExtractError::TooLarge);
    }
    let names_encryption = bytes.windows(8).any(|window| window == b"/Encrypt");
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ExtractError::Encrypted,
        LoadPdfError::Invalid if names_encryption => ExtractError::Encrypted,
        LoadPdfError::Invalid => ExtractError::NotAPdf,
    })?;
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).ok_or(ExtractError::NotAPdf)?;
    let file = in_associated_files(&root).or_else(|| in_names(&root)).ok_or(ExtractError::NoPlan)?;
    data(&file)
}

/// Looks in the list of files that the document says it was made from.
fn in_associated_files<'a>(root: &Dict<'a>) -> Option<Dict<'a>> {
    let files: Array<'_> = root.get("AF")?;
    files.iter::<Dict<'_>>().take(MOST_NODES).find(|file| is_plan(file))
}

/// Looks in the tree of names of embedded files.
fn in_names<'a>(root: &Dict<'a>) -> Option<Dict<'a>> {
    let top: Dict<'_> = root.get::<Dict<'_>>("Names")?.get("EmbeddedFiles")?;
    let mut left = MOST_NODES;
    let mut nodes = vec![(top, 0)];
    while let Some((node, depth)) = nodes.pop() {
        left = left.checked_sub(1)?;
        if let Some(names) = node.get::<Array<'_>>("Names") {
            // Pairs of a name and a file; the file says its own name too.
            let files = names.iter::<Object<'_>>().take(left).filter_map(Object::into_dict);
            if let Some(file) = files.into_iter().find(is_plan) {
                return Some(file);
            }
        }
        if depth < DEEPEST
            && let Some(kids) = node.get::<Array<'_>>("Kids")
        {
            nodes.extend(kids.iter::<Dict<'_>>().take(left).map(|kid| (kid, depth + 1)));
        }
    }
    None
}

fn is_plan(file: &Dict<'_>) -> bool {
    ["UF", "F"]
        .iter()
        .any(|key| file.get::<PdfString<'_>>(key).is_some_and(|name| text(name.as_bytes()) == PLAN_NAME))
}

/// A PDF text string: UTF-16 or UTF-8 if marked so, else taken as Latin letters.
fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

fn data(file: &Dict<'_>) -> Result<Vec<u8>, ExtractError> {
    let stream: Stream<'_> = file
        .get::<Dict<'_>>("EF")
        .and_then(|files| files.get("UF").or_else(|| files.get("F")))
        .ok_or(ExtractError::Damaged)?;
    let raw = stream.raw_data();
    let plan = match stream.filters().as_slice() {
        [] => raw.into_owned(),
        [Filter::FlateDecode] => {
            decompress_to_vec_zlib_with_limit(&raw, MOST_BYTES_OUT).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => ExtractError::TooLarge,
                _ => ExtractError::Damaged,
            })?
        }
        _ => return Err(ExtractError::Damaged),
    };
    if plan.len() > MOST_BYTES_OUT { Err(ExtractError::TooLarge) } else { Ok(plan) }
}

/// Whether the streams of a file would unpack to more than any honest file holds.
///
/// The PDF reader unpacks what it needs without a limit of its own.
fn is_bomb(bytes: &[u8], mut budget: usize) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.windows(6).position(|window| window == b"stream") {
        rest = &rest[at + 6..];
        let body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        // Only what starts as packed data does; the rest is read as it stands.
        if body.first().is_some_and(|first| first & 0x0f == 8) {
            match unpacked_size(body, budget) {
                Some(size) => budget -= size,
                None => return true,
            }
        }
    }
    false
}

/// How many bytes a packed stream unpacks to; `None` if that is more than the budget.
fn unpacked_size(body: &[u8], budget: usize) -> Option<usize> {
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let mut piece = vec![0; 32 * 1024];
    let (mut read, mut size) = (0, 0);
    loop {
        let step = inflate(&mut state, body.get(read..).unwrap_or_default(), &mut piece, MZFlush::None);
        read += step.bytes_consumed;
        size += step.bytes_written;
        if size > budget {
            return None;
        }
        let stuck = step.bytes_consumed == 0 && step.bytes_written == 0;
        if stuck || step.status != Ok(MZStatus::Ok) {
            return Some(size);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_seen_before_it_goes_off() {
        let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 100_000], 9);
        let mut file = b"%PDF-1.7\n".to_vec();
        for _ in 0..30 {
            file.extend(b"1 0 obj <<>> stream\n");
            file.extend(&bomb);
            file.extend(b"\nendstream endobj\n");
        }
        assert!(is_bomb(&file, 2_900_000));
        assert!(!is_bomb(&file, 3_100_000));
    }

    #[test]
    fn pdf_text_comes_in_three_forms() {
        assert_eq!(text(b"plan.json"), "plan.json");
        assert_eq!(text(b"\xFE\xFF\0p\0l"), "pl");
        assert_eq!(text("\u{FEFF}pl\u{e9}".as_bytes()), "pl\u{e9}");
    }
}
