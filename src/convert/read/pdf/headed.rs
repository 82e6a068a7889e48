//! Tables that their head tells: the gaps between its words go on below it as long as the table does.
//!
//! This finds columns whose cells stand at the right or in the middle, and cells that begin with bullets,
//! where no edge is common to many lines.

use super::rows::{Line, Word};
use super::unruled::Ground;

/// The fewest columns of such a table.
const FEWEST: usize = 3;
/// How narrow a gap between columns may be.
const NARROWEST: f64 = 1.5;

/// Lines that are a table, and where its columns begin.
pub(super) struct Headed {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) starts: Vec<f64>,
    /// For each line, whether it stands across the table as a row of its own.
    pub(super) across: Vec<bool>,
    /// The columns of the page before that these are, if they are.
    pub(super) known: Option<Vec<f64>>,
}

/// Words without a wide gap between them, as where they begin and end.
type Chunk = (f64, f64);

fn chunks(line: &Line) -> Vec<&[Word]> {
    line.words.chunk_by(|one, other| other.x0 - one.x1 < line.gap()).collect()
}

fn reach(words: &[Word]) -> Chunk {
    let (first, last) = (words.first().map_or(0.0, |word| word.x0), words.last().map_or(0.0, |word| word.x1));
    (first, last)
}

/// The first table in these lines that a head tells; `at_top` and `at_bottom` tell that the page
/// begins and ends with them.
pub(super) fn find(lines: &[Line], ground: &Ground<'_>, at_top: bool, at_bottom: bool) -> Option<Headed> {
    let texts: Vec<String> =
        if ground.heads.is_empty() { Vec::new() } else { lines.iter().map(Line::text).collect() };
    let repeated = |at: usize| {
        ground.heads.iter().any(|head| texts.get(at..).is_some_and(|texts| texts.starts_with(head)))
    };
    for at in 0..lines.len() {
        let head = chunks(&lines[at]);
        if head.len() >= FEWEST
            && head.iter().all(|words| is_head_cell(words))
            && (repeated(at) || is_bold_head(lines, at, at_bottom))
        {
            let gaps = head.windows(2).map(|pair| (reach(pair[0]).1, reach(pair[1]).0)).collect();
            let known = ground.before.filter(|known| at < 2 && at_top && known.len() == head.len());
            // The last lines of a page may be no more than the head.
            let alone = at_bottom && (repeated(at) || head.len() > FEWEST);
            if let Some(found) = Gaps(gaps).down(lines, at, known, alone) {
                return Some(found);
            }
        }
    }
    // What goes on from the page before has no head again.
    let known = ground.before.filter(|known| at_top && known.len() >= FEWEST)?;
    let gaps = known.iter().skip(1).map(|start| (start - 6.0, *start)).collect();
    Gaps(gaps).down(lines, 0, Some(known), false)
}

/// Whether words may be a cell of a head: few, and no end of a sentence.
fn is_head_cell(words: &[Word]) -> bool {
    let begins = words.first().is_some_and(|word| !word.text.starts_with(char::is_lowercase));
    let ends =
        words.last().is_some_and(|word| word.text.ends_with(['.', ',', ';', '!']) && word.text.len() > 3);
    begins && !ends && words.len() <= 6
}

/// Whether a line is bold and one of those below, close by, is not, or the page ends there.
fn is_bold_head(lines: &[Line], at: usize, at_bottom: bool) -> bool {
    let end = at_bottom && lines.len() - at < 3;
    lines[at].is_bold() && (end || lines[at + 1..].iter().take(4).any(|line| !line.is_bold()))
}

/// The gaps between columns: where each begins and ends.
struct Gaps(Vec<(f64, f64)>);

impl Gaps {
    /// Narrows the gaps by a line; `None` where it goes over one of them.
    fn narrow(&self, line: &Line, undecided: bool) -> Option<Self> {
        let mut gaps = self.0.clone();
        let size = NARROWEST.max(0.15 * line.size);
        for words in chunks(line) {
            let (from, to) = reach(words);
            for (left, right) in &mut gaps {
                if to <= *left || from >= *right {
                    continue;
                }
                match (from <= *left, to >= *right) {
                    (true, true) => return None,
                    (true, false) => *left = to,
                    (false, true) => *right = from,
                    (false, false) if undecided && from - *left < *right - to => *left = to,
                    (false, false) if undecided => *right = from,
                    (false, false) => {}
                }
                if *right - *left < size {
                    return None;
                }
            }
        }
        Some(Self(gaps))
    }

