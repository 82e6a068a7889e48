//! Sections F, G, H1 and H2: each piece of provision, the words first and the five elements below.

use super::super::help::title;
use super::super::voice::{bare, day, rich, sentence_case};
use super::Professional;
use super::amounts::{are_listed, is_one_off, is_staff_time, shared_weeks, sole_direct};
use crate::model::{
    AsWritten, Deliverer, Provision, ProvisionKind, Quantity, Ratio, SectionTwoService, SocialCareProvision,
    Status, Tier,
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
            None => (!section.provisions.is_empty() && !self.is_reduced()).then(|| self.say("g.not_agreed")),
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
        let weeks = match provision.quantities.as_slice() {
            [one] => one.weeks_per_year,
            _ => shared_weeks(provision),
        };
        let mut facts: Vec<String> = Vec::new();
        facts.extend(weeks.map(|weeks| self.tell("card.for_weeks", context! { weeks => weeks })));
        facts.extend(self.dates(provision));
        facts.extend(provision.tier.map(|tier| self.tier(tier)));
        facts.extend(provision.section_2_service.map(|service| self.section_2_service(service)));
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
            "amounts": self.listed_amounts(provision, school),
            "lines": lines,
            "rows": rows,
            "facts": facts.join(". "),
        })
    }

    /// When it starts and ends; one that is done once has a day by which it is done.
    fn dates(&self, provision: &Provision) -> Option<String> {
        let (starts, ends) = (provision.starts_on.map(day), provision.ends_on.map(day));
        if starts.is_none() && ends.is_none() {
            return None;
        }
        let goes_on = provision.quantities.iter().any(|quantity| {
            quantity.whole_time == Some(true)
                || (!is_one_off(quantity) && (quantity.total.is_some() || quantity.sessions.is_some()))
        });
        let (until, by) = if goes_on { (ends, None) } else { (None, ends) };
        let dates = self.tell("card.dates", context! { starts => starts, until => until, by => by });
        Some(dates.trim().trim_end_matches('.').to_owned())
    }

    fn tier(&self, tier: Tier) -> String {
        let tier = serde_json::to_value(tier).unwrap_or_default();
        self.say(&format!("tier.{}", tier.as_str().unwrap_or_default()))
    }

    fn section_2_service(&self, service: SectionTwoService) -> String {
        let service = serde_json::to_value(service).unwrap_or_default();
        let service = self.say(&format!("section_2.{}", service.as_str().unwrap_or_default()));
        self.tell("card.section_2", context! { service => service })
    }

    /// What, who, ratio, how often and how long: the source's own words for them, and what was read.
    /// A fact that is not typed sends the reader to the words; one that cannot apply says so.
    fn elements(&self, provision: &Provision, written: &AsWritten, school: bool) -> Vec<Json> {
        let lead = provision.quantities.first();
        let listed = are_listed(provision);
        let shown = if listed { sole_direct(provision) } else { lead };
        let item = provision.kind == ProvisionKind::Equipment
            && lead.is_none_or(|q| q.duration_minutes.is_none() && q.total.is_none() && q.sessions.is_none());
        let what = provision.activity.as_ref().map(|text| sentence_case(&bare(text)));
        let who: Vec<String> = provision.delivered_by.iter().map(deliverer).collect();
        let who = (!who.is_empty()).then(|| who.join("; "));
        let (often, long) = match shown {
            Some(quantity) => self.often_and_long(quantity, school),
            None if listed => {
                let several = provision.quantities.len() > 1;
                let see = self.say(if several { "f.several" } else { "f.see_amounts" });
                (Some(see.clone()), Some(see))
            }
            None => (None, None),
        };
        // The columns of the source say more than an amount that is not the help itself.
        let readable = !lead.is_some_and(|quantity| is_staff_time(provision, quantity)) && shown.is_some();
        [
            ("what", what, &written.what, true),
            ("who", who, &written.who, true),
            ("ratio", self.ratio_of_all(provision, shown), &written.ratio, readable),
            ("often", often, &written.how_often, readable),
            ("long", long, &written.how_long, readable),
        ]
        .into_iter()
        .map(|(key, typed, written, readable)| {
            let typed = typed.map(|value| sentence_case(&value));
            let not_needed = item && !matches!(key, "what" | "who");
            let (value, state, reading) = match (written, typed) {
                (Some(words), typed) => {
                    let typed = typed.filter(|typed| readable && !says(words, typed));
                    (super::quoted(words), "typed", typed)
                }
                (None, Some(value)) => (value, "typed", None),
                (None, None) if not_needed => (self.say("f.not_needed"), "quiet", None),
                (None, None) => (self.say("f.read"), "quiet", None),
            };
            let reading = reading.map(|reading| self.tell("f.read_as", context! { reading => reading }));
            json!([self.say(&format!("f.{key}")), value, state, reading])
        })
        .collect()
    }

    fn often_and_long(&self, quantity: &Quantity, school: bool) -> (Option<String>, Option<String>) {
        let amounts = self.amounts(school);
        let about = quantity.approximate == Some(true);
        let (often, long) = match (quantity.whole_time, quantity.total) {
            (Some(true), _) => {
                let whole = self.say("amount.whole_time");
                (Some(whole.clone()), Some(whole))
            }
            (_, Some(total)) => {
                (Some(self.each(&amounts, total.per)), Some(self.in_all(&amounts, total, about)))
            }
            _ => (
                quantity.sessions.map(|sessions| amounts.often(sessions)),
                quantity.duration_minutes.map(|duration| amounts.length(duration, about)),
            ),
        };
        match (often, long, self.change(quantity)) {
            (Some(often), long, Some(change)) => (Some(format!("{often}, {change}")), long),
            (None, Some(long), Some(change)) => (None, Some(format!("{long}, {change}"))),
            (often, long, _) => (often, long),
        }
    }

    /// The ratio in the strip: that of the amount in it, or the one that all amounts share.
    fn ratio_of_all(&self, provision: &Provision, shown: Option<&Quantity>) -> Option<String> {
        if let Some(quantity) = shown {
            return self.ratio(quantity);
        }
        let mut ratios: Vec<String> = provision.quantities.iter().filter_map(|q| self.ratio(q)).collect();
        let with_ratio = ratios.len();
        ratios.dedup();
        match ratios.as_slice() {
            [] => None,
            [one] if with_ratio == provision.quantities.len() => Some(one.clone()),
            _ => Some(self.say("f.see_amounts")),
        }
    }

    pub(super) fn ratio(&self, quantity: &Quantity) -> Option<String> {
        let group = quantity.group_size.map(|size| match (size.min, size.max) {
            (min, Some(max)) if min == max => self.tell("f.group", context! { size => max }),
            (0 | 1, Some(max)) => self.tell("f.group_at_most", context! { size => max }),
            (min, Some(max)) => self.tell("f.group", context! { size => format!("{min} to {max}") }),
            (min, None) => self.tell("f.group_at_least", context! { size => min }),
        });
        let ratio = quantity.ratio.map(|Ratio { staff, pupils }| {
            self.tell("f.ratio_value", context! { staff => staff, pupils => pupils })
        });
        match (ratio, group) {
            (Some(ratio), Some(group)) => Some(format!("{ratio}. {group}")),
            (ratio, group) => ratio.or(group),
        }
    }
}

/// Whether the plan's words hold a reading of them already.
fn says(words: &str, reading: &str) -> bool {
    let bare = |words: &str| {
        let words = words.replace('\u{a0}', " ").to_lowercase();
        words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    bare(words).contains(&bare(reading))
}

/// Who delivers it, with what qualification and for whom, each said once.
fn deliverer(deliverer: &Deliverer) -> String {
    let mut words = sentence_case(&role(deliverer));
    if let Some(qualification) = deliverer.qualification.as_ref().filter(|more| !says(&words, more)) {
        words = if words.is_empty() {
            sentence_case(qualification)
        } else {
            format!("{words} ({qualification})")
        };
    }
    if let Some(organisation) = deliverer.organisation.as_ref().filter(|more| !says(&words, more)) {
        words = if words.is_empty() { organisation.clone() } else { format!("{words}, {organisation}") };
    }
    words
}

/// The role or person: the plan's words, or the common role.
fn role(deliverer: &Deliverer) -> String {
    let role = || deliverer.role.map(|role| role.name().to_owned());
    deliverer.as_written.clone().or_else(role).unwrap_or_default()
}
