//! Who is who: the child, the people and things whom the plan introduces, and the names nobody introduced.

use super::super::quick::Quick;
use super::fold::fold;
use super::introductions::{
    gives_a_name, has_age_in_brackets, is_explained, is_gone_out_with, is_liked, stands_beside_a_relation,
};
use super::lexicon::{
    ADVERB, BE, CHILD, CLAUSE, COMPANION, DETERMINER, EITHER_PERSON, GIVEN, HE, HEAD, HELP_VERB, Lexicon,
    MODAL, ORDINARY, OTHER_CHILD, PERSON, PLAIN, POSSESSED, SETTING, SHE, STAFF, THIRD, TITLE, WORD_NAME,
};
use super::tokens::Tokens;
use super::{Known, PlanWords, Voice};
use crate::model::Section;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

type Names = HashSet<Box<str>, BuildHasherDefault<Quick>>;

/// Words with capitals that stand together and may be a name: `from` to `to`, both included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) who: Who,
}

/// Whom a run names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The child of the plan.
    Child,
    /// Someone or something that the front page names or the plan introduces.
    Other,
    /// A place, a body, a method or a story.
    Thing,
    /// Nobody has said so far.
    Unknown,
}

/// Everyone the texts name.
pub(super) struct People {
    pub(super) runs: Vec<Run>,
    /// The child's names, folded, one word each; the given ones first.
    pub(super) own: Vec<Box<str>>,
    others: Names,
    /// Names that were seen only after "Mrs" and the like: a family name here can be a given name there.
    titled: Names,
}

