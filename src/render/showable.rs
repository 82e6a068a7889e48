//! What a plan holds that no document can show, as findings.

use super::coverage::{Mark, replace_in_value};
use crate::finding::{Basis, Finding, Severity};
use crate::model::{Plan, PlanPath};
use crate::schema::Places;

/// One finding for each text with characters that no font of the documents shows. Documents put a
/// visible mark such as `[U+1F9C3]` in the place of each, so nothing vanishes.
#[must_use]
pub fn unshowable(plan: &Plan) -> Vec<Finding> {
    let Ok(value) = serde_json::to_value(plan) else { return Vec::new() };
    let mut marked = value.clone();
    if let Some(fields) = marked.as_object_mut() {
        fields.remove("extensions");
    }
    let marks = replace_in_value(&mut marked);
    let places = Places::of(&value);
    marks.chunk_by(|a, b| a.pointer == b.pointer).map(|marks| finding(marks, &places)).collect()
}

fn finding(marks: &[Mark], places: &Places<'_>) -> Finding {
    let mut characters: Vec<String> = Vec::new();
    for mark in marks {
        let name = format!("U+{:04X}", u32::from(mark.unshowable.character));
        if !characters.contains(&name) {
            characters.push(name);
        }
    }
    let (shown, more) =
        (characters.iter().take(6).cloned().collect::<Vec<_>>().join(", "), characters.len() > 6);
    let message = match marks.len() {
        1 => format!("1 character cannot be shown by the fonts of the documents: {shown}"),
        count => {
            let more = if more { " and others" } else { "" };
            format!("{count} characters cannot be shown by the fonts of the documents: {shown}{more}")
        }
    };
    let pointer = marks.first().map(|mark| mark.pointer.clone()).unwrap_or_default();
    Finding {
        code: "T-001",
        name: "character-without-glyph",
        severity: Severity::Advice,
        basis: Basis::GoodPractice,
        law: Vec::new(),
        place: places.words(&pointer),
        pointer: PlanPath::from_pointer(pointer),
        line: None,
        column: None,
        quote: None,
        span: None,
        around: None,
        message,
        mend: "nothing is lost: documents show a visible mark; say in words what it means if it matters"
            .to_owned(),
        waived: None,
    }
}
