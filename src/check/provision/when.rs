//! F-006, F-007 and F-008: for how many weeks, where, and how it is known that it works.

use super::said::said;
use super::{in_section_f, is_direct_work, words_of};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::Period;
use crate::wording::PhraseList;
use std::sync::LazyLock;

pub(super) const WEEKS_MISSING: Rule = Rule {
    code: "F-006",
    name: "weeks-missing",
    fault: "Weekly help does not say for how many weeks",
    doc: "\"Weekly\" may be 39 weeks of a school year, or six. Say the weeks, the terms or the dates.

Judged where help is given each day, week or fortnight. \"In term time\", \"every school day\", \"each week of term\" \
and the like say it, and so do a first and a last day. The Code asks for the frequency; the number of weeks is good practice.",
    basis: Basis::Should,
    law: &[Citation::code("9.69")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}45 minutes weekly.\u{201d}",
    right: "\u{201c}45 minutes weekly, in 38 school weeks.\u{201d}",
    decided: Decided::ByEngine(weeks_missing),
};

static WEEKS_SAID: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "term time",
        "term-time",
        "every school day",
        "each school day",
        "every school week",
        "each school week",
        "school weeks",
        "weeks of term",
        "week of term",
        "week of each term",
        "week of every term",
        "weeks a year",
        "weeks per year",
        "weeks of the year",
        "academic year",
        "school year",
        "all year",
        "year round",
        "year-round",
        "each term",
        "every term",
        "per term",
        "in each half term",
        "every half term",
        "each half term",
        "throughout the term",
        "until",
        "school day",
        "day at school",
        "whole school week",
    ])
});

fn weeks_missing(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject).filter(|item| is_direct_work(item)) {
        let provision = item.provision;
        let typed = &provision.quantities;
        let amounts = if item.reading().quantities.is_empty() { typed } else { &item.reading().quantities };
        let by_week = amounts.iter().any(|amount| {
            let per = amount.sessions.map(|sessions| sessions.per).or(amount.total.map(|total| total.per));
            matches!(per, Some(Period::Day | Period::Week | Period::Fortnight))
        });
        let weeks =
            typed.iter().chain(&item.reading().quantities).any(|amount| amount.weeks_per_year.is_some());
        let whole_time =
            item.reading().whole_time || typed.iter().any(|amount| amount.whole_time == Some(true));
        if by_week && !weeks && !whole_time && provision.ends_on.is_none() && !WEEKS_SAID.is_in(item.words())
        {
            found
                .warning(
                    words_of(item),
                    "the provision does not say for how many weeks, or between which dates",
                )
                .on(Basis::GoodPractice)
                .mend("ask the adviser for how many weeks of the year, and write it");
        }
    }
}

pub(super) const PLACE_MISSING: Rule = Rule {
    code: "F-007",
    name: "place-missing",
    fault: "Help does not say where or when in the day it is given",
    doc: "Help that takes a child out of the lessons they love, or that is given in a corridor, is not the help that was \
meant. Say whether it is in class or out of it, where, and what it must not replace.

Judged for sessions with the child or young person that have a length, not for assessment, advice or training. A recorded setting, and words for a place, a \
lesson or a time of day, say it.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Phonics, one to one, 20 minutes daily.\u{201d}",
    right: "\u{201c}Phonics, one to one, 20 minutes daily, in a quiet room, never in place of PE.\u{201d}",
    decided: Decided::ByEngine(place_missing),
};

