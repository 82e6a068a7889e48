//! Sections C, D, G, H1, H2, J and K: health, care, money and advice.

use super::needs_and_help::item;
use super::{Gaps, place_of};
use crate::model::{AdviceKind, RightsHolderKind, Section};

pub(super) fn find_needs(gaps: &mut Gaps<'_>) {
    let sections = &gaps.plan.sections;
    let health =
        !sections.health_care_needs.needs.is_empty() || sections.health_care_needs.none_identified.is_some();
    let care =
        !sections.social_care_needs.needs.is_empty() || sections.social_care_needs.none_identified.is_some();
    let law = Some("SEND Regulations 2014, regulation 12(1)(c)");
    gaps.unless(health, &place_of(Section::C), "the needs, or who says that there are none", law);
    let law = Some("SEND Regulations 2014, regulation 12(1)(d)");
    gaps.unless(care, &place_of(Section::D), "the needs, or who says that there are none", law);
}

pub(super) fn find_provision(gaps: &mut Gaps<'_>) {
    let sections = &gaps.plan.sections;
    let what = "the provision, or who says that there is none";
    let health = &sections.health_care_provision;
    let place = place_of(Section::G);
    let there = !health.provisions.is_empty() || health.none_identified.is_some();
    gaps.unless(there, &place, what, Some("SEND Regulations 2014, regulation 12(1)(g)"));
    let agreed = health.provisions.is_empty() || health.agreement.is_some();
    gaps.unless(
        agreed,
        &place,
        "the health body's agreement",
        Some("SEND Regulations 2014, regulation 12(2)"),
    );
    let law = Some("SEND Regulations 2014, regulation 12(1)(h)");
    for (section, care) in
        [(Section::H1, &sections.social_care_provision_h1), (Section::H2, &sections.social_care_provision_h2)]
    {
        let there = !care.provisions.is_empty() || care.none_identified.is_some();
        gaps.unless(there, &place_of(section), what, law);
    }
}

/// The advice that every assessment asks for (regulation 6(1)).
const ADVICE: [(AdviceKind, &str, &str); 5] = [
    (AdviceKind::ParentOrYoungPerson, "parent or young person", "SEND Regulations 2014, regulation 6(1)(a)"),
    (AdviceKind::Educational, "educational", "SEND Regulations 2014, regulation 6(1)(b)"),
    (AdviceKind::Medical, "medical", "SEND Regulations 2014, regulation 6(1)(c)"),
    (AdviceKind::Psychological, "psychological", "SEND Regulations 2014, regulation 6(1)(d)"),
    (AdviceKind::SocialCare, "social care", "SEND Regulations 2014, regulation 6(1)(e)"),
];

pub(super) fn find_budget_and_advice(gaps: &mut Gaps<'_>) {
    let budget = &gaps.plan.sections.personal_budget;
    let there = budget.none_identified.is_some()
        || budget.text.is_some()
        || !budget.components.is_empty()
        || !budget.direct_payments.is_empty();
    let law = Some("SEND Regulations 2014, regulation 12(1)(j); Code of Practice 9.69(J)");
    gaps.unless(there, &place_of(Section::J), "the personal budget, or that none was asked for", law);

    let (advice, place) = (&gaps.plan.sections.advice.advice, place_of(Section::K));
    for (kind, name, law) in ADVICE {
        let there = advice.iter().any(|entry| entry.kind == kind);
        gaps.unless(there, &place, &format!("advice: {name}"), Some(law));
    }
    if is_in_or_beyond_year_9(gaps) {
        let there = advice.iter().any(|entry| entry.kind == AdviceKind::PreparationForAdulthood);
        let law = Some("SEND Regulations 2014, regulation 6(1)(g)");
        gaps.unless(there, &place, "advice: preparation for adulthood and independent living", law);
    }
    for entry in advice {
        let place = item(gaps, Section::K, "advice", entry.id);
        let author = entry.author.is_some() || entry.author_role.is_some();
        gaps.unless(author, &place, "who wrote it", None);
        gaps.unless(entry.written_on.is_some(), &place, "the day it was written", None);
        let law = Some("SEND Regulations 2014, regulation 8");
        gaps.unless(entry.received_on.is_some(), &place, "the day it was received", law);
        let law = Some("SEND Regulations 2014, regulation 12(4)");
        gaps.unless(entry.appended.is_some(), &place, "whether it is appended", law);
    }
}

/// Whether the record shows that the child is in Year 9 or beyond; young persons always are.
fn is_in_or_beyond_year_9(gaps: &Gaps<'_>) -> bool {
    let year = gaps.plan.child_or_young_person.school_year.as_ref();
    year.is_some_and(|year| year.national_curriculum_year >= 9)
        || gaps.plan.rights_holder.kind == RightsHolderKind::YoungPerson
}
