//! The two documents of a plan that changed: the professional one as a tracked copy, the parent's with
//! what has changed right after page 1.

use super::{Told, has_marks, redline};
use crate::model::{Plan, Section};
use crate::render::changes::{ChangeShown, Changes, Group};
use crate::render::phrases::PhraseError;
use crate::render::view::glossary;
use crate::render::view::voice::Voice;
use minijinja::context;
use serde_json::{Value as Json, json};

/// Adds to the view of the parent document what has changed, as the field `changes`.
///
/// # Errors
///
/// When a phrase is missing or asks for a fact that it is not given.
pub(in crate::render) fn open_with(
    view: &mut Json,
    plan: &Plan,
    changes: &Changes,
    short: bool,
) -> Result<(), PhraseError> {
    let voice = Voice::new(plan)?;
    let told = Told::new(plan, changes, &voice);
    let key = |key: &str| if changes.proposed { format!("{key}_proposed") } else { key.to_owned() };
    let cards: Vec<Json> = Group::ALL
        .into_iter()
        .filter(|group| *group != Group::Names)
        .filter_map(|group| {
            let cards: Vec<Json> = told.of(group).into_iter().map(|(_, change)| told.card(change)).collect();
            (!cards.is_empty() && !short).then(|| {
                json!({ "heading": told.say(&format!("group_long.{}", group.key())),
                        "lead": told.say(&format!("lead.{}", group.key())), "cards": cards })
            })
        })
        .collect();
    let lead = match (changes.proposed, changes.before_in_force) {
        (false, _) => "lead.parent",
        (true, true) => "lead.parent_proposed",
        (true, false) => "lead.parent_proposed_again",
    };
    let nothing = changes.changes.is_empty().then(|| told.say("none.nothing"));
    let losses = [Group::Less, Group::Weaker, Group::Moved, Group::Unclear];
    let lossless = !changes.changes.iter().any(|change| losses.contains(&change.group));
    view["changes"] = json!({
        "heading": told.say(&key("heading.parent")),
        "front": told.say(&key("lead.front")),
        "lead": told.dated(lead, changes.before_made_on),
        "nothing": nothing,
        "no_loss": (lossless && !told.counts().is_empty()).then(|| told.say("none.no_loss")),
        "counts": told.counts(),
        "groups": told.groups(),
        "same": told.nothing_owed(),
        "hours_heading": told.say("heading.hours"),
        "hours": told.hours(),
        "words_heading": told.say("heading.words"),
        "cards": cards,
        "marks": told.marks(),
    });
    if let Some(mut words) = view.as_object_mut().and_then(|view| view.shift_remove("words")) {
        let mut all = String::new();
        glossary::all_words(view, &mut all);
        let found = glossary::occurring(&voice.phrases().hard_words, &all);
        words["items"] = found.iter().map(|entry| json!([entry.term, entry.meaning])).collect();
        view["words"] = words;
    }
    voice.fault().map_or(Ok(()), Err)
}

/// Makes a tracked copy of the view of the professional document: a page of changes as the field
/// `changes`, and in each changed card what was removed and added.
///
/// # Errors
///
/// When a phrase is missing or asks for a fact that it is not given.
pub(in crate::render) fn track(view: &mut Json, plan: &Plan, changes: &Changes) -> Result<(), PhraseError> {
    let voice = Voice::new(plan)?;
    let told = Told::new(plan, changes, &voice);
    // What is gone leaves its mark in the order of the earlier version; what has no card is listed apart.
    let mut in_order: Vec<(usize, &ChangeShown)> = changes.changes.iter().enumerate().collect();
    in_order.sort_by_key(|(_, change)| change.before.first().map(|label| number_of(label)));
    let mut elsewhere: Vec<(usize, Json)> = Vec::new();
    for (at, change) in in_order {
        if change.group != Group::Names && !told.mark_cards(view, change) {
            elsewhere.push((at, told.card(change)));
        }
    }
    elsewhere.sort_by_key(|(at, _)| *at);
    let elsewhere: Vec<Json> = elsewhere.into_iter().map(|(_, card)| card).collect();
    let groups: Vec<Json> = Group::ALL
        .into_iter()
        .filter_map(|group| {
            let items = told.of(group);
            let items: Vec<Json> = items
                .into_iter()
                .map(|(_, change)| {
                    let place = if group == Group::Names { String::new() } else { told.place(change) };
                    json!([change.name, place, change.message])
                })
                .collect();
            let heading = told.say(&format!("group_long.{}", group.key()));
            (!items.is_empty()).then(|| json!({ "sign": group.key(), "heading": heading, "items": items }))
        })
        .collect();
    let key = |key: &str| if changes.proposed { format!("{key}_proposed") } else { key.to_owned() };
    let record = (!changes.record.is_empty())
        .then(|| told.tell("professional.record", context! { places => changes.record.join("; ") }));
    view["changes"] = json!({
        "heading": told.say(&key("heading.professional")),
        "lead": told.dated("lead.professional", changes.before_made_on),
        "nothing": changes.changes.is_empty().then(|| told.say("professional.no_change")),
        "counts": told.counts(),
        "groups": groups,
        "hours_heading": told.say("heading.hours"),
        "hours": told.hours(),
        "elsewhere_heading": told.say("professional.elsewhere"),
        "elsewhere": elsewhere,
        "record": record,
        "marks": told.marks(),
    });
    voice.fault().map_or(Ok(()), Err)
}

