//! Drawings: text boxes are read; pictures are counted.

use super::super::ReadError;
use super::super::xml::{Element, Ns, Tree, decode};
use super::inline::Line;
use super::{Reader, WHAT};
use crate::convert::document::{Block, HiddenBy, Paragraph, RemarkKind, Style, TextBox};

impl Reader<'_, '_, '_> {
    /// Reads what a drawing says.
    pub(super) fn drawing(&mut self, element: Element<'_, '_>, line: &mut Line) -> Result<(), ReadError> {
        for child in element.elements() {
            match child.key() {
                (Ns::W, "txbxContent") => {
                    let blocks = self.aside(child)?;
                    anchor(blocks, line);
                }
                (Ns::Mc, "AlternateContent") => {
                    if let Some(chosen) = self.chosen(child) {
                        self.drawing(chosen, line)?;
                    }
                }
                (Ns::A, "txBody") => {
                    let texts: Vec<String> = child
                        .elements()
                        .filter(|paragraph| paragraph.is(Ns::A, "p"))
                        .map(drawn_text)
                        .collect();
                    let blocks = self.plain(&texts);
                    anchor(blocks, line);
                }
                (Ns::V, "textpath") => {
                    let text = child.attribute(Ns::None, "string").unwrap_or_default().to_owned();
                    let blocks = self.plain(&[text]);
                    anchor(blocks, line);
                }
                (Ns::Dgm, "relIds") => {
                    let texts = self.smart_art(child)?;
                    let blocks = self.plain(&texts);
                    anchor(blocks, line);
                }
                (Ns::Wp, "docPr") => {
                    let described = child.attribute(Ns::None, "descr").unwrap_or_default();
                    self.gather.hidden(described, HiddenBy::Description);
                    self.drawing(child, line)?;
                }
                (Ns::A, "blip") | (Ns::V, "imagedata") => self.gather.remark(RemarkKind::Pictures),
                (Ns::O, "OLEObject") => self.gather.remark(RemarkKind::EmbeddedFiles),
                (Ns::W, "p" | "tbl") => {
                    let blocks = self.one_block(child)?;
                    line.after.extend(blocks);
                }
                _ => {
                    if child.name() == "chart" {
                        self.gather.remark(RemarkKind::Drawings);
                    }
                    self.drawing(child, line)?;
                }
            }
        }
        Ok(())
    }

    /// Reads a text box's own flow of text; fields around the box do not reach into it.
    fn aside(&mut self, content: Element<'_, '_>) -> Result<Vec<Block>, ReadError> {
        let fields = std::mem::take(&mut self.fields);
        let blocks = self.blocks(content);
        self.fields = fields;
        blocks
    }

    /// Texts without looks, as paragraphs; those inside a deletion are kept apart like any other.
    fn plain(&mut self, texts: &[String]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for text in texts.iter().filter(|text| !text.trim().is_empty()) {
            let paragraph = Paragraph::new(self.gather.next_paragraph());
            let base = self.styles.defaults();
            let mut line = Line { paragraph, before: Vec::new(), after: Vec::new(), base };
            self.push(text, Style::default(), false, &mut line);
            if !line.paragraph.is_blank() {
                blocks.push(Block::Paragraph(line.paragraph));
            }
        }
        blocks
    }

    /// The texts of a SmartArt, which stand in a part of their own.
    fn smart_art(&mut self, ids: Element<'_, '_>) -> Result<Vec<String>, ReadError> {
        self.gather.remark(RemarkKind::Drawings);
        let Some(id) = ids.attribute(Ns::R, "dm") else { return Ok(Vec::new()) };
        let Some((name, bytes)) = self.texts.by_id(id)? else { return Ok(Vec::new()) };
        let text = decode(&bytes);
        let tree = Tree::parse(&text, WHAT, &name)?;
        let paragraphs = tree.root().descendants().filter(|element| element.is(Ns::A, "p"));
        Ok(paragraphs.map(drawn_text).collect())
    }
}

fn drawn_text(paragraph: Element<'_, '_>) -> String {
    let mut text = String::new();
    for element in paragraph.descendants() {
        match element.key() {
            (Ns::A, "t") => text.push_str(&element.text()),
            (Ns::A, "br") => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// Puts a box beside the paragraph that it is anchored in.
fn anchor(blocks: Vec<Block>, line: &mut Line) {
    if blocks.is_empty() {
        return;
    }
    let text_box = Block::TextBox(TextBox { blocks });
    if line.paragraph.is_blank() {
        line.before.push(text_box);
    } else {
        line.after.push(text_box);
    }
}
