//! What a name does in its sentence: whether it stands where only the child of a plan can stand.

use super::Reason;
use super::introductions::gives_a_name;
use super::lexicon::{
    ADVERB, AFTER_OBJECT, BE, CHILD, CHILD_VERB, Class, GIVEN, HAVE, HELP_VERB, MODAL, PERSONAL_VERB, PLAIN,
    POSSESSED, SHARED_VERB, STAFF_VERB, STATE, THIRD,
};
use super::people::{People, Run};
use super::tokens::Tokens;

/// How much like the child's a name's place in its sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Just there.
    Bare,
    /// The subject or the object of what anyone or anything can do or get.
    Open,
    /// A place that is nearly always the child's.
    Childlike,
    /// A place that only a person has, and in a plan only the child.
    Personal,
}

/// What follows a name as its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Predicate {
    None,
    Staff,
    Neutral,
    Child,
    Personal,
}

/// The place of a name, and the reason that goes with it.
pub(super) fn place(tokens: &Tokens, people: &People, run: Run) -> (Place, Reason) {
    if gives_a_name(tokens, run) {
        return (Place::Personal, Reason::GivenAsTheName);
    }
    if tokens.row[run.to].possessive {
        return (owns(tokens, run), Reason::OwnsWhatIsTheChilds);
    }
    let helped = helped(tokens, run);
    let acts = match predicate(tokens, run.to) {
        Predicate::Personal => Place::Personal,
        Predicate::Child => Place::Childlike,
        Predicate::Neutral => Place::Open,
        Predicate::Staff | Predicate::None => Place::Bare,
    };
    if acts > Place::Bare && has_the_child_as_object(tokens, people, run) {
        return (Place::Bare, Reason::NamedAsTheChild);
    }
    if helped >= acts && helped > Place::Bare {
        (helped, Reason::HelpedAsTheChild)
    } else {
        (acts, Reason::NamedAsTheChild)
    }
}

/// Whether a word that follows can only be said of the child: for pronouns after a member of staff.
pub(super) fn is_childs_predicate(tokens: &Tokens, at: usize) -> bool {
    matches!(predicate(tokens, at), Predicate::Child | Predicate::Personal)
}

fn owns(tokens: &Tokens, run: Run) -> Place {
    for at in run.to + 1..run.to + 4 {
        let Some(word) = tokens.near(run.to, at).filter(|word| word.mark == ' ' && !word.capital) else {
            break;
        };
        if word.class.is(POSSESSED) {
            return Place::Childlike;
        }
        if word.class.is(MODAL) {
            break;
        }
    }
    Place::Open
}

fn skip_adverbs(tokens: &Tokens, from: usize, mut at: usize) -> usize {
    while tokens
        .near(from, at)
        .is_some_and(|word| word.mark == ' ' && word.class.is(ADVERB) && !word.class.is(STATE))
        && at < from + 6
    {
        at += 1;
    }
    at
}

