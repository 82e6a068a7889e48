//! Which items of two versions are the same thing.
//!
//! Identities first, where the words do not speak against them; then equal words; then likeness,
//! solved as one assignment over all items and sections, so that what moved, was renumbered or put
//! in another order is recognised. Then splits and merges among what is still alone. Doubt is a
//! value: a pair that is hardly like, or has a near rival, says so.

use super::assignment::{Edge, assign};
use super::change::Certainty;
use super::item::Family;
use super::likeness::{Likeness, Side};
use super::prepared::{Numbers, Prepared};
use crate::model::ItemId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Below this two items are strangers. Cleanly written plans give the same pairs anywhere from 0.15
/// to 0.50; badly converted ones need it as low as this.
const FLOOR: f64 = 0.20;
/// From here on, and with no rival as near as `CLEAR`, a pair is sure.
const SURE: f64 = 0.50;
const CLEAR: f64 = 0.10;
/// A rival must be likelier by this to break a pair of one identity.
const BREAKS_IDENTITY: f64 = 0.30;
/// How much of its words' weight an outcome may have alone before it is another outcome. One that
/// kept its identity may be put in other words more freely.
const REPLACED: f64 = 0.25;
const REPLACED_SAME_ID: f64 = 0.60;

/// Items of both versions that are one thing; one side is empty for what is new or gone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The first is the one that the patch pairs with the first of the other side.
    pub before: Vec<usize>,
    pub after: Vec<usize>,
    pub certainty: Certainty,
    pub doubt: Option<String>,
}

impl Group {
    /// An item that is the same one on both sides.
    pub(super) fn itself(index: usize) -> Self {
        Self { before: vec![index], after: vec![index], certainty: Certainty::Sure, doubt: None }
    }
}

/// Pairs the items of both versions. Every item stands in exactly one group.
pub(super) fn groups<'p>(
    before: &[Prepared<'p>],
    after: &[Prepared<'p>],
    numbers: &Numbers,
    left_out: &[String],
) -> Vec<Group> {
    let mut matcher = Matcher {
        before,
        after,
        likeness: Likeness::new(before, after, numbers, left_out),
        pair_of_before: vec![None; before.len()],
        pair_of_after: vec![None; after.len()],
        kept_identity: vec![false; before.len()],
        edges: Vec::new(),
        doubt_of_before: FxHashMap::default(),
        doubt_of_after: FxHashMap::default(),
        linked: FxHashMap::default(),
    };
    matcher.same_place();
    matcher.same_identity_and_words();
    matcher.placements();
    matcher.same_identity_and_most_words();
    matcher.score_candidates();
    matcher.same_identity();
    matcher.same_words();
    matcher.likely();
    matcher.replaced_outcomes();
    matcher.placement_exchanged();
    let mut groups = matcher.pairs();
    matcher.splits_and_merges(&mut groups);
    matcher.alone(&mut groups);
    groups.sort_by_key(|group| {
        let first = |side: &[usize]| side.first().copied();
        (first(&group.before).map_or(usize::MAX, |at| at), first(&group.after))
    });
    groups
}

struct Matcher<'m, 'p> {
    before: &'m [Prepared<'p>],
    after: &'m [Prepared<'p>],
    likeness: Likeness<'m, 'p>,
    pair_of_before: Vec<Option<usize>>,
    pair_of_after: Vec<Option<usize>>,
    /// Items before that kept their identity and most of their words.
    kept_identity: Vec<bool>,
    edges: Vec<Edge>,
    /// What is doubtful of items that stay alone.
    doubt_of_before: FxHashMap<usize, String>,
    doubt_of_after: FxHashMap<usize, String>,
    /// Items before by identity, and what they are paired with so far, for links.
    linked: FxHashMap<ItemId, ItemId>,
}

impl Matcher<'_, '_> {
    fn pair(&mut self, left: usize, right: usize) {
        self.pair_of_before[left] = Some(right);
        self.pair_of_after[right] = Some(left);
        if let (Some(one), Some(two)) = (self.before[left].item.id, self.after[right].item.id) {
            self.linked.insert(ItemId(one), ItemId(two));
        }
    }

    fn is_open(&self, left: usize, right: usize) -> bool {
        self.pair_of_before[left].is_none() && self.pair_of_after[right].is_none()
    }

