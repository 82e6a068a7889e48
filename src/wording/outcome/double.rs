//! Two changes in one outcome, which could be met separately.

use super::super::written::Gap;
use super::Target;
use super::lists::{has, lists};

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
    while matches!(word(next), "also" | "will" | "to" | "be" | "able" | "then" | "he" | "she" | "they" | "i" | "shall" | "again") {
        explicit |= matches!(word(next), "will" | "to" | "be" | "also");
        if word(next) == "then" {
            return false;
        }
        next += 1;
    }
    let second = word(next);
    if !has(&lists.verbs, second) || has(&lists.next_steps, second) {
        return false;
    }
    // "Identify and name the coins": one act on one thing.
    let before = word(-1);
    if has(&lists.verbs, before) && !explicit && !is_pair_of_skills(before, second) {
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

/// Whether a word that could be a noun is a verb here: something it acts on follows.
fn is_acting(target: &Target<'_, '_>, at: usize, step: isize) -> bool {
    let word = target.near(at, step);
    let nouns = [
        "use", "play", "help", "work", "talk", "name", "point", "answer", "plan", "order", "show", "sign", "record", "request",
        "cook", "sleep", "walk", "run", "look", "care", "share", "sort", "change", "form", "travel", "count", "cut", "set",
        "shop", "start", "stop", "swim", "measure", "control", "budget", "access", "visit", "type", "cross", "draw", "read", "wear",
    ];
    let object = [
        "a", "an", "the", "his", "her", "their", "my", "it", "them", "to", "two", "three", "four", "five", "for", "with", "on",
        "in", "at", "how", "what", "when", "by", "simple", "independently", "from",
    ];
    let next = target.near(at, step + 1);
    let acts = object.contains(&next) || next.starts_with(|c: char| c.is_ascii_digit());
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
        matches!(target.near(at, -step), "improve" | "develop" | "increase" | "build" | "enhance" | "strengthen" | "progress" | "maintain")
    });
    let (first, second) = (target.near(at, -1), target.near(at, next));
    let after = target.near(at, next + 1);
    let second = if has(&lists.skills, second) { second } else { after };
    let pair = format!("{first} {second}");
    vague && has(&lists.skills, first) && has(&lists.skills, second)
        && !has(&lists.one_thing, &pair)
        && !matches!(target.near(at, next + 1), "skills" if first == "social" || first == "speech")
}

/// Whether the words before "and" opened a clause that says when or how: "when he is tired and needs …".
fn is_inside_clause(target: &Target<'_, '_>, at: usize) -> bool {
    let opens = ["when", "if", "that", "which", "who", "where", "how", "what", "while", "because", "before", "after", "until"];
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
        let parted = (first + 1..=second).any(|at| {
            target.written.word(at).gap == Gap::Mark && target.written.between(at).contains(';')
        });
        let also = target.near(second, 1) == "also" || (1..=3).any(|step| target.near(second, -step) == "also");
        parted || also
    })
}
