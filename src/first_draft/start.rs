//! The draft itself: valid, and empty but for what is known.

use crate::model::{
    AdviceAndInformation, ChildOrYoungPerson, Date, HealthCareNeeds, HealthCareProvision, ItemId, Lifecycle,
    LocalAuthority, Outcomes, PersonName, PersonalBudget, PlacementSection, PlacementStatus, Plan, PlanId,
    Reason, RightsHolder, RightsHolderKind, SchemaVersion, Sections, SocialCareNeeds, SocialCareProvision,
    SpecialEducationalNeeds, SpecialEducationalProvision, Status, Version, Views,
};
use crate::timescales::calendar::last_day_of_compulsory_school_age;
use uuid::Uuid;

/// What must be known before there can be a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The identity of the plan, for its whole life.
    pub id: PlanId,
    /// The identity of this first version.
    pub version: Uuid,
    /// The first name or names of the child or young person.
    pub given: String,
    /// The family name, if the person has one and it is known.
    pub family: Option<String>,
    /// Date of birth.
    pub date_of_birth: Date,
    /// Who holds the rights; [`rights_holder_on`] says it by age.
    pub rights_holder: RightsHolderKind,
    /// The council that is responsible for the plan.
    pub local_authority: LocalAuthority,
}

/// Makes the first draft of a plan: version 1 of a first plan, with all twelve sections.
///
/// Section I is blank, since a draft must not name a setting (Children and Families Act 2014,
/// section 38(5)). Whatever is not known is absent.
#[must_use]
pub fn first_draft(start: &Start) -> Plan {
    Plan {
        schema: SchemaVersion::V1_0,
        id: start.id,
        version: Version {
            id: start.version,
            number: 1,
            status: Status::Draft,
            made_on: None,
            reason: Reason::FirstPlan,
            replaces: None,
            next_review_by: None,
            ceased_on: None,
            signed_by: None,
        },
        copy: None,
        local_authority: start.local_authority.clone(),
        previous_authorities: Vec::new(),
        child_or_young_person: child(start),
        rights_holder: RightsHolder {
            kind: start.rights_holder,
            shares_with_parents: None,
            representatives: Vec::new(),
        },
        sections: empty_sections(),
        lifecycle: Lifecycle::default(),
        annual_reviews: Vec::new(),
        local_funding: None,
        unplaced: Vec::new(),
        extensions: serde_json::Map::new(),
    }
}

fn child(start: &Start) -> ChildOrYoungPerson {
    ChildOrYoungPerson {
        name: PersonName {
            given: start.given.clone(),
            middle: None,
            family: start.family.clone(),
            preferred: None,
            former: Vec::new(),
        },
        date_of_birth: start.date_of_birth,
        sex: None,
        gender_identity: None,
        pronouns: None,
        preferred_wording: None,
        ethnicity: None,
        ethnicity_code: None,
        first_language: None,
        parent_first_language: None,
        languages: Vec::new(),
        religion: None,
        identifiers: None,
        addresses: Vec::new(),
        contacts: Vec::new(),
        communication: None,
        setting_attended: None,
        school_year: None,
        general_practice: None,
        key_health_professional: None,
        known_to_social_care: None,
        social_worker: None,
        other_professionals: Vec::new(),
        looked_after: None,
        parent_in_armed_forces: None,
        one_page_profile: None,
        moved_in_with_plan: None,
    }
}

fn empty_sections() -> Sections {
    Sections {
        views: Views::default(),
        special_educational_needs: SpecialEducationalNeeds::default(),
        health_care_needs: HealthCareNeeds::default(),
        social_care_needs: SocialCareNeeds::default(),
        outcomes: Outcomes::default(),
        special_educational_provision: SpecialEducationalProvision::default(),
        health_care_provision: HealthCareProvision::default(),
        social_care_provision_h1: SocialCareProvision::default(),
        social_care_provision_h2: SocialCareProvision::default(),
        placement: PlacementSection {
            status: PlacementStatus::BlankInDraft,
            placements: Vec::new(),
            transitions: Vec::new(),
        },
        personal_budget: PersonalBudget::default(),
        advice: AdviceAndInformation::default(),
    }
}

/// The identity of an item that is made with a plan: version 5, from the plan and the item's place.
#[must_use]
pub fn item_id(plan: PlanId, pointer: &str) -> ItemId {
    ItemId(Uuid::new_v5(&plan.0, pointer.as_bytes()))
}

/// The identity of a plan's first version where nothing mints one by chance.
#[must_use]
pub fn version_id(plan: PlanId) -> Uuid {
    Uuid::new_v5(&plan.0, b"/version/1")
}

/// Who holds the rights on this day, by age alone: the young person once over compulsory school age.
///
/// That is after the last Friday in June of the school year, September to August, in which the
/// person turns 16 (Education Act 1996, section 8; Children and Families Act 2014, section 83(2)).
#[must_use]
pub fn rights_holder_on(date_of_birth: Date, on: Date) -> RightsHolderKind {
    if on > last_day_of_compulsory_school_age(date_of_birth) {
        RightsHolderKind::YoungPerson
    } else {
        RightsHolderKind::Parent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_rights_pass_after_the_last_friday_in_june() {
        // The last Fridays in June are the 26th in 2026 and the 25th in 2027.
        for (born, on, kind) in [
            (date(2010, 3, 1), date(2026, 6, 26), RightsHolderKind::Parent),
            (date(2010, 3, 1), date(2026, 6, 27), RightsHolderKind::YoungPerson),
            (date(2010, 8, 31), date(2026, 6, 27), RightsHolderKind::YoungPerson),
            (date(2010, 9, 1), date(2026, 9, 2), RightsHolderKind::Parent),
            (date(2010, 9, 1), date(2027, 6, 26), RightsHolderKind::YoungPerson),
            (date(2018, 1, 1), date(2026, 6, 30), RightsHolderKind::Parent),
            (date(9990, 1, 1), date(9999, 12, 31), RightsHolderKind::Parent),
        ] {
            assert_eq!(rights_holder_on(born, on), kind, "{born} on {on}");
        }
    }
}
