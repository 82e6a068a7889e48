//! Two changes in one outcome, which could be met separately.

use super::super::written::Gap;
use super::Target;
use super::lists::{has, lists};
use super::numbers::number;

/// Whether the target holds two changes.
pub(super) fn is_double(target: &Target<'_, '_>) -> bool {
    target.words().any(|at| joins_two(target, at)) || second_aim(target)
}

/// Whether "and" or "as well as" at a word joins two acts or two skills.
fn joins_two(target: &Target<'_, '_>, at: usize) -> bool {
    let lists = &lists().lists;
    let word = |step: isize| target.near(at, step);
    let mut next = match word(0) {
        "and" | "plus" => 1,
        "as" if word(1) == "well" && word(2) == "as" => 3,
        _ => return false,
    };
    if joins_skills(target, at, next) {
        return true;
    }
    let mut explicit = false;
    while matches!(
        word(next),
        "also" | "will" | "to" | "be" | "able" | "then" | "he" | "she" | "they" | "i" | "shall" | "again"
    ) {
        explicit |= matches!(word(next), "will" | "to" | "be" | "also");
        if word(next) == "then" {
            return false;
        }
        next += 1;
    }
    let second = word(next);
    if !has(&lists.verbs, second) {
        return false;
    }
    // "Count the things and say how many": the second act tells what came of the first.
    let asked =
        matches!(target.near(at, next + 1), "how" | "what" | "which" | "why" | "who" | "where" | "when");
    if matches!(second, "say" | "tell" | "show" | "explain") && asked {
        return false;
    }
    if is_same_verb(target, at, second) || looks_back(target, at, next) {
        return false;
    }
    // A second step of one act shares its measure; with a measure of its own it is a second act.
    if has(&lists.next_steps, second) && !has_two_measures(target, at) {
        return false;
    }
    // "Identify and name the coins": one act on one thing.
    let before = word(-1);
    let lead = word(-2);
    let is_verb = lead.is_empty()
        || lead.ends_with("ly")
        || matches!(lead, "will" | "to" | "can" | "and" | "or" | "also" | "shall");
    if has(&lists.verbs, before) && is_verb && !explicit && !is_pair_of_skills(before, second) {
        return false;
    }
    if is_inside_clause(target, at) {
        return false;
    }
    // A vague verb and the act that shows it are one change.
    let vague = ["develop", "improve", "increase", "build", "extend", "strengthen", "enhance"];
    let first_is_vague = (1..=8).any(|step| vague.contains(&word(-step)));
    if first_is_vague && matches!(second, "use" | "show" | "demonstrate" | "be" | "apply") {
        return false;
    }
    explicit || is_acting(target, at, next)
}

/// Whether the verb before "and" is the same: "will type 15 words a minute and will type long pieces".
fn is_same_verb(target: &Target<'_, '_>, at: usize, second: &str) -> bool {
    let aims = ["will", "shall", "can", "to"];
    target.words().any(|word| {
        word < at && target.written.lower(word) == second && aims.contains(&target.near(word, -1))
    })
}

/// Whether the second act is done with what the first one brought: "one club, and stay for the whole of
/// it", "three signs, and tell an adult each time he has one of them".
fn looks_back(target: &Target<'_, '_>, at: usize, next: isize) -> bool {
    let (_, after) = target.written.sentence(at);
    let from = at.saturating_add_signed(next);
    (from + 1..after).filter(|at| target.has(*at)).any(|at| {
        matches!(target.written.lower(at), "it" | "them")
            && matches!(target.near(at, -1), "of" | "up" | "out" | "off" | "on" | "in" | "away" | "with")
    })
}

/// Whether a figure or a rhythm stands on both sides of a word in its sentence.
fn has_two_measures(target: &Target<'_, '_>, at: usize) -> bool {
    let (first, after) = target.written.sentence(at);
    let measures = |from: usize, until: usize| {
        (from..until).filter(|at| target.has(*at)).any(|at| {
            let word = target.written.lower(at);
            number(word).is_some_and(|number| number > 1) || matches!(word, "every" | "each" | "daily")
        })
    };
    measures(first, at) && measures(at, after)
}

/// Whether a word that could be a noun is a verb here: something it acts on follows.
fn is_acting(target: &Target<'_, '_>, at: usize, step: isize) -> bool {
    let word = target.near(at, step);
    let nouns = [
        "use", "play", "help", "work", "talk", "name", "point", "answer", "plan", "order", "show", "sign",
        "record", "request", "cook", "sleep", "walk", "run", "look", "care", "share", "sort", "change",
        "form", "travel", "count", "cut", "set", "shop", "start", "stop", "swim", "measure", "control",
        "budget", "access", "visit", "type", "cross", "draw", "read", "wear",
    ];
    let no_object = [
        "",
        "of",
        "and",
        "or",
        "skills",
        "is",
        "are",
        "will",
        "that",
        "activities",
        "needs",
        "time",
        "work",
        "routines",
        "songs",
    ];
    let place = at.saturating_add_signed(step + 1);
    let near = target.has(place) && target.written.word(place).gap == Gap::Near;
    let acts = near && !no_object.contains(&target.near(at, step + 1));
    !nouns.contains(&word) || acts
}

/// "Read and spell", "read and write": joined, but met separately.
fn is_pair_of_skills(first: &str, second: &str) -> bool {
    matches!((first, second), ("read", "write" | "spell") | ("write" | "spell", "read" | "spell" | "write"))
}

/// Two skills after a vague verb: "improve his reading and writing".
fn joins_skills(target: &Target<'_, '_>, at: usize, next: isize) -> bool {
    let lists = &lists().lists;
    let vague = (1..=7).any(|step| {
        matches!(
            target.near(at, -step),
            "improve" | "develop" | "increase" | "build" | "enhance" | "strengthen" | "progress" | "maintain"
        )
    });
    let (first, second) = (target.near(at, -1), target.near(at, next));
    let after = target.near(at, next + 1);
    let second = if has(&lists.skills, second) { second } else { after };
    let pair = format!("{first} {second}");
    vague
        && has(&lists.skills, first)
        && has(&lists.skills, second)
        && !has(&lists.one_thing, &pair)
        && !matches!(target.near(at, next + 1), "skills" if first == "social" || first == "speech")
}

/// Whether the words before "and" opened a clause that says when or how: "when he is tired and needs …".
fn is_inside_clause(target: &Target<'_, '_>, at: usize) -> bool {
    let opens = [
        "when", "if", "that", "which", "who", "where", "how", "what", "while", "because", "before", "after",
        "until",
    ];
    for step in 1..=8 {
        let word = target.near(at, -step);
        if word.is_empty() || target.written.word(at + 1 - step.cast_unsigned()).gap == Gap::Mark {
            return false;
        }
        // "Will ask for help and use …": the aim itself came first.
        if matches!(word, "will" | "shall") {
            return false;
        }
        if opens.contains(&word) {
            return true;
        }
    }
    false
}

/// A second sentence or clause with an aim of its own: "; she will also manage her money".
fn second_aim(target: &Target<'_, '_>) -> bool {
    let aims: Vec<usize> =
        target.words().filter(|at| matches!(target.written.lower(*at), "will" | "shall")).collect();
    aims.windows(2).any(|pair| {
        let (first, second) = (pair[0], pair[1]);
        let parted = (first + 1..=second)
            .any(|at| target.written.word(at).gap == Gap::Mark && target.written.between(at).contains(';'));
        let also =
            target.near(second, 1) == "also" || (1..=3).any(|step| target.near(second, -step) == "also");
        parted || also
    })
}
