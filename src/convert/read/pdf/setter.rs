//! Lines to paragraphs.

use std::collections::BTreeSet;

use super::super::gather::Gather;
use super::super::text::{bullet, numbered};
use super::columns::{Flow, Row};
use super::hand::{Hand, Leading, Verdict, is_surely_wrapped};
use super::layout::letters;
use super::lines::Piece;
use crate::convert::document::{Block, Heading, Mark, Paragraph, RemarkKind, RevisionKind, Style};

/// Lines that begin as near as this begin at one place.
const NEAR: f64 = 2.0;

/// Makes paragraphs of lines.
pub(super) struct Setter<'g> {
    pub(super) hand: &'g Hand,
    /// The words that stand whole somewhere in the document, and those that were put together again.
    pub(super) words: &'g mut BTreeSet<String>,
    pub(super) gather: &'g mut Gather,
}

impl Setter<'_> {
    /// The paragraphs of a flow.
    pub(super) fn paragraphs(&mut self, flow: &Flow) -> Vec<Block> {
        let leading = Hand::leading(flow);
        let mut blocks: Vec<Block> = Vec::new();
        let mut open: Option<Paragraph> = None;
        // The first line of the open paragraph.
        let mut first = 0;
        for (at, row) in flow.rows.iter().enumerate() {
            let text = row.text();
            let marked = row.first().and_then(|_| bullet(text.trim_start()).map(|(bullet, _)| bullet));
            let last = at.checked_sub(1).map(|at| &flow.rows[at]);
            let cut = last.and_then(|last| self.cut(last, &text, flow.right));
            let verdict = match last {
                Some(last) if marked.is_none() => {
                    let place = Pair { flow, first, at, last, row };
                    place.verdict(self.hand, &leading, cut.is_some())
                }
                _ => Verdict::Apart,
            };
            if let Some(paragraph) = open.as_mut().filter(|_| verdict == Verdict::Same) {
                match cut {
                    Some(Cut::Hyphen) => drop_last(paragraph),
                    Some(Cut::Word) => {}
                    None if paragraph.text.ends_with(' ') => {}
                    None => {
                        let style = paragraph.runs.last().map(|run| run.style).unwrap_or_default();
                        paragraph.push(" ", style, None, false, self.gather.page);
                    }
                }
                self.write(row, paragraph, None);
            } else {
                blocks.extend(open.take().filter(is_kept).map(Block::Paragraph));
                let mut paragraph = Paragraph::new(self.gather.next_paragraph());
                let tag = row.first().and_then(|piece| piece.tag).filter(|tag| tag.heading > 0);
                paragraph.heading = tag.map(|tag| Heading { level: Some(tag.heading), certain: true });
                if let Some(bullet) = marked {
                    let label = bullet.to_string();
                    paragraph.mark = Some(Mark { label, level: 0, bullet: true, list: 1 });
                }
                self.write(row, &mut paragraph, marked);
                open = Some(paragraph);
                first = at;
            }
        }
        blocks.extend(open.take().filter(is_kept).map(Block::Paragraph));
        blocks
    }

    /// Adds a line to a paragraph. What a line is drawn through is no current text: it is kept as deleted.
    fn write(&mut self, row: &Row, paragraph: &mut Paragraph, bullet: Option<char>) {
        let struck = row.write(paragraph, bullet, self.gather.page);
        for (word, sure) in row.pieces.iter().flat_map(|piece| &piece.unsure) {
            self.gather.unsure(word, *sure);
        }
        if !struck.trim().is_empty() {
            self.gather.revision(RevisionKind::Deleted, &format!("{struck} "), None, None);
            self.gather.remark(RemarkKind::StruckThrough);
        }
    }

    /// How the word is cut that ends a line, if it goes on in the next. A word broken without a sign
    /// fills its line alone, and its two parts stand nowhere as words.
    fn cut(&mut self, last: &Row, text: &str, right: f64) -> Option<Cut> {
        let before = last.text();
        let before = before.trim_end();
        let rest = text.split_whitespace().next().unwrap_or_default();
        let first = before.split_whitespace().next_back().unwrap_or_default();
        let known = |word: &str| self.words.contains(&letters(word));
        // No line begins with a stop but where the word before it was too long for its cell.
        if rest.starts_with(['.', ',', ';', ':', ')', '!', '?']) && !rest.contains(char::is_alphanumeric) {
            return Some(Cut::Word);
        }
        if let Some(stem) = first.strip_suffix(['-', '\u{2010}', '\u{2011}']) {
            if !stem.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric) {
                return None;
            }
            let joined = format!("{stem}{rest}");
            let whole = known(&joined) && !known(&format!("{first}{rest}"));
            let divided = self.hand.divides
                && rest.starts_with(char::is_lowercase)
                && !known(&format!("{first}{rest}"))
                && !(known(stem) && known(rest));
            return Some(if whole || divided { Cut::Hyphen } else { Cut::Word });
        }
        if last.is_set_off() || !rest.starts_with(char::is_lowercase) {
            return None;
        }
        let fills = last.last().is_some_and(|piece| right - piece.x1 < 0.6 * piece.size);
        if !fills || !before.chars().all(char::is_alphabetic) {
            return None;
        }
        let joined = format!("{before}{rest}");
        // One letter is a word only as a or I.
        let stub = |word: &str| word.chars().count() == 1 && word != "a";
        let cut = known(&joined) || (!known(before) && (!known(rest) || stub(rest)));
        if cut {
            self.words.insert(letters(&joined));
        }
        cut.then_some(Cut::Word)
    }
}

