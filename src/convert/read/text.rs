//! Plain text: its character set, its wrapped lines, its bullets.

use super::gather::Gather;
use super::looks;
use super::text_table;
use crate::convert::document::{
    Block, Document, FileType, Heading, Mark, PageBreak, Paragraph, RemarkKind, Style,
};

/// A text with whether its character set had to be judged.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) guessed: bool,
}

/// Decodes a text: as its mark says, else UTF-16 if every other byte is zero, else UTF-8 if it is
/// that, else Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if encoding_rs::Encoding::for_bom(bytes).is_some() {
        return Decoded { text: encoding_rs::UTF_8.decode(bytes).0.into_owned(), guessed: false };
    }
    let sample = bytes.get(..bytes.len().min(2000)).unwrap_or_default();
    let zeros = |odd: usize| {
        let places = sample.iter().skip(odd).step_by(2);
        places.filter(|byte| **byte == 0).count() * 10 >= sample.len() * 2
    };
    if sample.len() >= 4 && sample.contains(&0) && (zeros(1) != zeros(0)) {
        let encoding = if zeros(1) { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
        return Decoded { text: encoding.decode(bytes).0.into_owned(), guessed: true };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), guessed: false },
        Err(_) => Decoded { text: encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), guessed: true },
    }
}

/// Reads a plain text.
pub(super) fn read(bytes: &[u8]) -> Document {
    let Decoded { text, guessed } = decode(bytes);
    let mut gather = Gather::new(FileType::Text);
    if guessed {
        gather.remark_at(RemarkKind::CharacterSetGuessed, 1, None);
    }
    if text.contains(char::REPLACEMENT_CHARACTER) {
        gather.remark_at(RemarkKind::UnreadableCharacters, 1, None);
    }
    gather.document.blocks = paragraphs(&text, &mut gather);
    looks::guess_headings(&mut gather.document);
    gather.document
}

/// Bullets that people type.
const BULLETS: [char; 14] = ['-', '*', '•', '·', '–', '—', '▪', '◦', '●', '○', '■', '□', '➢', '✓'];

/// The bullet that a line begins with, and what follows it.
pub(super) fn bullet(line: &str) -> Option<(char, &str)> {
    let first = line.chars().next()?;
    let private = ('\u{F000}'..='\u{F0FF}').contains(&first);
    let rest = &line[first.len_utf8()..];
    let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
    let known = BULLETS.contains(&first) || private;
    let bullet = if private { '•' } else { first };
    (known && spaced).then(|| (bullet, rest.trim_start()))
}

/// Whether a line begins with a number or letter of a list: `1.`, `(a)`, `B)`, `F1.2`.
pub(super) fn numbered(line: &str) -> bool {
    let label = line.split_whitespace().next().unwrap_or_default();
    let open = label.strip_prefix('(');
    let body = open.unwrap_or(label);
    let core = body.trim_end_matches([')', '.', ':']);
    let ended = core.len() < body.len();
    let digits = core.contains(|c: char| c.is_ascii_digit());
    let shape =
        core.len() <= 6 && !core.is_empty() && core.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    shape
        && ((ended && (digits || core.len() <= 4 && (core.len() == 1 || is_roman(core))))
            || (digits && core.contains('.')))
}

fn is_roman(text: &str) -> bool {
    text.chars().all(|c| "ivxIVX".contains(c))
}

/// The width at which a text was wrapped, when it was.
pub(super) fn wrap_width(lines: &[&str]) -> Option<usize> {
    // Rows of cells are never wrapped.
    let running = lines.iter().filter(|line| !line.contains('\t') && !line.starts_with(['|', '+']));
    let lengths: Vec<usize> = running.map(|line| line.chars().count()).filter(|length| *length > 0).collect();
    let widest = lengths.iter().copied().max()?;
    let full = lengths.iter().filter(|length| **length * 100 >= widest * 82).count();
    let wrapped = (40..=140).contains(&widest) && full >= 4 && full * 8 >= lengths.len();
    wrapped.then_some(widest)
}

