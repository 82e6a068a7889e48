//! The walk through the document in reading order: each stretch of text gets its section and what it is.

mod front;
mod table;
mod text;

use super::entry::{Entry, ReadAs};
use super::heading::{Headings, Verdict};
use super::label::{heading_reference, label_and_number};
use super::lexicon::{Field, Label, Lexicon, View};
use super::piece::{Node, Piece, Pieces};
use super::sentence::Sentences;
use super::who_when;
use crate::model::{BroadArea, Section};

/// Walks the document.
pub fn walk<'a>(
    pieces: &'a Pieces<'a>,
    headings: &'a Headings,
    lexicon: &'a Lexicon,
    sentences: &'a Sentences<'a>,
) -> Vec<Entry> {
    let mut walk = Walk {
        pieces: &pieces.all,
        headings,
        lexicon,
        sentences,
        entries: Vec::new(),
        sections: Vec::new(),
        begun: false,
        area: None,
        label: None,
        view: None,
        field: None,
        own_number: None,
        outcomes: Vec::new(),
        needs: Vec::new(),
        block: 0,
        row: 0,
        cell: 0,
        in_columns: false,
        blocks: 0,
        fresh: false,
        names_row: false,
        whole_row: false,
        fills_cell: false,
        aside: false,
        referred_above: None,
        giver: None,
        table_from: 0,
        of_record: false,
    };
    walk.nodes(&pieces.body);
    walk.entries
}

#[expect(clippy::struct_excessive_bools, reason = "each is a plain fact about where the walk stands")]
struct Walk<'a> {
    pieces: &'a [Piece<'a>],
    headings: &'a Headings,
    lexicon: &'a Lexicon,
    sentences: &'a Sentences<'a>,
    entries: Vec<Entry>,
    sections: Vec<Section>,
    /// Whether any section has begun.
    begun: bool,
    area: Option<BroadArea>,
    label: Option<Label>,
    view: Option<View>,
    field: Option<Field>,
    own_number: Option<u32>,
    outcomes: Vec<u32>,
    needs: Vec<u32>,
    block: usize,
    row: usize,
    cell: usize,
    in_columns: bool,
    blocks: usize,
    /// Whether nothing but its heading has been read of the section.
    fresh: bool,
    /// Whether the cell being read only names the section of its row.
    names_row: bool,
    /// Whether the cell being read has its row for itself.
    whole_row: bool,
    /// Whether the piece being read is all there is in a cell whose column says what it holds.
    fills_cell: bool,
    /// Whether the column being read has a head that says nothing known.
    aside: bool,
    /// Whether lines that name outcomes in this section are for the provision above them; none before the first.
    referred_above: Option<bool>,
    /// Who gives the provision that follows.
    giver: Option<String>,
    /// Where the table being read begins among the entries.
    table_from: usize,
    /// Whether the numbers being read belong to the record above them.
    of_record: bool,
}

/// The sections that hold provision.
const PROVISION: [Section; 4] = [Section::F, Section::G, Section::H1, Section::H2];

/// The most words of a piece that is only a label or a heading.
const SHORT: usize = 10;

