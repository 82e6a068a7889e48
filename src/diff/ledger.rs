//! Hours of help by kind of support, before and after, each line with the items that add up to it.

use super::change::{LedgerItem, LedgerLine};
use super::facts::Facts;
use super::item::Family;
use super::matching::Group;
use super::prepared::Prepared;
use crate::model::ProvisionKind;
use std::collections::BTreeMap;

/// Which kinds of help a ledger has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kinds {
    /// All.
    All,
    /// Those of which some provision is not the same, letter by letter. The others need no reading: they
    /// cannot differ.
    Unlike,
}

/// The provisions of a group on one side, with the kind that each counts as.
type Counted = Vec<(ProvisionKind, usize)>;

/// The ledger. What is owed at the least counts, so "up to two hours" counts nothing; help that has
/// no weekly rate is named as uncounted, never guessed. Empty where nothing has a rate.
pub(super) fn ledger<'p>(
    before: &[Prepared<'p>],
    after: &[Prepared<'p>],
    groups: &[Group],
    kinds: Kinds,
) -> Vec<LedgerLine> {
    let counted: Vec<(Counted, Counted)> = groups.iter().map(|group| counted(before, after, group)).collect();
    let same = |old: &Counted, new: &Counted| match (old.as_slice(), new.as_slice()) {
        ([(one, left)], [(two, right)]) => one == two && before[*left].is_twin_of(&after[*right]),
        (old, new) => old.is_empty() && new.is_empty(),
    };
    let mut unlike: Vec<ProvisionKind> = counted
        .iter()
        .filter(|(old, new)| !same(old, new))
        .flat_map(|(old, new)| old.iter().chain(new).map(|(kind, _)| *kind))
        .collect();
    unlike.sort_unstable();
    let mut lines: BTreeMap<ProvisionKind, LedgerLine> = BTreeMap::new();
    for (old, new) in &counted {
        let mut involved: Vec<ProvisionKind> = old.iter().chain(new).map(|(kind, _)| *kind).collect();
        involved.sort_unstable();
        involved.dedup();
        involved.retain(|kind| kinds == Kinds::All || unlike.binary_search(kind).is_ok());
        for kind in involved {
            let line = lines.entry(kind).or_insert_with(|| empty(kind));
            let side = |items: &[Prepared<'_>], places: &[(ProvisionKind, usize)]| {
                let mut counted = (Vec::new(), 0, 0);
                let mut uncounted = Vec::new();
                for &(_, at) in places.iter().filter(|(of, _)| *of == kind) {
                    let label = items[at].item.label.clone();
                    match owed(items[at].facts()) {
                        Some((week, year)) => {
                            counted.0.push(label);
                            counted.1 += week;
                            counted.2 += year;
                        }
                        None => uncounted.push(label),
                    }
                }
                (counted, uncounted)
            };
            let ((before_labels, before, before_per_year), uncounted_before) = side(before, old);
            let ((after_labels, after, after_per_year), uncounted_after) = side(after, new);
            line.uncounted_before.extend(uncounted_before);
            line.uncounted_after.extend(uncounted_after);
            if before_labels.is_empty() && after_labels.is_empty() {
                continue;
            }
            line.before += before;
            line.after += after;
            line.before_per_year += before_per_year;
            line.after_per_year += after_per_year;
            line.items.push(LedgerItem {
                before_labels,
                after_labels,
                before,
                after,
                before_per_year,
                after_per_year,
            });
        }
    }
    let mut lines: Vec<LedgerLine> = lines.into_values().collect();
    for line in &mut lines {
        line.difference = line.after - line.before;
        line.difference_per_year = line.after_per_year - line.before_per_year;
    }
    lines.retain(|line| {
        !line.items.is_empty() || !line.uncounted_before.is_empty() || !line.uncounted_after.is_empty()
    });
    lines
}

/// The provisions of a group on both sides. A version that does not know the kind takes that of the other, so
/// that a poorer record does not look like a loss of one kind and a gain of another.
fn counted(before: &[Prepared<'_>], after: &[Prepared<'_>], group: &Group) -> (Counted, Counted) {
    let kinds = |items: &[Prepared<'_>], places: &[usize]| -> Counted {
        places
            .iter()
            .filter(|&&at| items[at].item.family == Family::Provision)
            .filter_map(|&at| Some((items[at].item.provision?.kind, at)))
            .collect()
    };
    let (mut old, mut new) = (kinds(before, &group.before), kinds(after, &group.after));
    let known =
        |kinds: &Counted| kinds.iter().map(|(kind, _)| *kind).find(|kind| *kind != ProvisionKind::Other);
    let (of_old, of_new) = (known(&old), known(&new));
    for (kinds, other) in [(&mut old, of_new), (&mut new, of_old)] {
        for (kind, _) in kinds {
            if *kind == ProvisionKind::Other {
                *kind = other.unwrap_or(*kind);
            }
        }
    }
    (old, new)
}

fn empty(kind: ProvisionKind) -> LedgerLine {
    LedgerLine {
        kind: kind.name().to_owned(),
        before: 0,
        after: 0,
        difference: 0,
        before_per_year: 0,
        after_per_year: 0,
        difference_per_year: 0,
        items: Vec::new(),
        uncounted_before: Vec::new(),
        uncounted_after: Vec::new(),
    }
}

/// Minutes a week and a year that are owed at the least. An amount that only the record has, and no
/// word of the plan, is owed to nobody.
fn owed(facts: &Facts) -> Option<(i64, i64)> {
    if facts.words_are_silent {
        return None;
    }
    Some((i64::from(facts.weekly?.min), i64::from(facts.yearly?.min)))
}
