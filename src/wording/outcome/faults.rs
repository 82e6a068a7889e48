//! What makes a sentence no outcome, or a poor one.

use super::super::quick::WordSet;
use super::super::written::Gap;
use super::Target;
use super::lists::{has, lists};

/// The faults that are told from who does what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fault of its own")]
pub(super) struct Faults {
    /// It says what will be given, attended or received.
    pub provision: bool,
    /// It is a hope for a life.
    pub aspiration: bool,
    /// Adults or services are to change.
    pub service: bool,
    /// It aims at less of a behaviour.
    pub deficit: bool,
}

/// The subject and the place of the verb of what is to be reached.
struct Aim {
    /// The words of the subject, by number.
    subject: Vec<usize>,
    /// The first word of what is aimed at.
    verb: usize,
    /// Whether a verb was seen at all.
    has_verb: bool,
}

/// The faults of a target.
pub(super) fn find(target: &Target<'_, '_>) -> Faults {
    let aim = aim(target);
    let adult = is_adult(target, &aim);
    let gives = (adult && gives(target, &aim)) || (aim.subject.is_empty() && gives_the_child(target, &aim));
    let paper = !adult && (is_paper(target, &aim) || is_done_by_adults(target, &aim));
    let provision = gives || (!adult && !paper && is_received(target, &aim));
    Faults {
        provision,
        aspiration: !adult && is_hope(target, &aim),
        service: (adult && !gives) || paper,
        deficit: !provision && !adult && is_less(target, &aim),
    }
}

/// The verbs that say neither where from nor where to, as written, in small letters.
pub(super) fn vague_verbs(target: &Target<'_, '_>) -> Vec<String> {
    let index = lists();
    let (mut found, mut past) = (Vec::new(), 0);
    for at in target.words() {
        if at < past {
            continue;
        }
        let Some(after) = index.vague_verbs.begins(target.written, at) else { continue };
        let word = target.written.lower(at);
        let next = target.near(after - 1, 1);
        let plain = has(&index.lists.plain_objects, next) || next.starts_with(|c: char| c.is_ascii_digit());
        let concrete =
            matches!(word, "build" | "builds" | "building" | "extend" | "extends" | "explore" | "explores");
        // After an article or an adjective it is a noun: "in a progress meeting".
        let noun = matches!(
            target.near(at, -1),
            "the" | "a" | "his" | "her" | "their" | "this" | "good" | "of" | "in" | "an"
        );
        let by_itself = after == at + 1;
        // "Have improved" is the verb, "an improved" is not.
        let past_form = by_itself && word.ends_with("ed") && word != "embed";
        let perfect = matches!(target.near(at, -1), "have" | "has" | "be");
        let is_other = (concrete && plain) || (noun && by_itself) || (past_form && !perfect);
        let in_case = (1..=3).any(|step| matches!(target.near(at, -step), "when" | "if" | "before"));
        if !(is_other || in_case) {
            let words: Vec<&str> = (at..after).map(|at| target.written.lower(at)).collect();
            found.push(words.join(" "));
        }
        past = after;
    }
    found
}

fn aim(target: &Target<'_, '_>) -> Aim {
    let words: Vec<usize> = target.words().collect();
    let modal = |at: &usize| {
        matches!(
            target.written.lower(*at),
            "will"
                | "shall"
                | "can"
                | "should"
                | "is"
                | "are"
                | "i'll"
                | "has"
                | "must"
                | "have"
                | "wants"
                | "want"
                | "hopes"
                | "would"
                | "needs"
        )
    };
    let first = words.first().copied().unwrap_or(0);
    let starts = matches!(target.written.lower(first), "to");
    if starts {
        return Aim { subject: Vec::new(), verb: first + 1, has_verb: true };
    }
    if let Some(place) = words.iter().position(modal) {
        let mut subject: Vec<usize> = words[..place].to_vec();
        // What stands before a comma leads in: "Given a checklist, Noor shall …".
        if let Some(comma) =
            subject.iter().rposition(|at| *at > first && target.written.word(*at).gap == Gap::Mark)
        {
            subject = subject.split_off(comma);
        }
        return Aim { subject, verb: words[place] + 1, has_verb: true };
    }
    let infinitive = words.iter().position(|at| target.written.lower(*at) == "to");
    match infinitive {
        Some(place) if place <= 6 => {
            Aim { subject: words[..place].to_vec(), verb: words[place] + 1, has_verb: true }
        }
        _ => Aim {
            subject: words.iter().copied().take(1).collect(),
            verb: first + 1,
            has_verb: has_plain_verb(target, &words),
        },
    }
}

