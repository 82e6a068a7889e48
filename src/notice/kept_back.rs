//! Words of the earlier version that no document may show, in all that a change shows of it.
//!
//! A document of one version leaves these fields out. A document of two versions also shows words of
//! the earlier text, in which the same words may stand; each becomes a visible mark.

use crate::letter::KeptBack;
use crate::render::changes::{ChangeShown, InVersion};

/// Puts a mark in the place of each in all that a change shows of the earlier version.
pub(super) fn mask(kept_back: &KeptBack, change: &mut ChangeShown) {
    if kept_back.is_empty() {
        return;
    }
    let earlier = change.words.iter_mut().flatten().filter(|words| words.version == InVersion::Before);
    earlier.for_each(|words| kept_back.mask(&mut words.text));
    change.no_longer_says.iter_mut().for_each(|words| kept_back.mask(words));
    change.facts.iter_mut().for_each(|fact| kept_back.mask(&mut fact.says));
    kept_back.mask(&mut change.message);
    kept_back.mask(&mut change.name);
    if let Some((old, _)) = &mut change.dates {
        kept_back.mask(old);
    }
}
