//! How a document sets its paragraphs, learnt from the lines where it shows.
//!
//! A PDF does not say where a paragraph ends. Often it shows: space below, a line that ends although
//! the next word had room, an indent. Where nothing shows, because the last line happens to be full,
//! the document itself tells what is likely: what its paragraphs begin and end with where it shows,
//! and what stands in the middle of its lines, where no paragraph ends.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Flow, Row};
use super::layout::letters;
use super::lines::Piece;

/// Distances between lines as near as this are one.
const SAME_STEP: f64 = 0.4;

/// What a word ends with, and what the next begins with.
type Joint = (End, Start);

/// What the word before ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Stop,
    Bracket,
    Colon,
    Comma,
    /// A year, or a date in figures.
    Number,
    Word,
}

/// What the word after is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Start {
    Small,
    Capital,
    /// The first of a few words with a colon after them.
    Label,
    Other,
}

/// How often each joint is seen where a paragraph ends and where none does, before anything is learnt.
const EXPECTED: [(Joint, f64, f64); 14] = [
    ((End::Stop, Start::Capital), 6.0, 7.0),
    ((End::Stop, Start::Label), 1.5, 0.5),
    ((End::Stop, Start::Small), 0.2, 0.5),
    ((End::Stop, Start::Other), 0.8, 1.5),
    ((End::Bracket, Start::Capital), 1.5, 0.7),
    ((End::Colon, Start::Capital), 1.0, 1.0),
    ((End::Comma, Start::Small), 0.05, 6.0),
    ((End::Comma, Start::Capital), 0.1, 1.5),
    ((End::Number, Start::Small), 0.1, 4.0),
    ((End::Number, Start::Capital), 1.0, 0.5),
    ((End::Word, Start::Small), 0.3, 65.0),
    ((End::Word, Start::Capital), 2.0, 6.0),
    ((End::Word, Start::Label), 1.0, 0.3),
    ((End::Word, Start::Other), 0.4, 4.0),
];

/// What was counted.
#[derive(Debug, Default)]
struct Counts {
    /// Joints at ends of paragraphs, and within lines.
    joints: BTreeMap<Joint, (f64, f64)>,
    all: (f64, f64),
    /// First words of paragraphs, and of sentences within lines.
    words: BTreeMap<String, (f64, f64)>,
    sentences: (f64, f64),
    /// Lines after which a paragraph ends for certain, without and with space below.
    close: f64,
    spaced: f64,
    /// Full lines that the next one follows as close as lines do.
    full: f64,
    /// The sum of the shares of a line that first words take, to know how often a last line is full.
    shares: f64,
}

/// A column of text: where it begins and ends, to four points.
type Column = (i64, i64);

/// How a document sets its paragraphs.
#[derive(Debug, Default)]
pub(super) struct Hand {
    columns: BTreeMap<Column, Counts>,
    document: Counts,
    /// For each size of letters, in half points, the distances between lines of one paragraph.
    steps: BTreeMap<i64, Vec<f64>>,
    /// Whether words are divided at the ends of lines.
    pub(super) divides: bool,
}

/// The distances between lines of one paragraph in a flow, for each size of letters in half points.
#[derive(Debug, Default)]
pub(super) struct Leading(BTreeMap<i64, f64>);

/// What the place of two lines says of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    /// The second goes on in the paragraph of the first.
    Same,
    /// A paragraph ends between them.
    Apart,
    /// The first is full and nothing else shows.
    Open,
}

