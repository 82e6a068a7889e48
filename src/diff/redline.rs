//! The words of two texts, piece by piece, as a person would mark them.
//!
//! Whole words are compared, never characters. Then the marks are mended: a lone little word between
//! two marks goes into them, a number keeps its unit, and a text of which little is left is shown as
//! the old one and then the new one, not interleaved.

use super::change::{Mark, Piece};
use super::words::{Kind, Token, tokens};
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// With less than this share of its words kept, a text is shown whole, old and then new.
const KEPT: f64 = 0.35;

/// A stretch of both texts: pieces from and until before, and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    same: bool,
    old: (usize, usize),
    new: (usize, usize),
}

/// The redline of two texts. `=` and `-` pieces rebuild the old text, `=` and `+` the new one.
pub(super) fn redline(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        return piece(Mark::Same, old).into_iter().collect();
    }
    let (one, two) = (tokens(old), tokens(new));
    // The comparison is not the same both ways round; in one fixed order it mirrors.
    let exchanged = old > new;
    let mut stretches = if exchanged {
        let mut stretches = compare(new, &two, old, &one);
        for stretch in &mut stretches {
            std::mem::swap(&mut stretch.old, &mut stretch.new);
        }
        stretches
    } else {
        compare(old, &one, new, &two)
    };
    keep_units(&mut stretches, old, &one, &two);
    drown_islands(&mut stretches, old, &one, &two);
    if kept(&stretches, &one, &two) < KEPT {
        stretches = vec![Stretch { same: false, old: (0, one.len()), new: (0, two.len()) }];
    }
    let text = |text: &str, tokens: &[Token], (from, until): (usize, usize)| {
        if from == until { String::new() } else { text[tokens[from].start..tokens[until - 1].end].to_owned() }
    };
    let mut pieces = Vec::new();
    for stretch in stretches {
        if stretch.same {
            pieces.extend(piece(Mark::Same, &text(old, &one, stretch.old)));
        } else {
            pieces.extend(piece(Mark::Gone, &text(old, &one, stretch.old)));
            pieces.extend(piece(Mark::New, &text(new, &two, stretch.new)));
        }
    }
    pieces
}

fn piece(mark: Mark, text: &str) -> Option<Piece> {
    (!text.is_empty()).then(|| Piece { mark, text: text.to_owned() })
}

fn compare(old: &str, one: &[Token], new: &str, two: &[Token]) -> Vec<Stretch> {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut interned = Vec::with_capacity(2);
    for (text, pieces) in [(old, one), (new, two)] {
        let ids: Vec<u32> = pieces
            .iter()
            .map(|piece| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(piece.of(text)).or_insert(next)
            })
            .collect();
        interned.push(ids);
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &interned[0], &interned[1]) {
        let (from, to) = (op.old_range(), op.new_range());
        let same = matches!(op, DiffOp::Equal { .. });
        push(&mut stretches, Stretch { same, old: (from.start, from.end), new: (to.start, to.end) });
    }
    stretches
}

/// Adds a stretch; two edits that touch are one.
fn push(stretches: &mut Vec<Stretch>, next: Stretch) {
    if next.old.0 == next.old.1 && next.new.0 == next.new.1 {
        return;
    }
    match stretches.last_mut() {
        Some(last) if last.same == next.same => {
            last.old.1 = next.old.1;
            last.new.1 = next.new.1;
        }
        _ => stretches.push(next),
    }
}

/// A number that changed takes its unit with it: "45 minutes", not "45" alone.
fn keep_units(stretches: &mut Vec<Stretch>, old: &str, one: &[Token], two: &[Token]) {
    let mut mended: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for &stretch in stretches.iter() {
        let mut stretch = stretch;
        if stretch.same
            && let Some(last) = mended.last_mut().filter(|last| !last.same)
        {
            let ends_in_number = |tokens: &[Token], (from, until): (usize, usize)| {
                from < until && tokens[until - 1].kind == Kind::Number
            };
            let number = ends_in_number(one, last.old) || ends_in_number(two, last.new);
            let (first, second) = (one.get(stretch.old.0), one.get(stretch.old.0 + 1));
            let unit = stretch.old.0 + 2 <= stretch.old.1
                && first.is_some_and(|token| token.kind == Kind::Space)
                && second.is_some_and(|token| is_unit(token.of(old)));
            if number && unit {
                last.old.1 += 2;
                last.new.1 += 2;
                stretch.old.0 += 2;
                stretch.new.0 += 2;
            }
        }
        push(&mut mended, stretch);
    }
    *stretches = mended;
}

