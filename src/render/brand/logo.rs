//! Which logos are let in: no code, no reference outside, no hidden data, no bomb.

use crate::render::pdf::Logo;

/// The largest SVG file.
pub const MOST_BYTES_OF_SVG: usize = 1024 * 1024;
/// The largest PNG file.
pub const MOST_BYTES_OF_PNG: usize = 4 * 1024 * 1024;
/// The largest picture, in pixels.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Copies within a drawing can hold copies: more than this could grow without end.
const MOST_COPIES: usize = 32;

/// Why a logo cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogoError {
    /// Neither of the two kinds of file.
    #[error("it is neither an SVG nor a PNG file")]
    Kind,
    /// More bytes than a logo needs.
    #[error("it has {bytes} bytes; {most} is the most; save it smaller")]
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        most: usize,
    },
    /// More pixels than a logo needs.
    #[error("it has {pixels} pixels; {MOST_PIXELS} is the most; save it smaller")]
    TooManyPixels {
        /// How many it has.
        pixels: u64,
    },
    /// A damaged PNG.
    #[error("its PNG data is damaged; save it again")]
    Damaged,
    /// Something in the SVG that could run, load or hide something.
    #[error("the SVG holds {what}; save it as plain paths, without text, links or scripts")]
    Unsafe {
        /// What was found.
        what: String,
    },
}

/// Looks a logo over; a PNG comes back without its hidden data (place, time, text).
pub(super) fn check(bytes: Vec<u8>) -> Result<Logo, LogoError> {
    if bytes.starts_with(PNG_SIGNATURE) {
        return too_large(&bytes, MOST_BYTES_OF_PNG).and_then(|()| plain_png(&bytes)).map(Logo::Png);
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| LogoError::Kind)?;
    if !text.contains("<svg") && !text.contains(":svg") {
        return Err(LogoError::Kind);
    }
    too_large(&bytes, MOST_BYTES_OF_SVG)?;
    safe_svg(text)?;
    Ok(Logo::Svg(bytes))
}

fn too_large(bytes: &[u8], most: usize) -> Result<(), LogoError> {
    if bytes.len() > most { Err(LogoError::TooLarge { bytes: bytes.len(), most }) } else { Ok(()) }
}

const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that draw the picture; all others may hold what nobody sees.
const DRAWN: &[&[u8]] = &[b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs"];

fn plain_png(bytes: &[u8]) -> Result<Vec<u8>, LogoError> {
    let mut plain = PNG_SIGNATURE.to_vec();
    let mut rest = bytes.get(PNG_SIGNATURE.len()..).ok_or(LogoError::Damaged)?;
    let mut first = true;
    loop {
        let number = |at: usize| {
            rest.get(at..at + 4)
                .and_then(|b| b.try_into().ok())
                .map(u32::from_be_bytes)
                .ok_or(LogoError::Damaged)
        };
        let length = usize::try_from(number(0)?).map_err(|_| LogoError::Damaged)?;
        let kind = rest.get(4..8).ok_or(LogoError::Damaged)?;
        let chunk = length.checked_add(12).and_then(|end| rest.get(..end)).ok_or(LogoError::Damaged)?;
        if first {
            if kind != b"IHDR" || length != 13 {
                return Err(LogoError::Damaged);
            }
            let pixels = u64::from(number(8)?) * u64::from(number(12)?);
            if pixels == 0 {
                return Err(LogoError::Damaged);
            }
            if pixels > MOST_PIXELS {
                return Err(LogoError::TooManyPixels { pixels });
            }
            first = false;
        }
        if DRAWN.contains(&kind) {
            plain.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Ok(plain);
        }
        rest = &rest[chunk.len()..];
    }
}

/// Elements and marks that have no place in a drawing. Text is one of them: it
/// would need a font that we do not have.
const REFUSED: &[&str] = &[
    "<script",
    "<text",
    "<foreignobject",
    "<iframe",
    "<object",
    "<embed",
    "<audio",
    "<video",
    "<animate",
    "<set",
    "<!doctype",
    "<!entity",
    "<?xml-stylesheet",
    "@import",
    "javascript:",
    "xml:base",
];

fn safe_svg(text: &str) -> Result<(), LogoError> {
    let refuse = |what: &str| Err(LogoError::Unsafe { what: what.to_owned() });
    let plain = with_references_decoded(text).to_ascii_lowercase();
    // A prefix in front of an element's name changes nothing.
    let unprefixed = plain.replace("<svg:", "<");
    for refused in REFUSED {
        if plain.contains(refused) || unprefixed.contains(refused) {
            return refuse(refused.trim_start_matches('<'));
        }
    }
    if plain.contains('\\') {
        return refuse("a backslash, which can hide a reference");
    }
    for (at, _) in plain.match_indices("url(") {
        let target = plain[at + 4..].trim_start().trim_start_matches(['"', '\'']);
        if !target.starts_with('#') {
            return refuse("a reference to another file");
        }
    }
    for (at, _) in plain.match_indices("href") {
        let Some(value) = plain[at + 4..].trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        if !value.starts_with('#') && !value.starts_with("data:image/png;base64,") {
            return refuse("a reference to another file");
        }
    }
    if has_event_handler(&plain) {
        return refuse("an event handler");
    }
    if unprefixed.matches("<use").count() > MOST_COPIES {
        return refuse("too many copies (use elements)");
    }
    Ok(())
}

/// Whether an attribute's name starts with `on`, such as `onload`.
fn has_event_handler(plain: &str) -> bool {
    plain.match_indices("on").any(|(at, _)| {
        let starts_name = plain[..at].ends_with([' ', '\t', '\n', '\r', '"', '\'', '/']);
        let after = plain[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        starts_name && after.len() < plain[at + 2..].len() && after.trim_start().starts_with('=')
    })
}

/// Decodes numbered character references, with which a word can be disguised.
fn with_references_decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("&#") {
        decoded.push_str(&rest[..at]);
        let body = &rest[at + 2..];
        let end = body.bytes().take(12).position(|b| b == b';');
        let character = end.and_then(|end| {
            let number = &body[..end];
            match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok(),
                None => number.parse().ok(),
            }
        });
        if let (Some(end), Some(character)) = (end, character.and_then(char::from_u32)) {
            decoded.push(character);
            rest = &body[end + 1..];
        } else {
            decoded.push_str("&#");
            rest = body;
        }
    }
    decoded.push_str(rest);
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_loses_what_nobody_sees() {
        let mut bytes = PNG_SIGNATURE.to_vec();
        for (kind, data) in [
            (b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0][..]),
            (b"eXIf", b"54.97 N 1.61 W"),
            (b"tEXt", b"Author: someone"),
            (b"IDAT", b"picture"),
            (b"IEND", b""),
        ] {
            bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            bytes.extend(kind);
            bytes.extend(data);
            bytes.extend([0; 4]);
        }
        bytes.extend(b"after the end");
        let plain = check(bytes).unwrap().into_bytes();
        let has = |words: &[u8]| plain.windows(words.len()).any(|window| window == words);
        assert!(has(b"picture") && has(b"IEND"));
        assert!(!has(b"54.97") && !has(b"someone") && !has(b"after"));
    }

    #[test]
    fn disguised_characters_are_seen() {
        assert_eq!(
            with_references_decoded("a&#117;&#x72;l&#;&#zz;&#9999999999;"),
            "aurl&#;&#zz;&#9999999999;"
        );
    }
}
