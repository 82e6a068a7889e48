//! A page as it grows: paragraphs, lists and looks from its tags.

use html5ever::tokenizer::Tag;

use super::super::ReadError;
use super::super::gather::Gather;
use super::super::label::{self, Numerals};
use super::table::Growing;
use crate::convert::document::{
    Block, Document, FileType, Heading, HiddenBy, Mark, Paragraph, RemarkKind, RevisionKind, Style,
};

/// How far back an end tag looks for its start.
const FARTHEST: usize = 64;

/// What an element makes of the text in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
struct Looks {
    style: Style,
    /// Whether nobody sees it, and whether it is no text of the page at all.
    hidden: bool,
    skipped: bool,
    deleted: bool,
    inserted: bool,
    label: bool,
    kept: bool,
}

struct List {
    numerals: Option<Numerals>,
    next: i64,
    number: u32,
}

/// A page as it grows.
pub(super) struct Page {
    pub(super) gather: Gather,
    /// The page's blocks, then those of each open cell.
    pub(super) flows: Vec<Vec<Block>>,
    pub(super) tables: Vec<Growing>,
    paragraph: Option<Paragraph>,
    heading: Option<Heading>,
    mark: Option<Mark>,
    label: String,
    lists: Vec<List>,
    list_count: u32,
    looks: Looks,
    open: Vec<(String, Looks)>,
    space: bool,
    /// The first answer of a choice, shown when none is chosen.
    options: Option<(String, bool)>,
}

impl Page {
    pub(super) fn new(file_type: FileType) -> Self {
        Self {
            gather: Gather::new(file_type),
            flows: vec![Vec::new()],
            tables: Vec::new(),
            paragraph: None,
            heading: None,
            mark: None,
            label: String::new(),
            lists: Vec::new(),
            list_count: 0,
            looks: Looks::default(),
            open: Vec::new(),
            space: false,
            options: None,
        }
    }

    pub(super) fn finish(mut self) -> Document {
        self.end_paragraph();
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.gather.document.blocks = self.flows.pop().unwrap_or_default();
        self.gather.document
    }

