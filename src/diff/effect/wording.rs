//! Duty and certainty: must, will, may; where possible, as needed, up to; named, at least, direct.

use super::lexicon::{Found, Lexicon, Phrases};
use super::side::Side;
use super::{Direction, Fact};
use crate::diff::change::What;
use std::collections::BTreeMap;

/// The phrases that one side has more often than the other.
struct Exchanged {
    gone: Vec<Found>,
    new: Vec<Found>,
}

/// Finds the phrases of a list on both sides and leaves out those that both have equally often.
fn exchanged(
    before: &Side<'_>,
    after: &Side<'_>,
    list: &Phrases,
    counts: impl Fn(&Side<'_>, &Found) -> bool,
) -> Exchanged {
    let of = |side: &Side<'_>| -> Vec<Found> {
        list.find(&side.words).into_iter().filter(|found| counts(side, found)).collect()
    };
    let (old, new) = (of(before), of(after));
    let mut balance: BTreeMap<usize, i32> = BTreeMap::new();
    // Several parts of one thing may say once each what the whole says once.
    let once = before.is_split || after.is_split;
    for (all, step) in [(&old, -1), (&new, 1)] {
        let mut counted: Vec<usize> = all.iter().map(|found| found.phrase).collect();
        if once {
            counted.sort_unstable();
            counted.dedup();
        }
        for phrase in counted {
            *balance.entry(phrase).or_default() += step;
        }
    }
    // Of a phrase that stands more often on one side, those whose words are not shared come first.
    let more = |all: &[Found], side: &Side<'_>, sign: i32| {
        let mut left = Vec::new();
        for (&phrase, &difference) in &balance {
            let mut places: Vec<Found> = all.iter().copied().filter(|found| found.phrase == phrase).collect();
            places.sort_by_key(|found| side.accounted[found.from..found.until].iter().all(|&known| known));
            left.extend(places.into_iter().take(usize::try_from(difference * sign).unwrap_or(0)));
        }
        left
    };
    Exchanged { gone: more(&old, before, -1), new: more(&new, after, 1) }
}

/// Caveats that came or went, and assurances. Returns whether a caveat came (less) or went (more),
/// since that can account for an amount that is no longer, or newly, a number.
pub(super) fn certainty(
    before: &mut Side<'_>,
    after: &mut Side<'_>,
    lexicon: &Lexicon,
    facts: &mut Vec<Fact>,
) -> Option<Direction> {
    let caveats = exchanged(before, after, &lexicon.caveats, |side, found| {
        counts_as_caveat(side, found, &lexicon.caveats.names[found.phrase])
    });
    let example = |found: &Found| lexicon.examples.contains(&lexicon.caveats.names[found.phrase]);
    let (new_examples, new): (Vec<Found>, Vec<Found>) =
        caveats.new.into_iter().partition(|found| example(found) && !follows_being(after, found));
    let (gone_examples, gone): (Vec<Found>, Vec<Found>) =
        caveats.gone.into_iter().partition(|found| example(found) && !follows_being(before, found));
    for found in new_examples {
        after.account(found.from, found.until);
    }
    for found in gone_examples {
        before.account(found.from, found.until);
    }
    let quote = |side: &Side<'_>, all: &[Found]| {
        all.iter().map(|f| format!("“{}”", shown(side, f))).collect::<Vec<_>>().join(", ")
    };
    let (count_new, count_gone) = (new.len(), gone.len());
    let direction = match count_new.cmp(&count_gone) {
        std::cmp::Ordering::Greater => Some(Direction::Less),
        std::cmp::Ordering::Less => Some(Direction::More),
        std::cmp::Ordering::Equal if count_new > 0 => Some(Direction::Unclear),
        std::cmp::Ordering::Equal => None,
    };
    if let Some(direction) = direction {
        let says = match (count_new, count_gone) {
            (_, 0) => format!("now says {}", quote(after, &new)),
            (0, _) => format!("no longer says {}", quote(before, &gone)),
            _ => format!("now says {}, not {}", quote(after, &new), quote(before, &gone)),
        };
        facts.push(Fact::wording(What::Certainty, direction, says));
    }
    for found in &new {
        after.account(found.from, found.until);
    }
    for found in &gone {
        before.account(found.from, found.until);
    }
    for (list, what, word) in [
        (&lexicon.assurances, What::Certainty, "certain"),
        (&lexicon.expertise, What::Qualification, "expert"),
    ] {
        let exchanged =
            exchanged(before, after, list, |side, found| !side.in_amount[found.from] || word == "expert");
        let unshared =
            |side: &Side<'_>, found: &Found| (found.from..found.until).any(|at| !side.accounted[at]);
        let gone: Vec<Found> = exchanged.gone.into_iter().filter(|found| unshared(before, found)).collect();
        let new: Vec<Found> = exchanged.new.into_iter().filter(|found| unshared(after, found)).collect();
        match (gone.is_empty(), new.is_empty()) {
            (false, true) => facts.push(Fact::wording(
                what,
                Direction::Less,
                format!("no longer says {}", quote(before, &gone)),
            )),
            (true, false) => {
                facts.push(Fact::wording(what, Direction::More, format!("now says {}", quote(after, &new))));
            }
            (false, false) => facts.push(Fact::wording(
                what,
                Direction::Unclear,
                format!("now says {}, not {}", quote(after, &new), quote(before, &gone)),
            )),
            (true, true) => {}
        }
        for found in &new {
            after.account(found.from, found.until);
        }
        for found in &gone {
            before.account(found.from, found.until);
        }
    }
    oversight(before, after, lexicon, facts);
    direction
}

