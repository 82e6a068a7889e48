//! Whether an activity is named or described.
//!
//! "Support", "input", "hours" and "therapy" alone tell nobody what is done. An activity is a
//! programme with a name, a word that is one by itself ("handwriting"), a verb with its object ("to
//! dress himself", "practising letter sounds"), or a noun after "on" and "of" that is not one of
//! the words that every provision has.

use super::Span;
use super::chunk::Chunks;
use super::who::People;
use crate::wording::quick::{WordMap, WordSet};
use crate::wording::tokens::{Kind, Tokens};
use serde::Deserialize;
use std::sync::OnceLock;

/// The words that this module goes by.
const ACTIVITIES: &str = include_str!("activities.toml");

#[derive(Deserialize)]
struct File {
    programmes: Vec<String>,
    heads: Vec<String>,
    kinds: WordSet,
    generic: WordSet,
    verbs: WordSet,
    ing: WordSet,
    leading: WordSet,
    alone: WordSet,
}

struct Activities {
    /// By first word.
    phrases: WordMap<Vec<Vec<&'static str>>>,
    file: &'static File,
}

impl Activities {
    fn committed() -> &'static Self {
        static FILE: OnceLock<File> = OnceLock::new();
        static COMMITTED: OnceLock<Activities> = OnceLock::new();
        COMMITTED.get_or_init(|| {
            let file = FILE.get_or_init(|| {
                #[expect(clippy::expect_used, reason = "the file is compiled in and every test reads it")]
                toml::from_str(ACTIVITIES).expect("the committed activities are TOML")
            });
            let mut phrases: WordMap<Vec<Vec<&'static str>>> = WordMap::default();
            for phrase in file.programmes.iter().chain(&file.heads) {
                let words: Vec<&str> = phrase.split(' ').collect();
                phrases.entry(words[0].to_owned()).or_default().push(words);
            }
            Self { phrases, file }
        })
    }

    fn phrase_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        self.phrases.get(tokens.word(at))?.iter().find_map(|words| {
            let mut next = at;
            for (index, word) in words.iter().enumerate() {
                next += usize::from(index > 0 && tokens.mark(next) == '-');
                if tokens.word(next) != *word {
                    return None;
                }
                next += 1;
            }
            Some(next)
        })
    }
}

/// The words that name or describe the activity, if any do.
pub(super) fn activity(tokens: &Tokens<'_>, chunks: &Chunks, people: &People) -> Option<Span> {
    let mut taken = vec![false; tokens.len()];
    let spans = chunks.list.iter().map(|chunk| (chunk.from, chunk.until));
    for (from, until) in spans.chain(people.named.iter().copied()).chain(people.qualification) {
        taken.iter_mut().take(until).skip(from).for_each(|taken| *taken = true);
    }
    let reader = Reader { tokens, taken, people, activities: Activities::committed() };
    (0..tokens.len()).find_map(|at| reader.at(at)).map(|(from, until)| Span::of(tokens, from, until))
}

struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    taken: Vec<bool>,
    people: &'a People,
    activities: &'static Activities,
}

