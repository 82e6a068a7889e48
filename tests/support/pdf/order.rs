//! From the order on the page to the order in which people read.
//!
//! Runs of one direction stand in the file in reading order, but the glyphs in
//! each stand from left to right: runs of Arabic are turned round here. Where
//! one run ends and the next starts shows in the places of the glyphs.

use super::content::Glyph;

/// Joins glyphs into text, with `between` put where a new line starts on the page.
pub(super) fn lines<'a>(glyphs: impl Iterator<Item = &'a Glyph>, between: &str) -> String {
    let mut text = String::new();
    let mut line: Vec<&Glyph> = Vec::new();
    for glyph in glyphs {
        if line.last().is_some_and(|last| !on_one_line(last, glyph)) {
            end_line(&mut line, between, &mut text);
        }
        line.push(glyph);
    }
    end_line(&mut line, between, &mut text);
    text
}

fn on_one_line(last: &Glyph, glyph: &Glyph) -> bool {
    (last.y - glyph.y).abs() < 0.6 * last.size.max(glyph.size)
}

fn end_line(line: &mut Vec<&Glyph>, between: &str, text: &mut String) {
    if line.is_empty() {
        return;
    }
    if !text.is_empty() && !text.ends_with(char::is_whitespace) && !text.ends_with('-') {
        text.push_str(between);
    }
    for chain in line.chunk_by_mut(|left, right| are_neighbours(left, right)) {
        turn_round(chain);
    }
    text.extend(line.drain(..).map(|glyph| glyph.text.as_str()));
}

/// Whether one glyph stands directly to the right of another; marks may overlap.
fn are_neighbours(left: &Glyph, right: &Glyph) -> bool {
    let gap = right.x0 - left.x1;
    let middle = |glyph: &Glyph| f64::midpoint(glyph.x0, glyph.x1);
    middle(right) > middle(left) - 0.01 && gap < 0.2 * left.size.max(right.size)
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Left,
    Right,
    Neutral,
}

fn direction(glyph: &Glyph) -> Direction {
    let strong = glyph.text.chars().find_map(|c| match c {
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => Some(Direction::Left),
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => Some(Direction::Right),
        c if c.is_alphabetic() => Some(Direction::Left),
        _ => None,
    });
    strong.unwrap_or(Direction::Neutral)
}

/// Turns round what runs from right to left in a chain of neighbours.
fn turn_round(chain: &mut [&Glyph]) {
    let directions: Vec<Direction> = chain.iter().map(|glyph| direction(glyph)).collect();
    if !directions.contains(&Direction::Left) {
        if directions.contains(&Direction::Right) {
            chain.reverse();
        }
        return;
    }
    let mut start = 0;
    while start < directions.len() {
        let reach = directions[start..].iter().take_while(|&&d| d != Direction::Left).count();
        let run = &directions[start..start + reach];
        let right = |d: &Direction| *d == Direction::Right;
        if let (Some(first), Some(last)) = (run.iter().position(right), run.iter().rposition(right)) {
            chain[start + first..=start + last].reverse();
        }
        start += reach.max(1);
    }
}
