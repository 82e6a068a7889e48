//! A copy of a plan for one reader: a new plan by an allow-list, and what a person has to confirm.
//!
//! A field that the table does not give a reader is absent from that reader's copy, and its words are
//! looked for in the free text that is kept: names in any spelling, short forms and initials, settings,
//! places, days however written, numbers. A mark stands in their place. What the record does not hold
//! (another child's name, a nickname) is found by the reader of names and by form; where that is not
//! sure, the place is listed for a person. Nothing here calls a copy anonymous: that is for a person.
//!
//! The law: SEND Regulations 2014, regulation 17 (disclosure); Children and Families Act 2014, sections
//! 39 and 40 (consulting a school); UK GDPR, article 5(1)(c).

mod clean;
mod days;
mod document;
mod mark;
mod numbers;
mod report;
mod secrets;
mod table;
mod walk;
mod words;

use crate::json::{self, WriteError};
use crate::model::{CopyReader, Date, Plan, ReaderCopy, RightsHolderKind, StatedAge};
use crate::timescales::calendar::age_on;
use crate::wording::identity::{Known, Mention, PlanWords, Voice, mentions};
use clean::Searcher;
use jiff::ToSpan;
use mark::{Action, Kind};
use secrets::{Language, Secrets};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};
use walk::{KeptText, Walk};

pub use document::{copies_document, list_copies};
pub use mark::{Action as Decision, Certainty, Kind as HitKind};
pub use report::{ConfirmError, Confirmed, Hit, Report};

/// The longest name of a recipient, in characters: it stands in one line of every page.
pub const LONGEST_RECIPIENT: usize = 80;

/// For whom a copy is, and what it may hold beyond the usual.
#[derive(Debug, Clone)]
pub struct Options {
    /// The kind of reader.
    pub reader: CopyReader,
    /// The one person or body that the copy is for.
    pub recipient: String,
    /// The day of the age that stands for the date of birth. An anonymised copy needs it.
    pub on: Option<Date>,
    /// Whether an anonymised copy keeps Section A, cleaned.
    pub with_views: bool,
    /// Whether a full copy keeps confidential addresses, contacts and former names.
    pub with_confidential: bool,
    /// Whether a full copy keeps what a council's programs added.
    pub with_extensions: bool,
    /// What a person decided who went through an earlier report of the same copy.
    pub confirmed: Option<Confirmed>,
}

impl Options {
    /// The usual copy for this reader.
    #[must_use]
    pub fn new(reader: CopyReader, recipient: &str) -> Self {
        Self {
            reader,
            recipient: recipient.to_owned(),
            on: None,
            with_views: false,
            with_confidential: false,
            with_extensions: false,
            confirmed: None,
        }
    }
}

/// A copy and its report. The report stays with the sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The copy.
    pub plan: Plan,
    /// What was taken out, and what a person has to look at.
    pub report: Report,
}

/// Why no copy was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// A copy has one reader with a name.
    #[error("a copy is for one recipient by name, in one line of at most {LONGEST_RECIPIENT} characters")]
    Recipient,
    /// An age is of a day.
    #[error(
        "an anonymised copy has an age in the place of the date of birth; give the day of the age with --on"
    )]
    NoDay,
    /// The day of the age lies before the birth, or more than 120 years after it.
    #[error("on {0} the person of this plan had no age; give another day with --on")]
    NoAge(Date),
    /// A copy is made of the record.
    #[error("this file is a copy for another reader, not the record; make the copy from the record itself")]
    OfCopy,
    /// A flag that this reader cannot have.
    #[error("{0} goes with --for {1} only")]
    NotForReader(&'static str, &'static str),
    /// What a person decided is about something else.
    #[error(transparent)]
    Confirm(#[from] ConfirmError),
    /// The plan cannot be written, so it cannot be copied.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The copy that was made is no plan: a fault of the table.
    #[error("the copy is no plan by the schema, which is a fault of the engine: {0}")]
    NoPlan(String),
}

