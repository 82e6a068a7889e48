//! JSON as the standard has it (RFC 8259, I-JSON RFC 7493), read so that every fault is found.
//!
//! The parser never gives up at the first mistake that a person could see past: it notes the
//! fault and reads on as the writer meant it. What it returns without a fault is exactly what
//! any other JSON parser would return.

use super::fault::Fault;
use super::number::{self, NumberFault};
use super::text::unescape;
use super::{MOST_FAULTS, MOST_LEVELS};
use serde_json::map::Entry;
use serde_json::{Map, Value};

/// A fault with the byte at which it stands and the pointer of the value that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) fault: Fault,
    pub(super) byte: usize,
    pub(super) pointer: String,
}

/// What the parser made of a text.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) value: Value,
    pub(super) faults: Vec<Found>,
    /// Whether the parser had to give up before the end, so that `value` lacks things.
    pub(super) stopped: bool,
}

/// Told of every value as it is met.
pub(super) trait Watch {
    /// A value begins at byte `at`. `name` is the byte of its field name, for a field of an object.
    fn meet(&mut self, parser: &Parser<'_>, name: Option<usize>, at: usize);
}

/// One step from a value to a value inside it.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// The field whose name stands between these bytes, quotation marks not counted.
    Field(usize, usize),
    /// The item with this number.
    Item(usize),
}

/// The state of reading one text.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    path: Vec<Step>,
    pub(super) faults: Vec<Found>,
    pub(super) stopped: bool,
    pub(super) bad_bytes: &'a [usize],
}

/// Reads a text. `bad_bytes` are the places in it where bytes were not UTF-8.
pub(super) fn parse(text: &str, bad_bytes: &[usize], watch: &mut dyn Watch) -> Parsed {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        path: Vec::with_capacity(16),
        faults: Vec::new(),
        stopped: false,
        bad_bytes,
    };
    parser.space();
    if parser.peek().is_none() {
        let whole = text.trim().is_empty() && parser.faults.is_empty();
        parser.stop(if whole { Fault::Empty } else { Fault::EndsEarly }, parser.at);
        return parser.done(Value::Null);
    }
    let value = parser.value(0, None, watch);
    if !parser.stopped {
        parser.space();
        if parser.peek().is_some() {
            parser.fault(Fault::AfterTheEnd, parser.at);
        }
    }
    parser.done(value)
}

