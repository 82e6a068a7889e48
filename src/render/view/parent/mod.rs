//! The parent document: the plan in plain words, for a tired parent on a phone at night.

mod about;
mod care;
mod front;
mod goals;
mod needs;
mod rights;
mod week;

pub(super) use front::dial;
pub(super) use goals::by_when;

use super::super::phrases::PhraseError;
use super::help::{Help, Place, help};
use super::professional::in_a_footer;
use super::voice::{Voice, day, plain, rich};
use super::{Setting, by_law, date_parts, document_date, glossary, status_key};
use crate::model::{Date, ItemId, Plan, Provision, Status, Text};
use crate::timescales::rules::{AMENDMENT_REPRESENTATIONS, APPEAL, REPRESENTATIONS};
use minijinja::context;
use serde_json::{Value as Json, json};

/// What the parts of the document share.
pub(super) struct Parent<'a> {
    plan: &'a Plan,
    setting: &'a Setting<'a>,
    voice: Voice,
    /// The provision of Section F, each said in plain words, in the order of the plan.
    school_help: Vec<(&'a Provision, Help)>,
    /// The provision of Section G.
    health_help: Vec<(&'a Provision, Help)>,
    /// The provision of Sections H1 and H2.
    care_help: [Vec<(&'a Provision, Help)>; 2],
}

/// The view of the parent document.
///
/// # Errors
///
/// When a phrase is missing or asks for a fact that it is not given.
pub(in crate::render) fn parent<'a>(plan: &'a Plan, setting: &'a Setting<'a>) -> Result<Json, PhraseError> {
    let voice = Voice::new(plan)?;
    let said = |provisions: &'a [Provision], school: bool| -> Vec<(&'a Provision, Help)> {
        let today = document_date(plan);
        let label = |p: &Provision| setting.labels.get(p.id).unwrap_or_default();
        provisions.iter().map(|p| (p, help(p, &voice, Place { label: label(p), school, today }))).collect()
    };
    let sections = &plan.sections;
    let lives_there = sections.placement.placements.iter().any(|placement| {
        placement.residential.is_some_and(|pattern| pattern != crate::model::ResidentialPattern::Day)
    });
    let school_help = said(&sections.special_educational_provision.provisions, !lives_there);
    let health_help = said(&sections.health_care_provision.provisions, false);
    let care_help = [
        said(&sections.social_care_provision_h1.provisions, false),
        said(&sections.social_care_provision_h2.provisions, false),
    ];
    let parent = Parent { plan, setting, voice, school_help, health_help, care_help };
    let view = parent.view();
    parent.voice.fault().map_or(Ok(view), Err)
}

impl Parent<'_> {
    fn view(&self) -> Json {
        let mut view = json!({
            "doc": self.document(),
            "brand": self.setting.brand_view(self.plan),
            "paper": self.setting.paper.name(),
            "white": self.setting.white,
            "short": self.setting.short,
            "front": self.front(),
            "help": self.weekly_help(),
            "next": self.next(),
            "ask": self.ask(),
            "guide": self.guide(),
            "about": self.about(),
            "week": self.week(),
            "needs": self.needs(),
            "care": self.care(),
            "goals": self.goals(),
            "rights": self.rights(),
            "rest": self.rest(),
        });
        let mut words = String::new();
        glossary::all_words(&view, &mut words);
        let found = glossary::occurring(&self.voice.phrases().hard_words, &words);
        view["words"] = json!({
            "heading": self.voice.say("parent.words.heading"),
            "elsewhere": self.voice.say("parent.words.elsewhere"),
            "items": found.iter().map(|entry| json!([entry.term, entry.meaning])).collect::<Vec<_>>(),
        });
        view
    }

    fn document(&self) -> Json {
        let version = &self.plan.version;
        let voice = &self.voice;
        let key = status_key(version.status);
        let facts = context! {
            version => version.number,
            status => voice.say(&format!("parent.footer.status_{key}")),
            date => version.made_on.map(day),
        };
        let phone = self.setting.paper == super::super::audience::Paper::Phone;
        let strip = match (version.status, self.respond_by()) {
            (Status::Final, _) => None,
            (Status::Ceased, _) | (_, None) => Some(voice.say(&format!("parent.strip.{key}"))),
            (_, Some(date)) => {
                Some(voice.tell(&format!("parent.strip.{key}_by"), context! { date => day(date) }))
            }
        };
        json!({
            "title": voice.say("parent.front.document_title"),
            "author": self.setting.council(self.plan),
            "date": date_parts(document_date(self.plan)),
            "footer": [self.footer_for(voice.tell(if phone { "parent.footer.phone" } else { "parent.footer.long" }, facts))],
            "page": voice.say("parent.footer.page"),
            "of": voice.say("parent.footer.of"),
            "strip": strip,
        })
    }

    /// The footer with the recipient of a copy before it.
    fn footer_for(&self, line: String) -> String {
        match &self.plan.copy {
            Some(copy) => {
                let facts = context! { recipient => in_a_footer(&copy.recipient), line => line };
                self.voice.tell("professional.copy.footer", facts)
            }
            None => line,
        }
    }

    fn status_key(&self) -> &'static str {
        status_key(self.plan.version.status)
    }

    /// A label, or an empty text for an identity that nothing in the plan has.
    fn label(&self, id: ItemId) -> &str {
        self.setting.labels.get(id).unwrap_or_default()
    }

    fn labels(&self, ids: &[ItemId]) -> Vec<String> {
        ids.iter().map(|id| self.label(*id).to_owned()).filter(|label| !label.is_empty()).collect()
    }

    /// The last day to answer, as the letter gave it, for a draft or for proposed changes; where the
    /// record has no such day, the last of the 15 days of the law.
    fn respond_by(&self) -> Option<Date> {
        use crate::model::EventKind::{AmendmentNoticeServed, DraftServed};
        let (kind, rule) = match self.plan.version.status {
            Status::Draft => (DraftServed, &REPRESENTATIONS),
            Status::ProposedAmendment => (AmendmentNoticeServed, &AMENDMENT_REPRESENTATIONS),
            Status::Final | Status::Ceased => return None,
        };
        self.plan.lifecycle.latest(kind)?.respond_by.or_else(|| by_law(self.plan, &[rule]))
    }

    /// The last day to appeal against this version, as the letter gave it, else by the law.
    fn appeal_by(&self) -> Option<Date> {
        let served = self.plan.lifecycle.latest(crate::model::EventKind::FinalServed)?;
        let this = self.plan.version.made_on.is_some_and(|made| made <= served.on);
        served.respond_by.or_else(|| by_law(self.plan, &[&APPEAL]).filter(|_| this))
    }

    /// The exact words, ruled off under their own label; nothing in the short edition.
    fn exact(&self, text: &Text) -> Json {
        if self.setting.short { Json::Null } else { rich(text) }
    }

    /// The exact words of a piece of provision, and the columns that its source had beside them.
    fn exact_with_columns(&self, provision: &Provision) -> Json {
        let mut blocks = self.exact(&provision.text);
        if let (Some(all), Some(written)) = (blocks.as_array_mut(), &provision.as_written) {
            for (key, words) in [
                ("what", &written.what),
                ("who", &written.who),
                ("ratio", &written.ratio),
                ("how_often", &written.how_often),
                ("how_long", &written.how_long),
            ] {
                if let Some(words) = words {
                    let lead = self.voice.say(&format!("parent.columns.{key}"));
                    all.push(json!(["p", [["s", lead], format!(" {words}")]]));
                }
            }
        }
        blocks
    }

    /// The card of one piece of provision.
    fn card(&self, provision: &Provision, help: &Help) -> Json {
        let voice = &self.voice;
        let ask_lead = if help.ask_if_not_there { "help.unread.then_ask" } else { "parent.needs.ask" };
        let gap = help.is_unclear().then(|| {
            json!({
                "check": voice.say("parent.needs.check"),
                "lines": if self.setting.short { &help.unclear_short } else { &help.unclear },
                "ask": voice.say(ask_lead),
                "asks": help.asks.join(" "),
            })
        });
        let row = |key: &str, ids: &[ItemId]| {
            let labels = self.labels(ids);
            (!labels.is_empty()).then(|| json!([voice.say(key), labels.join(", ")]))
        };
        let links: Vec<Json> = [
            row("parent.needs.helps_with", &provision.meets),
            row("parent.needs.goals", &provision.supports),
        ]
        .into_iter()
        .flatten()
        .collect();
        json!({
            "label": self.label(provision.id),
            "title": help.title,
            "sentence": help.sentence,
            "gap": gap,
            "exact_label": voice.say("parent.needs.exact"),
            "exact": self.exact_with_columns(provision),
            "length": provision.text.as_str().chars().count(),
            "links": links,
        })
    }

    /// Words that a conversion could not place: kept and shown, in the full edition.
    fn rest(&self) -> Json {
        if self.plan.unplaced.is_empty() || self.setting.short {
            return Json::Null;
        }
        let items = self
            .plan
            .unplaced
            .iter()
            .map(|piece| json!({ "place": plain(&piece.place), "blocks": rich(&piece.text) }));
        json!({
            "heading": self.voice.say("parent.rest.heading"),
            "lead": self.voice.say("parent.rest.lead"),
            "items": items.collect::<Vec<_>>(),
        })
    }
}
