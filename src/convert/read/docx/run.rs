//! A run: text that looks the same throughout, and the odd characters in it.

use super::super::ReadError;
use super::super::symbols::{is_symbol_font, symbol};
use super::super::xml::{Element, Ns};
use super::Reader;
use super::inline::Line;
use super::properties::{run_properties, value};
use crate::convert::document::{Block, HiddenBy, PageBreak, RemarkKind, RevisionKind, Style};

impl Reader<'_, '_, '_> {
    /// Reads a run.
    pub(super) fn run(&mut self, run: Element<'_, '_>, line: &mut Line) -> Result<(), ReadError> {
        let properties = run.child(Ns::W, "rPr");
        let own = properties.map(run_properties).unwrap_or_default();
        let named = properties.and_then(|properties| properties.child(Ns::W, "rStyle")).and_then(value);
        let named = named.and_then(|style| self.styles.get(style)).map(|style| style.run).unwrap_or_default();
        let looks = own.over(named).over(line.base);
        let font = properties.and_then(|properties| properties.child(Ns::W, "rFonts"));
        let font = font.and_then(|font| font.attribute(Ns::W, "ascii")).filter(|font| is_symbol_font(font));
        let looks = Looks { style: looks.style(), hidden: looks.hidden == Some(true), font };
        self.pieces(run, &looks, line)
    }

    fn pieces(&mut self, run: Element<'_, '_>, looks: &Looks<'_>, line: &mut Line) -> Result<(), ReadError> {
        for piece in run.elements() {
            match piece.key() {
                (Ns::W, "t") => {
                    let text = self.shown(&piece.text(), looks.font);
                    self.push(&text, looks.style, looks.hidden, line);
                }
                (Ns::W, "delText") => self.deleted(&piece.text()),
                (Ns::W, "tab" | "ptab") => self.push("\t", looks.style, looks.hidden, line),
                (Ns::W, "br") if piece.attribute(Ns::W, "type") == Some("page") => {
                    let page = Block::PageBreak(PageBreak { page: None });
                    if line.paragraph.is_blank() {
                        line.before.push(page);
                    } else {
                        self.push("\n", looks.style, looks.hidden, line);
                        line.after.push(page);
                    }
                }
                (Ns::W, "br" | "cr") => self.push("\n", looks.style, looks.hidden, line),
                (Ns::W, "noBreakHyphen") => self.push("\u{2011}", looks.style, looks.hidden, line),
                (Ns::W, "sym") => {
                    let code = piece.attribute(Ns::W, "char").unwrap_or_default();
                    let code = u32::from_str_radix(code, 16).ok();
                    let font = piece.attribute(Ns::W, "font").unwrap_or_default();
                    let character = code.and_then(|code| symbol(font, code));
                    let character = character.unwrap_or_else(|| self.unreadable());
                    self.push(&character.to_string(), looks.style, looks.hidden, line);
                }
                (Ns::W, "lastRenderedPageBreak") => {
                    self.paged = self.paged.map(|page| page.saturating_add(1));
                    self.gather.page = self.paged;
                }
                (Ns::W, "fldChar") => self.field_mark(piece, looks.style, line),
                (Ns::W, "instrText" | "delInstrText") => self.field_code(&piece.text()),
                (Ns::W, "footnoteReference") => self.note(piece, false, line)?,
                (Ns::W, "endnoteReference") => self.note(piece, true, line)?,
                (Ns::W, "commentReference") => self.comment_mark(piece),
                (Ns::W, "drawing" | "pict" | "object") => self.drawing(piece, line)?,
                (Ns::W, "ruby") => {
                    for part in piece.elements().filter(|part| part.is(Ns::W, "rubyBase")) {
                        self.inline(part, line)?;
                    }
                    let over: String =
                        piece.elements().filter(|part| part.is(Ns::W, "rt")).map(Element::text).collect();
                    self.gather.hidden(&over, HiddenBy::Description);
                }
                (Ns::Mc, "AlternateContent") => {
                    if let Some(chosen) = self.chosen(piece) {
                        self.pieces(chosen, looks, line)?;
                    }
                }
                // An optional hyphen (`softHyphen`) is shown only where a line ends.
                _ => {}
            }
        }
        Ok(())
    }

    /// Text that only a deletion holds; without one around it, it is deleted all the same.
    fn deleted(&mut self, text: &str) {
        let gone = self.revisions.iter().rev().find(|open| !open.kind.is_current()).cloned();
        match gone {
            Some(open) => {
                self.gather.revision(open.kind, text, open.author.as_deref(), open.date.as_deref());
            }
            None => self.gather.revision(RevisionKind::Deleted, text, None, None),
        }
    }

    /// The text as people see it, symbol fonts undone.
    fn shown(&mut self, text: &str, font: Option<&str>) -> String {
        let private = |c: char| ('\u{F000}'..='\u{F0FF}').contains(&c);
        if font.is_none() && !text.contains(private) {
            return text.to_owned();
        }
        text.chars()
            .map(|character| match font {
                _ if character.is_whitespace() => character,
                Some(font) => symbol(font, u32::from(character)).unwrap_or_else(|| self.unreadable()),
                None if private(character) => {
                    symbol("Wingdings", u32::from(character)).unwrap_or_else(|| self.unreadable())
                }
                None => character,
            })
            .collect()
    }

    fn unreadable(&mut self) -> char {
        self.gather.remark(RemarkKind::UnreadableCharacters);
        char::REPLACEMENT_CHARACTER
    }
}

struct Looks<'t> {
    style: Style,
    hidden: bool,
    /// The font, when it shows symbols in place of letters.
    font: Option<&'t str>,
}
