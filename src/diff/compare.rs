//! From matched items to changes.

use super::change::{
    BeforeAfter, Certainty, Change, ChangeKind, ChangedFact, Effect, ItemShown, Piece, What,
};
use super::effect::{Direction, Fact, Side, Verdict, judge, look_for_vague_words};
use super::identity::Names;
use super::item::Family;
use super::matching::Group;
use super::prepared::Prepared;
use super::redline::redline;
use super::say;
use crate::model::{Range, Section};

/// Both sides, and the names that were exchanged.
pub(super) struct Comparison<'c, 'p> {
    pub before: &'c [Prepared<'p>],
    pub after: &'c [Prepared<'p>],
    pub names: &'c Names,
    /// Of these, what the later version may still say by its earlier name.
    pub left_over: &'c Names,
}

/// What became of one group of items.
enum Outcome {
    Unchanged,
    /// Only names differ.
    Renamed,
    Changed(Box<Change>),
}

impl Comparison<'_, '_> {
    /// All changes, the weightiest first, and the exchange of names as one at the end.
    pub fn changes(&self, groups: &[Group]) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut renamed = Vec::new();
        for group in groups {
            match self.outcome(group) {
                Outcome::Unchanged => {}
                Outcome::Renamed => renamed.push(group),
                Outcome::Changed(change) => changes.push(*change),
            }
        }
        changes.sort_by_key(weight);
        if !renamed.is_empty() || !self.names.pairs.is_empty() {
            changes.push(self.identity(&renamed));
        }
        changes
    }

    fn outcome(&self, group: &Group) -> Outcome {
        if group.before.is_empty() || group.after.is_empty() {
            return Outcome::Changed(Box::new(self.lone(group)));
        }
        let left: Vec<&Prepared<'_>> = group.before.iter().map(|&at| &self.before[at]).collect();
        let right: Vec<&Prepared<'_>> = group.after.iter().map(|&at| &self.after[at]).collect();
        let one_to_one = left.len() == 1 && right.len() == 1;
        let moved = left[0].item.section != right[0].item.section;
        if one_to_one && !moved && left[0].says_the_same_as(right[0]) && same_record(left[0], right[0]) {
            return Outcome::Unchanged;
        }
        if left[0].item.family == Family::Placement && is_other_place(left[0], right[0]) {
            let says = format!("another place is named: {} → {}", left[0].item.name, right[0].item.name);
            let fact = Fact { what: What::Names, direction: Direction::Unclear, is_amount: false, says };
            let verdict = Verdict { facts: vec![fact], ..Verdict::default() };
            return Outcome::Changed(Box::new(Self::changed(group, &left, &right, verdict, false)));
        }
        let (mut before, mut after) = (Side::of(&left), Side::of(&right));
        let renamed = before.rename(self.names);
        after.rename(self.left_over);
        let same_words = before.same_in_order(&after)
            || before.sentences() == after.sentences()
            || before.main_sentences() == after.main_sentences()
                && before.asides_stand_in(&after)
                && after.asides_stand_in(&before);
        if one_to_one && !moved && same_words && same_record(left[0], right[0]) {
            return if renamed { Outcome::Renamed } else { Outcome::Unchanged };
        }
        let family = left[0].item.family;
        let mut verdict = judge(&mut before, &mut after, family);
        if family == Family::Provision && !same_words {
            let text = |items: &[&Prepared<'_>]| {
                items.iter().map(|item| item.item.text()).collect::<Vec<_>>().join("\n\n")
            };
            look_for_vague_words(&text(&left), &text(&right), &mut verdict);
        }
        if one_to_one && same_words && verdict.facts.iter().any(|fact| fact.is_amount) {
            for fact in &mut verdict.facts {
                fact.says = format!("the words are the same; the typed amounts say: {}", fact.says);
            }
        }
        Outcome::Changed(Box::new(Self::changed(group, &left, &right, verdict, renamed)))
    }

    fn changed(
        group: &Group,
        left: &[&Prepared<'_>],
        right: &[&Prepared<'_>],
        mut verdict: Verdict,
        renamed: bool,
    ) -> Change {
        let (old_section, new_section) = (left[0].item.section, right[0].item.section);
        let moved = old_section != new_section;
        let (mut kind, mut effect) = verdict.kind();
        let family = left[0].item.family;
        if !matches!(
            family,
            Family::Provision | Family::Outcome | Family::Need | Family::Payment | Family::Placement
        ) && effect == Effect::Unclear
            && verdict.gone.is_empty()
        {
            // A view or a note is owed nothing; new words in it take nothing away.
            (kind, effect) = (ChangeKind::Reworded, Effect::None);
            verdict.new.clear();
        }
        if left.len() > 1 || right.len() > 1 {
            let (what, plain) = if right.len() > left.len() {
                (What::Split, ChangeKind::Split)
            } else {
                (What::Merged, ChangeKind::Merged)
            };
            verdict.facts.push(Fact {
                what,
                direction: Direction::Same,
                is_amount: true,
                says: String::new(),
            });
            if matches!(effect, Effect::None | Effect::Unclear) {
                kind = plain;
            }
        }
        if moved {
            let law = say::law_of_move(old_section, new_section);
            verdict.facts.push(Fact {
                what: What::Section,
                direction: match law {
                    Effect::Reduced => Direction::Less,
                    Effect::Strengthened => Direction::More,
                    _ => Direction::Same,
                },
                is_amount: true,
                says: String::new(),
            });
            kind = ChangeKind::MovedSection;
            effect = match (effect, law) {
                (Effect::Reduced, _) | (_, Effect::Reduced) => Effect::Reduced,
                (Effect::Unclear, _) | (_, Effect::Unclear) => Effect::Unclear,
                (Effect::Strengthened, _) | (_, Effect::Strengthened) => Effect::Strengthened,
                _ => Effect::None,
            };
        }
        let facts_before =
            super::facts::Facts::together(&left.iter().map(|item| item.facts()).collect::<Vec<_>>());
        let facts_after =
            super::facts::Facts::together(&right.iter().map(|item| item.facts()).collect::<Vec<_>>());
        let mut what_changed = verdict.what_changed();
        if renamed {
            what_changed.push(What::Names);
        }
        let shown = |items: &[&Prepared<'_>]| items.iter().map(|item| shown(item)).collect::<Vec<_>>();
        let joined = |items: &[&Prepared<'_>]| {
            items.iter().map(|item| item.item.text()).collect::<Vec<_>>().join("\n\n")
        };
        let both = |before: Option<Range>, after: Option<Range>| {
            (before.is_some() || after.is_some()).then_some(BeforeAfter { before, after })
        };
        let mut change = Change {
            kind,
            effect,
            section: old_section,
            section_after: new_section,
            before: shown(left),
            after: shown(right),
            minutes_per_week: both(facts_before.weekly, facts_after.weekly),
            minutes_per_year: both(facts_before.yearly, facts_after.yearly),
            what_changed,
            certainty: group.certainty,
            doubt: group.doubt.clone(),
            no_longer_says: verdict.gone.clone(),
            now_says: verdict.new.clone(),
            redline: redline(&joined(left), &joined(right)),
            beside: beside(left, right),
            facts: Vec::new(),
            amounts: (facts_before.quantities, facts_after.quantities),
            name: say::capital(&left[0].item.name),
            message: String::new(),
        };
        change.message = say::message(&change, &verdict.facts);
        change.facts = verdict.facts.into_iter().map(ChangedFact::from).collect();
        change
    }

    /// An item that is new or gone.
    fn lone(&self, group: &Group) -> Change {
        let (item, is_new) = match group.before.first() {
            Some(&left) => (&self.before[left], false),
            None => (&self.after[group.after[0]], true),
        };
        let owed =
            matches!(item.item.family, Family::Provision | Family::Need | Family::Outcome | Family::Payment);
        let effect = match (is_new, owed) {
            (true, true) => Effect::Strengthened,
            (false, true) => Effect::Reduced,
            (true, false) if item.item.family != Family::Placement => Effect::None,
            _ => Effect::Unclear,
        };
        let facts = item.facts();
        let one_side = |value: Option<Range>| {
            value.map(|value| {
                let (before, after) = if is_new { (None, Some(value)) } else { (Some(value), None) };
                BeforeAfter { before, after }
            })
        };
        let shown = vec![shown(item)];
        let (before, after) = if is_new { (Vec::new(), shown) } else { (shown, Vec::new()) };
        let (old, new) = if is_new { ("", item.item.text()) } else { (item.item.text(), "") };
        let further = item.item.texts.iter().skip(1);
        let further = further.map(|text| if is_new { redline("", text) } else { redline(text, "") });
        let quantities = facts.quantities.clone();
        let mut change = Change {
            kind: if is_new { ChangeKind::Added } else { ChangeKind::Removed },
            effect,
            section: item.item.section,
            section_after: item.item.section,
            before,
            after,
            minutes_per_week: one_side(facts.weekly),
            minutes_per_year: one_side(facts.yearly),
            what_changed: Vec::new(),
            certainty: group.certainty,
            doubt: group.doubt.clone(),
            no_longer_says: Vec::new(),
            now_says: Vec::new(),
            redline: redline(old, new),
            beside: further.collect(),
            facts: Vec::new(),
            amounts: if is_new { (Vec::new(), quantities) } else { (quantities, Vec::new()) },
            name: say::capital(&item.item.name),
            message: String::new(),
        };
        change.message = say::message(&change, &[]);
        change
    }

    /// All exchanges of names as one change.
    fn identity(&self, groups: &[&Group]) -> Change {
        let shown = |items: &[Prepared<'_>], side: fn(&Group) -> &[usize]| {
            groups.iter().flat_map(|group| side(group)).map(|&at| shown(&items[at])).collect::<Vec<_>>()
        };
        let said: Vec<String> = self.names.pairs.iter().map(|(old, new)| format!("{old} → {new}")).collect();
        Change {
            kind: ChangeKind::Identity,
            effect: Effect::None,
            section: None,
            section_after: None,
            before: shown(self.before, |group| &group.before),
            after: shown(self.after, |group| &group.after),
            minutes_per_week: None,
            minutes_per_year: None,
            what_changed: vec![What::Names],
            certainty: Certainty::Sure,
            doubt: None,
            no_longer_says: Vec::new(),
            now_says: Vec::new(),
            redline: Vec::new(),
            beside: Vec::new(),
            facts: self.names.pairs.iter().map(exchanged).collect(),
            amounts: (Vec::new(), Vec::new()),
            name: "Names".to_owned(),
            message: if said.is_empty() {
                "Only the name of the place that is named in Section I was exchanged.".to_owned()
            } else {
                format!("Only names were exchanged: {}.", said.join("; "))
            },
        }
    }
}

impl From<Fact> for ChangedFact {
    fn from(fact: Fact) -> Self {
        Self { what: fact.what, direction: fact.direction, says: fact.says }
    }
}

fn exchanged((old, new): &(String, String)) -> ChangedFact {
    ChangedFact { what: What::Names, direction: Direction::Same, says: format!("{old} → {new}") }
}

/// The redlines of the texts beside the main one that only one side has as they are. Where both have
/// as many, the first stands against the first.
fn beside(left: &[&Prepared<'_>], right: &[&Prepared<'_>]) -> Vec<Vec<Piece>> {
    fn further<'a>(items: &[&Prepared<'a>]) -> Vec<&'a str> {
        items.iter().flat_map(|item| item.item.texts.iter().skip(1).copied()).collect()
    }
    let (old, new) = (further(left), further(right));
    let gone: Vec<&str> = old.iter().copied().filter(|text| !new.contains(text)).collect();
    let fresh: Vec<&str> = new.iter().copied().filter(|text| !old.contains(text)).collect();
    if gone.len() == fresh.len() {
        return gone.iter().zip(&fresh).map(|(old, new)| redline(old, new)).collect();
    }
    let gone = gone.iter().map(|old| redline(old, ""));
    gone.chain(fresh.iter().map(|new| redline("", new))).collect()
}

