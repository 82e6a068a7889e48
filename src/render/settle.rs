//! What is known only when every page is laid out: where links lead, and the number of each page.
//!
//! Typst can answer both itself, by laying the document out again until the answers stay the same.
//! For a plan that second layout is a quarter of all the time, since a label stands in every card and
//! a number on every page. So templates leave both open. A link names its label in place of an
//! address (`link("B1")`), and the last page is a sample: it holds nothing but the header and the
//! footer that every page gets, with noughts where the numbers go. It is not part of the document.

use std::sync::Arc;

use typst::foundations::{Content, Label, NativeElement, Selector};
use typst::introspection::{Introspector, Location, Tag, TagFlags};
use typst::layout::{Frame, FrameItem, GroupItem, Point};
use typst::model::{Destination, Document};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::{Glyph, TextItem};
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument, PagedIntrospector};

/// The label that marks the sample page in a template.
const SAMPLE: &str = "page-sample";

/// Why a document could not be settled: a template is at fault, never a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unsettled {
    /// A link names a label that no item has.
    #[error("a link leads to a label that is nowhere in the document")]
    NoLabel,
    /// The sample page is not the last one, or its last words are no page number.
    #[error("the sample page does not end in the number of a page and the number of pages")]
    NoNumber,
}

/// Leads every link to its label and gives every page its header, footer and number.
///
/// A document without a sample page keeps its pages as they are.
pub(super) fn settle(document: PagedDocument) -> Result<PagedDocument, Unsettled> {
    let known = Arc::clone(document.introspector());
    let find = |name: &str| find(&known, name);
    let sample = find(SAMPLE).and_then(|place| known.page(place));
    let mut pages = document.pages().to_vec();
    let info = document.info().clone();
    // Frees the pages' other owner, so that they are changed where they are.
    drop(document);
    if let Some(number) = sample {
        if number.get() != pages.len() {
            return Err(Unsettled::NoNumber);
        }
        let sample = pages.pop().ok_or(Unsettled::NoNumber)?;
        furnish(&mut pages, &Furniture::of(&sample.frame)?);
    }
    let mut lost = false;
    for page in &mut pages {
        lead(&mut page.frame, &find, &mut lost);
    }
    if lost {
        return Err(Unsettled::NoLabel);
    }
    Ok(PagedDocument::new(pages.into_iter().collect(), info))
}

/// Where the first thing of this label stands.
fn find(known: &PagedIntrospector, name: &str) -> Option<Location> {
    let label = Label::new(PicoStr::get(name)?)?;
    known.query_first(&Selector::Label(label))?.location()
}

/// Turns the names that links carry into places. A real address has a scheme, hence a colon.
fn lead(frame: &mut Frame, find: &impl Fn(&str) -> Option<Location>, lost: &mut bool) {
    if !has_links(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => lead(&mut group.frame, find, lost),
            FrameItem::Link(destination, _) => {
                if let Destination::Url(url) = destination
                    && !url.contains(':')
                {
                    match find(url) {
                        Some(place) => *destination = Destination::Location(place),
                        None => *lost = true,
                    }
                }
            }
            _ => {}
        }
        true
    });
}

/// Whether a frame holds any link. Frames without one stay shared and are not copied.
fn has_links(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Link(..) => true,
        FrameItem::Group(group) => has_links(&group.frame),
        _ => false,
    })
}

/// What stands around the words of every page.
struct Furniture {
    header: Option<Frame>,
    footer: Option<Frame>,
    /// The words with the two noughts, and where they stand.
    number: (Point, TextItem),
    /// Tags that were left open on the pages before the sample page.
    open: Vec<Tag>,
}

impl Furniture {
    fn of(sample: &Frame) -> Result<Self, Unsettled> {
        let (mut header, mut footer) = (Frame::soft(sample.size()), Frame::soft(sample.size()));
        for (place, item) in bare(sample).items() {
            let half = if place.y < sample.height() / 2.0 { &mut header } else { &mut footer };
            half.push(*place, item.clone());
        }
        let number = take_last_text(&mut footer).ok_or(Unsettled::NoNumber)?;
        if number.1.text.matches('0').count() != 2 {
            return Err(Unsettled::NoNumber);
        }
        let some = |frame: Frame| (!frame.is_empty()).then_some(frame);
        Ok(Self { header: some(header), footer: some(footer), number, open: open_tags(sample) })
    }
}

