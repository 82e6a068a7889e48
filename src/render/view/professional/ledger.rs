//! The hours ledger of Section F: by kind of help, by week and by year, never added up over kinds.

use super::super::amount::Amounts;
use super::super::help::{title, weekly_with_child};
use super::super::voice::sentence_case;
use super::Professional;
use crate::model::{Provision, ProvisionKind, Range};
use minijinja::context;
use serde_json::{Value as Json, json};

/// The sums of one kind of help.
struct Line<'a> {
    kind: ProvisionKind,
    provisions: Vec<&'a Provision>,
    week: Range,
    year: Range,
}

impl Professional<'_> {
    pub(super) fn ledger(&self) -> Json {
        let provisions = &self.plan.sections.special_educational_provision.provisions;
        let mut lines: Vec<Line<'_>> = Vec::new();
        let mut without = Vec::new();
        for provision in provisions {
            let (Some(week), Some(year)) = (weekly_with_child(provision), yearly_with_child(provision))
            else {
                without.push(self.without_rate(provision));
                continue;
            };
            match lines.iter_mut().find(|line| line.kind == provision.kind) {
                Some(line) => {
                    line.provisions.push(provision);
                    line.week = plus(line.week, week);
                    line.year = plus(line.year, year);
                }
                None => lines.push(Line { kind: provision.kind, provisions: vec![provision], week, year }),
            }
        }
        let rows: Vec<Json> = lines
            .iter()
            .map(|line| {
                let labels: Vec<&str> = line.provisions.iter().map(|p| self.label(p.id)).collect();
                json!([
                    sentence_case(line.kind.name()),
                    labels.join(", "),
                    self.hours(line.week),
                    self.hours(line.year)
                ])
            })
            .collect();
        json!({
            "heading": self.say("ledger.heading"),
            "lead": self.say("ledger.lead"),
            "header": (["kind", "provisions", "week", "year"]).map(|key| self.say(&format!("ledger.{key}"))),
            "rows": rows,
            "none": rows.is_empty().then(|| self.say("ledger.none")),
            "without_header": (["no_rate", "as_written"]).map(|key| self.say(&format!("ledger.{key}"))),
            "without": without,
            "read": self.say("f.read"),
        })
    }

    fn without_rate(&self, provision: &Provision) -> Json {
        let amounts = Amounts { voice: &self.voice, school: true };
        let written: Vec<String> =
            provision.quantities.iter().filter_map(|quantity| amounts.short(quantity)).collect();
        let words = (!written.is_empty()).then(|| sentence_case(&written.join("; ")));
        let not_needed = provision.kind.has_no_sessions().then(|| self.say("f.not_needed"));
        json!([self.label(provision.id), title(provision), words.or(not_needed)])
    }

    fn hours(&self, range: Range) -> String {
        match range.max {
            Some(max) if max == range.min => clock(max),
            Some(max) => {
                let facts = context! { low => clock(range.min), high => clock(max) };
                self.tell("ledger.range", facts)
            }
            None => self.tell("ledger.at_least", context! { low => clock(range.min) }),
        }
    }
}

fn plus(a: Range, b: Range) -> Range {
    Range { min: a.min + b.min, max: a.max.zip(b.max).map(|(a, b)| a + b) }
}

/// Minutes a year that are time with the child.
fn yearly_with_child(provision: &Provision) -> Option<Range> {
    let direct = provision.quantities.iter().filter(|quantity| quantity.is_with_child());
    direct
        .map(crate::model::Quantity::minutes_per_year)
        .try_fold(Range::exactly(0), |sum, more| Some(plus(sum, more?)))
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
