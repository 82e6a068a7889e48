//! The same words twice, and the same thing said in two ways.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{PlanText, Subject, Voice};
use crate::finding::{Basis, Span};
use crate::model::{ItemId, PlanPath, Provision, Quantity, Ratio, Section};
use crate::wording::{Stretch, Word};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

pub(super) const COPIED_PASSAGE: Rule = Rule {
    code: "PL-008",
    name: "copied-passage",
    fault: "The same long passage stands in two items",
    doc: "A passage that was pasted under several needs says nothing of any one of them, and one copy is changed at the next \
review while the other stays. Of two different provisions with the same long text nobody knows whether help is owed once \
or twice.

It is judged where 40 words or more in a row are the same in two places of Sections A to D, F, G, H1, H2 and I, in the \
council's own words; 40 is this project's own number. Capitals, punctuation and line breaks do not count. Outcomes are \
left out, since one outcome may rightly be repeated under each need it answers. Both places are named; the finding stands \
at the second.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "The same 80 words under language, learning and feelings.",
    right: "The words once, under the need they describe best, and \u{201c}see B2\u{201d} under the others.",
    decided: Decided::InPart(
        copied_passage,
        "Whether a passage comes from another child's plan: the engine sees one plan at a time.",
    ),
};

/// How many words in a row make a long passage.
const LONG: usize = 40;

/// How many words are compared at a time: any passage of `LONG` words holds one whole step of them.
const STEP: usize = STEPS as usize;
const STEPS: u32 = 20;

/// By how much the number of several words grows with each word more.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// One text that is searched for copies.
struct Piece<'s, 'p> {
    text: &'s PlanText<'p>,
    words: &'s [Word],
}

fn copied_passage(subject: &Subject<'_>, found: &mut Found) {
    let pieces: Vec<Piece<'_, '_>> = subject
        .told()
        .filter(|(text, words)| words.len() >= LONG && is_searched(text))
        .map(|(text, words)| Piece { text, words })
        .collect();
    let mut known: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
    for (at, piece) in pieces.iter().enumerate() {
        if let Some(copy) = first_copy(&pieces, &known, at) {
            let (of, first, last) = copy;
            let (from, to) = (piece.words[first].start, piece.words[last].bare_end);
            let message = format!(
                "{} words in a row stand in {} as well",
                last + 1 - first,
                where_it_is(subject, pieces[of].text)
            );
            found
                .warning(piece.text.path.clone(), message)
                .quote(piece.text.text, Stretch::of(piece.text.text, from, to))
                .mend("keep the passage where it fits best, and say in the other place what is different there or refer to the first");
        }
        for start in (0..=piece.words.len().saturating_sub(STEP)).step_by(STEP) {
            known.entry(together(&piece.words[start..start + STEP])).or_insert((at, start));
        }
    }
}

fn is_searched(text: &PlanText<'_>) -> bool {
    text.voice == Voice::Council
        && text.section.is_some_and(|section| !matches!(section, Section::E | Section::J | Section::K))
}

/// The first long passage of a piece that an earlier piece holds: the earlier piece, first and last word.
fn first_copy(
    pieces: &[Piece<'_, '_>],
    known: &FxHashMap<u64, (usize, usize)>,
    at: usize,
) -> Option<(usize, usize, usize)> {
    let words = pieces[at].words;
    let mut sum = together(&words[..STEP.min(words.len())]);
    (0..=words.len().checked_sub(STEP)?).find_map(|start| {
        if let Some(before) = start.checked_sub(1) {
            // One word goes and one comes.
            let gone = words[before].number.wrapping_mul(FACTOR.wrapping_pow(STEPS));
            sum = sum.wrapping_mul(FACTOR).wrapping_add(words[before + STEP].number).wrapping_sub(gone);
        }
        let (of, there) = *known.get(&sum)?;
        // Inside one item the same words may stand in a typed field and in its text.
        if pieces[of].text.item.is_some() && pieces[of].text.item == pieces[at].text.item {
            return None;
        }
        let others = pieces[of].words;
        let same = |a: usize, b: usize| words[a].number == others[b].number;
        let mut back = 0;
        while back < start.min(there) && same(start - back - 1, there - back - 1) {
            back += 1;
        }
        let room = (words.len() - start).min(others.len() - there);
        let ahead = (0..room).take_while(|step| same(start + step, there + step)).count();
        (back + ahead >= LONG).then(|| (of, start - back, start + ahead - 1))
    })
}

/// One number for several words in their order.
fn together(words: &[Word]) -> u64 {
    words.iter().fold(0, |sum: u64, word| sum.wrapping_mul(FACTOR).wrapping_add(word.number))
}

fn where_it_is(subject: &Subject<'_>, text: &PlanText<'_>) -> String {
    let section =
        text.section.map_or("the front page".to_owned(), |section| format!("Section {}", section.letter()));
    text.item.and_then(|id| subject.labels.get(id)).map_or(section, str::to_owned)
}

