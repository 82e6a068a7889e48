//! L-005, L-007 and L-010: short forms, long sentences, and what comes first.

use super::is_judged;
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{PlanText, Subject, Voice};
use crate::finding::{Basis, Span};
use crate::law::Citation;
use crate::model::Section;
use crate::wording::language::{LanguageMark, MarkKind, short_forms_in};
use crate::wording::{glossary, number_of};
use std::cell::OnceCell;

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
    let forms: Vec<OnceCell<Vec<LanguageMark>>> = subject.texts.iter().map(|_| OnceCell::new()).collect();
    let forms_of =
        |at: usize| forms[at].get_or_init(|| short_forms_in(subject.texts[at].words(), glossary::explains));
    // The texts that may have this word: a form with other marks than letters and figures is cut into several.
    let with = |word: &str| {
        let number = word.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| number_of(word));
        let texts = subject.texts.iter().enumerate();
        texts.filter(move |(_, text)| number.is_none_or(|number| text.words().may_say(number)))
    };
    let explained = |form: &str| {
        let (after, before) = (format!("({form})"), format!("{form} ("));
        with(form).any(|(at, text)| {
            text.text.contains(&after)
                || text.text.contains(&before)
                // "Cortical vision impairment, also written CVI": said in another text before or after this.
                || text.voice == Voice::Council
                    && contains_word(text.text, form)
                    && !forms_of(at).iter().any(|mark| mark.text == form)
        })
    };
    // "Think of PAIN first": a word of the plan that is written large for weight.
    let emphasised = |form: &str| {
        let plain = form.to_lowercase();
        form.len() > 3
            && with(form).any(|(_, text)| {
                text.text.match_indices(&plain).any(|(at, _)| {
                    let end = at + plain.len();
                    !text.text[..at].ends_with(char::is_alphabetic)
                        && !text.text[end..].starts_with(char::is_alphabetic)
                })
            })
    };
    for (at, text) in subject.texts.iter().enumerate().filter(|(_, text)| is_of_the_plan(text)) {
        for mark in forms_of(at) {
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
    subject.texts.iter().filter(|text| is_of_the_plan(text))
}

fn is_of_the_plan(text: &PlanText<'_>) -> bool {
    is_judged(text) && !text.path.as_str().starts_with("/annual_reviews")
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
