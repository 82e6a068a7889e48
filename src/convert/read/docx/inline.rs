//! What stands in a paragraph: runs, and what may be wrapped around them.

use super::super::ReadError;
use super::super::style_facts::StyleFacts;
use super::super::xml::{Element, Ns};
use super::Reader;
use super::properties::{is_on, value};
use crate::convert::document::{
    Block, Control, ControlKind, HiddenBy, Paragraph, RemarkKind, RevisionKind, Style,
};

/// A paragraph as it grows, with what is anchored in it.
pub(super) struct Line {
    pub(super) paragraph: Paragraph,
    /// What stands before it.
    pub(super) before: Vec<Block>,
    /// What stands after it.
    pub(super) after: Vec<Block>,
    /// The looks that its style gives its runs.
    pub(super) base: StyleFacts,
}

/// A revision that is open.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) kind: RevisionKind,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
}

impl Open {
    /// The revision that an element opens.
    pub(super) fn read(element: Element<'_, '_>) -> Option<Self> {
        let kind = match element.key() {
            (Ns::W, "ins" | "cellIns") => RevisionKind::Inserted,
            (Ns::W, "del" | "cellDel") => RevisionKind::Deleted,
            (Ns::W, "moveFrom") => RevisionKind::MovedFrom,
            (Ns::W, "moveTo") => RevisionKind::MovedTo,
            _ => return None,
        };
        let of = |name| element.attribute(Ns::W, name).map(str::to_owned);
        Some(Self { kind, author: of("author"), date: of("date") })
    }
}

impl Reader<'_, '_, '_> {
    /// Reads the pieces of a paragraph, or of something wrapped around some of them.
    pub(super) fn inline(&mut self, parent: Element<'_, '_>, line: &mut Line) -> Result<(), ReadError> {
        for child in parent.elements() {
            if let Some(open) = Open::read(child) {
                self.revisions.push(open);
                self.inline(child, line)?;
                self.revisions.pop();
                continue;
            }
            match child.key() {
                (Ns::W, "r") => self.run(child, line)?,
                (Ns::W, "sdt") => {
                    self.open_control(child);
                    if let Some(content) = child.child(Ns::W, "sdtContent") {
                        self.inline(content, line)?;
                    }
                    self.controls.pop();
                }
                (Ns::W, "fldSimple") => {
                    let code = child.attribute(Ns::W, "instr").unwrap_or_default();
                    self.keep_code(code);
                    self.inline(child, line)?;
                }
                (Ns::W, "commentRangeStart" | "commentRangeEnd") => self.comment_mark(child),
                (Ns::W, "p" | "tbl") => {
                    let blocks = self.one_block(child)?;
                    line.after.extend(blocks);
                }
                (Ns::Mc, "AlternateContent") => {
                    if let Some(chosen) = self.chosen(child) {
                        self.inline(chosen, line)?;
                    }
                }
                (Ns::M, "oMath" | "oMathPara") => {
                    self.gather.remark(RemarkKind::Drawings);
                    let style = line.base.style();
                    for text in child.descendants().filter(|element| element.is(Ns::M, "t")) {
                        self.push(&text.text(), style, false, line);
                    }
                }
                (Ns::W, name) if name.ends_with("Pr") => {}
                _ => self.inline(child, line)?,
            }
        }
        Ok(())
    }

    /// Adds text where it belongs: to the paragraph, or to what was deleted or is hidden.
    pub(super) fn push(&mut self, text: &str, style: Style, hidden: bool, line: &mut Line) {
        if text.is_empty() || self.swallow(text) {
            return;
        }
        let gone = self.revisions.iter().rev().find(|open| !open.kind.is_current()).cloned();
        if let Some(gone) = gone {
            self.gather.revision(gone.kind, text, gone.author.as_deref(), gone.date.as_deref());
            return;
        }
        if hidden {
            self.gather.hidden(text, HiddenBy::Format);
            return;
        }
        if let Some(open) = self.revisions.last().cloned() {
            self.gather.revision(open.kind, text, open.author.as_deref(), open.date.as_deref());
        }
        self.comments.flow(text);
        let inserted = !self.revisions.is_empty();
        line.paragraph.push(text, style, self.controls.last().copied(), inserted, None);
    }

    /// Whether what is read now was deleted or moved away.
    pub(super) fn is_gone(&self) -> bool {
        self.revisions.iter().any(|open| !open.kind.is_current())
    }

    /// Opens a content control; the caller closes it.
    pub(super) fn open_control(&mut self, control: Element<'_, '_>) {
        let mut found = Control::default();
        if let Some(properties) = control.child(Ns::W, "sdtPr") {
            for property in properties.elements() {
                match property.key() {
                    (Ns::W, "alias") => found.title = value(property).map(str::to_owned),
                    (Ns::W, "tag") => found.tag = value(property).map(str::to_owned),
                    (Ns::W, "showingPlcHdr") => found.placeholder = is_on(value(property)),
                    (Ns::W, "dropDownList" | "comboBox") => found.kind = ControlKind::Choice,
                    (Ns::W, "date") => {
                        let stored = property.attribute(Ns::W, "fullDate");
                        let stored = stored.and_then(|date| date.get(..10)).map(str::to_owned);
                        found.kind = ControlKind::Date { stored };
                    }
                    (Ns::W14, "checkbox") => {
                        let checked = property.child(Ns::W14, "checked");
                        let checked = checked.and_then(|checked| checked.attribute(Ns::W14, "val"));
                        found.kind = ControlKind::CheckBox { ticked: matches!(checked, Some("1" | "true")) };
                    }
                    _ => {}
                }
            }
        }
        if !found.placeholder
            && let Some(content) = control.child(Ns::W, "sdtContent")
        {
            found.placeholder = self.shows_placeholder(content);
        }
        let number = u32::try_from(self.gather.document.controls.len()).unwrap_or(u32::MAX);
        self.gather.document.controls.push(found);
        self.controls.push(number);
    }

    /// Whether all text of a control is in the style of placeholders.
    fn shows_placeholder(&self, content: Element<'_, '_>) -> bool {
        let mut any = false;
        for run in content.descendants().filter(|element| element.is(Ns::W, "r")) {
            if run.child(Ns::W, "t").is_none_or(|text| text.text().trim().is_empty()) {
                continue;
            }
            any = true;
            let style = run.child(Ns::W, "rPr").and_then(|properties| properties.child(Ns::W, "rStyle"));
            let style = style.and_then(value).unwrap_or_default();
            let name = self.styles.get(style).map_or(style, |style| style.name.as_str());
            if !name.replace(' ', "").eq_ignore_ascii_case("placeholdertext") {
                return false;
            }
        }
        any
    }
}
