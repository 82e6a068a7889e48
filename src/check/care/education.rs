//! Therapy that educates or trains and stands in Section G.

use super::{LISTS, label};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{DelivererRole, ProvisionKind, Section};
use crate::wording::Words;
use std::ops::Range;

pub(super) const THERAPY_THAT_TEACHES_IN_G: Rule = Rule {
    code: "G-001",
    name: "therapy-that-teaches-in-g",
    fault: "Therapy that educates or trains the child stands in Section G",
    doc: "Health care provision that educates or trains a child or young person counts as special educational provision \
(section 21(5)) and belongs in Section F, where the council must secure it. Speech and language therapy should normally be \
there (Code, paragraph 9.74). In Section G nobody at the council owes it.

It is an error where the words of a therapy in Section G themselves teach or train the person: they learn, practise, or build \
a skill. Other speech and language therapy there is a warning that rests on the Code, and other occupational \
therapy and physiotherapy a warning to ask, since it depends on what is done. Plain treatment of the body \
(chest, swallowing, splints, seating and the like), training for staff or parents only, and a pointer to Section F are left alone. \
Teaching in Section G that is no therapy, or in Section H, is rule F-012.

Whether a therapy educates or trains can turn on facts outside its words. That is left to the advisers.",
    basis: Basis::Must,
    law: &[Citation::act("21(5)"), Citation::code("9.74")],
    in_force: InForce::SINCE_2014,
    wrong: "Section G: a therapist teaches Ines to say three-word sentences, six sessions.",
    right: "Section F sets out the six sessions in full; Section G only points to them.",
    decided: Decided::InPart(
        therapy_that_teaches_in_g,
        "whether a therapy whose words do not show it educates or trains the person",
    ),
};

fn therapy_that_teaches_in_g(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.provisions.iter().filter(|item| item.section == Section::G) {
        let Some((text, words)) =
            subject.told_of(Section::G, item.provision.id).find(|(text, _)| text.is("text"))
        else {
            continue;
        };
        let therapy = Therapy::of(item, words);
        if therapy == Therapy::No || LISTS.points_to_f.is_in(words) {
            continue;
        }
        let label = label(subject, item.provision.id);
        if let Some(range) = teaches(subject, words) {
            found
                .error(text.path.clone(), format!("{label} is therapy that teaches or trains the person, and it stands in Section G"))
                .quote(text.text, words.stretch(&range))
                .mend("set out in Section F all of it that educates or trains, in the same detail, and leave only a pointer here");
        } else if therapy == Therapy::SpeechAndLanguage && !LISTS.medical.is_in(words) {
            found
                .warning(text.path.clone(), format!("{label} is speech and language therapy, which normally stands in Section F"))
                .on(Basis::Should)
                .mend("ask the therapist what it teaches or trains; set that out in Section F, or record the exceptional reason against it");
        } else if therapy == Therapy::OccupationalOrPhysio && !LISTS.medical.is_in(words) {
            found
                .warning(
                    text.path.clone(),
                    format!("{label} is therapy in Section G that may educate or train the person"),
                )
                .mend("ask the therapist whether it educates or trains; if it does, set it out in Section F");
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Therapy {
    SpeechAndLanguage,
    OccupationalOrPhysio,
    /// Another therapy, or help with feelings: asked about only where its words teach.
    Other,
    No,
}

impl Therapy {
    /// What therapy an item is, by its kind, by who gives it, and last by its words.
    fn of(item: &ProvisionItem<'_>, words: &Words<'_>) -> Self {
        match item.provision.kind {
            ProvisionKind::SpeechAndLanguageTherapy => return Self::SpeechAndLanguage,
            ProvisionKind::OccupationalTherapy | ProvisionKind::Physiotherapy => {
                return Self::OccupationalOrPhysio;
            }
            ProvisionKind::OtherTherapy | ProvisionKind::EmotionalSupport => return Self::Other,
            // Their kind says that they are no therapy, whoever stands in their words.
            ProvisionKind::Training
            | ProvisionKind::Equipment
            | ProvisionKind::Environment
            | ProvisionKind::Liaison
            | ProvisionKind::PersonalCare => return Self::No,
            _ => {}
        }
        match item.provision.delivered_by.first().and_then(|deliverer| deliverer.role) {
            Some(DelivererRole::SpeechAndLanguageTherapist) => Self::SpeechAndLanguage,
            Some(DelivererRole::OccupationalTherapist | DelivererRole::Physiotherapist) => {
                Self::OccupationalOrPhysio
            }
            Some(_) => Self::No,
            None => match LISTS.therapies.find_unquoted(words).next() {
                Some(range) if words.lower(range.start).starts_with('s') => Self::SpeechAndLanguage,
                Some(_) => Self::OccupationalOrPhysio,
                None if words.all_lower().any(|word| matches!(word, "therapist" | "therapy")) => Self::Other,
                None => Self::No,
            },
        }
    }
}

/// Where the words teach or train the person. In the list `child` stands for the name or a pronoun.
fn teaches(subject: &Subject<'_>, words: &Words<'_>) -> Option<Range<usize>> {
    let name = &subject.plan.child_or_young_person.name;
    let names: Vec<String> = [Some(name.given.as_str()), name.preferred.as_deref()]
        .into_iter()
        .flatten()
        .map(str::to_lowercase)
        .collect();
    let neutral = words.with("child", |word| {
        let bare = word.trim_end_matches("'s");
        matches!(bare, "him" | "her" | "them" | "his" | "their" | "he" | "she" | "they")
            || names.iter().any(|name| name == bare)
    });
    LISTS.teaches.find_unquoted(&neutral).find(|range| {
        // Staff and parents who are taught are not the person.
        !(range.start..range.end + 3).any(|at| {
            matches!(
                neutral.lower(at),
                "staff"
                    | "parents"
                    | "parent"
                    | "carers"
                    | "adults"
                    | "assistants"
                    | "family"
                    | "teachers"
                    | "mum"
                    | "dad"
            )
        })
    })
}
