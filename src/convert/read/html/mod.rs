//! Web pages, and web pages with their pictures in one file.

mod archive;
mod page;
mod table;

use std::cell::RefCell;

use encoding_rs::Encoding;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::{ReadError, looks, text};
use crate::convert::document::{Document, FileType, RemarkKind};
pub(super) use archive::read_archive;
use page::Page;

/// Reads a web page.
///
/// # Errors
///
/// When it nests tables beyond the limit, or a table is too large.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let (text, guessed) = decode(bytes, None);
    read_text(&text, FileType::Html, guessed)
}

/// Reads a page whose character set has been undone.
pub(super) fn read_text(text: &str, file_type: FileType, guessed: bool) -> Result<Document, ReadError> {
    let mut page = Page::new(file_type);
    if guessed {
        page.gather.remark_at(RemarkKind::CharacterSetGuessed, 1, None);
    }
    let sink = Sink { page: RefCell::new(page), fault: RefCell::new(None) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    // In pieces, so that a long page is not held a third time.
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = rest.len().min(64 * 1024);
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        queue.push_back(StrTendril::from_slice(&rest[..end]));
        rest = &rest[end..];
        while let TokenizerResult::Script(()) = tokenizer.feed(&queue) {}
        if let Some(fault) = tokenizer.sink.fault.borrow_mut().take() {
            return Err(fault);
        }
    }
    tokenizer.end();
    let Sink { page, fault } = tokenizer.sink;
    if let Some(fault) = fault.into_inner() {
        return Err(fault);
    }
    let mut document = page.into_inner().finish();
    looks::guess_headings(&mut document);
    Ok(document)
}

/// A page's text: by its mark, by the character set it names, else judged from its bytes.
fn decode(bytes: &[u8], named: Option<&'static Encoding>) -> (String, bool) {
    let marked = Encoding::for_bom(bytes).is_some();
    let named = named.or_else(|| declared(bytes)).filter(|_| !marked);
    if let Some(encoding) = named
        && (encoding != encoding_rs::UTF_8 || std::str::from_utf8(bytes).is_ok())
    {
        return (encoding.decode(bytes).0.into_owned(), false);
    }
    let decoded = text::decode(bytes);
    (decoded.text, decoded.guessed)
}

/// The character set that a page names near its beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(2048))?.to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let name: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\''))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .collect();
    Encoding::for_label(&name)
}

struct Sink {
    page: RefCell<Page>,
    fault: RefCell<Option<ReadError>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if self.fault.borrow().is_some() {
            return TokenSinkResult::Continue;
        }
        let mut page = self.page.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let raw = raw_kind(&tag);
                if tag.kind == TagKind::EndTag {
                    page.end(&tag.name);
                } else if let Err(fault) = page.start(&tag) {
                    *self.fault.borrow_mut() = Some(fault);
                }
                if let Some(kind) = raw {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::CharacterTokens(text) => page.characters(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the text of an element is cut, when it is no markup.
fn raw_kind(tag: &Tag) -> Option<RawKind> {
    if tag.kind != TagKind::StartTag || tag.self_closing {
        return None;
    }
    match &*tag.name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
