//! What a plan does not say yet, section by section, with the law that asks for it.
//!
//! This is a list for the person who goes on writing, not a verdict: it tells gaps, and `check`
//! tells faults. It is computed from the plan, so it gets shorter as the plan fills.

mod care;
mod front_page;
mod needs_and_help;

use crate::model::{Labels, Plan, Section, Status};
use std::fmt::Write;

/// One thing that the plan does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Where it belongs, in words, such as "Section B, need B2".
    pub place: String,
    /// What is missing.
    pub what: String,
    /// The law or guidance that asks for it; absent where good practice does.
    pub law: Option<&'static str>,
}

/// Everything that the plan does not say, in the order of the plan.
#[must_use]
pub fn missing(plan: &Plan) -> Vec<Missing> {
    let mut gaps = Gaps { plan, labels: Labels::of(plan), found: Vec::new() };
    front_page::find(&mut gaps);
    needs_and_help::find_views(&mut gaps);
    needs_and_help::find_needs(&mut gaps);
    care::find_needs(&mut gaps);
    needs_and_help::find_outcomes(&mut gaps);
    needs_and_help::find_provision(&mut gaps);
    care::find_provision(&mut gaps);
    placement(&mut gaps);
    care::find_budget_and_advice(&mut gaps);
    gaps.found
}

/// The list as people print it: a heading for each place, a line for each thing.
#[must_use]
pub fn checklist(missing: &[Missing]) -> String {
    let mut text = match missing.len() {
        0 => return "Nothing is missing from this checklist.\n".to_owned(),
        1 => "1 thing is still missing:\n".to_owned(),
        count => format!("{count} things are still missing:\n"),
    };
    let mut place = "";
    for gap in missing {
        if gap.place != place {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "\n{}", gap.place);
            place = &gap.place;
        }
        let _ = match gap.law {
            Some(law) => writeln!(text, "  [ ] {} ({law})", gap.what),
            None => writeln!(text, "  [ ] {}", gap.what),
        };
    }
    text
}

/// The plan, and what was found so far.
struct Gaps<'a> {
    plan: &'a Plan,
    labels: Labels,
    found: Vec<Missing>,
}

impl Gaps<'_> {
    /// Notes what is missing unless it is there.
    fn unless(&mut self, there: bool, place: &str, what: &str, law: Option<&'static str>) {
        if !there {
            self.found.push(Missing { place: place.to_owned(), what: what.to_owned(), law });
        }
    }
}

/// A section by its letter and name.
fn place_of(section: Section) -> String {
    format!("Section {}: {}", section.letter(), section.title())
}

fn placement(gaps: &mut Gaps<'_>) {
    use crate::model::PlacementStatus::{BlankInDraft, EducationOtherwise, LeftOpen, Named};
    let section = &gaps.plan.sections.placement;
    let in_draft = matches!(gaps.plan.version.status, Status::Draft | Status::ProposedAmendment);
    let there = match section.status {
        Named => !section.placements.is_empty(),
        // A draft of a first plan must not name a setting, so nothing is missing there.
        BlankInDraft | LeftOpen => in_draft,
        EducationOtherwise => true,
    };
    let law = Some("SEND Regulations 2014, regulation 12(1)(i)");
    gaps.unless(there, &place_of(Section::I), "the school or other setting, or the type of it", law);
    for placement in &section.placements {
        gaps.unless(placement.kind.is_some(), &place_of(Section::I), "the type of the setting named", law);
    }
}
