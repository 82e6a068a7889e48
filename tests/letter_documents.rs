//! The letters as PDF: the same words as the text, tagged as a screen reader needs them, the same bytes, and
//! nothing of a record read as anything but words.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use ehcp::letter::Letter;
use ehcp::model::Text;
use ehcp::render::brand::Brand;
use ehcp::render::letter::{Block, Run};
use std::sync::OnceLock;
use support::letters::{Case, cases};
use support::pdf::{Document, read, without_spaces};

struct Made {
    case: Case,
    letter: Letter,
    pdf: Vec<u8>,
    document: Document,
}

fn made(case: Case) -> Made {
    let letter = case.written();
    let rendered = letter.render(&case.plan, &Brand::default()).unwrap();
    assert_eq!(rendered.warnings, [""; 0], "{}", case.name);
    let document = read(&rendered.pdf);
    Made { case, letter, pdf: rendered.pdf, document }
}

/// All letters, each laid out once.
fn all() -> &'static [Made] {
    static MADE: OnceLock<Vec<Made>> = OnceLock::new();
    MADE.get_or_init(|| cases().into_iter().map(made).collect())
}

fn lines(blocks: &[Block]) -> Vec<String> {
    let line = |runs: &[Run]| runs.iter().map(|run| run.words.as_str()).collect::<String>();
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(words) => found.push(words.clone()),
            Block::Paragraph(words) | Block::Gap(words) => found.push(line(words)),
            Block::Points(points) => found.extend(points.iter().map(|words| line(words))),
        }
    }
    found
}

#[test]
fn every_word_stands_in_the_document() {
    for made in all() {
        let words = without_spaces(&made.document.text());
        let shown = &made.letter.shown;
        let mut wanted: Vec<String> =
            vec![shown.title.clone(), shown.about.clone(), shown.dated.clone(), shown.law.clone()];
        wanted.extend(shown.to.iter().chain(&shown.dear).chain(&shown.signed).cloned());
        for blocks in [
            &shown.opening,
            &shown.can.blocks,
            &shown.body,
            &shown.people_gaps,
            &shown.enclosed.blocks,
            &shown.no_reasons,
            &shown.unsigned,
        ] {
            wanted.extend(lines(blocks));
        }
        wanted.extend(shown.days.iter().flat_map(|row| [row.what.clone(), row.day.clone()]));
        for helper in &shown.people {
            wanted.push(helper.lead.clone());
            wanted.extend(
                [&helper.reach.name, &helper.reach.telephone, &helper.reach.email]
                    .into_iter()
                    .flatten()
                    .cloned(),
            );
        }
        for line in wanted {
            assert!(words.contains(&without_spaces(&line)), "{}: {line}", made.case.name);
        }
        if made.letter.shown.reasons.is_some() {
            assert!(words.contains("Itshowsthatreadinghasimproved."), "{}", made.case.name);
        }
    }
}

