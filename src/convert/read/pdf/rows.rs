//! Lines of a table without ruled lines to its rows.

use super::super::text::{bullet, numbered};
use super::lines::Piece;
use super::unruled::{Ground, Step};
use super::weigh::{self, Stand};

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

    /// Whether all of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold
    }

    /// Its words.
    pub(super) fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
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
    pub(super) leading: f64,
    /// For each column and line, how it goes on there.
    onward: Vec<Vec<Onward>>,
    /// For each column and line, the last of its lines before.
    before: Vec<Vec<Option<usize>>>,
    /// The lines that stand across all columns.
    across: Vec<bool>,
}

/// A column with its part of each line.
pub(super) struct Column<'l> {
    pub(super) from: f64,
    /// Where its lines end at most.
    pub(super) right: f64,
    /// For each line of the band, its words in this column.
    parts: Vec<&'l [Word]>,
    /// Whether it holds sentences: enough of its lines end with a full stop.
    prose: bool,
}

/// A row as a run of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableRow {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it begins here for certain: below a line, the edge of a shade, or a head.
    pub(super) drawn: bool,
    /// Whether cells stand in the middle of their rows' height, and then whether the first column's goes on from
    /// the row above.
    pub(super) middle: Option<bool>,
}

/// How a column goes on in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Onward {
    /// It has nothing there.
    Empty,
    /// It begins.
    Starts,
    /// A paragraph ends in the line before.
    Ended,
    /// The line before is full and ends no sentence, and this one begins as a sentence or a number does.
    Likely,
    /// The line before is full and ends a sentence.
    Maybe,
    /// The line goes on in the sentence before.
    Continues,
    /// It does, but its first word would have had room in the line before.
    Restarts,
}

