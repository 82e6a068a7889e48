//! L-001, L-002, L-004, L-006, L-008 and L-009: words about a child or a family for which there are better ones.

use super::judged;
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::{Basis, Severity, Span};
use crate::model::Section;
use crate::wording::language::{LanguageMark, MarkKind};

/// A rule of this file: they differ in which marks they look for.
const fn rule(
    code: &'static str,
    name: &'static str,
    fault: &'static str,
    doc: &'static str,
    (wrong, right): (&'static str, &'static str),
    check: fn(&Subject<'_>, &mut Found),
) -> Rule {
    Rule {
        code,
        name,
        fault,
        doc,
        basis: Basis::GoodPractice,
        law: &[],
        in_force: InForce::ALWAYS,
        wrong,
        right,
        decided: Decided::InPart(
            check,
            "Words outside the list, and whether the family prefers the word that was found, are for a person.",
        ),
    }
}

pub(super) const DEFICIT_LANGUAGE: Rule = rule(
    "L-001",
    "deficit-language",
    "Words show the child or young person as a disorder, a lack or a burden",
    "\"Suffers from\", \"wheelchair-bound\" or \"low ability\" say how somebody looked at the child. Say what is so, and what \
helps. A diagnosis stated as a fact with nobody who made it belongs here too.

A list of whole phrases; \"muscle weakness\", official names and a true diagnosis with its source are not found. Facts \
about risk and harm are never softened.",
    ("\u{201c}She suffers from autism.\u{201d}", "\u{201c}She is autistic\u{201d} or \u{201c}has autism\u{201d}, as she prefers."),
    |subject, found| {
        find(subject, found, &[MarkKind::Deficit, MarkKind::UnsourcedLabel], Severity::Warning, "the words show a person as what they lack");
    },
);

pub(super) const BLAMING_LANGUAGE: Rule = rule(
    "L-002",
    "blaming-language",
    "Words judge what the child or young person does",
    "\"Manipulative\" and \"attention-seeking\" are guesses about motives, and they follow a child from school to school. \
Say what happens, when, and what helps. A parent or a young person may lawfully refuse something; that is not judged.",
    (
        "\u{201c}He refuses to comply.\u{201d}",
        "\u{201c}He does not start when the task is new; he starts when the first step is shown.\u{201d}",
    ),
    |subject, found| {
        find(
            subject,
            found,
            &[MarkKind::Blame],
            Severity::Warning,
            "the words judge instead of saying what happens",
        );
    },
);

pub(super) const FUNCTIONING_LABEL: Rule = rule(
    "L-004",
    "functioning-label",
    "A label says high or low functioning, or mild or severe autism",
    "Such labels hide either the need or the ability, and say nothing that a teacher can use. Say what the person does \
alone, and what they need help with and when.",
    (
        "\u{201c}High-functioning autism.\u{201d}",
        "\u{201c}Manages lessons alone; needs an adult when plans change.\u{201d}",
    ),
    |subject, found| {
        find(
            subject,
            found,
            &[MarkKind::FunctioningLabel],
            Severity::Warning,
            "a label stands in the place of what the person can do",
        );
    },
);

pub(super) const NOBODY_SAYS_SO: Rule = rule(
    "L-006",
    "nobody-says-so",
    "An opinion has nobody who holds it",
    "\"It is felt that progress is slow\": by whom, and from what? Say who said it, and when.",
    (
        "\u{201c}It is felt that progress is slow.\u{201d}",
        "\u{201c}The class teacher reported on 9 November that he reads the same words as in May.\u{201d}",
    ),
    |subject, found| {
        // In Section A the same words are found by A-004.
        find(
            subject,
            found,
            &[MarkKind::Impersonal],
            Severity::Advice,
            "the words do not say whose opinion this is",
        );
    },
);

pub(super) const MENTAL_AGE: Rule = rule(
    "L-008",
    "mental-age",
    "An age stands in the place of what the person can do",
    "\"Functions at the level of a two-year-old\" tells nobody what to do on Monday, and is wrong about a person who has \
lived for fifteen years.",
    (
        "\u{201c}Mental age of 4.\u{201d}",
        "\u{201c}Can match pictures, count to 10 and follow requests of two steps.\u{201d}",
    ),
    |subject, found| {
        find(
            subject,
            found,
            &[MarkKind::MentalAge],
            Severity::Warning,
            "an age stands in the place of what the person can do",
        );
    },
);

pub(super) const FAMILY_BLAMED: Rule = rule(
    "L-009",
    "family-blamed",
    "Words judge the family",
    "Families read these plans, and so do their children. Say what happened, and what the family said.",
    (
        "\u{201c}Hostile parents.\u{201d}",
        "\u{201c}The parents did not agree with the decision, and said why.\u{201d}",
    ),
    |subject, found| {
        find(subject, found, &[MarkKind::FamilyBlame], Severity::Warning, "the words judge the family");
    },
);

fn find(subject: &Subject<'_>, found: &mut Found, kinds: &[MarkKind], severity: Severity, message: &str) {
    let preferred = subject
        .plan
        .child_or_young_person
        .preferred_wording
        .as_ref()
        .map(|words| words.as_str().to_lowercase());
    let chosen = |mark: &LanguageMark| {
        preferred.as_ref().is_some_and(|preferred| preferred.contains(&mark.text.to_lowercase()))
    };
    // In Section A an opinion that nobody holds is found by A-004, and said once.
    let said_there = kinds == [MarkKind::Impersonal];
    for text in judged(subject).filter(|text| !(said_there && text.section == Some(Section::A))) {
        for mark in text.marks().iter().filter(|mark| kinds.contains(&mark.kind) && !chosen(mark)) {
            found
                .add(text.path.clone(), severity, message)
                .mend(format!("consider instead: {}", mark.prefer))
                .quote(text.text, Span { start: mark.start, end: mark.end });
        }
    }
}