impl Hand {
    /// Learns from all flows of a document; `words` are those that stand whole somewhere in it.
    pub(super) fn learn<'f>(flows: impl Iterator<Item = &'f Flow> + Clone, words: &BTreeSet<String>) -> Self {
        let divided = |pair: &[Row]| is_divided(&pair[0], &pair[1], words);
        let count = flows.clone().flat_map(|flow| flow.rows.windows(2)).filter(|pair| divided(pair)).count();
        let mut hand = Self { divides: count > 1, ..Self::default() };
        for flow in flows.clone() {
            for pair in flow.rows.windows(2) {
                if is_surely_wrapped(&pair[0], &pair[1], flow.right)
                    && let (Some(end), Some(start)) = (pair[0].last(), pair[1].first())
                    && start.y > end.y
                {
                    let steps = hand.steps.entry(size(end)).or_default();
                    let step = start.y - end.y;
                    if !steps.iter().any(|known| (known - step).abs() < SAME_STEP) {
                        steps.push(step);
                    }
                }
            }
        }
        for flow in flows {
            let leading = Self::leading(flow);
            for row in &flow.rows {
                hand.within(row, flow);
            }
            for pair in flow.rows.windows(2) {
                hand.between(&pair[0], &pair[1], flow, &leading);
            }
        }
        hand
    }

    /// The distances between the lines of paragraphs in a flow, where its own lines show them.
    pub(super) fn leading(flow: &Flow) -> Leading {
        let mut steps: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
        for pair in flow.rows.windows(2) {
            if is_surely_wrapped(&pair[0], &pair[1], flow.right)
                && let (Some(end), Some(start)) = (pair[0].last(), pair[1].first())
                && start.y > end.y
            {
                steps.entry(size(end)).or_default().push(start.y - end.y);
            }
        }
        let middle = |mut steps: Vec<f64>| {
            steps.sort_by(f64::total_cmp);
            steps[steps.len() / 2]
        };
        Leading(steps.into_iter().map(|(size, steps)| (size, middle(steps))).collect())
    }

    /// Whether two lines stand farther apart than lines of one paragraph do.
    pub(super) fn is_spaced(&self, end: &Piece, start: &Piece, leading: &Leading) -> bool {
        let step = start.y - end.y;
        let slack = SAME_STEP.max(0.06 * end.size);
        let own = size(end);
        if let Some(leading) = leading.0.get(&own) {
            return step > leading + slack;
        }
        if let Some(known) = self.steps.get(&own) {
            return step > known.iter().copied().fold(0.0, f64::max) + slack;
        }
        // Letters of a size that fills no two lines elsewhere: in proportion to those that do.
        #[expect(clippy::cast_precision_loss, reason = "a size of letters")]
        let ratio = |(size, steps): (&i64, &Vec<f64>)| {
            steps.iter().map(|step| step * 2.0 / (*size).max(1) as f64).fold(0.0, f64::max)
        };
        let ratio = self.steps.iter().map(ratio).fold(0.0, f64::max);
        step > if ratio > 0.0 { (ratio + 0.12) * end.size } else { 1.6 * end.size }
    }

    /// Learns what stands within a line.
    fn within(&mut self, row: &Row, flow: &Flow) {
        let column = column(flow);
        for piece in &row.pieces {
            let text = piece.text();
            let words: Vec<&str> = text.split_whitespace().collect();
            for at in 1..words.len() {
                let joint = (end_of(words[at - 1]), start_of(&words[at..]));
                for counts in [&mut self.document, self.columns.entry(column).or_default()] {
                    counts.joints.entry(joint).or_default().1 += 1.0;
                    counts.all.1 += 1.0;
                    if joint.0 == End::Stop || joint.0 == End::Bracket {
                        counts.words.entry(words[at].to_owned()).or_default().1 += 1.0;
                        counts.sentences.1 += 1.0;
                    }
                }
            }
        }
    }

    /// Learns from two lines whose place shows whether a paragraph ends between them.
    fn between(&mut self, last: &Row, row: &Row, flow: &Flow, leading: &Leading) {
        let (Some(end), Some(start)) = (last.last(), row.first()) else { return };
        if last.is_set_off() || row.is_set_off() || (end.size - start.size).abs() > 1.0 {
            return;
        }
        let spaced = self.is_spaced(end, start, leading);
        let (before, after) = (end.text(), start.text());
        let fits = flow.fits(end, start);
        let ended = matches!(end_of(before.trim_end()), End::Stop | End::Bracket | End::Colon);
        let small = after.trim_start().starts_with(char::is_lowercase);
        let words: Vec<&str> = after.split_whitespace().collect();
        let (Some(first), Some(last_word)) = (words.first(), before.split_whitespace().next_back()) else {
            return;
        };
        let certain = (fits || spaced) && (ended || !small);
        let column = column(flow);
        for counts in [&mut self.document, self.columns.entry(column).or_default()] {
            if certain {
                let joint = (end_of(last_word), start_of(&words));
                counts.joints.entry(joint).or_default().0 += 1.0;
                counts.all.0 += 1.0;
                counts.words.entry((*first).to_owned()).or_default().0 += 1.0;
                counts.sentences.0 += 1.0;
                if fits && !spaced {
                    counts.close += 1.0;
                    counts.shares += flow.share(start);
                } else if fits {
                    counts.spaced += 1.0;
                }
            } else if !fits && !spaced {
                counts.full += 1.0;
            }
        }
    }

    /// Whether a paragraph ends between two texts that a page parts, the first of which fills its line.
    pub(super) fn ends_between_pages(&self, before: &str, after: &str) -> bool {
        let words: Vec<&str> = after.split_whitespace().take(4).collect();
        let Some(last) = before.split_whitespace().next_back() else { return true };
        self.odds(&Counts::default(), last, &words) * 0.3 > 1.0
    }

    /// Whether a paragraph ends between two lines of which the first is full and the second follows
    /// as close as lines do.
    pub(super) fn ends_between(&self, last: &Row, row: &Row, flow: &Flow) -> bool {
        let (Some(end), Some(start)) = (last.last(), row.first()) else { return true };
        let (before, after) = (end.text(), start.text());
        let words: Vec<&str> = after.split_whitespace().collect();
        let Some(last_word) = before.split_whitespace().next_back() else { return false };
        let empty = Counts::default();
        let own = self.columns.get(&column(flow)).unwrap_or(&empty);
        let sum = |of: &dyn Fn(&Counts) -> f64| of(own) + 0.25 * of(&self.document);
        // Where paragraphs always have space below, close lines are one paragraph.
        if sum(&|counts| counts.close) < 0.5 && sum(&|counts| counts.spaced) > 0.0 {
            return false;
        }
        let mut odds = self.odds(own, last_word, &words);
        if end_of(last_word) == End::Stop {
            odds *= sentences(flow);
        }
        // How often a paragraph ends where its last line is full, against how often lines are full.
        let close = sum(&|counts| counts.close);
        let share = (sum(&|counts| counts.shares) / close.max(1.0)).clamp(0.05, 0.5);
        let paragraphs = close * share / (1.0 - share) + 0.3;
        let full = (sum(&|counts| counts.full) - paragraphs).max(paragraphs).max(1.0);
        odds * paragraphs / full > 1.0
    }
}

