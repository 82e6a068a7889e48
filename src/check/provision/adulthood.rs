//! F-017: from Year 9, help to get ready for adult life.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::school_year::school_year;
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{ProvisionKind, Section};
use crate::wording::PhraseList;
use std::sync::LazyLock;

pub(super) const NO_ADULTHOOD_PROVISION: Rule = Rule {
    code: "F-017",
    name: "no-adulthood-provision",
    fault: "In or beyond Year 9, no provision helps to prepare for adulthood and independent living",
    doc: "In or beyond Year 9 the plan must include the provision needed to prepare the child or young person for adulthood \
and independent living, in Sections F, G or H.

Provision counts when the record calls it that, when it supports an outcome that the record links to adulthood, or when \
its words are about work, travel, money, home, friends, health or college.",
    basis: Basis::Must,
    law: &[Citation::regulation("12(3)")],
    in_force: InForce::SINCE_2014,
    wrong: "A plan for a 15-year-old whose provision is all about examinations.",
    right: "\u{201c}A travel trainer will go with him by bus for one hour a week, for 12 weeks.\u{201d}",
    decided: Decided::ByEngine(no_adulthood_provision),
};

static ADULT_LIFE: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "adulthood",
        "travel training",
        "travel trainer",
        "by bus",
        "by train",
        "work experience",
        "work placement",
        "supported internship",
        "apprenticeship",
        "job coach",
        "careers",
        "career",
        "employment",
        "independent living",
        "live independently",
        "living skills",
        "life skills",
        "money",
        "budget",
        "budgeting",
        "bank",
        "cook",
        "cooking",
        "shopping",
        "tenancy",
        "relationships",
        "volunteering",
        "volunteer",
        "college visits",
        "driving",
        "vote",
        "own appointments",
        "annual health check",
        "adult services",
        "transition to adult",
    ])
});

fn no_adulthood_provision(subject: &Subject<'_>, found: &mut Found) {
    if school_year(subject).is_none_or(|year| year < 9) {
        return;
    }
    let adult_outcomes: Vec<_> = subject
        .outcomes
        .iter()
        .filter(|item| !item.outcome.preparing_for_adulthood.is_empty())
        .map(|item| item.outcome.id)
        .collect();
    let prepares = subject.provisions.iter().any(|item| {
        item.provision.kind == ProvisionKind::PreparingForAdulthood
            || item.provision.supports.iter().any(|id| adult_outcomes.contains(id))
            || ADULT_LIFE.is_in(item.words())
    });
    if !prepares {
        found
            .error(
                Subject::section(Section::F),
                "no provision in Sections F, G or H prepares for adulthood, and the plan is for Year 9 or beyond",
            )
            .mend("add the provision that the advice on adulthood asks for: work, home, friends and community, health");
    }
}
