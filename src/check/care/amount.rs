//! How much health and social care provision there is, and who gives it.

use super::{LISTS, label};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{ProvisionKind, Section, SectionTwoService};
use crate::wording::Words;
use std::ops::Range;

pub(super) const HEALTH_PROVISION_UNQUANTIFIED: Rule = Rule {
    code: "G-004",
    name: "health-provision-unquantified",
    fault: "Provision in Section G gives no amount, or names a medicine or a dose",
    doc: "The Code asks Section G for detail and amounts, as for Section F (paragraph 9.69(G)). The Upper Tribunal has said that \
recommendations on health care need less exact detail than Section F ([2021] UKUT 187 (AAC)). Medicines and doses change \
between reviews; they are safer in the healthcare plan.

An item of Section G is found that records no length, number or total and whose words hold no length, frequency or limit of \
time. Equipment and places are not asked, nor is care whose detail stands in a healthcare plan or a protocol that the words name. \
Names of prescribed medicines and doses are found by a list, but not what staff are trained to give; that is good practice only. Insulin, adrenaline \
and oxygen are left alone, since they name the care itself.",
    basis: Basis::Should,
    law: &[Citation::code("9.69(G)").not_compared()],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Nursing input as needed.\u{201d}",
    right: "\u{201c}A community nurse visits school for 30 minutes each half term to renew the seizure plan.\u{201d}",
    decided: Decided::ByEngine(health_provision_unquantified),
};

fn health_provision_unquantified(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.provisions.iter().filter(|item| item.section == Section::G) {
        let Some((text, words)) =
            subject.told_of(Section::G, item.provision.id).find(|(text, _)| text.is("text"))
        else {
            continue;
        };
        if !item.provision.kind.has_no_sessions()
            && !says_how_much(item, words)
            && !LISTS.protocols.is_in(words)
        {
            let label = label(subject, item.provision.id);
            found
                .warning(text.path.clone(), format!("{label} does not say how often or how much"))
                .mend("ask the health service how often and for how long, and set that out");
        }
        // Training names what it is in: "train staff in giving buccal midazolam".
        let in_training =
            |range: &Range<usize>| LISTS.training.is_among(words, words.sentence_of(range.start));
        let medicines = LISTS.medicines.find(words).filter(|range| !in_training(range));
        for range in medicines.chain(LISTS.doses.find(words)) {
            found
                .warning(text.path.clone(), "a prescribed medicine or a dose is named in the plan")
                .on(Basis::GoodPractice)
                .quote(text.text, words.stretch(&range))
                .mend("name the healthcare plan and its date instead, and keep medicines and doses there");
        }
    }
}

pub(super) const SOCIAL_CARE_UNQUANTIFIED: Rule = Rule {
    code: "H-003",
    name: "social-care-unquantified",
    fault: "Social care provision gives no amount or does not say who gives it",
    doc: "The Code asks Sections H1 and H2 for detail and amounts, as for Section F (paragraph 9.69(H1) and (H2)). A family \
cannot plan with a word such as respite. The Upper Tribunal has said that recommendations on social care need less exact detail \
than Section F ([2021] UKUT 187 (AAC)).

An item is found that records no length, number or total and whose words hold no length, frequency or limit of time; \
equipment and adaptations are not asked. It is also found where neither the record nor its words name a person, a service or a place \
that gives it. One finding tells both.",
    basis: Basis::Should,
    law: &[Citation::code("9.69(H1)").not_compared(), Citation::code("9.69(H2)").not_compared()],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Respite.\u{201d}",
    right: "\u{201c}48 nights a year at Otter Lodge, from Friday to Sunday.\u{201d}",
    decided: Decided::ByEngine(social_care_unquantified),
};

fn social_care_unquantified(subject: &Subject<'_>, found: &mut Found) {
    for item in &subject.provisions {
        if !matches!(item.section, Section::H1 | Section::H2) {
            continue;
        }
        let provision = item.provision;
        let Some((text, words)) =
            subject.told_of(item.section, provision.id).find(|(text, _)| text.is("text"))
        else {
            continue;
        };
        let an_object = provision.kind.has_no_sessions()
            || matches!(
                provision.section_2_service,
                Some(SectionTwoService::AdaptationsOfHome | SectionTwoService::Telephone)
            )
            || (provision.kind == ProvisionKind::HelpAtHome && LISTS.at_home.is_in(words));
        let amount = an_object || says_how_much(item, words);
        let giver = names_a_giver(item, words);
        let label = label(subject, provision.id);
        let (message, mend) = match (amount, giver) {
            (true, true) => continue,
            (false, true) => {
                ("how often or how much", "ask social care how often and for how long, and set that out")
            }
            (true, false) => {
                ("who gives it", "ask social care which person, service or place gives it, and set that out")
            }
            (false, false) => (
                "how much there is or who gives it",
                "ask social care how often, for how long and by whom, and set that out",
            ),
        };
        found.warning(text.path.clone(), format!("{label} does not say {message}")).mend(mend);
    }
}

/// Whether an amount is recorded or stands in the words. The one place that reads amounts in these families, so that a
/// fuller reader of provision can take its place.
fn says_how_much(item: &ProvisionItem<'_>, words: &Words<'_>) -> bool {
    let recorded = item.provision.quantities.iter().any(|quantity| {
        quantity.duration_minutes.is_some()
            || quantity.sessions.is_some()
            || quantity.total.is_some()
            || quantity.whole_time == Some(true)
    });
    recorded || LISTS.amounts.is_in(words)
}

/// Whether a person, a service or a place is named, in the record or in the words.
fn names_a_giver(item: &ProvisionItem<'_>, words: &Words<'_>) -> bool {
    let provision = item.provision;
    let recorded = provision.delivered_by.iter().any(|deliverer| {
        deliverer.role.is_some() || deliverer.as_written.is_some() || deliverer.organisation.is_some()
    });
    recorded
        || provision.commissioner.is_some()
        || LISTS.givers.is_in(words)
        || names_a_place(provision.text.as_str())
}

/// Whether a name with a capital letter follows `at`, `by` or `from`, as in "at Otter Lodge".
fn names_a_place(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let next = words.peek().and_then(|next| next.chars().next());
        if matches!(word, "at" | "by" | "from" | "with") && next.is_some_and(char::is_uppercase) {
            return true;
        }
    }
    false
}
