//! What a file is, by its content; its name is never asked.

use super::ReadError;
use crate::convert::document::FileType;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip file; which document it holds, its parts tell.
    Zip,
    /// An Office file before 2007.
    Compound,
    /// One of the types that are told by their first bytes or their text.
    Of(FileType),
    /// A web page with its pictures in one file.
    WebArchive,
}

/// Tells what a file is.
///
/// # Errors
///
/// When it is empty or of a type that is no document.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, ReadError> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xEF | 0xBB | 0xBF)) {
        return Err(ReadError::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Ok(Kind::Compound);
    }
    let start = head.get(..head.len().min(1024)).unwrap_or_default();
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Kind::Of(FileType::Pdf));
    }
    let trimmed = trim(head);
    if trimmed.starts_with(b"{\\rtf") {
        return Ok(Kind::Of(FileType::Rtf));
    }
    known_but_no_document(head)?;
    if let Some(kind) = of_text(bytes, trimmed)? {
        return Ok(kind);
    }
    Err(ReadError::Unknown)
}

fn trim(mut bytes: &[u8]) -> &[u8] {
    bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    bytes.trim_ascii_start()
}

fn known_but_no_document(head: &[u8]) -> Result<(), ReadError> {
    const OCR: &str = "if it shows a plan, it needs OCR; save the result as PDF or Word and convert that";
    const UNPACK: &str = "unpack it and convert what is inside";
    const KNOWN: [(&[u8], &str, &str); 13] = [
        (b"\x89PNG", "a picture (PNG)", OCR),
        (b"\xFF\xD8\xFF", "a picture (JPEG)", OCR),
        (b"GIF8", "a picture (GIF)", OCR),
        (b"II*\0", "a picture (TIFF)", OCR),
        (b"MM\0*", "a picture (TIFF)", OCR),
        (b"BM", "a picture (BMP)", OCR),
        (b"7z\xBC\xAF", "an archive (7z)", UNPACK),
        (b"Rar!", "an archive (RAR)", UNPACK),
        (b"\x1F\x8B", "an archive (gzip)", UNPACK),
        (b"MZ", "a program", "nothing was run; find out where it came from"),
        (b"\x7FELF", "a program", "nothing was run; find out where it came from"),
        (b"ID3", "a sound recording", "only written plans can be converted"),
        (b"\xFFWPC", "a WordPerfect document", "open it in LibreOffice and save it as .docx"),
    ];
    for (start, found, mend) in KNOWN {
        // Two letters alone may also begin a text.
        let binary = start.len() > 2 || head.contains(&0);
        if head.starts_with(start) && binary {
            return Err(ReadError::NotADocument { found, mend });
        }
    }
    Ok(())
}

/// The type of a file that is text, if it is one.
fn of_text(bytes: &[u8], trimmed: &[u8]) -> Result<Option<Kind>, ReadError> {
    let utf_16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let text = super::text::decode(bytes).text;
    if !utf_16 && is_binary(bytes) && is_binary_text(&text) {
        return Ok(None);
    }
    let head: String = text.trim_start().chars().take(4000).collect::<String>().to_ascii_lowercase();
    if head.starts_with("mime-version:") || (head.starts_with("from:") && head.contains("multipart/related"))
    {
        return Ok(Some(Kind::WebArchive));
    }
    if is_html(&head) {
        return Ok(Some(Kind::Of(FileType::Html)));
    }
    if trimmed.starts_with(b"<?xml") || head.starts_with("<?xml") {
        let word =
            head.contains("wordml") || head.contains("wordprocessingml") || head.contains("xmlpackage");
        let found = if word { "a Word document in the form of XML" } else { "an XML file" };
        let mend =
            if word { "open it in Word and save it as .docx" } else { "convert the document it came from" };
        return Err(ReadError::NotADocument { found, mend });
    }
    if head.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok() {
        return Err(ReadError::NotADocument {
            found: "a JSON file",
            mend: "if it is a plan record it needs no converting; try `ehcp validate`",
        });
    }
    let markdown = super::markdown::looks_like_markdown(&text);
    Ok(Some(Kind::Of(if markdown { FileType::Markdown } else { FileType::Text })))
}

/// Whether bytes hold what no text holds: zero bytes or many control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let odd = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    let count = bytes.iter().filter(odd).count();
    bytes.contains(&0) || count * 200 > bytes.len()
}

/// Whether the decoded text still holds what no text holds (UTF-16 without its mark does not).
fn is_binary_text(text: &str) -> bool {
    let odd = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{1b}');
    text.chars().filter(odd).count() * 200 > text.chars().count()
}

fn is_html(head: &str) -> bool {
    const STARTS: [&str; 14] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<title",
        "<div",
        "<p>",
        "<p ",
        "<h1",
        "<h2",
        "<table",
        "<style",
        "<span",
    ];
    let mut rest = head.trim_start();
    // Comments, a declaration of XML and processing instructions may come first.
    for _ in 0..8 {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            ">"
        } else {
            break;
        };
        let Some(at) = rest.find(end) else { break };
        rest = rest[at + end.len()..].trim_start();
    }
    STARTS.iter().any(|start| rest.starts_with(start))
}

/// What an Office file before 2007 holds, by the names of its streams.
pub(super) fn of_compound(bytes: &[u8]) -> Result<FileType, ReadError> {
    const SAVE: &str = "if it holds a plan, save it as .docx or PDF and convert that";
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Err(ReadError::Encrypted { what: "Office document" })
    } else if has("WordDocument") {
        Ok(FileType::Doc)
    } else if has("Workbook") || has("Book") {
        Err(ReadError::NotADocument { found: "a spreadsheet (.xls)", mend: SAVE })
    } else if has("PowerPoint Document") {
        Err(ReadError::NotADocument { found: "a presentation (.ppt)", mend: SAVE })
    } else if has("__properties_version1.0") {
        Err(ReadError::NotADocument {
            found: "an e-mail (.msg)",
            mend: "save its attachment and convert that",
        })
    } else {
        Err(ReadError::Damaged { what: "old Office document", part: "its list of parts".to_owned() })
    }
}
