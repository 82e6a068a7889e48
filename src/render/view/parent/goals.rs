//! Part 4: the goals, word for word, with where the child started and how far they have come.

use super::super::voice::{day, in_a_row, plain, rich, sentence_case};
use super::Parent;
use crate::model::{Outcome, OutcomeProgress, Phase, ProgressScale, ProgressStatus, Text};
use crate::wording::{PhraseList, Words, outcome};
use minijinja::context;
use serde_json::{Value as Json, json};
use std::sync::LazyLock;

/// Words of somebody who looks. Where one stands, it is not claimed that nobody does.
static CHECKED: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "check",
        "checks",
        "checked",
        "review",
        "reviews",
        "reviewed",
        "measured",
        "measures",
        "recorded",
        "records",
        "counted",
        "counts",
        "tested",
        "tests",
        "noted",
        "notes",
        "assessed",
        "assesses",
        "monitored",
        "monitors",
        "timed",
    ])
});

impl Parent<'_> {
    pub(super) fn goals(&self) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.goals.{key}"));
        let section = &self.plan.sections.outcomes;
        let items: Vec<Json> = section.outcomes.iter().map(|outcome| self.goal(outcome)).collect();
        let how_set = section
            .arrangements_for_shorter_term_targets
            .as_ref()
            .filter(|_| !self.setting.short)
            .map(|text| json!([say("how_set"), rich(text)]));
        json!({
            "heading": say("heading"),
            "lead": say("lead"),
            "items": items,
            "none": section.outcomes.is_empty().then(|| say("none")),
            "how_set": how_set,
        })
    }

    fn goal(&self, outcome: &Outcome) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.goals.{key}"));
        let title = match &outcome.title {
            Some(title) => voice.tell("parent.goals.title", context! { title => title }),
            None => say("untitled"),
        };
        let words = Words::of(outcome.text.as_str());
        let reading = outcome::read(outcome.text.as_str());
        // A measure is a number in many forms: where one stands, nothing is claimed.
        let measured = reading.measure.is_some() || outcome.text.as_str().contains(|c: char| c.is_numeric());
        let mut lines = Vec::new();
        let mut missing = Vec::new();
        let mut add = |key: &str, text: &Option<Text>, gap: Option<&str>| match text {
            Some(text) => lines.push(json!([key, say(key), rich(text)])),
            None => missing.extend(gap.map(&say)),
        };
        add("start", &outcome.baseline, reading.baseline.is_none().then_some("no_start"));
        if !self.setting.short {
            if let Some(target) = &outcome.target {
                add("reach", &Some(target.clone()), None);
            }
            add("know", &outcome.measure, (!measured).then_some("no_measure"));
            add("checks", &outcome.reviewed_by, (!CHECKED.is_in(&words)).then_some("no_checker"));
            if let Some(by) = by_when(outcome) {
                lines.push(json!(["by", say("by"), plain(&by)]));
            }
            if !outcome.steps.is_empty() {
                let steps: Vec<Json> = outcome.steps.iter().map(rich).collect();
                lines.push(json!(["steps", say("steps"), [["ul", steps]]]));
            }
        }
        if !missing.is_empty() {
            let parts = in_a_row(&missing, "or");
            let words = voice.tell("parent.goals.missing", context! { parts => parts });
            lines.push(json!(["missing", "", plain(&words)]));
        }
        if let Some(progress) = self.latest_progress(outcome) {
            lines.push(json!(["last_review", say("last_review"), self.progress(progress)]));
        }
        json!({
            "label": self.label(outcome.id),
            "title": title,
            "text": rich(&outcome.text),
            "length": letters(&json!(lines)) + outcome.text.as_str().chars().count(),
            "lines": lines,
            "track": outcome.scale.as_ref().and_then(share),
        })
    }

    fn latest_progress(&self, outcome: &Outcome) -> Option<&OutcomeProgress> {
        let review = self.plan.annual_reviews.iter().max_by_key(|review| review.meeting_on)?;
        review.progress.iter().find(|progress| progress.outcome == outcome.id)
    }

    fn progress(&self, progress: &OutcomeProgress) -> Json {
        let key = match progress.status {
            ProgressStatus::Met => "met",
            ProgressStatus::OnTheWay => "on_the_way",
            ProgressStatus::NotYet => "not_yet",
            ProgressStatus::GotHarder => "got_harder",
            ProgressStatus::NotSaid => "not_said",
            ProgressStatus::New => "new",
        };
        let mut blocks = plain(&self.voice.say(&format!("parent.goals.{key}")));
        if let (Some(note), Some(list)) =
            (progress.note.as_ref().filter(|_| !self.setting.short), blocks.as_array_mut())
        {
            list.extend(rich(note).as_array().cloned().unwrap_or_default());
        }
        blocks
    }
}

/// By when, in the plan's own words or as a date.
pub(in crate::render::view) fn by_when(outcome: &Outcome) -> Option<String> {
    let by = outcome.achieve_by.as_ref()?;
    let phase = by.phase.map(|phase| match phase {
        Phase::EarlyYears => "the end of Reception",
        Phase::KeyStage1 => "the end of Year 2",
        Phase::KeyStage2 => "the end of Year 6",
        Phase::KeyStage3 => "the end of Year 9",
        Phase::KeyStage4 => "the end of Year 11",
        Phase::Post16 => "the end of post-16 education",
    });
    let words = by.as_written.clone().or_else(|| by.date.map(day)).or_else(|| phase.map(str::to_owned))?;
    Some(sentence_case(&words))
}

/// How far along its scale an outcome is, from 0 to 1; absent where it cannot be drawn truly.
fn share(scale: &ProgressScale) -> Option<f64> {
    let latest = f64::from(scale.latest.unwrap_or(scale.start));
    let (start, target) = (f64::from(scale.start), f64::from(scale.target));
    let share = (latest - start) / (target - start);
    // A mark at the very start would look as if the child could do nothing yet.
    (share.is_finite() && share > 0.0).then(|| share.min(1.0))
}

/// How many characters the strings of a view hold: what decides whether a card stays whole.
fn letters(view: &Json) -> usize {
    match view {
        Json::String(words) => words.chars().count(),
        Json::Array(items) => items.iter().map(letters).sum(),
        _ => 0,
    }
}
