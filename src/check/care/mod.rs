//! Sections C, D, G and H: health and social care.

mod amount;
mod education;
mod health;
mod silent;
mod social;

use super::rule::Rule;
use super::subject::Subject;
use crate::model::ItemId;
use crate::wording::PhraseList;
use serde::Deserialize;
use std::sync::LazyLock;

pub(super) const RULES: &[Rule] = &[
    silent::HEALTH_NEEDS_SILENT,
    silent::NOT_KNOWN_TO_HEALTH,
    silent::SOCIAL_CARE_NEEDS_SILENT,
    silent::NOT_KNOWN_TO_SOCIAL_CARE,
    education::THERAPY_THAT_TEACHES_IN_G,
    health::HEALTH_AGREEMENT_ABSENT,
    health::HEALTH_NEED_WITHOUT_PROVISION,
    amount::HEALTH_PROVISION_UNQUANTIFIED,
    social::SOCIAL_CARE_PROVISION_SILENT,
    social::SOCIAL_CARE_MISPLACED,
    amount::SOCIAL_CARE_UNQUANTIFIED,
];

/// Word lists for the rules on health and social care.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    /// That a service does not know the person.
    not_known: PhraseList,
    /// That somebody looked all the same.
    looked: PhraseList,
    /// Therapies that are asked about in Section G.
    therapies: PhraseList,
    /// What makes a therapy health care: the body and its treatment.
    medical: PhraseList,
    /// That the person is taught or trained. `child` stands for the name or a pronoun.
    teaches: PhraseList,
    /// That the provision stands in Section F.
    points_to_f: PhraseList,
    /// That a need is looked after without provision in the plan.
    needs_none: PhraseList,
    /// An amount in words: a length, a frequency, a limit of time.
    amounts: PhraseList,
    /// That a dated plan or protocol holds the detail.
    protocols: PhraseList,
    /// Names of prescribed medicines.
    medicines: PhraseList,
    /// Words of training.
    training: PhraseList,
    /// Doses.
    doses: PhraseList,
    /// Who gives social care.
    givers: PhraseList,
    /// Nights away.
    overnight: PhraseList,
    /// Short breaks.
    short_breaks: PhraseList,
    /// Not overnight.
    not_overnight: PhraseList,
    /// Adaptations and practical help at home.
    at_home: PhraseList,
}

static LISTS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(include_str!("care.toml")).unwrap_or_default());

/// The label of an item, as people name it.
fn label<'s>(subject: &'s Subject<'_>, item: ItemId) -> &'s str {
    subject.labels.get(item).unwrap_or("this item")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Words;

    #[test]
    fn the_lists_can_be_read() {
        let lists: Lists = toml::from_str(include_str!("care.toml")).unwrap();
        assert!(lists.amounts.is_in(&Words::of("every six weeks")));
        assert!(!lists.amounts.is_in(&Words::of("regularly, when the family ask")));
    }
}
