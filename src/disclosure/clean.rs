//! A text without what must not be told: what is found, and what stands in its place.

use super::days::days;
use super::mark::{Action, Certainty, Kind};
use super::numbers::coded;
use super::secrets::{Secrets, joined};
use super::words::{Word, words};
use crate::model::CopyReader;
use crate::wording::identity::{Mention, Mentioned, WordClass, distance, is_short_form, word_class};
use std::collections::HashMap;
use std::ops::Range;

/// Something in a text that must not be told, or may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) span: Range<usize>,
    pub(super) kind: Kind,
    pub(super) certainty: Certainty,
    pub(super) action: Action,
}

/// Looks through the texts of one plan.
pub(super) struct Searcher<'s> {
    pub(super) secrets: &'s Secrets,
    pub(super) reader: CopyReader,
    /// What each word that was looked up turned out to be: most words stand in a plan many times.
    pub(super) near: HashMap<String, Option<(Kind, Certainty)>>,
}

impl Searcher<'_> {
    /// All that is found in one text, in its order and without overlaps.
    ///
    /// `in_role` says that the text names a role or a service, in which other capitals are no names.
    pub(super) fn search(&mut self, text: &str, mentions: &[&Mention], in_role: bool) -> Vec<Found> {
        let cut = words(text);
        let mut found = Vec::new();
        if !self.secrets.is_empty() {
            self.names(text, &cut, &mut found);
            self.phrases(text, &cut, &mut found);
            self.days(text, &cut, &mut found);
            self.codes(text, &cut, &mut found);
        }
        if self.reader != CopyReader::Full {
            found.extend(coded(text).into_iter().map(|it| Found {
                span: it.span,
                kind: it.kind,
                certainty: Certainty::Sure,
                action: Action::Remove,
            }));
            self.mentions(text, mentions, in_role, &mut found);
        }
        in_order(text, found)
    }

    fn names(&mut self, text: &str, cut: &[Word], found: &mut Vec<Found>) {
        for (at, word) in cut.iter().enumerate() {
            let Some((kind, certainty)) = self.name(text, cut, at) else { continue };
            let school = self.reader == CopyReader::School;
            let certainty = if kind == Kind::Trait && school { Certainty::Suggested } else { certainty };
            let action = match certainty {
                Certainty::Suggested => Action::Keep,
                _ => Action::Remove,
            };
            let end = match kind {
                Kind::School | Kind::Council | Kind::Service => whole_body(text, cut, at),
                _ => word.span.end,
            };
            found.push(Found { span: word.span.start..end, kind, certainty, action });
        }
    }

    /// Whether one word names somebody who must not be named.
    fn name(&mut self, text: &str, cut: &[Word], at: usize) -> Option<(Kind, Certainty)> {
        let word = &cut[at];
        let secret = self.secrets.words.get(&word.key).or_else(|| {
            // "Zofias" without its apostrophe.
            word.key
                .strip_suffix('s')
                .filter(|stem| stem.len() > 3)
                .and_then(|stem| self.secrets.words.get(stem))
        });
        if let Some(secret) = secret {
            return match (secret.everyday, word.capital) {
                (true, true) if is_month(cut, at) => None,
                (true, true) if secret.of_a_person && !word.first => Some((secret.kind, Certainty::Sure)),
                (true, true) => Some((secret.kind, Certainty::Doubtful)),
                (true, false) if secret.of_a_person => Some((secret.kind, Certainty::Suggested)),
                (true, false) => None,
                (false, _) => Some((secret.kind, Certainty::Sure)),
            };
        }
        if let Some(certainty) = self.initials(text, cut, at) {
            return Some((Kind::Child, certainty));
        }
        if word.key.chars().count() < 2 || self.secrets.kept.contains(&word.key) {
            return None;
        }
        // "May" is no short form of Mayowa.
        if is_month_name(&word.key) {
            return None;
        }
        if !word.capital && !word.key.bytes().any(|byte| byte.is_ascii_digit()) {
            return self.inside_or_near(&word.key, false);
        }
        self.inside_or_near(&word.key, true)
    }

    /// A near spelling, a short form, or a name run together with other letters.
    fn inside_or_near(&mut self, key: &str, capital: bool) -> Option<(Kind, Certainty)> {
        let known = if capital { key.to_owned() } else { format!("-{key}") };
        if let Some(known) = self.near.get(&known) {
            return *known;
        }
        let class = word_class(key);
        let letters = key.chars().count();
        let is_everyday = matches!(class, WordClass::Everyday | WordClass::Generic);
        let verdict = self
            .secrets
            .words
            .iter()
            .filter(|(_, secret)| {
                secret.of_a_person || secret.kind == Kind::School || secret.kind == Kind::Council
            })
            .filter(|(name, secret)| {
                let length = name.chars().count();
                let run_together =
                    length >= 5 && letters > length && key.contains(name.as_str()) && !secret.everyday;
                if !capital {
                    return run_together;
                }
                let spelt = length >= 4 && !is_everyday && {
                    let allowed = if length >= 7 { 2 } else { 1 };
                    letters.abs_diff(length) <= allowed
                        && distance(name, key).is_some_and(|changes| changes <= allowed)
                };
                let short = secret.of_a_person && secret.kind == Kind::Child && is_short_form(key, name);
                run_together || spelt || short
            })
            .map(|(_, secret)| secret.kind)
            .min();
        let verdict = verdict.map(|kind| (kind, Certainty::Doubtful));
        self.near.insert(known, verdict);
        verdict
    }

    /// "ZN", "Z.N.", "Z N".
    fn initials(&self, text: &str, cut: &[Word], at: usize) -> Option<Certainty> {
        let word = &cut[at];
        if self.secrets.initials.is_empty() || !word.capital {
            return None;
        }
        let is_initials = |said: &str| self.secrets.initials.iter().any(|initials| initials == said);
        if word.capitals && is_initials(&word.key) {
            // "TA" and "OT" are people's work as well as people.
            let listed = matches!(word_class(&word.key), WordClass::Everyday | WordClass::Generic);
            return Some(if listed { Certainty::Suggested } else { Certainty::Doubtful });
        }
        let single = |word: &Word| word.key.chars().count() == 1 && word.capital;
        let near = |one: &Word, other: &Word| {
            text.get(one.span.end..other.span.start).is_some_and(|gap| matches!(gap, "." | ". " | " " | "/"))
        };
        if !single(word) {
            return None;
        }
        let pair = |from: usize| {
            let (one, two) = (cut.get(from)?, cut.get(from + 1)?);
            let said = format!("{}{}", one.key, two.key);
            (single(one) && single(two) && near(one, two) && is_initials(&said))
                .then_some(Certainty::Doubtful)
        };
        pair(at).or_else(|| at.checked_sub(1).and_then(pair)).or_else(|| {
            let alone = self.secrets.initials.iter().any(|initials| initials.starts_with(&word.key))
                && !matches!(word.key.as_str(), "i" | "a");
            alone.then_some(Certainty::Suggested)
        })
    }

    fn phrases(&self, text: &str, cut: &[Word], found: &mut Vec<Found>) {
        for (at, word) in cut.iter().enumerate() {
            let Some(phrases) = self.secrets.phrases.get(&word.key) else { continue };
            let fits = |phrase: &[String]| {
                phrase.iter().enumerate().all(|(step, key)| {
                    cut.get(at + step).is_some_and(|word| word.key == *key)
                        && (step == 0 || is_gap(text, &cut[at + step - 1], &cut[at + step]))
                })
            };
            if let Some((phrase, kind)) = phrases.iter().find(|(phrase, _)| fits(phrase)) {
                let span = word.span.start..cut[at + phrase.len() - 1].span.end;
                // A phrase that is a phrase of the language too stands in small letters.
                let small = !cut[at..at + phrase.len()].iter().any(|word| word.capital)
                    && matches!(kind, Kind::School | Kind::Service | Kind::Place | Kind::Trait);
                let certainty = if small { Certainty::Doubtful } else { Certainty::Sure };
                found.push(Found { span, kind: *kind, certainty, action: Action::Remove });
            }
        }
    }

    fn days(&self, text: &str, cut: &[Word], found: &mut Vec<Found>) {
        if self.secrets.days.is_empty() && self.reader != CopyReader::Anonymised {
            return;
        }
        for day in days(text, cut) {
            let of = self.secrets.days.iter().filter(|(date, kind)| {
                day.fits(*date) && (day.is_whole() || *kind == Kind::DateOfBirth || day.has_day_and_month())
            });
            let (kind, certainty) = match of.map(|(_, kind)| *kind).min() {
                Some(kind) if day.is_whole() || kind == Kind::DateOfBirth => (kind, Certainty::Sure),
                Some(kind) => (kind, Certainty::Doubtful),
                None if day.is_whole() && self.reader == CopyReader::Anonymised => {
                    (Kind::Date, Certainty::Doubtful)
                }
                None => continue,
            };
            found.push(Found { span: day.span, kind, certainty, action: Action::Remove });
        }
        self.birth_years(cut, found);
    }

    /// "born in 2018".
    fn birth_years(&self, cut: &[Word], found: &mut Vec<Found>) {
        let births = self.secrets.days.iter().filter(|(_, kind)| *kind == Kind::DateOfBirth);
        let years: Vec<String> = births.map(|(date, _)| date.year().to_string()).collect();
        if years.is_empty() {
            return;
        }
        for (at, word) in cut.iter().enumerate() {
            let born = || {
                cut[at.saturating_sub(4)..at].iter().any(|word| matches!(word.key.as_str(), "born" | "birth"))
            };
            if years.contains(&word.key) && born() {
                let span = word.span.clone();
                let kind = Kind::DateOfBirth;
                found.push(Found { span, kind, certainty: Certainty::Sure, action: Action::Remove });
            }
        }
    }

    /// Numbers and codes of the record, however they are parted.
    fn codes(&self, text: &str, cut: &[Word], found: &mut Vec<Found>) {
        let sure = |span, kind| Found { span, kind, certainty: Certainty::Sure, action: Action::Remove };
        for (at, word) in cut.iter().enumerate() {
            if !self.secrets.codes.is_empty() {
                let mut run = String::new();
                for (step, next) in cut[at..].iter().enumerate().take(8) {
                    if step > 0 && !is_gap(text, &cut[at + step - 1], next) {
                        break;
                    }
                    run.push_str(&next.key);
                    if let Some(kind) = self.secrets.codes.get(&run) {
                        found.push(sure(word.span.start..next.span.end, *kind));
                    }
                }
            }
            if self.secrets.numbers.is_empty() || !word.key.starts_with(|first: char| first.is_ascii_digit())
            {
                continue;
            }
            let mut run = String::new();
            for (step, next) in cut[at..].iter().enumerate().take(8) {
                let numeric = next.key.bytes().all(|byte| byte.is_ascii_digit());
                if !numeric || (step > 0 && !is_gap(text, &cut[at + step - 1], next)) {
                    break;
                }
                run.push_str(&next.key);
                let hit = self.secrets.numbers.iter().find(|(number, _)| {
                    // 07700 900123 is +44 7700 900123.
                    let national = number.strip_prefix('0').filter(|_| number.len() >= 10);
                    run == *number
                        || national
                            .is_some_and(|rest| run == format!("44{rest}") || run == format!("440{rest}"))
                });
                if let Some((_, kind)) = hit {
                    let plus = text[..word.span.start].ends_with(['+', '(']);
                    found.push(sure(word.span.start - usize::from(plus)..next.span.end, *kind));
                }
            }
        }
    }

    /// Names that the reader of names found and the record does not hold.
    fn mentions(&self, text: &str, mentions: &[&Mention], in_role: bool, found: &mut Vec<Found>) {
        let anonymised = self.reader == CopyReader::Anonymised;
        for mention in mentions {
            let said = &text[mention.span.clone()];
            let cut = words(said);
            let is_kept = |word: &Word| self.secrets.kept.contains(&word.key);
            let title = cut.first().is_some_and(|word| {
                matches!(word.key.as_str(), "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "prof" | "professor")
            });
            if cut.iter().all(is_kept) || self.secrets.kept.contains(&joined(said)) {
                continue;
            }
            let (kind, certainty, action) = match mention.whose {
                // In a copy that keeps the child's name a nickname is no secret.
                Mentioned::Child if !anonymised => continue,
                Mentioned::Child => (Kind::Child, Certainty::Doubtful, Action::Remove),
                Mentioned::Introduced if in_role => continue,
                Mentioned::Person if title => (Kind::Professional, Certainty::Doubtful, Action::Remove),
                Mentioned::Person | Mentioned::Introduced => {
                    (Kind::Name, Certainty::Doubtful, Action::Remove)
                }
                Mentioned::Unknown => {
                    let action = if anonymised { Action::Remove } else { Action::Keep };
                    (Kind::Name, Certainty::Suggested, action)
                }
            };
            found.push(Found { span: mention.span.clone(), kind, certainty, action });
        }
    }
}

