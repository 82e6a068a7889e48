//! Running heads and feet: what stands at the edge of many pages in the same place.

use std::collections::{BTreeMap, BTreeSet};

use super::super::gather::Gather;
use super::lines::{Piece, lines};
use super::page::{Drawn, Glyph};
use super::tags::Told;
use crate::convert::document::{Block, Furniture, FurnitureKind, Paragraph, Part};

/// How far from the edge running heads and feet stand, as a share of the page's height.
const EDGE: f64 = 0.09;

/// Whether it is a foot, its text with any number in it made alike, and how far from the edge it is.
type Key = (bool, String, i64);

/// Takes running heads and feet out of the pages.
pub(super) fn take(pages: &mut [Drawn], gather: &mut Gather) -> Vec<Furniture> {
    // By kind, text with any number in it made alike, and place: the pages that have it.
    let mut seen: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        for (foot, line) in edge_lines(page) {
            let known = seen.entry(key(foot, &line, page.height)).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    let count = pages.len();
    seen.retain(|(_, text, _), on| {
        let repeated = on.len() >= 2 && on.len() * 2 >= count.min(6);
        repeated || is_page_number(text)
    });
    let mut taken: BTreeMap<Key, (Vec<Piece>, Vec<u32>)> = BTreeMap::new();
    for (at, page) in pages.iter_mut().enumerate() {
        for (foot, line) in edge_lines(page) {
            let key = key(foot, &line, page.height);
            if !seen.contains_key(&key) {
                continue;
            }
            let y = line.first().map_or(0.0, |piece| piece.y);
            let size = line.first().map_or(0.0, |piece| piece.size);
            page.glyphs.retain(|glyph| (glyph.y - y).abs() > 0.45 * size || !in_edge(page.height, glyph));
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            taken.entry(key).or_insert_with(|| (line, Vec::new())).1.push(number);
        }
    }
    let (mut heads, mut feet) = (0, 0);
    let mut found: Vec<((bool, i64), Furniture)> = Vec::new();
    for ((foot, _, place), (line, pages)) in taken {
        let (kind, part) = if foot {
            feet += 1;
            (FurnitureKind::Footer, Part::Footer(feet))
        } else {
            heads += 1;
            (FurnitureKind::Header, Part::Header(heads))
        };
        let furniture = furniture(kind, part, &line, pages, gather);
        found.push(((foot, place), furniture));
    }
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, furniture)| furniture).collect()
}

/// Takes out what the file says is no part of the text where an earlier page has the same line as text: the
/// head of a table that is drawn again.
pub(super) fn take_repeats(pages: &mut [Drawn], gather: &mut Gather) {
    if !pages.iter().flat_map(|page| &page.glyphs).any(|glyph| glyph.told == Told::Artifact) {
        return;
    }
    let text = |line: &Vec<Piece>| line.iter().map(Piece::text).collect::<Vec<_>>().join(" ");
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut found: BTreeMap<String, (Vec<Piece>, Vec<u32>)> = BTreeMap::new();
    for (at, page) in pages.iter_mut().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let (marked, own): (Vec<Glyph>, Vec<Glyph>) =
            std::mem::take(&mut page.glyphs).into_iter().partition(|glyph| glyph.told == Told::Artifact);
        page.glyphs = own;
        let rows = if marked.is_empty() { Vec::new() } else { lines(marked.clone()) };
        let again: Vec<&Vec<Piece>> = rows.iter().filter(|line| known.contains(&text(line))).collect();
        let is_again = |glyph: &Glyph| {
            again
                .iter()
                .flat_map(|line| line.iter())
                .any(|piece| (piece.y - glyph.y).abs() < 0.4 * piece.size)
        };
        page.glyphs.extend(marked.into_iter().filter(|glyph| !is_again(glyph)));
        for line in &again {
            found.entry(text(line)).or_insert_with(|| ((*line).clone(), Vec::new())).1.push(number);
        }
        known.extend(lines(page.glyphs.clone()).iter().map(text));
    }
    for (_, (line, pages)) in found {
        let heads = gather.document.furniture.iter().filter(|one| one.kind == FurnitureKind::Header).count();
        let part = Part::Header(u32::try_from(heads + 1).unwrap_or(u32::MAX));
        let furniture = furniture(FurnitureKind::Header, part, &line, pages, gather);
        gather.document.furniture.push(furniture);
    }
}

/// A running head or foot of one line.
fn furniture(
    kind: FurnitureKind,
    part: Part,
    line: &[Piece],
    pages: Vec<u32>,
    gather: &mut Gather,
) -> Furniture {
    (gather.part, gather.page) = (part, pages.first().copied());
    let mut paragraph = Paragraph::new(gather.next_paragraph());
    for (at, piece) in line.iter().enumerate() {
        for (text, style) in &piece.spans {
            let text = if at > 0 { format!("\t{text}") } else { text.clone() };
            paragraph.push(&text, *style, None, false, gather.page);
        }
    }
    (gather.part, gather.page) = (Part::Body, None);
    Furniture { kind, blocks: vec![Block::Paragraph(paragraph)], pages }
}

fn in_edge(height: f64, glyph: &Glyph) -> bool {
    glyph.y < height * EDGE || glyph.y > height * (1.0 - EDGE)
}

/// The lines near the top and the bottom of a page; true for the bottom.
fn edge_lines(page: &Drawn) -> Vec<(bool, Vec<Piece>)> {
    let near: Vec<Glyph> = page.glyphs.iter().filter(|glyph| in_edge(page.height, glyph)).cloned().collect();
    let half = page.height / 2.0;
    let foot = |line: &[Piece]| line.first().is_some_and(|piece| piece.y > half);
    lines(near).into_iter().map(|line| (foot(&line), line)).collect()
}

fn key(foot: bool, line: &[Piece], height: f64) -> Key {
    let text: Vec<String> = line.iter().map(Piece::text).collect();
    let mut alike = String::new();
    for character in text.join(" ").chars() {
        if character.is_ascii_digit() {
            if !alike.ends_with('#') {
                alike.push('#');
            }
        } else {
            alike.push(character);
        }
    }
    let y = line.first().map_or(0.0, |piece| if foot { height - piece.y } else { piece.y });
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
    let place = (y / 8.0).round() as i64;
    (foot, alike, place)
}

fn is_page_number(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "#" | "page #" | "page # of #" | "# of #" | "- # -" | "#/#" | "# / #" | "p. #")
}
