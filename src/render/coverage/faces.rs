//! What the fonts cover.

use std::sync::OnceLock;

use typst::layout::Abs;
use typst::text::{Coverage, Font, FontStyle, FontVariations};

use super::kinds::{is_hidden, needs_no_glyph};
use crate::render::fonts::FAMILIES;
use crate::render::world::Shared;

/// What the faces of the fallback chain cover.
pub(super) struct Faces {
    regular: Vec<Coverage>,
    bold: Vec<Coverage>,
}

impl Faces {
    /// The faces, looked into on first use.
    pub(super) fn get() -> &'static Self {
        static FACES: OnceLock<Faces> = OnceLock::new();
        FACES.get_or_init(|| {
            let of_weight =
                |weight| FAMILIES.iter().filter_map(|family| face(family, weight)).map(glyphs).collect();
            Self { regular: of_weight(400), bold: of_weight(700) }
        })
    }

    /// Whether one regular and one bold face each have all of a piece of text.
    pub(super) fn show(&self, piece: &str) -> bool {
        let has_all = |face: &Coverage| {
            piece.chars().all(|c| (needs_no_glyph(c) || face.contains(u32::from(c))) && !is_hidden(c))
        };
        self.regular.iter().any(has_all) && self.bold.iter().any(has_all)
    }

    /// Whether no character of a piece of text can be shown by itself.
    pub(super) fn show_none(&self, piece: &str) -> bool {
        piece.chars().all(|c| needs_no_glyph(c) || is_hidden(c) || !self.has(c))
    }

    /// Whether a regular and a bold face have a character.
    pub(super) fn has(&self, character: char) -> bool {
        let has = |face: &Coverage| face.contains(u32::from(character));
        self.regular.iter().any(has) && self.bold.iter().any(has)
    }
}

/// The upright face of a family in a weight.
pub(in crate::render) fn face(family: &str, weight: u16) -> Option<&'static Font> {
    let shared = Shared::get();
    shared.book.select_family(&family.to_lowercase()).filter_map(|index| shared.fonts.get(index)).find(
        |font| {
            let variant = font.info().variant;
            variant.weight.to_number() == weight && variant.style == FontStyle::Normal
        },
    )
}

/// The characters that a face really draws: a font's own list may name some without a glyph.
fn glyphs(font: &Font) -> Coverage {
    let face = font.clone().instantiate(font.info().variant, Abs::pt(12.0), &FontVariations::default());
    let drawn = |c: &u32| {
        char::from_u32(*c).and_then(|c| face.ttf().glyph_index(c)).is_some_and(|glyph| glyph.0 != 0)
    };
    Coverage::from_vec(font.info().coverage.iter().filter(drawn).collect())
}
