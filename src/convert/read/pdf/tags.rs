//! The structure that a tagged PDF tells of itself: paragraphs, headings, lists and tables.
//!
//! Words stand in marked stretches of a page's content; the tree says which paragraph and which cell each
//! stretch is. The tree is a stranger's: how deep and how large it may be is bounded, and what it says is
//! used only where it fits the glyphs.

use std::collections::{BTreeMap, BTreeSet};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, ObjRef, Object};

use crate::convert::limits::{MOST_COLUMNS, MOST_NODES, MOST_ROWS};

/// How deep the tree may be; what lies deeper is read as untagged.
const DEEPEST: usize = 120;

/// What a stretch of marked content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    /// The paragraph, counted in the tree's order.
    pub(super) block: u32,
    /// How deep a heading it is, from 1; 0 where it is none.
    pub(super) heading: u8,
    /// The cell it stands in.
    pub(super) cell: Option<u32>,
}

/// What a file says of what it draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Nothing,
    /// It is no part of the text, as running heads are.
    Artifact,
    Part(Tag),
    /// Another program read it off a picture; how sure it was, of 100.
    Read(u8),
}

impl Told {
    /// What it is part of.
    pub(super) const fn tag(self) -> Option<Tag> {
        match self {
            Self::Part(tag) => Some(tag),
            Self::Nothing | Self::Artifact | Self::Read(_) => None,
        }
    }
}

/// A cell of a table that the tree tells of.
#[derive(Debug, Clone, Copy)]
pub(super) struct TaggedCell {
    pub(super) table: usize,
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) row_span: u32,
    pub(super) column_span: u32,
}

/// A page and a marked stretch of its content.
type Stretch = (i32, i32, i32);

/// What the tree says.
#[derive(Debug, Default)]
pub(super) struct Tags {
    content: BTreeMap<Stretch, Tag>,
    pub(super) cells: Vec<TaggedCell>,
    pub(super) tables: Vec<TaggedTable>,
}

/// A table that the tree tells of.
#[derive(Debug, Default)]
pub(super) struct TaggedTable {
    /// The cell that it stands in.
    pub(super) around: Option<u32>,
    /// Its cells, by their places among all.
    pub(super) cells: Vec<u32>,
    rows: u32,
    /// For each column, the first row that no cell from above covers.
    free: Vec<u32>,
    /// Where cells begin or end: other columns are left out.
    edges: BTreeSet<u32>,
}

