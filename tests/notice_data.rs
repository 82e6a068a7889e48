//! What a notice and the documents of two versions never do with a plan's words: run them, or show what
//! is to be kept back.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use ehcp::model::{Plan, Text};
use ehcp::notice::{Options, changes, notice};
use ehcp::render::brand::Brand;
use ehcp::render::{Audience, Options as Look, render_changed};
use serde_json::{Value, json};
use support::changes::{Pair, proposal, replace_again};
use support::documents::shown;
use support::pdf::{Document, Glyph, Page, read, squeezed, without_spaces};
use support::whole_plan::whole_plan;

/// Two versions of a plan with a payload in every text, each text once.
fn pair_with(payload: &str) -> (Pair, Vec<String>) {
    let mut typed = Vec::new();
    let mut version = |number: u64| {
        let mut at = 0;
        let mut plan = whole_plan(&mut |field| {
            at += 1;
            let words = format!("{payload} Zq{number}x{at:03}");
            let owed = ["/needs/*/text", "/outcomes/*/text", "/provisions/*/text"];
            if owed.iter().any(|end| field.path.ends_with(end)) {
                typed.push(words.clone());
            }
            words
        });
        plan["version"]["number"] = json!(number);
        plan["version"]["status"] = json!(if number == 1 { "final" } else { "proposed_amendment" });
        plan["version"]["reason"] = json!("annual_review");
        plan["version"]["made_on"] = json!("2026-01-01");
        plan["lifecycle"] = json!({ "events": [{ "kind": "plan_first_made", "on": "2025-01-01" }] });
        plan["local_authority"]["gss_code"] = json!("E10000099");
        plan["version"].as_object_mut().unwrap().shift_remove("replaces");
        support::read(&plan)
    };
    let (before, after) = (version(1), version(2));
    (Pair { name: "whole", before, after, on: "2026-12-01".parse().unwrap() }, typed)
}

fn served(pair: &Pair) -> Document {
    let options = Options { on: pair.on, brand: Brand::default() };
    let made = notice(&pair.before, &pair.after, &options).unwrap();
    assert_eq!(made.document.warnings, [""; 0]);
    read(&made.document.pdf)
}

fn rendered(pair: &Pair, audience: Audience) -> Document {
    let changes = changes(&pair.before, &pair.after).unwrap();
    read(&render_changed(&pair.after, &Look::for_audience(audience), &changes).unwrap().pdf)
}

#[test]
fn payloads_are_words() {
    for payload in [
        "#eval(\"1\") $x$ *a* _b_ <label> @ref // a /* b */ ] [ ) ( #",
        "{{ name }} {{ 7 * 7 }} {% if %} {# a #} <b>x</b> &amp; [removed: all] [added: none]",
        "= Heading \\u{41} \\n ~ -- ---",
    ] {
        let (pair, typed) = pair_with(payload);
        let professional = Audience::Professional;
        for document in [served(&pair), rendered(&pair, professional), rendered(&pair, Audience::Parent)] {
            let text = without_spaces(&document.text());
            for words in &typed {
                let marker = words.rsplit(' ').next().unwrap();
                let as_typed = without_spaces(words);
                let as_text = shown(&Text::from(words.as_str()));
                // Two texts that differ in their last word alone are one redline.
                let payload = without_spaces(payload);
                let redlined = [
                    format!("{payload}[removed:{marker}][added:"),
                    format!("{payload}[removed:{}][added:{marker}]", marker.replacen("Zq2", "Zq1", 1)),
                ];
                assert!(
                    text.contains(&as_typed)
                        || text.contains(&as_text)
                        || redlined.iter().any(|redline| text.contains(redline)),
                    "{payload}: {marker} is not as typed"
                );
            }
            assert_eq!(document.untagged_text().trim(), "");
        }
    }
}

