//! F-001: what the law means by specifying.

use super::people::is_somebody;
use super::said::said;
use super::{in_section_f, words_of};
use crate::check::found::{Found, listed};
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::ProvisionKind;
use crate::wording::PhraseList;
use std::sync::LazyLock;

pub(super) const UNSPECIFIED_PROVISION: Rule = Rule {
    code: "F-001",
    name: "unspecified-provision",
    fault: "Special educational provision does not say what, who, with how many, how often and for how long",
    doc: "A plan must specify the special educational provision, so that a family can see whether it happens and a council \
can be held to it. Five things make it specific: a named or described activity, who delivers it, the ratio or the size of \
the group, how often, and how long.

Provision with no amount at all, or without anything that can be told apart as provision, is an error. Where one or more \
of the five is missing it is a warning that names them. \"Support\", \"input\", \"programme\" or \"therapy\" alone \
describe no activity; a service or \"staff\" is nobody in particular.

Equipment, the place and changes to the curriculum are asked only what they are. Training of staff, meetings and visits \
to a new school are not asked for a ratio. What the source had in columns of its own counts as said, unless it leaves it open (\"as required\", \"tbc\"), and so do the \
typed facts.",
    basis: Basis::Must,
    law: &[
        Citation::act("37(2)(c)"),
        Citation::case("[1998] ELR 129"),
        Citation::case("[2020] UKUT 217 (AAC)"),
        Citation::code("9.69"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Regular speech and language therapy.\u{201d}",
    right: "\u{201c}A speech and language therapist registered with the HCPC will teach her to join two ideas in one \
sentence, one to one, for 45 minutes each week, in 36 school weeks.\u{201d}",
    decided: Decided::ByEngine(unspecified_provision),
};

/// Words of work in which nobody asks for a ratio: one person meets another, adults work among themselves, or the
/// number of adults is said.
static NO_RATIO: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "(no more than |at most |at least |)(two|three|four|five|six|2|3|4|5|6) (named |trained |members of |other |)(adults|staff|people|carers|teaching assistants|tas)",
        "(meet|meets|meeting|see|sees|treat|treats|greet|greets|accompany|accompanies) (with |)(him|her|them|a parent|the parents)",
        "(go|goes|going) (with|through it with) (him|her|them)",
        "(meet|meets|meeting|work|works|working) (with |)(the |his |her |their |)(school |class |college |house |school's |)(staff|team|parents|family|teachers|key adults)",
        "(his|her|their) (staff|teachers|key adults)",
        "(watch|watching|watches|observe|observes|observing|observation|observations)",
        "(visit|visits|come to|comes to) (the |)(school|college|nursery|setting)",
        "(check|checks|checking|review|reviews|reviewing) (the |his |her |their |all |)(seating|chair|chairs|seat|equipment|aid|aids|frame|splints|sling|slings|items)",
        "(get|getting) to know (his|her|their) new (school|college|nursery|setting)",
        "(private candidate|access arrangements|entry for examinations|entered for)",
        "setting up",
        "(chair|chairs|hold|holds|attend|attends) (a|the|each|every) (meeting|meetings|review|annual review)",
        "(reflective|review|planning|team|consultation) (meeting|meetings)",
        "(write|writes|writing) (a|an|the) (plan|report|programme)",
        "(consultation|consultations|dynamic assessment|workplace assessment|specialist assessment)",
        "(sit|sits) with",
        "within sight of",
        "(check|checks) in with",
        "on (his|her|their) own",
        "video call",
        "visit (his|her|their) new school",
        "(telephone|telephones|ring|rings|email|emails)",
    ])
});

/// What is arranged once, or is there whenever it is wanted, and has no sessions that could be counted.
static ARRANGEMENT: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "private candidate",
        "card that (allows|lets)",
        "(access|exam|examination) arrangements",
    ])
});

/// Whether one person meets, sees or accompanies the child or young person by name, so that it is the two of them.
fn meets(subject: &Subject<'_>, item: &ProvisionItem<'_>) -> bool {
    let name = &subject.plan.child_or_young_person.name;
    let text = item.provision.text.as_str();
    let names = [Some(&name.given), name.preferred.as_ref()];
    names.into_iter().flatten().filter(|name| !name.is_empty()).any(|name| {
        text.match_indices(name.as_str()).any(|(at, _)| {
            let before = text[..at].trim_end().rsplit(|letter: char| !letter.is_alphanumeric());
            let mut before = before.filter(|word| !word.is_empty() && *word != "with");
            matches!(
                before.next(),
                Some(
                    "see"
                        | "sees"
                        | "meet"
                        | "meets"
                        | "meeting"
                        | "treat"
                        | "treats"
                        | "accompany"
                        | "greet"
                        | "go"
                )
            )
        })
    })
}

fn unspecified_provision(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let said = said(item);
        let kind = item.provision.kind;
        let arranged = matches!(kind, ProvisionKind::Other | ProvisionKind::EmotionalSupport)
            && ARRANGEMENT.is_in(item.words());
        let sessions = !kind.has_no_sessions() && !arranged;
        // Where one adult meets, sits with or checks in with the person, the ratio is plain; where adults
        // meet, watch, check or write, there is none.
        let with_child = || {
            !matches!(
                kind,
                ProvisionKind::Training
                    | ProvisionKind::Liaison
                    | ProvisionKind::FamilySupport
                    | ProvisionKind::TransitionSupport
            ) && !NO_RATIO.is_in(item.words())
                && !meets(subject, item)
        };
        // A telephone call or a letter home has no length that anybody asks for.
        let timed = sessions && kind != ProvisionKind::Liaison;
        if sessions && !said.amount {
            found
                .error(words_of(item), "the provision states no amount: not how often, not how long")
                .mend("ask the adviser how often, for how long and for how many weeks, and write that; do not guess");
            continue;
        }
        if !sessions && item.vague().is_empty() {
            continue;
        }
        let nothing = !said.what && !said.who && !is_somebody(item) && item.vague().is_empty();
        if sessions && nothing {
            found
                .error(words_of(item), "nothing here can be told apart as provision: no activity and nobody who does it")
                .mend("say what is done with the child or young person, by whom and how much of it, from the advice");
            continue;
        }
        let missing: Vec<&str> = [
            (!said.what, "what is done"),
            (sessions && !said.who, "who does it"),
            (sessions && !said.ratio && with_child(), "the ratio or size of the group"),
            (sessions && !said.how_often, "how often"),
            (timed && !said.how_long, "how long"),
        ]
        .into_iter()
        .filter_map(|(is_missing, name)| is_missing.then_some(name))
        .collect();
        if let Some(list) = listed(&missing) {
            let said_otherwise = missing.len() == 1 && !said.ratio && said.what && said.who;
            let message = if said_otherwise {
                format!("only {list} is not said")
            } else {
                format!("the provision does not say {list}")
            };
            found.warning(words_of(item), message).mend(format!("ask the adviser, and say {list}"));
        }
    }
}
