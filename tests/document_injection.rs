//! Plan text is data: whatever is typed into a field stands in the documents as it was typed.

mod support;

use ehcp::model::Text;
use ehcp::render::{Audience, Options};
use serde_json::Value;
use support::documents::{Kind, make, shown};
use support::pdf::{Document, Glyph, read as read_pdf, without_spaces};
use support::whole_plan::{Field, whole_plan, without_items, without_typed_facts};

/// A text of a plan and the marker that no other field has.
struct Typed {
    field: Field,
    marker: String,
    words: String,
}

/// A plan with `payload` in every text, and what was typed where.
fn plan_with(payload: &str) -> (Value, Vec<Typed>) {
    let mut typed = Vec::new();
    let plan = whole_plan(&mut |field| {
        let marker = format!("Zq{:03}x", typed.len());
        let words = format!("{payload} {marker}");
        typed.push(Typed { field: field.clone(), marker, words: words.clone() });
        words
    });
    (plan, typed)
}

/// The documents of one plan and of its two variants, so that every field has a place where it may stand.
fn documents(plan: &Value, audience: Audience) -> Vec<Document> {
    let variants = [plan.clone(), without_items(plan.clone()), without_typed_facts(plan.clone())];
    let made = variants.iter().map(|plan| make(&support::read(plan), &Options::for_audience(audience)));
    made.map(|rendered| read_pdf(&rendered.pdf)).collect()
}

fn words(documents: &[Document]) -> String {
    documents.iter().map(|document| without_spaces(&document.text())).collect()
}

/// The texts that neither document shows, each with its reason. `**` stands for any start of a path.
const NOT_SHOWN: [(&str, &str); 9] = [
    ("**/provenance/place", "where a conversion found the words; for the person who checks it"),
    ("**/provenance/words", "the source's words for comparison; the item's own words are shown"),
    ("**/provenance/confirmed_by", "who checked the conversion; no part of the plan"),
    ("**/views/*/label", "only aspirations have labels, since only outcomes are linked to them"),
    ("/sections/A/interests/*/label", "as above"),
    ("/sections/A/strengths/*/label", "as above"),
    ("**/media/*/media_type", "a technical name; the alternative text is shown"),
    ("/sections/E/outcomes/*/scale/unit", "the scale is drawn; baseline and target say it in words"),
    ("/lifecycle/events/**", "the council's own log of its steps; regulation 12 does not put it in the plan"),
];

fn is_not_shown(path: &str, pattern: &str) -> bool {
    match (pattern.strip_prefix("**"), pattern.strip_suffix("**")) {
        (Some(end), _) => path.ends_with(end),
        (_, Some(start)) => path.starts_with(start),
        _ => path == pattern,
    }
}

#[test]
fn every_field_is_in_a_document_or_has_a_reason_not_to_be() {
    let (plan, typed) = plan_with("Words");
    let shown =
        words(&documents(&plan, Audience::Professional)) + &words(&documents(&plan, Audience::Parent));
    let mut used = [false; NOT_SHOWN.len()];
    let mut lost = Vec::new();
    for Typed { field, marker, .. } in typed {
        if shown.contains(&marker) {
            continue;
        }
        match NOT_SHOWN.iter().position(|(pattern, _)| is_not_shown(&field.path, pattern)) {
            Some(at) => used[at] = true,
            None => lost.push(field.path),
        }
    }
    assert_eq!(lost, [""; 0], "these fields stand in neither document");
    assert_eq!(used, [true; NOT_SHOWN.len()], "a reason that no field needs");
}

/// What the family's document does not show although the professional one does, is not lost; but these must be in both.
#[test]
fn what_a_family_is_owed_is_in_its_document() {
    let (plan, typed) = plan_with("Words");
    let parent = words(&documents(&plan, Audience::Parent));
    for Typed { field, marker, .. } in typed {
        let owed = ["/needs/*/text", "/outcomes/*/text", "/provisions/*/text", "/placements/*/text"];
        let section = field.path.starts_with("/sections/");
        if section && owed.iter().any(|end| field.path.ends_with(end)) {
            assert!(parent.contains(&marker), "{}", field.path);
        }
    }
}

