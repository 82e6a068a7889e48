//! Section J: personal budget and direct payments.

use super::found::Found;
use super::profile::Profile;
use super::rule::{Decided, InForce, Rule};
use super::subject::{Subject, item};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{BudgetManagement, DirectPayment, ItemId, Section};
use crate::wording::Words;
use std::collections::HashMap;

pub(super) const RULES: &[Rule] = &[PAYMENT_WITHOUT_PURPOSE];

const PAYMENT_WITHOUT_PURPOSE: Rule = Rule {
    code: "J-001",
    name: "direct-payment-without-purpose",
    fault: "A direct payment does not say which needs and outcomes it is to meet",
    doc: "Where special educational provision is secured by a direct payment, the plan must say which special educational \
needs and outcomes the payment is to meet (regulation 12(1)(j)). Without it nobody can tell whether the money was spent \
for what it was given.

The payment says it by its links, or by naming the labels of needs and outcomes in its words (\u{201c}meeting B2 and \
E3\u{201d}). It is an error where the payment buys provision of Section F, or does not show what it buys. A payment for \
provision of Sections G, H1 or H2 only is for the Code, and a warning. Provision of Section F that is marked as bought by a \
direct payment, or a part of the budget that is paid out, must have its payment in Section J. Whether the amount is enough \
is left to a person. A converted paper that has no links is not judged.",
    basis: Basis::Must,
    law: &[Citation::regulation("12(1)(j)"), Citation::code("9.69(J)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}\u{a3}2,000 direct payment\u{201d}",
    right: "\u{201c}\u{a3}2,000 a year for the tutor in F6, meeting B2 and outcome E3, paid each term\u{201d}",
    decided: Decided::InPart(payment_without_purpose, "Whether the amount is enough to buy what it is for."),
};

fn payment_without_purpose(subject: &Subject<'_>, found: &mut Found) {
    if subject.profile == Profile::Legacy {
        return;
    }
    let budget = &subject.plan.sections.personal_budget;
    let sections: HashMap<ItemId, Section> =
        subject.provisions.iter().map(|item| (item.provision.id, item.section)).collect();
    for (index, payment) in budget.direct_payments.iter().enumerate() {
        let named = Named::of(subject, payment);
        let missing = match (
            payment.needs.is_empty() && !named.needs,
            payment.outcomes.is_empty() && !named.outcomes,
        ) {
            (true, true) => "the needs and the outcomes",
            (true, false) => "the needs",
            (false, true) => "the outcomes",
            (false, false) => continue,
        };
        let bought: Vec<Section> =
            payment.provisions.iter().filter_map(|id| sections.get(id)).copied().collect();
        let only_care = (!bought.is_empty() && !bought.contains(&Section::F))
            || (bought.is_empty() && for_care_needs(subject, payment));
        let at = item(Section::J, "direct_payments", index);
        let message = format!("the direct payment does not say {missing} it is to meet");
        if only_care { found.warning(at, message).on(Basis::Should) } else { found.error(at, message) }
            .mend("link the needs and the outcomes that the payment is for, and the provision that it buys");
    }
    let paid = |id: ItemId| budget.direct_payments.iter().any(|payment| payment.provisions.contains(&id));
    let any_payment = !budget.direct_payments.is_empty();
    for provision in subject.provisions.iter().filter(|item| item.section == Section::F) {
        let bought_so = provision.provision.direct_payment == Some(true);
        if bought_so && !any_payment {
            found
                .error(
                    provision.path.field("direct_payment"),
                    "this provision is secured by a direct payment, and Section J has none",
                )
                .mend("set the payment out in Section J with the needs and outcomes it is to meet");
        }
    }
    for (index, component) in budget.components.iter().enumerate() {
        let paid_out = component.managed_as == Some(BudgetManagement::DirectPayment);
        let unpaid =
            component.provisions.iter().find(|id| sections.get(id) == Some(&Section::F) && !paid(**id));
        if paid_out && let Some(unpaid) = unpaid {
            let label = subject.labels.get(*unpaid).unwrap_or("the provision");
            found
                .error(
                    item(Section::J, "components", index),
                    format!("this part of the budget is paid out for {label}, and no direct payment says which needs it is to meet"),
                )
                .mend("set the direct payment out with its needs, its outcomes and its provision");
        }
    }
}

/// Whether the payment's needs are all of Sections C and D.
fn for_care_needs(subject: &Subject<'_>, payment: &DirectPayment) -> bool {
    !payment.needs.is_empty()
        && payment
            .needs
            .iter()
            .all(|id| subject.needs.iter().any(|item| item.section != Section::B && item.need.id() == *id))
}

/// Whether the words of a payment name labels of needs and outcomes.
struct Named {
    needs: bool,
    outcomes: bool,
}

impl Named {
    fn of(subject: &Subject<'_>, payment: &DirectPayment) -> Self {
        let text = payment.text.as_str();
        let words = Words::of(text);
        let says = |id: ItemId| {
            subject
                .labels
                .get(id)
                .is_some_and(|label| words.iter().any(|word| &text[word.start..word.bare_end] == label))
        };
        Self {
            needs: subject.needs.iter().any(|item| says(item.need.id())),
            outcomes: subject.outcomes.iter().any(|item| says(item.outcome.id)),
        }
    }
}
