//! Both versions as JSON trees, for the patch, without the parts that are equal on both sides.
//!
//! Most of two versions is equal, and a part that is equal needs no operation. Leaving it out spares
//! making and comparing it. Where an item moved from one list to another both plans are made whole.

use super::matching::Group;
use super::prepared::Prepared;
use crate::json::WriteError;
use crate::model::{Plan, Sections};
use serde_json::Value;

/// The part where it differs from that of the other side, else an empty one.
fn unlike<T: Clone + Default + PartialEq>(mine: &T, other: &T) -> T {
    if mine == other { T::default() } else { mine.clone() }
}

/// The trees of both versions, the equal parts left out of both.
///
/// # Errors
/// As writing a plan: only for numbers under `extensions` that JSON cannot write.
pub(super) fn differing(
    before: &Plan,
    after: &Plan,
    groups: &[Group],
    earlier: &[Prepared<'_>],
    later: &[Prepared<'_>],
) -> Result<(Value, Value), WriteError> {
    let moved = groups.iter().any(|group| match (group.before.first(), group.after.first()) {
        (Some(&left), Some(&right)) => earlier[left].item.list != later[right].item.list,
        _ => false,
    });
    if moved {
        Ok((value(before)?, value(after)?))
    } else {
        Ok((value(&without_equal(before, after))?, value(&without_equal(after, before))?))
    }
}

fn value(plan: &Plan) -> Result<Value, WriteError> {
    crate::json::tree(plan)
}

/// The plan with every large part empty that the other version has alike. Every field is named, so that
/// a new one cannot be forgotten.
fn without_equal(plan: &Plan, other: &Plan) -> Plan {
    let (mine, theirs) = (&plan.sections, &other.sections);
    Plan {
        schema: plan.schema,
        id: plan.id,
        version: plan.version.clone(),
        copy: plan.copy.clone(),
        local_authority: plan.local_authority.clone(),
        previous_authorities: unlike(&plan.previous_authorities, &other.previous_authorities),
        child_or_young_person: plan.child_or_young_person.clone(),
        rights_holder: plan.rights_holder.clone(),
        sections: Sections {
            views: unlike(&mine.views, &theirs.views),
            special_educational_needs: unlike(
                &mine.special_educational_needs,
                &theirs.special_educational_needs,
            ),
            health_care_needs: unlike(&mine.health_care_needs, &theirs.health_care_needs),
            social_care_needs: unlike(&mine.social_care_needs, &theirs.social_care_needs),
            outcomes: unlike(&mine.outcomes, &theirs.outcomes),
            special_educational_provision: unlike(
                &mine.special_educational_provision,
                &theirs.special_educational_provision,
            ),
            health_care_provision: unlike(&mine.health_care_provision, &theirs.health_care_provision),
            social_care_provision_h1: unlike(
                &mine.social_care_provision_h1,
                &theirs.social_care_provision_h1,
            ),
            social_care_provision_h2: unlike(
                &mine.social_care_provision_h2,
                &theirs.social_care_provision_h2,
            ),
            placement: mine.placement.clone(),
            personal_budget: unlike(&mine.personal_budget, &theirs.personal_budget),
            advice: unlike(&mine.advice, &theirs.advice),
        },
        lifecycle: unlike(&plan.lifecycle, &other.lifecycle),
        annual_reviews: unlike(&plan.annual_reviews, &other.annual_reviews),
        local_funding: unlike(&plan.local_funding, &other.local_funding),
        unplaced: unlike(&plan.unplaced, &other.unplaced),
        extensions: unlike(&plan.extensions, &other.extensions),
    }
}
