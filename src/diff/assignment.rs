//! Pairs chosen so that all likenesses together are greatest, none below a floor.

/// A possible pair: left, right, and how much it is worth.
pub(super) type Edge = (usize, usize, f64);

/// The best pairing of `lefts` with `rights`. Every item may also stay alone, which is worth the
/// floor to it: without that, a full assignment would force strangers together. Each connected
/// part is solved by itself, exactly.
pub(super) fn assign(lefts: usize, rights: usize, edges: &[Edge], floor: f64) -> Vec<(usize, usize)> {
    let edges: Vec<Edge> = edges.iter().copied().filter(|edge| edge.2 >= floor).collect();
    let mut group: Vec<usize> = (0..lefts + rights).collect();
    for &(left, right, _) in &edges {
        let (one, two) = (root(&mut group, left), root(&mut group, lefts + right));
        group[one.max(two)] = one.min(two);
    }
    let mut parts: Vec<(usize, Edge)> = edges.iter().map(|&edge| (root(&mut group, edge.0), edge)).collect();
    parts.sort_by_key(|(group, edge)| (*group, edge.0, edge.1));
    let mut pairs = Vec::new();
    for part in parts.chunk_by(|one, two| one.0 == two.0) {
        let part: Vec<Edge> = part.iter().map(|(_, edge)| *edge).collect();
        match part.as_slice() {
            [(left, right, _)] => pairs.push((*left, *right)),
            several => solve(several, floor, &mut pairs),
        }
    }
    pairs.sort_unstable();
    pairs
}

fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

/// Shortest augmenting paths over a dense table: `n` rows, and a column of its own for each row
/// that stays alone.
fn solve(edges: &[Edge], floor: f64, pairs: &mut Vec<(usize, usize)>) {
    let names = |side: fn(&Edge) -> usize| {
        let mut names: Vec<usize> = edges.iter().map(side).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    let (lefts, rights) = (names(|edge| edge.0), names(|edge| edge.1));
    let (rows, columns) = (lefts.len(), rights.len() + lefts.len());
    // Costs to be least. A pair that is no candidate costs more than staying alone; another row's
    // column of its own costs as much.
    let mut cost = vec![vec![10.0; columns]; rows];
    for &(left, right, worth) in edges {
        if let (Ok(row), Ok(column)) = (lefts.binary_search(&left), rights.binary_search(&right)) {
            cost[row][column] = -worth;
        }
    }
    for (row, costs) in cost.iter_mut().enumerate() {
        costs[rights.len() + row] = -floor;
    }
    let (mut row_price, mut column_price) = (vec![0.0; rows + 1], vec![0.0; columns + 1]);
    let (mut row_of, mut way) = (vec![0_usize; columns + 1], vec![0_usize; columns + 1]);
    for row in 1..=rows {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; columns + 1];
        let mut used = vec![false; columns + 1];
        loop {
            used[column] = true;
            let current = row_of[column];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for candidate in 1..=columns {
                if used[candidate] {
                    continue;
                }
                let reduced = cost[current - 1][candidate - 1] - row_price[current] - column_price[candidate];
                if reduced < least[candidate] {
                    least[candidate] = reduced;
                    way[candidate] = column;
                }
                if least[candidate] < step {
                    step = least[candidate];
                    next = candidate;
                }
            }
            for candidate in 0..=columns {
                if used[candidate] {
                    row_price[row_of[candidate]] += step;
                    column_price[candidate] -= step;
                } else {
                    least[candidate] -= step;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let previous = way[column];
            row_of[column] = row_of[previous];
            column = previous;
        }
    }
    for column in 1..=rights.len() {
        let row = row_of[column];
        if row > 0 && cost[row - 1][column - 1] < 0.0 {
            pairs.push((lefts[row - 1], rights[column - 1]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_counts_not_the_first() {
        // Taking the likeliest pair first would leave the other two alone.
        let edges = [(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8)];
        assert_eq!(assign(2, 2, &edges, 0.2), [(0, 1), (1, 0)]);
    }

    #[test]
    fn strangers_stay_alone() {
        let edges = [(0, 0, 0.9), (1, 0, 0.8), (1, 1, 0.1), (2, 2, 0.19)];
        assert_eq!(assign(3, 3, &edges, 0.2), [(0, 0)]);
    }
}