/// What is said of the word at `to`.
fn predicate(tokens: &Tokens, to: usize) -> Predicate {
    let at = skip_adverbs(tokens, to, to + 1);
    let Some(verb) = tokens.near(to, at).filter(|verb| verb.mark == ' ' && !verb.capital) else {
        return Predicate::None;
    };
    let key = tokens.key(at);
    if key == "needs" && needs_help(tokens, at) {
        return Predicate::Personal;
    }
    if verb.class.is(BE) || key == "is" || verb.class.is(HAVE) {
        return state(tokens, to, skip_adverbs(tokens, to, at + 1), verb.class);
    }
    if key == "to" || (verb.class.is(MODAL) && key != "needs") {
        let next = skip_adverbs(tokens, to, at + 1);
        let able = matches!(key, "can" | "cannot" | "can't" | "could" | "couldn't");
        if able && tokens.class_near(to, next).is(STAFF_VERB) && tokens.class_near(to, next).is(PLAIN) {
            return Predicate::Child;
        }
        return action(tokens, to, next, key == "to");
    }
    // "Results written on the sheet" is no sentence: a past form needs a word that can be a name.
    let past = !verb.class.is(PLAIN)
        && !key.ends_with("ing")
        && (tokens.row[to].class.is(GIVEN) || !tokens.row[to].first);
    if verb.class.is(CHILD_VERB) && (verb.class.is(THIRD) || past) {
        // "Art calms her": whoever acts on the child is not the child.
        let object = match tokens.key(at + 1) {
            "him" => true,
            "her" => {
                tokens.near(at, at + 2).is_none_or(|after| after.mark != ' ' || after.class.is(AFTER_OBJECT))
            }
            _ => false,
        };
        return if object && tokens.near(at, at + 1).is_some() {
            Predicate::Neutral
        } else {
            verb_kind(verb.class)
        };
    }
    if verb.class.is(STAFF_VERB) && !verb.class.is(PLAIN) {
        return Predicate::Staff;
    }
    if verb.class == Class::default()
        && key.len() > 3
        && (key.ends_with('s') || key.ends_with("ed"))
        && !key.ends_with("ss")
    {
        return Predicate::Neutral;
    }
    Predicate::None
}

/// "Needs help to wash", "needs a visual timetable": what a plan says of its child and of nothing else.
fn needs_help(tokens: &Tokens, verb: usize) -> bool {
    let next = |steps: usize| tokens.near(verb, verb + steps).map_or("", |_| tokens.key(verb + steps));
    match next(1) {
        "help" | "reminding" | "prompting" | "prompts" | "reminders" | "supervision" | "reassurance" => true,
        "support" => matches!(next(2), "to" | "with" | "from"),
        "a" | "an" => {
            matches!(next(2), "adult" | "visual" | "calm" | "key" | "wobble" | "sensory" | "teaching" | "now")
        }
        _ => false,
    }
}

fn verb_kind(class: Class) -> Predicate {
    if class.is(PERSONAL_VERB) {
        Predicate::Personal
    } else if class.is(CHILD_VERB) && !class.is(SHARED_VERB | STAFF_VERB) {
        Predicate::Child
    } else if class.is(STAFF_VERB) {
        Predicate::Staff
    } else {
        Predicate::Neutral
    }
}

/// After "will", "can" or "to".
fn action(tokens: &Tokens, to: usize, at: usize, infinitive: bool) -> Predicate {
    let Some(verb) = tokens.near(to, at).filter(|verb| verb.mark == ' ') else { return Predicate::None };
    let key = tokens.key(at);
    if key == "have" || verb.class.is(STATE) {
        return state(tokens, to, skip_adverbs(tokens, to, at + usize::from(key == "have")), HAVE);
    }
    if !verb.class.is(PLAIN) {
        return if infinitive { Predicate::None } else { Predicate::Neutral };
    }
    verb_kind(verb.class)
}

/// After "is" or "has".
fn state(tokens: &Tokens, to: usize, at: usize, verb: Class) -> Predicate {
    for (step, place) in (at..at + 6).enumerate() {
        let Some(word) = tokens.near(to, place).filter(|word| word.mark == ' ' || word.mark == ',') else {
            break;
        };
        let key = tokens.key(place);
        if matches!(
            key,
            "able"
                | "unable"
                | "aware"
                | "unaware"
                | "anxious"
                | "autistic"
                | "happy"
                | "happiest"
                | "keen"
                | "reluctant"
                | "motivated"
                | "confident"
                | "difficulty"
                | "difficulties"
                | "diagnosis"
                | "diagnosed"
                | "born"
                | "adopted"
                | "proud"
                | "unhappy"
                | "aged"
                | "sociable"
                | "shy"
                | "verbal"
                | "non-verbal"
                | "impulsive"
                | "epilepsy"
                | "autism"
                | "adhd"
                | "polite"
                | "toilet-trained"
        ) && step < 4
        {
            return Predicate::Personal;
        }
        if (word.class.is(CHILD)
            || key.ends_with("-year-old")
            || (key == "years" && tokens.key(place + 1) == "old"))
            && !verb.is(HAVE)
        {
            return Predicate::Personal;
        }
        if word.class.is(STATE) && step < 4 {
            return Predicate::Child;
        }
        let form = if verb.is(HAVE) { !word.class.is(PLAIN | THIRD) } else { key.ends_with("ing") };
        if step == 0 && form && word.class.is(CHILD_VERB) {
            return verb_kind(word.class);
        }
        if word.class.is(MODAL) || matches!(key, "to" | "that" | "because" | "when" | "by" | "for") {
            break;
        }
    }
    Predicate::Neutral
}

