//! How like two items are: the angle between their words, each weighed by how rare it is in these two plans.
//!
//! Weights come from these plans alone. That makes what every item says ("a teaching assistant
//! will …") weigh nothing and the name of a programme nearly everything; weights from elsewhere
//! would lose that. The child's own name and the pronouns are left out.

use super::prepared::Prepared;
use std::collections::HashMap;

/// How many of its rarest words an item is found by.
const RAREST: usize = 12;

/// The words of the items as unit vectors, and which items may be like which.
pub(super) struct Likeness {
    weights: Vec<f64>,
    before: Vec<Vec<(u32, f64)>>,
    after: Vec<Vec<(u32, f64)>>,
    rarest_before: Vec<Vec<u32>>,
    rarest_after: Vec<Vec<u32>>,
}

impl Likeness {
    /// Weighs all words of both plans. `left_out` are the words of no weight; there are
    /// `vocabulary` different words.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    pub fn new(before: &[Prepared<'_>], after: &[Prepared<'_>], vocabulary: usize, left_out: &[u32]) -> Self {
        let mut in_items = vec![0_u32; vocabulary];
        let mut seen = vec![usize::MAX; vocabulary];
        for (number, item) in before.iter().chain(after).enumerate() {
            for &word in &item.ids {
                if seen[word as usize] != number {
                    seen[word as usize] = number;
                    in_items[word as usize] += 1;
                }
            }
        }
        let all = (before.len() + after.len()) as f64;
        let mut weights: Vec<f64> =
            in_items.iter().map(|&n| ((all + 1.0) / (f64::from(n) + 0.5)).ln().max(0.0)).collect();
        for &word in left_out {
            weights[word as usize] = 0.0;
        }
        let vectors = |items: &[Prepared<'_>]| items.iter().map(|item| vector(&item.ids, &weights)).collect();
        let (before, after): (Vec<_>, Vec<_>) = (vectors(before), vectors(after));
        let rare = |vectors: &[Vec<(u32, f64)>]| vectors.iter().map(|v| rarest(v, &in_items)).collect();
        Self { rarest_before: rare(&before), rarest_after: rare(&after), weights, before, after }
    }

    /// The cosine of item `left` before and item `right` after.
    pub fn cosine(&self, left: usize, right: usize) -> f64 {
        dot(&self.before[left], &self.after[right])
    }

    /// The cosine of an item of one side with several of the other side put together.
    pub fn cosine_with_union(&self, one: (Side, usize), others: &[usize]) -> f64 {
        let (mine, theirs) = match one.0 {
            Side::Before => (&self.before[one.1], &self.after),
            Side::After => (&self.after[one.1], &self.before),
        };
        let mut sum: HashMap<u32, f64> = HashMap::new();
        for &other in others {
            for &(word, weight) in &theirs[other] {
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
        let known: std::collections::HashSet<u32> = others.iter().copied().collect();
        let (mut all, mut shared) = (0.0, 0.0);
        for &word in words {
            let weight = self.weights[word as usize];
            all += weight;
            if known.contains(&word) {
                shared += weight;
            }
        }
        if all > 0.0 { shared / all } else { 1.0 }
    }

    /// For each item before, the items after that share one of each other's rarest words.
    pub fn candidates(&self, left_open: &[bool], right_open: &[bool]) -> Vec<Vec<usize>> {
        let mut found_by: HashMap<u32, Vec<usize>> = HashMap::new();
        for (right, words) in self.rarest_after.iter().enumerate().filter(|(right, _)| right_open[*right]) {
            for &word in words {
                found_by.entry(word).or_default().push(right);
            }
        }
        let candidates_of = |left: usize| {
            let mut found: Vec<usize> = self.rarest_before[left]
                .iter()
                .filter_map(|word| found_by.get(word))
                .flatten()
                .copied()
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        (0..self.before.len())
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
