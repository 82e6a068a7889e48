//! How many people give the help, counted by role.

use super::lexicon::Lexicon;
use super::side::Side;
use super::{Direction, Fact};
use crate::diff::change::What;
use std::collections::BTreeMap;

/// "Two adults" that became one, "two assistants" that became "an assistant".
pub(super) fn compare(before: &mut Side<'_>, after: &mut Side<'_>, lexicon: &Lexicon, facts: &mut Vec<Fact>) {
    let (old, new) = (staff_counted(before, lexicon), staff_counted(after, lexicon));
    let mut told = false;
    for (role, old) in &old {
        let Some(new) = new.get(role) else { continue };
        if !old.in_numbers && !new.in_numbers {
            continue;
        }
        if old.count != new.count && !told {
            let direction = if new.count < old.count { Direction::Less } else { Direction::More };
            let says = format!("{} → {} {role}s", old.count, new.count);
            facts.push(Fact::amount(What::Staff, direction, says.replace("staffs", "staff")));
            told = true;
        }
        for &at in &old.places {
            before.accounted[at] = true;
        }
        for &at in &new.places {
            after.accounted[at] = true;
        }
    }
}

/// How many people of one role a side names.
#[derive(Default)]
struct Counted {
    count: u32,
    /// Whether a number says it; "an assistant" is one without a number.
    in_numbers: bool,
    places: Vec<usize>,
}

/// The people of each role that a side counts: "two members of staff", "3 carers", "a therapist".
fn staff_counted(side: &Side<'_>, lexicon: &Lexicon) -> BTreeMap<String, Counted> {
    let mut counted: BTreeMap<String, Counted> = BTreeMap::new();
    for at in 0..side.words.len() {
        let word = &side.words[at];
        let number = word.text.parse::<u32>().ok().filter(|n| (1..=6).contains(n) && !side.in_amount[at]);
        let article = matches!(word.text.as_ref(), "a" | "an");
        if number.is_none() && !article {
            continue;
        }
        // The role follows, perhaps after words that describe it; a unit or a preposition ends that.
        let near = side.words[at + 1..].iter().take(if article { 3 } else { 5 }).position(|next| {
            next.sentence != word.sentence || is_staff(&next.text, lexicon) || ends_a_count(&next.text)
        });
        let Some(role) = near.map(|near| at + 1 + near) else { continue };
        if side.words[role].sentence != word.sentence || !is_staff(&side.words[role].text, lexicon) {
            continue;
        }
        let name = side.words[role].text.trim_end_matches('s').to_owned();
        let entry = counted.entry(name).or_default();
        entry.count += number.unwrap_or(1);
        entry.in_numbers |= number.is_some();
        if number.is_some() {
            entry.places.push(at);
        }
        entry.places.push(role);
    }
    counted
}

fn is_staff(word: &str, lexicon: &Lexicon) -> bool {
    matches!(
        word,
        "adult" | "adults" | "staff" | "carer" | "carers" | "escort" | "escorts" | "assistant" | "assistants"
    ) || lexicon.is_role(word)
}

/// Whether a number before this word counts something else than people.
fn ends_a_count(word: &str) -> bool {
    super::Word::is_digits(word)
        || matches!(
            word.trim_end_matches('s'),
            "minute"
                | "hour"
                | "time"
                | "day"
                | "week"
                | "fortnight"
                | "month"
                | "term"
                | "half-term"
                | "year"
                | "session"
                | "lesson"
                | "visit"
                | "night"
                | "by"
                | "from"
                | "with"
                | "of"
                | "to"
                | "for"
                | "in"
                | "each"
                | "and"
                | "or"
                | "pupil"
                | "child"
                | "children"
                | "step"
                | "word"
                | "at"
                | "on"
        )
}
