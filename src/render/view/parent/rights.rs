//! Part 5: the family's rights, only law in force, with the dates of this plan.

use super::super::voice::{day, on_one_line};
use super::Parent;
use crate::model::{PlacementStatus, RightsHolderKind};
use minijinja::{Value, context};
use serde_json::{Value as Json, json};

impl Parent<'_> {
    pub(super) fn rights(&self) -> Json {
        let voice = &self.voice;
        let phrases = voice.phrases();
        let facts = self.rights_facts();
        let runs = |key: &str| voice.runs(key, facts.clone());
        let parts: Vec<Json> = phrases
            .rights
            .iter()
            .filter(|part| part.when.iter().any(|when| when == self.status_key()))
            .filter(|part| self.rights_are_for(part.who.as_deref()))
            .map(|part| {
                json!({
                    "heading": voice.tell(&part.heading, facts.clone()),
                    "before": part.before.as_deref().map(runs),
                    "list": part.list,
                    "lines": part.lines.iter().map(|line| runs(line)).collect::<Vec<_>>(),
                    "after": part.after.as_deref().map(runs),
                })
            })
            .collect();
        json!({
            "heading": phrases.rights_heading,
            "parts": parts,
            "reach": { "heading": phrases.reach_heading, "people": self.people() },
        })
    }

    fn rights_are_for(&self, who: Option<&str>) -> bool {
        match who {
            Some("young_person") => self.plan.rights_holder.kind == RightsHolderKind::YoungPerson,
            Some("parent") => self.plan.rights_holder.kind == RightsHolderKind::Parent,
            _ => true,
        }
    }

    fn rights_facts(&self) -> Value {
        let authority = &self.plan.local_authority;
        let today = super::document_date(self.plan);
        let brand = self.setting.brand;
        let advice = authority
            .information_advice_and_support
            .as_ref()
            .and_then(|point| point.name.clone())
            .or_else(|| brand.information_advice_and_support_service.as_ref().map(|c| c.name.clone()));
        let mediation = authority.mediation_adviser.as_ref().map(|point| {
            let telephone = point.telephone.as_deref().map(on_one_line);
            [point.name.clone(), telephone].into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
        let officer = authority.case_officer.as_ref().map_or("the officer", |officer| officer.name.as_str());
        let otherwise = self.plan.sections.placement.status == PlacementStatus::EducationOtherwise;
        let attended = self.plan.child_or_young_person.setting_attended.as_ref();
        let setting = attended.is_some_and(|setting| super::front::is_school(setting.kind));
        context! {
            first_person => if otherwise { officer } else if setting { "the school" } else { "the school or college" },
            officer => officer,
            advice => advice,
            mediation => mediation.filter(|words| !words.is_empty()),
            respond_by => self.respond_by().map(day),
            appeal_by => self.appeal_by().filter(|date| *date >= today).map(day),
            review_by => super::super::review_by(self.plan).map(day),
        }
    }
}
