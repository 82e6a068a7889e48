//! The glyphs of a page, in content order, with place and marking.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::fonts::Font;

/// A page and what stands on it.
#[derive(Debug)]
pub struct Page {
    /// The width in points.
    pub width: f64,
    /// The height in points.
    pub height: f64,
    /// Every glyph in content order.
    pub glyphs: Vec<Glyph>,
}

/// A glyph, or several that stand for one piece of text.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// The text it stands for.
    pub text: String,
    /// The left edge, in points from the left of the page.
    pub x0: f64,
    /// The right edge.
    pub x1: f64,
    /// The baseline, in points from the bottom of the page.
    pub y: f64,
    /// The height of the letters, in points.
    pub size: f64,
    /// Whether it is decoration: header, footer, bar.
    pub artifact: bool,
    /// The number that ties it to the tag tree.
    pub mark: Option<i64>,
}

/// A matrix `a b c d e f`.
type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    rise: f64,
    leading: f64,
}

/// A piece of marked content that is open.
struct Marked {
    artifact: bool,
    mark: Option<i64>,
    /// The text that replaces what is shown, until it has been given.
    replacement: Option<String>,
    replaced: bool,
}

pub(super) fn read(page: &hayro_syntax::page::Page<'_>) -> Page {
    let bounds = page.media_box();
    let mut reader = Reader { glyphs: Vec::new(), marked: Vec::new(), fonts: HashMap::new(), depth: 0 };
    let state = State {
        place: [1.0, 0.0, 0.0, 1.0, -bounds.x0, -bounds.y0],
        font: None,
        size: 0.0,
        letter_space: 0.0,
        word_space: 0.0,
        stretch: 1.0,
        rise: 0.0,
        leading: 0.0,
    };
    reader.stream(page.page_stream().unwrap_or_default(), page.resources(), state);
    assert!(reader.marked.is_empty(), "marked content left open");
    let glyphs = without_echoes(reader.glyphs);
    Page { width: bounds.x1 - bounds.x0, height: bounds.y1 - bounds.y0, glyphs }
}

/// Drops marks that repeat their letter: a letter with a raised or lowered
/// mark is written as two pieces, and both say the text of the whole.
fn without_echoes(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let is_mark = |glyph: &Glyph| glyph.x1 - glyph.x0 < 0.001;
    let near = |mark: &Glyph, letter: &Glyph| {
        letter.text == mark.text && letter.x0 - letter.size < mark.x0 && mark.x1 < letter.x1 + letter.size
    };
    let echoes: Vec<bool> = (0..glyphs.len())
        .map(|index| {
            let (before, mark, after) = (&glyphs[..index], &glyphs[index], &glyphs[index + 1..]);
            let letter = |letter: &&Glyph| !is_mark(letter) && near(mark, letter);
            is_mark(mark)
                && (before.iter().rev().take(3).any(|g| letter(&g))
                    || after.iter().take(3).any(|g| letter(&g)))
        })
        .collect();
    glyphs.into_iter().zip(echoes).filter_map(|(glyph, echo)| (!echo).then_some(glyph)).collect()
}

struct Reader {
    glyphs: Vec<Glyph>,
    marked: Vec<Marked>,
    fonts: HashMap<(usize, String), Rc<Font>>,
    depth: usize,
}

