//! F-014: equipment that nobody looks after.

use super::{in_section_f, words_of};
use crate::check::found::{Found, listed};
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::model::ProvisionKind;
use crate::wording::PhraseList;
use std::sync::LazyLock;

pub(super) const EQUIPMENT_WITHOUT_CARE: Rule = Rule {
    code: "F-014",
    name: "equipment-without-care",
    fault: "Equipment does not say for what it is, who provides it, or who keeps it working and shows how to use it",
    doc: "A laptop in a cupboard helps nobody. Say the item, what it is for, who provides it, who repairs or replaces it \
and who is trained to use it.

Judged for provision that the record calls equipment. One finding names what is missing. Things made in class, such as \
a picture timetable, are asked only what they are for and who makes them.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Access to ICT.\u{201d}",
    right: "\u{201c}The school provides a laptop that turns speech into text, for all writing in lessons; replaces it \
within two days if it breaks; and the specialist teacher shows her and her teachers how to use it in three lessons of an hour.\u{201d}",
    decided: Decided::ByEngine(equipment_without_care),
};

static PURPOSE: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&["to", "for", "so that", "when", "while", "during", "used", "use", "uses"])
});
static PROVIDES: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "provide",
        "provides",
        "provided by",
        "supply",
        "supplies",
        "supplied by",
        "give",
        "gives",
        "buy",
        "buys",
        "bought by",
        "lend",
        "lends",
        "loan",
        "loaned",
        "issue",
        "issued by",
        "fund",
        "funded by",
        "funds",
        "put",
        "puts",
        "sets up",
        "make",
        "makes",
        "made by",
        "set up",
        "will have ready",
    ])
});
static CARE: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "repair",
        "repairs",
        "repaired",
        "replace",
        "replaces",
        "replaced",
        "maintain",
        "maintains",
        "maintained",
        "maintenance",
        "service",
        "serviced",
        "services",
        "check",
        "checks",
        "checked",
        "charge",
        "charged",
        "insure",
        "insured",
        "adjust",
        "adjusted",
        "updated",
        "breaks",
        "(keep|keeps|kept) (it|them|these|each|both) (working|charged|clean|ready|in order)",
        "(keep|keeps|kept) in (working order|order|repair|good repair)",
        "lends another",
        "spare",
    ])
});
static TRAINING: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "train",
        "trains",
        "trained",
        "training",
        "shown how",
        "show",
        "shows",
        "taught",
        "teach",
        "teaches",
        "course",
        "lessons in",
    ])
});
static DEVICES: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "laptop",
        "tablet",
        "ipad",
        "computer",
        "device",
        "software",
        "ict",
        "radio aid",
        "hearing aid",
        "hearing aids",
        "communication aid",
        "switch",
        "switches",
        "wheelchair",
        "standing frame",
        "hoist",
        "chair",
        "seating",
        "walker",
        "braille",
        "screen reader",
        "technology",
        "equipment",
    ])
});

/// Whether training set out elsewhere in Section F is about the same kind of thing.
fn is_taught_elsewhere(subject: &Subject<'_>, item: &ProvisionItem<'_>) -> bool {
    let wanted = devices(item);
    in_section_f(subject)
        .filter(|other| other.provision.kind == ProvisionKind::Training || TRAINING.is_in(other.words()))
        .filter(|other| other.provision.id != item.provision.id)
        .any(|other| devices(other).iter().any(|device| wanted.contains(device)))
}

/// The devices that a provision names, in small letters.
fn devices(item: &ProvisionItem<'_>) -> Vec<String> {
    let text: Vec<char> = item.provision.text.as_str().chars().collect();
    let named = DEVICES.all(item.words());
    named.iter().map(|at| text[at.start..at.end].iter().collect::<String>().to_lowercase()).collect()
}

fn equipment_without_care(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject).filter(|item| item.provision.kind == ProvisionKind::Equipment) {
        let device = DEVICES.is_in(item.words());
        let provided = item.provision.commissioner.is_some()
            || !item.provision.delivered_by.is_empty()
            || PROVIDES.is_in(item.words());
        let missing: Vec<&str> = [
            (!PURPOSE.is_in(item.words()), "what it is for"),
            (!provided, "who provides it"),
            (device && !CARE.is_in(item.words()), "who keeps it working"),
            (
                device && !TRAINING.is_in(item.words()) && !is_taught_elsewhere(subject, item),
                "who is shown how to use it",
            ),
        ]
        .into_iter()
        .filter_map(|(is_missing, name)| is_missing.then_some(name))
        .collect();
        if let Some(list) = listed(&missing) {
            found
                .warning(words_of(item), format!("the equipment does not say {list}"))
                .mend(format!("ask whoever recommends it, and say {list}"));
        }
    }
}
