//! Running heads and feet: what stands at the edge of many pages in the same place.

use std::collections::BTreeMap;

use super::super::gather::Gather;
use super::lines::{Piece, lines};
use super::page::{Drawn, Glyph};
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
        gather.part = part;
        gather.page = pages.first().copied();
        let mut paragraph = Paragraph::new(gather.next_paragraph());
        for (at, piece) in line.iter().enumerate() {
            for (text, style) in &piece.spans {
                let text = if at > 0 { format!("\t{text}") } else { text.clone() };
                paragraph.push(&text, *style, None, false, gather.page);
            }
        }
        let blocks = vec![Block::Paragraph(paragraph)];
        found.push(((foot, place), Furniture { kind, blocks, pages }));
    }
    gather.part = Part::Body;
    gather.page = None;
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, furniture)| furniture).collect()
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
