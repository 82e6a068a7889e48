//! Traces of another child in a plan's words: a name, a pronoun, a birth date, an age, a school.
//!
//! Councils write plans from other plans. What stays behind of the other child breaks that child's
//! privacy and makes this child's plan wrong (UK GDPR, article 5(1)(d)). The reader goes through
//! the whole plan at once as a careful person would: it learns who may rightly be named (the front
//! page, "his brother Tom", "Dr Owusu"), and then looks for a name that stands where only the
//! child can stand, as in "Adam finds it hard" or "support Adam to".
//!
//! Whoever is once introduced stays known in the rest of the plan. What cannot be told from a
//! place, a programme, a relative or an everyday word is left alone: a reader who is warned for
//! nothing stops reading the warnings.

mod birth;
mod by_place;
mod fold;
mod introductions;
mod lexicon;
mod mentions;
mod names;
mod people;
mod pronouns;
mod roles;
mod settings;
mod tokens;

use super::Words;
use crate::model::{Date, Pronouns, Section};
use std::ops::Range;

pub use fold::{distance, fold};
pub use mentions::{Mention, Mentioned, WordClass, is_short_form, mentions, word_class};

/// What is known of the child or young person, and of everyone else who may rightly be named.
#[derive(Debug, Clone, Default)]
pub struct Known<'a> {
    /// All names of the child: given, family, preferred and former, in any grouping.
    pub names: Vec<&'a str>,
    /// The pronouns that the child chose, where they are recorded. Without them the plan's own use decides.
    pub pronouns: Option<Pronouns>,
    /// The child's date of birth.
    pub date_of_birth: Option<Date>,
    /// The day on which stated ages are to be true: the plan's date.
    pub age_on: Option<Date>,
    /// The settings that the record names: attended now, before and next.
    pub settings: Vec<&'a str>,
    /// Everyone and everything else that the record names: parents, contacts, advisers, officers, bodies.
    pub others: Vec<&'a str>,
}

/// One text of the plan.
#[derive(Debug, Clone, Copy)]
pub struct PlanWords<'a> {
    /// The words, with their markdown marks.
    pub text: &'a str,
    /// The section they stand in. Section A and K, where other people are often named, are read with more patience.
    pub section: Option<Section>,
    /// Who speaks.
    pub voice: Voice,
}

/// Who speaks in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Voice {
    /// The authority, about the child.
    #[default]
    Plan,
    /// The child or young person, about themselves. Anyone they name is someone else.
    Child,
    /// A parent or anyone else who speaks for themselves.
    Other,
}

/// Something in the words that seems to be another child's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Which of the texts, by its place in the list.
    pub text: usize,
    /// Where in the text, in bytes. Both ends are at character boundaries.
    pub span: Range<usize>,
    /// The words that stand there.
    pub words: String,
    /// What it is.
    pub kind: Kind,
    /// Why it is taken for another child's.
    pub reason: Reason,
    /// How sure that is.
    pub certainty: Certainty,
}

/// What seems to be another child's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A name.
    Name,
    /// The child's own name, spelt in another way.
    Spelling,
    /// A pronoun, or "boy" and "girl".
    Pronoun,
    /// A date of birth.
    BirthDate,
    /// An age.
    Age,
    /// A school or other setting.
    Setting,
}

/// How sure a trace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Worth a look: probably the same child, as with a name in two spellings.
    Possible,
    /// More likely than not.
    Likely,
    /// No other reading was found.
    Sure,
}

/// Why something is taken for another child's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The name is the subject of what only the child needs, does or will do.
    NamedAsTheChild,
    /// Needs, targets, parents and the like are said to be this name's.
    OwnsWhatIsTheChilds,
    /// Somebody helps, teaches or works with this name as with the child.
    HelpedAsTheChild,
    /// The text gives it as the child's name.
    GivenAsTheName,
    /// The same name stands elsewhere in the place of the child.
    NamedElsewhereAsTheChild,
    /// It is nearly the child's name.
    NearlyTheName,
    /// The sentence is about nobody but the child, whose pronouns are others.
    OtherPronouns,
    /// It is not the date of birth on the front page.
    OtherDateOfBirth,
    /// It is more than a year from the age by the date of birth.
    OtherAge,
    /// The child is said to be at a setting that the plan does not name elsewhere.
    UnknownSetting,
}

/// Finds what seems to be another child's, over the whole plan, in the order of the texts.
#[must_use]
pub fn strangers(texts: &[PlanWords<'_>], known: &Known<'_>) -> Vec<Trace> {
    let cut: Vec<Words<'_>> = texts.iter().map(|words| Words::of(words.text)).collect();
    strangers_in(texts, &cut.iter().collect::<Vec<_>>(), known)
}

/// The same, where the texts are cut into words already, in the same order.
#[must_use]
pub fn strangers_in(texts: &[PlanWords<'_>], cut: &[&Words<'_>], known: &Known<'_>) -> Vec<Trace> {
    let tokens = tokens::Tokens::read(cut);
    let people = people::People::read(&tokens, texts, known);
    let mut traces = names::find(&tokens, texts, known, &people);
    pronouns::find(&tokens, texts, known, &people, &mut traces);
    birth::find(&tokens, texts, known, &people, &mut traces);
    settings::find(&tokens, texts, known, &people, &mut traces);
    traces.sort_by(|one, other| {
        (one.text, one.span.start, one.kind).cmp(&(other.text, other.span.start, other.kind))
    });
    traces.dedup_by(|one, other| one.text == other.text && one.span == other.span);
    traces
}

impl Trace {
    fn new(
        texts: &[PlanWords<'_>],
        text: usize,
        span: Range<usize>,
        found: (Kind, Reason, Certainty),
    ) -> Self {
        let words =
            texts.get(text).and_then(|words| words.text.get(span.clone())).unwrap_or_default().to_owned();
        Self { text, span, words, kind: found.0, reason: found.1, certainty: found.2 }
    }
}
