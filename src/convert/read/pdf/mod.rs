//! PDF: glyphs and ruled lines to lines, columns, tables and paragraphs.
//!
//! A PDF says where ink goes, not what a text is. What is drawn is gathered page by page; ruled
//! lines make tables, lasting gaps make columns, and what repeats at the edge of pages is a running
//! head or foot.

mod columns;
mod furniture;
mod hand;
mod headed;
mod heads;
mod join;
mod layout;
mod lines;
mod notes;
mod page;
mod rows;
mod rules;
mod scan;
mod setter;
mod tagged;
mod tags;
mod unruled;
mod weigh;

use std::collections::BTreeSet;
use std::sync::Arc;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use kurbo::Rect;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

use super::gather::Gather;
use super::{ReadError, looks};
use crate::convert::document::{Document, FileType, HiddenBy, RemarkKind};
use crate::convert::limits::{LARGEST_IN_ALL, MOST_PAGES};
use layout::Beside;
use page::Drawn;
pub use scan::{PagePicture, ReadPage};
use tags::Tags;

/// The kind of file, for messages.
const WHAT: &str = "PDF";

/// Fonts that a PDF does not carry are looked up here. Only widths and names of characters count,
/// and these stand in the PDF; the shapes are never drawn.
const ANY_FONT: &[u8] = include_bytes!("../../../../templates/fonts/AtkinsonHyperlegibleNext-Regular.ttf");

/// Opens a PDF.
///
/// # Errors
///
/// When it is encrypted, cut short, damaged, or goes beyond the limits.
fn open(bytes: &[u8]) -> Result<Pdf, ReadError> {
    if is_cut_short(bytes) {
        return Err(ReadError::Truncated { what: WHAT });
    }
    if is_bomb(bytes) {
        return Err(ReadError::limit("the size of all parts", LARGEST_IN_ALL / 1_000_000, "MB"));
    }
    let names_encryption = contains(bytes, b"/Encrypt");
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Encrypted { what: WHAT },
        LoadPdfError::Invalid if names_encryption => ReadError::Encrypted { what: WHAT },
        LoadPdfError::Invalid => ReadError::Damaged { what: WHAT, part: "its list of objects".to_owned() },
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(ReadError::Damaged { what: WHAT, part: "its list of pages".to_owned() });
    }
    if pages.len() > MOST_PAGES {
        return Err(ReadError::limit("the number of pages", MOST_PAGES, "pages"));
    }
    Ok(pdf)
}

/// What every page draws, as far as `wanted` asks for pages, numbered from 1.
///
/// # Errors
///
/// When a page goes beyond the limits.
fn draw(
    pdf: &Pdf,
    tags: &Tags,
    shades: bool,
    mut wanted: impl FnMut(u32, Drawn) -> bool,
) -> Result<(), ReadError> {
    let settings = InterpreterSettings {
        font_resolver: Arc::new(|_| Some((Arc::new(ANY_FONT), 0))),
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    for (page, number) in pdf.pages().iter().zip(1..) {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let bounds = Rect::new(0.0, 0.0, width, height);
        let transform = hayro_interpret::TransformExt::to_kurbo(&page.initial_transform(true));
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), settings.clone());
        let own = page.raw().obj_id().map(|id| tags.of_page(id.into())).unwrap_or_default();
        let mut device = Drawn::new(width, height, own);
        device.wants_shades = shades;
        interpret_page(page, &mut context, &mut device);
        if device.too_much {
            return Err(ReadError::limit(
                "what one page draws",
                crate::convert::limits::MOST_MARKS_PER_PAGE,
                "marks",
            ));
        }
        device.settle();
        if !wanted(number, device) {
            break;
        }
    }
    Ok(())
}

/// Reads a PDF; `read` are the words that another program read on pages that are pictures.
///
/// # Errors
///
/// When it is encrypted, a scan, cut short, damaged, or goes beyond the limits.
pub(super) fn read(bytes: &[u8], read: &[ReadPage]) -> Result<Document, ReadError> {
    let pdf = open(bytes)?;
    let tags = Tags::read(&pdf);
    let (mut drawn, mut read_off): (Vec<Drawn>, usize) = (Vec::new(), 0);
    draw(&pdf, &tags, false, |number, mut page| {
        if page.is_picture()
            && let Some(words) = read.iter().find(|words| words.page == number)
        {
            scan::put(&mut page, words);
            read_off += 1;
        }
        drawn.push(page);
        true
    })?;
    let blank = drawn.iter().filter(|page| page.is_picture()).count();
    if drawn.iter().all(|page| page.glyphs.is_empty()) {
        return Err(if blank > 0 && read_off == 0 {
            ReadError::Scan { pages: blank }
        } else {
            ReadError::NoText { what: WHAT }
        });
    }
    assemble(drawn, (blank, read_off), &tags)
}

/// The picture of the first page from `first` on that is one and shows no text.
///
/// # Errors
///
/// As [`read`], but that a scan is none.
pub(super) fn picture(bytes: &[u8], first: u32) -> Result<Option<PagePicture>, ReadError> {
    let pdf = open(bytes)?;
    let mut found = None;
    draw(&pdf, &Tags::default(), true, |number, page| {
        if number >= first && page.is_picture() {
            found = page.shown.as_ref().and_then(|shown| shown.picture(number));
        }
        found.is_none()
    })?;
    Ok(found)
}