impl Hand {
    /// How much likelier a paragraph ends between two words than within it, by what they are.
    fn odds(&self, own: &Counts, last: &str, words: &[&str]) -> f64 {
        let sum = |of: &dyn Fn(&Counts) -> f64| of(own) + 0.25 * of(&self.document);
        let joint = (end_of(last), start_of(words));
        let expected = EXPECTED.iter().find(|(known, _, _)| *known == joint);
        let (ends, goes_on) = expected.map_or((0.2, 1.0), |(_, ends, goes_on)| (*ends, *goes_on));
        let at = |counts: &Counts| counts.joints.get(&joint).copied().unwrap_or_default();
        let likely = (sum(&|counts| at(counts).0) + 0.5 * ends) / (sum(&|counts| counts.all.0) + 8.0);
        let unlikely = (sum(&|counts| at(counts).1) + 0.5 * goes_on) / (sum(&|counts| counts.all.1) + 48.0);
        let odds = likely / unlikely.max(1e-6);
        let Some(first) = words.first().filter(|_| matches!(joint.0, End::Stop | End::Bracket)) else {
            return odds;
        };
        let of = |counts: &Counts| counts.words.get(*first).copied().unwrap_or_default();
        let starts = (sum(&|counts| of(counts).0) + 0.05) / (sum(&|counts| counts.sentences.0) + 1.0);
        let inside = (sum(&|counts| of(counts).1) + 0.05) / (sum(&|counts| counts.sentences.1) + 1.0);
        odds * (starts / inside).clamp(0.02, 50.0)
    }
}

