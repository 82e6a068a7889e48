//! PL-013: whether people can read the plan.

use super::found::Found;
use super::rule::{Decided, InForce, Rule};
use super::subject::{PlanText, Subject, Voice};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::Section;
use crate::wording::readability::grade_all;

pub(super) const RULES: &[Rule] = &[HARD_TO_READ];

const HARD_TO_READ: Rule = Rule {
    code: "PL-013",
    name: "hard-to-read",
    fault: "A section reads harder than a professional plan need be",
    doc: "The Code of Practice asks for plans that are clear, concise and understandable. The Flesch-Kincaid grade counts \
how long the sentences and the words are; grade 10 is a reading age of about 15.

Each section of the council's own words with at least 100 of them is graded, without the names of the child or young \
person. A grade above 10 is found; the number is this project's own. The plain-language copy for parents is held to \
grade 6 when it is made, for every word the engine writes.",
    basis: Basis::Should,
    law: &[Citation::code("9.61")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Persistent difficulties with expressive communication necessitate comprehensive multidisciplinary intervention.\u{201d}",
    right: "\u{201c}She finds it hard to say what she means. A therapist works with her each week.\u{201d}",
    decided: Decided::InPart(hard_to_read, "Whether the words are the right ones is for the people who read them."),
};

/// The grade above which a section is found.
const HARDEST: f64 = 10.0;

/// The fewest words that a grade says anything about.
const FEWEST_WORDS: usize = 100;

fn hard_to_read(subject: &Subject<'_>, found: &mut Found) {
    let name = &subject.plan.child_or_young_person.name;
    let names: Vec<&str> =
        [Some(&name.given), name.family.as_ref(), name.preferred.as_ref(), name.middle.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
    for section in Section::ALL {
        if section == Section::K {
            continue;
        }
        let texts = subject
            .texts
            .iter()
            .filter(|text| text.section == Some(section) && text.voice == Voice::Council)
            .map(PlanText::words);
        let grade = grade_all(texts, &names);
        if grade.words >= FEWEST_WORDS && grade.flesch_kincaid > HARDEST {
            found
                .warning(
                    Subject::section(section),
                    format!(
                        "the section reads at grade {:.1}, a reading age of about {:.0}",
                        grade.flesch_kincaid,
                        grade.flesch_kincaid + 5.0
                    ),
                )
                .mend("make long sentences into two, and use the plain word where there is one");
        }
    }
}
