//! The documents of the invented plans, each made once for a test file, and how their words are compared.

use std::sync::OnceLock;

use ehcp::model::{Block, Inline, Plan, Text};
use ehcp::render::engine::replace_in_value;
use ehcp::render::{Audience, Edition, Options, Paper, Rendered, render};

use super::pdf::{Document, Page, read, squeezed, without_spaces};

/// The invented plans, by the name of their file.
pub const FIXTURES: [&str; 13] = [
    "autistic-age-8-mainstream",
    "complex-medical-age-4",
    "converted-with-unplaced",
    "education-otherwise",
    "first-draft-age-6",
    "forty-pages",
    "looked-after-confidential-address",
    "moved-in-from-another-council",
    "nearly-empty-draft",
    "phase-transfer-age-11-proposed",
    "year-9-adulthood",
    "young-person-16-own-rights",
    "young-person-19-care-act",
];

/// A kind of document that the engine makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The professional document.
    Professional,
    /// The parent document on A4.
    Parent,
    /// The parent document for a phone.
    Phone,
    /// The parent document in large print.
    Large,
    /// The short guide.
    Short,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Professional, Self::Parent, Self::Phone, Self::Large, Self::Short];

    /// The options that ask for it.
    pub fn options(self) -> Options {
        let audience = if self == Self::Professional { Audience::Professional } else { Audience::Parent };
        let mut options = Options::for_audience(audience);
        match self {
            Self::Phone => options.paper = Paper::Phone,
            Self::Large => options.paper = Paper::Large,
            Self::Short => options.edition = Edition::Short,
            Self::Professional | Self::Parent => {}
        }
        options
    }
}

/// A document with what it was made from.
pub struct Made {
    /// The plan's file.
    pub name: &'static str,
    /// The plan as it was read.
    pub plan: Plan,
    /// The plan with marks for what cannot be shown.
    pub shown: Plan,
    /// What the engine gave.
    pub rendered: Rendered,
    /// The PDF, read back.
    pub document: Document,
}

impl Made {
    /// All words of the document without white space.
    pub fn words(&self) -> String {
        without_spaces(&self.document.text())
    }
}

/// An invented plan.
pub fn plan(name: &str) -> Plan {
    let file = format!("{}/fixtures/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    ehcp::json::read_file(file.as_ref()).expect("a plan")
}

/// The plan with marks for the characters that no font shows, as documents have it.
pub fn with_marks(plan: &Plan) -> Plan {
    let mut value = serde_json::to_value(plan).expect("JSON");
    replace_in_value(&mut value);
    serde_json::from_value(value).expect("a plan")
}

/// Makes a document; that fails only by a fault of ours.
pub fn make(plan: &Plan, options: &Options) -> Rendered {
    match render(plan, options) {
        Ok(rendered) => {
            assert_eq!(rendered.warnings, [""; 0]);
            rendered
        }
        Err(error) => panic!("{error}: {error:?}"),
    }
}

/// The document of an invented plan; made when it is first asked for.
pub fn made(name: &'static str, kind: Kind) -> &'static Made {
    static MADE: [[OnceLock<Made>; 5]; FIXTURES.len()] =
        [const { [const { OnceLock::new() }; 5] }; FIXTURES.len()];
    let at = FIXTURES.iter().position(|fixture| *fixture == name).expect("a fixture");
    MADE[at][kind as usize].get_or_init(|| {
        let plan = plan(name);
        let rendered = make(&plan, &kind.options());
        let document = read(&rendered.pdf);
        assert_eq!(document.pages.len(), rendered.pages);
        Made { name, shown: with_marks(&plan), plan, rendered, document }
    })
}

/// The documents of all invented plans, in these kinds.
pub fn each(kinds: &[Kind]) -> impl Iterator<Item = (Kind, &'static Made)> {
    let pairs: Vec<_> = FIXTURES.iter().flat_map(|name| kinds.iter().map(|kind| (*kind, *name))).collect();
    pairs.into_iter().map(|(kind, name)| (kind, made(name, kind)))
}

/// What a reader sees of the plan's words, without white space: the marks of lists and tables read.
pub fn shown(text: &Text) -> String {
    let mut words = String::new();
    blocks(&text.blocks(), &mut words);
    without_spaces(&words)
}

fn blocks(found: &[Block], words: &mut String) {
    for block in found {
        match block {
            Block::Paragraph(runs) => inlines(runs, words),
            Block::Bullets(items) => {
                for item in items {
                    words.push('•');
                    blocks(item, words);
                }
            }
            Block::Numbers(items) => {
                for (number, sign, item) in items {
                    words.push_str(&number.to_string());
                    words.push(*sign);
                    blocks(item, words);
                }
            }
            Block::Table { header, rows } => {
                header.iter().chain(rows.iter().flatten()).for_each(|cell| inlines(cell, words));
            }
        }
    }
}

fn inlines(runs: &[Inline], words: &mut String) {
    for run in runs {
        match run {
            Inline::Plain(run) | Inline::Strong(run) => words.push_str(run),
            Inline::Break => words.push('\n'),
        }
    }
}

/// The last line of a page's body.
pub fn last_line(page: &Page) -> String {
    let body = || page.glyphs.iter().filter(|glyph| !glyph.artifact && !glyph.text.is_empty());
    let inked = body().filter(|glyph| !glyph.text.trim().is_empty());
    let lowest = inked.map(|glyph| glyph.y).fold(f64::INFINITY, f64::min);
    let line = body().filter(|glyph| (glyph.y - lowest).abs() < 1.0);
    squeezed(&line.map(|glyph| glyph.text.as_str()).collect::<String>())
}

/// The start of a text, to name it in a failed test.
pub fn start(words: &str) -> String {
    words.chars().take(70).collect()
}
