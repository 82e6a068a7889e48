//! Word documents from before 2007: what another reader makes of them, brought into our document.
//!
//! The file is read three times: as it reads today, with what tracked changes deleted, and with hidden
//! text. What only the second and third have is kept apart. Which words were inserted, and who changed
//! what and when, this reader is not told; a remark says so.

mod apart;
mod blocks;

use std::io::Cursor;

use office_oxide::doc::DocError;
use office_oxide::ir::{DocumentIR, HeaderFooter};
use office_oxide::options::ParseOptions;
use office_oxide::{Document as Opened, DocumentFormat, OfficeError};

use super::gather::Gather;
use super::{ReadError, looks};
use crate::convert::document::{
    Block, Document, FileType, Furniture, FurnitureKind, Hidden, HiddenBy, Part, RemarkKind, Revision,
    RevisionKind,
};
use crate::convert::limits::MOST_KEPT_APART;
use blocks::Reader;

/// The kind of file, for messages.
const WHAT: &str = "old Word document";

/// Reads an old Word document.
///
/// # Errors
///
/// When it is encrypted, damaged, or goes beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let (opened, ir) = open(bytes, false, false)?;
    let mut gather = Gather::new(FileType::Doc);
    gather.remark_at(RemarkKind::RevisionsUncertain, 1, None);
    if opened.damage().iter().any(office_oxide::options::Damage::is_loss) {
        gather.remark_at(RemarkKind::DamagedParts, 1, None);
    }
    if ir.metadata.has_macros {
        gather.remark_at(RemarkKind::Macros, 1, None);
    }
    let mut reader = Reader::new(&ir, &mut gather);
    let mut blocks = Vec::new();
    for section in &ir.sections {
        reader.elements(&section.elements, 0, &mut blocks)?;
    }
    let comments = reader.comments();
    furniture(&ir, &mut gather)?;
    gather.document.blocks = blocks;
    for comment in comments {
        gather.comment(comment);
    }
    let (_, with_deleted) = open(bytes, true, false)?;
    let deleted = apart::only_in(&gather.document, &with_deleted);
    gather.document.revisions.extend(deleted.into_iter().take(MOST_KEPT_APART).map(|(text, place)| {
        let (author, date) = (None, None);
        Revision { kind: RevisionKind::Deleted, text, author, date, place }
    }));
    let (_, with_hidden) = open(bytes, false, true)?;
    let hidden = apart::only_in(&gather.document, &with_hidden);
    let hidden = hidden.into_iter().take(MOST_KEPT_APART);
    gather.document.hidden.extend(hidden.map(|(text, place)| Hidden { text, by: HiddenBy::Format, place }));
    let mut document = gather.document;
    looks::guess_headings(&mut document);
    Ok(document)
}

/// Opens a file and gives its content, with deleted or hidden text if asked for.
fn open(bytes: &[u8], deleted: bool, hidden: bool) -> Result<(Opened, DocumentIR), ReadError> {
    let mut options = ParseOptions::default();
    options.include_deleted_text = deleted;
    options.include_hidden_text = hidden;
    let reader = Cursor::new(bytes.to_vec());
    let opened = Opened::from_reader_with(reader, DocumentFormat::Doc, &options).map_err(fault)?;
    let ir = opened.to_ir();
    if ir.metadata.text_truncated {
        return Err(ReadError::limit("the text of one file", "what its reader takes", "in all"));
    }
    Ok((opened, ir))
}

#[expect(clippy::needless_pass_by_value, reason = "the form that map_err asks for")]
fn fault(error: OfficeError) -> ReadError {
    match error {
        OfficeError::Doc(DocError::Encrypted) => ReadError::Encrypted { what: WHAT },
        OfficeError::Panic(_) => ReadError::Internal { what: WHAT },
        _ => ReadError::Damaged { what: WHAT, part: "its list of text pieces".to_owned() },
    }
}

/// Running heads and feet, each once.
fn furniture(ir: &DocumentIR, gather: &mut Gather) -> Result<(), ReadError> {
    let (mut heads, mut feet) = (0, 0);
    let mut known: Vec<(FurnitureKind, String)> = Vec::new();
    for section in &ir.sections {
        let of_kind = |kind: FurnitureKind, found: [&Option<HeaderFooter>; 3]| {
            found.into_iter().flatten().map(move |found| (kind, found.clone())).collect::<Vec<_>>()
        };
        let all = [&section.header, &section.first_page_header, &section.even_page_header];
        let mut found = of_kind(FurnitureKind::Header, all);
        let all = [&section.footer, &section.first_page_footer, &section.even_page_footer];
        found.extend(of_kind(FurnitureKind::Footer, all));
        for (kind, content) in found {
            let text = apart::text_of(&content.content);
            if text.trim().is_empty() || known.contains(&(kind, text.clone())) {
                continue;
            }
            known.push((kind, text));
            gather.part = if kind == FurnitureKind::Header {
                heads += 1;
                Part::Header(heads)
            } else {
                feet += 1;
                Part::Footer(feet)
            };
            let mut blocks: Vec<Block> = Vec::new();
            Reader::new(ir, gather).elements(&content.content, 0, &mut blocks)?;
            gather.document.furniture.push(Furniture { kind, blocks, pages: Vec::new() });
        }
    }
    gather.part = Part::Body;
    Ok(())
}
