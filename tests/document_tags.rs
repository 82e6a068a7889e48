//! The tag tree: what a screen reader makes of the documents.

mod support;

use support::documents::{Kind, each, made};
use support::pdf::squeezed;

/// The kinds whose tags differ; phone and large print share the parent document's template.
const KINDS: [Kind; 3] = [Kind::Professional, Kind::Parent, Kind::Short];

/// Runs `check` on every document and gathers what it finds.
fn faults(check: impl Fn(&support::documents::Made, &mut Vec<String>)) -> Vec<String> {
    let mut all = Vec::new();
    for (kind, made) in each(&KINDS) {
        let mut found = Vec::new();
        check(made, &mut found);
        all.extend(found.into_iter().map(|fault| format!("{} {kind:?}: {fault}", made.name)));
    }
    all
}

#[test]
fn the_document_says_what_it_is() {
    let found = faults(|made, found| {
        let document = &made.document;
        let mut need = |holds: bool, what: &str| {
            if !holds {
                found.push(what.to_owned());
            }
        };
        need(document.language.as_deref() == Some("en-GB"), "the language");
        need(document.is_marked, "is not marked as tagged");
        need(document.shows_title, "shows the file name, not the title");
        let title = document.title.as_deref().unwrap_or_default();
        need(!title.trim().is_empty(), "no title");
        need(
            document.xmp_title().is_some_and(|xmp| unescaped(&xmp) == title),
            "another title in the metadata",
        );
        need(document.xmp.contains("pdfuaid:part"), "no PDF/UA mark");
        need(document.xmp.contains("pdfaid:part"), "no PDF/A mark");
        let author = document.information.iter().find(|(key, _)| key == "Author");
        need(author.is_some_and(|(_, author)| !author.is_empty()), "no author");
        need(document.page_labels.first().is_some_and(|(first, ..)| *first == 0), "no page labels");
    });
    assert_eq!(found, [""; 0]);
}

/// XML text as it was before it became XML.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&apos;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[test]
fn headings_never_skip_a_level() {
    let found = faults(|made, found| {
        found.extend(made.document.headings_astray());
        if made.document.headings().is_empty() {
            found.push("no headings".to_owned());
        }
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn tables_have_headers_and_whole_rows() {
    let found = faults(|made, found| {
        for table in made.document.all("Table") {
            let mut rows = Vec::new();
            table.walk(&mut |element| {
                if element.role == "TR" {
                    rows.push(element.elements().map(|cell| cell.role.as_str()).collect::<Vec<_>>());
                }
            });
            let head = start(&table.text(&made.document));
            if rows.first().is_none_or(|cells| cells.iter().any(|role| *role != "TH")) {
                found.push(format!("no header row: {head}"));
            }
            if rows.iter().flatten().any(|role| !["TH", "TD"].contains(role)) {
                found.push(format!("a row with something else than cells: {head}"));
            }
            let width = rows.first().map_or(0, Vec::len);
            if rows.len() < 2 || rows.iter().any(|cells| cells.len() != width) {
                found.push(format!("an uneven or empty table: {head}"));
            }
            let mut unscoped = 0;
            table.walk(&mut |cell| {
                unscoped += usize::from(cell.role == "TH" && cell.attribute("Table.Scope").is_none());
            });
            if unscoped > 0 {
                found.push(format!("{unscoped} header cells without a direction: {head}"));
            }
        }
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn lists_are_lists() {
    let found = faults(|made, found| {
        for list in made.document.all("L") {
            let roles: Vec<&str> = list.elements().map(|item| item.role.as_str()).collect();
            let items = roles.iter().filter(|role| **role == "LI").count();
            if items == 0 || roles.iter().any(|role| !["LI", "L", "Caption"].contains(role)) {
                found.push(format!("{roles:?}: {}", start(&list.text(&made.document))));
            }
        }
        for item in made.document.all("LI") {
            let body = item.elements().any(|part| part.role == "LBody");
            if !body || item.text(&made.document).trim().is_empty() {
                found.push(format!("an item without a body: {}", start(&item.text(&made.document))));
            }
        }
        // A paragraph that begins with a bullet is a list that nobody tagged.
        for paragraph in made.document.all("P") {
            let text = paragraph.text(&made.document);
            if text.trim_start().starts_with('•') {
                found.push(format!("a typed bullet: {}", start(&text)));
            }
        }
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn figures_have_words_in_their_place() {
    let found = faults(|made, found| {
        for figure in made.document.all("Figure") {
            if figure.alternative.as_deref().is_none_or(|words| words.trim().is_empty()) {
                found.push("a figure without alternative text".to_owned());
            }
        }
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn all_text_is_tagged_or_decoration() {
    let found = faults(|made, found| {
        let untagged = made.document.untagged_text();
        if !untagged.trim().is_empty() {
            found.push(untagged);
        }
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_sentence_stands_in_a_paragraph() {
    let found = faults(|made, found| {
        found.extend(made.document.bare_sentences().iter().map(|sentence| start(sentence)));
    });
    assert_eq!(found, [""; 0], "{} bare sentences", found.len());
}

#[test]
fn bookmarks_lead_to_the_headings() {
    let found = faults(|made, found| {
        let bookmarks = &made.document.bookmarks;
        if bookmarks.len() < 4 {
            found.push(format!("{} bookmarks", bookmarks.len()));
        }
        let headings = made.document.headings();
        for (_, title, page) in bookmarks {
            let title = squeezed(title);
            if page.is_none() || !headings.iter().any(|(_, heading)| *heading == title) {
                found.push(format!("{title:?} leads to {page:?}"));
            }
        }
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn telephone_numbers_can_be_dialled() {
    for (kind, made) in each(&[Kind::Parent, Kind::Short]) {
        let child = &made.plan.child_or_young_person;
        let officer = made.plan.local_authority.case_officer.as_ref();
        let numbers = [
            officer.and_then(|officer| officer.telephone.as_ref()),
            child.setting_attended.as_ref().and_then(|s| s.contact.as_ref()?.telephone.as_ref()),
        ];
        for number in numbers.into_iter().flatten() {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let dials = made.document.links.iter().any(|link| *link == format!("tel:{digits}"));
            assert!(dials, "{} {kind:?}: {number} is no link", made.name);
            let said = made.document.all("Link").into_iter().any(|link| {
                let text = link.text(&made.document);
                text.chars().filter(char::is_ascii_digit).collect::<String>() == digits
            });
            assert!(said, "{} {kind:?}: {number} is not tagged as a link", made.name);
        }
    }
    assert!(!made("autistic-age-8-mainstream", Kind::Parent).document.links.is_empty());
}

fn start(words: &str) -> String {
    support::documents::start(&squeezed(words))
}
