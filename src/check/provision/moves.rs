//! F-018: help with the move to the next school or college.

use super::words_of;
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::school_year::school_year;
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::model::{ProvisionKind, Section};
use crate::wording::PhraseList;
use std::sync::LazyLock;

pub(super) const MOVE_WITHOUT_SUPPORT: Rule = Rule {
    code: "F-018",
    name: "move-without-support",
    fault: "A move to the next phase is near, and no help with it is set out",
    doc: "Moves between phases are where help is lost. Say the visits, their dates and length, who goes along, and what is \
handed over.

Judged in Year 6 and Year 11, when nearly everyone moves, and where provision speaks of a move without any number or \
date. Other moves (first to middle school, nursery to school) depend on the area and are for a person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Transition will be supported.\u{201d}",
    right: "\u{201c}Five visits of an hour in June and July with her new key adult, and a photo book made by 1 July.\u{201d}",
    decided: Decided::InPart(move_without_support, "Moves at other ages depend on the schools of the area and are for a person."),
};

static MOVE: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "transition",
        "transitions",
        "move to",
        "moves to",
        "new school",
        "secondary school",
        "next school",
        "to college",
    ])
});
static BARE: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "transition will be supported",
        "transition support",
        "support with transition",
        "supported transition",
        "enhanced transition",
        "transition will be planned",
        "support for transition",
        "transitions will be supported",
        "transition plan",
    ])
});

/// Words for a day, a month or a number of visits; "from Year 5 onwards" says none of them.
static WHEN: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "# (visits|visit|sessions|session|meetings|days|weeks|hours|minutes)",
        "(one|two|three|four|five|six) (visits|visit|sessions|session|meetings|days|weeks|hours)",
        "(january|february|march|april|june|july|september|october|november|december)",
        "(in|by|during|before) may",
        "(autumn|spring|summer) (term|half term)",
    ])
});

fn move_without_support(subject: &Subject<'_>, found: &mut Found) {
    let mut set_out = !subject.plan.sections.placement.transitions.is_empty();
    for item in subject.provisions.iter().filter(|item| item.section == Section::F) {
        let text = item.provision.text.as_str();
        let dated = !item.reading().quantities.is_empty()
            || !item.provision.quantities.is_empty()
            || WHEN.is_in(item.words())
            || text.split(|letter: char| !letter.is_ascii_digit()).any(|figures| figures.len() == 4);
        let typed = item.provision.kind == ProvisionKind::TransitionSupport;
        if let (false, Some(span)) = (dated, BARE.first(item.words())) {
            found
                .warning(words_of(item), "help with a move is promised without a visit, a date or a person")
                .mend("say the visits, their dates and length, who goes along and what is handed over")
                .quote(text, span);
            set_out = true;
        }
        set_out |= typed || MOVE.is_in(item.words());
    }
    if matches!(school_year(subject), Some(6 | 11)) && !set_out {
        found
            .warning(
                Subject::section(Section::F),
                "a move to the next phase is near, and no help with it is set out",
            )
            .mend("say the visits, their dates and length, who goes along and what is handed over");
    }
}