impl TaggedTable {
    /// How many columns it has.
    pub(super) fn columns(&self) -> u32 {
        u32::try_from(self.edges.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }
}

impl Tags {
    /// Reads the tree; empty where the file has none.
    pub(super) fn read(pdf: &Pdf) -> Self {
        let mut tags = Self::default();
        let root: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
        let Some(tree) = root.and_then(|root| root.get::<Dict<'_>>("StructTreeRoot")) else { return tags };
        let roles = tree.get::<Dict<'_>>("RoleMap").unwrap_or_else(Dict::empty);
        let mut walk = Walk { tags: &mut tags, roles, blocks: 0, left: MOST_NODES / 4 };
        walk.kids(&tree, &mut Around::default(), 0);
        for cell in &mut tags.cells {
            let columns = &tags.tables[cell.table].edges;
            let place = |edge: u32| u32::try_from(columns.range(..edge).count()).unwrap_or(u32::MAX);
            let (from, to) = (place(cell.column), place(cell.column + cell.column_span));
            (cell.column, cell.column_span) = (from, to.saturating_sub(from).max(1));
        }
        tags
    }

    /// What the marked stretches of a page are.
    pub(super) fn of_page(&self, page: ObjRef) -> BTreeMap<i32, Tag> {
        let (number, generation) = (page.obj_number, page.gen_number);
        let all = (number, generation, i32::MIN)..=(number, generation, i32::MAX);
        self.content.range(all).map(|((_, _, stretch), tag)| (*stretch, *tag)).collect()
    }
}

/// The way through the tree.
struct Walk<'t, 'p> {
    tags: &'t mut Tags,
    roles: Dict<'p>,
    blocks: u32,
    /// How many more nodes are looked at.
    left: usize,
}

/// What stands around a node.
#[derive(Debug, Clone, Default)]
struct Around {
    page: Option<ObjRef>,
    /// The paragraph, where one is open, and how deep a heading it is.
    block: Option<u32>,
    heading: u8,
    /// The paragraph of a list item that its first text has not taken yet.
    item: Option<u32>,
    table: Option<usize>,
    cell: Option<u32>,
    column: u32,
}

/// What an element is to us.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Table,
    Row,
    Cell,
    Item,
    /// A heading from 1, or 0 for any other paragraph.
    Paragraph(u8),
    /// A part of a paragraph.
    Inline,
    /// The bullet or number of a list item.
    Label,
    /// Says nothing: a part of a paragraph within one, else a holder of others.
    Neutral,
    /// Holds other elements.
    Group,
}

fn kind(name: &[u8]) -> Option<Kind> {
    Some(match name {
        b"Table" => Kind::Table,
        b"TR" => Kind::Row,
        b"TD" | b"TH" => Kind::Cell,
        b"LI" => Kind::Item,
        b"H" | b"H1" | b"Title" => Kind::Paragraph(1),
        b"H2" => Kind::Paragraph(2),
        b"H3" => Kind::Paragraph(3),
        b"H4" | b"H5" | b"H6" => Kind::Paragraph(4),
        b"P" | b"Caption" | b"TOCI" | b"Note" | b"FENote" => Kind::Paragraph(0),
        b"Span" | b"Link" | b"Quote" | b"Em" | b"Strong" | b"Sub" | b"Reference" | b"BibEntry" | b"Code"
        | b"Annot" | b"LBody" | b"Ruby" | b"RB" | b"RT" | b"RP" => Kind::Inline,
        b"Lbl" => Kind::Label,
        b"NonStruct" | b"Form" | b"Private" => Kind::Neutral,
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" | b"Div" | b"Aside"
        | b"BlockQuote" | b"L" | b"TOC" | b"Index" | b"THead" | b"TBody" | b"TFoot" | b"Figure"
        | b"Formula" | b"Textbox" => Kind::Group,
        _ => return None,
    })
}

impl Walk<'_, '_> {
    fn element(&mut self, element: &Dict<'_>, around: &mut Around, depth: usize) {
        let mut inner = around.clone();
        inner.page = element.get_ref("Pg").or(around.page);
        let kind = self.kind_of(element);
        match kind {
            Kind::Table => {
                inner.table = Some(self.tags.tables.len());
                inner.block = None;
                self.tags.tables.push(TaggedTable { around: around.cell, ..TaggedTable::default() });
            }
            Kind::Row => {
                inner.block = None;
                inner.column = 0;
                if let Some(rows) = inner.table.map(|at| &mut self.tags.tables[at]) {
                    rows.rows = (rows.rows + 1).min(MOST_ROWS);
                }
            }
            Kind::Cell => {
                inner.block = None;
                inner.cell = self.cell(element, around).or(around.cell);
                inner.table = None;
            }
            Kind::Item => {
                inner.block = Some(self.next_block());
                inner.heading = 0;
                inner.item = inner.block;
            }
            Kind::Paragraph(heading) => {
                inner.block = around.item.take().or_else(|| Some(self.next_block()));
                inner.heading = heading;
                inner.item = None;
            }
            Kind::Inline | Kind::Label | Kind::Neutral => {}
            Kind::Group => {
                inner.block = None;
                inner.heading = 0;
            }
        }
        self.kids(element, &mut inner, depth + 1);
        match kind {
            // A paragraph that a part of it opened goes on behind it.
            Kind::Inline => {
                (around.block, around.item, around.column) = (inner.block, inner.item, inner.column);
            }
            Kind::Label => around.block = inner.block,
            Kind::Neutral => around.column = inner.column,
            _ => {}
        }
    }

