//! The notice of proposed amendments (SEND Regulations 2014, regulations 22 and 28): a letter to the
//! parent or the young person. Losses come first, then what to do and by when, then each change word
//! for word with its reason and its evidence.

use super::changes::Told;
use super::letter::reach_line;
use super::voice::{Voice, day, in_a_row, rich};
use super::{Setting, date_parts};
use crate::model::{Plan, RightsHolderKind};
use crate::render::changes::{Changes, Grounds, Group, Letter};
use crate::render::phrases::PhraseError;
use crate::render::reach;
use crate::timescales::calendar::days_from;
use minijinja::{Value, context};
use serde_json::{Value as Json, json};

struct Notice<'a> {
    plan: &'a Plan,
    setting: &'a Setting<'a>,
    letter: &'a Letter,
    told: Told<'a>,
}

/// The view of the notice. `plan` is the proposed version.
///
/// # Errors
///
/// When a phrase is missing or asks for a fact that it is not given.
pub(in crate::render) fn notice(
    plan: &Plan,
    changes: &Changes,
    letter: &Letter,
    setting: &Setting<'_>,
) -> Result<Json, PhraseError> {
    let voice = Voice::new(plan)?;
    let notice = Notice { plan, setting, letter, told: Told::new(plan, changes, &voice) };
    let view = notice.view();
    voice.fault().map_or(Ok(view), Err)
}