impl Reader<'_> {
    /// The tokens of an activity that begins here.
    fn at(&self, at: usize) -> Option<(usize, usize)> {
        let elsa = self.tokens.word(at) == "elsa"
            && !matches!(
                self.tokens.word_before(at),
                "by" | "an" | "the" | "with" | "from" | "school" | "trained"
            )
            && !matches!(self.tokens.word(at + 1), "will" | "trained" | "to" | "group");
        if elsa {
            return Some((at, at + 1));
        }
        if self.taken[at] {
            return None;
        }
        if let Some(until) = self.activities.phrase_at(self.tokens, at) {
            let paper = self.tokens.word(at) == "writing"
                && (at + 1..at + 4).any(|at| {
                    matches!(
                        self.tokens.word(at),
                        "programme" | "programmes" | "report" | "reports" | "plan" | "targets"
                    )
                });
            if !paper && !self.taken[at..until.min(self.taken.len())].contains(&true) {
                return Some((at, until));
            }
        }
        self.verb_after_will(at)
            .or_else(|| self.present(at))
            .or_else(|| self.passive(at))
            .or_else(|| self.ing(at))
            .or_else(|| self.after_preposition(at))
            .or_else(|| self.kind(at))
    }

    /// A word with content: not one that every provision has, not a name, not part of an amount.
    fn is_content(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let free = self.taken.get(at).is_some_and(|taken| !taken);
        let name = self.tokens.get(at).is_some_and(|token| token.capital) && !self.begins_sentence(at);
        free && word.len() > 2
            && !name
            && !self.activities.file.generic.contains(word)
            && word.chars().all(|c| c.is_alphabetic() || c == '\'')
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || matches!(self.tokens.mark(at - 1), '.' | '\n' | '|' | ':' | ';' | '—' | '-' | '#')
    }

    /// The first word with content after a place, before a mark or a preposition ends the phrase.
    fn object(&self, at: usize) -> Option<usize> {
        for next in at..at + 5 {
            match self.tokens.get(next)?.kind {
                Kind::Mark('-' | '\'' | '&') => continue,
                Kind::Word => {}
                _ => return None,
            }
            if self.is_content(next) {
                return Some(next);
            }
            let ends = matches!(
                self.tokens.word(next),
                "by" | "for"
                    | "from"
                    | "in"
                    | "at"
                    | "during"
                    | "each"
                    | "every"
                    | "per"
                    | "when"
                    | "if"
                    | "until"
                    | "will"
                    | "before"
                    | "after"
                    | "within"
            );
            if ends || self.taken.get(next) == Some(&true) {
                return None;
            }
        }
        None
    }

    /// "will practise letter sounds", "to dress himself".
    fn verb_after_will(&self, at: usize) -> Option<(usize, usize)> {
        let to = self.tokens.word(at) == "to";
        if !to && !matches!(self.tokens.word(at), "will" | "shall" | "and" | "they" | "can") {
            return None;
        }
        let verb = at + 1;
        let word = self.tokens.word(verb);
        let is_verb = self.is_content(verb)
            && !self.activities.file.verbs.contains(word)
            && !word.ends_with("ing")
            && !word.ends_with('s')
            && !word.ends_with("ed")
            && !word.ends_with("ly");
        if !is_verb || (self.tokens.word(at) == "and" && !self.begins_verb_list(at)) {
            return None;
        }
        if self.activities.file.alone.contains(word) && self.tokens.word(at) != "and" {
            return Some((verb, verb + 1));
        }
        let object = self.object(verb + 1)?;
        Some((verb, object + 1))
    }

    /// "The teaching assistant practises money", "a teacher who tells stories": what somebody named does.
    fn present(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.tokens.word(at);
        let named = self.people.named.iter().any(|(_, until)| *until == at)
            || self.people.qualification.is_some_and(|(_, until)| until == at)
            || self.tokens.word_before(at) == "who";
        let stem = word.strip_suffix("es").or_else(|| word.strip_suffix('s'))?;
        let plain = &self.activities.file.verbs;
        let says_nothing =
            plain.contains(stem) || word.strip_suffix('s').is_some_and(|stem| plain.contains(stem));
        if !named || says_nothing || word.ends_with("ss") || !self.is_content(at) {
            return None;
        }
        if self.activities.file.alone.contains(stem) {
            return Some((at, at + 1));
        }
        self.object(at + 1).map(|object| (at, object + 1))
    }

    /// "Ten words will be taught", "worksheets are enlarged": what is done to something.
    fn passive(&self, at: usize) -> Option<(usize, usize)> {
        let done = matches!(
            self.tokens.word(at),
            "taught"
                | "practised"
                | "enlarged"
                | "rehearsed"
                | "explained"
                | "revised"
                | "modelled"
                | "simplified"
                | "signed"
                | "translated"
                | "adapted"
                | "recorded"
                | "typed"
                | "scribed"
        );
        let been = self.tokens.word_before(at) == "be" || matches!(self.tokens.word_before(at), "is" | "are");
        if !done || !been {
            return None;
        }
        let thing = (2..=4).filter_map(|back| at.checked_sub(back)).find(|at| self.is_content(*at))?;
        (!self.people.named.iter().any(|(from, until)| (*from..*until).contains(&thing)))
            .then_some((thing, at + 1))
    }

    /// Whether "and" joins verbs: a "to" or "will" stands not far before it.
    fn begins_verb_list(&self, at: usize) -> bool {
        (1..=12).any(|back| {
            at.checked_sub(back).is_some_and(|at| matches!(self.tokens.word(at), "to" | "will" | "shall"))
        })
    }

    /// "practising letter sounds", "pushing and lifting".
    fn ing(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.tokens.word(at);
        if !word.ends_with("ing") || word.len() < 5 || self.begins_name(at) {
            return None;
        }
        let file = self.activities.file;
        if file.leading.contains(word) {
            let next =
                at + 1 + usize::from(matches!(self.tokens.word(at + 1), "on" | "with" | "through" | "upon"));
            return self.object(next).map(|object| (at, object + 1));
        }
        if file.ing.contains(word) || file.generic.contains(word) {
            return None;
        }
        let joined = self.tokens.word(at + 1) == "and"
            && self.tokens.word(at + 2).ends_with("ing")
            && self.tokens.word(at + 2).len() > 4;
        let object = if joined { Some(at + 2) } else { self.object(at + 1) };
        if let Some(object) = object {
            return Some((at, object + 1));
        }
        // "word finding" at the end of a phrase
        let ends = self.tokens.get(at + 1).is_none_or(|token| matches!(token.kind, Kind::Mark(_)));
        (ends && at > 0 && self.is_content(at - 1)).then_some((at.saturating_sub(1), at + 1))
    }

    fn begins_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital) && !self.begins_sentence(at)
    }

    /// "on speech sounds", "of grammar", "of Numicon".
    fn after_preposition(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.tokens.word(at);
        let about = word == "about"
            && (matches!(self.tokens.mark(at.wrapping_sub(1)), ',')
                || matches!(self.tokens.word_before(at), "mentoring" | "counselling" | "sessions" | "talks"));
        if !(matches!(word, "on" | "of") || about) || at == 0 {
            return None;
        }
        let whose = matches!(
            self.tokens.word_before(at),
            "member"
                | "members"
                | "start"
                | "end"
                | "beginning"
                | "front"
                | "group"
                | "groups"
                | "class"
                | "period"
                | "total"
                | "part"
                | "number"
                | "range"
                | "level"
                | "use"
                | "teacher"
                | "supervision"
                | "direction"
                | "value"
                | "maximum"
                | "minimum"
                | "each"
                | "out"
                | "half"
        );
        if whose
            || (word == "on"
                && matches!(self.tokens.word(at + 1), "a" | "the")
                && matches!(self.tokens.word(at + 3), "basis"))
        {
            return None;
        }
        let of_time = self.taken.get(at - 1) == Some(&true)
            || self.activities.file.kinds.contains(self.tokens.word_before(at))
            || matches!(self.tokens.word_before(at), "sessions" | "hours" | "therapy" | "input" | "support");
        let named = word == "of"
            && of_time
            && self.tokens.get(at + 1).is_some_and(|token| token.capital && token.kind == Kind::Word)
            && !self.taken.get(at + 1).is_none_or(|taken| *taken)
            && !self.activities.file.generic.contains(self.tokens.word(at + 1));
        if named {
            return Some((at + 1, at + 2));
        }
        self.object(at + 1).map(|object| (at + 1, object + 1))
    }

    /// "fine motor programme", "social skills group": a word with content before a kind of work.
    fn kind(&self, at: usize) -> Option<(usize, usize)> {
        let file = self.activities.file;
        if !self.is_content(at)
            || file.verbs.contains(self.tokens.word(at))
            || self.tokens.word(at).ends_with("ly")
            || file.ing.contains(self.tokens.word(at))
        {
            return None;
        }
        let mut next = at + 1;
        for _ in 0..3 {
            next = super::number::past_hyphen(self.tokens, next);
            if file.kinds.contains(self.tokens.word(next)) {
                return Some((at, next + 1));
            }
            let goes_on = self.tokens.get(next).is_some_and(|token| token.kind == Kind::Word)
                && (self.is_content(next) || matches!(self.tokens.word(next), "and" | "skills" | "reading"));
            if !goes_on {
                return None;
            }
            next += 1;
        }
        None
    }
}
