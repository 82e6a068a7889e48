//! Tables that no line is drawn for: columns by edges that lasting gaps lie before, rows by shading,
//! by lines between them, or by cells that begin together.
//!
//! A table is claimed only where several lines and rows agree; what is not claimed stays paragraphs.

use kurbo::Rect;

use super::super::text::{bullet, numbered};
use super::headed;
use super::lines::Piece;
use super::rows::{Band, Column, Line, TableRow, Word};
use super::rules::{Ruled, RuledCell};

/// Words that begin as near as this begin at one edge.
const ALIGNED: f64 = 1.0;

/// How far around its words a cell reaches.
pub(super) const PADDING: f64 = 2.0;

/// How many edges are weighed in a region.
const MOST_EDGES: usize = 60;

/// How deep a run of lines is cut into tables.
const DEEPEST: usize = 12;

/// What is known of a page beside its words.
pub(super) struct Ground<'g> {
    /// Where something ends down the page, for what stretch: ruled lines and the edges of shaded boxes.
    pub(super) steps: &'g [Step],
    /// Where lines end on the right at most.
    pub(super) right: f64,
    /// The lines of heads that pages repeat.
    pub(super) heads: &'g [Vec<String>],
    /// The columns of a table that reached the end of the page before.
    pub(super) before: Option<&'g [f64]>,
    /// The columns of a table that the next page begins with.
    pub(super) after: Option<&'g [f64]>,
}

/// A straight edge along the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    pub(super) y: f64,
    pub(super) from: f64,
    pub(super) to: f64,
    /// Whether it is the edge of a shaded box and no line.
    pub(super) shade: bool,
}

/// The tables in the lines of a region, from top to bottom.
pub(super) fn tables(lines: &[Vec<Piece>], ground: &Ground<'_>) -> Vec<Ruled> {
    let lines: Vec<Line> = lines.iter().filter_map(|line| Line::of(line)).collect();
    let mut found = Vec::new();
    let carried = carried(&lines, ground);
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return found };
    let ends = Ends { top: first.y, carried, bottom: last.y };
    Cut { ground, ends, found: &mut found }.cut(&lines, 0);
    // A page may show no more than the rest of one cell.
    let top = found.first().map_or(f64::INFINITY, |table| table.bounds.y0);
    let rest = lines[..carried].iter().take_while(|line| line.y < top).count();
    if let Some(columns) = ground.before.filter(|_| rest > 0) {
        let band = Band::new(&lines[..rest], columns, ground.right);
        found.insert(0, ruled(&band, &[TableRow { from: 0, to: rest, drawn: false, middle: None }]));
    }
    found
}

/// How many lines at the top of a page begin in a column, but the first, of a table that reached the end of
/// the page before: what is left of its last row.
fn carried(lines: &[Line], ground: &Ground<'_>) -> usize {
    let Some([first, columns @ ..]) = ground.before else { return 0 };
    let at = |line: &Line, x: f64| (line.words[0].x0 - x).abs() < 2.0 * ALIGNED;
    let begins = |line: &&Line| columns.iter().any(|x| at(line, *x));
    let rest = lines.iter().take_while(begins).count();
    if rest > 0 {
        return rest;
    }
    // The first column's own rest goes on in the middle of a sentence, and keeps to its column.
    let within =
        |line: &Line| columns.first().is_some_and(|next| line.words.iter().all(|word| word.x1 < next - 2.0));
    let small = lines.first().is_some_and(|line| line.words[0].text.starts_with(char::is_lowercase));
    let follows = |pair: &[Line]| {
        pair[1].y - pair[0].y < 1.5 * pair[1].size
            && at(&pair[1], *first)
            && within(&pair[1])
            && !pair[1].looks_apart(&pair[0])
    };
    if !lines.first().is_some_and(|line| small && at(line, *first) && within(line)) {
        return 0;
    }
    1 + lines.windows(2).take_while(|pair| follows(pair)).count()
}

/// The first and the last line of a page.
#[derive(Clone, Copy)]
struct Ends {
    top: f64,
    /// How many lines at the top are left of a row that the page before began.
    carried: usize,
    bottom: f64,
}

