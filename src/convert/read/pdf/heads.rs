//! Heads of tables that are printed again at the top of the next page.

use super::lines::{Piece, lines};
use super::page::Drawn;

/// How many lines at the top of a page may stand above a repeated head.
const DEEPEST: usize = 3;

/// How many lines a head has at most.
const TALLEST: usize = 6;

/// A line as it is compared: its words, and where its parts begin.
struct Seen {
    words: String,
    begins: Vec<f64>,
    /// Whether it may be the first line of a head: several parts of a few words each.
    is_head: bool,
}

impl Seen {
    fn of(pieces: &[Piece]) -> Self {
        let texts: Vec<String> = pieces.iter().map(Piece::text).collect();
        let few = |text: &String| text.split_whitespace().count() <= 6 && !text.ends_with('.');
        let words = texts.join(" ");
        Self {
            is_head: pieces.len() > 1 && texts.iter().all(few),
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            begins: pieces.iter().map(|piece| piece.x0).collect(),
        }
    }

    fn is_like(&self, other: &Self) -> bool {
        self.words == other.words
            && self.begins.len() == other.begins.len()
            && self.begins.iter().zip(&other.begins).all(|(one, other)| (one - other).abs() < 1.0)
    }
}

/// The lines at the top of a page that the page before has as well, each head as the words of its lines.
pub(super) fn repeated(pages: &[Drawn]) -> Vec<Vec<String>> {
    let pages: Vec<Vec<Seen>> = pages
        .iter()
        .map(|page| lines(page.glyphs.clone()).iter().map(|line| Seen::of(line)).collect())
        .collect();
    let mut heads: Vec<Vec<String>> = Vec::new();
    for pair in pages.windows(2) {
        let (before, page) = (&pair[0], &pair[1]);
        for top in (0..page.len().min(DEEPEST)).filter(|&top| page[top].is_head) {
            let Some(above) = before.iter().rposition(|line| line.is_like(&page[top])) else { continue };
            let both = before[above..].iter().zip(&page[top..]).take(TALLEST);
            let head: Vec<String> = both
                .take_while(|(one, other)| one.is_like(other))
                .map(|(one, _)| one.words.clone())
                .collect();
            if !heads.contains(&head) {
                heads.push(head);
            }
            break;
        }
    }
    heads
}
