//! Section B: special educational needs.

mod areas;
mod identified;
mod met;
mod said;
mod wording;

use super::rule::Rule;
use super::subject::{Need, Subject};
use crate::model::{ItemId, PlanPath, Section, SpecialEducationalNeed};
use crate::wording::{PhraseList, Words};
use serde::Deserialize;
use std::sync::LazyLock;

pub(super) const RULES: &[Rule] = &[
    identified::NEED_IN_ADVICE_ABSENT,
    met::NEED_WITHOUT_PROVISION,
    said::NEED_WITHOUT_IMPACT,
    said::DIAGNOSIS_ALONE,
    wording::PROVISION_IN_NEEDS,
    said::LEVEL_NOT_MEASURED,
    identified::NEED_WITHOUT_SOURCE,
    wording::SEVERITY_WITHOUT_ANCHOR,
    areas::NO_STRENGTH_IN_AREA,
    areas::AREA_SILENT,
    areas::PRIMARY_TYPE_DOES_NOT_FIT,
    said::BEHAVIOUR_WITHOUT_CAUSE,
];

/// Word lists for the rules on needs.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    /// Words that tell what a need does to a day, or where it shows.
    effects: PhraseList,
    /// Names of diagnoses and types of need, word by word.
    labels: PhraseList,
    /// Words that only carry a diagnosis.
    carriers: PhraseList,
    /// What is given or asked for, rather than what is hard.
    provision: PhraseList,
    /// Levels that compare with nothing that can be looked up.
    loose_levels: PhraseList,
    /// Places, which such words can mean as well.
    places: PhraseList,
    /// Numbers, tests, frequencies and lengths of time.
    anchors: PhraseList,
    /// Numbers that count nothing: the year group and the like.
    no_anchors: PhraseList,
    /// Words of severity, with what they weigh.
    severity: PhraseList,
    /// Official names that hold a word of severity.
    official: PhraseList,
    /// What a child can do.
    strengths: PhraseList,
    /// Acts that adults see as behaviour.
    behaviour: PhraseList,
    /// A cause, a setting or a meaning of an act.
    causes: PhraseList,
}

static LISTS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(include_str!("needs.toml")).unwrap_or_default());

/// The needs of Section B, in order.
fn needs<'s, 'a>(
    subject: &'s Subject<'a>,
) -> impl Iterator<Item = (&'s PlanPath, &'a SpecialEducationalNeed)> {
    subject.needs.iter().filter_map(|item| match item.need {
        Need::SpecialEducational(need) => Some((&item.path, need)),
        Need::Care(_) => None,
    })
}

/// Whether any text of a need has a phrase of the list.
fn says(subject: &Subject<'_>, need: ItemId, phrases: &PhraseList) -> bool {
    subject.told_of(Section::B, need).any(|(_, words)| phrases.is_in(words))
}

/// Whether words hold a number, a test or a frequency that a reader could compare with.
fn is_anchored(words: &Words<'_>) -> bool {
    let skipped: Vec<_> = LISTS.no_anchors.find(words).collect();
    LISTS
        .anchors
        .find(words)
        .any(|found| !skipped.iter().any(|skip| skip.start < found.end && found.start < skip.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_read() {
        let lists: Lists = toml::from_str(include_str!("needs.toml")).unwrap();
        assert!(lists.provision.is_in(&Words::of("He requires adult support")));
    }
}