    pub(super) fn start(&mut self, tag: &Tag) -> Result<(), ReadError> {
        let of = |name: &str| {
            tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|found| &*found.value)
        };
        let name = &*tag.name;
        match name {
            "br" => {
                self.space = false;
                self.characters_as_they_are("\n");
            }
            "hr" => self.end_paragraph(),
            "img" => {
                self.gather.remark(RemarkKind::Pictures);
                self.gather.hidden(of("alt").unwrap_or_default(), HiddenBy::Description);
            }
            "input" => self.input(of("type").unwrap_or("text"), of("checked").is_some(), of("value")),
            "iframe" | "object" | "embed" => self.gather.remark(RemarkKind::ExternalLinks),
            "ul" | "ol" => {
                self.end_paragraph();
                self.list(name == "ol", of("type").unwrap_or("1"), of("start"));
            }
            "li" => {
                self.end_paragraph();
                self.item(of("value"));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                let level = name.as_bytes().get(1).map(|digit| digit - b'0');
                self.heading = Some(Heading { level, certain: true });
            }
            // Names with their values are a table of two columns.
            "table" | "dl" => {
                self.end_paragraph();
                self.open_table()?;
            }
            "dt" if self.in_names() => {
                self.end_paragraph();
                self.open_row()?;
                self.open_cell(None, None)?;
            }
            "dd" if self.in_names() => {
                self.end_paragraph();
                self.open_value()?;
            }
            "tr" => {
                self.end_paragraph();
                self.open_row()?;
            }
            "td" | "th" => {
                self.end_paragraph();
                self.open_cell(of("rowspan"), of("colspan"))?;
            }
            "thead" | "tbody" | "tfoot" => {
                self.end_paragraph();
                self.close_row();
                self.head(name == "thead");
            }
            "select" => self.options = Some((String::new(), false)),
            "option" => {
                if let Some((text, chosen)) = &mut self.options
                    && of("selected").is_some()
                {
                    text.clear();
                    *chosen = false;
                }
            }
            _ if is_block(name) => self.end_paragraph(),
            _ => {}
        }
        if !is_void(name) && !tag.self_closing {
            let looks = self.looks_of(name, of("style"), of("hidden").is_some());
            self.open.push((name.to_owned(), std::mem::replace(&mut self.looks, looks)));
        }
        Ok(())
    }

    /// Whether the innermost table is a list of names with their values.
    fn in_names(&self) -> bool {
        let inner =
            self.open.iter().rev().find(|(open, _)| matches!(open.as_str(), "dl" | "table" | "td" | "th"));
        inner.is_some_and(|(open, _)| open == "dl")
    }

    pub(super) fn end(&mut self, name: &str) {
        if is_block(name)
            || matches!(name, "li" | "ul" | "ol" | "td" | "th" | "tr" | "table" | "dl" | "dt" | "dd")
        {
            self.end_paragraph();
        }
        let from = self.open.len().saturating_sub(FARTHEST);
        let found = self.open[from..].iter().rposition(|(open, _)| open == name);
        if let Some(at) = found {
            let looks = self.open[from + at].1;
            self.open.truncate(from + at);
            self.looks = looks;
        }
        match name {
            "ul" | "ol" => {
                self.lists.pop();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "li" => self.mark = None,
            "td" | "th" => self.close_cell(),
            "dt" | "dd" if self.in_names() => self.close_cell(),
            "tr" => self.close_row(),
            "thead" => {
                self.end_paragraph();
                self.close_row();
                self.head(false);
            }
            "table" => self.close_table(),
            "dl" if found.is_some() => self.close_table(),
            "option" => {
                if let Some((text, chosen)) = &mut self.options
                    && !text.trim().is_empty()
                {
                    *chosen = true;
                }
            }
            "select" => {
                if let Some((text, _)) = self.options.take() {
                    self.characters(&text);
                }
            }
            _ => {}
        }
    }

    fn looks_of(&self, name: &str, style: Option<&str>, hidden: bool) -> Looks {
        let mut looks = self.looks;
        match name {
            "b" | "strong" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => looks.style.bold = true,
            "i" | "em" => looks.style.italic = true,
            "u" => looks.style.underline = true,
            "ins" => looks.inserted = true,
            "s" | "strike" => looks.style.struck = true,
            "del" => looks.deleted = true,
            "sup" => looks.style.raised = true,
            "pre" | "textarea" => looks.kept = true,
            "script" | "style" | "title" | "template" | "iframe" | "noembed" | "noframes" => {
                looks.skipped = true;
            }
            _ => {}
        }
        looks.hidden |= hidden;
        let Some(style) = style else { return looks };
        let style: String = style.chars().take(2000).filter(|c| !c.is_whitespace()).collect();
        for rule in style.to_ascii_lowercase().split(';') {
            let Some((property, value)) = rule.split_once(':') else { continue };
            match property {
                "display" | "visibility" | "mso-hide" => {
                    looks.hidden |= ["none", "hidden", "all"].iter().any(|off| value.starts_with(off));
                }
                "mso-list" if value == "ignore" => looks.label = true,
                "font-weight" => {
                    looks.style.bold =
                        value.starts_with("bold") || value.parse::<u32>().is_ok_and(|weight| weight >= 600);
                }
                "font-style" => looks.style.italic = value == "italic",
                "text-transform" => looks.style.caps = value == "uppercase",
                "text-decoration" | "text-decoration-line" => {
                    looks.style.underline |= value.contains("underline");
                    looks.style.struck |= value.contains("line-through");
                }
                "font-size" => {
                    let points = value.strip_suffix("pt").and_then(|points| points.parse::<f32>().ok());
                    let size = points.filter(|points| (1.0..500.0).contains(points));
                    looks.style.size = size.map(half_points).or(looks.style.size);
                }
                _ => {}
            }
        }
        looks
    }

    fn list(&mut self, ordered: bool, kind: &str, start: Option<&str>) {
        let numerals = ordered.then_some(match kind {
            "a" => Numerals::LowerLetter,
            "A" => Numerals::UpperLetter,
            "i" => Numerals::LowerRoman,
            "I" => Numerals::UpperRoman,
            _ => Numerals::Decimal,
        });
        self.list_count += 1;
        let next = start.and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        self.lists.push(List { numerals, next, number: self.list_count });
    }

    fn item(&mut self, value: Option<&str>) {
        let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let Some(list) = self.lists.last_mut() else { return };
        if let Some(value) = value.and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        let label = match list.numerals {
            Some(numerals) => format!("{}.", label::write(list.next, numerals)),
            None => "•".to_owned(),
        };
        list.next = list.next.saturating_add(1);
        self.mark = Some(Mark { label, level, bullet: list.numerals.is_none(), list: list.number });
    }

    fn input(&mut self, kind: &str, checked: bool, value: Option<&str>) {
        match kind.to_ascii_lowercase().as_str() {
            "checkbox" | "radio" => self.characters(if checked { "☒" } else { "☐" }),
            "hidden" | "submit" | "button" | "reset" | "image" | "file" | "password" => {}
            _ => self.characters(value.unwrap_or_default()),
        }
    }

    /// Adds text; white space is one space, as pages show it.
    pub(super) fn characters(&mut self, text: &str) {
        if let Some((first, chosen)) = &mut self.options {
            if !*chosen && first.len() < 10_000 {
                first.push_str(text);
            }
            return;
        }
        if self.looks.kept {
            self.characters_as_they_are(text);
            return;
        }
        // A space before text that is not shown waits for the next that is.
        let shown = !(self.looks.skipped || self.looks.hidden || self.looks.deleted || self.looks.label);
        let mut space = shown && self.space;
        let mut piece = String::with_capacity(text.len());
        for character in text.chars() {
            if character.is_ascii_whitespace() {
                space = true;
            } else {
                let after_break =
                    self.paragraph.as_ref().is_some_and(|open| open.text.ends_with('\n')) && piece.is_empty();
                if std::mem::take(&mut space) && !after_break {
                    piece.push(' ');
                }
                piece.push(character);
            }
        }
        if shown {
            self.space = space;
        }
        self.characters_as_they_are(&piece);
    }

    fn characters_as_they_are(&mut self, text: &str) {
        if text.is_empty() || self.looks.skipped {
            return;
        }
        let looks = self.looks;
        if looks.label {
            self.label.push_str(text);
            return;
        }
        if looks.deleted {
            self.gather.revision(RevisionKind::Deleted, text, None, None);
            return;
        }
        if looks.hidden {
            self.gather.hidden(text, HiddenBy::Format);
            return;
        }
        if looks.inserted {
            self.gather.revision(RevisionKind::Inserted, text, None, None);
        }
        if self.paragraph.is_none() {
            let text = text.trim_start();
            if text.is_empty() {
                return;
            }
            let mut paragraph = Paragraph::new(self.gather.next_paragraph());
            paragraph.heading = self.heading;
            paragraph.mark = self.mark.take();
            paragraph.push(text, looks.style, None, looks.inserted, None);
            self.paragraph = Some(paragraph);
        } else if let Some(paragraph) = &mut self.paragraph {
            paragraph.push(text, looks.style, None, looks.inserted, None);
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.space = false;
        let label = std::mem::take(&mut self.label);
        let Some(mut paragraph) = self.paragraph.take() else { return };
        let label = label.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}').to_owned();
        if !label.is_empty() {
            let bullet = !label.contains(char::is_alphanumeric) || label == "o";
            let label = if bullet { "•".to_owned() } else { label };
            paragraph.mark = Some(Mark { label, level: 0, bullet, list: 0 });
        }
        if let Some(flow) = self.flows.last_mut()
            && !paragraph.is_blank()
        {
            flow.push(Block::Paragraph(paragraph));
        }
    }
}

/// A size in half points.
fn half_points(points: f32) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 500")]
    let half = (points * 2.0).round() as u16;
    half
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "nav"
            | "main"
            | "aside"
            | "address"
            | "blockquote"
            | "dl"
            | "dt"
            | "dd"
            | "fieldset"
            | "legend"
            | "form"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "center"
            | "pre"
            | "body"
            | "html"
            | "caption"
            | "hgroup"
            | "menu"
            | "dialog"
    )
}
