//! The front page: labelled fields outside all sections.

use super::super::entry::ReadAs;
use super::super::lexicon::Field;
use super::Walk;

impl Walk<'_> {
    pub(super) fn front_field(&self, text: &str) -> Option<Field> {
        let text = text.trim().trim_end_matches([':', '*', '?']);
        let plain = text.split(['(', '[']).next().unwrap_or(text);
        self.lexicon.field(text).or_else(|| self.lexicon.field(plain))
    }

    /// A piece outside all sections: a labelled field, or words for the list of what was not placed.
    pub(super) fn front(&mut self, number: usize) -> bool {
        let piece = &self.pieces[number];
        let text = piece.text.as_str();
        if text.contains(['\u{2610}', '\u{2611}', '\u{2612}']) {
            self.add_whole(number, ReadAs::Identity(Field::Status));
            return true;
        }
        let split = text
            .split_once([':', '\t'])
            .or_else(|| text.split_once(" \u{2013} "))
            .or_else(|| text.split_once(" - "));
        if let Some((label, value)) = split
            && let Some(field) = self.front_field(label)
        {
            self.field = None;
            let value = value.trim();
            let head = text[..text.len() - value.len()].trim().to_owned();
            self.add(number, head, ReadAs::Label);
            if value.is_empty() {
                self.field = Some(field);
            } else {
                self.add(number, value.to_owned(), ReadAs::Identity(field));
            }
            return true;
        }
        if let Some(field) = self.field.take() {
            self.add_whole(number, ReadAs::Identity(field));
            return true;
        }
        if piece.words() <= 6
            && let Some(field) = self.front_field(text)
        {
            self.field = Some(field);
            self.add_whole(number, ReadAs::Label);
            return true;
        }
        false
    }
}
