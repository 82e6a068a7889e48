//! Another child's name, and the child's own name in another spelling.

use super::fold::distance;
use super::lexicon::{
    ADVERB, AFTER_OBJECT, CHILD_VERB, CLAUSE, GIVEN, HE, HELP_VERB, MODAL, PERSON, SHE, WORD_NAME,
};
use super::people::{People, Run, Who, words_of};
use super::roles::{Place, place};
use super::tokens::{Token, Tokens};
use super::{Certainty, Kind, Known, PlanWords, Reason, Trace, Voice};
use crate::model::Section;
use std::collections::BTreeMap;

/// One run that may be a stranger, with what its place says.
struct Seen {
    run: Run,
    points: u32,
    strong: bool,
    reason: Reason,
}

/// Points at which a name is a trace.
const ENOUGH: u32 = 3;

pub(super) fn find(
    tokens: &Tokens,
    texts: &[PlanWords<'_>],
    known: &Known<'_>,
    people: &People,
) -> Vec<Trace> {
    if people.own.is_empty() {
        return Vec::new();
    }
    let seen: Vec<Seen> = people.runs.iter().filter_map(|run| look(tokens, texts, people, *run)).collect();
    let mut by_name: BTreeMap<&str, Vec<&Seen>> = BTreeMap::new();
    for one in &seen {
        by_name.entry(tokens.key(one.run.from)).or_default().push(one);
    }
    let mut traces = Vec::new();
    for one in &seen {
        let key = tokens.key(one.run.from);
        let Some(all) = by_name.remove(key) else { continue };
        let near = is_nearly_own(people, key);
        let best = all.iter().map(|seen| seen.points).max().unwrap_or_default();
        let listed = tokens.row[one.run.from].class.is(GIVEN | WORD_NAME);
        let twice = all.iter().filter(|seen| seen.points + 1 >= ENOUGH).count() > 1;
        let convicted = best >= ENOUGH
            || (!tokens.row[one.run.from].class.is(GIVEN)
                && twice
                && all.iter().any(|seen| !tokens.row[seen.run.from].first))
            || (near && (best > 0 && (listed || !tokens.row[one.run.from].first)));
        if !convicted || (!listed && is_a_word(tokens, key)) {
            continue;
        }
        let sure = all.iter().filter(|seen| seen.strong).count() > usize::from(!listed);
        let certainty = match (near, sure) {
            (true, _) => Certainty::Possible,
            (false, true) => Certainty::Sure,
            (false, false) => Certainty::Likely,
        };
        let word_name = tokens.row[one.run.from].class.is(WORD_NAME);
        for seen in all.into_iter().filter(|seen| seen.points > 0 || !word_name) {
            let reason = match (near, seen.points) {
                (true, _) => Reason::NearlyTheName,
                (false, 0..=1) => Reason::NamedElsewhereAsTheChild,
                (false, _) => seen.reason,
            };
            let kind = if near { Kind::Spelling } else { Kind::Name };
            traces.push(trace(tokens, texts, seen.run, (kind, reason, certainty)));
        }
    }
    marks_left_out(tokens, texts, known, people, &mut traces);
    traces
}

/// What a run's place says about it; `None` where it cannot be a stranger's name.
fn look(tokens: &Tokens, texts: &[PlanWords<'_>], people: &People, run: Run) -> Option<Seen> {
    let token = &tokens.row[run.from];
    let (key, class) = (tokens.key(run.from), token.class);
    let titled = people.is_titled(key);
    // A name that somebody introduced is that person's for the whole plan. A family name after a title is not yet
    // a given name, so a place that only the child has still tells.
    if token.quoted || !(run.who == Who::Unknown || (run.who == Who::Other && titled && class.is(GIVEN))) {
        return None;
    }
    if run.who == Who::Other
        && run.from > 0
        && token.mark != ','
        && tokens.class_near(run.from, run.from - 1).is(super::lexicon::TITLE)
    {
        return None;
    }
    let (place, reason) = place(tokens, people, run);
    let place = if place < Place::Personal && !class.is(GIVEN) && has_a_pronoun(tokens, people, run) {
        Place::Personal
    } else {
        place
    };
    let words = &texts[token.text];
    // An outcome is what the child will do, whatever the verb.
    let outcome = words.section == Some(Section::E) && class.is(GIVEN) && tokens.key(run.to + 1) == "will";
    let place = if outcome { place.max(Place::Open) } else { place };
    let private = matches!(words.section, Some(Section::A | Section::K)) || words.voice != Voice::Plan;
    let (points, strong) = match place {
        Place::Personal => (4, true),
        Place::Childlike if class.is(GIVEN) => (4, true),
        Place::Childlike if class.is(WORD_NAME) => {
            let plain = token.first && !tokens.row[run.to].possessive;
            (if plain { 2 } else { 3 }, !plain)
        }
        // "Northmere's provision" and "Progress becomes" are no person's.
        Place::Childlike => (2 + u32::from(!token.first), false),
        Place::Open if class.is(GIVEN) => (3, false),
        Place::Open if class.is(WORD_NAME) => (if token.first { 0 } else { 2 }, false),
        Place::Open => (1, false),
        Place::Bare => (u32::from(class.is(GIVEN)), false),
    };
    let points = match (private, strong, titled) {
        (true, false, _) => points.min(1),
        (_, false, true) => 0,
        _ => points,
    };
    // Two names together are mostly a professional's.
    let points = if run.to > run.from && !strong { points.min(1) } else { points };
    Some(Seen { run, points, strong, reason })
}

/// "Kaelon will use her timetable": what has a pronoun is a person, where no other person is in the sentence.
fn has_a_pronoun(tokens: &Tokens, people: &People, run: Run) -> bool {
    let verb = (run.to + 1..run.to + 6)
        .find(|at| tokens.class_near(run.to, *at).is(CHILD_VERB) && !tokens.key(*at).ends_with("ed"));
    let straight = verb.is_some_and(|verb| {
        !tokens.class_near(run.to, verb).is(HELP_VERB)
            && (run.to + 1..verb).all(|at| {
                tokens.row[at].mark == ' '
                    && tokens.row[at].class.is(MODAL | ADVERB)
                    && !matches!(tokens.key(at), "be" | "been")
            })
    });
    let alone =
        people.names_in(tokens, run.from).all(|other| other.from == run.from || other.who == Who::Thing);
    let sentence = tokens.row[run.from].sentence;
    let rest = || tokens.row[run.to + 1..].iter().take_while(move |word| word.sentence == sentence);
    let before = |class| {
        tokens.row[..run.from]
            .iter()
            .rev()
            .take_while(|word| word.sentence == sentence)
            .any(|word: &Token| word.class.is(class))
    };
    // "A safe place for Kaelon must be agreed with him"
    let served = !tokens.row[run.from].first
        && run.from > 0
        && matches!(tokens.key(run.from - 1), "for" | "with" | "to")
        && !before(HE | SHE | PERSON);
    if served
        && alone
        && rest().all(|word| !word.class.is(PERSON))
        && rest().any(|word| word.class.is(HE | SHE))
    {
        return true;
    }
    if !straight
        || !(tokens.row[run.from].first
            || run.from > 0 && tokens.class_near(run.from, run.from - 1).is(CLAUSE))
    {
        return false;
    }
    // "Art calms her": what is done to somebody says nothing of who does it.
    let pronoun = rest().position(|word| word.class.is(HE | SHE)).map(|steps| run.to + 1 + steps);
    let done_to = pronoun.is_some_and(|at| {
        verb.is_some_and(|verb| verb + 1 == at) && tokens.class_near(at, at + 1).is(AFTER_OBJECT)
            || tokens.near(at, at + 1).is_none()
    });
    alone && rest().all(|word| !word.class.is(PERSON)) && pronoun.is_some() && !done_to
}

/// Whether the word stands somewhere in small letters: then it is a word and no name.
fn is_a_word(tokens: &Tokens, key: &str) -> bool {
    tokens.row.iter().enumerate().any(|(at, token)| !token.capital && tokens.key(at) == key)
}

fn is_nearly_own(people: &People, key: &str) -> bool {
    people.own.iter().any(|own| {
        let letters = own.chars().count().min(key.chars().count());
        let allowed = if letters >= 7 { 2 } else { 1 };
        letters >= 4 && distance(own, key).is_some_and(|found| found <= allowed)
    })
}

/// A given name written without its marks, or with other ones: one trace for each spelling.
fn marks_left_out(
    tokens: &Tokens,
    texts: &[PlanWords<'_>],
    known: &Known<'_>,
    people: &People,
    traces: &mut Vec<Trace>,
) {
    let written: Vec<(&str, String)> = known
        .names
        .iter()
        .flat_map(|name| name.split(|c: char| c.is_whitespace() || c == '-'))
        .filter_map(|word| words_of(word).next().map(|folded| (word, folded)))
        .filter(|(word, _)| !word.is_ascii())
        .collect();
    if written.is_empty() {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    for run in people.runs.iter().filter(|run| run.who == Who::Child && run.from == run.to) {
        let token = &tokens.row[run.from];
        let here = &texts[token.text].text[token.span.clone()];
        let mut same = written.iter().filter(|(_, folded)| folded == tokens.key(run.from)).peekable();
        let composed = !here.contains(|letter| ('\u{300}'..='\u{36f}').contains(&letter));
        if composed
            && same.peek().is_some()
            && same.all(|(word, _)| word.to_lowercase() != here.to_lowercase())
            && !told.contains(&here)
        {
            told.push(here);
            traces.push(trace(
                tokens,
                texts,
                *run,
                (Kind::Spelling, Reason::NearlyTheName, Certainty::Possible),
            ));
        }
    }
}

fn trace(tokens: &Tokens, texts: &[PlanWords<'_>], run: Run, found: (Kind, Reason, Certainty)) -> Trace {
    let (first, last) = (&tokens.row[run.from], &tokens.row[run.to]);
    Trace::new(texts, first.text, first.span.start..last.span.end, found)
}
