//! Characters of symbol fonts, as the characters that people see.

/// Whether a font shows symbols in place of letters.
pub(super) fn is_symbol_font(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("symbol") || name.starts_with("wingdings") || name.starts_with("webdings")
}

/// The character that a symbol font shows at a code; `None` when it is not known.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    // Symbol fonts are addressed either at their own codes or in the private area.
    let code = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    if font.starts_with("wingdings 2") {
        return Some(match code {
            0x50 | 0x97 => '✓',
            0x4F | 0x53 => '✗',
            0x52 | 0x54 => '☒',
            0xA3 | 0x2A | 0x30 => '☐',
            _ => return None,
        });
    }
    if font.starts_with("wingdings") {
        return Some(match code {
            0xA8 | 0x6F | 0x71 | 0x72 => '☐',
            0xFE => '☑',
            0x78 | 0xFD => '☒',
            0xFC => '✓',
            0xFB => '✗',
            0x6C | 0x9F | 0xA1 => '•',
            0x6E | 0xA7 => '▪',
            0x76 | 0x77 => '◆',
            0xD8 => '➢',
            0xE0 | 0xE8 => '→',
            0x4A => '☺',
            0x4B => '😐',
            0x4C => '☹',
            0x28 => '☎',
            0x2A => '✉',
            _ => return None,
        });
    }
    if font.starts_with("webdings") {
        return Some(match code {
            0x61 => '✓',
            0x72 => '✗',
            0x63 => '☐',
            _ => return None,
        });
    }
    if font.starts_with("symbol") {
        return symbol_font(code);
    }
    char::from_u32(code).filter(|character| !character.is_control())
}

fn symbol_font(code: u32) -> Option<char> {
    const LETTERS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    Some(match code {
        0x41..=0x5A => LETTERS.chars().nth(code as usize - 0x41)?,
        0x61..=0x7A => SMALL.chars().nth(code as usize - 0x61)?,
        0xA3 => '≤',
        0xA5 => '∞',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xBC => '…',
        0xD6 => '√',
        0x20..=0x7E => char::from_u32(code)?,
        _ => return None,
    })
}

/// The bullet that a list shows.
pub(super) fn bullet(text: &str, symbol_font: bool) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (None, _) => String::new(),
        (Some(one), None) => {
            let private = ('\u{E000}'..='\u{F8FF}').contains(&one);
            if private {
                match one {
                    '\u{F0A8}' | '\u{F06F}' | '\u{F071}' | '\u{F072}' => "☐".to_owned(),
                    '\u{F0FC}' => "✓".to_owned(),
                    _ => "•".to_owned(),
                }
            } else if symbol_font || one == 'o' {
                // Courier New's letter o is Word's hollow bullet.
                "•".to_owned()
            } else {
                one.to_string()
            }
        }
        _ => text.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_boxes_and_greek_are_known() {
        assert_eq!(symbol("Wingdings", 0xF0A8), Some('☐'));
        assert_eq!(symbol("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(symbol("Wingdings 2", 0x52), Some('☒'));
        assert_eq!(symbol("Symbol", 0xF0B7), Some('•'));
        assert_eq!(symbol("Symbol", 0x61), Some('α'));
        assert_eq!(symbol("Wingdings", 0xF041), None);
        assert_eq!(symbol("Arial", 0x2610), Some('☐'));
    }
}
