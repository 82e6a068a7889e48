//! Lines side by side: columns of running text are read one after the other, rows are not cut.

use super::lines::Piece;

/// A line that is read as one.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) pieces: Vec<Piece>,
}

/// A flow of lines that are read one after the other.
#[derive(Debug)]
pub(super) struct Flow {
    pub(super) rows: Vec<Row>,
    /// Where its lines end on the right at most.
    pub(super) right: f64,
}

impl Row {
    pub(super) fn first(&self) -> Option<&Piece> {
        self.pieces.first()
    }

    pub(super) fn last(&self) -> Option<&Piece> {
        self.pieces.last()
    }

    /// Whether it has parts with wide gaps between them.
    pub(super) fn is_set_off(&self) -> bool {
        self.pieces.len() > 1
    }

    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(Piece::text).collect::<Vec<_>>().join("\t")
    }
}

impl Flow {
    /// Lines that are in reading order already; `None` where there are none.
    pub(super) fn of(lines: Vec<Vec<Piece>>, right: f64) -> Option<Self> {
        let rows: Vec<Row> = lines.into_iter().map(|pieces| Row { pieces }).collect();
        (!rows.is_empty()).then_some(Self { rows, right })
    }

    /// Where most of its lines begin on the left, or the first of those that do.
    pub(super) fn left(&self) -> f64 {
        self.rows.iter().filter_map(Row::first).map(|piece| piece.x0).fold(f64::INFINITY, f64::min)
    }

    /// Whether the first word of a line would have had room at the end of the line above.
    pub(super) fn fits(&self, end: &Piece, start: &Piece) -> bool {
        let close = |word: &(f64, f64)| word.1 - start.x0;
        // A number and what it counts are often kept together.
        let text = start.text();
        let mut words = text.split_whitespace();
        let number = words.next().is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()));
        let counted = number && words.next().is_some_and(|word| word.starts_with(char::is_lowercase));
        let chunk = if counted { start.words.get(1).map_or(0.0, close) } else { start.first_chunk() };
        end.x1 + 0.3 * end.size + chunk < self.right - 0.1 * end.size
    }

    /// Whether its last line has no room for another word.
    pub(super) fn ends_full(&self) -> bool {
        let last = self.rows.last().and_then(Row::last);
        last.is_some_and(|piece| {
            self.right - piece.x1 < (0.22 * (self.right - self.left())).min(6.0 * piece.size)
        })
    }

    /// How much of the width the first word of a line takes.
    pub(super) fn share(&self, start: &Piece) -> f64 {
        (start.first_chunk() + 0.3 * start.size) / (self.right - self.left()).max(1.0)
    }
}

/// The fewest lines that each of two columns has.
const FEWEST: usize = 4;

/// How many columns are looked for in each other.
const DEEPEST: usize = 4;

/// Lines in reading order; `right` is where lines end on the right where no column says otherwise.
pub(super) fn flows(lines: Vec<Vec<Piece>>, right: f64) -> Vec<Flow> {
    let mut found = Vec::new();
    cut(lines, right, 0, &mut found);
    found
}

fn cut(lines: Vec<Vec<Piece>>, right: f64, depth: usize, found: &mut Vec<Flow>) {
    let gutter = if depth < DEEPEST { gutter(&lines) } else { None };
    let Some((x, from, to)) = gutter else {
        found.extend(Flow::of(lines, right));
        return;
    };
    let mut lines = lines;
    let after = lines.split_off(to);
    let band = lines.split_off(from);
    cut(lines, right, depth + 1, found);
    let (mut left_side, mut right_side) = (Vec::new(), Vec::new());
    for line in band {
        let (left, right): (Vec<Piece>, Vec<Piece>) = line.into_iter().partition(|piece| piece.x1 <= x);
        left_side.extend((!left.is_empty()).then_some(left));
        right_side.extend((!right.is_empty()).then_some(right));
    }
    for side in [left_side, right_side] {
        let edge = side.iter().flatten().map(|piece| piece.x1).fold(0.0, f64::max);
        cut(side, edge, depth + 1, found);
    }
    cut(after, right, depth + 1, found);
}

/// A gap that lasts over many lines with running text on both sides: where it is, and which lines.
fn gutter(lines: &[Vec<Piece>]) -> Option<(f64, usize, usize)> {
    let mut candidates: Vec<f64> = Vec::new();
    for line in lines {
        for pair in line.windows(2) {
            let middle = f64::midpoint(pair[0].x1, pair[1].x0);
            if candidates.len() < 40 && !candidates.iter().any(|known| (known - middle).abs() < 4.0) {
                candidates.push(middle);
            }
        }
    }
    let best = candidates.into_iter().filter_map(|x| band(lines, x)).max_by_key(|(_, from, to)| to - from)?;
    Some(best)
}

/// The longest run of lines that a gap at `x` goes through.
fn band(lines: &[Vec<Piece>], x: f64) -> Option<(f64, usize, usize)> {
    let crossed = |line: &Vec<Piece>| line.iter().any(|piece| piece.x0 < x && piece.x1 > x);
    let mut best: Option<(usize, usize)> = None;
    let mut from = 0;
    for at in 0..=lines.len() {
        if at == lines.len() || crossed(&lines[at]) {
            if best.is_none_or(|(start, end)| at - from > end - start) {
                best = Some((from, at));
            }
            from = at + 1;
        }
    }
    let (mut from, mut to) = best?;
    // Lines on one side only at the ends of the band belong to what stands above or below.
    let both =
        |line: &Vec<Piece>| line.iter().any(|piece| piece.x1 <= x) && line.iter().any(|piece| piece.x0 >= x);
    while from < to && !both(&lines[from]) {
        from += 1;
    }
    // The longer column goes on below the shorter.
    while to > from && !lines[from..to].iter().any(both) {
        to -= 1;
    }
    let side = |left: bool| -> Vec<&Piece> {
        lines[from..to].iter().flatten().filter(|piece| (piece.x1 <= x) == left).collect()
    };
    (is_running(&side(true)) && is_running(&side(false))).then_some((x, from, to))
}

/// Whether lines are running text: most of them are about as wide as the widest.
fn is_running(pieces: &[&Piece]) -> bool {
    let widest = pieces.iter().map(|piece| piece.width()).fold(0.0, f64::max);
    let full = pieces.iter().filter(|piece| piece.width() >= 0.6 * widest).count();
    pieces.len() >= FEWEST && widest >= 90.0 && full * 2 >= pieces.len()
}