impl People {
    pub(super) fn read(tokens: &Tokens, texts: &[PlanWords<'_>], known: &Known<'_>) -> Self {
        let mut people = Self {
            runs: Vec::new(),
            own: own_names(known),
            others: Names::default(),
            titled: Names::default(),
        };
        for name in known.others.iter().chain(&known.settings) {
            people.others.extend(words_of(name).filter(|word| word.chars().count() > 1).map(Box::from));
        }
        for own in &people.own {
            people.others.remove(own);
        }
        people.runs = runs(tokens);
        people.hear_nicknames(tokens);
        for at in 0..people.runs.len() {
            people.runs[at].who = people.first_sight(tokens, people.runs[at]);
        }
        // A name in the middle of a list can be introduced by the one before it, and that by the one before.
        for at in 0..people.runs.len() {
            people.introduce(tokens, texts, at);
        }
        people.titled.retain(|name| !people.others.contains(name));
        for run in &mut people.runs {
            if run.who == Who::Unknown && people.others.contains(tokens.key(run.from)) {
                run.who = Who::Other;
            }
        }
        people
    }

    /// Whether a folded word is one of the child's names, or a usual short form of a given one.
    pub(super) fn is_own(&self, key: &str) -> bool {
        self.own.iter().any(|own| &**own == key || is_short_for(key, own))
            || key.split_once('-').is_some_and(|(first, _)| self.own.iter().any(|own| &**own == first))
    }

    /// Whether the name stands only after a title so far.
    pub(super) fn is_titled(&self, key: &str) -> bool {
        self.titled.contains(key)
    }

    /// The runs of one sentence; `at` is any word of it.
    pub(super) fn names_in<'a>(&'a self, tokens: &'a Tokens, at: usize) -> impl Iterator<Item = &'a Run> {
        let sentence = tokens.row.get(at).map_or(0, |token| token.sentence);
        let first = self.runs.partition_point(|run| tokens.row[run.from].sentence < sentence);
        self.runs[first..].iter().take_while(move |run| tokens.row[run.from].sentence == sentence)
    }

    fn first_sight(&self, tokens: &Tokens, run: Run) -> Who {
        let before = run.from.checked_sub(1).filter(|at| tokens.near(run.from, *at).is_some());
        let titled = before.is_some_and(|at| {
            matches!(tokens.key(at), "mr" | "mrs" | "miss" | "ms" | "dr" | "mx" | "prof" | "professor")
        });
        let mut keys = (run.from..=run.to).map(|at| tokens.key(at));
        if keys.any(|key| self.is_own(key)) {
            // "Mrs Patel" and "Anna Patel" share the child's family name.
            let first = tokens.key(run.from);
            let relative = run.to > run.from
                && !self.is_own(first)
                && (tokens.row[run.from].class.is(GIVEN) || self.others.contains(first));
            return if titled || relative { Who::Other } else { Who::Child };
        }
        if is_thing(tokens, run) { Who::Thing } else { Who::Unknown }
    }

    fn introduce(&mut self, tokens: &Tokens, texts: &[PlanWords<'_>], at: usize) {
        let run = self.runs[at];
        if run.who != Who::Unknown {
            return;
        }
        let words = &texts[tokens.row[run.from].text];
        let before = run.from.checked_sub(1).filter(|before| tokens.near(run.from, *before).is_some());
        let titled = before.is_some_and(|before| {
            tokens.row[before].class.is(TITLE)
                && !tokens.row[before].possessive
                && " .".contains(tokens.row[run.from].mark)
        });
        if titled && !before.is_some_and(|before| tokens.row[before].class.is(EITHER_PERSON)) {
            self.runs[at].who = Who::Other;
            for place in run.from..=run.to {
                self.titled.insert(tokens.key(place).into());
            }
            return;
        }
        let first_person = words.voice == Voice::Child && !gives_a_name(tokens, run);
        let introduced = first_person
            || before.is_some_and(|before| stands_beside_a_relation(tokens, run, before))
            || is_explained(tokens, run)
            || self.is_beside_the_child(tokens, run)
            || self.is_a_companion(tokens, run)
            || self.continues_a_list(tokens, at)
            || (words.section == Some(Section::A)
                && (has_age_in_brackets(tokens, run) || is_gone_out_with(tokens, run)));
        if introduced {
            self.runs[at].who = Who::Other;
            for place in run.from..=run.to {
                self.others.insert(tokens.key(place).into());
            }
        } else if before.is_some_and(|before| is_liked(tokens, run, before)) {
            self.runs[at].who = Who::Thing;
            self.others.insert(tokens.key(run.from).into());
        }
    }

    /// "likes to be called Tam", "known as Ben": the plan declares a name of the child.
    fn hear_nicknames(&mut self, tokens: &Tokens) {
        for run in 0..self.runs.len() {
            let from = self.runs[run].from;
            let [Some(one), Some(two)] = [1, 2].map(|back| from.checked_sub(back)) else { continue };
            if tokens.near(from, two).is_none() {
                continue;
            }
            let says = matches!(
                (tokens.key(two), tokens.key(one)),
                ("known" | "goes", "as" | "by")
                    | ("be" | "is", "called")
                    | ("calls" | "call", "me" | "him" | "her" | "them" | "himself" | "herself")
            ) || matches!(tokens.key(one), "nickname" | "nicknamed" | "preferred" | "prefers");
            let of_the_child = self.names_in(tokens, from).any(|other| {
                other.from < from && (other.from..=other.to).any(|at| self.is_own(tokens.key(at)))
            });
            if says && of_the_child {
                self.own.push(tokens.key(from).into());
            }
        }
    }

    /// "Ava and Leo", "Ava, Tom and Mia".
    fn is_beside_the_child(&self, tokens: &Tokens, run: Run) -> bool {
        let is_own =
            |at: usize| tokens.row[at].capital && self.is_own(tokens.key(at)) && !tokens.row[at].possessive;
        let joined = |at: usize| matches!(tokens.key(at), "and" | "or");
        let before = run.from.checked_sub(1).filter(|at| tokens.near(run.from, *at).is_some());
        let after = run.to + 1;
        before.is_some_and(|at| {
            (is_own(at) && tokens.row[run.from].mark == ',' && !is_finite(tokens, run.to))
                || (joined(at) && at > 0 && tokens.near(at, at - 1).is_some() && is_own(at - 1))
        }) || (tokens.near(run.to, after + 1).is_some()
            && joined(after)
            && is_own(after + 1)
            && !tokens.row[run.to].possessive)
    }

    /// "plays with Leo", unless an adult does so: adults sit, talk and play with the child.
    fn is_a_companion(&self, tokens: &Tokens, run: Run) -> bool {
        let Some(preposition) = run.from.checked_sub(1).filter(|at| tokens.near(run.from, *at).is_some())
        else {
            return false;
        };
        let direct = tokens.row[run.from].mark == ' '
            && tokens.row[preposition].class.is(COMPANION)
            && !tokens.row[preposition].class.is(HELP_VERB);
        if tokens.row[run.to].possessive && tokens.class_near(run.to, run.to + 1).is(POSSESSED) {
            return false;
        }
        if !direct
            && !matches!(
                tokens.key(preposition),
                "with" | "to" | "about" | "of" | "from" | "by" | "for" | "than" | "after"
            )
        {
            return false;
        }
        let verb = (preposition.saturating_sub(4)..=preposition)
            .rev()
            .filter(|at| tokens.near(run.from, *at).is_some())
            .find(|at| tokens.row[*at].class.is(COMPANION) && !tokens.row[*at].class.is(CLAUSE));
        verb.is_some_and(|verb| {
            let mut at = verb;
            let mut promised = false;
            let child = self.names_in(tokens, verb).any(|other| other.who == Who::Child && other.to < verb);
            while at > 0 && tokens.near(verb, at - 1).is_some() {
                at -= 1;
                let word = &tokens.row[at];
                promised |= word.class.is(MODAL)
                    && matches!(tokens.key(at), "will" | "should" | "must" | "to" | "shall");
                if promised && !child {
                    return false;
                }
                if word.class.is(STAFF)
                    || matches!(
                        tokens.key(at),
                        "staff" | "adults" | "teachers" | "team" | "school" | "service"
                    )
                {
                    return false;
                }
            }
            true
        })
    }

    fn continues_a_list(&self, tokens: &Tokens, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).map(|last| self.runs[last]) else { return false };
        let run = self.runs[at];
        if last.who != Who::Other || tokens.near(run.from, last.to).is_none() {
            return false;
        }
        let mut next = last.to + 1;
        // "Tom (12) and Mia (3)"
        while tokens.row[next].mark == '('
            && next < run.from
            && tokens.key(next).bytes().all(|byte| byte.is_ascii_digit())
        {
            next += 1;
        }
        match run.from - next {
            0 => tokens.row[run.from].mark == ',' && !is_finite(tokens, run.to),
            1 => matches!(tokens.key(next), "and" | "or"),
            _ => false,
        }
    }
}

/// The single words of all names, folded, the given names first, without "de", "al" and the like.
fn own_names(known: &Known<'_>) -> Vec<Box<str>> {
    let mut own: Vec<Box<str>> = Vec::new();
    for name in &known.names {
        for word in words_of(name) {
            if word.chars().count() > 1 && !own.iter().any(|known| **known == *word) {
                own.push(word.into());
            }
        }
        let whole = fold(name.trim());
        if !whole.contains(' ') && !whole.is_empty() && !own.iter().any(|known| **known == *whole) {
            own.push(whole.into());
        }
    }
    let lexicon = Lexicon::get();
    for at in 0..own.len() {
        let short: Vec<Box<str>> = lexicon.short_forms(&own[at]).to_vec();
        own.extend(short);
    }
    own
}

/// The folded words of a name.
pub(super) fn words_of(name: &str) -> impl Iterator<Item = String> {
    let parts: Vec<String> = fold(name)
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|mut word| {
            while let Some(owner) = word.strip_suffix("'s") {
                word = owner;
            }
            word.trim_matches('\'').to_owned()
        })
        .filter(|word| !word.is_empty())
        .collect();
    parts.into_iter()
}

