//! Stretches put together to needs, outcomes, provision, views and papers.

use super::entry::{Entry, ReadAs};
use super::label::references;
use super::lexicon::{Lexicon, Paper, View};
use super::normal::words_of;
use super::sentence::Sentences;
use super::who_when::{self, WhoWhen};
use crate::model::{BroadArea, Section};
use std::collections::BTreeMap;

/// A need, outcome, provision, view or other piece of a section, with the stretches it is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its section.
    pub section: Option<Section>,
    /// Whether the source does not tell H1 from H2.
    pub joint_h: bool,
    /// The broad area it stands under.
    pub area: Option<BroadArea>,
    /// Its words.
    pub text: String,
    /// The entries that make it, in order.
    pub entries: Vec<usize>,
    /// Its own number in the source.
    pub number: Option<u32>,
    /// Its label in the source.
    pub label: Option<String>,
    /// What the layout binds it to.
    pub block: usize,
    /// Its row.
    pub row: usize,
    /// Its cell.
    pub cell: usize,
    /// Who, how often and the like, as the source has them beside the words.
    pub beside: Beside,
    /// Steps, by when and other words on it, each with what it is.
    pub details: Vec<(ReadAs, String)>,
    /// Numbers of outcomes that the layout refers it to.
    pub outcomes: Vec<u32>,
    /// Numbers of needs that the layout refers it to.
    pub needs: Vec<u32>,
    /// Words of outcomes that the layout repeats beside it.
    pub outcome_words: Vec<String>,
    /// Which part of Section A it is.
    pub view: Option<View>,
    /// Whether a mark, label or column of its own shows that it is one item.
    pub plain: bool,
    /// Whether a table's columns hold it.
    pub in_columns: bool,
}

/// The words that stand beside those of a provision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Who.
    pub who: Option<String>,
    /// How often.
    pub how_often: Option<String>,
    /// How long.
    pub how_long: Option<String>,
    /// The ratio or group.
    pub ratio: Option<String>,
    /// How it is reviewed.
    pub review: Option<String>,
}

/// A paper of Section K.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundPaper {
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: Option<String>,
    /// The author's role.
    pub role: Option<String>,
    /// The author's organisation.
    pub organisation: Option<String>,
    /// Its date as written.
    pub date: Option<String>,
    /// Whether it is said to be appended, as written.
    pub appended: Option<String>,
    /// The entries that make it.
    pub entries: Vec<usize>,
}

/// Everything put together.
#[derive(Debug, Default)]
pub struct Items {
    /// Needs of B, C and D.
    pub needs: Vec<Item>,
    /// Outcomes.
    pub outcomes: Vec<Item>,
    /// Provision of F, G, H1 and H2.
    pub provisions: Vec<Item>,
    /// Section A.
    pub views: Vec<Item>,
    /// Words on what the child can do, by area or for C and D.
    pub strengths: Vec<Item>,
    /// Statements that a section or area holds nothing.
    pub none: Vec<Item>,
    /// Section I.
    pub placement: Vec<Item>,
    /// Section J.
    pub budget: Vec<Item>,
    /// Section K.
    pub papers: Vec<FoundPaper>,
    /// Everything else that stands in a section.
    pub other: Vec<Item>,
}

