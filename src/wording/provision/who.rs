//! Who does the main work, and what is said of that person's training.
//!
//! Every role that is named is weighed by the words around it: "delivered by" speaks for a
//! role, "under the supervision of" and "trained by" against it. A service, a team and "staff" are
//! nobody in particular.

use super::Span;
use crate::model::DelivererRole;
use crate::wording::quick::{WordMap, WordSet};
use crate::wording::tokens::Tokens;
use serde::Deserialize;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The roles and the words that speak for and against them.
const ROLES: &str = include_str!("roles.toml");

#[derive(Deserialize)]
struct File {
    roles: RoleWords,
    bare_therapist: BTreeMap<String, DelivererRole>,
    short: Short,
    before: Before,
    after: After,
    verbs: Verbs,
}

#[derive(Deserialize)]
struct RoleWords {
    other: Vec<String>,
    #[serde(flatten)]
    known: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Short {
    forms: WordSet,
}

#[derive(Deserialize)]
struct Before {
    adjectives: WordSet,
    oversight: WordSet,
    talks: WordSet,
}

#[derive(Deserialize)]
struct After {
    nobody: WordSet,
    thing: WordSet,
}

#[derive(Deserialize)]
struct Verbs {
    delivers: WordSet,
    prepares: WordSet,
    reviews: WordSet,
    trains: WordSet,
    review_by: WordSet,
}

/// The words of a role and the role; none for one that the model does not name.
type Phrase = (Vec<String>, Option<DelivererRole>);

struct Roles {
    /// By first word, longest first.
    phrases: WordMap<Vec<Phrase>>,
    file: File,
}

impl Roles {
    fn committed() -> &'static Self {
        static COMMITTED: OnceLock<Roles> = OnceLock::new();
        COMMITTED.get_or_init(|| {
            #[expect(clippy::expect_used, reason = "the file is compiled in and every test reads it")]
            let file: File = toml::from_str(ROLES).expect("the committed roles are TOML");
            let mut phrases: WordMap<Vec<Phrase>> = WordMap::default();
            let mut add = |words: &str, role| {
                let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
                phrases.entry(words[0].clone()).or_default().push((words, role));
            };
            for (name, written) in &file.roles.known {
                #[expect(clippy::expect_used, reason = "the file is compiled in and every test reads it")]
                let role =
                    serde_json::from_value(name.clone().into()).expect("the roles are those of the model");
                for words in written {
                    add(words, Some(role));
                }
            }
            for words in &file.roles.other {
                add(words, None);
            }
            let longest_first = |mut list: Vec<Phrase>| {
                list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
                list
            };
            let phrases = phrases.into_iter().map(|(word, list)| (word, longest_first(list))).collect();
            Self { phrases, file }
        })
    }

    /// The role that is named at a place, and the place after it.
    ///
    /// `therapist` remembers what a therapist with no more words is in this text.
    fn at(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        therapist: &OnceCell<Option<DelivererRole>>,
    ) -> Option<(Option<DelivererRole>, usize)> {
        let word = tokens.word(at);
        if matches!(word, "therapist") {
            let known = *therapist.get_or_init(|| {
                let said = |word: &str| (0..tokens.len()).any(|at| tokens.word(at) == word);
                self.file.bare_therapist.iter().find(|(word, _)| said(word)).map(|(_, role)| *role)
            });
            return known.map(|role| (Some(role), at + 1));
        }
        let list = self.phrases.get(word)?;
        let (words, role, end) = list.iter().find_map(|(words, role)| {
            let mut next = at;
            for (index, word) in words.iter().enumerate() {
                next += usize::from(index > 0 && tokens.mark(next) == '-');
                if tokens.word(next) != word {
                    return None;
                }
                next += 1;
            }
            Some((words, *role, next))
        })?;
        let short = words.len() == 1 && self.file.short.forms.contains(word);
        (!short || tokens.get(at).is_some_and(|token| token.capital)).then_some((role, end))
    }
}

/// A role that is named in the text.
#[derive(Debug, Clone, Copy)]
struct Mention {
    role: Option<DelivererRole>,
    from: usize,
    until: usize,
    weight: i32,
}

/// Who does the main work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Who {
    pub role: Option<DelivererRole>,
    pub from: usize,
    pub until: usize,
}

/// Every place where a role is named, as tokens from and until, so that its words are not read as an activity.
#[derive(Debug, Default)]
pub(super) struct People {
    pub who: Option<Who>,
    pub named: Vec<(usize, usize)>,
    /// The words on training and supervision of the one who does the main work, as tokens.
    pub qualification: Option<(usize, usize)>,
}