fn shown(side: &Side<'_>, found: &Found) -> String {
    side.says(found.from, found.until)
}

/// "up to 4 children" limits a group and is no caveat on what is owed; "about" after a verb of
/// speech is no amount.
fn counts_as_caveat(side: &Side<'_>, found: &Found, name: &str) -> bool {
    let word = |at: usize| side.words.get(at).map_or("", |word| word.text.as_ref());
    let before = |back: usize| found.from.checked_sub(back).map_or("", word);
    match name {
        "up to" | "a maximum of" | "maximum of" | "not more than" | "no more than" => {
            let people = |at: usize| {
                matches!(
                    word(at),
                    "child" | "children" | "pupil" | "pupils" | "peers" | "others" | "students" | "learners"
                )
            };
            let number = side.words.get(found.until).is_some_and(super::Word::is_number);
            let group = (1..=3).any(|back| matches!(before(back), "group" | "class" | "groups" | "classes"));
            number && !group && !people(found.until + 1) && !people(found.until + 2)
        }
        "about" | "around" => side.words.get(found.until).is_some_and(super::Word::is_number),
        "most" | "some" | "many" | "several" | "shared" | "limited" | "appropriate" | "suitable" => {
            !matches!(before(1), "the" | "at")
        }
        "aim" | "aims" => !matches!(before(1), "the" | "an" | "with"),
        _ => true,
    }
}

/// Whether "available" and the like follow a verb of being, and so stand in place of giving.
fn follows_being(side: &Side<'_>, found: &Found) -> bool {
    found.from > 0 && matches!(side.words[found.from - 1].text.as_ref(), "be" | "is" | "are" | "made")
}

/// "Delivered by" that became "overseen by".
fn oversight(before: &mut Side<'_>, after: &mut Side<'_>, lexicon: &Lexicon, facts: &mut Vec<Fact>) {
    let delivery = exchanged(before, after, &lexicon.delivery, |_, _| true);
    let oversight = exchanged(before, after, &lexicon.oversight, |_, _| true);
    let quote = |side: &Side<'_>, all: &[Found]| {
        all.first().map_or_else(String::new, |f| format!("“{}”", shown(side, f)))
    };
    if !oversight.new.is_empty() && !delivery.gone.is_empty() && oversight.gone.is_empty() {
        let says =
            format!("now says {}, not {}", quote(after, &oversight.new), quote(before, &delivery.gone));
        facts.push(Fact::wording(What::Duty, Direction::Less, says));
    } else if !oversight.gone.is_empty() && !delivery.new.is_empty() && oversight.new.is_empty() {
        let says =
            format!("now says {}, not {}", quote(after, &delivery.new), quote(before, &oversight.gone));
        facts.push(Fact::wording(What::Duty, Direction::More, says));
    } else {
        return;
    }
    for found in oversight.new.iter().chain(&delivery.new) {
        after.account(found.from, found.until);
    }
    for found in oversight.gone.iter().chain(&delivery.gone) {
        before.account(found.from, found.until);
    }
}

/// The words of duty, by their strength.
pub(super) fn duty(before: &mut Side<'_>, after: &mut Side<'_>, lexicon: &Lexicon, facts: &mut Vec<Fact>) {
    let exchanged = exchanged(before, after, &lexicon.duty, |side, found| side.in_main[found.from]);
    let weakness = |all: &[Found]| all.iter().map(|found| i32::from(3 - found.value)).sum::<i32>();
    let (old, new) = (weakness(&exchanged.gone), weakness(&exchanged.new));
    let first = |side: &Side<'_>, all: &[Found], weak: bool| {
        all.iter()
            .find(|found| (found.value < 3) == weak)
            .or(all.first())
            .map_or_else(String::new, |found| format!("“{}”", shown(side, found)))
    };
    if old != new {
        let direction = if new > old { Direction::Less } else { Direction::More };
        let less = direction == Direction::Less;
        let (now, then) = (first(after, &exchanged.new, less), first(before, &exchanged.gone, !less));
        let says = match (now.is_empty(), then.is_empty()) {
            (false, false) => format!("now says {now}, not {then}"),
            (false, true) => format!("now says {now}"),
            _ => format!("no longer says {then}"),
        };
        facts.push(Fact::wording(What::Duty, direction, says));
    }
    for found in &exchanged.new {
        after.account(found.from, found.until);
    }
    for found in &exchanged.gone {
        before.account(found.from, found.until);
    }
}