/// The lines of the body that run over the margins; a footer takes more room for a name without end.
fn outside(document: &Document, side: f64) -> Vec<String> {
    let mut found = Vec::new();
    for (number, page) in document.pages.iter().enumerate() {
        let beyond = |glyph: &&Glyph| {
            // A stop at the end of a line may hang out by part of its width.
            let hang = 0.25 * glyph.size;
            let across = glyph.x0 < side - hang || glyph.x1 > page.width - side + hang;
            let along = glyph.y < 0.0 || glyph.y > page.height;
            !glyph.artifact && !glyph.text.trim().is_empty() && (across || along)
        };
        let letters: String = page.glyphs.iter().filter(beyond).map(|glyph| glyph.text.as_str()).collect();
        if !letters.is_empty() {
            found.push(format!("page {}: {}", number + 1, support::documents::start(&letters)));
        }
    }
    found
}

/// Checks that each text that a document shows stands in it as it was typed.
fn prints_as_typed(payload: &str) {
    let (plan, typed) = plan_with(payload);
    for audience in [Audience::Professional, Audience::Parent] {
        let documents = documents(&plan, audience);
        let printed = words(&documents);
        let mut changed = Vec::new();
        for Typed { field, marker, words } in &typed {
            let as_typed = without_spaces(words);
            let as_text = shown(&Text::from(words.as_str()));
            let expected = printed.contains(&as_typed) || field.is_text && printed.contains(&as_text);
            if printed.contains(marker) && !expected {
                changed.push(&field.path);
            }
        }
        assert!(changed.is_empty(), "{payload:?} changed for {audience:?} in {changed:#?}");
        let side = if audience == Audience::Professional { 24.0 } else { 26.0 } / 25.4 * 72.0;
        for document in &documents {
            let outside = outside(document, side);
            assert_eq!(outside, [""; 0], "{payload:?} runs out of the page for {audience:?}");
        }
    }
}

#[test]
fn typst_code_and_markup_are_words() {
    prints_as_typed("#eval(\"1\") $x$ *a* _b_ <label> @ref // a /* b */ ] [ ) ( #");
    prints_as_typed("\\u{41} \\ \\n ~ -- --- ' \"");
}

#[test]
fn typst_line_starts_are_words() {
    for payload in ["= Heading", "- ", "/ term: a", "1. first"] {
        prints_as_typed(payload);
    }
}

#[test]
fn phrase_markup_is_words() {
    prints_as_typed("{{ name }} {{ 7 * 7 }} {% if %} {# a #} <b>x</b> &amp; &#65;");
}

#[test]
fn plan_markup_outside_its_subset_is_words() {
    prints_as_typed("__a__ ~~b~~ `c` [a](https://a.example) ![b](c) > a | b |");
    prints_as_typed("One\ntwo");
}

#[test]
fn words_longer_than_a_line_stay_on_the_page() {
    prints_as_typed(&"Llanfairpwllgwyngyll".repeat(12));
    prints_as_typed(&"W".repeat(60));
}

#[test]
fn long_texts_stay_on_the_page() {
    let (plan, typed) = plan_with("Words");
    let sentence = "The words of this field go on for much longer than most people would write. ";
    let kinds = [(Kind::Professional, 24.0), (Kind::Parent, 26.0), (Kind::Phone, 6.0), (Kind::Large, 20.0)];
    // All but the one that decides whether a card stays on one page; and all of them.
    let each = kinds.map(|(kind, side)| (false, kind, side)).into_iter();
    for (all, kind, side) in each.chain([(true, Kind::Professional, 24.0), (true, Kind::Parent, 26.0)]) {
        let mut plan = plan.clone();
        let long = |field: &Field| field.is_text && (all || !field.path.ends_with("/*/text"));
        lengthen(&mut plan, &sentence.repeat(36), &|words: &str| {
            typed.iter().any(|typed| long(&typed.field) && words.ends_with(&typed.marker))
        });
        let document = read_pdf(&make(&support::read(&plan), &kind.options()).pdf);
        assert_eq!(outside(&document, side / 25.4 * 72.0), [""; 0], "{kind:?}, all {all}");
    }
}

/// Adds `more` to the texts of a plan that are to be long.
fn lengthen(value: &mut Value, more: &str, long: &dyn Fn(&str) -> bool) {
    match value {
        Value::String(words) if long(words) => words.extend([". ", more]),
        Value::Array(items) => items.iter_mut().for_each(|item| lengthen(item, more, long)),
        Value::Object(fields) => fields.values_mut().for_each(|field| lengthen(field, more, long)),
        _ => {}
    }
}
