//! From the codes in a content stream to characters and widths.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// What a font says of its codes.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Whether a code has two bytes, as in all fonts but drawn ones.
    wide: bool,
    texts: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    other_width: f64,
    /// From the width's unit to a share of the font size.
    unit: f64,
}

impl Font {
    pub(super) fn read(dict: &Dict<'_>) -> Self {
        let mut font = Self { unit: 0.001, ..Self::default() };
        if let Some(map) = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|map| map.decoded().ok().map(std::borrow::Cow::into_owned))
        {
            font.texts = unicode_map(&map);
        }
        font.wide = dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "Type0");
        if font.wide {
            let below: Dict<'_> = dict
                .get::<Array<'_>>("DescendantFonts")
                .and_then(|fonts| fonts.iter().next())
                .expect("a font");
            font.other_width = below.get::<f32>("DW").map_or(1000.0, f64::from);
            if let Some(widths) = below.get::<Array<'_>>("W") {
                font.wide_widths(&widths.iter().collect::<Vec<Object<'_>>>());
            }
        } else {
            let first = dict.get::<i32>("FirstChar").and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
            let widths = dict.get::<Array<'_>>("Widths");
            font.widths = (first..).zip(widths.iter().flat_map(Array::iter::<f32>).map(f64::from)).collect();
            if let Some(matrix) = dict.get::<Array<'_>>("FontMatrix") {
                font.unit = matrix.iter::<f32>().next().map_or(0.001, f64::from);
            }
        }
        font
    }

    /// `code [w w w]` or `first last w`, one after the other.
    fn wide_widths(&mut self, items: &[Object<'_>]) {
        let number = |object: Option<&Object<'_>>| match object {
            Some(Object::Number(number)) => number.as_f64(),
            other => panic!("a number in the widths, not {other:?}"),
        };
        let mut at = 0;
        while at < items.len() {
            let first = code(number(items.get(at)));
            if let Some(Object::Array(widths)) = items.get(at + 1) {
                self.widths.extend((first..).zip(widths.iter::<f32>().map(f64::from)));
                at += 2;
            } else {
                let (last, width) = (code(number(items.get(at + 1))), number(items.get(at + 2)));
                self.widths.extend((first..=last).map(|code| (code, width)));
                at += 3;
            }
        }
    }

    /// The codes of a string: character text, width as a share of the size.
    pub(super) fn codes<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (&'a str, f64)> {
        bytes.chunks(if self.wide { 2 } else { 1 }).map(|bytes| {
            let code = bytes.iter().fold(0, |code, &byte| code << 8 | u32::from(byte));
            let width = self.widths.get(&code).copied().unwrap_or(self.other_width);
            (self.texts.get(&code).map_or("\u{FFFD}", String::as_str), width * self.unit)
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a code in a font is a small whole number"
)]
fn code(number: f64) -> u32 {
    number as u32
}

/// Reads the `bfchar` and `bfrange` parts of a character map.
fn unicode_map(map: &[u8]) -> HashMap<u32, String> {
    let text = String::from_utf8_lossy(map);
    let mut found = HashMap::new();
    for (begin, end, wide) in [("beginbfchar", "endbfchar", 2), ("beginbfrange", "endbfrange", 3)] {
        for part in text.split(begin).skip(1) {
            let part = part.split(end).next().unwrap_or_default();
            assert!(!part.contains('['), "a list of targets, which we do not write");
            let codes: Vec<Vec<u8>> =
                part.split('<').skip(1).filter_map(|code| code.split('>').next()).map(hexadecimal).collect();
            for entry in codes.chunks_exact(wide) {
                let number = |bytes: &[u8]| bytes.iter().fold(0, |code, &byte| code << 8 | u32::from(byte));
                let (first, last) = (number(&entry[0]), number(&entry[wide - 2]));
                let target = &entry[wide - 1];
                for (step, code) in (first..=last).enumerate() {
                    let mut target = target.clone();
                    if let Some(low) = target.last_mut() {
                        *low = low.wrapping_add(u8::try_from(step).expect("ranges stay within a byte"));
                    }
                    found.insert(code, super::utf16(&target));
                }
            }
        }
    }
    found
}

fn hexadecimal(digits: &str) -> Vec<u8> {
    let digits: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(16)).collect();
    digits
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] << 4 | pair.get(1).unwrap_or(&0)).expect("a byte"))
        .collect()
}