/// Lines being cut into tables.
struct Cut<'c> {
    ground: &'c Ground<'c>,
    ends: Ends,
    found: &'c mut Vec<Ruled>,
}

impl Cut<'_> {
    /// The one with the most lines first.
    fn cut(&mut self, lines: &[Line], depth: usize) {
        if lines.len() < 2 || depth > DEEPEST {
            return;
        }
        let at_top = lines[0].y <= self.ends.top;
        let at_bottom = lines[lines.len() - 1].y >= self.ends.bottom;
        if let Some(headed) = headed::find(lines, self.ground, at_top, at_bottom) {
            self.cut(&lines[..headed.from], depth + 1);
            let (from, to) = (headed.from, headed.to);
            let band = Band::with(&lines[from..to], &headed.starts, self.ground.right, &headed.across);
            let rows = band.rows(self.ground);
            let mut table = ruled(&band, &rows);
            if let Some(known) = headed.known {
                // The columns are those of the page before, though their words begin a little to the side.
                for (edge, known) in table.edges.iter_mut().zip(known) {
                    *edge = known - PADDING;
                }
            }
            self.found.push(table);
            self.cut(&lines[to..], depth + 1);
            return;
        }
        let edges = edges(lines, self.known(lines));
        let most = edges.iter().filter_map(|&x| self.band(lines, &edges, x)).max_by_key(|&(_, _, both)| both);
        let Some((from, to, _)) = most else { return };
        self.cut(&lines[..from], depth + 1);
        self.whole(&lines[from..to], &edges, depth);
        self.cut(&lines[to..], depth + 1);
    }

    /// Makes a table of lines that at least one edge goes through, or several where other edges begin or
    /// end.
    fn whole(&mut self, lines: &[Line], edges: &[f64], depth: usize) {
        let (mut through, mut part) = (Vec::new(), None);
        for &x in edges {
            // A column of a table that goes on may stay empty for a while.
            let goes_on =
                self.known(lines).is_some_and(|known| known.iter().any(|at| (at - x).abs() < ALIGNED));
            if goes_on && !lines.iter().any(|line| line.crosses(x)) {
                through.push(x);
                continue;
            }
            match self.band(lines, edges, x) {
                Some((0, to, _)) if to == lines.len() => through.push(x),
                Some((from, to, both)) if both > 2 && part.is_none_or(|(_, _, most)| both > most) => {
                    part = Some((from, to, both));
                }
                _ => {}
            }
        }
        if let Some((from, to, _)) = part
            && depth < DEEPEST
        {
            for lines in [&lines[..from], &lines[from..to], &lines[to..]] {
                self.cut(lines, depth + 1);
            }
            return;
        }
        let known = self.known(lines);
        self.found.extend(table(lines, through, self.ground, known));
    }

    /// The columns of the table that goes on here over the end of a page, if one may.
    fn known(&self, lines: &[Line]) -> Option<&[f64]> {
        let at_top = lines.first().is_some_and(|line| line.y <= self.ends.top);
        let at_bottom = lines.last().is_some_and(|line| line.y >= self.ends.bottom);
        let before = self.ground.before.filter(|_| at_top);
        before.or_else(|| self.ground.after.filter(|_| at_bottom))
    }

    /// The longest run of lines that an edge goes through with words on both sides, and how many lines have
    /// these.
    fn band(&self, lines: &[Line], edges: &[f64], x: f64) -> Option<(usize, usize, usize)> {
        let both = |line: &Line| line.has_before(x) && line.starts_at(x, ALIGNED);
        let known = self.known(lines).is_some_and(|known| known.iter().any(|at| (at - x).abs() < ALIGNED));
        let least = if known { 1 } else { 2 };
        let mut best: Option<(usize, usize, usize)> = None;
        let mut from = 0;
        for at in 0..=lines.len() {
            let crosses =
                |at: usize| lines[at].crosses(x) || (at > from && is_heading(&lines[at], &lines[at - 1], x));
            let apart = |at: usize| at > from && lines[at].y - lines[at - 1].y > 7.0 * lines[at].size;
            if at == lines.len() || crosses(at) || apart(at) {
                let count = lines[from..at].iter().filter(|line| both(line)).count();
                if count >= least && best.is_none_or(|(_, _, most)| count > most) {
                    best = Some((from, at, count));
                }
                from = if at < lines.len() && !crosses(at) { at } else { at + 1 };
            }
        }
        let (mut from, mut to, count) = best?;
        // Lines on one side at the ends belong to what stands above or below, but for the longest cell.
        let begin = (from..to).find(|&at| both(&lines[at]))?;
        let is_top = from == 0 && lines[0].y <= self.ends.top;
        from = if is_top && begin <= self.ends.carried { 0 } else { begin };
        let end = (from..to).rev().find(|&at| both(&lines[at]))? + 1;
        let goes_on = |pair: &[Line]| {
            let (above, line) = (&pair[0], &pair[1]);
            let begins = line.words[0].x0;
            let column = lines[from..end].iter().any(|line| line.starts_at(begins, ALIGNED));
            // A row whose first cell covers those above too begins in several columns at once.
            let columned = |edge: &&f64| {
                let near = |line: &Line| line.starts_at(**edge, ALIGNED);
                near(line) && lines[from..end].iter().any(near)
            };
            let most = if edges.iter().filter(columned).count() > 1 { 5.0 } else { 1.5 };
            column && line.y - above.y <= most * line.size && !line.looks_apart(above)
        };
        to = end + lines[end - 1..to].windows(2).take_while(|pair| goes_on(pair)).count();
        // Most of what stands behind the edge begins at it.
        let (mut at_edge, mut behind) = (0, 0);
        for line in &lines[from..to] {
            let other = |word: &Word| {
                edges.iter().any(|edge| *edge > x + ALIGNED && (word.x0 - edge).abs() <= ALIGNED)
            };
            if let Some(word) =
                line.words.iter().find(|word| word.x0 > x - ALIGNED).filter(|word| !other(word))
            {
                behind += 1;
                at_edge += usize::from(word.x0 - x <= ALIGNED);
            }
        }
        (at_edge * 5 >= behind * 2).then_some((from, to, count))
    }
}

