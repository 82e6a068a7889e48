//! Sections A, B, E and F: views, needs, outcomes and special educational provision.

use super::{Gaps, place_of};
use crate::model::{BroadArea, ItemId, ProvisionKind, RightsHolderKind, Section, ViewEntry, Whose};

pub(super) fn find_views(gaps: &mut Gaps<'_>) {
    let (views, place) = (&gaps.plan.sections.views, place_of(Section::A));
    let law = Some("SEND Regulations 2014, regulation 12(1)(a)");
    let code = Some("Code of Practice 9.69(A)");
    let whose = |wanted: &[Whose]| {
        let all = [&views.views, &views.interests, &views.aspirations];
        all.into_iter().flatten().any(|entry| entry.whose.is_some_and(|whose| wanted.contains(&whose)))
    };
    if gaps.plan.rights_holder.kind == RightsHolderKind::YoungPerson {
        gaps.unless(whose(&[Whose::YoungPerson, Whose::Family]), &place, "the young person's own views", law);
    } else {
        gaps.unless(whose(&[Whose::Child, Whose::Family]), &place, "the child's own views", law);
        gaps.unless(whose(&[Whose::Parent, Whose::Family]), &place, "the parents' views", law);
    }
    gaps.unless(!views.interests.is_empty(), &place, "interests", law);
    gaps.unless(!views.aspirations.is_empty(), &place, "aspirations", law);
    gaps.unless(!views.strengths.is_empty(), &place, "strengths", None);
    gaps.unless(views.history.is_some(), &place, "a short history", code);
    let communicate = views.how_to_communicate.is_some();
    gaps.unless(communicate, &place, "how to communicate with the child or young person", code);
    let said = |entry: &ViewEntry| entry.gathered_how.is_some() || entry.direct_quotation.is_some();
    let how = views.views.iter().all(said);
    gaps.unless(how, &place, "how each view was gathered, and whether it is a quotation", code);
}

pub(super) fn find_needs(gaps: &mut Gaps<'_>) {
    let (section, place) = (&gaps.plan.sections.special_educational_needs, place_of(Section::B));
    let law = Some("SEND Regulations 2014, regulation 12(1)(b); Code of Practice 9.69(B)");
    for area in BroadArea::ALL {
        let needs = section.needs.iter().any(|need| need.area == area);
        let none = section.areas.iter().any(|entry| entry.area == area && entry.none_identified.is_some());
        let what = format!("{}: the needs, or that none was identified", area.title());
        gaps.unless(needs || none, &place, &what, law);
    }
    let primary = section.needs.iter().any(|need| need.types.iter().any(|kind| kind.rank == 1));
    let law = Some("yearly return (SEN2): Education Act 1996, section 29");
    gaps.unless(primary, &place, "the primary type of need", law);
    for need in &section.needs {
        let place = item(gaps, Section::B, "need", need.id);
        let impact = need.impact_in_setting.is_some() || need.impact_in_daily_life.is_some();
        gaps.unless(need.strengths.is_some(), &place, "what the child or young person can do", None);
        gaps.unless(impact, &place, "what the need means in the setting and in daily life", None);
        gaps.unless(need.current_level.is_some(), &place, "how severe it is, or the level now", None);
        gaps.unless(!need.evidence.is_empty(), &place, "the advice in Section K that shows it", None);
    }
}

pub(super) fn find_outcomes(gaps: &mut Gaps<'_>) {
    let (section, place) = (&gaps.plan.sections.outcomes, place_of(Section::E));
    let law = Some("SEND Regulations 2014, regulation 12(1)(e)");
    let smart = Some("Code of Practice 9.66");
    gaps.unless(!section.outcomes.is_empty(), &place, "the outcomes", law);
    let targets = section.arrangements_for_shorter_term_targets.is_some();
    let code = Some("Code of Practice 9.69(E)");
    gaps.unless(targets, &place, "how the setting will set shorter-term targets", code);
    for outcome in &section.outcomes {
        let place = item(gaps, Section::E, "outcome", outcome.id);
        gaps.unless(outcome.baseline.is_some(), &place, "where the child or young person is now", smart);
        gaps.unless(outcome.measure.is_some(), &place, "how it will be measured", smart);
        gaps.unless(outcome.achieve_by.is_some(), &place, "by when", smart);
        gaps.unless(outcome.reviewed_by.is_some(), &place, "who reviews it, and when", None);
        gaps.unless(!outcome.needs.is_empty(), &place, "the needs it answers", None);
        gaps.unless(!outcome.aspirations.is_empty(), &place, "the aspiration it serves", None);
    }
}

pub(super) fn find_provision(gaps: &mut Gaps<'_>) {
    let sections = &gaps.plan.sections;
    let (provisions, place) = (&sections.special_educational_provision.provisions, place_of(Section::F));
    let law = Some("SEND Regulations 2014, regulation 12(1)(f)");
    let specific = Some("Code of Practice 9.69(F)");
    gaps.unless(!provisions.is_empty(), &place, "the special educational provision", law);
    for need in &sections.special_educational_needs.needs {
        let met =
            provisions.is_empty() || provisions.iter().any(|provision| provision.meets.contains(&need.id));
        let label = gaps.labels.get(need.id).unwrap_or("that has no label");
        let what = format!("provision for need {label}");
        gaps.unless(met, &place, &what, specific);
    }
    for provision in provisions {
        let place = item(gaps, Section::F, "provision", provision.id);
        // A chair or a quiet room has no hours, and nobody gives it each week.
        let is_thing = matches!(
            provision.kind,
            ProvisionKind::Equipment | ProvisionKind::Environment | ProvisionKind::CurriculumModification
        );
        let amount = is_thing || !provision.quantities.is_empty();
        gaps.unless(is_thing || !provision.delivered_by.is_empty(), &place, "who gives it", specific);
        gaps.unless(amount, &place, "how long and how often", specific);
        gaps.unless(!provision.meets.is_empty(), &place, "the needs it meets", specific);
        gaps.unless(!provision.supports.is_empty(), &place, "the outcomes it supports", specific);
    }
}

/// An item by its section and label.
pub(super) fn item(gaps: &Gaps<'_>, section: Section, noun: &str, id: ItemId) -> String {
    match gaps.labels.get(id) {
        Some(label) => format!("Section {}, {noun} {label}", section.letter()),
        None => format!("Section {}, {noun}", section.letter()),
    }
}
