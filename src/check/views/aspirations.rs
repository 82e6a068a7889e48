//! Aspirations: whether they are there, are the child's, say anything, and look towards adult life from Year 9.

use super::{LISTS, entries, is_own, says_nothing};
use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::{Basis, Span};
use crate::law::Citation;
use crate::model::{AdulthoodArea, Date, Section, ViewEntry, Whose};
use crate::wording::{PhraseList, Words};

pub(super) const ASPIRATIONS_NOT_TOLD: Rule = Rule {
    code: "A-005",
    name: "aspirations-not-told",
    fault: "Section A lacks aspirations, or they are not the child\u{2019}s, would fit any child, or leave out adult life from Year 9",
    doc: "The Code asks for aspirations in Section A (paragraph 9.65), from play and friendships to further education \
and work (paragraph 9.69(A), chapter 8). The outcomes of the plan are steps towards them.

Found are: no aspiration at all; from the age of five, aspirations that are all recorded as somebody else\u{2019}s; an \
aspiration whose every word would fit any child, such as \u{201c}to be happy\u{201d}, which is good practice only; and, from Year 9, \
an area of adult life (work, home, friends, health) that no aspiration names and none of its linked outcomes serves. A child\u{2019}s own quoted \
words are never called too general. Areas are looked for with wide word lists in aspirations and in the child\u{2019}s own \
views. In a plan converted from an old paper aspirations may stand among the views, and only general ones are found.

Whether the aspirations are really the person\u{2019}s own is left to people who know them.",
    basis: Basis::Should,
    law: &[Citation::code("9.65"), Citation::code("9.69(A)"), Citation::code("chapter 8")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}To be happy and achieve her potential.\u{201d}",
    right: "\u{201c}Ines wants to work with animals and to go to college by bus.\u{201d}",
    decided: Decided::InPart(
        aspirations_not_told,
        "whether the aspirations are the person\u{2019}s own, and whether enough was done to hear them",
    ),
};

/// From this age somebody should have asked the child, whatever the way. This project's own number.
const ASKED_FROM_AGE: i16 = 5;

fn aspirations_not_told(subject: &Subject<'_>, found: &mut Found) {
    let told: Vec<&ViewEntry> = entries(subject)
        .filter(|(list, _, entry)| *list == "aspirations" && !says_nothing(entry.text.as_str()))
        .map(|(_, _, entry)| entry)
        .collect();
    general(subject, found);
    if subject.profile == Profile::Legacy {
        return;
    }
    let section = Subject::section(Section::A);
    if told.is_empty() {
        found.warning(section, "Section A holds no aspiration").mend(
            "ask what the child or young person, and for a child the parents, hope for, and write it down",
        );
        return;
    }
    let born = subject.plan.child_or_young_person.date_of_birth;
    let others = told.iter().all(|entry| matches!(entry.whose, Some(Whose::Parent | Whose::SomeoneElse)));
    if others && age_on(born, subject.on) >= ASKED_FROM_AGE {
        found
            .warning(section.field("aspirations"), "no aspiration is recorded as the child\u{2019}s or young person\u{2019}s own")
            .mend("ask them, in a way that works for them, and record what they hope for; or say how people looked for it");
    }
    if school_year(subject) >= 9 {
        adult_life(subject, &told, found);
    }
}

/// Aspirations that would fit any child. A person's own quoted words are left alone.
fn general(subject: &Subject<'_>, found: &mut Found) {
    let name = &subject.plan.child_or_young_person.name;
    let names: Vec<String> = [Some(&name.given), name.preferred.as_ref()]
        .into_iter()
        .flatten()
        .flat_map(|name| name.split_whitespace().map(str::to_lowercase))
        .collect();
    for (list, path, entry) in entries(subject) {
        if list != "aspirations" || entry.direct_quotation == Some(true) {
            continue;
        }
        let Some((text, words)) = subject.told_of(Section::A, entry.id).find(|(text, _)| text.is("text"))
        else {
            continue;
        };
        let fits_anyone = |at: usize| {
            let word = words.lower(at).trim_end_matches("'s");
            LISTS.general.is_among(words, at..at + 1) || names.iter().any(|name| name == word)
        };
        if !words.is_empty() && !words.is_quoted(0) && (0..words.len()).all(fits_anyone) {
            let all = Span { start: 0, end: text.text.chars().count() };
            found
                .warning(path.field("text"), "this aspiration would fit any child")
                .on(Basis::GoodPractice)
                .quote(text.text, all)
                .mend("ask what that would look like for them: where, with whom, doing what");
        }
    }
}

/// The areas of adult life that no aspiration names and that no outcome for one serves.
fn adult_life(subject: &Subject<'_>, told: &[&ViewEntry], found: &mut Found) {
    let areas: [(&str, AdulthoodArea, &PhraseList); 4] = [
        ("work", AdulthoodArea::Employment, &LISTS.work),
        ("a home of their own and getting about", AdulthoodArea::IndependentLiving, &LISTS.home),
        ("friends and the community", AdulthoodArea::CommunityInclusion, &LISTS.friends),
        ("health", AdulthoodArea::Health, &LISTS.health),
    ];
    let own_views = entries(subject).filter(|(list, _, entry)| *list == "views" && is_own(entry));
    let words: Vec<Words<'_>> = told
        .iter()
        .copied()
        .chain(own_views.map(|(_, _, entry)| entry))
        .flat_map(|entry| [Some(entry.text.as_str()), entry.title.as_deref()])
        .flatten()
        .map(Words::of)
        .collect();
    let served = |area: AdulthoodArea| {
        subject.outcomes.iter().any(|item| {
            item.outcome.preparing_for_adulthood.contains(&area)
                && item.outcome.aspirations.iter().any(|id| told.iter().any(|entry| entry.id == *id))
        })
    };
    let missing: Vec<&str> = areas
        .into_iter()
        .filter(|(_, area, list)| !served(*area) && !words.iter().any(|words| list.is_in(words)))
        .map(|(name, ..)| name)
        .collect();
    if !missing.is_empty() {
        found
            .warning(
                Subject::section(Section::A).field("aspirations"),
                format!("no aspiration for adult life speaks of {}", missing.join(", or of ")),
            )
            .mend("ask what they hope for there, and write it down; or record that they were asked and have no wish yet");
    }
}

/// Full years of age on a day.
fn age_on(born: Date, on: Date) -> i16 {
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    on.year() - born.year() - i16::from(!had_birthday)
}

/// The school year recorded, or else that of the age: full years on the 31 August before, less four.
fn school_year(subject: &Subject<'_>) -> i16 {
    let child = &subject.plan.child_or_young_person;
    if let Some(year) = &child.school_year {
        return i16::from(year.national_curriculum_year);
    }
    let on = subject.on;
    let september = if on.month() >= 9 { on.year() } else { on.year() - 1 };
    age_on(child.date_of_birth, jiff::civil::date(september, 8, 31)) - 4
}
