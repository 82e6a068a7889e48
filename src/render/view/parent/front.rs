//! Page 1: enough for tonight.

use super::super::help::Help;
use super::super::voice::{day, mid_sentence, on_one_line, sentence_case};
use super::Parent;
use crate::model::{
    DelivererRole, PlacementType, Provision, RightsHolderKind, SpecialEducationalNeed, Status,
};
use minijinja::context;
use serde_json::{Value as Json, json};

/// Help that happens every week, by who gives it. Hours are never added up: they may overlap.
pub(super) struct Giver<'a> {
    pub(super) label: String,
    /// The items, most hours first.
    pub(super) items: Vec<&'a (&'a Provision, Help)>,
}

/// The most minutes a week that an item may come to, for sorting and drawing.
fn minutes(item: &(&Provision, Help)) -> u32 {
    item.1.weekly.map_or(0, |weekly| weekly.max.unwrap_or(weekly.min))
}

impl Parent<'_> {
    pub(super) fn front(&self) -> Json {
        let voice = &self.voice;
        let version = &self.plan.version;
        let say = |key: &str| voice.say(&format!("parent.status.{key}"));
        let dated =
            |key: &str, date| voice.tell(&format!("parent.status.{key}"), context! { date => day(date) });
        let mut lines = match version.status {
            Status::Draft => {
                vec![self.respond_by().map_or_else(|| say("draft"), |date| dated("draft_by", date))]
            }
            Status::ProposedAmendment => vec![say("proposed_amendment")],
            Status::Final => {
                let made = version.made_on.map_or_else(|| say("final_no_date"), |date| dated("final", date));
                vec![made, say("guide")]
            }
            Status::Ceased => {
                vec![version.ceased_on.map_or_else(|| say("ceased_no_date"), |date| dated("ceased", date))]
            }
        };
        if self.plan.rights_holder.kind == RightsHolderKind::YoungPerson {
            lines.push(say("holder"));
        }
        if super::super::is_reformatted(self.plan) {
            lines.push(say("reformatted"));
        }
        if self.setting.short {
            lines.push(voice.say("parent.front.short"));
        }
        if self.setting.embedded {
            lines.push(voice.say("parent.front.embedded"));
        }
        json!({
            "kicker": voice.say("parent.front.kicker"),
            "title": voice.say("parent.front.title"),
            "long_name": voice.name.chars().count() > 14,
            "pill": say(&format!("{}_pill", self.status_key())),
            "lines": lines,
        })
    }

    /// Help that is the same every week, most hours first.
    pub(super) fn every_week(&self) -> Vec<&(&Provision, Help)> {
        let mut items: Vec<_> = self.school_help.iter().filter(|(_, help)| help.weekly.is_some()).collect();
        items.sort_by_key(|item| std::cmp::Reverse(minutes(item)));
        items
    }

    /// The same by who gives it: several items of one role share a row, one item has its own title.
    pub(super) fn givers(&self) -> Vec<Giver<'_>> {
        let mut givers: Vec<(Option<DelivererRole>, Giver<'_>)> = Vec::new();
        for item in self.every_week() {
            let role = item.0.delivered_by.first().and_then(|deliverer| deliverer.role);
            match givers.iter_mut().find(|(of, _)| role.is_some() && *of == role) {
                Some((_, giver)) => giver.items.push(item),
                None => givers.push((role, Giver { label: item.1.title.clone(), items: vec![item] })),
            }
        }
        for (role, giver) in &mut givers {
            if let (Some(role), 2..) = (role, giver.items.len()) {
                giver.label = sentence_case(role.name());
            }
        }
        givers.into_iter().map(|(_, giver)| giver).collect()
    }

    /// The amounts of one giver: both of two, or the largest and how many more.
    fn amount(&self, giver: &Giver<'_>) -> String {
        let short = |item: &&(&Provision, Help)| item.1.short.clone().unwrap_or_default();
        match giver.items.as_slice() {
            [one] => short(one),
            [first, second] => format!("{}; {}", short(first), mid_sentence(&short(second), &[])),
            [first, rest @ ..] => {
                let facts = context! { amount => short(first), count => rest.len() };
                self.voice.tell("parent.help.and_more", facts)
            }
            [] => String::new(),
        }
    }

    /// Every piece of help that asks for a closer look, in the order of the document.
    pub(super) fn unclear(&self) -> Vec<&(&Provision, Help)> {
        let care = self.care_help.iter().flatten();
        self.school_help
            .iter()
            .chain(&self.health_help)
            .chain(care)
            .filter(|(_, help)| help.is_unclear())
            .collect()
    }

    /// The needs of Section B that no provision of Section F names.
    pub(super) fn bare_needs(&self) -> Vec<&SpecialEducationalNeed> {
        let needs = &self.plan.sections.special_educational_needs.needs;
        needs
            .iter()
            .filter(|need| !self.school_help.iter().any(|(p, _)| p.meets.contains(&need.id)))
            .collect()
    }

    /// Titles with their amounts; the same title twice shows its count.
    #[expect(clippy::unused_self, reason = "reads as a part of the document, like its neighbours")]
    pub(super) fn merged<'a>(&self, items: &[&'a (&'a Provision, Help)]) -> Vec<(String, Option<&'a str>)> {
        let mut rows: Vec<(String, usize, Option<&'a str>)> = Vec::new();
        for (_, help) in items {
            match rows.iter_mut().find(|(title, ..)| *title == help.title) {
                Some((_, count, _)) => *count += 1,
                None => rows.push((help.title.clone(), 1, help.short.as_deref())),
            }
        }
        rows.into_iter()
            .map(|(title, count, short)| {
                (if count > 1 { format!("{title} ({count})") } else { title }, short)
            })
            .collect()
    }

    pub(super) fn whole_time(&self) -> Vec<&(&Provision, Help)> {
        self.school_help.iter().filter(|(_, help)| help.whole_time).collect()
    }

    /// Clear help with no weekly hours and not there all day: items, places, blocks, staff training.
    pub(super) fn untimed(&self) -> Vec<&(&Provision, Help)> {
        self.school_help
            .iter()
            .filter(|(_, help)| help.weekly.is_none() && !help.whole_time && !help.is_unclear())
            .collect()
    }

    pub(super) fn weekly_help(&self) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.help.{key}"));
        let mut rows: Vec<Json> =
            self.merged(&self.whole_time()).into_iter().map(|(title, short)| json!([title, short])).collect();
        rows.extend(self.givers().iter().map(|giver| json!([giver.label, self.amount(giver)])));
        let shown = rows.len().min(6);
        let others = self.merged(&self.untimed());
        let also: Vec<String> = others.iter().map(|(title, _)| mid_sentence(title, &[&voice.name])).collect();
        let mut also_text = String::new();
        if !also.is_empty() {
            also_text = also[..also.len().min(3)].join("; ");
            if also.len() > 3 {
                let facts = context! { shown => also_text, count => also.len() - 3 };
                also_text = voice.tell("parent.help.more", facts);
            } else {
                also_text.push('.');
            }
        }
        let unclear = self.unclear().len() + self.bare_needs().len();
        let short = if self.setting.short { "_short" } else { "" };
        let gap = match unclear {
            0 => Json::Null,
            1 => voice.runs(&format!("parent.help.unclear_one{short}"), context! {}),
            _ => voice.runs(&format!("parent.help.unclear_many{short}"), context! { count => unclear }),
        };
        let gap = if self.school_help.is_empty() { Json::Null } else { gap };
        let none = if self.school_help.is_empty() {
            json!({ "text": voice.runs("parent.help.none", context! {}),
                    "ask": voice.say("parent.needs.ask"), "asks": voice.say("help.ask.no_plan_help") })
        } else {
            Json::Null
        };
        let no_weekly = (rows.is_empty() && !self.school_help.is_empty()).then(|| say("no_weekly"));
        let more_rows = (rows.len() > shown)
            .then(|| voice.tell("parent.help.more_rows", context! { count => rows.len() - shown }));
        json!({
            "heading": say(&format!("heading_{}", self.status_key())),
            "rows": rows[..shown],
            "more_rows": more_rows,
            "no_weekly": no_weekly,
            "also": (!also.is_empty()).then(|| json!([say("also"), also_text])),
            "gap": gap,
            "none": none,
        })
    }

    pub(super) fn next(&self) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.next.{key}"));
        let dated =
            |key: &str, date| voice.tell(&format!("parent.next.{key}"), context! { date => day(date) });
        let today = super::document_date(self.plan);
        let item = |date, key: &str, past: &str| {
            if date < today { json!(["", dated(past, date)]) } else { json!([dated("by", date), say(key)]) }
        };
        let mut items = Vec::new();
        match self.plan.version.status {
            status @ (Status::Draft | Status::ProposedAmendment) => {
                let draft = status == Status::Draft;
                let key = if draft { "comment_draft" } else { "comment_proposed" };
                items.push(match self.respond_by() {
                    Some(date) => item(date, key, "comment_past"),
                    None => json!(["", say("no_comment_date")]),
                });
                items.push(json!([say("after"), say(if draft { "final_plan" } else { "decide" })]));
            }
            Status::Final => {
                if let Some(date) = self.appeal_by().filter(|date| *date >= today) {
                    items.push(json!([dated("by", date), say("appeal")]));
                }
                if let Some(date) = super::super::review_by(self.plan) {
                    items.push(item(date, "review", "review_past"));
                }
                if items.is_empty() {
                    items.push(json!(["", say("no_date")]));
                }
            }
            Status::Ceased => items.push(json!(["", say("ended")])),
        }
        json!({ "heading": say("heading"), "items": items })
    }

    /// The people to ask: role, name, telephone and email, so far as they are known.
    pub(super) fn people(&self) -> Vec<Json> {
        let voice = &self.voice;
        let authority = &self.plan.local_authority;
        let mut people = Vec::new();
        let mut add = |key: &str, names: &[Option<&str>], tel: Option<&str>, email: Option<&str>| {
            let mut who: Vec<&str> = Vec::new();
            for name in names.iter().flatten() {
                if !who.contains(name) {
                    who.push(name);
                }
            }
            if !who.is_empty() || tel.is_some() || email.is_some() {
                people.push(json!({
                    "lead": voice.say(&format!("parent.ask.{key}")),
                    "who": who.join(", "),
                    "who_short": who.first(),
                    "tel": tel.map(on_one_line),
                    "tel_link": tel.map(dial),
                    "email": email,
                }));
            }
        };
        if let Some(setting) = &self.plan.child_or_young_person.setting_attended {
            let contact = setting.contact.as_ref();
            let point = setting.contact_point.as_ref();
            let name = contact.and_then(|c| c.name.as_deref());
            let role = contact.and_then(|c| c.role.as_deref());
            let tel =
                contact.and_then(|c| c.telephone.as_deref()).or(point.and_then(|p| p.telephone.as_deref()));
            let email = contact.and_then(|c| c.email.as_deref()).or(point.and_then(|p| p.email.as_deref()));
            let place = (name.is_none() && role.is_none()).then_some(setting.name.as_str());
            let key = if is_school(setting.kind) { "setting" } else { "setting_other" };
            add(key, &[name, role, place], tel, email);
        }
        let officer = authority.case_officer.as_ref();
        let team = authority.special_educational_needs_team.as_ref();
        let brand_team = self.setting.brand.special_educational_needs_team.as_ref();
        let tel = officer
            .and_then(|o| o.telephone.as_deref())
            .or(team.and_then(|t| t.telephone.as_deref()))
            .or(brand_team.and_then(|t| t.telephone.as_deref()));
        let email = officer
            .and_then(|o| o.email.as_deref())
            .or(team.and_then(|t| t.email.as_deref()))
            .or(brand_team.and_then(|t| t.email.as_deref()));
        let team_name = team.and_then(|t| t.name.as_deref()).or(brand_team.map(|t| t.name.as_str()));
        match officer {
            Some(officer) => add("council", &[Some(&officer.name), officer.role.as_deref()], tel, email),
            None => add("council", &[team_name], tel, email),
        }
        let advice = authority.information_advice_and_support.as_ref();
        let brand_advice = self.setting.brand.information_advice_and_support_service.as_ref();
        add(
            "advice",
            &[advice.and_then(|a| a.name.as_deref()).or(brand_advice.map(|a| a.name.as_str()))],
            advice.and_then(|a| a.telephone.as_deref()).or(brand_advice.and_then(|a| a.telephone.as_deref())),
            advice.and_then(|a| a.email.as_deref()).or(brand_advice.and_then(|a| a.email.as_deref())),
        );
        people
    }

    pub(super) fn ask(&self) -> Json {
        json!({
            "heading": self.voice.say("parent.ask.heading"),
            "people": self.people(),
            "none": self.voice.say("parent.ask.none"),
        })
    }

    pub(super) fn guide(&self) -> Json {
        let link = |key: &str| json!([self.voice.say(&format!("parent.guide.{key}")), key]);
        json!({
            "heading": self.voice.say("parent.guide.heading"),
            "links": (["about", "week", "help", "goals", "rights", "words"]).map(link),
        })
    }
}

/// A telephone number as a link dials it: digits and a leading plus.
pub(in crate::render::view) fn dial(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

pub(super) fn is_school(kind: Option<PlacementType>) -> bool {
    use PlacementType as P;
    !matches!(
        kind,
        None | Some(
            P::FurtherEducationCollege
                | P::SixthFormCollege
                | P::SpecialistPost16Approved
                | P::SpecialistPost16NotApproved
                | P::SupportedInternship
                | P::Apprenticeship
                | P::PrivateVoluntaryIndependentEarlyYears
                | P::ElectiveHomeEducation
                | P::SecureSetting
                | P::Other
        )
    )
}
