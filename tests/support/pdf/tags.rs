//! The tag tree, as assistive software walks it.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Name, Object};

use super::{Document, order, string};

/// An element of the tag tree.
#[derive(Debug)]
pub struct Element {
    /// The role, after the document's own names are mapped to standard ones.
    pub role: String,
    /// The alternative text.
    pub alternative: Option<String>,
    /// The text that replaces what is shown.
    pub actual_text: Option<String>,
    /// The language, if it differs from what is around it.
    pub language: Option<String>,
    /// The element's title.
    pub title: Option<String>,
    /// The attributes: owner and key, value; for example `Table.Scope`, `Column`.
    pub attributes: Vec<(String, String)>,
    /// What is in it, in reading order.
    pub children: Vec<Child>,
}

/// Something in an element.
#[derive(Debug)]
pub enum Child {
    /// An element.
    Element(Element),
    /// Content of a page: the page from 0 and the number of its marked content.
    Content(usize, i64),
    /// Something that is no text, such as a link's area.
    Object,
}

type PageOf<'f> = &'f dyn Fn(&Dict<'_>) -> Option<usize>;

pub(super) fn read(root: &Dict<'_>, page_of: PageOf<'_>) -> Vec<Element> {
    let Some(tree) = root.get::<Dict<'_>>("StructTreeRoot") else { return Vec::new() };
    let names: HashMap<String, String> = tree
        .get::<Dict<'_>>("RoleMap")
        .map(|map| {
            map.keys()
                .filter_map(|key| {
                    Some((key.as_str().to_owned(), map.get::<Name<'_>>(key.as_str())?.as_str().to_owned()))
                })
                .collect()
        })
        .unwrap_or_default();
    children(&tree, None, &names, page_of)
        .into_iter()
        .filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Content(..) | Child::Object => None,
        })
        .collect()
}

fn children(
    parent: &Dict<'_>,
    page: Option<usize>,
    names: &HashMap<String, String>,
    page_of: PageOf<'_>,
) -> Vec<Child> {
    let kids: Vec<Object<'_>> = match parent.get::<Object<'_>>("K") {
        Some(Object::Array(array)) => array.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    kids.into_iter()
        .map(|kid| match kid {
            Object::Number(mark) => Child::Content(page.expect("a page for content"), mark.as_i64()),
            Object::Dict(dict) => {
                let page = dict.get::<Dict<'_>>("Pg").and_then(|dict| page_of(&dict)).or(page);
                match dict.get::<Name<'_>>("Type").as_ref().map(|kind| kind.as_str().to_owned()).as_deref() {
                    Some("MCR") => {
                        let mark = dict.get::<i32>("MCID").expect("a number of marked content");
                        Child::Content(page.expect("a page for content"), i64::from(mark))
                    }
                    Some("OBJR") => Child::Object,
                    _ => Child::Element(element(&dict, page, names, page_of)),
                }
            }
            other => panic!("a child of the tag tree, not {other:?}"),
        })
        .collect()
}

fn element(
    dict: &Dict<'_>,
    page: Option<usize>,
    names: &HashMap<String, String>,
    page_of: PageOf<'_>,
) -> Element {
    let role = dict.get::<Name<'_>>("S").expect("a role").as_str().to_owned();
    let groups: Vec<Dict<'_>> = match dict.get::<Object<'_>>("A") {
        Some(Object::Array(array)) => array.iter::<Object<'_>>().filter_map(Object::into_dict).collect(),
        Some(Object::Dict(group)) => vec![group],
        _ => Vec::new(),
    };
    let mut attributes = Vec::new();
    for group in groups {
        let owner = group.get::<Name<'_>>("O").map_or_else(String::new, |owner| owner.as_str().to_owned());
        for key in group.keys().filter(|key| key.as_str() != "O") {
            attributes.push((format!("{owner}.{}", key.as_str()), value(group.get(key.as_str()))));
        }
    }
    attributes.sort();
    Element {
        role: names.get(&role).cloned().unwrap_or(role),
        alternative: string(dict, "Alt"),
        actual_text: string(dict, "ActualText"),
        language: string(dict, "Lang"),
        title: string(dict, "T"),
        attributes,
        children: children(dict, page, names, page_of),
    }
}

fn value(object: Option<Object<'_>>) -> String {
    match object {
        Some(Object::Name(name)) => name.as_str().to_owned(),
        Some(Object::Number(number)) => number.as_f64().to_string(),
        Some(Object::String(text)) => super::decoded(text.as_bytes()),
        Some(Object::Array(array)) => {
            array.iter::<Object<'_>>().map(|item| value(Some(item))).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

/// Roles whose text runs on in the line they stand in.
const INLINE: &[&str] =
    &["Span", "Strong", "Em", "Link", "Quote", "Lbl", "Reference", "Code", "Sub", "Annot"];

impl Element {
    /// The text of the element and all in it; blocks are separated by a space.
    pub fn text(&self, document: &Document) -> String {
        let mut blocks = Vec::new();
        self.blocks(document, &mut blocks);
        blocks.join(" ")
    }

    /// An attribute by owner and key, such as `Table.Scope`.
    pub fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// Visits this element and all within it, in reading order.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for inner in self.elements() {
            inner.walk(visit);
        }
    }

    /// The elements directly in this one.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Content(..) | Child::Object => None,
        })
    }

    pub(super) fn find<'a>(&'a self, role: &str, found: &mut Vec<&'a Self>) {
        if self.role == role {
            found.push(self);
        }
        for element in self.elements() {
            element.find(role, found);
        }
    }

    pub(super) fn headings(&self, document: &Document, found: &mut Vec<(usize, String)>) {
        if let Some(level) = self.role.strip_prefix('H').and_then(|level| level.parse().ok()) {
            found.push((level, super::squeezed(&self.text(document))));
        }
        for element in self.elements() {
            element.headings(document, found);
        }
    }

    /// Adds the text of each block in this element.
    pub(super) fn blocks(&self, document: &Document, blocks: &mut Vec<String>) {
        let mut glyphs = Vec::new();
        self.gather(document, &mut glyphs, blocks);
        end_block(&mut glyphs, blocks);
    }

    fn gather<'a>(
        &'a self,
        document: &'a Document,
        glyphs: &mut Vec<&'a super::Glyph>,
        blocks: &mut Vec<String>,
    ) {
        for child in &self.children {
            match child {
                Child::Content(page, mark) => {
                    let marked = |glyph: &&super::Glyph| glyph.mark == Some(*mark) && !glyph.artifact;
                    glyphs.extend(document.pages[*page].glyphs.iter().filter(marked));
                }
                Child::Element(element) if INLINE.contains(&element.role.as_str()) => {
                    element.gather(document, glyphs, blocks);
                }
                Child::Element(element) => {
                    end_block(glyphs, blocks);
                    element.gather(document, glyphs, blocks);
                    end_block(glyphs, blocks);
                }
                Child::Object => {}
            }
        }
    }
}

fn end_block(glyphs: &mut Vec<&super::Glyph>, blocks: &mut Vec<String>) {
    let text = order::lines(glyphs.drain(..), " ");
    if !text.trim().is_empty() {
        blocks.push(text);
    }
}
