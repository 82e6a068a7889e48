//! The formats of runs and paragraphs, as far as they say what a text is.

use super::super::xml::{Element, Ns};
use crate::convert::document::Style;

/// What a style or a run says of its looks; what it does not say is `None`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunProperties {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) caps: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) size: Option<u16>,
}

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

impl RunProperties {
    /// Reads `w:rPr`.
    pub(super) fn read(element: Element<'_, '_>) -> Self {
        let mut found = Self::default();
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

    /// These, and where they say nothing, the others.
    pub(super) fn over(self, under: Self) -> Self {
        Self {
            bold: self.bold.or(under.bold),
            italic: self.italic.or(under.italic),
            underline: self.underline.or(under.underline),
            struck: self.struck.or(under.struck),
            caps: self.caps.or(under.caps),
            raised: self.raised.or(under.raised),
            hidden: self.hidden.or(under.hidden),
            size: self.size.or(under.size),
        }
    }

    /// The looks that they come to.
    pub(super) fn style(self) -> Style {
        let on = |value: Option<bool>| value == Some(true);
        Style {
            bold: on(self.bold),
            italic: on(self.italic),
            underline: on(self.underline),
            struck: on(self.struck),
            caps: on(self.caps),
            raised: on(self.raised),
            size: self.size,
        }
    }
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
