//! The documents of a plan that changed: the tracked copy, and the parent document with what changed.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use ehcp::model::Status;
use ehcp::notice::changes;
use ehcp::render::changes::{Group, InVersion};
use ehcp::render::{Audience, Edition, Options, Paper, render, render_changed};
use support::changes::{FURTHER, NO_PROPOSALS, Pair, pair, proposal, proposals};
use support::pdf::{Document, Element, read, squeezed, without_spaces};

fn made(pair: &Pair, options: &Options) -> Document {
    let changes = changes(&pair.before, &pair.after).unwrap();
    let rendered = render_changed(&pair.after, options, &changes).unwrap();
    assert_eq!(rendered.warnings, [""; 0], "{}", pair.name);
    read(&rendered.pdf)
}

fn document(pair: &Pair, audience: Audience) -> Document {
    made(pair, &Options::for_audience(audience))
}

fn words(document: &Document) -> String {
    squeezed(&document.text()).replace('\u{a0}', " ")
}

#[test]
fn every_case_has_both_documents_with_all_words_that_came_and_went() {
    let others = NO_PROPOSALS.into_iter().chain(FURTHER).map(|name| pair("reviews", name));
    for pair in proposals().chain(others) {
        let changes = changes(&pair.before, &pair.after).unwrap();
        for audience in [Audience::Professional, Audience::Parent] {
            let document = document(&pair, audience);
            let text = without_spaces(&document.text());
            for words in changes.changes.iter().flat_map(|change| change.words.iter().flatten()) {
                if words.version == InVersion::Both {
                    continue;
                }
                for line in words.text.lines() {
                    assert!(text.contains(&without_spaces(line)), "{} {audience:?}: {line}", pair.name);
                }
            }
            if audience == Audience::Parent {
                let owed = |group| !matches!(group, Group::Same | Group::Names);
                for change in changes.changes.iter().filter(|change| owed(change.group)) {
                    let line = without_spaces(&format!("{} (", change.name));
                    assert!(text.contains(&line), "{}: {line}", pair.name);
                }
            }
            assert_eq!(document.untagged_text().trim(), "", "{} {audience:?}", pair.name);
            if audience == Audience::Parent {
                let page: String = document.pages[1].glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
                let heading = if changes.proposed { "Whatwouldchangein" } else { "Whathaschangedin" };
                assert!(without_spaces(&page).contains(heading), "{}: page 1 is not one page", pair.name);
            }
            assert_eq!(document.headings_astray(), [""; 0], "{} {audience:?}", pair.name);
        }
    }
}

#[test]
fn the_parent_document_opens_with_what_would_change_after_page_1() {
    let document = document(&proposal("notices", "everything-at-once"), Audience::Parent);
    let headings: Vec<String> = document.headings().into_iter().map(|(_, heading)| heading).collect();
    let at = |wanted: &str| headings.iter().position(|heading| heading == wanted).unwrap();
    assert!(at("Who to ask") < at("What would change in Zofia’s plan"), "{headings:?}");
    assert_eq!(headings[at("What would change in Zofia’s plan") + 1], "Less");
    assert!(at("Hours before and after") < at("1. About Zofia"), "{headings:?}");
    let words = words(&document);
    assert!(words.contains("From 45 minutes to 30 minutes, once a week. That is 15 minutes a week less."));
    assert!(words.contains("individually for [removed: 45 minutes] [added: 30 minutes] each week"));
}

#[test]
fn a_final_version_says_what_has_changed() {
    let mut pair = proposal("notices", "everything-at-once");
    pair.after.version.status = Status::Final;
    let words = words(&document(&pair, Audience::Parent));
    assert!(words.contains("What has changed in Zofia’s plan"), "{words}");
    assert!(words.contains("The council no longer has to make sure it happens. The NHS does."), "{words}");
    assert!(!words.contains("would change"), "{words}");
}

#[test]
fn another_school_is_named_in_a_sentence_of_its_own() {
    let words = words(&document(&pair("reviews", "transfer-to-a-larger-class"), Audience::Parent));
    let said = "The plan would name “Greave Sixth Form Centre”. It names “Hollins Bank School” now.";
    assert!(words.contains(said), "{words}");
    assert!(!words.contains("another place is named"), "{words}");
}