/// A label as it is ordered: F2 before F10.
fn number_of(label: &str) -> (&str, u32) {
    let digits = label.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    (&label[..digits], label[digits..].parse().unwrap_or(0))
}

impl Told<'_> {
    /// Marks the cards of a change. Says whether all its words stand in cards now.
    fn mark_cards(&self, view: &mut Json, change: &ChangeShown) -> bool {
        let gone = change.after.is_empty();
        let mut all_shown = gone || !change.after.is_empty();
        if gone || change.sections.0 != change.sections.1 && !change.before.is_empty() {
            all_shown = self.leave_gone(view, change) && all_shown;
        }
        let alone = change.before.len() <= 1 && change.after.len() == 1;
        let marked = change.words.iter().any(|words| has_marks(words));
        for label in &change.after {
            let Some(card) = cards_of(view, change.sections.1)
                .and_then(|cards| cards.into_iter().flatten().find(|card| card["label"] == label.as_str()))
            else {
                return false;
            };
            let lead = if change.before.is_empty() { "professional.strip_added" } else { "marks.changed" };
            let message = if change.before.is_empty() { "" } else { change.message.as_str() };
            card["changed"] = json!({
                "lead": self.say(lead),
                "message": message,
                "texts": (alone && marked).then(|| self.texts(change)),
            });
            all_shown &= alone;
        }
        all_shown
    }

    /// The redlines of a change: the main text, then the others that differ.
    fn texts(&self, change: &ChangeShown) -> Json {
        let texts = change.words.iter().enumerate();
        let texts = texts.filter(|(at, words)| *at == 0 || has_marks(words));
        json!({
            "main": change.words.first().map(|words| redline(words)),
            "beside_label": self.say("marks.beside"),
            "beside": texts.skip(1).map(|(_, words)| redline(words)).collect::<Vec<_>>(),
        })
    }

    /// Puts a card where an item was that is gone or stands under another letter.
    fn leave_gone(&self, view: &mut Json, change: &ChangeShown) -> bool {
        let gone = change.after.is_empty();
        let Some(label) = change.before.first() else { return false };
        let card = json!({
            "label": self.tell("marks.was", context! { label => label }),
            "title": change.name,
            "removed": {
                "lead": self.say(if gone { "professional.lead_removed" } else { "professional.lead_moved" }),
                "message": if gone { self.say("professional.strip_removed") } else {
                    self.tell("professional.strip_moved", context! { after => change.after.join(", ") })
                },
                "texts": gone.then(|| self.texts(change)),
            },
        });
        let Some(lists) = cards_of(view, change.sections.0) else { return false };
        let mut only = None;
        for list in lists {
            if let Some(follows) = &change.follows
                && let Some(at) = list.iter().position(|card| card["label"] == follows.as_str())
            {
                // After others that were taken out at the same place.
                let more = list[at + 1..].iter().take_while(|card| card.get("removed").is_some()).count();
                list.insert(at + 1 + more, card);
                return true;
            }
            only = Some(list);
        }
        // Needs stand area by area, and nothing says which area this one belongs to.
        let in_areas = change.sections.0 == Some(Section::B);
        let Some(list) = only.filter(|list| !list.is_empty() && !in_areas) else { return false };
        if change.follows.is_none() {
            list.insert(0, card);
        } else {
            list.push(card);
        }
        true
    }
}

/// The lists of cards of a section: one for each area in B, else one. None where it has no cards.
fn cards_of(view: &mut Json, section: Option<Section>) -> Option<Vec<&mut Vec<Json>>> {
    use Section::{B, C, D, E, F, G, H1, H2, J};
    let section = section?;
    let field = match section {
        B => "areas",
        C | D | E | J => "items",
        F | G | H1 | H2 => "cards",
        _ => return None,
    };
    let list = view.get_mut(section.letter())?.get_mut(field)?.as_array_mut()?;
    if section != B {
        return Some(vec![list]);
    }
    Some(list.iter_mut().filter_map(|area| area.get_mut("needs")?.as_array_mut()).collect())
}
