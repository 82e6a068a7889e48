//! What changed, as the documents show it: in groups, losses first, each change in plain sentences and
//! word for word, and the hours before and after.

mod hours;
mod line;
mod redline;
mod track;

pub(in crate::render) use track::{open_with, track};

use super::voice::{Voice, day};
use crate::model::{Date, Plan, ResidentialPattern, Section};
use crate::render::changes::{ChangeShown, Changes, Group};
use minijinja::context;
use redline::{has_marks, redline};
use serde_json::{Value as Json, json};

/// The changes, told about one child.
pub(super) struct Told<'a> {
    pub(super) changes: &'a Changes,
    pub(super) voice: &'a Voice,
    /// Whether the child lives where the help is given, so that its days are not school days.
    pub(super) lives_there: bool,
}

impl<'a> Told<'a> {
    pub(super) fn new(plan: &Plan, changes: &'a Changes, voice: &'a Voice) -> Self {
        let lives_there =
            plan.sections.placement.placements.iter().any(|placement| {
                placement.residential.is_some_and(|pattern| pattern != ResidentialPattern::Day)
            });
        Self { changes, voice, lives_there }
    }

    /// The changes of a group with their place in the list, in order.
    pub(super) fn of(&self, group: Group) -> Vec<(usize, &'a ChangeShown)> {
        let all = self.changes.changes.iter().enumerate();
        all.filter(|(_, change)| change.group == group).collect()
    }

    /// "Less or weaker: 3. Moved: 1."; nothing for what there is none of.
    pub(super) fn counts(&self) -> String {
        let count = |groups: &[Group]| groups.iter().map(|group| self.of(*group).len()).sum::<usize>();
        let counts = [
            ("less", count(&[Group::Less, Group::Weaker])),
            ("moved", count(&[Group::Moved])),
            ("more", count(&[Group::More])),
            ("unclear", count(&[Group::Unclear])),
        ];
        let told = counts.iter().filter(|(_, count)| *count > 0);
        let told = told.map(|(key, count)| self.tell(&format!("count.{key}"), context! { count => count }));
        told.collect::<Vec<_>>().join(" ")
    }

    /// The groups of what is owed, one line a change.
    pub(super) fn groups(&self) -> Vec<Json> {
        let owed = Group::ALL.into_iter().filter(|group| !matches!(group, Group::Same | Group::Names));
        owed.filter_map(|group| {
            let items: Vec<Json> = self
                .of(group)
                .into_iter()
                .map(|(_, change)| json!([change.name, self.place(change), self.line(change)]))
                .collect();
            let heading = self.say(&format!("group.{}", group.key()));
            (!items.is_empty()).then(|| json!({ "sign": group.key(), "heading": heading, "items": items }))
        })
        .collect()
    }

    /// What is said last: the parts that only have other words, and the names that were exchanged.
    pub(super) fn nothing_owed(&self) -> Json {
        let same = self.of(Group::Same);
        let mut lines = Vec::new();
        if self.counts().is_empty() {
            lines.push(self.say("none.all"));
        }
        let labels = |listed: bool| -> Vec<String> {
            let found = same.iter().filter(|(_, change)| change.listed_only == listed);
            found.map(|(_, change)| self.place(change)).collect()
        };
        let (other_words, listed) = (labels(false), labels(true));
        match other_words.len() {
            0 => {}
            1 => lines.push(self.tell("none.one", context! { labels => other_words.join(", ") })),
            count => {
                let facts = context! { count => count, labels => other_words.join(", ") };
                lines.push(self.tell("none.many", facts));
            }
        }
        if !listed.is_empty() {
            lines.push(self.tell("none.listed", context! { labels => listed.join(", ") }));
        }
        let pairs = self.names();
        if !pairs.is_empty() {
            lines.push(self.tell("none.names", context! { pairs => pairs.join("; ") }));
        }
        if lines.is_empty() {
            return Json::Null;
        }
        json!([self.say("none.owed_lead"), lines.join(" ")])
    }

    /// The names that were exchanged: "Oak School is now Elm School".
    pub(super) fn names(&self) -> Vec<String> {
        let facts = self.of(Group::Names).into_iter().flat_map(|(_, change)| &change.facts);
        facts
            .filter_map(|fact| fact.says.split_once(" → "))
            .map(|(old, new)| self.tell("none.pair", context! { old => old, new => new }))
            .collect()
    }

    /// The labels by which people name what changed: "F1", "F12 to G3".
    pub(super) fn place(&self, change: &ChangeShown) -> String {
        place(&change.before, &change.after, self)
    }

    /// One change word for word.
    pub(super) fn card(&self, change: &ChangeShown) -> Json {
        let texts: Vec<Json> = change
            .words
            .iter()
            .enumerate()
            .filter(|(at, words)| *at == 0 || has_marks(words))
            .map(|(_, words)| redline(words))
            .collect();
        let marked = change.words.iter().any(|words| has_marks(words));
        json!({
            "label": self.place(change),
            "title": change.name,
            "sign": change.group.key(),
            "word": self.say(&format!("group.{}", change.group.key())),
            "line": self.line(change),
            "words_label": self.say("marks.words"),
            "beside_label": self.say("marks.beside"),
            "same_words": (!marked).then(|| self.say("marks.same_words")),
            "texts": texts,
        })
    }

    /// What the marks of a redline say, and how to read them.
    pub(super) fn marks(&self) -> Json {
        json!({
            "removed": self.say("marks.removed"),
            "added": self.say("marks.added"),
            "lead": self.say("lead.how_to_read"),
            "example": [["-", self.say("lead.old_words")], ["=", format!(" {} ", self.say("lead.taken_out"))],
                        ["+", self.say("lead.new_words")], ["=", format!(" {}", self.say("lead.put_in"))]],
        })
    }

    /// A phrase that knows the date of the earlier version, or has none.
    pub(super) fn dated(&self, key: &str, date: Option<Date>) -> String {
        match date {
            Some(date) => self.tell(key, context! { date => day(date) }),
            None => self.say(&format!("{key}_no_date")),
        }
    }
}

/// Whether a change touches something that is owed.
fn is_owed(change: &ChangeShown) -> bool {
    use Section::{F, G, H1, H2};
    matches!(change.group, Group::Less | Group::Weaker | Group::Moved | Group::More | Group::Unclear)
        && matches!(change.sections.0.or(change.sections.1), Some(F | G | H1 | H2))
}

/// Labels before and after, said once where they are the same. What has no label goes by its letter.
fn place(before: &[String], after: &[String], told: &Told<'_>) -> String {
    let row = |labels: &[String]| {
        let mut short: Vec<String> = labels
            .iter()
            .map(|label| label.split_once(", ").map_or(label.as_str(), |(letter, _)| letter).to_owned())
            .collect();
        short.dedup();
        short.join(", ")
    };
    let (old, new) = (row(before), row(after));
    match (old.is_empty(), new.is_empty()) {
        (false, false) if old != new => told.tell("marks.place", context! { before => old, after => new }),
        (true, _) => new,
        _ => old,
    }
}