/// The letters of the body that run over the margins; a footer takes more room for a name without end.
fn outside(document: &Document, side: f64) -> String {
    let beyond = |glyph: &&Glyph, page: &Page| {
        // A stop at the end of a line may hang out by part of its width.
        let hang = 0.25 * glyph.size;
        let across = glyph.x0 < side - hang || glyph.x1 > page.width - side + hang;
        let along = glyph.y < 0.0 || glyph.y > page.height;
        !glyph.artifact && !glyph.text.trim().is_empty() && (across || along)
    };
    let pages = document.pages.iter();
    pages
        .flat_map(|page| page.glyphs.iter().filter(move |glyph| beyond(glyph, page)))
        .map(|glyph| glyph.text.as_str())
        .collect()
}

#[test]
fn words_longer_than_a_line_stay_on_the_page() {
    for payload in ["Llanfairpwllgwyngyll".repeat(12), "W".repeat(60)] {
        let (pair, _) = pair_with(&payload);
        let side = 24.0 / 25.4 * 72.0;
        assert_eq!(outside(&served(&pair), side), "");
        assert_eq!(outside(&rendered(&pair, Audience::Professional), side), "");
        assert_eq!(outside(&rendered(&pair, Audience::Parent), 26.0 / 25.4 * 72.0), "");
    }
}

#[test]
fn characters_without_a_glyph_become_marks_and_are_counted() {
    let mut pair = proposal("reviews", "will-to-may");
    let provisions = &mut pair.before.sections.special_educational_provision.provisions;
    let words = provisions[3].text.as_str().replace("will lead", "will \u{1F9C3} lead");
    provisions[3].text = Text::from(words.as_str());
    replace_again(&mut pair);
    let options = Options { on: pair.on, brand: Brand::default() };
    let made = notice(&pair.before, &pair.after, &options).unwrap();
    assert_eq!(made.document.marks.len(), 1);
    assert!(read(&made.document.pdf).text().contains("[U+1F9C3]"));
}

#[test]
fn no_address_and_nothing_confidential_stands_in_a_notice() {
    let pair = proposal("reviews", "ratio-worse");
    let child = &pair.after.child_or_young_person;
    let mut kept_back: Vec<String> = Vec::new();
    for address in &child.addresses {
        kept_back.extend(address.lines.iter().chain(&address.postcode).cloned());
    }
    for contact in child.contacts.iter().filter(|contact| contact.confidential == Some(true)) {
        kept_back.extend(
            [Some(contact.name.clone()), contact.telephone.clone(), contact.email.clone()]
                .into_iter()
                .flatten(),
        );
    }
    let former = child.name.former.iter().filter(|name| !name.may_be_shown);
    kept_back.extend(former.map(|name| name.name.clone()));
    assert!(kept_back.len() >= 7, "{kept_back:?}");
    let words = without_spaces(&served(&pair).all_words().join("\n"));
    for secret in kept_back {
        assert!(!words.contains(&without_spaces(&secret)), "{secret}");
    }
}

/// The pair with a former name that must not be shown, in the words of the plan in force only.
fn renamed() -> Pair {
    let pair = proposal("reviews", "hours-cut-prose-nicer");
    let secret = |plan: &Plan, given: &str, old: bool| -> Value {
        let text = serde_json::to_string(plan).unwrap().replace("Zofia", given);
        let mut plan: Value = serde_json::from_str(&text).unwrap();
        if !old {
            plan["child_or_young_person"]["name"]["former"] =
                json!([{ "name": "Kunegunda Sekretna", "may_be_shown": false }]);
        }
        plan
    };
    let mut pair = Pair {
        before: support::read(&secret(&pair.before, "Kunegunda", true)),
        after: support::read(&secret(&pair.after, "Zofia", false)),
        ..pair
    };
    replace_again(&mut pair);
    pair
}

#[test]
fn a_former_name_that_may_not_be_shown_is_kept_back_in_the_old_words_too() {
    let pair = renamed();
    assert!(serde_json::to_string(&pair.before).unwrap().contains("Kunegunda"));
    for document in
        [served(&pair), rendered(&pair, Audience::Professional), rendered(&pair, Audience::Parent)]
    {
        let words = without_spaces(&document.all_words().join("\n"));
        assert!(!words.contains("Kunegunda"), "the former name is shown");
        assert!(squeezed(&document.text()).contains("[kept back]"));
    }
}
