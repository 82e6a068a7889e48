//! Links that the layout shows: the same row or block, or a number.

use super::entry::{Entry, ReadAs};
use super::item::{Item, Items, likeness};
use crate::model::Section;
use std::collections::{BTreeMap, BTreeSet};

/// Links between items, by their positions in their lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// From outcomes to the needs they answer.
    pub outcome_to_need: BTreeSet<(usize, usize)>,
    /// From provision to the outcomes it supports.
    pub provision_to_outcome: BTreeSet<(usize, usize)>,
    /// From provision to the needs it meets.
    pub provision_to_need: BTreeSet<(usize, usize)>,
}

/// How alike the words of an outcome and its repetition must be.
const SAME: usize = 80;

/// Finds the links.
pub fn links(items: &Items, entries: &[Entry]) -> Links {
    let mut links = Links::default();
    let by_number = numbered(&items.outcomes, true);
    let needs_by_number = numbered(&items.needs, false);
    for (number, provision) in items.provisions.iter().enumerate() {
        for wanted in &provision.outcomes {
            if let Some(outcome) = by_number.get(wanted) {
                links.provision_to_outcome.insert((number, *outcome));
            }
        }
        for wanted in &provision.needs {
            if let Some(need) = needs_by_number.get(wanted) {
                links.provision_to_need.insert((number, *need));
            }
        }
        for words in &provision.outcome_words {
            let best = (0..items.outcomes.len())
                .max_by_key(|&outcome| likeness(words, &items.outcomes[outcome].text));
            if let Some(outcome) =
                best.filter(|&outcome| likeness(words, &items.outcomes[outcome].text) >= SAME)
            {
                links.provision_to_outcome.insert((number, outcome));
            }
        }
    }
    for (number, outcome) in items.outcomes.iter().enumerate() {
        for wanted in &outcome.needs {
            if let Some(need) = needs_by_number.get(wanted) {
                links.outcome_to_need.insert((number, *need));
            }
        }
    }
    if links.provision_to_outcome.is_empty() && !lists_side_by_side(items) {
        by_block(&items.provisions, &items.outcomes, entries, &mut links.provision_to_outcome);
        if links.provision_to_outcome.is_empty() {
            by_table(&items.provisions, &items.outcomes, entries, &mut links.provision_to_outcome);
        }
    }
    if links.outcome_to_need.is_empty() {
        by_block(&items.outcomes, &items.needs, entries, &mut links.outcome_to_need);
    }
    if links.outcome_to_need.is_empty() {
        by_turns(&items.outcomes, &items.needs, &mut links.outcome_to_need);
    }
    if links.provision_to_need.is_empty() {
        by_block(&items.provisions, &items.needs, entries, &mut links.provision_to_need);
    }
    links
}

/// Items by the number that the source gives them, else, for outcomes, by their place in the order.
fn numbered(items: &[Item], by_place: bool) -> BTreeMap<u32, usize> {
    // Needs of health and care are counted apart, or not at all.
    let counted = |item: &Item| !matches!(item.section, Some(Section::C | Section::D));
    let own: Vec<Option<u32>> = items.iter().map(|item| item.number.filter(|_| counted(item))).collect();
    let distinct: BTreeSet<u32> = own.iter().flatten().copied().collect();
    if distinct.len() == items.iter().filter(|item| counted(item)).count() && !distinct.is_empty() {
        return own.into_iter().enumerate().filter_map(|(at, number)| Some((number?, at))).collect();
    }
    if !by_place && distinct.is_empty() {
        return BTreeMap::new();
    }
    items.iter().enumerate().filter_map(|(at, _)| Some((u32::try_from(at + 1).ok()?, at))).collect()
}

/// Needs and outcomes that take turns in running text: the outcome after some needs answers these. Where
/// several needs have several outcomes, nothing shows which is for which, and no link is made at all.
fn by_turns(outcomes: &[Item], needs: &[Item], links: &mut BTreeSet<(usize, usize)>) {
    // Columns of one table stand side by side and take no turns.
    let shares_row = |need: &Item| outcomes.iter().any(|outcome| outcome.row == need.row);
    if needs.iter().any(|need| need.in_columns && shares_row(need)) {
        return;
    }
    let mut order: Vec<(usize, bool, usize)> = Vec::new();
    let of_plan = needs.iter().enumerate().filter(|(_, need)| need.section == Some(Section::B));
    order.extend(of_plan.map(|(at, need)| (need.entries[0], true, at)));
    order.extend(outcomes.iter().enumerate().map(|(at, outcome)| (outcome.entries[0], false, at)));
    order.sort_unstable();
    let mut turns: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (_, is_need, at) in order {
        match turns.last_mut() {
            Some((_, outcomes)) if !is_need => outcomes.push(at),
            Some((needs, outcomes)) if outcomes.is_empty() => needs.push(at),
            _ if is_need => turns.push((vec![at], Vec::new())),
            _ => return,
        }
    }
    let shown =
        turns.iter().all(|(needs, outcomes)| outcomes.is_empty() || outcomes.len() == 1 || needs.len() == 1);
    if turns.iter().filter(|(_, outcomes)| !outcomes.is_empty()).count() < 2 || !shown {
        return;
    }
    for (needs, outcomes) in turns {
        links.extend(outcomes.iter().flat_map(|&one| needs.iter().map(move |&two| (one, two))));
    }
}

