//! The rows of a table without lines, told by weighing all of its lines at once.
//!
//! Every way to part the lines into rows has a cost: what speaks against it, column by column. The cells of a row
//! begin at one height (or stand around one middle), no cell begins again after a gap, no row begins in the middle of
//! a sentence. The cheapest way wins, so that one odd cell cannot break a row that all others keep.

use super::rows::{Band, Onward, TableRow};

/// What a row costs, so that no text is parted for nothing.
const ROW: f64 = 0.6;
/// A row that begins in one column only.
const ALONE: f64 = 2.5;
/// A cell that begins below the top of its row, or goes on below a gap beside which another stands.
const LATE: f64 = 4.0;
/// A row that begins in the middle of a sentence.
const CUT: f64 = 6.0;
/// A cell that does not stand in the middle of its row.
const OFF: f64 = 2.0;
/// More space than between lines, or a change to bold or back.
const SET_OFF: f64 = 0.8;
/// Lines as near as this many lines begin at one height.
const NEAR: f64 = 0.6;
/// How many lines one row has at most.
const TALLEST: usize = 300;

/// How cells stand in their rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// At the top.
    Top,
    /// In the middle; columns before this one cover several rows.
    Middle(usize),
}

/// Where rows begin, and how cells stand in them.
pub(super) fn rows(band: &Band<'_>, forced: &[Option<bool>]) -> (Vec<usize>, Stand) {
    let ways = Ways { band, forced };
    let (cost, top) = ways.cheapest(Stand::Top);
    let mut best = (cost, top, Stand::Top);
    if band.columns.len() > 2 {
        for covering in [0, 1] {
            let stand = Stand::Middle(covering);
            let (cost, breaks) = ways.cheapest(stand);
            // Most tables stand at the top: anything else must be much cheaper.
            if cost + 3.0 < 0.7 * best.0 {
                best = (cost, breaks, stand);
            }
        }
    }
    (best.1, best.2)
}

/// All ways to part the lines of a table.
struct Ways<'w> {
    band: &'w Band<'w>,
    /// For each line, whether a row begins with it for certain, or for certain not.
    forced: &'w [Option<bool>],
}

impl Ways<'_> {
    fn cheapest(&self, stand: Stand) -> (f64, Vec<usize>) {
        let count = self.band.lines.len();
        let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, 0); count + 1];
        best[0] = (0.0, 0);
        for from in 0..count {
            let begins = if from == 0 { 0.0 } else { self.begins(from, stand) };
            let so_far = best[from].0 + begins;
            if !so_far.is_finite() {
                continue;
            }
            let mut row = RowCost::new(self.band.columns.len(), from);
            for at in from..count.min(from + TALLEST) {
                if at > from && self.forced[at] == Some(true) {
                    break;
                }
                row.add(self.band, at, stand);
                let cost = so_far + row.cost(self.band, stand);
                if cost < best[at + 1].0 {
                    best[at + 1] = (cost, from);
                }
            }
        }
        let mut breaks = Vec::new();
        let mut at = count;
        while at > 0 {
            at = best[at].1;
            breaks.push(at);
        }
        breaks.reverse();
        (best[count].0, breaks)
    }

    /// What speaks against a row that begins with a line.
    fn begins(&self, at: usize, stand: Stand) -> f64 {
        match self.forced[at] {
            Some(true) => return 0.0,
            Some(false) => return f64::INFINITY,
            None => {}
        }
        let band = self.band;
        let near = NEAR * band.leading;
        let filled =
            (0..band.columns.len()).filter(|&column| band.first_from(column, at, near).is_some()).count();
        let fresh = |column: usize| {
            let begins = band.first_from(column, at, near);
            begins.is_some_and(|at| matches!(band.onward(column, at), Onward::Starts | Onward::Ended))
                || begins
                    .zip(band.last_before(column, at))
                    .is_some_and(|(at, above)| band.is_apart(above, at))
        };
        let mut cost = ROW;
        let covering = if let Stand::Middle(covering) = stand { covering } else { 0 };
        for column in covering..band.columns.len() {
            let above = band.last_before(column, at);
            let next = match stand {
                Stand::Top => band.first_from(column, at, near),
                // Each cell begins where it begins.
                Stand::Middle(_) => band.first_from(column, at, 40.0 * band.leading),
            };
            let (Some(above), Some(next)) = (above, next) else { continue };
            let apart = band.is_apart(above, next);
            cost += match band.onward(column, next) {
                Onward::Continues if apart => 1.0,
                Onward::Continues => {
                    let others = (1..band.columns.len()).filter(|&other| fresh(other)).count();
                    if column == 0 && others > 1 { 0.5 } else { CUT }
                }
                Onward::Restarts if !apart => 2.5,
                // A column of sentences ends its cells with a full stop, one of names and times seldom.
                Onward::Likely if !apart && band.columns[column].is_prose() => 1.0,
                Onward::Maybe if !apart => 0.3,
                _ => 0.0,
            };
        }
        let bold = band.lines[at].is_bold() != band.lines[at - 1].is_bold();
        if stand == Stand::Top && filled == 1 && !bold {
            cost += ALONE;
        }
        if band.is_spaced(at) || bold {
            cost -= SET_OFF;
        }
        cost
    }
}