#[test]
fn the_tags_are_whole() {
    for made in all() {
        let name = &made.case.name;
        let document = &made.document;
        assert_eq!(document.untagged_text().trim(), "", "{name}");
        assert_eq!(document.language.as_deref(), Some("en-GB"));
        assert!(document.is_marked && document.shows_title);
        assert!(document.xmp.contains("pdfuaid:part") && document.xmp.contains("pdfaid:part"));
        assert_eq!(document.attachments, [""; 0], "{name}");
        assert!(document.title.as_ref().unwrap().contains(&made.letter.shown.title), "{name}");
        assert_eq!(document.headings_astray(), [""; 0], "{name}");
        let tables = document.all("Table");
        assert_eq!(tables.len(), usize::from(!made.letter.shown.days.is_empty()), "{name}");
        for table in tables {
            let mut heads = 0;
            table.walk(&mut |cell| {
                heads += usize::from(cell.role == "TH" && cell.attribute("Table.Scope").is_some());
            });
            assert_eq!(heads, 2 + made.letter.shown.days.len(), "{name}");
        }
        assert_eq!(document.bare_sentences(), [""; 0], "{name}");
        assert_eq!(document.outside(24.0 / 25.4 * 72.0 - 3.5), [], "{name}");
        assert!((1..=3).contains(&document.pages.len()), "{name}");
        let telephones = document.links.iter().filter(|link| link.starts_with("tel:")).count();
        assert!(telephones > 0, "{name}");
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    for made in all().iter().step_by(5) {
        let again = made.case.written().render(&made.case.plan, &Brand::default()).unwrap();
        assert_eq!(again.pdf, made.pdf, "{}", made.case.name);
    }
}

#[test]
fn what_to_do_by_when_stands_on_page_1() {
    for made in all() {
        let page: String = made.document.pages[0].glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        let page = without_spaces(&page);
        for line in lines(&made.letter.shown.can.blocks) {
            assert!(page.contains(&without_spaces(&line)), "{}: {line}", made.case.name);
        }
        for row in &made.letter.shown.days {
            assert!(page.contains(&without_spaces(&row.day)), "{}: {}", made.case.name, row.day);
        }
    }
}

/// Words that would do something if any part of the way took them for code.
const PAYLOADS: [&str; 8] = [
    "{{ 7*7 }}{% block appeal %}{% endblock %}",
    "\n\n# Heading\n\n- point\n! gap",
    "#panic() $x^2$ #import \"/view.json\" @label <tag>",
    "<b>bold</b><script>alert(1)</script>",
    "\u{FDD0}bold\u{FDD1} \u{FDD2}head \u{FDD3}point \u{FDD4}gap",
    "`raw` *strong* _em_ = head \\ // comment /* more */",
    "line\u{2028}line\r\nline\tline\u{0}\u{7f}",
    "https://a.example/{%- if own -%}",
];

#[test]
fn nothing_in_a_record_is_code() {
    for (at, payload) in PAYLOADS.into_iter().enumerate() {
        for name in ["parent-not-assess", "young-final", "parent-draft", "parent-transfer-out"] {
            let mut case = cases().into_iter().find(|case| case.name == name).unwrap();
            let plain = made(cases().into_iter().find(|case| case.name == name).unwrap());
            let words = format!("A{payload}Z");
            let child = &mut case.plan.child_or_young_person;
            child.name.given.clone_from(&words);
            child.name.preferred = Some(words.clone());
            child.contacts.iter_mut().for_each(|contact| contact.name.clone_from(&words));
            child.addresses.iter_mut().for_each(|address| address.lines = vec![words.clone()]);
            let council = &mut case.plan.local_authority;
            council.name.clone_from(&words);
            for point in [
                &mut council.information_advice_and_support,
                &mut council.mediation_adviser,
                &mut council.disagreement_resolution,
            ]
            .into_iter()
            .flatten()
            {
                point.name = Some(words.clone());
                point.email = Some(words.clone());
            }
            case.options.said.signed_by = Some(words.clone());
            if case.options.said.new_council.is_some() {
                case.options.said.new_council = Some(words.clone());
            }
            if name == "parent-draft" {
                case.options.said.school_list = Some(words.clone());
            }
            if case.options.reasons.is_some() {
                case.options.reasons = Some(Text(format!("Why: {}", words.replace('\n', " "))));
            }
            let odd = made(case);
            let shape = |made: &Made| {
                let blocks =
                    [&made.letter.shown.opening, &made.letter.shown.can.blocks, &made.letter.shown.body];
                let kind = |block: &Block| match block {
                    Block::Heading(_) => "h",
                    Block::Paragraph(_) => "p",
                    Block::Points(_) => "ul",
                    Block::Gap(_) => "gap",
                };
                blocks.map(|blocks| blocks.iter().map(kind).filter(|kind| *kind != "gap").collect::<String>())
            };
            if name != "parent-draft" {
                assert_eq!(shape(&odd), shape(&plain), "{at} {name}");
            }
            // The first letters of a payload stay as they were typed; nothing was worked out.
            let text = without_spaces(&odd.document.text());
            assert!(!text.contains("A49"), "{at} {name}");
            let headings = |made: &Made| made.document.headings().len();
            assert_eq!(headings(&odd), headings(&plain), "{at} {name}");
            if at == 0 {
                assert!(text.contains("A{{7*7}}{%blockappeal%}{%endblock%}Z"), "{text}");
            }
        }
    }
}
