//! Bytes of RTF to text, and text to where it belongs.

use encoding_rs::Encoding;

use super::super::symbols::{is_symbol_font, symbol};
use super::Reader;
use super::state::Destination;
use crate::convert::document::{Heading, HiddenBy, Mark, RemarkKind, RevisionKind};

/// The most that is kept of a label, a code or a name, in bytes.
const LONGEST_ASIDE: usize = 4_000;

impl Reader {
    fn font(&self) -> Option<&super::Font> {
        self.fonts.get(&self.state.font.or(self.default_font)?)
    }

    fn encoding(&self) -> &'static Encoding {
        self.font().and_then(|font| font.encoding).unwrap_or(self.code_page)
    }

    /// Decodes the bytes read so far.
    pub(super) fn flush(&mut self) {
        if self.half.take().is_some() {
            self.say_now("\u{FFFD}");
        }
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let symbols = self.font().filter(|font| is_symbol_font(&font.name)).map(|font| font.name.clone());
        let text = match symbols {
            Some(font) if self.state.destination != Destination::Fonts => {
                let of = |byte: &u8| match byte {
                    b' ' | b'\t' => char::from(*byte),
                    byte => symbol(&font, u32::from(*byte)).unwrap_or(char::REPLACEMENT_CHARACTER),
                };
                bytes.iter().map(of).collect()
            }
            _ => self.encoding().decode_without_bom_handling(&bytes).0.into_owned(),
        };
        self.say_now(&text);
    }

    /// Adds text, after what waits to be decoded.
    pub(super) fn say(&mut self, text: &str) {
        self.flush();
        self.say_now(text);
    }

    /// Adds a character given in UTF-16.
    pub(super) fn unit(&mut self, unit: u16) {
        if !self.bytes.is_empty() {
            self.flush();
        }
        let pair = match (self.half.take(), unit) {
            (Some(high), 0xDC00..=0xDFFF) => vec![high, unit],
            (None, 0xD800..=0xDBFF) => {
                self.half = Some(unit);
                return;
            }
            (Some(_), _) => vec![0xFFFD, unit],
            (None, _) => vec![unit],
        };
        let private = (0xF020..=0xF0FF).contains(&unit).then_some(u32::from(unit));
        let text = match private {
            Some(code) => {
                let font = self.font().map_or("Symbol", |font| font.name.as_str());
                let font = if is_symbol_font(font) { font } else { "Wingdings" };
                symbol(font, code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string()
            }
            None => String::from_utf16_lossy(&pair),
        };
        self.say_now(&text);
    }

    fn say_now(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.state.destination {
            Destination::Flow => self.show(text),
            Destination::Skip | Destination::Upright => {}
            Destination::Fonts => self.font_name(text),
            _ => {
                if self.aside.len() < LONGEST_ASIDE {
                    self.aside.push_str(text);
                }
            }
        }
    }

    fn show(&mut self, text: &str) {
        if text.contains(char::REPLACEMENT_CHARACTER) {
            self.gather.remark(RemarkKind::UnreadableCharacters);
        }
        let of = |index: Option<i32>| -> Option<String> {
            let index = usize::try_from(index?).ok()?;
            self.authors.get(index).filter(|name| *name != "Unknown").cloned()
        };
        let state = &self.state;
        let (kind, which) = if state.deleted {
            (Some(RevisionKind::Deleted), 1)
        } else if state.moved_from {
            (Some(RevisionKind::MovedFrom), 0)
        } else if state.moved_to {
            (Some(RevisionKind::MovedTo), 0)
        } else if state.inserted {
            (Some(RevisionKind::Inserted), 0)
        } else {
            (None, 0)
        };
        let (author, date) = (of(state.author[which]), state.date[which].map(written_date));
        if let Some(kind) = kind {
            self.gather.revision(kind, text, author.as_deref(), date.as_deref());
            if !kind.is_current() {
                return;
            }
        }
        if self.state.hidden {
            self.gather.hidden(text, HiddenBy::Format);
            return;
        }
        self.flow.paragraph.push(text, self.state.style, None, kind.is_some(), None);
    }

    /// Gives the paragraph the looks that hold at its end.
    pub(super) fn dress(&mut self) {
        let style = self.state.named_style.and_then(|number| self.styles.get(&number));
        self.flow.paragraph.style = style.map(|style| style.name.clone());
        let name = style.map(|style| style.name.to_lowercase()).unwrap_or_default();
        let by_name = name.strip_prefix("heading").and_then(|rest| rest.trim().parse::<u8>().ok());
        let by_name = by_name.filter(|level| (1..=9).contains(level));
        let outline = self.state.outline.or(style.and_then(|style| style.outline)).filter(|level| *level < 9);
        let level = outline.map(|level| level + 1).or(by_name);
        let title = matches!(name.as_str(), "title" | "subtitle");
        self.flow.paragraph.heading = (level.is_some() || title).then_some(Heading { level, certain: true });
        if let Some(label) = self.label.take() {
            let label = label.trim().to_owned();
            let bullet = !label.contains(char::is_alphanumeric) || label == "o";
            let label = if bullet && !label.is_empty() { "•".to_owned() } else { label };
            let list = self.state.list.and_then(|list| u32::try_from(list).ok()).unwrap_or_default();
            if !label.is_empty() {
                self.flow.paragraph.mark = Some(Mark { label, level: self.state.level, bullet, list });
            }
        }
    }
}

/// A date that RTF packs into a number, as other files write it.
fn written_date(packed: i32) -> String {
    let of = |from: u32, bits: u32| (packed.cast_unsigned() >> from) & ((1 << bits) - 1);
    let (minute, hour, day) = (of(0, 6), of(6, 5), of(11, 5));
    let (month, year) = (of(16, 4), of(20, 9) + 1900);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z")
}