impl Reader {
    fn stream(&mut self, data: &[u8], resources: &Resources<'_>, mut state: State) {
        self.depth += 1;
        assert!(self.depth < 20, "drawings within drawings without end");
        let mut kept = Vec::new();
        let (mut line, mut text) = (IDENTITY, IDENTITY);
        let mut instructions = UntypedIter::new(data);
        while let Some(instruction) = instructions.next() {
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            let number = |index: usize| match operands.get(index) {
                Some(Object::Number(number)) => number.as_f64(),
                other => panic!("a number, not {other:?}"),
            };
            let matrix = || std::array::from_fn(number);
            match &**instruction.operator {
                b"q" => kept.push(state.clone()),
                b"Q" => state = kept.pop().expect("a kept state"),
                b"cm" => state.place = times(matrix(), state.place),
                b"BT" => (line, text) = (IDENTITY, IDENTITY),
                b"Tm" => {
                    line = matrix();
                    text = line;
                }
                b"Td" | b"TD" => {
                    if &**instruction.operator == b"TD" {
                        state.leading = -number(1);
                    }
                    line = times([1.0, 0.0, 0.0, 1.0, number(0), number(1)], line);
                    text = line;
                }
                b"T*" => {
                    line = times([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], line);
                    text = line;
                }
                b"Tf" => {
                    state.font = operands[0].clone().into_name().map(|name| self.font(&name, resources));
                    state.size = number(1);
                }
                b"Tc" => state.letter_space = number(0),
                b"Tw" => state.word_space = number(0),
                b"Tz" => state.stretch = number(0) / 100.0,
                b"Ts" => state.rise = number(0),
                b"TL" => state.leading = number(0),
                b"Tj" => self.show(operands[0], &state, &mut text),
                b"TJ" => {
                    for part in operands[0].clone().into_array().iter().flat_map(Array::iter::<Object<'_>>) {
                        self.show(&part, &state, &mut text);
                    }
                }
                b"'" | b"\"" => panic!("an operator that we do not write"),
                b"BMC" | b"BDC" => self.open(&operands, resources),
                b"EMC" => {
                    let closed = self.marked.pop().expect("open marked content");
                    assert!(closed.replacement.is_none() || closed.replaced, "replacement text for nothing");
                }
                b"Do" => {
                    let form = operands[0].clone().into_name().and_then(|name| resources.get_x_object(&name));
                    self.form(form.as_ref(), resources, &state);
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn form(&mut self, form: Option<&Stream<'_>>, resources: &Resources<'_>, state: &State) {
        let Some(form) = form else { return };
        if form.dict().get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_str() != "Form") {
            return;
        }
        let matrix = form.dict().get::<Array<'_>>("Matrix").map_or(IDENTITY, |matrix| {
            let numbers: Vec<f64> = matrix.iter::<f32>().map(f64::from).collect();
            std::array::from_fn(|index| numbers[index])
        });
        let own = form.dict().get::<Dict<'_>>("Resources").unwrap_or_else(Dict::empty);
        let own = Resources::from_parent(own, resources.clone());
        let data = form.decoded().expect("a readable drawing");
        self.stream(&data, &own, State { place: times(matrix, state.place), ..state.clone() });
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Rc<Font> {
        let key = (self.depth, name.as_str().to_owned());
        let read = || Rc::new(Font::read(&resources.get_font(name).expect("a known font")));
        // Drawings have names of their own, and two may use one name: only the page's are kept.
        if self.depth > 1 { read() } else { self.fonts.entry(key).or_insert_with(read).clone() }
    }

    fn open(&mut self, operands: &[&Object<'_>], resources: &Resources<'_>) {
        let tag = operands[0].clone().into_name().expect("a tag");
        let properties = match operands.get(1) {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => resources.properties.get::<Dict<'_>>(name.as_str()),
            _ => None,
        };
        let outer = self.marked.last();
        self.marked.push(Marked {
            artifact: tag.as_str() == "Artifact" || outer.is_some_and(|outer| outer.artifact),
            mark: properties
                .as_ref()
                .and_then(|p| p.get::<i32>("MCID"))
                .map(i64::from)
                .or_else(|| outer.and_then(|outer| outer.mark)),
            replacement: properties.as_ref().and_then(|p| super::string(p, "ActualText")),
            replaced: false,
        });
    }

    fn show(&mut self, part: &Object<'_>, state: &State, text: &mut Matrix) {
        let advance = |text: &mut Matrix, by: f64| *text = times([1.0, 0.0, 0.0, 1.0, by, 0.0], *text);
        match part {
            Object::Number(back) => advance(text, -back.as_f64() / 1000.0 * state.size * state.stretch),
            Object::String(string) => {
                let font = state.font.clone().expect("a font before text");
                for (shown, width) in font.codes(string.as_bytes()) {
                    let wide = width * state.size;
                    let start = times([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], times(*text, state.place));
                    let space = if shown == " " { state.word_space } else { 0.0 };
                    let end = times(
                        [1.0, 0.0, 0.0, 1.0, wide * state.stretch, state.rise],
                        times(*text, state.place),
                    );
                    advance(text, (wide + state.letter_space + space) * state.stretch);
                    self.push(shown, start, end, state.size);
                }
            }
            other => panic!("text or a number, not {other:?}"),
        }
    }

    fn push(&mut self, shown: &str, start: Matrix, end: Matrix, size: f64) {
        let glyph = Glyph {
            text: shown.to_owned(),
            x0: start[4].min(end[4]),
            x1: start[4].max(end[4]),
            y: start[5],
            size: size * start[2].hypot(start[3]),
            artifact: self.marked.last().is_some_and(|marked| marked.artifact),
            mark: self.marked.last().and_then(|marked| marked.mark),
        };
        // Several glyphs under one replacement are one piece of text.
        let replacing = self.marked.iter_mut().rev().find(|marked| marked.replacement.is_some());
        match replacing {
            None => self.glyphs.push(glyph),
            Some(marked) if !marked.replaced => {
                marked.replaced = true;
                let text = marked.replacement.clone().unwrap_or_default();
                self.glyphs.push(Glyph { text, ..glyph });
            }
            Some(_) => {
                if let Some(first) = self.glyphs.last_mut() {
                    first.x0 = first.x0.min(glyph.x0);
                    first.x1 = first.x1.max(glyph.x1);
                }
            }
        }
    }
}
