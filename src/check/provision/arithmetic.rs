//! F-022 and F-023: amounts that contradict themselves, and a record that contradicts the words.

use super::said::apart;
use super::{in_section_f, words_of};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::model::{Period, Quantity, Range, TotalAmount};
use crate::wording::PhraseList;
use crate::wording::provision::read;
use std::sync::LazyLock;

pub(super) const TOTAL_DOES_NOT_ADD_UP: Rule = Rule {
    code: "F-022",
    name: "total-does-not-add-up",
    fault: "A yearly total is not what the weekly amount and the weeks give",
    doc: "Where a provision gives both an amount each week for so many weeks and a total for the year, one follows from \
the other. If they differ, nobody knows which is owed.

Judged from the words where they state the total after \"=\", \"total\", \"equivalent to\" or in brackets.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}One hour a week for 38 weeks (30 hours a year).\u{201d}",
    right: "\u{201c}One hour a week for 38 weeks (38 hours a year).\u{201d}",
    decided: Decided::ByEngine(total_does_not_add_up),
};

fn total_does_not_add_up(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let text = item.provision.text.as_str();
        let Some((rest, stated)) = stated_total(text) else { continue };
        let stated = read(&stated);
        let [total] = stated.quantities.as_slice() else { continue };
        let Some(TotalAmount { minutes, per: Period::Year }) = total.total else { continue };
        let amount = read(&rest);
        // The sum is theirs only where the rest gives one amount and the weeks in which it is given.
        if amount.quantities.len() != 1 || amount.weeks_per_year().is_none() {
            continue;
        }
        if amount.minutes_per_year().is_some_and(|worked_out| apart(minutes, worked_out)) {
            found
                .advice(words_of(item), "the yearly total is not what the weekly amount and the weeks give")
                .mend("ask the adviser which is meant, and write one amount");
        }
    }
}

/// The words of a total that the text gives for what it has just said, and the text without them.
fn stated_total(text: &str) -> Option<(String, String)> {
    let bracket = text.match_indices('(').find_map(|(open, _)| {
        let close = open + text[open..].find(')')?;
        let inside = &text[open + 1..close];
        let total = inside.contains("year") && inside.contains(|letter: char| letter.is_ascii_digit());
        total.then(|| (format!("{}{}", &text[..open], &text[close + 1..]), inside.to_owned()))
    });
    bracket.or_else(|| {
        let (at, mark) = [" = ", ", equivalent to ", ", a total of ", ", in total "]
            .into_iter()
            .find_map(|mark| text.find(mark).map(|at| (at, mark)))?;
        let after = &text[at + mark.len()..];
        let end = after.find(['.', ';', '\n']).unwrap_or(after.len());
        after[..end]
            .contains("year")
            .then(|| (format!("{}{}", &text[..at], &after[end..]), after[..end].to_owned()))
    })
}

pub(super) const WORDS_AND_RECORD_DISAGREE: Rule = Rule {
    code: "F-023",
    name: "words-and-record-disagree",
    fault: "The recorded amount is not the amount that the words give",
    doc: "The words are what is owed. The typed facts beside them are what documents, calendars and comparisons are made \
from. Where the two differ, one of them is wrong, and readers of the one are told something else than readers of the other.

Judged in Sections F, G and H where the words give one amount that can be read and the record gives one too: the length \
of a session, the number of sessions in a period, the weeks of the year, and the minutes a week that follow.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "The words say \u{201c}3 × 20 minutes a week\u{201d}; the record says one session of 45 minutes.",
    right: "The record says three sessions of 20 minutes, as the words do.",
    decided: Decided::ByEngine(words_and_record_disagree),
};

fn words_and_record_disagree(subject: &Subject<'_>, found: &mut Found) {
    for item in &subject.provisions {
        let (read, typed) = (&item.reading().quantities, &item.provision.quantities);
        // Several amounts may be told apart or counted together in more than one right way.
        let ([words], [record]) = (read.as_slice(), typed.as_slice()) else { continue };
        if item.reading().unsure || item.reading().changes || tells_several(item) {
            continue;
        }
        if let Some(what) = disagreement(words, record) {
            found
                .warning(item.path.field("quantities").index(0), format!("the record and the words disagree on {what}"))
                .mend("compare with the words, which are what is owed, and put the record right; or mend the words in a new version");
        }
    }
}

/// Whether the words tell two rhythms or two lengths, of which the record may rightly hold the other one:
/// "every 6 months, with the neurology team joining once a year".
fn tells_several(item: &ProvisionItem<'_>) -> bool {
    static RHYTHMS: LazyLock<PhraseList> = LazyLock::new(|| {
        PhraseList::of(&[
            "(every|each|per) (# |other |second |six |three |two |half |)(day|week|fortnight|month|months|term|year|weeks|terms)",
            "(once|twice|times) a (day|week|fortnight|month|term|year)",
            "(daily|weekly|fortnightly|monthly|termly|annually|yearly)",
            "at the (start|end|beginning) of (each|every) (school |)day",
            "and again",
        ])
    });
    static LENGTHS: LazyLock<PhraseList> =
        LazyLock::new(|| PhraseList::of(&["# (minute|minutes|mins|hour|hours|hrs)"]));
    RHYTHMS.all(item.words()).len() > 1 || LENGTHS.all(item.words()).len() > 1
}

/// What the two amounts disagree on; none where both can be meant.
fn disagreement(words: &Quantity, record: &Quantity) -> Option<&'static str> {
    let pair = |one: Option<Range>, other: Option<Range>| {
        one.zip(other).is_some_and(|(one, other)| apart(one, other))
    };
    let per = |amount: &Quantity| amount.sessions.map(|sessions| sessions.per);
    let same_period = |a: Option<Period>, b: Option<Period>| a.is_some() && a == b;
    if pair(words.duration_minutes, record.duration_minutes) {
        return Some("how long a session is");
    }
    if same_period(per(words), per(record))
        && pair(words.sessions.map(|each| each.count), record.sessions.map(|each| each.count))
    {
        return Some("how many sessions there are");
    }
    if words.weeks_per_year.zip(record.weeks_per_year).is_some_and(|(one, other)| one != other) {
        return Some("for how many weeks a year");
    }
    if words.ratio.zip(record.ratio).is_some_and(|(one, other)| one != other) {
        return Some("the ratio of staff to pupils");
    }
    pair(words.minutes_per_week(), record.minutes_per_week()).then_some("how many minutes a week it is")
}
