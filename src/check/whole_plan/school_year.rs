//! The school year that the plan gives, against the age.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, Voice};
use crate::finding::Basis;
use crate::model::{Date, PlanPath};
use crate::timescales::calendar::national_curriculum_year;
use crate::wording::{Stretch, Words, number_of};
use std::ops::RangeInclusive;

pub(super) const WRONG_SCHOOL_YEAR: Rule = Rule {
    code: "PL-006",
    name: "wrong-school-year",
    fault: "The school year or key stage that the plan gives does not fit the age",
    doc: "Phase transfers, adulthood planning and the limits of outcomes hang on the school year. It follows from the age \
on 31 August before the school year: the age less 4, with Reception as 0.

The year on the front page is compared with the years from the plan's date to the day of judging, so that a plan from last \
summer is not blamed for a birthday; a plan made from April on may give the coming year already. So is a sentence of the \
council that says of the child by name \u{201c}is in Year 5\u{201d} or \u{201c}is in Key Stage 2\u{201d}. Nothing is found \
where the record says that the child is taught out of the year group of their age, or a note speaks of it, nor after \
Year 11, where ages mix. Other sentences with a year in them may speak of the past, of plans or of somebody else and are \
left to a person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Year 8\u{201d} for a child whose age gives Year 6.",
    right: "Year 6; or \u{201c}taught in Year 5, out of the year group of her age, by agreement\u{201d}.",
    decided: Decided::InPart(
        wrong_school_year,
        "Whether a year or key stage named in other sentences is the child's own and meant for now.",
    ),
};

/// The last year in which pupils of one age are nearly always together.
const LAST_YEAR_BY_AGE: i16 = 11;

fn wrong_school_year(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let child = &plan.child_or_young_person;
    let recorded = child.school_year.as_ref();
    if recorded.is_some_and(|year| year.out_of_year_group == Some(true)) || a_note_explains(subject) {
        return;
    }
    let fitting = fitting_years(subject, child.date_of_birth);
    if let Some(year) = recorded {
        let year = i16::from(year.national_curriculum_year);
        let by_age = year <= LAST_YEAR_BY_AGE || *fitting.end() <= LAST_YEAR_BY_AGE;
        if by_age && !fitting.contains(&year) {
            found
                .warning(
                    PlanPath::root().field("child_or_young_person").field("school_year").field("national_curriculum_year"),
                    format!("the plan gives {}, and the age gives {}", in_words(year), in_words(*fitting.end())),
                )
                .mend("correct the year or the date of birth; if the child is taught out of their year group, record that");
        }
    }
    if *fitting.end() <= LAST_YEAR_BY_AGE {
        // A recorded year that was judged above is the child's own: a sentence may repeat it.
        let own = recorded.map(|year| i16::from(year.national_curriculum_year));
        sentences(subject, &fitting, own, found);
    }
}

/// The years that fit the age from the day of the plan to the day of judging.
fn fitting_years(subject: &Subject<'_>, birth: Date) -> RangeInclusive<i16> {
    let plan = subject.plan;
    let reviewed = plan.annual_reviews.iter().map(|review| review.meeting_on).max();
    let made = plan.version.made_on.or(reviewed).map_or(subject.on, |made| made.min(subject.on));
    let coming = i16::from((4..=8).contains(&made.month()));
    let first = national_curriculum_year(birth, made);
    first..=(first + coming).max(national_curriculum_year(birth, subject.on))
}

fn a_note_explains(subject: &Subject<'_>) -> bool {
    const WORDS: [&str; 8] = [
        "out of year",
        "out of the year",
        "year group",
        "deferred",
        "delayed",
        "held back",
        "accelerated",
        "outside the year",
    ];
    let year = subject.plan.child_or_young_person.school_year.as_ref();
    year.and_then(|year| year.note.as_ref()).is_some_and(|note| {
        let note = note.as_str().to_lowercase();
        WORDS.iter().any(|words| note.contains(words))
    })
}

fn in_words(year: i16) -> String {
    match year {
        0 => "Reception".to_owned(),
        year if year < 0 => "a nursery year".to_owned(),
        year => format!("Year {year}"),
    }
}

/// The years of a key stage.
fn key_stage(number: i16) -> Option<RangeInclusive<i16>> {
    match number {
        1 => Some(1..=2),
        2 => Some(3..=6),
        3 => Some(7..=9),
        4 => Some(10..=11),
        5 => Some(12..=14),
        _ => None,
    }
}

/// Sentences of the council that say of the child by name in which year they are.
fn sentences(subject: &Subject<'_>, fitting: &RangeInclusive<i16>, own: Option<i16>, found: &mut Found) {
    let name = &subject.plan.child_or_young_person.name;
    let names: Vec<u64> = [Some(&name.given), name.preferred.as_ref()]
        .into_iter()
        .flatten()
        .map(|name| number_of(name))
        .collect();
    for (text, words) in subject.told() {
        if text.voice != Voice::Council || text.section.is_none() {
            continue;
        }
        for at in
            (0..words.len()).filter(|at| names.contains(&words[*at].number) && !words[*at].is_possessive())
        {
            let Some((years, last)) = says_is_in(text.text, words, at) else { continue };
            let fits = years.clone().any(|year| fitting.contains(&year) || own == Some(year));
            if !fits {
                found
                    .warning(
                        text.path.clone(),
                        format!(
                            "this says another school year than the age gives, which is {}",
                            in_words(*fitting.end())
                        ),
                    )
                    .quote(text.text, Stretch::of(text.text, words[at].start, words[last].bare_end))
                    .mend("correct the year, or say to which time the sentence belongs");
            }
        }
    }
}

/// The years in "is in Year 5", "is now a Year 5 pupil" or "is in Key Stage 2" after a name, with the last word.
fn says_is_in(text: &str, words: &Words<'_>, name: usize) -> Option<(RangeInclusive<i16>, usize)> {
    let sentence = words[name].sentence;
    let word = |at: usize| {
        let word = words.get(at).filter(|word| word.sentence == sentence)?;
        Some(text[word.start..word.bare_end].to_lowercase())
    };
    let mut at = name + 1;
    if word(at)? != "is" {
        return None;
    }
    at += 1;
    if matches!(word(at)?.as_str(), "now" | "currently" | "presently") {
        at += 1;
    }
    if !matches!(word(at)?.as_str(), "in" | "a") {
        return None;
    }
    at += 1;
    let staged = word(at)? == "key" && word(at + 1)? == "stage";
    if !staged && word(at)? != "year" {
        return None;
    }
    let last = at + if staged { 2 } else { 1 };
    let number: i16 = word(last)?.parse().ok()?;
    let years = if staged { key_stage(number)? } else { number..=number };
    Some((years, last))
}
