//! Reads a PDF of ours back, the way a screen reader would.
//!
//! [`Document::text`] follows the tag tree, so headers, footers and bars
//! (artifacts) are left out and sentences run on across pages.
//! [`Document::content_text`] follows the pages instead; both hold the same
//! words. Text is compared best with [`squeezed`] or [`without_spaces`].

mod content;
mod fonts;
mod order;
mod tags;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object, Stream, String as PdfString};

pub use content::{Glyph, Page};
#[allow(unused_imports, reason = "each test uses its own part of this")]
pub use tags::{Child, Element};

/// Elements that group others.
const GROUPS: [&str; 9] = ["Document", "Part", "Sect", "Div", "Art", "NonStruct", "BlockQuote", "L", "Aside"];
/// Elements that stand within a sentence.
const INLINE: [&str; 5] = ["Span", "Strong", "Em", "Link", "Quote"];

/// A PDF as a reader meets it.
#[derive(Debug)]
pub struct Document {
    /// The pages, with every glyph and where it stands.
    pub pages: Vec<Page>,
    /// The tag tree: the children of the root.
    pub tags: Vec<Element>,
    /// The document's language.
    pub language: Option<String>,
    /// The title in the document information.
    pub title: Option<String>,
    /// All of the document information, by key.
    pub information: Vec<(String, String)>,
    /// The XMP metadata.
    pub xmp: String,
    /// Whether a viewer shows the title in place of the file name.
    pub shows_title: bool,
    /// Whether the document says that it is tagged.
    pub is_marked: bool,
    /// The bookmarks: level from 1, title, page from 0.
    pub bookmarks: Vec<(usize, String, Option<usize>)>,
    /// The page labels: first page from 0, style, prefix, number of the first.
    pub page_labels: Vec<(usize, Option<String>, Option<String>, i64)>,
    /// The names of the files inside.
    pub attachments: Vec<String>,
    /// Where links out of the document lead: addresses such as `tel:01632960123`.
    pub links: Vec<String>,
}

