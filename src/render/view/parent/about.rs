//! Part 1: who the child is, in their own words and their family's.

use super::super::voice::{day, rich};
use super::Parent;
use crate::model::{ViewEntry, Whose};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Parent<'_> {
    pub(super) fn about(&self) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.about.{key}"));
        if self.setting.short {
            return Json::Null;
        }
        let views = &self.plan.sections.views;
        let own = |entry: &&ViewEntry| match entry.whose {
            Some(whose) => matches!(whose, Whose::Child | Whose::YoungPerson),
            None => entry.direct_quotation == Some(true),
        };
        let family = |entry: &&ViewEntry| matches!(entry.whose, Some(Whose::Parent | Whose::Family));
        let others = |entry: &&ViewEntry| !own(entry) && !family(entry);
        let group = |heading: &str, entries: Vec<&ViewEntry>| {
            (!entries.is_empty()).then(|| {
                let items: Vec<Json> = entries.into_iter().map(|entry| self.quote(entry)).collect();
                json!({ "heading": say(heading), "kind": "quotes", "items": items })
            })
        };
        let list = |heading: &str, entries: &[ViewEntry]| {
            (!entries.is_empty()).then(|| {
                let items: Vec<Json> = entries.iter().map(|entry| rich(&entry.text)).collect();
                json!({ "heading": say(heading), "kind": "list", "items": items })
            })
        };
        let communicate = views
            .how_to_communicate
            .as_ref()
            .map(|text| json!({ "heading": say("communicate"), "kind": "text", "items": [rich(text)] }));
        let groups: Vec<Json> = [
            group("own_words", views.views.iter().filter(own).collect()),
            list("likes", &views.interests),
            list("good_at", &views.strengths),
            list("hopes", &views.aspirations),
            communicate,
            group("family", views.views.iter().filter(family).collect()),
            group("others", views.views.iter().filter(others).collect()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let nothing = groups.is_empty().then(|| say("nothing"));
        json!({ "heading": say("heading"), "groups": groups, "nothing": nothing })
    }

    fn quote(&self, entry: &ViewEntry) -> Json {
        let voice = &self.voice;
        let own = matches!(entry.whose, Some(Whose::Child | Whose::YoungPerson));
        let who = entry.who.clone().or_else(|| own.then(|| voice.name.clone()));
        let how = match (&entry.gathered_how, &entry.gathered_by) {
            (Some(how), Some(by)) => Some(format!("{how}, {by}")),
            (how, by) => how.clone().or_else(|| by.clone()),
        };
        // Many councils write the day into how it was gathered; say it once.
        let on = entry
            .gathered_on
            .map(day)
            .filter(|on| how.as_ref().is_none_or(|how| !how.replace(' ', "\u{a0}").contains(on.as_str())));
        let by = voice.tell("parent.about.said_by", context! { who => who, how => how, on => on });
        let pictures: Vec<String> = entry
            .media
            .iter()
            .map(|media| voice.tell("parent.about.picture", context! { words => &media.alternative_text }))
            .collect();
        json!({
            "direct": entry.direct_quotation == Some(true) && !super::super::is_quoted(&entry.text),
            "title": entry.title,
            "blocks": rich(&entry.text),
            "length": entry.text.as_str().chars().count(),
            "by": by,
            "pictures": pictures,
        })
    }
}
