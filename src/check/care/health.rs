//! Health care provision: the health body's agreement, and needs that nothing answers.

use super::{LISTS, label};
use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Need, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::Section;

pub(super) const HEALTH_AGREEMENT_ABSENT: Rule = Rule {
    code: "G-002",
    name: "health-agreement-absent",
    fault: "Section G specifies provision, and no agreement of the health body is recorded",
    doc: "The health commissioning body must agree the health care provision before it is specified (regulation 12(2)), \
and must then arrange it (section 42(3)). Section G without it rests on nobody.

An issued plan with provision in Section G is asked for the recorded agreement. That the agreement exists is what the \
law asks; recording its day and the role of who gave it is good practice, and a warning. A draft is \
not asked yet, and a plan converted from an old paper is not asked, since old papers seldom wrote it down.",
    basis: Basis::Must,
    law: &[Citation::regulation("12(2)")],
    in_force: InForce::SINCE_2014,
    wrong: "Section G was written by the school, and nobody at the health body was asked.",
    right: "Agreed by the integrated care board, designated clinical officer, 12 November 2026.",
    decided: Decided::ByEngine(health_agreement_absent),
};

fn health_agreement_absent(subject: &Subject<'_>, found: &mut Found) {
    let section = &subject.plan.sections.health_care_provision;
    if section.provisions.is_empty() || subject.profile != Profile::Final {
        return;
    }
    let path = Subject::section(Section::G);
    let Some(agreement) = &section.agreement else {
        found
            .error(path, "Section G specifies provision, and no agreement of the health body is recorded")
            .mend("ask the health commissioning body to agree the provision, and record which body agreed, in which role and when");
        return;
    };
    let path = path.field("agreement");
    if agreement.body.trim().is_empty() {
        found
            .error(path, "the agreement to Section G names no health body")
            .mend("record which health commissioning body agreed to the provision");
    } else if agreement.date.is_none() || agreement.role.is_none() && agreement.name.is_none() {
        let missing = match (agreement.date, &agreement.role, &agreement.name) {
            (Some(_), ..) => "who gave it",
            (None, None, None) => "when and by whom it was given",
            (None, ..) => "when it was given",
        };
        found
            .warning(path, format!("the agreement to Section G does not say {missing}"))
            .on(Basis::GoodPractice)
            .mend("record the day of the agreement, and the role of the person who gave it");
    }
}

pub(super) const HEALTH_NEED_WITHOUT_PROVISION: Rule = Rule {
    code: "G-003",
    name: "health-need-without-provision",
    fault: "A health need in Section C has no provision and no reason why none is needed",
    doc: "The plan must specify the health care provision that is reasonably required by what gives rise to the special \
educational needs (section 37(2)(d)). What is reasonably required is a matter of judgement, so this is a question.

A need in Section C is found that no provision of the plan lists under `meets`, unless its own words say why none is needed \
(it is treated at home, it is over, a referral is awaited) or Section G states that none is. Where Section G holds provision and \
none of it names any need, links cannot show anything, and nothing is said. In a plan converted from an old paper a need is \
found only where Section G is empty.",
    basis: Basis::Must,
    law: &[Citation::act("37(2)(d)")],
    in_force: InForce::SINCE_2014,
    wrong: "C1 describes epilepsy; Section G is blank.",
    right: "G1: the epilepsy nurse goes through the seizure plan at school for 45 minutes every six months, and lists C1.",
    decided: Decided::ByEngine(health_need_without_provision),
};

fn health_need_without_provision(subject: &Subject<'_>, found: &mut Found) {
    let section = &subject.plan.sections.health_care_provision;
    let none_needed = section.provisions.is_empty() && section.none_identified.is_some();
    let unlinked = !section.provisions.is_empty()
        && (subject.profile == Profile::Legacy
            || section.provisions.iter().all(|item| item.meets.is_empty()));
    if none_needed || unlinked {
        return;
    }
    for item in &subject.needs {
        let Need::Care(need) = item.need else { continue };
        if item.section != Section::C
            || subject.provisions.iter().any(|each| each.provision.meets.contains(&need.id))
        {
            continue;
        }
        let reason = subject.told_of(Section::C, need.id).any(|(_, words)| LISTS.needs_none.is_in(words));
        if !reason {
            let label = label(subject, need.id);
            found
                .warning(item.path.clone(), format!("no provision meets {label}, and nothing says why none is needed"))
                .mend(format!("ask the health service what {label} calls for and set it out in Section G, or say why nothing is needed"));
        }
    }
}
