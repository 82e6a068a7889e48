//! L-003: the words that a person chose for themselves.

use super::judged;
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::wording::{PhraseList, Words};
use std::sync::LazyLock;

pub(super) const IDENTITY_WORDING_CHANGED: Rule = Rule {
    code: "L-003",
    name: "identity-wording-changed",
    fault: "The plan does not use the words that the person or family chose",
    doc: "Many autistic people and Deaf people prefer those words; others prefer \"has autism\" or \"is deaf\". The choice is \
theirs, and the plan keeps it. Without a recorded choice nothing is found.

Judged for autism, deafness and disability, where the record has a preferred wording that names one form and the \
council's words use the other.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "The family wrote \u{201c}Sam is autistic\u{201d}; the plan says \u{201c}Sam, a child with autism\u{201d}.",
    right: "\u{201c}Sam is autistic.\u{201d}",
    decided: Decided::InPart(identity_wording_changed, "Other words that a person prefers are for a person to look for."),
};

/// The two ways of saying each, the person first and the identity first.
static PAIRS: LazyLock<[(PhraseList, PhraseList); 3]> = LazyLock::new(|| {
    [
        (
            PhraseList::of(&[
                "(has|have|having|with) autism",
                "(has|have|with) asd",
                "(has|with) autism spectrum (disorder|condition)",
            ]),
            PhraseList::of(&["autistic"]),
        ),
        (
            PhraseList::of(&["hearing impaired", "(has|with) (a |)hearing (impairment|loss)"]),
            PhraseList::of(&["deaf"]),
        ),
        (PhraseList::of(&["(has|have|with) (a |)(disability|disabilities)"]), PhraseList::of(&["disabled"])),
    ]
});

fn identity_wording_changed(subject: &Subject<'_>, found: &mut Found) {
    let Some(preferred) = &subject.plan.child_or_young_person.preferred_wording else { return };
    let preferred = Words::of(preferred.as_str());
    for (person_first, identity_first) in PAIRS.iter() {
        let other = match (person_first.is_in(&preferred), identity_first.is_in(&preferred)) {
            (true, false) => identity_first,
            (false, true) => person_first,
            // Both or neither: the choice is not ours to guess.
            _ => continue,
        };
        for text in judged(subject) {
            let words = text.words();
            for of_other in other.find(words) {
                if of_other.start.checked_sub(1).is_some_and(|before| is_of_a_thing(words.lower(before))) {
                    continue;
                }
                found
                    .advice(text.path.clone(), "the words are not those that the person or family chose")
                    .mend("use the preferred wording on the front page, or ask again")
                    .quote(text.text, words.stretch(&of_other));
            }
        }
    }
}

/// Whether the words belong to something else than the person: "a difficulty which goes with autism".
fn is_of_a_thing(before: &str) -> bool {
    let things = [
        "goes",
        "go",
        "comes",
        "come",
        "associated",
        "linked",
        "consistent",
        "familiar",
        "work",
        "working",
        "worked",
        "experience",
        "experienced",
        "helps",
        "help",
        "fits",
        "seen",
        "common",
    ];
    things.contains(&before)
}