/// "support Adam to", "for Adam to", "work with Adam", "the needs of Adam".
fn helped(tokens: &Tokens, run: Run) -> Place {
    let Some(before) = run
        .from
        .checked_sub(1)
        .filter(|at| tokens.near(run.from, *at).is_some() && tokens.row[run.from].mark == ' ')
    else {
        return Place::Bare;
    };
    let word = &tokens.row[before];
    let key = tokens.key(before);
    let next = tokens.near(run.to, run.to + 1).filter(|next| next.mark == ' ');
    let then_acts = next.is_some_and(|next| {
        (next.class.is(PLAIN) && next.class.is(CHILD_VERB))
            || (tokens.key(run.to + 1) == "to"
                && tokens.class_near(run.to, skip_adverbs(tokens, run.to, run.to + 2)).is(PLAIN | BE)
                || tokens.key(run.to + 2) == "be" && tokens.key(run.to + 1) == "to")
    });
    let heading = tokens.near(run.to, run.to + 1).is_none_or(|next| next.mark == ':');
    if heading
        && matches!(key, "about" | "to" | "for" | "of")
        && tokens.row.get(run.to + 1).is_some_and(|next| next.mark == ':')
    {
        return Place::Childlike;
    }
    if word.class.is(HELP_VERB) {
        let person = matches!(
            key,
            "support"
                | "supports"
                | "supporting"
                | "help"
                | "helps"
                | "helping"
                | "enable"
                | "enables"
                | "encourage"
                | "encourages"
                | "encouraging"
                | "allow"
                | "allows"
                | "remind"
                | "reminds"
                | "prompt"
                | "prompts"
                | "greet"
                | "reassure"
                | "praise"
                | "ask"
                | "tell"
                | "motivate"
                | "involve"
                | "accompany"
                | "redirect"
                | "supervise"
                | "engage"
                | "reminding"
                | "prompting"
                | "enabling"
        );
        return if then_acts {
            Place::Personal
        } else if person {
            Place::Childlike
        } else {
            Place::Open
        };
    }
    let earlier = before.checked_sub(1).map_or(Class::default(), |at| tokens.class_near(run.from, at));
    match key {
        "of" | "for" | "about" if earlier.is(POSSESSED) && !word.first => Place::Childlike,
        "for" if then_acts => Place::Personal,
        // "will weigh Priya"
        _ if tokens.near(run.from, before.saturating_sub(1)).is_some_and(|_| {
            matches!(tokens.key(before.saturating_sub(1)), "will" | "must" | "shall" | "should")
        }) =>
        {
            Place::Open
        }
        "for" | "with" | "to" | "around" | "of" | "alongside" | "behind" | "beside" | "near" | "towards" => {
            Place::Open
        }
        _ => Place::Bare,
    }
}

/// "Leo makes Ava laugh": whoever acts on the child is not the child.
fn has_the_child_as_object(tokens: &Tokens, people: &People, run: Run) -> bool {
    people.names_in(tokens, run.from).any(|other| {
        other.from > run.to
            && other.from <= run.to + 7
            && (other.from..=other.to).any(|at| people.is_own(tokens.key(at)))
            && tokens.row[run.to + 1..=other.from].iter().all(|word| word.mark == ' ')
    })
}
