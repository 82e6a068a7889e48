//! Narrative compared sentence by sentence: what came or went is quoted as a sentence, not word by word.

use super::lexicon::Lexicon;
use super::side::Side;

/// With less than this share of its words on the other side a sentence is another one.
const SAME: f64 = 0.5;
/// The most sentences that are quoted of each side.
const MOST: usize = 6;

/// Puts whole sentences in the place of their words, where a sentence has no like on the other side.
pub(super) fn quote_whole(
    before: &Side<'_>,
    after: &Side<'_>,
    lexicon: &Lexicon,
    gone: &mut Vec<String>,
    new: &mut Vec<String>,
) {
    for (side, other, quoted) in [(before, after, gone), (after, before, new)] {
        let whole = without_like(side, other, lexicon);
        if whole.is_empty() {
            continue;
        }
        quoted.retain(|words| !whole.iter().any(|sentence| sentence.contains(words.as_str())));
        let more = whole.len().saturating_sub(MOST);
        quoted.extend(whole.into_iter().take(MOST));
        if more > 0 {
            quoted.push(format!("and {more} more"));
        }
    }
}

/// The sentences of a side, as written, of whose words less than half stand in one sentence of the other.
#[expect(clippy::cast_precision_loss, reason = "numbers of words are far below 2^52")]
fn without_like(side: &Side<'_>, other: &Side<'_>, lexicon: &Lexicon) -> Vec<String> {
    let others: Vec<_> = other.words.chunk_by(|one, two| one.sentence == two.sentence).collect();
    let mut found = Vec::new();
    let mut from = 0;
    for sentence in side.words.chunk_by(|one, two| one.sentence == two.sentence) {
        let until = from + sentence.len();
        let content: Vec<_> = sentence.iter().filter(|word| !lexicon.never_counts(word)).collect();
        let share = |other: &&[super::Word<'_>]| {
            let shared = content.iter().filter(|word| other.iter().any(|one| one.text == word.text)).count();
            shared as f64 / content.len() as f64
        };
        let like = content.is_empty() || others.iter().any(|other| share(other) >= SAME);
        if !like {
            found.push(side.says(from, until));
        }
        from = until;
    }
    found
}
