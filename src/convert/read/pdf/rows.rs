//! Lines of a table without ruled lines to its rows.

use super::super::text::{bullet, numbered};
use super::lines::Piece;
use super::unruled::{Ground, Step};

/// A word with its box.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
}

/// A line of a page as its words.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    pub(super) y: f64,
    pub(super) size: f64,
    bold: bool,
}

impl Line {
    /// The words of a line's pieces; `None` where it has none.
    pub(super) fn of(pieces: &[Piece]) -> Option<Self> {
        let mut words = Vec::new();
        for piece in pieces {
            let text = piece.text();
            for (text, &(x0, x1)) in text.split_whitespace().zip(&piece.words) {
                words.push(Word { text: text.to_owned(), x0, x1 });
            }
        }
        let first = pieces.first().filter(|_| !words.is_empty())?;
        let bold = pieces.iter().all(|piece| piece.is_all(|style| style.bold));
        let size = pieces.iter().map(|piece| piece.size).fold(first.size, f64::max);
        Some(Self { words, y: first.y, size, bold })
    }

    /// How wide a gap parts two columns at least.
    pub(super) fn gap(&self) -> f64 {
        (0.45 * self.size).max(4.0)
    }

    /// Where its letters begin down the page.
    pub(super) fn top(&self) -> f64 {
        self.y - 0.95 * self.size
    }

    /// Whether a word stands in the gap before an edge, or over the edge.
    ///
    /// A line with dots that lead to a number, as in a list of contents, is in no column.
    pub(super) fn crosses(&self, x: f64) -> bool {
        let leads = |word: &Word| word.text.len() > 3 && word.text.chars().all(|c| c == '.');
        self.words.iter().any(leads)
            || self.words.iter().any(|word| word.x0 < x - 0.6 && word.x1 > x - self.gap())
    }

    /// Whether a word stands before an edge.
    pub(super) fn has_before(&self, x: f64) -> bool {
        self.words.first().is_some_and(|word| word.x0 < x - 4.0)
    }

    /// Whether a word begins at an edge.
    pub(super) fn starts_at(&self, x: f64, near: f64) -> bool {
        self.words.iter().any(|word| (word.x0 - x).abs() <= near)
    }

    /// Whether it looks like a heading below a table.
    pub(super) fn looks_apart(&self, above: &Self) -> bool {
        (self.bold && !above.bold) || (self.size - above.size).abs() > 0.8
    }
}

/// Lines that the same columns go through.
pub(super) struct Band<'l> {
    pub(super) lines: &'l [Line],
    pub(super) columns: Vec<Column<'l>>,
    /// How far lines of one paragraph stand apart.
    leading: f64,
}

/// A column with its part of each line.
pub(super) struct Column<'l> {
    pub(super) from: f64,
    /// Where its lines end at most.
    pub(super) right: f64,
    /// For each line of the band, its words in this column.
    parts: Vec<&'l [Word]>,
}

/// A row as a run of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableRow {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether a line or the edge of a shade above it is drawn.
    pub(super) drawn: bool,
}

/// How a column goes on in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Onward {
    /// It has nothing there.
    Empty,
    /// It begins, or begins again after it had ended.
    Starts,
    /// A paragraph ends in the line before.
    Ended,
    /// The line before is full and ends no sentence, and this one begins as a sentence or a number does.
    Likely,
    /// The line before is full and ends a sentence.
    Maybe,
    /// The line goes on in the sentence before.
    Continues,
}

impl Column<'_> {
    /// Whether it holds a word in these lines.
    pub(super) fn is_filled(&self, from: usize, to: usize) -> bool {
        self.parts[from..to].iter().any(|part| !part.is_empty())
    }

    /// Whether it holds nothing but bullets, numbers and marks of a list.
    pub(super) fn is_list(&self) -> bool {
        let mut filled = self.parts.iter().filter(|part| !part.is_empty());
        filled.all(|part| {
            let text = part.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            let text = format!("{text} x");
            part.len() == 1 && (bullet(&text).is_some() || numbered(&text))
        })
    }

    /// Whether it is running text: most lines have words, most of them about as wide as the widest.
    pub(super) fn is_running(&self) -> bool {
        let width = |part: &&[Word]| part.last().map_or(0.0, |last| last.x1 - self.from);
        let widest = self.parts.iter().map(width).fold(0.0, f64::max);
        let full = self.parts.iter().filter(|part| width(part) >= 0.6 * widest).count();
        widest >= 90.0 && full * 2 >= self.parts.len()
    }
}

