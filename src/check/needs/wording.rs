//! Words in Section B that belong elsewhere, or that weigh without a measure.

use super::{LISTS, is_anchored, needs};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, Voice};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::Section;

pub(super) const PROVISION_IN_NEEDS: Rule = Rule {
    code: "B-005",
    name: "provision-in-needs",
    fault: "Section B says what is to be provided",
    doc: "The Regulations ask that the sections be separately identified (regulation 12(1)), and the Code puts needs in \
Section B and provision in Section F (paragraph 9.69). Only what stands in Section F must be secured. Provision written into a need \
looks promised and is not.

Phrases are looked for that give or ask for something: a need \u{201c}requires\u{201d} an assistant, a therapy, a programme or a small \
group, \u{201c}would benefit from\u{201d} or \u{201c}will receive\u{201d} it. Words that tell how dependent a child is, \
such as needing help to dress, are left alone, and so is everything in quotation marks. Whether Section F says the \
same already is not judged.",
    basis: Basis::Should,
    law: &[Citation::code("9.69")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Ines needs a teaching assistant in all lessons.\u{201d}",
    right: "Section B: \u{201c}In a lesson without an adult beside her Ines does not begin.\u{201d} Section F: who helps, how often and for how long.",
    decided: Decided::ByEngine(provision_in_needs),
};

fn provision_in_needs(subject: &Subject<'_>, found: &mut Found) {
    let judged = subject.told().filter(|(text, _)| {
        text.section == Some(Section::B)
            && text.voice == Voice::Council
            && ["text", "impact_in_setting", "impact_in_daily_life", "summary"]
                .iter()
                .any(|field| text.is(field))
    });
    for (text, words) in judged {
        for range in LISTS.provision.find_unquoted(words) {
            found
                .warning(text.path.clone(), "these words say what is to be provided, and only provision in Section F must be secured")
                .quote(text.text, words.stretch(&range))
                .mend("keep what is hard here, and set out what is to be provided in Section F, with who, how often and how long from the advice");
        }
    }
}

pub(super) const SEVERITY_WITHOUT_ANCHOR: Rule = Rule {
    code: "B-008",
    name: "severity-without-anchor",
    fault: "A word of severity stands without a test, a count or a frequency",
    doc: "\u{201c}Significant\u{201d} and \u{201c}severe\u{201d} mean what each reader takes them to mean. With how often, how long \
or a test score, the next reader can tell whether things got better.

A word of severity is found where it weighs a difficulty, a delay, a barrier or the like and nothing in the whole need can be \
counted: no number, test, frequency or length of time. Official names keep their words: moderate learning \
difficulty, severe hearing loss. Quotations are left alone. The list is this project\u{2019}s own.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Ines has severe difficulties with attention.\u{201d}",
    right: "\u{201c}Ines attends to a story for about three minutes (class teacher, May 2026).\u{201d}",
    decided: Decided::ByEngine(severity_without_anchor),
};

fn severity_without_anchor(subject: &Subject<'_>, found: &mut Found) {
    for (_, need) in needs(subject) {
        let told = || subject.told_of(Section::B, need.id).filter(|(text, _)| !text.is("strengths"));
        if told().any(|(_, words)| is_anchored(words)) {
            continue;
        }
        for (text, words) in told() {
            let official: Vec<_> = LISTS.official.find(words).collect();
            let weighed = LISTS.severity.find_unquoted(words).filter(|range| {
                let overlaps =
                    |other: &std::ops::Range<usize>| other.start < range.end && range.start < other.end;
                // "Significantly below" is found as a level without a measure, and said once.
                !official.iter().any(overlaps)
                    && !LISTS.loose_levels.find(words).any(|level| overlaps(&level))
            });
            for range in weighed {
                found
                    .warning(text.path.clone(), "this word weighs the need, and nothing in the need says how often, how long or by which test")
                    .quote(text.text, words.stretch(&range))
                    .mend("ask the adviser for the frequency, the length of time or the test result behind the word, and give that");
            }
        }
    }
}