/// Gives every page its header and footer. Both are artifacts: page 1 says in its text what they say.
fn furnish(pages: &mut [Page], furniture: &Furniture) {
    let count = pages.len();
    for (at, page) in pages.iter_mut().enumerate() {
        let size = page.frame.size();
        if let Some(header) = &furniture.header {
            let mut around = Frame::soft(size);
            artifact(&mut around, ArtifactKind::Header, at, [(Point::zero(), group(header))]);
            page.frame.prepend_multiple(around.items().cloned().collect::<Vec<_>>());
        }
        let (place, words) = &furniture.number;
        let words_here = numbered(words, at + 1, count);
        let here = Point::new(place.x + words.width() - words_here.width(), place.y);
        let footer = furniture.footer.iter().map(|footer| (Point::zero(), group(footer)));
        let parts: Vec<_> = footer.chain([(here, FrameItem::Text(words_here))]).collect();
        artifact(&mut page.frame, ArtifactKind::Footer, at, parts);
    }
    if let Some(last) = pages.last_mut() {
        let end = Point::with_y(last.frame.height());
        last.frame.push_multiple(furniture.open.iter().map(|tag| (end, FrameItem::Tag(tag.clone()))));
    }
}

fn group(frame: &Frame) -> FrameItem {
    FrameItem::Group(GroupItem::new(frame.clone()))
}

/// Adds items between the tags of an artifact that no other page has.
fn artifact(
    frame: &mut Frame,
    kind: ArtifactKind,
    page: usize,
    items: impl IntoIterator<Item = (Point, FrameItem)>,
) {
    let place = Location::new(typst::utils::hash128(&(SAMPLE, kind, page)));
    let mut element = ArtifactElem::new(Content::empty()).with_kind(kind).pack();
    element.set_location(place);
    let flags = TagFlags { introspectable: false, tagged: true };
    frame.push(Point::zero(), FrameItem::Tag(Tag::Start(element, flags)));
    frame.push_multiple(items);
    frame.push(Point::zero(), FrameItem::Tag(Tag::End(place, 0, flags)));
}

/// The frame without tags and without the groups that only held tags.
fn bare(frame: &Frame) -> Frame {
    let mut kept = Frame::new(frame.size(), frame.kind());
    for (place, item) in frame.items() {
        match item {
            FrameItem::Tag(_) => {}
            FrameItem::Group(group) => {
                let inner = bare(&group.frame);
                if !inner.is_empty() {
                    kept.push(
                        *place,
                        FrameItem::Group(GroupItem { frame: inner, parent: None, ..group.clone() }),
                    );
                }
            }
            _ => kept.push(*place, item.clone()),
        }
    }
    kept
}

/// The tags of a frame whose other half stands elsewhere.
fn open_tags(frame: &Frame) -> Vec<Tag> {
    fn gather(frame: &Frame, tags: &mut Vec<Tag>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => gather(&group.frame, tags),
                FrameItem::Tag(tag) => tags.push(tag.clone()),
                _ => {}
            }
        }
    }
    let mut tags = Vec::new();
    gather(frame, &mut tags);
    let halves = |tag: &Tag| tags.iter().filter(|other| other.location() == tag.location()).count();
    tags.iter().filter(|tag| halves(tag) == 1).cloned().collect()
}

/// Takes the last text out of a frame, with its place on the page.
fn take_last_text(frame: &mut Frame) -> Option<(Point, TextItem)> {
    let mut items: Vec<_> = frame.items().cloned().collect();
    let mut taken = None;
    for at in (0..items.len()).rev() {
        let (place, item) = &mut items[at];
        taken = match item {
            FrameItem::Text(text) => Some((*place, text.clone())),
            FrameItem::Group(group) => {
                take_last_text(&mut group.frame).map(|(inner, text)| (*place + inner, text))
            }
            _ => None,
        };
        if taken.is_some() {
            if matches!(item, FrameItem::Text(_)) {
                items.remove(at);
            }
            break;
        }
    }
    frame.clear();
    frame.push_multiple(items);
    taken
}

/// The words with the first nought as the page's number and the second as the number of pages.
fn numbered(words: &TextItem, page: usize, count: usize) -> TextItem {
    let mut numbers = [page, count].map(|number| number.to_string()).into_iter();
    let mut text = String::new();
    let mut glyphs = Vec::new();
    for glyph in &words.glyphs {
        let own = &words.text[usize::from(glyph.range.start)..usize::from(glyph.range.end)];
        let digits = if own == "0" { numbers.next() } else { None };
        let from = text.len();
        match digits {
            None => {
                text.push_str(own);
                glyphs.push(Glyph { range: range(from, text.len()), ..glyph.clone() });
            }
            Some(digits) => {
                for digit in digits.chars() {
                    let from = text.len();
                    text.push(digit);
                    let id = words.font.ttf().glyph_index(digit).map_or(glyph.id, |id| id.0);
                    let x_advance = words.font.x_advance(id).unwrap_or(glyph.x_advance);
                    glyphs.push(Glyph { id, x_advance, range: range(from, text.len()), ..glyph.clone() });
                }
            }
        }
    }
    TextItem { text: text.into(), glyphs, ..words.clone() }
}

