//! What a need says: its effect, more than a label, a level that can be measured, the cause of behaviour.

use super::{LISTS, is_anchored, needs, says};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{PlanText, Subject};
use crate::finding::Basis;
use crate::model::{ItemId, Section, SpecialEducationalNeed};
use crate::wording::Words;

pub(super) const NEED_WITHOUT_IMPACT: Rule = Rule {
    code: "B-003",
    name: "need-without-impact",
    fault: "A need does not say what it means in class or in daily life",
    doc: "Two children with the same need have different days. What a need does in a lesson, at play or at home is \
what provision must answer and what a teacher looks for.

A need passes that fills one of the fields for its impact, or whose own words tell an effect or where it shows: in a \
lesson, at home, when something happens, so that something follows. A need of 25 words or more (this project\u{2019}s \
own limit) is left to a person, so a weak account of the impact is not judged. The form that was tested nationally asks for the impact; no law does.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Ines has dyspraxia.\u{201d}",
    right: "\u{201c}Ines takes 20 minutes to copy three sentences, so that she misses what is taught next.\u{201d}",
    decided: Decided::InPart(
        need_without_impact,
        "whether what is told of the impact is enough and true to the child\u{2019}s day",
    ),
};

/// A need of so many words tells more than its name, and is left to a person.
const TELLS_MORE: usize = 25;

fn need_without_impact(subject: &Subject<'_>, found: &mut Found) {
    for (path, need) in needs(subject) {
        if need.impact_in_setting.is_some() || need.impact_in_daily_life.is_some() {
            continue;
        }
        let long = own_words(subject, need.id).is_some_and(|(_, words)| words.len() >= TELLS_MORE);
        if long || says(subject, need.id, &LISTS.effects) {
            continue;
        }
        let label = subject.labels.get(need.id).unwrap_or("this need");
        found
            .warning(path.clone(), format!("{label} does not say what it means in class or in daily life"))
            .mend(
                "say what happens in a lesson or at home because of it, as the adviser or the family saw it",
            );
    }
}

pub(super) const DIAGNOSIS_ALONE: Rule = Rule {
    code: "B-004",
    name: "diagnosis-alone",
    fault: "A need is a diagnosis and nothing more",
    doc: "A diagnosis or a type of need is a name. It does not tell a teacher what this child finds hard, and no \
provision follows from it.

A need is found whose words hold only names of diagnoses and the words that carry them, such as who gave the \
diagnosis and when, and which fills no field for impact or level. One plain word about what the child finds hard is \
enough to pass. The list of names is this project\u{2019}s own.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}ADHD (diagnosed May 2025)\u{201d}",
    right: "\u{201c}Ines has ADHD. She loses a spoken instruction after its second step.\u{201d}",
    decided: Decided::ByEngine(diagnosis_alone),
};

fn diagnosis_alone(subject: &Subject<'_>, found: &mut Found) {
    for (path, need) in needs(subject) {
        if need.impact_in_setting.is_some()
            || need.impact_in_daily_life.is_some()
            || need.current_level.is_some()
        {
            continue;
        }
        if own_words(subject, need.id).is_some_and(|(_, words)| is_only_a_label(subject, words)) {
            let label = subject.labels.get(need.id).unwrap_or("this need");
            found
                .warning(path.clone(), format!("{label} gives a diagnosis or a type of need and does not say what it means for the child"))
                .mend("describe what is hard because of it, as the advice does, and keep the diagnosis beside it");
        }
    }
}

/// The text of the need itself, not of its fields.
fn own_words<'s, 'a>(subject: &'s Subject<'a>, need: ItemId) -> Option<(&'s PlanText<'a>, &'s Words<'a>)> {
    subject.told_of(Section::B, need).find(|(text, _)| text.is("text"))
}

fn is_only_a_label(subject: &Subject<'_>, words: &Words<'_>) -> bool {
    let name = &subject.plan.child_or_young_person.name;
    let is_name = |word: &str| {
        let word = word.trim_end_matches("'s");
        [Some(&name.given), name.preferred.as_ref(), name.family.as_ref()]
            .into_iter()
            .flatten()
            .any(|name| name.split_whitespace().any(|part| part.to_lowercase() == word))
    };
    let mut labels = 0;
    for at in 0..words.len() {
        if LISTS.labels.is_among(words, at..at + 1) {
            labels += 1;
        } else if !LISTS.carriers.is_among(words, at..at + 1) && !is_name(words.lower(at)) {
            return false;
        }
    }
    labels > 0
}

