//! To whom a letter goes: the parents, the young person, or who acts for the young person.

use crate::model::{Address, Contact, Plan, RightsHolderKind};

/// Those a letter goes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Addressee {
    /// The names of those it is addressed to; none where nobody may be named.
    pub(crate) names: Vec<String>,
    /// The names of those who act for a young person.
    pub(crate) acting_for: Vec<String>,
    /// Why somebody is not named.
    pub(crate) unnamed: Option<Unnamed>,
}

/// Why somebody to whom a letter goes is not named in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unnamed {
    /// The record marks the person as confidential.
    Confidential,
    /// The record names nobody with parental responsibility.
    Unknown,
}

impl Unnamed {
    /// What to say of it. `paper` is what is being sent, such as "notice".
    pub(crate) fn message(self, paper: &str) -> String {
        match self {
            Self::Confidential => format!(
                "a person with parental responsibility is marked as confidential, so the {paper} does not name \
                 them; send them a copy of their own"
            ),
            Self::Unknown => format!(
                "the record names nobody with parental responsibility, so the {paper} is addressed to the \
                 parents without a name; fill in `child_or_young_person.contacts`"
            ),
        }
    }
}

/// Those a letter about this plan goes to.
///
/// A contact that is marked as confidential is never named: the other reader of the letter may be the
/// person from whom it is kept.
pub(crate) fn addressee(plan: &Plan) -> Addressee {
    let child = &plan.child_or_young_person;
    if plan.rights_holder.kind == RightsHolderKind::YoungPerson {
        let name = [Some(&child.name.given), child.name.family.as_ref()].into_iter().flatten();
        let name = name.map(|part| part.trim()).collect::<Vec<_>>().join(" ");
        let mut acting_for: Vec<String> = Vec::new();
        for representative in &plan.rights_holder.representatives {
            if !acting_for.contains(&representative.name) {
                acting_for.push(representative.name.clone());
            }
        }
        return Addressee { names: vec![name], acting_for, unnamed: None };
    }
    let (kept_back, shown): (Vec<_>, Vec<_>) =
        parents(plan).partition(|contact| contact.confidential == Some(true));
    let names: Vec<String> = shown.iter().map(|contact| contact.name.clone()).collect();
    let unnamed = match (kept_back.is_empty(), names.is_empty()) {
        (false, _) => Some(Unnamed::Confidential),
        (true, true) => Some(Unnamed::Unknown),
        (true, false) => None,
    };
    Addressee { names, acting_for: Vec::new(), unnamed }
}

fn parents(plan: &Plan) -> impl Iterator<Item = &Contact> {
    let contacts = plan.child_or_young_person.contacts.iter();
    contacts.filter(|contact| contact.parental_responsibility == Some(true))
}

/// Why a letter carries no postal address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAddress {
    /// The record marks an address or a contact as confidential.
    Confidential,
    /// Those it goes to live, or may live, in more than one place.
    Apart,
    /// The family has moved, and the record may hold the old one.
    Moved,
    /// The record has none.
    Unknown,
}

impl NoAddress {
    /// What to say of it.
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Confidential => {
                "the record marks an address or a contact as confidential, so the letter carries no address; \
                 write it on the envelope of each copy"
            }
            Self::Apart => {
                "the people addressed do not share one address in the record, so the letter carries none; \
                 write it on the envelope of each copy"
            }
            Self::Moved => {
                "the family has moved and the record may hold the old address, so the letter carries none; write \
                 the new one on the envelope"
            }
            Self::Unknown => {
                "the record has no address to print on the letter; write it on the envelope, or fill in \
                 `child_or_young_person.addresses`"
            }
        }
    }
}

/// The address under the names, where all who read the letter may know it.
///
/// With anything confidential in the record there is none at all: a letter to one parent is often read
/// by the other. Two people get one address only where the record has both at it.
pub(super) fn address(plan: &Plan, has_moved: bool) -> Result<Vec<String>, NoAddress> {
    let child = &plan.child_or_young_person;
    let hidden = child.contacts.iter().any(|contact| contact.confidential == Some(true))
        || child
            .addresses
            .iter()
            .chain(child.contacts.iter().filter_map(|contact| contact.address.as_ref()))
            .any(|address| address.confidential == Some(true));
    if hidden {
        return Err(NoAddress::Confidential);
    }
    if has_moved {
        return Err(NoAddress::Moved);
    }
    // Who acts for a young person may live anywhere.
    if !plan.rights_holder.representatives.is_empty() {
        return Err(NoAddress::Apart);
    }
    let own: Vec<Option<&Address>> = match plan.rights_holder.kind {
        RightsHolderKind::YoungPerson => vec![None],
        RightsHolderKind::Parent => parents(plan).map(|parent| parent.address.as_ref()).collect(),
    };
    if own.windows(2).any(|pair| pair[0] != pair[1]) {
        return Err(NoAddress::Apart);
    }
    let found = own.first().copied().flatten().or(child.addresses.first());
    let lines: Vec<String> = found
        .into_iter()
        .flat_map(|address| address.lines.iter().chain(&address.postcode))
        .map(|line| line.trim().to_owned())
        .collect();
    if lines.is_empty() { Err(NoAddress::Unknown) } else { Ok(lines) }
}
