//! Tables in plain text: rows of cells between tabs, as word processors save them, between bars, or in frames drawn
//! with signs.

use super::gather::Gather;
use crate::convert::document::{Block, Cell, CellPlace, Paragraph, Style, Table};
use crate::convert::limits::MOST_COLUMNS;

/// What parts the cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Tabs,
    Bars,
}

/// A table needs this many cells with words in its first row: two are a label with its value.
const FEWEST_COLUMNS: usize = 3;

/// The table that begins with a line, and how many lines it takes. Its first row is the widest, and at least one
/// row follows.
pub(super) fn table_at(lines: &[&str], at: usize, gather: &mut Gather) -> Option<(Table, usize)> {
    let first = lines.get(at)?;
    if let Some(found) = framed(lines, at, gather) {
        return Some(found);
    }
    let between = [Between::Tabs, Between::Bars].into_iter().find(|between| {
        let cells = cells(first, *between);
        cells.iter().filter(|cell| !cell.is_empty()).count() >= FEWEST_COLUMNS
            && cells.len() <= MOST_COLUMNS as usize
            && cells.first().is_some_and(|cell| !cell.is_empty())
    })?;
    let columns = cells(first, between).len();
    let is_row = |line: &str| {
        let found = cells(line, between);
        is_ruled(line, between)
            || ((2..=columns).contains(&found.len()) && found.iter().any(|c| !c.is_empty()))
    };
    let taken = lines[at..].iter().take_while(|line| is_row(line)).count();
    let rows: Vec<(usize, &str)> = (at..at + taken)
        .map(|number| (number, lines[number]))
        .filter(|(_, line)| !is_ruled(line, between))
        .collect();
    if rows.len() < 2 {
        return None;
    }
    let number = gather.next_table();
    let mut table = Table::default();
    for (line, text) in rows {
        for (column, words) in cells(text, between).into_iter().enumerate() {
            table.cells.push(cell((number, table.rows), column, line, words, gather));
        }
        table.rows += 1;
    }
    Some((table, taken))
}

/// A table in a frame: a line `+----+----+` above and below each row, whose cells may have several lines.
fn framed(lines: &[&str], at: usize, gather: &mut Gather) -> Option<(Table, usize)> {
    let corners = corners(lines.get(at)?)?;
    let inside = |line: &str| frame_cells(line, &corners).is_some() || self::corners(line).is_some();
    let taken = lines[at..].iter().take_while(|line| inside(line)).count();
    let mut rows: Vec<Vec<(usize, String)>> = Vec::new();
    let mut open = false;
    for (number, line) in lines.iter().enumerate().skip(at).take(taken) {
        let Some(cells) = frame_cells(line, &corners) else {
            open = false;
            continue;
        };
        if !open {
            rows.push(vec![(number, String::new()); cells.len()]);
        }
        open = true;
        for ((_, text), cell) in rows.last_mut()?.iter_mut().zip(cells) {
            if !text.is_empty() && !cell.is_empty() {
                text.push(' ');
            }
            text.push_str(&cell);
        }
    }
    if rows.is_empty() || corners.len() > MOST_COLUMNS as usize {
        return None;
    }
    let number = gather.next_table();
    let mut table = Table::default();
    for row in rows {
        for (column, (line, words)) in row.into_iter().enumerate() {
            table.cells.push(cell((number, table.rows), column, line, &words, gather));
        }
        table.rows += 1;
    }
    Some((table, taken))
}

/// Where the corners of a frame's line stand, `+----+----+`, counted in characters.
fn corners(line: &str) -> Option<Vec<usize>> {
    let line = line.trim_end();
    let drawn = line.starts_with('+') && line.ends_with('+') && line.contains("--") | line.contains("==");
    if !drawn || !line.chars().all(|c| matches!(c, '+' | '-' | '=' | ':')) {
        return None;
    }
    Some(line.char_indices().filter(|(_, c)| *c == '+').map(|(at, _)| at).collect())
}