/// Whether a verb stands among the first words, in the form of a note: "Sam reads", "walk 20 metres".
fn has_plain_verb(target: &Target<'_, '_>, words: &[usize]) -> bool {
    let verbs = &lists().lists.verbs;
    words.iter().take(4).any(|at| {
        let word = target.written.lower(*at);
        has(verbs, word)
            || word.strip_suffix('s').is_some_and(|base| has(verbs, base))
            || word.strip_suffix("es").is_some_and(|base| has(verbs, base))
    })
}

fn is_adult(target: &Target<'_, '_>, aim: &Aim) -> bool {
    let adults = &lists().lists.adults;
    let Some(first) = aim.subject.first().copied() else { return false };
    let word = |at: usize| target.written.lower(at);
    let led = matches!(
        word(first),
        "with"
            | "given"
            | "when"
            | "following"
            | "after"
            | "using"
            | "through"
            | "in"
            | "at"
            | "from"
            | "on"
            | "during"
            | "as"
            | "if"
            | "for"
    );
    let last = aim.subject.last().copied().unwrap_or(first);
    let at_end = has(adults, word(last))
        || matches!(word(last), "him" | "her" | "them")
            && aim.subject.iter().any(|at| matches!(word(*at), "working" | "around" | "supporting"));
    let at_start = aim.subject.iter().take(4).any(|at| has(adults, word(*at)));
    // "In school Sam will", "at college she will": the last word is the child.
    // A stranger who understands the child is the measure, not the one to change.
    if aim
        .subject
        .iter()
        .any(|at| matches!(word(*at), "know" | "knows" | "unfamiliar" | "stranger" | "strangers"))
    {
        return false;
    }
    // "All staff working with Zayn": the name belongs to what they do.
    let around = aim
        .subject
        .iter()
        .any(|at| matches!(word(*at), "working" | "supporting" | "around" | "who" | "involved"));
    let child_last = !around
        && (matches!(word(last), "he" | "she" | "they" | "i")
            || (last > first
                && target.written.as_written(last).starts_with(char::is_uppercase)
                && !target.written.as_written(last).chars().all(char::is_uppercase)
                && !has(adults, word(last))));
    !child_last
        && (if led { at_end && (aim.subject.len() > 2 || word(first) == "for") } else { at_start || at_end })
}

/// A paper or a meeting that services make, as the subject, done or in place.
fn is_paper(target: &Target<'_, '_>, aim: &Aim) -> bool {
    let papers = &lists().lists.papers;
    let word = |at: usize| target.written.lower(at);
    let paper = aim.subject.last().is_some_and(|at| has(papers, word(*at)));
    if !aim.has_verb
        && target.words().any(|at| {
            word(at) == "between"
                && matches!(target.near(at, 1), "home" | "school" | "agencies" | "services" | "professionals")
        })
    {
        return true;
    }
    let done = (0..=3).any(|step| {
        matches!(
            target.near(aim.verb, step),
            "be" | "been"
                | "place"
                | "agreed"
                | "completed"
                | "held"
                | "written"
                | "made"
                | "delivered"
                | "shared"
                | "reviewed"
                | "put"
        )
    });
    let there = aim.subject.first().is_some_and(|at| word(*at) == "there")
        && (0..=5).any(|step| has(papers, target.near(aim.verb, step)));
    let given = (0..=2).any(|step| matches!(target.near(aim.verb, step), "provided" | "given" | "offered"));
    let childs = aim.subject.iter().any(|at| matches!(word(*at), "communication" | "his" | "her")) && !done;
    (paper && done && !given && !childs) || there
}

/// An adult's verb of giving: "will support Sam", "will provide".
fn gives(target: &Target<'_, '_>, aim: &Aim) -> bool {
    let giving = &lists().lists.giving;
    let verb = target.near(aim.verb.min(target.written.len().saturating_sub(1)), 0);
    let together = verb == "work" && matches!(target.near(aim.verb, 1), "together" | "in" | "closely");
    has(giving, verb) && !together
}

