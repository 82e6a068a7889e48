//! Why a letter was not made. Each says what is wrong and how to mend it, and names no child.

use super::amendment::NoNotice;
use super::kind::Kind;
use crate::model::{Date, ReviewDecision};
use crate::timescales::QuestionError;

/// Why no letter can be made of this record on this day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LetterRefused {
    /// The record has another status.
    #[error("no {} letter can be made of this record: its status is {status}; {needs}", kind.name())]
    WrongStatus {
        /// The letter.
        kind: Kind,
        /// The status of the record.
        status: &'static str,
        /// What the letter needs.
        needs: &'static str,
    },
    /// The version was made for another reason.
    #[error("no {} letter can be made of this record: its version was made for the reason {reason}; {instead}", kind.name())]
    WrongReason {
        /// The letter.
        kind: Kind,
        /// The reason in the record.
        reason: &'static str,
        /// What fits that reason.
        instead: &'static str,
    },
    /// The notice of amendments does not fit the reason of the version.
    #[error(transparent)]
    NoNotice(#[from] NoNotice),
    /// Something in the record speaks against the letter.
    #[error("no {} letter can be made of this record: {what} on {day}; mend the event, or choose the letter that fits", kind.name())]
    Contradicted {
        /// The letter.
        kind: Kind,
        /// What happened.
        what: &'static str,
        /// When.
        day: Date,
    },
    /// An event that the letter is about is not recorded.
    #[error("no {} letter can be made of this record: {missing}", kind.name())]
    NotRecorded {
        /// The letter.
        kind: Kind,
        /// What is missing, and how to mend it.
        missing: &'static str,
    },
    /// Section I is not as the letter needs it.
    #[error("no {} letter can be made of this record: {what}", kind.name())]
    Placement {
        /// The letter.
        kind: Kind,
        /// What is wrong, with its law and mend.
        what: &'static str,
    },
    /// The day is before something that must come first.
    #[error("the letter cannot be dated {on}: {what} was on {day}; give a later day with --on")]
    TooEarly {
        /// The day given.
        on: Date,
        /// What came later.
        what: &'static str,
        /// When that was.
        day: Date,
    },
    /// The record has another day for it.
    #[error("the record says that {what} on {recorded}, not on {on}; give that day, or mend the event")]
    AnotherDay {
        /// The day given.
        on: Date,
        /// What the record says was done.
        what: &'static str,
        /// The day recorded.
        recorded: Date,
    },
    /// The record gives less time to answer than the law.
    #[error(
        "the record gives the family until {recorded} to answer, but the 15 days that begin on {on} end on {due}; mend `respond_by` of that event"
    )]
    TooFewDays {
        /// The day of service.
        on: Date,
        /// The last day recorded.
        recorded: Date,
        /// The last day by law.
        due: Date,
    },
    /// The review was already carried out.
    #[error(
        "the latest review in the record (meeting on {meeting}) led to the version of {made}; record the new review first (`ehcp review`)"
    )]
    CarriedOut {
        /// The meeting.
        meeting: Date,
        /// The day of the version that it led to.
        made: Date,
    },
    /// Nobody said what was decided.
    #[error(
        "the record does not say what was decided after the review of {meeting}; give --decision maintain, amend or cease, or record it in `annual_reviews`"
    )]
    NoDecision {
        /// The meeting.
        meeting: Date,
    },
    /// The record says that something else was decided.
    #[error(
        "the record says that the council decided to {recorded} after the review, not to {given}; leave --decision out, or mend `annual_reviews`"
    )]
    AnotherDecision {
        /// The decision recorded.
        recorded: &'static str,
        /// The decision given.
        given: &'static str,
    },
    /// A letter that is nothing without reasons.
    #[error(
        "the law asks for the reasons of this decision ({law}); give them with --reasons FILE, as Markdown"
    )]
    NoReasons {
        /// Where.
        law: String,
    },
    /// Something that the letter must tell and no record holds.
    #[error("the letter must tell {what} ({law}); give {flag}")]
    NotTold {
        /// What is missing.
        what: &'static str,
        /// Where the law asks for it.
        law: &'static str,
        /// How to give it.
        flag: &'static str,
    },
    /// Something was given that this letter has no place for.
    #[error("{flag} has no place in a {} letter; leave it out", kind.name())]
    NoPlace {
        /// The letter.
        kind: Kind,
        /// What was given.
        flag: &'static str,
    },
    /// A day that no calendar has.
    #[error("a day that the letter must name cannot be worked out")]
    Day(#[from] QuestionError),
}

/// The decision in words that follow "to".
pub(super) const fn decision_name(decision: ReviewDecision) -> &'static str {
    match decision {
        ReviewDecision::Maintain => "maintain",
        ReviewDecision::Amend => "amend",
        ReviewDecision::Cease => "cease",
    }
}

/// Why the words of a letter cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordingError {
    /// A file of the council's folder that no letter reads.
    #[error("{name} is no template of a letter; the names are: {known}")]
    UnknownFile {
        /// The file.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// A template is not what it should be.
    #[error("{file}{}: {reason}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
    Template {
        /// The file.
        file: String,
        /// The line.
        line: Option<usize>,
        /// What is wrong.
        reason: String,
    },
    /// Notices that the law needs and the words lost.
    #[error("the letter {form} may not be sent like this:\n{}", faults.join("\n"))]
    Lost {
        /// The letter.
        form: &'static str,
        /// Each notice that is missing or spoilt, with its law and mend.
        faults: Vec<String>,
    },
}

/// Why no letter was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LetterError {
    /// There is no such letter to be made of this record on this day.
    #[error(transparent)]
    Refused(#[from] LetterRefused),
    /// The words cannot be used.
    #[error(transparent)]
    Wording(#[from] WordingError),
    /// The document could not be made.
    #[error("the letter could not be made")]
    Render(#[from] crate::render::RenderError),
}
