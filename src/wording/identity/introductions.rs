//! The words by which a plan says who somebody is: "his brother Tom", "Beth (TA)", "My name is Adam".

use super::lexicon::{
    ADVERB, BE, CHILD, CLAUSE, Class, DETERMINER, EITHER_PERSON, GIVEN, HELP_VERB, LIKING, MODAL, PERSON,
    POSSESSED, STAFF,
};
use super::people::{Run, is_finite};
use super::tokens::Tokens;

/// "My name is Adam", "I am Adam", "Name: Adam".
pub(super) fn gives_a_name(tokens: &Tokens, run: Run) -> bool {
    let bracket = tokens.near(run.to, run.to + 1).is_some_and(|next| "([,".contains(next.mark));
    if bracket && matches!(tokens.key(run.to + 1), "dob" | "d.o.b") {
        return true;
    }
    let Some(before) = run.from.checked_sub(1).filter(|at| tokens.near(run.from, *at).is_some()) else {
        return false;
    };
    let earlier = before
        .checked_sub(1)
        .filter(|at| tokens.near(run.from, *at).is_some())
        .map_or("", |at| tokens.key(at));
    let mark = tokens.row[run.from].mark;
    let ends = tokens
        .near(run.to, run.to + 1)
        .is_none_or(|next| next.mark != ' ' || matches!(tokens.key(run.to + 1), "and" | "i"));
    match tokens.key(before) {
        "is" => {
            earlier == "name"
                && before > 1
                && matches!(tokens.key(before - 2), "my" | "child" | "pupil" | "student")
        }
        "am" => earlier == "i" && ends && tokens.row[run.from].class.is(GIVEN),
        "i'm" => ends && tokens.row[run.from].class.is(GIVEN),
        "name" | "child" | "pupil" | "student" => mark == ':',
        _ => false,
    }
}

/// A relation or a role before the name: "his brother Tom", "Mum (Anna)", "siblings: Tom and Mia", "Mum and Lee".
pub(super) fn stands_beside_a_relation(tokens: &Tokens, run: Run, before: usize) -> bool {
    let word = &tokens.row[before];
    let mark = tokens.row[run.from].mark;
    let key = tokens.key(before);
    let nobody = matches!(
        key,
        "adult"
            | "person"
            | "member"
            | "key"
            | "peer"
            | "peers"
            | "somebody"
            | "someone"
            | "anyone"
            | "nobody"
            | "everybody"
            | "teachers"
            | "classmates"
    );
    // "the SENCO and Ava's parents", "a teaching assistant (Ava's key adult)"
    let owner = tokens.row[run.to].possessive && tokens.class_near(run.to, run.to + 1).is(POSSESSED);
    if owner && (mark != ' ' || matches!(key, "and" | "or")) {
        return false;
    }
    if mark == '(' && nobody {
        return true;
    }
    if word.class.is(PERSON | STAFF) && !word.possessive && !nobody {
        return match mark {
            ' ' => !(key == "children" || key == "parents" && is_finite(tokens, run.to)),
            ',' => !is_finite(tokens, run.to),
            ':' | '(' | '-' | '–' | '—' | '/' => true,
            _ => false,
        };
    }
    let Some(earlier) = before.checked_sub(1).filter(|at| tokens.near(run.from, *at).is_some()) else {
        return false;
    };
    let relation = |at: usize| tokens.row[at].class.is(PERSON | STAFF) && !tokens.row[at].possessive;
    match key {
        "called" | "named" => mark == ' ' && !matches!(tokens.key(earlier), "be" | "is" | "child" | "pupil"),
        // "His closest friend at school is Leo"
        "is" | "was" | "are" | "were" => {
            mark == ' '
                && ((earlier.saturating_sub(4)..=earlier).any(|at| {
                    tokens.near(run.from, at).is_some()
                        && relation(at)
                        && (at == earlier || !tokens.row[at].class.is(STAFF))
                }) || tokens.key(earlier) == "name")
                && !gives_a_name(tokens, run)
        }
        "and" | "or" => {
            mark == ' '
                && relation(earlier)
                && !matches!(
                    tokens.key(earlier),
                    "parents" | "carers" | "peers" | "friends" | "teachers" | "adult"
                )
        }
        "with" => mark == ' ' && matches!(tokens.key(earlier), "together" | "lives"),
        // "A named adult (currently Joanna)"
        "currently" | "now" | "presently" => {
            word.mark == '('
                && (relation(earlier) || matches!(tokens.key(earlier), "adult" | "person" | "worker"))
        }
        // "when Antoni was born"
        "when" | "after" | "before" | "since" => {
            matches!(tokens.key(run.to + 1), "was") && tokens.key(run.to + 2) == "born"
        }
        _ => false,
    }
}