/// "To provide Mo with", "to support her to": what adults give, with no subject.
fn gives_the_child(target: &Target<'_, '_>, aim: &Aim) -> bool {
    let at = aim.verb;
    let gives = matches!(
        target.near(at, 0),
        "provide" | "support" | "give" | "offer" | "help" | "enable" | "deliver" | "ensure"
    );
    let child = target.has(at + 1)
        && (matches!(target.near(at, 1), "him" | "her" | "them" | "that" | "the" | "pupil" | "child" | "a")
            || target.written.as_written(at + 1).starts_with(char::is_uppercase));
    aim.has_verb
        && gives
        && child
        && !(target.near(at, 0) == "give" && matches!(target.near(at, 1), "the" | "a" | "that"))
}

/// "Signs will be used by all staff": a passive whose doers are adults.
fn is_done_by_adults(target: &Target<'_, '_>, aim: &Aim) -> bool {
    let by = (2..=7).find(|step| target.near(aim.verb, *step) == "by");
    let passive = target.near(aim.verb, 0) == "be"
        && !matches!(
            target.near(aim.verb, 1),
            "able"
                | "supported"
                | "given"
                | "provided"
                | "taught"
                | "helped"
                | "seen"
                | "assessed"
                | "offered"
                | "delivered"
        );
    let adults = &lists().lists.adults;
    passive && by.is_some_and(|by| (1..=4).any(|step| has(adults, target.near(aim.verb, by + step))))
}

/// What the child is given, attends or receives.
fn is_received(target: &Target<'_, '_>, aim: &Aim) -> bool {
    let index = lists();
    if aim.verb >= target.written.len() {
        return false;
    }
    let given_within = |from: usize, places: usize| {
        (from..from + places).any(|at| target.has(at) && has(&index.lists.given, target.written.lower(at)))
    };
    if !aim.has_verb {
        // "Weekly speech and language sessions for Kofi."
        return given_within(0, 8);
    }
    // "Weekly therapy will be delivered": the thing given is the subject.
    let from = aim.verb.saturating_sub(1);
    for at in from..(aim.verb + 5).min(target.written.len()) {
        if !target.has(at) {
            continue;
        }
        if let Some(after) = index.receiving.begins(target.written, at) {
            let praise = (after..after + 3)
                .any(|at| matches!(target.near(at, 0), "certificate" | "award" | "grade" | "grades"));
            return !praise;
        }
        let word = target.written.lower(at);
        let has_thing = |places: usize| given_within(at + 1, places);
        let joins_life = (1..=6).any(|step| {
            let next = target.near(at, step);
            has(&index.lists.taking_part, next) || next.starts_with(|c: char| c.is_ascii_digit())
        });
        let found = match word {
            "have" | "has" => {
                let done = target.near(at, 1).ends_with("ed")
                    || matches!(target.near(at, 1), "been" | "learnt" | "sat" | "made" | "held" | "had");
                !done && has_thing(7)
            }
            "get" | "gets" | "go" | "goes" => strongly_given(target, at),
            "attended" | "accessed" => {
                matches!(target.near(at, -1), "have" | "has") && (!joins_life || strongly_given(target, at))
            }
            "attend" | "attends" => !joins_life || strongly_given(target, at) || is_a_club(target, at),
            "access" | "accesses" => !joins_life || strongly_given(target, at) || is_teaching(target, at),
            "participate" | "participates" | "engage" | "engages" | "join" | "joins" | "part" => {
                strongly_given(target, at)
            }
            "meet" | "see" | "work" => {
                strongly_given(target, at)
                    || (1..=7).any(|step| {
                        matches!(
                            target.near(at, step),
                            "therapist"
                                | "elsa"
                                | "senco"
                                | "slt"
                                | "salt"
                                | "psychologist"
                                | "counsellor"
                                | "physiotherapist"
                        )
                    })
            }
            _ => false,
        };
        if found {
            return true;
        }
    }
    false
}

