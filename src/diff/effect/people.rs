//! Who gives it: a partial order of expertise, with nobody in particular at the bottom.

use super::lexicon::{Found, Lexicon};
use super::side::Side;
use super::{Direction, Fact};
use crate::diff::change::What;

/// Compares the people that the two sides name.
pub(super) fn compare(before: &mut Side<'_>, after: &mut Side<'_>, lexicon: &Lexicon, facts: &mut Vec<Fact>) {
    let (old, new) = (named(before, lexicon), named(after, lexicon));
    let mut unmatched_new = new.clone();
    let mut gone: Vec<Found> = Vec::new();
    for found in &old {
        let name = &lexicon.roles.names[found.phrase];
        // "assistant" and "assistants" are one role: the list has both, of one rank.
        let same = |other: &Found| singular(&lexicon.roles.names[other.phrase]) == singular(name);
        if let Some(at) = unmatched_new.iter().position(same) {
            unmatched_new.remove(at);
        } else if !(before.is_split && new.iter().any(same)) {
            gone.push(*found);
        }
    }
    let fresh: Vec<Found> = unmatched_new
        .into_iter()
        .filter(|found| {
            let same = |other: &Found| {
                singular(&lexicon.roles.names[other.phrase]) == singular(&lexicon.roles.names[found.phrase])
            };
            !(after.is_split && old.iter().any(same))
        })
        .collect();
    let name = |side: &Side<'_>, found: &Found| side.says(found.from, found.until);
    let rank = |all: &[Found]| all.iter().map(|found| found.value).max();
    match (rank(&gone), rank(&fresh)) {
        (Some(one), Some(two)) => {
            let best_gone = gone.iter().max_by_key(|found| found.value);
            let best_new = fresh.iter().max_by_key(|found| found.value);
            let says = match (best_gone, best_new) {
                (Some(old), Some(new)) => format!("{} → {}", name(before, old), name(after, new)),
                _ => String::new(),
            };
            // An alternative that is joined by "or" weakens whoever else is named.
            let fact = match two.cmp(&one) {
                std::cmp::Ordering::Less if two <= 1 => Fact::wording(What::Deliverer, Direction::Less, says),
                std::cmp::Ordering::Less => Fact::amount(What::Deliverer, Direction::Less, says),
                std::cmp::Ordering::Greater if one <= 1 => {
                    Fact::wording(What::Deliverer, Direction::More, says)
                }
                std::cmp::Ordering::Greater => Fact::amount(What::Deliverer, Direction::More, says),
                std::cmp::Ordering::Equal => Fact::wording(What::Deliverer, Direction::Unclear, says),
            };
            facts.push(fact);
        }
        (None, Some(_)) => only_new(after, &old, &fresh, lexicon, facts),
        (Some(_), None) => only_gone(before, &new, &gone, lexicon, facts),
        (None, None) if facts.is_empty() => swapped(before, after, facts),
        (None, None) => {}
    }
    for found in &fresh {
        after.account(found.from, found.until);
    }
    for found in &gone {
        before.account(found.from, found.until);
        titles(before, found);
    }
    both_or(before, after, facts);
}

/// People that only the later side names: an alternative, somebody with less expertise, or a name at last.
fn only_new(after: &mut Side<'_>, old: &[Found], fresh: &[Found], lexicon: &Lexicon, facts: &mut Vec<Fact>) {
    for found in fresh {
        let says = || after.says(found.from, found.until);
        if joined_by_or(after, found) && !old.is_empty() {
            facts.push(Fact::wording(
                What::Deliverer,
                Direction::Less,
                format!("now also says “or {}”", says()),
            ));
            after.accounted[found.from.saturating_sub(2)..found.from].fill(true);
        } else if is_given_by(after, found, lexicon) && old.iter().any(|known| known.value > found.value) {
            facts.push(Fact::wording(What::Deliverer, Direction::Less, format!("now given by {}", says())));
        } else if old.is_empty() && found.value >= 2 && starts_near(after, found) {
            facts.push(Fact::wording(What::Deliverer, Direction::More, format!("now names {}", says())));
        }
    }
}

/// People that only the earlier side names.
fn only_gone(before: &mut Side<'_>, new: &[Found], gone: &[Found], lexicon: &Lexicon, facts: &mut Vec<Fact>) {
    for found in gone {
        let says = before.says(found.from, found.until);
        if joined_by_or(before, found) {
            facts.push(Fact::wording(
                What::Deliverer,
                Direction::More,
                format!("no longer says “or {says}”"),
            ));
            before.accounted[found.from.saturating_sub(2)..found.from].fill(true);
        } else if is_given_by(before, found, lexicon) && new.iter().any(|known| known.value > found.value) {
            facts.push(Fact::wording(What::Deliverer, Direction::More, format!("no longer given by {says}")));
        } else if new.is_empty() && found.value >= 2 {
            facts.push(Fact::wording(What::Deliverer, Direction::Less, format!("no longer names {says}")));
        } else if found.value >= 1 {
            facts.push(Fact::wording(What::Deliverer, Direction::Unclear, format!("no longer names {says}")));
        }
    }
}

