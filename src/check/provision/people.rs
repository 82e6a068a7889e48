//! F-005: whether the person who helps knows how.

use super::{in_section_f, is_direct_work, words_of};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::DelivererRole;
use crate::wording::PhraseList;
use std::sync::LazyLock;

pub(super) const DELIVERER_WITHOUT_EXPERTISE: Rule = Rule {
    code: "F-005",
    name: "deliverer-without-expertise",
    fault: "Help is given by someone whose training, qualification or supervision is not said",
    doc: "The Code of Practice says that provision should be detailed and specific, with the level of expertise of those who \
give it. A registered profession (a therapist, a psychologist, a teacher) says its own expertise. A teaching assistant, \
an adult or a mentor does not: what were they trained in, by whom, and who supervises them?

Judged for work with the child or young person. Words on training, registration, award or supervision count wherever \
they stand in the provision, and so does the record.",
    basis: Basis::Should,
    law: &[Citation::code("9.69")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}An adult will support him with reading.\u{201d}",
    right: "\u{201c}A teaching assistant trained in the reading programme by the specialist teacher, and supervised by her \
each half term, will read with him.\u{201d}",
    decided: Decided::ByEngine(deliverer_without_expertise),
};

fn deliverer_without_expertise(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject).filter(|item| is_direct_work(item)) {
        if is_somebody(item) && !is_expert(item) {
            found
                .warning(
                    words_of(item),
                    "the provision does not say what training or supervision the person has who gives it",
                )
                .mend("say the training, qualification or supervision that the advice asks for");
        }
    }
}

static NOBODY_IN_PARTICULAR: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "adult",
        "adults",
        "staff",
        "member of staff",
        "key worker",
        "key adult",
        "keyworker",
        "volunteer",
    ])
});

/// Whether the words or the record name anyone at all; nobody at all is for F-001.
fn is_somebody(item: &ProvisionItem<'_>) -> bool {
    item.reading().who.is_some()
        || item.reading().who_text.is_some()
        || !item.provision.delivered_by.is_empty()
        || NOBODY_IN_PARTICULAR.is_in(item.words())
}

fn is_expert(item: &ProvisionItem<'_>) -> bool {
    item.reading().qualification.is_some()
        || item
            .provision
            .delivered_by
            .iter()
            .any(|person| person.qualification.is_some() || person.role.is_some_and(says_its_own_expertise))
        || item.reading().who.is_some_and(says_its_own_expertise)
}

/// Whether the role alone says what its holder has learned.
const fn says_its_own_expertise(role: DelivererRole) -> bool {
    !matches!(
        role,
        DelivererRole::TeachingAssistant
            | DelivererRole::TherapyAssistant
            | DelivererRole::Mentor
            | DelivererRole::PersonalAssistant
            | DelivererRole::SupportWorker
    )
}