static PLACE_SAID: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "on arrival",
        "(at|in|from) the (start|end|beginning) (and the end |and end |)of (the|a|each|every) (school |)(day|morning|afternoon|session)",
        "(start|end) of (each|every) (school |)day",
        "(every|each|five|four|three|two) (evening|evenings|morning|mornings|afternoon|afternoons)",
        "(before|after|at|during) (the |)(lunch|break|breakfast|registration|assembly)",
        "(visit|visits) (the |his |her |their |)(new |)(school|college|nursery|workplace)",
        "in person",
        "new school",
        "(the|a|his|her) route",
        "room",
        "class",
        "classroom",
        "lesson",
        "lessons",
        "at school",
        "at college",
        "at nursery",
        "in school",
        "in college",
        "at home",
        "his home",
        "her home",
        "their home",
        "clinic",
        "hospital",
        "centre",
        "center",
        "library",
        "base",
        "pool",
        "hall",
        "playground",
        "break",
        "breaktime",
        "playtime",
        "lunch",
        "lunchtime",
        "before",
        "after",
        "during",
        "morning",
        "afternoon",
        "assembly",
        "registration",
        "tutor time",
        "in the community",
        "bathroom",
        "toilet",
        "bedroom",
        "(at|in) (his|her|their) (house|place of work)",
        "on the bus",
        "workplace",
        "work placement",
        "online",
        "garden",
        "gym",
        "studio",
        "workshop",
        "unit",
        "area",
        "space",
        "setting",
        "table",
        "throughout the",
        "at his desk",
        "at her desk",
        "outdoors",
        "outside",
        "forest school",
        "farm",
        "in water",
        "café",
        "cafe",
        "shop",
        "shops",
        "gate",
        "snack",
        "site",
    ])
});

/// Work that adults do for the child or young person without taking them anywhere.
static AMONG_ADULTS: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "(assess|assesses|assessment|assessments|consultation|consultations|advice|advise|advises)",
        "(train|trains|training|review|reviews|report|reports|meeting|meetings)",
        "(write|writes|writing|update|updates|updating) (the|a|an|his|her|their)",
        "(check|checks|to check|checking) (the|his|her|their|chair|seating|equipment)",
        "(observe|observes|observation|observations)",
    ])
});

/// Words of work with the child or young person.
static WITH_THE_CHILD: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "(teach|teaches|taught|treat|treats|see|sees|practise|practises|play|plays|help|helps|support|supports)",
        "(work|works|working|session|sessions) with",
        "(direct|individual|individually|one to one|group)",
        "(lesson|lessons|session|sessions|therapy|mentoring|counselling|coaching)",
    ])
});

fn place_missing(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject).filter(|item| is_direct_work(item)) {
        if item.provision.setting.is_some() || !said(item).how_long {
            continue;
        }
        let text = item.provision.text.as_str();
        let clock = item.reading().whole_time
            || text.contains(" at 1")
            || text.contains(" at 9")
            || text.contains(" at 8")
            || text.contains(" at 2");
        let among_adults = || AMONG_ADULTS.is_in(item.words()) && !WITH_THE_CHILD.is_in(item.words());
        if !clock && !PLACE_SAID.is_in(item.words()) && !among_adults() {
            found
                .warning(words_of(item), "the provision does not say where or when in the day it is given")
                .mend("say the place, whether it is in or out of lessons, and what it must not replace");
        }
    }
}

pub(super) const MONITORING_MISSING: Rule = Rule {
    code: "F-008",
    name: "monitoring-missing",
    fault: "Nothing says how it will be known whether the help works",
    doc: "Provision is there to reach outcomes. Say who looks, at what, and when. \"Progress will be monitored\" says none \
of these.

Judged once for a plan: where no provision of Section F says how it is checked and no outcome says who reviews it. \
Where some provision says so, the rest is for a person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Progress will be monitored.\u{201d}",
    right: "\u{201c}The therapist tests the targets each half term and sends the parents a page.\u{201d}",
    decided: Decided::InPart(
        monitoring_missing,
        "Which of the provision needs a check of its own, and whether the check is a good one, is for a person.",
    ),
};

static CHECKED: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "test",
        "tests",
        "tested",
        "measure",
        "measures",
        "measured",
        "count",
        "counts",
        "counted",
        "record",
        "records",
        "recorded",
        "checks",
        "checked",
        "review",
        "reviews",
        "reviewed",
        "chart",
        "assess",
        "assesses",
        "assessed",
        "targets",
        "note each",
    ])
});

fn monitoring_missing(subject: &Subject<'_>, found: &mut Found) {
    let mut any = false;
    let checked = in_section_f(subject).any(|item| {
        any = true;
        item.provision.monitoring.is_some() || CHECKED.is_in(item.words())
    });
    let reviewed = subject.outcomes.iter().any(|item| item.outcome.reviewed_by.is_some());
    if any && !checked && !reviewed {
        found
            .warning(
                Subject::section(crate::model::Section::F),
                "nothing in the plan says who checks whether the provision works, at what they look, and when",
            )
            .mend("say for each kind of help who checks it, how and how often");
    }
}
