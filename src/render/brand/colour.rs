//! Colours, and whether text can be read on them (WCAG 2.2, 1.4.3).

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The least contrast between text and what it stands on.
const READABLE: f64 = 4.5;
const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
/// The paper of what families read.
const CREAM: Colour = Colour::new(0xfd, 0xf6, 0xe3);
/// The colour of text.
const INK: Colour = Colour::new(0x1a, 0x1a, 0x1a);
/// How far one step of darkening or lightening goes, on a scale of 0 to 1.
const STEP: f64 = 0.01;

impl Colour {
    /// A colour from its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// The contrast ratio of two colours, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour, or the nearest darker one that can be read on white and
    /// cream, and that white text can be read on.
    pub(super) fn darkened_for_paper(self) -> Self {
        self.stepped(-STEP, |colour| colour.contrast(WHITE) >= READABLE && colour.contrast(CREAM) >= READABLE)
    }

    /// This colour, or the nearest lighter one on which text can be read.
    pub(super) fn lightened_for_ink(self) -> Self {
        self.stepped(STEP, |colour| colour.contrast(INK) >= READABLE)
    }

    fn stepped(self, step: f64, good: impl Fn(Self) -> bool) -> Self {
        let (hue, saturation, lightness) = self.to_hsl();
        let mut colour = self;
        let mut lightness = lightness;
        while !good(colour) && (0.0..=1.0).contains(&lightness) {
            lightness += step;
            colour = Self::from_hsl(hue, saturation, lightness.clamp(0.0, 1.0));
        }
        colour
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Hue in sixths of a turn, saturation and lightness from 0 to 1.
    fn to_hsl(self) -> (f64, f64, f64) {
        let [r, g, b] = [self.red, self.green, self.blue].map(|part| f64::from(part) / 255.0);
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        let (range, lightness) = (most - least, f64::midpoint(most, least));
        if range <= 0.0 {
            return (0.0, 0.0, lightness);
        }
        let hue = if most <= r {
            ((g - b) / range).rem_euclid(6.0)
        } else if most <= g {
            (b - r) / range + 2.0
        } else {
            (r - g) / range + 4.0
        };
        (hue, range / (1.0 - (2.0 * lightness - 1.0).abs()), lightness)
    }

    fn from_hsl(hue: f64, saturation: f64, lightness: f64) -> Self {
        let chroma = (1.0 - (2.0 * lightness - 1.0).abs()) * saturation;
        let part = |offset: f64| {
            let distance = ((hue + offset).rem_euclid(6.0) - 3.0).abs() - 1.0;
            byte(lightness - chroma / 2.0 + chroma * distance.clamp(0.0, 1.0))
        };
        Self::new(part(0.0), part(4.0), part(2.0))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255")]
fn byte(part: f64) -> u8 {
    (part * 255.0).round().clamp(0.0, 255.0) as u8
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The text is not `#rrggbb` or `#rgb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour; write it as #rrggbb")]
pub struct NotAColour;

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text.strip_prefix('#').ok_or(NotAColour)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NotAColour);
        }
        let full = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect(),
            6 => digits.to_owned(),
            _ => return Err(NotAColour),
        };
        let part = |at: usize| u8::from_str_radix(&full[at..at + 2], 16).map_err(|_| NotAColour);
        Ok(Self::new(part(0)?, part(2)?, part(4)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_agrees_with_known_values() {
        let primary = Colour::new(0x1d, 0x3f, 0x5e);
        assert!((primary.contrast(WHITE) - 10.9).abs() < 0.05);
        assert!((primary.contrast(CREAM) - 10.1).abs() < 0.05);
        assert!((INK.contrast(WHITE) - 17.4).abs() < 0.05);
        assert!((Colour::new(0, 0, 0).contrast(WHITE) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn every_hue_becomes_readable_and_stays_itself_if_it_is() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let colour = Colour::new(red, green, blue);
                    let dark = colour.darkened_for_paper();
                    assert!(dark.contrast(CREAM) >= READABLE && dark.contrast(WHITE) >= READABLE, "{colour}");
                    assert!(colour.contrast(CREAM) < READABLE || dark == colour);
                    let light = colour.lightened_for_ink();
                    assert!(light.contrast(INK) >= READABLE, "{colour}");
                }
            }
        }
    }

    #[test]
    fn hsl_round_trips() {
        for colour in ["#ffe680", "#5b1e6b", "#000000", "#ffffff", "#00ff7f", "#123456"] {
            let colour: Colour = colour.parse().unwrap();
            let (hue, saturation, lightness) = colour.to_hsl();
            assert_eq!(Colour::from_hsl(hue, saturation, lightness), colour);
        }
    }

    #[test]
    fn only_hexadecimal_colours_are_read() {
        assert_eq!("#ABC".parse(), Ok(Colour::new(0xaa, 0xbb, 0xcc)));
        for bad in ["", "#", "red", "#12345", "#12345g", "1d3f5e", "#+12345", "#é1234"] {
            assert_eq!(bad.parse::<Colour>(), Err(NotAColour), "{bad}");
        }
    }
}
