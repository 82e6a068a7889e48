//! What an outcome sentence says: how it is measured, where the child is now, by when; and its faults.
//!
//! An outcome is a change for the child that can be told to have happened (Code of Practice 9.66).
//! It has a measure, a baseline and a date. It is none when it says what will be given (provision),
//! what is hoped for in life (aspiration), or what adults will do; it is a poor one when it aims at
//! less of a behaviour or at two changes at once. A part that cannot be read is absent.

mod baseline;
mod date;
mod double;
mod faults;
mod lists;
mod measure;
mod numbers;

pub use date::Achieve;

use super::written::{Counter, Words as Cut};
use serde::{Serialize, Serializer};

/// Words of the text, with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words, exactly as written.
    pub text: String,
    /// Where they begin, in Unicode scalar values.
    pub start: usize,
    /// Where they end, in Unicode scalar values.
    pub end: usize,
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// The words that say by when, and what they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWords {
    /// The words.
    pub words: Words,
    /// The day, month, phase or age they mean, where that can be told from them alone.
    pub achieve: Option<Achieve>,
}

impl Serialize for DateWords {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.words.serialize(serializer)
    }
}

/// Whether an outcome can be told to have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It has measure, baseline and date, and no fault.
    Pass,
    /// A part is missing, or it has a fault. The reasons say which.
    Fail,
}

/// An outcome sentence as read. In JSON the three parts are their words, or `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fault of its own, and the JSON names them")]
pub struct OutcomeReading {
    /// How it will be known: a count, rate, score, level, time, or yes or no at a stated frequency.
    pub measure: Option<Words>,
    /// Where the child is now.
    pub baseline: Option<Words>,
    /// By when: a date, a term, the end of a phase, or an age.
    pub date: Option<DateWords>,
    /// It says what will be given, attended or received.
    pub is_provision: bool,
    /// It is a hope for a life, not a step.
    pub is_aspiration: bool,
    /// Adults or services are to change.
    pub is_service_focused: bool,
    /// It aims at less of a behaviour.
    pub deficit: bool,
    /// It holds two changes that could be met separately.
    pub double_barrelled: bool,
    /// Verbs that say neither where from nor where to, in small letters and in order.
    pub vague_verbs: Vec<String>,
    /// Whether it can be told to have happened.
    pub verdict: Verdict,
    /// What is missing or wrong, each in one sentence. Empty when it passes.
    pub reasons: Vec<&'static str>,
}

/// A stretch of words: the first, and the one after the last.
type Stretch = (usize, usize);

/// Reads one outcome, which may be several sentences or a line of notes.
#[must_use]
pub fn read(text: &str) -> OutcomeReading {
    read_words(&Cut::of(text))
}

/// The same of a text that is cut already.
#[must_use]
pub fn read_words(written: &Cut<'_>) -> OutcomeReading {
    let text = written.text();
    let found_date = date::find(written);
    let found_baseline = baseline::find(written, found_date.as_ref().map(|(stretch, _)| *stretch));
    let aside: Vec<Stretch> = found_date.iter().map(|(stretch, _)| *stretch).chain(found_baseline).collect();
    let target = Target { written, aside };
    let faults = faults::find(&target);
    let given = faults.provision || faults.service;
    let found_measure = measure::find(&target, given);
    let measured = found_measure.is_some() && found_baseline.is_some();
    let words = |stretch: Stretch| words(written, text, stretch);
    let mut reading = OutcomeReading {
        measure: found_measure.map(words),
        baseline: found_baseline.map(words),
        date: found_date.map(|(stretch, achieve)| DateWords { words: words(stretch), achieve }),
        is_provision: faults.provision,
        // A hope with a measure and a start is a step.
        is_aspiration: faults.aspiration && !measured && !given,
        is_service_focused: faults.service,
        deficit: faults.deficit,
        double_barrelled: !given && (measured || !faults.aspiration) && double::is_double(&target),
        vague_verbs: faults::vague_verbs(&target),
        verdict: Verdict::Pass,
        reasons: Vec::new(),
    };
    reading.reasons = reasons(&reading);
    if !reading.reasons.is_empty() {
        reading.verdict = Verdict::Fail;
    }
    reading
}

/// What is missing or wrong, in the order of the fields.
fn reasons(reading: &OutcomeReading) -> Vec<&'static str> {
    [
        (reading.measure.is_none(), "It has no measure, so nobody can tell when it is met."),
        (reading.baseline.is_none(), "It does not say where the child is now."),
        (reading.date.is_none(), "It does not say by when."),
        (reading.is_provision, "It says what will be given, not what will change for the child."),
        (reading.is_aspiration, "It is a hope for later life, not a step that can be measured."),
        (reading.is_service_focused, "It is about what adults or services do, not about the child."),
        (reading.deficit, "It aims at less of a behaviour, not at what the child will do instead."),
        (reading.double_barrelled, "It holds two changes that could be met separately."),
    ]
    .into_iter()
    .filter_map(|(is_so, reason)| is_so.then_some(reason))
    .collect()
}

fn words(written: &Cut<'_>, text: &str, (first, after): Stretch) -> Words {
    let (start, end) = written.with_marks(first, after);
    let mut counter = Counter::new(text);
    Words { start: counter.at(start), end: counter.at(end), text: text[start..end].to_owned() }
}

/// The text without its date and its baseline: what is to be reached.
struct Target<'w, 't> {
    written: &'w Cut<'t>,
    aside: Vec<Stretch>,
}

impl Target<'_, '_> {
    /// Whether a word belongs to what is to be reached.
    fn has(&self, at: usize) -> bool {
        at < self.written.len() && !self.aside.iter().any(|(first, after)| (*first..*after).contains(&at))
    }

    /// The words of the target, by number, in order.
    fn words(&self) -> impl Iterator<Item = usize> {
        (0..self.written.len()).filter(|at| self.has(*at))
    }

    /// The word so many places away in the same sentence and in the target, in small letters, or nothing.
    fn near(&self, at: usize, step: isize) -> &str {
        match at.checked_add_signed(step) {
            Some(there) if self.has(there) => self.written.near(at, step),
            _ => "",
        }
    }
}
