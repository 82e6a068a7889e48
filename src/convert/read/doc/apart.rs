//! What only a fuller reading of the same file has: deleted or hidden words.

use office_oxide::ir::{DocumentIR, Element, InlineContent, List};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::convert::document::{Document, Part, Place};

/// The runs of words that a fuller reading has and the document has not, each with the paragraph that
/// it stands in or before.
pub(super) fn only_in(document: &Document, fuller: &DocumentIR) -> Vec<(String, Place)> {
    let current: Vec<(&str, &Place)> = document
        .words()
        .filter(|word| !word.around.furniture)
        .map(|word| (word.text, word.place()))
        .collect();
    let mut text = String::new();
    for section in &fuller.sections {
        text.push_str(&text_of(&section.elements));
        text.push('\n');
    }
    let mut full: Vec<&str> = text.split_whitespace().collect();
    let words: Vec<&str> = current.iter().map(|(word, _)| *word).collect();
    if full.len() == words.len() {
        full.clear();
    }
    let start = Place::new(Part::Body, 1);
    let mut found = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, &words, &full) {
        let (at, from, length) = match change {
            DiffOp::Insert { old_index, new_index, new_len }
            | DiffOp::Replace { old_index, new_index, new_len, .. } => (old_index, new_index, new_len),
            DiffOp::Equal { .. } | DiffOp::Delete { .. } => continue,
        };
        let place = current.get(at).or_else(|| current.last()).map_or(&start, |(_, place)| *place);
        found.push((full[from..from + length].join(" "), place.clone()));
    }
    found
}

/// The words of elements in reading order, notes and comments apart.
pub(super) fn text_of(elements: &[Element]) -> String {
    let mut text = String::new();
    add(elements, &mut text);
    text
}

fn add(elements: &[Element], text: &mut String) {
    for element in elements {
        match element {
            Element::Heading(heading) => add_line(&heading.content, text),
            Element::Paragraph(paragraph) => add_line(&paragraph.content, text),
            Element::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    add(&cell.content, text);
                }
            }
            Element::List(list) => add_list(list, text),
            Element::TextBox(text_box) => add(&text_box.content, text),
            Element::Footnote(note) | Element::Endnote(note) if !super::blocks::is_comment(note) => {
                add(&note.content, text);
            }
            Element::CodeBlock(code) => {
                text.push_str(&code.content);
                text.push('\n');
            }
            _ => {}
        }
    }
}

fn add_list(list: &List, text: &mut String) {
    for item in &list.items {
        add(&item.content, text);
        if let Some(nested) = &item.nested {
            add_list(nested, text);
        }
    }
}

fn add_line(content: &[InlineContent], text: &mut String) {
    for inline in content {
        match inline {
            InlineContent::Text(span) => text.push_str(&span.text),
            InlineContent::LineBreak => text.push('\n'),
            _ => {}
        }
    }
    text.push('\n');
}
