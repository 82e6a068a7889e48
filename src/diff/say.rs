//! What a change is in plain words: one sentence for each, and a line for all that a parent can quote.

use super::change::{Change, ChangeKind, Effect, What};
use super::effect::{Direction, Fact, minutes_in_words, one_time};
use crate::model::{Range, Section};

/// How many changes the summary names before it counts the rest.
const MOST_NAMED: usize = 6;

/// What the law makes of a move from one section to another.
pub(super) fn law_of_move(from: Option<Section>, to: Option<Section>) -> Effect {
    use Section::{B, C, D, F, G, H1, H2};
    match (from, to) {
        (Some(F), Some(G | H1 | H2)) | (Some(B), Some(C | D)) => Effect::Reduced,
        (Some(G | H1 | H2), Some(F)) | (Some(C | D), Some(B)) => Effect::Strengthened,
        (Some(G), Some(H1 | H2)) | (Some(H1), Some(H2 | G)) | (Some(H2), Some(G | H1)) => Effect::Unclear,
        _ => Effect::None,
    }
}

/// What a move from one section to another means, in a sentence.
fn meaning_of_move(from: Option<Section>, to: Option<Section>) -> &'static str {
    use Section::{B, C, D, F, G, H1, H2};
    match (from, to) {
        (Some(F), Some(G)) => {
            " The council had to secure it and the tribunal could order it; in Section G the duty is the health body's, and the tribunal can only recommend (Children and Families Act 2014, section 42)."
        }
        (Some(F), Some(H1 | H2)) => {
            " The council had to secure it as special educational provision and the tribunal could order it; in Section H it is social care, on which the tribunal can only recommend (Children and Families Act 2014, section 42)."
        }
        (Some(G), Some(F)) => {
            " The council now has to secure it, and the tribunal can order it (Children and Families Act 2014, section 42)."
        }
        (Some(H1 | H2), Some(F)) => {
            " It is now special educational provision: the council has to secure it, and the tribunal can order it (Children and Families Act 2014, section 42)."
        }
        (Some(B), Some(C | D)) => " Only a special educational need has to be met by provision in Section F.",
        (Some(C | D), Some(B)) => " A special educational need has to be met by provision in Section F.",
        (Some(H1), Some(H2)) => {
            " Section H1 is owed under the Chronically Sick and Disabled Persons Act 1970; Section H2 is not."
        }
        (Some(H2), Some(H1)) => " It is now owed under the Chronically Sick and Disabled Persons Act 1970.",
        _ => "",
    }
}

/// The change in one or more sentences.
pub(super) fn message(change: &Change, facts: &[Fact]) -> String {
    let labels = |items: &[super::change::ItemShown]| {
        items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>().join(" and ")
    };
    let mut said = match change.kind {
        ChangeKind::Removed => {
            let amount = change
                .minutes_per_week
                .and_then(|m| m.before)
                .map_or_else(String::new, |range| format!(", {} a week", minutes_in_words(range)));
            format!("Taken out{amount}.")
        }
        ChangeKind::Added => {
            let amount = change
                .minutes_per_week
                .and_then(|m| m.after)
                .map_or_else(String::new, |range| format!(", {} a week", minutes_in_words(range)));
            format!("New{amount}.")
        }
        ChangeKind::MovedSection => {
            let letter = |section: Option<Section>| section.map_or("", Section::letter);
            let (from, to) = (change.section, change.section_after);
            format!(
                "Moved from Section {} to Section {}.{}",
                letter(from),
                letter(to),
                meaning_of_move(from, to)
            )
        }
        _ => String::new(),
    };
    if change.what_changed.contains(&What::Split) {
        add(&mut said, &format!("{} is now {}.", labels(&change.before), labels(&change.after)));
    }
    if change.what_changed.contains(&What::Merged) {
        add(&mut said, &format!("{} are now {}.", labels(&change.before), labels(&change.after)));
    }
    for (direction, begin) in
        [(Direction::Less, "Less: "), (Direction::Unclear, "Look at this: "), (Direction::More, "More: ")]
    {
        let parts: Vec<&str> = facts
            .iter()
            .filter(|fact| fact.direction == direction && !fact.says.is_empty())
            .map(|fact| fact.says.as_str())
            .collect();
        if !parts.is_empty() {
            add(&mut said, &format!("{begin}{}.", parts.join("; ")));
        }
    }
    let quoted =
        |words: &[String]| words.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(", ");
    if !change.no_longer_says.is_empty() {
        add(&mut said, &format!("No longer says: {}.", quoted(&change.no_longer_says)));
    }
    if !change.now_says.is_empty() {
        add(&mut said, &format!("Now says: {}.", quoted(&change.now_says)));
    }
    if said.is_empty() {
        said = match change.kind {
            ChangeKind::Reworded => "In other words; nothing that is owed changed.".to_owned(),
            ChangeKind::Split | ChangeKind::Merged => "The sum is the same.".to_owned(),
            _ => "Changed.".to_owned(),
        };
    }
    if let Some(doubt) = &change.doubt {
        if change.before.is_empty() || change.after.is_empty() {
            add(&mut said, &format!("Look at this: {doubt}."));
        } else {
            add(&mut said, &format!("It is not certain that these are the same thing: {doubt}."));
        }
    }
    said
}