impl Parser<'_> {
    /// The pointer of the value that is being read.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match *step {
                Step::Item(number) => pointer.push_str(&number.to_string()),
                Step::Field(from, to) => {
                    let name = unescape(&self.text[from..to]);
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                }
            }
        }
        pointer
    }

    fn done(mut self, value: Value) -> Parsed {
        // Bytes between values, where no text shows them.
        let shown: Vec<usize> = self
            .faults
            .iter()
            .filter(|found| found.fault == Fault::InvalidUtf8)
            .map(|found| found.byte)
            .collect();
        self.path.clear();
        for byte in self.bad_bytes.iter().filter(|byte| !shown.contains(byte)) {
            self.fault(Fault::InvalidUtf8, *byte);
        }
        if self.faults.len() > MOST_FAULTS {
            let rest = self.faults[MOST_FAULTS].clone();
            self.faults.truncate(MOST_FAULTS);
            self.faults.push(Found { fault: Fault::More(MOST_FAULTS), ..rest });
        }
        Parsed { value, faults: self.faults, stopped: self.stopped }
    }

    pub(super) fn fault(&mut self, fault: Fault, byte: usize) {
        if self.faults.len() <= MOST_FAULTS {
            let pointer = self.pointer();
            self.faults.push(Found { fault, byte, pointer });
        }
    }

    pub(super) fn stop(&mut self, fault: Fault, byte: usize) -> Value {
        if !self.stopped {
            self.fault(fault, byte);
            self.stopped = true;
        }
        Value::Null
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn next_char(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    /// Passes over white space, and over what writers take for it.
    fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                b'/' | b'#' => self.comment(),
                0x0b | 0x0c | 0x80.. => {
                    let Some(character) = self.next_char() else { return };
                    let spaceful = character.is_whitespace()
                        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
                    if !spaceful {
                        return;
                    }
                    self.fault(Fault::StrangeSpace, self.at);
                    self.at += character.len_utf8();
                }
                _ => return,
            }
        }
    }

    fn comment(&mut self) {
        let from = self.at;
        let rest = &self.text[from..];
        let length = if rest.starts_with("/*") {
            rest.find("*/").map(|end| end + 2)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            rest.find('\n')
        } else {
            self.stop(Fault::UnexpectedCharacter, from);
            self.at = self.bytes.len();
            return;
        };
        self.fault(Fault::Comment, from);
        self.at = length.map_or(self.bytes.len(), |length| from + length);
    }

    fn value(&mut self, level: usize, name: Option<usize>, watch: &mut dyn Watch) -> Value {
        let from = self.at;
        watch.meet(self, name, from);
        match self.peek() {
            None => self.stop(Fault::EndsEarly, from),
            Some(b'{' | b'[') if level >= MOST_LEVELS => self.stop(Fault::TooDeep, from),
            Some(b'{') => self.object(level + 1, watch),
            Some(b'[') => self.list(level + 1, watch),
            Some(b'"') => Value::String(self.string('"')),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => self.word(),
            Some(0) => self.stop(Fault::Nul, from),
            Some(_) => match self.other_quotes() {
                Some(close) => Value::String(self.string(close)),
                None => self.stop(Fault::UnexpectedCharacter, from),
            },
        }
    }

    /// The mark that closes a text that begins with another mark than JSON's, noted as a fault.
    fn other_quotes(&mut self) -> Option<char> {
        let close = match self.next_char()? {
            '\'' => '\'',
            '`' => '`',
            '\u{201c}' | '\u{201d}' => '\u{201d}',
            '\u{2018}' | '\u{2019}' => '\u{2019}',
            _ => return None,
        };
        self.fault(Fault::WrongQuotes, self.at);
        Some(close)
    }

    fn object(&mut self, level: usize, watch: &mut dyn Watch) -> Value {
        let mut map = Map::new();
        self.at += 1;
        let mut comma: Option<usize> = None;
        loop {
            self.space();
            let from = self.at;
            match self.peek() {
                None => {
                    self.stop(Fault::EndsEarly, from);
                    break;
                }
                Some(b'}') => {
                    if let Some(comma) = comma {
                        self.fault(Fault::TrailingComma, comma);
                    }
                    self.at += 1;
                    break;
                }
                Some(b',') => {
                    self.fault(Fault::ExtraComma, from);
                    self.at += 1;
                    continue;
                }
                Some(b']') => {
                    self.stop(Fault::WrongBracket, from);
                    break;
                }
                _ => {}
            }
            self.member(&mut map, level, from, watch);
            if self.stopped || !self.after_value(b'}', &mut comma) {
                break;
            }
        }
        Value::Object(map)
    }

    /// One field of an object.
    fn member(&mut self, map: &mut Map<String, Value>, level: usize, from: usize, watch: &mut dyn Watch) {
        let (name, step) = match self.peek() {
            Some(b'"') => {
                let name = self.string('"');
                (name, Step::Field(from + 1, self.at.saturating_sub(1).max(from + 1)))
            }
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => {
                self.fault(Fault::UnquotedName, from);
                let length = self.bytes[from..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
                    .count();
                self.at += length;
                (self.text[from..self.at].to_owned(), Step::Field(from, self.at))
            }
            Some(0) => {
                self.stop(Fault::Nul, from);
                return;
            }
            _ => {
                let open = self.next_char().map_or(1, char::len_utf8);
                let Some(close) = self.other_quotes() else {
                    self.stop(Fault::UnexpectedCharacter, from);
                    return;
                };
                let name = self.string(close);
                let end = self.at.saturating_sub(close.len_utf8()).max(from + open);
                (name, Step::Field(from + open, end))
            }
        };
        if self.stopped {
            return;
        }
        self.path.push(step);
        self.space();
        match self.peek() {
            Some(b':') => self.at += 1,
            None => {
                self.stop(Fault::EndsEarly, self.at);
            }
            Some(_) => {
                self.stop(Fault::MissingColon, self.at);
            }
        }
        if !self.stopped {
            self.space();
            if matches!(self.peek(), Some(b',' | b'}' | b']')) {
                self.stop(Fault::UnexpectedCharacter, self.at);
            } else {
                let value = self.value(level, Some(from), watch);
                match map.entry(name) {
                    Entry::Vacant(place) => {
                        place.insert(value);
                    }
                    Entry::Occupied(_) => self.fault(Fault::GivenTwice, from),
                }
            }
        }
        self.path.pop();
    }

    fn list(&mut self, level: usize, watch: &mut dyn Watch) -> Value {
        let mut items = Vec::new();
        self.at += 1;
        let mut comma: Option<usize> = None;
        loop {
            self.space();
            match self.peek() {
                None => {
                    self.stop(Fault::EndsEarly, self.at);
                    break;
                }
                Some(b']') => {
                    if let Some(comma) = comma {
                        self.fault(Fault::TrailingComma, comma);
                    }
                    self.at += 1;
                    break;
                }
                Some(b',') => {
                    self.fault(Fault::ExtraComma, self.at);
                    self.at += 1;
                    continue;
                }
                Some(b'}') => {
                    self.stop(Fault::WrongBracket, self.at);
                    break;
                }
                _ => {}
            }
            self.path.push(Step::Item(items.len()));
            let value = self.value(level, None, watch);
            items.push(value);
            self.path.pop();
            if self.stopped || !self.after_value(b']', &mut comma) {
                break;
            }
        }
        Value::Array(items)
    }

    /// Passes over the comma after a value; false where the list or object ends or the parser gives up.
    fn after_value(&mut self, close: u8, comma: &mut Option<usize>) -> bool {
        self.space();
        let from = self.at;
        match self.peek() {
            Some(b',') => {
                *comma = Some(from);
                self.at += 1;
                true
            }
            Some(byte) if byte == close => {
                self.at += 1;
                false
            }
            None => {
                self.stop(Fault::EndsEarly, from);
                false
            }
            Some(b'}' | b']') => {
                self.stop(Fault::WrongBracket, from);
                false
            }
            Some(byte) if byte == b'"' || (close == b']' && matches!(byte, b'{' | b'[' | b'0'..=b'9')) => {
                *comma = None;
                self.fault(Fault::MissingComma, from);
                true
            }
            Some(0) => {
                self.stop(Fault::Nul, from);
                false
            }
            Some(_) => {
                self.stop(Fault::UnexpectedCharacter, from);
                false
            }
        }
    }

    fn number(&mut self) -> Value {
        let from = self.at;
        let length = self.bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_'))
            .count();
        self.at += length;
        let literal = &self.text[from..self.at];
        if matches!(literal.trim_start_matches(['+', '-']), "Infinity" | "NaN" | "inf" | "nan") {
            self.fault(Fault::NotANumber, from);
            return Value::Null;
        }
        match number::read(literal, !self.in_extensions()) {
            Ok(value) => value,
            // A file that was cut in the middle of a number.
            Err(NumberFault::Malformed(_)) if self.at == self.bytes.len() => {
                self.stop(Fault::EndsEarly, self.at)
            }
            Err(fault) => {
                self.fault(
                    match fault {
                        NumberFault::Malformed(form) => Fault::MalformedNumber(form),
                        NumberFault::OutOfRange => Fault::NumberOutOfRange,
                        NumberFault::NotExact => Fault::NumberNotExact,
                    },
                    from,
                );
                Value::Null
            }
        }
    }

    /// Whether the value is a council's own: its numbers stay as they were written.
    fn in_extensions(&self) -> bool {
        match self.path.first() {
            Some(Step::Field(from, to)) => &self.text[*from..*to] == "extensions",
            _ => false,
        }
    }

    fn word(&mut self) -> Value {
        let from = self.at;
        let length = self.bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
            .count();
        self.at += length;
        match &self.text[from..self.at] {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            // A file that was cut in the middle of a word.
            word if self.at == self.bytes.len()
                && ["true", "false", "null"].iter().any(|whole| whole.starts_with(word)) =>
            {
                self.stop(Fault::EndsEarly, self.at)
            }
            "NaN" | "Infinity" | "nan" | "inf" => {
                self.fault(Fault::NotANumber, from);
                Value::Null
            }
            _ => {
                self.fault(Fault::UnknownWord, from);
                Value::Null
            }
        }
    }
}