fn is_unit(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "minute"
            | "minutes"
            | "mins"
            | "min"
            | "hour"
            | "hours"
            | "hrs"
            | "hr"
            | "week"
            | "weeks"
            | "times"
            | "terms"
            | "sessions"
            | "session"
            | "days"
            | "nights"
            | "pupils"
            | "children"
            | "adults"
    )
}

/// An equal run between two edits goes into them where it has no word of content, or is shorter than
/// both: such islands make a redline hard to read. Never across the end of a sentence.
fn drown_islands(stretches: &mut Vec<Stretch>, old: &str, one: &[Token], two: &[Token]) {
    let words = |tokens: &[Token], (from, until): (usize, usize)| {
        tokens[from..until].iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Number)).count()
    };
    loop {
        let island = (1..stretches.len().saturating_sub(1)).find(|&at| {
            let island = stretches[at];
            if !island.same {
                return false;
            }
            let tokens = &one[island.old.0..island.old.1];
            if tokens
                .iter()
                .any(|token| matches!(token.of(old), "." | "!" | "?") || token.of(old).contains('\n'))
            {
                return false;
            }
            let content = tokens
                .iter()
                .filter(|token| {
                    token.kind == Kind::Number || token.kind == Kind::Word && token.of(old).len() > 3
                })
                .count();
            let here = words(one, island.old);
            let size = |edit: Stretch| words(one, edit.old).max(words(two, edit.new));
            let between = |edit: Stretch| size(edit) > here;
            (content == 0 && here <= 3 || here <= 2)
                && between(stretches[at - 1])
                && between(stretches[at + 1])
        });
        let Some(at) = island else { break };
        let (from, until) = (stretches[at - 1], stretches[at + 1]);
        stretches[at - 1] =
            Stretch { same: false, old: (from.old.0, until.old.1), new: (from.new.0, until.new.1) };
        stretches.drain(at..=at + 1);
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of words are far below 2^52")]
fn kept(stretches: &[Stretch], one: &[Token], two: &[Token]) -> f64 {
    let is_word = |token: &&Token| matches!(token.kind, Kind::Word | Kind::Number);
    let all = one.iter().filter(is_word).count().max(two.iter().filter(is_word).count());
    let same: usize = stretches
        .iter()
        .filter(|stretch| stretch.same)
        .map(|stretch| one[stretch.old.0..stretch.old.1].iter().filter(is_word).count())
        .sum();
    if all == 0 { 1.0 } else { same as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        redline(old, new)
            .into_iter()
            .map(|piece| match piece.mark {
                Mark::Same => piece.text,
                Mark::Gone => format!("[-{}-]", piece.text),
                Mark::New => format!("{{+{}+}}", piece.text),
            })
            .collect()
    }

    #[test]
    fn a_number_keeps_its_unit() {
        assert_eq!(
            shown(
                "A nurse will visit for 45 minutes each week.",
                "A nurse will visit for 30 minutes each week."
            ),
            "A nurse will visit for [-45 minutes-]{+30 minutes+} each week."
        );
    }

    #[test]
    fn a_changed_duty_stands_alone() {
        assert_eq!(
            shown("A mentor will meet Ben each day at noon.", "A mentor may meet Ben each day at noon."),
            "A mentor [-will-]{+may+} meet Ben each day at noon."
        );
    }

    #[test]
    fn a_text_of_which_little_is_left_is_not_interleaved() {
        assert_eq!(
            shown("She struggles to cope with change.", "Moving rooms is hard for her to bear."),
            "[-She struggles to cope with change.-]{+Moving rooms is hard for her to bear.+}"
        );
    }

    #[test]
    fn pieces_rebuild_both_texts() {
        let (old, new) =
            ("Ben attends a small club on Friday. He likes it.", "Ben goes to a busy club each Friday.");
        let pieces = redline(old, new);
        let side = |left_out: Mark| -> String {
            pieces.iter().filter(|piece| piece.mark != left_out).map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!(side(Mark::New), old);
        assert_eq!(side(Mark::Gone), new);
        let mirrored = redline(new, old);
        assert_eq!(pieces.len(), mirrored.len());
    }
}
