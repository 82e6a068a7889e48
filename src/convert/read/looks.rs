//! Headings that only their looks show.

use super::gather::each_paragraph_mut;
use crate::convert::document::{Document, Heading, Paragraph};

/// The most characters of a heading that only its looks show.
const LONGEST: usize = 120;

/// Marks short paragraphs that stand out by their looks as headings, uncertain ones. In a document
/// where most text stands out, nothing does.
pub(super) fn guess_headings(document: &mut Document) {
    let (mut all, mut bold, mut sizes) = (0_usize, 0_usize, Vec::<(u16, usize)>::new());
    for (paragraph, _) in document.paragraphs() {
        let letters = paragraph.text.chars().filter(|c| c.is_alphanumeric()).count();
        all += letters;
        if paragraph.is_bold() {
            bold += letters;
        }
        if let Some(size) = paragraph.size() {
            match sizes.iter_mut().find(|(known, _)| *known == size) {
                Some((_, sum)) => *sum += letters,
                None => sizes.push((size, letters)),
            }
        }
    }
    let usual = sizes.iter().max_by_key(|(size, letters)| (*letters, *size)).map(|(size, _)| *size);
    let bold_stands_out = bold * 2 < all;
    each_paragraph_mut(&mut document.blocks, &mut |paragraph| {
        if paragraph.heading.is_none() && looks_like_heading(paragraph, usual, bold_stands_out) {
            paragraph.heading = Some(Heading { level: None, certain: false });
        }
    });
}

fn looks_like_heading(paragraph: &Paragraph, usual: Option<u16>, bold_stands_out: bool) -> bool {
    let text = paragraph.text.trim();
    let bullet = paragraph.mark.as_ref().is_some_and(|mark| mark.bullet);
    let long = text.chars().count() > LONGEST;
    if long || bullet || text.ends_with(['.', ';', ',']) || text.contains('\n') {
        return false;
    }
    if !text.contains(char::is_alphabetic) {
        return false;
    }
    let larger = usual.zip(paragraph.size()).is_some_and(|(usual, size)| size > usual + 1);
    let capitals = paragraph.is_in_capitals() && text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let underlined = paragraph.is_all(|style| style.underline);
    larger || capitals || underlined || (bold_stands_out && paragraph.is_bold())
}