impl Notice<'_> {
    fn view(&self) -> Json {
        let told = &self.told;
        json!({
            "doc": self.document(),
            "brand": self.setting.brand_view(self.plan),
            "front": self.front(),
            "change_heading": self.say("front.change_heading"),
            "counts": told.counts(),
            "groups": told.groups(),
            "same": told.nothing_owed(),
            "can": self.can(),
            "hours_heading": told.say("heading.hours"),
            "hours": told.hours(),
            "people_heading": self.say("people.heading"),
            "people": self.people(),
            "with": self.with(),
            "law": self.say(if self.letter.after_review { "law.review" } else { "law.no_review" }),
            "words_heading": self.say("words.heading"),
            "marks": told.marks(),
            "review": self.review(),
            "cards": self.cards(),
        })
    }

    fn own(&self) -> bool {
        self.plan.rights_holder.kind == RightsHolderKind::YoungPerson && self.letter.acting_for.is_empty()
    }

    fn say(&self, key: &str) -> String {
        self.tell(key, context! {})
    }

    fn tell(&self, key: &str, facts: Value) -> String {
        self.told.voice.tell(&format!("notice.{key}"), context! { own => self.own(), ..facts })
    }

    fn runs(&self, key: &str, facts: Value) -> Json {
        self.told.voice.runs(&format!("notice.{key}"), context! { own => self.own(), ..facts })
    }

    fn full_name(&self) -> String {
        let name = &self.plan.child_or_young_person.name;
        let parts = [Some(&name.given), name.middle.as_ref(), name.family.as_ref()].into_iter().flatten();
        parts.map(|part| part.trim()).collect::<Vec<_>>().join(" ")
    }

    fn document(&self) -> Json {
        let facts = context! { full_name => self.full_name(), served => day(self.letter.served_on) };
        json!({
            "title": self.say("front.document_title"),
            "author": self.setting.council(self.plan),
            "date": date_parts(self.letter.served_on),
            "footer": [self.tell("footer.long", facts)],
            "page": self.say("footer.page"),
            "of": self.say("footer.of"),
            "strip": null,
        })
    }

    fn front(&self) -> Json {
        let letter = self.letter;
        let proposals = match self.told.changes.before_made_on {
            Some(date) => self.runs("front.proposals", context! { date => day(date) }),
            None => self.runs("front.proposals_no_date", context! {}),
        };
        let born = day(self.plan.child_or_young_person.date_of_birth);
        let about = self.tell("front.about", context! { full_name => self.full_name(), born => born });
        json!({
            "kicker": self.say("front.kicker"),
            "title": self.say("front.title"),
            "long_name": self.told.voice.name.chars().count() > 14,
            "to": self.addressee(),
            "about": about,
            "proposals": proposals,
            "reply": self.runs("front.reply", context! { reply_by => day(letter.reply_by) }),
            "served": self.tell("front.served", context! {
                served => day(letter.served_on), days => days_from(letter.served_on, letter.reply_by) + 1,
            }),
            "council": self.council(&self.say("front.council")),
            "advice": self.advice(&self.say("front.advice")),
            "no_council": self.say("front.no_council"),
        })
    }

    /// To whom: by name only. No address stands in the notice, so that none can be shown to the wrong person.
    fn addressee(&self) -> String {
        let letter = self.letter;
        let row = |names: &[String]| in_a_row(names, "and");
        if !letter.acting_for.is_empty() {
            let facts = context! { people => row(&letter.acting_for), one => letter.acting_for.len() == 1 };
            return self.tell("front.to", context! { people => self.tell("front.acts_for", facts) });
        }
        if letter.addressed_to.is_empty() {
            return self.tell("front.to_parent", context! { full_name => self.full_name() });
        }
        self.tell("front.to", context! { people => row(&letter.addressed_to) })
    }

    fn can(&self) -> Json {
        let reply_by = day(self.letter.reply_by);
        json!({
            "heading": self.say("can.heading"),
            "lines": [
                self.runs("can.say", context! { reply_by => reply_by }),
                self.runs("can.school", context! {}),
                self.runs("can.meet", context! {}),
                self.runs("can.advice", context! {}),
                self.runs("can.decide", context! { decide_by => day(self.letter.decide_by) }),
                self.runs("can.no_change", context! {}),
            ],
        })
    }

    fn council(&self, lead: &str) -> Json {
        reach_line(lead, reach::council(self.plan, self.setting.brand).as_ref())
    }

    fn advice(&self, lead: &str) -> Json {
        reach_line(lead, reach::advice(self.plan, self.setting.brand).as_ref())
    }

    /// The bodies that can help.
    fn people(&self) -> Json {
        let lead = |key: &str| self.say(&format!("people.{key}"));
        let advice = self.advice(&lead("advice"));
        let no_advice = advice.is_null().then(|| self.say("people.no_advice"));
        let all = [
            self.council(&lead("council")),
            advice,
            reach_line(&lead("resolution"), reach::resolution(self.plan).as_ref()),
            reach_line(&lead("mediation"), reach::mediation(self.plan).as_ref()),
        ];
        let found: Vec<Json> = all.into_iter().filter(|line| !line.is_null()).collect();
        json!({ "lines": found, "no_advice": no_advice })
    }

    fn with(&self) -> Json {
        let plan = match self.told.changes.before_made_on {
            Some(date) => self.tell("with.plan", context! { date => day(date) }),
            None => self.say("with.plan_no_date"),
        };
        let papers = if self.letter.papers.is_empty() {
            self.say("with.no_papers")
        } else {
            self.tell("with.papers", context! { papers => self.letter.papers.join("; ") })
        };
        json!({ "heading": self.say("with.heading"), "lines": [plan, papers] })
    }

    fn review(&self) -> Json {
        let Some(review) = &self.letter.review else {
            return if self.letter.after_review {
                json!({ "heading": self.say("review.heading"), "met": self.say("review.none"), "parts": [] })
            } else {
                Json::Null
            };
        };
        let parts: Vec<Json> =
            [("review.recommended", &review.recommendations), ("review.differed", &review.differences)]
                .into_iter()
                .filter_map(|(key, text)| Some(json!([self.say(key), rich(text.as_ref()?)])))
                .collect();
        let met = self.tell("review.met", context! { date => day(review.met_on) });
        json!({ "heading": self.say("review.heading"), "met": met, "parts": parts })
    }

    /// Each change word for word, group by group, with its reason and its evidence.
    fn cards(&self) -> Vec<Json> {
        Group::ALL
            .into_iter()
            .filter_map(|group| {
                let names = group == Group::Names;
                let found = self.told.of(group);
                if found.is_empty() {
                    return None;
                }
                let cards: Vec<Json> = found
                    .into_iter()
                    .filter(|_| !names)
                    .map(|(at, change)| {
                        let mut card = self.told.card(change);
                        card["grounds"] =
                            self.letter.grounds.get(at).map_or(Json::Null, |of| self.grounds(of));
                        card
                    })
                    .collect();
                let key = group.key();
                let pairs = names.then(|| {
                    self.tell("words.names_pairs", context! { pairs => self.told.names().join("; ") })
                });
                Some(json!({
                    "heading": self.told.say(&format!("group_long.{key}")),
                    "lead": self.told.say(&format!("lead.{key}")),
                    "names": pairs,
                    "cards": cards,
                }))
            })
            .collect()
    }

    fn grounds(&self, grounds: &Grounds) -> Json {
        if !grounds.needed {
            return Json::Null;
        }
        let (no_reason, no_evidence) = (grounds.reason.is_empty(), grounds.evidence.is_empty());
        let missing = no_evidence || grounds.evidence_is_old;
        let ask = match (no_reason, missing) {
            (true, true) => Some("words.ask_both"),
            (true, false) => Some("words.ask_reason"),
            (false, true) => Some("words.ask_evidence"),
            (false, false) => None,
        };
        let mut gaps = Vec::new();
        if no_reason {
            gaps.push(self.say("words.no_reason"));
        }
        if no_evidence {
            gaps.push(self.say("words.no_evidence"));
        }
        let old = (grounds.evidence_is_old && !no_evidence).then(|| self.say("words.old_evidence"));
        let review = grounds.found_at_review.as_ref();
        json!({
            "review": review.map(|words| json!([self.say("words.label_review"), format!("“{words}”")])),
            "reason": (!no_reason).then(|| json!([self.say("words.label_reason"), format!("“{}”", grounds.reason.join(" "))])),
            "evidence": (!no_evidence).then(|| {
                json!([self.say("words.label_evidence"), format!("{}.", grounds.evidence.join("; ")), old])
            }),
            "gaps": gaps.join(" "),
            "ask": ask.map(|key| json!([self.say("words.ask"), self.say(key)])),
        })
    }
}
