//! Footnotes: what stands below a short line at the foot of a page.

use super::page::{Drawn, Glyph};
use crate::convert::document::{Block, Note, NoteKind, Paragraph, Place};

/// A line over footnotes is no longer than this share of the page.
const LONGEST: f64 = 0.45;

/// Takes the glyphs of footnotes out of a page; empty where it has none.
pub(super) fn take(page: &mut Drawn) -> Vec<Glyph> {
    let (width, height) = (page.width, page.height);
    let left = page.glyphs.iter().map(|glyph| glyph.x0).fold(f64::INFINITY, f64::min);
    let upright = |at: f64, x: f64| {
        page.rules.iter().any(|rule| {
            !rule.across && (rule.at - x).abs() < 4.0 && rule.from - 4.0 < at && at < rule.to + 4.0
        })
    };
    let line = page.rules.iter().filter(|rule| {
        let length = rule.to - rule.from;
        rule.across
            && rule.at > 0.4 * height
            && (20.0..LONGEST * width).contains(&length)
            && (rule.from - left).abs() < 12.0
            && !upright(rule.at, rule.from)
            && !upright(rule.at, rule.to)
    });
    let Some(at) = line.map(|rule| rule.at).max_by(f64::total_cmp) else { return Vec::new() };
    let is_below = |glyph: &Glyph| glyph.y - 0.6 * glyph.size > at - 1.0;
    let usual = middle_size(page.glyphs.iter().filter(|glyph| !is_below(glyph)));
    let below = middle_size(page.glyphs.iter().filter(|glyph| is_below(glyph)));
    let (Some(usual), Some(below)) = (usual, below) else { return Vec::new() };
    let first = page.glyphs.iter().filter(|glyph| is_below(glyph) && !glyph.text.trim().is_empty()).min_by(
        |one, other| {
            (one.y / 4.0).round().total_cmp(&(other.y / 4.0).round()).then(one.x0.total_cmp(&other.x0))
        },
    );
    let Some(first) = first else { return Vec::new() };
    let marked = first.text.chars().all(|c| c.is_ascii_digit() || "*\u{2020}".contains(c));
    // An underlined heading has text of the usual size below it, and no raised mark above it.
    let referred = page
        .glyphs
        .iter()
        .any(|glyph| !is_below(glyph) && glyph.text == first.text && glyph.size < 0.8 * usual);
    if !marked || (below > usual - 0.8 && !referred) {
        return Vec::new();
    }
    let (notes, rest): (Vec<Glyph>, Vec<Glyph>) =
        std::mem::take(&mut page.glyphs).into_iter().partition(is_below);
    page.glyphs = rest;
    notes
}

/// The size that half of the glyphs do not exceed.
fn middle_size<'g>(glyphs: impl Iterator<Item = &'g Glyph>) -> Option<f64> {
    let mut sizes: Vec<f64> = glyphs.map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

/// Paragraphs at the foot of a page as notes: each that begins with a number begins one.
pub(super) fn of(paragraphs: Vec<Block>) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for block in paragraphs {
        let Block::Paragraph(paragraph) = block else { continue };
        let mark: String =
            paragraph.text.chars().take_while(|c| c.is_ascii_digit() || "*\u{2020}".contains(*c)).collect();
        if mark.is_empty()
            && let Some(last) = notes.last_mut()
        {
            last.blocks.push(Block::Paragraph(paragraph));
            continue;
        }
        let rest = without(&paragraph, 0, mark.len(), paragraph.place.clone());
        let mark = (!mark.is_empty()).then_some(mark);
        notes.push(Note { kind: NoteKind::Footnote, mark, blocks: vec![Block::Paragraph(rest)] });
    }
    notes
}

/// A paragraph without some of its text, and without the white space that it then begins with.
fn without(paragraph: &Paragraph, from: usize, to: usize, place: Place) -> Paragraph {
    let mut made = Paragraph::new(place);
    made.mark.clone_from(&paragraph.mark);
    for run in &paragraph.runs {
        for (start, end) in [(run.start, run.end.min(from)), (run.start.max(to), run.end)] {
            if let Some(text) = paragraph.text.get(start..end.max(start)) {
                let text = if made.text.is_empty() { text.trim_start() } else { text };
                made.push(text, run.style, run.control, run.inserted, run.page);
            }
        }
    }
    made
}

/// Puts each note after the paragraph that has its raised mark; at the end where none has it.
pub(super) fn put(notes: Vec<Note>, blocks: &mut Vec<Block>) {
    for note in notes {
        if let Some(note) = put_one(note, blocks) {
            blocks.push(Block::Note(note));
        }
    }
}

/// Hands the note back where no paragraph has its mark.
fn put_one(note: Note, blocks: &mut Vec<Block>) -> Option<Note> {
    let mut note = note;
    for at in 0..blocks.len() {
        let found = match &mut blocks[at] {
            Block::Paragraph(paragraph) => {
                let mark = note.mark.as_deref().unwrap_or_default();
                let run = paragraph
                    .runs
                    .iter()
                    .find(|run| run.style.raised && run.start > 0 && paragraph.text_of(run).trim() == mark);
                let found = run.map(|run| (run.start, run.end));
                if let Some((from, to)) = found {
                    *paragraph = without(paragraph, from, to, paragraph.place.clone());
                }
                found.is_some()
            }
            Block::Table(table) => {
                for cell in &mut table.cells {
                    note = put_one(note, &mut cell.blocks)?;
                }
                false
            }
            _ => false,
        };
        if found {
            blocks.insert(at + 1, Block::Note(note));
            return None;
        }
    }
    Some(note)
}
