//! How many lines words take, near enough to tell a full page from one with room.
//!
//! Widths are those of the text face without kerning, and lines are filled word by word, as the
//! layout engine does it. A letter of another face counts as one of middling width.

use std::sync::OnceLock;

use typst::layout::Abs;
use typst::text::FontVariations;

use super::coverage::face;
use super::fonts::FAMILIES;

/// A face by its place among the fonts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Face {
    Regular,
    Bold,
}

/// Width of a letter that the text face does not have, in parts of the size.
const OTHER: f64 = 0.62;

/// The last letter whose width is looked up; beyond it are other scripts and rare signs.
const LAST: char = '\u{206F}';

/// The widths of the letters up to [`LAST`] in both faces, in parts of the size.
fn widths() -> &'static [Vec<f64>; 2] {
    static WIDTHS: OnceLock<[Vec<f64>; 2]> = OnceLock::new();
    WIDTHS.get_or_init(|| {
        [400, 700].map(|weight| {
            let Some(font) = face(FAMILIES[0], weight) else { return Vec::new() };
            let font =
                font.clone().instantiate(font.info().variant, Abs::pt(12.0), &FontVariations::default());
            let advance = |letter: char| Some(font.x_advance(font.ttf().glyph_index(letter)?.0)?.get());
            ('\0'..=LAST).map(|letter| advance(letter).unwrap_or(OTHER)).collect()
        })
    })
}

/// How high a capital letter is, in parts of the size: what a line takes besides the leading.
#[cfg(test)]
pub(super) fn capital_height() -> f64 {
    let font = face(FAMILIES[0], 400).unwrap();
    let font = font.clone().instantiate(font.info().variant, Abs::pt(12.0), &FontVariations::default());
    font.metrics().cap_height.get()
}

/// The width of words in parts of their size.
pub(super) fn width(words: &str, face: Face) -> f64 {
    let widths = &widths()[face as usize];
    words.chars().map(|letter| widths.get(letter as usize).copied().unwrap_or(OTHER)).sum()
}

/// The lines of one paragraph: words in bold, then words in regular, in a column of `room` points.
pub(super) fn lines(bold: &str, regular: &str, size: f64, room: f64) -> usize {
    let room = room / size;
    let space = width(" ", Face::Regular);
    let words = |words: &str, face: Face| {
        words
            .split([' ', '\n'])
            .filter(|word| !word.is_empty())
            .map(|word| width(word, face))
            .collect::<Vec<_>>()
    };
    let (mut lines, mut used) = (1, 0.0);
    for word in words(bold, Face::Bold).into_iter().chain(words(regular, Face::Regular)) {
        if used > 0.0 && used + space + word > room {
            lines += 1;
            used = word;
        } else {
            used += if used > 0.0 { space + word } else { word };
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn words_fill_lines_and_a_word_too_long_has_its_own() {
        assert_eq!(lines("", "", 10.0, 100.0), 1);
        assert_eq!(lines("F1", "a few words", 10.0, 500.0), 1);
        assert_eq!(lines("", "minimum minimum minimum", 10.0, 60.0), 3);
        assert!(lines("", "minimum minimum", 10.0, 100.0) <= lines("minimum minimum", "", 10.0, 100.0));
    }
}
