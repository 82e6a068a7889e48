//! Part 4: the goals, word for word, with where the child started and how far they have come.

use super::super::voice::{day, plain, rich, sentence_case};
use super::Parent;
use crate::model::{Outcome, OutcomeProgress, Phase, ProgressScale, ProgressStatus};
use minijinja::context;
use serde_json::{Value as Json, json};

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
        let read_words = || plain(&say("read_words"));
        let or_words = |text: &Option<_>| text.as_ref().map_or_else(read_words, rich);
        let mut lines = vec![json!(["start", say("start"), or_words(&outcome.baseline)])];
        if !self.setting.short {
            if let Some(target) = &outcome.target {
                lines.push(json!(["reach", say("reach"), rich(target)]));
            }
            lines.push(json!(["know", say("know"), or_words(&outcome.measure)]));
            if let Some(by) = by_when(outcome) {
                lines.push(json!(["by", say("by"), plain(&by)]));
            }
            lines.push(json!(["checks", say("checks"), or_words(&outcome.reviewed_by)]));
            if !outcome.steps.is_empty() {
                let steps: Vec<Json> = outcome.steps.iter().map(rich).collect();
                lines.push(json!(["steps", say("steps"), [["ul", steps]]]));
            }
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
    (share.is_finite()).then(|| share.clamp(0.0, 1.0))
}

/// How many characters the strings of a view hold: what decides whether a card stays whole.
fn letters(view: &Json) -> usize {
    match view {
        Json::String(words) => words.chars().count(),
        Json::Array(items) => items.iter().map(letters).sum(),
        _ => 0,
    }
}
