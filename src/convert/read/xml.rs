//! XML as a flat tree, within limits: no document types, no entities of its own, no deep nesting.

mod namespace;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::ReadError;
use crate::convert::limits::{DEEPEST_XML, MOST_ATTRIBUTES, MOST_NODES};
pub(super) use namespace::{Ns, UNDERSTOOD};

/// A part of a file, parsed. Nodes stand in document order; names and texts borrow from the source.
pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    attributes: Vec<Attribute<'a>>,
}

struct Node<'a> {
    kind: Kind<'a>,
    /// The first node after all that is inside this one.
    end: u32,
}

enum Kind<'a> {
    Element { ns: Ns, name: &'a str, attributes: (u32, u32) },
    Text(Cow<'a, str>),
}

struct Attribute<'a> {
    ns: Ns,
    name: &'a str,
    value: Cow<'a, str>,
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(super) struct Element<'t, 'a> {
    tree: &'t Tree<'a>,
    at: u32,
}

/// What an element holds.
pub(super) enum Child<'t, 'a> {
    Element(Element<'t, 'a>),
    #[expect(dead_code, reason = "read by the reader of OpenDocument, which comes next")]
    Text(&'t str),
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0xEF, 0xBB, 0xBF, ..] => encoding_rs::UTF_8.decode(bytes).0,
        [b'<', 0, ..] => encoding_rs::UTF_16LE.decode(bytes).0,
        [0, b'<', ..] => encoding_rs::UTF_16BE.decode(bytes).0,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            // Old files may be in the character set that they name.
            Err(_) => declared(bytes).unwrap_or(encoding_rs::WINDOWS_1252).decode(bytes).0,
        },
    }
}

/// The character set that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let at = head.windows(9).position(|window| window == b"encoding=")? + 9;
    let quote = *head.get(at)?;
    let name = head.get(at + 1..)?.split(|&byte| byte == quote).next()?;
    encoding_rs::Encoding::for_label(name)
}