/// The places where words begin after a gap on several lines.
fn edges(lines: &[Line], known: Option<&[f64]>) -> Vec<f64> {
    let mut starts: Vec<(f64, bool)> = Vec::new();
    for line in lines {
        for (at, pair) in line.words.windows(2).enumerate() {
            if pair[1].x0 - pair[0].x1 >= line.gap() {
                let mark = format!("{} x", pair[0].text);
                let marked = bullet(&mark).is_some() || (at > 0 && numbered(&mark));
                starts.push((pair[1].x0, marked));
            }
        }
    }
    starts.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut groups: Vec<(f64, usize, usize)> = Vec::new();
    for (x, marked) in starts {
        match groups.last_mut() {
            Some((at, count, marks)) if x - *at <= ALIGNED => {
                *count += 1;
                *marks += usize::from(marked);
            }
            _ => groups.push((x, 1, usize::from(marked))),
        }
    }
    // What follows bullets is a list and no column.
    groups.retain(|(_, count, marks)| *count > 1 && marks * 2 <= *count);
    groups.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    groups.truncate(MOST_EDGES);
    let mut edges: Vec<f64> = groups.into_iter().map(|(x, _, _)| x).collect();
    for x in known.into_iter().flatten().skip(1) {
        let own = || lines.iter().flat_map(|line| &line.words).find(|word| (word.x0 - x).abs() <= ALIGNED);
        if !edges.iter().any(|edge| (edge - x).abs() <= ALIGNED) {
            edges.extend(own().map(|word| word.x0));
        }
    }
    edges.sort_by(f64::total_cmp);
    edges
}

/// Whether a line before an edge is a heading between two tables.
fn is_heading(line: &Line, above: &Line, x: f64) -> bool {
    line.words.iter().all(|word| word.x1 < x) && line.looks_apart(above)
}

