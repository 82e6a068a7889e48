//! How like two items are: the angle between their words, each weighed by how rare it is in these two plans.
//!
//! Weights come from these plans alone. That makes what every item says ("a teaching assistant
//! will …") weigh nothing and the name of a programme nearly everything; weights from elsewhere
//! would lose that. The child's own name and the pronouns are left out.

use super::prepared::{Numbers, Prepared};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// How many of its rarest words an item is found by.
const RAREST: usize = 12;

/// The words of the items as unit vectors, and which items may be like which.
pub(super) struct Likeness<'m, 'p> {
    weights: OnceCell<Weights>,
    numbers: &'m Numbers,
    left_out: &'m [String],
    before: Vectors<'m, 'p>,
    after: Vectors<'m, 'p>,
}

/// What each word weighs, worked out when first asked for: two versions that hardly differ never ask.
struct Weights {
    of: Vec<f64>,
    /// In how many items each word stands.
    in_items: Vec<u32>,
}

/// The items of one version as vectors, each made when first asked for: most items are equal on both
/// sides and never asked.
struct Vectors<'m, 'p> {
    items: &'m [Prepared<'p>],
    made: Vec<OnceCell<Vec<(u32, f64)>>>,
}

impl<'m, 'p> Vectors<'m, 'p> {
    fn new(items: &'m [Prepared<'p>]) -> Self {
        Self { items, made: vec![OnceCell::new(); items.len()] }
    }

    fn of(&self, at: usize, weights: &[f64]) -> &[(u32, f64)] {
        self.made[at].get_or_init(|| vector(&self.items[at].ids, weights))
    }
}

impl<'m, 'p> Likeness<'m, 'p> {
    /// The items of both plans; `left_out` are the words of no weight.
    pub fn new(
        before: &'m [Prepared<'p>],
        after: &'m [Prepared<'p>],
        numbers: &'m Numbers,
        left_out: &'m [String],
    ) -> Self {
        let (before, after) = (Vectors::new(before), Vectors::new(after));
        Self { weights: OnceCell::new(), numbers, left_out, before, after }
    }

    fn weights(&self) -> &Weights {
        self.weights.get_or_init(|| self.weigh())
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    fn weigh(&self) -> Weights {
        // Every text is cut before the words are counted, so that all words have their numbers.
        let items: Vec<&[u32]> =
            self.before.items.iter().chain(self.after.items).map(|item| item.ids.as_slice()).collect();
        let mut in_items = vec![0_u32; self.numbers.len()];
        let mut seen = vec![usize::MAX; in_items.len()];
        for (number, words) in items.iter().enumerate() {
            for &word in *words {
                if seen[word as usize] != number {
                    seen[word as usize] = number;
                    in_items[word as usize] += 1;
                }
            }
        }
        let all = items.len() as f64;
        let mut of: Vec<f64> =
            in_items.iter().map(|&n| ((all + 1.0) / (f64::from(n) + 0.5)).ln().max(0.0)).collect();
        for word in self.left_out.iter().filter_map(|word| self.numbers.get(word)) {
            of[word as usize] = 0.0;
        }
        Weights { of, in_items }
    }

    /// The cosine of item `left` before and item `right` after.
    pub fn cosine(&self, left: usize, right: usize) -> f64 {
        dot(self.before.of(left, &self.weights().of), self.after.of(right, &self.weights().of))
    }

    /// The cosine of an item of one side with several of the other side put together.
    pub fn cosine_with_union(&self, one: (Side, usize), others: &[usize]) -> f64 {
        let (mine, theirs) = match one.0 {
            Side::Before => (self.before.of(one.1, &self.weights().of), &self.after),
            Side::After => (self.after.of(one.1, &self.weights().of), &self.before),
        };
        let mut sum: FxHashMap<u32, f64> = FxHashMap::default();
        for &other in others {
            for &(word, weight) in theirs.of(other, &self.weights().of) {
                *sum.entry(word).or_insert(0.0) += weight;
            }
        }
        let mut union: Vec<(u32, f64)> = sum.into_iter().collect();
        union.sort_unstable_by_key(|&(word, _)| word);
        let length = union.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        if length > 0.0 { dot(mine, &union) / length } else { 0.0 }
    }

    /// The share of the weight of `words` that stands in `others`.
    pub fn share_within(&self, words: &[u32], others: &[u32]) -> f64 {
        let known: FxHashSet<u32> = others.iter().copied().collect();
        let (mut all, mut shared) = (0.0, 0.0);
        for &word in words {
            let weight = self.weights().of[word as usize];
            all += weight;
            if known.contains(&word) {
                shared += weight;
            }
        }
        if all > 0.0 { shared / all } else { 1.0 }
    }

    /// For each item before, the items after that share one of each other's rarest words.
    pub fn candidates(&self, left_open: &[bool], right_open: &[bool]) -> Vec<Vec<usize>> {
        if !left_open.contains(&true) || !right_open.contains(&true) {
            return vec![Vec::new(); left_open.len()];
        }
        let mut found_by: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        let rarest_of = |vectors: &Vectors<'_, '_>, at: usize| {
            rarest(vectors.of(at, &self.weights().of), &self.weights().in_items)
        };
        for right in (0..right_open.len()).filter(|&right| right_open[right]) {
            for word in rarest_of(&self.after, right) {
                found_by.entry(word).or_default().push(right);
            }
        }
        let candidates_of = |left: usize| {
            let mut found: Vec<usize> = rarest_of(&self.before, left)
                .iter()
                .filter_map(|word| found_by.get(word))
                .flatten()
                .copied()
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        (0..left_open.len())
            .map(|left| if left_open[left] { candidates_of(left) } else { Vec::new() })
            .collect()
    }
}

/// Which version an item is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn vector(words: &[u32], weights: &[f64]) -> Vec<(u32, f64)> {
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    let mut vector: Vec<(u32, f64)> = sorted
        .chunk_by(|one, two| one == two)
        .map(|same| (same[0], (1.0 + (same.len() as f64).ln()) * weights[same[0] as usize]))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        for (_, weight) in &mut vector {
            *weight /= length;
        }
    }
    vector
}

fn rarest(vector: &[(u32, f64)], in_items: &[u32]) -> Vec<u32> {
    let mut words: Vec<u32> = vector.iter().map(|(word, _)| *word).collect();
    words.sort_unstable_by_key(|&word| (in_items[word as usize], word));
    words.truncate(RAREST);
    words
}

fn dot(one: &[(u32, f64)], two: &[(u32, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < one.len() && j < two.len() {
        match one[i].0.cmp(&two[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += one[i].1 * two[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