fn assemble(
    mut drawn: Vec<Drawn>,
    (blank, read_off): (usize, usize),
    tags: &Tags,
) -> Result<Document, ReadError> {
    let mut gather = Gather::new(FileType::Pdf);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    if blank > 0 {
        gather.remark_at(RemarkKind::PagesWithoutText, count(blank), None);
    }
    if read_off > 0 {
        gather.remark_at(RemarkKind::ReadOffPictures, count(read_off), None);
    }
    for (kind, sum) in [
        (RemarkKind::Pictures, drawn.iter().map(|page| page.pictures).sum()),
        (RemarkKind::UnreadableCharacters, drawn.iter().map(|page| page.unreadable).sum::<usize>()),
    ] {
        if sum > 0 {
            gather.remark_at(kind, count(sum), None);
        }
    }
    gather.document.furniture = furniture::take(&mut drawn, &mut gather);
    furniture::take_repeats(&mut drawn, &mut gather);
    let hidden: Vec<String> = drawn.iter().map(|page| lines::text_of(&page.invisible)).collect();
    let sorted = sort(drawn, tags);
    let mut words = BTreeSet::new();
    for page in &sorted {
        page.whole_words(&mut words);
    }
    let hand = hand::Hand::learn(sorted.iter().flat_map(layout::Sorted::flows), &words);
    let mut joiner = join::Joiner::default();
    for (at, (page, hidden)) in sorted.into_iter().zip(hidden).enumerate() {
        let number = count(at + 1);
        gather.page = Some(number);
        let laid = layout::page(page, &hand, &mut words, &mut gather)?;
        gather.hidden(&hidden, HiddenBy::Drawing);
        joiner.add(number, laid, &join::Known { words: &words, hand: &hand }, &mut gather);
    }
    gather.document.pages = Some(gather.page.unwrap_or(1));
    gather.document.blocks = joiner.finish();
    let mut document = gather.document;
    looks::guess_headings(&mut document);
    Ok(document)
}

/// Sorts the glyphs of all pages. A page is looked at again where the next one shows that a table began on it.
fn sort(mut drawn: Vec<Drawn>, tags: &Tags) -> Vec<layout::Sorted> {
    let mut sorted: Vec<layout::Sorted> = Vec::new();
    let heads = heads::repeated(&drawn);
    for page in &mut drawn {
        tagged::distrust(page);
        let before = sorted.last().and_then(layout::Sorted::open_columns);
        sorted.push(layout::sort(page.clone(), &Beside { before, after: None }, &heads, tags));
    }
    let mut afters: Vec<Option<Vec<f64>>> = vec![None; sorted.len()];
    for at in (1..sorted.len()).rev() {
        if sorted[at - 1].open_columns().is_some() {
            continue;
        }
        let Some(after) = sorted[at].first_columns() else { continue };
        afters[at - 1] = Some(after.clone());
        let before = at.checked_sub(2).and_then(|at| sorted[at].open_columns());
        let beside = Beside { before, after: Some(after) };
        sorted[at - 1] = layout::sort(drawn[at - 1].clone(), &beside, &heads, tags);
        // What is left of a row at the top of the next page is part of the table now.
        let before = sorted[at - 1].open_columns();
        if before.is_some() && !sorted[at].begins_with_table() {
            let beside = Beside { before, after: afters[at].clone() };
            sorted[at] = layout::sort(drawn[at].clone(), &beside, &heads, tags);
        }
    }
    sorted
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Whether the end of the file is missing: every PDF says where it ends.
fn is_cut_short(bytes: &[u8]) -> bool {
    let last = |wanted: &[u8]| bytes.windows(wanted.len()).rposition(|window| window == wanted);
    let end = last(b"%%EOF").or_else(|| last(b"startxref"));
    match (end, last(b"endobj")) {
        (None, _) => true,
        (Some(end), Some(object)) => end < object,
        (Some(_), None) => false,
    }
}

/// Whether the packed parts would unpack to more than any honest file holds. The parser unpacks what
/// it needs without a limit of its own, so this is counted first.
fn is_bomb(bytes: &[u8]) -> bool {
    let mut left = LARGEST_IN_ALL;
    let mut rest = bytes;
    while let Some(at) = rest.windows(6).position(|window| window == b"stream") {
        rest = &rest[at + 6..];
        let body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if body.first().is_some_and(|first| first & 0x0f == 8) {
            let mut state = InflateState::new_boxed(DataFormat::Zlib);
            let mut piece = vec![0; 32 * 1024];
            let mut read = 0;
            loop {
                let step =
                    inflate(&mut state, body.get(read..).unwrap_or_default(), &mut piece, MZFlush::None);
                read += step.bytes_consumed;
                if step.bytes_written > left {
                    return true;
                }
                left -= step.bytes_written;
                let stuck = step.bytes_consumed == 0 && step.bytes_written == 0;
                if stuck || step.status != Ok(MZStatus::Ok) {
                    break;
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests;
