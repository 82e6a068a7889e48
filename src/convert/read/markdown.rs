//! Markdown: what its marks mean, and the rest as it stands.

use pulldown_cmark::{Event, Options, Parser, html::push_html};

use super::{ReadError, html, text};
use crate::convert::document::{Document, FileType};

/// Whether a text has marks that plain texts do not have.
pub(super) fn looks_like_markdown(text: &str) -> bool {
    let mut marks = 0;
    for line in text.lines().take(2_000) {
        let hashes = line.len() - line.trim_start_matches('#').len();
        let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
        let rule: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let table = rule.contains('|') && rule.contains("--") && rule.chars().all(|c| "|-:".contains(c));
        let fence = line.starts_with("```");
        let bold = line.matches("**").count() >= 2;
        marks += usize::from(heading) * 2 + usize::from(table) * 2 + usize::from(fence) + usize::from(bold);
    }
    marks >= 2
}

/// Reads a Markdown text.
///
/// # Errors
///
/// When the HTML in it goes beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let decoded = text::decode(bytes);
    let lines: Vec<&str> = decoded.text.lines().collect();
    // Where lines are not wrapped at a width, each was meant to stand by itself.
    let wrapped = text::wrap_width(&lines).is_some();
    let events = Parser::new_ext(&decoded.text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS);
    let events = events.map(|event| match event {
        Event::SoftBreak if !wrapped => Event::HardBreak,
        event => event,
    });
    let mut page = String::with_capacity(decoded.text.len() * 2);
    push_html(&mut page, events);
    html::read_text(&page, FileType::Markdown, decoded.guessed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::document::Block;

    #[test]
    fn marks_are_understood() {
        let source = "# Section A\n\nName: A\nBorn: B\n\n- one\n- [x] two\n\n1. first\n\n| a | b |\n|---|---|\n| c | **d** |\n";
        assert!(looks_like_markdown(source));
        let document = read(source.as_bytes()).unwrap();
        let texts: Vec<&str> = document.paragraphs().iter().map(|(p, _)| p.text.as_str()).collect();
        assert_eq!(texts, ["Section A", "Name: A\nBorn: B", "one", "☒ two", "first", "a", "b", "c", "d"]);
        assert_eq!(document.paragraphs()[0].0.heading.unwrap().level, Some(1));
        let table = document.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        assert_eq!(table.map(|table| (table.rows, table.columns, table.head_rows)), Some((2, 2, 1)));
    }

    #[test]
    fn plain_text_is_not_markdown() {
        assert!(!looks_like_markdown("A) Views\n\n- likes trains\n* and cats\n1. one\n"));
    }
}