fn singular(name: &str) -> &str {
    name.trim_end_matches('s')
}

/// The roles named, without those who only decide ("to be determined by the therapist").
fn named(side: &Side<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let decides = |found: &Found| {
        side.words[found.from.saturating_sub(3)..found.from].iter().any(|word| {
            matches!(word.text.as_ref(), "determined" | "decided" | "agreed" | "advised" | "recommended")
        })
    };
    lexicon
        .roles
        .find(&side.words)
        .into_iter()
        .filter(|found| side.in_main[found.from] && !decides(found))
        .collect()
}

/// Whether the role stands in the first words of its sentence or after "by".
fn starts_near(side: &Side<'_>, found: &Found) -> bool {
    let sentence = side.words[found.from].sentence;
    let before = side.words[..found.from].iter().rev().take_while(|word| word.sentence == sentence);
    before.clone().count() <= 2
        || before.take(3).any(|word| matches!(word.text.as_ref(), "by" | "from" | "with"))
}

/// Whether the words say that the role does the work: "delivered by", "led by trained".
fn is_given_by(side: &Side<'_>, found: &Found, lexicon: &Lexicon) -> bool {
    let from = found.from.saturating_sub(4);
    let by = (from..found.from).rev().find(|&at| side.words[at].text == "by");
    by.is_some_and(|by| {
        lexicon.delivery.find(&side.words[by.saturating_sub(2)..by]).iter().any(|verb| verb.until > 0)
    })
}

fn joined_by_or(side: &Side<'_>, found: &Found) -> bool {
    let sentence = side.words[found.from].sentence;
    side.words[..found.from]
        .iter()
        .rev()
        .take(3)
        .take_while(|word| word.sentence == sentence)
        .any(|word| word.text == "or")
}

/// The same people on both sides, and another of them does the main work.
fn swapped(before: &Side<'_>, after: &Side<'_>, facts: &mut Vec<Fact>) {
    if let (Some(old), Some(new)) = (before.facts.who, after.facts.who)
        && old != new
    {
        facts.push(Fact::wording(
            What::Deliverer,
            Direction::Unclear,
            format!("the main work: {} → {}", old.name(), new.name()),
        ));
    }
}

/// A name with its title before a role that is gone goes with it: "Mrs Okafor, the ELSA".
fn titles(side: &mut Side<'_>, found: &Found) {
    let from = found.from.saturating_sub(4);
    let title = (from..found.from)
        .find(|&at| matches!(side.words[at].text.as_ref(), "mr" | "mrs" | "ms" | "miss" | "dr" | "mx"));
    if let Some(title) = title {
        side.accounted[title..found.from].fill(true);
    }
}

/// "The teacher and the assistant" that became "the teacher or the assistant", or "and/or".
fn both_or(before: &mut Side<'_>, after: &mut Side<'_>, facts: &mut Vec<Fact>) {
    let places = |side: &Side<'_>, wanted: &str| {
        (0..side.words.len())
            .filter(|&at| !side.accounted[at] && side.words[at].text == wanted)
            .collect::<Vec<_>>()
    };
    let (and_gone, or_new) = (places(before, "and"), places(after, "or"));
    let (or_gone, and_new) = (places(before, "or"), places(after, "and"));
    let beside_and = |side: &Side<'_>, at: usize| {
        [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .any(|near| side.words.get(near).is_some_and(|word| word.text == "and"))
    };
    let either = |side: &Side<'_>, places: &[usize]| places.first().is_some_and(|&at| beside_and(side, at));
    if !or_new.is_empty() && (!and_gone.is_empty() || either(after, &or_new)) {
        facts.push(Fact::wording(What::Certainty, Direction::Less, "now says “or”, not “and”"));
        for at in places(before, "both") {
            before.accounted[at] = true;
        }
        after.accounted[or_new[0]] = true;
    } else if !or_gone.is_empty() && (!and_new.is_empty() || either(before, &or_gone)) {
        facts.push(Fact::wording(What::Certainty, Direction::More, "now says “and”, not “or”"));
        for at in places(after, "both") {
            after.accounted[at] = true;
        }
        before.accounted[or_gone[0]] = true;
    }
}
