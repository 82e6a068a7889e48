//! The numbers and bullets that Word computes and writes nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::super::label::{self, Numerals};
use super::super::symbols;
use super::super::xml::{Element, Ns};
use super::properties::{number, value};
use super::styles::Styles;
use crate::convert::document::Mark;

/// How many levels a list has.
const LEVELS: usize = 9;

/// All lists of a document with how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<i64, [Level; LEVELS]>,
    lists: BTreeMap<i64, List>,
    counters: BTreeMap<i64, [Option<i64>; LEVELS]>,
    restarted: BTreeSet<(i64, usize)>,
}

/// A list: which pattern it follows, and where it departs from it.
struct List {
    pattern: i64,
    starts: [Option<i64>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// One level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: i64,
    numerals: Option<Numerals>,
    text: String,
    /// The style that puts a paragraph on this level.
    style: Option<String>,
    /// Every number in it is shown as 1, 2, 3.
    legal: bool,
    /// From which level on, counted from 1, a new number restarts this one; 0 for never.
    restart: Option<i64>,
    symbol_font: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            numerals: Some(Numerals::Decimal),
            text: String::new(),
            style: None,
            legal: false,
            restart: None,
            symbol_font: false,
        }
    }
}

impl Numbering {
    /// Reads `w:numbering`.
    pub(super) fn read(root: Element<'_, '_>, styles: &Styles) -> Self {
        let mut found = Self::default();
        // A pattern may be written out elsewhere, under the name of a list style.
        let mut borrowed: Vec<(i64, &str)> = Vec::new();
        for pattern in root.elements().filter(|element| element.is(Ns::W, "abstractNum")) {
            let Some(id) = number(pattern.attribute(Ns::W, "abstractNumId")) else { continue };
            let mut levels: [Level; LEVELS] = Default::default();
            for element in pattern.elements() {
                if element.is(Ns::W, "lvl") {
                    let at = number(element.attribute(Ns::W, "ilvl")).and_then(|at| usize::try_from(at).ok());
                    if let Some(level) = at.and_then(|at| levels.get_mut(at)) {
                        *level = Level::read(element);
                    }
                } else if element.is(Ns::W, "numStyleLink")
                    && let Some(style) = value(element)
                {
                    borrowed.push((id, style));
                }
            }
            found.patterns.insert(id, levels);
        }
        for list in root.elements().filter(|element| element.is(Ns::W, "num")) {
            let Some(id) = number(list.attribute(Ns::W, "numId")) else { continue };
            let Some(pattern) = list.child(Ns::W, "abstractNumId").and_then(|of| number(value(of))) else {
                continue;
            };
            let mut own = List { pattern, starts: [None; LEVELS], levels: Default::default() };
            for change in list.elements().filter(|element| element.is(Ns::W, "lvlOverride")) {
                let at = number(change.attribute(Ns::W, "ilvl")).and_then(|at| usize::try_from(at).ok());
                let Some(at) = at.filter(|at| *at < LEVELS) else { continue };
                own.starts[at] = change.child(Ns::W, "startOverride").and_then(|start| number(value(start)));
                own.levels[at] = change.child(Ns::W, "lvl").map(Level::read);
            }
            found.lists.insert(id, own);
        }
        for (id, style) in borrowed {
            let list = styles.get(style).and_then(|style| style.list);
            let lender = list.and_then(|list| found.lists.get(&list)).map(|list| list.pattern);
            if let Some(levels) = lender.and_then(|lender| found.patterns.get(&lender)).cloned() {
                found.patterns.insert(id, levels);
            }
        }
        found
    }

    fn level<'l>(&'l self, list: &'l List, at: usize) -> Option<&'l Level> {
        list.levels[at].as_ref().or_else(|| Some(&self.patterns.get(&list.pattern)?[at]))
    }

    /// The level on which a style puts its paragraphs.
    pub(super) fn level_of_style(&self, list: i64, style: &str) -> Option<u8> {
        let list = self.lists.get(&list)?;
        let at = (0..LEVELS)
            .find(|&at| self.level(list, at).and_then(|level| level.style.as_deref()) == Some(style))?;
        u8::try_from(at).ok()
    }

