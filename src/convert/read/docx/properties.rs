//! The formats of runs and paragraphs, as far as they say what a text is.

use super::super::style_facts::StyleFacts;
use super::super::xml::{Element, Ns};

/// Whether a switch with this value is on; without a value it is.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}

/// The `w:val` of an element.
pub(super) fn value<'t>(element: Element<'t, '_>) -> Option<&'t str> {
    element.attribute(Ns::W, "val")
}

/// A whole number, as Word writes it.
pub(super) fn number(text: Option<&str>) -> Option<i64> {
    text?.trim().parse().ok()
}

/// Reads `w:rPr`.
pub(super) fn run_properties(element: Element<'_, '_>) -> StyleFacts {
    let mut found = StyleFacts::default();
    for property in element.elements() {
        let (Ns::W, name) = property.key() else { continue };
        let on = || Some(is_on(value(property)));
        match name {
            "b" => found.bold = on(),
            "i" => found.italic = on(),
            "u" => found.underline = on(),
            "strike" | "dstrike" => {
                found.struck = Some(found.struck == Some(true) || is_on(value(property)));
            }
            "caps" | "smallCaps" => {
                found.caps = Some(found.caps == Some(true) || is_on(value(property)));
            }
            "vertAlign" => found.raised = Some(value(property) == Some("superscript")),
            "vanish" => found.hidden = on(),
            "sz" => found.size = number(value(property)).and_then(|size| u16::try_from(size).ok()),
            _ => {}
        }
    }
    found
}

/// What a paragraph, or a paragraph style, says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    /// The list and the level in it; list 0 takes it out of any list.
    pub(super) list: Option<i64>,
    pub(super) level: Option<u8>,
    /// From 0; 9 is body text.
    pub(super) outline: Option<u8>,
    pub(super) page_break_before: bool,
    /// Whether the end of the paragraph was deleted, so that the next goes on in it.
    pub(super) end_deleted: bool,
}

impl ParagraphProperties {
    /// Reads `w:pPr`.
    pub(super) fn read(element: Element<'_, '_>) -> Self {
        let mut found = Self::default();
        for property in element.elements() {
            let (Ns::W, name) = property.key() else { continue };
            match name {
                "pStyle" => found.style = value(property).map(str::to_owned),
                "numPr" => {
                    found.list = property.child(Ns::W, "numId").and_then(|list| number(value(list)));
                    let level = property.child(Ns::W, "ilvl").and_then(|level| number(value(level)));
                    found.level = level.and_then(|level| u8::try_from(level).ok()).map(|level| level.min(8));
                }
                "outlineLvl" => {
                    found.outline = number(value(property)).and_then(|level| u8::try_from(level).ok());
                }
                "pageBreakBefore" => found.page_break_before = is_on(value(property)),
                "rPr" => {
                    let gone = |mark: Element<'_, '_>| mark.is(Ns::W, "del") || mark.is(Ns::W, "moveFrom");
                    found.end_deleted = property.elements().any(gone);
                }
                _ => {}
            }
        }
        found
    }
}