/// What speaks against lines being one row.
struct RowCost {
    from: usize,
    within: f64,
    /// For each column, its first and its last line.
    spans: Vec<Option<(usize, usize)>>,
}

impl RowCost {
    fn new(columns: usize, from: usize) -> Self {
        Self { from, within: 0.0, spans: vec![None; columns] }
    }

    fn add(&mut self, band: &Band<'_>, at: usize, stand: Stand) {
        let covering = if let Stand::Middle(covering) = stand { covering } else { 0 };
        for (number, column) in band.columns.iter().enumerate().skip(covering) {
            if !column.fills(at) {
                continue;
            }
            let Some((first, last)) = self.spans[number] else {
                self.spans[number] = Some((at, at));
                let below = band.lines[at].y - band.lines[self.from].y;
                if stand == Stand::Top && below > NEAR * band.leading {
                    self.within += LATE;
                }
                continue;
            };
            self.spans[number] = Some((first, at));
            let beside =
                (last + 1..at).any(|line| band.columns.iter().skip(covering).any(|other| other.fills(line)));
            self.within += match band.onward(number, at) {
                _ if band.is_apart(last, at) && beside => LATE + 1.0,
                _ if band.is_apart(last, at) => 1.2,
                Onward::Ended | Onward::Starts => 1.0,
                Onward::Restarts => 0.5,
                Onward::Likely if column.is_prose() => 0.3,
                Onward::Likely => 0.8,
                Onward::Maybe => 0.3,
                Onward::Continues | Onward::Empty => 0.0,
            };
        }
    }

    fn cost(&self, band: &Band<'_>, stand: Stand) -> f64 {
        if stand == Stand::Top {
            return self.within;
        }
        let height = |(first, last): (usize, usize)| (band.lines[first].y, band.lines[last].y);
        let spans = || self.spans.iter().flatten().map(|span| height(*span));
        let (top, bottom) = spans().fold((f64::INFINITY, 0.0_f64), |(top, bottom), (first, last)| {
            (top.min(first), bottom.max(last))
        });
        let off =
            spans().filter(|(first, last)| (first + last - top - bottom).abs() > 0.8 * band.leading).count();
        let alone = if spans().count() < 2 { ALONE } else { 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let off = off as f64 * OFF;
        self.within + off + alone
    }
}

/// For each row whether the first column's cell goes on from the row above, where cells stand in the middle: every
/// run of the first column's lines stands in the middle of the rows that it covers.
pub(super) fn covered(band: &Band<'_>, rows: &[TableRow]) -> Vec<bool> {
    let mut blocks: Vec<(f64, f64)> = Vec::new();
    let mut last: Option<usize> = None;
    for at in (0..band.lines.len()).filter(|&at| band.columns[0].fills(at)) {
        let y = band.lines[at].y;
        match blocks.last_mut() {
            Some(block) if last.is_some_and(|last| !band.is_apart(last, at)) => block.1 = y,
            _ => blocks.push((y, y)),
        }
        last = Some(at);
    }
    let middles: Vec<f64> = blocks.iter().map(|(top, bottom)| f64::midpoint(*top, *bottom)).collect();
    // The cheapest way to give each run its rows, in their order.
    let middle = |from: usize, to: usize| {
        f64::midpoint(band.lines[rows[from].from].y, band.lines[rows[to - 1].to - 1].y)
    };
    let mut best = vec![vec![(f64::INFINITY, 0); rows.len() + 1]; middles.len() + 1];
    best[0][0] = (0.0, 0);
    for (block, own) in middles.iter().enumerate() {
        for to in 1..=rows.len() {
            for from in 0..to {
                let cost = best[block][from].0 + (middle(from, to) - own).abs();
                if cost < best[block + 1][to].0 {
                    best[block + 1][to] = (cost, from);
                }
            }
        }
    }
    let mut joins = vec![false; rows.len()];
    if best[middles.len()][rows.len()].0.is_finite() {
        joins.fill(true);
        let mut to = rows.len();
        for block in (1..=middles.len()).rev() {
            to = best[block][to].1;
            joins[to] = false;
        }
    }
    joins
}
