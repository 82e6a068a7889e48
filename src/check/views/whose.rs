//! Whose words Section A gives, and how they came to be known.

use super::{LISTS, entries};
use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Section, ViewEntry, Whose};
use crate::wording::Words;
use std::ops::Range;

pub(super) const FIRST_PERSON_UNMARKED: Rule = Rule {
    code: "A-003",
    name: "first-person-unmarked",
    fault: "Section A speaks as \u{201c}I\u{201d} and does not make clear whose words they are",
    doc: "Where a plan is written in the first person, the Code asks it to make clear whether the child is quoted or \
somebody else\u{2019}s account is given (paragraph 9.69(A)). Words that adults put into a child\u{2019}s mouth are taken \
for the child\u{2019}s at a review or a tribunal.

Found are: first-person words with nothing on whose they are; first-person words recorded as the child\u{2019}s but not as a quotation, \
with no word on how they were gathered, that either are marked as no quotation or use a professional\u{2019}s terms; and \
a history told as \u{201c}I\u{201d} that does not say who wrote it. A speaker named in the text, such as \u{201c}Ines \
said\u{201d} or \u{201c}written by her father\u{201d}, is clear enough. The list of professional terms is this project\u{2019}s own. \
In a plan converted from an old paper a title is enough to mark whose words they are.",
    basis: Basis::Should,
    law: &[Citation::code("9.69(A)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}I have attachment disorder and find peer relationships hard.\u{201d}",
    right: "Ines said: \u{201c}I like quiet.\u{201d} Or: written by Dad as Ines might say it.",
    decided: Decided::InPart(
        first_person_unmarked,
        "whether words marked as the child\u{2019}s are really what the child said",
    ),
};

fn first_person_unmarked(subject: &Subject<'_>, found: &mut Found) {
    for (_, path, entry) in entries(subject) {
        let Some((_, words)) = subject.told_of(Section::A, entry.id).find(|(text, _)| text.is("text")) else {
            continue;
        };
        let text = entry.text.as_str();
        if LISTS.attribution.is_in(words) {
            continue;
        }
        if let Some((range, message)) = unmarked(subject, entry, words) {
            found
                .warning(path.field("text"), message)
                .quote(text, words.stretch(&range))
                .mend("record whose words these are, whether they are quoted, and how they were gathered; let adults speak in their own voice");
        }
    }
    let history = subject.told().find(|(text, _)| text.section == Some(Section::A) && text.is("history"));
    if let Some((text, words)) = history {
        let said = LISTS.attribution.is_in(words);
        if let Some(range) = first_person(words).filter(|range| !said && !words.is_quoted(range.start)) {
            found
                .warning(
                    text.path.clone(),
                    "the history speaks as \u{201c}I\u{201d} and does not say who wrote it",
                )
                .quote(text.text, words.stretch(&range))
                .mend("say who wrote the history, or tell it in the third person");
        }
    }
}

/// The first words of an entry that leave open who speaks, with what to say of them.
fn unmarked(
    subject: &Subject<'_>,
    entry: &ViewEntry,
    words: &Words<'_>,
) -> Option<(Range<usize>, &'static str)> {
    let spoken = first_person(words)?;
    let titled = subject.profile == Profile::Legacy && entry.title.is_some();
    let nobody = entry.who.is_none() && entry.gathered_how.is_none() && entry.gathered_by.is_none();
    match entry.whose {
        None | Some(Whose::SomeoneElse) if nobody && !titled => {
            Some((spoken, "these words speak as \u{201c}I\u{201d}, and nothing says whose they are"))
        }
        Some(Whose::Child | Whose::YoungPerson)
            if entry.direct_quotation != Some(true) && entry.gathered_how.is_none() =>
        {
            if let Some(term) = LISTS.professional.find_unquoted(words).next() {
                return Some((
                    term,
                    "a professional\u{2019}s term stands in words given as the child\u{2019}s own, which are not marked as a quotation",
                ));
            }
            (entry.direct_quotation == Some(false) && entry.gathered_by.is_none() && !words.is_quoted(spoken.start))
                .then_some((spoken, "these words speak as \u{201c}I\u{201d} and are no quotation, and nothing says who put them so"))
        }
        _ => None,
    }
}

/// The first word by which somebody speaks of themselves.
fn first_person(words: &Words<'_>) -> Option<Range<usize>> {
    /// Words before a Roman number one.
    const NUMBERED: [&str; 13] = [
        "type", "level", "class", "part", "stage", "phase", "section", "bipolar", "tier", "grade", "group",
        "year", "gmfcs",
    ];
    (0..words.len())
        .find(|at| match words.lower(*at) {
            "i" => *at == 0 || !NUMBERED.contains(&words.lower(at - 1)),
            "i'm" | "i've" | "i'll" | "i'd" | "my" | "myself" => true,
            _ => false,
        })
        .map(|at| at..at + 1)
}

pub(super) const VIEW_WITHOUT_ORIGIN: Rule = Rule {
    code: "A-004",
    name: "view-without-origin",
    fault: "A view does not say whose it is or when it was given, or stands as an opinion that nobody holds",
    doc: "A view belongs to somebody and to a day. Without them nobody can ask again, see that it has changed, or tell \
a family\u{2019}s view from a professional\u{2019}s opinion.

Each entry under views is asked for whose it is and for the day on which it was gathered. Anywhere in Section A, outside quotations, \
phrases such as \u{201c}it is felt that\u{201d} are found: they hide who thinks so. In a plan converted from an old paper \
only the phrases are looked for.

Whether a professional\u{2019}s opinion stands among the family\u{2019}s views without saying so is left to a person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}It is felt that Ines would like more friends.\u{201d}",
    right: "\u{201c}Ines\u{2019}s parents told the school on 4 October that she would like more friends.\u{201d}",
    decided: Decided::InPart(
        view_without_origin,
        "whether a professional\u{2019}s opinion stands among the views of the family",
    ),
};

fn view_without_origin(subject: &Subject<'_>, found: &mut Found) {
    if subject.profile != Profile::Legacy {
        for (list, path, entry) in entries(subject) {
            let missing = match (entry.whose.is_some() || entry.who.is_some(), entry.gathered_on.is_some()) {
                (true, true) => continue,
                (false, true) => "whose it is",
                (true, false) => "when it was given",
                (false, false) => "whose it is or when it was given",
            };
            if list == "views" {
                found
                    .warning(path, format!("this view does not say {missing}"))
                    .mend("record whose view it is, on which day it was given and how it was gathered");
            }
        }
    }
    let quoted = |item| {
        entries(subject).any(|(_, _, entry)| Some(entry.id) == item && entry.direct_quotation == Some(true))
    };
    for (text, words) in subject.told().filter(|(text, _)| text.section == Some(Section::A)) {
        for range in LISTS.impersonal.find_unquoted(words) {
            if !quoted(text.item) {
                found
                    .warning(text.path.clone(), "these words give an opinion and not the person who holds it")
                    .quote(text.text, words.stretch(&range))
                    .mend("say who thinks so and when they said it; a professional\u{2019}s opinion belongs in Section B, C or D with its source");
            }
        }
    }
}
