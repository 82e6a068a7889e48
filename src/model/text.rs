//! The words of a plan, and the small subset of CommonMark that gives them their shape.
//!
//! Paragraphs, bullet and numbered lists, strong text and simple tables have a shape of their
//! own. Everything else that Markdown knows, such as headings, links, images, code and raw HTML,
//! is not in the subset and shows as the characters that were typed. Emphasis has no face in the
//! documents (they use no italics), so its marks are shown too. One parser serves every output.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::iter::Peekable;
use std::ops::Range;

/// Words of the plan, exactly as they were issued.
///
/// `Debug` shows their length only, so that no log can carry them by accident.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub String);

impl Text {
    /// The words as they stand in the file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words with their shape: paragraphs, lists and tables.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        blocks(&self.0)
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} characters)", self.0.chars().count())
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        false
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "Words of the plan, exactly as they were issued. Blank lines part paragraphs; lines that begin with `- ` or `1. ` are lists; `**words**` are strong; a table is written with `|`. Everything else shows as the characters typed: no HTML, links or images.",
        })
    }
}

/// One block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A bullet list; each item holds blocks.
    Bullets(Vec<Vec<Block>>),
    /// A numbered list; each item has the number and the sign after it as they were typed.
    Numbers(Vec<(u64, char, Vec<Block>)>),
    /// A table: its header cells, then its rows.
    Table {
        /// The cells of the header row.
        header: Vec<Vec<Inline>>,
        /// The rows, each with as many cells as the header.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// A run of words inside a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Plain(String),
    /// Strong words.
    Strong(String),
    /// A new line inside the block.
    Break,
}

type Events<'a> = Peekable<pulldown_cmark::OffsetIter<'a>>;

fn blocks(source: &str) -> Vec<Block> {
    let mut events = Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter().peekable();
    let found = block_sequence(source, &mut events);
    let mut shown = String::with_capacity(source.len());
    if collect_shown(&found, &mut shown) && shown.chars().eq(letters(source)) {
        return found;
    }
    // Markdown would swallow something, such as a link's definition or a cell too many.
    source
        .split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .map(|part| Block::Paragraph(inlines(part, 0..part.len(), &[])))
        .collect()
}

fn letters(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter(|c| c.is_alphanumeric())
}

/// Collects the letters and digits that the blocks show; false if a list item shows nothing.
fn collect_shown(blocks: &[Block], shown: &mut String) -> bool {
    let runs = |runs: &[Inline], shown: &mut String| {
        for run in runs {
            if let Inline::Plain(words) | Inline::Strong(words) = run {
                shown.extend(letters(words));
            }
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(words) => runs(words, shown),
            Block::Bullets(items) => {
                if !items.iter().all(|item| !item.is_empty() && collect_shown(item, shown)) {
                    return false;
                }
            }
            Block::Numbers(items) => {
                for (number, _, item) in items {
                    shown.push_str(&number.to_string());
                    if item.is_empty() || !collect_shown(item, shown) {
                        return false;
                    }
                }
            }
            Block::Table { header, rows } => {
                header.iter().chain(rows.iter().flatten()).for_each(|cell| runs(cell, shown));
            }
        }
    }
    !blocks.is_empty()
}

/// Reads blocks up to the end of the enclosing item, or of the text.
fn block_sequence(source: &str, events: &mut Events<'_>) -> Vec<Block> {
    let mut found = Vec::new();
    while let Some((event, range)) = events.peek().cloned() {
        match event {
            Event::End(_) => break,
            Event::Start(Tag::Paragraph) => {
                events.next();
                let strong = strong_ranges(events);
                found.push(Block::Paragraph(inlines(source, range, &strong)));
                events.next();
            }
            Event::Start(Tag::List(_)) => {
                events.next();
                found.push(list(source, events));
            }
            Event::Start(Tag::Table(_)) => {
                events.next();
                found.push(table(source, events));
            }
            Event::Start(
                Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough,
            ) => found.push(loose_paragraph(source, events)),
            Event::Start(_) => {
                // Outside the subset: the characters as they were typed.
                skip_element(events);
                let whole = line_start(source, range.start)..range.end;
                found.push(Block::Paragraph(inlines(source, whole, &[])));
            }
            Event::Rule => {
                events.next();
                found.push(Block::Paragraph(inlines(source, range, &[])));
            }
            _ => found.push(loose_paragraph(source, events)),
        }
    }
    found
}