pub(super) const LEVEL_NOT_MEASURED: Rule = Rule {
    code: "B-006",
    name: "level-not-measured",
    fault: "The level that the child is at is given in words that measure nothing",
    doc: "\u{201c}Below expected\u{201d} is the same sentence in every review. A level with a test, a count or a date \
lets people see next year whether the provision worked.

Two things are found: a field for the current level without a number, a test or a frequency in it, and a need that \
compares the child with others (\u{201c}behind her peers\u{201d}) while nothing in the need can be measured. A need \
that gives no level at all is left alone: not every need has one. Which words compare loosely is this project\u{2019}s own list.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Her reading is well below expected.\u{201d}",
    right: "\u{201c}She reads 30 words a minute (September 2026); most of her class read 90.\u{201d}",
    decided: Decided::ByEngine(level_not_measured),
};

fn level_not_measured(subject: &Subject<'_>, found: &mut Found) {
    const MEND: &str = "ask the adviser for the test or count and its date, and write them beside the level";
    for (_, need) in needs(subject) {
        let told = || subject.told_of(Section::B, need.id);
        if told().filter(|(text, _)| !text.is("strengths")).any(|(_, words)| is_anchored(words)) {
            continue;
        }
        if let Some((text, words)) = told().find(|(text, _)| text.is("current_level")) {
            if !words.is_empty() {
                found
                    .warning(text.path.clone(), "the current level names no number, test or date")
                    .quote(text.text, words.stretch(&(0..words.len())))
                    .mend(MEND);
            }
            continue;
        }
        let loose = told().filter(|(text, _)| !text.is("strengths")).find_map(|(text, words)| {
            let places: Vec<_> = LISTS.places.find(words).collect();
            let range = LISTS.loose_levels.find_unquoted(words).find(|level| {
                !places.iter().any(|place| place.start < level.end && level.start < place.end)
            })?;
            Some((text, words.stretch(&range)))
        });
        if let Some((text, span)) = loose {
            found
                .warning(
                    text.path.clone(),
                    "the need compares the child with others and gives nothing that can be measured",
                )
                .quote(text.text, span)
                .mend(MEND);
        }
    }
}

pub(super) const BEHAVIOUR_WITHOUT_CAUSE: Rule = Rule {
    code: "B-012",
    name: "behaviour-without-cause",
    fault: "Behaviour is described without what leads to it or what it tells",
    doc: "What a child does is the end of a story: something came before it, and it tells people something. A plan \
that only lists acts leads to provision that only stops them.

A need is found that names an act which adults see as behaviour and in which no word tells a cause, a time, a place \
or a meaning. One such word anywhere in the need is enough to pass, so an account that is thin is not judged. Facts about risk are \
never asked to be softened or left out.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Ines refuses work and shouts at staff.\u{201d}",
    right: "\u{201c}Ines leaves the table when writing goes on for more than ten minutes; she is likely afraid of making mistakes.\u{201d}",
    decided: Decided::InPart(
        behaviour_without_cause,
        "whether the cause that is told is the right one and rests on what people saw",
    ),
};

fn behaviour_without_cause(subject: &Subject<'_>, found: &mut Found) {
    for (_, need) in needs(subject) {
        if says(subject, need.id, &LISTS.causes) {
            continue;
        }
        let Some((text, words, act)) = first_act(subject, need) else { continue };
        found
            .warning(text.path.clone(), "behaviour is described, and nothing says what leads to it or what it tells people")
            .quote(text.text, words.stretch(&act))
            .mend("say what happens before it, where and when, and what the child may be telling people, as the adviser saw it");
    }
}

fn first_act<'s, 'a>(
    subject: &'s Subject<'a>,
    need: &SpecialEducationalNeed,
) -> Option<(&'s PlanText<'a>, &'s Words<'a>, std::ops::Range<usize>)> {
    subject
        .told_of(Section::B, need.id)
        .filter(|(text, _)| !text.is("strengths"))
        .find_map(|(text, words)| Some((text, words, LISTS.behaviour.find_unquoted(words).next()?)))
}
