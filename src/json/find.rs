//! Where values stand in a plan file, found without reading what nobody asks for.

use super::position::{Lines, Position};
use super::text::unescape;
use crate::model::PlanPath;
use std::ops::Range;

/// The positions of the values at these places in a plan file, in the order of the places. A place
/// that has no value in the file has no position.
///
/// The file is one that [`read`](super::read) takes. In any other the places behind its first fault have none.
#[must_use]
pub fn positions(file: &[u8], places: &[&PlanPath]) -> Vec<Option<Position>> {
    let mut positions = vec![None; places.len()];
    let Ok(text) = std::str::from_utf8(file) else { return positions };
    let mut wanted: Vec<&str> = places.iter().map(|place| place.as_str()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut finder =
        Finder { text, at: 0, bytes: vec![None; wanted.len()], wanted: &wanted, pointer: String::new() };
    // Where the file is not as JSON should be, what was found so far stands.
    let _ = finder.value(0..wanted.len());
    let byte = |place: &PlanPath| finder.bytes[wanted.binary_search(&place.as_str()).ok()?];
    let mut found: Vec<(usize, usize)> =
        places.iter().enumerate().filter_map(|(index, place)| Some((byte(place)?, index))).collect();
    found.sort_unstable();
    let lines = Lines::of(text);
    for (byte, index) in found {
        positions[index] = Some(lines.position(byte));
    }
    positions
}

/// Walks through JSON, and only into what holds something that is wanted. Every step gives nothing
/// where the text is not as JSON should be.
struct Finder<'a> {
    text: &'a str,
    at: usize,
    /// The pointers of the values that are wanted, in the order of their bytes.
    wanted: &'a [&'a str],
    /// Where each of them was found.
    bytes: Vec<Option<usize>>,
    /// The pointer of the value that is walked through.
    pointer: String,
}

impl Finder<'_> {
    /// Walks over the value at the pointer. `among` are the wanted ones that may be here or inside.
    fn value(&mut self, among: Range<usize>) -> Option<()> {
        self.space();
        let wanted = &self.wanted[among.clone()];
        if let Ok(here) = wanted.binary_search(&self.pointer.as_str()) {
            self.bytes[among.start + here] = Some(self.at);
        }
        let length = self.pointer.len();
        self.pointer.push('/');
        let before = wanted.partition_point(|other| *other < self.pointer.as_str());
        let inside = wanted[before..].partition_point(|other| other.starts_with(&self.pointer));
        let inside = among.start + before..among.start + before + inside;
        match self.byte()? {
            b'{' if !inside.is_empty() => self.object(&inside)?,
            b'[' if !inside.is_empty() => self.list(&inside)?,
            _ => self.skip()?,
        }
        self.pointer.truncate(length);
        Some(())
    }

    fn object(&mut self, inside: &Range<usize>) -> Option<()> {
        let length = self.pointer.len();
        self.at += 1;
        while self.next_of(b'}')? {
            let from = self.at + 1;
            self.skip()?;
            let name = unescape(self.text.get(from..self.at.checked_sub(1)?)?);
            self.pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            self.space();
            if self.byte()? != b':' {
                return None;
            }
            self.at += 1;
            self.value(inside.clone())?;
            self.pointer.truncate(length);
        }
        Some(())
    }

    fn list(&mut self, inside: &Range<usize>) -> Option<()> {
        let length = self.pointer.len();
        let mut index = 0;
        self.at += 1;
        while self.next_of(b']')? {
            self.pointer.push_str(&index.to_string());
            self.value(inside.clone())?;
            self.pointer.truncate(length);
            index += 1;
        }
        Some(())
    }

    /// Goes on to the next member; false where the list or object ends.
    fn next_of(&mut self, close: u8) -> Option<bool> {
        self.space();
        if self.byte()? == b',' {
            self.at += 1;
            self.space();
        }
        let ends = self.byte()? == close;
        self.at += usize::from(ends);
        Some(!ends)
    }

    /// Passes over a whole value without looking into it.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.byte()? {
                b'"' => self.skip_text()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
            let rest = self.text.as_bytes().get(self.at..)?;
            let stops = |byte: &u8| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']');
            if depth > 0 {
                self.at += rest.iter().position(stops)?;
            } else {
                // After a text or a closing bracket this is where it stands already.
                let ends =
                    |byte: &u8| stops(byte) || matches!(byte, b',' | b':') || byte.is_ascii_whitespace();
                self.at += rest.iter().position(ends).unwrap_or(rest.len());
                return Some(());
            }
        }
    }

    fn skip_text(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            self.at += rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            if self.byte()? == b'"' {
                self.at += 1;
                return Some(());
            }
            self.at += 2;
        }
    }

    fn space(&mut self) {
        while self.byte().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, pointers: &[&str]) -> Vec<Option<(usize, usize)>> {
        let places: Vec<PlanPath> = pointers.iter().map(|pointer| PlanPath::from_pointer(*pointer)).collect();
        let found = positions(text.as_bytes(), &places.iter().collect::<Vec<_>>());
        found.into_iter().map(|place| place.map(|place| (place.line, place.column))).collect()
    }

    #[test]
    fn values_are_found_where_they_stand() {
        let text = "{\n \"a\" : [1, {\"b\": \"} \\\" ]é\", \"c\": [ ]}, true],\n \"a-b\": {\"x\": null},\n \"d/e~\\u00e9\": -1.5e3}";
        assert_eq!(
            at(text, &["/a/1/c", "", "/a/2", "/a", "/a-b/x", "/d~1e~0é", "/a/1/b", "/a"]),
            [(2, 34), (1, 1), (2, 40), (2, 8), (3, 15), (4, 16), (2, 18), (2, 8)].map(Some)
        );
        assert_eq!(at(text, &["/b", "/a/3", "/a/1/b/0", "/a-b/y", "a"]), [None; 5]);
    }

    #[test]
    fn a_text_that_is_no_json_has_few_places_and_breaks_nothing() {
        for text in
            ["", "{", "[1", "{\"a\"", "{\"a\": ", "{\"a\": \"\\", "]", "{\"b\": }, \"a\": 1}", "{1: 2}"]
        {
            assert_eq!(at(text, &["/a/b", "/a"])[0], None, "{text}");
        }
        assert_eq!(at("{\"a\": 1, \"b\" 2", &["/a", "/b"]), [Some((1, 7)), None]);
    }
}
