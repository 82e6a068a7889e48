//! OpenDocument text.

mod changes;
mod inline;
mod lists;
mod styles;
mod table;

use super::gather::Gather;
use super::package::Package;
use super::xml::{Element, Ns, Tree, decode};
use super::{ReadError, looks};
use crate::convert::document::{
    Block, Document, FileType, Furniture, FurnitureKind, Heading, PageBreak, Paragraph, Part, RemarkKind,
    TextBox,
};
use changes::Changes;
use inline::Line;
use lists::Lists;
use styles::Styles;

/// The kind of file, for messages.
const WHAT: &str = "OpenDocument text";

/// Reads an OpenDocument text.
///
/// # Errors
///
/// When it is encrypted, a part cannot be read, or it goes beyond the limits.
pub(super) fn read(mut package: Package<'_>) -> Result<Document, ReadError> {
    package.call(WHAT);
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && manifest.windows(15).any(|window| window == b"encryption-data")
    {
        return Err(ReadError::Encrypted { what: WHAT });
    }
    let damaged = || ReadError::Damaged { what: WHAT, part: "content.xml".to_owned() };
    let content = package.part("content.xml")?.ok_or_else(damaged)?;
    let content = decode(&content);
    let content = Tree::parse(&content, WHAT, "content.xml")?;
    let styles = package.part("styles.xml")?.unwrap_or_else(|| b"<none/>".to_vec());
    let styles = decode(&styles);
    let styles = Tree::parse(&styles, WHAT, "styles.xml")?;

    let mut reader = Reader {
        gather: Gather::new(FileType::Odt),
        styles: Styles::default(),
        lists: Lists::default(),
        changes: Changes::default(),
        depth: 0,
        paged: None,
        notes: (0, 0),
    };
    for tree in [&styles, &content] {
        reader.styles.read(tree.root());
        reader.lists.read(tree.root());
    }
    let body = content.root().child(Ns::Office, "body");
    let text = body.and_then(|body| body.child(Ns::Office, "text")).ok_or_else(damaged)?;
    reader.changes.read(text);
    reader.forms(text);
    reader.paged = text.descendants().any(|element| element.is(Ns::Text, "soft-page-break")).then_some(1);
    reader.gather.page = reader.paged;
    let blocks = reader.blocks(text)?;
    reader.gather.document.blocks = blocks;
    reader.gather.page = None;
    reader.furniture(styles.root())?;
    let scripts = package.names().filter(|name| name.starts_with("basic/") || name.starts_with("scripts/"));
    let scripts = scripts.filter(|name| !name.ends_with('/')).count();
    let objects = package.names().filter(|name| name.starts_with("object ")).count();
    for (kind, count) in [(RemarkKind::Macros, scripts), (RemarkKind::EmbeddedFiles, objects)] {
        if count > 0 {
            reader.gather.remark_at(kind, u32::try_from(count).unwrap_or(u32::MAX), None);
        }
    }
    let mut document = reader.gather.document;
    looks::guess_headings(&mut document);
    Ok(document)
}

/// What is known while the document is read.
struct Reader {
    gather: Gather,
    styles: Styles,
    lists: Lists,
    changes: Changes,
    depth: usize,
    /// The page being read, when the document says where its pages ended.
    paged: Option<u32>,
    /// How many footnotes and endnotes have been read.
    notes: (u32, u32),
}

impl Reader {
    /// Reads everything in an element as blocks.
    fn blocks(&mut self, parent: Element<'_, '_>) -> Result<Vec<Block>, ReadError> {
        ReadError::deeper(&mut self.depth)?;
        let mut blocks = Vec::new();
        self.flow(parent, &mut blocks)?;
        self.depth -= 1;
        Ok(blocks)
    }

