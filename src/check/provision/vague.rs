//! F-002: words that leave open what is owed.

use super::conditions::ALTERNATIVES;
use super::delegated::left_to_somebody;
use super::said::{Said, said, settles};
use super::timetable::REDUCED;
use super::{in_section_f, words_of};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::{Basis, Severity, Span};
use crate::law::Citation;
use crate::model::AsWritten;
use crate::wording;
use crate::wording::vague::{VaguePlace, VagueWord, Why, vague_words};

pub(super) const VAGUE_PROVISION: Rule = Rule {
    code: "F-002",
    name: "vague-provision",
    fault: "Words in Section F leave open how much, by whom, when, or whether at all",
    doc: "Words such as \"access to\", \"regular\", \"as required\" or \"support\" sound like help and promise nothing that \
can be counted. The Upper Tribunal has said that such bare words are rarely enough, and that flexibility is no excuse \
where detail can reasonably be given.

The words are a list, each with what to ask the adviser for. Most are innocent in ordinary text, so they are found only \
where they do the work of the provision: not in quotations, official names, job titles, headings, or a sentence that \
already gives amount, person and time. It is an error only where the same provision states no amount and no defined \
content; otherwise a warning. Columns of the source are read too. Words that make help conditional are for F-009.",
    basis: Basis::Case,
    law: &[Citation::case("[2020] UKUT 217 (AAC)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Access to a quiet space as required.\u{201d}",
    right: "\u{201c}The Willow Room is kept free for her, with an adult at the door, for 15 minutes before lunch every \
school day, and at once when she shows her break card.\u{201d}",
    decided: Decided::ByEngine(vague_provision),
};

/// The row of the list for "approximately", "about" and the like.
const APPROXIMATE: u8 = 9;

fn vague_provision(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let said = said(item);
        let severity =
            if said.amount || is_defined(item, said) { Severity::Warning } else { Severity::Error };
        // Where what, who and how much are said, a bare "programme" or "support" beside them leaves
        // nothing open; a word that takes back the duty, the time or the number still does.
        let settled = said.what && said.who && said.amount;
        // What F-003, F-013 and F-015 find in the same words is said once, by them.
        let told: Vec<_> = left_to_somebody(item)
            .into_iter()
            .chain(ALTERNATIVES.all(item.words()))
            .chain(REDUCED.first(item.words()))
            .collect();
        let told_elsewhere =
            |word: &VagueWord| told.iter().any(|span| span.start < word.end && word.start < span.end);
        let open = |word: &&VagueWord| {
            !told_elsewhere(word)
                && !word.why.contains(&Why::Condition)
                && (!settled
                    || word.row == APPROXIMATE
                    || is_where_appropriate(word)
                    || word.why.iter().any(|why| matches!(why, Why::Option | Why::Time)))
        };
        for word in item.vague().iter().filter(open) {
            found
                .add(
                    words_of(item),
                    severity,
                    format!(
                        "\u{201c}{}\u{201d} leaves {} open",
                        word.text.to_lowercase(),
                        left_open(word.why)
                    ),
                )
                .mend(format!("write instead, from the advice: {}", word.instead))
                .quote(item.provision.text.as_str(), Span { start: word.start, end: word.end });
        }
        for (field, name, words) in open_columns(item) {
            let Some(word) = vague_words(words, VaguePlace::Provision).into_iter().next() else { continue };
            found
                .add(
                    item.path.field("as_written").field(field),
                    severity,
                    format!("\u{201c}{}\u{201d} leaves {name} open", word.text.to_lowercase()),
                )
                .mend(format!("write instead, from the advice: {}", word.instead))
                .quote(words, Span { start: word.start, end: word.end });
        }
    }
}

/// Whether the provision says what is done in words that are not themselves open: a "safe space" is not.
fn is_defined(item: &ProvisionItem<'_>, said: Said) -> bool {
    let open = |word: &VagueWord, at: wording::provision::Span| {
        word.why.contains(&Why::Undefined) && word.start < at.end && at.start < word.end
    };
    let words = item.reading().spans.what;
    said.what
        && (item.provision.activity.is_some()
            || !words.is_some_and(|at| item.vague().iter().any(|word| open(word, at))))
}

/// "Where appropriate" takes back the duty; "appropriate seating" only leaves its kind open.
fn is_where_appropriate(word: &VagueWord) -> bool {
    let words = word.text.to_lowercase();
    words.ends_with("appropriate") && words.contains(' ')
}

/// The columns of the source that leave how often or how long open, with their fields.
fn open_columns<'a>(item: &ProvisionItem<'a>) -> impl Iterator<Item = (&'static str, &'static str, &'a str)> {
    let columns = item.provision.as_written.as_ref();
    let column = move |which: fn(&AsWritten) -> Option<&String>| columns.and_then(which).map(String::as_str);
    [
        ("how_often", "how often", column(|columns| columns.how_often.as_ref())),
        ("how_long", "how long", column(|columns| columns.how_long.as_ref())),
    ]
    .into_iter()
    .filter_map(|(field, name, words)| Some((field, name, words?)))
    .filter(|(_, _, words)| !settles(words))
}

/// What the words leave open, in words.
fn left_open(why: &[Why]) -> String {
    let parts: Vec<&str> = why
        .iter()
        .map(|why| match why {
            Why::Quantity => "how much",
            Why::Option => "whether it must happen",
            Why::Who => "who does it",
            Why::Time => "when and how often",
            Why::Condition => "on what it depends",
            Why::Filler => "what it adds",
            Why::Undefined => "what is done",
        })
        .collect();
    match parts.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => "something".to_owned(),
    }
}