    /// Texts that have a place and no identity are the same in the same place. Where a plan names an area of
    /// need twice, a place holds several, and they go together in their order.
    fn same_place(&mut self) {
        for left in 0..self.before.len() {
            if self.before[left].item.family != Family::Narrative {
                continue;
            }
            let same = (0..self.after.len()).find(|&right| {
                self.after[right].item.family == Family::Narrative
                    && self.pair_of_after[right].is_none()
                    && self.after[right].item.list == self.before[left].item.list
            });
            if let Some(right) = same {
                self.pair(left, right);
            }
        }
    }

    fn by_identity(&self) -> Vec<(usize, usize)> {
        let mut place: FxHashMap<(Family, uuid::Uuid), usize> = FxHashMap::default();
        for (right, item) in self.after.iter().enumerate() {
            if let Some(id) = item.item.id {
                place.entry((item.item.family, id)).or_insert(right);
            }
        }
        let pair = |(left, item): (usize, &Prepared<'_>)| {
            Some((left, *place.get(&(item.item.family, item.item.id?))?))
        };
        self.before.iter().enumerate().filter_map(pair).collect()
    }

    fn same_identity_and_words(&mut self) {
        for (left, right) in self.by_identity() {
            let (one, two) = (&self.before[left], &self.after[right]);
            if self.is_open(left, right) && one.says_the_same_as(two) && one.item.family != Family::Placement
            {
                self.pair(left, right);
            }
        }
    }

    /// An identity that kept most of its words is the same thing: no other item can be so much likelier
    /// that it would break the pair, so nobody has to look. An outcome may be another one in an equal frame.
    fn same_identity_and_most_words(&mut self) {
        for (left, right) in self.by_identity() {
            let (one, two) = (&self.before[left], &self.after[right]);
            if self.is_open(left, right)
                && self.can_be_same(left, right)
                && one.item.family != Family::Outcome
                && has_most_words_of(&one.ids, &two.ids)
            {
                self.pair(left, right);
                self.kept_identity[left] = true;
            }
        }
    }

    /// A place is the same by its number in the register, or by identity where no number speaks
    /// against it, or by name. Likeness says nothing: most schools are called "… Primary School".
    fn placements(&mut self) {
        let of = |items: &[Prepared<'_>]| -> Vec<usize> {
            (0..items.len()).filter(|&at| items[at].item.family == Family::Placement).collect()
        };
        let (lefts, rights) = (of(self.before), of(self.after));
        for rule in 0..3 {
            for &left in &lefts {
                for &right in &rights {
                    if !self.is_open(left, right) {
                        continue;
                    }
                    let (one, two) = (&self.before[left].item, &self.after[right].item);
                    let numbers = one.register.as_deref().zip(two.register.as_deref());
                    let same = match rule {
                        0 => numbers.is_some_and(|(one, two)| one == two),
                        1 => one.id == two.id && numbers.is_none(),
                        _ => one.name == two.name && numbers.is_none(),
                    };
                    if same {
                        self.pair(left, right);
                    }
                }
            }
        }
    }

    /// One place that went and one that came are one change of Section I.
    fn placement_exchanged(&mut self) {
        let open = |items: &[Prepared<'_>], pairs: &[Option<usize>]| -> Vec<usize> {
            let placement = |at: &usize| items[*at].item.family == Family::Placement && pairs[*at].is_none();
            (0..items.len()).filter(placement).collect()
        };
        let (left, right) = (open(self.before, &self.pair_of_before), open(self.after, &self.pair_of_after));
        if let ([left], [right]) = (left.as_slice(), right.as_slice()) {
            self.pair(*left, *right);
        }
    }

    fn can_be_same(&self, left: usize, right: usize) -> bool {
        let (one, two) = (self.before[left].item.family, self.after[right].item.family);
        one == two && !matches!(one, Family::Placement | Family::Narrative)
    }

    fn score_candidates(&mut self) {
        let open = |pairs: &[Option<usize>]| pairs.iter().map(Option::is_none).collect::<Vec<bool>>();
        let candidates = self.likeness.candidates(&open(&self.pair_of_before), &open(&self.pair_of_after));
        let mut edges = Vec::new();
        for (left, rights) in candidates.into_iter().enumerate() {
            for right in rights.into_iter().filter(|&right| self.can_be_same(left, right)) {
                edges.push((left, right, self.score(left, right)));
            }
        }
        self.edges = edges;
    }

