//! The notice of proposed amendments: what a parent reads in it, and what a screen reader makes of it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use ehcp::notice::{Notice, Options, Regulation, notice};
use ehcp::render::brand::Brand;
use ehcp::render::changes::{ChangeShown, Group, InVersion};
use std::sync::OnceLock;
use support::changes::{PROPOSALS, Pair, proposal};
use support::pdf::{Document, read, squeezed, without_spaces};

struct Made {
    pair: Pair,
    notice: Notice,
    document: Document,
}

impl Made {
    fn words(&self) -> String {
        squeezed(&self.document.text())
    }
}

fn options(pair: &Pair) -> Options {
    Options { on: pair.on, brand: Brand::default() }
}

/// The notices of all proposals, each made once.
fn made(name: &str) -> &'static Made {
    static MADE: [OnceLock<Made>; PROPOSALS.len()] = [const { OnceLock::new() }; PROPOSALS.len()];
    let at = PROPOSALS.iter().position(|(_, case)| *case == name).unwrap();
    MADE[at].get_or_init(|| {
        let pair = proposal(PROPOSALS[at].0, PROPOSALS[at].1);
        let notice = notice(&pair.before, &pair.after, &options(&pair)).unwrap();
        assert_eq!(notice.document.warnings, [""; 0], "{name}");
        let document = read(&notice.document.pdf);
        Made { pair, notice, document }
    })
}

fn all() -> impl Iterator<Item = &'static Made> {
    PROPOSALS.iter().map(|(_, name)| made(name))
}

