//! F-003 and F-021: provision whose content is left to somebody, and provision below the advice.

use super::said::said;
use super::{in_section_f, words_of};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::wording::{PhraseList, Stretch};
use std::sync::LazyLock;

pub(super) const DELEGATED_PROVISION: Rule = Rule {
    code: "F-003",
    name: "delegated-provision",
    fault: "What is owed is left to a school policy, a report or somebody's later decision",
    doc: "The council itself must specify the provision. A plan that says help will be \"as assessed by the setting\" or \
\"in line with the therapist's report\" lets someone else decide it later, and a report that is not in Section F binds nobody.

It is an error where such words are all there is: the same provision has no amount. Where the provision is otherwise \
specific, a reference to a report or a policy does no harm and is left alone.",
    basis: Basis::Must,
    law: &[Citation::act("37(2)(c)"), Citation::case("[2022] UKUT 230 (AAC)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Support as assessed by the setting, in line with its policy.\u{201d}",
    right: "\u{201c}A reading programme, one to one, for 20 minutes every school day, in 38 weeks.\u{201d}",
    decided: Decided::ByEngine(delegated_provision),
};

static LEFT_TO_SOMEBODY: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "as assessed by",
        "as determined by",
        "as decided by",
        "as agreed with",
        "as advised by",
        "as directed by",
        "as recommended by",
        "as recommended in",
        "as outlined in",
        "as set out in the report",
        "as set out in the reports",
        "as per the report",
        "as per report",
        "as per advice",
        "as per the advice",
        "as per the recommendations",
        "in line with school policy",
        "in line with the school's policy",
        "in line with its policy",
        "in line with the policy",
        "in accordance with school policy",
        "in consultation with",
        "at the discretion of",
        "at the school's discretion",
        "to be agreed",
        "to be determined",
        "to be confirmed",
        "see appendix",
        "see the report",
        "refer to the report",
        "please refer to",
    ])
});

/// Where provision without an amount is left for somebody else to decide.
pub(super) fn left_to_somebody(item: &ProvisionItem<'_>) -> Option<Stretch> {
    if said(item).amount {
        return None;
    }
    LEFT_TO_SOMEBODY.first(item.words())
}

fn delegated_provision(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let text = item.provision.text.as_str();
        if let Some(span) = left_to_somebody(item) {
            found
                .error(words_of(item), "what is owed is left for somebody else to decide")
                .mend("copy what the advice recommends into Section F: what, who, with how many, how often and for how long")
                .quote(text, span);
        }
    }
}

pub(super) const LESS_THAN_ADVISED: Rule = Rule {
    code: "F-021",
    name: "less-than-advised",
    fault: "Section F gives less than the advice recommends, and no reason is recorded",
    doc: "The council must take the advice into account. It need not follow it; where it gives less, good practice is to \
record the reason and what the adviser says to that.",
    basis: Basis::Must,
    law: &[Citation::regulation("11(a)").not_compared()],
    in_force: InForce::SINCE_2014,
    wrong: "The therapist recommends 12 sessions; Section F says 6, and nothing says why.",
    right: "12 sessions; or 6, with the reason and the therapist's answer recorded.",
    decided: Decided::ByPerson(
        "A plan's record lists the advice of Section K but does not hold what each adviser recommended: the reports are appended papers.",
    ),
};
