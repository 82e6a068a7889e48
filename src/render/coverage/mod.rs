//! Characters that no font of ours can show.
//!
//! An archived, accessible PDF may not hold a character without a glyph: one
//! emoji in one sentence would stop the whole document. Such a character
//! becomes a mark that names it, `[U+1F9C3]`, so that a reader sees that
//! something stands there and a caseworker can find it.
//!
//! Characters that change what a reader sees without being seen themselves
//! (direction controls, hidden tags) become marks too, shown by a font or not.
//! Nothing disappears, save a byte that means the same as its neighbour: every
//! kind of line break becomes a line feed, every odd space a plain one.

mod faces;
mod kinds;

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

use self::faces::Faces;
pub(super) use self::faces::face;
use self::kinds::{
    JOINER, is_hidden, is_number_sign, is_picture, is_variation_selector, needs_no_glyph, stands_on_others,
};

/// A character that was replaced by a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unshowable {
    /// The character; of an emoji made of several, the first.
    pub character: char,
    /// Where it stood in the text given, in bytes.
    pub offset: usize,
}

/// A mark within a JSON document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The JSON pointer of the text.
    pub pointer: String,
    /// What was replaced there.
    pub unshowable: Unshowable,
}

/// Replaces what no font can show by marks, and tells what it replaced.
///
/// The text comes back borrowed when nothing had to change. A character counts
/// as showable only if both the regular and the bold faces have it. Applying
/// this twice gives the same as once.
#[must_use]
pub fn replace_unshowable(text: &str) -> (Cow<'_, str>, Vec<Unshowable>) {
    if text.chars().all(is_plain) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut shown, mut replaced, pieces) = once(text);
    // A mark's bracket may now carry an accent that stood on what it replaced.
    let again = if replaced.is_empty() { Vec::new() } else { once(&shown).1 };
    if !again.is_empty() {
        shown = once(&shown).0;
        replaced.extend(again.into_iter().map(|later| {
            let piece = pieces.partition_point(|piece| piece.shown <= later.offset).saturating_sub(1);
            let Piece { shown, text } = pieces[piece];
            Unshowable { offset: text + (later.offset - shown), ..later }
        }));
        replaced.sort_by_key(|unshowable| unshowable.offset);
    }
    if shown == text { (Cow::Borrowed(text), replaced) } else { (Cow::Owned(shown), replaced) }
}

/// Whether a character is one that every face has and that stands for itself whatever is beside it: the
/// letters and signs of nearly every text.
const fn is_plain(character: char) -> bool {
    matches!(
        character,
        ' '..='~' | '\n' | '£' | 'À'..='ž' | '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '•'
    )
}

/// Where a grapheme begins, in what is shown and in the text given.
struct Piece {
    shown: usize,
    text: usize,
}

fn once(text: &str) -> (String, Vec<Unshowable>, Vec<Piece>) {
    let faces = Faces::get();
    let mut shown = String::with_capacity(text.len() + 16);
    let (mut replaced, mut pieces) = (Vec::new(), Vec::new());
    for (offset, grapheme) in text.grapheme_indices(true) {
        pieces.push(Piece { shown: shown.len(), text: offset });
        push_grapheme(faces, grapheme, offset, &mut shown, &mut replaced);
    }
    (shown, replaced, pieces)
}

/// Applies [`replace_unshowable`] to every text of a JSON document, in place.
///
/// Keys stay as they are: they are ours. The marks come back in document order.
pub fn replace_in_value(value: &mut Value) -> Vec<Mark> {
    let mut marks = Vec::new();
    visit(value, &mut String::new(), &mut marks);
    marks
}