/// Words of a tight list item, which stand in no paragraph of their own.
fn loose_paragraph(source: &str, events: &mut Events<'_>) -> Block {
    let (run, strong) = loose_run(events);
    Block::Paragraph(inlines(source, run, &strong))
}

fn list(source: &str, events: &mut Events<'_>) -> Block {
    let (mut bullets, mut numbers) = (Vec::new(), Vec::new());
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Item) => {
                let content = block_sequence(source, events);
                events.next();
                match typed_number(&source[range]) {
                    Some((number, sign)) => numbers.push((number, sign, content)),
                    None => bullets.push(content),
                }
            }
            Event::End(TagEnd::List(_)) => break,
            _ => {}
        }
    }
    if numbers.is_empty() { Block::Bullets(bullets) } else { Block::Numbers(numbers) }
}

/// The number and the sign that a list item was typed with, such as `3` and `)`.
fn typed_number(item: &str) -> Option<(u64, char)> {
    let item = item.trim_start();
    let digits = item.find(|c: char| !c.is_ascii_digit())?;
    Some((item[..digits].parse().ok()?, item[digits..].chars().next()?))
}

fn table(source: &str, events: &mut Events<'_>) -> Block {
    let (mut header, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::TableCell) => {
                let strong = strong_ranges(events);
                events.next();
                let cell = &source[range.clone()];
                let end = range.start + cell.trim_end().len();
                row.push(inlines(
                    source,
                    range.start..end.max(strong.last().map_or(0, |run| run.end)),
                    &strong,
                ));
            }
            Event::End(TagEnd::TableHead) => header = std::mem::take(&mut row),
            Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
            Event::End(TagEnd::Table) => break,
            _ => {}
        }
    }
    Block::Table { header, rows }
}

/// Reads to the end of the element that the last event opened, without taking its end.
fn strong_ranges(events: &mut Events<'_>) -> Vec<Range<usize>> {
    let (mut strong, mut depth) = (Vec::new(), 0_usize);
    while let Some((event, range)) = events.peek().cloned() {
        match event {
            Event::End(_) if depth == 0 => break,
            Event::End(_) => depth -= 1,
            Event::Start(tag) => {
                if tag == Tag::Strong && depth == 0 {
                    strong.push(range);
                }
                depth += 1;
            }
            _ => {}
        }
        events.next();
    }
    strong
}

/// Reads words that stand directly in a list item, up to the next block or the item's end.
fn loose_run(events: &mut Events<'_>) -> (Range<usize>, Vec<Range<usize>>) {
    let (mut run, mut strong, mut depth): (Option<Range<usize>>, _, _) = (None, Vec::new(), 0_usize);
    while let Some((event, range)) = events.peek().cloned() {
        match &event {
            Event::End(_) if depth == 0 => break,
            Event::End(_) => depth -= 1,
            Event::Start(
                Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough,
            ) => {
                if matches!(event, Event::Start(Tag::Strong)) && depth == 0 {
                    strong.push(range.clone());
                }
                depth += 1;
            }
            Event::Start(_) => break,
            _ => {}
        }
        let so_far = run.get_or_insert_with(|| range.clone());
        so_far.start = so_far.start.min(range.start);
        so_far.end = so_far.end.max(range.end);
        events.next();
    }
    (run.unwrap_or(0..0), strong)
}

fn skip_element(events: &mut Events<'_>) {
    let mut depth = 0_usize;
    for (event, _) in events.by_ref() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
}