    /// Counts one more paragraph of a list and says the mark it shows.
    pub(super) fn next(&mut self, id: i64, level: u8) -> Option<Mark> {
        let at = usize::from(level).min(LEVELS - 1);
        let list = self.lists.get(&id)?;
        let pattern = list.pattern;
        let own = self.level(list, at)?.clone();
        let starts: Vec<i64> =
            (0..LEVELS).map(|at| self.level(list, at).map_or(1, |level| level.start)).collect();
        let restarts: Vec<Option<i64>> =
            (0..LEVELS).map(|at| self.level(list, at).and_then(|level| level.restart)).collect();
        let restart = list.starts[at].filter(|_| self.restarted.insert((id, at)));

        let counters = self.counters.entry(pattern).or_default();
        counters[at] = Some(match (restart, counters[at]) {
            (Some(start), _) => start,
            (None, None) => starts[at],
            (None, Some(before)) => before.saturating_add(1),
        });
        for above in 0..at {
            counters[above].get_or_insert(starts[above]);
        }
        for below in at + 1..LEVELS {
            let limit = restarts[below].unwrap_or(i64::try_from(below).unwrap_or(i64::MAX));
            if i64::from(level) < limit {
                counters[below] = None;
            }
        }
        let counters = *counters;
        let list = self.lists.get(&id)?;
        let shown = |place: usize| -> String {
            let level = self.level(list, place);
            let numerals = level.and_then(|level| level.numerals).unwrap_or(Numerals::Decimal);
            let numerals = if own.legal { Numerals::Decimal } else { numerals };
            label::write(counters[place].unwrap_or(starts[place]), numerals)
        };
        let bullet = own.numerals == Some(Numerals::Bullet);
        let label = match own.numerals {
            None => String::new(),
            Some(Numerals::Bullet) => symbols::bullet(&own.text, own.symbol_font),
            Some(_) => fill(&own.text, shown),
        };
        let list = u32::try_from(pattern.saturating_add(1)).unwrap_or_default();
        Some(Mark { label, level: u8::try_from(at).unwrap_or_default(), bullet, list })
    }
}

/// Puts the numbers into a pattern such as `F%1.%2`.
fn fill(pattern: &str, shown: impl Fn(usize) -> String) -> String {
    let mut label = String::new();
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        let digit = (letter == '%').then(|| letters.peek().and_then(|next| next.to_digit(10))).flatten();
        match digit {
            Some(digit) if (1..=9).contains(&digit) => {
                letters.next();
                label.push_str(&shown(digit as usize - 1));
            }
            _ => label.push(letter),
        }
    }
    label.trim().to_owned()
}

impl Level {
    fn read(element: Element<'_, '_>) -> Self {
        let mut level = Self::default();
        for property in element.elements() {
            let (Ns::W, name) = property.key() else { continue };
            match name {
                "start" => level.start = number(value(property)).unwrap_or(1),
                "numFmt" => level.numerals = numerals(value(property).unwrap_or_default()),
                "lvlText" => level.text = value(property).unwrap_or_default().chars().take(200).collect(),
                "pStyle" => level.style = value(property).map(str::to_owned),
                "isLgl" => level.legal = super::properties::is_on(value(property)),
                "lvlRestart" => level.restart = number(value(property)),
                "rPr" => {
                    let font =
                        property.child(Ns::W, "rFonts").and_then(|font| font.attribute(Ns::W, "ascii"));
                    level.symbol_font = font.is_some_and(symbols::is_symbol_font);
                }
                _ => {}
            }
        }
        level
    }
}

fn numerals(name: &str) -> Option<Numerals> {
    Some(match name {
        "none" => return None,
        "bullet" => Numerals::Bullet,
        "decimalZero" => Numerals::TwoDigits,
        "lowerLetter" => Numerals::LowerLetter,
        "upperLetter" => Numerals::UpperLetter,
        "lowerRoman" => Numerals::LowerRoman,
        "upperRoman" => Numerals::UpperRoman,
        "ordinal" => Numerals::Ordinal,
        "cardinalText" => Numerals::Words,
        _ => Numerals::Decimal,
    })
}
