//! Pages that are pictures: what they show, for another program to read (OCR), and the words that it read.
//!
//! Such a program tells words with their boxes in pixels and how sure it is of each. They are put on the page
//! as if they had been drawn there, so that lines, tables and paragraphs are found as on any other page.

use std::collections::BTreeMap;

use hayro_interpret::{Image, ImageData};
use kurbo::{Affine, Point};
use serde::{Deserialize, Serialize};

use super::page::{Drawn, Glyph};
use super::tags::Told;
use crate::convert::limits::{MOST_MARKS_PER_PAGE, MOST_PIXELS};

/// The words that a program read on one page.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ReadPage {
    /// The page, from 1.
    pub page: u32,
    /// How wide and high its picture is, in pixels.
    pub size: (u32, u32),
    /// What the program said: tab-separated values as Tesseract writes them.
    pub words: String,
}

/// The picture that a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// The page, from 1.
    pub page: u32,
    /// How wide and high it is, in pixels.
    pub size: (u32, u32),
    /// How many pixels an inch of the page has.
    pub resolution: u32,
    /// The picture in shades of grey, as a portable graymap.
    pub graymap: Vec<u8>,
}

/// The largest picture of a page and where it lies.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// From pixels to points from the top left corner of the page.
    transform: Affine,
    size: (u32, u32),
    /// Its shades, where they are wanted.
    grey: Option<Grey>,
}

/// A picture in shades of grey.
#[derive(Debug, Clone)]
struct Grey {
    size: (u32, u32),
    shades: Vec<u8>,
}

impl Shown {
    /// How much of a page it covers, in square points.
    pub(super) fn area(&self) -> f64 {
        area(self.transform, self.size)
    }

    /// The picture, if it is larger than `least`.
    pub(super) fn of(image: &Image<'_, '_>, transform: Affine, least: f64, pixels: bool) -> Option<Self> {
        let size = (image.width(), image.height());
        let larger = transform.is_finite() && area(transform, size) > least;
        let honest = u64::from(size.0) * u64::from(size.1) <= MOST_PIXELS;
        if !larger || !honest || size.0 < 8 || size.1 < 8 {
            return None;
        }
        Some(Self { transform, size, grey: if pixels { grey(image) } else { None } })
    }

    /// As a picture of its own.
    pub(super) fn picture(&self, page: u32) -> Option<PagePicture> {
        let grey = self.grey.as_ref()?;
        let mut graymap = format!("P5\n{} {}\n255\n", grey.size.0, grey.size.1).into_bytes();
        graymap.extend(&grey.shades);
        let [a, b, ..] = self.transform.as_coeffs();
        let inch = 72.0 / a.hypot(b).max(1e-6) * f64::from(grey.size.0) / f64::from(self.size.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let resolution = inch.clamp(70.0, 1200.0) as u32;
        Some(PagePicture { page, size: grey.size, resolution, graymap })
    }
}

fn area(transform: Affine, size: (u32, u32)) -> f64 {
    transform.determinant().abs() * f64::from(size.0) * f64::from(size.1)
}

/// The shades of a picture; `None` where it cannot be unpacked.
fn grey(image: &Image<'_, '_>) -> Option<Grey> {
    let mut found = None;
    match image {
        Image::Raster(raster) => raster.with_rgba(
            |data, _| {
                found = Some(match data {
                    ImageData::Luma(luma) => Grey { size: (luma.width, luma.height), shades: luma.data },
                    ImageData::Rgb(rgb) => {
                        let shade = |rgb: &[u8]| match rgb {
                            [red, green, blue] => {
                                let sum =
                                    u32::from(*red) * 299 + u32::from(*green) * 587 + u32::from(*blue) * 114;
                                u8::try_from(sum / 1000).unwrap_or(u8::MAX)
                            }
                            _ => u8::MAX,
                        };
                        Grey {
                            size: (rgb.width, rgb.height),
                            shades: rgb.data.chunks(3).map(shade).collect(),
                        }
                    }
                });
            },
            None,
        ),
        // A stencil says where ink is.
        Image::Stencil(stencil) => stencil.with_stencil(
            |luma, _| {
                let shades = luma.data.iter().map(|ink| u8::MAX - ink).collect();
                found = Some(Grey { size: (luma.width, luma.height), shades });
            },
            None,
        ),
    }
    let whole = |grey: &Grey| grey.shades.len() as u64 == u64::from(grey.size.0) * u64::from(grey.size.1);
    found.filter(whole)
}

/// A word that was read.
struct ReadWord<'t> {
    line: (u32, u32, u32),
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    confidence: u8,
    text: &'t str,
}

