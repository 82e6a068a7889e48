//! L-005, L-007 and L-010: short forms, long sentences, and what comes first.

use super::judged;
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{PlanText, Subject, Voice};
use crate::finding::{Basis, Span};
use crate::law::Citation;
use crate::model::Section;
use crate::wording::glossary;
use crate::wording::language::{LanguageMark, MarkKind, short_forms_in};

pub(super) const SHORT_FORM_UNEXPLAINED: Rule = Rule {
    code: "L-005",
    name: "short-form-unexplained",
    fault: "A short form is neither explained at first use nor in the list of hard words",
    doc: "The Code of Practice asks for plans that are clear, concise and understandable. \"SALT will deliver PECS\" is none \
of these to a parent. Write the words in full at first use, with the short form in brackets.

Found once for each short form, where it first stands in the council's words. Short forms in the list of hard words are \
explained to the parent there and are not found.",
    basis: Basis::Should,
    law: &[Citation::code("9.61")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}The LSP will liaise with the CDT.\u{201d}",
    right: "\u{201c}The language support practitioner (LSP) will write to the child development team (CDT).\u{201d}",
    decided: Decided::ByEngine(short_form_unexplained),
};

fn short_form_unexplained(subject: &Subject<'_>, found: &mut Found) {
    let mut seen: Vec<String> = Vec::new();
    let explained = |form: &str| {
        let (after, before) = (format!("({form})"), format!("{form} ("));
        subject.texts.iter().any(|text| {
            let explains = |text: &PlanText<'_>| {
                !short_forms_in(text.words(), glossary::explains).iter().any(|mark| mark.text == form)
            };
            text.text.contains(&after)
                || text.text.contains(&before)
                // "Cortical vision impairment, also written CVI": said in another text before or after this.
                || text.voice == Voice::Council && contains_word(text.text, form) && explains(text)
        })
    };
    // "Think of PAIN first": a word of the plan that is written large for weight.
    let emphasised = |form: &str| {
        let plain = form.to_lowercase();
        form.len() > 3
            && subject.texts.iter().any(|text| {
                text.text.match_indices(&plain).any(|(at, _)| {
                    let end = at + plain.len();
                    !text.text[..at].ends_with(char::is_alphabetic)
                        && !text.text[end..].starts_with(char::is_alphabetic)
                })
            })
    };
    for text in of_the_plan(subject) {
        for mark in short_forms_in(text.words(), glossary::explains) {
            if seen.contains(&mark.text) {
                continue;
            }
            seen.push(mark.text.clone());
            let placeholder = matches!(mark.text.as_str(), "TBC" | "TBA" | "TBD" | "INSERT" | "XXX" | "XX");
            if !placeholder && !explained(&mark.text) && !emphasised(&mark.text) {
                found
                    .advice(text.path.clone(), "the short form is not explained")
                    .mend("write the words in full here, with the short form in brackets")
                    .quote(text.text, Span { start: mark.start, end: mark.end });
            }
        }
    }
}

/// The texts of the plan itself: the record of a review is no part of what families are given to read.
fn of_the_plan<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s PlanText<'a>> {
    judged(subject).filter(|text| !text.path.as_str().starts_with("/annual_reviews"))
}

pub(super) const NEEDS_BEFORE_STRENGTHS: Rule = Rule {
    code: "L-007",
    name: "needs-before-strengths",
    fault: "The plan lists needs and says nowhere what the child or young person can do",
    doc: "A plan that opens with failures teaches its readers to look for them. Begin with what the person can do and likes.

Found once, where neither Section A nor Section B records any strength.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Section A is a history of difficulties, and Section B begins with \u{201c}he cannot\u{201d}.",
    right: "Section A opens with \u{201c}Sam builds bridges from scrap and explains how they stand\u{201d}.",
    decided: Decided::InPart(needs_before_strengths, "Whether the words are positive in tone is for a person."),
};

fn needs_before_strengths(subject: &Subject<'_>, found: &mut Found) {
    let sections = &subject.plan.sections;
    let needs = &sections.special_educational_needs;
    let strengths = !sections.views.strengths.is_empty()
        || needs.areas.iter().any(|area| area.strengths.is_some())
        || needs.needs.iter().any(|need| need.strengths.is_some());
    if !needs.needs.is_empty() && !strengths {
        found
            .advice(Subject::section(Section::B), "the plan lists needs and records no strength")
            .mend("say first what the child or young person can do, in Section A and in each area of need");
    }
}

pub(super) const HARD_SENTENCE: Rule = Rule {
    code: "L-010",
    name: "hard-sentence",
    fault: "A sentence has more than 25 words, or two negatives",
    doc: "The Code of Practice asks for plans that are clear, concise and understandable. Readers lose a sentence after \
about 25 words (this project's own measure), and two negatives must be worked out before they mean anything.

One finding for the long sentences of a section, at the longest; one for each pair of negatives.",
    basis: Basis::Should,
    law: &[Citation::code("9.61")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}It is not that he does not \u{2026}, although \u{2026}\u{201d}",
    right: "Two sentences, each under 20 words.",
    decided: Decided::ByEngine(hard_sentence),
};

fn hard_sentence(subject: &Subject<'_>, found: &mut Found) {
    let mut sections: Vec<Option<Section>> = of_the_plan(subject).map(|text| text.section).collect();
    sections.sort();
    sections.dedup();
    for section in sections {
        long_sentences(subject, section, found);
    }
    for text in of_the_plan(subject) {
        for mark in text.marks().iter().filter(|mark| mark.kind == MarkKind::DoubleNegative) {
            found
                .advice(text.path.clone(), "two negatives must be worked out to be understood")
                .mend("say it in one plain statement")
                .quote(text.text, Span { start: mark.start, end: mark.end });
        }
    }
}

/// Whether a word stands in a text by itself.
fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric)
            && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}

/// One finding for the long sentences of a section, at the longest of them.
fn long_sentences(subject: &Subject<'_>, section: Option<Section>, found: &mut Found) {
    let long: Vec<(&PlanText<'_>, &LanguageMark)> = of_the_plan(subject)
        .filter(|text| text.section == section)
        .flat_map(|text| text.marks().iter().map(move |mark| (text, mark)))
        .filter(|(_, mark)| mark.kind == MarkKind::LongSentence)
        .collect();
    let words = |mark: &LanguageMark| mark.text.split_whitespace().count();
    // Of two equally long ones the first.
    let longest = long.iter().rev().max_by_key(|(_, mark)| words(mark));
    let Some((text, mark)) = longest else { return };
    let message = match long.len() {
        1 => format!("a sentence has {} words", words(mark)),
        count => format!(
            "{count} sentences of this section have more than 25 words; the longest has {}",
            words(mark)
        ),
    };
    // Its first words are enough to find it by.
    let words: usize = mark.text.split_inclusive(' ').take(6).map(|word| word.chars().count()).sum();
    let end = mark.end.min(mark.start + words.saturating_sub(1));
    found
        .advice(text.path.clone(), message)
        .mend("make two sentences of each")
        .quote(text.text, Span { start: mark.start, end });
}
