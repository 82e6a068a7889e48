//! Sections I, J and K, the reviews, words without a place, and the sign-off.

use super::super::money;
use super::super::voice::{day, plain, rich, sentence_case};
use super::Professional;
use crate::model::{
    Advice, AnnualReview, Attendance, BudgetManagement, MoneyPeriod, Placement, PlacementStatus,
    ResidentialPattern, ReviewDecision, Section, Status, Transition, TransitionKind,
};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Professional<'_> {
    pub(super) fn placement(&self) -> Json {
        let section = &self.plan.sections.placement;
        let blank = match section.status {
            PlacementStatus::BlankInDraft => Some("i.draft"),
            PlacementStatus::LeftOpen => Some("i.left_open"),
            PlacementStatus::EducationOtherwise => Some("i.otherwise"),
            PlacementStatus::Named if section.placements.is_empty() => Some("i.none"),
            PlacementStatus::Named => None,
        };
        json!({
            "blank": self.left_out(Section::I).or_else(|| blank.map(|key| self.say(key))),
            "items": section.placements.iter().map(|placement| self.one_placement(placement)).collect::<Vec<_>>(),
            "transitions": section.transitions.iter().map(|transition| self.transition(transition)).collect::<Vec<_>>(),
        })
    }

    fn one_placement(&self, placement: &Placement) -> Json {
        let kind = placement
            .type_as_written
            .clone()
            .or_else(|| placement.kind.map(|kind| sentence_case(kind.name())));
        let attendance = placement.attendance.map(|attendance| match attendance {
            Attendance::FullTime => self.say("i.full_time"),
            Attendance::PartTime => self.say("i.part_time"),
        });
        let residential = placement.residential.and_then(|pattern| {
            let key = match pattern {
                ResidentialPattern::Day => return None,
                ResidentialPattern::Weekly => "i.weekly",
                ResidentialPattern::Termly => "i.termly",
                ResidentialPattern::FiftyTwoWeeks => "i.fifty_two_weeks",
            };
            Some(self.say(key))
        });
        let facts: Vec<String> = [
            ("kind", kind),
            ("urn", placement.unique_reference_number.clone()),
            ("ukprn", placement.provider_reference_number.clone()),
            ("attendance", attendance),
            ("residential", residential),
        ]
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| format!("{}: {value}", self.say(&format!("i.{key}")))))
        .collect();
        let dates: Vec<String> = [("i.from", placement.from), ("i.until", placement.until)]
            .into_iter()
            .filter_map(|(key, date)| date.map(|date| self.tell(key, context! { date => day(date) })))
            .collect();
        json!({
            "name": placement.name.clone().unwrap_or_else(|| self.say("i.unnamed")),
            "dates": dates.join(". "),
            "facts": facts.join(". "),
            "text": Self::optional(placement.text.as_ref()),
            "lines": self.lines(&[
                ("i.own_arrangements", placement.own_arrangements.as_ref()),
                ("i.condition", placement.condition.as_ref()),
            ]),
        })
    }

    fn transition(&self, transition: &Transition) -> Json {
        let kind = self.say(match transition.kind {
            TransitionKind::PhaseTransfer => "i.phase_transfer",
            TransitionKind::ReturnToSetting => "i.return_to_setting",
            TransitionKind::MoveIntoAdulthood => "i.move_into_adulthood",
        });
        let places: Vec<Json> = [("i.place_from", &transition.from), ("i.place_to", &transition.to)]
            .into_iter()
            .filter_map(|(key, place)| place.as_ref().map(|place| json!([self.say(key), place])))
            .collect();
        let steps: Vec<Json> = transition
            .steps
            .iter()
            .map(|step| {
                let when = match (step.from, step.until) {
                    (None, None) => String::new(),
                    (None, Some(until)) => self.tell("i.by", context! { date => day(until) }),
                    (Some(from), Some(until)) if from != until => format!("{} – {}", day(from), day(until)),
                    (Some(from), _) => day(from),
                };
                let said = |percent: &u8| {
                    let words = step.text.as_str();
                    [format!("{percent}%"), format!("{percent} per cent")]
                        .iter()
                        .any(|share| words.contains(share))
                };
                let share = step
                    .share_of_week_percent
                    .filter(|percent| !said(percent))
                    .map(|percent| self.tell("i.share", context! { percent => percent }));
                json!({ "when": when, "blocks": rich(&step.text), "share": share })
            })
            .collect();
        json!({
            "heading": format!("{}: {kind}", self.say("i.transition")),
            "places": places,
            "text": Self::optional(transition.text.as_ref()),
            "steps": steps,
            "lines": self.lines(&[("i.check_ins", transition.check_ins.as_ref())]),
            "led_by": transition.led_by.as_ref().map(|who| json!([self.say("i.led_by"), who])),
            "rows": self.row("card.provision", &transition.provisions).into_iter().collect::<Vec<_>>(),
        })
    }

    fn amount_of_money(&self, pence: Option<u32>, per: Option<MoneyPeriod>) -> Option<String> {
        let amount = money(pence?);
        let per = per.map(|per| {
            self.voice.say(match per {
                MoneyPeriod::Week => "parent.money.week",
                MoneyPeriod::Month => "parent.money.month",
                MoneyPeriod::Term => "parent.money.term",
                MoneyPeriod::Year => "parent.money.year",
                MoneyPeriod::Once => "parent.money.once",
            })
        });
        Some([Some(amount), per].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    pub(super) fn personal_budget(&self) -> Json {
        let budget = &self.plan.sections.personal_budget;
        let components = budget.components.iter().map(|part| {
            let managed = part.managed_as.map(|how| {
                self.say(match how {
                    BudgetManagement::DirectPayment => "j.direct_payment",
                    BudgetManagement::Notional => "j.notional",
                    BudgetManagement::ThirdParty => "j.third_party",
                })
            });
            let facts = [self.amount_of_money(part.amount_pence, part.per), managed];
            let rows = [self.row("j.pays_for", &part.provisions), self.row("card.outcomes", &part.outcomes)];
            let rows: Vec<Json> = rows.into_iter().flatten().collect();
            json!({
                "label": "", "title": self.say("j.component"), "text": rich(&part.text),
                "facts": facts.into_iter().flatten().collect::<Vec<_>>().join(". "),
                "rows": rows,
            })
        });
        let payments = budget.direct_payments.iter().map(|payment| {
            let who = payment.paid_to.as_ref().map(|who| format!("{}: {who}", self.say("j.paid_to")));
            let facts = [self.amount_of_money(payment.amount_pence, payment.per), who];
            let rows = [
                Some(self.row_or_none("card.needs", &payment.needs)),
                Some(self.row_or_none("card.outcomes", &payment.outcomes)),
                self.row("j.pays_for", &payment.provisions),
            ];
            let rows: Vec<Json> = rows.into_iter().flatten().collect();
            json!({
                "label": self.label(payment.id), "title": self.say("j.direct_payment"), "text": rich(&payment.text),
                "facts": facts.into_iter().flatten().collect::<Vec<_>>().join(". "),
                "rows": rows,
            })
        });
        let (payments, components): (Vec<Json>, Vec<Json>) = (payments.collect(), components.collect());
        let nothing = payments.is_empty() && components.is_empty() && budget.text.is_none();
        let same = budget.components.iter().any(|part| {
            let amount = (part.amount_pence, part.per);
            amount.0.is_some()
                && budget.direct_payments.iter().any(|paid| (paid.amount_pence, paid.per) == amount)
        });
        let components = (!components.is_empty()).then(|| {
            json!({
                "heading": self.say("j.components"),
                "same": same.then(|| self.say("j.same")),
                "items": components,
            })
        });
        json!({
            "text": Self::optional(budget.text.as_ref()),
            "items": payments,
            "components": components,
            "none": nothing.then(|| match self.left_out(Section::J) {
                Some(words) => json!({ "text": words, "blocks": [] }),
                None => self.nothing("j.none", budget.none_identified.as_ref()),
            }),
        })
    }

    pub(super) fn advice(&self) -> Json {
        let advice = &self.plan.sections.advice.advice;
        json!({
            "header": (["number", "advice", "from", "dated", "attached"]).map(|key| self.say(&format!("k.{key}"))),
            "rows": advice.iter().map(|item| self.one_advice(item)).collect::<Vec<_>>(),
            "empty": advice
                .is_empty()
                .then(|| self.left_out(Section::K).unwrap_or_else(|| self.say("k.empty"))),
        })
    }

    fn one_advice(&self, item: &Advice) -> Json {
        let from = [&item.author, &item.author_role, &item.organisation];
        let from = from.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        let attached = item.appended.map(|yes| self.say(if yes { "details.yes" } else { "details.no" }));
        let received = item.received_on.map(|date| self.tell("k.received", context! { date => day(date) }));
        let dated = item.written_on.map(day).or(received);
        let superseded =
            item.superseded_by.map(|id| self.tell("k.superseded", context! { label => self.label(id) }));
        json!({
            "label": self.label(item.id),
            "title": item.title,
            "kind": sentence_case(item.kind.name()),
            "superseded": superseded,
            "note": Self::optional(item.note.as_ref()),
            "from": from,
            "dated": dated.unwrap_or_else(|| self.unknown()),
            "attached": attached.unwrap_or_else(|| self.unknown()),
        })
    }

    pub(super) fn reviews(&self) -> Json {
        if self.plan.annual_reviews.is_empty() {
            return Json::Null;
        }
        let items: Vec<Json> =
            self.plan.annual_reviews.iter().rev().map(|review| self.review(review)).collect();
        json!({ "heading": self.say("reviews.heading"), "items": items })
    }

    fn review(&self, review: &AnnualReview) -> Json {
        let decision = review.decision.map(|decision| {
            let words = self.say(match decision {
                ReviewDecision::Maintain => "reviews.maintain",
                ReviewDecision::Amend => "reviews.amend",
                ReviewDecision::Cease => "reviews.cease",
            });
            let notified = review
                .decision_notified_on
                .map(|date| self.tell("reviews.notified", context! { date => day(date) }));
            let words = [Some(words), notified].into_iter().flatten().collect::<Vec<_>>().join(", ");
            json!([format!("{}:", self.say("reviews.decision")), plain(&format!("{words}."))])
        });
        let came: Vec<String> = review
            .attendance
            .iter()
            .filter(|person| person.attended == Some(true))
            .map(|person| match &person.name {
                Some(name) => format!("{name} ({})", person.role),
                None => person.role.clone(),
            })
            .collect();
        let came = (!came.is_empty()).then(|| {
            json!([format!("{}:", self.say("reviews.attended")), plain(&format!("{}.", came.join(", ")))])
        });
        let views: Vec<Json> = review.views.iter().map(|view| self.entry_as_line(view)).collect();
        let progress: Vec<Json> = review
            .progress
            .iter()
            .map(|progress| {
                let label = match self.label(progress.outcome) {
                    "" => self.say("reviews.earlier_outcome"),
                    label => label.to_owned(),
                };
                let status = self.progress(progress.status);
                let said = json!(["p", [["s", format!("{label}:")], format!(" {status}")]]);
                let note = progress.note.as_ref().map_or(json!([]), rich);
                Json::Array(
                    std::iter::once(said).chain(note.as_array().cloned().unwrap_or_default()).collect(),
                )
            })
            .collect();
        let progress =
            (!progress.is_empty()).then(|| json!([self.say("reviews.progress"), [["ul", progress]]]));
        let mut lines: Vec<Json> = decision.into_iter().chain(came).chain(views).chain(progress).collect();
        lines.extend(self.lines(&[
            ("reviews.recommendations", review.recommendations.as_ref()),
            ("reviews.differences", review.differences_of_opinion.as_ref()),
        ]));
        json!({
            "heading": self.tell("reviews.meeting", context! { date => day(review.meeting_on) }),
            "lines": lines,
        })
    }

    pub(super) fn unplaced(&self) -> Json {
        if self.plan.unplaced.is_empty() {
            return Json::Null;
        }
        let items: Vec<Json> = self
            .plan
            .unplaced
            .iter()
            .map(|piece| json!({ "place": piece.place, "reason": piece.reason, "blocks": rich(&piece.text) }))
            .collect();
        json!({ "heading": self.say("unplaced.heading"), "lead": self.say("unplaced.lead"), "items": items })
    }

    pub(super) fn sign_off(&self) -> Json {
        let version = &self.plan.version;
        let council = self.setting.council(self.plan);
        // Nobody signs a copy, and that it is not signed says nothing of the plan.
        if self.is_reduced() {
            let statement = self.tell("copy.sign", context! { council => council });
            return json!({ "heading": self.say("sign.heading"), "statement": statement, "fields": [] });
        }
        let draft = match version.status {
            Status::Draft => Some("sign.statement_draft"),
            Status::ProposedAmendment => Some("sign.statement_proposed_amendment"),
            Status::Final | Status::Ceased => None,
        };
        let statement = self.tell(draft.unwrap_or("sign.statement"), context! { council => council });
        let mut fields = Vec::new();
        if draft.is_none() {
            let (who, when) = match &version.signed_by {
                Some(signed) => (format!("{}, {}", signed.name, signed.role), day(signed.date)),
                None => (String::new(), String::new()),
            };
            fields.push(json!([self.say("sign.council"), who]));
            fields.push(json!([self.say("sign.date"), when]));
        }
        let health = &self.plan.sections.health_care_provision;
        let agreed = health.agreement.as_ref().map(|agreement| {
            let who = [agreement.name.as_ref(), agreement.role.as_ref(), Some(&agreement.body)];
            let who = who.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
            (who, agreement.date.map(day).unwrap_or_default())
        });
        // A line to sign on where Section G holds provision that nobody has agreed yet.
        let agreed = agreed.or_else(|| (!health.provisions.is_empty()).then(Default::default));
        if let Some((who, when)) = agreed {
            fields.push(json!([self.say("sign.health"), who]));
            fields.push(json!([self.say("sign.date"), when]));
        }
        json!({ "heading": self.say("sign.heading"), "statement": statement, "fields": fields })
    }
}
