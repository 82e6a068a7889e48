//! E-001 and E-007: needs without an outcome, and the four areas of adult life.

use crate::check::found::{Found, listed};
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::school_year::school_year;
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{AdulthoodArea, BroadArea, Section};

pub(super) const NO_OUTCOME_FOR_NEED: Rule = Rule {
    code: "E-001",
    name: "no-outcome-for-need",
    fault: "There is no outcome, or none for an area of need",
    doc: "A plan must specify the outcomes sought. A Section E without any is an error. That each broad area with needs has \
an outcome is good practice, and a warning.

Areas are judged by the links of the record, where any outcome is linked at all; a single need without an outcome is \
part of the golden thread (PL-012).",
    basis: Basis::Must,
    law: &[Citation::act("37(2)(b)"), Citation::regulation("12(1)(e)")],
    in_force: InForce::SINCE_2014,
    wrong: "Sensory needs in Section B, and no outcome about them.",
    right: "\u{201c}By July 2027 she will use ear defenders or her break card before leaving in 4 of 5 noisy lessons (now 1 of 5).\u{201d}",
    decided: Decided::ByEngine(no_outcome_for_need),
};

fn no_outcome_for_need(subject: &Subject<'_>, found: &mut Found) {
    let needs = &subject.plan.sections.special_educational_needs.needs;
    if subject.outcomes.is_empty() {
        found
            .error(Subject::section(Section::E), "the plan holds no outcome")
            .mend("agree outcomes with the family and those who gave advice, and write them");
        return;
    }
    let linked: Vec<_> = subject.outcomes.iter().flat_map(|item| &item.outcome.needs).collect();
    if linked.is_empty() || subject.profile == Profile::Legacy {
        return;
    }
    for area in BroadArea::ALL {
        let mut of_area = needs.iter().filter(|need| need.area == area).peekable();
        if of_area.peek().is_some() && !of_area.any(|need| linked.contains(&&need.id)) {
            found
                .warning(
                    Subject::section(Section::E),
                    format!("no outcome is linked to a need in {}", area.title().to_lowercase()),
                )
                .mend("link the outcome that answers these needs, or agree one")
                .on(Basis::GoodPractice);
        }
    }
}

pub(super) const ADULTHOOD_AREA_MISSING: Rule = Rule {
    code: "E-007",
    name: "adulthood-area-missing",
    fault: "From Year 9, an area of adult life has no outcome and no reason",
    doc: "From Year 9 the Code asks that planning looks at four areas: work, independent living, friends and community, and \
health. An area in which nothing is needed can be said to be so.

Judged by the areas that the record gives to each outcome, where it gives any.",
    basis: Basis::Should,
    law: &[Citation::code("9.64"), Citation::code("chapter 8")],
    in_force: InForce::SINCE_2014,
    wrong: "A plan for a 15-year-old with outcomes about examinations only.",
    right: "\u{201c}By July 2028 he will travel to college alone by bus on 4 of 5 days (now 0 of 5).\u{201d}",
    decided: Decided::InPart(
        adulthood_area_missing,
        "Whether a reason given elsewhere for leaving an area out is a good one is for a person.",
    ),
};

fn adulthood_area_missing(subject: &Subject<'_>, found: &mut Found) {
    if school_year(subject).is_none_or(|year| year < 9) || subject.outcomes.is_empty() {
        return;
    }
    let served: Vec<AdulthoodArea> = subject
        .outcomes
        .iter()
        .flat_map(|item| item.outcome.preparing_for_adulthood.iter().copied())
        .collect();
    if served.is_empty() && subject.profile == Profile::Legacy {
        return;
    }
    let missing: Vec<&str> = [
        (AdulthoodArea::Employment, "work"),
        (AdulthoodArea::IndependentLiving, "independent living"),
        (AdulthoodArea::CommunityInclusion, "friends and community"),
        (AdulthoodArea::Health, "health"),
    ]
    .into_iter()
    .filter_map(|(area, name)| (!served.contains(&area)).then_some(name))
    .collect();
    if let Some(list) = listed(&missing) {
        found
            .warning(Subject::section(Section::E), format!("no outcome is recorded as preparing for {list}"))
            .mend(format!("agree an outcome for {list}, link one that serves it, or say why none is needed"));
    }
}