    /// The kind of an element, by its own name or the one that it is mapped to.
    fn kind_of(&self, element: &Dict<'_>) -> Kind {
        let Some(mut name) = element.get::<Name<'_>>("S").map(|name| name.to_vec()) else {
            return Kind::Group;
        };
        for _ in 0..8 {
            if let Some(kind) = kind(&name) {
                return kind;
            }
            match self.roles.get::<Name<'_>>(name.as_slice()) {
                Some(mapped) => name = mapped.to_vec(),
                None => break,
            }
        }
        Kind::Group
    }

    fn kids(&mut self, element: &Dict<'_>, around: &mut Around, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match element.get::<Object<'_>>("K") {
            Some(Object::Array(kids)) => {
                for kid in kids.iter::<Object<'_>>() {
                    if self.left == 0 {
                        return;
                    }
                    self.kid(kid, around, depth);
                }
            }
            Some(kid) => self.kid(kid, around, depth),
            None => {}
        }
    }

    fn kid(&mut self, kid: Object<'_>, around: &mut Around, depth: usize) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        match kid {
            Object::Dict(kid) if kid.contains_key("S") => self.element(&kid, around, depth),
            Object::Dict(kid) => {
                // A stretch that names its page; those of another stream than the page's are left out.
                if let Some(stretch) = kid.get::<i32>("MCID")
                    && !kid.contains_key("Stm")
                {
                    let page = kid.get_ref("Pg").or(around.page);
                    self.stretch(stretch, page, around);
                }
            }
            Object::Number(number) => {
                self.stretch(number.as_i64().try_into().unwrap_or(-1), around.page, around);
            }
            _ => {}
        }
    }

    fn stretch(&mut self, stretch: i32, page: Option<ObjRef>, around: &mut Around) {
        let Some(page) = page else { return };
        let block = match around.block {
            Some(block) => block,
            None => self.next_block(),
        };
        (around.block, around.item) = (Some(block), None);
        let tag = Tag { block, heading: around.heading, cell: around.cell };
        self.tags.content.insert((page.obj_number, page.gen_number, stretch), tag);
    }

    fn next_block(&mut self) -> u32 {
        self.blocks = self.blocks.saturating_add(1);
        self.blocks
    }

    /// The cell that an element is, put where its row has room; `None` outside tables.
    fn cell(&mut self, element: &Dict<'_>, around: &mut Around) -> Option<u32> {
        let table = around.table?;
        let rows = &mut self.tags.tables[table];
        let row = rows.rows.checked_sub(1)?;
        let mut column = around.column;
        while rows.free.get(column as usize).is_some_and(|free| *free > row) {
            column += 1;
        }
        let column_span = span(element, "ColSpan").min(MOST_COLUMNS);
        let row_span = span(element, "RowSpan").min(MOST_ROWS);
        let end = column + column_span;
        if end > MOST_COLUMNS {
            return None;
        }
        if rows.free.len() < end as usize {
            rows.free.resize(end as usize, 0);
        }
        rows.free[column as usize..end as usize].fill(row + row_span);
        rows.edges.extend([column, end]);
        around.column = end;
        let at = u32::try_from(self.tags.cells.len()).ok()?;
        rows.cells.push(at);
        self.tags.cells.push(TaggedCell { table, row, column, row_span, column_span });
        Some(at)
    }
}

/// How many rows or columns a cell covers.
fn span(element: &Dict<'_>, name: &str) -> u32 {
    let of = |attributes: Dict<'_>| attributes.get::<u32>(name);
    let found = match element.get::<Object<'_>>("A") {
        Some(Object::Dict(attributes)) => of(attributes),
        Some(Object::Array(all)) => {
            Array::iter::<Object<'_>>(&all).filter_map(Object::into_dict).find_map(of)
        }
        _ => None,
    };
    found.unwrap_or(1).max(1)
}