fn paragraphs(text: &str, gather: &mut Gather) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let width = wrap_width(&lines);
    let mut blocks = Vec::new();
    let mut open: Option<Paragraph> = None;
    let mut last = "";
    let mut in_table = 0;
    for (at, raw) in lines.iter().enumerate() {
        if at < in_table {
            continue;
        }
        if let Some((table, taken)) = text_table::table_at(&lines, at, gather) {
            blocks.extend(open.take().map(Block::Paragraph));
            blocks.push(Block::Table(table));
            in_table = at + taken;
            last = "";
            continue;
        }
        let mut line = *raw;
        while let Some(rest) = line.strip_prefix('\u{c}') {
            blocks.extend(open.take().map(Block::Paragraph));
            blocks.push(Block::PageBreak(PageBreak { page: None }));
            line = rest;
        }
        let trimmed = line.trim_start();
        if trimmed.is_empty() {
            blocks.extend(open.take().map(Block::Paragraph));
            last = "";
            continue;
        }
        // A line of signs below a few words makes them a heading.
        if is_underline(trimmed)
            && let Some(paragraph) = open.as_mut()
            && paragraph.mark.is_none()
            && paragraph.text.split_whitespace().count() <= 16
        {
            paragraph.heading.get_or_insert(Heading { level: None, certain: false });
            blocks.extend(open.take().map(Block::Paragraph));
            last = "";
            continue;
        }
        let marked = bullet(trimmed);
        let goes_on =
            marked.is_none() && !numbered(trimmed) && !is_rule(trimmed) && follows(last, trimmed, width);
        if let Some(paragraph) = open.as_mut().filter(|_| goes_on) {
            paragraph.push(" ", Style::default(), None, false, None);
            paragraph.push(trimmed, Style::default(), None, false, None);
        } else {
            blocks.extend(open.take().map(Block::Paragraph));
            let mut place = gather.next_paragraph();
            place.paragraph = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let mut paragraph = Paragraph::new(place);
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            let content = match marked {
                Some((bullet, rest)) => {
                    let level = u8::try_from(indent / 2).unwrap_or(8).min(8);
                    let label = bullet.to_string();
                    paragraph.mark = Some(Mark { label, level, bullet: true, list: 1 });
                    rest
                }
                None => trimmed,
            };
            paragraph.push(content, Style::default(), None, false, None);
            open = Some(paragraph);
        }
        last = line;
    }
    blocks.extend(open.take().map(Block::Paragraph));
    blocks
}

/// Whether a line is the rest of a wrapped one: its first word would not have fitted there.
fn follows(last: &str, line: &str, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let first = line.split_whitespace().next().unwrap_or_default().chars().count();
    !last.is_empty() && !is_rule(last) && last.chars().count() + 1 + first > width
}

/// Whether a line is one sign again and again, as below a heading.
fn is_underline(line: &str) -> bool {
    let first = line.chars().next().filter(|c| matches!(c, '=' | '-' | '~' | '_' | '*'));
    line.chars().count() >= 3 && first.is_some_and(|first| line.chars().all(|c| c == first))
}

/// Whether a line is drawn with signs and says nothing.
fn is_rule(line: &str) -> bool {
    line.chars().count() >= 3 && !line.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(bytes: &[u8]) -> Vec<(Option<char>, String, u32)> {
        let document = read(bytes);
        let paragraphs = document.paragraphs();
        let mark = |paragraph: &Paragraph| paragraph.mark.as_ref().and_then(|mark| mark.label.chars().next());
        paragraphs.iter().map(|(p, _)| (mark(p), p.text.clone(), p.place.paragraph)).collect()
    }

    fn texts(bytes: &[u8]) -> Vec<String> {
        read_text(bytes).into_iter().map(|(_, text, _)| text).collect()
    }

    #[test]
    fn character_sets_are_told() {
        assert_eq!(texts("caf\u{e9} \u{2019}s".as_bytes()), ["café ’s"]);
        assert_eq!(texts(b"caf\xe9 it\x92s \x9620"), ["café it’s –20"]);
        let wide: Vec<u8> = "\u{FEFF}café".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(texts(&wide), ["café"]);
        assert_eq!(texts(&wide[2..]), ["café"]);
        let big: Vec<u8> = "\u{FEFF}café".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(texts(&big), ["café"]);
        assert_eq!(texts(b"\xEF\xBB\xBFcaf\xC3\xA9"), ["café"]);
    }

    #[test]
    fn wrapped_lines_are_joined_and_short_ones_are_not() {
        let text = "\
A) What Noor says

I like swimming and I like my friend who sits next to me in the
library. I do not like the bell.
My brother reads to me.
- Noor mixes up pronouns when she tells a story and adults then
  have to ask again what she meant by it.
- Noor gives short replies to grown-ups she does not know at all
  well yet.
Communication:
1. First of all she needs a quiet place to sit in when it is too
loud.
2. Second.
";
        let read = read_text(text.as_bytes());
        let short: Vec<(Option<char>, &str, u32)> =
            read.iter().map(|(mark, text, line)| (*mark, &text[text.len() - 5..], *line)).collect();
        assert_eq!(
            short,
            [
                (None, " says", 1),
                (None, "bell.", 3),
                (None, "o me.", 5),
                (Some('-'), "y it.", 6),
                (Some('-'), " yet.", 8),
                (None, "tion:", 10),
                (None, "loud.", 11),
                (None, "cond.", 13)
            ]
        );
        assert_eq!(read[3].1.split_whitespace().count(), 21);
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        let long = "word ".repeat(60);
        let text = format!("{long}\n{long}\nshort\n");
        assert_eq!(texts(text.as_bytes()).len(), 3);
        assert_eq!(texts(b"Name: A\nBorn: B\nSchool: C").len(), 3);
    }
}
