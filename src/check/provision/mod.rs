//! Section F: special educational provision, the part of a plan that a council must secure.
//!
//! A rule looks at three things together: what was read from the words, the columns that the
//! source had beside them, and the typed facts. What any of the three says is said: a rule that
//! reads worse than a person must not claim that the plan is silent.

mod adulthood;
mod arithmetic;
mod conditions;
mod content;
mod delegated;
mod equipment;
mod moves;
mod people;
mod said;
mod specified;
mod timetable;
mod vague;
mod when;

use super::rule::Rule;
use super::subject::{ProvisionItem, Subject};
use crate::model::{PlanPath, ProvisionKind, Section};

pub(super) const RULES: &[Rule] = &[
    specified::UNSPECIFIED_PROVISION,
    vague::VAGUE_PROVISION,
    delegated::DELEGATED_PROVISION,
    content::THERAPY_HOURS_NOT_SPLIT,
    people::DELIVERER_WITHOUT_EXPERTISE,
    when::WEEKS_MISSING,
    when::PLACE_MISSING,
    when::MONITORING_MISSING,
    conditions::CONDITIONAL_PROVISION,
    content::ORDINARY_TEACHING_ALONE,
    content::ADULT_HOURS_WITHOUT_CONTENT,
    content::EDUCATION_OUTSIDE_SECTION_F,
    conditions::ALTERNATIVES_LEFT_OPEN,
    equipment::EQUIPMENT_WITHOUT_CARE,
    timetable::REDUCED_TIMETABLE_WITHOUT_PLAN,
    timetable::EDUCATION_OTHERWISE_INCOMPLETE,
    adulthood::NO_ADULTHOOD_PROVISION,
    moves::MOVE_WITHOUT_SUPPORT,
    content::MONEY_INSTEAD_OF_PROVISION,
    content::BRAND_WITHOUT_EQUIVALENT,
    delegated::LESS_THAN_ADVISED,
    arithmetic::TOTAL_DOES_NOT_ADD_UP,
    arithmetic::WORDS_AND_RECORD_DISAGREE,
];

/// The provision of Section F.
fn in_section_f<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s ProvisionItem<'a>> {
    subject.provisions.iter().filter(|item| item.section == Section::F)
}

/// The place of a provision's words.
fn words_of(item: &ProvisionItem<'_>) -> PlanPath {
    item.path.field("text")
}

/// Whether the provision is work with the child or young person, so that how often and how long can be asked.
fn is_direct_work(item: &ProvisionItem<'_>) -> bool {
    !item.provision.kind.has_no_sessions()
        && !matches!(
            item.provision.kind,
            ProvisionKind::Training
                | ProvisionKind::Liaison
                | ProvisionKind::FamilySupport
                | ProvisionKind::TransitionSupport
        )
}