    /// The cosine, with small bonuses that break ties and never carry a pair over the floor alone.
    #[expect(clippy::cast_precision_loss, reason = "numbers of items and links are far below 2^52")]
    fn score(&self, left: usize, right: usize) -> f64 {
        let cosine = self.likeness.cosine(left, right);
        if cosine < FLOOR {
            return cosine;
        }
        let (one, two) = (&self.before[left], &self.after[right]);
        let mut score = cosine + if one.item.section == two.item.section { 0.02 } else { -0.08 };
        if let (Some(old), Some(new)) = (one.item.provision, two.item.provision) {
            let role =
                |provision: &crate::model::Provision| provision.delivered_by.first().and_then(|who| who.role);
            if role(old).is_some() && role(old) == role(new) {
                score += 0.03;
            }
            let (old, new) = (one.facts().weekly, two.facts().weekly);
            if old.is_some() && old == new {
                score += 0.03;
            }
        }
        let links: Vec<ItemId> =
            one.item.links.iter().map(|id| self.linked.get(id).copied().unwrap_or(*id)).collect();
        if !links.is_empty() && !two.item.links.is_empty() {
            let shared = links.iter().filter(|id| two.item.links.contains(id)).count();
            score += 0.03 * shared as f64 / links.len().max(two.item.links.len()) as f64;
        }
        if one.item.label == two.item.label {
            score += 0.005;
        }
        // Where all else is equal the nearer place decides, whichever side is asked.
        score - 1e-7 * (one.item.index.abs_diff(two.item.index) as f64).min(1000.0)
    }

    fn same_identity(&mut self) {
        let mut best_left = vec![0.0_f64; self.before.len()];
        let mut best_right = vec![0.0_f64; self.after.len()];
        let identities: FxHashMap<usize, usize> = self.by_identity().into_iter().collect();
        for &(left, right, score) in &self.edges {
            if identities.get(&left) != Some(&right) {
                best_left[left] = best_left[left].max(score);
                best_right[right] = best_right[right].max(score);
            }
        }
        for (left, right) in self.by_identity() {
            if !self.is_open(left, right) || !self.can_be_same(left, right) {
                continue;
            }
            let score = self.score(left, right);
            let rival = best_left[left].max(best_right[right]);
            if score >= 0.08 && rival < score + BREAKS_IDENTITY {
                self.pair(left, right);
            }
        }
    }

    /// Equal words are the same thing; of several that are equal, those in the same section and order.
    fn same_words(&mut self) {
        let mut by_words: BTreeMap<(Family, &[Vec<u32>]), Vec<usize>> = BTreeMap::new();
        for (right, item) in self.after.iter().enumerate() {
            if self.pair_of_after[right].is_none() && item.item.family != Family::Placement {
                by_words.entry((item.item.family, &item.sentences)).or_default().push(right);
            }
        }
        let mut pairs = Vec::new();
        for same_section in [true, false] {
            for (left, item) in self.before.iter().enumerate() {
                if self.pair_of_before[left].is_some() || pairs.iter().any(|(one, _)| *one == left) {
                    continue;
                }
                let Some(rights) = by_words.get_mut(&(item.item.family, item.sentences.as_slice())) else {
                    continue;
                };
                let fits =
                    |right: &usize| !same_section || self.after[*right].item.section == item.item.section;
                if let Some(at) = rights.iter().position(fits) {
                    pairs.push((left, rights.remove(at)));
                }
            }
        }
        for (left, right) in pairs {
            self.pair(left, right);
        }
    }

    fn likely(&mut self) {
        let open: Vec<Edge> =
            self.edges.iter().copied().filter(|edge| self.is_open(edge.0, edge.1)).collect();
        for (left, right) in assign(self.before.len(), self.after.len(), &open, FLOOR) {
            self.pair(left, right);
        }
    }

