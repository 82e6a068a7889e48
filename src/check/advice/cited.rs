//! Advice that the plan cites and does not have, or has and never cites.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, Voice, item};
use crate::finding::Basis;
use crate::model::{AdviceKind, ItemId, Section};
use crate::wording::{Stretch, Words, number_of};
use std::collections::HashSet;

pub(super) const ADVICE_NOT_USED: Rule = Rule {
    code: "K-004",
    name: "advice-cited-or-listed-in-vain",
    fault: "The plan cites advice that Section K does not list, or lists advice that no need, outcome or provision rests on",
    doc: "A reader who meets \u{201c}(K7)\u{201d} looks for it in Section K. And advice that was gathered and left no trace \
in the plan makes one ask what became of it: perhaps a need was forgotten.

Found are labels such as K7 in the council\u{2019}s words that no paper of Section K has, and papers that no need, outcome or provision \
links as evidence and no text names by its label. Not asked for are the views of the family, superseded papers, and \
social care or medical advice where Section D or C says that nothing was identified. Where the record links no evidence \
at all, and in a converted paper, only the labels are judged. A report that the words call by another name \
(\u{201c}the private report\u{201d}) is left to a person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Section F relies on \u{201c}K9\u{201d}; Section K ends with K8.",
    right: "K9 is listed with its author and date, and appended.",
    decided: Decided::InPart(
        advice_not_used,
        "Whether a report that the words describe without its label is listed, and whether a paper was rightly left unused.",
    ),
};

fn advice_not_used(subject: &Subject<'_>, found: &mut Found) {
    let advice = &subject.plan.sections.advice.advice;
    let labels: Vec<&str> = advice.iter().filter_map(|advice| subject.labels.get(advice.id)).collect();
    let numbers: Vec<u64> = labels.iter().map(|label| number_of(label)).collect();
    let mut named: HashSet<&str> = HashSet::new();
    for (text, words) in subject.told() {
        if text.section == Some(Section::K) || text.section.is_none() {
            continue;
        }
        // Most texts say no label at all.
        let said: Vec<usize> = (0..numbers.len()).filter(|known| words.may_say(numbers[*known])).collect();
        for (at, word) in words.iter().enumerate() {
            let label = &text.text[word.start..word.bare_end];
            if let Some(known) = said.iter().find(|known| numbers[**known] == word.bare_number) {
                named.insert(labels[*known]);
            } else if text.voice == Voice::Council
                && is_label(label)
                && !is_vitamin(text.text, words, at)
                && !labels.is_empty()
            {
                found
                    .warning(text.path.clone(), format!("Section K has no paper with the label {label}"))
                    .quote(text.text, Stretch::of(text.text, word.start, word.bare_end))
                    .mend("list the paper in Section K and append it, or name the right one");
            }
        }
    }
    let used: HashSet<ItemId> = subject
        .needs
        .iter()
        .flat_map(|item| item.need.evidence())
        .chain(subject.outcomes.iter().flat_map(|item| &item.outcome.evidence))
        .chain(subject.provisions.iter().flat_map(|item| &item.provision.evidence))
        .copied()
        .collect();
    if subject.profile != Profile::Final || used.is_empty() {
        return;
    }
    let sections = &subject.plan.sections;
    for (index, advice) in advice.iter().enumerate() {
        let answered = match advice.kind {
            AdviceKind::ParentOrYoungPerson => true,
            AdviceKind::SocialCare => sections.social_care_needs.none_identified.is_some(),
            AdviceKind::Medical => sections.health_care_needs.none_identified.is_some(),
            _ => false,
        };
        let label = subject.labels.get(advice.id).unwrap_or("this advice");
        if answered || advice.superseded_by.is_some() || used.contains(&advice.id) || named.contains(label) {
            continue;
        }
        found
            .warning(
                item(Section::K, "advice", index),
                format!("no need, outcome or provision rests on {label}"),
            )
            .mend("link it where it was used; if it was not, check that no need in it was forgotten");
    }
}

/// Whether a word has the form of a label of Section K: K and one or two digits.
fn is_label(word: &str) -> bool {
    word.strip_prefix('K').is_some_and(|digits| {
        (1..=2).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// "Vitamin K2" is no paper.
fn is_vitamin(text: &str, words: &Words<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        text[words[before].start..words[before].bare_end].eq_ignore_ascii_case("vitamin")
    })
}
