//! The words of a change as runs: what both versions say, what is taken out, what is put in.
//!
//! A screen reader says neither strike nor underline, so the template writes "[removed: …]" and
//! "[added: …]" as words. More than four marks in a sentence are hard to follow: then the whole old
//! sentence stands before the whole new one.

use crate::render::changes::{InVersion, Words};
use serde_json::{Value as Json, json};

/// The most marks that a sentence may have.
const MOST_MARKS: usize = 4;

type Run = (InVersion, String);

/// The paragraphs of a text, each a list of runs `["=" | "-" | "+", words]`.
pub(in crate::render::view) fn redline(words: &[Words]) -> Json {
    let mut runs: Vec<Run> = Vec::new();
    for sentence in sentences(words) {
        let marks = sentence.iter().filter(|run| run.0 != InVersion::Both).count();
        if marks > MOST_MARKS {
            for (version, left_out) in
                [(InVersion::Before, InVersion::After), (InVersion::After, InVersion::Before)]
            {
                let side: String =
                    sentence.iter().filter(|run| run.0 != left_out).map(|run| run.1.as_str()).collect();
                runs.push((version, side));
            }
        } else {
            runs.extend(sentence);
        }
    }
    let paragraphs: Vec<Json> = paragraphs(&runs).iter().map(|runs| shown(runs)).collect();
    Json::Array(paragraphs)
}

/// Whether any words came or went.
pub(in crate::render::view) fn has_marks(words: &[Words]) -> bool {
    words.iter().any(|run| run.version != InVersion::Both && !run.text.trim().is_empty())
}

/// The runs sentence by sentence. A sentence ends only where both versions end one.
fn sentences(words: &[Words]) -> Vec<Vec<Run>> {
    let mut found: Vec<Vec<Run>> = vec![Vec::new()];
    for run in words {
        if run.version != InVersion::Both {
            push(&mut found, run.version, &run.text);
            continue;
        }
        let mut rest = run.text.as_str();
        while let Some(end) = end_of_sentence(rest) {
            push(&mut found, InVersion::Both, &rest[..end]);
            found.push(Vec::new());
            rest = &rest[end..];
        }
        push(&mut found, InVersion::Both, rest);
    }
    found
}

fn push(found: &mut [Vec<Run>], version: InVersion, text: &str) {
    if let Some(sentence) = found.last_mut().filter(|_| !text.is_empty()) {
        sentence.push((version, text.to_owned()));
    }
}

/// Where the first sentence ends, with the space after it.
fn end_of_sentence(text: &str) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\n' {
            return Some(at + 1);
        }
        if matches!(letter, '.' | '!' | '?')
            && let Some(&(space, next)) = letters.peek()
            && next.is_whitespace()
        {
            return Some(space + next.len_utf8());
        }
    }
    None
}

/// The runs paragraph by paragraph. Where old or new words have several, the old ones all come first.
fn paragraphs(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut found: Vec<Vec<Run>> = vec![Vec::new()];
    for (version, text) in runs {
        let long = *version != InVersion::Both && text.trim().contains('\n');
        for (at, part) in text.split('\n').enumerate() {
            if (at > 0 || long) && found.last().is_some_and(|last| !last.is_empty()) {
                found.push(Vec::new());
            }
            if !part.trim().is_empty() || !part.is_empty() && at == 0 {
                push(&mut found, *version, part);
            }
        }
        if long {
            found.push(Vec::new());
        }
    }
    found.retain(|paragraph| paragraph.iter().any(|run| !run.1.trim().is_empty()));
    found
}

/// The runs for the template: marks begin and end with words, and spaces stand outside of them.
fn shown(runs: &[Run]) -> Json {
    let mut found: Vec<(InVersion, String)> = Vec::new();
    let mut add = |version: InVersion, text: &str| {
        if text.is_empty() {
            return;
        }
        match found.last_mut() {
            Some(last) if last.0 == version && version == InVersion::Both => last.1.push_str(text),
            _ => found.push((version, text.to_owned())),
        }
    };
    for (version, text) in runs {
        let words = text.trim();
        if *version == InVersion::Both || words.is_empty() {
            // A space that came or went is no change of words.
            add(InVersion::Both, if words.is_empty() { " " } else { text });
            continue;
        }
        if text.starts_with(char::is_whitespace) {
            add(InVersion::Both, " ");
        }
        add(*version, words);
        if text.ends_with(char::is_whitespace) {
            add(InVersion::Both, " ");
        }
    }
    let mut row = Vec::with_capacity(found.len());
    for (at, (version, text)) in found.iter().enumerate() {
        let marked = *version != InVersion::Both;
        // Two marks in a row, or a mark in the middle of the words, need a space of their own.
        if marked && at > 0 && !found[at - 1].1.ends_with([' ', '(', '“', '‘', '"']) {
            row.push(json!(["=", " "]));
        }
        let sign = match version {
            InVersion::Both => "=",
            InVersion::Before => "-",
            InVersion::After => "+",
        };
        row.push(json!([sign, text]));
        let next = found.get(at + 1).and_then(|next| next.1.chars().next());
        if marked
            && found.get(at + 1).is_some_and(|next| next.0 == InVersion::Both)
            && next.is_some_and(char::is_alphanumeric)
        {
            row.push(json!(["=", " "]));
        }
    }
    Json::Array(row)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;

    fn words(of: &[(char, &str)]) -> Vec<Words> {
        of.iter()
            .map(|(mark, text)| Words {
                version: match mark {
                    '-' => InVersion::Before,
                    '+' => InVersion::After,
                    _ => InVersion::Both,
                },
                text: (*text).to_owned(),
            })
            .collect()
    }

    fn told(of: &[(char, &str)]) -> Vec<String> {
        redline(&words(of))
            .as_array()
            .unwrap()
            .iter()
            .map(|paragraph| {
                let runs = paragraph.as_array().unwrap().iter();
                runs.map(|run| match run[0].as_str().unwrap() {
                    "-" => format!("[removed: {}]", run[1].as_str().unwrap()),
                    "+" => format!("[added: {}]", run[1].as_str().unwrap()),
                    _ => run[1].as_str().unwrap().to_owned(),
                })
                .collect()
            })
            .collect()
    }

    #[test]
    fn marks_stand_between_spaces() {
        assert_eq!(
            told(&[('=', "for "), ('-', "45 minutes"), ('+', "30 minutes"), ('=', " each week.")]),
            ["for [removed: 45 minutes] [added: 30 minutes] each week."]
        );
        assert_eq!(told(&[('+', "Where possible "), ('=', "a TA")]), ["[added: Where possible] a TA"]);
        assert_eq!(told(&[('=', "art"), ('+', ", if free"), ('=', ". So")]), ["art [added: , if free]. So"]);
    }

    #[test]
    fn a_sentence_with_many_marks_is_shown_twice_and_its_neighbours_once() {
        let found = told(&[
            ('=', "One stays. A "),
            ('-', "b"),
            ('+', "c"),
            ('=', " d "),
            ('-', "e"),
            ('+', "f"),
            ('=', " g "),
            ('-', "h "),
            ('=', "i. Last stays."),
        ]);
        assert_eq!(found, ["One stays. [removed: A b d e g h i.] [added: A c d f g i.] Last stays."]);
    }

    #[test]
    fn paragraphs_of_old_words_come_before_those_of_new_words() {
        let found = told(&[('=', "Kept. "), ('-', "One.\n\nTwo."), ('+', "Three.\n\nFour.")]);
        assert_eq!(
            found,
            ["Kept. ", "[removed: One.]", "[removed: Two.]", "[added: Three.]", "[added: Four.]"]
        );
    }
}