/// Whether two words stand next to each other, with little between them.
fn is_gap(text: &str, one: &Word, other: &Word) -> bool {
    text.get(one.span.end..other.span.start)
        .is_some_and(|gap| gap.chars().count() <= 3 && !gap.contains(['\n', '|', ';', ':', '?', '!']))
}

fn is_month_name(key: &str) -> bool {
    matches!(key, "april" | "may" | "june" | "july" | "august" | "january" | "march")
}

/// "in May 2027", "5 April": a month and nobody's name.
fn is_month(cut: &[Word], at: usize) -> bool {
    let month = is_month_name(&cut[at].key);
    let number = |word: Option<&Word>| {
        word.is_some_and(|word| word.key.starts_with(|first: char| first.is_ascii_digit()))
    };
    month && (number(cut.get(at + 1)) || number(at.checked_sub(1).and_then(|before| cut.get(before))))
}

/// The end of "Saltwick Primary School" from its first word.
fn whole_body(text: &str, cut: &[Word], at: usize) -> usize {
    let mut last = at;
    while let Some(next) = cut.get(last + 1) {
        let tied = text.get(cut[last].span.end..next.span.start) == Some(" ");
        if !(tied && next.capital && word_class(&next.key) == WordClass::Generic) {
            break;
        }
        last += 1;
    }
    cut[last].span.end
}

