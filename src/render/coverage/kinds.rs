//! What kind of character it is, as far as showing it goes.

use unicode_segmentation::UnicodeSegmentation;

/// Joins what stands before and after it into one sign.
pub(super) const JOINER: char = '\u{200D}';
const NON_JOINER: char = '\u{200C}';

/// Whether a character only chooses the form of the one before it.
pub(super) fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a grapheme is an emoji, alone or joined from several.
pub(super) fn is_picture(grapheme: &str) -> bool {
    grapheme.chars().any(|c| matches!(u32::from(c), 0x1_F000..=0x1_FFFF))
}

/// Whether a character joins the one before it, as accents and vowel signs do.
pub(super) fn stands_on_others(character: char) -> bool {
    let mut pair = [b'a'; 5];
    let length = 1 + character.encode_utf8(&mut pair[1..]).len();
    std::str::from_utf8(&pair[..length]).is_ok_and(|pair| pair.graphemes(true).count() == 1)
}

/// Signs that stand before the number or letter they belong to.
pub(super) fn is_number_sign(character: char) -> bool {
    matches!(
        character,
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{D4E}'
    )
}

/// Whether a character works unseen, and so could deceive or upset a reader.
///
/// Soft hyphens, invisible spaces and joiners are not among them: they only
/// say where a word may break or how its letters join.
pub(super) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2061}'..='\u{206F}'
            | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{3164}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}'
            // Private use: the standards forbid it, and no two fonts agree on it.
            | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
        || (u32::from(character) & 0xFFFE) == 0xFFFE
        || matches!(character, '\u{FDD0}'..='\u{FDEF}')
}

/// Characters that stand for no ink: a font need not have them.
pub(super) fn needs_no_glyph(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{34F}' | '\u{200B}' | '\u{2060}' | NON_JOINER | JOINER | '\n')
        || is_variation_selector(character)
}