    /// How many columns a line stands in.
    fn filled(&self, line: &Line) -> usize {
        let column = |word: &Word| self.0.iter().filter(|(_, right)| word.x0 >= right - 1.2).count();
        let mut columns: Vec<usize> = line.words.iter().map(column).collect();
        columns.dedup();
        columns.len()
    }

    /// Follows the gaps down the lines from a head, or from where a table goes on.
    fn down(self, lines: &[Line], from: usize, known: Option<&[f64]>, alone: bool) -> Option<Headed> {
        let mut gaps = self;
        let mut across = vec![false; lines.len()];
        let mut to = from;
        while to < lines.len() {
            let line = &lines[to];
            if to > from && line.y - lines[to - 1].y > 7.0 * line.size {
                break;
            }
            // A few bold words at the left, with rows of the same columns below, are a row of their own.
            if to > from && gaps.is_banner(lines, to, from, alone) {
                across[to] = true;
                to += 1;
                continue;
            }
            let Some(narrowed) = gaps.narrow(line, false) else { break };
            if to > from + 1 && line.looks_apart(&lines[to - 1]) && narrowed.filled(line) < 2 {
                break;
            }
            gaps = narrowed;
            to += 1;
        }
        let mut end = from;
        for (at, line) in lines.iter().enumerate().take(to).skip(from).filter(|(at, _)| !across[*at]) {
            let Some(narrowed) = gaps.narrow(line, true) else { break };
            gaps = narrowed;
            end = at + 1;
        }
        let rows =
            |from: usize, to: usize| (from..to).filter(|&at| !across[at] && gaps.filled(&lines[at]) > 1);
        let last = rows(from, end).next_back()?;
        // Lines below in one column are the rest of a cell where they follow close.
        let close =
            |pair: &[Line]| pair[1].y - pair[0].y < 1.5 * pair[1].size && !pair[1].looks_apart(&pair[0]);
        let last = if to == lines.len() && across[to - 1] { to - 1 } else { last };
        let to = last + 1 + lines[last..end.max(last + 1)].windows(2).take_while(|pair| close(pair)).count();
        // Where it goes on, the first column may have nothing on this page.
        let left = known.and_then(|known| known.first().copied()).unwrap_or(f64::INFINITY);
        let left = lines[from..to].iter().map(|line| line.words[0].x0).fold(left, f64::min);
        let starts: Vec<f64> = std::iter::once(left).chain(gaps.0.iter().map(|(_, right)| *right)).collect();
        let enough = rows(from, to).count() >= if known.is_some() { 1 } else { 3 };
        let filled = starts.iter().enumerate().skip(1).all(|(at, start)| {
            let end = starts.get(at + 1).copied().unwrap_or(f64::INFINITY);
            let below = lines[from..to].iter().skip(usize::from(known.is_none()));
            below.flat_map(|line| &line.words).any(|word| word.x0 >= start - 1.2 && word.x0 < end - 1.2)
        });
        let sure = (enough && (filled || known.is_some())) || (alone && lines.len() - from < 3);
        let across = across[from..to].to_vec();
        sure.then(|| Headed { from, to, starts, across, known: known.map(<[f64]>::to_vec) })
    }

    /// Whether a line is the name of a group of rows: bold where rows are not, and more rows follow.
    fn is_banner(&self, lines: &[Line], at: usize, from: usize, at_end: bool) -> bool {
        let line = &lines[at];
        let left = lines[from].words[0].x0;
        let one = chunks(line).len() == 1 && line.is_bold() && (line.words[0].x0 - left).abs() < 4.0;
        let alike = (line.size - lines[from].size).abs() < 0.8;
        let follows = lines[at + 1..].iter().take(2).any(|next| {
            !next.is_bold() && self.narrow(next, false).is_some_and(|gaps| gaps.filled(next) > 1)
        });
        one && alike && (follows || (at_end && at + 1 == lines.len()))
    }
}
