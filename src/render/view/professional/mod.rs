//! The professional document: the whole plan under its statutory letters, words first.

mod amounts;
mod appendix;
mod details;
mod ledger;
mod needs;
mod provision;
mod reader_copy;
mod rest;
mod thread;

use super::super::phrases::PhraseError;
use super::voice::{Voice, day, rich, sentence_case};
use super::{Setting, date_parts, document_date, status_key};
use crate::model::{
    EventKind, ItemId, NoneIdentified, NoneIdentifiedFinding as Finding, Plan, Provenance, RightsHolderKind,
    SchoolYear, Section, Status, Text,
};
use minijinja::{Value, context};
use serde_json::{Value as Json, json};

pub(super) use reader_copy::in_a_footer;

/// What the parts of the document share.
pub(super) struct Professional<'a> {
    plan: &'a Plan,
    setting: &'a Setting<'a>,
    voice: Voice,
}

/// The view of the professional document.
///
/// # Errors
///
/// When a phrase is missing or asks for a fact that it is not given.
pub(in crate::render) fn professional(plan: &Plan, setting: &Setting<'_>) -> Result<Json, PhraseError> {
    let professional = Professional { plan, setting, voice: Voice::new(plan)? };
    let view = professional.view();
    professional.voice.fault().map_or(Ok(view), Err)
}

