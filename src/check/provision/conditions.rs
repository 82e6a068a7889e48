//! F-009 and F-013: help that depends on something, and alternatives that nobody chose between.

use super::delegated::left_to_somebody;
use super::{in_section_f, words_of};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::{Basis, Span};
use crate::law::Citation;
use crate::wording::PhraseList;
use crate::wording::vague::{VagueWord, Why};
use std::sync::LazyLock;

pub(super) const CONDITIONAL_PROVISION: Rule = Rule {
    code: "F-009",
    name: "conditional-provision",
    fault: "Words limit the provision or make it depend on staff, money or somebody's agreement",
    doc: "The council must secure the provision in Section F. That duty is not subject to money or staff; its one exception \
is where the parent or young person has made suitable arrangements of their own (section 42(5)).

\"Subject to availability\" and the like make the help conditional. \"Up to\" and \"a maximum of\" on the amount owed \
allow none at all. \"At least\" with a number is a floor and is fine; \"no more than eight pupils\" limits a group and \
is fine too. The duty is law; that these words sit badly with it is good practice.",
    basis: Basis::Must,
    law: &[Citation::act("42(2)"), Citation::act("42(5)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Up to 10 hours a week, subject to staffing.\u{201d}",
    right: "\u{201c}10 hours a week.\u{201d}",
    decided: Decided::ByEngine(conditional_provision),
};

fn conditional_provision(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let left = left_to_somebody(item);
        let open = |word: &&VagueWord| {
            word.why.contains(&Why::Condition)
                && !names_who_reviews(item, word)
                // These are for F-003 and PL-010, and said once.
                && !left.is_some_and(|left| left.start < word.end && word.start < left.end)
                && !matches!(word.text.as_str(), "TBC" | "TBA")
        };
        for word in item.vague().iter().filter(open) {
            let words = word.text.to_lowercase();
            let limit = word.why.contains(&Why::Quantity);
            let message = if limit {
                format!("\u{201c}{words}\u{201d} sets a most and no least, so that none at all would do")
            } else {
                format!("\u{201c}{words}\u{201d} makes the help depend on something")
            };
            let hit = found
                .warning(words_of(item), message)
                .mend(format!("write instead, from the advice: {}", word.instead))
                .quote(item.provision.text.as_str(), Span { start: word.start, end: word.end });
            if limit {
                hit.on(Basis::GoodPractice);
            }
        }
    }
}

/// "To be reviewed by the therapist" or "each term" says who or when, and makes nothing depend on it.
fn names_who_reviews(item: &ProvisionItem<'_>, word: &VagueWord) -> bool {
    let rest: String = item.provision.text.as_str().chars().skip(word.end).collect();
    let next = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
    word.text.to_lowercase().ends_with("reviewed")
        && ["by", "each", "every", "at", "in", "on", "after", "once", "annually", "termly"]
            .contains(&next.as_str())
}

pub(super) const ALTERNATIVES_LEFT_OPEN: Rule = Rule {
    code: "F-013",
    name: "alternatives-left-open",
    fault: "Provision offers one thing or another and does not say which, or when which",
    doc: "\"Occupational therapy or a sensory programme\" lets anyone choose the lesser. Say the one, or both, or on what \
the choice depends and who makes it.

The engine looks for \"and/or\", \"either … or\", and two kinds of people or help joined by \"or\". A teacher or \
teaching assistant who covers for the other, and examples in brackets, are not judged.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}A therapist and/or a teaching assistant will work with him weekly.\u{201d}",
    right: "\u{201c}A therapist will work with him for 30 minutes each Monday; a teaching assistant repeats the exercises \
for 10 minutes on the other four days.\u{201d}",
    decided: Decided::InPart(alternatives_left_open, "Whether other alternatives differ in what they give is for a person."),
};

pub(super) static ALTERNATIVES: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "and/or",
        "and / or",
        "therapy or a",
        "therapist or a",
        "therapist or teaching assistant",
        "therapist or assistant",
        "teacher or an adult",
        "teacher or other adult",
        "programme or therapy",
        "therapy or programme",
        "therapy or sensory",
        "support or therapy",
    ])
});

fn alternatives_left_open(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let text = item.provision.text.as_str();
        for span in ALTERNATIVES.all(item.words()) {
            found
                .warning(words_of(item), "the words leave open which of two things is owed")
                .mend("say which one, or both, or on what the choice depends and who makes it")
                .quote(text, span);
        }
    }
}