/// A glyph's piece of a text. Texts here are a few words.
fn range(from: usize, to: usize) -> std::ops::Range<u16> {
    let short = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    short(from)..short(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::world::{DocWorld, file_id};

    fn laid_out(template: &str) -> PagedDocument {
        let mut world = DocWorld::new(file_id("/main.typ").unwrap());
        world.main_text(template.to_owned());
        typst::compile::<PagedDocument>(&world).output.unwrap()
    }

    fn settled(template: &str) -> Result<PagedDocument, Unsettled> {
        settle(laid_out(template))
    }

    /// Everything on a page, with its place.
    fn items(frame: &Frame, origin: Point, all: &mut Vec<(Point, FrameItem)>) {
        for (place, item) in frame.items() {
            match item {
                FrameItem::Group(group) => items(&group.frame, origin + *place, all),
                _ => all.push((origin + *place, item.clone())),
            }
        }
    }

    fn texts(page: &Page) -> Vec<(Point, TextItem)> {
        let mut all = Vec::new();
        items(&page.frame, Point::zero(), &mut all);
        let text = |(place, item)| match item {
            FrameItem::Text(text) => Some((place, text)),
            _ => None,
        };
        all.into_iter().filter_map(text).collect()
    }

    fn links(document: &PagedDocument) -> Vec<Destination> {
        let mut all = Vec::new();
        document.pages().iter().for_each(|page| items(&page.frame, Point::zero(), &mut all));
        let link = |(_, item)| match item {
            FrameItem::Link(destination, _) => Some(destination),
            _ => None,
        };
        all.into_iter().filter_map(link).collect()
    }

    const SAMPLED: &str = r"
#set page(width: 300pt, height: 200pt, margin: 30pt)
#for part in range(PAGES) [Part #part #pagebreak(weak: true)]
#page(header: [A strip], footer: [A name #h(1fr) Page 0 of 0])[#metadata(none) <page-sample>]
";

    #[test]
    fn a_link_leads_to_its_label_and_an_address_stays() {
        let document =
            settled("#link(\"B1\")[B1] #link(\"tel:016\")[016] #pagebreak() [] #block[Words] <B1>").unwrap();
        let page = |link: &Destination| match link {
            Destination::Location(place) => document.introspector().page(*place).map(usize::from),
            _ => None,
        };
        let links = links(&document);
        assert_eq!(links.len(), 2);
        assert_eq!(page(&links[0]), Some(2));
        assert!(matches!(&links[1], Destination::Url(url) if url.as_str() == "tel:016"));
    }

    #[test]
    fn a_link_to_nowhere_is_a_fault() {
        assert_eq!(settled("#link(\"B2\")[B2] #block[Words] <B1>").unwrap_err(), Unsettled::NoLabel);
    }

    #[test]
    fn every_page_gets_its_number_at_the_same_edge_and_the_sample_goes() {
        let document = settled(&SAMPLED.replace("PAGES", "12")).unwrap();
        assert_eq!(document.pages().len(), 12);
        let mut edges = Vec::new();
        for (at, page) in document.pages().iter().enumerate() {
            let texts = texts(page);
            let words: Vec<&str> = texts.iter().map(|(_, text)| text.text.as_str()).collect();
            assert!(words.contains(&"A strip") && words.contains(&"A name"), "{words:?}");
            let (place, number) = texts.last().unwrap();
            assert_eq!(number.text, format!("Page {} of 12", at + 1));
            assert!(
                number.glyphs.iter().all(|glyph| !number.text[usize::from(glyph.range.start)..].is_empty())
            );
            edges.push((place.x + number.width()).to_pt());
        }
        assert!(edges.iter().all(|edge| (edge - 270.0).abs() < 0.01), "{edges:?}");
    }

    #[test]
    fn a_sample_without_the_noughts_is_a_fault() {
        let template = SAMPLED.replace("PAGES", "1").replace("0 of 0", "1");
        assert_eq!(settled(&template).unwrap_err(), Unsettled::NoNumber);
    }
}
