//! Word documents since 2007.

mod alternate;
mod blocks;
mod drawing;
mod field;
mod inline;
mod notes;
mod numbering;
mod parts;
mod properties;
mod run;
mod styles;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use super::gather::Gather;
use super::package::Package;
use super::xml::{Element, Ns, Tree, decode};
use super::{ReadError, looks};
use crate::convert::document::{Block, Document, FileType, Furniture, FurnitureKind, Part, RemarkKind};
use crate::convert::limits::MOST_PARAGRAPHS;
use numbering::Numbering;
use parts::Relationships;
use styles::Styles;

/// The kind of file, for messages.
const WHAT: &str = "Word document";

/// Reads a Word document.
///
/// # Errors
///
/// When the package or its main part cannot be read, is encrypted, or goes beyond the limits.
pub(super) fn read(mut package: Package<'_>, depth: usize) -> Result<Document, ReadError> {
    package.call(WHAT);
    let main = parts::main_part(&mut package)?;
    let relationships = Relationships::of(&mut package, &main)?;
    let mut texts = Texts { package, relationships };
    let body = texts.required(&main)?;
    let styles = texts.of_kind("styles")?;
    let numbering = texts.of_kind("numbering")?;
    let settings = texts.of_kind("settings")?;
    let footnotes = texts.of_kind("footnotes")?;
    let endnotes = texts.of_kind("endnotes")?;
    let comments = texts.of_kind("comments")?;

    let body = Tree::parse(&body, WHAT, &main)?;
    let styles = parse(styles.as_ref())?;
    let numbering = parse(numbering.as_ref())?;
    let settings = parse(settings.as_ref())?;
    let (footnotes, endnotes) = (parse(footnotes.as_ref())?, parse(endnotes.as_ref())?);
    let comments = parse(comments.as_ref())?;

    let mut reader = Reader::new(texts, depth);
    if let Some(styles) = &styles {
        reader.styles = Styles::read(styles.root());
    }
    if let Some(numbering) = &numbering {
        reader.numbering = Numbering::read(numbering.root(), &reader.styles);
    }
    if let Some(settings) = &settings {
        reader.settings(settings.root());
    }
    reader.footnotes = notes::by_id(footnotes.as_ref(), "footnote");
    reader.endnotes = notes::by_id(endnotes.as_ref(), "endnote");
    reader.paged =
        body.root().descendants().any(|element| element.is(Ns::W, "lastRenderedPageBreak")).then_some(1);
    reader.gather.page = reader.paged;

    let root = body.root();
    let content = root.child(Ns::W, "body").unwrap_or(root);
    reader.collect_comments(comments.as_ref());
    let blocks = reader.blocks(content)?;
    reader.gather.document.blocks = blocks;
    reader.gather.page = None;
    reader.keep_unreferenced_notes();
    reader.keep_comments();
    reader.furniture(content)?;
    reader.inventory();
    let mut document = reader.gather.document;
    looks::guess_headings(&mut document);
    Ok(document)
}

fn parse(part: Option<&(String, String)>) -> Result<Option<Tree<'_>>, ReadError> {
    part.map(|(name, text)| Tree::parse(text, WHAT, name)).transpose()
}

/// The texts of a package's parts.
struct Texts<'p> {
    package: Package<'p>,
    relationships: Relationships,
}

impl Texts<'_> {
    fn required(&mut self, name: &str) -> Result<String, ReadError> {
        let bytes = self.package.part(name)?;
        let bytes =
            bytes.ok_or_else(|| ReadError::Damaged { what: WHAT, part: "its main part".to_owned() })?;
        let text = decode(&bytes).into_owned();
        // Counted before anything is built of them.
        let paragraphs = text.matches("<w:p>").count() + text.matches("<w:p ").count();
        if paragraphs > MOST_PARAGRAPHS {
            return Err(ReadError::limit("the number of paragraphs", MOST_PARAGRAPHS, "paragraphs"));
        }
        Ok(text)
    }

    /// The name and text of the part that the document has of a kind, if it has one.
    fn of_kind(&mut self, kind: &str) -> Result<Option<(String, String)>, ReadError> {
        let Some(name) = self.relationships.of_kind(kind) else { return Ok(None) };
        let name = name.to_owned();
        Ok(self.package.part(&name)?.map(|bytes| (name, decode(&bytes).into_owned())))
    }

    fn by_id(&mut self, id: &str) -> Result<Option<(String, Vec<u8>)>, ReadError> {
        let Some(name) = self.relationships.by_id(id) else { return Ok(None) };
        let name = name.to_owned();
        Ok(self.package.part(&name)?.map(|bytes| (name, bytes)))
    }
}

