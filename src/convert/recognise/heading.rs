//! Where each section begins: candidates for headings, and which of them are headings.
//!
//! A letter is worth more than a name, a name than looks. A list of contents and a table that
//! explains the sections name them all too; they are told by how little follows each of their lines
//! beside what follows the same section elsewhere.

use super::label::heading_reference;
use super::letter::{Strength, lettered, old_part};
use super::lexicon::Lexicon;
use super::piece::{Grid, Node, Piece, Pieces, pieces_in};
use crate::model::Section;
use std::collections::{BTreeMap, BTreeSet};

/// The longest heading, in words.
const LONGEST: usize = 22;
/// The longest heading that neither a style nor a letter shows to be one, and the longest question.
const QUESTION: usize = 14;
/// Fewer words than this after a heading is no content.
const NOTHING: usize = 3;
/// A line of an explanation has fewer words than this.
const EXPLANATION: usize = 60;

/// A list of contents has no fewer lines than this, and an explanation no fewer sections.
const FEWEST: usize = 4;

/// What was decided of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It begins these sections. Further pieces may belong to the same heading.
    Begins(Vec<Section>),
    /// It ends the section before it: another part of the document begins.
    Ends,
    /// It is a line of a list of contents or of an explanation of the sections.
    Decoy,
}

/// The verdicts, by piece.
#[derive(Debug, Default)]
pub struct Headings {
    /// What was decided of which piece.
    pub verdicts: BTreeMap<usize, Verdict>,
    /// Sections that have a heading of their own, with no other section in it.
    pub alone: BTreeSet<Section>,
    /// Whether most headings give their letter.
    pub lettered: bool,
}

/// A piece that may be the heading of a section.
#[derive(Debug, Clone)]
struct Candidate {
    piece: usize,
    sections: Vec<Section>,
    strength: Option<Strength>,
    named: bool,
    class: Class,
    table: Option<usize>,
    looks: bool,
    /// How many words follow until the next candidate.
    content: usize,
}

/// How a heading looks and stands: the headings of a document are mostly of one class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Class {
    stands: u8,
    level: Option<u8>,
    bold: bool,
    capitals: bool,
    size: Option<u16>,
}

/// How the cell of a piece stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InCell {
    /// Whether the piece is the first of its cell.
    pub first_piece: bool,
    /// Whether the cell is the first with words in its row.
    pub first_cell: bool,
    /// Whether no other cell of the row has words.
    pub alone: bool,
}

/// How the innermost cell around each piece stands.
pub fn cells(nodes: &[Node], found: &mut BTreeMap<usize, InCell>) {
    for node in nodes {
        let Node::Grid(grid) = node else { continue };
        for row in &grid.rows {
            let filled: Vec<usize> =
                (0..row.len()).filter(|&at| !pieces_in(&row[at].nodes).is_empty()).collect();
            for (at, cell) in row.iter().enumerate() {
                let inside = pieces_in(&cell.nodes);
                for (number, piece) in inside.iter().enumerate() {
                    let in_cell = InCell {
                        first_piece: number == 0,
                        first_cell: filled.first() == Some(&at),
                        alone: filled == [at],
                    };
                    found.insert(*piece, in_cell);
                }
                cells(&cell.nodes, found);
            }
        }
    }
}

