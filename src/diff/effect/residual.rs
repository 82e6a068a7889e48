//! What is left when every fact is judged: the words that nothing accounts for.

use super::lexicon::Lexicon;
use super::side::Side;
use super::{Direction, Fact};
use crate::diff::change::What;

/// The most pieces that are quoted; a rewritten item would else be quoted whole.
const MOST_QUOTED: usize = 8;

/// Quotes the earlier words that are gone and the later words of force that are new, and says that
/// the change is unclear where there are any.
pub(super) fn left_over(
    before: &Side<'_>,
    after: &Side<'_>,
    lexicon: &Lexicon,
    may_weaken: bool,
    facts: &mut Vec<Fact>,
) -> (Vec<String>, Vec<String>) {
    // A text beside the main one may restate it: its words count as gone only if none is left at all.
    let kept = |word: &str| {
        let meaning = lexicon.meaning(word);
        after.words.iter().any(|other| other.text == word || lexicon.meaning(&other.text) == meaning)
    };
    let restated = |word: &str| {
        before.words.iter().zip(&before.in_main).any(|(other, main)| *main && other.text == word)
    };
    let gone: Vec<usize> = (0..before.words.len())
        .filter(|&at| !before.accounted[at])
        .filter(|&at| lexicon.always_counts(&before.words[at]) || !lexicon.never_counts(&before.words[at]))
        // "Will be able to tell the time" is the aim "will tell the time"; of provision it would be less.
        .filter(|&at| may_weaken || before.words[at].text != "able")
        .filter(|&at| {
            let word = &before.words[at].text;
            if before.in_main[at] && !after.is_merged {
                return true;
            }
            !kept(word) && (before.in_main[at] || !restated(word))
        })
        .collect();
    let new: Vec<usize> = (0..after.words.len())
        .filter(|&at| !after.accounted[at] && after.in_main[at])
        .filter(|&at| {
            let word = &after.words[at];
            (lexicon.always_counts(word) || may_weaken && lexicon.begins_condition(word))
                && !strengthens(&word.text)
        })
        .filter(|&at| !after.is_split || before.words.iter().all(|word| word.text != after.words[at].text))
        .collect();
    let content =
        |at: usize| !after.accounted[at] && !lexicon.never_counts(&after.words[at]) && after.in_main[at];
    let mut spare = (0..after.words.len()).filter(|&at| content(at) && !new.contains(&at)).count();
    let gone: Vec<usize> = gone
        .into_iter()
        .filter(|&at| {
            let stands_for = spare > 0 && lexicon.is_light(&before.words[at]);
            spare -= usize::from(stands_for);
            !stands_for
        })
        .collect();
    let negation = |side: &Side<'_>, places: &[usize]| {
        places.iter().any(|&at| {
            matches!(
                side.words[at].text.as_ref(),
                "not"
                    | "no"
                    | "never"
                    | "without"
                    | "unless"
                    | "except"
                    | "only"
                    | "nor"
                    | "neither"
                    | "none"
            )
        })
    };
    if negation(before, &gone) || negation(after, &new) {
        facts.push(Fact::wording(What::Negation, Direction::Unclear, "a word such as “not” came or went"));
    }
    let gone = quoted(before, &gone);
    let new = quoted(after, &new);
    if !gone.is_empty() || !new.is_empty() {
        facts.push(Fact::wording(What::Words, Direction::Unclear, ""));
    }
    (gone, new)
}

/// Quantifiers whose coming takes nothing away.
fn strengthens(word: &str) -> bool {
    matches!(word, "each" | "every" | "all" | "both" | "any" | "least")
}

/// The words at these places, neighbours put together with the little words between them.
fn quoted(side: &Side<'_>, places: &[usize]) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &at in places {
        match runs.last_mut() {
            Some(run)
                if at <= run.1 + 1
                    && side.words[run.1 - 1].sentence == side.words[at].sentence
                    && (run.1..at).all(|between| !side.accounted[between]) =>
            {
                run.1 = at + 1;
            }
            _ => runs.push((at, at + 1)),
        }
    }
    let more = runs.len().saturating_sub(MOST_QUOTED);
    let mut said: Vec<String> =
        runs.iter().take(MOST_QUOTED).map(|&(from, until)| side.says(from, until)).collect();
    if more > 0 {
        said.push(format!("and {more} more"));
    }
    said
}
