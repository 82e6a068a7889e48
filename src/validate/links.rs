//! Links between items, and the identities that they rely on.

use super::items::{Kind, items, links, list};
use super::{Found, Rule};
use crate::finding::{Basis, Severity};
use crate::model::{ItemId, Plan, Section};
use std::collections::{HashMap, HashSet};

pub(super) const RULES: &[Rule] = &[
    LINK_TO_NOTHING,
    LINK_TO_WRONG_ITEM,
    IDENTITY_USED_TWICE,
    LINK_GIVEN_TWICE,
    ADVICE_IN_A_CIRCLE,
    REVIEW_OF_REMOVED_OUTCOME,
];

/// A link names an item that the plan does not have.
///
/// A provision that meets a need nobody can find meets no need at all.
const LINK_TO_NOTHING: Rule = Rule {
    code: "R-001",
    name: "link-to-nothing",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: link_to_nothing,
};

fn link_to_nothing(plan: &Plan, found: &mut Found) {
    let known = kinds(plan);
    for link in links(plan).into_iter().filter(|link| !link.of_the_past) {
        if !known.contains_key(&link.to) {
            let mend = format!("name {}, or remove the link", link.target.words());
            found.at(link.path, "this link names no item of the plan", mend);
        }
    }
}

/// A link names an item of another kind than the link is for.
const LINK_TO_WRONG_ITEM: Rule = Rule {
    code: "R-002",
    name: "link-to-wrong-item",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: link_to_wrong_item,
};

fn link_to_wrong_item(plan: &Plan, found: &mut Found) {
    let known = kinds(plan);
    for link in links(plan) {
        let Some(kind) = known.get(&link.to) else { continue };
        if !link.target.fits(*kind) {
            let message = format!("this link names {} and must name {}", words(*kind), link.target.words());
            found.at(link.path, message, format!("name {}, or remove the link", link.target.words()));
        }
    }
}

/// Two items have the same identity, so that a link to it could mean either.
const IDENTITY_USED_TWICE: Rule = Rule {
    code: "R-003",
    name: "identity-used-twice",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: identity_used_twice,
};

fn identity_used_twice(plan: &Plan, found: &mut Found) {
    let mut seen = HashSet::new();
    for (id, _, path) in items(plan) {
        if !seen.insert(id) {
            found.at(
                path.field("id"),
                "another item of the plan has the same identity",
                "give the newer of the two an identity of its own (a random UUID) and mend the links to it",
            );
        }
    }
}

/// A list of links names the same item twice: two reports of one review on one outcome. In a plain
/// list of links the schema refuses it.
const LINK_GIVEN_TWICE: Rule = Rule {
    code: "R-004",
    name: "link-given-twice",
    severity: Severity::Warning,
    basis: Basis::GoodPractice,
    law: &[],
    check: link_given_twice,
};

fn link_given_twice(plan: &Plan, found: &mut Found) {
    let mut seen = HashSet::new();
    for link in links(plan) {
        // The links of one list, or of one review's progress, share the pointer up to the number.
        let pointer = link.path.as_str().trim_end_matches("/outcome");
        let of = pointer.rsplit_once('/').map_or(pointer, |(list, _)| list).to_owned();
        if !seen.insert((of, link.to)) {
            found.at(link.path, "the same item is named twice here", "remove one of the two");
        }
    }
}

/// Advice is superseded by itself, or by advice that it supersedes.
const ADVICE_IN_A_CIRCLE: Rule = Rule {
    code: "R-005",
    name: "advice-superseded-in-a-circle",
    severity: Severity::Error,
    basis: Basis::GoodPractice,
    law: &[],
    check: advice_in_a_circle,
};

fn advice_in_a_circle(plan: &Plan, found: &mut Found) {
    let advice = &plan.sections.advice.advice;
    let next: HashMap<ItemId, ItemId> =
        advice.iter().filter_map(|advice| Some((advice.id, advice.superseded_by?))).collect();
    for (index, item) in advice.iter().enumerate() {
        let steps = std::iter::successors(next.get(&item.id), |id| next.get(*id)).take(next.len());
        if steps.into_iter().any(|id| *id == item.id) {
            found.at(
                list(Section::K, "advice").index(index).field("superseded_by"),
                "this advice is superseded by advice that it supersedes itself",
                "leave the link out of the newest advice",
            );
        }
    }
}

/// An older review speaks of an outcome that the plan has no more.
///
/// That can be right: the outcome was met and taken out. Its words are then in an older version.
const REVIEW_OF_REMOVED_OUTCOME: Rule = Rule {
    code: "R-006",
    name: "review-of-removed-outcome",
    severity: Severity::Advice,
    basis: Basis::GoodPractice,
    law: &[],
    check: review_of_removed_outcome,
};

fn review_of_removed_outcome(plan: &Plan, found: &mut Found) {
    let known = kinds(plan);
    for link in links(plan).into_iter().filter(|link| link.of_the_past) {
        if !known.contains_key(&link.to) {
            found.at(
                link.path,
                "an older review speaks of an outcome that this version does not have",
                "keep it where the outcome was taken out since; otherwise name the outcome",
            );
        }
    }
}

fn kinds(plan: &Plan) -> HashMap<ItemId, Kind> {
    let mut kinds = HashMap::new();
    for (id, kind, _) in items(plan) {
        kinds.entry(id).or_insert(kind);
    }
    kinds
}

fn words(kind: Kind) -> String {
    match kind {
        Kind::View => "a view of Section A".to_owned(),
        Kind::Aspiration => "an aspiration".to_owned(),
        Kind::Need(section) => format!("a need of Section {}", section.letter()),
        Kind::Outcome => "an outcome".to_owned(),
        Kind::Provision(section) => format!("provision of Section {}", section.letter()),
        Kind::DirectPayment => "a direct payment".to_owned(),
        Kind::Advice => "advice".to_owned(),
        Kind::Other => "another part of the plan".to_owned(),
    }
}