/// Makes the copy of a plan for one reader.
///
/// The same plan and options give the same copy. The record is left as it is.
///
/// # Errors
///
/// Where the options do not fit the reader, the plan is a copy itself, or what a person confirmed is of
/// another plan, version or reader.
pub fn copy(plan: &Plan, options: &Options) -> Result<Copied, CopyError> {
    check_options(plan, options)?;
    let sha256 = json::fingerprint(plan)?;
    let record = serde_json::to_value(plan).map_err(|error| CopyError::NoPlan(error.to_string()))?;
    let young = plan.rights_holder.kind == RightsHolderKind::YoungPerson;
    let age = stated_age(plan, options)?;
    let birth = age.and_then(|age| age.on.checked_sub(i32::from(age.years).years()).ok());
    let walk = Walk::new(&record, options, Kind::Child.mark(young), birth);
    let seen = walk.see(&record);

    let mut report = Report::new(plan, sha256, options);
    report.left_out = report::places(&record, seen.left_out);
    let small = small_words(&seen.texts);
    let places_too = options.reader == CopyReader::Anonymised;
    let mut secrets = Secrets::of(&seen.named, &Language { small: &small, places_too });
    if let Some(confirmed) = &options.confirmed {
        confirmed.is_of(&report)?;
        confirmed.also_remove.iter().for_each(|words| secrets.add_by_hand(words));
    }
    let named = names_in(plan, &seen.texts, options);
    let mut searcher = Searcher { secrets: &secrets, reader: options.reader, near: HashMap::new() };
    let mut cleaned = Vec::with_capacity(seen.texts.len());
    for (at, text) in seen.texts.iter().enumerate() {
        let of_text: Vec<&Mention> = named.get(&at).into_iter().flatten().collect();
        let found = searcher.search(text.words, &of_text, text.is_role());
        cleaned.push(report.record(text, found, options.confirmed.as_ref(), young)?);
    }
    report.name_places(&record);
    if let Some(confirmed) = &options.confirmed {
        confirmed.are_all_found(&report)?;
        report.also_remove.clone_from(&confirmed.also_remove);
        report.confirmed = true;
    }

    let mut value = walk.build(&record, cleaned);
    let copy_of = ReaderCopy {
        reader: options.reader,
        recipient: options.recipient.trim().to_owned(),
        confirmed: (options.confirmed.is_some()).then_some(true),
        age,
        left_out: walk.sections_left_out(),
        reformatted: (options.reader != CopyReader::Full && is_reformatted(&record)).then_some(true),
    };
    let said = serde_json::to_value(&copy_of).map_err(|error| CopyError::NoPlan(error.to_string()))?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("copy".to_owned(), said);
    }
    let plan: Plan = serde_json::from_value(value).map_err(|error| CopyError::NoPlan(error.to_string()))?;
    Ok(Copied { plan, report })
}

fn check_options(plan: &Plan, options: &Options) -> Result<(), CopyError> {
    let recipient = options.recipient.trim();
    let fits = (1..=LONGEST_RECIPIENT).contains(&recipient.chars().count());
    if !fits || recipient.chars().any(char::is_control) || !recipient.chars().any(char::is_alphanumeric) {
        return Err(CopyError::Recipient);
    }
    if plan.copy.is_some() {
        return Err(CopyError::OfCopy);
    }
    let only = |flag: bool, name: &'static str, reader: CopyReader| {
        let refused = flag && options.reader != reader;
        if refused { Err(CopyError::NotForReader(name, reader.name())) } else { Ok(()) }
    };
    only(options.with_views, "--with-views", CopyReader::Anonymised)?;
    only(options.with_confidential, "--with-confidential", CopyReader::Full)?;
    only(options.with_extensions, "--with-extensions", CopyReader::Full)?;
    Ok(())
}

/// The age that stands for the date of birth, where this reader has no date of birth.
fn stated_age(plan: &Plan, options: &Options) -> Result<Option<StatedAge>, CopyError> {
    if options.reader != CopyReader::Anonymised {
        return Ok(None);
    }
    let on = options.on.ok_or(CopyError::NoDay)?;
    let born = plan.child_or_young_person.date_of_birth;
    let years = if on < born { None } else { u8::try_from(age_on(born, on)).ok() };
    let years = years.filter(|years| *years <= 120).ok_or(CopyError::NoAge(on))?;
    Ok(Some(StatedAge { years, on }))
}

/// The words that stand somewhere in the texts in small letters.
fn small_words(texts: &[KeptText<'_>]) -> HashSet<String> {
    let mut small = HashSet::new();
    for text in texts {
        for word in words::words(text.words) {
            if !word.capital && !small.contains(&word.key) {
                small.insert(word.key);
            }
        }
    }
    small
}

/// Every name that the reader of names sees, by the text it stands in.
fn names_in(plan: &Plan, texts: &[KeptText<'_>], options: &Options) -> HashMap<usize, Vec<Mention>> {
    let mut found: HashMap<usize, Vec<Mention>> = HashMap::new();
    if options.reader == CopyReader::Full {
        return found;
    }
    let name = &plan.child_or_young_person.name;
    let own = [Some(&name.given), name.middle.as_ref(), name.family.as_ref(), name.preferred.as_ref()];
    let known = Known {
        names: own.into_iter().flatten().map(String::as_str).collect(),
        others: Vec::new(),
        ..Known::default()
    };
    let plan_words: Vec<PlanWords<'_>> = texts
        .iter()
        .map(|text| PlanWords { text: text.words, section: text.section(), voice: Voice::Plan })
        .collect();
    for mention in mentions(&plan_words, &known) {
        found.entry(mention.text).or_default().push(mention);
    }
    found
}

/// Whether words were taken from another document and nobody has confirmed all of them.
fn is_reformatted(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(is_reformatted),
        Value::Object(fields) => fields.iter().any(|(name, field)| match name.as_str() {
            "provenance" => field.get("confirmed_by").is_none() && field.get("confirmed_on").is_none(),
            "unplaced" => true,
            "extensions" => false,
            _ => is_reformatted(field),
        }),
        _ => false,
    }
}

/// The kinds of what was removed, for a summary.
fn kinds(hits: &[Hit]) -> BTreeSet<Kind> {
    hits.iter().filter(|hit| hit.decision == Action::Remove).map(|hit| hit.kind).collect()
}
