//! What the words of a provision say of the facts that the record does not hold.
//!
//! "The plan does not say" is claimed only where the words were read and lack it too. Where a
//! number stands in the words that could not be read, nothing is claimed: the reader is sent there.

use super::help::Unread;
use super::voice::{Voice, in_a_row};
use crate::model::Provision;
use crate::wording::provision::{Elements, read};
use crate::wording::vague::{VaguePlace, VagueWord, Why, vague_words};
use crate::wording::{PhraseList, Words};
use minijinja::context;
use std::sync::LazyLock;

/// What the words say.
pub(super) struct Gaps {
    elements: Elements,
    somebody: bool,
    numbers: bool,
    short: bool,
    vague: Vec<VagueWord>,
}

/// Words of number and time. Where one of them stands, an amount may be there that was not read.
static NUMBERS: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "forty",
        "forty five",
        "sixty",
        "half",
        "hour",
        "hours",
        "minute",
        "minutes",
        "mins",
        "once",
        "twice",
        "thrice",
        "each",
        "every",
        "daily",
        "weekly",
        "fortnightly",
        "monthly",
        "termly",
        "annually",
        "yearly",
    ])
});

/// Words that take a promise back.
static NO_PROMISE: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "may",
        "might",
        "could",
        "can",
        "should",
        "ideally",
        "where possible",
        "if possible",
        "where appropriate",
        "if appropriate",
        "subject to (funding|availability|staffing|capacity|resources)",
        "where resources allow",
        "within budget",
        "will be considered",
        "would benefit from",
        "may benefit from",
        "aim to",
        "aims to",
        "try to",
        "seek to",
    ])
});

/// The longest text that is sure to say nothing of what is done, where nothing was read.
const FEW_WORDS: usize = 15;

impl Gaps {
    /// Reads the words of a provision.
    pub(super) fn of(provision: &Provision) -> Self {
        let text = provision.text.as_str();
        let (reading, words) = (read(text), Words::of(text));
        Self {
            elements: reading.elements,
            somebody: reading.who.is_some() || reading.who_text.is_some(),
            numbers: text.contains(|letter: char| letter.is_numeric())
                || NUMBERS.is_in(&words)
                || !reading.quantities.is_empty()
                || reading.whole_time,
            short: words.len() <= FEW_WORDS,
            vague: vague_words(text, VaguePlace::Provision),
        }
    }

    /// Parts the facts that the record does not hold into what the words lack too, and the rest.
    pub(super) fn part(&self, unread: &Unread) -> (Unread, Unread) {
        let missing = Unread {
            who: unread.who && !self.elements.who && !self.somebody,
            how_often: unread.how_often && !self.elements.how_often && !self.numbers,
            how_long: unread.how_long && !self.elements.how_long && !self.numbers,
            ratio: unread.ratio && !self.elements.ratio && !self.numbers,
            start: false,
        };
        let rest = Unread {
            who: unread.who && !missing.who,
            how_often: unread.how_often && !missing.how_often,
            how_long: unread.how_long && !missing.how_long,
            ratio: unread.ratio && !missing.ratio,
            start: unread.start,
        };
        (missing, rest)
    }

    /// What the plan does not say, with the vague word that stands in its place, and the questions.
    /// `no_activity` says that the record holds no activity either.
    pub(super) fn said(
        &self,
        missing: &Unread,
        no_activity: bool,
        voice: &Voice,
    ) -> (Vec<String>, Vec<String>) {
        let mut keys: Vec<&str> = missing.keys();
        if no_activity && !keys.is_empty() && self.short && !self.elements.what {
            keys.push("what");
        }
        let (mut lines, mut asks) = (Vec::new(), Vec::new());
        if !keys.is_empty() {
            let name = |key: &&str| {
                voice.say(&if *key == "what" {
                    "help.gap.what".to_owned()
                } else {
                    format!("help.unread.{key}")
                })
            };
            let parts = in_a_row(&keys.iter().map(name).collect::<Vec<_>>(), "or");
            lines.push(voice.tell("help.gap.sentence", context! { parts => parts }));
            asks.extend(keys.iter().map(|key| voice.say(&format!("help.ask.{key}"))));
            let bare = self.vague.iter().find(|word| word.why.contains(&Why::Time) && !takes_back(word));
            lines.extend(bare.map(|word| voice.tell("help.gap.says", context! { words => &word.text })));
        }
        if let Some(word) = self.vague.iter().find(|word| takes_back(word)) {
            lines.push(voice.tell("help.gap.conditional", context! { words => &word.text }));
            if asks.is_empty() {
                asks.push(voice.say("help.ask.least"));
            }
        }
        (lines, asks)
    }
}

fn takes_back(word: &VagueWord) -> bool {
    NO_PROMISE.is_in(&Words::of(&word.text))
}
