//! RTF cut into its signs. Nothing is understood here, nothing nests, and every byte is looked at once.

/// A sign of RTF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` or `\word123`.
    Word(&'a str, Option<i32>),
    /// `\~` and its like.
    Symbol(u8),
    /// `\'e9`: a byte in the current character set.
    Byte(u8),
    /// Bytes as they stand, without line ends.
    Text(&'a [u8]),
}

/// Cuts RTF into signs; `\bin` data is left out.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn word(&mut self) -> Token<'a> {
        let from = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) && self.at - from < 64 {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[from..self.at]).unwrap_or_default();
        let digits = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) && self.at - digits < 12 {
            self.at += 1;
        }
        let number = std::str::from_utf8(&self.bytes[digits..self.at]).unwrap_or_default();
        let number = (!number.is_empty()).then(|| {
            let wide: i64 = number.parse().unwrap_or_default();
            i32::try_from(wide).unwrap_or_default()
        });
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Token::Word(word, number)
    }

    fn escape(&mut self) -> Token<'a> {
        match self.bytes.get(self.at) {
            None => Token::Symbol(b' '),
            Some(b'\'') => {
                let hex =
                    self.bytes.get(self.at + 1..self.at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
                let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
                self.at += if byte.is_some() { 3 } else { 1 };
                byte.map_or(Token::Symbol(b'\''), Token::Byte)
            }
            Some(letter) if letter.is_ascii_alphabetic() => self.word(),
            Some(&symbol) => {
                self.at += 1;
                Token::Symbol(symbol)
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while matches!(self.bytes.get(self.at), Some(b'\r' | b'\n' | 0)) {
            self.at += 1;
        }
        let first = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(match first {
            b'{' => Token::Open,
            b'}' => Token::Close,
            b'\\' => self.escape(),
            _ => {
                let from = self.at - 1;
                let rest = &self.bytes[self.at..];
                let length = rest.iter().position(|byte| b"{}\\\r\n\0".contains(byte)).unwrap_or(rest.len());
                self.at += length;
                Token::Text(&self.bytes[from..self.at])
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_apart() {
        let signs: Vec<Token<'_>> =
            Tokens::new(b"{\\b0 bold\\'e9\\~x\r\ny\\u-12?\\bin3 }}}z\\*\\par}").collect();
        assert_eq!(
            signs,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Text(b"bold"),
                Token::Byte(0xE9),
                Token::Symbol(b'~'),
                Token::Text(b"x"),
                Token::Text(b"y"),
                Token::Word("u", Some(-12)),
                Token::Text(b"?"),
                Token::Word("bin", Some(3)),
                Token::Text(b"z"),
                Token::Symbol(b'*'),
                Token::Word("par", None),
                Token::Close,
            ]
        );
    }

    #[test]
    fn bytes_without_end_are_no_trouble() {
        for bytes in [&b"\\"[..], b"\\'", b"\\'e", b"\\bin999999999999 x", b"\\u", b"{{{{", b"\\'zz"] {
            let _ = Tokens::new(bytes).count();
        }
    }
}
