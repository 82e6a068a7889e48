//! Plan text is data: whatever is typed into a field stands in the documents as it was typed.

mod support;

use ehcp::model::Text;
use ehcp::render::{Audience, Options};
use serde_json::Value;
use support::documents::{make, shown};
use support::pdf::{read as read_pdf, without_spaces};
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

/// The words of every kind of plan in one document, without white space.
fn words(plan: &Value, audience: Audience) -> String {
    let variants = [plan.clone(), without_items(plan.clone()), without_typed_facts(plan.clone())];
    let mut all = String::new();
    for variant in variants {
        let rendered = make(&support::read(&variant), &Options::for_audience(audience));
        all.push_str(&without_spaces(&read_pdf(&rendered.pdf).text()));
    }
    all
}

#[test]
fn show_me() {
    let (plan, typed) = plan_with("");
    let professional = words(&plan, Audience::Professional);
    let parent = words(&plan, Audience::Parent);
    for typed in typed {
        let p = professional.contains(&typed.marker);
        let q = parent.contains(&typed.marker);
        eprintln!("SHOW {} {} {}", if p { "P" } else { "-" }, if q { "F" } else { "-" }, typed.field.path);
    }
}
