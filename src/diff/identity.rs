//! Names that were exchanged: the child's, the setting's, the council's, people's and bands.
//!
//! The pairs come from the typed fields, never from the words alone. A name that carries expertise
//! on one side only ("The Oak Therapy Team", "The Oak Support Team") is no exchange of names.

use super::canonical::{Word, canonical};
use super::matching::Group;
use super::prepared::Prepared;
use crate::model::Plan;
use std::borrow::Cow;

/// The names of the earlier version and those in their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// As written, for people.
    pub pairs: Vec<(String, String)>,
    /// As compared, the longest first.
    words: Vec<(Vec<String>, Vec<String>)>,
}

/// Words that many councils' and settings' names share.
const GENERIC: [&str; 41] = [
    "council",
    "county",
    "borough",
    "city",
    "district",
    "metropolitan",
    "london",
    "royal",
    "of",
    "the",
    "and",
    "unitary",
    "authority",
    "school",
    "primary",
    "secondary",
    "academy",
    "college",
    "special",
    "junior",
    "infant",
    "nursery",
    "high",
    "community",
    "first",
    "middle",
    "church",
    "england",
    "ce",
    "rc",
    "catholic",
    "st",
    "saint",
    "trust",
    "centre",
    "send",
    "sen",
    "team",
    "service",
    "integrated",
    "board",
];

/// Whether many councils' and settings' names share a word in small letters: what is left of a name without such
/// words is a place.
#[must_use]
pub fn is_shared_by_names(word: &str) -> bool {
    GENERIC.contains(&word)
}

/// Words of a name that say what its people can do.
const EXPERT: [&str; 16] = [
    "therap", "autis", "special", "nurs", "psych", "physio", "hearing", "vision", "sensory", "deaf",
    "language", "medical", "clinic", "camhs", "dyslex", "expert",
];