/// Reads a PDF that this program wrote; anything odd in it is a failed test.
pub fn read(bytes: &[u8]) -> Document {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalogue");
    let pages: Vec<Page> = pdf.pages().iter().map(content::read).collect();
    let page_ids: Vec<_> = pdf.pages().iter().map(|page| page.raw().obj_id()).collect();
    let page_of = |page: &Dict<'_>| page_ids.iter().position(|id| id.is_some() && *id == page.obj_id());
    let information = information(bytes);
    let flag = |table: &str, key: &str| {
        root.get::<Dict<'_>>(table).and_then(|dict| dict.get::<bool>(key)).unwrap_or(false)
    };
    Document {
        tags: tags::read(&root, &page_of),
        language: string(&root, "Lang"),
        title: information.iter().find(|(key, _)| key == "Title").map(|(_, title)| title.clone()),
        information,
        xmp: root
            .get::<Stream<'_>>("Metadata")
            .and_then(|stream| stream.decoded().ok().map(|data| String::from_utf8_lossy(&data).into_owned()))
            .unwrap_or_default(),
        shows_title: flag("ViewerPreferences", "DisplayDocTitle"),
        is_marked: flag("MarkInfo", "Marked"),
        bookmarks: bookmarks(&root, &page_of),
        page_labels: page_labels(&root),
        attachments: root
            .get::<Array<'_>>("AF")
            .map(|files| files.iter::<Dict<'_>>().filter_map(|file| string(&file, "UF")).collect())
            .unwrap_or_default(),
        links: pdf.pages().iter().flat_map(|page| links(page.raw())).collect(),
        pages,
    }
}

/// The addresses that the links of a page lead to.
fn links(page: &Dict<'_>) -> Vec<String> {
    let notes = page.get::<Array<'_>>("Annots");
    let address = |note: Dict<'_>| string(&note.get::<Dict<'_>>("A")?, "URI");
    notes.iter().flat_map(Array::iter::<Dict<'_>>).filter_map(address).collect()
}

impl Document {
    /// The text in the order of the tag tree: a line for each block.
    pub fn text(&self) -> String {
        let mut blocks = Vec::new();
        for element in &self.tags {
            element.blocks(self, &mut blocks);
        }
        blocks.join("\n")
    }

    /// The text in the order of the pages' content, artifacts left out.
    pub fn content_text(&self) -> String {
        self.pages
            .iter()
            .map(|page| order::lines(page.glyphs.iter().filter(|g| !g.artifact), "\n"))
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The text of headers, footers and other decoration, page by page.
    pub fn artifact_text(&self) -> Vec<String> {
        self.pages.iter().map(|page| order::lines(page.glyphs.iter().filter(|g| g.artifact), "\n")).collect()
    }

    /// The glyphs that are neither tagged nor artifacts; there should be none.
    pub fn untagged_text(&self) -> String {
        let untagged = |glyph: &&Glyph| !glyph.artifact && glyph.mark.is_none();
        self.pages.iter().map(|page| order::lines(page.glyphs.iter().filter(untagged), "\n")).collect()
    }

    /// Every element of a role, in reading order.
    pub fn all(&self, role: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for element in &self.tags {
            element.find(role, &mut found);
        }
        found
    }

    /// The headings in order: level and text.
    pub fn headings(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for element in &self.tags {
            element.headings(self, &mut found);
        }
        found
    }

    /// Everything that it says anywhere: text, footers, metadata, bookmarks, links, and the tags beside the text.
    pub fn all_words(&self) -> Vec<String> {
        let mut words = vec![self.text(), self.content_text(), self.xmp.clone()];
        words.extend(self.artifact_text());
        words.extend(self.information.iter().map(|(key, value)| format!("{key} {value}")));
        words.extend(self.bookmarks.iter().map(|(_, title, _)| title.clone()));
        words.extend(self.links.clone());
        for top in &self.tags {
            top.walk(&mut |element| {
                let said = [&element.alternative, &element.actual_text, &element.title];
                words.extend(said.into_iter().flatten().cloned());
            });
        }
        words
    }

    /// Headings that skip a level or say nothing.
    pub fn headings_astray(&self) -> Vec<String> {
        let mut last = 0;
        let mut found = Vec::new();
        for (level, heading) in self.headings() {
            if level > last + 1 || heading.trim().is_empty() {
                found.push(heading);
            }
            last = level;
        }
        found
    }

    /// Sentences that stand directly in what groups others, and so have no role of their own.
    pub fn bare_sentences(&self) -> Vec<String> {
        let mut found = Vec::new();
        for top in &self.tags {
            top.walk(&mut |element| {
                if !GROUPS.contains(&element.role.as_str()) {
                    return;
                }
                if element.children.iter().any(|child| matches!(child, Child::Content(..))) {
                    found.push(format!("text in {}: {}", element.role, squeezed(&element.text(self))));
                }
                for inner in element.elements().filter(|inner| INLINE.contains(&inner.role.as_str())) {
                    let text = squeezed(&inner.text(self));
                    if !text.is_empty() {
                        found.push(format!("{} in {}: {text}", inner.role, element.role));
                    }
                }
            });
        }
        found
    }

    /// The title in the XMP metadata.
    pub fn xmp_title(&self) -> Option<String> {
        let title = self.xmp.split_once("<dc:title>")?.1.split_once("</dc:title>")?.0;
        let text = title.split_once("<rdf:li")?.1.split_once('>')?.1.split_once('<')?.0;
        Some(text.to_owned())
    }

    /// For each page, how far down (0 to 1) its lowest tagged text stands.
    pub fn page_fill(&self) -> Vec<f64> {
        let share = |page: &Page| {
            let lowest = page.glyphs.iter().filter(|g| !g.artifact && !g.text.trim().is_empty()).map(|g| g.y);
            1.0 - lowest.fold(page.height, f64::min) / page.height
        };
        self.pages.iter().map(share).collect()
    }

    /// Text that stands nearer to a page's left or right edge than `margin`
    /// points, or beyond it, or beyond the top or bottom: page from 0 and glyph.
    pub fn outside(&self, margin: f64) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (index, page) in self.pages.iter().enumerate() {
            for glyph in page.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()) {
                let across = glyph.x0 < margin - 0.5 || glyph.x1 > page.width - margin + 0.5;
                let along = glyph.y < 0.0 || glyph.y > page.height;
                if across || along {
                    found.push((index, glyph.text.clone()));
                }
            }
        }
        found
    }
}

/// Text with every run of white space made one space.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text without white space and without invisible break marks.
pub fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}')).collect()
}

/// A text string of a dictionary, decoded.
fn string(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<PdfString<'_>>(key).map(|string| decoded(string.as_bytes()))
}

/// A PDF text string: UTF-16 or UTF-8 if marked so, else taken as Latin letters.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// Big-endian UTF-16.
fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).expect("valid UTF-16")
}

