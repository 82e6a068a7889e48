//! Sections A to E: views, needs and outcomes.

use super::super::parent::by_when;
use super::super::voice::{day, plain, rich};
use super::Professional;
use crate::model::{
    AdulthoodArea, BroadArea, CareNeed, ItemId, NoneIdentified, Outcome, ProgressStatus, Section,
    SpecialEducationalNeed, Text, ViewEntry, Whose,
};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Professional<'_> {
    pub(super) fn views(&self) -> Json {
        let views = &self.plan.sections.views;
        let entries = |list: &[ViewEntry]| list.iter().map(|entry| self.entry(entry)).collect::<Vec<_>>();
        let text = |key: &str, text: &Option<Text>| {
            text.as_ref().map(|text| json!([self.say(&format!("a.{key}")), rich(text)]))
        };
        let empty = views == &crate::model::Views::default();
        json!({
            "history": text("history", &views.history),
            "communicate": text("communicate", &views.how_to_communicate),
            "groups": [
                json!([self.say("a.views"), entries(&views.views), "quotes"]),
                json!([self.say("a.interests"), entries(&views.interests), "list"]),
                json!([self.say("a.strengths"), entries(&views.strengths), "list"]),
                json!([self.say("a.aspirations"), entries(&views.aspirations), "labelled"]),
            ],
            "empty": empty.then(|| self.left_out(Section::A).unwrap_or_else(|| self.say("a.empty"))),
        })
    }

    fn entry(&self, entry: &ViewEntry) -> Json {
        let on = entry.gathered_on.map(day);
        let how = [entry.gathered_how.clone(), entry.gathered_by.clone()];
        let how = how.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let on = on.filter(|on| !how.replace(' ', "\u{a0}").contains(on.as_str()));
        let how = (!how.is_empty()).then_some(how);
        let facts = context! { who => self.speaker(entry), how => how, on => on };
        let pictures: Vec<String> = entry
            .media
            .iter()
            .map(|media| {
                self.voice.tell("parent.about.picture", context! { words => &media.alternative_text })
            })
            .collect();
        json!({
            "label": self.label(entry.id),
            "title": entry.title,
            // Words that bring their own quotation marks get no others.
            "direct": entry.direct_quotation == Some(true) && !entry.text.as_str().starts_with(['“', '"', '‘', '\'']),
            "blocks": rich(&entry.text),
            "length": entry.text.as_str().chars().count(),
            "by": self.tell("a.said_by", facts),
            "pictures": pictures,
        })
    }

    /// Who said it: by name or description, or whose view it is.
    fn speaker(&self, entry: &ViewEntry) -> Option<String> {
        let whose = entry.whose.map(|whose| {
            self.say(match whose {
                Whose::Child => "a.whose_child",
                Whose::YoungPerson => "a.whose_young_person",
                Whose::Parent => "a.whose_parent",
                Whose::Family => "a.whose_family",
                Whose::SomeoneElse => "a.whose_someone_else",
            })
        });
        entry.who.clone().or(whose)
    }

    /// An entry as a lead, which names the speaker or else the subject, and its words and how they were gathered.
    pub(super) fn entry_as_line(&self, entry: &ViewEntry) -> Json {
        let speaker = self.speaker(entry);
        let silent = ViewEntry { who: None, whose: None, ..entry.clone() };
        let told = self.entry(&silent);
        let (lead, title) = match (speaker, &entry.title) {
            (Some(speaker), title) => (speaker, title.as_ref()),
            (None, Some(title)) => (title.clone(), None),
            (None, None) => (self.say("a.views"), None),
        };
        let mut blocks: Vec<Json> = title.map(|title| json!(["p", [["s", title]]])).into_iter().collect();
        blocks.extend(told["blocks"].as_array().cloned().unwrap_or_default());
        let pictures = told["pictures"].as_array().into_iter().flatten().chain([&told["by"]]);
        blocks.extend(pictures.filter(|words| *words != "").map(|words| json!(["p", [words]])));
        json!([format!("{}:", lead.trim().trim_end_matches(':')), blocks])
    }

    pub(super) fn special_educational_needs(&self) -> Json {
        let section = &self.plan.sections.special_educational_needs;
        let areas: Vec<Json> = BroadArea::ALL
            .into_iter()
            .map(|area| {
                let needs: Vec<Json> =
                    section.needs.iter().filter(|need| need.area == area).map(|need| self.need(need)).collect();
                let said: Vec<Json> = section
                    .areas
                    .iter()
                    .filter(|said| said.area == area)
                    .map(|said| {
                        json!({
                            "title": said.local_area,
                            "strengths": Self::optional(said.strengths.as_ref()),
                            "summary": Self::optional(said.summary.as_ref()),
                            "none": said.none_identified.as_ref().map(|none| self.nothing("b.none_in_area", Some(none))),
                        })
                    })
                    .collect();
                let silent = needs.is_empty() && said.is_empty();
                json!({ "title": area.title(), "needs": needs, "said": said,
                        "silent": silent.then(|| self.say("b.none_in_area")) })
            })
            .collect();
        json!({ "areas": areas, "strength": self.say("b.strength"),
                "empty": section.needs.is_empty().then(|| self.say("b.empty")) })
    }

    fn need(&self, need: &SpecialEducationalNeed) -> Json {
        let outcomes: Vec<ItemId> = self.outcomes_for(need.id);
        let provision: Vec<ItemId> = self.meeting(need.id).iter().map(|provision| provision.id).collect();
        let mut types = need.types.clone();
        types.sort_by_key(|kind| kind.rank);
        let types: Vec<String> = types
            .iter()
            .map(|kind| {
                let code = serde_json::to_value(kind.code).unwrap_or_default();
                format!("{} ({})", code.as_str().unwrap_or_default(), kind.rank)
            })
            .collect();
        let area = need.local_area.as_ref().map(|area| json!([self.say("b.local_area"), plain(area)]));
        let mut lines: Vec<Json> = area.into_iter().collect();
        lines.extend(self.lines(&[
            ("b.impact", need.impact_in_setting.as_ref()),
            ("b.daily", need.impact_in_daily_life.as_ref()),
            ("b.strength", need.strengths.as_ref()),
            ("b.level", need.current_level.as_ref()),
        ]));
        let rows = [
            self.evidence(&need.evidence),
            Some(self.row_or_none("card.outcomes", &outcomes)),
            Some(self.row_or_none("card.provision", &provision)),
        ];
        let rows: Vec<Json> = rows.into_iter().flatten().collect();
        json!({
            "label": self.label(need.id),
            "title": need.title.as_deref().unwrap_or_else(|| need.area.title()),
            "text": rich(&need.text),
            "length": need.text.as_str().chars().count(),
            "lines": lines,
            "rows": rows,
            "types": (!types.is_empty()).then(|| json!([self.say("b.types"), types.join(", ")])),
        })
    }

    fn outcomes_for(&self, need: ItemId) -> Vec<ItemId> {
        let outcomes = &self.plan.sections.outcomes.outcomes;
        outcomes.iter().filter(|outcome| outcome.needs.contains(&need)).map(|outcome| outcome.id).collect()
    }

    /// Bold leads and the words that follow them, for those that the plan has.
    pub(super) fn lines(&self, lines: &[(&str, Option<&Text>)]) -> Vec<Json> {
        lines.iter().filter_map(|(key, text)| text.map(|text| json!([self.say(key), rich(text)]))).collect()
    }

    pub(super) fn health_care_needs(&self) -> Json {
        let section = &self.plan.sections.health_care_needs;
        self.care_needs(
            section.strengths.as_ref(),
            &section.needs,
            section.none_identified.as_ref(),
            "none.needs_health",
        )
    }

    pub(super) fn social_care_needs(&self) -> Json {
        let section = &self.plan.sections.social_care_needs;
        self.care_needs(
            section.strengths.as_ref(),
            &section.needs,
            section.none_identified.as_ref(),
            "none.needs_care",
        )
    }

    fn care_needs(
        &self,
        strengths: Option<&Text>,
        needs: &[CareNeed],
        none: Option<&NoneIdentified>,
        lead: &str,
    ) -> Json {
        let items: Vec<Json> = needs
            .iter()
            .map(|need| {
                let lines =
                    self.lines(&[("b.impact", need.impact.as_ref()), ("b.strength", need.strengths.as_ref())]);
                let sections = &self.plan.sections;
                let provision: Vec<ItemId> = sections.provisions()
                    .filter(|provision| provision.meets.contains(&need.id))
                    .map(|provision| provision.id)
                    .collect();
                let rows: Vec<Json> = [
                    self.row("card.relates", &need.relates_to),
                    self.evidence(&need.evidence),
                    self.row("card.outcomes", &self.outcomes_for(need.id)),
                    Some(self.row_or_none("card.provision", &provision)),
                ]
                .into_iter()
                .flatten()
                .collect();
                json!({ "label": self.label(need.id), "title": need.title, "text": rich(&need.text),
                        "length": need.text.as_str().chars().count(), "lines": lines, "rows": rows, "types": null })
            })
            .collect();
        json!({
            "strengths": strengths.map(|text| json!([self.say("b.strength"), rich(text)])),
            "items": items,
            "none": needs.is_empty().then(|| self.nothing(lead, none)),
        })
    }

    pub(super) fn outcomes(&self) -> Json {
        let section = &self.plan.sections.outcomes;
        json!({
            "arrangements": section
                .arrangements_for_shorter_term_targets
                .as_ref()
                .map(|text| json!([self.say("e.lead"), rich(text)])),
            "items": section.outcomes.iter().map(|outcome| self.outcome(outcome)).collect::<Vec<_>>(),
            "empty": section.outcomes.is_empty().then(|| self.say("e.empty")),
            "read": self.say("f.read"),
        })
    }

    fn outcome(&self, outcome: &Outcome) -> Json {
        let by = by_when(outcome);
        let checks = outcome.reviewed_by.as_ref().map_or(json!([]), rich);
        let field =
            |key: &str, text: Option<&Text>| json!([self.say(&format!("e.{key}")), Self::optional(text)]);
        let sections = &self.plan.sections;
        let provision: Vec<ItemId> = sections
            .provisions()
            .filter(|provision| provision.supports.contains(&outcome.id))
            .map(|provision| provision.id)
            .collect();
        let rows: Vec<Json> = [
            Some(self.row_or_none("card.needs", &outcome.needs)),
            self.row("card.serves", &outcome.aspirations),
            Some(self.row_or_none("card.provision", &provision)),
            self.row("card.evidence", &outcome.evidence),
        ]
        .into_iter()
        .flatten()
        .collect();
        let adulthood: Vec<String> = outcome
            .preparing_for_adulthood
            .iter()
            .map(|area| {
                self.say(match area {
                    AdulthoodArea::Employment => "e.employment",
                    AdulthoodArea::IndependentLiving => "e.independent_living",
                    AdulthoodArea::CommunityInclusion => "e.community_inclusion",
                    AdulthoodArea::Health => "e.health",
                })
            })
            .collect();
        json!({
            "label": self.label(outcome.id),
            "title": outcome.title.as_deref().map(super::super::voice::sentence_case),
            "text": rich(&outcome.text),
            "length": outcome.text.as_str().chars().count(),
            "fields": [
                field("baseline", outcome.baseline.as_ref()),
                field("target", outcome.target.as_ref()),
                field("measure", outcome.measure.as_ref()),
                json!([self.say("e.by"), if by.is_none() && outcome.reviewed_by.is_none() { Json::Null } else {
                    let mut blocks = by.map_or(json!([]), |by| super::super::voice::plain(&format!("{by}.")));
                    if let (Some(all), Some(more)) = (blocks.as_array_mut(), checks.as_array()) { all.extend(more.clone()); }
                    blocks
                }]),
            ],
            "lines": if outcome.steps.is_empty() { json!([]) } else {
                json!([[self.say("e.steps"), [["ul", outcome.steps.iter().map(rich).collect::<Vec<_>>()]]]])
            },
            "rows": rows,
            "adulthood": (!adulthood.is_empty()).then(|| json!([self.say("e.adulthood"), adulthood.join(", ")])),
            "review": self.last_review(outcome),
        })
    }

    fn last_review(&self, outcome: &Outcome) -> Json {
        let latest = self.plan.annual_reviews.iter().max_by_key(|review| review.meeting_on);
        let Some(progress) = latest.and_then(|r| r.progress.iter().find(|p| p.outcome == outcome.id)) else {
            return Json::Null;
        };
        json!([
            self.say("card.review"),
            self.progress(progress.status),
            Self::optional(progress.note.as_ref())
        ])
    }

    /// How far an outcome had come at a review, such as "On the way."
    pub(super) fn progress(&self, status: ProgressStatus) -> String {
        let key = match status {
            ProgressStatus::Met => "met",
            ProgressStatus::OnTheWay => "on_the_way",
            ProgressStatus::NotYet => "not_yet",
            ProgressStatus::GotHarder => "got_harder",
            ProgressStatus::NotSaid => "not_said",
            ProgressStatus::New => "new",
        };
        format!("{}.", self.say(&format!("e.{key}")))
    }
}
