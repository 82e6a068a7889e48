//! The front page: whose plan it is, which council's, and which version.

use super::Doubt;
use super::maker::Maker;
use crate::convert::recognise::{Field, Value, split_name};
use crate::first_draft::{Start, first_draft, rights_holder_on, version_id};
use crate::model::{
    Address, Contact, Date, Identifiers, LocalAuthority, Plan, Reason, RightsHolderKind, SettingAttended,
    Status,
};

/// The plan with its front page, its sections still empty.
pub(super) fn begin(maker: &mut Maker<'_>) -> Plan {
    let identity = &maker.recognised.identity;
    for doubt in &identity.doubts {
        maker.doubts.push(Doubt::new(doubt.place.clone(), doubt.words.clone(), doubt.reason.clone()));
    }
    let (given, middle, family) = names(maker);
    let date_of_birth = born(maker);
    let council = council(maker);
    let made_on = identity.issue_date.as_ref().map(|(day, _)| *day);
    let rights_holder =
        made_on.zip(date_of_birth).map_or(RightsHolderKind::Parent, |(on, born)| rights_holder_on(born, on));
    if made_on.is_none() {
        maker.doubt(None, "the date of the plan was not found; the parent is taken for the holder of the rights, so check the child's age");
    }
    let mut plan = first_draft(&Start {
        id: maker.id,
        version: version_id(maker.id),
        given,
        family,
        date_of_birth: date_of_birth.unwrap_or(Date::ZERO),
        rights_holder,
        local_authority: council,
    });
    plan.child_or_young_person.name.middle = middle;
    plan.version.made_on = made_on;
    plan.version.next_review_by = identity.review_date.as_ref().map(|(day, _)| *day);
    went_to(maker, identity.issue_date.as_ref().map(|(_, value)| value), "/version/made_on");
    went_to(maker, identity.review_date.as_ref().map(|(_, value)| value), "/version/next_review_by");
    (plan.version.status, plan.version.reason) = status(maker);
    rest(maker, &mut plan);
    plan
}

fn went_to(maker: &mut Maker<'_>, value: Option<&Value>, pointer: &str) {
    if let Some(entry) = value.and_then(|value| value.entry) {
        maker.goes(entry, pointer);
    }
}

const NAME: &str = "/child_or_young_person/name";

fn names(maker: &mut Maker<'_>) -> (String, Option<String>, Option<String>) {
    let identity = &maker.recognised.identity;
    for value in [&identity.name, &identity.given, &identity.middle, &identity.family].into_iter().flatten() {
        went_to(maker, Some(value), NAME);
    }
    let own = |value: &Option<Value>| value.as_ref().map(|value| value.text.clone());
    if let Some(given) = &identity.given {
        let (first, more) = given
            .text
            .split_once(' ')
            .map_or((given.text.as_str(), None), |(first, more)| (first, Some(more.to_owned())));
        let middle = own(&identity.middle).or(more);
        let family = own(&identity.family)
            .or_else(|| identity.name.as_ref().and_then(|name| split_name(&name.text).2));
        return (first.to_owned(), middle, family);
    }
    match (&identity.name, &identity.family) {
        // "Name: Sam", "Surname: Smith".
        (Some(name), Some(family))
            if name.text.split_whitespace().count() <= 2 && !name.text.contains(&family.text) =>
        {
            let (first, middle) = name
                .text
                .split_once(' ')
                .map_or((name.text.clone(), None), |(first, more)| (first.to_owned(), Some(more.to_owned())));
            (first, middle, Some(family.text.clone()))
        }
        (Some(name), _) => split_name(&name.text),
        _ => {
            maker.lacks.push(NAME);
            maker.doubt(
                None,
                "the child's name was not found on the front page; add it before the plan is used",
            );
            ("not found".to_owned(), None, None)
        }
    }
}

fn born(maker: &mut Maker<'_>) -> Option<Date> {
    const POINTER: &str = "/child_or_young_person/date_of_birth";
    let Some((day, value)) = &maker.recognised.identity.date_of_birth else {
        maker.lacks.push(POINTER);
        maker.doubt(
            None,
            "the date of birth was not found, or could not be read; add it before the plan is used",
        );
        return None;
    };
    went_to(maker, Some(value), POINTER);
    Some(*day)
}

fn council(maker: &mut Maker<'_>) -> LocalAuthority {
    const POINTER: &str = "/local_authority/name";
    let found = maker.recognised.identity.council.as_ref();
    went_to(maker, found, POINTER);
    let name = match (found.map(|value| value.text.clone()), maker.source.council) {
        (Some(found), Some(given)) if !found.eq_ignore_ascii_case(given) => {
            let entry = maker.recognised.identity.council.as_ref().and_then(|value| value.entry);
            maker.doubt(entry, "the source names another council than the one given; the source's stands");
            found
        }
        (Some(found), _) => found,
        (None, Some(given)) => given.to_owned(),
        (None, None) => {
            maker.lacks.push(POINTER);
            maker.doubt(None, "the council's name was not found; give it with --council, or add it");
            "not found".to_owned()
        }
    };
    LocalAuthority::named(name)
}

