//! A paragraph with what its looks say.

use super::{Mark, Place};
use serde::{Deserialize, Serialize};

/// A paragraph, heading or list item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its current text. A line break within it is `\n`, a tab `\t`; a check box is ☐ or ☒.
    pub text: String,
    /// The text's pieces in order, without gaps; a piece ends where the looks, the content control,
    /// the revision or the page change. Empty when the text is.
    pub runs: Vec<Run>,
    /// The number or bullet that the program sets before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// Set when it is, or looks like, a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<Heading>,
    /// The name of its style as people see it, such as `heading 1` or `List Paragraph`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// Where it stands in the source.
    pub place: Place,
}

/// That a paragraph is a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// How deep, from 1 for the highest; absent for a title, and when only
    /// its looks tell that it is a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// Whether the file says that it is a heading; otherwise it is a guess from its looks.
    pub certain: bool,
}

/// A piece of a paragraph's text that looks the same throughout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends in the text, in bytes.
    pub end: usize,
    /// Its looks.
    pub style: Style,
    /// The innermost content control around it, as a position in the document's controls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<u32>,
    /// Whether it was inserted or moved here by a tracked change.
    #[serde(default)]
    pub inserted: bool,
    /// The page it stands on, from 1, where the file type tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// The looks of a piece of text, as far as they say what it is. Colour is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own, as in the files")]
pub struct Style {
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// Underlined.
    #[serde(default)]
    pub underline: bool,
    /// Struck through: still current text to the program, but perhaps not to its writer.
    #[serde(default)]
    pub struck: bool,
    /// Shown in capitals, whatever case it is typed in.
    #[serde(default)]
    pub caps: bool,
    /// Raised, as the mark of a note is.
    #[serde(default)]
    pub raised: bool,
    /// The size in half points, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u16>,
}

impl Paragraph {
    /// A paragraph with no text yet.
    #[must_use]
    pub fn new(place: Place) -> Self {
        Self { text: String::new(), runs: Vec::new(), mark: None, heading: None, style: None, place }
    }

    /// Adds text at the end; joins it to the last piece when nothing about it differs.
    pub fn push(
        &mut self,
        text: &str,
        style: Style,
        control: Option<u32>,
        inserted: bool,
        page: Option<u32>,
    ) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        match self.runs.last_mut() {
            Some(last)
                if last.style == style
                    && last.control == control
                    && last.inserted == inserted
                    && last.page == page =>
            {
                last.end = end;
            }
            _ => self.runs.push(Run { start, end, style, control, inserted, page }),
        }
    }

    /// The text of one of its pieces.
    #[must_use]
    pub fn text_of(&self, run: &Run) -> &str {
        self.text.get(run.start..run.end).unwrap_or_default()
    }

    /// The page on which the byte at `offset` of the text stands, where known.
    #[must_use]
    pub fn page_at(&self, offset: usize) -> Option<u32> {
        self.runs
            .iter()
            .find(|run| run.start <= offset && offset < run.end)
            .and_then(|run| run.page)
            .or(self.place.page)
    }

    /// Whether it has no text but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether every letter and digit of it looks so; false when it has none.
    #[must_use]
    pub fn is_all(&self, looks: impl Fn(&Style) -> bool) -> bool {
        let mut any = false;
        for run in &self.runs {
            if self.text_of(run).contains(char::is_alphanumeric) {
                any = true;
                if !looks(&run.style) {
                    return false;
                }
            }
        }
        any
    }

    /// Whether it is bold throughout.
    #[must_use]
    pub fn is_bold(&self) -> bool {
        self.is_all(|style| style.bold)
    }

    /// Whether it is shown in capitals throughout: typed so, or formatted so.
    #[must_use]
    pub fn is_in_capitals(&self) -> bool {
        let mut letters = self.runs.iter().flat_map(|run| {
            let shown = run.style.caps;
            self.text_of(run).chars().filter(|c| c.is_alphabetic()).map(move |c| shown || !c.is_lowercase())
        });
        letters.next().is_some_and(|first| first && letters.all(|capital| capital))
    }

    /// The size of most of its letters in half points, where known.
    #[must_use]
    pub fn size(&self) -> Option<u16> {
        let mut lengths: Vec<(u16, usize)> = Vec::new();
        for run in &self.runs {
            let Some(size) = run.style.size else { continue };
            let length = self.text_of(run).chars().filter(|c| !c.is_whitespace()).count();
            match lengths.iter_mut().find(|(known, _)| *known == size) {
                Some((_, sum)) => *sum += length,
                None => lengths.push((size, length)),
            }
        }
        lengths.into_iter().max_by_key(|&(size, length)| (length, size)).map(|(size, _)| size)
    }
}