/// Words after the name that say who it is: "Tom, his brother,", "Beth (TA)", "Tom is his older brother".
pub(super) fn is_explained(tokens: &Tokens, run: Run) -> bool {
    let mut at = run.to + 1;
    let Some(next) = tokens.near(run.to, at).filter(|_| !tokens.row[run.to].possessive) else { return false };
    let mut plural = false;
    if matches!(tokens.key(at), "and") && tokens.near(run.to, at + 1).is_some_and(|other| other.capital) {
        // "Tom and Mia are her brother and sister"
        at += 2;
        plural = true;
        if tokens.near(run.to, at).is_none_or(|verb| !verb.class.is(BE) && tokens.key(at) != "are") {
            return false;
        }
    }
    let verb = matches!(tokens.key(at), "is" | "are" | "was" | "were");
    if verb {
        if !tokens
            .near(run.to, at + 1)
            .is_some_and(|word| word.class.is(DETERMINER) || word.possessive || word.class.is(EITHER_PERSON))
        {
            return false;
        }
        at += 1;
    } else if !matches!(next.mark, ',' | '(' | '-' | '–' | '—') || plural {
        return false;
    }
    for place in at..at + 7 {
        let Some(word) = tokens.near(run.to, place) else { return false };
        let key = tokens.key(place);
        let opening = place == at || word.mark == ' ' || (verb && !",;:()".contains(word.mark));
        if !opening {
            return false;
        }
        if word.class.is(PERSON | STAFF)
            && !word.possessive
            && (!word.class.is(CHILD) || word.class.is(EITHER_PERSON))
        {
            let many = !verb && key.ends_with('s') && !matches!(key, "mrs");
            let goes_on = tokens.near(run.to, place + 1).is_some_and(|_| {
                let follows = tokens.key(place + 1);
                // A longer title goes on: "teaching assistant", "foster carer". "Adam, his mother and the SENCO" is a list.
                if verb { follows == "to" } else { follows == "and" && next.mark == ',' }
            });
            if tokens.class_near(run.to, place + 1).is(STAFF | PERSON) && tokens.row[place + 1].mark == ' ' {
                continue;
            }
            return !many && !goes_on;
        }
        let small = word.class.is(CLAUSE | ADVERB)
            && !word.class.is(DETERMINER)
            && !matches!(key, "a" | "an" | "the" | "who" | "of");
        if (!verb && word.class.is(MODAL) && key != "is") || small {
            return false;
        }
    }
    false
}

/// "Tom (12)"
pub(super) fn has_age_in_brackets(tokens: &Tokens, run: Run) -> bool {
    tokens.near(run.to, run.to + 1).is_some_and(|next| {
        next.mark == '(' && tokens.key(run.to + 1).bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// "goes to ballet with Isla", and not "to work well with Isla".
pub(super) fn is_gone_out_with(tokens: &Tokens, run: Run) -> bool {
    let Some(with) = run
        .from
        .checked_sub(1)
        .filter(|at| tokens.near(run.from, *at).is_some() && tokens.key(*at) == "with")
    else {
        return false;
    };
    let before = || (with.saturating_sub(5)..with).filter(|at| tokens.near(with, *at).is_some());
    !is_finite(tokens, run.to)
        && before().next().is_some()
        && !before().any(|at| tokens.row[at].class.is(HELP_VERB) || tokens.key(at).starts_with("work"))
}

/// What is watched, read, played and followed: stories, singers and teams.
pub(super) fn is_liked(tokens: &Tokens, run: Run, before: usize) -> bool {
    let class = |at: usize| -> Class { tokens.class_near(run.from, at) };
    let likes = |at: usize| class(at).is(LIKING) && !class(at).is(HELP_VERB);
    let mark = tokens.row[run.from].mark;
    // "Would like to meet a goalkeeper" is a wish; "an assistant will meet Megan" is help.
    let owed = before > 0
        && matches!(tokens.key(before), "meet" | "see" | "supports")
        && matches!(tokens.key(before - 1), "will" | "must" | "shall" | "should");
    if owed
        || is_finite(tokens, run.to)
        || !matches!(mark, ' ' | ',')
        || (tokens.row[run.to].possessive && !likes(before))
    {
        return false;
    }
    (mark == ' ' && likes(before))
        || (before > 1
            && matches!(
                tokens.key(before),
                "is" | "are" | "the" | "and" | "as" | "about" | "to" | "of" | "in" | "like"
            )
            && (likes(before - 1) || (likes(before - 2) && class(before - 1).is(LIKING | BE))))
        || (before > 2 && mark == ',' && (likes(before - 1) || likes(before - 2)))
}