/// The standing and the reason of the version, as the front page says them.
fn status(maker: &mut Maker<'_>) -> (Status, Reason) {
    let said = maker.recognised.identity.status.clone();
    went_to(maker, said.as_ref(), "/version/status");
    let words = said.as_ref().map(|value| value.text.to_lowercase()).unwrap_or_default();
    let has = |word: &str| words.contains(word);
    let amended = has("amend");
    let reason = if amended || has("review") { Reason::AnnualReview } else { Reason::FirstPlan };
    let status = if has("proposed") || (has("draft") && amended) {
        Status::ProposedAmendment
    } else if has("ceased") {
        Status::Ceased
    } else if has("draft") && !has("final") {
        Status::Draft
    } else if has("final") || amended {
        Status::Final
    } else {
        let names_setting =
            maker.recognised.items.placement.iter().any(|item| item.text.chars().any(char::is_alphanumeric));
        maker.doubt(
            None,
            "the source does not say whether this plan is a draft or final; it is taken for final where Section I names a setting, else for a draft",
        );
        if names_setting { Status::Final } else { Status::Draft }
    };
    (status, reason)
}

fn rest(maker: &mut Maker<'_>, plan: &mut Plan) {
    let identity = &maker.recognised.identity;
    let child = &mut plan.child_or_young_person;
    let own = |value: &Option<Value>| value.as_ref().map(|value| value.text.clone());
    child.name.preferred = own(&identity.preferred);
    went_to(maker, identity.preferred.as_ref(), "/child_or_young_person/name/preferred");
    let identifiers = Identifiers {
        unique_pupil_number: own(&identity.upn),
        former_unique_pupil_numbers: Vec::new(),
        unique_learner_number: own(&identity.uln)
            .filter(|uln| uln.len() == 10 && uln.chars().all(|c| c.is_ascii_digit())),
        nhs_number: own(&identity.nhs),
        nhs_number_verified: None,
        consistent_identifier: None,
    };
    for (value, field) in [
        (&identity.upn, "unique_pupil_number"),
        (&identity.uln, "unique_learner_number"),
        (&identity.nhs, "nhs_number"),
    ] {
        if field != "unique_learner_number" || identifiers.unique_learner_number.is_some() {
            went_to(maker, value.as_ref(), &format!("/child_or_young_person/identifiers/{field}"));
        }
    }
    let any = identifiers.unique_pupil_number.is_some()
        || identifiers.unique_learner_number.is_some()
        || identifiers.nhs_number.is_some();
    child.identifiers = any.then_some(identifiers);
    if let Some(setting) = &identity.setting {
        child.setting_attended = Some(SettingAttended {
            name: setting.text.clone(),
            kind: None,
            unique_reference_number: None,
            provider_reference_number: None,
            contact: None,
            contact_point: None,
        });
        went_to(maker, Some(setting), "/child_or_young_person/setting_attended/name");
    }
    for parent in &identity.parents {
        let id = maker.item_id("contact", &parent.entry.into_iter().collect::<Vec<_>>());
        let pointer = format!("/child_or_young_person/contacts/{}/name", child.contacts.len());
        went_to(maker, Some(parent), &pointer);
        child.contacts.push(Contact {
            id,
            name: parent.text.clone(),
            relationship: "parent or carer".to_owned(),
            parental_responsibility: None,
            telephone: None,
            email: None,
            address: None,
            first_language: None,
            communication: None,
            confidential: None,
            note: None,
        });
    }
    for (field, value) in &identity.others {
        let into = match field {
            Field::Ethnicity => (&mut child.ethnicity, "/child_or_young_person/ethnicity"),
            Field::FirstLanguage => (&mut child.first_language, "/child_or_young_person/first_language"),
            Field::Religion => (&mut child.religion, "/child_or_young_person/religion"),
            Field::Address if child.addresses.is_empty() => {
                let pointer = "/child_or_young_person/addresses/0/lines/0";
                went_to(maker, Some(value), pointer);
                child.addresses.push(Address {
                    lines: vec![value.text.clone()],
                    postcode: None,
                    description: None,
                    confidential: None,
                });
                continue;
            }
            Field::DateOfBirth | Field::Nhs | Field::Upn | Field::Name => {
                let entry = value.entry;
                maker.doubt(
                    entry,
                    "this could not be read as what its label says; check it against the source",
                );
                continue;
            }
            _ => continue,
        };
        if into.0.is_none() {
            *into.0 = Some(value.text.clone());
            went_to(maker, Some(value), into.1);
        }
    }
}
