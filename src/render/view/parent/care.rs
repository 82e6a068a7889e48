//! The rest of part 3: health, care at home, the school and money.

use super::super::help::Help;
use super::super::voice::{day, rich};
use super::Parent;
use crate::model::{
    CareNeed, DirectPayment, MoneyPeriod, NoneIdentified, NoneIdentifiedFinding as Finding, Placement,
    PlacementStatus, Provision, Status, Text, Transition,
};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Parent<'_> {
    pub(super) fn care(&self) -> Json {
        json!({ "health": self.health(), "home": self.home(), "school": self.school(), "money": self.money() })
    }

    fn cards(&self, said: &[(&Provision, Help)]) -> Vec<Json> {
        said.iter().map(|(provision, help)| self.card(provision, help)).collect()
    }

    fn care_needs(&self, needs: &[CareNeed]) -> Vec<Json> {
        needs
            .iter()
            .map(|need| {
                let extra: Vec<Json> = [("means_home", &need.impact), ("can", &need.strengths)]
                    .into_iter()
                    .filter(|_| !self.setting.short)
                    .filter_map(|(key, text)| {
                        text.as_ref()
                            .map(|text| json!([self.voice.say(&format!("parent.needs.{key}")), rich(text)]))
                    })
                    .collect();
                json!({ "label": self.label(need.id), "title": need.title, "lines": extra,
                        "exact_label": self.voice.say("parent.health.need"), "exact": self.exact(&need.text),
                        "length": need.text.as_str().chars().count() })
            })
            .collect()
    }

    /// Who checked, and when, as one sentence; that nobody is named, if so.
    pub(super) fn checked(&self, none: &NoneIdentified) -> Option<String> {
        let say = |key: &str, facts| Some(self.voice.tell(&format!("parent.none.{key}"), facts));
        match (none.finding, &none.source, none.date) {
            (Finding::NotApplicable | Finding::NotRequested | Finding::NotAssessed, ..) => None,
            (_, Some(who), Some(date)) => say("checked", context! { who => who, date => day(date) }),
            (_, Some(who), None) => say("checked_who", context! { who => who }),
            (_, None, Some(date)) => say("checked_on", context! { date => day(date) }),
            (_, None, None) => say("not_said", context! {}),
        }
    }

    /// A part without needs: what was found, who checked, and the plan's words.
    fn nothing(&self, lead: &str, none: Option<&NoneIdentified>, not_known: &str) -> Json {
        let voice = &self.voice;
        let mut lines = Vec::new();
        match none.map(|none| none.finding) {
            Some(Finding::NotKnownToService) => lines.push(voice.say(not_known)),
            Some(Finding::NotAssessed) => {
                lines.extend([voice.say(lead), voice.say("parent.none.not_assessed")]);
            }
            Some(Finding::NotApplicable) => lines.push(voice.say("parent.care.not_applicable")),
            _ => lines.push(voice.say(lead)),
        }
        match none {
            Some(none) => lines.extend(self.checked(none)),
            None => lines.push(voice.say("parent.none.not_said")),
        }
        let statement: Option<&Text> = none.and_then(|none| none.statement.as_ref());
        json!({
            "text": lines.join(" "),
            "exact_label": voice.say("parent.none.exact"),
            "exact": statement.map(|text| self.exact(text)),
        })
    }

    fn health(&self) -> Json {
        let voice = &self.voice;
        let (needs, section) =
            (&self.plan.sections.health_care_needs, &self.plan.sections.health_care_provision);
        let duty = match self.plan.version.status {
            Status::Draft => "parent.health.duty_draft",
            Status::ProposedAmendment => "parent.health.duty_proposed_amendment",
            Status::Final | Status::Ceased => "parent.health.duty",
        };
        let agreed = section.agreement.as_ref().map(|agreement| {
            let facts = context! { body => &agreement.body, date => agreement.date.map(day) };
            voice.tell("parent.health.agreed", facts)
        });
        json!({
            "heading": voice.say("parent.health.heading"),
            "none": needs.needs.is_empty().then(|| {
                self.nothing("parent.health.none", needs.none_identified.as_ref(), "parent.none.not_known_health")
            }),
            "strengths": self.strengths(needs.strengths.as_ref()),
            "needs": self.care_needs(&needs.needs),
            "duty": voice.say(duty),
            "cards": self.cards(&self.health_help),
            "no_help": section.provisions.is_empty().then(|| {
                self.nothing("parent.health.no_help", section.none_identified.as_ref(), "parent.health.no_help")
            }),
            "agreed": agreed,
        })
    }

    fn strengths(&self, text: Option<&Text>) -> Json {
        match text {
            Some(text) if !self.setting.short => json!([self.voice.say("parent.needs.can"), rich(text)]),
            _ => Json::Null,
        }
    }

    fn home(&self) -> Json {
        let voice = &self.voice;
        let sections = &self.plan.sections;
        let needs = &sections.social_care_needs;
        let part = |said: &[(&Provision, Help)], none: Option<&NoneIdentified>, duty: &str, nothing: &str| {
            json!({
                "duty": voice.say(duty),
                "cards": self.cards(said),
                "none": said.is_empty().then(|| self.nothing(nothing, none, nothing)),
            })
        };
        let (h1, h2) = (&sections.social_care_provision_h1, &sections.social_care_provision_h2);
        json!({
            "heading": voice.say("parent.care.heading"),
            "none": needs.needs.is_empty().then(|| {
                self.nothing("parent.care.none", needs.none_identified.as_ref(), "parent.none.not_known_care")
            }),
            "strengths": self.strengths(needs.strengths.as_ref()),
            "needs": self.care_needs(&needs.needs),
            "parts": [
                part(&self.care_help[0], h1.none_identified.as_ref(), "parent.care.duty_h1", "parent.care.none_h1"),
                part(&self.care_help[1], h2.none_identified.as_ref(), "parent.care.duty_h2", "parent.care.none_h2"),
            ],
        })
    }

    fn school(&self) -> Json {
        let voice = &self.voice;
        let section = &self.plan.sections.placement;
        let say = |key: &str| voice.runs(&format!("parent.school.{key}"), context! {});
        let mut lines: Vec<Json> = match section.status {
            PlacementStatus::BlankInDraft => vec![say("draft")],
            PlacementStatus::LeftOpen => vec![say("left_open")],
            PlacementStatus::EducationOtherwise => vec![say("otherwise")],
            PlacementStatus::Named => Vec::new(),
        };
        let mut exact = Vec::new();
        for placement in &section.placements {
            lines.extend(self.placement(placement));
            exact.extend(
                [&placement.text, &placement.own_arrangements, &placement.condition]
                    .into_iter()
                    .flatten()
                    .map(|text| self.exact(text)),
            );
        }
        let moves: Vec<Json> = section.transitions.iter().map(|transition| self.moving(transition)).collect();
        json!({
            "heading": voice.say("parent.school.heading"),
            "lines": lines,
            "exact_label": voice.say("parent.none.exact"),
            "exact": exact.into_iter().filter(|words| !words.is_null()).collect::<Vec<_>>(),
            "moves": moves,
        })
    }

    fn placement(&self, placement: &Placement) -> Vec<Json> {
        let voice = &self.voice;
        let kind =
            placement.type_as_written.clone().or_else(|| placement.kind.map(|kind| kind.name().to_owned()));
        let Some(setting) = &placement.name else {
            return kind
                .map(|kind| voice.runs("parent.school.kind_only", context! { kind => kind }))
                .into_iter()
                .collect();
        };
        let (from, until) = (placement.from.map(day), placement.until.map(day));
        let (key, facts) = match (from, until) {
            (Some(from), Some(until)) => {
                ("goes_between", context! { setting => setting, date => from, until => until })
            }
            (Some(from), None) => ("goes_from", context! { setting => setting, date => from }),
            (None, Some(until)) => ("goes_until", context! { setting => setting, date => until }),
            (None, None) => ("goes", context! { setting => setting }),
        };
        let mut lines = vec![voice.runs(&format!("parent.school.{key}"), facts)];
        lines.extend(kind.map(|kind| voice.runs("parent.school.kind", context! { kind => kind })));
        lines
    }

    fn moving(&self, transition: &Transition) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.school.{key}"));
        let steps: Vec<Json> = transition
            .steps
            .iter()
            .map(|step| {
                let when = match (step.from, step.until) {
                    (Some(from), Some(until)) if from != until => voice.tell(
                        "parent.school.step_between",
                        context! { date => day(from), until => day(until) },
                    ),
                    (None, Some(until)) => {
                        voice.tell("parent.school.step_by", context! { date => day(until) })
                    }
                    (Some(from), _) => voice.tell("parent.school.step_from", context! { date => day(from) }),
                    _ => String::new(),
                };
                // Shares that are whole tenths are said; the plan's words have them all.
                let tenths = step.share_of_week_percent.filter(|share| share % 10 == 0 && *share < 100);
                let share = tenths
                    .map(|share| voice.tell("parent.school.step_share", context! { tenths => share / 10 }));
                json!({ "when": when, "blocks": rich(&step.text), "share": share })
            })
            .collect();
        json!({
            "heading": say("moving"),
            "text": transition.text.as_ref().map(rich),
            "steps": steps,
            "check_ins": transition.check_ins.as_ref().map(|text| json!([say("check_ins"), rich(text)])),
            "led_by": transition.led_by.as_ref().map(|who| json!([say("led_by"), who])),
        })
    }

    fn money(&self) -> Json {
        let voice = &self.voice;
        let budget = &self.plan.sections.personal_budget;
        let payments: Vec<Json> =
            budget.direct_payments.iter().map(|payment| self.payment(payment)).collect();
        let components: Vec<Json> = budget
            .components
            .iter()
            .map(|part| {
                json!({ "label": "", "amount": self.amount_of_money(part.amount_pence, part.per), "who": null,
                        "exact": rich(&part.text), "pays_for": self.pays_for(&part.provisions) })
            })
            .collect();
        let made_of = (!components.is_empty() && !payments.is_empty())
            .then(|| json!([voice.say("parent.money.made_of"), voice.say("parent.money.same")]));
        let nothing = payments.is_empty() && components.is_empty();
        let statement = budget.none_identified.as_ref().and_then(|none| none.statement.as_ref());
        json!({
            "heading": voice.say("parent.money.heading"),
            "none": nothing.then(|| voice.say("parent.money.none")),
            "text": budget.text.as_ref().or(statement).map(|text| self.exact(text)),
            "exact_label": voice.say("parent.none.exact"),
            "payments": payments,
            "made_of": made_of,
            "components": components,
        })
    }

    fn pays_for(&self, provisions: &[crate::model::ItemId]) -> Option<String> {
        let labels = self.labels(provisions);
        (!labels.is_empty())
            .then(|| self.voice.tell("parent.money.pays_for", context! { labels => labels.join(", ") }))
    }

    fn payment(&self, payment: &DirectPayment) -> Json {
        let who = payment
            .paid_to
            .as_ref()
            .map(|who| self.voice.tell("parent.money.paid_to", context! { who => who }));
        json!({
            "label": self.label(payment.id),
            "amount": self.amount_of_money(payment.amount_pence, payment.per),
            "who": who,
            "exact": rich(&payment.text),
            "pays_for": self.pays_for(&payment.provisions),
        })
    }

    fn amount_of_money(&self, pence: Option<u32>, per: Option<MoneyPeriod>) -> String {
        let Some(pence) = pence else { return self.voice.say("parent.money.no_amount") };
        let amount = super::super::money(pence);
        let per = per.map(|per| {
            let key = match per {
                MoneyPeriod::Week => "week",
                MoneyPeriod::Month => "month",
                MoneyPeriod::Term => "term",
                MoneyPeriod::Year => "year",
                MoneyPeriod::Once => "once",
            };
            self.voice.say(&format!("parent.money.{key}"))
        });
        self.voice.tell("parent.money.amount", context! { amount => amount, per => per })
    }
}