/// How a word is cut by the end of a line.
#[derive(Clone, Copy, PartialEq)]
enum Cut {
    /// The hyphen at the end is no part of the word.
    Hyphen,
    /// What stands there is part of the word.
    Word,
}

/// Takes the hyphen at the end of a paragraph away.
fn drop_last(paragraph: &mut Paragraph) {
    let end = paragraph.text.trim_end().len();
    let start = paragraph.text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    paragraph.text.truncate(start);
    for run in &mut paragraph.runs {
        run.start = run.start.min(start);
        run.end = run.end.min(start);
    }
    paragraph.runs.retain(|run| run.start < run.end);
}

/// Two lines of a flow, one after the other.
struct Pair<'f> {
    flow: &'f Flow,
    /// Which line the open paragraph begins with, and which the second line is.
    first: usize,
    at: usize,
    last: &'f Row,
    row: &'f Row,
}

impl Pair<'_> {
    /// Whether the second line goes on in the paragraph that the first is in.
    fn verdict(&self, hand: &Hand, leading: &Leading, cut: bool) -> Verdict {
        let (Some(end), Some(start)) = (self.last.last(), self.row.first()) else { return Verdict::Apart };
        // Where the file tells, it knows; but a sentence that it parts goes on.
        if let (Some(one), Some(other)) = (end.tag, start.tag) {
            let same = one.block == other.block;
            let broken =
                one.heading == other.heading && is_surely_wrapped(self.last, self.row, self.flow.right);
            let ended = self.flow.fits(end, start) && !cut;
            return if (same && !ended) || broken { Verdict::Same } else { Verdict::Apart };
        }
        let step = start.y - end.y;
        if self.row.is_set_off() || step < 0.0 || step > 2.6 * end.size || (start.size - end.size).abs() > 1.0
        {
            return Verdict::Apart;
        }
        if is_bold(end) != is_bold(start) && !self.is_within_bold(end, start) {
            return Verdict::Apart;
        }
        let text = start.text();
        let text = text.trim_start();
        let before = end.text();
        let ended = before.trim_end().ends_with(['.', ':', ';', '?', '!']);
        let small = text.starts_with(char::is_lowercase);
        let fits = self.flow.fits(end, start);
        let spaced = hand.is_spaced(end, start, leading);
        if cut && !spaced {
            return Verdict::Same;
        }
        match self.indent(start) {
            Verdict::Open => {}
            Verdict::Same if !fits || (small && !ended) => {
                return if spaced && ended { Verdict::Apart } else { Verdict::Same };
            }
            _ => return Verdict::Apart,
        }
        if numbered(text) && (ended || fits || spaced || self.has_neighbour(text)) {
            return Verdict::Apart;
        }
        let width = end.x1 - self.last.first().map_or(end.x0, |piece| piece.x0);
        let most = width > 0.5 * (self.flow.right - self.flow.left());
        if fits {
            let goes_on = small && !ended && most && !spaced;
            return if goes_on { Verdict::Same } else { Verdict::Apart };
        }
        if spaced {
            // A letter of another font in a line sets it a little apart.
            let little = step < 1.6 * end.size && small && !ended;
            return if little { Verdict::Same } else { Verdict::Apart };
        }
        if small && !ended {
            return Verdict::Same;
        }
        // A heading that is too long for its line.
        let capitals = |text: &str| text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase);
        let heading = (is_bold(end) && is_bold(start)) || (capitals(&before) && capitals(text));
        if heading && !ended {
            return Verdict::Same;
        }
        if hand.ends_between(self.last, self.row, self.flow) { Verdict::Apart } else { Verdict::Same }
    }

    /// What the place where the second line begins says.
    fn indent(&self, start: &Piece) -> Verdict {
        let first = &self.flow.rows[self.first];
        let Some(margin) = first.first() else { return Verdict::Open };
        let is_first = self.first + 1 == self.at;
        // Where the text of the first line begins after its number or label.
        if let [label, text] = first.pieces.as_slice() {
            let below = (text.x0 - start.x0).abs() < NEAR;
            // A list may be set without an indent.
            if is_label_piece(label) && (start.x0 - label.x0).abs() < NEAR {
                return Verdict::Open;
            }
            let hangs = start.x0 > label.x0 + NEAR && start.x0 < text.x0 && is_label_piece(label);
            return if below || hangs { Verdict::Same } else { Verdict::Apart };
        }
        if first.is_set_off() {
            return Verdict::Apart;
        }
        let Some(above) = self.last.first() else { return Verdict::Open };
        let shift = start.x0 - above.x0;
        if shift.abs() < NEAR {
            return Verdict::Open;
        }
        let middle = |piece: &Piece| f64::midpoint(piece.x0, piece.x1);
        if (middle(above) - middle(start)).abs() < NEAR {
            return Verdict::Open;
        }
        if shift > 0.0 && is_first {
            // A hanging line below a number or label of a few words.
            let at = margin.words.iter().position(|(x0, _)| (x0 - start.x0).abs() < NEAR);
            let text = margin.text();
            let words: Vec<&str> = text.split_whitespace().collect();
            let label =
                at.is_some_and(|at| at > 0 && at <= 3 && words[..at].iter().any(|word| is_label(word)));
            return if label { Verdict::Same } else { Verdict::Open };
        }
        // The first line of a paragraph may stand in from the others.
        if shift < 0.0 && is_first { Verdict::Open } else { Verdict::Apart }
    }

    /// Whether another line of the flow begins with the number before or after this one's.
    fn has_neighbour(&self, text: &str) -> bool {
        let number = |text: &str| -> Option<(i64, bool)> {
            let word = text.split_whitespace().next()?;
            let core = word.trim_end_matches(['.', ')', ':']);
            let tail = core.rsplit('.').next()?.trim_start_matches('(');
            let bare = tail.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            Some((bare.parse().ok()?, text.split_whitespace().nth(1).is_some()))
        };
        let Some((own, _)) = number(text) else { return true };
        own < 100
            && self.flow.rows.iter().enumerate().any(|(at, row)| {
                at != self.at
                    && numbered(row.text().trim_start())
                    && number(&row.text()).is_some_and(|(other, _)| (other - own).abs() == 1)
            })
    }

    /// Whether bold letters go on over the end of the line: a bold word within a sentence.
    fn is_within_bold(&self, end: &Piece, start: &Piece) -> bool {
        let style = |piece: &Piece, last: bool| {
            let spans = || piece.spans.iter().filter(|(text, _)| text.contains(char::is_alphanumeric));
            if last { spans().next_back() } else { spans().next() }.map(|(_, style)| style.bold)
        };
        let small = start.text().trim_start().starts_with(char::is_lowercase);
        !self.flow.fits(end, start)
            && (small || style(end, true) == style(start, false))
            && !(is_bold(end) && self.first + 1 == self.at && !small)
    }
}

