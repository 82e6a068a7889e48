//! To whom a notice is addressed: the parents, the young person, or who acts for the young person.

use crate::model::{Plan, RightsHolderKind};

/// The names of those it is addressed to, of those who act for a young person, and what to say where
/// somebody cannot be named.
///
/// A contact that is marked as confidential is never named: the other reader of the notice may be the
/// person from whom it is kept.
pub(super) fn addressee(plan: &Plan) -> (Vec<String>, Vec<String>, Option<String>) {
    let child = &plan.child_or_young_person;
    if plan.rights_holder.kind == RightsHolderKind::YoungPerson {
        let name = [Some(&child.name.given), child.name.family.as_ref()].into_iter().flatten();
        let name = name.map(|part| part.trim()).collect::<Vec<_>>().join(" ");
        let mut acting: Vec<String> = Vec::new();
        for representative in &plan.rights_holder.representatives {
            if !acting.contains(&representative.name) {
                acting.push(representative.name.clone());
            }
        }
        return (vec![name], acting, None);
    }
    let parents = child.contacts.iter().filter(|contact| contact.parental_responsibility == Some(true));
    let (kept_back, shown): (Vec<_>, Vec<_>) =
        parents.partition(|contact| contact.confidential == Some(true));
    let names: Vec<String> = shown.iter().map(|contact| contact.name.clone()).collect();
    let unnamed = if !kept_back.is_empty() {
        Some(
            "a person with parental responsibility is marked as confidential, so the notice does not name \
             them; send them a copy of their own"
                .to_owned(),
        )
    } else if names.is_empty() {
        Some(
            "the record names nobody with parental responsibility, so the notice is addressed to the \
             parents without a name; fill in `child_or_young_person.contacts`"
                .to_owned(),
        )
    } else {
        None
    };
    (names, Vec::new(), unnamed)
}