fn shown(item: &Prepared<'_>) -> ItemShown {
    ItemShown {
        id: item.item.id.map(|id| id.hyphenated().to_string()),
        label: item.item.label.clone(),
        text: item.item.text().to_owned(),
    }
}

/// Whether two placements are two places: by their numbers in the register, else by identity and name.
fn is_other_place(one: &Prepared<'_>, two: &Prepared<'_>) -> bool {
    let (one, two) = (&one.item, &two.item);
    match one.register.as_deref().zip(two.register.as_deref()) {
        Some((one, two)) => one != two,
        None => one.id != two.id && one.name != two.name,
    }
}

/// Whether the typed facts beside the same words are the same.
fn same_record<'p>(one: &Prepared<'p>, two: &Prepared<'p>) -> bool {
    if one.is_twin_of(two)
        || !matches!(one.item.family, Family::Provision | Family::Payment | Family::Outcome)
    {
        return true;
    }
    let (old, new) = (one.facts(), two.facts());
    let both = |one: Option<Range>, two: Option<Range>| one.zip(two).is_none_or(|(one, two)| one == two);
    both(old.yearly, new.yearly)
        && both(old.block, new.block)
        && both(old.times, new.times)
        && old.ratio.zip(new.ratio).is_none_or(|(one, two)| one == two)
        && old.achieve.zip(new.achieve).is_none_or(|(one, two)| one == two)
}

/// Where a change stands in the list: losses, weaker wording, unclear, moved, gained, reworded.
fn weight(change: &Change) -> (u8, u8, Option<Section>, String) {
    let effect = match (change.effect, change.kind) {
        (Effect::Reduced, ChangeKind::Removed | ChangeKind::Reduced | ChangeKind::MovedSection) => 0,
        (Effect::Reduced, _) => 1,
        (Effect::Unclear, _) => 2,
        (Effect::Strengthened, _) => 3,
        (Effect::None, ChangeKind::Identity) => 5,
        (Effect::None, _) => 4,
    };
    // What the law obliges somebody to give comes before what it only describes.
    let order = match change.section {
        Some(Section::F) => 0,
        Some(Section::G | Section::H1 | Section::H2) => 1,
        Some(Section::B | Section::C | Section::D) => 2,
        Some(Section::E) => 3,
        _ => 4,
    };
    let label = change.before.first().or(change.after.first()).map_or_else(String::new, |item| {
        // Labels in the order of their numbers: F2 before F10.
        let digits = item.label.find(|c: char| c.is_ascii_digit()).unwrap_or(item.label.len());
        format!("{}{:0>6}", &item.label[..digits], &item.label[digits..])
    });
    (effect, order, change.section, label)
}