/// The cells of a line between a frame's sides; `None` where the line does not keep to them.
fn frame_cells(line: &str, corners: &[usize]) -> Option<Vec<String>> {
    let letters: Vec<char> = line.trim_end().chars().collect();
    let sides = corners.iter().all(|&at| letters.get(at) == Some(&'|'));
    let whole = corners.last().is_some_and(|last| letters.len() == last + 1);
    (sides && whole).then(|| {
        let between = corners.windows(2).map(|pair| &letters[pair[0] + 1..pair[1]]);
        between.map(|letters| letters.iter().collect::<String>().trim().to_owned()).collect()
    })
}

/// A cell with its words; `of` is its table and row, `line` where it begins.
fn cell(of: (u32, u32), column: usize, line: usize, words: &str, gather: &mut Gather) -> Cell {
    let (table, row) = of;
    let column = u32::try_from(column).unwrap_or(u32::MAX);
    let mut blocks = Vec::new();
    if !words.is_empty() {
        gather.cells.push(CellPlace { table, row: row + 1, column: column + 1 });
        let mut place = gather.next_paragraph();
        gather.cells.pop();
        place.paragraph = u32::try_from(line + 1).unwrap_or(u32::MAX);
        let mut paragraph = Paragraph::new(place);
        paragraph.push(words, Style::default(), None, false, None);
        blocks.push(Block::Paragraph(paragraph));
    }
    Cell { row, column, row_span: 1, column_span: 1, blocks }
}

fn cells(line: &str, between: Between) -> Vec<&str> {
    match between {
        Between::Tabs => line.split('\t').map(str::trim).collect(),
        Between::Bars => {
            let line = line.trim();
            let inner = line.strip_prefix('|').unwrap_or(line);
            let inner = inner.strip_suffix('|').unwrap_or(inner);
            inner.split('|').map(str::trim).collect()
        }
    }
}

/// Whether a line between rows is drawn with signs: `|---|---|`.
fn is_ruled(line: &str, between: Between) -> bool {
    between == Between::Bars
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '|' | '-' | '+' | ':' | '=' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::document::FileType;

    fn rows(text: &str) -> Option<(Vec<Vec<String>>, usize)> {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let (table, taken) = table_at(&lines, 0, &mut Gather::new(FileType::Text))?;
        let mut rows = vec![Vec::new(); table.rows as usize];
        for cell in &table.cells {
            let words = cell.blocks.iter().map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.text.clone(),
                _ => String::new(),
            });
            rows[cell.row as usize].push(words.collect::<String>());
        }
        Some((rows, taken))
    }

    #[test]
    fn rows_between_tabs_or_bars_are_a_table() {
        let (found, taken) =
            rows("Provision\tWho\tWhen\nMaths with coins\tTeacher\tDaily\n\tTA\nNext").unwrap();
        assert_eq!(taken, 3);
        assert_eq!(found[1], ["Maths with coins", "Teacher", "Daily"]);
        assert_eq!(found[2], ["", "TA"]);
        let (found, taken) =
            rows("| What | Who | When |\n|---|---|---|\n| Maths | Teacher | Daily |").unwrap();
        assert_eq!((found.len(), taken), (2, 3));
        assert_eq!(found[1], ["Maths", "Teacher", "Daily"]);
    }

    #[test]
    fn a_frame_holds_rows_of_several_lines() {
        let text = "+------+-------+\n| Help | Who   |\n+======+=======+\n| Maths| Class |\n| games| head  |\n+------+-------+\nNext";
        let (found, taken) = rows(text).unwrap();
        assert_eq!(taken, 6);
        assert_eq!(found, [["Help", "Who"], ["Maths games", "Class head"]]);
        assert!(rows("+ more than one\n+ less").is_none());
    }

    #[test]
    fn labels_with_values_and_single_lines_are_none() {
        for text in [
            "Name:\tSam\nBorn:\t1 May 2015",
            "Name:\t\tSam\nBorn:\t\t1 May 2015",
            "A\tB\tC\nNext line",
            "Just words\nMore",
        ] {
            assert!(rows(text).is_none(), "{text:?}");
        }
    }
}
