//! Glyphs to lines, and lines to pieces with wide gaps between them.

use super::page::Glyph;
use super::tags::{Tag, Told};
use crate::convert::document::Style;

/// A part of a line without a wide gap in it.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) spans: Vec<(String, Style)>,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    /// Where each of its words begins and ends.
    pub(super) words: Vec<(f64, f64)>,
    /// What the file says that it is part of.
    pub(super) tag: Option<Tag>,
    /// The words that another program read off a picture and was not sure of, with how sure of 100.
    pub(super) unsure: Vec<(String, u8)>,
}

/// A gap wider than this many times the size parts a line in two.
const WIDE_GAP: f64 = 1.6;

/// Below this a program that reads pictures is not sure of a word, of 100.
const LEAST_SURE: u8 = 70;

/// A gap wider than this many times the size is a space.
const SPACE: f64 = 0.17;

impl Piece {
    pub(super) fn text(&self) -> String {
        self.spans.iter().map(|(text, _)| text.as_str()).collect()
    }

    pub(super) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// How wide the part of its first word is that no line may be broken in.
    pub(super) fn first_chunk(&self) -> f64 {
        let width = self.words.first().map_or(0.0, |(from, to)| to - from);
        let text = self.text();
        let word = text.split_whitespace().next().unwrap_or_default();
        // A line may be broken after a hyphen.
        let Some(hyphen) = word.find('-').filter(|at| (1..word.len() - 1).contains(at)) else { return width };
        #[expect(clippy::cast_precision_loss, reason = "a word has few characters")]
        let share = (word[..hyphen].chars().count() + 1) as f64 / word.chars().count() as f64;
        width * share
    }

    pub(super) fn is_all(&self, looks: impl Fn(&Style) -> bool) -> bool {
        let mut letters =
            self.spans.iter().filter(|(text, _)| text.contains(char::is_alphanumeric)).peekable();
        letters.peek().is_some() && letters.all(|(_, style)| looks(style))
    }
}

/// Glyphs to lines from top to bottom, each as its pieces from left to right.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Vec<Piece>> {
    glyphs.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.x0.total_cmp(&other.x0)));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    let mut line_y = f64::NEG_INFINITY;
    for glyph in glyphs {
        let near = lines
            .last()
            .and_then(|line| line.last())
            .is_some_and(|last| glyph.y - line_y <= 0.4 * glyph.size.max(last.size).min(30.0));
        match lines.last_mut() {
            Some(line) if near => line.push(glyph),
            _ => {
                line_y = glyph.y;
                lines.push(vec![glyph]);
            }
        }
    }
    lines.into_iter().map(pieces).filter(|line| !line.is_empty()).collect()
}

fn pieces(mut glyphs: Vec<Glyph>) -> Vec<Piece> {
    glyphs.sort_by(|one, other| one.x0.total_cmp(&other.x0));
    let (size, line) = usual(&glyphs);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut space = false;
    let mut last: Option<Glyph> = None;
    for glyph in glyphs {
        // Bold letters are sometimes made by drawing them twice.
        let twice = last.as_ref().is_some_and(|last| {
            last.text == glyph.text
                && (last.x0 - glyph.x0).abs() < 0.12 * glyph.size
                && (last.y - glyph.y).abs() < 0.12 * glyph.size
        });
        if twice {
            continue;
        }
        if glyph.text.chars().all(char::is_whitespace) {
            space = true;
            continue;
        }
        let gap = last.as_ref().map_or(0.0, |last| glyph.x0 - last.x1);
        let raised = glyph.size < 0.8 * size && glyph.y < line - 0.12 * size;
        let style = Style { raised, ..style(&glyph) };
        let wide = gap > WIDE_GAP * glyph.size;
        match pieces.last_mut() {
            Some(piece) if !wide => {
                let spaced = space || gap > SPACE * glyph.size;
                piece.x1 = piece.x1.max(glyph.x1);
                piece.size = piece.size.max(glyph.size);
                match piece.words.last_mut() {
                    Some(word) if !spaced => word.1 = word.1.max(glyph.x1),
                    _ => piece.words.push((glyph.x0, glyph.x1)),
                }
                match piece.spans.last_mut() {
                    Some((text, of)) if *of == style => {
                        if spaced {
                            text.push(' ');
                        }
                        text.push_str(&glyph.text);
                    }
                    _ => {
                        let before = if spaced { " " } else { "" };
                        piece.spans.push((format!("{before}{}", glyph.text), style));
                    }
                }
            }
            _ => pieces.push(Piece {
                spans: vec![(glyph.text.clone(), style)],
                x0: glyph.x0,
                x1: glyph.x1,
                y: if raised { line } else { glyph.y },
                size: glyph.size,
                words: vec![(glyph.x0, glyph.x1)],
                tag: glyph.told.tag(),
                unsure: Vec::new(),
            }),
        }
        if let (Told::Read(sure), Some(piece)) = (glyph.told, pieces.last_mut())
            && sure < LEAST_SURE
        {
            piece.unsure.push((glyph.text.clone(), sure));
        }
        space = false;
        last = Some(glyph);
    }
    pieces
}

/// The size of most of a line's letters, and the line that they stand on.
fn usual(glyphs: &[Glyph]) -> (f64, f64) {
    let mut sizes: Vec<f64> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let on_line = glyphs.iter().find(|glyph| (glyph.size - size).abs() < 0.5);
    (size, on_line.map_or(0.0, |glyph| glyph.y))
}

fn style(glyph: &Glyph) -> Style {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 4,000")]
    let half_points = (glyph.size * 2.0).round() as u16;
    Style {
        bold: glyph.bold,
        italic: glyph.italic,
        struck: glyph.struck,
        size: Some(half_points),
        ..Style::default()
    }
}

/// All text of glyphs, line by line.
pub(super) fn text_of(glyphs: &[Glyph]) -> String {
    let lines = lines(glyphs.to_vec());
    let line = |pieces: &Vec<Piece>| pieces.iter().map(Piece::text).collect::<Vec<_>>().join(" ");
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