fn add(said: &mut String, more: &str) {
    if !said.is_empty() {
        said.push(' ');
    }
    said.push_str(more);
}

/// One line: every loss in its words, then how much else there is. A gain is named after all losses.
pub(super) fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "Nothing changed.".to_owned();
    }
    let of = |effect: Effect| changes.iter().filter(move |change| change.effect == effect);
    let mut said: Vec<String> = of(Effect::Reduced).take(MOST_NAMED).map(in_short).collect();
    let more = of(Effect::Reduced).count().saturating_sub(MOST_NAMED);
    if more > 0 {
        said.push(format!("{more} more {} or made weaker.", if more == 1 { "is lost" } else { "are lost" }));
    }
    let unclear = of(Effect::Unclear).count();
    if unclear > 0 {
        said.push(format!(
            "{unclear} {} to be looked at.",
            if unclear == 1 { "change has" } else { "changes have" }
        ));
    }
    let gains: Vec<String> = of(Effect::Strengthened).take(MOST_NAMED).map(in_short).collect();
    if said.is_empty() && !gains.is_empty() {
        said.push("Nothing was lost.".to_owned());
    }
    said.extend(gains);
    if said.is_empty() {
        said.push("Nothing that is owed changed.".to_owned());
        let identity = changes.iter().any(|change| change.kind == ChangeKind::Identity);
        let reworded = changes.iter().filter(|change| change.kind != ChangeKind::Identity).count();
        if identity {
            said.push("Names were exchanged.".to_owned());
        }
        if reworded > 0 {
            said.push(format!(
                "{reworded} {} in other words.",
                if reworded == 1 { "item is" } else { "items are" }
            ));
        }
    }
    said.join(" ")
}

/// One change in a few words: "Speech and language therapy: 15 minutes a week less."
pub(super) fn in_short(change: &Change) -> String {
    let name = &change.name;
    let what = match change.kind {
        ChangeKind::Removed => "taken out".to_owned(),
        ChangeKind::Added => "new".to_owned(),
        ChangeKind::MovedSection => {
            let law = change.section_after.map_or("", Section::letter);
            match less(change) {
                Some(less) => format!("moved to Section {law}, and {less}"),
                None => format!("moved to Section {law}"),
            }
        }
        ChangeKind::WeakenedWording => "weaker wording".to_owned(),
        ChangeKind::StrengthenedWording => "stronger wording".to_owned(),
        _ => less(change).unwrap_or_else(|| in_one_word(change)),
    };
    format!("{name}: {what}.")
}

/// "15 minutes a week less", where the minutes went that way.
fn less(change: &Change) -> Option<String> {
    let difference = |both: super::change::BeforeAfter| {
        let (Range { min: old, .. }, Range { min: new, .. }) = (both.before?, both.after?);
        (old != new).then_some((old.abs_diff(new), new < old))
    };
    let (minutes, is_less, period) =
        change.minutes_per_week.and_then(difference).map(|(minutes, less)| (minutes, less, "week")).or_else(
            || change.minutes_per_year.and_then(difference).map(|(minutes, less)| (minutes, less, "year")),
        )?;
    let gained = change.effect == Effect::Strengthened;
    (is_less != gained)
        .then(|| format!("{} a {period} {}", one_time(minutes), if is_less { "less" } else { "more" }))
}

fn in_one_word(change: &Change) -> String {
    let less = change.effect == Effect::Reduced;
    let first =
        change.what_changed.iter().find(|what| !matches!(what, What::Split | What::Merged | What::Section));
    let word = match (first, less) {
        (Some(What::Ratio), true) => "more pupils to each adult",
        (Some(What::Ratio), false) => "fewer pupils to each adult",
        (Some(What::GroupSize), true) => "a larger group",
        (Some(What::GroupSize), false) => "a smaller group",
        (Some(What::Staff), true) => "fewer adults",
        (Some(What::Staff), false) => "more adults",
        (Some(What::Deliverer), true) => "given by somebody with less expertise",
        (Some(What::Deliverer), false) => "given by somebody with more expertise",
        (Some(What::Weeks), true) => "fewer weeks a year",
        (Some(What::Weeks), false) => "more weeks a year",
        (Some(What::Frequency), true) => "less often",
        (Some(What::Frequency), false) => "more often",
        (Some(What::Duration), true) => "less time",
        (Some(What::Duration), false) => "more time",
        (Some(What::WholeTime), true) => "no longer all the time",
        (Some(What::WholeTime), false) => "all the time now",
        (Some(What::Date), true) => "a later date",
        (Some(What::Date), false) => "an earlier date",
        (Some(What::Target), true) => "a lower target",
        (Some(What::Target), false) => "a higher target",
        (Some(What::Measure), true) => "no longer measured",
        (Some(What::Measure), false) => "now measured",
        (_, true) => "less",
        (_, false) => "more",
    };
    word.to_owned()
}

/// The words with a capital at the start.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