/// The words of tab-separated values; lines that are none are left out.
fn words(said: &str) -> Vec<ReadWord<'_>> {
    let word = |line| -> Option<ReadWord<'_>> {
        let fields: Vec<&str> = str::split(line, '\t').collect();
        let [level, _, block, paragraph, row, _, left, top, width, height, confidence, text] =
            fields.as_slice()
        else {
            return None;
        };
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let place = |text: &str| number(text).filter(|number| *number < 200_000).map(f64::from);
        let text = text.trim();
        if *level != "5" || text.is_empty() {
            return None;
        }
        let (left, top) = (place(left)?, place(top)?);
        let sure = confidence.trim().parse::<f64>().ok().filter(|sure| sure.is_finite())?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let confidence = sure.clamp(0.0, 100.0) as u8;
        let line = (number(block)?, number(paragraph)?, number(row)?);
        Some(ReadWord {
            line,
            left,
            top,
            right: left + place(width)?,
            bottom: top + place(height)?,
            confidence,
            text,
        })
    };
    said.lines().take(MOST_MARKS_PER_PAGE).filter_map(word).collect()
}

/// How high the letters of a line are as a share of its size, by which of them stand out above and below.
fn share(text: &str) -> f64 {
    let above = text.contains(|c: char| c.is_uppercase() || c.is_ascii_digit() || "bdfhklt".contains(c));
    match (above, has_tail(text)) {
        (true, true) => 0.93,
        (true, false) => 0.72,
        (false, true) => 0.73,
        (false, false) => 0.52,
    }
}

/// Whether a letter goes below the line.
fn has_tail(text: &str) -> bool {
    text.contains(['g', 'j', 'p', 'q', 'y', ',', ';', '(', ')', 'Q'])
}

/// Puts what was read on the page that shows it.
pub(super) fn put(page: &mut Drawn, read: &ReadPage) {
    let Some(shown) = page.shown.clone() else { return };
    let scale = |own: u32, of: u32| f64::from(own) / f64::from(of.max(1));
    let (across, down) = (scale(shown.size.0, read.size.0), scale(shown.size.1, read.size.1));
    let place = |x: f64, y: f64| shown.transform * Point::new(x * across, y * down);
    let mut lines: BTreeMap<(u32, u32, u32), Vec<ReadWord<'_>>> = BTreeMap::new();
    for word in words(&read.words) {
        lines.entry(word.line).or_default().push(word);
    }
    let mut sizes: Vec<f64> = Vec::new();
    let mut found: Vec<(f64, f64, Vec<ReadWord<'_>>)> = Vec::new();
    for words in lines.into_values() {
        let text: String = words.iter().map(|word| word.text).collect();
        let top = words.iter().map(|word| word.top).fold(f64::INFINITY, f64::min);
        let bottom = words.iter().map(|word| word.bottom).fold(0.0, f64::max);
        let size = (place(0.0, bottom).y - place(0.0, top).y).abs() / share(&text);
        let mut bases: Vec<f64> =
            words.iter().filter(|word| !has_tail(word.text)).map(|word| word.bottom).collect();
        bases.sort_by(f64::total_cmp);
        let base = bases.get(bases.len() / 2).map(|base| place(0.0, *base).y);
        let base = base.unwrap_or_else(|| place(0.0, bottom).y - 0.21 * size);
        sizes.push(size);
        found.push((base, size, words));
    }
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(10.0);
    for (base, size, words) in found {
        // A line seldom differs by less than a quarter on purpose.
        let size = if (0.75..1.3).contains(&(size / usual)) { usual } else { size };
        for word in words {
            let (from, to) = (place(word.left, word.top).x, place(word.right, word.top).x);
            page.glyphs.push(Glyph {
                text: word.text.to_owned(),
                x0: from.min(to),
                x1: from.max(to),
                y: base,
                size,
                bold: false,
                italic: false,
                struck: false,
                told: Told::Read(word.confidence),
            });
        }
    }
}