    fn flow(&mut self, parent: Element<'_, '_>, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        for child in parent.elements() {
            match child.key() {
                (Ns::Text, "p" | "h") => self.paragraph(child, None, blocks)?,
                (Ns::Text, "list") => self.list(child, blocks)?,
                (Ns::Table, "table") => blocks.extend(self.table(child)?.map(Block::Table)),
                (Ns::Draw, _) => {
                    let boxed = self.drawing(child)?;
                    if !boxed.is_empty() {
                        blocks.push(Block::TextBox(TextBox { blocks: boxed }));
                    }
                }
                (Ns::Text, "change" | "change-start" | "change-end") => self.change(child),
                (Ns::Text, "soft-page-break") => self.soft_page_break(),
                (
                    Ns::Text,
                    "tracked-changes"
                    | "sequence-decls"
                    | "variable-decls"
                    | "user-field-decls"
                    | "index-title-template"
                    | "table-of-content-source"
                    | "alphabetical-index-source",
                )
                | (Ns::Office, "forms") => {}
                (Ns::Text, "section") if child.attribute(Ns::Text, "display") == Some("none") => {
                    self.gather.hidden(&child.text(), crate::convert::document::HiddenBy::Format);
                }
                _ => self.flow(child, blocks)?,
            }
        }
        Ok(())
    }

    fn soft_page_break(&mut self) {
        self.paged = self.paged.map(|page| page.saturating_add(1));
        self.gather.page = self.paged;
    }

    /// Reads a paragraph or heading; `mark` is what its list sets before it.
    fn paragraph(
        &mut self,
        element: Element<'_, '_>,
        mark: Option<crate::convert::document::Mark>,
        blocks: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        let name = element.attribute(Ns::Text, "style-name").unwrap_or_default();
        let style = self.styles.paragraph(name);
        let mut paragraph = Paragraph::new(self.gather.next_paragraph());
        let level = element
            .attribute(Ns::Text, "outline-level")
            .or(style.outline.as_deref())
            .and_then(|level| level.trim().parse::<u8>().ok())
            .filter(|level| (1..=10).contains(level));
        let heading = element.is(Ns::Text, "h") || style.outline.is_some();
        let title = matches!(style.shown_name.to_lowercase().as_str(), "title" | "subtitle");
        if (heading && level.is_some()) || title {
            let level = level.filter(|_| heading);
            paragraph.heading = Some(Heading { level, certain: true });
        }
        paragraph.style = Some(style.shown_name.clone()).filter(|name| !name.is_empty());
        paragraph.mark = match (mark, level) {
            (None, Some(level)) if element.is(Ns::Text, "h") => self.lists.next_heading(level),
            (mark, _) => mark,
        };
        if style.break_before {
            blocks.push(Block::PageBreak(PageBreak { page: None }));
        }
        let mut line = Line { paragraph, before: Vec::new(), after: Vec::new() };
        self.inline(element, style.looks, style.hidden, &mut line)?;
        blocks.extend(line.before);
        let mut paragraph = line.paragraph;
        inline::trim_end(&mut paragraph);
        if !paragraph.is_blank() {
            blocks.push(Block::Paragraph(paragraph));
        }
        blocks.extend(line.after);
        Ok(())
    }

    /// Reads the running heads and feet of all kinds of pages.
    fn furniture(&mut self, root: Element<'_, '_>) -> Result<(), ReadError> {
        let (mut heads, mut feet) = (0, 0);
        let pages = root.child(Ns::Office, "master-styles");
        for part in pages.iter().flat_map(|pages| pages.elements()).flat_map(Element::elements) {
            let (Ns::Style | Ns::Loext, name) = part.key() else { continue };
            if part.attribute(Ns::Style, "display") == Some("false") {
                continue;
            }
            let (kind, place) = if name.starts_with("header") {
                heads += 1;
                (FurnitureKind::Header, Part::Header(heads))
            } else if name.starts_with("footer") {
                feet += 1;
                (FurnitureKind::Footer, Part::Footer(feet))
            } else {
                continue;
            };
            self.gather.part = place;
            let blocks = self.blocks(part)?;
            if !blocks.is_empty() {
                self.gather.document.furniture.push(Furniture { kind, blocks, pages: Vec::new() });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