fn visit(value: &mut Value, pointer: &mut String, marks: &mut Vec<Mark>) {
    let depth = pointer.len();
    match value {
        Value::String(text) => {
            if let (Cow::Owned(shown), replaced) = replace_unshowable(text) {
                marks.extend(
                    replaced.into_iter().map(|unshowable| Mark { pointer: pointer.clone(), unshowable }),
                );
                *text = shown;
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                let _ = write!(pointer, "/{index}");
                visit(item, pointer, marks);
                pointer.truncate(depth);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                visit(member, pointer, marks);
                pointer.truncate(depth);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn push_grapheme(
    faces: &Faces,
    grapheme: &str,
    offset: usize,
    shown: &mut String,
    replaced: &mut Vec<Unshowable>,
) {
    let mut characters = grapheme.char_indices();
    let Some((_, first)) = characters.next() else { return };
    if grapheme == "\r\n" {
        shown.push('\n');
    } else if stands_on_others(first) && !needs_no_glyph(first) {
        // An accent with nothing under it would land on whatever a template puts before it.
        for (at, character) in grapheme.char_indices() {
            if needs_no_glyph(character) {
                shown.push(character);
            } else {
                push_mark(std::iter::once(character), shown);
                replaced.push(Unshowable { character, offset: offset + at });
            }
        }
    } else if let Some(same) = same_meaning(faces, first) {
        // A space or break with a mark on top is rare; the mark is looked at by itself.
        shown.push(same);
        for (at, character) in characters {
            push_alone(faces, character, offset + at, shown, replaced);
        }
    } else if faces.show(grapheme) {
        shown.push_str(grapheme);
    } else if is_number_sign(first) && grapheme.len() > first.len_utf8() {
        // It reaches over what follows, but is drawn by itself.
        push_alone(faces, first, offset, shown, replaced);
        let rest = &grapheme[first.len_utf8()..];
        push_grapheme(faces, rest, offset + first.len_utf8(), shown, replaced);
    } else if !is_hidden(first) && faces.show(first.encode_utf8(&mut [0; 4])) && !is_picture(grapheme) {
        // The letter can be shown, but not all that stands on it.
        let start = shown.len();
        shown.push(first);
        for (at, character) in characters {
            shown.push(character);
            if is_hidden(character) || !faces.show(&shown[start..]) {
                shown.truncate(shown.len() - character.len_utf8());
                push_mark(std::iter::once(character), shown);
                replaced.push(Unshowable { character, offset: offset + at });
            }
        }
    } else if is_picture(grapheme) || faces.show_none(grapheme) {
        // One picture for the eye is one mark.
        push_mark(grapheme.chars().filter(|&c| c != JOINER && !is_variation_selector(c)), shown);
        replaced.push(Unshowable { character: first, offset });
    } else {
        for (at, character) in grapheme.char_indices() {
            push_alone(faces, character, offset + at, shown, replaced);
        }
    }
}

fn push_alone(
    faces: &Faces,
    character: char,
    offset: usize,
    shown: &mut String,
    replaced: &mut Vec<Unshowable>,
) {
    if !is_hidden(character) && faces.show(character.encode_utf8(&mut [0; 4])) {
        shown.push(character);
    } else {
        push_mark(std::iter::once(character), shown);
        replaced.push(Unshowable { character, offset });
    }
}

/// Writes the mark: the characters' Unicode numbers in square brackets.
fn push_mark(characters: impl Iterator<Item = char>, shown: &mut String) {
    shown.push('[');
    let mut first = true;
    for character in characters {
        let _ = write!(shown, "{}U+{:04X}", if first { "" } else { " " }, u32::from(character));
        first = false;
    }
    if first {
        shown.push('?');
    }
    shown.push(']');
}

/// A character of the same meaning that every font has, where the meaning is white space.
fn same_meaning(faces: &Faces, character: char) -> Option<char> {
    match character {
        '\t' => Some(' '),
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{202F}' if !faces.has(character) => Some('\u{A0}'),
        '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' if !faces.has(character) => Some(' '),
        // What Word writes for a bullet when its symbol font is meant.
        '\u{F0B7}' => Some('•'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        replace_unshowable(text).0.into_owned()
    }

    #[test]
    fn plain_and_polish_and_arabic_text_stays() {
        for text in [
            "Sam's plan: 45 minutes – twice",
            "Łukasz Żółć",
            "خدیجہ",
            "می\u{200C}خواهم",
            "ਗੁਰਪ੍ਰੀਤ",
            "ক্\u{200D}ষ",
            "soft\u{AD}hyphen",
            "e\u{301}",
            "☐ ☑ ✓",
        ] {
            let (after, replaced) = replace_unshowable(text);
            assert_eq!((after.as_ref(), replaced.len()), (text, 0));
        }
    }

    #[test]
    fn an_emoji_is_one_mark_even_when_joined() {
        assert_eq!(shown("a 🧃 b"), "a [U+1F9C3] b");
        assert_eq!(shown("👨\u{200D}👩\u{200D}👧"), "[U+1F468 U+1F469 U+1F467]");
        assert_eq!(shown("🧃🧃"), "[U+1F9C3][U+1F9C3]");
        let (_, replaced) = replace_unshowable("a 🧃");
        assert_eq!(replaced, [Unshowable { character: '🧃', offset: 2 }]);
    }

    #[test]
    fn hidden_controls_are_made_visible() {
        assert_eq!(shown("no\u{202E}yes"), "no[U+202E]yes");
        assert_eq!(shown("a\u{0}b\u{1B}"), "a[U+0000]b[U+001B]");
        assert_eq!(shown("\u{FEFF}a\u{200F}b\u{E0041}"), "[U+FEFF]a[U+200F]b[U+E0041]");
        assert_eq!(shown("\u{E123}\u{FFFE}"), "[U+E123][U+FFFE]");
    }

    #[test]
    fn white_space_keeps_its_meaning() {
        assert_eq!(shown("a\tb\r\nc\rd\u{2028}e\u{85}f"), "a b\nc\nd\ne\nf");
    }

    #[test]
    fn a_word_in_a_script_without_a_font_is_told_letter_by_letter() {
        assert_eq!(shown("漢字"), "[U+6F22][U+5B57]");
    }

    #[test]
    fn a_plain_character_comes_through_the_long_way_too() {
        let plain: String = ('\0'..='\u{FFFF}').filter(|character| is_plain(*character)).collect();
        assert!(plain.chars().count() > 250);
        let (shown, replaced, _) = once(&plain);
        assert_eq!((shown, replaced), (plain, Vec::new()));
    }

    #[test]
    fn applying_it_twice_changes_nothing_more() {
        let once = shown("🧃\u{202E}漢\u{E9}\tx\u{300}\u{20E3}");
        assert_eq!(shown(&once), once);
    }

    #[test]
    fn an_accent_with_nothing_under_it_is_told() {
        assert_eq!(shown("a\n\u{301}b"), "a\n[U+0301]b");
        assert_eq!(shown("\u{9BE}"), "[U+09BE]");
    }

    #[test]
    fn an_accent_on_a_mark_is_told_at_its_place() {
        let (shown, replaced) = replace_unshowable("\u{19}\u{612}");
        assert_eq!(shown, "[U+0019][U+0612]");
        let places: Vec<_> = replaced.iter().map(|unshowable| unshowable.offset).collect();
        assert_eq!(places, [0, 1]);
    }

    #[test]
    fn json_pointers_name_the_place() {
        let mut value = serde_json::json!({ "a/b": ["fine", "🧃"], "n": 1 });
        let marks = replace_in_value(&mut value);
        assert_eq!(marks.len(), 1);
        assert_eq!(marks[0].pointer, "/a~1b/1");
        assert_eq!(value["a/b"][1], "[U+1F9C3]");
    }
}