impl Column<'_> {
    /// Whether it holds a word in these lines.
    pub(super) fn is_filled(&self, from: usize, to: usize) -> bool {
        self.parts[from..to].iter().any(|part| !part.is_empty())
    }

    /// Whether it holds a word in a line.
    pub(super) fn fills(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| !part.is_empty())
    }

    /// Whether it holds sentences.
    pub(super) fn is_prose(&self) -> bool {
        self.prose
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
        Self::with(lines, starts, margin, &[])
    }

    /// The same with lines that stand across all columns.
    pub(super) fn with(lines: &'l [Line], starts: &[f64], margin: f64, across: &[bool]) -> Self {
        let mut columns: Vec<Column<'l>> = Vec::new();
        for (at, &from) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(f64::INFINITY);
            let parts: Vec<&[Word]> = lines
                .iter()
                .enumerate()
                .map(|(place, line)| {
                    if across.get(place) == Some(&true) {
                        return if at == 0 { &line.words[..] } else { &line.words[..0] };
                    }
                    let first = line.words.partition_point(|word| word.x0 < from - 1.2);
                    let last = line.words.partition_point(|word| word.x0 < end - 1.2);
                    &line.words[if at == 0 { 0 } else { first }..last]
                })
                .collect();
            let own = parts.iter().enumerate().filter(|(place, _)| across.get(*place) != Some(&true));
            let right = own.filter_map(|(_, part)| part.last()).map(|word| word.x1).fold(from, f64::max);
            let lasts = || parts.iter().filter_map(|part| part.last());
            let stops = lasts().filter(|word| word.text.ends_with('.')).count();
            let words: usize = parts.iter().map(|part| part.len()).sum();
            let count = lasts().count();
            let prose = stops > 0 && stops * 12 >= count && words > 2 * count;
            columns.push(Column { from, right, parts, prose });
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
        let before: Vec<Vec<Option<usize>>> = columns
            .iter()
            .map(|column| {
                let mut last = None;
                (0..lines.len()).map(|at| if column.fills(at) { last.replace(at) } else { last }).collect()
            })
            .collect();
        let onward = columns
            .iter()
            .zip(&before)
            .map(|(column, before)| {
                (0..lines.len()).map(|at| column.onward(at, before[at], lines[at].size)).collect()
            })
            .collect();
        Self { lines, columns, leading, onward, before, across: across.to_vec() }
    }

    /// Whether a line stands across all columns.
    pub(super) fn is_across(&self, at: usize) -> bool {
        self.across.get(at) == Some(&true)
    }

    /// How a column goes on in a line.
    pub(super) fn onward(&self, column: usize, at: usize) -> Onward {
        self.onward[column][at]
    }

    /// The last line of a column before a line.
    pub(super) fn last_before(&self, column: usize, at: usize) -> Option<usize> {
        self.before[column][at]
    }

    /// The first line of a column from a line on, as far down as a cell may begin.
    pub(super) fn first_from(&self, column: usize, at: usize, within: f64) -> Option<usize> {
        let near = |line: &usize| self.lines[*line].y - self.lines[at].y <= within;
        (at..self.lines.len()).take_while(near).find(|&line| self.columns[column].fills(line))
    }

    /// Whether two lines of a column stand further apart than lines of a paragraph do.
    pub(super) fn is_apart(&self, above: usize, below: usize) -> bool {
        self.lines[below].y - self.lines[above].y > 1.45 * self.leading
    }

    /// Whether there is more space above a line than between lines.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.lines[at].y - self.lines[at - 1].y > 1.25 * self.leading
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
            at > 0 && steps.iter().any(|y| above - 0.2 * self.lines[at - 1].size < *y && *y < below)
        };
        let breaks = (1..self.lines.len()).filter(|&at| drawn(at)).count();
        let mut forced: Vec<Option<bool>> = vec![(breaks > 1).then_some(false); self.lines.len()];
        for at in (1..self.lines.len()).filter(|&at| drawn(at)) {
            forced[at] = Some(true);
        }
        for at in (0..self.lines.len()).filter(|&at| self.is_across(at)) {
            for at in [at, at + 1] {
                if let Some(forced) = forced.get_mut(at) {
                    *forced = Some(true);
                }
            }
        }
        if breaks < 2 {
            self.force_heads(ground.heads, &mut forced);
        }
        let (begins, stand) = weigh::rows(self, &forced);
        let ends = begins.iter().skip(1).copied().chain([self.lines.len()]);
        let mut rows: Vec<TableRow> = begins
            .iter()
            .zip(ends)
            .map(|(&from, to)| TableRow {
                from,
                to,
                drawn: from > 0 && forced[from] == Some(true),
                middle: None,
            })
            .collect();
        if let Stand::Middle(covering) = stand {
            let joins = if covering > 0 { weigh::covered(self, &rows) } else { vec![false; rows.len()] };
            for (row, joins) in rows.iter_mut().zip(joins) {
                row.middle = Some(joins);
            }
        }
        rows
    }

    /// Rows that are heads for certain: those that another page has again, and a first row that looks like one.
    fn force_heads(&self, heads: &[Vec<String>], forced: &mut [Option<bool>]) {
        let mut force = |from: usize, to: usize| {
            for at in from..to.min(forced.len()) {
                forced[at] = Some(at == from);
            }
            if let Some(end) = forced.get_mut(to) {
                *end = Some(true);
            }
        };
        if let Some(tall) = self.head() {
            force(0, tall);
        }
        let texts: Vec<String> =
            if heads.is_empty() { Vec::new() } else { self.lines.iter().map(Line::text).collect() };
        for head in heads {
            for from in 0..texts.len() {
                if texts[from..].starts_with(head) {
                    force(from, from + head.len());
                }
            }
        }
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

    /// How many lines a head at the top has: a few words in every column, and what stands below begins anew.
    fn head(&self) -> Option<usize> {
        let all = |at: usize, holds: &dyn Fn(&Column<'_>) -> bool| {
            at < self.lines.len() && self.columns.iter().all(holds)
        };
        let few = |tall: usize| {
            move |column: &Column<'_>| {
                let words: Vec<&Word> = column.parts[..tall].iter().flat_map(|part| part.iter()).collect();
                let open = words.last().is_some_and(|word| !word.text.ends_with(['.', ';', ',', '!']));
                let short = words.len() <= if tall == 1 { 4 } else { 6 };
                let first = words.first().is_some_and(|word| !word.text.starts_with(char::is_lowercase));
                // The lines of a head's cell stand one below the other.
                let lines = (0..tall).take_while(|&at| column.fills(at)).count();
                let whole = (lines..tall).all(|at| !column.fills(at));
                column.fills(0) && open && short && first && whole
            }
        };
        let begins = |at: usize| {
            let fresh = |column: &&Column<'_>| {
                column.parts[at].first().is_some_and(|word| !word.text.starts_with(char::is_lowercase))
            };
            let small = self.columns.iter().any(|column| {
                column.fills(at - 1)
                    && column.parts[at].first().is_some_and(|word| word.text.starts_with(char::is_lowercase))
            });
            !small && self.columns.iter().filter(fresh).count() > 1
        };
        (1..=4).find(|&tall| all(tall, &few(tall)) && begins(tall))
    }

    /// Whether a column goes on in a row in the middle of a sentence.
    pub(super) fn goes_on(&self, column: usize, from: usize, to: usize) -> bool {
        let first = (from..to).find(|&at| self.columns[column].fills(at));
        first.is_some_and(|at| {
            let above = self.before[column][at];
            self.onward[column][at] == Onward::Continues
                && above.is_some_and(|above| !self.is_apart(above, at))
        })
    }
}

impl Column<'_> {
    /// How it goes on in a line from its last line before.
    fn onward(&self, at: usize, before: Option<usize>, size: f64) -> Onward {
        let Some(start) = self.parts[at].first() else { return Onward::Empty };
        let Some(end) = before.and_then(|before| self.parts[before].last()) else { return Onward::Starts };
        let small = start.text.starts_with(char::is_lowercase);
        let stop = end.text.ends_with(['.', ':', ';', '?', '!', ')']);
        let fits = end.x1 + 0.3 * size + (start.x1 - start.x0) < self.right - 0.1 * size;
        match (small, stop, fits) {
            (true, false, false) => Onward::Continues,
            (true, false, true) => Onward::Restarts,
            (false, _, true) => Onward::Ended,
            (false, false, false) => Onward::Likely,
            _ => Onward::Maybe,
        }
    }
}
