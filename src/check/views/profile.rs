//! Interests that help, and a story that stays short.

use super::{LISTS, entries, says_nothing};
use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::model::Section;

pub(super) const INTERESTS_NOT_TOLD: Rule = Rule {
    code: "A-007",
    name: "interests-not-told",
    fault: "Section A tells no interest, or praise stands in its place",
    doc: "An interest is a way in: somebody new can begin with it, and teaching can use it. Praise is kind and does not help.

Found are a Section A with no entry under interests and no word of anything that the person likes, and an interest that \
holds a compliment such as \u{201c}a lovely smile\u{201d}. The person\u{2019}s own quoted words are left alone. In a plan converted \
from an old paper interests may stand anywhere, and only compliments are found. Whether an interest is particular enough to build on is not judged.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Ines has a lovely smile.\u{201d}",
    right: "\u{201c}Ines plans train journeys and knows every station to the coast.\u{201d}",
    decided: Decided::InPart(
        interests_not_told,
        "whether an interest is particular enough for somebody new to begin with",
    ),
};

fn interests_not_told(subject: &Subject<'_>, found: &mut Found) {
    const MEND: &str = "ask what they like to do, with whom and where, and write that down";
    let interests = || entries(subject).filter(|(list, ..)| *list == "interests");
    let any = interests().any(|(_, _, entry)| !says_nothing(entry.text.as_str()));
    let liked =
        || subject.told().any(|(text, words)| text.section == Some(Section::A) && LISTS.likes.is_in(words));
    if !any && subject.profile != Profile::Legacy && !liked() {
        found
            .advice(Subject::section(Section::A), "Section A tells nothing that the person likes")
            .mend(MEND);
    }
    for (_, path, entry) in interests().filter(|(_, _, entry)| entry.direct_quotation != Some(true)) {
        let told = subject.told_of(Section::A, entry.id).find(|(text, _)| text.is("text"));
        let Some((text, words)) = told else { continue };
        if let Some(range) = LISTS.compliments.find_unquoted(words).next() {
            found
                .advice(path.field("text"), "this is praise and no interest")
                .quote(text.text, words.stretch(&range))
                .mend(MEND);
        }
    }
}

pub(super) const STORY_TOO_LONG: Rule = Rule {
    code: "A-008",
    name: "story-too-long",
    fault: "The history and how to communicate are longer than one page, or Section A tells no strength",
    doc: "The opening of Section A is read by everybody who meets the child. The form that was tested nationally gives \
history, learning and how to communicate together 500 words; no law does. What is longer is mostly needs, \
which carry no duty here and belong in Sections B, C and D.

The words of the history and of how to communicate are counted together. A Section A with no entry under strengths is found too, \
but not in a plan converted from an old paper. Whether needs stand in the story is rule A-006.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Two pages on the birth and on every hospital stay.",
    right: "Six short paragraphs, 300 words, with the strengths under their own heading.",
    decided: Decided::ByEngine(story_too_long),
};

/// The words that the form tested nationally allows.
const WORDS_ALLOWED: usize = 500;

fn story_too_long(subject: &Subject<'_>, found: &mut Found) {
    let words: usize = subject
        .told()
        .filter(|(text, _)| {
            text.section == Some(Section::A) && (text.is("history") || text.is("how_to_communicate"))
        })
        .map(|(text, _)| text.text.split_whitespace().count())
        .sum();
    if words > WORDS_ALLOWED {
        found
            .advice(
                Subject::section(Section::A).field("history"),
                format!("the history and how to communicate have {words} words; the form tested nationally gives them {WORDS_ALLOWED}"),
            )
            .mend("keep what a person who meets the child must know, and move needs to Sections B, C and D");
    }
    let strength = entries(subject).any(|(list, ..)| list == "strengths");
    if !strength && subject.profile != Profile::Legacy {
        found.advice(Subject::section(Section::A), "Section A tells no strength").mend(
            "ask the family, the school and the person themselves what they are good at, and write it down",
        );
    }
}
