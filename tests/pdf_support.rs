//! The tests' own reader of PDFs: what it says of a document is what stands in it.

mod support;

use ehcp::render::engine::{Job, Logo, compile_pdf};
use support::pdf::{Child, Document, read, squeezed, without_spaces};

const TEMPLATE: &str = r#"
#import "/parts/attach.typ": attach-plan, brand-logo
#let view = json("/view.json")
#set document(title: view.title, author: "The council", date: datetime(year: 2026, month: 7, day: 15))
#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans", "Noto Sans Arabic", "DejaVu Sans"), lang: "en",
  region: "GB", hyphenate: false, size: 12pt)
#set page(width: 120mm, height: 90mm, margin: 15mm, numbering: "1", header: [Draft #view.title], footer: context [Page #counter(page).display()])
#attach-plan()
#brand-logo("A tree")
= First: #view.title
#par(view.words)
== Second
#for item in view.items [- #item]
#quote(block: true, par(view.quote))
#pdf.artifact(block(fill: red, width: 10mm, height: 2mm)[bar])
#table(columns: 2,
  table.header([Who], [When]),
  pdf.header-cell(scope: "row")[Therapist], [weekly],
)
== Third
#par(view.name)
#par(view.mixed)
#text(lang: "ar", region: none, dir: rtl, par(view.arabic))
#par[Help is *bold* and #link("tel:0300")[0300 123] here.]
"#;

const LONG: &str = "An official will find flow charts affecting the efficient office staff of five fjords. ";

fn view() -> serde_json::Value {
    serde_json::json!({
        "title": "A plan – for Łukasz",
        "words": LONG.repeat(8),
        "items": ["one", "two"],
        "quote": "I like \"maths\" & #not(markup) $x$ *y* \\ @z",
        "name": "خدیجہ بیگم",
        "mixed": "Her name is خدیجہ بیگم (born 2015), and محمد 45 علی came.",
        "arabic": "اسمها خديجة وعمرها 12 سنة في London اليوم",
    })
}

fn document() -> (Document, usize) {
    let job = Job {
        main: "",
        main_text: Some(TEMPLATE.to_owned()),
        view: view().to_string().into_bytes(),
        plan: Some(b"{}".to_vec()),
        logo: Some(Logo::Svg(
            b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"
                .to_vec(),
        )),
        ident: "a".to_owned(),
        creator: "ehcp",
    };
    let pdf = compile_pdf(&job).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(pdf.warnings, [""; 0]);
    (read(&pdf.bytes), pdf.pages)
}

#[test]
fn text_is_what_the_view_said() {
    let (document, pages) = document();
    assert!(pages > 1 && document.pages.len() == pages);
    let text = squeezed(&document.text());
    for key in ["title", "words", "quote", "name", "mixed", "arabic"] {
        let words = view()[key].as_str().map(squeezed).unwrap_or_default();
        assert!(text.contains(&words), "{key}: {words}\nin\n{text}");
    }
    assert!(text.contains("Help is bold and 0300 123 here."), "{text}");
    assert!(!text.contains("Draft") && !text.contains("Page") && !text.contains("bar"), "{text}");
    assert_eq!(document.untagged_text(), "");
}

#[test]
fn content_order_has_the_same_words_and_artifacts_are_apart() {
    let (document, pages) = document();
    let sorted = |text: &str| {
        let mut letters: Vec<char> = without_spaces(text).chars().collect();
        letters.sort_unstable();
        letters
    };
    assert_eq!(sorted(&document.content_text()), sorted(&document.text()));
    let artifacts = document.artifact_text();
    assert_eq!(artifacts.len(), pages);
    for (index, text) in artifacts.iter().enumerate() {
        assert!(
            text.contains("Draft A plan – for Łukasz") && text.contains(&format!("Page {}", index + 1)),
            "{text}"
        );
    }
    assert!(artifacts.iter().any(|text| text.contains("bar")));
}

