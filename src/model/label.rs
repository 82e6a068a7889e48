//! The short labels by which people name the items of a plan: B1, E2, F3, H1.1.
//!
//! A label belongs to one version: it follows the order of the version, unless the item keeps
//! a label of its own from its source. Identities, not labels, say what is the same thing in
//! two versions.

use super::{ItemId, Plan, Section};
use std::collections::{HashMap, HashSet};

/// The labels of all items of one version of a plan. No two items share one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels(HashMap<ItemId, String>);

impl Labels {
    /// Gives every item of the plan its label.
    ///
    /// An item's own label wins; of two items with the same own label the first keeps it. All
    /// others take the letter of their section and their place in its list, or the next number
    /// that is free. Where a faulty plan uses an identity twice, the first item has the label.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let lists = labelled(plan);
        let own: Vec<(&str, Vec<Option<&str>>)> = lists
            .iter()
            .map(|(prefix, items)| (*prefix, items.iter().map(|(_, label)| *label).collect()))
            .collect();
        let mut labels = HashMap::new();
        for ((_, items), assigned) in lists.iter().zip(assign(&own)) {
            for ((id, _), label) in items.iter().zip(assigned) {
                labels.entry(*id).or_insert(label);
            }
        }
        Self(labels)
    }

    /// The label of this item; absent for an identity that no labelled item of the plan has.
    #[must_use]
    pub fn get(&self, id: ItemId) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }
}

type Labelled<'a> = (&'static str, Vec<(ItemId, Option<&'a str>)>);

/// The lists whose items have labels, in the order of the plan, each with its prefix.
fn labelled(plan: &Plan) -> Vec<Labelled<'_>> {
    macro_rules! items {
        ($list:expr) => {
            $list.iter().map(|item| (item.id, item.label.as_deref())).collect()
        };
    }
    let sections = &plan.sections;
    vec![
        (prefix_of(Section::A), items!(sections.views.aspirations)),
        (prefix_of(Section::B), items!(sections.special_educational_needs.needs)),
        (prefix_of(Section::C), items!(sections.health_care_needs.needs)),
        (prefix_of(Section::D), items!(sections.social_care_needs.needs)),
        (prefix_of(Section::E), items!(sections.outcomes.outcomes)),
        (prefix_of(Section::F), items!(sections.special_educational_provision.provisions)),
        (prefix_of(Section::G), items!(sections.health_care_provision.provisions)),
        (prefix_of(Section::H1), items!(sections.social_care_provision_h1.provisions)),
        (prefix_of(Section::H2), items!(sections.social_care_provision_h2.provisions)),
        (prefix_of(Section::J), items!(sections.personal_budget.direct_payments)),
        (prefix_of(Section::K), items!(sections.advice.advice)),
    ]
}

/// What stands before the number in the labels of a section: `F`, or `H1.` since H1 ends in a digit.
#[must_use]
pub const fn prefix_of(section: Section) -> &'static str {
    match section {
        Section::H1 => "H1.",
        Section::H2 => "H2.",
        other => other.letter(),
    }
}

/// Labels for the items of several lists, given the prefix of each list and the items' own labels.
///
/// The one place that decides labels, for a plan that was read and for a file that was not.
#[must_use]
pub fn assign(lists: &[(&str, Vec<Option<&str>>)]) -> Vec<Vec<String>> {
    // Labels are compared without regard to case: nobody can tell F1 from f1 on the telephone.
    let mut taken = HashSet::new();
    let own: Vec<Vec<Option<String>>> = lists
        .iter()
        .map(|(_, items)| {
            items
                .iter()
                .map(|label| {
                    let label = label.map(str::trim).filter(|label| !label.is_empty())?;
                    taken.insert(label.to_lowercase()).then(|| label.to_owned())
                })
                .collect()
        })
        .collect();
    lists
        .iter()
        .zip(own)
        .map(|((prefix, _), own)| {
            own.into_iter()
                .enumerate()
                .map(|(index, own)| {
                    own.unwrap_or_else(|| {
                        let mut number = index + 1;
                        loop {
                            let label = format!("{prefix}{number}");
                            if taken.insert(label.to_lowercase()) {
                                return label;
                            }
                            number += 1;
                        }
                    })
                })
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_the_order() {
        assert_eq!(
            assign(&[("F", vec![None, None]), ("H1.", vec![None]), ("H2.", vec![None, None])]),
            [vec!["F1", "F2"], vec!["H1.1"], vec!["H2.1", "H2.2"]]
        );
    }

    #[test]
    fn an_own_label_wins_and_the_others_make_room() {
        assert_eq!(
            assign(&[("F", vec![None, Some("F1"), None, Some("OT-3")])]),
            [vec!["F2", "F1", "F3", "OT-3"]]
        );
        assert_eq!(assign(&[("F", vec![Some("F2"), None, None])]), [vec!["F2", "F3", "F4"]]);
    }

    #[test]
    fn the_first_of_two_equal_labels_keeps_it() {
        assert_eq!(assign(&[("B", vec![Some("B1"), Some(" b1 "), None])]), [vec!["B1", "B2", "B3"]]);
    }

    #[test]
    fn a_label_is_unique_across_sections() {
        assert_eq!(assign(&[("B", vec![Some("F1")]), ("F", vec![None])]), [vec!["F1"], vec!["F2"]]);
    }

    #[test]
    fn a_blank_label_is_no_label() {
        assert_eq!(assign(&[("K", vec![Some("  ")])]), [vec!["K1"]]);
    }
}
