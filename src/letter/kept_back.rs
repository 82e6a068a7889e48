//! Words that no paper to a family may show: a former name after adoption, a confidential address or
//! contact.
//!
//! Documents leave these fields out. Where other words come in, such as an earlier version or a council's
//! own reasons, the same words may stand in them; each becomes a visible mark.

use crate::model::{Address, Plan};

/// What stands in the place of words that are kept back.
const MARK: &str = "[kept back]";

/// The words that are kept back, the longest first.
pub(crate) struct KeptBack(Vec<String>);

impl KeptBack {
    /// The words that any of these versions marks as not to be shown. `shown` is the version whose name
    /// stands in the paper: parts of that name are no secret.
    pub(crate) fn of(versions: &[&Plan], shown: &Plan) -> Self {
        let mut words: Vec<String> = Vec::new();
        let name = &shown.child_or_young_person.name;
        let parts = [Some(&name.given), name.middle.as_ref(), name.family.as_ref(), name.preferred.as_ref()];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .flat_map(|name| name.split_whitespace())
            .map(str::to_lowercase)
            .collect();
        for plan in versions {
            let child = &plan.child_or_young_person;
            for former in child.name.former.iter().filter(|former| !former.may_be_shown) {
                words.push(former.name.trim().to_owned());
                // A part of it that is also a part of the name now is no secret.
                let of_it = former.name.split_whitespace().filter(|part| part.chars().count() > 2);
                words.extend(of_it.filter(|part| !parts.contains(&part.to_lowercase())).map(str::to_owned));
            }
            let confidential = |address: &&Address| address.confidential == Some(true);
            for address in child.addresses.iter().filter(confidential) {
                words.extend(of_address(address));
            }
            for contact in child.contacts.iter().filter(|contact| contact.confidential == Some(true)) {
                words.push(contact.name.trim().to_owned());
                words.extend(contact.telephone.clone());
                words.extend(contact.email.clone());
                words.extend(contact.address.iter().flat_map(of_address));
            }
        }
        words.retain(|word| word.chars().count() > 2);
        words.sort_by_key(|word| (std::cmp::Reverse(word.len()), word.clone()));
        words.dedup();
        Self(words)
    }

    /// Whether there is nothing to keep back.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts a mark in the place of each of them.
    pub(crate) fn mask(&self, text: &mut String) {
        for secret in &self.0 {
            let small = text.to_lowercase();
            let wanted = secret.to_lowercase();
            // Small letters may take more room than capitals; then the places do not agree.
            if small.len() != text.len() || !small.contains(&wanted) {
                if text.contains(secret.as_str()) {
                    *text = text.replace(secret.as_str(), MARK);
                }
                continue;
            }
            let mut masked = String::with_capacity(text.len());
            let mut from = 0;
            for (at, _) in small.match_indices(&wanted) {
                let end = at + wanted.len();
                let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                let alone = open(small[..at].chars().next_back()) && open(small[end..].chars().next());
                if alone && text.is_char_boundary(at) && text.is_char_boundary(end) {
                    masked.push_str(&text[from..at]);
                    masked.push_str(MARK);
                    from = end;
                }
            }
            masked.push_str(&text[from..]);
            *text = masked;
        }
    }
}

fn of_address(address: &Address) -> Vec<String> {
    address.lines.iter().chain(&address.postcode).map(|line| line.trim().to_owned()).collect()
}
