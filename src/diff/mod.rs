//! What did this child gain or lose? Two versions of a plan compared, and the proof of it.
//!
//! ```text
//! items of both ─▶ matching ─▶ facts and effect ─▶ every word left accounted for ─▶ changes
//!                      └──────────▶ ledger ─▶ summary            patch (the proof)
//! ```
//!
//! Items are matched first, then compared as facts, and only then shown as words. A change is
//! "reworded" only where every word that went away is accounted for; else it is unclear, and shown.

mod apply;
mod assignment;
mod canonical;
mod change;
mod compare;
pub mod display;
mod effect;
mod facts;
mod identity;
mod item;
mod ledger;
mod likeness;
mod matching;
mod patch;
mod prepared;
mod record;
mod redline;
mod say;
mod tree;
mod words;

pub use apply::{ApplyError, Proof, apply};
pub use change::{
    BeforeAfter, Certainty, Change, ChangeKind, ChangedFact, Diff, Direction, Effect, FORMAT, ItemShown,
    LedgerItem, LedgerLine, Mark, Piece, VersionNamed, What,
};
pub use patch::{Operation, PatchError};

use crate::json::{self, WriteError};
use crate::model::Plan;
use compare::Comparison;
use identity::Names;
pub use identity::is_shared_by_names;
use item::{LISTS, items};
use ledger::Kinds;
use matching::Group;
use patch::Place;
use prepared::{Prepared, Vocabulary};

/// Words that say nothing of which item is which, beside the child's own name.
const PRONOUNS: [&str; 12] =
    ["he", "she", "they", "him", "her", "them", "his", "hers", "their", "theirs", "himself", "herself"];

/// Compares two versions of a plan.
///
/// The changes come losses first, then weaker wording, what is unclear, what moved, what was gained
/// and what was reworded; names that were exchanged are one change at the end. The comparison of
/// a plan with itself has no changes and an empty patch.
///
/// # Errors
/// Only where a plan cannot be written as canonical JSON; a plan that was read can.
pub fn diff(before: &Plan, after: &Plan) -> Result<Diff, WriteError> {
    compare(before, after, Kinds::All)
}

/// As [`diff`], for those who show only what changed: the ledger has no line of a kind of help whose
/// provisions are all the same, so that these need not be read.
///
/// # Errors
/// As [`diff`].
pub fn diff_of_changes(before: &Plan, after: &Plan) -> Result<Diff, WriteError> {
    compare(before, after, Kinds::Unlike)
}

fn compare(before: &Plan, after: &Plan, kinds: Kinds) -> Result<Diff, WriteError> {
    let (old, new) = (json::canonical(before)?, json::canonical(after)?);
    let version = |plan: &Plan, canonical: &[u8]| VersionNamed {
        plan: plan.id,
        version: plan.version.number,
        sha256: json::fingerprint_of(canonical),
    };
    let mut result = Diff {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION"),
        before: version(before, &old),
        after: version(after, &new),
        changes: Vec::new(),
        ledger: Vec::new(),
        summary: String::new(),
        record: Vec::new(),
        patch: Vec::new(),
    };
    let mut vocabulary = Vocabulary::default();
    let mut prepare =
        |plan| items(plan).into_iter().map(|item| Prepared::new(item, &mut vocabulary)).collect();
    let earlier: Vec<Prepared<'_>> = prepare(before);
    let later: Vec<Prepared<'_>> = prepare(after);
    // In the same file every item is itself, even where two of one plan share an identity or their words.
    let groups = if old == new {
        (0..earlier.len()).map(Group::itself).collect()
    } else {
        matching::groups(&earlier, &later, &vocabulary.numbers, &without_weight(before, after))
    };
    let names = Names::of(before, after, &groups, &earlier, &later);
    let left_over = names.left_over();
    let comparison = Comparison { before: &earlier, after: &later, names: &names, left_over: &left_over };
    result.changes = comparison.changes(&groups);
    result.ledger = ledger::ledger(&earlier, &later, &groups, kinds);
    result.summary = say::summary(&result.changes);
    if result.before.sha256 != result.after.sha256 {
        let (old, new) = tree::differing(before, after, &groups, &earlier, &later)?;
        result.patch = patch::patch(old, &new, &places(&earlier, &later, &groups));
        result.record = record::record(&result.patch);
    }
    Ok(result)
}

/// The child's names and the pronouns.
fn without_weight(before: &Plan, after: &Plan) -> Vec<String> {
    let mut words: Vec<String> = PRONOUNS.iter().map(|&word| word.to_owned()).collect();
    for plan in [before, after] {
        let name = &plan.child_or_young_person.name;
        for part in [Some(&name.given), name.family.as_ref(), name.preferred.as_ref()].into_iter().flatten() {
            words.extend(part.split_whitespace().map(str::to_lowercase));
        }
    }
    words
}

/// Which places of the two files hold the same item, for the patch.
fn places(before: &[Prepared<'_>], after: &[Prepared<'_>], groups: &[Group]) -> Vec<(Place, Place)> {
    let place = |item: &Prepared<'_>| -> Option<Place> {
        let list = LISTS.iter().copied().chain(["/unplaced"]).find(|list| *list == item.item.list)?;
        Some((list, item.item.index))
    };
    groups
        .iter()
        .filter_map(|group| {
            let (left, right) = (group.before.first()?, group.after.first()?);
            Some((place(&before[*left])?, place(&after[*right])?))
        })
        .collect()
}