/// What was found, in order: where two overlap the surer one stands, then the longer; neighbours of one kind are one.
fn in_order(text: &str, mut found: Vec<Found>) -> Vec<Found> {
    let rank =
        |it: &Found| (it.action == Action::Keep, it.certainty, std::cmp::Reverse(it.span.len()), it.kind);
    found.sort_by(|one, other| rank(one).cmp(&rank(other)).then(one.span.start.cmp(&other.span.start)));
    let mut chosen: Vec<Found> = Vec::new();
    for it in found {
        let over =
            chosen.iter().position(|other| it.span.start < other.span.end && other.span.start < it.span.end);
        match over {
            None => chosen.push(it),
            // What sticks out of a surer find goes with it.
            Some(at) if it.action == Action::Remove && chosen[at].action == Action::Remove => {
                let (start, end) =
                    (it.span.start.min(chosen[at].span.start), it.span.end.max(chosen[at].span.end));
                chosen[at].span = start..end;
            }
            Some(_) => {}
        }
    }
    chosen.sort_by_key(|it| (it.span.start, it.span.end));
    let mut joined: Vec<Found> = Vec::new();
    for it in chosen {
        if let Some(last) = joined.last_mut() {
            let gap = text.get(last.span.end..it.span.start);
            let one_name = last.kind == it.kind
                && last.action == it.action
                && gap.is_some_and(|gap| matches!(gap, "" | " " | "-" | ". " | "." | "’" | "'" | "\u{a0}"));
            if one_name || it.span.start < last.span.end {
                last.span.end = last.span.end.max(it.span.end);
                last.certainty = last.certainty.min(it.certainty);
                continue;
            }
        }
        joined.push(it);
    }
    joined
}
