//! E-002, E-005 and E-010: whether anyone can tell that an outcome is met.

use crate::check::found::{Found, listed};
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{OutcomeItem, Subject};
use crate::finding::{Basis, Span};
use crate::law::Citation;
use crate::wording::{PhraseList, Words};
use std::sync::LazyLock;

pub(super) const OUTCOME_NOT_SMART: Rule = Rule {
    code: "E-002",
    name: "outcome-not-smart",
    fault: "An outcome lacks a measure, a baseline or a date",
    doc: "The Code of Practice says that outcomes should be specific, measurable, achievable, realistic and time bound. \
A measure is a count, a rate, a level, a time, or something one can see or not at a stated frequency. A baseline is where \
the child or young person is now. A date is a day, a term, the end of a phase or an age; \"throughout Year 7\" is none.

One finding names what is missing. The baseline is good practice; the Code does not name it. An outcome that is \
provision or is about a service has a finding of its own and is not judged here.",
    basis: Basis::Should,
    law: &[Citation::code("9.66")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}To improve her social skills.\u{201d}",
    right: "\u{201c}By July 2028 she will join a game with two classmates, without being asked, at 3 of 5 playtimes (now 0 of 5).\u{201d}",
    decided: Decided::ByEngine(outcome_not_smart),
};

fn outcome_not_smart(subject: &Subject<'_>, found: &mut Found) {
    for item in &subject.outcomes {
        if item.reading().is_provision || item.reading().is_service_focused {
            continue;
        }
        let missing: Vec<&str> = [
            (!has_measure(item), "a measure"),
            (!has_baseline(item), "a baseline"),
            (!has_date(item), "a date"),
        ]
        .into_iter()
        .filter_map(|(is_missing, name)| is_missing.then_some(name))
        .collect();
        let Some(list) = listed(&missing) else { continue };
        let hit = found
            .warning(item.path.field("text"), format!("the outcome has not {list}"))
            .mend(format!("add {list} with those who know the child or young person; do not guess"));
        if missing == ["a baseline"] {
            hit.on(Basis::GoodPractice);
        }
    }
}

fn has_measure(item: &OutcomeItem<'_>) -> bool {
    item.reading().measure.is_some() || item.outcome.measure.is_some() || item.outcome.scale.is_some()
}

fn has_baseline(item: &OutcomeItem<'_>) -> bool {
    item.reading().baseline.is_some() || item.outcome.baseline.is_some() || item.outcome.scale.is_some()
}

fn has_date(item: &OutcomeItem<'_>) -> bool {
    item.reading().date.is_some() || item.outcome.achieve_by.is_some()
}

pub(super) const VAGUE_OUTCOME: Rule = Rule {
    code: "E-005",
    name: "vague-outcome",
    fault: "An outcome asks only to improve, develop, continue or maintain",
    doc: "\"Continue to make progress\" is met by any progress at all, and by none that anyone can name. Say from where to where.

A vague verb does no harm in an outcome that has a measure and a baseline, and is not found there. That an outcome \
is unambitious is good practice and for a person.",
    basis: Basis::Should,
    law: &[Citation::code("9.66")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}To continue to make progress in reading.\u{201d}",
    right: "\u{201c}By July 2027 he will read 60 words a minute (now 30).\u{201d}",
    decided: Decided::ByEngine(vague_outcome),
};

/// Whether the outcome rests on a vague verb, with nothing that measures it from somewhere to somewhere.
fn is_vague(item: &OutcomeItem<'_>) -> bool {
    let reading = item.reading();
    // Provision and the work of a service have findings of their own.
    let told = reading.is_provision || reading.is_service_focused;
    let measured = has_measure(item) && has_baseline(item);
    !told && !measured && !reading.vague_verbs.is_empty()
}

fn vague_outcome(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.outcomes.iter().filter(|item| is_vague(item)) {
        let Some(verb) = item.reading().vague_verbs.first() else { continue };
        let text = item.outcome.text.as_str();
        let hit = found
            .warning(item.path.field("text"), "the verb says neither from where nor to where")
            .mend("say what the child or young person will do that they cannot do now, from where to where");
        if let Some(span) = place_of(text, verb) {
            hit.quote(text, span);
        }
    }
}

/// Where a word that was read in small letters stands in the text.
fn place_of(text: &str, word: &str) -> Option<Span> {
    let letters: Vec<char> =
        text.chars().map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect();
    let word: Vec<char> = word.chars().collect();
    let start = letters.windows(word.len()).position(|part| part == word)?;
    Some(Span { start, end: start + word.len() })
}

pub(super) const DOUBLE_OUTCOME: Rule = Rule {
    code: "E-010",
    name: "double-outcome",
    fault: "An outcome holds two changes that could be met separately",
    doc: "Half an outcome met is neither met nor not met. Make two of it, each with its own measure.

Two parts of one act (\"read a question and answer it\") are one outcome: where there is a measure, only a second \
\"will\" is taken for a second change. So it is where the verb is vague, since E-005 speaks of those words.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}He will read fluently and make friends.\u{201d}",
    right: "Two outcomes, one for reading and one for friends, each measured.",
    decided: Decided::ByEngine(double_outcome),
};

static SECOND_CHANGE: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "and will",
        "and (he|she|they) will",
        "and be able to",
        "and to be able to",
        "as well as",
    ])
});

fn double_outcome(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.outcomes.iter().filter(|item| item.reading().double_barrelled) {
        // "Read a page and answer questions on it" is measured as one act; a second "will" begins another.
        // "Improve his language and his vocabulary" is not measured at all, which E-005 says of the same words.
        let told = has_measure(item) || is_vague(item);
        if told && !SECOND_CHANGE.is_in(&Words::of(item.outcome.text.as_str())) {
            continue;
        }
        found
            .warning(item.path.field("text"), "the outcome holds two changes that could be met separately")
            .mend("make two outcomes of it, each with its own measure");
    }
}
