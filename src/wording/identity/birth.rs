//! Dates of birth and ages that are not the child's.

use super::lexicon::{HE, PERSON, SHE};
use super::people::{People, Who};
use super::tokens::Tokens;
use super::{Certainty, Kind, Known, PlanWords, Reason, Trace, Voice};
use crate::model::Date;
use crate::wording::spelled::{self, NUMBERS};

/// Years by which a stated age may differ: a plan can be a review behind.
const SLACK: i32 = 1;

pub(super) fn find(
    tokens: &Tokens,
    texts: &[PlanWords<'_>],
    known: &Known<'_>,
    people: &People,
    traces: &mut Vec<Trace>,
) {
    let Some(born) = known.date_of_birth else { return };
    let age = known.age_on.map(|on| age(born, on));
    let mut next = tokens.key(0);
    for at in 0..tokens.row.len() {
        let word = std::mem::replace(&mut next, tokens.key(at + 1));
        // Most words say nothing of a birth or an age.
        let number = word.as_bytes().first().is_some_and(u8::is_ascii_digit);
        if !number && !matches!(word, "born" | "date" | "d" | "dob") && !matches!(next, "year" | "years") {
            continue;
        }
        if let Some(start) = birth_date_at(tokens, at)
            && let Some((date, end)) = date(tokens, at, start)
            && date != born
            && is_about_the_child(tokens, people, at)
        {
            let span = tokens.row[start].span.start..tokens.row[end].span.end;
            traces.push(Trace::new(
                texts,
                tokens.row[at].text,
                span,
                (Kind::BirthDate, Reason::OtherDateOfBirth, Certainty::Sure),
            ));
        }
        if let (Some(age), Some((stated, end))) = (age, stated_age(tokens, texts, people, at))
            && (age - stated).abs() > SLACK
        {
            let span = tokens.row[at].span.start..tokens.row[end].span.end;
            traces.push(Trace::new(
                texts,
                tokens.row[at].text,
                span,
                (Kind::Age, Reason::OtherAge, Certainty::Likely),
            ));
        }
    }
}

/// Whole years on a day.
fn age(born: Date, on: Date) -> i32 {
    let before_birthday = (on.month(), on.day()) < (born.month(), born.day());
    i32::from(on.year()) - i32::from(born.year()) - i32::from(before_birthday)
}

/// Where the date begins, if the word begins "born on", "date of birth" or "DOB".
fn birth_date_at(tokens: &Tokens, at: usize) -> Option<usize> {
    if !matches!(tokens.key(at), "born" | "date" | "d" | "dob") {
        return None;
    }
    let key = |after: usize| tokens.near(at, at + after).map_or("", |_| tokens.key(at + after));
    match (key(0), key(1), key(2)) {
        ("born", "on", _) => Some(at + 2),
        // "(born 6 December 2021)"; "born 6 weeks early" holds no date.
        ("born", next, _) if next.starts_with(|first: char| first.is_ascii_digit()) => Some(at + 1),
        ("date", "of", "birth") => Some(at + 3),
        ("d", "o", "b") if tokens.row[at].capital => Some(at + 3),
        ("dob", _, _) => Some(at + 1),
        _ => None,
    }
}

/// The date in the words from `start`, with its last word; words such as "is" and "the" may come before it.
fn date(tokens: &Tokens, from: usize, start: usize) -> Option<(Date, usize)> {
    let mut at = start;
    while matches!(
        tokens.key(at),
        "is" | "was"
            | "the"
            | "on"
            | "of"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    ) {
        at += 1;
    }
    // A label and its value can stand in two cells or lines, which are two sentences here.
    let near = |at: usize| tokens.row.get(at).is_some_and(|word| word.text == tokens.row[from].text);
    let key = |place: usize| if near(place) { tokens.key(place) } else { "" };
    let number = |text: &str| -> Option<i16> {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
        digits.parse().ok()
    };
    let make = |day: Option<i16>, month: Option<i16>, year: Option<i16>, end: usize| {
        let year = year.filter(|year| *year >= 0)?;
        let year = if year < 100 { year + 2000 } else { year };
        let date = Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()?;
        Some((date, end))
    };
    let parts: Vec<&str> = key(at).split('-').collect();
    if let [one, two, three] = parts[..] {
        return if one.len() == 4 {
            make(number(three), number(two), number(one), at)
        } else {
            make(number(one), number(two), number(three), at)
        };
    }
    let skip = usize::from(key(at + 1) == "of");
    if let Some(month) = month(key(at + 1 + skip)) {
        return make(number(key(at)), Some(month), number(key(at + 2 + skip)), at + 2 + skip);
    }
    if let Some(month) = month(key(at)) {
        return make(number(key(at + 1)), Some(month), number(key(at + 2)), at + 2);
    }
    let slashes = [at + 1, at + 2]
        .iter()
        .all(|place| tokens.row.get(*place).is_some_and(|word| "/.".contains(word.mark)));
    if slashes { make(number(key(at)), number(key(at + 1)), number(key(at + 2)), at + 2) } else { None }
}

fn month(key: &str) -> Option<i16> {
    spelled::month(key).map(i16::from)
}

/// Whether a date of birth at this word is the child's: nobody else is spoken of before it.
fn is_about_the_child(tokens: &Tokens, people: &People, at: usize) -> bool {
    let sentence = tokens.row[at].sentence;
    let start =
        (0..=at).rev().take_while(|place| tokens.row[*place].sentence == sentence).last().unwrap_or(at);
    let other = tokens.row[start..at].iter().any(|word| word.class.is(PERSON));
    let named = |who: Who| people.names_in(tokens, at).any(|run| run.who == who && run.to < at);
    if other || named(Who::Other) {
        return false;
    }
    if named(Who::Child) || start == at {
        // A label by itself stands under whatever heading it has; the heading of another person would name them.
        return start != at
            || !before(tokens, start, people)
            || sentence_length(tokens, start.saturating_sub(1)) > 4;
    }
    !before(tokens, start, people)
}

fn sentence_length(tokens: &Tokens, last: usize) -> usize {
    let sentence = tokens.row[last].sentence;
    tokens.row[..=last].iter().rev().take_while(|word| word.sentence == sentence).count()
}

/// Whether the sentence before is about somebody else.
fn before(tokens: &Tokens, start: usize, people: &People) -> bool {
    let Some(last) = start.checked_sub(1).filter(|last| tokens.row[*last].text == tokens.row[start].text)
    else {
        return false;
    };
    let sentence = tokens.row[last].sentence;
    tokens.row[..=last]
        .iter()
        .rev()
        .take_while(|word| word.sentence == sentence)
        .any(|word| word.class.is(PERSON))
        || people.names_in(tokens, last).any(|run| run.who == Who::Other)
}

/// The age that the word states of the child now, and the last word of the statement.
fn stated_age(tokens: &Tokens, texts: &[PlanWords<'_>], people: &People, at: usize) -> Option<(i32, usize)> {
    let key = tokens.key(at);
    let word = &tokens.row[at];
    // Most words are no number, and "one" and "two" mostly count something else than years.
    if !key.starts_with(|first: char| first.is_ascii_digit())
        && !matches!(tokens.key(at + 1), "year" | "years")
    {
        return None;
    }
    if word.quoted && texts[word.text].voice == Voice::Plan {
        return None;
    }
    let back = |steps: usize| at.checked_sub(steps).filter(|place| tokens.near(at, *place).is_some());
    let behind = |steps: usize| back(steps).map_or("", |place| tokens.key(place));
    let ahead = |steps: usize| tokens.near(at, at + steps).map_or("", |_| tokens.key(at + steps));
    let joined = key.strip_suffix("-year-old").or_else(|| key.strip_suffix("-years-old"));
    let stated: i32 = count(joined.unwrap_or(key))?;
    if !(1..=25).contains(&stated) {
        return None;
    }
    let old = matches!((ahead(1), ahead(2)), ("years" | "year" | "yrs" | "yr", "old" | "of"));
    let end = if joined.is_some() {
        at
    } else if old {
        at + 2
    } else {
        at
    };
    // "I am 10", "I'm 9 years old"
    let own_words = (matches!((behind(2), behind(1)), ("i", "am")) || behind(1) == "i'm")
        && (old
            || tokens.near(at, at + 1).is_none_or(|next| next.mark != ' ' || tokens.key(at + 1) == "and"));
    let later = (1..6).any(|steps| {
        matches!(
            behind(steps),
            "when" | "until" | "once" | "if" | "before" | "after" | "since" | "like" | "as"
        )
    });
    if own_words && !later && texts[word.text].voice != Voice::Other {
        return Some((stated, end));
    }
    let subject = if (old || joined.is_some()) && matches!(behind(1), "is" | "he's" | "she's") {
        back(if behind(1) == "is" { 2 } else { 1 })
    } else if (old || joined.is_some())
        && matches!(behind(1), "a" | "an" | "now" | "currently")
        && behind(2) == "is"
    {
        back(3)
    } else if behind(1) == "aged" && (word.mark == ' ') {
        back(2).filter(|_| matches!(tokens.row[at - 1].mark, ',' | '('))
    } else {
        None
    }?;
    let named =
        tokens.row[subject].capital && people.is_own(tokens.key(subject)) && !tokens.row[subject].possessive;
    let pronoun = tokens.row[subject].class.is(HE | SHE)
        && !before(tokens, subject, people)
        && tokens.row[subject].first;
    let clause =
        (0..subject).rev().take_while(|place| tokens.row[*place].sentence == word.sentence).all(|place| {
            !matches!(
                tokens.key(place),
                "when"
                    | "until"
                    | "once"
                    | "if"
                    | "before"
                    | "after"
                    | "by"
                    | "as"
                    | "since"
                    | "from"
                    | "that"
                    | "in"
                    | "while"
                    | "although"
                    | "will"
            )
        });
    let dated = (ahead(1), ahead(2));
    let then = [dated.0, dated.1].iter().any(|word| matches!(*word, "when" | "then" | "level" | "in"));
    (clause && !(then && tokens.key(at - 1) == "aged") && (named || pronoun)).then_some((stated, end))
}

fn count(word: &str) -> Option<i32> {
    word.parse().ok().or_else(|| i32::try_from(NUMBERS.iter().position(|known| *known == word)?).ok())
}
