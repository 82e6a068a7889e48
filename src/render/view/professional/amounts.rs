//! Amounts in the professional document: every amount of a provision, in formal words.

use super::super::amount::Amounts;
use super::super::voice::{day, sentence_case};
use super::Professional;
use crate::model::{
    Period, Provision, ProvisionKind, Purpose, Quantity, Range, ResidentialPattern, TotalAmount,
};
use minijinja::context;
use serde_json::{Value as Json, json};

/// Whether an amount is time for staff, not for the child or young person.
pub(super) fn is_staff_time(provision: &Provision, quantity: &Quantity) -> bool {
    !quantity.is_with_child() || (provision.kind == ProvisionKind::Training && quantity.purpose.is_none())
}

/// The one amount of direct work that needs no words to say what it is for.
pub(super) fn sole_direct(provision: &Provision) -> Option<&Quantity> {
    let mut direct = provision
        .quantities
        .iter()
        .filter(|quantity| quantity.as_written.is_none() && !is_staff_time(provision, quantity));
    direct.next().filter(|_| direct.next().is_none())
}

/// Whether the amounts of a provision are listed one by one, each with what it is for.
pub(super) fn are_listed(provision: &Provision) -> bool {
    match provision.quantities.as_slice() {
        [] => false,
        [one] => one.as_written.is_some() || is_staff_time(provision, one),
        _ => true,
    }
}

/// Whether an amount is one event or block.
pub(super) fn is_one_off(quantity: &Quantity) -> bool {
    match (quantity.total, quantity.sessions) {
        (Some(total), _) => total.per == Period::Once,
        (None, sessions) => sessions.is_some_and(|sessions| sessions.per == Period::Once),
    }
}

/// The weeks of all amounts, where they have the same.
pub(super) fn shared_weeks(provision: &Provision) -> Option<u8> {
    let weeks = provision.quantities.first()?.weeks_per_year;
    weeks.filter(|_| provision.quantities.iter().all(|quantity| quantity.weeks_per_year == weeks))
}

impl Professional<'_> {
    /// Says amounts; a day is a school day in Section F, unless the child lives at the setting.
    pub(super) fn amounts(&self, school: bool) -> Amounts<'_> {
        let residential =
            self.plan.sections.placement.placements.iter().any(|placement| {
                placement.residential.is_some_and(|pattern| pattern != ResidentialPattern::Day)
            });
        Amounts { voice: &self.voice, school: school && !residential }
    }

    /// How often a total is owed: "each week".
    pub(super) fn each(&self, amounts: &Amounts<'_>, per: Period) -> String {
        self.say(match per {
            Period::Day => return amounts.period(per),
            Period::Week => "each.week",
            Period::Fortnight => "each.fortnight",
            Period::Month => "each.month",
            Period::HalfTerm => "each.half_term",
            Period::Term => "each.term",
            Period::Year => "each.year",
            Period::Once => "each.once",
        })
    }

    /// A total without its period: "2 hours in all".
    pub(super) fn in_all(&self, amounts: &Amounts<'_>, total: TotalAmount, about: bool) -> String {
        self.tell("amount.in_all", context! { length => amounts.length(total.minutes, about) })
    }

    /// One amount: "45 minutes, 3 times a week"; nothing where the record holds none.
    pub(super) fn amount(&self, quantity: &Quantity, amounts: &Amounts<'_>) -> Option<String> {
        let about = quantity.approximate == Some(true);
        if quantity.whole_time == Some(true) {
            return Some(self.say("amount.whole_time"));
        }
        match (quantity.total, quantity.duration_minutes, quantity.sessions) {
            (Some(total), ..) if total.per == Period::Once => Some(self.in_all(amounts, total, about)),
            (None, Some(length), Some(sessions))
                if sessions.per == Period::Once && sessions.count == Range::exactly(1) =>
            {
                let length = amounts.length(length, about);
                Some(self.tell("amount.one_event", context! { length => length }))
            }
            _ => amounts.short(quantity),
        }
    }

    /// What an amount is for: the plan's words, or the kind of work.
    pub(super) fn what_for(&self, provision: &Provision, quantity: &Quantity) -> String {
        if let Some(words) = &quantity.as_written {
            return sentence_case(words.trim().trim_end_matches(['.', ':', ';', ',']));
        }
        let purpose = match quantity.purpose {
            None if is_staff_time(provision, quantity) => Purpose::TrainingForStaff,
            None => Purpose::DirectWork,
            Some(purpose) => purpose,
        };
        sentence_case(&self.say(match purpose {
            Purpose::DirectWork => "purpose.direct_work",
            Purpose::Programme => "purpose.programme",
            Purpose::TrainingForStaff => "purpose.training_for_staff",
            Purpose::AdviceToStaff => "purpose.advice_to_staff",
            Purpose::Review => "purpose.review",
            Purpose::ReportWriting => "purpose.report_writing",
        }))
    }

    /// "until 6 February 2027, then see the words", where an amount changes.
    pub(super) fn change(&self, quantity: &Quantity) -> Option<String> {
        quantity.changes_on.map(|date| self.tell("amount.changes", context! { date => day(date) }))
    }

    /// The amounts one by one: what each is for, how much, and with how many people.
    pub(super) fn listed_amounts(&self, provision: &Provision, school: bool) -> Json {
        if !are_listed(provision) {
            return Json::Null;
        }
        let amounts = self.amounts(school);
        let shared_weeks = shared_weeks(provision).is_some();
        let first = provision.quantities.first();
        let same_company = first.is_some_and(|first| {
            provision.quantities.iter().all(|q| (q.ratio, q.group_size) == (first.ratio, first.group_size))
        });
        let list: Vec<String> = provision
            .quantities
            .iter()
            .map(|quantity| {
                let weeks = quantity.weeks_per_year.filter(|_| !shared_weeks);
                let facts = [
                    self.amount(quantity, &amounts),
                    weeks.map(|weeks| self.tell("amount.for_weeks", context! { weeks => weeks })),
                    self.ratio(quantity).filter(|_| !same_company),
                    self.change(quantity),
                ];
                let facts: Vec<String> = facts.into_iter().flatten().collect();
                let what_for = self.what_for(provision, quantity);
                let amount = if facts.is_empty() { self.say("thread.read") } else { facts.join(", ") };
                let facts = context! { what_for => what_for, amount => amount };
                self.tell("amount.listed", facts)
            })
            .collect();
        json!([self.say("card.amounts"), list])
    }
}
