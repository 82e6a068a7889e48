//! What is owed from day one, provision by provision.

use super::tied::{OldPlace, Tie};
use crate::model::{Date, ItemId, Labels, Period, Plan, Provision, ProvisionKind, Quantity, Range, Section};
use crate::wording::provision::{self, ProvisionReading};
use serde::Serialize;

/// One provision that the receiving council must secure from the day of the transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// Its section.
    pub section: Section,
    /// Its label, such as F3.
    pub label: String,
    /// Its identity.
    pub id: ItemId,
    /// Its title, or the name of its kind.
    pub title: String,
    /// The words of the plan, which alone have the force of law.
    pub words: String,
    /// Minutes a week with the child or young person, where the record and the words surely give them.
    pub minutes_per_week: Option<Range>,
    /// Whether that is spread over weeks in which it does not happen: an amount by the month, term or year.
    pub is_average: bool,
    /// What to know of the amount: why there is none, or what it leaves out. Empty where it is whole.
    pub amount_notes: Vec<String>,
    /// The days between which it is owed, where it names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<Date>,
    /// The last day, where it names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// How it is tied to the place that the child or young person left; what is sure first.
    pub tied: Vec<Tie>,
}

impl Owed {
    /// Whether it needs a new arrangement by the record itself.
    #[must_use]
    pub fn needs_arrangement(&self) -> bool {
        self.tied.iter().any(|tie| tie.sure)
    }

    /// The amount in words: "45 minutes a week", or "not said".
    #[must_use]
    pub fn amount(&self) -> String {
        let rate = if self.is_average { "a week on average" } else { "a week" };
        match self.minutes_per_week {
            None => "not said".to_owned(),
            Some(Range { min, max: Some(max) }) if min == max => format!("{} {rate}", minutes(min)),
            Some(Range { min: 0, max: Some(max) }) => format!("up to {} {rate}", minutes(max)),
            Some(Range { min, max: Some(max) }) => format!("{min} to {} {rate}", minutes(max)),
            Some(Range { min, max: None }) => format!("at least {} {rate}", minutes(min)),
        }
    }
}

fn minutes(count: u32) -> String {
    if count == 1 { "1 minute".to_owned() } else { format!("{count} minutes") }
}

/// Every provision of a plan, in its order, as on a day.
pub(super) fn owed(plan: &Plan, on: Date) -> Vec<Owed> {
    let (labels, place) = (Labels::of(plan), OldPlace::of(plan));
    let sections = &plan.sections;
    let lists = [
        (Section::F, &sections.special_educational_provision.provisions),
        (Section::G, &sections.health_care_provision.provisions),
        (Section::H1, &sections.social_care_provision_h1.provisions),
        (Section::H2, &sections.social_care_provision_h2.provisions),
    ];
    let all = lists.into_iter().flat_map(|(section, list)| list.iter().map(move |item| (section, item)));
    all.map(|(section, item)| {
        let (minutes_per_week, amount_notes) = amount(item, on);
        Owed {
            section,
            label: labels.get(item.id).unwrap_or(section.letter()).to_owned(),
            id: item.id,
            title: item.title.clone().unwrap_or_else(|| sentence(item.kind.name())),
            words: item.text.as_str().to_owned(),
            minutes_per_week,
            is_average: item.quantities.iter().any(is_spread),
            amount_notes,
            starts_on: item.starts_on,
            ends_on: item.ends_on,
            tied: place.ties(plan, section, item),
        }
    })
    .collect()
}