pub(super) const REPETITION_OR_CONTRADICTION: Rule = Rule {
    code: "PL-009",
    name: "repetition-or-contradiction",
    fault: "The plan is very long, says the same thing twice, or gives two ratios for the same help",
    doc: "People who deliver a plan read it between lessons. What is said twice is skipped the second time, and what is said \
in two ways is delivered in the cheaper one.

Three things are found. Two needs or two provisions with the very same words of at least 8 (from 40 on it is PL-008). Two \
provisions of one kind, with the same title or activity and for the same needs at the same time, whose ratios differ: one \
adult for one pupil in one, one for three in the other. And a plan whose sections hold more than 15,000 words in the \
council's voice. The numbers are this project's own.

Two ratios for different activities are no contradiction, nor is a group beside individual work under a title of its own. \
Whether sentences contradict each other in what they mean is left to a person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Reading help for B2 is one to one in F3 and one to three in F9.",
    right: "Reading help for B2 is one to one, in F3 only.",
    decided: Decided::InPart(
        repetition_or_contradiction,
        "Whether two sentences contradict each other in meaning, and whether the plan could be shorter without losing anything.",
    ),
};

/// The fewest words that make a repetition rather than a formula.
const SHORTEST_REPETITION: usize = 8;

/// How many words of the council's a plan may hold before it is called very long.
const VERY_LONG: usize = 15_000;

fn repetition_or_contradiction(subject: &Subject<'_>, found: &mut Found) {
    let mut seen: BTreeMap<u64, (ItemId, usize)> = BTreeMap::new();
    let mut all = 0;
    for (text, words) in subject.told() {
        if text.voice != Voice::Council || text.section.is_none() {
            continue;
        }
        all += words.len();
        let whole = text.path.as_str().ends_with("/text") && text.section.is_some_and(is_need_or_provision);
        let (Some(item), true) = (text.item, whole && (SHORTEST_REPETITION..LONG).contains(&words.len()))
        else {
            continue;
        };
        if let Some((first, length)) = seen.get(&together(words)).copied() {
            if length == words.len() && first != item {
                let other = subject.labels.get(first).unwrap_or("another item");
                let whole = Span { start: 0, end: text.text.chars().count() };
                found
                    .advice(text.path.clone(), format!("these are the very words of {other}"))
                    .quote(text.text, whole)
                    .mend("say it once, or say here what is different");
            }
        } else {
            seen.insert(together(words), (item, words.len()));
        }
    }
    if all > VERY_LONG {
        found
            .advice(PlanPath::root(), format!("the sections hold {all} words, which few readers will finish"))
            .mend("keep what must be known to help the child, and leave the rest to the advice in Section K");
    }
    contradictions(subject, found);
}

const fn is_need_or_provision(section: Section) -> bool {
    matches!(
        section,
        Section::B | Section::C | Section::D | Section::F | Section::G | Section::H1 | Section::H2
    )
}

fn contradictions(subject: &Subject<'_>, found: &mut Found) {
    // The same help is of one section and for the same needs, which sets nearly all others aside.
    let mut alike: BTreeMap<(Section, Vec<ItemId>), Vec<usize>> = BTreeMap::new();
    for (index, second) in subject.provisions.iter().enumerate() {
        let Some(ratio) = sole_ratio(second.provision) else { continue };
        let mut needs = second.provision.meets.clone();
        needs.sort_unstable();
        let before = alike.entry((second.section, needs)).or_default();
        let first = before.iter().map(|at| &subject.provisions[*at]).find(|first| {
            same_help(first.provision, second.provision)
                && sole_ratio(first.provision).is_some_and(|other| other != ratio)
        });
        if let Some(first) = first {
            let label = |id| subject.labels.get(id).unwrap_or("another item").to_owned();
            found
                .advice(
                    second.path.clone(),
                    format!(
                        "{} and {} give the same help for the same needs with different ratios",
                        label(first.provision.id),
                        label(second.provision.id)
                    ),
                )
                .mend("ask the adviser which ratio is meant, and keep that one; if both are, say when each applies");
        }
        before.push(index);
    }
}

/// Whether two provisions for the same needs are the same help: kind, name, purpose and time.
fn same_help(first: &Provision, second: &Provision) -> bool {
    let named = |one: Option<&str>, other: Option<&str>| matches!((one, other), (Some(one), Some(other)) if one.trim().eq_ignore_ascii_case(other.trim()));
    let apart = |one: &Provision, other: &Provision| {
        one.ends_on.zip(other.starts_on).is_some_and(|(ends, starts)| ends < starts)
    };
    let activity = |provision: &Provision| provision.activity.as_ref().map(|text| text.0.clone());
    first.kind == second.kind
        && !first.meets.is_empty()
        && (named(first.title.as_deref(), second.title.as_deref())
            || named(activity(first).as_deref(), activity(second).as_deref()))
        && first.setting == second.setting
        && !apart(first, second)
        && !apart(second, first)
}

/// The ratio of the direct work, where the provision gives one only.
fn sole_ratio(provision: &Provision) -> Option<Ratio> {
    let mut ratios = provision
        .quantities
        .iter()
        .filter(|amount| amount.is_with_child())
        .filter_map(|amount: &Quantity| amount.ratio);
    let first = ratios.next()?;
    ratios.all(|other| other == first).then_some(first)
}