/// Whether rows hold lists of needs and of provision beside each other, each in one cell: rows by area, in
/// which nothing shows what is for what, even where an area happens to have one outcome.
fn lists_side_by_side(items: &Items) -> bool {
    let mut rows: BTreeMap<usize, (usize, usize, bool)> = BTreeMap::new();
    for need in items.needs.iter().filter(|need| need.in_columns) {
        rows.entry(need.row).or_default().0 += 1;
    }
    for provision in items.provisions.iter().filter(|provision| provision.in_columns) {
        rows.entry(provision.row).or_default().1 += 1;
    }
    for outcome in &items.outcomes {
        if let Some(row) = rows.get_mut(&outcome.row) {
            row.2 = true;
        }
    }
    let with_all: Vec<_> = rows
        .values()
        .filter(|(needs, provisions, outcome)| *needs > 0 && *provisions > 0 && *outcome)
        .collect();
    let lists = with_all.iter().filter(|(needs, provisions, _)| *needs > 1 && *provisions > 1).count();
    lists > 0 && lists * 2 >= with_all.len()
}

/// A table for each outcome, with its provision in rows further down: what stands in one table belongs together.
/// Where a table holds several outcomes, or only one table holds any, nothing shows which is for which.
fn by_table(from: &[Item], to: &[Item], entries: &[Entry], links: &mut BTreeSet<(usize, usize)>) {
    let table = |item: &Item| item.entries.first().and_then(|&at| entries[at].table);
    let mut outcome_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, item) in to.iter().enumerate() {
        let Some(table) = table(item) else { return };
        if outcome_of.insert(table, at).is_some() {
            return;
        }
    }
    let educational = |item: &Item| item.section == Some(Section::F);
    let found: Vec<(usize, usize)> = from
        .iter()
        .enumerate()
        .filter(|(_, item)| educational(item))
        .filter_map(|(at, item)| Some((at, *outcome_of.get(&table(item)?)?)))
        .filter(|&(one, two)| to[two].entries[0] < from[one].entries[0])
        .collect();
    let tables: BTreeSet<usize> = found.iter().map(|&(_, two)| two).collect();
    if tables.len() >= 2 {
        links.extend(found);
    }
}

/// Links within rows and blocks. Where any row holds several of both, the rows are parallel lists and
/// show no link at all.
fn by_block(from: &[Item], to: &[Item], entries: &[Entry], links: &mut BTreeSet<(usize, usize)>) {
    let mut blocks: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, item) in from.iter().enumerate() {
        blocks.entry(item.block).or_default().0.push(at);
    }
    for (at, item) in to
        .iter()
        .enumerate()
        .filter(|(_, item)| item.section != Some(Section::C) && item.section != Some(Section::D))
    {
        blocks.entry(item.block).or_default().1.push(at);
    }
    let both: Vec<&(Vec<usize>, Vec<usize>)> =
        blocks.values().filter(|(from, to)| !from.is_empty() && !to.is_empty()).collect();
    let parallel = both.iter().any(|(one, two)| one.len() > 1 && two.len() > 1);
    // One area of need for each row, with lists in its cells: a row with one item of a kind by chance shows no link.
    let by_area = both.len() <= 5
        && both.iter().any(|(_, two)| two.len() > 1)
        && both.iter().all(|(one, _)| from[one[0]].in_columns);
    let label_shown = |item: &Item| {
        item.entries
            .first()
            .is_some_and(|&at| matches!(entries[at].read_as, ReadAs::Outcome | ReadAs::Need) && item.plain)
    };
    if parallel || by_area {
        return;
    }
    for (ones, twos) in both {
        if twos.len() == 1 || twos.iter().all(|&two| label_shown(&to[two])) {
            for &one in ones {
                // In running text what comes after belongs to the last one named.
                let candidates: Vec<usize> = if from[one].in_columns {
                    twos.clone()
                } else {
                    twos.iter()
                        .rev()
                        .find(|&&two| to[two].entries[0] < from[one].entries[0])
                        .copied()
                        .into_iter()
                        .collect()
                };
                links.extend(candidates.into_iter().map(|two| (one, two)));
            }
        }
    }
}