/// The least weight with which a role still counts.
const LEAST: i32 = -15;

/// Finds who does the main work.
pub(super) fn who(tokens: &Tokens<'_>) -> People {
    let roles = Roles::committed();
    let (mut mentions, mut named): (Vec<Mention>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
    let (mut at, therapist) = (0, OnceCell::new());
    while at < tokens.len() {
        let Some((role, until)) = roles.at(tokens, at, &therapist) else {
            at += 1;
            continue;
        };
        named.push((at, until));
        if let Some(weight) = weight(roles, tokens, at, until, !mentions.is_empty()) {
            let order = 3 * i32::try_from(mentions.len()).unwrap_or(i32::MAX).min(5);
            mentions.push(Mention { role, from: at, until, weight: weight - order });
        }
        at = until;
    }
    let best = mentions
        .iter()
        .filter(|mention| mention.weight >= LEAST)
        .max_by_key(|mention| (mention.weight, std::cmp::Reverse(mention.from)));
    let mut who = best.map(|best| Who { role: best.role, from: best.from, until: best.until });
    let qualification = who.and_then(|who| qualification(tokens, who));
    if let (Some(who), Some((from, until))) = (&mut who, qualification) {
        // A teacher is the specialist whom the qualification makes of them.
        let says = |words: [&str; 2]| (from..until).any(|at| words.contains(&tokens.word(at)));
        if who.role == Some(DelivererRole::Teacher) && says(["vision", "visual"]) {
            who.role = Some(DelivererRole::TeacherOfVisionImpaired);
        } else if who.role == Some(DelivererRole::Teacher) && says(["deaf", "hearing"]) {
            who.role = Some(DelivererRole::TeacherOfTheDeaf);
        }
    }
    People { who, named, qualification }
}

/// How much speaks for a role; none where it only describes a thing or a service.
fn weight(roles: &Roles, tokens: &Tokens<'_>, from: usize, until: usize, mentioned: bool) -> Option<i32> {
    let file = &roles.file;
    let typed = tokens.typed(until - 1);
    let possessive = typed.ends_with("'s") || typed.ends_with("’s") || (tokens.mark(until) == '\'');
    let next = tokens.word(until);
    let of_time = matches!(next, "time" | "hour" | "support" | "input");
    if file.after.nobody.contains(next) || file.after.thing.contains(next) || (possessive && !of_time) {
        return None;
    }
    let mut weight = by_preposition(file, tokens, before_adjectives(file, tokens, from), mentioned);
    if tokens.are(from.saturating_sub(4), &["how", "by"])
        || tokens.are(from.saturating_sub(3), &["how", "by"])
    {
        weight = -30;
    }
    let led = next == "led" || (tokens.mark(until) == '-' && tokens.word(until + 1) == "led");
    if led {
        weight += 20;
    }
    if matches!(next, "will" | "shall" | "to" | "must") {
        let verb = tokens.word(until + 1);
        let verb = if verb == "be" { tokens.word(until + 2) } else { verb };
        weight += if file.verbs.review_by.contains(verb) { -15 } else { 12 };
    }
    Some(weight)
}

/// The place before the words that qualify a role: "a named, suitably qualified".
fn before_adjectives(file: &File, tokens: &Tokens<'_>, from: usize) -> usize {
    let mut back = from;
    for _ in 0..5 {
        let joins = back.checked_sub(1).is_some_and(|at| matches!(tokens.mark(at), '-' | '\''));
        if !joins && !file.before.adjectives.contains(tokens.word_before(back)) {
            break;
        }
        back -= 1;
    }
    back
}

/// What the word that leads to a role says of it: "delivered by" speaks for it, "trained by" against it.
fn by_preposition(file: &File, tokens: &Tokens<'_>, back: usize, mentioned: bool) -> i32 {
    let one = tokens.word_before(back);
    let two = back.checked_sub(1).map_or("", |back| tokens.word_before(back));
    let near = |words: &WordSet, reach: usize| {
        (2..=reach).any(|step| back.checked_sub(step).is_some_and(|at| words.contains(tokens.word(at))))
    };
    let carried_out = tokens.word_before(back.saturating_sub(2)) == "carried";
    match one {
        "by" if file.verbs.delivers.contains(two) || carried_out => 30,
        "by" if near(&file.verbs.prepares, 8) => -30,
        "by" if near(&file.verbs.reviews, 5) => -12,
        "by" => 20,
        "from" if two == "instruction" => 8,
        "of" | "from" if file.before.oversight.contains(two) => -40,
        "with" if file.before.talks.contains(two) => -20,
        "with" => 8,
        "and" if mentioned => -5,
        "to" | "for" | "of" if near(&file.verbs.trains, 5) => -30,
        word if file.verbs.trains.contains(word) => -30,
        _ => 10,
    }
}

/// The words on training, registration, award or supervision of a person, as tokens.
fn qualification(tokens: &Tokens<'_>, who: Who) -> Option<(usize, usize)> {
    before_role(tokens, who.from)
        .or_else(|| after_role(tokens, who.until))
        .or_else(|| supervision(tokens, who.until))
}

fn is_qualified(word: &str) -> bool {
    matches!(
        word,
        "qualified"
            | "trained"
            | "registered"
            | "chartered"
            | "accredited"
            | "certified"
            | "experienced"
            | "licensed"
    )
}

fn before_role(tokens: &Tokens<'_>, role: usize) -> Option<(usize, usize)> {
    let found =
        (1..=4).filter_map(|back| role.checked_sub(back)).find(|at| is_qualified(tokens.word(*at)))?;
    if (found..role).any(|at| {
        matches!(tokens.mark(at), '.' | ',' | ';' | '\n') || matches!(tokens.word(at), "by" | "to" | "the")
    }) {
        return None;
    }
    let compound = found >= 2 && tokens.mark(found - 1) == '-';
    let named = found >= 1
        && tokens.get(found - 1).is_some_and(|token| token.capital)
        && tokens.word(found - 1).len() > 2
        && !matches!(tokens.word(found - 1), "the");
    Some((
        if compound {
            found - 2
        } else if named {
            found - 1
        } else {
            found
        },
        role,
    ))
}

fn after_role(tokens: &Tokens<'_>, role_end: usize) -> Option<(usize, usize)> {
    let start = role_end + usize::from(matches!(tokens.mark(role_end), '(' | ','));
    let of_education = |reach: usize| {
        (start..start + reach).take_while(|at| tokens.mark(*at) != '.').any(|at| {
            is_qualified(tokens.word(at))
                || matches!(
                    tokens.word(at),
                    "qualification"
                        | "qualifications"
                        | "award"
                        | "certificate"
                        | "diploma"
                        | "degree"
                        | "training"
                        | "experience"
                        | "level"
                        | "qualified"
                        | "holds"
                        | "holding"
                        | "shown"
                        | "completed"
                        | "registration"
                        | "clearance"
                        | "knows"
                        | "course"
                        | "msc"
                        | "accreditation"
                )
        })
    };
    let first = tokens.word(start);
    let begins = match first {
        "with" | "has" | "having" => of_education(9),
        "who" => of_education(8),
        "holding" | "holds" | "specialising" => true,
        "hcpc" | "shown" => of_education(3) || first == "shown",
        word => is_qualified(word),
    };
    begins.then(|| (start, phrase_end(tokens, start)))
}

fn supervision(tokens: &Tokens<'_>, role_end: usize) -> Option<(usize, usize)> {
    (role_end..tokens.len()).find_map(|at| {
        let found = tokens.word(at) == "supervised" && tokens.word_before(at) != "well"
            || (tokens.word(at) == "under"
                && (at..at + 4)
                    .any(|at| matches!(tokens.word(at), "supervision" | "direction" | "guidance")));
        found.then(|| (at, phrase_end(tokens, at)))
    })
}

/// The end of a phrase on training: a mark, the verb of the sentence, or an amount.
fn phrase_end(tokens: &Tokens<'_>, from: usize) -> usize {
    let longest = from + 16;
    let mut at = from + 1;
    while at < tokens.len().min(longest) {
        let stop = matches!(tokens.mark(at), '.' | ',' | ';' | ')' | '(' | '\n' | ':' | '|' | '—')
            || (matches!(tokens.word(at), "will" | "shall") && tokens.word(at + 1) != "have")
            || (tokens.word(at) == "for"
                && (super::number::bounds(tokens, at + 1).is_some()
                    || super::number::length(tokens, at + 1).is_some()))
            || matches!(
                tokens.word(at),
                "delivers"
                    | "teaches"
                    | "works"
                    | "practises"
                    | "runs"
                    | "leads"
                    | "sees"
                    | "visits"
                    | "meets"
                    | "gives"
                    | "helps"
                    | "supports"
                    | "reads"
            );
        if stop {
            break;
        }
        at += 1;
    }
    at
}

impl Who {
    /// Where the role stands in the text.
    pub fn span(&self, tokens: &Tokens<'_>) -> Span {
        Span::of(tokens, self.from, self.until)
    }
}
