//! Sections F, G, H1 and H2: each piece of provision, the words first and the five elements below.

use super::super::amount::Amounts;
use super::super::help::title;
use super::super::voice::{day, rich, sentence_case};
use super::Professional;
use crate::model::{
    AsWritten, Deliverer, Provision, ProvisionKind, Purpose, Quantity, SocialCareProvision, Status,
};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Professional<'_> {
    pub(super) fn special_educational_provision(&self) -> Json {
        let provisions = &self.plan.sections.special_educational_provision.provisions;
        let final_plan = self.plan.version.status == Status::Final;
        let council = self.setting.council(self.plan);
        let duty = self
            .tell(if final_plan { "f.duty_final" } else { "f.duty_draft" }, context! { council => council });
        json!({
            "duty": (self.plan.version.status != Status::Ceased).then_some(duty),
            "cards": self.cards(provisions, true),
            "none": provisions.is_empty().then(|| self.nothing("none.provision", None)),
        })
    }

    pub(super) fn health_care_provision(&self) -> Json {
        let section = &self.plan.sections.health_care_provision;
        let agreed = match &section.agreement {
            Some(agreement) => Some(self.tell(
                "g.agreed",
                context! {
                    body => &agreement.body,
                    officer => &agreement.name,
                    role => &agreement.role,
                    date => agreement.date.map(day),
                },
            )),
            None => (!section.provisions.is_empty()).then(|| self.say("g.not_agreed")),
        };
        json!({
            "cards": self.cards(&section.provisions, false),
            "none": section.provisions.is_empty()
                .then(|| self.nothing("none.provision", section.none_identified.as_ref())),
            "agreed": agreed,
        })
    }

    pub(super) fn social_care(&self, section: &SocialCareProvision) -> Json {
        json!({
            "cards": self.cards(&section.provisions, false),
            "none": section.provisions.is_empty()
                .then(|| self.nothing("none.provision", section.none_identified.as_ref())),
        })
    }

    fn cards(&self, provisions: &[Provision], school: bool) -> Vec<Json> {
        provisions.iter().map(|provision| self.card(provision, school)).collect()
    }

    fn card(&self, provision: &Provision, school: bool) -> Json {
        let written = provision.as_written.clone().unwrap_or_default();
        let lines = self.lines(&[
            ("card.where", provision.setting.as_ref()),
            ("card.monitoring", provision.monitoring.as_ref()),
        ]);
        let rows: Vec<Json> = [
            Some(self.row_or_none("card.meets", &provision.meets)),
            Some(self.row_or_none("card.supports", &provision.supports)),
            self.row("card.evidence", &provision.evidence),
        ]
        .into_iter()
        .flatten()
        .collect();
        let weeks = provision.quantities.iter().find_map(|quantity| quantity.weeks_per_year);
        let mut facts: Vec<String> = Vec::new();
        facts.extend(weeks.map(|weeks| self.tell("card.for_weeks", context! { weeks => weeks })));
        if provision.starts_on.is_some() || provision.ends_on.is_some() {
            let (starts, ends) = (provision.starts_on.map(day), provision.ends_on.map(day));
            let dates = self.tell("card.dates", context! { starts => starts, ends => ends });
            facts.push(dates.trim_end_matches('.').to_owned());
        }
        facts.extend((provision.direct_payment == Some(true)).then(|| self.say("card.direct_payment")));
        facts.extend(
            provision.commissioner.as_ref().map(|who| format!("{}: {who}", self.say("card.commissioner"))),
        );
        json!({
            "label": self.label(provision.id),
            "title": title(provision),
            "text": rich(&provision.text),
            "length": provision.text.as_str().chars().count(),
            "elements": self.elements(provision, &written, school),
            "more": self.further_amounts(provision, school),
            "lines": lines,
            "rows": rows,
            "facts": facts.join(". "),
        })
    }

    /// What, who, ratio, how often and how long: the typed facts, or the source's own words for them.
    /// A fact that is not typed sends the reader to the words; one that cannot apply says so.
    fn elements(&self, provision: &Provision, written: &AsWritten, school: bool) -> Vec<Json> {
        let amounts = Amounts { voice: &self.voice, school };
        let lead = provision.quantities.first();
        let item = provision.kind.has_no_sessions()
            && lead.is_none_or(|q| q.duration_minutes.is_none() && q.total.is_none() && q.sessions.is_none());
        let whole = lead.is_some_and(|quantity| quantity.whole_time == Some(true));
        let total = lead.and_then(|quantity| quantity.total);
        let for_staff = provision.kind == ProvisionKind::Training
            || lead.is_some_and(|quantity| !quantity.is_with_child());
        let what = provision.activity.as_ref().map(|text| sentence_case(text.as_str()));
        let who: Vec<String> = provision.delivered_by.iter().map(deliverer).collect();
        let who = (!who.is_empty()).then(|| who.join("; "));
        let ratio = lead.and_then(|quantity| self.ratio(quantity));
        let about = lead.is_some_and(|quantity| quantity.approximate == Some(true));
        let often = match (whole, total, lead.and_then(|quantity| quantity.sessions)) {
            (true, ..) => lead.and_then(|quantity| amounts.short(quantity)),
            (_, Some(total), _) => Some(amounts.period(total.per)),
            (_, None, sessions) => sessions.map(|sessions| amounts.often(sessions)),
        };
        let long = match (whole, total, lead.and_then(|quantity| quantity.duration_minutes)) {
            (true, ..) => lead.and_then(|quantity| amounts.short(quantity)),
            (_, Some(total), _) => {
                Some(format!("{}: {}", self.say("f.total"), amounts.length(total.minutes, about)))
            }
            (_, None, duration) => duration.map(|duration| amounts.length(duration, about)),
        };
        [
            ("what", what, &written.what, false),
            ("who", who, &written.who, false),
            ("ratio", ratio, &written.ratio, item || for_staff),
            ("often", often, &written.how_often, item),
            ("long", long, &written.how_long, item),
        ]
        .into_iter()
        .map(|(key, typed, written, not_needed)| {
            let (value, state) = match (typed, written) {
                (Some(value), _) => (sentence_case(&value), "typed"),
                (None, Some(words)) => (format!("“{words}”"), "typed"),
                (None, None) if not_needed => (self.say("f.not_needed"), "quiet"),
                (None, None) => (self.say("f.read"), "quiet"),
            };
            json!([self.say(&format!("f.{key}")), value, state])
        })
        .collect()
    }

    fn ratio(&self, quantity: &Quantity) -> Option<String> {
        let group = quantity.group_size.map(|size| match (size.min, size.max) {
            (min, Some(max)) if min == max => self.tell("f.group", context! { size => max }),
            (0 | 1, Some(max)) => self.tell("f.group_at_most", context! { size => max }),
            (min, Some(max)) => self.tell("f.group", context! { size => format!("{min} to {max}") }),
            (min, None) => self.tell("f.group_at_least", context! { size => min }),
        });
        let ratio = quantity.ratio.map(|ratio| {
            self.tell("f.ratio_value", context! { staff => ratio.staff, pupils => ratio.pupils })
        });
        match (ratio, group) {
            (Some(ratio), Some(group)) => Some(format!("{ratio}. {group}")),
            (ratio, group) => ratio.or(group),
        }
    }

    /// Amounts beside the first, each with what it is for.
    fn further_amounts(&self, provision: &Provision, school: bool) -> Json {
        let amounts = Amounts { voice: &self.voice, school };
        let said: Vec<String> = provision
            .quantities
            .iter()
            .skip(1)
            .filter_map(|quantity| {
                let key = match quantity.purpose.unwrap_or(Purpose::DirectWork) {
                    Purpose::DirectWork => "direct_work",
                    Purpose::Programme => "programme",
                    Purpose::TrainingForStaff => "training_for_staff",
                    Purpose::AdviceToStaff => "advice_to_staff",
                    Purpose::Review => "review",
                    Purpose::ReportWriting => "report_writing",
                };
                let purpose = self.voice.say(&format!("help.purpose.{key}"));
                let said = format!("{} {purpose}", sentence_case(&amounts.short(quantity)?));
                Some(format!("{}.", said.trim_end()))
            })
            .collect();
        if said.is_empty() { Json::Null } else { json!([self.say("card.more"), said.join(" ")]) }
    }
}

/// Who delivers it, with what qualification and for whom.
fn deliverer(deliverer: &Deliverer) -> String {
    let who = deliverer
        .as_written
        .clone()
        .or_else(|| deliverer.role.map(|role| role.name().to_owned()))
        .unwrap_or_default();
    let mut words = sentence_case(&who);
    if let Some(qualification) = &deliverer.qualification {
        words = if words.is_empty() {
            sentence_case(qualification)
        } else {
            format!("{words} ({qualification})")
        };
    }
    if let Some(organisation) = &deliverer.organisation {
        words = if words.is_empty() { organisation.clone() } else { format!("{words}, {organisation}") };
    }
    words
}
