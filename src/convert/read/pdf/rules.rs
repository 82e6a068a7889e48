//! Ruled lines to tables.

use std::collections::BTreeMap;

use kurbo::{Point, Rect};

/// A line along the page or down it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) across: bool,
    /// Its place down the page, or across it.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A table as ruled lines draw it.
#[derive(Debug, Clone)]
pub(super) struct Ruled {
    pub(super) bounds: Rect,
    /// Where its columns begin and end.
    pub(super) edges: Vec<f64>,
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) cells: Vec<RuledCell>,
    /// Whether lines draw it; else it was told by gaps, and where it ends on the right is not known.
    pub(super) drawn: bool,
    /// The table that the file tells of, with the number that each row has in the whole of it.
    pub(super) tag: Option<TaggedRows>,
}

/// What part of a table of the file's own telling a page shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct TaggedRows {
    pub(super) table: usize,
    /// The numbers of the rows, in order.
    pub(super) rows: Vec<u32>,
    /// How many rows each cell of the whole table covers, by its row and column.
    pub(super) spans: BTreeMap<(u32, u32), u32>,
    /// The paragraph that a cell begins with on this page, by its row and column.
    pub(super) begins: BTreeMap<(u32, u32), u32>,
    /// The paragraph that a cell ends with on this page.
    pub(super) ends: BTreeMap<(u32, u32), u32>,
}

/// A cell as ruled lines draw it.
#[derive(Debug, Clone)]
pub(super) struct RuledCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) row_span: u32,
    pub(super) column_span: u32,
    pub(super) bounds: Rect,
    /// The cell that the file tells of.
    pub(super) tag: Option<u32>,
}

/// Lines as near as this are one, and ends as near as this meet.
const NEAR: f64 = 3.0;

/// How many ruled lines of a page are looked at; drawings have more, tables do not.
const MOST_RULES: usize = 2_000;

impl Rule {
    pub(super) fn between(from: Point, to: Point) -> Option<Self> {
        let (dx, dy) = ((from.x - to.x).abs(), (from.y - to.y).abs());
        let finite = [from.x, from.y, to.x, to.y].iter().all(|number| number.is_finite());
        if !finite || dx.max(dy) < 4.0 || dx.min(dy) > 1.0 {
            return None;
        }
        Some(if dx > dy {
            Self {
                across: true,
                at: f64::midpoint(from.y, to.y),
                from: from.x.min(to.x),
                to: from.x.max(to.x),
            }
        } else {
            Self {
                across: false,
                at: f64::midpoint(from.x, to.x),
                from: from.y.min(to.y),
                to: from.y.max(to.y),
            }
        })
    }
}

/// Joins lines that go on in each other or lie upon each other.
fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|one, other| {
        one.across.cmp(&other.across).then(one.at.total_cmp(&other.at)).then(one.from.total_cmp(&other.from))
    });
    // First those at one place, then along it.
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    for rule in rules {
        match groups.last_mut() {
            Some(group) if group[0].across == rule.across && rule.at - group[0].at <= NEAR / 2.0 => {
                group.push(rule);
            }
            _ => groups.push(vec![rule]),
        }
    }
    let mut found: Vec<Rule> = Vec::new();
    for mut group in groups {
        group.sort_by(|one, other| one.from.total_cmp(&other.from));
        let first = found.len();
        for rule in group {
            match found.get_mut(first..).and_then(<[Rule]>::last_mut) {
                Some(last) if rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
                _ => found.push(rule),
            }
        }
    }
    found
}

/// The tables that ruled lines draw, smaller ones first.
pub(super) fn tables(rules: Vec<Rule>) -> Vec<Ruled> {
    let rules = joined(rules);
    if rules.len() > MOST_RULES {
        return Vec::new();
    }
    let meets = |one: &Rule, other: &Rule| {
        one.across != other.across
            && one.from - NEAR <= other.at
            && other.at <= one.to + NEAR
            && other.from - NEAR <= one.at
            && one.at <= other.to + NEAR
    };
    let mut group: Vec<usize> = (0..rules.len()).collect();
    for one in 0..rules.len() {
        for other in one + 1..rules.len() {
            if meets(&rules[one], &rules[other]) {
                let (from, to) = (root(&group, one), root(&group, other));
                group[from.max(to)] = from.min(to);
            }
        }
    }
    let mut found: Vec<Ruled> = (0..rules.len())
        .filter(|&at| root(&group, at) == at)
        .filter_map(|at| {
            let own = |of: usize| root(&group, of) == at;
            let own: Vec<Rule> = (0..rules.len()).filter(|&of| own(of)).map(|of| rules[of]).collect();
            grid(&own)
        })
        .collect();
    found.sort_by(|one, other| one.bounds.area().total_cmp(&other.bounds.area()));
    found
}

fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

fn places(rules: &[Rule], across: bool) -> Vec<f64> {
    let mut places: Vec<f64> =
        rules.iter().filter(|rule| rule.across == across).map(|rule| rule.at).collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, kept| *next - *kept <= NEAR);
    places
}

fn grid(rules: &[Rule]) -> Option<Ruled> {
    let (ys, xs) = (places(rules, true), places(rules, false));
    if ys.len() < 2 || xs.len() < 2 || ys.len() * xs.len() > 40_000 {
        return None;
    }
    let (rows, columns) = (ys.len() - 1, xs.len() - 1);
    let has_line = |across: bool, place: f64, middle: f64| {
        rules.iter().any(|rule| {
            rule.across == across
                && (rule.at - place).abs() <= NEAR
                && rule.from - NEAR <= middle
                && middle <= rule.to + NEAR
        })
    };
    let mut owner: Vec<usize> = (0..rows * columns).collect();
    for row in 0..rows {
        for column in 0..columns {
            let at = row * columns + column;
            let (x, y) = (f64::midpoint(xs[column], xs[column + 1]), f64::midpoint(ys[row], ys[row + 1]));
            if column + 1 < columns && !has_line(false, xs[column + 1], y) {
                let (from, to) = (root(&owner, at), root(&owner, at + 1));
                owner[from.max(to)] = from.min(to);
            }
            if row + 1 < rows && !has_line(true, ys[row + 1], x) {
                let (from, to) = (root(&owner, at), root(&owner, at + columns));
                owner[from.max(to)] = from.min(to);
            }
        }
    }
    let mut spans: Vec<Option<(usize, usize, usize, usize)>> = vec![None; rows * columns];
    for row in 0..rows {
        for column in 0..columns {
            let span = spans[root(&owner, row * columns + column)].get_or_insert((row, column, row, column));
            *span = (span.0.min(row), span.1.min(column), span.2.max(row), span.3.max(column));
        }
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut taken = vec![false; rows * columns];
    let mut cells = Vec::new();
    for (top, left, bottom, right) in spans.into_iter().flatten() {
        let inside: Vec<usize> =
            (top..=bottom).flat_map(|row| (left..=right).map(move |column| row * columns + column)).collect();
        if inside.iter().any(|&at| taken[at]) {
            continue;
        }
        for at in inside {
            taken[at] = true;
        }
        cells.push(RuledCell {
            row: count(top),
            column: count(left),
            row_span: count(bottom - top + 1),
            column_span: count(right - left + 1),
            bounds: Rect::new(xs[left], ys[top], xs[right + 1], ys[bottom + 1]),
            tag: None,
        });
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let bounds = Rect::new(xs[0], ys[0], xs[columns], ys[rows]);
    Some(Ruled {
        bounds,
        edges: xs,
        rows: count(rows),
        columns: count(columns),
        cells,
        drawn: true,
        tag: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(x0: f64, y0: f64, x1: f64, y1: f64) -> Rule {
        Rule::between(Point::new(x0, y0), Point::new(x1, y1)).unwrap()
    }

    #[test]
    fn lines_that_are_left_out_merge_cells() {
        // Three columns and two rows; the first row's last two cells are one.
        let rules = vec![
            rule(0.0, 0.0, 300.0, 0.0),
            rule(0.0, 50.0, 300.0, 50.0),
            rule(0.0, 100.0, 300.0, 100.0),
            rule(0.0, 0.0, 0.0, 100.0),
            rule(100.0, 0.0, 100.0, 100.0),
            rule(200.0, 50.0, 200.0, 100.0),
            rule(300.0, 0.0, 300.0, 100.0),
        ];
        let tables = tables(rules);
        assert_eq!(tables.len(), 1);
        let shape: Vec<(u32, u32, u32, u32)> = tables[0]
            .cells
            .iter()
            .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span))
            .collect();
        assert_eq!(shape, [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)]);
    }

    #[test]
    fn an_underline_is_no_table() {
        assert!(tables(vec![rule(0.0, 0.0, 300.0, 0.0), rule(0.0, 40.0, 300.0, 40.0)]).is_empty());
    }
}