/// Decides where sections begin. `columns` are pieces that head columns and so begin nothing.
pub fn headings(
    pieces: &Pieces<'_>,
    in_cells: &BTreeMap<usize, InCell>,
    columns: &BTreeSet<usize>,
    lexicon: &Lexicon,
) -> Headings {
    let mut found = Headings::default();
    let statement = pieces
        .all
        .iter()
        .take(60)
        .any(|piece| piece.text.to_lowercase().contains("statement of special educational needs"));
    let mut candidates = Vec::new();
    for (number, piece) in pieces.all.iter().enumerate() {
        if columns.contains(&number) || piece.note || piece.placeholder {
            continue;
        }
        if is_contents_line(piece) {
            found.verdicts.insert(number, Verdict::Decoy);
            continue;
        }
        if let Some(candidate) = candidate(number, piece, in_cells.get(&number), lexicon, statement) {
            candidates.push(candidate);
        }
    }
    weigh(&mut candidates, &pieces.all);
    let plain_letters: BTreeSet<Section> = candidates
        .iter()
        .filter(|candidate| candidate.strength >= Some(Strength::Marked))
        .flat_map(|candidate| candidate.sections.iter().copied())
        .collect();
    let all_letters: BTreeSet<Section> = candidates
        .iter()
        .filter(|candidate| candidate.strength.is_some())
        .flat_map(|candidate| candidate.sections.iter().copied())
        .collect();
    found.lettered = plain_letters.len() >= 4 || all_letters.len() >= 5;
    let mut chosen: Vec<Candidate> = candidates
        .iter()
        .filter(|candidate| match candidate.strength {
            Some(Strength::Explicit) => true,
            Some(Strength::Marked) => candidate.named || plain_letters.len() >= 4,
            Some(Strength::Bare) => all_letters.len() >= 5,
            None => false,
        })
        .cloned()
        .collect();
    drop_decoys(&mut chosen, &pieces.all, &mut found);
    let classes = ranked(if found.lettered { &chosen } else { &candidates });
    add_named(&mut chosen, &candidates, &classes, found.lettered);
    chosen.sort_by_key(|candidate| candidate.piece);
    weigh(&mut chosen, &pieces.all);
    drop_decoys(&mut chosen, &pieces.all, &mut found);
    drop_empty(&mut chosen, &pieces.all);
    for candidate in &chosen {
        if let [section] = candidate.sections.as_slice() {
            found.alone.insert(*section);
        }
        found.verdicts.insert(candidate.piece, Verdict::Begins(candidate.sections.clone()));
    }
    add_ends(pieces, &chosen, columns, lexicon, &mut found);
    found
}

/// A line of a list of contents: its style says so, or it ends with dots or a tab and a page number.
fn is_contents_line(piece: &Piece<'_>) -> bool {
    let style = piece.paragraph.style.as_deref().unwrap_or_default().to_lowercase();
    if style.starts_with("toc ") || style.starts_with("contents ") {
        return true;
    }
    let raw = piece.paragraph.text.trim_end();
    let before = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    before.len() < raw.len()
        && (before.ends_with('\t')
            || before.trim_end().ends_with("..")
            || before.trim_end().ends_with('\u{2026}'))
        && lettered(before.trim_end_matches(['.', ' ', '\t', '\u{2026}'])).is_some()
}

fn candidate(
    number: usize,
    piece: &Piece<'_>,
    in_cell: Option<&InCell>,
    lexicon: &Lexicon,
    statement: bool,
) -> Option<Candidate> {
    let shown = piece.shown();
    let words = shown.split_whitespace().count();
    if words == 0 || words > LONGEST {
        return None;
    }
    let paragraph = piece.paragraph;
    let looks = paragraph.heading.is_some()
        || paragraph.is_bold()
        || (paragraph.is_in_capitals() && words > 1)
        || paragraph.is_all(|style| style.underline)
        || piece.text_box;
    let certain = paragraph.heading.is_some_and(|heading| heading.certain);
    let heads_row = in_cell.is_some_and(|cell| cell.first_piece && (cell.first_cell || cell.alone));
    let bullet = piece.mark.as_ref().is_some_and(|mark| mark.bullet);
    let asked = shown.ends_with('?') && looks && words <= QUESTION;
    let sentence = shown.ends_with(['.', ';', '!', '?']) && words > 3 && !certain && !asked;
    let class = Class {
        stands: if piece.text_box { 2 } else { u8::from(in_cell.is_some()) },
        level: paragraph.heading.and_then(|heading| heading.level),
        bold: paragraph.is_bold(),
        capitals: paragraph.is_in_capitals(),
        size: paragraph.size(),
    };
    let make = |sections: Vec<Section>, strength, named| Candidate {
        piece: number,
        sections,
        strength,
        named,
        class: class.clone(),
        table: piece.table,
        looks,
        content: 0,
    };
    if statement
        && let Some((part, _)) = old_part(&shown)
        && (looks || heads_row || words <= 8)
    {
        let sections = match part {
            1 => vec![Section::A],
            2 => vec![Section::B],
            3 => vec![Section::F],
            4 => vec![Section::I],
            5 => vec![Section::C],
            _ => vec![Section::G],
        };
        return Some(make(sections, Some(Strength::Explicit), true));
    }
    if let Some(letter) = lettered(&shown)
        && !sentence
    {
        let named = lexicon.section_named(&letter.name);
        let agrees = named
            .as_ref()
            .is_some_and(|named| named.sections.iter().any(|section| letter.sections.contains(section)));
        let stands = looks || heads_row || in_cell.is_none();
        let strong_enough = match letter.strength {
            Strength::Explicit => stands || agrees,
            Strength::Marked => agrees || ((looks || heads_row) && !bullet && words <= 12),
            Strength::Bare => looks || heads_row,
        };
        if strong_enough {
            return Some(make(letter.sections, Some(letter.strength), agrees));
        }
        return None;
    }
    let by_part = old_part(&shown).map(|(_, name)| name).filter(|name| !name.is_empty());
    let own_line = in_cell.is_none() && words <= 9 && !shown.ends_with([':', ',']);
    let name = by_part.as_deref().unwrap_or(&piece.text);
    let longest = if certain { LONGEST } else { QUESTION };
    if bullet || sentence || words > longest || !(looks || heads_row || own_line || by_part.is_some()) {
        return None;
    }
    let named = lexicon.section_named(name)?;
    if !(looks || heads_row || by_part.is_some()) && named.words < 2 && words > 3 {
        return None;
    }
    // A name that is also the label of a column or a line ("Outcomes", "Support") needs looks.
    if !looks && by_part.is_none() && lexicon.label(name).is_some() && !heads_row {
        return None;
    }
    Some(make(named.sections, None, true))
}

