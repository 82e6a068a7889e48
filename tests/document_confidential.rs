//! What must be kept from readers stands nowhere in a document.

mod support;

use ehcp::model::Plan;
use ehcp::render::extract::extract;
use serde_json::Value;
use support::documents::{Kind, Made, made, make};
use support::pdf::{read as read_pdf, without_spaces};
use support::whole_plan::whole_plan;

const NAME: &str = "looked-after-confidential-address";

/// The words that no reader may see: confidential addresses and contacts, and names not to be shown.
fn kept_back(plan: &Plan) -> Vec<String> {
    let child = &plan.child_or_young_person;
    let mut words = Vec::new();
    for address in child.addresses.iter().filter(|address| address.confidential == Some(true)) {
        words.extend(address.lines.clone());
        words.extend(address.postcode.clone());
    }
    for contact in child.contacts.iter().filter(|contact| contact.confidential == Some(true)) {
        words.push(contact.name.clone());
        words.extend(contact.name.split(' ').next_back().map(str::to_owned));
        words.extend(contact.telephone.clone());
        words.extend(contact.email.clone());
    }
    words.extend(child.name.former.iter().filter(|name| !name.may_be_shown).map(|name| name.name.clone()));
    words
}

/// Everything that a document says anywhere but in what it carries as data.
fn all_words(made: &Made) -> String {
    let document = &made.document;
    let mut words = vec![document.text(), document.content_text(), document.xmp.clone()];
    words.extend(document.artifact_text());
    words.extend(document.information.iter().map(|(key, value)| format!("{key} {value}")));
    words.extend(document.bookmarks.iter().map(|(_, title, _)| title.clone()));
    words.extend(document.links.clone());
    for element in &document.tags {
        said_of(element, &mut words);
    }
    without_spaces(&words.join("\n"))
}

/// What the tags say beside the text: alternatives and titles.
fn said_of(element: &support::pdf::Element, words: &mut Vec<String>) {
    words.extend([&element.alternative, &element.actual_text, &element.title].into_iter().flatten().cloned());
    for inner in element.elements() {
        said_of(inner, words);
    }
}

#[test]
fn what_is_confidential_stands_in_no_document() {
    for kind in Kind::ALL {
        let made = made(NAME, kind);
        let kept_back = kept_back(&made.plan);
        assert!(kept_back.len() >= 7, "{kept_back:?}");
        let words = all_words(made);
        for secret in kept_back {
            assert!(!words.contains(&without_spaces(&secret)), "{kind:?} shows {secret}");
        }
    }
}

#[test]
fn only_the_professional_copy_carries_the_record() {
    for kind in Kind::ALL {
        let made = made(NAME, kind);
        let carried = extract(made.rendered.pdf.clone());
        if kind == Kind::Professional {
            assert_eq!(made.document.attachments, ["plan.json"]);
            let carried = String::from_utf8(carried.expect("the plan")).expect("text");
            for secret in kept_back(&made.plan) {
                assert!(carried.contains(&secret));
            }
        } else {
            assert_eq!(made.document.attachments, [""; 0], "{kind:?}");
            assert!(carried.is_err(), "{kind:?}");
            let names = ["EmbeddedFile", "Filespec", "plan.json"];
            let raw = String::from_utf8_lossy(&made.rendered.pdf);
            for name in names {
                assert!(!raw.contains(name), "{kind:?} holds {name}");
            }
        }
    }
}

#[test]
fn a_reader_is_told_that_something_is_kept_back() {
    let text = made(NAME, Kind::Professional).words();
    assert!(text.contains("Confidential:heldbythecouncil"));
}

#[test]
fn everything_marked_confidential_is_kept_back() {
    let mut at = 0;
    let mut secrets = Vec::new();
    let mut plan = whole_plan(&mut |field| {
        at += 1;
        let marker = format!("Zq{at:03}x");
        let of_contact = field.path.contains("/contacts/*/") && !field.path.ends_with("/relationship");
        if of_contact || field.path.contains("/address") || field.path.contains("/former/") {
            secrets.push((field.path.clone(), marker.clone()));
        }
        marker
    });
    keep_back(&mut plan);
    assert!(secrets.len() > 20, "{secrets:?}");
    for kind in [Kind::Professional, Kind::Parent] {
        let words = read_pdf(&make(&support::read(&plan), &kind.options()).pdf).text();
        let told: Vec<_> = secrets.iter().filter(|(_, marker)| words.contains(marker)).collect();
        assert!(told.is_empty(), "{kind:?}: {told:?}");
    }
}

fn keep_back(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(keep_back),
        Value::Object(fields) => {
            for (name, field) in fields {
                match name.as_str() {
                    "confidential" => *field = Value::Bool(true),
                    "may_be_shown" => *field = Value::Bool(false),
                    _ => keep_back(field),
                }
            }
        }
        _ => {}
    }
}
