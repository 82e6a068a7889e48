//! The front page: labelled fields outside all sections.

use super::super::entry::ReadAs;
use super::super::lexicon::{Field, Lexicon};
use super::super::name::is_name;
use super::super::normal::one_line;
use super::Walk;

/// What joins the values of a joined label.
const JOINS: [&str; 9] = [" / ", " | ", "; ", "\t", " \u{2013} ", " - ", ", ", " and ", " & "];

/// The most words of a label.
const LABEL: usize = 8;

impl Walk<'_> {
    pub(super) fn front_field(&self, text: &str) -> Option<Field> {
        exact(text, self.lexicon)
    }

    /// The fields of a label that stands in a cell of its own: one, or several that are joined, as in
    /// "Date of birth / UPN".
    pub(super) fn fields_in_cell(&self, text: &str) -> Vec<Field> {
        let one = || exact(text, self.lexicon).or_else(|| like(text, self.lexicon)).into_iter().collect();
        joined(text, self.lexicon).unwrap_or_else(one)
    }

    /// The value of a label, or the values of a joined one, where they are joined in the same way: a piece for
    /// each, or parts of one piece. Else nothing shows which is which, and the words are kept as they are.
    pub(super) fn values(&mut self, pieces: &[usize], fields: &[Field]) {
        if let [] | [_] = fields {
            let read_as = fields.first().map_or(ReadAs::Other, |&field| ReadAs::Identity(field));
            for &piece in pieces {
                self.add_whole(piece, read_as);
            }
            return;
        }
        if pieces.len() == fields.len() {
            for (&piece, &field) in pieces.iter().zip(fields) {
                self.add_whole(piece, ReadAs::Identity(field));
            }
            return;
        }
        let text = pieces.first().map_or("", |&piece| self.pieces[piece].text.as_str());
        let mark = JOINS.into_iter().find(|mark| text.split(mark).count() == fields.len());
        let Some(mark) = mark.filter(|_| pieces.len() == 1) else {
            for &piece in pieces {
                self.add_whole(piece, ReadAs::Other);
            }
            return;
        };
        for (number, (part, &field)) in text.split(mark).zip(fields).enumerate() {
            if number > 0 && !mark.trim().is_empty() {
                self.add(pieces[0], mark.trim().to_owned(), ReadAs::Label);
            }
            self.add(pieces[0], part.trim().to_owned(), ReadAs::Identity(field));
        }
    }

    /// A piece outside all sections: labelled fields, or words for the list of what was not placed.
    pub(super) fn front(&mut self, number: usize) -> bool {
        let piece = &self.pieces[number];
        // A tab parts a label from its value, and is no more than a space elsewhere.
        let typed = piece.paragraph.text.as_str();
        let whole = typed.contains('\t') && one_line(typed) == piece.text;
        let text = if whole { typed.trim() } else { piece.text.as_str() };
        if text.contains(['\u{2610}', '\u{2611}', '\u{2612}']) {
            self.add_whole(number, ReadAs::Identity(Field::Status));
            return true;
        }
        let fields = fields(text, self.lexicon);
        if !fields.is_empty() {
            self.field = None;
            for (head, field, value) in fields {
                self.add(number, head.to_owned(), ReadAs::Label);
                if value.is_empty() {
                    self.field = Some(field);
                } else {
                    self.field = None;
                    self.add(number, value.to_owned(), ReadAs::Identity(field));
                }
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

fn exact(text: &str, lexicon: &Lexicon) -> Option<Field> {
    let (text, plain) = plain(text);
    lexicon.field(text).or_else(|| lexicon.field(plain))
}

fn like(text: &str, lexicon: &Lexicon) -> Option<Field> {
    if joined(text, lexicon).is_some() {
        return None;
    }
    let (text, plain) = plain(text);
    lexicon.field_like(text).or_else(|| lexicon.field_like(plain))
}

/// The fields of a label that joins several different ones: "DOB / UPN", "Name and date of birth".
fn joined(text: &str, lexicon: &Lexicon) -> Option<Vec<Field>> {
    if exact(text, lexicon).is_some() {
        return None;
    }
    let one = |part: &str| {
        let (text, plain) = plain(part);
        lexicon.field(text).or_else(|| lexicon.field(plain)).or_else(|| lexicon.field_like(text))
    };
    ["/", " and ", "&", ",", "|", "\n"].into_iter().find_map(|mark| {
        let parts: Vec<&str> = text.split(mark).collect();
        let fields: Option<Vec<Field>> =
            (2..=4).contains(&parts.len()).then(|| parts.iter().map(|part| one(part)).collect())?;
        let fields = fields?;
        let mut different = fields.clone();
        different.sort_unstable();
        different.dedup();
        (different.len() == fields.len()).then_some(fields)
    })
}

/// A label without the marks at its end, and without what stands in brackets.
fn plain(text: &str) -> (&str, &str) {
    let text =
        text.trim_start_matches('(').trim().trim_end_matches([':', '*', '?', '.', '_', '\u{2026}', ' ']);
    (text, text.split(['(', '[']).next().unwrap_or(text))
}

/// The fields of a line, each with its label and its value as they are written: "Name: Sam Vale  Date
/// of birth: 1 May 2015", "School ..... Hill School", "This plan belongs to Sam Vale". Empty where the
/// line does not begin with a label.
fn fields<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<(&'t str, Field, &'t str)> {
    // Where a label begins, where its value begins, and what it is.
    let mut cuts: Vec<(usize, usize, Field)> = Vec::new();
    for (at, length, only_first) in marks(text) {
        let floor = cuts.last().map_or(0, |cut| cut.1);
        if at < floor || (only_first && !cuts.is_empty()) {
            continue;
        }
        let mut starts: Vec<usize> = text[floor..at]
            .char_indices()
            .filter(|&(start, c)| {
                !c.is_whitespace()
                    && (start == 0 || text[floor..floor + start].ends_with([' ', '\u{a0}', '(']))
            })
            .map(|(start, _)| floor + start)
            .collect();
        if starts.len() > LABEL {
            starts.drain(..starts.len() - LABEL);
        }
        // The first label of a line begins it; a later one has a capital and is as long as its name is, or
        // as short as its kind of words allows.
        let first = cuts.is_empty();
        starts.retain(|&start| {
            let label = text[start..at].trim_start_matches('(');
            if first { start == 0 } else { label.starts_with(|c: char| c.is_uppercase() || c == 'd') }
        });
        let found =
            starts.iter().find_map(|&start| Some((start, exact(&text[start..at], lexicon)?))).or_else(|| {
                starts.iter().rev().find_map(|&start| Some((start, like(&text[start..at], lexicon)?)))
            });
        if let Some((start, field)) = found {
            cuts.push((start, at + length, field));
        }
    }
    if cuts.is_empty() {
        return named(text, lexicon).into_iter().collect();
    }
    (0..cuts.len())
        .map(|number| {
            let (start, value, field) = cuts[number];
            let end = cuts.get(number + 1).map_or(text.len(), |next| next.0);
            let body = text[value..end].trim().trim_end_matches([',', ';', '|', '(']).trim_end();
            let from = value + (text[value..end].len() - text[value..end].trim_start().len());
            (text[start..from].trim(), field, body)
        })
        .collect()
}

/// What parts a label from its value: a colon, a tab, dots or lines to write on, a dash. Each with its
/// length, and whether it can do so for the first label of a line alone.
fn marks(text: &str) -> Vec<(usize, usize, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let rest = &text[at..];
        let run = rest.len() - rest.trim_start_matches(['.', '_', '\u{2026}']).len();
        if character == ':' {
            found.push((at, 1, false));
        } else if run >= 3 {
            found.push((at, run, false));
            at += run;
            continue;
        } else if character == '\t' {
            found.push((at, 1, true));
        } else if let Some(dash) = [" \u{2013} ", " - "].into_iter().find(|dash| rest.starts_with(dash)) {
            found.push((at, dash.len(), true));
        }
        at += character.len_utf8();
    }
    found
}

/// "This plan belongs to Sam Vale": a label of several words for the name, and nothing but a name.
fn named<'t>(text: &'t str, lexicon: &Lexicon) -> Option<(&'t str, Field, &'t str)> {
    text.match_indices(' ').map(|(at, _)| at).skip(1).take(LABEL).find_map(|at| {
        let (label, value) = (&text[..at], text[at..].trim());
        (lexicon.field(label) == Some(Field::Name) && is_name(value)).then_some((label, Field::Name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_hold_several_fields() {
        let said = |text: &str| {
            fields(text, &Lexicon::general())
                .into_iter()
                .map(|(head, field, value)| format!("{head}|{field:?}|{value}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            said("Name: Sam Vale Date of birth: 1 May 2015"),
            ["Name:|Name|Sam Vale", "Date of birth:|DateOfBirth|1 May 2015"]
        );
        assert_eq!(said("School ........ Hill School"), ["School ........|Setting|Hill School"]);
        assert_eq!(said("This plan belongs to Sam Vale"), ["This plan belongs to|Name|Sam Vale"]);
        assert_eq!(said("Plan dated: 2 May 2023"), ["Plan dated:|IssueDate|2 May 2023"]);
        assert_eq!(
            said("Re: Sam Vale (DOB: 1/5/2015)"),
            ["Re:|Name|Sam Vale", "(DOB:|DateOfBirth|1/5/2015)"]
        );
        assert!(said("Sam's friend said: come in").is_empty());
        assert!(said("The plan belongs to everybody who helps").is_empty());
    }
}
