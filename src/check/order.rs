//! Findings in the order of the plan, each with its place in words.

use crate::finding::Finding;
use crate::model::{Plan, Section};
use crate::schema::Places;
use serde_json::{Map, Value};

/// Sorts findings by where they stand in the plan, and gives each its place in words.
pub(super) fn put_in_order(plan: &Plan, findings: &mut [Finding]) {
    if findings.is_empty() {
        return;
    }
    let outline = outline(plan);
    let places = Places::of(&outline);
    for finding in findings.iter_mut() {
        finding.place = places.words(finding.pointer.as_str());
    }
    findings.sort_by_cached_key(|finding| {
        (document_order(finding.pointer.as_str()), finding.span.map(|span| span.start), finding.code)
    });
}

/// What of the plan's JSON is needed to say a place in words: the items' own labels, the broad
/// areas and the days of the reviews. The whole plan would take as long as many rules together.
fn outline(plan: &Plan) -> Value {
    macro_rules! items {
        ($list:expr) => {
            $list.iter().map(|item| one("label", item.label.as_deref().map(Value::from))).collect()
        };
    }
    let sections = &plan.sections;
    let areas = sections.special_educational_needs.areas.iter();
    let areas = areas.map(|area| one("area", serde_json::to_value(area.area).ok())).collect();
    let lists: [(Section, &str, Vec<Value>); 12] = [
        (Section::A, "aspirations", items!(sections.views.aspirations)),
        (Section::B, "areas", areas),
        (Section::B, "needs", items!(sections.special_educational_needs.needs)),
        (Section::C, "needs", items!(sections.health_care_needs.needs)),
        (Section::D, "needs", items!(sections.social_care_needs.needs)),
        (Section::E, "outcomes", items!(sections.outcomes.outcomes)),
        (Section::F, "provisions", items!(sections.special_educational_provision.provisions)),
        (Section::G, "provisions", items!(sections.health_care_provision.provisions)),
        (Section::H1, "provisions", items!(sections.social_care_provision_h1.provisions)),
        (Section::H2, "provisions", items!(sections.social_care_provision_h2.provisions)),
        (Section::J, "direct_payments", items!(sections.personal_budget.direct_payments)),
        (Section::K, "advice", items!(sections.advice.advice)),
    ];
    let mut by_letter: Map<String, Value> = Map::new();
    for (section, list, items) in lists {
        let lists = by_letter.entry(section.letter()).or_insert_with(|| Value::Object(Map::new()));
        lists[list] = Value::Array(items);
    }
    let met = plan.annual_reviews.iter();
    let reviews = met.map(|review| one("meeting_on", serde_json::to_value(review.meeting_on).ok())).collect();
    let mut outline = Map::new();
    outline.insert("sections".to_owned(), Value::Object(by_letter));
    outline.insert("annual_reviews".to_owned(), Value::Array(reviews));
    Value::Object(outline)
}

/// An object with this field, or with nothing.
fn one(field: &str, value: Option<Value>) -> Value {
    Value::Object(value.map(|value| (field.to_owned(), value)).into_iter().collect())
}

/// The steps of a pointer so that they sort as the plan is read: the front page, the sections, the rest.
fn document_order(pointer: &str) -> Vec<(usize, String)> {
    const TOP: [&str; 7] =
        ["schema", "id", "version", "local_authority", "child_or_young_person", "rights_holder", "sections"];
    pointer
        .split('/')
        .skip(1)
        .enumerate()
        .map(|(depth, step)| {
            let rank = if depth == 0 {
                TOP.iter().position(|name| *name == step).map_or(TOP.len(), |at| at + 1)
            } else {
                step.parse().unwrap_or(0)
            };
            // The words of an item come before what is recorded beside them.
            (rank, if step == "text" { String::new() } else { step.to_owned() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outline_gives_the_same_places_as_the_whole_plan() {
        let plan =
            crate::json::read(include_bytes!("../../fixtures/plans/autistic-age-8-mainstream.json")).unwrap();
        let (whole, outline) = (serde_json::to_value(&plan).unwrap(), outline(&plan));
        let (whole_places, places) = (Places::of(&whole), Places::of(&outline));
        let mut compared = 0;
        for (letter, section) in whole["sections"].as_object().unwrap() {
            for (list, items) in section.as_object().unwrap() {
                for index in 0..items.as_array().map_or(0, Vec::len) {
                    let pointer = format!("/sections/{letter}/{list}/{index}");
                    assert_eq!(places.words(&pointer), whole_places.words(&pointer));
                    compared += 1;
                }
            }
        }
        assert!(compared > 50);
        for index in 0..=plan.annual_reviews.len() {
            let pointer = format!("/annual_reviews/{index}/progress/0");
            assert_eq!(places.words(&pointer), whole_places.words(&pointer));
        }
    }
}
