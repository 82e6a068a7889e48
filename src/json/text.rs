//! Texts of JSON: quotation marks, escapes, and the characters that cannot stand in them.

use super::LONGEST_TEXT;
use super::fault::Fault;
use super::parse::Parser;

impl Parser<'_> {
    /// Reads a text up to its closing mark.
    pub(super) fn string(&mut self, close: char) -> String {
        let from = self.at;
        self.at += self.next_char().map_or(1, char::len_utf8);
        let mut read = String::new();
        let mut run = self.at;
        let mut broken = false;
        loop {
            if close == '"' {
                let plain = |byte: &u8| *byte != b'"' && *byte != b'\\' && *byte >= 0x20;
                let rest = &self.bytes[self.at..];
                self.at += rest.iter().position(|byte| !plain(byte)).unwrap_or(rest.len());
            }
            let Some(byte) = self.peek() else {
                self.note_bad_bytes(from);
                self.stop(Fault::EndsEarly, self.at);
                return read;
            };
            match byte {
                b'"' if close == '"' => break,
                b'\\' => {
                    read.push_str(&self.text[run..self.at]);
                    self.escape(&mut read);
                    run = self.at;
                    if self.stopped {
                        return read;
                    }
                }
                0..0x20 => {
                    broken |= byte == b'\n';
                    let noted = self.faults.last().is_some_and(|last| last.byte >= from);
                    if !noted {
                        let fault = if byte == 0 { Fault::Nul } else { Fault::ControlCharacter(byte) };
                        self.fault(fault, self.at);
                    }
                    self.at += 1;
                }
                b'"' | 0x20..0x80 if close != byte as char => self.at += 1,
                _ => match self.next_char() {
                    Some(character) if character == close => break,
                    Some(character) => self.at += character.len_utf8(),
                    None => self.at += 1,
                },
            }
        }
        let end = self.at;
        self.at += close.len_utf8();
        self.note_bad_bytes(from);
        if broken {
            self.perhaps_unclosed(from);
        }
        if read.is_empty() {
            read = self.text[run..end].to_owned();
        } else {
            read.push_str(&self.text[run..end]);
        }
        if read.len() > LONGEST_TEXT {
            self.fault(Fault::TextTooLong, from);
            read.clear();
            read.push('\u{2026}');
        }
        read
    }

    /// A text with a line break in it, after which no value can end, was never closed.
    fn perhaps_unclosed(&mut self, from: usize) {
        let next = self.text[self.at..].trim_start().chars().next();
        if !matches!(next, None | Some(',' | ':' | '}' | ']')) {
            self.faults.retain(|found| found.byte < from);
            self.stop(Fault::UnclosedText, from);
        }
    }

    /// Notes the bytes of the text just read that were not UTF-8.
    fn note_bad_bytes(&mut self, from: usize) {
        if self.bad_bytes.is_empty() {
            return;
        }
        let first = self.bad_bytes.partition_point(|byte| *byte < from);
        let bad = self.bad_bytes[first..].iter().take_while(|byte| **byte < self.at);
        for byte in bad.copied().collect::<Vec<_>>() {
            self.fault(Fault::InvalidUtf8, byte);
        }
    }

    /// Reads one escape, such as `\n` or `\u00e9`.
    fn escape(&mut self, read: &mut String) {
        let from = self.at;
        self.at += 1;
        let Some(byte) = self.peek() else {
            self.stop(Fault::EndsEarly, self.at);
            return;
        };
        self.at += 1;
        let plain = match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.unicode_escape(from, read);
                return;
            }
            _ => {
                self.at -= 1;
                self.fault(Fault::UnknownEscape, from);
                return;
            }
        };
        read.push(plain);
    }

    fn unicode_escape(&mut self, from: usize, read: &mut String) {
        if self.bytes.len() < self.at + 4 && !self.bytes[self.at..].contains(&b'"') {
            self.at = self.bytes.len();
            self.stop(Fault::EndsEarly, self.at);
            return;
        }
        let Some(first) = self.four_digits(self.at) else {
            self.fault(Fault::UnknownEscape, from);
            return;
        };
        self.at += 4;
        if let Some(character) = char::from_u32(first) {
            read.push(character);
            return;
        }
        let second = (first < 0xdc00 && self.text[self.at..].starts_with("\\u"))
            .then(|| self.four_digits(self.at + 2))
            .flatten()
            .filter(|second| (0xdc00..0xe000).contains(second));
        if let Some(second) = second {
            self.at += 6;
            let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            read.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        } else {
            self.fault(Fault::LoneSurrogate, from);
            read.push(char::REPLACEMENT_CHARACTER);
        }
    }

    fn four_digits(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u32::from_str_radix(digits, 16).ok()
    }
}

/// A field name without its escapes, for a pointer.
pub(super) fn unescape(raw: &str) -> String {
    if !raw.contains('\\') {
        return raw.to_owned();
    }
    serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_else(|_| raw.to_owned())
}
