//! The front page, the council, and the dates that start the clock.

use super::Gaps;
use crate::model::{EventKind, Reason, RightsHolderKind, Status};

const RETURN: Option<&str> = Some("yearly return (SEN2): Education Act 1996, section 29");

pub(super) fn find(gaps: &mut Gaps<'_>) {
    version(gaps);
    council(gaps);
    child(gaps);
    people(gaps);
    circumstances(gaps);
}

fn version(gaps: &mut Gaps<'_>) {
    let (plan, place) = (gaps.plan, "Version and dates");
    let version = &plan.version;
    if version.reason == Reason::FirstPlan {
        let asked = plan.lifecycle.latest(EventKind::RequestReceived).is_some();
        let law = Some("it starts the 20 weeks: SEND Regulations 2014, regulation 13(2)");
        gaps.unless(asked, place, "the day the request for an assessment was received", law);
    }
    if version.status == Status::Final {
        gaps.unless(
            version.made_on.is_some(),
            place,
            "the date of the final plan",
            Some("Code of Practice 9.125"),
        );
        gaps.unless(
            version.signed_by.is_some(),
            place,
            "the officer who signed",
            Some("Code of Practice 9.125"),
        );
        let law = Some("Children and Families Act 2014, section 44(1)");
        gaps.unless(version.next_review_by.is_some(), place, "the last day for the next review", law);
    }
    let young_person = plan.rights_holder.kind == RightsHolderKind::YoungPerson;
    let said = !young_person || plan.rights_holder.shares_with_parents.is_some();
    gaps.unless(said, place, "whether the young person shares papers with their parents", None);
}

fn council(gaps: &mut Gaps<'_>) {
    let (council, place) = (&gaps.plan.local_authority, "The council");
    gaps.unless(council.number.is_some(), place, "the council's three-digit number", RETURN);
    gaps.unless(council.case_officer.is_some(), place, "the officer who looks after this plan", None);
    let team = council.special_educational_needs_team.is_some();
    gaps.unless(team, place, "how to reach the special educational needs team", None);
    let law = Some("Children and Families Act 2014, section 32");
    let advice = council.information_advice_and_support.is_some();
    gaps.unless(advice, place, "how to reach free information, advice and support", law);
    let law = Some("Children and Families Act 2014, section 55");
    gaps.unless(council.mediation_adviser.is_some(), place, "how to reach the mediation adviser", law);
}

const FRONT_PAGE: &str = "Front page";

fn child(gaps: &mut Gaps<'_>) {
    let child = &gaps.plan.child_or_young_person;
    gaps.unless(child.name.family.is_some(), FRONT_PAGE, "family name, unless the person has none", RETURN);
    gaps.unless(child.sex.is_some(), FRONT_PAGE, "sex", RETURN);
    gaps.unless(
        child.pronouns.is_some(),
        FRONT_PAGE,
        "pronouns; without them documents repeat the name",
        None,
    );
    let ethnicity = child.ethnicity.is_some() || child.ethnicity_code.is_some();
    gaps.unless(ethnicity, FRONT_PAGE, "ethnicity", RETURN);
    let numbers = child.identifiers.as_ref();
    let pupil = numbers
        .is_some_and(|known| known.unique_pupil_number.is_some() || known.unique_learner_number.is_some());
    gaps.unless(pupil, FRONT_PAGE, "unique pupil number or unique learner number", RETURN);
    let health = numbers.is_some_and(|known| known.nhs_number.is_some());
    gaps.unless(health, FRONT_PAGE, "NHS number, if available", None);
    let postcode = child.addresses.iter().any(|address| address.postcode.is_some());
    gaps.unless(postcode, FRONT_PAGE, "address with postcode", RETURN);
    let language = child.first_language.is_some() || !child.languages.is_empty();
    gaps.unless(language, FRONT_PAGE, "first language of the child or young person", None);
    gaps.unless(
        child.parent_first_language.is_some(),
        FRONT_PAGE,
        "first language of the parents or carers",
        None,
    );
    let reached = child.communication.is_some();
    let law = Some("Accessible Information Standard, DCB1605");
    gaps.unless(reached, FRONT_PAGE, "interpreter, ways of communicating and formats needed", law);
}

fn people(gaps: &mut Gaps<'_>) {
    let child = &gaps.plan.child_or_young_person;
    gaps.unless(!child.contacts.is_empty(), FRONT_PAGE, "a parent, carer or other person to contact", None);
    for (index, contact) in child.contacts.iter().enumerate() {
        let place = format!("Front page, contact {}", index + 1);
        let reach = contact.telephone.is_some() || contact.email.is_some();
        gaps.unless(reach, &place, "telephone or email", None);
        let law = Some("Children Act 1989, section 3");
        let responsibility = contact.parental_responsibility.is_some();
        gaps.unless(responsibility, &place, "whether this person has parental responsibility", law);
    }
    gaps.unless(child.setting_attended.is_some(), FRONT_PAGE, "education setting attended now", None);
    gaps.unless(child.school_year.is_some(), FRONT_PAGE, "school year", None);
    gaps.unless(child.general_practice.is_some(), FRONT_PAGE, "family doctor's practice", None);
}

fn circumstances(gaps: &mut Gaps<'_>) {
    let child = &gaps.plan.child_or_young_person;
    let known = child.known_to_social_care.is_some();
    gaps.unless(known, FRONT_PAGE, "whether known to social care", None);
    let worker = child.known_to_social_care != Some(true) || child.social_worker.is_some();
    gaps.unless(worker, FRONT_PAGE, "social worker", None);
    let law = Some("Children Act 1989, section 22");
    gaps.unless(child.looked_after.is_some(), FRONT_PAGE, "whether looked after, now or before", law);
    let law = Some("SEND Regulations 2014, regulation 6(1)(b)(iv)");
    let forces = child.parent_in_armed_forces.is_some();
    gaps.unless(forces, FRONT_PAGE, "whether a parent serves in the armed forces", law);
    let moved = child.moved_in_with_plan.is_some();
    gaps.unless(moved, FRONT_PAGE, "whether the plan moved in from another council", None);
    gaps.unless(child.one_page_profile.is_some(), FRONT_PAGE, "whether there is a one-page profile", None);
}
