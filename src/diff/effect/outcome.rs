//! Outcomes: by when, how much, how it is known, and how far the child does it alone.

use super::lexicon::Lexicon;
use super::side::Side;
use super::{Direction, Fact};
use crate::diff::change::What;
use crate::wording::outcome::Achieve;

/// Compares two outcomes that are the same one.
pub(super) fn compare(before: &mut Side<'_>, after: &mut Side<'_>, lexicon: &Lexicon, facts: &mut Vec<Fact>) {
    dates(before, after, facts);
    targets(before, after, facts);
    if before.facts.has_measure && !after.facts.has_measure {
        facts.push(Fact::amount(What::Measure, Direction::Less, "no longer says how it will be known"));
        account_for_numbers(before);
    } else if !before.facts.has_measure && after.facts.has_measure {
        facts.push(Fact::amount(What::Measure, Direction::More, "now says how it will be known"));
        account_for_numbers(after);
    } else if before.facts.has_baseline && !after.facts.has_baseline {
        facts.push(Fact::amount(What::Measure, Direction::Less, "no longer says where the child is now"));
    }
    alone(before, after, lexicon, facts);
}

fn account_for_numbers(side: &mut Side<'_>) {
    for at in 0..side.words.len() {
        if side.words[at].is_number() && side.in_main[at] {
            side.accounted[at] = true;
        }
    }
}

fn dates(before: &mut Side<'_>, after: &mut Side<'_>, facts: &mut Vec<Fact>) {
    let (Some(old), Some(new)) = (before.facts.achieve, after.facts.achieve) else {
        match (before.facts.achieve_span, after.facts.achieve_span) {
            (Some(_), None) => {
                facts.push(Fact::amount(What::Date, Direction::Less, "no longer says by when"));
                account_for_dates(before);
            }
            (None, Some(_)) => {
                facts.push(Fact::amount(What::Date, Direction::More, "now says by when"));
                account_for_dates(after);
            }
            _ => {}
        }
        return;
    };
    let direction = if old == new {
        Some(Direction::Same)
    } else {
        match (old, new) {
            (Achieve::Day(one), Achieve::Day(two)) => Some(later(two > one)),
            (Achieve::SchoolYear(one), Achieve::SchoolYear(two))
            | (Achieve::Age(one), Achieve::Age(two))
            | (Achieve::Months(one), Achieve::Months(two)) => Some(later(two > one)),
            (Achieve::Phase(one), Achieve::Phase(two)) => Some(later(two as u8 > one as u8)),
            _ => None,
        }
    };
    let Some(direction) = direction else {
        facts.push(Fact::wording(What::Date, Direction::Unclear, "the date is said in another way"));
        return;
    };
    if direction != Direction::Same {
        let says =
            if direction == Direction::Less { "to be achieved later" } else { "to be achieved sooner" };
        facts.push(Fact::amount(What::Date, direction, says));
    }
    account_for_dates(before);
    account_for_dates(after);
}

fn later(later: bool) -> Direction {
    if later { Direction::Less } else { Direction::More }
}

fn account_for_dates(side: &mut Side<'_>) {
    for at in 0..side.words.len() {
        if side.in_date[at] {
            side.accounted[at] = true;
        }
    }
}

/// The numbers of the main text outside the date, in order, two and two.
fn targets(before: &mut Side<'_>, after: &mut Side<'_>, facts: &mut Vec<Fact>) {
    let numbers = |side: &Side<'_>| -> Vec<(usize, f64)> {
        (0..side.words.len())
            .filter(|&at| side.in_main[at] && !side.in_date[at])
            .filter_map(|at| Some((at, side.words[at].text.parse::<f64>().ok()?)))
            .collect()
    };
    let (old, new) = (numbers(before), numbers(after));
    if old.len() != new.len() || old.is_empty() {
        return;
    }
    let mut at = 0;
    while at < old.len() {
        let of = |side: &Side<'_>, all: &[(usize, f64)]| {
            // "4 out of 5": a share is compared as a share.
            all.get(at + 1).is_some_and(|next| {
                next.0 > all[at].0
                    && next.0 <= all[at].0 + 3
                    && side.words[all[at].0 + 1..next.0]
                        .iter()
                        .all(|word| matches!(word.text.as_ref(), "of" | "out"))
            })
        };
        let share = of(before, &old) && of(after, &new);
        let (mut one, mut two) = (old[at].1, new[at].1);
        if share && old[at + 1].1 > 0.0 && new[at + 1].1 > 0.0 {
            one /= old[at + 1].1;
            two /= new[at + 1].1;
        }
        if (one - two).abs() > 1e-9 {
            let less_is_better = at_most(before, old[at].0) || at_most(after, new[at].0);
            let direction = if (two < one) == less_is_better { Direction::More } else { Direction::Less };
            let says = format!(
                "target {} → {}",
                said(before, old[at].0, share.then(|| old[at + 1].0)),
                said(after, new[at].0, share.then(|| new[at + 1].0))
            );
            facts.push(Fact::amount(What::Target, direction, says));
        }
        for _ in 0..=usize::from(share) {
            before.accounted[old[at].0] = true;
            after.accounted[new[at].0] = true;
            at += 1;
        }
    }
}

fn said(side: &Side<'_>, from: usize, until: Option<usize>) -> String {
    side.says(from, until.unwrap_or(from) + 1)
}

/// Whether fewer is the aim: "within 5 minutes", "no more than two".
fn at_most(side: &Side<'_>, at: usize) -> bool {
    side.words[at.saturating_sub(3)..at].iter().any(|word| {
        matches!(
            word.text.as_ref(),
            "within" | "under" | "fewer" | "less" | "more" | "below" | "most" | "maximum"
        )
    })
}

/// Whether the child does it alone on one side and with help on the other.
fn alone(before: &mut Side<'_>, after: &mut Side<'_>, lexicon: &Lexicon, facts: &mut Vec<Fact>) {
    let has = |side: &Side<'_>, list: &super::lexicon::Phrases| list.find(&side.words);
    let (alone_before, alone_after) = (has(before, &lexicon.alone), has(after, &lexicon.alone));
    let (helped_before, helped_after) = (has(before, &lexicon.helped), has(after, &lexicon.helped));
    let balance = |one: usize, two: usize| i32::try_from(two).unwrap_or(0) - i32::try_from(one).unwrap_or(0);
    let change =
        balance(alone_before.len(), alone_after.len()) - balance(helped_before.len(), helped_after.len());
    if change < 0 {
        facts.push(Fact::amount(What::Target, Direction::Less, "less is to be done without help"));
    } else if change > 0 {
        facts.push(Fact::amount(What::Target, Direction::More, "more is to be done without help"));
    }
    for found in alone_before.iter().chain(&helped_before) {
        before.account(found.from, found.until);
    }
    for found in alone_after.iter().chain(&helped_after) {
        after.account(found.from, found.until);
    }
}
