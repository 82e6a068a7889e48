//! F-005: whether the person who helps knows how.

use super::{in_section_f, is_direct_work, words_of};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{DelivererRole, ProvisionKind};
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
they stand in the provision, and so does the record. Where Section F sets out training for the staff who work with the \
child or young person, a teaching assistant without such words is advice of good practice only: name the training there.",
    basis: Basis::Should,
    law: &[Citation::code("9.69")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}An adult will support him with reading.\u{201d}",
    right: "\u{201c}A teaching assistant trained in the reading programme by the specialist teacher, and supervised by her \
each half term, will read with him.\u{201d}",
    decided: Decided::ByEngine(deliverer_without_expertise),
};

fn deliverer_without_expertise(subject: &Subject<'_>, found: &mut Found) {
    let training = in_section_f(subject).find(|item| {
        item.provision.kind == ProvisionKind::Training && THOSE_WHO_WORK_HERE.is_in(item.words())
    });
    for item in in_section_f(subject).filter(|item| is_direct_work(item)) {
        if !is_somebody(item) || is_expert(item) {
            continue;
        }
        match training.filter(|_| is_member_of_staff(item)) {
            None => found
                .warning(
                    words_of(item),
                    "the provision does not say what training or supervision the person has who gives it",
                )
                .mend("say the training, qualification or supervision that the advice asks for"),
            // The training is owed; that it is meant for whoever gives this help is left to be guessed.
            Some(training) => {
                let label = subject.labels.get(training.provision.id).unwrap_or("another provision");
                found
                    .advice(
                        words_of(item),
                        format!("the provision does not say that {label} trains the person who gives it"),
                    )
                    .on(Basis::GoodPractice)
                    .mend(format!("say \u{201c}trained as set out in {label}\u{201d}, if that is so"))
            }
        };
    }
}

/// Training, set out in the same section, of whoever works with the child or young person.
static THOSE_WHO_WORK_HERE: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "(teaching assistants|assistants|tas|lsas|staff|adults|everyone) (who|that) (work|works|will work)",
        "(teaching assistants|assistants|tas|lsas|staff|adults) working with",
        "(his|her|their) (teaching assistants|support staff)",
    ])
});

/// Whether the help is given by those whom such training reaches, and not by a mentor or worker from elsewhere.
fn is_member_of_staff(item: &ProvisionItem<'_>) -> bool {
    let assistant = |role: DelivererRole| role == DelivererRole::TeachingAssistant;
    item.reading().who.is_some_and(assistant)
        || item.provision.delivered_by.iter().any(|person| person.role.is_some_and(assistant))
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
pub(super) fn is_somebody(item: &ProvisionItem<'_>) -> bool {
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