/// Puts the entries together.
pub fn items(entries: &[Entry], lexicon: &Lexicon) -> Items {
    let mut items = Items::default();
    let strengths = strengths_of_areas(entries);
    let marked_cells = marked_cells(entries);
    let mut beside = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        match entry.read_as {
            ReadAs::Need if strengths.contains(&at) => items.strengths.push(item(at, entry)),
            ReadAs::Need => {
                add(&mut items.needs, at, entry, goes_on(items_last(entries, at), entry, &marked_cells));
            }
            ReadAs::Strength => items.strengths.push(item(at, entry)),
            ReadAs::Outcome => add(&mut items.outcomes, at, entry, false),
            ReadAs::Provision => {
                let last = items.provisions.last_mut().filter(|last| {
                    last.cell == entry.cell && last.row == entry.row || follows_in_piece(entries, at)
                });
                if let Some(last) = last
                    && !entry.begins
                    && let Some(found) = who_when::line(&entry.text, lexicon)
                {
                    last.entries.push(at);
                    take(&mut last.beside, found);
                    continue;
                }
                let on = goes_on(items_last(entries, at), entry, &marked_cells)
                    || (follows_in_piece(entries, at) && !entry.begins);
                add(&mut items.provisions, at, entry, on);
            }
            ReadAs::Who | ReadAs::HowOften | ReadAs::HowLong | ReadAs::Ratio | ReadAs::Review => {
                beside.push(at);
            }
            ReadAs::Step | ReadAs::ByWhen | ReadAs::Baseline => match items.outcomes.last_mut() {
                Some(outcome) => {
                    outcome.entries.push(at);
                    outcome.details.push((entry.read_as, entry.text.clone()));
                }
                None => items.other.push(item(at, entry)),
            },
            ReadAs::NeedDetail => match items.needs.last_mut().filter(|need| need.section == entry.section) {
                Some(need) => {
                    need.entries.push(at);
                    need.details.push((entry.read_as, entry.text.clone()));
                }
                None => items.other.push(item(at, entry)),
            },
            ReadAs::View(view) => {
                let mut found = item(at, entry);
                found.view = view;
                items.views.push(found);
            }
            ReadAs::NoneIdentified => items.none.push(item(at, entry)),
            ReadAs::Placement => items.placement.push(item(at, entry)),
            ReadAs::Budget => items.budget.push(item(at, entry)),
            ReadAs::Note | ReadAs::Other if entry.section.is_some() => items.other.push(item(at, entry)),
            _ => {}
        }
    }
    put_beside(entries, &beside, &mut items);
    for provision in &mut items.provisions {
        if provision.beside.who.is_none()
            && provision.beside.how_often.is_none()
            && let Some((text, found)) = who_when::trailing(&provision.text, lexicon)
        {
            provision.text = text;
            take(&mut provision.beside, found);
        }
    }
    for provision in &mut items.provisions {
        let giver = provision.entries.iter().find_map(|&at| entries[at].giver.clone());
        if let (Some(giver), None) = (giver, &provision.beside.who) {
            provision.beside.who = Some(giver);
            if provision.beside.how_often.is_none()
                && let Some((text, often)) = who_when::often(&provision.text, lexicon)
            {
                provision.text = text;
                provision.beside.how_often = Some(often);
            }
        }
    }
    refer(entries, &mut items);
    items.papers = papers(entries);
    items
}

fn take(beside: &mut Beside, found: WhoWhen) {
    let put = |into: &mut Option<String>, words: Option<String>| {
        if let Some(words) = words {
            match into {
                Some(known) => *known = format!("{known}\n{words}"),
                None => *into = Some(words),
            }
        }
    };
    put(&mut beside.who, found.who);
    put(&mut beside.how_often, found.how_often);
}

fn item(at: usize, entry: &Entry) -> Item {
    Item {
        section: entry.section,
        joint_h: entry.joint_h,
        area: entry.area,
        text: entry.text.clone(),
        entries: vec![at],
        number: entry.number,
        label: entry.label.clone(),
        block: entry.block,
        row: entry.row,
        cell: entry.cell,
        outcomes: entry.outcomes.clone(),
        needs: entry.needs.clone(),
        plain: entry.begins || entry.in_columns,
        in_columns: entry.in_columns,
        ..Item::default()
    }
}

fn add(list: &mut Vec<Item>, at: usize, entry: &Entry, joined: bool) {
    match list.last_mut() {
        Some(before) if joined => {
            before.entries.push(at);
            before.text = format!("{}\n\n{}", before.text, entry.text);
        }
        _ => list.push(item(at, entry)),
    }
}

/// The entry before that is not furniture.
fn items_last(entries: &[Entry], at: usize) -> Option<&Entry> {
    entries[..at].iter().rev().find(|entry| !entry.read_as.is_furniture())
}

/// Whether the entry stands in the same piece's paragraph as the item before it: a further line of it.
fn follows_in_piece(entries: &[Entry], at: usize) -> bool {
    at > 0 && entries[at].begins_line_of_same_paragraph(&entries[at - 1])
}

impl Entry {
    fn begins_line_of_same_paragraph(&self, before: &Self) -> bool {
        self.piece == before.piece + 1 && self.same_paragraph
    }
}

/// Whether an entry without a mark goes on with the item before it: in a cell or block whose items
/// have marks, words without a mark are a further paragraph.
fn goes_on(before: Option<&Entry>, entry: &Entry, marked: &BTreeMap<(usize, usize), usize>) -> bool {
    let Some(before) = before else { return false };
    let together = before.read_as == entry.read_as
        && before.section == entry.section
        && before.cell == entry.cell
        && before.block == entry.block
        && before.area == entry.area;
    together
        && !entry.begins
        && marked.get(&(entry.cell, entry.block)).is_some_and(|count| *count > 0)
        && before.row == entry.row
}

/// How many items have a mark or label of their own, by cell and block.
fn marked_cells(entries: &[Entry]) -> BTreeMap<(usize, usize), usize> {
    let mut found = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.begins) {
        *found.entry((entry.cell, entry.block)).or_insert(0) += 1;
    }
    found
}

