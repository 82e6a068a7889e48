//! Paragraphs and tables in their order, whatever is wrapped around them.

use super::super::ReadError;
use super::super::xml::{Element, Ns};
use super::Reader;
use super::inline::{Line, Open};
use super::properties::ParagraphProperties;
use crate::convert::document::{Block, Heading, PageBreak, Paragraph};

/// Blocks as they come, and a paragraph whose end was deleted.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    held: Option<Line>,
}

impl Flow {
    fn put(&mut self, line: Line) {
        self.blocks.extend(line.before);
        if !line.paragraph.is_blank() {
            self.blocks.push(Block::Paragraph(line.paragraph));
        }
        self.blocks.extend(line.after);
    }

    fn release(&mut self) {
        if let Some(line) = self.held.take() {
            self.put(line);
        }
    }
}

impl Reader<'_, '_, '_> {
    /// Reads everything in an element as blocks.
    pub(super) fn blocks(&mut self, parent: Element<'_, '_>) -> Result<Vec<Block>, ReadError> {
        ReadError::deeper(&mut self.depth)?;
        let mut flow = Flow::default();
        self.flow(parent, &mut flow)?;
        flow.release();
        self.depth -= 1;
        Ok(flow.blocks)
    }

    /// Reads one paragraph or table that stands where none is expected.
    pub(super) fn one_block(&mut self, element: Element<'_, '_>) -> Result<Vec<Block>, ReadError> {
        ReadError::deeper(&mut self.depth)?;
        let mut flow = Flow::default();
        self.block(element, &mut flow)?;
        flow.release();
        self.depth -= 1;
        Ok(flow.blocks)
    }

    fn flow(&mut self, parent: Element<'_, '_>, flow: &mut Flow) -> Result<(), ReadError> {
        for child in parent.elements() {
            self.block(child, flow)?;
        }
        Ok(())
    }

    fn block(&mut self, child: Element<'_, '_>, flow: &mut Flow) -> Result<(), ReadError> {
        if let Some(open) = Open::read(child) {
            self.revisions.push(open);
            self.flow(child, flow)?;
            self.revisions.pop();
            return Ok(());
        }
        match child.key() {
            (Ns::W, "p") => self.paragraph(child, flow)?,
            (Ns::W, "tbl") => {
                flow.release();
                flow.blocks.extend(self.table(child)?.map(Block::Table));
            }
            (Ns::W, "sdt") => {
                self.open_control(child);
                if let Some(content) = child.child(Ns::W, "sdtContent") {
                    self.flow(content, flow)?;
                }
                self.controls.pop();
            }
            (Ns::W, "altChunk") => {
                flow.release();
                flow.blocks.extend(self.chunk(child)?);
            }
            (Ns::Mc, "AlternateContent") => {
                if let Some(chosen) = self.chosen(child) {
                    self.flow(chosen, flow)?;
                }
            }
            (Ns::W, "commentRangeStart" | "commentRangeEnd") => self.comment_mark(child),
            (Ns::W, "r" | "hyperlink" | "fldSimple") => {
                // A run outside any paragraph: no program writes it, but its words count.
                let place = self.gather.next_paragraph();
                let mut line = self.line(Paragraph::new(place), None);
                if child.is(Ns::W, "r") {
                    self.run(child, &mut line)?;
                } else {
                    self.inline(child, &mut line)?;
                }
                flow.release();
                flow.put(line);
            }
            (Ns::W, name) if name.ends_with("Pr") => {}
            _ => self.flow(child, flow)?,
        }
        Ok(())
    }

    fn line(&self, paragraph: Paragraph, style: Option<&str>) -> Line {
        let style = self.styles.paragraph(style);
        let base = style.map(|style| style.run).unwrap_or_default().over(self.styles.defaults());
        Line { paragraph, before: Vec::new(), after: Vec::new(), base }
    }

    fn paragraph(&mut self, element: Element<'_, '_>, flow: &mut Flow) -> Result<(), ReadError> {
        let properties = element.child(Ns::W, "pPr").map(ParagraphProperties::read).unwrap_or_default();
        let place = self.gather.next_paragraph();
        let mut paragraph = Paragraph::new(place);
        let style = self.styles.paragraph(properties.style.as_deref());
        paragraph.style = style.map(|style| style.name.clone());
        let from_style = style.and_then(super::styles::Named::heading);
        let outline = properties.outline.filter(|level| *level < 9);
        let outline = outline.map(|level| Heading { level: Some(level + 1), certain: true });
        let body_text = properties.outline.is_some_and(|level| level >= 9);
        paragraph.heading = outline.or(from_style.filter(|_| !body_text));

        let mut line = self.line(paragraph, properties.style.as_deref());
        if properties.page_break_before {
            line.before.push(Block::PageBreak(PageBreak { page: None }));
        }
        self.inline(element, &mut line)?;
        self.comments.flow("\n");

        let ends = !properties.end_deleted && !self.is_gone();
        if ends {
            line.paragraph.mark = self.mark(&properties);
        }
        if let Some(held) = flow.held.take() {
            line = join(held, line);
        }
        if ends {
            flow.put(line);
        } else {
            flow.held = Some(line);
        }
        Ok(())
    }

    /// The number or bullet that the paragraph shows.
    fn mark(&mut self, properties: &ParagraphProperties) -> Option<crate::convert::document::Mark> {
        let style = self.styles.paragraph(properties.style.as_deref());
        let list = properties.list.or(style.and_then(|style| style.list)).filter(|list| *list != 0)?;
        let by_style = properties.style.as_deref().and_then(|id| self.numbering.level_of_style(list, id));
        let own = properties.level.filter(|_| properties.list.is_some());
        let level = own.or(by_style).or(style.and_then(|style| style.level)).unwrap_or_default();
        self.numbering.next(list, level)
    }
}

/// The paragraph that two become when the end of the first was deleted: it looks like the second.
fn join(first: Line, second: Line) -> Line {
    let mut joined = second;
    let Paragraph { text, runs, .. } = first.paragraph;
    let shift = text.len();
    let mut all = runs;
    all.extend(joined.paragraph.runs.into_iter().map(|mut run| {
        run.start += shift;
        run.end += shift;
        run
    }));
    joined.paragraph.text.insert_str(0, &text);
    joined.paragraph.runs = all;
    joined.before.splice(0..0, first.before);
    joined.after.splice(0..0, first.after);
    joined
}
