//! Schools and other settings that the child is said to attend and that the plan does not know.

use super::fold::fold;
use super::lexicon::{
    ATTENDING, CLAUSE, Class, DETERMINER, ELSEWHERE, GENERIC, HEAD, Lexicon, MODAL, ORDINARY, PERSON,
    SETTING, SETTING_KIND, STAFF, THIRD, TITLE,
};
use super::people::{People, Who, words_of};
use super::tokens::Tokens;
use super::{Certainty, Kind, Known, PlanWords, Reason, Trace, Voice};
use std::cell::LazyCell;
use std::ops::Range;

/// A setting's name in the words.
struct Mention {
    from: usize,
    to: usize,
    /// The words that tell this setting from another.
    own: Vec<String>,
}

pub(super) fn find(
    tokens: &Tokens,
    texts: &[PlanWords<'_>],
    known: &Known<'_>,
    people: &People,
    traces: &mut Vec<Trace>,
) {
    if known.settings.is_empty() {
        return;
    }
    let named: Vec<Vec<String>> = known.settings.iter().map(|name| distinctive(words_of(name))).collect();
    let bodies: LazyCell<Vec<Vec<String>>, _> =
        LazyCell::new(|| known.others.iter().map(|name| words_of(name).collect()).collect());
    let mentions = mentions(tokens);
    // The bodies are read where a setting is none of those that are named.
    let is_known = |mention: &Mention| {
        named.iter().any(|name| name.iter().any(|word| mention.own.contains(word)))
            || bodies.iter().any(|body| mention.own.iter().all(|word| body.contains(word)))
    };
    // A setting that one sentence explains is explained for the whole plan.
    let explained: Vec<&Mention> =
        mentions.iter().filter(|mention| is_elsewhere(tokens, mention, true)).collect();
    for mention in &mentions {
        let word = &tokens.row[mention.from];
        if word.quoted
            || texts[word.text].voice == Voice::Child
            || is_known(mention)
            || explained.iter().any(|other| other.own.iter().any(|word| mention.own.contains(word)))
            || is_elsewhere(tokens, mention, false)
            || !is_attended(tokens, people, mention)
        {
            continue;
        }
        let span = word.span.start..tokens.row[mention.to].span.end;
        traces.push(Trace::new(
            texts,
            word.text,
            span,
            (Kind::Setting, Reason::UnknownSetting, Certainty::Likely),
        ));
    }
}

fn distinctive(words: impl Iterator<Item = String>) -> Vec<String> {
    let lexicon = Lexicon::get();
    words.filter(|word| word.len() > 1 && !lexicon.class(&fold(word)).is(GENERIC | SETTING)).collect()
}

fn mentions(tokens: &Tokens) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (at, token) in tokens.row.iter().enumerate() {
        if !token.capital || !token.class.is(SETTING) || mentions.last().is_some_and(|last| last.to >= at) {
            continue;
        }
        let mut from = at;
        while let Some(before) = from
            .checked_sub(1)
            .filter(|before| tokens.near(at, *before).is_some() && tokens.row[from].mark == ' ')
        {
            let word = &tokens.row[before];
            let links = matches!(tokens.key(before), "of" | "and" | "the")
                && before > 0
                && tokens.near(at, before - 1).is_some_and(|word| word.capital);
            let stops = word.class.is(CLAUSE | PERSON | STAFF | TITLE | DETERMINER | MODAL)
                || (word.class.is(ORDINARY) && word.first);
            if !links
                && (!word.capital
                    || (stops && !word.class.is(SETTING | HEAD))
                    || word.class.is(SETTING) && word.possessive)
            {
                break;
            }
            from = before;
        }
        while from < at && (!tokens.row[from].capital || tokens.row[from].class.is(CLAUSE)) {
            from += 1;
        }
        let mut to = at;
        while tokens
            .near(at, to + 1)
            .is_some_and(|next| next.mark == ' ' && next.capital && next.class.is(SETTING | HEAD))
            && !tokens.row[to].possessive
        {
            to += 1;
        }
        let lexicon = Lexicon::get();
        let own: Vec<String> = distinctive((from..=to).map(|at| tokens.key(at).to_owned()))
            .into_iter()
            .filter(|word| !lexicon.class(word).is(SETTING_KIND | CLAUSE))
            .collect();
        let plain = own.iter().all(|word| lexicon.class(word).is(ORDINARY) && !lexicon.class(word).is(HEAD));
        // "Lego Club", "Forest School" and "Read Write Inc Nursery Pack" are no settings.
        if !own.is_empty() && !plain {
            mentions.push(Mention { from, to, own });
        }
    }
    mentions
}

/// The sentence's words, without the mention itself.
fn around<'a>(tokens: &'a Tokens, mention: &'a Mention) -> impl Iterator<Item = (usize, Class)> + 'a {
    let sentence = tokens.row[mention.from].sentence;
    let start = tokens.row[..mention.from].iter().rev().take_while(|word| word.sentence == sentence).count();
    (mention.from - start..)
        .take_while(move |at| tokens.row.get(*at).is_some_and(|word| word.sentence == sentence))
        .filter(|at| !(mention.from..=mention.to).contains(at))
        .map(|at| (at, tokens.row[at].class))
}

/// Whether the words about the mention say that the child is not there now. Other people anywhere in the
/// sentence do so; verbs and the like only in the same clause.
///
/// `closely` asks for a word next to the mention: such a word explains the setting for the whole plan.
fn is_elsewhere(tokens: &Tokens, mention: &Mention, closely: bool) -> bool {
    let clause = clause(tokens, mention);
    around(tokens, mention).filter(|(at, _)| !closely || (at + 6 > mention.from && *at < mention.to + 4)).any(
        |(at, class)| {
            class.is(PERSON) && !tokens.key(at).starts_with("parent")
                || (class.is(ELSEWHERE)
                    && clause.contains(&at)
                    && !matches!(tokens.key(at), "started" | "began" | "joined"))
        },
    )
}

/// The words between the commas, semicolons and brackets around the mention.
fn clause(tokens: &Tokens, mention: &Mention) -> Range<usize> {
    let ends = |at: usize| ",;()–—".contains(tokens.row[at].mark);
    let mut start = mention.from;
    while start > 0 && !ends(start) && tokens.near(mention.from, start - 1).is_some() {
        start -= 1;
    }
    let mut end = mention.to + 1;
    while tokens.near(mention.to, end).is_some() && !ends(end) {
        end += 1;
    }
    start..end
}

/// Whether the sentence says that the child is there now.
fn is_attended(tokens: &Tokens, people: &People, mention: &Mention) -> bool {
    let others = people
        .names_in(tokens, mention.from)
        .any(|run| run.who == Who::Other && (run.to < mention.from || run.from > mention.to));
    let began = clause(tokens, mention).any(|at| matches!(tokens.key(at), "started" | "began" | "joined"));
    // "started at the school, having left the nursery" is about now; "started at the school" may be long ago.
    let began = began && !around(tokens, mention).any(|(at, _)| tokens.key(at) == "having");
    let past = around(tokens, mention).any(|(at, _)| matches!(tokens.key(at), "was" | "were" | "had"));
    let present =
        around(tokens, mention).any(|(at, class)| class.is(THIRD) || matches!(tokens.key(at), "is" | "will"));
    !others
        && !began
        && clause(tokens, mention).any(|at| match tokens.key(at) {
            "at" => present && !past,
            _ => tokens.row[at].class.is(ATTENDING) && !(mention.from..=mention.to).contains(&at),
        })
}