/// The plan that counts is the final one before both, which is not at hand.
#[test]
fn a_proposal_after_a_proposal_does_not_say_that_the_first_one_counts() {
    let words = words(&document(&pair("reviews", "phase-transfer"), Audience::Parent));
    assert!(words.contains("The version of 11 November 2026 is not a plan in force either."), "{words}");
    assert!(!words.contains("of 11 November 2026 still counts"), "{words}");
    assert!(words.contains("The hollow bar is the version before."), "{words}");
    assert!(!words.contains("“Harbour Lane Primary School” now"), "{words}");
}

#[test]
fn the_tracked_copy_shows_what_is_gone_in_its_place() {
    let document = document(&proposal("notices", "everything-at-once"), Audience::Professional);
    let headings: Vec<String> = document.headings().into_iter().map(|(_, heading)| heading).collect();
    let at = |wanted: &str| {
        headings
            .iter()
            .position(|heading| heading == wanted)
            .unwrap_or_else(|| panic!("{wanted}: {headings:?}"))
    };
    assert!(at("What is in this plan") < at("Proposed changes"));
    assert!(at("Proposed changes") < at("The plan on one page"));
    // F12 moved to G3 and F13 was taken out: both leave a mark between F11 and what is F12 now.
    assert_eq!(at("was F12 Occupational therapy block"), at("F11 Laptop") + 1);
    assert_eq!(at("was F13 Hand exercises"), at("F11 Laptop") + 2);
    assert_eq!(at("F12 Movement breaks"), at("F11 Laptop") + 3);
    let words = words(&document);
    for said in [
        "Changed: Less: 45 minutes → 30 minutes a week.",
        "Moved to G3.",
        "Removed. This text is not part of this version. [removed: A teaching assistant will do the hand exercises",
        "New in this version. [added: A trained emotional literacy support assistant",
        "individually for [removed: 45 minutes] [added: 30 minutes] each week",
        "By July [removed: 2027] [added: 2028] Zofia will go into a game",
    ] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn a_plan_without_changes_says_so() {
    let pair = pair("reviews", "only-the-layout-differs");
    let parent = words(&document(&pair, Audience::Parent));
    assert!(parent.contains("The words of both plans say the same."), "{parent}");
    let professional = words(&document(&pair, Audience::Professional));
    assert!(professional.contains("No change: the words of both versions say the same."));
}

#[test]
fn the_table_of_hours_has_header_cells_on_every_paper() {
    let pair = proposal("notices", "everything-at-once");
    for (paper, edition) in [
        (Paper::A4, Edition::Full),
        (Paper::A4, Edition::Short),
        (Paper::Phone, Edition::Full),
        (Paper::Large, Edition::Full),
    ] {
        let options = Options { paper, edition, ..Options::for_audience(Audience::Parent) };
        let document = made(&pair, &options);
        let tables = document.all("Table");
        let hours = tables.iter().find(|table| table.text(&document).contains("Kind of help")).unwrap();
        let mut heads = Vec::new();
        header_cells(hours, &document, &mut heads);
        assert_eq!(heads.len(), 7, "{heads:?}");
        assert_eq!(heads[..4], ["Kind of help", "Now", "Proposed", "Change"]);
        let side = match paper {
            Paper::A4 if edition == Edition::Short => 19.0,
            Paper::A4 => 26.0,
            Paper::Phone => 6.0,
            Paper::Large => 20.0,
        };
        assert_eq!(document.outside(side / 25.4 * 72.0 - 4.0), [], "{paper:?}");
        let has_cards = document.text().contains("[removed:");
        assert_eq!(has_cards, edition == Edition::Full);
        // Page 1 says where to look, unless it is full.
        let says = words(&document).contains("The next part says what would change.");
        assert!(says || paper == Paper::A4, "{paper:?}");
    }
}

fn header_cells(element: &Element, document: &Document, found: &mut Vec<String>) {
    if element.role == "TH" {
        found.push(squeezed(&element.text(document)));
    }
    element.elements().for_each(|inner| header_cells(inner, document, found));
}

#[test]
fn the_same_versions_give_the_same_bytes_and_other_documents_stay_as_they_are() {
    let pair = proposal("reviews", "hours-cut-prose-nicer");
    let changes = changes(&pair.before, &pair.after).unwrap();
    for audience in [Audience::Professional, Audience::Parent] {
        let options = Options::for_audience(audience);
        let first = render_changed(&pair.after, &options, &changes).unwrap().pdf;
        assert_eq!(first, render_changed(&pair.after, &options, &changes).unwrap().pdf);
        let plain = render(&pair.after, &options).unwrap().pdf;
        assert_ne!(first, plain);
        assert!(!read(&plain).text().contains("[removed:"));
    }
}