/// A table of lines with these edges, where enough rows agree.
fn table(lines: &[Line], edges: Vec<f64>, ground: &Ground<'_>, known: Option<&[f64]>) -> Option<Ruled> {
    let left = lines.iter().map(|line| line.words[0].x0).fold(f64::INFINITY, f64::min);
    let mut starts = vec![left];
    for edge in edges {
        if starts.last().is_some_and(|last| edge - last > 8.0) {
            starts.push(edge);
        }
    }
    if starts.len() < 2 {
        return None;
    }
    // Where it goes on over the end of a page, a column may have nothing on this one.
    let known = known.filter(|known| is_part(&starts, known));
    let band = Band::new(lines, known.unwrap_or(&starts), ground.right);
    let rows = band.rows(ground);
    let goes_on = known.is_some();
    if !is_sure(&band, &rows, goes_on) {
        return None;
    }
    Some(ruled(&band, &rows))
}

/// Whether columns begin where the columns of another table do.
fn is_part(starts: &[f64], of: &[f64]) -> bool {
    starts.iter().all(|start| of.iter().any(|known| (known - start).abs() < 2.0 * ALIGNED))
}

/// Whether enough speaks for a table.
fn is_sure(band: &Band<'_>, rows: &[TableRow], goes_on: bool) -> bool {
    let columns = band.columns.len();
    let tall = rows.iter().filter(|row| row.to - row.from > 1).count();
    // Labels with an answer each: few are read as lines.
    if columns == 2 && tall == 0 && !goes_on && (rows.len() < 3 || band.columns[1].is_list()) {
        return false;
    }
    if columns == 2 && band.columns[0].is_list() {
        return false;
    }
    if goes_on {
        return true;
    }
    // Running text in columns begins together by chance, but seldom.
    let dense = band.columns.iter().all(Column::is_running);
    rows.len() >= 2 && (!dense || columns > 2 || band.lines.len() < 6 * rows.len())
}

/// The table that rows and columns make.
fn ruled(band: &Band<'_>, rows: &[TableRow]) -> Ruled {
    let columns = &band.columns;
    let mut tops: Vec<f64> = rows.iter().map(|row| band.lines[row.from].top()).collect();
    let bottom = band.lines.last().map_or(0.0, |line| line.y + 0.4 * line.size);
    tops.push(bottom);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut cells: Vec<RuledCell> = Vec::new();
    let right = columns.iter().map(|column| column.right + PADDING).fold(0.0, f64::max);
    // For each column, the cell that goes on below as long as nothing stands there.
    let mut open: Vec<Option<usize>> = vec![None; columns.len()];
    for (row, &TableRow { from, to, drawn, middle }) in rows.iter().enumerate() {
        if band.is_across(from) {
            open.fill(None);
            let bounds = Rect::new(columns[0].from - PADDING, tops[row], right, tops[row + 1]);
            let (row, column_span) = (count(row), count(columns.len()));
            cells.push(RuledCell { row, column: 0, row_span: 1, column_span, bounds, tag: None });
            continue;
        }
        // What is new in this row; the rest is empty, or goes on in the cell above.
        let goes_on = |column: usize| match middle {
            Some(joins) => column == 0 && joins,
            None => !drawn && band.goes_on(column, from, to),
        };
        let new = |column: &usize| columns[*column].is_filled(from, to) && !goes_on(*column);
        let first = (0..columns.len()).find(new).filter(|_| middle.is_none()).unwrap_or(0);
        for (at, column) in columns.iter().enumerate() {
            if (at < first || goes_on(at))
                && let Some(above) = open[at]
            {
                cells[above].row_span = count(row + 1) - cells[above].row;
                cells[above].bounds.y1 = tops[row + 1];
                continue;
            }
            open[at] = Some(cells.len()).filter(|_| row > 0 || !band.is_head(from, to));
            let bounds = Rect::new(column.from - PADDING, tops[row], column.right + PADDING, tops[row + 1]);
            cells.push(RuledCell {
                row: count(row),
                column: count(at),
                row_span: 1,
                column_span: 1,
                bounds,
                tag: None,
            });
        }
    }
    let mut edges: Vec<f64> = columns.iter().map(|column| column.from - PADDING).collect();
    edges.push(right);
    let bounds = Rect::new(edges[0], tops[0], right, bottom);
    Ruled {
        bounds,
        edges,
        rows: count(rows.len()),
        columns: count(columns.len()),
        cells,
        drawn: false,
        tag: None,
    }
}
