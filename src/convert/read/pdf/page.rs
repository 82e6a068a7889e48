//! What a page draws: glyphs with their boxes, ruled lines, and how many pictures.

use hayro_interpret::font::Glyph as DrawnGlyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask};
use kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape};

use super::rules::Rule;
use crate::convert::limits::MOST_MARKS_PER_PAGE;

/// A character with its place on the page, in points from the top left corner.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The line it stands on.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether a line runs through it.
    pub(super) struck: bool,
}

/// What a page draws.
pub(super) struct Drawn {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    /// Text that runs up or down the page, as if the page were turned.
    pub(super) turned: Vec<Glyph>,
    pub(super) invisible: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    pub(super) pictures: usize,
    pub(super) unreadable: usize,
    pub(super) too_much: bool,
}

impl Drawn {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            glyphs: Vec::new(),
            turned: Vec::new(),
            invisible: Vec::new(),
            rules: Vec::new(),
            pictures: 0,
            unreadable: 0,
            too_much: false,
        }
    }

    /// Sorts what is seen from what is not. Invisible text over a picture is what OCR read there.
    pub(super) fn settle(&mut self) {
        if self.pictures > 0 {
            self.glyphs.append(&mut self.invisible);
        }
        let (width, height) = (self.width, self.height);
        let on_page = |glyph: &Glyph| {
            glyph.x1 > -5.0 && glyph.x0 < width + 5.0 && glyph.y > -5.0 && glyph.y < height + glyph.size
        };
        let (seen, off): (Vec<Glyph>, Vec<Glyph>) =
            std::mem::take(&mut self.glyphs).into_iter().partition(on_page);
        self.glyphs = seen;
        self.invisible.extend(off);
        self.decorate();
    }

    /// Finds the letters that a line runs through.
    fn decorate(&mut self) {
        let mut lines: Vec<Rule> = self.rules.iter().copied().filter(|rule| rule.across).collect();
        lines.sort_by(|one, other| one.at.total_cmp(&other.at));
        for glyph in &mut self.glyphs {
            let middle = f64::midpoint(glyph.x0, glyph.x1);
            let first = lines.partition_point(|rule| rule.at < glyph.y - 0.42 * glyph.size);
            for rule in &lines[first..] {
                if rule.at > glyph.y - 0.14 * glyph.size {
                    break;
                }
                glyph.struck |= rule.from <= middle && middle <= rule.to;
            }
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        if self.rules.len() > MOST_MARKS_PER_PAGE {
            self.too_much = true;
        } else if let Some(rule) = Rule::between(from, to) {
            self.rules.push(rule);
        }
    }

    fn shape(&mut self, path: &BezPath, filled: bool) {
        if filled {
            for part in path.subpaths_of() {
                let bounds = part.bounding_box();
                if bounds.width() <= 3.0 || bounds.height() <= 3.0 {
                    let middle = bounds.center();
                    if bounds.width() > bounds.height() {
                        self.rule(Point::new(bounds.x0, middle.y), Point::new(bounds.x1, middle.y));
                    } else {
                        self.rule(Point::new(middle.x, bounds.y0), Point::new(middle.x, bounds.y1));
                    }
                }
            }
            return;
        }
        for segment in path.segments().take(10_000) {
            if let PathSeg::Line(line) = segment {
                self.rule(line.p0, line.p1);
            }
        }
    }
}

/// The parts of a path that are drawn without lifting the pen.
trait Subpaths {
    fn subpaths_of(&self) -> Vec<BezPath>;
}

impl Subpaths for BezPath {
    fn subpaths_of(&self) -> Vec<BezPath> {
        let mut parts: Vec<BezPath> = Vec::new();
        for element in self.elements().iter().take(50_000) {
            if matches!(element, kurbo::PathEl::MoveTo(_)) || parts.is_empty() {
                parts.push(BezPath::new());
                if !matches!(element, kurbo::PathEl::MoveTo(_)) {
                    continue;
                }
            }
            if let Some(part) = parts.last_mut() {
                part.push(*element);
            }
        }
        parts.retain(|part| part.elements().len() > 1);
        parts
    }
}

impl<'a> Device<'a> for Drawn {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
        let path = transform * path.clone();
        self.shape(&path, matches!(mode, PathDrawMode::Fill(_)));
    }

    fn draw_rect(&mut self, rect: &Rect, transform: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
        let path = transform * rect.to_path(0.1);
        self.shape(&path, matches!(mode, PathDrawMode::Fill(_)));
    }

    fn draw_glyph(
        &mut self,
        glyph: &DrawnGlyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        if self.glyphs.len() + self.turned.len() + self.invisible.len() > MOST_MARKS_PER_PAGE {
            self.too_much = true;
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.unreadable += 1;
                char::REPLACEMENT_CHARACTER.to_string()
            }
        };
        let text = plain(&text);
        if text.is_empty() {
            return;
        }
        let place = transform * glyph_transform;
        let origin = place * Point::ZERO;
        let (advance, bold, italic) = match glyph {
            DrawnGlyph::Outline(outline) => {
                let font = outline.font_data();
                let name = font.as_ref().and_then(|font| font.postscript_name.clone()).unwrap_or_default();
                let name = name.to_ascii_lowercase();
                let weight = font.as_ref().and_then(|font| font.weight).unwrap_or(400);
                let bold = weight >= 600 || ["bold", "black", "heavy"].iter().any(|word| name.contains(word));
                let slanted = name.contains("italic") || name.contains("oblique");
                let italic = slanted || font.is_some_and(|font| font.is_italic);
                (f64::from(outline.advance_width().unwrap_or(500.0)), bold, italic)
            }
            DrawnGlyph::Type3(_) => (500.0, false, false),
        };
        let end = place * Point::new(advance, 0.0);
        let up = place * Point::new(0.0, 1000.0) - origin;
        let size = up.hypot();
        let all_finite = [origin.x, origin.y, end.x, end.y, size].iter().all(|number| number.is_finite());
        if !all_finite || !(0.5..=2_000.0).contains(&size) {
            return;
        }
        let along = end - origin;
        let glyph = |x0: f64, x1: f64, y: f64| Glyph {
            text: text.clone(),
            x0: x0.min(x1),
            x1: x0.max(x1),
            y,
            size,
            bold,
            italic,
            struck: false,
        };
        if along.y.abs() > along.x.abs() * 2.0 {
            // Turned so that it runs to the right.
            let up = along.y < 0.0;
            let (from, to, line) =
                if up { (-origin.y, -end.y, origin.x) } else { (origin.y, end.y, -origin.x) };
            self.turned.push(glyph(from, to, line));
        } else if matches!(mode, GlyphDrawMode::Invisible) {
            self.invisible.push(glyph(origin.x, end.x, origin.y));
        } else {
            self.glyphs.push(glyph(origin.x, end.x, origin.y));
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.pictures += 1;
    }
}

/// A glyph's text as people type it: joined letters apart, control characters gone.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            'ﬅ' | 'ﬆ' => plain.push_str("st"),
            '\u{ad}' => plain.push('-'),
            '\u{F000}'..='\u{F0FF}' => {
                plain.push(super::super::symbols::symbol("Wingdings", u32::from(character)).unwrap_or('•'));
            }
            _ if character.is_control() => plain.push(' '),
            _ => plain.push(character),
        }
    }
    plain
}
