//! Lists: their marks are computed from their styles.

use std::collections::BTreeMap;

use super::super::ReadError;
use super::super::label::{self, Numerals};
use super::super::xml::{Element, Ns};
use super::Reader;
use crate::convert::document::{Block, Mark};

/// How many levels a list has.
const LEVELS: usize = 10;

/// The name under which headings are counted.
const HEADINGS: &str = "\u{0}headings";

/// All list styles with how far each has counted.
#[derive(Default)]
pub(super) struct Lists {
    styles: BTreeMap<String, BTreeMap<usize, Level>>,
    counters: BTreeMap<String, [Option<i64>; LEVELS]>,
    numbers: Vec<String>,
    /// The lists that are open: style, and how deep.
    open: Vec<String>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    numerals: Option<Numerals>,
    prefix: String,
    suffix: String,
    /// How many levels' numbers are shown.
    shown: usize,
    start: i64,
    bullet: Option<String>,
}

impl Lists {
    /// Reads the list styles of a part.
    pub(super) fn read(&mut self, root: Element<'_, '_>) {
        for style in root.elements().flat_map(Element::elements) {
            let name = match style.key() {
                (Ns::Text, "list-style") => style.attribute(Ns::Style, "name"),
                (Ns::Text, "outline-style") => Some(HEADINGS),
                _ => None,
            };
            let Some(name) = name else { continue };
            let mut levels = BTreeMap::new();
            for level in style.elements() {
                let at = level.attribute(Ns::Text, "level").and_then(|at| at.parse::<usize>().ok());
                if let Some(at) = at.filter(|at| (1..=LEVELS).contains(at)) {
                    levels.insert(at - 1, Level::read(level));
                }
            }
            self.styles.insert(name.to_owned(), levels);
        }
    }

    /// Counts one more heading and says the mark it shows, if headings are numbered.
    pub(super) fn next_heading(&mut self, level: u8) -> Option<Mark> {
        let at = usize::from(level).checked_sub(1)?;
        self.styles.get(HEADINGS)?.get(&at)?.numerals?;
        Some(self.next(HEADINGS, at, None)).filter(|mark| !mark.label.is_empty())
    }

    fn next(&mut self, style: &str, at: usize, start: Option<i64>) -> Mark {
        let at = at.min(LEVELS - 1);
        let level = self
            .styles
            .get(style)
            .and_then(|levels| levels.get(&at))
            .cloned()
            .unwrap_or_else(|| Level { bullet: Some("•".to_owned()), ..Level::default() });
        let starts = |of: usize| {
            self.styles.get(style).and_then(|levels| levels.get(&of)).map_or(1, |level| level.start.max(0))
        };
        let starts: Vec<i64> = (0..LEVELS).map(starts).collect();
        let counters = self.counters.entry(style.to_owned()).or_default();
        counters[at] = Some(match (start, counters[at]) {
            (Some(start), _) => start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => starts[at],
        });
        for above in 0..at {
            counters[above].get_or_insert(starts[above]);
        }
        for below in counters.iter_mut().skip(at + 1) {
            *below = None;
        }
        let counters = *counters;
        let (label, bullet) = match (&level.bullet, level.numerals) {
            (Some(bullet), _) => (bullet.clone(), true),
            (None, None) => (String::new(), false),
            (None, Some(_)) => {
                let first = (at + 1).saturating_sub(level.shown.max(1));
                let numbers: Vec<String> = (first..=at)
                    .filter_map(|of| {
                        let numerals = self.styles.get(style)?.get(&of)?.numerals?;
                        Some(label::write(counters[of].unwrap_or(starts[of]), numerals))
                    })
                    .collect();
                let label = format!("{}{}{}", level.prefix, numbers.join("."), level.suffix);
                (label.trim().to_owned(), false)
            }
        };
        let list = self.number(style);
        Mark { label, level: u8::try_from(at).unwrap_or_default(), bullet, list }
    }

    fn number(&mut self, style: &str) -> u32 {
        let at = self.numbers.iter().position(|known| known == style).unwrap_or_else(|| {
            self.numbers.push(style.to_owned());
            self.numbers.len() - 1
        });
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }
}

impl Level {
    fn read(element: Element<'_, '_>) -> Self {
        let style = |name| element.attribute(Ns::Style, name).unwrap_or_default().to_owned();
        let number = |name| element.attribute(Ns::Text, name).and_then(|number| number.parse().ok());
        let numerals = match element.attribute(Ns::Style, "num-format") {
            None | Some("") => None,
            Some("a") => Some(Numerals::LowerLetter),
            Some("A") => Some(Numerals::UpperLetter),
            Some("i") => Some(Numerals::LowerRoman),
            Some("I") => Some(Numerals::UpperRoman),
            Some(other) if other.starts_with('0') => Some(Numerals::TwoDigits),
            Some(_) => Some(Numerals::Decimal),
        };
        let bullet = element.attribute(Ns::Text, "bullet-char").map(|bullet| {
            let private = bullet.starts_with(|c: char| ('\u{E000}'..='\u{F8FF}').contains(&c));
            if private { "•".to_owned() } else { bullet.to_owned() }
        });
        let image = element.name().ends_with("-image").then(|| "•".to_owned());
        Self {
            numerals,
            prefix: style("num-prefix"),
            suffix: style("num-suffix"),
            shown: number("display-levels").and_then(|shown: i64| usize::try_from(shown).ok()).unwrap_or(1),
            start: number("start-value").unwrap_or(1),
            bullet: bullet.or(image),
        }
    }
}

impl Reader {
    /// Reads a list; lists within it go on in its style unless they name another.
    pub(super) fn list(&mut self, list: Element<'_, '_>, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        let named = list.attribute(Ns::Text, "style-name").map(str::to_owned);
        let style = named.or_else(|| self.lists.open.last().cloned()).unwrap_or_default();
        let goes_on = list.attribute(Ns::Text, "continue-numbering") == Some("true")
            || list.attribute(Ns::Text, "continue-list").is_some()
            || !self.lists.open.is_empty();
        if !goes_on {
            self.lists.counters.remove(&style);
        }
        self.lists.open.push(style.clone());
        let level = self.lists.open.len() - 1;
        for item in list.elements() {
            let counted = item.is(Ns::Text, "list-item");
            let mut start =
                item.attribute(Ns::Text, "start-value").and_then(|start| start.parse::<i64>().ok());
            let mut first = counted;
            for child in item.elements() {
                match child.key() {
                    (Ns::Text, "p" | "h") => {
                        let mark = first.then(|| self.lists.next(&style, level, start.take()));
                        first = false;
                        self.paragraph(child, mark, blocks)?;
                    }
                    (Ns::Text, "list") => {
                        self.depth += 1;
                        self.list(child, blocks)?;
                        self.depth -= 1;
                    }
                    (Ns::Text, "soft-page-break") => self.soft_page_break(),
                    _ => {
                        let inside = self.blocks(item)?;
                        blocks.extend(inside);
                        break;
                    }
                }
            }
        }
        self.lists.open.pop();
        Ok(())
    }
}

impl Reader {
    /// Sets the open lists aside, since a table in a list begins lists of its own.
    pub(super) fn hold_lists(&mut self) -> Vec<String> {
        std::mem::take(&mut self.lists.open)
    }

    /// Goes on with the lists that were set aside.
    pub(super) fn release_lists(&mut self, lists: Vec<String>) {
        self.lists.open = lists;
    }
}
