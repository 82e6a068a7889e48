//! Short forms that are not explained where they first stand.

use super::super::written::{Gap, Words};
use super::{LanguageMark, MarkKind, in_characters};

/// Short forms that every reader knows, and words that are written large only for weight.
const KNOWN: [&str; 68] = [
    "uk", "tv", "cd", "dvd", "am", "pm", "ok", "pe", "it", "id", "usb", "pdf", "bbc", "gcse", "gcses", "phd",
    "diy", "faq", "ii", "iii", "iv", "usa", "eu", "ipad", "iphone", "and", "or", "not", "out", "of", "all",
    "the", "must", "no", "yes", "only", "very", "always", "never", "both", "to", "is", "in", "on", "at",
    "if", "will", "any", "every", "each", "as", "be", "do", "he", "she", "they", "we", "my", "a", "i", "mp3",
    "level", "nhs", "ehc", "ehcp", "mri", "dj", "hl",
];

/// The first use of each short form that the text does not explain and the caller does not know.
///
/// A short form has two capitals or more and at most seven letters: "SLCN", "SaLT", "EPs". The
/// text explains it in brackets: "speech therapist (SALT)" or "SALT (speech therapist)". The
/// lookup is given the form as written, without a plural `s`.
#[must_use]
pub fn short_forms(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<LanguageMark> {
    short_forms_in(&Words::of(text), is_known)
}

/// The same of a text that is cut already.
#[must_use]
pub fn short_forms_in(words: &Words<'_>, is_known: impl Fn(&str) -> bool) -> Vec<LanguageMark> {
    let (text, written) = (words.text(), words);
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for at in 0..written.len() {
        let Some(form) = short_form(written, at) else { continue };
        if seen.contains(&form) {
            continue;
        }
        seen.push(form);
        let word = written.word(at);
        // "CY-BOCS" is one form, told once.
        let joined = |at: usize| at > 0 && at < written.len() && written.between(at).ends_with('-');
        if joined(at) && short_form(written, at - 1).is_some() {
            continue;
        }
        let excused = is_known(form)
            || is_explained(text, written, at)
            || has_initials_before(written, at, form)
            || written.is_quoted(at);
        if !excused && !is_in_capitals(written, at) {
            found.push((
                word.start,
                if joined(at + 1) { written.word(at + 1).end } else { word.end },
                MarkKind::UnexplainedShortForm,
                "the words in full at first use",
            ));
        }
    }
    in_characters(text, found)
}

/// The short form at a word, without a plural or possessive `s`.
fn short_form<'t>(written: &Words<'t>, at: usize) -> Option<&'t str> {
    // Nearly every word has no capital after its first letter, and no short form has fewer than two.
    if !written.word(at).may_have_capitals() {
        return None;
    }
    let word = written.as_written(at);
    word.bytes().filter(u8::is_ascii_uppercase).nth(1)?;
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let capitals = |word: &str| word.chars().filter(char::is_ascii_uppercase).count();
    let form = if capitals(word) >= 2 { word.strip_suffix('s').unwrap_or(word) } else { word };
    let letters = form.chars().count();
    let small = form.chars().filter(char::is_ascii_lowercase).count();
    let is_form = (2..=7).contains(&letters)
        && form.starts_with(|c: char| c.is_ascii_uppercase())
        && capitals(form) >= 2
        && small < capitals(form)
        && form.chars().all(char::is_alphanumeric)
        && form.chars().filter(char::is_ascii_digit).count() < 2;
    // "QX9 3HU" is a postcode.
    let next = written.near(at, 1);
    let postcode = next.len() == 3
        && next.starts_with(|c: char| c.is_ascii_digit())
        && next[1..].bytes().all(|byte| byte.is_ascii_lowercase());
    // "A1" and "F4" are the places of a plan.
    let label = letters == 2 && form.ends_with(|c: char| c.is_ascii_digit());
    (is_form && !label && !postcode && !KNOWN.contains(&form.to_ascii_lowercase().as_str())).then_some(form)
}

/// Whether brackets explain the form: it stands in them, or they follow it.
fn is_explained(text: &str, written: &Words<'_>, at: usize) -> bool {
    let word = written.word(at);
    let inside = text[..word.start].ends_with('(')
        && text[word.end..].trim_start_matches('s').starts_with([')', ',', ';'])
        && at > 0;
    // "GMFCS level V (Gross Motor Function Classification System, …)": the level stands between.
    let last = if matches!(written.near(at, 1), "level" | "stage" | "score") { at + 2 } else { at };
    let after = last + 1 < written.len()
        && text[written.word(last).end..].trim_start().starts_with('(')
        && written.word(last + 1).gap == Gap::Mark
        && written.as_written(last + 1).chars().filter(char::is_ascii_lowercase).count() > 1;
    inside || after
}

/// Whether the words shortly before begin with its letters: "cortical vision impairment, also written CVI".
fn has_initials_before(written: &Words<'_>, at: usize, form: &str) -> bool {
    let letters = form.to_ascii_lowercase();
    let count = letters.chars().count();
    let (first, _) = written.sentence(at);
    let begins =
        |at: usize, letter: char| written.lower(at).starts_with(letter) && written.lower(at).len() > 1;
    (first..at).rev().take(count + 4).any(|start| {
        count > 2
            && start + count <= at
            && letters.chars().enumerate().all(|(step, letter)| begins(start + step, letter))
    })
}

/// Whether the words around are written large too, so that capitals say nothing.
fn is_in_capitals(written: &Words<'_>, at: usize) -> bool {
    let (first, after) = written.sentence(at);
    let large = |at: &usize| {
        let word = written.as_written(*at);
        word.len() > 1 && !word.contains(|c: char| c.is_lowercase())
    };
    let count = (first..after).filter(large).count();
    after - first > 2 && count * 3 > (after - first) * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        short_forms(text, |form| form == "NHS").into_iter().map(|mark| mark.text).collect()
    }

    #[test]
    fn the_first_unexplained_use_is_marked() {
        assert_eq!(forms("The SaLT wrote. The SaLT met the NHS and two EPs."), ["SaLT", "EPs"]);
        assert_eq!(forms("A speech therapist (SALT) came; the SALT left. F4 says so."), Vec::<String>::new());
        assert_eq!(forms("SLCN (speech and language needs) means that. SLCN again."), Vec::<String>::new());
        assert_eq!(forms("HELP WITH READING AND WRITING"), Vec::<String>::new());
    }
}