/// Whether `short` is what people make of `name` by leaving off an end: "Tam" of "Tamsin", "Charlie" of "Charlotte".
pub(super) fn is_short_for(short: &str, name: &str) -> bool {
    let letters = short.chars().count();
    let alike = short.as_bytes().first() == name.as_bytes().first() || name.ends_with(short);
    if !alike || letters < 2 || !short.is_ascii() || !name.is_ascii() || short.len() >= name.len() {
        return false;
    }
    let listed = Lexicon::get().class(short).is(GIVEN);
    let enough = if listed { 3 } else { 2 };
    if letters >= enough && name.starts_with(short) && (!listed || name.len() > short.len() + 1) {
        return true;
    }
    if letters >= 4 && name.ends_with(short) && name.len() > short.len() + 1 {
        return true;
    }
    ["ie", "ey", "y", "i"].iter().any(|end| {
        short.strip_suffix(end).is_some_and(|stem| {
            let single = stem
                .strip_suffix(|last: char| stem.len() > 2 && stem[..stem.len() - 1].ends_with(last))
                .unwrap_or(stem);
            single.len() >= enough
                && (name.starts_with(single) || name.starts_with(stem))
                && !name.starts_with(short)
        })
    })
}

/// All runs of words with capitals that may be names.
fn runs(tokens: &Tokens) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, token) in tokens.row.iter().enumerate() {
        if !token.capital || !may_name(tokens, at) {
            continue;
        }
        let joins = runs.last().is_some_and(|last| {
            let before = &tokens.row[last.to];
            last.to + 1 == at && token.mark == ' ' && before.sentence == token.sentence && !before.possessive
        });
        match runs.last_mut() {
            Some(last) if joins => last.to = at,
            _ => runs.push(Run { from: at, to: at, who: Who::Unknown }),
        }
    }
    runs
}