impl Walk<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Piece(piece) => self.piece(*piece),
                Node::Grid(grid) => self.grid(grid),
            }
        }
    }

    const fn next(&mut self) -> usize {
        self.blocks += 1;
        self.blocks
    }

    fn piece(&mut self, number: usize) {
        let piece = &self.pieces[number];
        match self.headings.verdicts.get(&number) {
            Some(Verdict::Begins(sections)) => return self.begin(number, sections.clone()),
            Some(Verdict::Ends) => {
                self.sections = Vec::new();
                self.reset();
                return self.add_whole(number, ReadAs::Heading);
            }
            Some(Verdict::Decoy) => return self.add_whole(number, ReadAs::Contents),
            None => {}
        }
        if piece.placeholder {
            return self.add_whole(number, ReadAs::Placeholder);
        }
        if self.names_section(number) {
            return self.add_whole(number, ReadAs::Heading);
        }
        self.fresh = false;
        if piece.note {
            return self.add_whole(number, ReadAs::Note);
        }
        if self.lexicon.is_fixed_wording(&piece.text)
            && !self.sentences.names_child(&piece.text)
            && !self.in_columns
        {
            return self.add_whole(number, ReadAs::Fixed);
        }
        if self.sections.is_empty() && self.front(number) {
            return;
        }
        if self.short_heading(number) {
            return;
        }
        if self.sections == [Section::K] {
            return self.add_whole(number, ReadAs::Paper(None));
        }
        self.text(number);
    }

    /// Whether a piece right after a section's heading is the rest of it: its name after its letter.
    fn names_section(&self, number: usize) -> bool {
        let piece = &self.pieces[number];
        if !self.fresh || piece.words() > 20 || piece.mark.as_ref().is_some_and(|mark| mark.bullet) {
            return false;
        }
        // "Outcome 1" right after the heading labels the first outcome.
        if label_and_number(&piece.text, self.lexicon).is_some_and(|(_, number)| number.is_some()) {
            return false;
        }
        let sentence = piece.text.ends_with('.') && piece.words() > 4;
        let named = self.lexicon.section_named(&piece.text);
        let same =
            named.is_some_and(|named| named.sections.iter().any(|section| self.sections.contains(section)));
        let form = self.names_row && self.lexicon.area(&piece.text).is_none();
        !sentence
            && (form
                || (same
                    && (piece.paragraph.heading.is_some() || piece.paragraph.is_bold() || piece.text_box)))
            && !self.sentences.names_child(&piece.text)
    }

    fn reset(&mut self) {
        self.area = None;
        self.label = None;
        self.view = None;
        self.field = None;
        self.own_number = None;
        self.outcomes = Vec::new();
        self.needs = Vec::new();
        self.block = self.next();
        self.row = self.block;
        self.cell = self.block;
        self.in_columns = false;
        self.referred_above = None;
        self.giver = None;
    }

    fn begin(&mut self, number: usize, sections: Vec<Section>) {
        self.sections = sections;
        self.begun = true;
        self.reset();
        self.add_whole(number, ReadAs::Heading);
        self.fresh = true;
        // An area in the heading itself: "Section B: Cognition and learning".
        self.area = super::letter::lettered(&self.pieces[number].text)
            .and_then(|letter| self.lexicon.area(&letter.name));
    }

    /// A short piece that only says what follows.
    fn short_heading(&mut self, number: usize) -> bool {
        let piece = &self.pieces[number];
        // "Key adult" below "Who" is who, and no label.
        if self.fills_cell && !piece.text.ends_with(':') {
            return false;
        }
        let shown = piece.text.trim().trim_end_matches([':', '.']).trim();
        if piece.words() > SHORT || (piece.text.ends_with('.') && piece.words() > 3) {
            return false;
        }
        let looks = piece.paragraph.heading.is_some()
            || piece.paragraph.is_bold()
            || piece.text.ends_with(':')
            || piece.mark.is_none();
        let areas_may_stand = self.sections.is_empty()
            || self.sections.iter().all(|section| matches!(section, Section::B | Section::E | Section::F))
            || (piece.words() >= 3
                && (self.whole_row || piece.paragraph.heading.is_some_and(|heading| heading.certain)));
        if areas_may_stand
            && looks
            && (self.begun || piece.paragraph.heading.is_some() || piece.paragraph.is_bold())
            && let Some(area) = self.lexicon.area(shown)
        {
            self.area = Some(area);
            self.giver = None;
            if !self.in_columns {
                self.label = None;
                self.outcomes = Vec::new();
                self.needs = Vec::new();
                self.block = self.next();
            }
            self.row = self.next();
            self.add_whole(number, ReadAs::Heading);
            return true;
        }
        if self.sections.is_empty() {
            return false;
        }
        if self.sections == [Section::A]
            && looks
            && let Some(view) = self.lexicon.view(shown)
        {
            self.view = Some(view);
            self.add_whole(number, ReadAs::Heading);
            return true;
        }
        // "Outcome 2 (Cognition and learning)" is a label with its area.
        let with_area =
            shown.strip_suffix(')').and_then(|shown| shown.rsplit_once('(')).and_then(|(label, area)| {
                let area = self.lexicon.area(area)?;
                Some((label_and_number(label, self.lexicon).filter(|(_, own)| own.is_some())?, area))
            });
        let named = with_area.map(|(label, _)| label).or_else(|| label_and_number(shown, self.lexicon));
        let found = named.filter(|(label, own)| {
            own.is_none() || !matches!(label, Label::OutcomeNumber | Label::NeedNumber)
        });
        if let Some((label, own)) = found
            && looks
            && self.sections.iter().all(|section| *section < Section::I && *section != Section::A)
        {
            self.start_label(label, own);
            self.area = with_area.map(|(_, area)| area).or(self.area);
            self.add_whole(number, ReadAs::Label);
            return true;
        }
        if looks
            && piece.words() <= 5
            && self.sections.contains(&Section::E)
            && self.lexicon.head_label(shown) == Some(Label::Step)
        {
            self.start_label(Label::Step, None);
            self.add_whole(number, ReadAs::Label);
            return true;
        }
        if looks && self.line_of_label(number, shown) {
            return true;
        }
        // A mark that is a label, before nothing but a title: "Outcome 3".
        let inner = piece.paragraph.heading.is_some_and(|heading| heading.certain)
            || (piece.paragraph.is_bold()
                && !piece.text.ends_with('.')
                && !self.in_columns
                && piece.words() <= 8
                && piece.mark.is_none()
                && self.sections != [Section::I]);
        if inner
            && !self.sections.iter().any(|section| *section >= Section::I)
            && !self.sentences.names_child(&piece.text)
        {
            self.row = self.next();
            self.block = self.row;
            self.label = None;
            self.outcomes = Vec::new();
            self.add_whole(number, ReadAs::Heading);
            return true;
        }
        false
    }

    /// A line that leads to the provision of an outcome, or that names outcomes or needs.
    fn line_of_label(&mut self, number: usize, shown: &str) -> bool {
        let piece = &self.pieces[number];
        let provision = self.sections.iter().all(|section| PROVISION.contains(section));
        if piece.text.ends_with(':')
            && !self.in_columns
            && provision
            && let Some(giver) = who_when::giver(shown, self.lexicon)
        {
            self.giver = Some(giver);
            self.add_whole(number, ReadAs::Label);
            return true;
        }
        let leads = piece.text.ends_with(':') && !self.in_columns && self.sections.contains(&Section::E);
        if leads && self.lexicon.head_label(shown) == Some(Label::Provision) {
            // "To achieve this the following must be provided:"
            self.start_label(Label::Provision, None);
            self.add_whole(number, ReadAs::Label);
            return true;
        }
        let Some((label, numbers)) = heading_reference(shown) else { return false };
        let heads = piece.paragraph.heading.is_some() || piece.paragraph.is_bold() || shown != piece.text;
        if label == Label::OutcomeNumber && !heads && !self.in_columns && self.refers_above() {
            self.refer(numbers);
        } else {
            self.label = None;
            self.row = self.next();
            self.block = self.row;
            match label {
                Label::NeedNumber => self.needs = numbers,
                _ => self.outcomes = numbers,
            }
        }
        self.add_whole(number, ReadAs::Label);
        true
    }

    /// A label in running text: what follows is what it says, until the next.
    fn start_label(&mut self, label: Label, own: Option<u32>) {
        let e_is_here = self.sections.contains(&Section::E);
        self.giver = None;
        self.row = self.next();
        match label {
            Label::Outcome => {
                // "Outcome 2" above provision in Section F refers to the outcome; in E it begins one.
                if own.is_some()
                    && !e_is_here
                    && self.headings.alone.contains(&Section::E)
                    && !self.sections.is_empty()
                {
                    self.outcomes = own.into_iter().collect();
                    self.label = None;
                    self.block = self.row;
                    return;
                }
                self.block = self.row;
                self.own_number = own;
                self.outcomes = Vec::new();
                self.needs = Vec::new();
            }
            Label::Need => {
                self.block = self.row;
                self.own_number = own;
                self.outcomes = Vec::new();
                self.needs = Vec::new();
            }
            Label::Provision => self.own_number = own,
            _ => {}
        }
        self.label = Some(label);
    }

    fn add_whole(&mut self, piece: usize, read_as: ReadAs) {
        let own = &self.pieces[piece];
        let text = match own.mark.as_ref().filter(|mark| mark.typed && read_as.is_furniture()) {
            Some(mark) => format!("{} {}", mark.label, own.text),
            None => own.text.clone(),
        };
        self.add(piece, text, read_as);
    }

    fn add(&mut self, piece: usize, text: String, read_as: ReadAs) {
        let section = self.section_of(read_as);
        let mark = self.pieces[piece].mark.as_ref();
        self.entries.push(Entry {
            piece,
            text,
            read_as,
            section,
            joint_h: self.sections == [Section::H1, Section::H2],
            area: self.area,
            block: self.block,
            row: self.row,
            cell: self.cell,
            number: self.own_number,
            label: None,
            outcomes: self.outcomes.clone(),
            needs: self.needs.clone(),
            begins: false,
            level: mark.filter(|mark| !mark.typed).map(|mark| mark.level),
            in_columns: self.in_columns,
            same_paragraph: piece > 0 && self.pieces[piece - 1].place() == self.pieces[piece].place(),
            table: self.pieces[piece].table,
            giver: self.giver.clone().filter(|_| read_as == ReadAs::Provision && !self.in_columns),
        });
    }

    /// The section of a stretch: among those the heading names, the one that holds what it is.
    fn section_of(&self, read_as: ReadAs) -> Option<Section> {
        let natural: &[Section] = match read_as {
            ReadAs::Need | ReadAs::Strength | ReadAs::NeedDetail => &[Section::B, Section::C, Section::D],
            ReadAs::Outcome | ReadAs::Step | ReadAs::ByWhen | ReadAs::Baseline => &[Section::E],
            ReadAs::Provision => &[Section::F, Section::G, Section::H1, Section::H2],
            ReadAs::Identity(_) => return None,
            _ => &[],
        };
        let among = self.sections.iter().copied().find(|section| natural.contains(section));
        let joint = self.sections == [Section::H1, Section::H2];
        if joint && (among.is_some() || natural.is_empty()) {
            return Some(Section::H2);
        }
        let followers = matches!(
            read_as,
            ReadAs::Who
                | ReadAs::HowOften
                | ReadAs::HowLong
                | ReadAs::Ratio
                | ReadAs::Review
                | ReadAs::OutcomeReference
        );
        if followers && !self.sections.iter().any(|section| PROVISION.contains(section)) {
            let of_block = self
                .entries
                .iter()
                .rev()
                .find(|entry| entry.block == self.block && entry.read_as == ReadAs::Provision);
            if let Some(entry) = of_block {
                return entry.section;
            }
            // Who stands before what in this table.
            if self.in_columns {
                return Some(Section::F);
            }
        }
        if followers && self.sections.len() > 1 {
            return self
                .sections
                .iter()
                .copied()
                .find(|s| matches!(s, Section::F | Section::G | Section::H1))
                .or_else(|| self.sections.first().copied());
        }
        among.or_else(|| natural.first().copied()).or_else(|| self.sections.first().copied())
    }
}