impl Professional<'_> {
    fn view(&self) -> Json {
        json!({
            "doc": self.document(),
            "brand": self.setting.brand_view(self.plan),
            "control": self.control(),
            "thread": self.thread(),
            "details": self.details(),
            "titles": Section::ALL.map(|section| json!([section.letter(), section.title()])),
            "A": self.views(),
            "B": self.special_educational_needs(),
            "C": self.health_care_needs(),
            "D": self.social_care_needs(),
            "E": self.outcomes(),
            "F": self.special_educational_provision(),
            "ledger": self.ledger(),
            "G": self.health_care_provision(),
            "H1": self.social_care(&self.plan.sections.social_care_provision_h1),
            "H2": self.social_care(&self.plan.sections.social_care_provision_h2),
            "I": self.placement(),
            "J": self.personal_budget(),
            "K": self.advice(),
            "reviews": self.reviews(),
            "unplaced": self.unplaced(),
            "sign": self.sign_off(),
            "appendix": self.appendix(),
        })
    }

    fn say(&self, key: &str) -> String {
        self.voice.say(&format!("professional.{key}"))
    }

    fn tell(&self, key: &str, facts: Value) -> String {
        self.voice.tell(&format!("professional.{key}"), facts)
    }

    fn label(&self, id: ItemId) -> &str {
        self.setting.labels.get(id).unwrap_or_default()
    }

    fn labels(&self, ids: &[ItemId]) -> Vec<String> {
        ids.iter().map(|id| self.label(*id).to_owned()).filter(|label| !label.is_empty()).collect()
    }

    /// A lead and labels that link to their items; nothing where there are none.
    fn row(&self, key: &str, ids: &[ItemId]) -> Option<Json> {
        let labels = self.labels(ids);
        (!labels.is_empty()).then(|| json!([self.say(key), labels]))
    }

    /// The same where none is worth saying.
    fn row_or_none(&self, key: &str, ids: &[ItemId]) -> Json {
        json!([self.say(key), self.labels(ids)])
    }

    fn full_name(&self) -> String {
        let name = &self.plan.child_or_young_person.name;
        [Some(&name.given), name.middle.as_ref(), name.family.as_ref()]
            .into_iter()
            .flatten()
            .map(|part| part.trim())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn short_fingerprint(&self) -> String {
        self.setting.fingerprint.chars().take(16).collect()
    }

    fn document(&self) -> Json {
        let version = &self.plan.version;
        let key = status_key(version.status);
        let facts = context! {
            full_name => self.full_name(),
            born => self.age().is_none().then(|| day(self.plan.child_or_young_person.date_of_birth)),
            age => self.age(),
            version => version.number,
            status => self.say(&format!("doc.status_{key}")),
            date => version.made_on.map(day),
            fingerprint => self.short_fingerprint(),
        };
        json!({
            "title": self.tell("doc.title", facts.clone()),
            "author": self.setting.council(self.plan),
            "date": date_parts(document_date(self.plan)),
            "footer": [
                self.footer_for(self.tell("doc.footer", facts.clone())),
                self.tell("doc.footer_version", facts),
            ],
            "page": self.say("doc.page"),
            "of": self.say("doc.of"),
            "strip": self.strip(),
        })
    }

    /// What stands at the top of every page of a plan that is not in force, and of a copy.
    pub(super) fn strip(&self) -> Option<String> {
        let status = self.plan.version.status;
        let words = || self.say(&format!("doc.strip_{}", status_key(status)));
        let said = [self.copy_strip(), (status != Status::Final).then(words)];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    fn control(&self) -> Json {
        let (version, child) = (&self.plan.version, &self.plan.child_or_young_person);
        let authority = &self.plan.local_authority;
        let key = status_key(version.status);
        let served = match version.status {
            Status::Draft => self.plan.lifecycle.latest(EventKind::DraftServed),
            Status::ProposedAmendment => self.plan.lifecycle.latest(EventKind::AmendmentNoticeServed),
            Status::Final | Status::Ceased => None,
        };
        let dated = |key: String, date| self.tell(&format!("control.{key}"), context! { date => day(date) });
        let status_line = match version.status {
            Status::Final if self.is_reduced() && version.made_on.is_none() => self.say("copy.in_force"),
            Status::Ceased if self.is_reduced() && version.ceased_on.is_none() => self.say("copy.ended"),
            Status::Final => version
                .made_on
                .map_or_else(|| self.say("control.final_no_date"), |d| dated("final".into(), d)),
            Status::Ceased => version
                .ceased_on
                .map_or_else(|| self.say("control.ceased_no_date"), |d| dated("ceased".into(), d)),
            _ => served
                .and_then(|event| event.respond_by)
                .map_or_else(|| self.say(&format!("control.{key}")), |date| dated(format!("{key}_by"), date)),
        };
        let dated = version.made_on.filter(|_| !matches!(version.status, Status::Final));
        let status_line = match dated {
            Some(date) => self.tell("control.dated", context! { line => status_line, date => day(date) }),
            None => status_line,
        };
        let unknown = || self.unknown();
        let languages = if child.languages.is_empty() {
            child.first_language.clone().unwrap_or_else(unknown)
        } else {
            child.languages.join(", ")
        };
        let replaces = match (version.replaces.as_ref(), version.number) {
            (None, 1) => self.say("control.replaces_nothing"),
            (None, _) => unknown(),
            (Some(_), number) => {
                self.tell("control.replaces_version", context! { number => number.saturating_sub(1) })
            }
        };
        let team = authority.special_educational_needs_team.as_ref();
        let brand_team = self.setting.brand.special_educational_needs_team.as_ref();
        let team_words = team
            .and_then(|team| {
                team.telephone.clone().or_else(|| team.email.clone()).or_else(|| team.name.clone())
            })
            .or_else(|| brand_team.and_then(|team| team.telephone.clone().or_else(|| team.email.clone())))
            .unwrap_or_else(unknown);
        let reason = serde_json::to_value(version.reason).unwrap_or_default();
        // A day that the record names stands alone; one that only the law gives says so.
        let by_law = |date| self.tell("control.review_by_law", context! { date => day(date) });
        let review = match version.next_review_by {
            Some(date) => day(date),
            None if self.is_reduced() => unknown(),
            None => super::review_by(self.plan).map_or_else(unknown, by_law),
        };
        let (born, birth) = match self.age() {
            Some(age) => ("age", age),
            None => ("born", day(child.date_of_birth)),
        };
        let facts: Vec<Json> = [
            (born, birth),
            ("year", child.school_year.as_ref().map_or_else(unknown, |year| self.school_year(year))),
            ("languages", languages),
            ("version", version.number.to_string()),
            ("replaces", replaces),
            ("reason", self.say(&format!("reason.{}", reason.as_str().unwrap_or_default()))),
            ("review", review),
            ("officer", authority.case_officer.as_ref().map_or_else(unknown, |officer| officer.name.clone())),
            ("team", unbroken(&team_words)),
        ]
        .into_iter()
        .map(|(key, value)| json!([self.say(&format!("control.{key}")), value, key == "review"]))
        .collect();
        let young = self.plan.rights_holder.kind == RightsHolderKind::YoungPerson;
        json!({
            "confidential": self.say(if young { "control.confidential_young_person" } else { "control.confidential" }),
            "kind": self.say("control.kind"),
            "full_name": self.full_name(),
            "name_length": self.full_name().chars().count(),
            "pill": self.say(&format!("doc.mark_{key}")),
            "status_line": status_line,
            "copy": self.copies(),
            "facts": facts,
            "contents": self.say("control.contents"),
            "fingerprint": self.tell("control.fingerprint", context! { fingerprint => self.short_fingerprint() }),
            "attached": self.say(match (self.setting.embedded, self.is_reduced()) {
                (true, _) => "doc.attached",
                (false, true) => "copy.not_attached",
                (false, false) => "doc.not_attached",
            }),
        })
    }

    /// That this is a copy for one reader, or one of an older plan that nobody has confirmed.
    fn copies(&self) -> Option<String> {
        let reformatted = self.plan.copy.as_ref().is_some_and(|copy| copy.reformatted == Some(true));
        let older = (reformatted || self.is_unconfirmed_copy()).then(|| self.say("control.copy"));
        let said: Vec<String> = [self.copy_statement(), older].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// Whether words were taken from another document and nobody has confirmed all of them.
    fn is_unconfirmed_copy(&self) -> bool {
        let sections = &self.plan.sections;
        let views = &sections.views;
        let entries = [&views.views, &views.interests, &views.strengths, &views.aspirations];
        let provisions = [
            &sections.special_educational_provision.provisions,
            &sections.health_care_provision.provisions,
            &sections.social_care_provision_h1.provisions,
            &sections.social_care_provision_h2.provisions,
        ];
        let needs = sections.health_care_needs.needs.iter().chain(&sections.social_care_needs.needs);
        let taken = (entries.into_iter().flatten().map(|item| &item.provenance))
            .chain(sections.special_educational_needs.needs.iter().map(|item| &item.provenance))
            .chain(needs.map(|item| &item.provenance))
            .chain(sections.outcomes.outcomes.iter().map(|item| &item.provenance))
            .chain(provisions.into_iter().flatten().map(|item| &item.provenance))
            .chain(sections.placement.placements.iter().map(|item| &item.provenance))
            .chain(sections.personal_budget.direct_payments.iter().map(|item| &item.provenance));
        let unconfirmed = |from: &Provenance| from.confirmed_by.is_none() && from.confirmed_on.is_none();
        !self.plan.unplaced.is_empty() || taken.flatten().any(unconfirmed)
    }

    fn school_year(&self, year: &SchoolYear) -> String {
        let words = match year.national_curriculum_year {
            ..0 => self.say("control.nursery"),
            0 => self.say("control.reception"),
            number => self.tell("control.school_year", context! { year => number }),
        };
        if year.out_of_year_group == Some(true) {
            return self.tell("control.out_of_year", context! { year => words });
        }
        words
    }

    /// What a section without items says: the finding, who says so, and the plan's words.
    fn nothing(&self, lead: &str, none: Option<&NoneIdentified>) -> Json {
        let Some(none) = none else {
            let words = if self.is_reduced() {
                self.say(lead)
            } else {
                format!("{} {}", self.say(lead), self.say("none.silent"))
            };
            return json!({ "text": words, "blocks": [] });
        };
        let finding = match none.finding {
            Finding::NoneIdentified => "none.none_identified",
            Finding::NotKnownToService => "none.not_known",
            Finding::NotAssessed => "none.not_assessed",
            Finding::NotApplicable => "none.not_applicable",
            Finding::NotRequested => "none.not_requested",
        };
        let mut text = self.say(finding);
        let silent = matches!(none.finding, Finding::NotApplicable | Finding::NotRequested)
            && none.source.is_none()
            && none.date.is_none();
        // Who checked and when may only be left out of this copy.
        let silent = silent || (self.is_reduced() && none.source.is_none() && none.date.is_none());
        if !silent {
            let facts = context! { who => &none.source, date => none.date.map(day) };
            text = format!("{text} {}", sentence_case(&self.tell("none.source", facts)));
        }
        json!({ "text": text, "blocks": none.statement.as_ref().map_or(json!([]), rich) })
    }

    fn optional(text: Option<&Text>) -> Json {
        text.map_or(Json::Null, rich)
    }
}

/// Words in quotation marks, unless they bring their own.
fn quoted(words: &str) -> String {
    if words.starts_with(['“', '"', '‘']) { words.to_owned() } else { format!("“{words}”") }
}

/// A telephone number, a postcode or the like that no line may part, unless it would not fit on one.
fn unbroken(words: &str) -> String {
    if words.chars().count() > 24 { words.to_owned() } else { words.replace(' ', "\u{a0}") }
}
