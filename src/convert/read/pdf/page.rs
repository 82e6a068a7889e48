//! What a page draws: glyphs with their boxes, ruled lines, and how many pictures.

use std::collections::BTreeMap;

use hayro_interpret::font::Glyph as DrawnGlyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask};
use kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape};

use super::rules::Rule;
use super::scan::Shown;
use super::tags::{Tag, Told};
use crate::convert::limits::MOST_MARKS_PER_PAGE;

/// How many filled boxes of a page are looked at; drawings have more, tables do not.
const MOST_FILLS: usize = 2_000;

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
    /// What the file says of it.
    pub(super) told: Told,
}

impl Glyph {
    /// Whether a line runs through its middle.
    fn has_through(&self, rule: &Rule) -> bool {
        let middle = f64::midpoint(self.x0, self.x1);
        let height = self.y - rule.at;
        (0.14 * self.size..0.42 * self.size).contains(&height) && rule.from <= middle && middle <= rule.to
    }
}

/// What a page draws.
#[derive(Clone)]
pub(super) struct Drawn {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    /// Text that runs up or down the page, as if the page were turned.
    pub(super) turned: Vec<Glyph>,
    pub(super) invisible: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Boxes filled with a colour, as behind the cells of a table.
    pub(super) fills: Vec<Rect>,
    pub(super) pictures: usize,
    /// The largest picture.
    pub(super) shown: Option<Shown>,
    /// Whether its shades are wanted.
    pub(super) wants_shades: bool,
    pub(super) unreadable: usize,
    pub(super) too_much: bool,
    /// What the page's marked stretches are.
    tags: BTreeMap<i32, Tag>,
    /// The stretches that are open.
    open: Vec<Option<Mark>>,
}

/// What a stretch of a page's content is marked as.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Stretch(i32),
    Artifact,
}

/// How deep stretches of marked content may stand in each other.
const DEEPEST_MARK: usize = 1_000;

impl Drawn {
    pub(super) fn new(width: f64, height: f64, tags: BTreeMap<i32, Tag>) -> Self {
        Self {
            width,
            height,
            glyphs: Vec::new(),
            turned: Vec::new(),
            invisible: Vec::new(),
            rules: Vec::new(),
            fills: Vec::new(),
            pictures: 0,
            shown: None,
            wants_shades: false,
            unreadable: 0,
            too_much: false,
            tags,
            open: Vec::new(),
        }
    }

    /// Whether it shows pictures and no text.
    pub(super) fn is_picture(&self) -> bool {
        self.pictures > 0 && self.glyphs.is_empty()
    }

    /// What is drawn now is marked as.
    fn marked(&self) -> Told {
        match self.open.iter().rev().find_map(|mark| *mark) {
            Some(Mark::Stretch(stretch)) => {
                self.tags.get(&stretch).map_or(Told::Nothing, |tag| Told::Part(*tag))
            }
            Some(Mark::Artifact) => Told::Artifact,
            None => Told::Nothing,
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

    /// Finds the letters that a line runs through. The line covers words and no more: one that goes on where
    /// no letter is was drawn for something else.
    fn decorate(&mut self) {
        let mut order: Vec<usize> = (0..self.glyphs.len()).collect();
        order.sort_by(|one, other| self.glyphs[*one].y.total_cmp(&self.glyphs[*other].y));
        let highest = self.glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
        let mut struck = Vec::new();
        for rule in self.rules.iter().filter(|rule| rule.across) {
            let first = order.partition_point(|at| self.glyphs[*at].y < rule.at);
            let near = order[first..].iter().take_while(|at| self.glyphs[**at].y < rule.at + 0.42 * highest);
            let through: Vec<usize> = near.copied().filter(|at| self.glyphs[*at].has_through(rule)).collect();
            let glyphs = || through.iter().map(|at| &self.glyphs[*at]);
            let begins = glyphs().any(|glyph| (glyph.x0 - rule.from).abs() < 2.0);
            if begins && glyphs().any(|glyph| (glyph.x1 - rule.to).abs() < 2.0) {
                struck.extend(through);
            }
        }
        for at in struck {
            self.glyphs[at].struck = true;
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        if self.rules.len() > MOST_MARKS_PER_PAGE {
            self.too_much = true;
        } else if let Some(rule) = Rule::between(from, to) {
            self.rules.push(rule);
        }
    }

    fn fill(&mut self, bounds: Rect) {
        let whole = bounds.area() > 0.8 * self.width * self.height;
        if self.fills.len() < MOST_FILLS && bounds.is_finite() && !whole {
            self.fills.push(bounds);
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
                } else if bounds.width() >= 15.0 && bounds.height() >= 6.0 {
                    self.fill(bounds);
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
        let told = self.marked();
        let glyph = |x0: f64, x1: f64, y: f64| Glyph {
            text: text.clone(),
            x0: x0.min(x1),
            x1: x0.max(x1),
            y,
            size,
            bold,
            italic,
            struck: false,
            told,
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

    fn begin_marked_content(&mut self, tag: &[u8], stretch: Option<i32>) {
        let mark = match stretch {
            Some(stretch) => Some(Mark::Stretch(stretch)),
            None => (tag == b"Artifact").then_some(Mark::Artifact),
        };
        // Beyond the limit what is deeper is counted by nobody, and its ends close nothing of use.
        if self.open.len() < DEEPEST_MARK {
            self.open.push(mark);
        }
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        self.pictures += 1;
        let least = self.shown.as_ref().map_or(0.0, Shown::area);
        // A page with text needs nobody to read it.
        let wants_shades = self.wants_shades && self.glyphs.is_empty();
        if let Some(shown) = Shown::of(&image, transform, least, wants_shades) {
            self.shown = Some(shown);
        }
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