/// The entries that tell of strengths and not of needs: right after the heading of an area, where the
/// needs that follow have marks and it has none, or where its words praise and the next do not.
fn strengths_of_areas(entries: &[Entry]) -> std::collections::BTreeSet<usize> {
    let mut found = std::collections::BTreeSet::new();
    let needs: Vec<usize> = (0..entries.len())
        .filter(|&at| entries[at].read_as == ReadAs::Need && entries[at].section == Some(Section::B))
        .collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in needs {
        let entry = &entries[at];
        match groups.last_mut() {
            Some(group)
                if entries[group[0]].area == entry.area
                    && entries[group[0]].in_columns == entry.in_columns
                    && (!entry.in_columns || entries[group[0]].cell == entry.cell) =>
            {
                group.push(at);
            }
            _ => groups.push(vec![at]),
        }
    }
    for group in groups {
        let marked = group.iter().filter(|&&at| entries[at].begins).count();
        let first = group[0];
        let (head, rest) = (&entries[first], &group[1..]);
        if rest.is_empty() || head.begins {
            continue;
        }
        let praise = Sentences::reads_as_strength(&head.text);
        let rest_praised = rest.iter().all(|&at| Sentences::reads_as_strength(&entries[at].text));
        let all_rest_marked = marked == rest.len();
        if Sentences::reads_as_hard(&head.text) {
            continue;
        }
        if (all_rest_marked && (praise || head.area.is_some()))
            || (praise && !rest_praised && head.area.is_some())
        {
            found.insert(first);
        }
    }
    found
}

/// Puts who, how often and the like beside the provision of their row or block.
fn put_beside(entries: &[Entry], beside: &[usize], items: &mut Items) {
    let mut by_row: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &at in beside {
        by_row.entry(entries[at].row).or_default().push(at);
    }
    for (row, ats) in by_row {
        let mut in_row: Vec<usize> =
            (0..items.provisions.len()).filter(|&number| items.provisions[number].row == row).collect();
        let first = ats[0];
        let running = !entries[first].in_columns;
        if in_row.is_empty() || running {
            // In running text what is said of a provision follows it.
            let before = items.provisions.iter().rposition(|provision| {
                provision.entries[0] < first && provision.block == entries[first].block
            });
            if let Some(before) = before.filter(|before| !in_row.contains(before)) {
                in_row = vec![before];
            }
        }
        for kind in [ReadAs::Who, ReadAs::HowOften, ReadAs::HowLong, ReadAs::Ratio, ReadAs::Review] {
            let of_kind: Vec<usize> = ats.iter().copied().filter(|&at| entries[at].read_as == kind).collect();
            if of_kind.is_empty() {
                continue;
            }
            if in_row.is_empty() {
                for at in of_kind {
                    items.other.push(item(at, &entries[at]));
                }
                continue;
            }
            // What stands in the cell of a provision is said of the one right above it.
            let of_cell = |at: usize| {
                in_row.iter().copied().rev().find(|&number| {
                    let provision = &items.provisions[number];
                    provision.cell == entries[at].cell && provision.entries[0] < at
                })
            };
            let in_cells: Option<Vec<(usize, usize)>> =
                of_kind.iter().map(|&at| of_cell(at).map(|number| (number, at))).collect();
            let pairs: Vec<(usize, usize)> = if let Some(pairs) = in_cells.filter(|_| in_row.len() > 1) {
                pairs
            } else if of_kind.len() == in_row.len() && in_row.len() > 1 {
                in_row.iter().copied().zip(of_kind).collect()
            } else {
                in_row.iter().flat_map(|&number| of_kind.iter().map(move |&at| (number, at))).collect()
            };
            for (number, at) in pairs {
                let provision = &mut items.provisions[number];
                let words = entries[at].text.clone();
                let into = match kind {
                    ReadAs::Who => &mut provision.beside.who,
                    ReadAs::HowOften => &mut provision.beside.how_often,
                    ReadAs::HowLong => &mut provision.beside.how_long,
                    ReadAs::Ratio => &mut provision.beside.ratio,
                    _ => &mut provision.beside.review,
                };
                *into = Some(into.take().map_or(words.clone(), |known| format!("{known}\n{words}")));
                provision.entries.push(at);
            }
        }
    }
}