/// The document information, all keys; the reader's own list has only the known ones.
fn information(bytes: &[u8]) -> Vec<(String, String)> {
    let at = bytes.windows(6).rposition(|window| window == b"/Info ");
    let Some(at) = at else { return Vec::new() };
    let number: String = String::from_utf8_lossy(&bytes[at + 6..(at + 20).min(bytes.len())])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let id = hayro_syntax::object::ObjectIdentifier::new(number.parse().expect("a number"), 0);
    let Some(dict) = pdf.xref().get::<Dict<'_>>(id) else { return Vec::new() };
    dict.keys()
        .map(|key| (key.as_str().to_owned(), string(&dict, key.as_str()).unwrap_or_default()))
        .collect()
}

fn bookmarks(
    root: &Dict<'_>,
    page_of: &dyn Fn(&Dict<'_>) -> Option<usize>,
) -> Vec<(usize, String, Option<usize>)> {
    let mut found = Vec::new();
    let first = root.get::<Dict<'_>>("Outlines").and_then(|outlines| outlines.get::<Dict<'_>>("First"));
    let mut open: Vec<(usize, Dict<'_>)> = first.into_iter().map(|item| (1, item)).collect();
    while let Some((level, item)) = open.pop() {
        assert!(found.len() < 10_000, "bookmarks without end");
        let target = item
            .get::<Array<'_>>("Dest")
            .or_else(|| item.get::<Dict<'_>>("A").and_then(|action| action.get::<Array<'_>>("D")));
        let page = target.and_then(|target| target.iter::<Object<'_>>().next()).and_then(Object::into_dict);
        found.push((level, string(&item, "Title").unwrap_or_default(), page.as_ref().and_then(page_of)));
        open.extend(item.get::<Dict<'_>>("Next").map(|next| (level, next)));
        open.extend(item.get::<Dict<'_>>("First").map(|first| (level + 1, first)));
    }
    found
}

fn page_labels(root: &Dict<'_>) -> Vec<(usize, Option<String>, Option<String>, i64)> {
    let Some(numbers) = root.get::<Dict<'_>>("PageLabels").and_then(|labels| labels.get::<Array<'_>>("Nums"))
    else {
        return Vec::new();
    };
    let items: Vec<Object<'_>> = numbers.iter().collect();
    items
        .chunks_exact(2)
        .filter_map(|pair| {
            let (Object::Number(first), Object::Dict(label)) = (&pair[0], &pair[1]) else { return None };
            let style = label.get::<hayro_syntax::object::Name<'_>>("S").map(|s| s.as_str().to_owned());
            let start = label.get::<i32>("St").unwrap_or(1);
            Some((usize::try_from(first.as_i64()).ok()?, style, string(label, "P"), i64::from(start)))
        })
        .collect()
}

/// The words of every stream of the file, unpacked, and of the file itself: what a search over the raw
/// bytes would find. Fonts and pictures have no words.
pub fn raw_words(pdf: &[u8]) -> Vec<String> {
    let mut parts: Vec<Vec<u8>> = vec![pdf.to_vec()];
    let mut from = 0;
    while let Some(at) = find(&pdf[from..], b"stream") {
        let start = from + at + "stream".len();
        from = start;
        let start = start + pdf[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if let Ok(unpacked) = miniz_oxide::inflate::decompress_to_vec_zlib(&pdf[start..]) {
            parts.push(unpacked);
        }
    }
    parts.iter().filter_map(|part| words_of_bytes(part)).collect()
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// Bytes as words, where they are mostly letters; UTF-16 and hexadecimal strings are read too.
fn words_of_bytes(bytes: &[u8]) -> Option<String> {
    let letters: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let readable =
        letters.iter().filter(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()).count();
    if readable * 10 < letters.len() * 9 {
        return None;
    }
    let mut words = String::from_utf8_lossy(&letters).into_owned();
    for hex in words.clone().split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let digits: Option<Vec<u8>> = hex
            .bytes()
            .map(|byte| char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok()))
            .collect();
        let Some(digits) = digits.filter(|digits| digits.len() % 4 == 0) else { continue };
        let units: Vec<u16> = digits
            .chunks(4)
            .map(|four| four.iter().fold(0, |unit, digit| unit << 4 | u16::from(*digit)))
            .collect();
        words.push_str(&String::from_utf16_lossy(&units));
    }
    Some(words)
}