/// Counts the words that follow each candidate until the next.
fn weigh(candidates: &mut [Candidate], pieces: &[Piece<'_>]) {
    for at in 0..candidates.len() {
        let from = candidates[at].piece + 1;
        let to = candidates.get(at + 1).map_or(pieces.len(), |next| next.piece);
        candidates[at].content = pieces[from.min(to)..to].iter().map(Piece::words).sum();
    }
}

/// Takes out series of headings that name the sections without holding them.
fn drop_decoys(chosen: &mut Vec<Candidate>, pieces: &[Piece<'_>], found: &mut Headings) {
    loop {
        let series = series(chosen);
        let words = |of: &[usize], section: Section| -> Option<usize> {
            of.iter()
                .filter(|&&at| chosen[at].sections.contains(&section))
                .map(|&at| chosen[at].content)
                .reduce(|one, two| one + two)
        };
        // For each section, which series says most of it, and how much the best of the others says.
        let mut most: BTreeMap<Section, [Option<(usize, usize)>; 2]> = BTreeMap::new();
        for (number, own) in series.iter().enumerate() {
            let sections: BTreeSet<Section> =
                own.iter().flat_map(|&at| chosen[at].sections.iter().copied()).collect();
            for section in sections {
                let found = words(own, section).map(|words| (words, number));
                let [first, second] = most.entry(section).or_default();
                if found > *first {
                    *second = first.take();
                    *first = found;
                } else if found > *second {
                    *second = found;
                }
            }
        }
        let decoy = series.iter().enumerate().position(|(number, own)| {
            let sections: BTreeSet<Section> =
                own.iter().flat_map(|&at| chosen[at].sections.iter().copied()).collect();
            if sections.len() < FEWEST || own.len() < FEWEST {
                return false;
            }
            let total: usize = own[..own.len() - 1].iter().map(|&at| chosen[at].content).sum();
            if total > EXPLANATION * own.len() {
                return false;
            }
            let elsewhere = |section: Section| {
                let [first, second] = most.get(&section).copied().unwrap_or_default();
                let other = if first.is_some_and(|(_, at)| at == number) { second } else { first };
                other.map(|(words, _)| words)
            };
            // What stands nowhere else and is too long to explain a section is the section.
            let only_here = |section: &Section| {
                elsewhere(*section).is_none() && words(own, *section).is_some_and(|words| words > EXPLANATION)
            };
            if sections.iter().any(only_here) {
                return false;
            }
            let outdone = sections
                .iter()
                .filter(|&&section| {
                    let mine = words(own, section).unwrap_or_default();
                    elsewhere(section).is_some_and(|other| mine * 3 < other.max(NOTHING) || mine <= NOTHING)
                })
                .count();
            outdone * 10 >= sections.len() * 6
        });
        let Some(decoy) = decoy else { return };
        let members = series[decoy].clone();
        let (first, last) = (members[0], members[members.len() - 1]);
        // What stands between the lines of a decoy explains too; after its last line as much as before.
        let longest = members[..members.len() - 1].iter().map(|&at| chosen[at].content).max().unwrap_or(0);
        let begin = chosen[first].piece;
        let mut end = chosen[last].piece;
        let grid = pieces[end].table;
        let mut room = longest.max(NOTHING);
        let next = chosen.get(last + 1).map_or(pieces.len(), |next| next.piece);
        while end + 1 < next {
            let piece = &pieces[end + 1];
            let inside = grid.is_some() && piece.table == grid;
            if !inside && (grid.is_some() || piece.words() > room || longest <= NOTHING) {
                break;
            }
            room = room.saturating_sub(piece.words());
            end += 1;
        }
        for piece in begin..=end {
            found.verdicts.entry(piece).or_insert(Verdict::Decoy);
        }
        chosen.retain(|candidate| candidate.piece < begin || candidate.piece > end);
        weigh(chosen, pieces);
    }
}

/// Runs of candidates in which no section comes twice, as positions.
fn series(chosen: &[Candidate]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut seen: BTreeSet<Section> = BTreeSet::new();
    for (at, candidate) in chosen.iter().enumerate() {
        let again = candidate.sections.iter().any(|section| seen.contains(section));
        let same_as_before = at > 0
            && chosen[at - 1].sections == candidate.sections
            && chosen[at - 1].table == candidate.table;
        if found.is_empty() || (again && !same_as_before) {
            found.push(Vec::new());
            seen.clear();
        }
        if let Some(last) = found.last_mut() {
            last.push(at);
        }
        seen.extend(candidate.sections.iter().copied());
    }
    found
}

/// Classes of headings that name several sections, those that name most first.
fn ranked(candidates: &[Candidate]) -> Vec<(Class, usize)> {
    let mut by_class: BTreeMap<&Class, BTreeSet<Section>> = BTreeMap::new();
    for candidate in candidates {
        by_class.entry(&candidate.class).or_default().extend(candidate.sections.iter().copied());
    }
    let mut ranked: Vec<(Class, usize)> =
        by_class.into_iter().map(|(class, sections)| (class.clone(), sections.len())).collect();
    ranked.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
    ranked
}

/// Adds headings that have a name and no letter: those that look as the others do, and for sections
/// that have none the best that there is.
fn add_named(chosen: &mut Vec<Candidate>, all: &[Candidate], classes: &[(Class, usize)], lettered: bool) {
    let has = |chosen: &[Candidate], section: &Section| {
        chosen.iter().any(|candidate| candidate.sections.contains(section))
    };
    let is_new = |chosen: &[Candidate], candidate: &Candidate| {
        candidate.strength.is_none() && !chosen.iter().any(|other| other.piece == candidate.piece)
    };
    if !lettered {
        let least = classes.first().map_or(0, |(_, most)| (*most).min(4));
        for (class, count) in classes {
            if *count < least.max(2) {
                break;
            }
            let adds = all.iter().filter(|candidate| candidate.class == *class && is_new(chosen, candidate));
            let adds: Vec<Candidate> = adds
                .filter(|candidate| {
                    *count == classes[0].1 || candidate.sections.iter().any(|section| !has(chosen, section))
                })
                .cloned()
                .collect();
            chosen.extend(adds);
        }
    }
    let main: Vec<&Class> = classes.iter().filter(|(_, count)| *count >= 3).map(|(class, _)| class).collect();
    for section in Section::ALL {
        if has(chosen, &section) {
            continue;
        }
        let mut fits: Vec<&Candidate> = all
            .iter()
            .filter(|candidate| candidate.sections.contains(&section) && is_new(chosen, candidate))
            .filter(|candidate| {
                main.contains(&&candidate.class)
                    || (!lettered && (candidate.looks || candidate.class.level.is_some()))
            })
            .collect();
        fits.sort_by_key(|candidate| {
            (!main.contains(&&candidate.class), std::cmp::Reverse(candidate.content.min(40)), candidate.piece)
        });
        if let Some(best) = fits.first() {
            chosen.push((*best).clone());
        }
    }
}

/// A heading that nothing follows is none where its section is found elsewhere, unless the next
/// piece of the same heading follows.
fn drop_empty(chosen: &mut Vec<Candidate>, pieces: &[Piece<'_>]) {
    let snapshot: Vec<(Vec<Section>, usize)> =
        chosen.iter().map(|candidate| (candidate.sections.clone(), candidate.piece)).collect();
    // How many headings of each section hold something.
    let mut filled: BTreeMap<Section, usize> = BTreeMap::new();
    for candidate in chosen.iter().filter(|candidate| candidate.content > NOTHING) {
        for section in &candidate.sections {
            *filled.entry(*section).or_default() += 1;
        }
    }
    let mut at = 0;
    chosen.retain(|candidate| {
        let index = at;
        at += 1;
        let continues = snapshot
            .get(index + 1)
            .is_some_and(|next| next.0 == candidate.sections && next.1 == candidate.piece + 1);
        let own = usize::from(candidate.content > NOTHING);
        let elsewhere =
            candidate.sections.iter().all(|section| filled.get(section).copied().unwrap_or_default() > own);
        candidate.content > 0 || continues || !elsewhere
    });
    weigh(chosen, pieces);
}

/// Headings as high as those of sections that begin no section end the one before.
fn add_ends(
    pieces: &Pieces<'_>,
    chosen: &[Candidate],
    columns: &BTreeSet<usize>,
    lexicon: &Lexicon,
    found: &mut Headings,
) {
    let classes: BTreeSet<&Class> = chosen.iter().map(|candidate| &candidate.class).collect();
    let levels: Vec<u8> = chosen.iter().filter_map(|candidate| candidate.class.level).collect();
    // The level that begins most sections; of two the higher one.
    let mut sections_at: BTreeMap<u8, BTreeSet<Section>> = BTreeMap::new();
    for candidate in chosen {
        if let Some(level) = candidate.class.level {
            sections_at.entry(level).or_default().extend(candidate.sections.iter().copied());
        }
    }
    let highest = sections_at
        .iter()
        .max_by_key(|(level, sections)| (sections.len(), std::cmp::Reverse(**level)))
        .map(|(level, _)| *level)
        .filter(|_| levels.len() * 2 > chosen.len());
    for (number, piece) in pieces.all.iter().enumerate() {
        if found.verdicts.contains_key(&number) || columns.contains(&number) || piece.note {
            continue;
        }
        let heading =
            piece.paragraph.heading.filter(|heading| heading.certain).and_then(|heading| heading.level);
        let as_high = heading.zip(highest).is_some_and(|(own, highest)| own <= highest);
        let words = super::normal::words_of(&piece.text);
        let begins = |phrase: &str| words.join(" ").starts_with(phrase);
        let looks = heading.is_some()
            || piece.paragraph.is_bold()
            || classes.iter().any(|class| class.capitals && piece.paragraph.is_in_capitals());
        let ending =
            words.len() <= 10 && (ENDS.iter().any(|phrase| begins(phrase)) && (looks || words.len() <= 4));
        if (as_high
            && heading_reference(&piece.text).is_none()
            && lexicon.area(&piece.text).is_none()
            && lexicon.label(&piece.text).is_none()
            && lexicon.view(&piece.text).is_none())
            || ending
        {
            found.verdicts.insert(number, Verdict::Ends);
            if words.iter().any(|word| word == "contents") {
                contents_after(number, pieces, found);
            }
        }
    }
}

/// The short lines after the heading of a list of contents, up to the next heading.
fn contents_after(heading: usize, pieces: &Pieces<'_>, found: &mut Headings) {
    for (number, piece) in pieces.all.iter().enumerate().skip(heading + 1) {
        if found.verdicts.contains_key(&number) || piece.words() > 14 || piece.paragraph.heading.is_some() {
            break;
        }
        found.verdicts.insert(number, Verdict::Decoy);
    }
}

/// How parts of a plan begin that are no section.
const ENDS: [&str; 22] = [
    "sign off",
    "signature",
    "signatures",
    "signed",
    "declaration",
    "glossary",
    "appendix",
    "contents",
    "table of contents",
    "rights of appeal",
    "right of appeal",
    "your right",
    "mediation",
    "disagreement",
    "how to appeal",
    "contact details",
    "useful contacts",
    "notes for parents",
    "authorisation",
    "plan sign off",
    "date and signature",
    "this plan was",
];

/// The pieces of a grid's row that stand in it directly or nested, cell by cell.
pub fn row_cells(grid: &Grid, row: usize) -> Vec<Vec<usize>> {
    grid.rows[row].iter().map(|cell| pieces_in(&cell.nodes)).collect()
}