impl<'l> Band<'l> {
    pub(super) fn new(lines: &'l [Line], starts: &[f64], margin: f64) -> Self {
        let mut columns: Vec<Column<'l>> = Vec::new();
        for (at, &from) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(f64::INFINITY);
            let parts: Vec<&[Word]> = lines
                .iter()
                .map(|line| {
                    let first = line.words.partition_point(|word| word.x0 < from - 1.2);
                    let last = line.words.partition_point(|word| word.x0 < end - 1.2);
                    &line.words[if at == 0 { 0 } else { first }..last]
                })
                .collect();
            let right = parts.iter().filter_map(|part| part.last()).map(|word| word.x1).fold(from, f64::max);
            columns.push(Column { from, right, parts });
        }
        // All columns have the same room at their sides, and the widest line of all shows it.
        let gaps = columns.windows(2).map(|pair| pair[1].from - pair[0].right);
        let room = gaps.fold(24.0, f64::min).max(2.0);
        for at in 0..columns.len() {
            if let Some(next) = columns.get(at + 1).map(|next| next.from) {
                columns[at].right = columns[at].right.max(next - room);
            }
        }
        // Where the last one ends is not seen: at most as wide as the widest, or as the page.
        let widest = columns.windows(2).map(|pair| pair[1].from - pair[0].from).fold(0.0, f64::max);
        if let Some(last) = columns.last_mut() {
            last.right = last.right.max(margin.min(last.from + widest - room));
        }
        let mut steps: Vec<f64> = Vec::new();
        for column in &columns {
            let mut last: Option<f64> = None;
            for (part, line) in column.parts.iter().zip(lines) {
                if part.is_empty() {
                    continue;
                }
                if let Some(last) = last
                    && line.y - last < 1.8 * line.size
                {
                    steps.push(line.y - last);
                }
                last = Some(line.y);
            }
        }
        steps.sort_by(f64::total_cmp);
        let size = lines.first().map_or(10.0, |line| line.size);
        let leading = steps.get(steps.len() / 4).copied().unwrap_or(1.2 * size);
        Self { lines, columns, leading }
    }

    /// Whether lines look like the head of a table: bold throughout where the next line is not.
    pub(super) fn is_head(&self, from: usize, to: usize) -> bool {
        self.lines[from..to].iter().all(|line| line.bold) && self.lines.get(to).is_some_and(|line| !line.bold)
    }

    /// The rows as runs of lines.
    pub(super) fn rows(&self, ground: &Ground<'_>) -> Vec<TableRow> {
        let steps = self.steps(ground.steps);
        let drawn = |at: usize| {
            let (above, below) = (self.lines[at - 1].y, self.lines[at].y - 0.3 * self.lines[at].size);
            steps.iter().any(|y| above - 0.2 * self.lines[at - 1].size < *y && *y < below)
        };
        let breaks = (1..self.lines.len()).filter(|&at| drawn(at)).count();
        let mut rows = Vec::new();
        let mut open = TableRow { from: 0, to: 0, drawn: false };
        for at in 1..self.lines.len() {
            let drawn = drawn(at);
            if drawn || (breaks < 2 && self.begins_row(at, open.from)) {
                rows.push(TableRow { to: at, ..open });
                open = TableRow { from: at, to: at, drawn };
            }
        }
        rows.push(TableRow { to: self.lines.len(), ..open });
        rows
    }

    /// The edges along the page that go through most of the table.
    fn steps(&self, steps: &[Step]) -> Vec<f64> {
        let (Some(first), Some(last)) = (self.columns.first(), self.columns.last()) else {
            return Vec::new();
        };
        let (from, to) = (first.from, last.right);
        let mut inside: Vec<&Step> = steps.iter().filter(|step| step.to > from && step.from < to).collect();
        inside.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.from.total_cmp(&other.from)));
        let mut found = Vec::new();
        for group in inside.chunk_by(|one, other| other.y - one.y < 1.5) {
            // How much of the width it covers.
            let (mut covered, mut end) = (0.0, from);
            let mut parts: Vec<(f64, f64)> = group.iter().map(|step| (step.from, step.to)).collect();
            parts.sort_by(|one, other| one.0.total_cmp(&other.0));
            for (start, stop) in parts {
                let (start, stop) = (start.max(end), stop.min(to));
                if stop > start {
                    covered += stop - start;
                    end = stop;
                }
            }
            // A column that is shaded cell by cell shows rows as well.
            let alike = |step: &&&Step| {
                let same = |other: &&Step| {
                    other.shade && (other.from - step.from).abs() < 1.0 && (other.to - step.to).abs() < 1.0
                };
                step.shade && step.from < from + 4.0 && inside.iter().filter(|other| same(other)).count() > 3
            };
            if covered > 0.5 * (to - from) || group.iter().any(|step| alike(&step)) {
                found.push(group[0].y);
            }
        }
        found
    }

    /// Whether a row begins with a line, by how its columns go on in it; `from` is where the row before began.
    fn begins_row(&self, at: usize, from: usize) -> bool {
        let onward: Vec<Onward> = self.columns.iter().map(|column| self.onward(column, at, from)).collect();
        let filled = onward.iter().filter(|onward| **onward != Onward::Empty).count();
        if filled < 2 {
            return false;
        }
        let line = &self.lines[at];
        let spaced = line.y - self.lines[at - 1].y > 1.25 * self.leading;
        let is_new = |onward: &Onward| matches!(onward, Onward::Starts | Onward::Ended);
        let is_open = |onward: &Onward| matches!(onward, Onward::Maybe | Onward::Likely);
        let starts = |onwards: &[Onward]| onwards.iter().filter(|onward| **onward == Onward::Starts).count();
        let continues = |onwards: &[Onward]| onwards.contains(&Onward::Continues);
        let (first, others) = (onward[0], &onward[1..]);
        if continues(others) {
            return false;
        }
        if at == 1 && first != Onward::Continues && filled == onward.len() && self.begins_with_head() {
            return true;
        }
        match first {
            // A label that covers several rows may itself go on.
            Onward::Continues => filled > 2 && starts(others) > 0 && !others.iter().any(is_open),
            Onward::Empty => {
                let begun = starts(others);
                let all_new = || others.iter().all(|one| is_new(one) || *one == Onward::Empty);
                begun > 1 || (begun == 1 && (spaced || all_new()))
            }
            Onward::Maybe | Onward::Likely => {
                let all_new = others.iter().all(|one| is_new(one) || *one == Onward::Empty);
                spaced || starts(others) > 0 || (all_new && !self.is_sentence(at))
            }
            Onward::Ended => spaced || others.iter().any(is_new) || !others.contains(&Onward::Maybe),
            Onward::Starts => true,
        }
    }

    /// Whether the first line is a head: a few words in every column, and what stands below begins anew.
    fn begins_with_head(&self) -> bool {
        let begins = |word: &Word| !word.text.starts_with(char::is_lowercase);
        self.columns.iter().all(|column| {
            let (head, below) = (column.parts[0], column.parts[1]);
            let few = (1..=4).contains(&head.len());
            let open = head.last().is_some_and(|word| !word.text.ends_with(['.', ';', ',', '?', '!']));
            few && open && below.first().is_some_and(begins)
        })
    }

    /// Whether the first column ends a sentence in the line before.
    fn is_sentence(&self, at: usize) -> bool {
        let before = self.columns[0].parts[at - 1].last();
        before.is_some_and(|word| word.text.ends_with(['.', ';', '?', '!', ',']))
    }

    /// Whether a column goes on in a row in the middle of a sentence.
    pub(super) fn goes_on(&self, column: &Column<'_>, from: usize, to: usize) -> bool {
        let first = (from..to).find(|&at| !column.parts[at].is_empty());
        first.is_some_and(|at| self.onward(column, at, 0) == Onward::Continues)
    }

    /// How a column goes on in a line.
    fn onward(&self, column: &Column<'_>, at: usize, from: usize) -> Onward {
        let Some(start) = column.parts[at].first() else { return Onward::Empty };
        let Some(before) = (from..at).rev().find(|&at| !column.parts[at].is_empty()) else {
            return Onward::Starts;
        };
        let size = self.lines[at].size;
        let gap = self.lines[at].y - self.lines[before].y;
        let between = column.parts[before..at].len() > 1;
        if gap > 1.7 * self.leading && (between || gap > 2.5 * self.leading) {
            return Onward::Starts;
        }
        let Some(end) = column.parts[before].last() else { return Onward::Starts };
        let small = start.text.starts_with(char::is_lowercase);
        let stop = end.text.ends_with(['.', ':', ';', '?', '!', ')']);
        let fits = end.x1 + 0.3 * size + (start.x1 - start.x0) < column.right - 0.1 * size;
        if gap > 1.2 * self.leading && !small {
            return Onward::Ended;
        }
        match (small, stop, fits) {
            (true, false, _) => Onward::Continues,
            (false, _, true) => Onward::Ended,
            (false, false, false) => Onward::Likely,
            _ => Onward::Maybe,
        }
    }
}
