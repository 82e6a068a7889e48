//! E-003, E-004, E-008 and E-013: outcomes that are something else.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;

pub(super) const OUTCOME_IS_PROVISION: Rule = Rule {
    code: "E-003",
    name: "outcome-is-provision",
    fault: "An outcome says what will be given, not what will change",
    doc: "An outcome is a benefit or difference made to the child or young person as a result of help. \"She will have \
weekly therapy\" is the help: it belongs in Section F, where it can be enforced.

Found where the outcome says what will be given, attended or received, however well it is measured.",
    basis: Basis::Should,
    law: &[Citation::code("9.66")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}She will receive speech and language therapy each week.\u{201d}",
    right: "\u{201c}By July 2027 she will ask for help in a sentence of four words in 4 of 5 lessons (now 1 of 5).\u{201d}",
    decided: Decided::ByEngine(outcome_is_provision),
};

fn outcome_is_provision(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.outcomes.iter().filter(|item| item.reading().is_provision) {
        found
            .warning(item.path.field("text"), "the outcome says what will be given, not what will change")
            .mend(
                "move the help to Section F, and say here what the child or young person will be able to do",
            );
    }
}

pub(super) const OUTCOME_IS_ASPIRATION: Rule = Rule {
    code: "E-004",
    name: "outcome-is-aspiration",
    fault: "An outcome is a hope for later life, not a step",
    doc: "Aspirations belong in Section A, and nobody can be held to them. An outcome is a step towards one that can be seen.",
    basis: Basis::Should,
    law: &[Citation::code("9.65")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}To become an engineer.\u{201d}",
    right: "\u{201c}By July 2028 he will follow a page of building instructions alone in 4 of 5 lessons (now 1 of 5).\u{201d}",
    decided: Decided::ByEngine(outcome_is_aspiration),
};

fn outcome_is_aspiration(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.outcomes.iter().filter(|item| item.reading().is_aspiration) {
        found
            .warning(
                item.path.field("text"),
                "the outcome is a hope for later life, not a step that can be measured",
            )
            .mend("keep the hope in Section A, and say here the step towards it");
    }
}

pub(super) const OUTCOME_FOR_SERVICE: Rule = Rule {
    code: "E-008",
    name: "outcome-for-service",
    fault: "An outcome is about what adults or services do",
    doc: "\"Staff will understand her needs\" may be good, and nothing has changed for the child or young person when it is met.",
    basis: Basis::Should,
    law: &[Citation::code("9.66")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Staff will understand his needs.\u{201d}",
    right: "\u{201c}By July 2027 he will show his break card and be answered within a minute in 4 of 5 lessons (now 1 of 5).\u{201d}",
    decided: Decided::ByEngine(outcome_for_service),
};

fn outcome_for_service(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.outcomes.iter().filter(|item| item.reading().is_service_focused) {
        found.warning(item.path.field("text"), "the outcome is about what adults or services do").mend(
            "say what will be different for the child or young person; what adults do belongs in Section F",
        );
    }
}

pub(super) const DEFICIT_OUTCOME: Rule = Rule {
    code: "E-013",
    name: "deficit-outcome",
    fault: "An outcome aims at less of a behaviour",
    doc: "\"He will not shout\" says what is to stop and not what he will do instead, and is met by a child who gives up.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}He will stop leaving the room.\u{201d}",
    right: "\u{201c}By July 2027 he will show his help card before he leaves, on 4 of 5 days (now 1 of 5).\u{201d}",
    decided: Decided::ByEngine(deficit_outcome),
};

fn deficit_outcome(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.outcomes.iter().filter(|item| item.reading().deficit) {
        found
            .warning(
                item.path.field("text"),
                "the outcome aims at less of a behaviour, not at what comes in its place",
            )
            .mend("say what the child or young person will do instead");
    }
}
