//! Personal details: the front page that forms ask for, without what is confidential.

use super::super::voice::{bare, day, plain, rich};
use super::{Professional, unbroken};
use crate::model::{
    Address, CommunicationNeeds, Contact, ContactPoint, OneFilePaper, PlacementType, Professional as Person,
    Pronouns, RepresentativeKind, RightsHolderKind, Sex, Text,
};
use crate::render::lines::{Face, width};
use minijinja::context;
use serde_json::{Value as Json, json};

/// Rows of a lead and its value, for the values that the plan has.
struct Rows<'a, 'b> {
    of: &'a Professional<'b>,
    rows: Vec<Json>,
}

impl Rows<'_, '_> {
    fn add(&mut self, key: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            self.rows.push(json!([self.of.say(&format!("details.{key}")), plain(value.as_ref())]));
        }
    }

    fn add_text(&mut self, key: &str, value: Option<&Text>) {
        if let Some(value) = value {
            self.rows.push(json!([self.of.say(&format!("details.{key}")), rich(value)]));
        }
    }

    fn add_yes_no(&mut self, key: &str, value: Option<bool>) {
        self.add(key, value.map(|yes| self.of.say(if yes { "details.yes" } else { "details.no" })));
    }

    fn add_list(&mut self, key: &str, values: &[String]) {
        self.add(key, (!values.is_empty()).then(|| values.join(", ")));
    }
}