/// Whether a word with a capital can be part of a name at all.
fn may_name(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.row[at];
    let (key, class) = (tokens.key(at), token.class);
    if key.len() < 2 || key.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    if class.is(GIVEN) {
        return !token.capitals || (key.len() > 3 && !class.is(ORDINARY | STAFF));
    }
    if token.capitals {
        return false;
    }
    if class.is(WORD_NAME) {
        // "Will need help" and "May become upset" begin with a verb; "Will needs help" with a name.
        let next = tokens.class_near(at, at + 1);
        return !token.first
            || token.possessive
            || !class.is(MODAL)
            || next.is(THIRD)
            || (next.is(MODAL) && !next.is(PLAIN) && !next.is(PERSON));
    }
    let grammar = CLAUSE
        | ADVERB
        | DETERMINER
        | STAFF
        | PERSON
        | TITLE
        | ORDINARY
        | CHILD
        | OTHER_CHILD
        | MODAL
        | HE
        | SHE
        | SETTING;
    if class.is(grammar) || (token.first && class.is(PLAIN)) || (class.is(HEAD) && !token.possessive) {
        return false;
    }
    let head = key.split('-').next().unwrap_or(key);
    if head != key && Lexicon::get().class(head).is(GIVEN) {
        return true;
    }
    let formed = [
        "ing", "tion", "sion", "ment", "ness", "ity", "ly", "ies", "ology", "ism", "ance", "ence", "ful",
        "ical", "ed", "able", "ive",
    ];
    !(formed.iter().any(|end| key.ends_with(end)) && key.len() > 4)
}

/// Whether the run is (part of) the name of a thing.
pub(super) fn is_thing(tokens: &Tokens, run: Run) -> bool {
    let listed = tokens.row[run.from].class.is(GIVEN);
    if matches!(tokens.key(run.from), "st" | "saint" | "ss") {
        return true;
    }
    let next = tokens.near(run.to, run.to + 1).filter(|next| next.mark == ' ');
    if is_month_or_season(tokens, run) {
        return true;
    }
    if next.is_some_and(|next| {
        next.class.is(HEAD) && (next.capital || (!listed && !tokens.row[run.to].possessive))
    }) {
        return true;
    }
    // "Amber Level", "Colourful Semantics Group", "Great Ormond Street": a head two words on, all with capitals.
    if let (Some(next), Some(after)) = (next, tokens.near(run.to, run.to + 2))
        && next.capital
        && after.capital
        && after.class.is(HEAD)
        && after.mark == ' '
    {
        return true;
    }
    let before = run.from.checked_sub(1).and_then(|at| tokens.near(run.from, at));
    let tied = tokens.row[run.from].mark == ' '
        && before.is_some_and(|before| {
            before.capital
                && !before.possessive
                && !before.class.is(TITLE | PERSON | STAFF | CLAUSE)
                && (!before.first || before.class.is(HEAD))
        });
    tied && !listed
}

/// "in May", "the plan of April 2024", "between May and June".
fn is_month_or_season(tokens: &Tokens, run: Run) -> bool {
    let word = &tokens.row[run.from];
    if run.from != run.to || !word.class.is(ORDINARY) || !word.class.is(WORD_NAME) {
        return false;
    }
    let before = run
        .from
        .checked_sub(1)
        .filter(|at| tokens.near(run.from, *at).is_some())
        .map_or("", |at| tokens.key(at));
    let after = if tokens.near(run.to, run.to + 1).is_some() { tokens.key(run.to + 1) } else { "" };
    let number = |key: &str| key.starts_with(|first: char| first.is_ascii_digit());
    number(before)
        || number(after)
        || matches!(
            before,
            "in" | "by"
                | "of"
                | "since"
                | "until"
                | "till"
                | "from"
                | "each"
                | "every"
                | "last"
                | "next"
                | "this"
                | "during"
                | "between"
                | "early"
                | "late"
                | "mid"
                | "to"
                | "before"
                | "after"
                | "and"
                | "the"
                | "around"
                | "through"
        )
}

/// Whether a verb with a person as its subject follows: the name begins a sentence rather than ending a phrase.
pub(super) fn is_finite(tokens: &Tokens, to: usize) -> bool {
    let mut at = to + 1;
    while tokens
        .near(to, at)
        .is_some_and(|next| next.mark == ' ' && next.class.is(ADVERB) && !next.class.is(BE))
    {
        at += 1;
    }
    tokens.near(to, at).is_some_and(|next| next.mark == ' ' && next.class.is(MODAL | THIRD))
}
