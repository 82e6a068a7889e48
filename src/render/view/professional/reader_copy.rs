//! What a copy for one reader says of itself, and what it must not claim of the record.

use super::super::voice::day;
use super::Professional;
use crate::model::{CopyReader, ItemId, ReaderCopy, Section};
use minijinja::context;
use serde_json::Value as Json;

impl Professional<'_> {
    fn reader_copy(&self) -> Option<&ReaderCopy> {
        self.plan.copy.as_ref()
    }

    /// Whether this is a copy that holds less than the record.
    pub(super) fn is_reduced(&self) -> bool {
        self.reader_copy().is_some_and(ReaderCopy::is_reduced)
    }

    /// What stands for a fact that is not there: the record lacks it, or this copy does.
    pub(super) fn unknown(&self) -> String {
        self.say(if self.is_reduced() { "control.not_in_copy" } else { "control.not_recorded" })
    }

    /// That a section is left out of this copy, so that nobody reads it as empty.
    pub(super) fn left_out(&self, section: Section) -> Option<String> {
        let left_out = self.reader_copy().is_some_and(|copy| copy.left_out.contains(&section));
        left_out.then(|| self.say("copy.left_out"))
    }

    /// The advice behind an item. That there is none a copy says only where it has all of the record.
    pub(super) fn evidence(&self, ids: &[ItemId]) -> Option<Json> {
        if self.is_reduced() {
            return self.row("card.evidence", ids);
        }
        Some(self.row_or_none("card.evidence", ids))
    }

    /// The age where this copy has no date of birth.
    pub(super) fn age(&self) -> Option<String> {
        let age = self.reader_copy()?.age?;
        Some(self.tell("copy.age", context! { years => age.years, date => day(age.on) }))
    }

    /// The words of the strip on every page of a copy.
    pub(super) fn copy_strip(&self) -> Option<String> {
        let copy = self.reader_copy()?;
        let key = match copy.reader {
            CopyReader::Full => "copy.strip_full",
            CopyReader::School => "copy.strip_school",
            CopyReader::Anonymised => "copy.strip_anonymised",
        };
        let open = copy.is_reduced() && copy.confirmed != Some(true);
        let said = [Some(self.say(key)), open.then(|| self.say("copy.strip_open"))];
        Some(said.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// For whom the copy is, as the first page says it.
    pub(super) fn copy_statement(&self) -> Option<String> {
        let copy = self.reader_copy()?;
        Some(self.tell("copy.statement", context! { recipient => &copy.recipient }))
    }

    /// The first line of every footer, with the recipient of a copy before it.
    pub(super) fn footer_for(&self, line: String) -> String {
        match self.reader_copy() {
            Some(copy) => {
                let recipient = in_a_footer(&copy.recipient);
                self.tell("copy.footer", context! { recipient => recipient, line => line })
            }
            None => line,
        }
    }
}

/// A recipient's name as a footer has room for it. `ehcp copy` takes none that is longer.
pub(in crate::render::view) fn in_a_footer(recipient: &str) -> String {
    const LONGEST: usize = 80;
    match recipient.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &recipient[..end]),
        None => recipient.to_owned(),
    }
}