/// A club that somebody runs for the child is attended, however often; to join one of one's own is a step.
fn is_a_club(target: &Target<'_, '_>, at: usize) -> bool {
    let run = ["breakfast", "lunch", "lunchtime", "homework", "school", "nurture", "social", "lego"];
    (1..=5).any(|step| {
        matches!(target.near(at, step), "club" | "clubs") && run.contains(&target.near(at, step - 1))
    })
}

/// "Access the full curriculum", "access all lessons": what the school gives everybody, or the means to it.
fn is_teaching(target: &Target<'_, '_>, at: usize) -> bool {
    let before_noun = [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "full",
        "whole",
        "broad",
        "all",
        "national",
        "balanced",
        "and",
        "same",
        "appropriate",
        "differentiated",
    ];
    let mut step = 1;
    while before_noun.contains(&target.near(at, step)) {
        step += 1;
    }
    matches!(target.near(at, step), "curriculum" | "learning" | "lessons" | "education" | "timetable")
}

/// Whether what follows within a few words is plainly provision: sessions, therapy, an intervention.
fn strongly_given(target: &Target<'_, '_>, at: usize) -> bool {
    (1..=7).any(|step| {
        // A group that is made to teach, not one to belong to.
        if target.near(at, step) == "skills" && target.near(at, step + 1) == "group" {
            return true;
        }
        matches!(
            target.near(at, step),
            "session"
                | "sessions"
                | "therapy"
                | "intervention"
                | "interventions"
                | "programme"
                | "counselling"
                | "mentoring"
                | "tuition"
                | "nurture"
                | "elsa"
                | "hydrotherapy"
                | "physiotherapy"
                | "clinic"
                | "support"
                | "provision"
                | "1:1"
                | "appointments"
                | "physio"
                | "workshops"
                | "help"
                | "diet"
        )
    })
}

fn is_hope(target: &Target<'_, '_>, aim: &Aim) -> bool {
    let index = lists();
    for at in target.words() {
        if index.wishes.begins(target.written, at).is_some() && at <= aim.verb + 2 {
            return true;
        }
        if index.hopes.begins(target.written, at).is_some() && at + 1 >= aim.verb {
            return true;
        }
        let word = target.written.lower(at);
        let works =
            (1..=4).any(|step| has(&index.lists.occupations, target.near(at, step).trim_end_matches('s')));
        if (word == "become" || word == "be" || word == "as")
            && works
            && at + 1 >= aim.verb
            && matches!(target.near(at, 1), "a" | "an")
        {
            return true;
        }
    }
    false
}

fn is_less(target: &Target<'_, '_>, aim: &Aim) -> bool {
    let index = lists();
    let until = (aim.verb + 6).min(target.written.len());
    for at in (aim.verb.saturating_sub(4)..until).filter(|at| target.has(*at)) {
        let Some(after) = index.less.begins(target.written, at) else { continue };
        let word = target.written.lower(at);
        let next = |places: usize, list: &WordSet| {
            (0..places).any(|step| has(list, target.near(after - 1, step.cast_signed() + 1)))
        };
        let found = match word {
            "less" | "fewer" => next(4, &index.lists.behaviours),
            "not" | "never" | "won't" => {
                at >= aim.verb
                    && at <= aim.verb + 2
                    && !next(1, &index.lists.not_behaviour)
                    && target.near(at, -1) != "or"
            }
            "fall" | "falls" | "drop" | "drops" => {
                aim.subject.iter().any(|at| has(&index.lists.behaviours, target.written.lower(*at)))
            }
            "avoid" | "avoids" | "control" | "controls" => at <= aim.verb + 1,
            "stop" | "stops" => target.near(after - 1, 1).ends_with("ing"),
            _ if aim.subject.iter().any(|at| has(&index.lists.behaviours, target.written.lower(*at))) => true,
            _ => {
                at <= aim.verb + 4
                    && !next(4, &index.lists.not_behaviour)
                    && !is_about_not_behaviour(target, aim)
            }
        };
        if found {
            return true;
        }
    }
    false
}

/// Whether the subject is a thing of which less is a gain: "Sam's anxiety will reduce".
fn is_about_not_behaviour(target: &Target<'_, '_>, aim: &Aim) -> bool {
    aim.subject.iter().any(|at| has(&lists().lists.not_behaviour, target.written.lower(*at)))
}
