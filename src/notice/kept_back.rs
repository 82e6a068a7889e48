//! Words of the earlier version that no document may show: a former name after adoption, a confidential
//! address or contact.
//!
//! A document of one version leaves these fields out. A document of two versions also shows words of
//! the earlier text, in which the same words may stand; each becomes a visible mark.

use crate::model::{Address, Plan};
use crate::render::changes::{ChangeShown, InVersion};

/// What stands in the place of words that are kept back.
const MARK: &str = "[kept back]";

/// The words that are kept back, the longest first.
pub(super) struct KeptBack(Vec<String>);

impl KeptBack {
    /// The words that either version marks as not to be shown.
    pub(super) fn of(before: &Plan, after: &Plan) -> Self {
        let mut words: Vec<String> = Vec::new();
        for plan in [before, after] {
            let child = &plan.child_or_young_person;
            let shown: Vec<String> = [&after.child_or_young_person.name]
                .into_iter()
                .flat_map(|name| {
                    [Some(&name.given), name.middle.as_ref(), name.family.as_ref(), name.preferred.as_ref()]
                })
                .flatten()
                .flat_map(|name| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>())
                .collect();
            for former in child.name.former.iter().filter(|former| !former.may_be_shown) {
                words.push(former.name.trim().to_owned());
                // A part of it that is also a part of the name now is no secret.
                let parts = former.name.split_whitespace().filter(|part| part.chars().count() > 2);
                words.extend(parts.filter(|part| !shown.contains(&part.to_lowercase())).map(str::to_owned));
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

    /// Puts a mark in the place of each in all that a change shows of the earlier version.
    pub(super) fn mask(&self, change: &mut ChangeShown) {
        if self.0.is_empty() {
            return;
        }
        let earlier = change.words.iter_mut().flatten().filter(|words| words.version == InVersion::Before);
        earlier.for_each(|words| self.mask_text(&mut words.text));
        change.no_longer_says.iter_mut().for_each(|words| self.mask_text(words));
        change.facts.iter_mut().for_each(|fact| self.mask_text(&mut fact.says));
        self.mask_text(&mut change.message);
        self.mask_text(&mut change.name);
        if let Some((old, _)) = &mut change.dates {
            self.mask_text(old);
        }
    }

    fn mask_text(&self, text: &mut String) {
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