#[test]
fn the_tag_tree_has_its_roles_and_attributes() {
    let (document, _) = document();
    let headings = document.headings();
    assert_eq!(
        headings,
        [(1, "First: A plan – for Łukasz".to_owned()), (2, "Second".to_owned()), (2, "Third".to_owned())]
    );
    let heads = document.all("TH");
    let scopes: Vec<_> = heads.iter().map(|th| th.attribute("Table.Scope").unwrap_or_default()).collect();
    assert_eq!(scopes, ["Column", "Column", "Row"]);
    assert_eq!(heads[2].text(&document), "Therapist");
    assert_eq!(document.all("TD").len(), 1);
    assert_eq!(document.all("LI").len(), 2);
    let quote = document.all("BlockQuote");
    assert_eq!(quote.len(), 1);
    assert_eq!(quote[0].elements().next().map(|p| p.role.as_str()), Some("P"));
    assert_eq!(document.all("Figure")[0].alternative.as_deref(), Some("A tree"));
    let link = document.all("Link")[0];
    assert!(link.children.iter().any(|child| matches!(child, Child::Object)));
    let languages: Vec<_> = {
        let mut found = Vec::new();
        for role in ["P", "Span", "Div", "Part", "Sect"] {
            found.extend(document.all(role).iter().filter_map(|element| element.language.clone()));
        }
        found
    };
    assert!(languages.contains(&"ar".to_owned()), "{languages:?}");
}

#[test]
fn the_document_says_what_it_is() {
    let (document, _) = document();
    assert_eq!(document.language.as_deref(), Some("en-GB"));
    assert_eq!(document.title.as_deref(), Some("A plan – for Łukasz"));
    assert_eq!(document.xmp_title().as_deref(), Some("A plan – for Łukasz"));
    assert!(document.shows_title && document.is_marked);
    assert_eq!(document.attachments, ["plan.json"]);
    assert_eq!(document.page_labels[0], (0, Some("D".to_owned()), None, 1));
    let bookmarks: Vec<_> = document
        .bookmarks
        .iter()
        .map(|(level, title, page)| (*level, title.as_str(), page.is_some()))
        .collect();
    assert_eq!(bookmarks, [(1, "First: A plan – for Łukasz", true), (2, "Second", true), (2, "Third", true)]);
    let mut keys: Vec<_> = document.information.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["Author", "CreationDate", "Creator", "ModDate", "Title"]);
}

#[test]
fn places_tell_how_full_a_page_is() {
    let (document, _) = document();
    let fill = document.page_fill();
    assert!(fill.iter().all(|&share| (0.0..=0.9).contains(&share)), "{fill:?}");
    assert!(fill[0] > 0.6, "{fill:?}");
    let side = 15.0 / 25.4 * 72.0;
    assert_eq!(document.outside(side), []);
    assert!(!document.outside(side * 2.0).is_empty());
    assert!((document.pages[0].width - 120.0 / 25.4 * 72.0).abs() < 0.1);
}

/// A template that shows each text of the view as a paragraph of its own.
const NAMES: &str = r#"
#set document(title: "Names", date: datetime(year: 2026, month: 7, day: 15))
#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali",
  "Noto Sans Gurmukhi", "DejaVu Sans"), lang: "en", region: "GB", hyphenate: false)
#set page(width: 100mm, height: 178mm, margin: 6mm)
= Names
#for words in json("/view.json") [#par(words) #par(strong(words))]
"#;

#[test]
fn names_of_all_kinds_come_back_letter_for_letter() {
    let names = [
        "مُحَمَّد عَلِيّ",
        "علاء الدین",
        "خدیجہ بیگم اور می\u{200C}خواهم",
        "The name خدیجہ بیگم stands here, and then a long sentence runs on over the line with محمد علی in it.",
        "আয়েশা সিদ্দিকা, শ্রী ক্ষমা",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "Łukasz Żółć-Dvořák, Ştefan, Nguyễn Thị Ánh, Siân, Zoë",
        "e\u{301}mile and soft\u{AD}hyphen and no\u{A0}break",
        "1\u{2044}2, ½, x², ±5 °C, £3, €4, “quoted”, it’s – so — …",
        "office affluent fjord waffle ﬁnd",
        "☐ ☑ ✓ → ▲ ●",
    ];
    let job = Job {
        main: "",
        main_text: Some(NAMES.to_owned()),
        view: serde_json::json!(names).to_string().into_bytes(),
        plan: None,
        logo: None,
        ident: "a".to_owned(),
        creator: "ehcp",
    };
    let pdf = compile_pdf(&job).unwrap_or_else(|error| panic!("{error}"));
    let document = read(&pdf.bytes);
    let paragraphs: Vec<String> =
        document.all("P").iter().map(|paragraph| without_spaces(&paragraph.text(&document))).collect();
    assert_eq!(paragraphs.len(), names.len() * 2);
    for (pair, name) in paragraphs.chunks(2).zip(names) {
        let name = without_spaces(name);
        assert_eq!((&pair[0], &pair[1]), (&name, &name));
    }
}
