//! A text cut into words, numbers, marks and spaces that rebuild it exactly.

use unicode_normalization::char::is_combining_mark;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Mark,
    Space,
}

/// One piece, by its bytes in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

impl Token {
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// The pieces of a text, in order. Apostrophes and hyphens inside a word belong to it; so do the
/// points, colons and strokes inside a number ("2.5", "1:1", "31/07/2027").
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 3);
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let kind = if first.is_ascii_digit() {
            Kind::Number
        } else if first.is_alphanumeric() {
            Kind::Word
        } else if first.is_whitespace() {
            Kind::Space
        } else {
            Kind::Mark
        };
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = rest.peek() {
            let follows = || text[at + next.len_utf8()..].chars().next();
            let inside = match kind {
                Kind::Word => {
                    next.is_alphanumeric()
                        || !next.is_ascii() && is_combining_mark(next)
                        || matches!(next, '\'' | '’' | '-' | '‑')
                            && follows().is_some_and(char::is_alphanumeric)
                }
                Kind::Number => {
                    next.is_ascii_digit()
                        || matches!(next, '.' | ':' | '/' | ',')
                            && follows().is_some_and(|after| after.is_ascii_digit())
                }
                Kind::Space => next.is_whitespace(),
                Kind::Mark => false,
            };
            if !inside {
                break;
            }
            end = at + next.len_utf8();
            rest.next();
        }
        found.push(Token { start, end, kind });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_rebuild_the_text() {
        for text in ["", "A TA's  one-to-one (1:1), 2.5 hrs—daily.\n- x2", "é à ½ 30mins", "…"] {
            let rebuilt: String = tokens(text).iter().map(|token| token.of(text)).collect();
            assert_eq!(rebuilt, text);
        }
        let text = "30mins at 1:1, o'clock well-being.";
        let words: Vec<&str> =
            tokens(text).iter().filter(|t| t.kind != Kind::Space).map(|t| t.of(text)).collect();
        assert_eq!(words, ["30", "mins", "at", "1:1", ",", "o'clock", "well-being", "."]);
    }
}
