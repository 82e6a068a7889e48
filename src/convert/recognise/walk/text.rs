//! The text of items: what it is by its label, its section or its words.

use super::super::entry::{Entry, ReadAs};
use super::super::label::{Segment, label_and_number, number_of, references, segments, trailing_reference};
use super::super::lexicon::Label;
use super::super::sentence::Sentences;
use super::Walk;
use crate::model::Section;

impl Walk<'_> {
    /// The text of an item, or several under labels in one paragraph.
    pub(super) fn text(&mut self, number: usize) {
        let piece = &self.pieces[number];
        let parts = if self.sections.iter().any(|section| *section >= Section::I)
            || self.sections == [Section::A]
            || self.sections.is_empty()
        {
            vec![Segment { label: None, head: String::new(), body: piece.text.clone() }]
        } else {
            segments(&piece.text, self.lexicon)
        };
        let (mark_label, mark_number) = match &piece.mark {
            Some(mark) if !mark.bullet => (Some(mark.label.clone()), number_of(&mark.label)),
            _ => (None, None),
        };
        // A mark such as "Outcome 2" or "Provision 1" says itself what it is.
        let by_mark = mark_label.as_ref().and_then(|label| label_and_number(label, self.lexicon));
        let outer = self.label;
        let several = parts.iter().any(|part| part.label.is_some());
        if let Some((label, own)) = by_mark.filter(|_| !self.in_columns)
            && !several
        {
            self.start_label(label, own);
        }
        if several && !self.in_columns {
            self.row = self.next();
        }
        // "... [By: class teacher. When: weekly. See E1.]": what the last words refer to holds for all of them.
        let referring =
            parts.last().and_then(|last| trailing_reference(&last.body)).filter(|(_, _, label, _)| {
                let holds = if *label == Label::NeedNumber { Section::E } else { Section::F };
                self.sections.iter().any(|section| *section >= holds && *section <= Section::H2)
            });
        let outer_numbers = (self.outcomes.clone(), self.needs.clone());
        if let Some((_, _, label, numbers)) = &referring {
            match label {
                Label::NeedNumber => self.needs.clone_from(numbers),
                _ => self.outcomes.clone_from(numbers),
            }
        }
        for (at, part) in parts.iter().enumerate() {
            let keeps_head = matches!(
                part.label,
                Some((Label::Step | Label::ByWhen | Label::Baseline | Label::Impact | Label::Review, _))
            );
            if let Some((label @ (Label::OutcomeNumber | Label::NeedNumber), Some(own))) = part.label {
                // "For outcome 2: ..." says which outcome the words are for, and they are what they are.
                match label {
                    Label::NeedNumber => self.needs = vec![own],
                    _ => self.outcomes = vec![own],
                }
                self.label = outer;
                self.add(number, part.head.clone(), ReadAs::Label);
            } else if let Some((label, own)) = part.label {
                if matches!(label, Label::Outcome | Label::Need) && !self.in_columns {
                    self.start_label(label, own);
                } else {
                    if label == Label::Provision && !self.in_columns {
                        self.row = self.next();
                        self.own_number = own;
                    }
                    self.label = Some(label);
                }
                if !keeps_head {
                    self.add(number, part.head.clone(), ReadAs::Label);
                }
            }
            if part.body.is_empty() && !keeps_head {
                continue;
            }
            let reference = referring.as_ref().filter(|_| at + 1 == parts.len() && !keeps_head);
            let body = match reference {
                Some((before, ..)) => (*before).to_owned(),
                None if keeps_head => format!("{} {}", part.head, part.body).trim().to_owned(),
                None => part.body.clone(),
            };
            let read_as = self.read_as(&body, number, part.label.is_some());
            self.add(number, body, read_as);
            if let Some(last) = self.entries.last_mut() {
                last.begins = part.label.is_some() || (at == 0 && piece.mark.is_some());
                if at == 0 {
                    last.number = mark_number.or(last.number);
                    last.label.clone_from(&mark_label);
                }
            }
            if matches!(read_as, ReadAs::Outcome | ReadAs::Need | ReadAs::Provision) {
                self.own_number = None;
            }
            if let Some((_, written, ..)) = reference {
                self.add(number, (*written).to_owned(), ReadAs::Label);
            }
        }
        if referring.is_some() {
            (self.outcomes, self.needs) = outer_numbers;
        }
        // A label with its words in the same line holds for that line; one that stands alone holds on.
        if several {
            let last = parts.iter().rev().find(|part| part.label.is_some());
            let open = last.is_some_and(|part| part.body.is_empty());
            // "First step: ..." below the label for steps is one of several.
            let of_outer = last.is_some_and(|part| part.label.map(|(label, _)| label) == outer);
            if !open {
                self.label = if self.in_columns || of_outer { outer } else { None };
            }
        } else if by_mark.is_some() && !self.in_columns {
            self.label = outer;
        }
    }

    /// What a text is, by its label, its section and, where two sections share a heading, its words.
    pub(super) fn read_as(&mut self, text: &str, number: usize, labelled: bool) -> ReadAs {
        let Some(label) = self.label else {
            return if self.aside { ReadAs::Other } else { self.by_section(text, number) };
        };
        let family = match label {
            Label::Need | Label::Strength | Label::Impact => [Section::B, Section::C, Section::D].as_slice(),
            Label::Outcome | Label::Step | Label::ByWhen | Label::Baseline => &[Section::E],
            Label::Provision => &[Section::F, Section::G, Section::H1, Section::H2],
            _ => &[],
        };
        let here = family.is_empty() || self.sections.iter().any(|section| family.contains(section));
        let elsewhere = !here && self.headings.alone.contains(&family[0]) && !self.sections.is_empty();
        match label {
            Label::Need if !elsewhere && Sentences::says_none(text) => ReadAs::NoneIdentified,
            Label::Need if !elsewhere => ReadAs::Need,
            Label::Need => ReadAs::NeedReference,
            Label::Strength => ReadAs::Strength,
            Label::Impact => ReadAs::NeedDetail,
            Label::Outcome if !elsewhere => self.outcome_or_step(text, number, labelled),
            Label::Outcome => ReadAs::OutcomeReference,
            Label::Step => ReadAs::Step,
            Label::ByWhen => ReadAs::ByWhen,
            Label::Baseline => ReadAs::Baseline,
            Label::Provision if elsewhere && !self.sections.contains(&Section::E) => ReadAs::Other,
            Label::Provision if Sentences::says_none(text) => ReadAs::NoneIdentified,
            Label::Provision => ReadAs::Provision,
            Label::Who => ReadAs::Who,
            Label::HowOften => ReadAs::HowOften,
            Label::HowLong => ReadAs::HowLong,
            Label::Ratio => ReadAs::Ratio,
            Label::Review => ReadAs::Review,
            Label::OutcomeNumber => {
                if let Some(numbers) = references(text).filter(|_| !self.of_record) {
                    self.refer(numbers);
                }
                ReadAs::OutcomeReference
            }
            Label::NeedNumber => {
                if let Some(numbers) = references(text).filter(|_| !self.of_record) {
                    self.needs = numbers;
                }
                ReadAs::NeedReference
            }
            Label::Number => ReadAs::Number,
            Label::Area => ReadAs::Heading,
        }
    }

    /// Whether lines of this section that name outcomes are for the provision above each: a provision stood above
    /// the first such line. Else they are for those that follow.
    pub(super) fn refers_above(&mut self) -> bool {
        let here = self.sections.first();
        let mut since = self.entries.iter().rev().take_while(|entry| entry.section.as_ref() == here);
        let found = self.referred_above.unwrap_or_else(|| self.outcomes.is_empty() && since.any(is_running));
        self.referred_above = Some(found);
        found
    }

    /// Takes outcomes that a line of its own names.
    pub(super) fn refer(&mut self, numbers: Vec<u32>) {
        let above = !self.in_columns && self.refers_above();
        match self.entries.iter_mut().rfind(|entry| is_running(entry)).filter(|_| above) {
            Some(last) => last.outcomes = numbers,
            None => self.outcomes = numbers,
        }
    }

    pub(super) fn by_section(&mut self, text: &str, number: usize) -> ReadAs {
        let single = match self.sections.as_slice() {
            [] => return ReadAs::Other,
            [Section::H1, Section::H2] => Section::H2,
            [one] => *one,
            several => {
                if several.contains(&Section::E) && self.sentences.reads_as_outcome(text) {
                    Section::E
                } else if several.contains(&Section::E)
                    && self.last_is_outcome()
                    && Sentences::reads_as_step(text)
                {
                    return ReadAs::Step;
                } else if let Some(section) =
                    several.iter().find(|s| matches!(s, Section::F | Section::G | Section::H1))
                {
                    *section
                } else {
                    several[0]
                }
            }
        };
        if matches!(
            single,
            Section::C
                | Section::D
                | Section::G
                | Section::H1
                | Section::H2
                | Section::J
                | Section::B
                | Section::F
        ) && Sentences::says_none(text)
        {
            return ReadAs::NoneIdentified;
        }
        match single {
            Section::A => ReadAs::View(self.view),
            Section::B | Section::C | Section::D => ReadAs::Need,
            Section::E => self.outcome_or_step(text, number, false),
            Section::F | Section::G | Section::H1 | Section::H2 => ReadAs::Provision,
            Section::I => ReadAs::Placement,
            Section::J => ReadAs::Budget,
            Section::K => ReadAs::Paper(None),
        }
    }

    pub(super) fn last_is_outcome(&self) -> bool {
        self.entries.iter().rev().find(|entry| !entry.read_as.is_furniture()).is_some_and(|entry| {
            matches!(entry.read_as, ReadAs::Outcome | ReadAs::Step) && entry.block == self.block
        })
    }

    pub(super) fn outcome_or_step(&self, text: &str, number: usize, labelled: bool) -> ReadAs {
        if labelled || self.sentences.reads_as_outcome(text) {
            let deeper = self.is_deeper_than_outcome(number);
            return if deeper && !labelled { ReadAs::Step } else { ReadAs::Outcome };
        }
        let before = self.entries.iter().rev().find(|entry| !entry.read_as.is_furniture());
        let follows = before.is_some_and(|entry| {
            matches!(entry.read_as, ReadAs::Outcome | ReadAs::Step | ReadAs::ByWhen | ReadAs::Baseline)
                && (entry.cell == self.cell || !self.in_columns)
        });
        let fresh_number = self.own_number.is_some();
        if follows
            && !fresh_number
            && (Sentences::reads_as_step(text)
                || self.is_deeper_than_outcome(number)
                || !self.is_marked_as_outcome(number))
        {
            return ReadAs::Step;
        }
        ReadAs::Outcome
    }

    pub(super) fn last_outcome(&self) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.read_as == ReadAs::Outcome)
    }

    pub(super) fn is_deeper_than_outcome(&self, number: usize) -> bool {
        let level = self.pieces[number].mark.as_ref().filter(|mark| !mark.typed).map(|mark| mark.level);
        let Some(outcome) = self.last_outcome() else { return false };
        let same_flow = outcome.block == self.block || outcome.cell == self.cell;
        same_flow
            && match (outcome.level, level) {
                (Some(one), Some(two)) => two > one,
                (None, Some(_)) => outcome.number.is_some(),
                _ => false,
            }
    }

    /// Whether a piece is marked as the outcome before it was.
    pub(super) fn is_marked_as_outcome(&self, number: usize) -> bool {
        let own = self.pieces[number].mark.as_ref();
        let Some(outcome) = self.last_outcome() else { return true };
        let before = self.pieces[outcome.piece].mark.as_ref();
        match (before, own) {
            (Some(one), Some(two)) => one.level == two.level && one.bullet == two.bullet,
            (None, None) => !outcome.begins,
            _ => false,
        }
    }
}

/// Whether an entry is a provision in running text.
fn is_running(entry: &Entry) -> bool {
    entry.read_as == ReadAs::Provision && !entry.in_columns
}