/// The start of the line on which a block begins, so that its indent shows as typed.
fn line_start(source: &str, at: usize) -> usize {
    let start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
    if source[start..at].trim().is_empty() { start } else { at }
}

/// The words of `range`, with the marks of strong runs taken off. Lines lose their indent.
fn inlines(source: &str, range: Range<usize>, strong: &[Range<usize>]) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut at = range.start;
    for run in strong {
        push_lines(&mut found, &source[at..run.start], false);
        push_lines(&mut found, &source[run.start + 2..run.end - 2], true);
        at = run.end;
    }
    push_lines(&mut found, &source[at..range.end], false);
    while matches!(found.last(), Some(Inline::Break)) {
        found.pop();
    }
    found
}

fn push_lines(found: &mut Vec<Inline>, words: &str, strong: bool) {
    for (index, line) in words.split('\n').enumerate() {
        let mut line = line.trim_end_matches('\r');
        if index > 0 {
            found.push(Inline::Break);
        }
        if matches!(found.last(), None | Some(Inline::Break)) {
            line = line.trim_start();
        }
        if !line.is_empty() {
            found.push(if strong { Inline::Strong(line.to_owned()) } else { Inline::Plain(line.to_owned()) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &str) -> Inline {
        Inline::Plain(words.to_owned())
    }

    fn only_paragraph(source: &str) -> Vec<Inline> {
        match blocks(source).as_slice() {
            [Block::Paragraph(runs)] => runs.clone(),
            other => panic!("not one paragraph: {other:?}"),
        }
    }

    #[test]
    fn what_is_outside_the_subset_shows_as_typed() {
        for source in [
            "#eval(\"1\")",
            "$x$",
            "*a*",
            "<label>",
            "@ref",
            "// a",
            "# Not a heading",
            "[a](b)",
            "![a](b)",
            "<b>x</b>",
            "`code`",
            "> said",
            "---",
            "&amp; &lt;",
            "\\*a\\*",
            "_a_",
            "~~~",
            "a_b_c",
            "]",
            "#",
            "*",
        ] {
            let shown: String = only_paragraph(source)
                .iter()
                .map(|run| match run {
                    Inline::Plain(words) | Inline::Strong(words) => words.as_str(),
                    Inline::Break => "\n",
                })
                .collect();
            assert_eq!(shown, source);
        }
    }

    #[test]
    fn strong_runs_and_line_breaks() {
        assert_eq!(
            only_paragraph("He said **no**.\nThen left."),
            [plain("He said "), Inline::Strong("no".into()), plain("."), Inline::Break, plain("Then left.")]
        );
    }

    #[test]
    fn lists_keep_the_numbers_that_were_typed() {
        let found = blocks("Each day:\n\n3) swim\n4) **rest**\n\n- a\n- b\n  - c");
        assert_eq!(
            found,
            [
                Block::Paragraph(vec![plain("Each day:")]),
                Block::Numbers(vec![
                    (3, ')', vec![Block::Paragraph(vec![plain("swim")])]),
                    (4, ')', vec![Block::Paragraph(vec![Inline::Strong("rest".into())])]),
                ]),
                Block::Bullets(vec![
                    vec![Block::Paragraph(vec![plain("a")])],
                    vec![
                        Block::Paragraph(vec![plain("b")]),
                        Block::Bullets(vec![vec![Block::Paragraph(vec![plain("c")])]]),
                    ],
                ]),
            ]
        );
    }

    #[test]
    fn tables_have_header_and_rows() {
        assert_eq!(
            blocks("| Day | Time |\n|---|---|\n| Monday | **9** |"),
            [Block::Table {
                header: vec![vec![plain("Day")], vec![plain("Time")]],
                rows: vec![vec![vec![plain("Monday")], vec![Inline::Strong("9".into())]]],
            }]
        );
    }

    #[test]
    fn debug_shows_no_words() {
        assert_eq!(format!("{:?}", Text::from("secret")), "Text(6 characters)");
    }
}