impl Professional<'_> {
    pub(super) fn details(&self) -> Json {
        let mut rows = Rows { of: self, rows: Vec::new() };
        self.identity(&mut rows);
        self.involved(&mut rows);
        self.holders(&mut rows);
        self.council_and_services(&mut rows);
        let child = &self.plan.child_or_young_person;
        let contacts: Vec<Json> = child.contacts.iter().map(|contact| self.contact(contact)).collect();
        let professionals: Vec<String> = child.other_professionals.iter().map(person).collect();
        json!({
            "heading": self.say("details.heading"),
            "rows": rows.rows.iter().map(hung).collect::<Vec<_>>(),
            "contacts": (!contacts.is_empty()).then(|| json!([self.say("details.contacts"), contacts])),
            "professionals": (!professionals.is_empty())
                .then(|| json!([self.say("details.professionals"), professionals])),
        })
    }

    fn identity(&self, rows: &mut Rows<'_, '_>) {
        let child = &self.plan.child_or_young_person;
        rows.add("full_name", Some(self.full_name()));
        match self.age() {
            Some(age) => rows.add("age", Some(age)),
            None => rows.add("born", Some(day(child.date_of_birth))),
        }
        rows.add("preferred", child.name.preferred.as_ref());
        for former in child.name.former.iter().filter(|former| former.may_be_shown) {
            let until = former
                .until
                .map(|date| self.tell("details.until", context! { what => &former.name, date => day(date) }));
            rows.add("former", Some(until.unwrap_or_else(|| former.name.clone())));
        }
        rows.add(
            "sex",
            child.sex.map(|sex| self.say(if sex == Sex::Male { "details.male" } else { "details.female" })),
        );
        rows.add("gender_identity", child.gender_identity.as_ref());
        rows.add(
            "pronouns",
            child.pronouns.map(|pronouns| {
                self.say(match pronouns {
                    Pronouns::She => "details.she",
                    Pronouns::He => "details.he",
                    Pronouns::They => "details.they",
                })
            }),
        );
        rows.add_text("wording", child.preferred_wording.as_ref());
        rows.add("ethnicity", child.ethnicity.as_ref().or(child.ethnicity_code.as_ref()));
        rows.add("religion", child.religion.as_ref());
        rows.add("first_language", child.first_language.as_ref());
        rows.add("parent_language", child.parent_first_language.as_ref());
        if let Some(numbers) = &child.identifiers {
            rows.add("upn", numbers.unique_pupil_number.as_ref());
            rows.add_list("former_upn", &numbers.former_unique_pupil_numbers);
            rows.add("uln", numbers.unique_learner_number.as_ref());
            let nhs = numbers.nhs_number.as_deref().map(spaced_nhs_number);
            rows.add(
                "nhs",
                nhs.map(|number| match numbers.nhs_number_verified {
                    Some(true) => self.tell("details.verified", context! { number => number }),
                    _ => number,
                }),
            );
            rows.add("consistent", numbers.consistent_identifier.as_ref());
        }
        for address in &child.addresses {
            rows.add("address", Some(self.address(address)));
        }
        self.communication(child.communication.as_ref(), rows);
    }

    fn communication(&self, needs: Option<&CommunicationNeeds>, rows: &mut Rows<'_, '_>) {
        let Some(needs) = needs else { return };
        rows.add("interpreter", needs.interpreter.as_ref());
        rows.add_list("methods", &needs.methods);
        let formats: Vec<String> = needs
            .accessible_formats
            .iter()
            .filter_map(|format| serde_json::to_value(format).ok())
            .filter_map(|format| format.as_str().map(|key| self.say(&format!("format.{key}"))))
            .collect();
        rows.add_list("formats", &formats);
        rows.add_text("note", needs.note.as_ref());
    }

    fn involved(&self, rows: &mut Rows<'_, '_>) {
        let child = &self.plan.child_or_young_person;
        if let Some(setting) = &child.setting_attended {
            let mut parts = vec![setting.name.clone()];
            parts.extend(setting.kind.map(|kind: PlacementType| kind.name().to_owned()));
            parts.extend(
                setting.unique_reference_number.as_ref().map(|urn| format!("{} {urn}", self.say("i.urn"))),
            );
            parts.extend(
                setting.provider_reference_number.as_ref().map(|n| format!("{} {n}", self.say("i.ukprn"))),
            );
            parts.extend(setting.contact.as_ref().map(person));
            parts.extend(setting.contact_point.as_ref().map(|at| self.point(at)));
            rows.add("setting", Some(parts.join(", ")));
        }
        rows.add_text("year_note", child.school_year.as_ref().and_then(|year| year.note.as_ref()));
        rows.add(
            "practice",
            child.general_practice.as_ref().map(|practice| {
                let telephone = practice.telephone.as_deref().map(unbroken);
                [Some(practice.name.clone()), practice.organisation_code.clone(), telephone]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ")
            }),
        );
        rows.add("health_professional", child.key_health_professional.as_ref().map(person));
        rows.add_yes_no("known_to_social_care", child.known_to_social_care);
        rows.add("social_worker", child.social_worker.as_ref().map(person));
        if let Some(looked_after) = &child.looked_after {
            rows.add_yes_no("looked_after", Some(looked_after.currently));
            rows.add_yes_no("previously_looked_after", looked_after.previously);
            rows.add("legal_status", looked_after.legal_status.as_ref());
            rows.add("responsible_authority", looked_after.responsible_authority.as_ref());
            rows.add("virtual_school", looked_after.virtual_school.as_ref());
            rows.add("pep", looked_after.personal_education_plan_on.map(day));
        }
        rows.add_yes_no("armed_forces", child.parent_in_armed_forces);
        rows.add("profile", child.one_page_profile.as_ref().map(|paper| self.paper(paper)));
        rows.add_yes_no("moved_in", child.moved_in_with_plan);
        for authority in &self.plan.previous_authorities {
            let until = authority.responsible_until.or(authority.transferred_on).map(|date| {
                self.tell("details.until", context! { what => &authority.name, date => day(date) })
            });
            rows.add("previous_authority", Some(until.unwrap_or_else(|| authority.name.clone())));
        }
    }

    fn holders(&self, rows: &mut Rows<'_, '_>) {
        let holder = &self.plan.rights_holder;
        let young = holder.kind == RightsHolderKind::YoungPerson;
        rows.add(
            "rights_holder",
            Some(self.say(if young { "details.young_person" } else { "details.parent" })),
        );
        rows.add_yes_no("shares", holder.shares_with_parents);
        for representative in &holder.representatives {
            let kind = self.say(match representative.kind {
                RepresentativeKind::Deputy => "details.deputy",
                RepresentativeKind::Attorney => "details.attorney",
                RepresentativeKind::Parent => "details.representative_parent",
            });
            let facts = context! {
                who => &representative.name,
                kind => kind,
                decision => bare(&representative.decision),
                assessed => representative.assessed_on.map(day),
                by => &representative.assessed_by,
            };
            rows.add("representative", Some(self.tell("details.representative_text", facts)));
        }
        if let Some(funding) = &self.plan.local_funding {
            let amount = funding.top_up_pence_per_year.map(super::super::money);
            let words =
                self.tell("details.funding_text", context! { band => &funding.band, amount => amount });
            let mut blocks = if words.is_empty() { Vec::new() } else { all(plain(&words)) };
            blocks.extend(funding.note.as_ref().map(|note| all(rich(note))).unwrap_or_default());
            if !blocks.is_empty() {
                rows.rows.push(json!([self.say("details.funding"), blocks]));
            }
        }
    }

    /// The council's officer and team, and the services that a family must be told of.
    fn council_and_services(&self, rows: &mut Rows<'_, '_>) {
        let authority = &self.plan.local_authority;
        let officer = authority.case_officer.as_ref().map(|officer| {
            let facts = [
                Some(officer.name.clone()),
                officer.role.clone(),
                officer.telephone.as_deref().map(unbroken),
                officer.email.clone(),
            ];
            facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
        rows.add("officer", officer);
        for (key, service) in [
            ("team", &authority.special_educational_needs_team),
            ("advice", &authority.information_advice_and_support),
            ("mediation", &authority.mediation_adviser),
            ("disagreement", &authority.disagreement_resolution),
        ] {
            rows.add(key, service.as_ref().map(|service| self.point(service)));
        }
        for exception in &self.plan.lifecycle.exceptions {
            let key = |value: serde_json::Result<Json>| {
                value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
            };
            let limit = self.say(&format!("limit.{}", key(serde_json::to_value(exception.limit))));
            let reason = self.say(&format!("exception.{}", key(serde_json::to_value(exception.reason))));
            let facts = context! {
                limit => limit,
                reason => reason,
                from => exception.from.map(day),
                until => exception.until.map(day),
            };
            let mut blocks = all(plain(&self.tell("details.exception_text", facts)));
            blocks.extend(exception.note.as_ref().map(|note| all(rich(note))).unwrap_or_default());
            rows.rows.push(json!([self.say("details.exception"), blocks]));
        }
    }

    fn point(&self, point: &ContactPoint) -> String {
        let address = point.address.as_ref().map(|address| self.address(address));
        let telephone = point.telephone.as_deref().map(unbroken);
        let facts = [point.name.clone(), telephone, point.email.clone(), point.website.clone(), address];
        facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn paper(&self, paper: &OneFilePaper) -> String {
        self.say(match (paper.received, paper.appended) {
            (_, Some(true)) => "details.profile_appended",
            (Some(true), _) => "details.profile_received",
            _ => "details.profile_none",
        })
    }

    /// An address in one line. A confidential one is never shown in any document.
    fn address(&self, address: &Address) -> String {
        if address.confidential == Some(true) {
            return self.say("details.confidential_address");
        }
        let mut words = address.lines.clone();
        words.extend(address.postcode.as_deref().map(unbroken));
        let words = words.join(", ");
        match &address.description {
            Some(what) if !words.is_empty() => format!("{words} ({what})"),
            Some(what) => what.clone(),
            None => words,
        }
    }

    fn contact(&self, contact: &Contact) -> Json {
        let mut rows = Rows { of: self, rows: Vec::new() };
        if contact.confidential == Some(true) {
            let words = self.say("details.confidential_contact");
            let details = runs_of(&words);
            return json!({ "name": "", "relationship": contact.relationship, "details": details, "rows": [] });
        }
        let responsibility = contact.parental_responsibility.map(|has| {
            self.say(if has {
                "details.parental_responsibility"
            } else {
                "details.no_parental_responsibility"
            })
        });
        rows.add("first_language", contact.first_language.as_ref());
        self.communication(contact.communication.as_ref(), &mut rows);
        rows.add_text("note", contact.note.as_ref());
        let address = contact.address.as_ref().map(|address| self.address(address));
        let details =
            [contact.telephone.as_deref().map(unbroken), contact.email.clone(), address, responsibility];
        let details = details.into_iter().flatten().collect::<Vec<_>>().join(". ");
        let stop = if details.is_empty() || details.ends_with('.') { "" } else { "." };
        json!({
            "name": contact.name,
            "relationship": contact.relationship,
            "details": runs_of(&format!("{details}{stop}")),
            "rows": rows.rows,
        })
    }
}

/// A row with the room between its lead and its value, in parts of the size, so that all values begin
/// in one column; none for a lead that has a line to itself. A table takes four times as long to lay out.
fn hung(row: &Json) -> Json {
    /// Where values begin.
    const COLUMN: f64 = 13.5;
    const LEAST: f64 = 0.6;
    let lead = format!("{}:", row[0].as_str().unwrap_or_default());
    let room = COLUMN - width(&lead, Face::Regular);
    json!([lead, row[1], (room >= LEAST).then_some(room)])
}

/// One line of words as runs, in which a long address may be parted.
fn runs_of(words: &str) -> Json {
    plain(words)[0][1].take()
}

/// The blocks of a text, to add more to them.
fn all(blocks: Json) -> Vec<Json> {
    if let Json::Array(blocks) = blocks { blocks } else { Vec::new() }
}

fn person(person: &Person) -> String {
    let telephone = person.telephone.as_deref().map(unbroken);
    [person.name.clone(), person.role.clone(), person.organisation.clone(), telephone, person.email.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// An NHS number as people read it: three, three and four digits.
fn spaced_nhs_number(number: &str) -> String {
    if number.len() == 10 && number.is_ascii() {
        format!("{}\u{a0}{}\u{a0}{}", &number[..3], &number[3..6], &number[6..])
    } else {
        number.to_owned()
    }
}
