//! What must be kept from readers stands nowhere in a document.

mod support;

use ehcp::model::Plan;
use ehcp::render::extract::extract;
use ehcp::render::{Options, Safeguard};
use serde_json::{Value, json};
use support::documents::{Kind, made, make, plan};
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

#[test]
fn what_is_confidential_stands_in_no_document() {
    for kind in Kind::ALL {
        let made = made(NAME, kind);
        let kept_back = kept_back(&made.plan);
        assert!(kept_back.len() >= 7, "{kept_back:?}");
        let words = without_spaces(&made.document.all_words().join("\n"));
        for secret in kept_back {
            assert!(!words.contains(&without_spaces(&secret)), "{kind:?} shows {secret}");
        }
    }
}

#[test]
fn no_copy_carries_a_record_with_something_confidential() {
    for kind in Kind::ALL {
        let made = made(NAME, kind);
        assert_eq!(made.document.attachments, [""; 0], "{kind:?}");
        assert!(extract(made.rendered.pdf.clone()).is_err(), "{kind:?}");
        let raw = String::from_utf8_lossy(&made.rendered.pdf);
        for name in ["EmbeddedFile", "Filespec", "plan.json"] {
            assert!(!raw.contains(name), "{kind:?} holds {name}");
        }
        let held_back = (kind == Kind::Professional).then_some(Safeguard::HeldBack);
        assert_eq!(made.rendered.safeguard, held_back, "{kind:?}");
    }
    let page_one = without_spaces(&made(NAME, Kind::Professional).document.text());
    assert!(page_one.contains("doesnotcarrytheplanasdata:therecordholdsaconfidentialaddressorname."));
}

#[test]
fn a_confidential_record_is_carried_when_it_is_asked_for_with_a_warning() {
    for kind in [Kind::Professional, Kind::Parent] {
        let plan = plan(NAME);
        let rendered = make(&plan, &Options { embed: true, ..kind.options() });
        assert_eq!(rendered.safeguard, Some(Safeguard::Carried), "{kind:?}");
        let carried = String::from_utf8(extract(rendered.pdf).expect("the plan")).expect("text");
        for secret in kept_back(&plan) {
            assert!(carried.contains(&secret), "{kind:?}");
        }
    }
}

#[test]
fn each_thing_not_to_be_shown_keeps_the_record_out_of_the_file() {
    let carries = |plan: &Value| {
        let rendered = make(&support::read(plan), &Kind::Professional.options());
        !read_pdf(&rendered.pdf).attachments.is_empty()
    };
    let open = serde_json::to_value(plan("nearly-empty-draft")).expect("JSON");
    assert!(carries(&open));
    for change in [
        json!({ "addresses": [{ "lines": ["1 High Street"], "confidential": true }] }),
        json!({ "contacts": [{ "id": "00000000-0000-4000-9000-00000000c0de", "name": "Ann", "relationship": "aunt",
                               "confidential": true }] }),
        json!({ "name": { "given": "Sam", "former": [{ "name": "Old", "may_be_shown": false }] } }),
    ] {
        let mut guarded = open.clone();
        let child = guarded["child_or_young_person"].as_object_mut().expect("a child");
        child.extend(change.as_object().expect("fields").clone());
        assert!(!carries(&guarded), "{change}");
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
