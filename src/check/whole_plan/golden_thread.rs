//! The golden thread: aspiration, need, outcome, provision.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::model::{GoldenThread, ItemId, ProvisionKind, Section};

pub(super) const BROKEN_GOLDEN_THREAD: Rule = Rule {
    code: "PL-012",
    name: "broken-golden-thread",
    fault: "A need leads to no outcome, provision belongs to no need or no outcome, or an aspiration is followed by no outcome",
    doc: "A good plan can be followed like a thread: what the child hopes for, what is hard, the change that is sought, the \
help that brings it. Where the thread breaks, a need is named and nothing changes for the child, or help is given and \
nobody can say what for. It is the way the Council for Disabled Children teaches plans to be written; no law asks for it. \
That each need in Section B must be met by provision in Section F is law, and is judged by B-002.

It is judged by the links of the record: each need of Section B must have an outcome, each need of Sections C and D an \
outcome or provision, each provision a need, each provision of Section F an outcome, each outcome a need and provision, \
and each aspiration an outcome that serves it. Staff training, meetings and the like may serve the whole plan and are \
asked for a need or an outcome only. Where the plan has no \
outcome at all, or no provision at all, that is another rule's finding and not repeated for each need.

A converted paper has no such links and is not judged.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Need B3 (handwriting) stands alone: no outcome speaks of it.",
    right: "Aspiration A1 (to write comics), need B3, outcome E2 and provision F4 name one another.",
    decided: Decided::ByEngine(broken_golden_thread),
};

fn broken_golden_thread(subject: &Subject<'_>, found: &mut Found) {
    if subject.profile == Profile::Legacy {
        return;
    }
    let thread = GoldenThread::of(subject.plan);
    let (any_outcome, any_provision) = (!thread.outcomes.is_empty(), !thread.provisions.is_empty());
    let label = |id: ItemId| subject.labels.get(id).unwrap_or("this item");
    for (index, hope) in thread.aspirations.iter().enumerate() {
        if any_outcome && hope.outcomes.is_empty() {
            let at = Subject::section(Section::A).field("aspirations").index(index);
            found
                .warning(at, format!("no outcome serves aspiration {}", label(hope.aspiration.id)))
                .mend("link the outcomes that lead towards it, or ask the family which step towards it is sought first");
        }
    }
    for (item, need) in subject.needs.iter().zip(&thread.needs) {
        let name = label(need.need.id());
        let no_outcome = any_outcome && need.outcomes.is_empty();
        // That a need has no provision is a finding of B-002 or G-003, and said once.
        if any_provision && need.provisions.is_empty() && matches!(need.section, Section::B | Section::C) {
            continue;
        }
        let message = if need.section == Section::B && no_outcome {
            format!("need {name} leads to no outcome")
        } else if need.section != Section::B && no_outcome && any_provision && need.provisions.is_empty() {
            format!("need {name} leads to no outcome and no provision")
        } else {
            continue;
        };
        found
            .warning(item.path.clone(), message)
            .mend("link what is meant for it, or ask the adviser who described it what should change and what that takes");
    }
    for (item, provision) in subject.provisions.iter().zip(&thread.provisions) {
        let no_need = provision.needs.is_empty();
        let no_outcome = any_outcome && provision.outcomes.is_empty();
        let message = if serves_the_whole(provision.provision.kind) {
            if !no_need || !no_outcome {
                continue;
            }
            "belongs to no need and no outcome"
        } else if no_need && no_outcome {
            "belongs to no need and no outcome"
        } else if no_need {
            "belongs to no need"
        } else if no_outcome && provision.section == Section::F {
            "supports no outcome"
        } else {
            continue;
        };
        found
            .warning(item.path.clone(), format!("provision {} {message}", label(provision.provision.id)))
            .mend("link the needs it meets and the outcomes it supports, or ask the adviser what it is for");
    }
    for (item, outcome) in subject.outcomes.iter().zip(&thread.outcomes) {
        let message = match (outcome.needs.is_empty(), any_provision && outcome.provisions.is_empty()) {
            (true, true) => "answers no need, and no provision supports it",
            (true, false) => "answers no need",
            (false, true) => "is supported by no provision",
            (false, false) => continue,
        };
        found
            .warning(item.path.clone(), format!("outcome {} {message}", label(outcome.outcome.id)))
            .mend("link the need it comes from and the provision that is meant to bring it about");
    }
}

/// Whether such provision serves the plan as a whole rather than one need.
fn serves_the_whole(kind: ProvisionKind) -> bool {
    matches!(kind, ProvisionKind::Training | ProvisionKind::Liaison | ProvisionKind::TransitionSupport)
}
