//! Page 1: enough for tonight.

use super::super::amount::Amounts;
use super::super::help::Help;
use super::super::voice::{day, mid_sentence, on_one_line};
use super::Parent;
use crate::model::{EventKind, PlacementType, Provision, ProvisionKind, Quantity, Range, Status};
use minijinja::context;
use serde_json::{Value as Json, json};

/// More hours a week than a school has: no sum is shown, only how many kinds of help there are.
const MORE_THAN_A_WEEK: u32 = 35 * 60;

/// Help of one kind that has weekly hours.
pub(super) struct Kind<'a> {
    pub(super) label: String,
    pub(super) items: Vec<&'a (&'a Provision, Help)>,
    pub(super) min: u32,
    /// The upper end; absent where the plan sets none.
    pub(super) max: Option<u32>,
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

    /// Help with weekly hours by kind, most hours first; then in the order of the plan.
    pub(super) fn kinds(&self) -> Vec<Kind<'_>> {
        let mut kinds: Vec<(ProvisionKind, Kind<'_>)> = Vec::new();
        for item in &self.school_help {
            let Some(weekly) = item.1.weekly else { continue };
            let at = kinds.iter().position(|(kind, _)| *kind == item.0.kind).unwrap_or_else(|| {
                let label = super::super::voice::sentence_case(item.0.kind.name());
                kinds.push((item.0.kind, Kind { label, items: Vec::new(), min: 0, max: Some(0) }));
                kinds.len() - 1
            });
            let kind = &mut kinds[at].1;
            kind.items.push(item);
            kind.min += weekly.min;
            kind.max = kind.max.zip(weekly.max).map(|(sum, more)| sum + more);
        }
        let mut kinds: Vec<Kind<'_>> = kinds.into_iter().map(|(_, kind)| kind).collect();
        kinds.sort_by_key(|kind| std::cmp::Reverse(kind.max.unwrap_or(kind.min)));
        kinds
    }

    /// The amount of a kind in words. One item keeps the unit the plan uses; several are added up.
    pub(super) fn amount(&self, kind: &Kind<'_>, long: bool) -> String {
        let voice = &self.voice;
        let amounts = Amounts { voice, school: true };
        if let Some(short) = single(kind).and_then(|quantity| amounts.short(quantity)) {
            return super::super::voice::sentence_case(&short);
        }
        if kind.max.unwrap_or(kind.min) > MORE_THAN_A_WEEK {
            return voice.tell("help.short.kinds", context! { count => kind.items.len() });
        }
        let about = kind.items.iter().any(|(provision, _)| {
            provision.quantities.iter().any(|quantity| quantity.approximate == Some(true))
        });
        let (low, high) = (amounts.time(kind.min), kind.max.map(|max| amounts.time(max)));
        let (key, high) = match (kind.min, kind.max) {
            (_, None) => ("at_least", None),
            (0, Some(_)) => ("up_to", high),
            (min, Some(max)) if min < max && long => ("could_be", high),
            (min, Some(max)) if min < max => ("at_least", None),
            _ if about => ("about", None),
            _ => ("exactly", None),
        };
        let facts = context! { low => low, high => high };
        super::super::voice::sentence_case(&voice.tell(&format!("help.short.{key}"), facts))
    }

    pub(super) fn unclear(&self) -> Vec<&(&Provision, Help)> {
        self.school_help.iter().filter(|(_, help)| help.is_unclear()).collect()
    }

    /// Titles with their amounts; the same title twice shows its count.
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
        rows.extend(self.kinds().iter().map(|kind| json!([kind.label, self.amount(kind, false)])));
        let shown = rows.len().min(6);
        let others = self.merged(&self.untimed());
        let also: Vec<String> = others.iter().map(|(title, _)| mid_sentence(title, &[&voice.name])).collect();
        let mut also_text = String::new();
        if !also.is_empty() {
            also_text = also[..also.len().min(3)].join(", ");
            if also.len() > 3 {
                let facts = context! { shown => also_text, count => also.len() - 3 };
                also_text = voice.tell("parent.help.more", facts);
            } else {
                also_text.push('.');
            }
        }
        let unclear = self.unclear().len();
        let short = if self.setting.short { "_short" } else { "" };
        let gap = match unclear {
            0 => Json::Null,
            1 => voice.runs(&format!("parent.help.unclear_one{short}"), context! {}),
            _ => voice.runs(&format!("parent.help.unclear_many{short}"), context! { count => unclear }),
        };
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
                let appeal = self.plan.lifecycle.latest(EventKind::FinalServed).and_then(|e| e.respond_by);
                if let Some(date) = appeal.filter(|date| *date >= today) {
                    items.push(json!([dated("by", date), say("appeal")]));
                }
                if let Some(date) = self.plan.version.next_review_by {
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

/// The one amount of direct work that a kind holds, if it holds only one: it keeps the plan's own unit.
fn single<'a>(kind: &Kind<'a>) -> Option<&'a Quantity> {
    let [(provision, _)] = kind.items.as_slice() else { return None };
    let mut direct = provision.quantities.iter().filter(|quantity| quantity.is_with_child());
    direct.next().filter(|_| direct.next().is_none())
}

/// A telephone number as a link dials it: digits and a leading plus.
fn dial(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

fn is_school(kind: Option<PlacementType>) -> bool {
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

/// The weekly range of a kind, for drawing.
pub(super) const fn drawn(kind: &Kind<'_>) -> Range {
    Range { min: kind.min, max: kind.max }
}