/// What is known while the document is read. `'t` is the life of the parsed parts.
struct Reader<'p, 't, 'a> {
    texts: Texts<'p>,
    gather: Gather,
    styles: Styles,
    numbering: Numbering,
    footnotes: BTreeMap<i64, Element<'t, 'a>>,
    endnotes: BTreeMap<i64, Element<'t, 'a>>,
    /// Notes that the text has referred to already.
    noted: BTreeSet<(bool, i64)>,
    comments: notes::Comments,
    /// The page being read, when the document says where its pages ended.
    paged: Option<u32>,
    /// How many tables, boxes and notes are open.
    depth: usize,
    /// The content controls that are open.
    controls: Vec<u32>,
    /// The revisions that are open.
    revisions: Vec<inline::Open>,
    fields: Vec<field::Field>,
}

impl<'p> Reader<'p, '_, '_> {
    fn new(texts: Texts<'p>, depth: usize) -> Self {
        Self {
            texts,
            gather: Gather::new(FileType::Docx),
            styles: Styles::default(),
            numbering: Numbering::default(),
            footnotes: BTreeMap::new(),
            endnotes: BTreeMap::new(),
            noted: BTreeSet::new(),
            comments: notes::Comments::default(),
            paged: None,
            depth,
            controls: Vec::new(),
            revisions: Vec::new(),
            fields: Vec::new(),
        }
    }

    fn settings(&mut self, settings: Element<'_, '_>) {
        let protected = settings.child(Ns::W, "documentProtection");
        if protected.is_some_and(|element| properties::is_on(element.attribute(Ns::W, "enforcement"))) {
            self.gather.remark_at(RemarkKind::ProtectedFromEditing, 1, None);
        }
    }

    /// Reads the running heads and feet that sections name, each part once.
    fn furniture(&mut self, content: Element<'_, '_>) -> Result<(), ReadError> {
        let mut seen = BTreeSet::new();
        let (mut heads, mut feet) = (0, 0);
        for reference in content.descendants() {
            let kind = match reference.key() {
                (Ns::W, "headerReference") => FurnitureKind::Header,
                (Ns::W, "footerReference") => FurnitureKind::Footer,
                _ => continue,
            };
            let Some(id) = reference.attribute(Ns::R, "id") else { continue };
            let Some((name, bytes)) = self.texts.by_id(id)? else { continue };
            if !seen.insert(name.clone()) {
                continue;
            }
            let number = match kind {
                FurnitureKind::Header => &mut heads,
                FurnitureKind::Footer => &mut feet,
            };
            *number += 1;
            let part = match kind {
                FurnitureKind::Header => Part::Header(*number),
                FurnitureKind::Footer => Part::Footer(*number),
            };
            let blocks = self.other_part(&name, &bytes, part)?;
            if !blocks.is_empty() {
                self.gather.document.furniture.push(Furniture { kind, blocks, pages: Vec::new() });
            }
        }
        Ok(())
    }

    /// Reads a part that has relationships of its own.
    fn other_part(&mut self, name: &str, bytes: &[u8], part: Part) -> Result<Vec<Block>, ReadError> {
        let text = decode(bytes);
        let tree = Tree::parse(&text, WHAT, name)?;
        let own = Relationships::of(&mut self.texts.package, name)?;
        let outer = std::mem::replace(&mut self.texts.relationships, own);
        let outer_part = std::mem::replace(&mut self.gather.part, part);
        let outer_fields = std::mem::take(&mut self.fields);
        let blocks = self.blocks(tree.root());
        self.fields = outer_fields;
        self.gather.part = outer_part;
        self.texts.relationships = outer;
        blocks
    }

    /// Remarks on what else the package holds.
    fn inventory(&mut self) {
        let (mut macros, mut embedded) = (0, 0);
        for name in self.texts.package.names() {
            macros += u32::from(name.ends_with("vbaproject.bin"));
            let inside = name.starts_with("word/embeddings/") || name.starts_with("word/activex/");
            embedded += u32::from(inside && !name.contains("_rels"));
        }
        let external = self.texts.relationships.external();
        for (kind, count) in [
            (RemarkKind::Macros, macros),
            (RemarkKind::EmbeddedFiles, embedded),
            (RemarkKind::ExternalLinks, external),
        ] {
            if count > 0 {
                self.gather.remark_at(kind, count, None);
            }
        }
    }
}

#[cfg(test)]
mod tests;
