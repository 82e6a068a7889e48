//! Section A: views, interests and aspirations.

mod aspirations;
mod elsewhere;
mod present;
mod profile;
mod whose;

use super::rule::Rule;
use super::subject::{Subject, item};
use crate::model::{PlanPath, Section, ViewEntry, Whose};
use crate::wording::{PhraseList, Words};
use serde::Deserialize;
use std::sync::LazyLock;

pub(super) const RULES: &[Rule] = &[
    present::OWN_VIEWS_ABSENT,
    present::PARENTS_VIEWS_ABSENT,
    whose::FIRST_PERSON_UNMARKED,
    whose::VIEW_WITHOUT_ORIGIN,
    aspirations::ASPIRATIONS_NOT_TOLD,
    elsewhere::NEED_ONLY_IN_VIEWS,
    profile::INTERESTS_NOT_TOLD,
    profile::STORY_TOO_LONG,
    elsewhere::COMMUNICATION_NOT_TOLD,
];

/// Word lists for the rules on Section A.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    /// The whole of a text that says nothing.
    empty_answers: PhraseList,
    /// That the parents chose to give no views.
    parents_declined: PhraseList,
    /// A person who stands as a parent.
    parents: PhraseList,
    /// Words that say who speaks or writes.
    attribution: PhraseList,
    /// What a child is not likely to say of themselves.
    professional: PhraseList,
    /// An opinion that nobody holds.
    impersonal: PhraseList,
    /// Words of an aspiration that would fit any child.
    general: PhraseList,
    /// Work and learning for it.
    work: PhraseList,
    /// A home and getting about.
    home: PhraseList,
    /// Friends and the community.
    friends: PhraseList,
    /// Health.
    health: PhraseList,
    /// Praise that is no interest.
    compliments: PhraseList,
    /// What someone likes.
    likes: PhraseList,
    /// Words that put a condition into the past or on another person, or deny it.
    not_now: PhraseList,
    /// Conditions that belong in Sections B to D.
    conditions: Vec<Named>,
    /// Ways of communicating that take learning by the people around the child.
    methods: Vec<Named>,
}

/// A thing with the phrases that name it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
    words: PhraseList,
    /// Looser words that are enough to take it as mentioned elsewhere.
    #[serde(default)]
    also: PhraseList,
}

static LISTS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(include_str!("views.toml")).unwrap_or_default());

/// The entries of Section A with their list and place, in order.
fn entries<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (&'static str, PlanPath, &'a ViewEntry)> {
    let views = &subject.plan.sections.views;
    [
        ("views", &views.views),
        ("interests", &views.interests),
        ("strengths", &views.strengths),
        ("aspirations", &views.aspirations),
    ]
    .into_iter()
    .flat_map(|(list, entries)| {
        entries.iter().enumerate().map(move |(index, entry)| (list, item(Section::A, list, index), entry))
    })
}

/// Whether an entry is the child's or young person's own, or shared with the family.
fn is_own(entry: &ViewEntry) -> bool {
    matches!(entry.whose, Some(Whose::Child | Whose::YoungPerson | Whose::Family))
}

/// Whether a text is blank, or is nothing but words such as "not applicable".
fn says_nothing(text: &str) -> bool {
    let words = Words::of(text);
    LISTS.empty_answers.find(&words).any(|found| found == (0..words.len())) || words.is_empty()
}

/// Whether the plan's Section A has any words at all.
fn holds_words(subject: &Subject<'_>) -> bool {
    subject.texts.iter().any(|text| text.section == Some(Section::A) && !says_nothing(text.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_read() {
        let lists: Lists = toml::from_str(include_str!("views.toml")).unwrap();
        assert!(lists.conditions.len() > 5 && lists.methods.len() > 5);
    }

    #[test]
    fn an_empty_answer_is_the_whole_text() {
        for text in
            ["", " - ", "N/A", "Not applicable.", "None given at this time", "TBC", "Views not obtained"]
        {
            assert!(says_nothing(text), "{text}");
        }
        for text in ["None of my friends live near.", "Not obtained: he was in hospital in May.", "Bees"] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