fn is_label_piece(piece: &Piece) -> bool {
    let text = piece.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() <= 3 && words.iter().any(|word| is_label(word))
}

fn is_label(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        || word.ends_with([':', ')', '.'])
        || bullet(&format!("{word} x")).is_some()
}

fn is_bold(piece: &Piece) -> bool {
    piece.is_all(|style| style.bold)
}

/// Whether a paragraph says anything beside what was struck out.
fn is_kept(paragraph: &Paragraph) -> bool {
    !paragraph.is_blank()
}

impl Row {
    /// Adds the line to a paragraph, without the bullet it begins with; hands back what is struck through.
    fn write(&self, paragraph: &mut Paragraph, bullet: Option<char>, page: Option<u32>) -> String {
        let mut struck = String::new();
        let mut skip = bullet.is_some();
        for (at, piece) in self.pieces.iter().enumerate() {
            if at > 0 && !paragraph.text.is_empty() {
                paragraph.push("\t", Style::default(), None, false, page);
            }
            for (text, style) in &piece.spans {
                let mut text = text.as_str();
                if skip {
                    let trimmed = text.trim_start();
                    let mut letters = trimmed.chars();
                    letters.next();
                    text = if paragraph.text.is_empty() && !trimmed.is_empty() {
                        skip = false;
                        letters.as_str().trim_start()
                    } else {
                        trimmed
                    };
                } else if paragraph.text.is_empty() {
                    text = text.trim_start();
                }
                if style.struck {
                    struck.push_str(text);
                } else {
                    paragraph.push(text, *style, None, false, page);
                }
            }
        }
        struck
    }
}