impl Names {
    /// The names that differ between the typed fields of both versions.
    pub fn of(
        before: &Plan,
        after: &Plan,
        groups: &[Group],
        items_before: &[Prepared<'_>],
        items_after: &[Prepared<'_>],
    ) -> Self {
        let mut names = Self::default();
        let (old, new) = (&before.child_or_young_person, &after.child_or_young_person);
        let given =
            |name: &crate::model::PersonName| name.preferred.clone().unwrap_or_else(|| name.given.clone());
        names.add(&old.name.given, &new.name.given);
        names.add(&given(&old.name), &given(&new.name));
        names.both(old.name.family.as_ref(), new.name.family.as_ref());
        let (old_council, new_council) = (&before.local_authority, &after.local_authority);
        names.with_core(&old_council.name, &new_council.name);
        for (one, two) in [
            (&old_council.special_educational_needs_team, &new_council.special_educational_needs_team),
            (&old_council.information_advice_and_support, &new_council.information_advice_and_support),
            (&old_council.mediation_adviser, &new_council.mediation_adviser),
            (&old_council.disagreement_resolution, &new_council.disagreement_resolution),
        ] {
            if let (Some(one), Some(two)) = (one, two) {
                names.both(one.name.as_ref(), two.name.as_ref());
            }
        }
        if let (Some(one), Some(two)) = (&old_council.case_officer, &new_council.case_officer) {
            names.add(&one.name, &two.name);
        }
        if let (Some(one), Some(two)) = (&old.setting_attended, &new.setting_attended) {
            names.with_core(&one.name, &two.name);
        }
        let placed = |plan: &Plan| plan.sections.placement.placements.clone();
        if let ([one], [two]) = (placed(before).as_slice(), placed(after).as_slice()) {
            let numbers = one.unique_reference_number.as_ref().zip(two.unique_reference_number.as_ref());
            if let (Some(old), Some(new)) = (&one.name, &two.name) {
                let known = names.pairs.len();
                names.with_core(old, new);
                if numbers.is_some_and(|(old, new)| old != new) {
                    // Another school is no other name; only the words that name it follow.
                    names.pairs.truncate(known);
                }
            }
        }
        for (one, two) in [
            (&old.social_worker, &new.social_worker),
            (&old.key_health_professional, &new.key_health_professional),
        ] {
            if let (Some(one), Some(two)) = (one, two) {
                names.both(one.name.as_ref(), two.name.as_ref());
            }
        }
        if let (Some(one), Some(two)) = (
            &before.sections.health_care_provision.agreement,
            &after.sections.health_care_provision.agreement,
        ) {
            names.with_core(&one.body, &two.body);
        }
        for group in groups {
            let (Some(&left), Some(&right)) = (group.before.first(), group.after.first()) else { continue };
            if let (Some(one), Some(two)) =
                (items_before[left].item.provision, items_after[right].item.provision)
            {
                for (one, two) in one.delivered_by.iter().zip(&two.delivered_by) {
                    names.both(one.organisation.as_ref(), two.organisation.as_ref());
                }
                names.both(one.commissioner.as_ref(), two.commissioner.as_ref());
            }
        }
        let band = |plan: &Plan| plan.local_funding.as_ref().and_then(|funding| funding.band.clone());
        if let (Some(one), Some(two)) = (band(before), band(after)) {
            names.add(&one, &two);
        }
        names.words.sort_by(|one, two| two.0.len().cmp(&one.0.len()).then_with(|| one.cmp(two)));
        names.words.dedup_by(|one, two| one.0 == two.0);
        names
    }

    fn both(&mut self, old: Option<&String>, new: Option<&String>) {
        if let (Some(old), Some(new)) = (old, new) {
            self.add(old, new);
        }
    }

    fn add(&mut self, old: &str, new: &str) {
        if old == new || self.pairs.iter().any(|(one, _)| one == old) || !same_expertise(old, new) {
            return;
        }
        self.pairs.push((old.to_owned(), new.to_owned()));
        let words = compared(old);
        // A name of marks alone leaves no word to be exchanged.
        if !words.is_empty() {
            self.words.push((words, compared(new)));
        }
    }

    /// Adds the names, and the words by which people call them for short: "Northmere Council", "Northmere".
    fn with_core(&mut self, old: &str, new: &str) {
        if old == new || self.pairs.iter().any(|(one, _)| one == old) {
            return;
        }
        self.add(old, new);
        let core = |name: &str| -> Vec<String> {
            compared(name).into_iter().filter(|word| !is_shared_by_names(word)).collect()
        };
        let (old, new) = (core(old), core(new));
        if !old.is_empty() && !new.is_empty() && old != new {
            self.words.push((old, new));
        }
    }

    /// The names that the later version may still say somewhere: there the earlier one said the same.
    pub fn left_over(&self) -> Self {
        let is_later = |name: &[String]| self.words.iter().any(|(_, to)| to.as_slice() == name);
        let words = self.words.iter().filter(|(from, _)| !is_later(from)).cloned().collect();
        Self { pairs: Vec::new(), words }
    }

    /// Whether no words are to be exchanged.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words with the later names in place of the earlier ones, and for each the place it had.
    pub fn exchanged<'t>(&self, words: &[Word<'t>]) -> Vec<(Word<'t>, usize)> {
        let (mut found, mut at) = (Vec::with_capacity(words.len()), 0);
        while at < words.len() {
            let fits = |from: &[String]| {
                words.len() >= at + from.len()
                    && from.iter().zip(&words[at..]).all(|(one, two)| *one == two.text)
            };
            let pair = self.words.iter().find(|(from, _)| fits(from));
            if let Some((from, to)) = pair {
                let end = words[at + from.len() - 1].end;
                for text in to {
                    let word =
                        Word { text: Cow::Owned(text.clone()), end, is_name: true, ..words[at].clone() };
                    found.push((word, at));
                }
                at += from.len();
            } else {
                found.push((words[at].clone(), at));
                at += 1;
            }
        }
        found
    }

    /// Whether these words are changed by the exchange.
    pub fn touches(&self, words: &[Word<'_>]) -> bool {
        let stands_at = |from: &[String], to: &[String], at: usize| {
            from != to
                && words.len() >= at + from.len()
                && from.iter().zip(&words[at..]).all(|(one, two)| *one == two.text)
        };
        (0..words.len()).any(|at| self.words.iter().any(|(from, to)| stands_at(from, to, at)))
    }
}

fn compared(name: &str) -> Vec<String> {
    canonical(name).into_iter().map(|word| word.text.into_owned()).collect()
}

/// Whether both names promise the same expertise.
fn same_expertise(old: &str, new: &str) -> bool {
    let expert = |name: &str| {
        let mut found: Vec<&str> = compared(name)
            .iter()
            .filter_map(|word| EXPERT.iter().find(|stem| word.starts_with(**stem)).copied())
            .collect();
        found.sort_unstable();
        found
    };
    expert(old) == expert(new)
}
