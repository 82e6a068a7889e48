//! Help that lasts for a part of the year only, so that its weekly rate says nothing of the year.

use super::chunk::{Chunks, What};
use super::number::{bounds, past_hyphen};
use crate::wording::tokens::Tokens;

/// Whether the words end the help within the year without saying for how many of its weeks: "for two
/// terms", "during the summer term", "for a minimum of 12 weeks", "for six months". Words that say how
/// often, such as "two hours over each term", do not.
pub(super) fn is_for_part_of_year(tokens: &Tokens<'_>, chunks: &Chunks) -> bool {
    let tells_rate = |at: usize| {
        chunks
            .list
            .iter()
            .any(|chunk| (chunk.from..chunk.until).contains(&at) && !matches!(chunk.what, What::People(_)))
    };
    (0..tokens.len()).any(|at| {
        let led = matches!(tokens.word(at), "for" | "over" | "during" | "throughout" | "across" | "in");
        led && ends_within_year(tokens, at).is_some_and(|noun| !tells_rate(noun))
    })
}

/// The place of "term", "months" or "weeks" in such words.
fn ends_within_year(tokens: &Tokens<'_>, led: usize) -> Option<usize> {
    let article = matches!(tokens.word(led + 1), "the" | "a" | "one");
    let at = led + 1 + usize::from(article);
    let half = |at: usize| at + usize::from(tokens.word(at) == "half");
    // "during the autumn term", "for one half term"
    let named = matches!(
        tokens.word(at),
        "autumn" | "spring" | "summer" | "first" | "second" | "third" | "last" | "next" | "single"
    );
    let noun = half(at + usize::from(named));
    if (named || (article && tokens.word(led) == "for")) && tokens.word(noun) == "term" {
        return Some(noun);
    }
    let (count, next) = bounds(tokens, led + 1)?;
    let noun = half(past_hyphen(tokens, next));
    let exact = count.max == Some(count.min);
    let ends = match tokens.word(noun) {
        "term" if noun > past_hyphen(tokens, next) => count.min < 6_000,
        "term" => count.min < 3_000,
        "month" => count.min < 10_000,
        // A number of weeks that is exact is read as such.
        "week" => !exact && count.min < 38_000,
        _ => false,
    };
    (ends && tokens.word(led) != "in").then_some(noun)
}
