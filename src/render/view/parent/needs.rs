//! Part 3: what the child needs, and the help for each need.

use super::super::help::Help;
use super::super::voice::{in_a_row, rich};
use super::Parent;
use crate::model::{AreaOfNeed, ItemId, Provision, SpecialEducationalNeed};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Parent<'_> {
    pub(super) fn needs(&self) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.needs.{key}"));
        let mut placed: Vec<ItemId> = Vec::new();
        let section = &self.plan.sections.special_educational_needs;
        let items: Vec<Json> = section.needs.iter().map(|need| self.need(need, &mut placed)).collect();
        let left: Vec<Json> = self
            .school_help
            .iter()
            .filter(|(provision, _)| !placed.contains(&provision.id))
            .map(|(provision, help)| self.card(provision, help))
            .collect();
        let areas: Vec<Json> = if self.setting.short {
            Vec::new()
        } else {
            section.areas.iter().filter_map(|area| self.area(area)).collect()
        };
        json!({
            "heading": say("heading"),
            "duty": voice.runs(&format!("parent.needs.duty_{}", self.status_key()), context! {}),
            "has_help": !self.school_help.is_empty(),
            "items": items,
            "none": section.needs.is_empty().then(|| say("none")),
            "other": (!left.is_empty()).then(|| json!({ "heading": say("other"), "cards": left })),
            "areas": (!areas.is_empty()).then(|| json!({ "heading": say("areas"), "items": areas })),
        })
    }

    fn need(&self, need: &SpecialEducationalNeed, placed: &mut Vec<ItemId>) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.needs.{key}"));
        let helps = |(provision, _): &&(&Provision, Help)| provision.meets.contains(&need.id);
        let (mine, others): (Vec<_>, Vec<_>) =
            self.school_help.iter().filter(helps).partition(|(provision, _)| !placed.contains(&provision.id));
        placed.extend(mine.iter().map(|(provision, _)| provision.id));
        let cards: Vec<Json> = mine.iter().map(|(provision, help)| self.card(provision, help)).collect();
        let other_labels: Vec<String> =
            others.iter().map(|(provision, _)| self.label(provision.id).to_owned()).collect();
        let also = (!other_labels.is_empty())
            .then(|| voice.tell("parent.needs.also", context! { labels => in_a_row(&other_labels, "and") }));
        let gap = (mine.is_empty() && others.is_empty()).then(|| {
            json!({ "lines": [voice.say("help.gap.no_help")], "strong": true,
                    "ask": say("ask"), "asks": voice.say("help.ask.no_help") })
        });
        let label = self.label(need.id);
        let lines: Vec<Json> = [
            ("means_school", &need.impact_in_setting),
            ("means_home", &need.impact_in_daily_life),
            ("can", &need.strengths),
            ("level", &need.current_level),
        ]
        .into_iter()
        .filter(|_| !self.setting.short)
        .filter_map(|(key, text)| text.as_ref().map(|text| json!([say(key), rich(text)])))
        .collect();
        json!({
            "label": label,
            "title": need.title.as_deref().unwrap_or_else(|| need.area.title()),
            "lines": lines,
            "exact_label": say("hard_exact"),
            "exact": self.exact(&need.text),
            "length": need.text.as_str().chars().count(),
            "also": also,
            "help_heading": (!mine.is_empty()).then(|| voice.tell("parent.needs.help_for", context! { label => label })),
            "cards": cards,
            "gap": gap,
        })
    }

    /// What the plan says of an area as a whole; nothing where it says nothing.
    fn area(&self, area: &AreaOfNeed) -> Option<Json> {
        let none = area.none_identified.as_ref();
        let texts: Vec<Json> = [&area.strengths, &area.summary]
            .into_iter()
            .chain(none.map(|none| &none.statement))
            .filter_map(|text| text.as_ref().map(rich))
            .collect();
        let title = area.local_area.as_deref().unwrap_or_else(|| area.area.title());
        let said = none.map(|_| self.voice.tell("parent.needs.area_none", context! { area => title }));
        let by = none.and_then(|none| self.checked(none));
        (!texts.is_empty() || said.is_some()).then(|| {
            json!({ "title": title, "texts": texts, "said": said, "by": by,
                                                       "exact_label": self.voice.say("parent.needs.exact") })
        })
    }
}