/// How often a sentence of a flow ends its paragraph, against how often another follows in the line.
fn sentences(flow: &Flow) -> f64 {
    let (mut ends, mut inside) = (1.0_f64, 1.0);
    let is_next = |start: Start| matches!(start, Start::Capital | Start::Label);
    for row in &flow.rows {
        let text = row.text();
        let words: Vec<&str> = text.split_whitespace().collect();
        for at in 1..words.len() {
            if end_of(words[at - 1]) == End::Stop && is_next(start_of(&words[at..])) {
                inside += 1.0;
            }
        }
    }
    for pair in flow.rows.windows(2) {
        if let (Some(end), Some(start)) = (pair[0].last(), pair[1].first())
            && end_of(end.text().trim_end()) == End::Stop
            && flow.fits(end, start)
        {
            ends += 1.0;
        }
    }
    if inside > 1.0 { 1.0 } else { ends.clamp(1.0, 3.0) }
}

/// Whether the words alone show that a line was broken within a sentence.
pub(super) fn is_surely_wrapped(last: &Row, row: &Row, right: f64) -> bool {
    let (Some(end), Some(start)) = (last.last(), row.first()) else { return false };
    let before = end.text();
    let after = start.text();
    let small = after.trim_start().starts_with(char::is_lowercase);
    let open = matches!(end_of(before.trim_end()), End::Word | End::Comma | End::Number);
    let full = end.x1 + 0.22 * end.size + start.first_chunk() > right - 1.0;
    small && open && full && row.pieces.len() == 1 && (end.size - start.size).abs() < 0.6
}

fn size(piece: &Piece) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a size of letters")]
    let half_points = (piece.size * 2.0).round() as i64;
    half_points
}

fn column(flow: &Flow) -> Column {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
    let place = |x: f64| (x.min(100_000.0) / 4.0).round() as i64;
    (place(flow.left()), place(flow.right))
}

fn end_of(word: &str) -> End {
    let bare = word.trim_end_matches(['"', '\'', '\u{2019}', '\u{201d}']);
    match bare.chars().next_back() {
        Some('.' | '?' | '!') => End::Stop,
        Some(')' | ']') => End::Bracket,
        Some(':' | ';') => End::Colon,
        Some(',' | '-' | '\u{2013}' | '&' | '/' | '(') => End::Comma,
        Some(c) if c.is_ascii_digit() && (bare.len() > 3 || bare.contains('/')) => End::Number,
        _ => End::Word,
    }
}

fn start_of(words: &[&str]) -> Start {
    let first =
        words.first().copied().unwrap_or_default().trim_start_matches(['(', '"', '\u{2018}', '\u{201c}']);
    match first.chars().next() {
        Some(c) if c.is_lowercase() => Start::Small,
        Some(c) if c.is_uppercase() => {
            let label = words.iter().take(3).any(|word| word.ends_with(':'));
            if label { Start::Label } else { Start::Capital }
        }
        _ => Start::Other,
    }
}

/// Whether a word is divided between two lines that stands whole elsewhere, without the hyphen.
fn is_divided(above: &Row, below: &Row, words: &BTreeSet<String>) -> bool {
    let (above, below) = (above.text(), below.text());
    let stem = above.split_whitespace().next_back().and_then(|word| word.strip_suffix(['-', '\u{2010}']));
    let rest = below.split_whitespace().next().unwrap_or_default();
    stem.is_some_and(|stem| {
        stem.ends_with(char::is_lowercase)
            && rest.starts_with(char::is_lowercase)
            && words.contains(&letters(&format!("{stem}{rest}")))
    })
}