    /// Two outcomes in one frame ("By July … on 4 of 5 days") can be about different things: each
    /// has words of weight that the other has not.
    fn replaced_outcomes(&mut self) {
        for left in 0..self.before.len() {
            let Some(right) = self.pair_of_before[left] else { continue };
            let (one, two) = (&self.before[left], &self.after[right]);
            if one.item.family != Family::Outcome || one.says_the_same_as(two) {
                continue;
            }
            let most = if one.item.id == two.item.id { REPLACED_SAME_ID } else { REPLACED };
            let words = |item: &Prepared<'_>| -> Vec<u32> {
                item.words[..item.main]
                    .iter()
                    .zip(&item.ids)
                    .filter(|(word, _)| !word.is_number())
                    .map(|(_, id)| *id)
                    .collect()
            };
            let alone = |one: &Prepared<'_>, two: &Prepared<'_>| {
                1.0 - self.likeness.share_within(&words(one), &two.ids)
            };
            if alone(one, two) > most && alone(two, one) > most {
                self.pair_of_before[left] = None;
                self.pair_of_after[right] = None;
            }
        }
    }

    fn pairs(&self) -> Vec<Group> {
        let next_best = |left: usize, right: usize| {
            let rival = |edge: &&Edge| (edge.0 == left) != (edge.1 == right);
            self.edges
                .iter()
                .filter(rival)
                .map(|edge| (edge.2, edge.0, edge.1))
                .fold((0.0, 0, 0), |best, edge| if edge.0 > best.0 { edge } else { best })
        };
        let mut groups = Vec::new();
        for left in 0..self.before.len() {
            let Some(right) = self.pair_of_before[left] else { continue };
            let (one, two) = (&self.before[left], &self.after[right]);
            let mut group =
                Group { before: vec![left], after: vec![right], certainty: Certainty::Sure, doubt: None };
            let settled = one.says_the_same_as(two)
                || self.kept_identity[left]
                || one.item.id.is_some()
                    && one.item.id == two.item.id
                    && self.likeness.cosine(left, right) >= FLOOR
                || matches!(one.item.family, Family::Narrative | Family::Placement);
            if !settled {
                let score = self.score(left, right);
                let (rival, other_left, other_right) = next_best(left, right);
                if score < SURE || score - rival < CLEAR {
                    let near = score - rival < CLEAR && rival >= FLOOR;
                    group.certainty =
                        if near || score < 0.30 { Certainty::Possibly } else { Certainty::Likely };
                    group.doubt = Some(if near {
                        let rival = if other_left == left {
                            &self.after[other_right].item.label
                        } else {
                            &self.before[other_left].item.label
                        };
                        format!("{rival} is nearly as like")
                    } else {
                        "much of the wording differs".to_owned()
                    });
                }
            }
            groups.push(group);
        }
        groups
    }

    /// Lone items that belong to a pair: one that became several, or several that became one.
    fn splits_and_merges(&mut self, groups: &mut [Group]) {
        for side in [Side::After, Side::Before] {
            let (items, others) = match side {
                Side::After => (self.after, self.before),
                Side::Before => (self.before, self.after),
            };
            for lone in 0..items.len() {
                let paired = match side {
                    Side::After => &self.pair_of_after,
                    Side::Before => &self.pair_of_before,
                };
                let family = items[lone].item.family;
                if paired[lone].is_some()
                    || !matches!(family, Family::Provision | Family::Need | Family::Outcome)
                {
                    continue;
                }
                let mut best: Option<(f64, usize)> = None;
                let mut near: Option<(f64, usize)> = None;
                for (number, group) in groups.iter().enumerate() {
                    let (whole, parts) = match side {
                        Side::After => (&group.before, &group.after),
                        Side::Before => (&group.after, &group.before),
                    };
                    let [whole] = whole.as_slice() else { continue };
                    if others[*whole].item.family != family || parts.is_empty() {
                        continue;
                    }
                    let like = self.cosine(side, *whole, lone);
                    if self.belongs(side, *whole, parts, lone, like) {
                        if best.is_none_or(|(most, _)| like > most) {
                            best = Some((like, number));
                        }
                    } else if like > 0.40 && near.is_none_or(|(most, _)| like > most) {
                        near = Some((like, number));
                    }
                }
                if best.is_none()
                    && let Some((_, number)) = near
                {
                    self.note_near(side, lone, &groups[number]);
                }
                if let Some((_, number)) = best {
                    let (mine, theirs) = match side {
                        Side::After => (&mut groups[number].after, Some(lone)),
                        Side::Before => (&mut groups[number].before, Some(lone)),
                    };
                    mine.extend(theirs);
                    match side {
                        Side::After => self.pair_of_after[lone] = groups[number].before.first().copied(),
                        Side::Before => self.pair_of_before[lone] = groups[number].after.first().copied(),
                    }
                }
            }
        }
    }

    /// Notes of an item that stays alone what it may be a part of, for a person to look at.
    fn note_near(&mut self, side: Side, lone: usize, group: &Group) {
        match side {
            Side::After => {
                let label = &self.before[group.before[0]].item.label;
                self.doubt_of_after.insert(lone, format!("possibly split from {label}"));
            }
            Side::Before => {
                let label = &self.after[group.after[0]].item.label;
                self.doubt_of_before.insert(lone, format!("possibly merged into {label}"));
            }
        }
    }

    /// The cosine of an item of the other side with a lone one of `side`.
    fn cosine(&self, side: Side, other: usize, lone: usize) -> f64 {
        match side {
            Side::After => self.likeness.cosine(other, lone),
            Side::Before => self.likeness.cosine(lone, other),
        }
    }

    /// Whether the lone item is a part of the whole. That it is like the whole is no evidence: new
    /// provision in the same style is too. The sum of the amounts is, or a text that the parts
    /// explain better together.
    fn belongs(&self, side: Side, whole: usize, parts: &[usize], lone: usize, like: f64) -> bool {
        let (items, others) = match side {
            Side::After => (self.after, self.before),
            Side::Before => (self.before, self.after),
        };
        if like < 0.15 {
            return false;
        }
        let minutes = |item: &Prepared<'_>| item.facts().yearly.map(|range| f64::from(range.min));
        let old: Option<f64> = minutes(&others[whole]);
        let now: Option<f64> = parts.iter().map(|&part| minutes(&items[part])).sum();
        let more = minutes(&items[lone]);
        if let (Some(old), Some(now), Some(more)) = (old, now, more) {
            let equal = (now + more - old).abs() <= 0.005 * old + 0.05;
            if equal && more > 0.0 && like > 0.30 {
                return true;
            }
            if now < old
                && like > 0.40
                && self.likeness.share_within(&items[lone].ids, &others[whole].ids) >= 0.60
            {
                return true;
            }
        }
        let opposite = match side {
            Side::After => Side::Before,
            Side::Before => Side::After,
        };
        let best_part = self.likeness.cosine_with_union((opposite, whole), parts);
        let mut all = parts.to_vec();
        all.push(lone);
        self.likeness.cosine_with_union((opposite, whole), &all) >= best_part + 0.08
    }

    fn alone(&self, groups: &mut Vec<Group>) {
        // An identity that both have and that is not one pair was given to something else.
        let reused = self.by_identity().into_iter().filter(|&(left, right)| {
            self.can_be_same(left, right) && self.pair_of_before[left] != Some(right)
        });
        let reused: Vec<(usize, usize)> = reused.collect();
        let alone = |doubt: Option<String>| {
            let certainty = if doubt.is_some() { Certainty::Possibly } else { Certainty::Sure };
            Group { before: Vec::new(), after: Vec::new(), certainty, doubt }
        };
        for left in (0..self.before.len()).filter(|&left| self.pair_of_before[left].is_none()) {
            let other = reused.iter().find(|(one, _)| *one == left).map(|(_, right)| {
                format!(
                    "its identity is now that of {}, which says something else",
                    self.after[*right].item.label
                )
            });
            let doubt = other.or_else(|| self.doubt_of_before.get(&left).cloned());
            groups.push(Group { before: vec![left], ..alone(doubt) });
        }
        for right in (0..self.after.len()).filter(|&right| self.pair_of_after[right].is_none()) {
            let other = reused.iter().find(|(_, one)| *one == right).map(|(left, _)| {
                format!(
                    "its identity was that of {}, which said something else",
                    self.before[*left].item.label
                )
            });
            let doubt = other.or_else(|| self.doubt_of_after.get(&right).cloned());
            groups.push(Group { after: vec![right], ..alone(doubt) });
        }
    }
}

/// Whether the two have four fifths of their words in common, each as often as both have it.
fn has_most_words_of(one: &[u32], two: &[u32]) -> bool {
    let (mut one, mut two) = (one.to_vec(), two.to_vec());
    one.sort_unstable();
    two.sort_unstable();
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while i < one.len() && j < two.len() {
        match one[i].cmp(&two[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, shared) = (i + 1, j + 1, shared + 1);
            }
        }
    }
    shared > 0 && shared * 5 >= one.len().max(two.len()) * 4
}
