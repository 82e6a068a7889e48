//! The hours ledger of Section F: one row for each amount with the child, and nothing added up.

use super::super::help::title;
use super::super::voice::{day, sentence_case};
use super::Professional;
use super::amounts::{is_one_off, is_staff_time};
use crate::model::{Period, Provision, ProvisionKind, Quantity, Range};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Professional<'_> {
    pub(super) fn ledger(&self) -> Json {
        let provisions = &self.plan.sections.special_educational_provision.provisions;
        if provisions.is_empty() {
            return Json::Null;
        }
        let mut rows: Vec<(ProvisionKind, Vec<Json>)> = Vec::new();
        let mut without = Vec::new();
        for provision in provisions {
            let counted: Vec<Json> = provision
                .quantities
                .iter()
                .filter_map(|quantity| self.ledger_row(provision, quantity))
                .collect();
            if counted.len() < provision.quantities.len() || counted.is_empty() {
                without.push(self.not_counted(provision));
            }
            match rows.iter_mut().find(|(kind, _)| *kind == provision.kind) {
                Some((_, rows)) => rows.extend(counted),
                None => rows.push((provision.kind, counted)),
            }
        }
        let rows: Vec<Json> = rows.into_iter().flat_map(|(_, rows)| rows).collect();
        json!({
            "heading": self.say("ledger.heading"),
            "lead": self.say("ledger.lead"),
            "header": (["kind", "provision", "week", "year"]).map(|key| self.say(&format!("ledger.{key}"))),
            "none": rows.is_empty().then(|| self.say("ledger.none")),
            "rows": rows,
            "without_heading": self.say("ledger.without"),
            "without_header": (["provision", "as_read"]).map(|key| self.say(&format!("ledger.{key}"))),
            "without": without,
            "read": self.say("f.read"),
        })
    }

    /// The row of an amount that is time with the child and has a weekly rate.
    fn ledger_row(&self, provision: &Provision, quantity: &Quantity) -> Option<Json> {
        let week = weekly_with_child(provision, quantity)?;
        let hours = self.hours(week);
        let about = quantity.approximate == Some(true) || is_monthly(quantity);
        let week = if about { self.tell("ledger.about", context! { hours => hours }) } else { hours };
        let several = provision.quantities.len() > 1;
        let what_for = quantity.as_written.as_ref().filter(|_| several);
        let title = match what_for {
            Some(_) => format!("{}: {}", title(provision), self.what_for(provision, quantity)),
            None => title(provision),
        };
        let label = self.label(provision.id);
        Some(json!([
            sentence_case(provision.kind.name()),
            label,
            title,
            week,
            self.year(provision, quantity)
        ]))
    }

    /// The hours a year, unless the amount does not run for the whole of one.
    fn year(&self, provision: &Provision, quantity: &Quantity) -> String {
        let (from, until) = (provision.starts_on.map(day), provision.ends_on.map(day));
        if from.is_some() || until.is_some() {
            return self.tell("ledger.dates", context! { from => from, until => until });
        }
        match quantity.minutes_per_year().filter(|_| !is_monthly(quantity)) {
            Some(year) if quantity.approximate == Some(true) => {
                self.tell("ledger.about", context! { hours => self.hours(year) })
            }
            Some(year) => self.hours(year),
            None => self.say("thread.read"),
        }
    }

    /// The amounts that have no row, each with the reason.
    fn not_counted(&self, provision: &Provision) -> Json {
        let amounts = self.amounts(true);
        let written: Vec<String> = provision
            .quantities
            .iter()
            .filter(|quantity| weekly_with_child(provision, quantity).is_none())
            .map(|quantity| {
                let reason = if is_staff_time(provision, quantity) {
                    Some("ledger.staff_time")
                } else if quantity.changes_on.is_some() {
                    Some("ledger.changes")
                } else if is_one_off(quantity) {
                    Some("ledger.one_off")
                } else {
                    None
                };
                let what_for = quantity.as_written.is_some() || !quantity.is_with_child();
                let what_for = what_for.then(|| self.what_for(provision, quantity));
                let amount: Vec<String> =
                    [self.amount(quantity, &amounts), self.change(quantity)].into_iter().flatten().collect();
                let amount = if amount.is_empty() { self.say("thread.read") } else { amount.join(", ") };
                let facts = context! {
                    reason => reason.map(|key| self.say(key)),
                    what_for => what_for,
                    amount => amount,
                };
                sentence_case(&self.tell("ledger.not_counted", facts))
            })
            .collect();
        let words = (!written.is_empty()).then(|| written.join(" "));
        let not_needed = (provision.kind == ProvisionKind::Equipment).then(|| self.say("ledger.equipment"));
        json!([self.label(provision.id), title(provision), words.or(not_needed)])
    }

    fn hours(&self, range: Range) -> String {
        match range.max {
            Some(max) if max == range.min => clock(max),
            Some(max) if range.min == 0 => self.tell("ledger.up_to", context! { high => clock(max) }),
            Some(max) => {
                let facts = context! { low => clock(range.min), high => clock(max) };
                self.tell("ledger.range", facts)
            }
            None => self.tell("ledger.at_least", context! { low => clock(range.min) }),
        }
    }
}

/// Minutes a week of an amount, where it is time with the child.
fn weekly_with_child(provision: &Provision, quantity: &Quantity) -> Option<Range> {
    let with_staff = matches!(provision.kind, ProvisionKind::Training | ProvisionKind::Liaison)
        || is_staff_time(provision, quantity);
    quantity.minutes_per_week().filter(|_| !with_staff)
}

/// Whether an amount is by the month: its weeks in a school year are not known.
fn is_monthly(quantity: &Quantity) -> bool {
    quantity.minutes_per_period().is_some_and(|(_, per)| per == Period::Month)
}

/// "21 h 45 min", with no-break spaces.
fn clock(minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, rest) => format!("{rest}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}\u{a0}h {rest}\u{a0}min"),
    }
}
