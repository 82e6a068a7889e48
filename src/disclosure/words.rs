//! A text cut into words as names are compared: one spelling for capitals, marks and look-alikes.

use crate::wording::identity::fold;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// One word of a text.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Where it stands, in bytes, without `'s`.
    pub(super) span: Range<usize>,
    /// Small letters and digits only, without accents, apostrophes and what cannot be seen.
    pub(super) key: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether all its letters are capitals, and it has several.
    pub(super) capitals: bool,
    /// Whether a sentence or a line may begin with it, so that a capital is no news.
    pub(super) first: bool,
}

/// Cuts a text into words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 5);
    let mut letters = text.char_indices().peekable();
    let mut before = 0;
    while let Some((start, letter)) = letters.next() {
        if !letter.is_alphanumeric() {
            continue;
        }
        let mut end = start + letter.len_utf8();
        while let Some(&(at, next)) = letters.peek() {
            let follows = || text[at + next.len_utf8()..].chars().find(|c| !is_unseen(*c) && *c != '*');
            let joins = next.is_alphanumeric()
                || is_unseen(next)
                || ((is_apostrophe(next) || next == '*') && follows().is_some_and(char::is_alphanumeric));
            if !joins {
                break;
            }
            letters.next();
            if next.is_alphanumeric() || is_unseen(next) {
                end = at + next.len_utf8();
            }
        }
        let core = without_possessive(text, start, end);
        let written = &text[start..core];
        let gap = &text[before..start];
        found.push(Word {
            span: start..core,
            key: key(written),
            capital: letter.is_uppercase(),
            capitals: written.chars().filter(|c| c.is_alphabetic()).count() > 1
                && written.chars().all(|c| !c.is_lowercase()),
            first: before == 0 || gap.contains(['.', '!', '?', ':', '\n', '|', '"', '“', '‘', '(', '•']),
        });
        before = end;
    }
    found
}

/// A word in the one spelling in which names are compared.
pub(super) fn key(written: &str) -> String {
    if written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return written.to_ascii_lowercase();
    }
    let compared: String = written.chars().filter(|c| !is_unseen(*c)).nfkc().map(look_alike).collect();
    let folded = fold(&compared);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Characters that no reader sees inside a word.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´')
}

/// The end of the word without `'s`.
fn without_possessive(text: &str, start: usize, end: usize) -> usize {
    let word = &text[start..end];
    let bare = word.strip_suffix(['s', 'S']).and_then(|stem| stem.strip_suffix(is_apostrophe));
    match bare {
        Some(stem) if !stem.is_empty() => start + stem.len(),
        _ => end,
    }
}

/// The Latin letter that a Cyrillic or Greek one is mistaken for.
const fn look_alike(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'с' => 'c',
        'С' => 'C',
        'е' => 'e',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'і' | 'ι' => 'i',
        'І' | 'Ι' => 'I',
        'ј' => 'j',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'к' | 'κ' => 'k',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'о' | 'ο' => 'o',
        'О' | 'Ο' => 'O',
        'р' | 'ρ' => 'p',
        'Р' | 'Ρ' => 'P',
        'ѕ' => 's',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'х' | 'χ' => 'x',
        'Х' | 'Χ' => 'X',
        'у' => 'y',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn names_in_any_dress_are_one_word() {
        for written in
            ["Zofia", "ZOFIA", "Zofia's", "ZOFIA’S", "Zo\u{200b}fia", "Zo**fia**", "Zofi\u{301}a", "Zоfia"]
        {
            assert_eq!(keys(written), ["zofia"], "{written}");
        }
        assert_eq!(keys("O’Brien D'Arcy"), ["obrien", "darcy"]);
        assert_eq!(keys("Smith-Jones_plan"), ["smith", "jones", "plan"]);
    }

    #[test]
    fn the_span_leaves_the_possessive() {
        let text = "For Zofia’s plan";
        assert_eq!(&text[words(text)[1].span.clone()], "Zofia");
    }
}