/// Numbers of outcomes and needs that stand in columns or lines of their own go to the items of the row.
fn refer(entries: &[Entry], items: &mut Items) {
    // A merged cell with the number stands for all its rows, save those with a number of their own.
    let own_rows: std::collections::BTreeSet<(bool, usize)> = entries
        .iter()
        .filter(|entry| matches!(entry.read_as, ReadAs::OutcomeReference | ReadAs::NeedReference))
        .map(|entry| (entry.read_as == ReadAs::OutcomeReference, entry.row))
        .collect();
    for entry in entries {
        let (outcome, need) =
            (entry.read_as == ReadAs::OutcomeReference, entry.read_as == ReadAs::NeedReference);
        if !outcome && !need {
            continue;
        }
        let numbers = references(&entry.text);
        for provision in items.provisions.iter_mut().filter(|provision| {
            provision.row == entry.row
                || (entry.in_columns
                    && provision.block == entry.block
                    && provision.row > entry.row
                    && !own_rows.contains(&(entry.read_as == ReadAs::OutcomeReference, provision.row)))
        }) {
            match &numbers {
                Some(numbers) if outcome => provision.outcomes.extend(numbers),
                Some(numbers) => provision.needs.extend(numbers),
                None if outcome => provision.outcome_words.push(entry.text.clone()),
                None => {}
            }
        }
        let of_outcome =
            |found: &Item| found.row == entry.row || (found.block == entry.block && found.row < entry.row);
        for found in items.outcomes.iter_mut().filter(|found| of_outcome(found)) {
            if let Some(numbers) = numbers.as_ref().filter(|_| need) {
                found.needs.extend(numbers);
            }
        }
    }
}

/// Section K: a paper for each row, or for each line.
fn papers(entries: &[Entry]) -> Vec<FoundPaper> {
    let mut found: Vec<FoundPaper> = Vec::new();
    let mut row = None;
    for (at, entry) in entries.iter().enumerate() {
        let ReadAs::Paper(column) = entry.read_as else { continue };
        let Some(column) = column else {
            row = None;
            found.push(paper_line(at, &entry.text));
            continue;
        };
        if row != Some(entry.row) {
            row = Some(entry.row);
            found.push(FoundPaper::default());
        }
        let Some(paper) = found.last_mut() else { continue };
        paper.entries.push(at);
        let into = match column {
            Paper::Title => {
                if paper.title.is_empty() {
                    paper.title.clone_from(&entry.text);
                } else {
                    paper.title = format!("{} {}", paper.title, entry.text);
                }
                continue;
            }
            Paper::Author => &mut paper.author,
            Paper::Date => &mut paper.date,
            Paper::Role => &mut paper.role,
            Paper::Organisation => &mut paper.organisation,
            Paper::Appended => &mut paper.appended,
        };
        *into =
            Some(into.take().map_or_else(|| entry.text.clone(), |known| format!("{known} {}", entry.text)));
    }
    found
}

/// A paper told in one line: "title; author; date".
fn paper_line(at: usize, text: &str) -> FoundPaper {
    let whole = || FoundPaper { title: text.to_owned(), entries: vec![at], ..FoundPaper::default() };
    let separators = [";", "|", "\t", " \u{2013} ", " \u{2014} ", " - ", " / ", ", "];
    let Some(separator) = separators.iter().find(|separator| text.contains(**separator)) else {
        return whole();
    };
    let parts: Vec<&str> = text.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
    let Some(date_at) = parts.iter().rposition(|part| super::date::date(part).is_some()) else {
        return if parts.len() == 2 && parts[1].split_whitespace().count() <= 4 && *separator != ", " {
            FoundPaper {
                title: parts[0].to_owned(),
                author: Some(parts[1].to_owned()),
                entries: vec![at],
                ..FoundPaper::default()
            }
        } else {
            whole()
        };
    };
    let date = Some(parts[date_at].to_owned());
    let others: Vec<&str> =
        parts.iter().enumerate().filter(|(number, _)| *number != date_at).map(|(_, part)| *part).collect();
    match others.as_slice() {
        [] => FoundPaper { title: text.to_owned(), entries: vec![at], ..FoundPaper::default() },
        [title] => {
            FoundPaper { title: (*title).to_owned(), date, entries: vec![at], ..FoundPaper::default() }
        }
        [title @ .., author] => FoundPaper {
            title: title.join(separator),
            author: Some((*author).to_owned()),
            date,
            entries: vec![at],
            ..FoundPaper::default()
        },
    }
}

/// How alike two texts are by their words, from 0 to 100.
pub fn likeness(one: &str, two: &str) -> usize {
    let (one, mut two) = (words_of(one), words_of(two));
    let total = one.len() + two.len();
    if total == 0 {
        return 0;
    }
    let mut both = 0;
    for word in one {
        if let Some(at) = two.iter().position(|other| *other == word) {
            two.swap_remove(at);
            both += 1;
        }
    }
    200 * both / total
}
