//! Web pages with their pictures in one file (MHTML): the page is found, the rest is left alone.

use encoding_rs::Encoding;

use super::{ReadError, decode, read_text};
use crate::convert::document::{Document, FileType};

/// Reads the page of a web archive.
///
/// # Errors
///
/// When there is no page in it, or the page cannot be read.
pub(in crate::convert::read) fn read_archive(bytes: &[u8]) -> Result<Document, ReadError> {
    let (head, body) = split_head(bytes);
    let mut parts = vec![(head.clone(), body)];
    if let Some(boundary) = parameter(&head, "boundary") {
        parts = pieces(body, &boundary).into_iter().map(split_head).collect();
    }
    for (head, body) in parts {
        let kind = header(&head, "content-type").unwrap_or_default();
        if !kind.starts_with("text/html") {
            continue;
        }
        let coding = header(&head, "content-transfer-encoding").unwrap_or_default();
        let body = match coding.trim() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.to_vec(),
        };
        let named = parameter(&head, "charset").and_then(|name| Encoding::for_label(name.as_bytes()));
        let (text, guessed) = decode(&body, named);
        return read_text(&text, FileType::Html, guessed);
    }
    Err(ReadError::NotADocument {
        found: "an e-mail or web archive without a page",
        mend: "save its attachment and convert that",
    })
}

/// The head of a part in lower case but for values in quotation marks, its lines unfolded, and the rest.
fn split_head(bytes: &[u8]) -> (String, &[u8]) {
    let bytes = bytes.trim_ascii_start();
    let end = bytes.windows(2).enumerate().find_map(|(at, two)| match two {
        b"\n\n" => Some((at, at + 2)),
        b"\n\r" if bytes.get(at + 2) == Some(&b'\n') => Some((at, at + 3)),
        _ => None,
    });
    let (end, rest) = end.unwrap_or((bytes.len(), bytes.len()));
    let head = String::from_utf8_lossy(&bytes[..end]).replace("\r\n", "\n");
    (head.replace("\n\t", " ").replace("\n ", " "), &bytes[rest..])
}

fn header(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_ascii_lowercase())
    })
}

fn parameter(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-type"))?;
    let at = line.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let value = line.get(at..)?;
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([';', ' ']).next(),
    };
    value.filter(|value| !value.is_empty()).map(str::to_owned)
}

fn pieces<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}").into_bytes();
    let mut found = Vec::new();
    let mut from: Option<usize> = None;
    let mut at = 0;
    while let Some(next) = body[at..].windows(mark.len()).position(|window| window == mark) {
        let start = at + next;
        if let Some(from) = from {
            found.push(&body[from..start]);
        }
        at = start + mark.len();
        from = Some(at);
        if found.len() > 1_000 {
            break;
        }
    }
    if let Some(from) = from {
        found.push(&body[from..]);
    }
    found
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        if first != b'=' {
            decoded.push(first);
            continue;
        }
        let hex = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            decoded.push(byte);
            rest = &rest[2..];
        } else {
            rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        }
    }
    decoded
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push(u8::try_from(bits >> count & 0xFF).unwrap_or_default());
        }
    }
    decoded
}