/// Minutes a week with the child or young person, and what to know of them.
///
/// A number stands only where every amount of direct work in the record has a weekly rate and the words, read
/// apart from it, give the same. Anything else sends the reader to the words.
fn amount(item: &Provision, on: Date) -> (Option<Range>, Vec<String>) {
    let mut notes = Vec::new();
    if let Some(starts) = item.starts_on.filter(|starts| *starts > on) {
        notes.push(format!("begins on {starts}"));
    }
    if let Some(ends) = item.ends_on {
        notes.push(if ends < on {
            format!("ended on {ends} by the record")
        } else {
            format!("ends on {ends}")
        });
    }
    let mut none = |why: &str| {
        notes.insert(0, why.to_owned());
        (None, notes.clone())
    };
    if item.kind.has_no_sessions() && item.quantities.is_empty() {
        return none("a thing or a change, not hours");
    }
    if item.quantities.iter().any(|quantity| quantity.whole_time == Some(true)) {
        return none("all through the day, by the words");
    }
    if matches!(item.kind, ProvisionKind::Training | ProvisionKind::Liaison) {
        return none("time for staff, not with the child or young person");
    }
    let direct: Vec<&Quantity> = item.quantities.iter().filter(|quantity| quantity.is_with_child()).collect();
    if direct.is_empty() {
        return none(if item.quantities.is_empty() {
            "the record has no amount; read the words"
        } else {
            "the amounts in the record are not time with the child or young person; read the words"
        });
    }
    let Some(weekly) = sum(&direct) else {
        return none("not every amount has a weekly rate; read the words");
    };
    let reading = provision::read(item.text.as_str());
    let Some(said) = of_words(&reading) else {
        return none("the words alone do not surely give the amount that the record has; read the words");
    };
    let all: Vec<&Quantity> = item.quantities.iter().collect();
    if said != weekly && sum(&all) != Some(said) {
        return none("the record and the words give different amounts; the words decide");
    }
    if direct.len() < item.quantities.len() {
        notes.push("and time that is not with the child or young person; read the words".to_owned());
    }
    if direct.iter().any(|quantity| quantity.approximate == Some(true)) {
        notes.push("the words make it inexact".to_owned());
    }
    if let Some(weeks) =
        direct.iter().filter_map(|quantity| quantity.weeks_per_year).find(|weeks| *weeks < 38)
    {
        notes.push(format!("in {weeks} weeks of the year"));
    }
    (Some(weekly), notes)
}

/// Whether an amount is given by something longer than a fortnight.
fn is_spread(quantity: &Quantity) -> bool {
    quantity.is_with_child()
        && quantity
            .minutes_per_period()
            .is_some_and(|(_, per)| !matches!(per, Period::Day | Period::Week | Period::Fortnight))
}

/// Minutes a week as the words give them, where they can be read in one way only.
fn of_words(reading: &ProvisionReading) -> Option<Range> {
    let direct: Vec<&Quantity> =
        reading.quantities.iter().filter(|quantity| quantity.is_with_child()).collect();
    reading.minutes_per_week().and_then(|all| if direct.is_empty() { Some(all) } else { sum(&direct) })
}

fn sum(quantities: &[&Quantity]) -> Option<Range> {
    quantities.iter().try_fold(Range::exactly(0), |sum, quantity| {
        let rate = quantity.minutes_per_week()?;
        let max = match (sum.max, rate.max) {
            (Some(one), Some(other)) => Some(one.checked_add(other)?),
            _ => None,
        };
        Some(Range { min: sum.min.checked_add(rate.min)?, max })
    })
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn provision() -> Provision {
        let plan: Plan =
            serde_json::from_str(include_str!("../../fixtures/plans/moved-in-from-another-council.json"))
                .unwrap();
        plan.sections.special_educational_provision.provisions[1].clone()
    }

    fn of(item: &Provision) -> (Option<Range>, Vec<String>) {
        amount(item, date(2026, 11, 1))
    }

    #[test]
    fn a_number_stands_only_where_record_and_words_agree() {
        let mut item = provision();
        assert_eq!(of(&item), (Some(Range::exactly(180)), Vec::new()));
        item.text = "1:1, withdrawn. 3 x 45 mins p/w.".into();
        let (none, why) = of(&item);
        assert!(none.is_none() && why[0].contains("different amounts"), "{why:?}");
        item.text = "Regular teaching by a Teacher of the Deaf.".into();
        assert!(of(&item).0.is_none(), "words that say nothing of how much");
        item.quantities.clear();
        item.text = "4 x 45 mins p/w.".into();
        assert!(of(&item).0.is_none(), "words alone are not a typed fact");
    }

    #[test]
    fn days_are_told_beside_the_amount() {
        let mut item = provision();
        item.starts_on = Some(date(2027, 1, 4));
        item.ends_on = Some(date(2027, 7, 21));
        assert_eq!(of(&item).1, ["begins on 2027-01-04", "ends on 2027-07-21"]);
    }
}