impl<'a> Tree<'a> {
    /// Parses a part. `what` is the kind of file and `part` the part's name, for messages.
    ///
    /// # Errors
    ///
    /// When the XML is broken, cut short, declares a document type, or goes beyond the limits.
    pub(super) fn parse(text: &'a str, what: &'static str, part: &str) -> Result<Self, ReadError> {
        let damaged = || ReadError::Damaged { what, part: part.to_owned() };
        let text = text.trim_start_matches('\u{FEFF}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let mut tree = Self { nodes: Vec::with_capacity(text.len() / 48), attributes: Vec::new() };
        let mut scope = namespace::Scope::default();
        let mut open: Vec<u32> = Vec::new();
        loop {
            let from = position(&reader);
            let event = reader.read_event().map_err(|_| damaged())?;
            let to = position(&reader);
            if tree.nodes.len() > MOST_NODES {
                return Err(ReadError::limit("the number of elements in one part", MOST_NODES, "elements"));
            }
            match event {
                Event::Start(start) => {
                    let length = start.attributes_raw().len() + start.name().as_ref().len();
                    let tag = text.get(from..to).and_then(|tag| tag.get(1..=length)).ok_or_else(damaged)?;
                    if open.len() >= DEEPEST_XML {
                        return Err(ReadError::limit("the depth of elements", DEEPEST_XML, "levels"));
                    }
                    scope.enter();
                    open.push(tree.element(tag, &mut scope, &damaged)?);
                }
                Event::Empty(start) => {
                    let length = start.attributes_raw().len() + start.name().as_ref().len();
                    let tag = text.get(from..to).and_then(|tag| tag.get(1..=length)).ok_or_else(damaged)?;
                    scope.enter();
                    tree.element(tag, &mut scope, &damaged)?;
                    scope.leave();
                }
                Event::End(_) => {
                    let at = open.pop().ok_or_else(damaged)?;
                    tree.nodes[at as usize].end = count(tree.nodes.len());
                    scope.leave();
                }
                Event::Text(content) if !open.is_empty() => tree.text(content.into_inner()),
                Event::CData(content) if !open.is_empty() => tree.text(content.into_inner()),
                Event::GeneralRef(reference) => {
                    let character = match reference.resolve_char_ref() {
                        Ok(Some(character)) => character,
                        Ok(None) => named(&reference.into_inner())
                            .ok_or_else(|| ReadError::DocumentType { part: part.to_owned() })?,
                        Err(_) => char::REPLACEMENT_CHARACTER,
                    };
                    tree.text(Cow::Owned(character.to_string()));
                }
                Event::DocType(_) => return Err(ReadError::DocumentType { part: part.to_owned() }),
                Event::Eof if !open.is_empty() || tree.nodes.is_empty() => return Err(damaged()),
                Event::Eof => return Ok(tree),
                Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn text(&mut self, text: Cow<'a, str>) {
        if !text.is_empty() {
            let text = if text.contains('\r') {
                Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
            } else {
                text
            };
            let end = count(self.nodes.len() + 1);
            self.nodes.push(Node { kind: Kind::Text(text), end });
        }
    }

    fn element(
        &mut self,
        tag: &'a str,
        scope: &mut namespace::Scope<'a>,
        damaged: &impl Fn() -> ReadError,
    ) -> Result<u32, ReadError> {
        let name_length = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
        let first = count(self.attributes.len());
        let mut raw: Vec<(&'a str, Cow<'a, str>)> = Vec::new();
        for attribute in Attributes::new(tag, name_length).with_checks(false) {
            let attribute = attribute.map_err(|_| damaged())?;
            if raw.len() >= MOST_ATTRIBUTES {
                return Err(ReadError::limit(
                    "the number of attributes of one element",
                    MOST_ATTRIBUTES,
                    "attributes",
                ));
            }
            let key: &'a str = key_of(tag, attribute.key.as_ref()).ok_or_else(damaged)?;
            if let Some(prefix) = key.strip_prefix("xmlns:") {
                scope.bind(prefix, &attribute.value);
            } else if key == "xmlns" {
                scope.bind("", &attribute.value);
            } else {
                raw.push((key, unescape(attribute.value)));
            }
        }
        for (key, value) in raw {
            let (ns, name) = match key.split_once(':') {
                Some((prefix, name)) => (scope.resolve(prefix), name),
                None => (Ns::None, key),
            };
            self.attributes.push(Attribute { ns, name, value });
        }
        let (ns, name) = scope.resolve_element(&tag[..name_length]);
        let at = count(self.nodes.len());
        let attributes = (first, count(self.attributes.len()));
        self.nodes.push(Node { kind: Kind::Element { ns, name, attributes }, end: at + 1 });
        Ok(at)
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Element<'_, 'a> {
        let at = self.nodes.iter().position(|node| matches!(node.kind, Kind::Element { .. }));
        Element { tree: self, at: count(at.unwrap_or_default()) }
    }
}

fn count(number: usize) -> u32 {
    // The limit on nodes keeps it far below.
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The same key, borrowed from the tag.
fn key_of<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let at = (key.as_ptr() as usize).checked_sub(tag.as_ptr() as usize)?;
    tag.get(at..at + key.len())
}

/// An attribute's value with its references resolved; a reference to an unknown entity stays as it is.
fn unescape(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    match quick_xml::escape::unescape(&value) {
        Ok(resolved) => Cow::Owned(resolved.into_owned()),
        Err(_) => value,
    }
}

fn named(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

impl<'t, 'a> Element<'t, 'a> {
    fn parts(self) -> (Ns, &'a str, &'t [Attribute<'a>]) {
        match &self.tree.nodes[self.at as usize].kind {
            Kind::Element { ns, name, attributes: (from, to) } => {
                (*ns, name, &self.tree.attributes[*from as usize..*to as usize])
            }
            Kind::Text(_) => (Ns::None, "", &[]),
        }
    }

    /// Its name without prefix.
    pub(super) fn name(self) -> &'a str {
        self.parts().1
    }

    /// Its namespace and name.
    pub(super) fn key(self) -> (Ns, &'a str) {
        let (ns, name, _) = self.parts();
        (ns, name)
    }

    /// Whether it is the element named so.
    pub(super) fn is(self, ns: Ns, name: &str) -> bool {
        self.key() == (ns, name)
    }

    /// The value of an attribute.
    pub(super) fn attribute(self, ns: Ns, name: &str) -> Option<&'t str> {
        let found = self.parts().2.iter().find(|attribute| attribute.ns == ns && attribute.name == name);
        found.map(|attribute| attribute.value.as_ref())
    }

    /// What it holds, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Child<'t, 'a>> {
        let end = self.tree.nodes[self.at as usize].end;
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let node = &self.tree.nodes[at as usize];
            let child = match &node.kind {
                Kind::Text(text) => Child::Text(text),
                Kind::Element { .. } => Child::Element(Element { tree: self.tree, at }),
            };
            at = node.end;
            Some(child)
        })
    }

    /// The elements in it, in order.
    pub(super) fn elements(self) -> impl Iterator<Item = Element<'t, 'a>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element in it that is named so.
    pub(super) fn child(self, ns: Ns, name: &str) -> Option<Element<'t, 'a>> {
        self.elements().find(|element| element.is(ns, name))
    }

    /// Every element inside it, at any depth, in document order.
    pub(super) fn descendants(self) -> impl Iterator<Item = Element<'t, 'a>> {
        let end = self.tree.nodes[self.at as usize].end;
        (self.at + 1..end)
            .filter(|&at| matches!(self.tree.nodes[at as usize].kind, Kind::Element { .. }))
            .map(move |at| Element { tree: self.tree, at })
    }

    /// All text inside it, at any depth.
    pub(super) fn text(self) -> String {
        let end = self.tree.nodes[self.at as usize].end;
        let mut text = String::new();
        for node in &self.tree.nodes[self.at as usize..end as usize] {
            if let Kind::Text(piece) = &node.kind {
                text.push_str(piece);
            }
        }
        text
    }

    /// A number that tells this element from the others of its tree.
    pub(super) fn index(self) -> u32 {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Tree<'_>, ReadError> {
        Tree::parse(text, "test", "part.xml")
    }

    #[test]
    fn names_are_resolved_and_texts_joined() {
        let text = r#"<?xml version="1.0"?><x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" x:val="a &amp; b" val="c"><x:t>A &lt; B</x:t> tail</x:p>"#;
        let tree = parse(text).unwrap();
        let root = tree.root();
        assert!(root.is(Ns::W, "p"));
        assert_eq!(root.attribute(Ns::W, "val"), Some("a & b"));
        assert_eq!(root.attribute(Ns::None, "val"), Some("c"));
        assert_eq!(root.child(Ns::W, "t").unwrap().text(), "A < B");
        assert_eq!(root.text(), "A < B tail");
    }

    #[test]
    fn strict_names_mean_the_same() {
        let text = r#"<p xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>"#;
        assert!(parse(text).unwrap().root().is(Ns::W, "p"));
    }

    #[test]
    fn a_document_type_or_an_unknown_entity_is_refused() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY j "x">]><a>&j;</a>"#;
        assert!(matches!(parse(bomb), Err(ReadError::DocumentType { .. })));
        assert!(matches!(parse("<a>&j;</a>"), Err(ReadError::DocumentType { .. })));
    }

    #[test]
    fn broken_and_short_xml_is_damaged() {
        for text in ["", "<a>", "<a></b>", "<a", "<a><b></a>", "plain"] {
            assert!(matches!(parse(text), Err(ReadError::Damaged { .. })), "{text}");
        }
    }

    #[test]
    fn depth_and_attributes_have_limits() {
        let deep = "<a>".repeat(100_000);
        assert!(matches!(parse(&deep), Err(ReadError::Limit { .. })));
        let many = " a=\"\"".repeat(100_000);
        assert!(matches!(parse(&format!("<a{many}/>")), Err(ReadError::Limit { .. })));
    }

    #[test]
    fn the_text_may_be_utf_16() {
        let bytes: Vec<u8> = "\u{FEFF}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(parse(&decode(&bytes)).unwrap().root().text(), "é");
    }
}