/// The words of a change that only one version has, mark by mark.
fn marked(change: &ChangeShown, version: InVersion) -> Vec<String> {
    let words = change.words.iter().flatten().filter(|words| words.version == version);
    words.flat_map(|words| words.text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn the_same_versions_give_the_same_bytes() {
    let made = made("everything-at-once");
    let again = notice(&made.pair.before, &made.pair.after, &options(&made.pair)).unwrap();
    assert_eq!(again.document.pdf, made.notice.document.pdf);
}

#[test]
fn both_texts_of_each_change_stand_in_it() {
    for made in all() {
        let words = without_spaces(&made.document.text());
        for change in &made.notice.draft.changes.changes {
            for version in [InVersion::Before, InVersion::After] {
                for text in marked(change, version) {
                    assert!(words.contains(&without_spaces(&text)), "{}: {text}", made.pair.name);
                }
            }
            assert!(words.contains(&without_spaces(&change.name)) || change.group == Group::Names);
        }
    }
}

#[test]
fn what_came_and_what_went_is_said_in_words() {
    for made in all() {
        let words = made.words();
        for change in &made.notice.draft.changes.changes {
            let (gone, new) = (marked(change, InVersion::Before), marked(change, InVersion::After));
            if change.group == Group::Names {
                continue;
            }
            for (marks, lead) in [(gone, "[removed: "), (new, "[added: ")] {
                let first = marks.iter().find(|text| !text.trim().is_empty());
                let Some(first) = first.and_then(|text| text.split_whitespace().next()) else { continue };
                // A sentence with many marks is shown whole, so the mark may begin earlier.
                let count = words.matches(lead).count();
                assert!(count > 1, "{}: only the example has {lead}, not {first}", made.pair.name);
            }
        }
    }
}

#[test]
fn losses_come_first_and_amounts_are_both_there() {
    for (name, first, amounts) in [
        (
            "hours-cut-prose-nicer",
            "Less",
            ["From 45 minutes to 30 minutes, once a week.", "From 15 hours to 12 hours a week."],
        ),
        (
            "everything-at-once",
            "Less",
            [
                "From 45 minutes to 30 minutes, once a week.",
                "It was up to 20 minutes, every school day, one to one.",
            ],
        ),
        ("ratio-worse", "Less", ["From 2 adults for 8 to 2 adults for 11.", "The group goes from 4 to 6."]),
        (
            "therapy-moved-to-health",
            "Less",
            [
                "It was 6 times, 50 minutes each. It would be 4 times, 50 minutes each.",
                "It would move from education (F) to health (G).",
            ],
        ),
        (
            "will-to-may",
            "Weaker",
            ["The new words say “may”, not “will”.", "The new words say “should”, not “will”."],
        ),
        (
            "outcome-date-a-year-later",
            "Less",
            ["The date goes from “By July 2028” to “By July 2029”.", "The goal goes from 15 to 12."],
        ),
        (
            "need-dropped",
            "Less",
            ["It was up to 20 minutes, every school day, one to one.", "This need is taken out."],
        ),
        (
            "merged-with-less",
            "Less",
            [
                "Learning to type + Hand exercises (F10, F13 to F10). F10 and F13 are now F10.",
                "It would be 50 minutes a week.",
            ],
        ),
        (
            "a-fair-stronger-plan",
            "More",
            [
                "The new words say how much: 20 minutes, 3 times a week.",
                "New. 30 minutes, once a week, one to one.",
            ],
        ),
        (
            "young-person",
            "Less",
            [
                "It was 1 hour, once a week. It would be 1 hour, once every 2 weeks.",
                "That is 30 minutes a week less.",
            ],
        ),
    ] {
        let words = made(name).words().replace('\u{a0}', " ");
        for amount in amounts {
            assert!(words.contains(amount), "{name}: {amount}\n{words}");
        }
        let headings = made(name).document.headings();
        let at = headings.iter().position(|(_, heading)| heading == "What would change").unwrap();
        assert_eq!(headings[at + 1].1.trim(), first, "{name}");
    }
}

#[test]
fn a_gain_stands_after_every_loss() {
    let headings: Vec<String> =
        made("everything-at-once").document.headings().into_iter().map(|(_, h)| h).collect();
    let at = |wanted: &str| headings.iter().position(|heading| heading == wanted).unwrap();
    let order = [
        "Less",
        "Weaker",
        "Moved",
        "More",
        "Not clear",
        "What you can do",
        "Hours before and after",
        "Each change, word for word",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{headings:?}");
}

#[test]
fn both_dates_and_whom_to_ask_stand_on_page_1() {
    for made in all() {
        let page: String = made.document.pages[0].glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        let page = without_spaces(&page);
        let day = |date: ehcp::model::Date| without_spaces(&date.strftime("%-d %B %Y").to_string());
        let letter = &made.notice.draft.letter;
        let mut wanted = vec![day(made.pair.on), day(letter.reply_by), "Theseareonlyproposals.".to_owned()];
        let authority = &made.pair.after.local_authority;
        wanted.extend(authority.case_officer.iter().map(|officer| without_spaces(&officer.name)));
        let advice = authority.information_advice_and_support.as_ref();
        wanted.extend(advice.and_then(|advice| advice.telephone.as_deref()).map(without_spaces));
        for words in wanted {
            assert!(page.contains(&words), "{}: {words}", made.pair.name);
        }
    }
}

/// A reader who meets half a page of nothing takes it for the end.
#[test]
fn no_page_but_the_last_is_half_empty() {
    for made in all() {
        let pages = &made.document.pages;
        for (at, page) in pages.iter().enumerate().take(pages.len() - 1) {
            let lowest = page.glyphs.iter().filter(|glyph| !glyph.artifact).map(|glyph| glyph.y);
            // The text stands between 57 points from the foot and 785.
            let empty = (lowest.fold(f64::INFINITY, f64::min) - 57.0) / 728.0;
            assert!(empty < 0.45, "{}: page {} is {:.0} % empty", made.pair.name, at + 1, empty * 100.0);
        }
    }
}

#[test]
fn the_fifteen_days_begin_with_the_day_of_service() {
    let letter = &made("will-to-may").notice.draft.letter;
    assert_eq!(letter.served_on.to_string(), "2026-12-01");
    assert_eq!(letter.reply_by.to_string(), "2026-12-15");
    assert_eq!(letter.decide_by.to_string(), "2027-01-26");
}

#[test]
fn hours_are_a_real_table_and_a_mixed_line_says_so() {
    let made = made("everything-at-once");
    let tables = made.document.all("Table");
    assert_eq!(tables.len(), 1);
    let text = squeezed(&tables[0].text(&made.document));
    assert!(text.contains("Teaching assistant 20 h 5 min 20 h 50 min Mixed 45 min more"), "{text}");
    assert!(text.contains("Speech and language therapy 45 min 30 min Less 15 min"), "{text}");
    let mut heads = 0;
    tables[0].walk(&mut |cell| {
        if cell.role == "TH" {
            assert!(cell.attribute("Table.Scope").is_some());
            heads += 1;
        }
    });
    assert_eq!(heads, 4 + 3, "a header row of 4 and a header cell for each of 3 rows");
    let words = made.words();
    assert!(words.contains("F10 has no set hours any more: 1 h 15 min less"), "{words}");
    assert!(words.contains("Here the plan says “up to”, so we count none: F13."), "{words}");
}

#[test]
fn reasons_and_evidence_are_those_of_the_papers_and_gaps_are_named() {
    let made = made("everything-at-once");
    let words = made.words().replace('\u{a0}', " ");
    for said in [
        "Reason given. “Speech and language therapy to be 30 minutes, since the teaching assistants now practise each day.”",
        "Evidence. K9 Speech and language therapy review, 2 September 2027.",
        "The review said. “2 out of 5 breaks, up from 1.”",
        "Zofia's parents do not agree that therapy (F1) should be less.",
        "A copy of the plan of 13 November 2026, which is in force now.",
        "It is all older than the plan you have now.",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    // F13, F12, E3, F10 and F17 have no reason in the review's words.
    assert_eq!(words.matches("No reason is given in the papers.").count(), 5);
    let findings = &made.notice.draft.findings;
    assert!(findings.iter().any(|finding| finding.starts_with("F13: no reason is given")), "{findings:?}");
    assert!(findings.iter().all(|finding| !finding.contains("Hand exercises")), "{findings:?}");
    assert!(!findings.iter().any(|finding| finding.starts_with("F1:") || finding.starts_with("F5:")));
}

#[test]
fn a_notice_with_reasons_and_evidence_has_no_findings() {
    let made = made("nothing-less");
    assert_eq!(made.notice.draft.findings, [""; 0]);
    assert!(!made.words().contains("No reason is given"));
}

#[test]
fn a_young_person_is_addressed_in_their_own_name() {
    let words = made("young-person").words();
    assert!(words.contains("Changes to your plan") && words.contains("To: Róisín O'Hanrahan"), "{words}");
    assert_eq!(made("young-person").notice.draft.regulation, Regulation::AfterReview);
}

#[test]
fn names_that_change_are_no_loss() {
    let words = made("renamed-provider").words();
    assert!(words.contains("Nothing that Zofia must get would change."), "{words}");
    assert!(words.contains("Kestrel Lane Primary School is now Heron Bank Primary Academy"), "{words}");
    assert!(!words.contains("Less or weaker"));
}

#[test]
fn the_tags_are_whole() {
    for made in all() {
        let name = made.pair.name;
        let document = &made.document;
        assert_eq!(document.untagged_text().trim(), "", "{name}");
        assert_eq!(document.language.as_deref(), Some("en-GB"));
        assert!(document.is_marked && document.shows_title);
        assert!(document.xmp.contains("pdfuaid:part") && document.xmp.contains("pdfaid:part"));
        assert_eq!(document.attachments, [""; 0], "{name}");
        assert_eq!(document.headings_astray(), [""; 0], "{name}");
        assert_eq!(document.bare_sentences(), [""; 0], "{name}");
        assert_eq!(document.outside(24.0 / 25.4 * 72.0 - 3.5), [], "{name}");
    }
}

#[test]
fn telephone_numbers_can_be_dialled() {
    let made = made("hours-cut-prose-nicer");
    assert!(made.document.links.contains(&"tel:01632960214".to_owned()), "{:?}", made.document.links);
}

#[test]
fn the_words_of_three_notices() {
    for name in ["everything-at-once", "hours-cut-prose-nicer", "young-person"] {
        let text = made(name).document.text().replace('\u{a0}', " ");
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        insta::assert_snapshot!(format!("notice_{name}"), lines.join("\n"));
    }
}
